"""Step 3, the context: what the other candidates say about a candidate, as features of the classifier in context.

- Its rivals: another clause may be the more probable counterpart.
- Its neighbours: directives are carried together, so if the clauses around two clauses correspond, these two probably
  do as well. Only the neighbourhood within a block counts, because blocks move.
- How much of the texts is carried at all: every readout shares some slogans with every other. If hardly anything else
  is shared, slogans do not show that a demand was carried.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from math import exp, fsum, sqrt
from typing import TYPE_CHECKING, TypeVar

from directive_diff.alignment.features import claimed, rivals_of
from directive_diff.odds import chance_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from directive_diff.alignment.candidates import Candidate, Overlap
    from directive_diff.alignment.preparation import Place, Places

_Key = TypeVar("_Key")
_Probable = tuple[int, int, int, float, int, int]
"""A probable candidate: the place of its target (block, directive, number), its chance, its points."""

MOST_AROUND = 3.0
"""More corresponding neighbours than this make a link no more probable."""
HOPELESS = -5.0
"""Candidates with lower log-odds by the classifier alone are not examined in context."""
_MOST_TOGETHER = 2.0  # more corresponding clauses of two directives make no further pair of them more probable
_FAINT = 0.03  # a less probable candidate supports no other
_REACH = 4  # how many clauses away a neighbour may be
_NEAR = tuple(exp(-(steps - 2) / 2) for steps in range(2 * _REACH + 1))  # weight by the steps on both sides, from 2 on
_OTHER_DIRECTIVE = 0.6  # weight of a neighbour in another directive
_TWINS = 3  # how many occurrences of a repeated clause are examined
_ENOUGH_MATTER = 0.5  # two clauses that share this much of their matter are not thin
_COVER_EXPONENT = 4  # for the share covered by the other clause: three quarters count as a third
_SPARSE = 0.1  # below this share carried, texts may be about different matters; related ones have .12 to .5
_PAD = 6  # clauses added to the length of a block, so that a short block counts for little


def surroundings(
    log_odds: Mapping[Candidate, float],
    overlaps: Mapping[Candidate, Overlap],
    places: tuple[Places, Places],
    novelty: Mapping[Candidate, float],
    matter: Mapping[Candidate, float],
) -> dict[Candidate, dict[str, float]]:
    """Return the features of the context by name, given the log-odds of the classifier alone.

    ``novelty`` is the share of a candidate beyond slogans, ``matter`` how far both clauses are about the same.
    A candidate that is hopeless alone has no features: nothing around it can make it a link. ``around_thin`` separates
    the support of neighbours for clauses about different things: in a draft copied except for one demand, 加强群众监督
    has the same neighbours as 加强技术储备. ``sparse_whole`` is how sparse the texts are around clauses that are nearly
    the same. ``together`` is how much else of their two directives corresponds.
    """
    chances = {candidate: chance_of(value) for candidate, value in log_odds.items()}
    claims = [
        {one: claimed(cover, rivals) for one, cover, rivals in around if log_odds[one] > HOPELESS}
        for side, around in ((side, rivals_of(chances, overlaps, side)) for side in (0, 1))
    ]
    neighbours, carried = _Neighbours(chances, places), _Carried(chances, places, novelty)
    features = {}
    for candidate, value in log_odds.items():
        if value > HOPELESS:
            sparse = carried.sparseness(candidate)
            around = neighbours.features(candidate)
            thin = max(0.0, 1 - matter[candidate] / _ENOUGH_MATTER)
            overlap = overlaps[candidate]
            features[candidate] = {
                "log_odds": value,
                "claimed_s": claims[0][candidate],
                "claimed_t": claims[1][candidate],
                "sparse": sparse,
                "sparse_whole": sparse * min(overlap.of_source, overlap.of_target) ** _COVER_EXPONENT,
                "thin": thin,
                "around_thin": thin * around["around"],
                **around,
            }
    return features


class _Neighbours:
    """The candidates around each place, with their chances."""

    def __init__(self, chances: Mapping[Candidate, float], places: tuple[Places, Places]) -> None:
        self._chances = chances
        self._places = places
        self._place_at = tuple({place.number: place for those in side.values() for place in those} for side in places)
        self._point_at = tuple(
            {place.number: point for point, those in side.items() for place in those} for side in places
        )
        self._probable = self._by_source_place()
        block_s = {point: those[0].block for point, those in places[0].items()}
        block_t = {point: those[0].block for point, those in places[1].items()}
        self._between_blocks = self._sums(lambda one: (block_s[one[0]], block_t[one[1]]))
        self._block_to_target = self._sums(lambda one: (block_s[one[0]], one[1]))
        self._source_to_block = self._sums(lambda one: (one[0], block_t[one[1]]))
        self._of_source_block = self._sums(lambda one: block_s[one[0]])
        self._of_target_block = self._sums(lambda one: block_t[one[1]])
        directive_s = {point: those[0].directive for point, those in places[0].items()}
        directive_t = {point: those[0].directive for point, those in places[1].items()}
        self._between_directives = self._sums(lambda one: (directive_s[one[0]], directive_t[one[1]]))

    def _by_source_place(self) -> Mapping[int, list[_Probable]]:
        """Return the probable candidates by source clause."""
        probable: dict[int, list[_Probable]] = defaultdict(list)
        for candidate, chance in self._chances.items():
            if chance > _FAINT:
                for place in islice(self._places[0][candidate[0]], _TWINS):
                    for other in islice(self._places[1][candidate[1]], _TWINS):
                        probable[place.number].append((*other, chance, *candidate))
        return probable

    def _sums(self, key: Callable[[Candidate], _Key]) -> Mapping[_Key, float]:
        """Return the sum of the chances of all candidates by a key."""
        groups: dict[_Key, list[float]] = defaultdict(list)
        for candidate, chance in self._chances.items():
            groups[key(candidate)].append(chance)
        return {group: fsum(chances) for group, chances in groups.items()}

    def features(self, candidate: Candidate) -> dict[str, float]:
        """Return how far the clauses around both correspond: nearby, in the block, in the directive, next to them."""
        source, target = candidate
        places_s, places_t = self._places[0][source], self._places[1][target]
        support = max(
            self._support(here, there, candidate)
            for here in islice(places_s, _TWINS)
            for there in islice(places_t, _TWINS)
        )
        block_s, block_t = places_s[0].block, places_t[0].block
        both = self._between_blocks[block_s, block_t]
        directives = self._between_directives[places_s[0].directive, places_t[0].directive]
        return {
            "around": min(support, MOST_AROUND),
            "block_s": (both - self._source_to_block[source, block_t]) / (self._of_source_block[block_s] + 0.5),
            "block_t": (both - self._block_to_target[block_s, target]) / (self._of_target_block[block_t] + 0.5),
            "beside_s": self._link_to_neighbour(candidate, 0),
            "beside_t": self._link_to_neighbour(candidate, 1),
            "together": min(directives - self._chances[candidate], _MOST_TOGETHER),
        }

    def _support(self, here: Place, there: Place, candidate: Candidate) -> float:
        """Return the chances of the candidates near two places, weighted by distance.

        A candidate of both next clauses counts fully; each further step on either side multiplies its weight by 0.6.
        """
        supports = [0.0]
        source, target = candidate
        block, directive, at = there
        for number in range(here.number - _REACH, here.number + _REACH + 1):
            probable = self._probable.get(number)
            if not probable or number == here.number:
                continue
            place = self._place_at[0][number]
            if place.block != here.block:
                continue
            away = abs(number - here.number)
            ours = 1.0 if place.directive == here.directive else _OTHER_DIRECTIVE
            for other_block, other_directive, other, chance, point, counterpart in probable:
                further = abs(other - at)
                if other_block != block or not 0 < further <= _REACH:
                    continue
                if point == source or counterpart == target:  # a rival is not a neighbour
                    continue
                theirs = 1.0 if other_directive == directive else _OTHER_DIRECTIVE
                supports.append(chance * _NEAR[away + further] * (ours * theirs))
        return fsum(supports)

    def _link_to_neighbour(self, candidate: Candidate, side: int) -> float:
        """Return the highest chance that a clause is also linked to a neighbour of its counterpart, on one ``side``.

        A target clause that carries neighbouring source clauses (side 0) merges them; a source clause that
        neighbouring target clauses carry (side 1) was split.
        """
        chances = [0.0]
        for place in islice(self._places[side][candidate[side]], _TWINS):
            for number in (place.number - 1, place.number + 1):
                beside = self._place_at[side].get(number)
                if beside is not None and beside.directive == place.directive:
                    point = self._point_at[side][number]
                    answer = (point, candidate[1]) if side == 0 else (candidate[0], point)
                    if answer != candidate and answer in self._chances:
                        chances.append(self._chances[answer])
        return max(chances)


class _Carried:
    """The shares of either text, and of its blocks, that the other probably carries, without slogans."""

    def __init__(
        self,
        chances: Mapping[Candidate, float],
        places: tuple[Places, Places],
        novelty: Mapping[Candidate, float],
    ) -> None:
        new_chances = {candidate: chance * novelty[candidate] for candidate, chance in chances.items()}
        self._sides = (_CarriedSide(new_chances, places[0], 0), _CarriedSide(new_chances, places[1], 1))

    def sparseness(self, candidate: Candidate) -> float:
        """Return how far the shares carried around a candidate fall short of those of related texts (0..1)."""
        share_s, share_t = self._sides[0].shares[candidate[0]], self._sides[1].shares[candidate[1]]
        return max(0.0, 1 - sqrt(share_s * share_t) / _SPARSE)


class _CarriedSide:
    """How much of one side is carried, as it counts for each of its points."""

    def __init__(self, new_chances: Mapping[Candidate, float], places: Places, side: int) -> None:
        best: dict[int, float] = defaultdict(float)
        for candidate, chance in new_chances.items():
            if chance > best[candidate[side]]:  # noqa: PLR1730 - as in `claimed`
                best[candidate[side]] = chance
        block_of = {point: those[0].block for point, those in places.items()}
        inside: dict[int, list[float]] = defaultdict(list)
        for point, block in block_of.items():
            inside[block].append(best[point])
        blocks = {block: (fsum(bests), len(bests)) for block, bests in inside.items()}
        whole = fsum(best.values()) / max(1, len(places))
        # The share of the text, or of the rest of the block, whichever is larger: a single section of a long text may
        # carry the other text.
        self.shares = {
            point: max(whole, (blocks[block][0] - best[point]) / (blocks[block][1] + _PAD))
            for point, block in block_of.items()
        }
