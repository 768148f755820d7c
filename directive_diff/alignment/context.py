"""What the other candidates say of one: its rivals by probability, and its neighbours.

Directives are carried together: where the clauses around two clauses correspond, these more probably do too. Only the
neighbourhood inside a block is looked at, since blocks move.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from math import exp, fsum
from typing import TYPE_CHECKING

from directive_diff.alignment.competition import taken
from directive_diff.alignment.density import Density

if TYPE_CHECKING:
    from collections.abc import Mapping

    from directive_diff.alignment.overlap import Overlap
    from directive_diff.alignment.places import Place, Places

_HOPELESS = -5.0  # the log-odds up to which a candidate is not looked at again
_FAINT = 0.03  # a candidate less probable than this supports none
_REACH = 4  # how many clauses away a neighbour may stand
_APART = 0.6  # what a neighbour of another directive counts
_TWINS = 3  # how many occurrences of a repeated clause are looked at
_RIVALS = 6  # how many of the best rivals are looked at
_MATTER = 0.5  # the share of what two clauses are about from which on they are not thin
_WHOLE = 4  # how steeply that counts of a clause which the other covers: three quarters are a third


def surroundings(
    odds: Mapping[tuple[int, int], float],
    found: Mapping[tuple[int, int], Overlap],
    sides: tuple[Places, Places],
    fresh: Mapping[tuple[int, int], float],
    matter: Mapping[tuple[int, int], float],
) -> dict[tuple[int, int], dict[str, float]]:
    """Return the figures of the context by name, given the log-odds of the first judgement.

    ``fresh`` says of each pair how little of it is slogans, ``matter`` how much both are about the same. What is
    hopeless by itself has no figures: nothing around it makes it a link. How far neighbours help a pair that is about
    different things is a figure of its own, ``around_thin``: in a draft that is copied but for one demand, 加强群众监督
    has all its neighbours where 加强技术储备 has them. ``sparse_whole`` is how sparse the texts are around clauses that
    are nearly the same.
    """
    chances = {pair: 1 / (1 + exp(-value)) for pair, value in odds.items()}
    here, there = _rivalry(odds, found, 0), _rivalry(odds, found, 1)
    around, density = _Neighbours(chances, sides), Density(chances, sides, fresh)
    figures = {}
    for pair, value in odds.items():
        if value > _HOPELESS:
            sparse = density.sparseness(pair)
            near = around.of(pair)
            thin = max(0.0, 1 - matter[pair] / _MATTER)
            figures[pair] = {
                "odds": value,
                "claimed_s": here[pair],
                "claimed_t": there[pair],
                "sparse": sparse,
                "sparse_whole": sparse * min(found[pair].of_source, found[pair].of_target) ** _WHOLE,
                "thin": thin,
                "around_thin": thin * near["around"],
                **near,
            }
    return figures


def _rivalry(
    odds: Mapping[tuple[int, int], float], found: Mapping[tuple[int, int], Overlap], side: int
) -> dict[tuple[int, int], float]:
    """Return how probably a rival of each pair, with the same point of one ``side``, claims the words it covers."""
    lists: dict[int, list[tuple[float, tuple[int, int], int]]] = defaultdict(list)
    for pair, value in odds.items():
        lists[pair[side]].append((-value, pair, found[pair].target if side else found[pair].source))
    claimed = {}
    for entries in lists.values():
        entries.sort()
        strengths = [(1 / (1 + exp(value)), cover) for value, _, cover in entries[: _RIVALS + 1]]
        for number, (_, pair, cover) in enumerate(entries):
            claimed[pair] = taken(cover, (strengths[:number] + strengths[number + 1 :])[:_RIVALS])
    return claimed


class _Neighbours:
    """The probable candidates by where they stand."""

    def __init__(self, chances: Mapping[tuple[int, int], float], sides: tuple[Places, Places]) -> None:
        self._sides = sides
        self._at: dict[int, list[tuple[Place, float, tuple[int, int]]]] = defaultdict(list)
        blocks: dict[tuple[int, int], list[float]] = defaultdict(list)
        ours: dict[tuple[int, int], list[float]] = defaultdict(list)
        theirs: dict[tuple[int, int], list[float]] = defaultdict(list)
        totals: dict[tuple[int, int], list[float]] = defaultdict(list)
        for pair, chance in chances.items():
            here, there = sides[0][pair[0]][0], sides[1][pair[1]][0]
            blocks[here.block, there.block].append(chance)
            ours[here.block, pair[1]].append(chance)
            theirs[there.block, pair[0]].append(chance)
            totals[0, here.block].append(chance)
            totals[1, there.block].append(chance)
            if chance > _FAINT:
                for place in islice(sides[0][pair[0]], _TWINS):
                    for other in islice(sides[1][pair[1]], _TWINS):
                        self._at[place.number].append((other, chance, pair))
        self._chances = chances
        self._places = tuple({place.number: place for places in side.values() for place in places} for side in sides)
        self._points = tuple(
            {place.number: point for point, places in side.items() for place in places} for side in sides
        )
        self._blocks = {key: fsum(values) for key, values in blocks.items()}
        self._ours = {key: fsum(values) for key, values in ours.items()}
        self._theirs = {key: fsum(values) for key, values in theirs.items()}
        self._totals = {key: fsum(values) for key, values in totals.items()}

    def of(self, pair: tuple[int, int]) -> dict[str, float]:
        """Return how far the clauses around both of ``pair`` correspond: near by, by block, side by side."""
        support = max(
            self._support(here, there, pair)
            for here in islice(self._sides[0][pair[0]], _TWINS)
            for there in islice(self._sides[1][pair[1]], _TWINS)
        )
        block, their_block = self._sides[0][pair[0]][0].block, self._sides[1][pair[1]][0].block
        both = self._blocks[block, their_block]
        return {
            "around": min(support, 3.0),
            "block_s": (both - self._theirs[their_block, pair[0]]) / (self._totals[0, block] + 0.5),
            "block_t": (both - self._ours[block, pair[1]]) / (self._totals[1, their_block] + 0.5),
            "beside_s": self._beside(pair, 0),
            "beside_t": self._beside(pair, 1),
        }

    def _support(self, here: Place, there: Place, pair: tuple[int, int]) -> float:
        supports = [0.0]
        for number in range(here.number - _REACH, here.number + _REACH + 1):
            probable = self._at.get(number)
            if not probable or number == here.number:
                continue
            place = self._places[0][number]
            if place.block != here.block:
                continue
            for other, chance, owner in probable:
                away = abs(other.number - there.number)
                if other.block != there.block or not 0 < away <= _REACH or owner[0] == pair[0] or owner[1] == pair[1]:
                    continue
                near = chance * exp(-(abs(number - here.number) + away - 2) / 2)
                near *= (1.0 if place.directive == here.directive else _APART) * (
                    1.0 if other.directive == there.directive else _APART
                )
                supports.append(near)
        return fsum(supports)

    def _beside(self, pair: tuple[int, int], side: int) -> float:
        """Return how surely one clause of ``pair`` also answers to a clause beside the other, of one ``side``.

        A clause of the target that answers to neighbours of the source (side 0) merges them; one of the source that
        is answered by neighbours of the target (side 1) was split.
        """
        best = 0.0
        for place in islice(self._sides[side][pair[side]], _TWINS):
            for number in (place.number - 1, place.number + 1):
                beside = self._places[side].get(number)
                if beside is not None and beside.directive == place.directive:
                    other = self._points[side][number]
                    answer = (other, pair[1]) if side == 0 else (pair[0], other)
                    if other != pair[side]:
                        best = max(best, self._chances.get(answer, 0.0))
        return best
