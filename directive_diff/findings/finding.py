"""Findings: what a reader must know first about a comparison; `gathering` makes them and every format shows them."""

from __future__ import annotations

from enum import StrEnum

from directive_diff.values import NamedTuple


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
    """Words of the source, and those that replace them in the target; None if a side has none."""

    source: str | None
    target: str | None


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
