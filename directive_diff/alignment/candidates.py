"""Which pairs of points are worth a closer look: those that share wording, found through an index, never all pairs."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.alignment.overlap import Overlap, shared_by

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from directive_diff.alignment.points import Point

_LOOKED_UP = 24  # the most telling pairs of characters of a point, that are looked up
_LITTLE = 0.03  # Dice's coefficient below which a pair of points is not looked at
_LEAST = 0.08  # the wording two points must share to be a candidate


class _Limits(NamedTuple):
    """How far the search goes: a closer look at ten times as many points costs little more than ten times as much."""

    common: int  # a pair of characters that more points hold finds none of them
    looked_at: int  # how many of the sources found so are looked at closely
    rivals: int  # how many candidates a point has at most


_FEW, _MANY = _Limits(64, 24, 10), _Limits(32, 12, 6)
_READOUT = 500  # clauses that hardly a readout has more of


def find_candidates(sources: Sequence[Point], targets: Sequence[Point]) -> Mapping[tuple[int, int], Overlap]:
    """Return the pairs (source, target) that share enough wording, and what they share, ordered by pair.

    The cost grows with the number of points, not of pairs: frequent pairs of characters are not looked up, and each
    point keeps its best candidates only.
    """
    index: dict[str, list[int]] = defaultdict(list)
    for number, point in enumerate(sources):
        for pair in point.pairs:
            index[pair].append(number)
    limits = _FEW if max(len(sources), len(targets)) <= _READOUT else _MANY
    alike = {point.text: (number,) for number, point in enumerate(sources)}
    found = {}
    for number, point in enumerate(targets):
        for other in {*_shared(point, sources, index, limits), *alike.get(point.text, ())}:
            closer = shared_by(sources[other], point)
            if closer.wording >= _LEAST:
                found[other, number] = closer
    return dict(sorted(_best(_best(found, 0, limits.rivals), 1, limits.rivals).items()))


def _shared(point: Point, sources: Sequence[Point], index: Mapping[str, Sequence[int]], limits: _Limits) -> list[int]:
    """Return the sources that seem to share the most with ``point``, by its telling pairs of characters alone."""
    weights = point.weights
    telling = sorted(point.pairs, key=lambda pair: (-weights[pair], pair))
    common: dict[int, float] = defaultdict(float)
    for pair in telling[:_LOOKED_UP]:
        holders = index.get(pair, ())
        if len(holders) <= limits.common:
            for number in holders:
                common[number] += weights[pair]
    dices = [(-2 * weight / (sources[number].total + point.total), number) for number, weight in common.items()]
    return [number for dice, number in sorted(dices)[: limits.looked_at] if -dice >= _LITTLE]


def _best(found: Mapping[tuple[int, int], Overlap], side: int, most: int) -> dict[tuple[int, int], Overlap]:
    """Return the best candidates, at most ``most``, of each point of one side."""
    lists: dict[int, list[tuple[float, tuple[int, int]]]] = defaultdict(list)
    for pair, shared in found.items():
        lists[pair[side]].append((-shared.wording, pair))
    return {pair: found[pair] for entries in lists.values() for _, pair in sorted(entries)[:most]}
