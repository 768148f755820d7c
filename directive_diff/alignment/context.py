"""What the other candidates say of one: its rivals by probability, and its neighbours.

Directives are carried together: where the clauses around two clauses correspond, these more probably do too. Only the
neighbourhood inside a block is looked at, since blocks move.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from math import exp, fsum
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.alignment.competition import taken
from directive_diff.alignment.density import Density

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from directive_diff.alignment.overlap import Overlap

_HOPELESS = -6.5  # the log-odds up to which a candidate is not looked at again
_FAINT = 0.03  # a candidate less probable than this supports none
_REACH = 4  # how many clauses away a neighbour may stand
_APART = 0.6  # what a neighbour of another directive counts
_TWINS = 3  # how many occurrences of a repeated clause are looked at
_RIVALS = 6  # how many of the best rivals are looked at
_LOWEST, _FAR_AHEAD = -6.0, 5.0  # the log-odds of a rival that is not there, and the greatest lead that counts


class Place(NamedTuple):
    """Where a clause stands: the number of its block, of its directive, and its own in the order of the text."""

    block: int
    directive: int
    number: int


Places = dict[int, list[Place]]
"""Where the points of a text stand, in the order of the text; a repeated one in several places."""


def surroundings(
    odds: Mapping[tuple[int, int], float],
    found: Mapping[tuple[int, int], Overlap],
    sides: tuple[Places, Places],
    fresh: Sequence[float],
) -> dict[tuple[int, int], dict[str, float]]:
    """Return the figures of the context by name, given the log-odds of the first judgement.

    ``fresh`` says of each point of the target how little of it is slogans. What is hopeless by itself has no figures:
    nothing around it makes it a link.
    """
    chances = {pair: 1 / (1 + exp(-value)) for pair, value in odds.items()}
    here, there = _rivalry(odds, found, 0), _rivalry(odds, found, 1)
    around, density = _Neighbours(chances, sides), Density(chances, sides, fresh)
    figures = {}
    for pair, value in odds.items():
        if value > _HOPELESS:
            sparse = density.sparseness(pair)
            figures[pair] = {
                "odds": value,
                "ahead_s": here[pair][0],
                "claimed_s": here[pair][1],
                "ahead_t": there[pair][0],
                "claimed_t": there[pair][1],
                "sparse": sparse,
                "sparse_odds": sparse * (value - _HOPELESS),
                **around.of(pair),
            }
    return figures


def _rivalry(
    odds: Mapping[tuple[int, int], float], found: Mapping[tuple[int, int], Overlap], side: int
) -> dict[tuple[int, int], tuple[float, float]]:
    """Return how each pair stands among those that share its point of one ``side`` (0 source, 1 target).

    Two figures: its lead in log-odds over the best rival, and how probably a rival claims the words it covers.
    """
    lists: dict[int, list[tuple[float, tuple[int, int], int]]] = defaultdict(list)
    for pair, value in odds.items():
        lists[pair[side]].append((-value, pair, found[pair].target if side else found[pair].source))
    stand = {}
    for entries in lists.values():
        entries.sort()
        strengths = [(1 / (1 + exp(value)), cover) for value, _, cover in entries[: _RIVALS + 1]]
        for number, (value, pair, cover) in enumerate(entries):
            rivals = strengths[:number] + strengths[number + 1 :]
            best = _LOWEST if len(entries) == 1 else -entries[0 if number else 1][0]
            stand[pair] = (min(-value - best, _FAR_AHEAD), taken(cover, rivals[:_RIVALS]))
    return stand


class _Neighbours:
    """The probable candidates by where they stand."""

    def __init__(self, chances: Mapping[tuple[int, int], float], sides: tuple[Places, Places]) -> None:
        self._sides = sides
        self._at: dict[int, list[tuple[Place, float, tuple[int, int]]]] = defaultdict(list)
        blocks: dict[tuple[int, int], list[float]] = defaultdict(list)
        clauses: dict[tuple[int, int], list[float]] = defaultdict(list)
        totals: dict[int, list[float]] = defaultdict(list)
        for pair, chance in chances.items():
            here, there = sides[0][pair[0]][0], sides[1][pair[1]][0]
            blocks[here.block, there.block].append(chance)
            clauses[here.block, pair[1]].append(chance)
            totals[there.block].append(chance)
            if chance > _FAINT:
                for place in islice(sides[0][pair[0]], _TWINS):
                    for other in islice(sides[1][pair[1]], _TWINS):
                        self._at[place.number].append((other, chance, pair))
        self._places = {place.number: place for places in sides[0].values() for place in places}
        self._blocks = {key: fsum(values) for key, values in blocks.items()}
        self._clauses = {key: fsum(values) for key, values in clauses.items()}
        self._totals = {key: fsum(values) for key, values in totals.items()}

    def of(self, pair: tuple[int, int]) -> dict[str, float]:
        """Return how far the clauses around both of ``pair`` correspond: at all, in the same order, by block."""
        support = max(
            self._support(here, there, pair)
            for here in islice(self._sides[0][pair[0]], _TWINS)
            for there in islice(self._sides[1][pair[1]], _TWINS)
        )
        block, their_block = self._sides[0][pair[0]][0].block, self._sides[1][pair[1]][0].block
        others = self._blocks[block, their_block] - self._clauses[block, pair[1]]
        return {
            "around": min(support[0], 3.0),
            "around_in_order": min(support[1], 3.0),
            "block": others / (self._totals[their_block] + 0.5),
        } | self._beside(pair)

    def _support(self, here: Place, there: Place, pair: tuple[int, int]) -> tuple[float, float]:
        supports, ordered = [0.0], [0.0]
        for number in range(here.number - _REACH, here.number + _REACH + 1):
            place = self._places.get(number)
            if place is None or place.block != here.block or number == here.number:
                continue
            for other, chance, owner in self._at.get(number, ()):
                away = abs(other.number - there.number)
                if other.block != there.block or not 0 < away <= _REACH or owner[0] == pair[0] or owner[1] == pair[1]:
                    continue
                near = chance * exp(-(abs(number - here.number) + away - 2) / 2)
                near *= (1.0 if place.directive == here.directive else _APART) * (
                    1.0 if other.directive == there.directive else _APART
                )
                supports.append(near)
                if (number > here.number) == (other.number > there.number):
                    ordered.append(near)
        return fsum(supports), fsum(ordered)

    def _beside(self, pair: tuple[int, int]) -> dict[str, float]:
        """Return how surely one clause also answers to the clause beside the other: merged, or split."""
        merged = split = 0.0
        for here in islice(self._sides[0][pair[0]], _TWINS):
            theirs = {place.number for place in islice(self._sides[1][pair[1]], _TWINS)}
            for number in (here.number - 1, here.number + 1):
                place = self._places.get(number)
                if place is not None and place.directive == here.directive:
                    for other, chance, _ in self._at.get(number, ()):
                        if other.number in theirs:
                            merged = max(merged, chance)
            for there in islice(self._sides[1][pair[1]], _TWINS):
                for other, chance, owner in self._at.get(here.number, ()):
                    beside = abs(other.number - there.number) == 1 and other.directive == there.directive
                    if beside and owner[1] != pair[1]:
                        split = max(split, chance)
        return {"merged": merged, "split": split}
