"""The chance that the result for each clause is right, which gives the order in which a reviewer should check.

For a clause with links, this is the chance that all of them are right and none is missing; for a clause called new, not
carried or possible, that it has none. A logistic regression with few features estimates it (``data/doubt.tsv``, with
the small reader ``doubt-small.tsv``, fitted by ``benchmarks/doubt.py`` to pairs with known links, both sides together):
加强群众工作 with a link of .95 and nothing else near gets .9 and comes last; 稳妥推进复工复产 with a link of .60 and a
rival of .25 gets .4 and comes first. What a reviewer has judged counts as certain.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from operator import attrgetter, mul
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.model import Side, Verdict
from directive_diff.odds import chance_of, log_odds_of
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from directive_diff.model import Clause, Comparison, Link, Match, Tool

_LEAST_CHANCE = 1e-3  # chances are limited to this, and to one minus this
_AROUND = 2  # clauses before and after

Features = dict[str, float]


class Doubt(NamedTuple):
    """The result for a clause, and the chance (0..1) that it is ``right``.

    ``links`` are its links and ``nearest`` the nearest other candidates, each with the clause of the other text.
    ``judged`` says whether a person has reviewed it.
    """

    clause: Clause
    side: Side
    right: float
    links: tuple[Link, ...]
    nearest: tuple[tuple[Match, Clause], ...]
    judged: bool = False


class Doubts(NamedTuple):
    """The linkable clauses of both texts, in the order of the text."""

    source: tuple[Doubt, ...]
    target: tuple[Doubt, ...]

    @property
    def ordered(self) -> tuple[Doubt, ...]:
        """The clauses to check, least certain first: the target's, and the source's without a link."""
        alone = (doubt for doubt in self.source if not doubt.links)
        return tuple(sorted(chain(self.target, alone), key=_sort_key))

    def to_check(self, most: int) -> tuple[Doubt, ...]:
        """Return the ``most`` least certain clauses of the target; correcting these also corrects the source's."""
        return tuple(sorted(self.target, key=_sort_key)[:most])


class Check(NamedTuple):
    """How many of the target's clauses the reviewer will check: a number, or a ``share`` (0..1) of them."""

    number: int | None = None
    share: float = 0.0

    @staticmethod
    def of(comparison: Comparison) -> int:
        """Return the number of linkable clauses of the target."""
        return sum(clause.linkable for clause in comparison.target.clauses)

    def most(self, comparison: Comparison) -> int:
        """Return the number of clauses to check."""
        of = self.of(comparison)
        return min(of, round(self.share * of) if self.number is None else self.number)


def doubts(comparison: Comparison) -> Doubts:
    """Return the chance that the result for each clause of ``comparison`` is right."""
    whole = comparison.base
    every = Doubts(*(tuple(_Side(whole, side).doubts()) for side in Side))
    if comparison.cut is None:
        return every
    return Doubts(*(tuple(_of_part(one, comparison)) for one in every))


def _of_part(doubts: Iterable[Doubt], part: Comparison) -> Iterable[Doubt]:
    """Yield the clauses in ``part`` of a comparison, with the links in it."""
    clauses = {clause.id for side in Side for clause in side.readout(part).clauses}
    links = {(link.source.id, link.target.id) for link in part.links}
    for doubt in doubts:
        left = tuple(link for link in doubt.links if (link.source.id, link.target.id) in links)
        if doubt.clause.id in clauses and (left or not doubt.links):
            yield doubt._replace(links=left)


def describe(comparison: Comparison, side: Side) -> dict[str, Features]:
    """Return the features of the linkable clauses of one side, by their ids."""
    clauses = _Side(comparison, side)
    return {clause.id: clauses.features(clause) for clause in clauses.clauses if clause.linkable}


def _sort_key(doubt: Doubt) -> tuple[bool, float, bool, int]:
    return (doubt.judged, doubt.right, doubt.side is Side.SOURCE, doubt.clause.span.start)


class _Side:
    """One side of a comparison: what is known about its clauses."""

    def __init__(self, comparison: Comparison, side: Side) -> None:
        self.side = side
        ours, theirs = attrgetter(side.value), attrgetter(side.other.value)
        self.read = comparison.tool.reader is not None
        self.table = comparison.tool.fitted("doubt")
        self.clauses = side.readout(comparison).clauses
        self.links: dict[str, list[Link]] = defaultdict(list)
        for link in comparison.links:
            self.links[ours(link).id].append(link)
        self.near: dict[str, list[Match]] = defaultdict(list)
        for match in sorted(comparison.candidates, key=attrgetter("score"), reverse=True):
            self.near[ours(match).id].append(match)
        self.nearest = _best(comparison.rejected, side)
        self.possible = frozenset(c.id for match in comparison.possible for c in (match.source, match.target))
        self.judged = _settled_by_person(comparison, side)
        self.places = {clause.id: place for place, clause in enumerate(self.clauses)}
        self.linked = [clause.id in self.links for clause in self.clauses]
        linkable = [clause for clause in self.clauses if clause.linkable]
        self.related = sum(clause.id in self.links for clause in linkable) / max(1, len(linkable))
        self.directives: dict[str, set[tuple[str, str]]] = defaultdict(set)  # of the other text, by directive of ours
        for link in comparison.links:
            clause = ours(link)
            self.directives[clause.directive].add((clause.id, theirs(link).directive))

    def doubts(self) -> Iterable[Doubt]:
        """Yield the linkable clauses."""
        theirs = attrgetter(self.side.other.value)
        for clause in self.clauses:
            if clause.linkable:
                judged = clause.id in self.judged
                near = tuple((match, theirs(match)) for match in self.near[clause.id])
                right = 1.0 if judged else _chance(self.features(clause), self.table)
                yield Doubt(clause, self.side, right, tuple(self.links.get(clause.id, ())), near, judged)

    def features(self, clause: Clause) -> Features:
        """Return the features of a clause."""
        links, near = self.links.get(clause.id, []), self.near.get(clause.id, [])
        best = log_odds_of(near[0].score if near else 0.0, _LEAST_CHANCE)
        if not links:
            reasons = self._reasons(self.nearest.get(clause.id))
            return {
                "alone_best": best,
                "alone_possible": float(clause.id in self.possible),
                "alone_around": self._share_linked_around(clause),
                "alone_demands": float(clause.demand.binds),
                "alone_wording": reasons.get("wording", 0.0),
                "alone_rivals": reasons.get("rivals", 0.0),
                "alone_together": self._links_together(clause, near[0] if near else None),
                **({"alone_reading": reasons.get("reading", 0.0)} if self.read else {}),
            }
        weakest = min(links, key=lambda link: link.score)
        reasons = self._reasons(weakest)
        return {
            "linked": 1.0,
            "linked_wrong": sum(1 - link.score for link in links),
            "linked_best": best,
            "linked_rivals": reasons.get("rivals", 0.0),
            "linked_covered": reasons.get(f"{self.side.value}_covered", 0.0),
            "linked_together": self._links_together(clause, links[0]),
            "linked_related": self.related,
            "linked_demands": float(clause.demand.binds),
            **({"linked_reading": reasons.get("reading", 0.0)} if self.read else {}),
        }

    def _reasons(self, match: Match | Link | None) -> dict[str, float]:
        return dict(match.reasons) if match else {}

    def _share_linked_around(self, clause: Clause) -> float:
        """Return the share of the surrounding clauses that are linked (0..1)."""
        at = self.places[clause.id]
        around = self.linked[max(0, at - _AROUND) : at] + self.linked[at + 1 : at + 1 + _AROUND]
        return sum(around) / len(around) if around else 0.0

    def _links_together(self, clause: Clause, match: Match | Link | None) -> float:
        """Return whether (0 or 1) another clause of its directive is linked to the directive of its counterpart."""
        if match is None:
            return 0.0
        directive = self.side.other.clause(match).directive
        return float(any(of == directive and ours != clause.id for ours, of in self.directives[clause.directive]))


def _best(matches: Iterable[Match], side: Side) -> Mapping[str, Match]:
    best: dict[str, Match] = {}
    for match in sorted(matches, key=lambda match: match.score):
        best[side.clause(match).id] = match
    return best


def _settled_by_person(comparison: Comparison, side: Side) -> frozenset[str]:
    """Return the ids of the clauses that a reviewer has settled: all links judged, or confirmed to have none."""
    rulings = comparison.review.rulings if comparison.review else ()
    judged = {getattr(ruling, side.value) for ruling in rulings if ruling.verdict is not None} - {None}
    alone = {
        getattr(ruling, side.value)
        for ruling in rulings
        if ruling.verdict is Verdict.ACCEPTED and getattr(ruling, side.other.value) is None
    }
    open_ = {side.clause(link).id for link in comparison.links if link.verdict is None}
    linked = {side.clause(link).id for link in comparison.links}
    return frozenset((judged & linked) - open_ | alone | (judged - linked if side is Side.TARGET else set()))


def _chance(features: Features, table: str) -> float:
    weights = _weights(table)
    return chance_of(weights["constant"] + sum(map(mul, map(weights.__getitem__, features), features.values())))


@lexicon.derived
def _weights(table: str) -> Mapping[str, float]:
    return {name: float(value) for name, value in lexicon.table(table)}


class Expected(NamedTuple):
    """What was reached on unseen pairs: the F1 of the links, and the share of right clauses among those not checked."""

    f1: float
    right: float


def expected(share: float, tool: Tool) -> Expected:
    """Return what to expect once a ``share`` (0..1) of the target's clauses, the least certain, is corrected.

    ``tool`` made the comparison: with the small reader the results are better.
    """
    points = _curve(tool.fitted("labour"))
    at = next((i for i, point in enumerate(points) if point[0] >= share), len(points) - 1)
    (low, *below), (high, *above) = points[max(0, at - 1)], points[at]
    part = (share - low) / (high - low) if high > low else 1.0
    return Expected(*(one + part * (other - one) for one, other in zip(below, above, strict=True)))


@lexicon.derived
def _curve(table: str) -> Sequence[tuple[float, float, float]]:
    return [(float(share), float(f1), float(right)) for share, f1, right in lexicon.table(table)]
