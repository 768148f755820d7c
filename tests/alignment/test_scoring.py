"""Scoring and selection: the candidates of two readouts, their chances, links and reasons."""

from __future__ import annotations

from math import exp
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from directive_diff import compare
from directive_diff.alignment.candidates import find_candidates
from directive_diff.alignment.context import MOST_AROUND
from directive_diff.alignment.features import Measured, measure
from directive_diff.alignment.matter import contrary, contrasts, slogan_share
from directive_diff.alignment.preparation import Place, prepare
from directive_diff.alignment.scoring import (
    _BOUND,
    _SLOGAN,
    _UNLIKE,
    Classifiers,
    Weights,
    add_up,
    classifiers,
    classify,
    describe_context,
    score_alone,
)
from directive_diff.alignment.selection import _ALIKE, _CERTAIN, LINKS, Alignment, eligible, select
from directive_diff.grammar import parse
from directive_diff.model import Document, Sureness

if TYPE_CHECKING:
    from directive_diff import Comparison, Readout
    from directive_diff.model import Match

SOURCE = """\
会议强调，要疏浚河道，清理沿岸垃圾。要增强“四个意识”。
会议要求，要完善党内法规体系。要疏浚河道。当前，要关心环卫工人。"""
TARGET = """\
会议要求，清理沿岸垃圾和淤泥，抓紧疏浚河道。要关爱环卫工人。
会议强调，要完善行政法规体系。增强“四个意识”。要疏浚河道。"""
_NAMES = ("wording", "source_covered", "target_covered", "matter", "synonyms", "rivals", "neighbours")


def read(text: str, side: str) -> Readout:
    """Return a parsed text."""
    return parse(Document("通稿.txt", text, "utf-8", "0" * 64), side=side)


def measured(source: Readout, target: Readout) -> Measured:
    """Return the measured candidates of two readouts."""
    texts = prepare(source, target)
    return measure(texts, find_candidates(texts.source.points, texts.target.points))


def small() -> Measured:
    """Return the measured candidates of two small readouts."""
    return measured(read(SOURCE, "S"), read(TARGET, "T"))


def decide(given: Measured, alone: Weights, context: Weights) -> Alignment:
    """Return the alignment that two classifiers give."""
    return select(classify(given, Classifiers(alone, context)))


def test_each_clause_text_is_prepared_once_with_all_its_places() -> None:
    """A repeated text has all its places; an unlinkable one has none and is not counted."""
    given = small()
    source, target = given.texts

    assert [[clause.id for clause in clauses] for clauses in source.clauses] == [
        ["S1.1.1", "S2.2.1"], ["S1.1.2"], ["S1.2.1"], ["S2.1.1"], ["S2.3.2"],
    ]  # fmt: skip
    assert [point.text for point in source.points] == [clauses[0].folded.text for clauses in source.clauses]
    assert source.places == {
        0: [Place(0, 1, 0), Place(1, 4, 4)],
        1: [Place(0, 1, 1)],
        2: [Place(0, 2, 2)],
        3: [Place(1, 3, 3)],
        4: [Place(1, 5, 5)],
    }
    assert [place.number for places in target.places.values() for place in places] == [0, 1, 2, 3, 4, 5]
    assert given.equal == {(0, 5)}
    assert given.equal < given.alike == {(0, 5), (0, 1), (2, 4)}
    assert given.overlaps.keys() == given.features.keys() == given.novelty.keys() == given.matter.keys()


def test_the_novelty_of_a_candidate_is_that_of_its_clause_with_more_slogans() -> None:
    """A candidate's novelty is that of the clause with more slogans, on whichever side it is."""
    given = small()
    texts = [[point.text for point in side.points] for side in given.texts]
    slogan = next(pair for pair in given.overlaps if "意识" in texts[0][pair[0]] and "意识" in texts[1][pair[1]])

    assert {pair: share for pair, share in given.novelty.items() if share < 1} == {
        slogan: 1 - slogan_share("增强四个意识")
    }
    one, two = (
        read(f"会议强调，要{text}。", side)
        for text, side in (("带头做到两个维护和疏浚河道清淤除障", "S"), ("带头做到两个维护", "T"))
    )
    assert set(measured(one, two).novelty.values()) == {1 - 4 / 8}
    assert set(measured(one, one).novelty.values()) == {1 - 4 / 17}


def test_the_odds_add_up_within_bounds() -> None:
    """The odds are a constant plus each feature times its weight; a feature without a weight adds nothing."""
    weighed = Weights(0.5, ("one", "two"), (2.0, -1.0))

    assert add_up({"two": 1.0, "one": 3.0, "three": 9.0}, weighed) == 5.5
    assert add_up({"one": 99.0, "two": 0.0}, weighed) == _BOUND
    assert add_up({"one": -99.0, "two": 0.0}, weighed) == -_BOUND


def test_the_table_holds_the_weights_of_both_classifiers() -> None:
    """Each classifier has its own constant and weighs only measured features; the scale runs from 0 to 1."""
    alone, context, scale = classifiers()
    given = small()
    around = describe_context(given, dict.fromkeys(given.features, 0.0))
    candidate = next(iter(given.features))

    assert alone.constant != context.constant
    assert {*alone.names} <= given.features[candidate].keys()
    assert {*context.names} <= around[candidate].keys()
    assert all(len(classifier.names) == len(classifier.values) for classifier in (alone, context))
    assert list(scale) == sorted(scale)
    assert (scale[0], scale[-1]) == ((0, 0), (1, 1))


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("完善党内法规体系", "完善行政法规体系", True),
        ("完善党内法规体系", "完善党内法规体系", False),
        ("完善党内法规、行政法规体系", "完善行政法规体系", False),
        ("完善党内法规体系", "完善党内法规、行政法规体系", False),
        ("疏浚河道", "完善行政法规体系", False),
        ("支持国内企业", "支持国外企业", True),
        ("支持国内企业" + "修" * 194, "支持国外企业", True),
        ("支持国内企业" + "修" * 195, "支持国外企业", False),
    ],
)
def test_one_frame_about_different_things_is_contrary(source: str, target: str, expected: bool) -> None:  # noqa: FBT001 - a row's cell
    """Contrary clauses each name one thing of a group, and not the same, within two hundred characters."""
    one, other = contrasts(source), contrasts(target)

    assert contrary(one, other) is contrary(other, one) is expected


def expected(given: Measured, alone: Weights, context: Weights) -> dict[tuple[int, int], tuple[float, float | None]]:
    """Return each candidate's probability, and how many neighbours correspond if that is examined."""
    odds = score_alone(given, alone)
    around = describe_context(given, odds)
    chances: dict[tuple[int, int], tuple[float, float | None]] = {}
    for pair, value in odds.items():
        if pair in around:
            slogans = _SLOGAN * around[pair]["sparse"] * (1 - given.novelty[pair])
            chance = 1 / (1 + exp(-add_up(around[pair], context))) * (1 - slogans)
            chances[pair] = (chance, around[pair]["around"])
        else:
            chances[pair] = (1 / (1 + exp(-value)), None)
    return chances


@pytest.mark.parametrize(
    ("alone", "context"),
    [
        classifiers()[:2],
        (Weights(-12.0, ("cover_s", "cover_t"), (7.0, 7.0)), Weights(0.5, ("log_odds",), (1.0,))),
        (Weights(-7.0, ("dice",), (5.0,)), Weights(0.0, ("log_odds", "sparse"), (1.0, -1.0))),
        (Weights(2.0, (), ()), Weights(-1.0, ("around",), (0.5,))),
    ],
)
def test_scores_and_reasons_are_those_of_the_classifiers(alone: Weights, context: Weights) -> None:
    """Equal wording is certain unless the texts share too little; reasons are features, limited to 0..1."""
    given = small()
    chances = expected(given, alone, context)
    scored = classify(given, Classifiers(alone, context))
    alignment = select(scored)
    number = [{c.id: n for n, those in enumerate(side.clauses) for c in those} for side in given.texts]

    assert alignment.matches
    assert list(scored.candidates) == list(given.features)
    for match in (*alignment.matches, *alignment.rejected):
        pair = number[0][match.source.id], number[1][match.target.id]
        chance, around = chances[pair]
        chance = min(chance, _UNLIKE if pair in given.unlike else 1.0)
        if match in alignment.matches and pair in given.alike:
            around_all = describe_context(given, score_alone(given, alone))
            sparse = pair in around_all and around_all[pair]["sparse"]
            chance = max(chance, _CERTAIN if pair in given.equal and not sparse else _ALIKE)
        assert match.score == pytest.approx(chance)
        features = given.features[pair]
        reasons = (
            features["dice"], features["cover_s"], features["cover_t"], given.matter[pair],
            features["synonyms_share"], features["dice"] - min(features["free_s"], features["free_t"]),
            (around or 0) / MOST_AROUND,
        )  # fmt: skip
        rounded = [(name, round(max(0.0, min(1.0, value)), 4)) for name, value in zip(_NAMES, reasons, strict=True)]
        assert [tuple(reason) for reason in match.reasons if reason.name != "contrast"] == rounded
    check_order(alignment.matches)
    check_order(alignment.rejected)


def check_order(matches: tuple[Match, ...]) -> None:
    """Check that matches are in the order of the target, then of the source."""
    assert list(matches) == sorted(matches, key=lambda match: (match.target.span, match.source.span))


def test_the_nearest_pair_is_the_best_candidate_of_an_unlinked_clause() -> None:
    """The last reason of a nearest pair says if it was probable but is about another thing."""
    given = small()
    alignment = decide(given, Weights(3.0, (), ()), Weights(0.0, (), ()))
    hopeless = decide(given, Weights(-9.0, (), ()), Weights(0.0, (), ()))

    assert {match.score for match in alignment.matches} <= {0.5, _ALIKE, _CERTAIN}
    contrasts = {match.source.id + match.target.id: match.reasons[-1] for match in alignment.rejected}
    assert contrasts["S2.1.1T2.1.1"] == ("contrast", 1.0)
    assert [match.score for match in hopeless.matches] == [_ALIKE, _ALIKE, _ALIKE, _CERTAIN, _CERTAIN]
    near = {(match.source.id, match.target.id) for match in hopeless.rejected}
    assert ("S2.1.1", "T2.1.1") in near
    assert all(len(match.reasons) == len(_NAMES) for match in hopeless.rejected)


def test_a_pair_about_different_things_is_never_eligible() -> None:
    """Candidates about different things are never eligible; those of similar wording always are."""
    given = small()
    sure = classify(given, Classifiers(Weights(9.0, (), ()), Weights(9.0, (), ()))).candidates
    hopeless = classify(given, Classifiers(Weights(-9.0, (), ()), Weights(-9.0, (), ()))).candidates

    assert {candidate.pair for candidate in eligible(sure.values())} == sure.keys() - given.different
    assert given.different
    assert {candidate.pair for candidate in eligible(hopeless.values())} == given.alike


def test_links_of_one_clause_are_bounded_over_all_its_wordings() -> None:
    """The limit of links counts all wordings together; the best are kept."""
    target = "会议强调，" + "要疏浚河道。" * 5 + "抓紧疏浚河道。" * 5
    given = measured(read("会议强调，要疏浚河道。", "S"), read(target, "T"))
    alignment = decide(given, Weights(9.0, (), ()), Weights(9.0, (), ()))

    assert [match.target.id for match in alignment.matches] == [f"T1.{n}.1" for n in range(1, LINKS + 1)]
    assert [match.target.id for match in alignment.rejected] == ["T1.9.1", "T1.10.1"]


def test_the_scores_of_the_seeds_are_those_recorded(comparison: Comparison) -> None:
    """The scores of links and nearest pairs are recorded, so that a new feature shows what else it moves.

    ``scores.tsv`` is not a goal in itself: a change that improves the benchmarks rewrites it.
    """
    rows = (Path(__file__).parent / "scores.tsv").read_text("utf-8").splitlines()
    matches = [("link", link) for link in comparison.links] + [("rejected", match) for match in comparison.rejected]

    assert [f"{kind}\t{match.source.id}\t{match.target.id}\t{match.score:.4f}" for kind, match in matches] == rows[1:]


@pytest.mark.parametrize("members", [10, 60])
def test_a_list_without_one_of_its_members_is_a_sure_link_however_long_it_is(members: int) -> None:
    """Nothing but a member differs, so the length of the list says nothing against the link."""
    crops = [
        f"{crop}{work}" for crop in "稻麦豆薯棉麻茶桑果菜糖烟" for work in ("育种", "种植", "加工", "储运", "销售")
    ]
    text = "会议强调，要统筹推进{}等环节。"
    texts = (text.format("、".join(each)) for each in (crops[:members], [*crops[:4], *crops[5:members]]))
    links = compare(*(Document(name, text, "utf-8", "0" * 64) for name, text in zip("ab", texts, strict=True))).links

    assert [link.sureness for link in links] == [Sureness.SURE]
