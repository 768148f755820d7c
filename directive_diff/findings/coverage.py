"""Shares, fates and origins, counts: what follows from the links. Derived here, not stored.

A share counts characters: those of the linked clauses divided by those of the linkable ones.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, Self

from directive_diff.model import Fate, Relation, Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from directive_diff.model import Clause, Comparison, Directive, Link, Match, Readout


class Cover(NamedTuple):
    """How many characters could be linked, how many are, and how many of the others are possibly carried."""

    linked: int
    linkable: int
    possible: int = 0

    @property
    def share(self) -> float | None:
        """The share that is linked, 0..1; None where nothing could be."""
        return self.linked / self.linkable if self.linkable else None

    @property
    def possible_share(self) -> float | None:
        """The share that is not linked but possibly carried, 0..1; None where nothing could be linked."""
        return self.possible / self.linkable if self.linkable else None


class Count(NamedTuple):
    """How many directives of a text have each fate; those without a linkable clause have none."""

    directives: int
    carried: int
    partly: int
    rest: int
    possible: int = 0


class Coverage(NamedTuple):
    """One side of a comparison: which of its clauses are linked, and what that makes of its directives.

    ``nothing`` is what a directive without any link is called on this side: dropped of the source, new of the target.
    ``possible`` has, by the id of a clause without a link, what possibly carries it (of a clause of the target: what it
    possibly carries), the nearest first.
    """

    readout: Readout
    links: Mapping[str, tuple[Link, ...]]
    nothing: Fate
    possible: Mapping[str, tuple[Match, ...]] = {}

    @classmethod
    def of(cls, comparison: Comparison, side: Side) -> Self:
        """Return one side of ``comparison``."""
        return cls.of_source(comparison) if side is Side.SOURCE else cls.of_target(comparison)

    @classmethod
    def of_source(cls, comparison: Comparison) -> Self:
        """Return the source's side: what became of each demand."""
        links = _by(comparison.links, "source")
        return cls(comparison.source, links, Fate.DROPPED, _near(comparison, Side.SOURCE, links))

    @classmethod
    def of_target(cls, comparison: Comparison) -> Self:
        """Return the target's side: where each demand came from."""
        links = _by(comparison.links, "target")
        return cls(comparison.target, links, Fate.NEW, _near(comparison, Side.TARGET, links))

    def cover(self, clauses: Iterable[Clause]) -> Cover:
        """Return how much of ``clauses`` is linked, and possibly carried, in characters."""
        linkable = [clause for clause in clauses if clause.linkable]
        linked = sum(clause.span.length for clause in linkable if clause.id in self.links)
        possible = sum(clause.span.length for clause in linkable if clause.id in self.possible)
        return Cover(linked, sum(clause.span.length for clause in linkable), possible)

    def clause_fate(self, clause: Clause) -> Fate | None:
        """Return what became of a clause, or where it came from: None where it could not be linked."""
        if not clause.linkable:
            return None
        if clause.id in self.links:
            return Fate.CARRIED
        return Fate.POSSIBLE if clause.id in self.possible else self.nothing

    def fate(self, directive: Directive) -> Fate | None:
        """Return the fate (or origin) of a directive: None where nothing in it could be linked."""
        match self.cover(directive.clauses):
            case Cover(_, 0):
                return None
            case Cover(0, _, possible):
                return Fate.POSSIBLE if possible else self.nothing
            case Cover(linked, linkable):
                return Fate.CARRIED if linked == linkable else Fate.PARTLY

    def counts(self) -> Count:
        """Return how many directives have each fate."""
        fates = Counter(self.fate(directive) for directive in self.readout.directives)
        return Count(
            len(self.readout.directives),
            fates[Fate.CARRIED],
            fates[Fate.PARTLY],
            fates[self.nothing],
            fates[Fate.POSSIBLE],
        )


def relations(links: Iterable[Link]) -> dict[Relation, int]:
    """Return how many links there are of each relation."""
    counts = Counter(link.relation for link in links)
    return {relation: counts[relation] for relation in Relation}


def _by(links: Iterable[Link], side: str) -> dict[str, tuple[Link, ...]]:
    grouped: dict[str, tuple[Link, ...]] = {}
    for link in links:
        clause: Clause = getattr(link, side)
        grouped[clause.id] = (*grouped.get(clause.id, ()), link)
    return grouped


def _near(comparison: Comparison, side: Side, links: Mapping[str, object]) -> dict[str, tuple[Match, ...]]:
    """Return what comes near to the clauses of ``side`` that have no link, by their ids, the nearest first."""
    grouped: dict[str, tuple[Match, ...]] = {}
    for match in sorted(comparison.possible, key=lambda match: -match.score):
        clause = side.clause(match)
        if clause.id not in links:
            grouped[clause.id] = (*grouped.get(clause.id, ()), match)
    return grouped
