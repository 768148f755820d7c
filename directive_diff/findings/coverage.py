"""Shares, fates and origins, counts: what follows from the links. Derived here, not stored.

A share counts characters: those of the linked clauses divided by those of the linkable ones.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, Self

from directive_diff.model import Fate, Relation, Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from directive_diff.model import Clause, Comparison, Directive, Link, Readout


class Cover(NamedTuple):
    """How many characters could be linked and how many are."""

    linked: int
    linkable: int

    @property
    def share(self) -> float | None:
        """The share that is linked, 0..1; None where nothing could be."""
        return self.linked / self.linkable if self.linkable else None


class Count(NamedTuple):
    """How many directives of a text have each fate; those without a linkable clause have none."""

    directives: int
    carried: int
    partly: int
    rest: int


class Coverage(NamedTuple):
    """One side of a comparison: which of its clauses are linked, and what that makes of its directives.

    ``nothing`` is what a directive without any link is called on this side: dropped of the source, new of the target.
    """

    readout: Readout
    links: Mapping[str, tuple[Link, ...]]
    nothing: Fate

    @classmethod
    def of(cls, comparison: Comparison, side: Side) -> Self:
        """Return one side of ``comparison``."""
        return cls.of_source(comparison) if side is Side.SOURCE else cls.of_target(comparison)

    @classmethod
    def of_source(cls, comparison: Comparison) -> Self:
        """Return the source's side: what became of each demand."""
        return cls(comparison.source, _by(comparison.links, "source"), Fate.DROPPED)

    @classmethod
    def of_target(cls, comparison: Comparison) -> Self:
        """Return the target's side: where each demand came from."""
        return cls(comparison.target, _by(comparison.links, "target"), Fate.NEW)

    def cover(self, clauses: Iterable[Clause]) -> Cover:
        """Return how much of ``clauses`` is linked, in characters."""
        linkable = [clause for clause in clauses if clause.linkable]
        linked = sum(clause.span.length for clause in linkable if clause.id in self.links)
        return Cover(linked, sum(clause.span.length for clause in linkable))

    def fate(self, directive: Directive) -> Fate | None:
        """Return the fate (or origin) of a directive: None where nothing in it could be linked."""
        match self.cover(directive.clauses):
            case Cover(_, 0):
                return None
            case Cover(0, _):
                return self.nothing
            case Cover(linked, linkable):
                return Fate.CARRIED if linked == linkable else Fate.PARTLY

    def counts(self) -> Count:
        """Return how many directives have each fate."""
        fates = Counter(self.fate(directive) for directive in self.readout.directives)
        return Count(len(self.readout.directives), fates[Fate.CARRIED], fates[Fate.PARTLY], fates[self.nothing])


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
