"""How a clause is read for matching, and which pairs are examined, checked against an exhaustive search."""

from __future__ import annotations

from itertools import product

import pytest
from plainly import Sides, any_text, every_text, few

from directive_diff import lexicon
from directive_diff.alignment.candidates import (
    _FEW,
    _LEAST_DICE,
    _LEAST_WORDING,
    _MANY,
    _READOUT,
    find_candidates,
    overlap_of,
)
from directive_diff.alignment.matter import slogan_share
from directive_diff.alignment.points import bare, make_points, members


def best(strengths: dict[tuple[int, int], float], side: int, most: int) -> set[tuple[int, int]]:
    """Return the strongest pairs of each point of one side, at most ``most`` for each."""
    ranked = sorted(strengths, key=lambda pair: (-strengths[pair], pair))
    return {pair for pair in ranked if [other for other in ranked if other[side] == pair[side]].index(pair) < most}


def check_candidates(texts: Sides) -> None:
    """Check the candidates of texts without frequent bigrams against all pairs."""
    points = make_points(*texts)
    candidates = find_candidates(*points)
    close, seeming = {}, {}
    for i, j in product(range(len(points[0])), range(len(points[1]))):
        one, other = points[0][i], points[1][j]
        common = sum(one.weights[bigram] for bigram in one.bigrams.keys() & other.bigrams.keys())
        seeming[i, j] = 2.0 if one.text == other.text else 2 * common / (one.total + other.total)
        if seeming[i, j] >= _LEAST_DICE and overlap_of(one, other).wording >= _LEAST_WORDING:
            close[i, j] = overlap_of(one, other)
    likely = best(seeming, 0, _FEW.measured) & best(seeming, 1, _FEW.measured)
    sharing = {pair: shared.wording for pair, shared in close.items() if pair in likely}
    kept = best(sharing, 0, _FEW.rivals) & best(sharing, 1, _FEW.rivals)

    assert list(candidates) == sorted(kept)
    assert all(candidates[pair] == close[pair] for pair in candidates)


@every_text
def test_candidates_share_enough_and_are_among_the_best_of_both(texts: Sides) -> None:
    """The index finds the same pairs as an exhaustive search, in order."""
    check_candidates(texts)


@few
@any_text
def test_candidates_of_any_texts_share_enough(texts: Sides) -> None:
    """The index also finds the same pairs for clauses made of the same few words."""
    check_candidates(texts)


@pytest.mark.parametrize(("limits", "others"), [(_FEW, 0), (_MANY, _READOUT)])
def test_a_bigram_in_too_many_clauses_finds_only_an_identical_one(limits: tuple[int, int, int], others: int) -> None:
    """The limit of clauses per bigram is lower for texts longer than any readout."""

    def found(holders: int) -> set[int]:
        sources = ["修缮祠堂", *(chr(0x4E00 + 3 * i) + chr(0x7000 + 2 * i) for i in range(others))]
        targets = [f"祠堂{chr(0x5000 + 2 * i)}{chr(0x6000 + 3 * i)}" for i in range(holders - 1)] + ["修缮祠堂"]
        return {target for source, target in find_candidates(*make_points(sources, targets)) if source == 0}

    assert found(limits[0] + 1) == {limits[0]}
    assert len(found(limits[0])) == limits[2]


def test_a_readout_of_the_usual_size_is_searched_closely() -> None:
    """With one clause more than the usual limit, each clause keeps fewer candidates."""
    for size, most in ((_READOUT, _FEW.rivals), (_READOUT + 1, _MANY.rivals)):
        sources = [f"祠堂{chr(0x5000 + 2 * i)}" for i in range(12)] + [
            chr(0x4E00 + 3 * i) + "燚" for i in range(size - 12)
        ]
        candidates = find_candidates(*make_points(sources, ["修缮祠堂"]))
        assert len(candidates) == most


@pytest.mark.parametrize(
    ("text", "wording", "parts"),
    [
        ("一要抓好秋播、强化“实干、苦干”的精神", "抓好秋播强化实干苦干的精神", ("强化实干苦干的精神",)),
        ("必须坚决守住_底线", "守住底线", ()),
        ("要同时", "要同时", ()),
        ("增长5%、下降3%左右", "增长5%下降3%左右", ("增长5%", "下降3%左右")),
        ("抓好粮食收购以及农机检修等重点工作", "抓好粮食收购以及农机检修等重点工作", ("粮食收购", "农机检修")),
        ("加强与会人员管理或和谐社区建设、及时公开并并购整合", "加强与会人员管理或和谐社区建设及时公开并并购整合",
         ("与会人员管理", "和谐社区建设", "及时公开", "并购整合")),
        ("要统筹、水利工作", "统筹水利工作", ()),
        ("做好事、疏浚河道", "做好事疏浚河道", ("做好事", "疏浚河道")),
        ("把（一、二、三）类隐患及《防汛、抗旱》条例与预案问题", "把一二三类隐患及防汛抗旱条例与预案问题",
         ("一二三类隐患", "防汛抗旱条例")),
    ],
)  # fmt: skip
def test_a_clause_is_read_without_its_opening_and_as_its_members(
    text: str, wording: str, parts: tuple[str, ...]
) -> None:
    """Punctuation is dropped; quotations, brackets and words that contain 和, 及, 与 or 并 are not split."""
    assert bare(text) == wording
    assert members(text) == parts


def test_only_the_first_thousand_characters_of_a_clause_are_read() -> None:
    """Wording and members of a clause end after a thousand characters; no real clause is that long."""
    assert bare("修" * 2000) == "修" * 1000
    assert members("修" * 996 + "、清淤疏浚") == ("修" * 996, "清淤疏")


def test_the_share_of_slogans_counts_characters() -> None:
    """In a share of slogans, the longest formula counts first; one that only names a topic does not count in full."""
    formulas = {row[0]: row[1] for row in lexicon.table("slogans")}

    assert slogan_share("") == slogan_share("疏浚河道") == 0
    assert slogan_share("四个意识") == 1
    assert slogan_share("疏浚两个维护河道四个意识") == 8 / 12
    assert slogan_share("修两个维护") == 4 / 5
    assert all(slogan_share(formula) == 1 for formula, kind in formulas.items() if kind != "topic")
    assert any(slogan_share(formula) < 1 for formula, kind in formulas.items() if kind == "topic")
