"""Dates before demands: they are linked as their demands are, and a changed, lost or added deadline is a finding."""

from __future__ import annotations

import pytest

from directive_diff import compare
from directive_diff.explanation.figures.dates import is_date
from directive_diff.findings.coverage import Coverage
from directive_diff.labels import Labels, Lang
from directive_diff.model import Comparison, Document, Side
from directive_diff.view.findings import board
from directive_diff.view.table import table


def compared(source: str, target: str) -> Comparison:
    """Compare two demands."""
    texts = (("省.txt", f"会议强调，{source}。"), ("市.txt", f"会议强调，{target}。"))
    return compare(*(Document(name, text, "utf-8", "0" * 64) for name, text in texts))


@pytest.mark.parametrize(
    "text",
    [
        "2026年",
        "到2026年底",
        "6月底前",
        "“十五五”期间",
        "明年1月1日起",
        "三年内",
        "上半年",
        "要在年底前",
        "2026年—2028年",
    ],
)
def test_a_clause_that_only_says_when_is_a_date(text: str) -> None:
    """A date may have words around it that say from when, until when, or for how long."""
    assert is_date(text)


@pytest.mark.parametrize(
    "text",
    ["2026年的重点任务", "改革开放以来", "近三年来", "每半年", "安排3亿元", "第三次会议", "汛期前", "全年旅游收入"],
)
def test_a_clause_that_says_more_is_no_date(text: str) -> None:
    """What says since when, how often, how much or of what is no date."""
    assert not is_date(text)


@pytest.mark.parametrize(
    ("source", "target", "line"),
    [
        (
            "2026年，全县新建粮库12座",
            "2027年，全县新建粮库12座",
            "数字改变：“2026年，全县新建粮库12座”→“2027年，全县…”",
        ),
        (
            "6月底前，各地要完成堤防加固",
            "各地要在9月底前完成堤防加固",
            "数字改变：“6月底前，各地要完成堤防加固”→“各地要在9月底前完成…”",
        ),
        (
            "6月底前，各地要完成堤防加固",
            "各地要完成堤防加固",
            "数字、指标未见对应：“6月底前，各地要完成堤防加固”→“各地…”",
        ),
        (
            "各地要完成堤防加固",
            "6月底前，各地要完成堤防加固",
            "新增数字要求：“各地要完成堤防加固”→“6月底前，各地…”",
        ),
        (
            "年底前，各地要完成堤防加固",
            "明年年底前，各地要完成堤防加固",
            "数字改变：“年底前，各地要完成堤防加固”→“明年年底前，各地…”",
        ),
    ],
)
def test_a_deadline_that_changed_is_what_a_reader_must_know(source: str, target: str, line: str) -> None:
    """The finding quotes the date with what is due then, wherever the two texts have it."""
    assert [each.text for each in board(compared(source, target), Labels(Lang.ZH)).lines] == [line]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("2026年，全县新建粮库12座", "2026年全县新建粮库12座"),
        ("要在6月底前完成堤防加固", "6月底前，要完成堤防加固"),
        ("2026年，各地要完成堤防加固", "各地要完成堤防加固"),
        ("来年，各地要完成堤防加固", "明年，各地要完成堤防加固"),
        ("二〇二六年底前，各地要完成堤防加固", "2026年年底前，各地要完成堤防加固"),
    ],
)
def test_the_same_date_elsewhere_in_the_sentence_is_no_change(source: str, target: str) -> None:
    """A comma behind a date, or the year that everybody knows, changes no deadline."""
    comparison = compared(source, target)

    assert not [change for link in comparison.links for change in link.changes]
    assert not board(comparison, Labels(Lang.ZH)).lines


def test_a_date_changes_no_share_and_has_a_line_of_its_own() -> None:
    """A date that is too short to count in a share is shown beside the date that replaced it."""
    comparison = compared("2026年，全县新建粮库12座", "2027年，全县新建粮库12座")

    assert Coverage.of(comparison, Side.SOURCE).of_text.share == 1
    (record,) = table(comparison, Side.SOURCE).records
    assert [[each.clause.text for each in line.counterparts] for line in record.lines] == [
        ["2027年"],
        ["全县新建粮库12座"],
    ]
