"""Findings: what a reader must know first, and the words that they quote; every format shows what `gathering` finds."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from directive_diff.model import ChangeKind
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from directive_diff.model import Change, Clause, Link, Wording

Marks = tuple[tuple[int, int], ...]
"""Places ``[start, end)`` of a text."""

_JOINS = "、"
_BARE = 2  # characters besides the words of a change that say nothing: 要 of 要坚定不移
_WHOLE = 26  # characters of a clause that is quoted whole


class Kind(StrEnum):
    """What a finding is about, the most important kind first."""

    PROHIBITION_DROPPED = "prohibition_dropped"
    REVERSED = "reversed"
    FIGURE_CHANGED = "figure_changed"
    FIGURE_DROPPED = "figure_dropped"
    WEAKENED = "weakened"
    SCOPE = "scope"
    PROHIBITION_ADDED = "prohibition_added"
    FIGURE_ADDED = "figure_added"
    LOCALISED = "localised"
    DEMAND_DROPPED = "demand_dropped"


class Words(NamedTuple):
    """Words of the source, and those that replace them in the target; None if a side has none.

    ``of_source`` and ``of_target`` are the places in them of what changed.
    """

    source: str | None
    target: str | None
    of_source: Marks = ()
    of_target: Marks = ()


class Finding(NamedTuple):
    """One finding: what happened, with the words and clauses concerned.

    ``weight`` orders findings, ``confidence`` says how sure it is (both 0..1). ``name`` is the word that forbids, or
    None; ``number`` is the number of its clauses, ``of`` how many of that kind the text has, if that is informative.
    ``near`` is the number of those that are possibly carried, and not among its clauses. ``clauses`` are the ids of its
    clauses of both sides, in the order of ``words``.
    """

    kind: Kind
    weight: float
    confidence: float
    words: tuple[Words, ...]
    clauses: tuple[str, ...]
    number: int
    name: str | None = None
    of: int | None = None
    near: int = 0


class Findings(NamedTuple):
    """The findings of a comparison, most important first: the sure ones, and those that a person should check."""

    sure: tuple[Finding, ...]
    to_check: tuple[Finding, ...]


def words_of_changes(changed: Iterable[tuple[Link, Change]], terms: Mapping[str, str]) -> tuple[Words, ...]:
    """Return the words of changes of one kind; those in the same passages are quoted together.

    ``terms`` holds, by the id of a clause that is only a date, that date with the demand that is due then.
    """
    passages: dict[tuple[str | None, str | None], Words] = {}
    for link, change in changed:
        words = words_of_change(link, change, terms)
        other = passages.setdefault(words[:2], words)
        if other is not words:
            of_source, of_target = other.of_source + words.of_source, other.of_target + words.of_target
            passages[words[:2]] = words._replace(of_source=of_source, of_target=of_target)
    return tuple(passages.values())


def words_of_change(link: Link, change: Change, terms: Mapping[str, str]) -> Words:
    """Return the words of a change; if these are few, with the part of the clause around them."""
    if change.kind is ChangeKind.LOCALISED:
        return Words(change.source and change.source.text, change.target and change.target.text)
    source, of_source = _passage(link.source, change.source, link, terms)
    target, of_target = _passage(link.target, change.target, link, terms)
    return Words(source, target, of_source, of_target)


def _passage(clause: Clause, wording: Wording | None, link: Link, terms: Mapping[str, str]) -> tuple[str, Marks]:
    """Return the part of a clause around ``wording``, and where the wording is in it."""
    whole = clause.id in terms
    start, end = (0, clause.span.length) if whole else _part(clause, wording, link)
    text = terms[clause.id] if whole else clause.text[start:end]
    if wording is None:
        return text, ()
    at = wording.span.start - clause.span.start - start
    return text, ((at, at + wording.span.length),)


def _part(clause: Clause, wording: Wording | None, link: Link) -> tuple[int, int]:
    """Return the part of a long clause that contains ``wording``: the list member, without the other members.

    A member that is hardly more than these words says nothing alone: 要坚定不移 of 要坚定不移、一以贯之推动. If this
    text lacks the words, it is the member nearest to that of the other text, or the whole clause. A short clause is
    whole: of 全面推行县、乡、村三级路长制, 全面推行县 would say something else.
    """
    text = clause.text
    if max(link.source.span.length, link.target.span.length) <= _WHOLE:
        return 0, len(text)
    if wording is not None:
        at = wording.span.start - clause.span.start
        start = text.rfind(_JOINS, 0, at) + 1
        end = text.find(_JOINS, max(at + wording.span.length, start + wording.span.length + _BARE))
        return start, end if end >= 0 else len(text)
    shared = [run.source if clause is link.source else run.target for run in link.evidence]
    first = min(shared, default=None)
    if first is None:
        return 0, len(text)
    at = first.start - clause.span.start
    end = text.find(_JOINS, at)
    return text.rfind(_JOINS, 0, at) + 1, end if end >= 0 else len(text)
