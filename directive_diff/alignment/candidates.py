"""Which pairs of points are worth a closer look: those that share wording, found through an index, never all pairs."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from directive_diff.alignment.overlap import Overlap, shared_by

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from directive_diff.alignment.points import Point

_LOOKED_UP = 24  # the most telling pairs of characters of a point, that are looked up
_COMMON = 64  # a pair of characters that more points hold finds none of them
_LOOKED_AT = 24  # how many of the sources found so are looked at closely
_LITTLE = 0.03  # Dice's coefficient below which a pair of points is not looked at
_LEAST = 0.08  # the wording two points must share to be a candidate
_RIVALS = 16  # how many candidates a point has at most


def find_candidates(sources: Sequence[Point], targets: Sequence[Point]) -> Mapping[tuple[int, int], Overlap]:
    """Return the pairs (source, target) that share enough wording, and what they share, ordered by pair.

    The cost grows with the number of points, not of pairs: frequent pairs of characters are not looked up, and each
    point keeps its best candidates only.
    """
    index: dict[str, list[int]] = defaultdict(list)
    for number, point in enumerate(sources):
        for piece in point.pieces:
            if len(piece) > 1:
                index[piece].append(number)
    found = {}
    for number, point in enumerate(targets):
        for other in _shared(point, sources, index):
            closer = shared_by(sources[other], point)
            if closer.wording >= _LEAST:
                found[other, number] = closer
    return dict(sorted(_best(_best(found, 0), 1).items()))


def _shared(point: Point, sources: Sequence[Point], index: Mapping[str, Sequence[int]]) -> list[int]:
    """Return the sources that seem to share the most with ``point``, by its telling pairs of characters alone."""
    telling = sorted(
        (piece for piece in point.pieces if len(piece) > 1), key=lambda piece: (-point.pieces[piece], piece)
    )
    common: dict[int, float] = defaultdict(float)
    for piece in telling[:_LOOKED_UP]:
        holders = index.get(piece, ())
        if len(holders) <= _COMMON:
            for number in holders:
                common[number] += point.pieces[piece]
    dices = [(-2 * weight / (sources[number].total + point.total), number) for number, weight in common.items()]
    return [number for dice, number in sorted(dices)[:_LOOKED_AT] if -dice >= _LITTLE]


def _best(found: Mapping[tuple[int, int], Overlap], side: int) -> dict[tuple[int, int], Overlap]:
    """Return the best candidates of each point of one side."""
    lists: dict[int, list[tuple[float, tuple[int, int]]]] = defaultdict(list)
    for pair, shared in found.items():
        lists[pair[side]].append((-shared.wording, pair))
    return {pair: found[pair] for entries in lists.values() for _, pair in sorted(entries)[:_RIVALS]}
