"""How much of one point's wording another one has.

A cover is a set of places of a point's bare wording, kept as the bits of an integer: bit *k* is its character *k*.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress
from math import fsum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from directive_diff.alignment.points import Point

_ALONE = 0.25  # what a single shared character counts, against one inside a shared pair


@dataclass(frozen=True, slots=True)
class Overlap:
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


def shared_by(source: Point, target: Point) -> Overlap:
    """Return what the two points share."""
    shared = source.pieces.keys() & target.pieces.keys()  # in no order: what follows depends on none
    weights = source.pieces
    common = fsum([weights[piece] for piece in shared])
    rarest = 0.0
    here = there = alone_here = alone_there = 0
    for piece in shared:
        if len(piece) == 1:
            alone_here |= source.spots[piece]
            alone_there |= target.spots[piece]
        else:
            here |= source.spots[piece]
            there |= target.spots[piece]
            rarest = max(rarest, weights[piece])
    dice = 2 * common / (source.total + target.total)
    of_source = (_weight(source, here) + _ALONE * _weight(source, alone_here & ~here)) / source.mass
    of_target = (_weight(target, there) + _ALONE * _weight(target, alone_there & ~there)) / target.mass
    both = of_source + of_target
    wording = 0.5 * dice + (of_source * of_target / both if both else 0.0)
    return Overlap(wording, dice, common, rarest, of_source, of_target, here, there)


def _weight(point: Point, cover: int) -> float:
    """Return the weight of the places of ``point`` in ``cover``."""
    return fsum(compress(point.places, map("1".__eq__, reversed(f"{cover:b}"))))
