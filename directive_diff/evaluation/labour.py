"""What checking gains: the F1 of the links by the share of the target's clauses that were checked.

The gold simulates a reviewer who checks the clauses, least certain first (`findings.doubt`), and corrects them: each
checked clause gets the links that the readers required, the others keep those that the program found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from directive_diff.evaluation.scoring import SHORTEST, is_inside, match
from directive_diff.findings.doubt import doubts
from directive_diff.model import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from directive_diff.evaluation.gold import Gold, GoldLink
    from directive_diff.findings.doubt import Doubt
    from directive_diff.model import Comparison, Link, Span

SHARES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


class Point(NamedTuple):
    """After a share of the clauses was checked: the F1 of all links, and how many of the other clauses are right."""

    share: float
    f1: float
    right: int
    rest: int


class Work(NamedTuple):
    """A clause that readers judged: its right and wrong links, the gold links they hit, and those required."""

    doubt: Doubt
    right: int
    wrong: int
    met: frozenset[GoldLink]
    asked: frozenset[GoldLink]

    @property
    def is_right(self) -> bool:
        """Whether all of its links are right and no required one is missing."""
        return not self.wrong and self.asked <= self.met


def labour(comparison: Comparison, gold: Gold, shares: Sequence[float] = SHARES) -> tuple[Point, ...]:
    """Return the curve of one pair: what is reached after each of ``shares`` of the target's clauses."""
    return curve(list(judged(comparison, gold, Side.TARGET)), gold, shares)


def curve(works: Sequence[Work], gold: Gold, shares: Sequence[float] = SHARES) -> tuple[Point, ...]:
    """Return what is reached after each of ``shares`` of ``works``, the least certain first."""
    ordered = sorted(works, key=lambda work: work.doubt.right)
    return tuple(_point(share, ordered, gold) for share in shares)


def mean(curves: Sequence[Sequence[Point]]) -> tuple[Point, ...]:
    """Return the mean of several curves: the mean F1 of the pairs, and the sums of their clauses."""
    return tuple(
        Point(
            points[0].share,
            round(sum(point.f1 for point in points) / len(points), 4),
            sum(point.right for point in points),
            sum(point.rest for point in points),
        )
        for points in zip(*(curve for curve in curves if curve), strict=True)
    )


def judged(comparison: Comparison, gold: Gold, side: Side) -> Iterable[Work]:
    """Yield the linkable clauses of one side inside what was read."""
    for doubt in getattr(doubts(comparison), side.value):
        span = doubt.clause.span
        if is_inside(span, gold.regions[side.value]) and span.length >= SHORTEST:
            yield _work(doubt, gold, side)


def _work(doubt: Doubt, gold: Gold, side: Side) -> Work:
    here = [gold_link for gold_link in gold.links if match(doubt.clause.span, getattr(gold_link, side.value))]
    hits = [
        {gold_link for gold_link in here if match(_counterpart_span(link, side), getattr(gold_link, side.other.value))}
        for link in doubt.links
        if is_inside(_counterpart_span(link, side), gold.regions[side.other.value])
    ]
    return Work(
        doubt,
        sum(any(gold_link.required for gold_link in those) for those in hits),
        sum(not those for those in hits),
        frozenset(gold_link for those in hits for gold_link in those if gold_link.required),
        frozenset(gold_link for gold_link in here if gold_link.required),
    )


def _counterpart_span(link: Link, side: Side) -> Span:
    return side.other.clause(link).span


def _point(share: float, works: Sequence[Work], gold: Gold) -> Point:
    looked, rest = works[: round(share * len(works))], works[round(share * len(works)) :]
    right = sum(len(work.asked) for work in looked) + sum(work.right for work in rest)
    wrong = sum(work.wrong for work in rest)
    met = frozenset().union(*(work.asked for work in looked), *(work.met for work in rest))
    asked = sum(link.required for link in gold.links)
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = len(met) / asked if asked else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Point(share, round(f1, 4), sum(work.is_right for work in rest), len(rest))
