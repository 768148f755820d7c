"""What a survey keeps of a text as plain values, and back: for the state of a run that can be resumed, and for JSON."""

from __future__ import annotations

from typing import Any

from directive_diff.findings.coverage import Cover
from directive_diff.model import ChangeKind, Demand, Fate, JudgeRecord, Level, Relation, Review
from directive_diff.surveys.values import Carrier, Cell, Changed, Failed, Member, Near, Own, Surveyed

Object = dict[str, Any]


def encoded(text: Surveyed) -> Object:
    """Return a text as plain values that JSON can hold; an enumeration is the text of its value."""
    review, judge = (value and value._asdict() for value in (text.review, text.judge))
    return {**text._asdict(), "member": text.member._asdict(), "review": review, "judge": judge}


def decoded(values: Object) -> Surveyed:
    """Return the text that `encoded` was given. Raises ValueError, TypeError or KeyError for what is none."""
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
        "review": Review(**review) if review else None,
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


def _cell(values: list[Any]) -> Cell:
    fate, share, links, *others = values
    near, refused = (tuple(Near(*each) for each in those) for those in others)
    return Cell(Fate(fate) if fate else None, share, tuple(map(_carrier, links)), near, refused)


def _carrier(values: list[Any]) -> Carrier:
    source, target, relation, score, text, changes, judged = values
    return Carrier(
        source,
        target,
        Relation(relation),
        score,
        text,
        tuple(Changed(ChangeKind(kind), old, new) for kind, old, new in changes),
        judged,
    )


def _own(values: list[Any]) -> Own:
    ident, text, origin, demand, new = values
    return Own(ident, text, Fate(origin) if origin else None, Demand(demand), tuple(new))
