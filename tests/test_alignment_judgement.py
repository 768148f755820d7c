"""What is judged and what comes of it: the field of two readouts, the odds, the links, their reasons."""

from __future__ import annotations

from math import exp
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from directive_diff.alignment import _ALIKE, _CERTAIN, _MOST_AROUND, _SLOGAN, decide
from directive_diff.alignment.assignment import LINKS
from directive_diff.alignment.context import surroundings
from directive_diff.alignment.contrast import contrary
from directive_diff.alignment.field import _WORN, Field, lay_out
from directive_diff.alignment.judgement import _BOUND, Weights, log_odds, weights
from directive_diff.alignment.places import Place
from directive_diff.alignment.slogans import worn
from directive_diff.grammar import parse
from directive_diff.model import Document

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
    """Return a text as it is read."""
    return parse(Document("通稿.txt", text, "utf-8", "0" * 64), side=side)


def field() -> Field:
    """Return two small readouts laid out."""
    return lay_out(read(SOURCE, "S"), read(TARGET, "T"))


def test_a_field_holds_each_clause_text_once_and_where_it_stands() -> None:
    """Repeated ones in all their places; what cannot be linked has none and is not counted."""
    laid = field()

    assert [[clause.id for clause in those] for those in laid.clauses[0]] == [
        ["S1.1.1", "S2.2.1"], ["S1.1.2"], ["S1.2.1"], ["S2.1.1"], ["S2.3.2"],
    ]  # fmt: skip
    assert laid.places[0] == {
        0: [Place(0, 1, 0), Place(1, 4, 4)],
        1: [Place(0, 1, 1)],
        2: [Place(0, 2, 2)],
        3: [Place(1, 3, 3)],
        4: [Place(1, 5, 5)],
    }
    assert [place.number for places in laid.places[1].values() for place in places] == [0, 1, 2, 3, 4, 5]
    assert laid.equal == {(0, 5)}
    assert laid.equal < laid.alike == {(0, 5), (0, 1), (2, 4)}
    assert laid.found.keys() == laid.figures.keys() == laid.fresh.keys() == laid.matter.keys()


def test_the_fresh_part_of_a_pair_is_that_of_its_more_worn_clause() -> None:
    """Half slogans is as good as all."""
    laid = field()
    texts = [[those[0].folded.text for those in side] for side in laid.clauses]
    slogan = next(pair for pair in laid.found if "意识" in texts[0][pair[0]] and "意识" in texts[1][pair[1]])

    assert {pair: share for pair, share in laid.fresh.items() if share < 1} == {
        slogan: max(0, 1 - _WORN * worn("增强四个意识"))
    }
    one, two = (
        read(f"会议强调，要{text}。", side)
        for text, side in (("带头做到两个维护和疏浚河道清淤除障", "S"), ("带头做到两个维护", "T"))
    )
    assert set(lay_out(one, two).fresh.values()) == {0}
    assert set(lay_out(one, one).fresh.values()) == {1 - _WORN * 4 / 17}


def test_the_odds_add_up_within_bounds() -> None:
    """A constant, and each figure by its weight; what a judgement does not name counts nothing."""
    weighed = Weights(0.5, ("one", "two"), (2.0, -1.0))

    assert log_odds({"two": 1.0, "one": 3.0, "three": 9.0}, weighed) == 5.5
    assert log_odds({"one": 99.0, "two": 0.0}, weighed) == _BOUND
    assert log_odds({"one": -99.0, "two": 0.0}, weighed) == -_BOUND


def test_the_table_holds_the_weights_of_both_judgements() -> None:
    """Each has its own constant, which is no figure; the figures are those that are measured."""
    first, second = weights("first"), weights("second")
    laid = field()
    pair = next(iter(laid.figures))
    context = surroundings(dict.fromkeys(laid.figures, 0.0), laid.found, laid.places, laid.fresh, laid.matter)

    assert first.constant != second.constant
    assert {*first.names} <= laid.figures[pair].keys()
    assert {*second.names} <= context[pair].keys()
    assert all(len(one.names) == len(one.values) for one in (first, second))


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
    """Where each names one of a group alone, and not the same; a clause of two hundred characters may be about one."""
    assert contrary(source, target) is contrary(target, source) is expected


def expected(laid: Field, first: Weights, second: Weights) -> dict[tuple[int, int], tuple[float, float | None]]:
    """Return the probability of each candidate, and how many neighbours correspond, where that is looked at."""
    odds = {pair: log_odds(figures, first) for pair, figures in laid.figures.items()}
    context = surroundings(odds, laid.found, laid.places, laid.fresh, laid.matter)
    chances: dict[tuple[int, int], tuple[float, float | None]] = {}
    for pair, value in odds.items():
        if pair in context:
            worn_out = _SLOGAN * context[pair]["sparse"] * (1 - laid.fresh[pair])
            judged = 1 / (1 + exp(-log_odds(context[pair], second))) * (1 - worn_out)
            chances[pair] = (judged, context[pair]["around"])
        else:
            chances[pair] = (1 / (1 + exp(-value)), None)
    return chances


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (weights("first"), weights("second")),
        (Weights(-12.0, ("cover_s", "cover_t"), (7.0, 7.0)), Weights(0.5, ("odds",), (1.0,))),
        (Weights(-7.0, ("dice",), (5.0,)), Weights(0.0, ("odds", "sparse"), (1.0, -1.0))),
        (Weights(2.0, (), ()), Weights(-1.0, ("around",), (0.5,))),
    ],
)
def test_scores_and_reasons_are_those_of_the_judgements(first: Weights, second: Weights) -> None:
    """Equal wording between texts that have more in common is certain; reasons are shares of the figures."""
    laid = field()
    chances = expected(laid, first, second)
    found = decide(laid, first, second)
    number = [{c.id: n for n, those in enumerate(side) for c in those} for side in laid.clauses]

    assert found.matches
    for match in (*found.matches, *found.rejected):
        pair = number[0][match.source.id], number[1][match.target.id]
        chance, around = chances[pair]
        if match in found.matches and pair in laid.alike:
            context = surroundings(
                {p: log_odds(f, first) for p, f in laid.figures.items()},
                laid.found,
                laid.places,
                laid.fresh,
                laid.matter,
            )
            sparse = pair in context and context[pair]["sparse"]
            chance = max(chance, _CERTAIN if pair in laid.equal and not sparse else _ALIKE)
        assert match.score == pytest.approx(chance)
        figures = laid.figures[pair]
        reasons = (
            figures["dice"], figures["cover_s"], figures["cover_t"], laid.matter[pair], figures["synonyms_share"],
            figures["dice"] - min(figures["free_s"], figures["free_t"]), (around or 0) / _MOST_AROUND,
        )  # fmt: skip
        said = [(name, round(max(0.0, min(1.0, value)), 4)) for name, value in zip(_NAMES, reasons, strict=True)]
        assert [tuple(reason) for reason in match.reasons if reason.name != "contrast"] == said
    check_order(found.matches)
    check_order(found.rejected)


def check_order(matches: tuple[Match, ...]) -> None:
    """Hold matches to the order of the target, then of the source."""
    assert list(matches) == sorted(matches, key=lambda match: (match.target.span, match.source.span))


def test_what_came_nearest_is_the_best_candidate_of_a_clause_without_a_link() -> None:
    """Of each occurrence of it; where it was probable, and about another thing, that is said last."""
    laid = field()
    found = decide(laid, Weights(3.0, (), ()), Weights(0.0, (), ()))
    none = decide(laid, Weights(-9.0, (), ()), Weights(0.0, (), ()))

    assert {match.score for match in found.matches} <= {0.5, _ALIKE, _CERTAIN}
    contrasts = {match.source.id + match.target.id: match.reasons[-1] for match in found.rejected}
    assert contrasts["S2.1.1T2.1.1"] == ("contrast", 1.0)
    assert [match.score for match in none.matches] == [_ALIKE, _ALIKE, _ALIKE, _CERTAIN, _CERTAIN]
    near = {(match.source.id, match.target.id) for match in none.rejected}
    assert ("S2.1.1", "T2.1.1") in near
    assert all(len(match.reasons) == len(_NAMES) for match in none.rejected)


def test_links_of_one_clause_are_bounded_over_all_its_wordings() -> None:
    """The surest are kept, and a probability at the bound is enough."""
    target = "会议强调，" + "要疏浚河道。" * 5 + "抓紧疏浚河道。" * 5
    laid = lay_out(read("会议强调，要疏浚河道。", "S"), read(target, "T"))
    found = decide(laid, Weights(9.0, (), ()), Weights(9.0, (), ()))

    assert [match.target.id for match in found.matches] == [f"T1.{n}.1" for n in range(1, LINKS + 1)]
    assert [match.target.id for match in found.rejected] == ["T1.9.1", "T1.10.1"]


def test_the_scores_of_the_seeds_are_those_recorded(comparison: Comparison) -> None:
    """To four places, of links and of what came nearest: whoever changes a figure sees what else it moves.

    ``scores.tsv`` is no goal of its own: a change that makes the benchmarks better writes it anew.
    """
    rows = (Path(__file__).parent / "scores.tsv").read_text("utf-8").splitlines()
    found = [("link", link) for link in comparison.links] + [("rejected", match) for match in comparison.rejected]

    assert [f"{kind}\t{match.source.id}\t{match.target.id}\t{match.score:.4f}" for kind, match in found] == rows[1:]
