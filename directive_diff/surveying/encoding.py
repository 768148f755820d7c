"""What a survey keeps of a text as plain values, and back: for the state of a run that can be resumed, and for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from directive_diff.findings.coverage import Cover
from directive_diff.model import (
    ChangeKind,
    Demand,
    Fate,
    JudgeRecord,
    Level,
    Misfit,
    Named,
    Opinion,
    Relation,
    Review,
    Ruling,
    Verdict,
)
from directive_diff.surveys.values import Carrier, Cell, Changed, Failed, Member, Near, Own, Surveyed

if TYPE_CHECKING:
    from collections.abc import Iterable

Object = dict[str, Any]


def encoded(text: Surveyed) -> Object:
    """Return a text as plain values that JSON can hold; an enumeration is the text of its value."""
    review, judge = (value and value._asdict() for value in (text.review, text.judge))
    return {**text._asdict(), "member": text.member._asdict(), "review": review, "judge": judge}


def decoded(values: Object) -> Surveyed:
    """Return the text that `encoded` was given. Raises ValueError, TypeError or KeyError for anything else."""
    review, judge = values["review"], values["judge"]
    fields = {
        **values,
        "member": _member(values["member"]),
        "level": _level(values["level"]),
        "carried": Cover(*values["carried"]),
        "origin": Cover(*values["origin"]),
        "cells": tuple(map(_cell, values["cells"])),
        "own": tuple(map(_own, values["own"])),
        "phrases": tuple(values["phrases"]),
        "review": _review(review) if review else None,
        "judge": JudgeRecord(**judge) if judge else None,
    }
    return Surveyed(**fields)


def failed(member: Member, error: Object) -> Failed:
    """Return a text that could not be compared."""
    return Failed(member, error["en"], error["zh"])


def _member(values: Object) -> Member:
    return Member(**{**values, "level": _level(values["level"]), "above": tuple(values["above"])})


def _level(value: str | None) -> Level | None:
    return Level(value) if value else None


def _review(values: Object) -> Review:
    rulings, misfits = (values[name] for name in ("rulings", "misfits"))
    return Review(
        **{**values, "rulings": tuple(map(_ruling, rulings)), "misfits": tuple(map(_misfit, misfits))},
    )


def _ruling(values: list[Any]) -> Ruling:
    ruling = Ruling(*values)
    return ruling._replace(
        verdict=Verdict(ruling.verdict) if ruling.verdict else None,
        relation=Relation(ruling.relation) if ruling.relation else None,
        found_relation=Relation(ruling.found_relation) if ruling.found_relation else None,
        changes=_kinds(ruling.changes),
        found_changes=_kinds(ruling.found_changes) or (),
        source_demand=_demand(ruling.source_demand),
        target_demand=_demand(ruling.target_demand),
        found_source_demand=_demand(ruling.found_source_demand),
        found_target_demand=_demand(ruling.found_target_demand),
    )


def _misfit(values: list[Any]) -> Misfit:
    misfit = Misfit(*values)
    return misfit._replace(
        instead=tuple(Named(*each) for each in misfit.instead),
        changes=_kinds(misfit.changes),
        source_demand=_demand(misfit.source_demand),
        target_demand=_demand(misfit.target_demand),
        source_now=Named(*misfit.source_now) if misfit.source_now else None,
        target_now=Named(*misfit.target_now) if misfit.target_now else None,
    )


def _demand(value: str | None) -> Demand | None:
    return Demand(value) if value else None


def _kinds(values: Iterable[str] | None) -> tuple[ChangeKind, ...] | None:
    return None if values is None else tuple(map(ChangeKind, values))


def _cell(values: list[Any]) -> Cell:
    fate, share, links, *others = values
    near, refused = (tuple(map(_near, those)) for those in others)
    return Cell(Fate(fate) if fate else None, share, tuple(map(_carrier, links)), near, refused)


def _near(values: list[Any]) -> Near:
    source, target, score, text, opinion = values
    return Near(source, target, score, text, _opinion(opinion))


def _opinion(values: list[Any] | None) -> Opinion | None:
    if values is None:
        return None
    relation, *others = values
    return Opinion(Relation(relation) if relation else None, *others)


def _carrier(values: list[Any]) -> Carrier:
    source, target, relation, score, text, changes, judged, opinion = values
    return Carrier(
        source,
        target,
        Relation(relation),
        score,
        text,
        tuple(Changed(ChangeKind(kind), old, new) for kind, old, new in changes),
        judged,
        _opinion(opinion),
    )


def _own(values: list[Any]) -> Own:
    ident, text, origin, demand, new = values
    return Own(ident, text, Fate(origin) if origin else None, Demand(demand), tuple(new))
