"""The features of a candidate, checked against a plain reference and exactly in small cases."""

from __future__ import annotations

from itertools import product
from math import log
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plainly import (
    HARVEST,
    Sides,
    any_text,
    every_text,
    few,
    genre,
    mixed,
    overlap,
    places,
    plain,
    total_of,
    weights_of,
)

from directive_diff import lexicon
from directive_diff.alignment.candidates import Overlap, find_candidates, overlap_of
from directive_diff.alignment.features import (
    _RIVALS,
    Member,
    best_members,
    claimed,
    features_of,
    margins,
)
from directive_diff.alignment.points import make_points, weigh_class
from directive_diff.alignment.synonyms import _PHRASE, _PHRASE_FACTOR, synonym_weights

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directive_diff.alignment.points import Point

Pair = tuple[int, int]


def check_overlaps(texts: Sides) -> None:
    """Compare what all pairs of points share, and its weight, with the reference."""
    weights = weights_of(texts)
    points = make_points(*texts)
    plains = [[plain(text, weights) for text in side] for side in texts]
    for point, one in zip((*points[0], *points[1]), (*plains[0], *plains[1]), strict=True):
        assert (point.total, point.mass) == pytest.approx((total_of(one, weights), sum(one.places) or 1))
        assert list(point.cumulative) == pytest.approx([sum(one.places[:i]) for i in range(len(one.places) + 1)])
        for cover in (0, 0b101101 & ((1 << len(one.places)) - 1), (1 << len(one.places)) - 1):
            assert point.weigh(cover) == pytest.approx(sum(one.places[i] for i in places(cover)))
    for i, j in product(range(len(texts[0])), range(len(texts[1]))):
        assert overlap_of(points[0][i], points[1][j]) == pytest.approx(overlap(plains[0][i], plains[1][j], weights))


@every_text
def test_two_clauses_share_the_weight_of_their_common_pieces(texts: Sides) -> None:
    """Dice and covers weigh each piece by its inverse document frequency in the two texts and in the genre."""
    check_overlaps(texts)


@few
@any_text
def test_any_two_clauses_share_the_weight_of_their_common_pieces(texts: Sides) -> None:
    """Dice and covers match the reference for clauses made of the same few words, too."""
    check_overlaps(texts)


def test_a_small_pair_has_exact_weights() -> None:
    """甲乙丙 and 丙甲乙 share one bigram and three characters."""
    ((one,), (other,)) = make_points(["甲乙丙"], ["丙甲乙"])
    shared = overlap_of(one, other)

    assert (shared.source, shared.target) == (0b011, 0b110)
    assert shared.common == pytest.approx(one.weights["甲乙"] + sum(one.weights[c] for c in "甲乙丙"))
    assert one.total == pytest.approx(shared.common + one.weights["乙丙"])
    assert shared.rarest == one.weights["甲乙"] == pytest.approx(0.4 * log(2) + 0.6 * log(1 + 5392))


def test_a_class_of_words_weighs_by_its_rarity() -> None:
    """The rarity in the texts is mixed with that of all its words in the genre; not found counts as found once."""
    clauses, at_large = genre()
    often = at_large["加强"] + at_large["推进"]

    assert weigh_class(2, 8, ["加强", "推进"]) == pytest.approx(mixed(4, clauses / (1 + often)))
    assert weigh_class(0, 8, ["犄角旮旯"]) == weigh_class(1, 8, ["犄角旮旯"]) == pytest.approx(mixed(8, clauses))


OVERLAPS = st.dictionaries(
    st.tuples(st.integers(0, 2), st.integers(0, _RIVALS)),
    st.builds(
        lambda wording, here, there: Overlap(wording, 0, 0, 0, 0, 0, here, there),
        st.sampled_from([0.125, 0.25, 0.375, 0.5, 0.75, 1.0]), st.integers(0, 63), st.integers(0, 63),
    ),
    max_size=14,
)  # fmt: skip


@settings(deadline=None)
@given(OVERLAPS, st.sampled_from((0, 1)))
def test_a_pair_is_measured_by_its_margin_and_by_its_rivals_claims(overlaps: dict[Pair, Overlap], side: int) -> None:
    """Rivals share its point on that side; each claims as much as it covers of the same places."""
    stand = margins(overlaps, side)

    assert stand.keys() == overlaps.keys()
    for pair, own in overlaps.items():
        rivals = [other for key, other in overlaps.items() if key != pair and key[side] == pair[side]]
        cover = places(own.target if side else own.source)
        claims = [r.wording * len(cover & places(r.target if side else r.source)) / len(cover) for r in rivals if cover]
        margin = own.wording - max((rival.wording for rival in rivals), default=0)
        assert stand[pair] == pytest.approx((margin, max(claims, default=0)))


def test_the_last_rival_within_the_limit_may_make_the_claim() -> None:
    """Stronger rivals that cover other words claim nothing; no rival beyond the limit is examined."""
    overlaps = {(0, n): Overlap(1 - n / 16, 0, 0, 0, 0, 0, 0b0111 if n == 0 else 0b1000, 0) for n in range(_RIVALS)}
    last = Overlap(0.25, 0, 0, 0, 0, 0, 0b0101, 0)

    assert margins(overlaps | {(0, _RIVALS): last}, 0)[0, 0] == (1 / 16, pytest.approx(0.25 * 2 / 3))
    behind = overlaps | {(0, _RIVALS): overlaps[0, 1], (0, _RIVALS + 1): last}
    assert margins(behind, 0)[0, 0] == (1 / 16, 0)
    weak = {(0, n): Overlap(0.25, 0, 0, 0, 0, 0, 0b0001 if n else 0b0100, 0) for n in (0, _RIVALS, _RIVALS + 1)}
    assert margins(overlaps | weak, 0)[0, _RIVALS + 1] == (0.25 - 1 + 1 / 16, 0)
    assert claimed(0b1, [(0.5, 0), (0.25, 1), (0.125, 1)]) == 0.25


def check_members(texts: Sides) -> None:
    """Compare the best members of lists with the reference."""
    points = make_points(*texts)
    candidates = find_candidates(*points)
    for side in (0, 1):
        ours, theirs = points[side], points[1 - side]
        expected = {}
        for pair in candidates:
            parts = [(0.0, 0.0)] if ours[pair[side]].members else []
            for member in ours[pair[side]].members:
                shares = {p: answer(member, theirs[p[1 - side]]) for p in candidates if p[side] == pair[side]}
                rivals = [
                    wording for wording in shares.values() if wording != shares[pair] or wording < max(shares.values())
                ]
                parts.append((shares[pair], shares[pair] - max(rivals, default=0)))
            if parts:
                expected[pair] = max(parts)
        assert dict(best_members(candidates, ours, theirs, side)) == {
            p: pytest.approx(part) for p, part in expected.items()
        }


def answer(member: Point, other: Point) -> float:
    """Return the most that a member shares with a clause or one of its members, if they have a bigram in common."""
    if not member.bigrams.keys() & other.bigrams.keys():
        return 0
    return max(overlap_of(member, point).dice for point in (other, *other.members))


@every_text
def test_the_best_member_of_a_list_counts(texts: Sides) -> None:
    """A member's margin is over the clauses that share less or more; clauses tied for the best are not rivals."""
    check_members(texts)
    check_members((texts[0][::-1], texts[1]))


def test_a_clause_that_is_not_a_list_has_no_member() -> None:
    """Of the source's clauses, only the list has a best member; a missing one counts as zero."""
    points = make_points(*HARVEST)
    candidates = find_candidates(*points)

    assert {pair[0] for pair in best_members(candidates, *points, 0)} == {0}
    assert Member() == (0, 0)


def check_synonymies(texts: Sides) -> None:
    """Compare the weights of synonyms with the reference."""
    rows = lexicon.table("synonyms")
    points = make_points(*texts)
    wordings = [[point.bare for point in side] for side in points]
    classes_of = [
        [{n for n, row in enumerate(rows) if any(word in wording for word in row)} for wording in side]
        for side in wordings
    ]
    size = max(map(len, texts))
    expected = {}
    for i, j in product(range(len(texts[0])), range(len(texts[1]))):
        meetings = []
        for number in classes_of[0][i] & classes_of[1][j]:
            one = longest(rows[number], wordings[0][i], wordings[1][j])
            two = longest(rows[number], wordings[1][j], wordings[0][i])
            if one and two:
                often = max(sum(number in classes for classes in side) for side in classes_of)
                telling = weigh_class(often, size, rows[number])
                telling *= _PHRASE_FACTOR if max(len(one), len(two)) >= _PHRASE else 1
                meetings.append((-telling, number, one, two))
        used: tuple[set[int], set[int]] = (set(), set())
        for telling, _, one, two in sorted(meetings, key=lambda meeting: meeting[:2]):
            if not used[0] & set(one) and not used[1] & set(two):
                used[0].update(one)
                used[1].update(two)
                expected[i, j] = expected.get((i, j), 0) - telling
    every = list(product(range(len(texts[0])), range(len(texts[1]))))
    assert dict(synonym_weights(every, *points)) == pytest.approx(expected)


def longest(row: Iterable[str], ours: str, theirs: str) -> range:
    """Return the first longest word of a class in ours that theirs does not contain."""
    stands = [
        (-len(word), i) for word in row if word not in theirs for i in range(len(ours)) if ours.startswith(word, i)
    ]
    length, start = min(stands, default=(0, 0))
    return range(start, start - length)


@every_text
def test_synonyms_weigh_by_their_rarity(texts: Sides) -> None:
    """The rarest synonyms come first, each place in either clause counts once, and phrases weigh more."""
    check_synonymies(texts)
    check_synonymies((texts[1], texts[0]))


def test_overlapping_synonyms_count_once_and_adjacent_ones_twice() -> None:
    """抓实 and 实体经济 share a character; 牢固树立 and 实业 meet without sharing one."""
    ours, theirs = ["小微抓实体经济", "小微牢固树立实业"], ["当地抓牢办好实业", "当地树牢远景实体经济"]
    check_synonymies((ours, theirs))
    check_synonymies((theirs, ours))

    weights = synonym_weights([(0, 0), (1, 0), (1, 1)], *make_points(ours, ["抓牢实业", "树牢实体经济"]))

    assert weights.keys() == {(0, 0), (1, 1)}
    assert weights[1, 1] > weights[0, 0]


def test_each_feature_of_a_candidate_is_the_measure_that_it_names() -> None:
    """Features measured elsewhere keep their names, the source's before the target's."""
    points = make_points(*HARVEST)
    candidates = find_candidates(*points)
    stand, parts = (
        [margins(candidates, side) for side in (0, 1)],
        [best_members(candidates, points[s], points[1 - s], s) for s in (0, 1)],
    )
    weights = synonym_weights(candidates, *points)
    features = features_of(candidates, *points)

    assert list(features) == list(candidates)
    for (i, j), shared in candidates.items():
        one, two = points[0][i], points[1][j]
        here, there = (side.get((i, j), Member()) for side in parts)
        synonyms = weights.get((i, j), 0)
        assert features[i, j] == pytest.approx({
            "dice": shared.dice, "rarest": shared.rarest, "cover_s": shared.of_source, "cover_t": shared.of_target,
            "common_s": shared.common / one.total, "common_t": shared.common / two.total,
            "left_s": one.mass * (1 - shared.of_source), "left_t": two.mass * (1 - shared.of_target),
            "length_s": len(one.bare), "length_t": len(two.bare),
            "margin_s": stand[0][i, j][0], "margin_t": stand[1][i, j][0],
            "free_s": shared.wording - stand[0][i, j][1], "free_t": shared.wording - stand[1][i, j][1],
            "member_s": here[0], "member_margin_s": here[1], "member_t": there[0], "member_margin_t": there[1],
            "asks": float(one.matter.asks != two.matter.asks),
            "synonyms": synonyms, "synonyms_share": synonyms / ((one.mass + two.mass) / 2),
        })  # fmt: skip
