"""Line ends and spaces that lay a text out and part nothing: a wrapped text is read as the one that was wrapped."""

from __future__ import annotations

import re

import pytest
from parsed import clauses, directives, markers

from directive_diff.folding import fold

TEXT = """全县圩堤冬修工作推进会召开

11月3日下午，全县圩堤冬修工作推进会在石桥镇召开，县委副书记林若水到会讲话，有关部门和各镇负责同志参加。
会议指出，今年汛期来得早、去得晚，圩堤险段比往年多出17处，冬修任务重、工期紧，容不得半点松懈。
会议强调，要把圩堤加固摆进全县防灾减灾大盘子里，统筹河道清淤和涵闸改造，蹚出一条生态治水的新路子，在整体推进中补齐短板；要分段建账，定人定责，以科学数据作支撑，逐段测算堤身沉降，对每千米投入1500元以上的险段优先安排，12月31日前全部开工。要加强技术指导，派驻施工员，确保工程质量经得起检验。
林若水要求，各镇要集中人手守大堤，耐心听取村民意见，如实回答提问，不得弄虚作假。
"""
HAND = """会议强调，要把圩堤加固摆进全县防灾减灾
大盘子里，统筹河道清淤和涵闸改造，
蹚出一条生态治水的新路子，在整体推进中
补齐短板。要分段建账，定人定责，以科学
数据作支撑，逐段测算堤身沉降。要加强
技术指导，派驻施工员。
"""


def bare(parts: list[str]) -> list[str]:
    """Return ``parts`` without white space."""
    return ["".join(part.split()) for part in parts]


def said(text: str) -> tuple[list[str], list[str], list[str]]:
    """Return the markers, directives and clauses of ``text``, without white space."""
    return bare([marker for marker, _, _ in markers(text)]), bare(directives(text)), bare(clauses(text))


def wrapped(text: str, width: int, *, end: str = "\n", indent: str = "", between: str = "") -> str:
    """Return ``text`` with at most ``width`` characters a line, ``indent`` before every third line that continues."""
    paragraphs = []
    for paragraph in text.splitlines():
        lines = re.findall(f".{{1,{width}}}", paragraph) or [""]
        paragraphs.append(end.join((indent if i % 3 == 2 else "") + line for i, line in enumerate(lines)))
    return (end + between).join(paragraphs) + end


@pytest.mark.parametrize("width", range(18, 46))
def test_a_wrapped_text_is_read_as_the_one_that_was_wrapped(width: int) -> None:
    """At whatever width, in the middle of words, figures and markers: the same blocks, directives and clauses."""
    assert said(wrapped(TEXT, width)) == said(TEXT)


@pytest.mark.parametrize("width", range(20, 41))
@pytest.mark.parametrize(
    "paragraph",
    [
        "会议指出，今年汛期来得早、去得晚，圩堤险段比往年多出17处，冬修任务重、工期紧，容不得半点松懈。",
        "林若水要求，各镇要集中人手守大堤，耐心听取村民意见，如实回答提问，不得弄虚作假。",
        "会议强调，要压实各级河长责任，健全巡河、清障、督查三项机制，年底前完成12处险工整治，绝不允许截留挪用。",
    ],
)
def test_a_paragraph_of_two_lines_is_enough(paragraph: str, width: int) -> None:
    """This holds if no line is longer and the last one ends in a stop."""
    assert said(wrapped(paragraph, width)) == said(paragraph)


@pytest.mark.parametrize("indent", [" ", "  ", "\u3000", "\u3000\u3000", "    "])
@pytest.mark.parametrize("between", ["", "\n"])
def test_spaces_before_lines_and_empty_lines_between_paragraphs_change_nothing(indent: str, between: str) -> None:
    """Those who wrap by hand leave spaces before any line."""
    assert said(wrapped(TEXT, 26, indent=indent, between=between)) == said(TEXT)


@pytest.mark.parametrize("end", ["\r\n", "  \n", "\u3000\r\n"])
def test_the_line_ends_of_any_program_are_set_aside(end: str) -> None:
    """Carriage returns and trailing spaces as well."""
    assert said(wrapped(TEXT, 30, end=end)) == said(TEXT)


def test_an_indent_parts_paragraphs_where_they_all_begin_with_one() -> None:
    """This lets the last line of a paragraph be full."""
    indented = "\n".join(f"\u3000\u3000{line}" if "。" in line else line for line in TEXT.splitlines())

    assert all(said(wrapped(indented, width)) == said(TEXT) for width in range(20, 41))


def test_lines_that_were_broken_by_eye_are_joined() -> None:
    """Between words, so that they differ in length by a few characters."""
    assert said(HAND) == said(HAND.replace("\n", ""))


def test_a_line_end_within_a_word_is_set_aside_in_any_text() -> None:
    """Even where no other line is broken."""
    text = TEXT.replace("林若水要求", "林若水在最后一次全县会议上总结部署，他强\n调")

    assert said(text) == said(text.replace("强\n调", "强调"))


@pytest.mark.parametrize(
    "text",
    [
        "会议强调：\n一是坚持人民至上，全力保障民生\n二是坚持问题导向，着力破解难题\n三是坚持底线思维，守牢安全底线",
        "会议强调，要抓好落实。\n要坚持人民至上，全力保障民生\n要坚持问题导向，着力破解难题\n要坚持底线思维，守牢安全底线",
        "全县圩堤冬修工作推进会召开\n林若水出席并讲话\n11月3日，全县推进会召开，研究冬修工作。\n会议强调，要抓好落实。",
        "何平强调，要收集做细。（石桥日报 罗静）\n林若水强调，要常换常新。（罗静）\n何平强调，课题要扎根。（何平）",
        "会议强调：\n一、加强组织领导，压实工作责任，\n二、加强技术指导，派驻施工人员，\n三、加强资金保障，落实补贴政策，",
    ],
)
def test_lines_of_their_own_are_not_glued(text: str) -> None:
    """Slogans of one length, items of a list, lines of a title: none ends in a word."""
    assert fold(text).text == text


def test_words_of_latin_script_keep_a_space_where_a_line_ended() -> None:
    """Other words are joined without one."""
    lines = "会议强调，要用好云计算和大数据平台，推广Open\nSource软件，分段建账，定人定责，以数据作支撑，统\n筹清淤。"

    assert "Open Source软件，分段建账，定人定责，以数据作支撑，统筹" in fold(lines).text


@pytest.mark.parametrize("space", [" ", "\u3000", "\u00a0", "  "])
def test_characters_that_are_spaced_out_are_read_as_if_they_were_not(space: str) -> None:
    """Any space counts, in the whole text, in a line, or in part of a line."""
    plain = "会议强调，要看好夜间堤段，严格执行干部轮守规定。"
    out = space.join(plain)

    assert said(out) == said(plain)
    assert said(f"{plain}\n{out}\n{plain}") == said(f"{plain}\n{plain}\n{plain}")
    assert said(f"{space.join('会议强调')}，{plain[5:]}") == said(plain)


def test_words_that_are_spaced_out_are_read_as_if_they_were_not() -> None:
    """Corpora often leave texts like this."""
    assert (
        fold("会议 强调 ， 要 看好 夜间 堤段 ， 严格 执行 规定 。").text == "会议强调，要看好夜间堤段，严格执行规定。"
    )


@pytest.mark.parametrize("marker", ["会 议强调，", "会议 强调，", "会议强 调，", "会议强调 ，", "书记 娄勤俭 强调："])
def test_a_space_within_a_marker_parts_nothing(marker: str) -> None:
    """Its position in the marker does not matter."""
    assert [verb for _, _, verb in markers(f"{marker}要抓好落实。")] == ["强调"]


@pytest.mark.parametrize(
    "text",
    [
        "出席会议的有：张三 李四 王五丰",
        "习近平在江苏考察时强调 坚持绿色发展，建设美丽家园",
        "本报讯 会议强调，要抓好落实。",
        "会议结束。  会议强调，要抓好落实。",
    ],
)
def test_a_space_that_parts_words_stays(text: str) -> None:
    """Between names, the parts of a headline, a dateline and the text, two sentences."""
    assert fold(text).text == text
