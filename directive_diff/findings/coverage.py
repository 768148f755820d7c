"""Shares, fates, origins and counts: what follows from the links. Derived here, not stored.

A share is the number of characters of the linked clauses divided by that of the linkable ones.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Self

from directive_diff.model import Fate, Relation, Side
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from directive_diff.model import Block, Clause, Comparison, Directive, Link, Match, Readout

_TEXT = ""  # the whole text, among the ids of its blocks and directives


class Cover(NamedTuple):
    """Numbers of characters: linkable, linked, and, of the others, possibly carried."""

    linked: int
    linkable: int
    possible: int = 0

    @property
    def share(self) -> float | None:
        """The share that is linked (0..1); None if nothing is linkable."""
        return self.linked / self.linkable if self.linkable else None

    @property
    def possible_share(self) -> float | None:
        """The share that is not linked but possibly carried (0..1); None if nothing is linkable."""
        return self.possible / self.linkable if self.linkable else None


class Count(NamedTuple):
    """How many directives of a text have each fate; those without a linkable clause have none."""

    directives: int
    carried: int
    partly: int
    possible: int
    rest: int


class Coverage(NamedTuple):
    """One side of a comparison: which of its clauses are linked, and the resulting fates of its directives.

    ``nothing`` is the fate of a directive without any link: dropped in the source, new in the target. ``possible`` has,
    by the id of a clause without a link, the matches that may carry it (or, for the target, that it may carry), the
    nearest first.
    If the user selected a part, ``counted`` is the text that shares, fates and counts refer to, and ``covers`` has
    how much of it is covered, by the id of a directive or block; ``readout`` and ``links`` are what is listed.
    """

    readout: Readout
    links: Mapping[str, tuple[Link, ...]]
    nothing: Fate
    possible: Mapping[str, tuple[Match, ...]]
    counted: Readout | None = None
    covers: Mapping[str, Cover] | None = None

    @classmethod
    def of(cls, comparison: Comparison, side: Side) -> Self:
        """Return the coverage of one side of ``comparison``."""
        nothing = Fate.DROPPED if side is Side.SOURCE else Fate.NEW
        near = _nearest_unlinked(comparison.base, side)
        coverage = cls(side.readout(comparison), _by(comparison.links, side), nothing, near)
        if comparison.counted is comparison:
            return coverage
        counted = cls(side.readout(comparison.counted), _by(comparison.counted.links, side), nothing, near)
        return coverage._replace(counted=counted.readout, covers=counted.every_cover())

    @classmethod
    def of_source(cls, comparison: Comparison) -> Self:
        """Return the coverage of the source: the fate of each demand."""
        return cls.of(comparison, Side.SOURCE)

    @classmethod
    def of_target(cls, comparison: Comparison) -> Self:
        """Return the coverage of the target: the origin of each demand."""
        return cls.of(comparison, Side.TARGET)

    def cover(self, clauses: Iterable[Clause]) -> Cover:
        """Return how much of ``clauses`` is linked, and possibly carried, in characters."""
        linked = linkable = possible = 0
        for clause in clauses:
            if clause.linkable:
                length = clause.span.length
                linkable += length
                linked += length if clause.id in self.links else 0
                possible += length if clause.id in self.possible else 0
        return Cover(linked, linkable, possible)

    def clause_fate(self, clause: Clause) -> Fate | None:
        """Return the fate (or origin) of a clause; None if it is not linkable."""
        if not clause.linkable:
            return None
        if clause.id in self.links:
            return Fate.CARRIED
        return Fate.POSSIBLE if clause.id in self.possible else self.nothing

    @property
    def of_text(self) -> Cover:
        """How much of the text is linked."""
        return self.cover(self.readout.clauses) if self.covers is None else self.covers[_TEXT]

    def of_directive(self, directive: Directive) -> Cover:
        """Return how much of a directive is linked."""
        return self.cover(directive.clauses) if self.covers is None else self.covers[directive.id]

    def of_block(self, block: Block) -> Cover:
        """Return how much of a block is linked."""
        if self.covers is not None:
            return self.covers[block.id]
        return self.cover(clause for directive in block.directives for clause in directive.clauses)

    @property
    def counted_text(self) -> Readout:
        """The text that shares and numbers refer to."""
        return self.counted or self.readout

    def knows(self, directive: Directive) -> bool:
        """Return whether a directive belongs to the part that is counted."""
        return self.covers is None or directive.id in self.covers

    def every_cover(self) -> dict[str, Cover]:
        """Return the cover of each directive and block, by its id, and of the text."""
        covers = {_TEXT: self.of_text}
        for block in self.readout.blocks:
            covers[block.id] = self.of_block(block)
            covers |= {directive.id: self.of_directive(directive) for directive in block.directives}
        return covers

    def fate(self, directive: Directive) -> Fate | None:
        """Return the fate (or origin) of a directive; None if nothing in it can be linked."""
        match self.of_directive(directive):
            case Cover(_, 0):
                return None
            case Cover(0, _, possible):
                return Fate.POSSIBLE if possible else self.nothing
            case Cover(linked, linkable):
                return Fate.CARRIED if linked == linkable else Fate.PARTLY

    def counts(self) -> Count:
        """Return how many directives have each fate."""
        return self.counts_of(self.counted_text.directives)

    def counts_of(self, directives: Iterable[Directive]) -> Count:
        """Return how many of ``directives`` have each fate."""
        fates = Counter(self.fate(directive) for directive in directives)
        carried, partly, possible = (fates[fate] for fate in (Fate.CARRIED, Fate.PARTLY, Fate.POSSIBLE))
        return Count(fates.total(), carried, partly, possible, fates[self.nothing])

    def amounts(self) -> dict[Fate, float]:
        """Return the parts of a bar, by fate, as shares (0..1) of the text's linkable characters.

        First what is linked, in directives carried wholly and partly (together, the share); then what is possibly
        carried, and the rest.
        """
        covers = [(self.fate(each), self.of_directive(each)) for each in self.counted_text.directives]
        linked = {fate: sum(c.linked for f, c in covers if f is fate) for fate in (Fate.CARRIED, Fate.PARTLY)}
        linkable = sum(cover.linkable for _, cover in covers)
        possible = sum(cover.possible for _, cover in covers)
        rest = linkable - possible - sum(linked.values())
        amounts = {**linked, Fate.POSSIBLE: possible, self.nothing: rest}
        return {fate: amount / linkable if linkable else 0.0 for fate, amount in amounts.items()}


def relations(links: Iterable[Link]) -> dict[Relation, int]:
    """Return how many links there are of each relation."""
    counts = Counter(link.relation for link in links)
    return {relation: counts[relation] for relation in Relation}


def _by(links: Iterable[Link], side: Side) -> dict[str, tuple[Link, ...]]:
    grouped: dict[str, tuple[Link, ...]] = {}
    for link in links:
        clause = side.clause(link)
        grouped[clause.id] = (*grouped.get(clause.id, ()), link)
    return grouped


def _nearest_unlinked(comparison: Comparison, side: Side) -> dict[str, tuple[Match, ...]]:
    """Return the near matches of the clauses of ``side`` without a link, by their ids, the nearest first."""
    linked = {side.clause(link).id for link in comparison.links}
    grouped: dict[str, tuple[Match, ...]] = {}
    for match in sorted(comparison.possible, key=lambda match: -match.score):
        clause = side.clause(match)
        if clause.id not in linked:
            grouped[clause.id] = (*grouped.get(clause.id, ()), match)
    return grouped
