"""Words as a person sees them: openings, numbers of merged clauses, and texts that were wrapped by hand."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from directive_diff import compare
from directive_diff.labels import Lang
from directive_diff.model import Document
from directive_diff.renderers import View
from directive_diff.renderers.html import render as render_html
from directive_diff.renderers.markdown import render as render_markdown
from directive_diff.renderers.terminal import render
from directive_diff.sanitise import flowing

if TYPE_CHECKING:
    from directive_diff.renderers import Renderer

TAIL = "夜间巡堤要留好记录。"


def shown(source: str, target: str, renderer: Renderer = render) -> str:
    """Return the comparison of two texts as a renderer writes it."""
    one, other = (Document("", f"会议强调，{text}{TAIL}", "utf-8", "") for text in (source, target))
    out = io.BytesIO()
    renderer(compare(one, other), out, View(width=160, lang=Lang.ZH))
    return out.getvalue().decode()


def test_a_date_before_a_clause_is_shown_on_both_sides_and_what_differs_in_it_is_marked() -> None:
    """2026年 is too short to match by itself, but its year must not disappear from either text."""
    texts = "2026年，新改建农村公路8000公里。", "2027年，新改建农村公路800公里。"

    view, table = shown(*texts), shown(*texts, render_markdown)

    for words in ("[~2026~]年", "新改建农村公路[~8000~]公里", "[~2027~]年", "新改建农村公路[~800~]公里"):
        assert words in view
    assert "<b>2027</b>年" in table
    assert "新改建农村公路<b>800</b>公里" in table


def test_the_numbers_of_merged_clauses_stand_before_words() -> None:
    """A number stands where the members begin that a clause carries, not in the middle of 生产."""
    view = shown("保障生活物资、医疗物资、生产物资运输。", "保障生活物资、医疗物资运输。保障生产物资运输。")

    assert "①生活物资、医疗物资、②生产物资运输" in view


@pytest.mark.parametrize("renderer", [render, render_markdown, render_html])
def test_a_text_that_was_wrapped_by_hand_is_shown_without_gaps(renderer: Renderer) -> None:
    """No space stands where a line ended in the middle of a sentence."""
    source = (
        "要深入开展矿山、危险化学品、道路交通等重点领域隐患排查，不得以任何理由推诿拒诊急危重症患者，整改率达到100%。"
    )
    wrapped = "".join(f"{char}\n" if i % 20 == 19 else char for i, char in enumerate(source.replace("100%", "90%")))

    view = shown(source, wrapped, renderer)

    assert "重点领域隐患排查" in view
    assert "推诿拒诊急危重症患者" in view
    assert "急 危" not in view


@pytest.mark.parametrize("renderer", [render, render_markdown, render_html])
def test_a_text_with_spaced_out_characters_is_shown_without_the_spaces(renderer: Renderer) -> None:
    """What a machine that recognised print left between characters parts nothing, least of all a number."""
    view = shown(
        "要新建农村公路1500公里，完成投资9.8亿元。", " ".join("要新建农村公路1000公里，完成投资8.9亿元。"), renderer
    )

    assert "1000" in view
    assert "1500公里" in view
    assert "1000公里" in view
    assert "8.9亿元" in view
    assert "公 里" not in view


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("会 议 强 调", "会议强调"),
        ("全 市", "全市"),
        ("5 . 3 %", "5.3%"),
        ("完成8.\n 9亿元", "完成8.9亿元"),
        ("省委 书记 周明远", "省委 书记 周明远"),
        ("3 5 7 9", "3 5 7 9"),
        ("第一 批 项目", "第一 批 项目"),
    ],
)
def test_only_spaces_that_part_nothing_are_left_out(text: str, words: str) -> None:
    """Spaces between single characters, and line breaks inside a number, part nothing; those between words do."""
    assert flowing(text) == words
