"""The clauses of both texts, one by one: the fate of each, its counterparts, and its other candidates.

Coders of policy texts count clauses. Every format with a row for each clause, and the data frame, takes its rows from
here: T3.2.5 力争零死亡率 carries S3.6.5 保持零死亡率, adapted, weakened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from directive_diff.findings.coverage import Coverage
from directive_diff.findings.rows import crossing
from directive_diff.model import Relation, Side, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from directive_diff.model import Block, ChangeKind, Clause, Comparison, Directive, Fate, Link, Match, Ruling

_LEAST_SCORE = 0.01  # the score from which a candidate is mentioned


class ClauseRow(NamedTuple):
    """A clause of one ``side``, and its ``fate``, which is None if it is not linkable.

    ``moved`` means that one of its links is out of order. ``candidates`` are its pairs that are not links, best first;
    a clause without a link always has its nearest one. Of a possible clause, those that may carry it come first.
    """

    side: Side
    block: Block
    directive: Directive
    clause: Clause
    fate: Fate | None
    links: tuple[Link, ...]
    moved: bool
    candidates: tuple[Match, ...]

    @property
    def best(self) -> Link | None:
        """Its link with the highest score."""
        return max(self.links, key=lambda link: link.score, default=None)

    @property
    def relation(self) -> Relation | None:
        """The closest relation among its links."""
        relations = {link.relation for link in self.links}
        return next((relation for relation in Relation if relation in relations), None)

    @property
    def nearest(self) -> Match | None:
        """The nearest candidate of a clause without a link."""
        return self.candidates[0] if self.candidates and not self.links else None

    @property
    def changes(self) -> tuple[ChangeKind, ...]:
        """The kinds of change that its links made, each once."""
        return tuple(dict.fromkeys(change.kind for link in self.links for change in link.changes))


def clause_rows(comparison: Comparison, lead: Side = Side.SOURCE) -> Iterator[ClauseRow]:
    """Yield the clauses of both texts in order, those of the leading text first."""
    moved = crossing(comparison)
    for side in (lead, lead.other):
        coverage = Coverage.of(comparison, side)
        near = _near_matches(comparison, side)
        for block in coverage.readout.blocks:
            for directive in block.directives:
                for clause in directive.clauses:
                    links = coverage.links.get(clause.id, ())
                    out_of_order = any((link.source.id, link.target.id) in moved for link in links)
                    rows = _worth_showing(
                        coverage.possible.get(clause.id, ()), near.get(clause.id, ()), alone=not links
                    )
                    fate = coverage.clause_fate(clause)
                    yield ClauseRow(side, block, directive, clause, fate, links, out_of_order, rows)


def refused(comparison: Comparison) -> tuple[Match, ...]:
    """Return the pairs that are not links only because a judge refused them."""
    kept = {(link.source.id, link.target.id) for link in comparison.links}
    near = {(match.source.id, match.target.id): match for match in (*comparison.rejected, *comparison.possible)}
    return tuple(
        match
        for pair, match in near.items()
        if match.judged and match.opinion is not None and match.opinion.relation is None and pair not in kept
    )


def _near_matches(comparison: Comparison, side: Side) -> Mapping[str, list[Match]]:
    """Return the pairs that are not links, by the ids of the clauses of ``side``, best first."""
    pairs = {(match.source.id, match.target.id): match for match in (*comparison.candidates, *comparison.rejected)}
    near: dict[str, list[Match]] = {}
    for match in sorted(pairs.values(), key=lambda match: -match.score):
        near.setdefault(side.clause(match).id, []).append(match)
    return near


def _worth_showing(possible: Iterable[Match], near: Iterable[Match], *, alone: bool) -> tuple[Match, ...]:
    """Return the possible pairs, then the other near pairs, without those that have next to no chance.

    For a clause without a link (``alone``), the nearest is always kept.
    """
    pairs = {(match.source.id, match.target.id): match for match in (*possible, *near)}
    matches = tuple(pairs.values())
    return tuple(match for place, match in enumerate(matches) if match.score >= _LEAST_SCORE or (alone and place == 0))


def rejected(comparison: Comparison) -> tuple[Ruling, ...]:
    """Return the rulings of a reviewer that rejected links, if the comparison still has both clauses."""
    there = {clause.id for side in Side for clause in side.readout(comparison).clauses}
    rulings = comparison.review.rulings if comparison.review else ()
    return tuple(
        ruling for ruling in rulings if ruling.verdict is Verdict.REJECTED and {ruling.source, ruling.target} <= there
    )
