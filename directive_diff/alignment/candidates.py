"""Step 2: the pairs of clauses that are worth scoring. They share wording, and an index finds them.

Few of the millions of pairs in two long texts share anything; only those are examined.
"""

from __future__ import annotations

from collections import defaultdict
from math import fsum
from typing import TYPE_CHECKING

from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from directive_diff.alignment.points import Point

Candidate = tuple[int, int]
"""A pair of points, by number: of the source, of the target."""

_LOOKED_UP = 24  # how many of the heaviest bigrams of a point are looked up
_LEAST_DICE = 0.03  # pairs of points with a lower Dice coefficient are skipped
_LEAST_WORDING = 0.08  # wording that two points must share to be a candidate
_ALONE = 0.25  # weight of a single shared character, relative to one inside a shared bigram


class _Limits(NamedTuple):
    """How far the search goes, so that ten times as many points cost little more than ten times as much."""

    common: int  # a bigram that occurs in more points is not used to find them
    measured: int  # how many of the points found are measured exactly; a pair must be among these on both sides
    rivals: int  # the most candidates that a point may have


_FEW, _MANY = _Limits(64, 16, 10), _Limits(32, 12, 6)
_READOUT = 500  # hardly any readout has more clauses


class Overlap(NamedTuple):
    """The wording that two points share, as shares 0..1.

    ``dice`` is the Dice coefficient over weighted pieces, ``common`` the weight of those shared and ``rarest`` that of
    the heaviest; ``of_source`` and ``of_target`` are the shares of either point's words that the other covers;
    ``wording`` is the mean of dice and the harmonic mean of these two. ``source`` and ``target`` are the covers
    (`directive_diff.alignment.points`) of the shared bigrams, ``source_chars`` and ``target_chars`` of the shared
    characters.
    """

    wording: float
    dice: float
    common: float
    rarest: float
    of_source: float
    of_target: float
    source: int
    target: int
    source_chars: int = 0
    target_chars: int = 0


def find_candidates(sources: Sequence[Point], targets: Sequence[Point]) -> Mapping[Candidate, Overlap]:
    """Return the pairs (source, target) that share enough wording, with their overlaps, ordered by pair.

    The cost grows with the number of points, not of pairs: frequent bigrams are not looked up, and each point keeps
    only its best candidates. Both sides are treated alike: swapped texts have the same candidates.
    """
    limits = _FEW if max(len(sources), len(targets)) <= _READOUT else _MANY
    likely = {(source, target) for target, source in _likely(targets, sources, limits)}
    likely.intersection_update(_likely(sources, targets, limits))
    overlaps = {}
    for pair in sorted(likely):
        overlap = overlap_of(sources[pair[0]], targets[pair[1]])
        if overlap.wording >= _LEAST_WORDING:
            overlaps[pair] = overlap
    best = _best(overlaps, 0, limits.rivals) & _best(overlaps, 1, limits.rivals)
    return {pair: overlap for pair, overlap in overlaps.items() if pair in best}


def _likely(points: Sequence[Point], others: Sequence[Point], limits: _Limits) -> Iterator[tuple[int, int]]:
    """Yield pairs (point, other): each of ``points`` with those of ``others`` that seem to share the most with it."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, other in enumerate(others):
        for bigram in other.bigrams:
            index[bigram].append(number)
    equal = {other.text: number for number, other in enumerate(others)}
    for number, point in enumerate(points):
        yield from ((number, likely) for likely in _seemingly_near(point, others, index, limits))
        if point.text in equal:
            yield number, equal[point.text]


def _seemingly_near(
    point: Point, others: Sequence[Point], index: Mapping[str, Sequence[int]], limits: _Limits
) -> list[int]:
    """Return those of ``others`` that seem to share the most with ``point``, by its heaviest bigrams."""
    weights = point.weights
    common: dict[int, float] = defaultdict(float)
    # Sorted by weight, heaviest first, then by bigram. Two passes: sorting is stable.
    for bigram in sorted(sorted(point.bigrams), key=weights.__getitem__, reverse=True)[:_LOOKED_UP]:
        holders = index.get(bigram, ())
        if len(holders) <= limits.common:
            weight = weights[bigram]
            for number in holders:
                common[number] += weight
    dices = {number: 2 * common[number] / (others[number].total + point.total) for number in sorted(common)}
    best = sorted(dices, key=dices.__getitem__, reverse=True)[: limits.measured]
    return [number for number in best if dices[number] >= _LEAST_DICE]


def _best(overlaps: Mapping[Candidate, Overlap], side: int, most: int) -> set[Candidate]:
    """Return the best candidates, at most ``most``, of each point of one ``side`` (0 source, 1 target).

    Among equally good ones, the first in ``overlaps`` are kept.
    """
    of_point: dict[int, list[Candidate]] = defaultdict(list)
    for pair in overlaps:
        of_point[pair[side]].append(pair)
    kept = (
        sorted(pairs, key=lambda pair: overlaps[pair].wording, reverse=True)[:most] if len(pairs) > most else pairs
        for pairs in of_point.values()
    )
    return {pair for pairs in kept for pair in pairs}


def dice(source: Point, target: Point) -> float:
    """Return the Dice coefficient over the weighted pieces of two points (0..1)."""
    bigrams, chars = source.bigrams.keys() & target.bigrams.keys(), source.chars.keys() & target.chars.keys()
    weight = source.weights.__getitem__
    return 2 * (fsum(map(weight, bigrams)) + fsum(map(weight, chars))) / (source.total + target.total)


def overlap_of(source: Point, target: Point) -> Overlap:
    """Return the overlap of two points."""
    # Sets of strings are unordered; nothing below depends on their order.
    our_bigrams, their_bigrams, our_chars, their_chars = source.bigrams, target.bigrams, source.chars, target.chars
    bigrams, chars = our_bigrams.keys() & their_bigrams.keys(), our_chars.keys() & their_chars.keys()
    weight = source.weights.__getitem__
    weights = list(map(weight, bigrams))
    ours = theirs = our_places = their_places = 0
    for bigram in bigrams:
        ours |= our_bigrams[bigram]
        theirs |= their_bigrams[bigram]
    for char in chars:
        our_places |= our_chars[char]
        their_places |= their_chars[char]
    common = fsum(weights) + fsum(map(weight, chars))
    dice_of_both = 2 * common / (source.total + target.total)
    of_source = (source.weigh(ours) + _ALONE * source.weigh(our_places & ~ours)) / source.mass
    of_target = (target.weigh(theirs) + _ALONE * target.weigh(their_places & ~theirs)) / target.mass
    both = of_source + of_target
    wording = 0.5 * dice_of_both + (of_source * of_target / both if both else 0.0)
    rarest = max(weights) if weights else 0.0
    return Overlap(wording, dice_of_both, common, rarest, of_source, of_target, ours, theirs, our_places, their_places)
