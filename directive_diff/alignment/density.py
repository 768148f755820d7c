"""How much of one text another carries at all.

Every readout shares some standing slogans with every other one. Where hardly anything else is shared, these are no
sign that a demand was carried, and they say nothing of whether the texts have more in common. What counts is the whole
text, or the block, since a long text may have one section that carries another text.
"""

from __future__ import annotations

from collections import defaultdict
from math import fsum, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from directive_diff.alignment.places import Places

_SPARSE = 0.1  # the density below which two texts may be about different matters; related ones have .12 to .5
_PAD = 6  # clauses that a block is lengthened by, so that a short one says little by itself


class Density:
    """The shares of either text, and of its blocks, that the other one probably carries."""

    def __init__(
        self,
        chances: Mapping[tuple[int, int], float],
        sides: tuple[Places, Places],
        fresh: Mapping[tuple[int, int], float],
    ) -> None:
        """Take the probable candidates, where points stand, and how fresh each of them is (0..1)."""
        told = {pair: chance * fresh[pair] for pair, chance in chances.items()}
        self._sides = (_Side(told, sides[0], 0), _Side(told, sides[1], 1))

    def sparseness(self, pair: tuple[int, int]) -> float:
        """Return how far the shares carried around ``pair`` fall short of what related texts have (0..1)."""
        here, there = (side.share(pair[number]) for number, side in enumerate(self._sides))
        return max(0.0, 1 - sqrt(here * there) / _SPARSE)


class _Side:
    """What one side of the candidates probably corresponds to, by point and by block."""

    def __init__(self, chances: Mapping[tuple[int, int], float], places: Places, side: int) -> None:
        self._best: dict[int, float] = defaultdict(float)
        for pair, chance in chances.items():
            self._best[pair[side]] = max(self._best[pair[side]], chance)
        inside: dict[int, list[float]] = defaultdict(list)
        for point, where in places.items():
            inside[where[0].block].append(self._best[point])
        self._blocks = {block: (fsum(bests), len(bests)) for block, bests in inside.items()}
        self._of = {point: where[0].block for point, where in places.items()}
        self._share = fsum(self._best.values()) / max(1, len(places))

    def share(self, point: int) -> float:
        """Return the share of the text that is carried, or of the block of ``point`` without it, if that is more."""
        carried, size = self._blocks[self._of[point]]
        return max(self._share, (carried - self._best[point]) / (size + _PAD))
