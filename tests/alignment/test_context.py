"""The context of a candidate and its features, checked against a plain reference and exactly in small cases."""

from __future__ import annotations

from itertools import product
from math import exp, sqrt
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plainly import places as bits

from directive_diff.alignment.candidates import Overlap
from directive_diff.alignment.context import (
    _COVER_EXPONENT,
    _ENOUGH_MATTER,
    _FAINT,
    _MOST_TOGETHER,
    _OTHER_DIRECTIVE,
    _PAD,
    _REACH,
    _SPARSE,
    _TWINS,
    HOPELESS,
    MOST_AROUND,
    surroundings,
)
from directive_diff.alignment.features import _RIVALS
from directive_diff.alignment.nearness import MOST, ranked_by_point
from directive_diff.alignment.preparation import Place, Places
from directive_diff.alignment.scoring import Scored, ScoredCandidate
from directive_diff.alignment.selection import LINKS, PROBABLE, accepted, eligible, occurrences
from directive_diff.grammar import parse
from directive_diff.model import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from directive_diff import Readout

Pair = tuple[int, int]


class Texts(NamedTuple):
    """The inputs of the context."""

    odds: dict[Pair, float]
    overlaps: dict[Pair, Overlap]
    sides: tuple[Places, Places]
    novelty: dict[Pair, float]
    matter: dict[Pair, float]


def covers(source: int, target: int) -> Overlap:
    """Return an overlap in which only the covers count, and of whose source, the less covered side, half is covered."""
    return Overlap(0, 0, 0, 0, 0.5, 0.75, source, target)


@st.composite
def laid_out(draw: Callable[[st.SearchStrategy[list[int]]], list[int]], points: int = 5) -> Places:
    """Return where points stand, some of them repeatedly; a new block or directive may begin anywhere."""
    order = [*range(points), *draw(st.lists(st.integers(0, points - 1), max_size=7))]
    breaks = draw(st.lists(st.sampled_from([0, 0, 0, 1, 1, 2]), min_size=len(order), max_size=len(order)))
    places: Places = {point: [] for point in range(points)}
    block = directive = 0
    for number, (point, new) in enumerate(zip(order, breaks, strict=True)):
        directive += new > 0
        block += new > 1
        places[point].append(Place(block, directive, number))
    return places


@st.composite
def texts(draw: Callable[[st.SearchStrategy[object]], object]) -> Texts:
    """Return candidates of two small texts, with any odds."""
    pairs = draw(st.sets(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=14))
    odds = st.sampled_from([-7.0, -5.0, -4.0, -3.0, -2.0, -1.0, 0.0, 1.0, 3.0, 6.0])
    each = st.tuples(odds, st.integers(0, 63), st.integers(0, 63), *[st.sampled_from([0.0, 0.25, 1.0])] * 2)
    drawn = {pair: draw(each) for pair in sorted(pairs)}  # type: ignore[call-overload]
    return Texts(
        {pair: value[0] for pair, value in drawn.items()},
        {pair: covers(*value[1:3]) for pair, value in drawn.items()},
        (draw(laid_out()), draw(laid_out())),  # type: ignore[arg-type]
        {pair: value[3] for pair, value in drawn.items()},
        {pair: value[4] for pair, value in drawn.items()},
    )


def chance(odds: float) -> float:
    """Return the probability of the given log-odds."""
    return 1 / (1 + exp(-odds))


def rivalry(given: Texts, pair: Pair, side: int) -> float:
    """Return how probably a rival of a pair claims the words that it covers."""
    rivals = sorted(((-o, p) for p, o in given.odds.items() if p != pair and p[side] == pair[side]), key=lambda r: r)
    own = bits(given.overlaps[pair].target if side else given.overlaps[pair].source)
    claims = [0.0]
    for odds, other in rivals[:_RIVALS]:
        cover = bits(given.overlaps[other].target if side else given.overlaps[other].source)
        claims.append(chance(-odds) * len(own & cover) / len(own) if own else 0)
    return max(claims)


def support(given: Texts, pair: Pair) -> float:
    """Return how well the clauses around a pair correspond, for its best two occurrences."""
    (ours, theirs), totals = given.sides, []
    for here, there in product(ours[pair[0]][:_TWINS], theirs[pair[1]][:_TWINS]):
        total = 0.0
        for other, odds in given.odds.items():
            if chance(odds) <= _FAINT or other[0] == pair[0] or other[1] == pair[1]:
                continue
            for one, two in product(ours[other[0]][:_TWINS], theirs[other[1]][:_TWINS]):
                far, away = one.number - here.number, two.number - there.number
                if (one.block, two.block) == (here.block, there.block) and max(abs(far), abs(away)) <= _REACH:
                    near = chance(odds) * exp(1 - (abs(far) + abs(away)) / 2)
                    near *= 1 if one.directive == here.directive else _OTHER_DIRECTIVE
                    near *= 1 if two.directive == there.directive else _OTHER_DIRECTIVE
                    total += near
        totals.append(total)
    return max(totals)


def block(given: Texts, pair: Pair, side: int) -> float:
    """Return how much of the pair's block, without its own point, corresponds to the pair's other block."""

    def where(one: Pair) -> tuple[int, int]:
        return given.sides[0][one[0]][0].block, given.sides[1][one[1]][0].block

    both = sum(chance(o) for p, o in given.odds.items() if where(p) == where(pair) and p[side] != pair[side])
    total = sum(chance(o) for p, o in given.odds.items() if where(p)[side] == where(pair)[side])
    return both / (total + 0.5)


def beside(given: Texts, pair: Pair, side: int) -> float:
    """Return the chance that a clause is also linked to a neighbour of its counterpart, in its directive."""
    best = 0.0
    for place in given.sides[side][pair[side]][:_TWINS]:
        for point, where in given.sides[side].items():
            answer = (point, pair[1]) if side == 0 else (pair[0], point)
            next_to = any(abs(w.number - place.number) == 1 and w.directive == place.directive for w in where)
            if point != pair[side] and next_to and answer in given.odds:
                best = max(best, chance(given.odds[answer]))
    return best


def together(given: Texts, pair: Pair) -> float:
    """Return the chances of the other pairs of the same two directives."""

    def where(one: Pair) -> tuple[int, int]:
        return given.sides[0][one[0]][0].directive, given.sides[1][one[1]][0].directive

    return sum(chance(o) for p, o in given.odds.items() if where(p) == where(pair) and p != pair)


def sparse(given: Texts, pair: Pair) -> float:
    """Return how far the carried share of the text, or of the block without the clause, falls short."""
    shares = []
    for side in (0, 1):
        sides = given.sides[side]
        best = {
            n: max((chance(o) * given.novelty[p] for p, o in given.odds.items() if p[side] == n), default=0)
            for n in sides
        }
        mates = [n for n in sides if sides[n][0].block == sides[pair[side]][0].block]
        inside = sum(best[n] for n in mates if n != pair[side]) / (len(mates) + _PAD)
        shares.append(max(sum(best.values()) / len(sides), inside))
    return max(0, 1 - sqrt(shares[0] * shares[1]) / _SPARSE)


def around(given: Texts) -> dict[Pair, dict[str, float]]:
    """Return all features of the context."""
    features = {}
    for pair, odds in given.odds.items():
        if odds > HOPELESS:
            near, thin = min(support(given, pair), MOST_AROUND), max(0, 1 - given.matter[pair] / _ENOUGH_MATTER)
            features[pair] = {
                "log_odds": odds,
                "claimed_s": rivalry(given, pair, 0), "claimed_t": rivalry(given, pair, 1),
                "sparse": sparse(given, pair), "sparse_whole": sparse(given, pair) * 0.5**_COVER_EXPONENT,
                "thin": thin, "around": near, "around_thin": thin * near,
                "block_s": block(given, pair, 0), "block_t": block(given, pair, 1),
                "beside_s": beside(given, pair, 0), "beside_t": beside(given, pair, 1),
                "together": min(together(given, pair), _MOST_TOGETHER),
            }  # fmt: skip
    return features


@settings(deadline=None, max_examples=150, derandomize=True)
@given(texts())
def test_the_context_comes_from_the_other_candidates(given: Texts) -> None:
    """Rivals count by their probability, neighbours only inside the two blocks; a hopeless pair has no features."""
    assert surroundings(*given) == {pair: pytest.approx(features) for pair, features in around(given).items()}


def dense(size: int, odds: float) -> Texts:
    """Return two texts of one directive, in which each clause carries the one in the same place."""
    pairs = {(n, n): odds for n in range(size)}
    places = {n: [Place(0, 0, n)] for n in range(size)}
    novelty, matter = dict.fromkeys(pairs, 1.0), dict.fromkeys(pairs, 0.25)
    return Texts(pairs, dict.fromkeys(pairs, covers(1, 1)), (places, places), novelty, matter)


def test_a_whole_neighbourhood_that_corresponds_counts_three_at_most() -> None:
    """Four neighbours on each side would exceed three; they count half for a pair that is half about the same."""
    given = dense(9, 9)
    features = surroundings(*given)

    assert features == {pair: pytest.approx(each) for pair, each in around(given).items()}
    assert 2 * chance(9) * sum(exp(1 - n) for n in (1, 2, 3, 4)) > features[4, 4]["around"] == 3
    assert features[0, 0]["around_thin"] == features[0, 0]["around"] / 2
    assert features[0, 0]["around"] == pytest.approx(chance(9) * sum(exp(1 - n) for n in (1, 2, 3, 4)))


def test_a_clause_with_many_rivals_is_measured_by_the_best() -> None:
    """The six strongest cover other words and claim nothing; the seventh is not examined."""
    odds = {(0, n): 4.0 - n / 2 for n in range(_RIVALS + 2)}
    overlaps = {pair: covers(0b0001 if pair[1] in {0, _RIVALS + 1} else 0b1110, 1) for pair in odds}
    sides = ({0: [Place(0, 0, 0)]}, {n: [Place(0, n, n)] for n in range(_RIVALS + 2)})
    given = Texts(odds, overlaps, sides, dict.fromkeys(odds, 1.0), dict.fromkeys(odds, 1.0))

    features = surroundings(*given)
    assert features == {pair: pytest.approx(each) for pair, each in around(given).items()}
    assert features[0, 0]["claimed_s"] == 0
    assert features[0, 1]["claimed_s"] == chance(3)


def scored(chances: dict[Pair, float], alike: Container[Pair] = ()) -> dict[Pair, ScoredCandidate]:
    """Return candidates that are alike in wording and have only a chance."""
    return {
        pair: ScoredCandidate(pair, {}, None, chance, 1.0, equal=False, alike=pair in alike)
        for pair, chance in chances.items()
    }


def linked(chances: dict[Pair, float], alike: Container[Pair] = ()) -> list[Pair]:
    """Return which candidates are links, the most certain first."""
    return [candidate.pair for candidate in accepted(eligible(scored(chances, alike).values()))]


def test_links_are_probable() -> None:
    """Pairs of equal wording are links whatever their chance and come first; the most certain pairs follow."""
    chances = {(0, 0): 0.9, (0, 1): 0.4, (5, 6): 0.5, (6, 7): 0.5}
    chances |= {(2, 3): PROBABLE, (3, 4): PROBABLE - 0.001, (4, 5): 0.01}

    assert linked(chances, {(4, 5)}) == [(4, 5), (0, 0), (5, 6), (6, 7), (0, 1), (2, 3)]


@pytest.mark.parametrize("side", [0, 1])
def test_a_clause_text_has_few_links(side: int) -> None:
    """Only the most certain links of a clause are kept, on either side."""
    chances = {((0, n) if side == 0 else (n, 0)): 0.9 - n / 100 for n in range(LINKS + 2)}

    assert linked(chances) == list(chances)[:LINKS]
    assert linked(chances, chances) == list(chances)[:LINKS]


def test_the_candidates_of_a_clause_are_ranked() -> None:
    """The most probable comes first, and among equals the first in the texts; a pair counts for both its clauses."""
    by_point = ranked_by_point(Scored(None, scored({(1, 1): 0.5, (1, 0): 0.5, (0, 1): 0.25, (2, 1): 0.75})))  # type: ignore[arg-type]

    assert {end: [candidate.pair for candidate in ranked] for end, ranked in by_point.items()} == {
        (0, 0): [(0, 1)],
        (0, 1): [(1, 0), (1, 1)],
        (0, 2): [(2, 1)],
        (1, 0): [(1, 0)],
        (1, 1): [(2, 1), (1, 1), (0, 1)],
    }


def test_few_candidates_of_a_clause_are_kept() -> None:
    """Only the best `MOST` of each clause are kept."""
    by_point = ranked_by_point(Scored(None, scored({(0, n): n / 100 for n in range(MOST + 3)})))  # type: ignore[arg-type]

    assert [candidate.pair[1] for candidate in by_point[0, 0]] == [*range(MOST + 2, 2, -1)]


def read(text: str, side: str) -> Readout:
    """Return a parsed text."""
    return parse(Document("通稿.txt", text, "utf-8", "0" * 64), side=side)


def test_occurrences_are_joined_in_order() -> None:
    """A single occurrence joins all, up to the limit; several pair one to one, and any left over join the last."""
    ours, theirs = (read("会议强调，" + "要疏浚河道。" * 12, side).clauses for side in "ST")

    def joined(one: int, other: int) -> list[Pair]:
        return [(ours.index(a), theirs.index(b)) for a, b in occurrences(ours[:one], theirs[:other])]

    assert joined(1, 12) == [(0, n) for n in range(LINKS)]
    assert joined(12, 1) == [(n, 0) for n in range(LINKS)]
    assert joined(2, 4) == [(0, 0), (1, 1), (1, 2), (1, 3)]
    assert joined(4, 2) == [(0, 0), (1, 1), (2, 1), (3, 1)]
    assert joined(2, 12) == [(0, 0), *((1, n) for n in range(1, LINKS + 1))]
    assert joined(3, 3) == [(0, 0), (1, 1), (2, 2)]
