"""Which pairs of points are worth a closer look: those that share wording, found through an index, never all pairs."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.alignment.overlap import Overlap, shared_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from directive_diff.alignment.points import Point

_LOOKED_UP = 24  # the most telling pairs of characters of a point, that are looked up
_LITTLE = 0.03  # Dice's coefficient below which a pair of points is not looked at
_LEAST = 0.08  # the wording two points must share to be a candidate


class _Limits(NamedTuple):
    """How far the search goes: a closer look at ten times as many points costs little more than ten times as much."""

    common: int  # a pair of characters that more points hold finds none of them
    looked_at: int  # how many of the others found so are looked at closely, where each is among the best of either
    rivals: int  # how many candidates a point has at most


_FEW, _MANY = _Limits(64, 16, 10), _Limits(32, 12, 6)
_READOUT = 500  # clauses that hardly a readout has more of


def find_candidates(sources: Sequence[Point], targets: Sequence[Point]) -> Mapping[tuple[int, int], Overlap]:
    """Return the pairs (source, target) that share enough wording, and what they share, ordered by pair.

    The cost grows with the number of points, not of pairs: frequent pairs of characters are not looked up, and each
    point keeps its best candidates only. Neither side is looked at first: swapped texts have the same candidates.
    """
    limits = _FEW if max(len(sources), len(targets)) <= _READOUT else _MANY
    looked_at = {(source, target) for target, source in _shared(targets, sources, limits)}
    looked_at.intersection_update(_shared(sources, targets, limits))
    found = {}
    for pair in sorted(looked_at):
        closer = shared_by(sources[pair[0]], targets[pair[1]])
        if closer.wording >= _LEAST:
            found[pair] = closer
    best = _best(found, 0, limits.rivals) & _best(found, 1, limits.rivals)
    return {pair: overlap for pair, overlap in found.items() if pair in best}


def _shared(points: Sequence[Point], others: Sequence[Point], limits: _Limits) -> Iterator[tuple[int, int]]:
    """Yield which of ``others`` each of ``points`` seems to share the most with, as pairs (point, other)."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, other in enumerate(others):
        for pair in other.pairs:
            index[pair].append(number)
    alike = {other.text: number for number, other in enumerate(others)}
    for number, point in enumerate(points):
        yield from ((number, likely) for likely in _seemingly_alike(point, others, index, limits))
        if point.text in alike:
            yield number, alike[point.text]


def _seemingly_alike(
    point: Point, others: Sequence[Point], index: Mapping[str, Sequence[int]], limits: _Limits
) -> list[int]:
    """Return those of ``others`` that seem to share the most with ``point``, by its telling pairs of characters."""
    weights = point.weights
    telling = sorted([(-weights[pair], pair) for pair in point.pairs])
    common: dict[int, float] = defaultdict(float)
    for weight, pair in telling[:_LOOKED_UP]:
        holders = index.get(pair, ())
        if len(holders) <= limits.common:
            for number in holders:
                common[number] += weight
    dices = [(2 * weight / (others[number].total + point.total), number) for number, weight in common.items()]
    return [number for dice, number in sorted(dices)[: limits.looked_at] if -dice >= _LITTLE]


def _best(found: Mapping[tuple[int, int], Overlap], side: int, most: int) -> set[tuple[int, int]]:
    """Return the best candidates, at most ``most``, of each point of one side (0 source, 1 target)."""
    lists: dict[int, list[tuple[float, tuple[int, int]]]] = defaultdict(list)
    for pair, shared in found.items():
        lists[pair[side]].append((-shared.wording, pair))
    kept = (sorted(entries)[:most] if len(entries) > most else entries for entries in lists.values())
    return {pair for entries in kept for _, pair in entries}
