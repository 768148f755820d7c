"""The nouns of a review: what a person said of a comparison, row by row, and what no longer fits its texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from directive_diff.model.kinds import ChangeKind, Demand, Relation, Verdict


class Ruling(NamedTuple):
    """What a reviewer said of a link, or of a clause without one, beside what the program had found.

    ``source`` and ``target`` are the ids of the clauses; one is None for a clause that rightly has no link. ``verdict``
    is None if there is only a remark or a corrected kind of demand. ``relation``, ``changes`` and the demands are the
    reviewer's, None if unchanged; those that begin with ``found`` are the program's, without relation and score if it
    had found no link.
    """

    source: str | None
    target: str | None
    verdict: Verdict | None
    relation: Relation | None = None
    changes: tuple[ChangeKind, ...] | None = None
    source_demand: Demand | None = None
    target_demand: Demand | None = None
    found_relation: Relation | None = None
    found_score: float | None = None
    found_changes: tuple[ChangeKind, ...] = ()
    found_source_demand: Demand | None = None
    found_target_demand: Demand | None = None
    remark: str = ""
    reviewer: str | None = None
    time: str | None = None


class Named(NamedTuple):
    """A clause as it is named: its id, and its words where they are known."""

    id: str
    text: str = ""


class Misfit(NamedTuple):
    """A row of a review that no longer fits the texts, with everything that the reviewer said in it.

    ``verdict`` is that of the row (a verdict, a relation, or empty), ``instead`` the clauses that the reviewer named.
    ``source_now`` and ``target_now`` are the clauses of today with the same words, else with the most similar ones,
    where the verdict can be given again; None if there is nothing like it.
    """

    row: int
    source: str
    source_text: str
    target: str
    target_text: str
    verdict: str
    remark: str = ""
    instead: tuple[Named, ...] = ()
    changes: tuple[ChangeKind, ...] | None = None
    source_demand: Demand | None = None
    target_demand: Demand | None = None
    reviewer: str | None = None
    time: str | None = None
    source_now: Named | None = None
    target_now: Named | None = None


class Review(NamedTuple):
    """A person's review of the links: who and when, if stated, and the number of verdicts of each kind.

    ``misfits`` lists the verdicts that could not be kept because a text has changed, ``rulings`` the others, in the
    order of the file; ``sha256`` is that file's digest.
    """

    reviewer: str | None
    date: str | None
    accepted: int
    rejected: int
    changed: int
    added: int
    rulings: tuple[Ruling, ...] = ()
    misfits: tuple[Misfit, ...] = ()
    sha256: str = ""

    @property
    def unfit(self) -> int:
        """The number of verdicts that could not be kept."""
        return len(self.misfits)
