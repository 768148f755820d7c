"""How much of one point's wording another one has.

A cover is a set of places of a point's bare wording, kept as the bits of an integer: bit *k* is its character *k*.
"""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from directive_diff.alignment.points import Point

_ALONE = 0.25  # what a single shared character counts, against one inside a shared pair


class Overlap(NamedTuple):
    """What two points share, as shares 0..1.

    ``dice`` is Dice's coefficient over weighed pieces, ``common`` the weight of those shared and ``rarest`` that of the
    most telling one; ``of_source`` and ``of_target`` are the shares of either point's words that the other covers;
    ``wording`` is the mean of dice and the harmonic mean of these two. ``source`` and ``target`` are the covers.
    """

    wording: float
    dice: float
    common: float
    rarest: float
    of_source: float
    of_target: float
    source: int
    target: int


def dice(source: Point, target: Point) -> float:
    """Return Dice's coefficient over the weighed pieces of two points (0..1)."""
    pairs, chars = source.pairs.keys() & target.pairs.keys(), source.chars.keys() & target.chars.keys()
    weight = source.weights.__getitem__
    return 2 * (fsum(map(weight, pairs)) + fsum(map(weight, chars))) / (source.total + target.total)


def shared_by(source: Point, target: Point) -> Overlap:
    """Return what the two points share."""
    # Sets of strings have no order of their own: nothing that follows depends on one.
    our_pairs, their_pairs, our_chars, their_chars = source.pairs, target.pairs, source.chars, target.chars
    pairs, chars = our_pairs.keys() & their_pairs.keys(), our_chars.keys() & their_chars.keys()
    weight = source.weights.__getitem__
    shared = list(map(weight, pairs))
    here = there = alone_here = alone_there = 0
    for pair in pairs:
        here |= our_pairs[pair]
        there |= their_pairs[pair]
    for char in chars:
        alone_here |= our_chars[char]
        alone_there |= their_chars[char]
    common = fsum(shared) + fsum(map(weight, chars))
    alike = 2 * common / (source.total + target.total)
    of_source = (source.weigh(here) + _ALONE * source.weigh(alone_here & ~here)) / source.mass
    of_target = (target.weigh(there) + _ALONE * target.weigh(alone_there & ~there)) / target.mass
    both = of_source + of_target
    wording = 0.5 * alike + (of_source * of_target / both if both else 0.0)
    return Overlap(wording, alike, common, max(shared, default=0.0), of_source, of_target, here, there)
