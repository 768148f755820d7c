"""Line ends and spaces that only lay out a text: a wrapped text is read like the original."""

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


def reading(text: str) -> tuple[list[str], list[str], list[str]]:
    """Return the markers, directives and clauses of ``text``, without white space."""
    return bare([marker for marker, _, _ in markers(text)]), bare(directives(text)), bare(clauses(text))


def wrapped(text: str, width: int, *, end: str = "\n", indent: str = "", between: str = "") -> str:
    """Return ``text`` with at most ``width`` characters a line, and ``indent`` before every third of a paragraph."""
    paragraphs = []
    for paragraph in text.splitlines():
        lines = re.findall(f".{{1,{width}}}", paragraph) or [""]
        paragraphs.append(end.join((indent if i % 3 == 2 else "") + line for i, line in enumerate(lines)))
    return (end + between).join(paragraphs) + end


@pytest.mark.parametrize("width", range(18, 46))
def test_a_wrapped_text_is_read_like_the_original(width: int) -> None:
    """At any width, even within words, figures and markers, blocks, directives and clauses are the same."""
    assert reading(wrapped(TEXT, width)) == reading(TEXT)


@pytest.mark.parametrize("width", range(20, 41))
@pytest.mark.parametrize(
    "paragraph",
    [
        "会议指出，今年汛期来得早、去得晚，圩堤险段比往年多出17处，冬修任务重、工期紧，容不得半点松懈。",
        "林若水要求，各镇要集中人手守大堤，耐心听取村民意见，如实回答提问，不得弄虚作假。",
        "会议强调，要压实各级河长责任，健全巡河、清障、督查三项机制，年底前完成12处险工整治，绝不允许截留挪用。",
    ],
)
def test_a_wrapped_paragraph_of_a_few_lines_is_read_like_the_original(paragraph: str, width: int) -> None:
    """A single wrapped paragraph is joined if its last line ends in a stop."""
    assert reading(wrapped(paragraph, width)) == reading(paragraph)


@pytest.mark.parametrize("indent", [" ", "  ", "\u3000", "\u3000\u3000", "    "])
@pytest.mark.parametrize("between", ["", "\n"])
def test_spaces_before_lines_and_empty_lines_between_paragraphs_change_nothing(indent: str, between: str) -> None:
    """People who wrap a text by hand leave spaces before any line."""
    assert reading(wrapped(TEXT, 26, indent=indent, between=between)) == reading(TEXT)


@pytest.mark.parametrize("end", ["\r\n", "  \n", "\u3000\r\n"])
def test_the_line_ends_of_any_program_are_ignored(end: str) -> None:
    """Carriage returns and trailing spaces do not hinder the joining of lines."""
    assert reading(wrapped(TEXT, 30, end=end)) == reading(TEXT)


def test_an_indent_separates_paragraphs_if_all_begin_with_one() -> None:
    """If all paragraphs are indented, the last line of one may be full."""
    indented = "\n".join(f"\u3000\u3000{line}" if "。" in line else line for line in TEXT.splitlines())

    assert all(reading(wrapped(indented, width)) == reading(TEXT) for width in range(20, 41))


def test_lines_that_were_broken_by_eye_are_joined() -> None:
    """Lines that end between words and differ in length by a few characters are joined."""
    assert reading(HAND) == reading(HAND.replace("\n", ""))


def test_a_line_end_within_a_word_is_ignored_in_any_text() -> None:
    """A line end within a word is ignored even if no other line is broken."""
    text = TEXT.replace("林若水要求", "林若水在最后一次全县会议上总结部署，他强\n调")

    assert reading(text) == reading(text.replace("强\n调", "强调"))


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
def test_lines_that_stand_alone_are_not_joined(text: str) -> None:
    """Slogans of one length, items of a list and lines of a title do not end within a word."""
    assert fold(text).text == text


def test_words_of_latin_script_keep_a_space_where_a_line_ended() -> None:
    """At a line end, Latin words are joined with a space and Han characters without one."""
    lines = "会议强调，要用好云计算和大数据平台，推广Open\nSource软件，分段建账，定人定责，以数据作支撑，统\n筹清淤。"

    assert "Open Source软件，分段建账，定人定责，以数据作支撑，统筹" in fold(lines).text


@pytest.mark.parametrize("space", [" ", "\u3000", "\u00a0", "  "])
def test_characters_that_are_spaced_out_are_read_as_if_they_were_not(space: str) -> None:
    """Any space between all characters of a text, a line or part of a line is ignored."""
    plain = "会议强调，要看好夜间堤段，严格执行干部轮守规定。"
    out = space.join(plain)

    assert reading(out) == reading(plain)
    assert reading(f"{plain}\n{out}\n{plain}") == reading(f"{plain}\n{plain}\n{plain}")
    assert reading(f"{space.join('会议强调')}，{plain[5:]}") == reading(plain)


def test_words_that_are_spaced_out_are_read_as_if_they_were_not() -> None:
    """Spaces between all words, as in texts from corpora, are ignored."""
    assert (
        fold("会议 强调 ， 要 看好 夜间 堤段 ， 严格 执行 规定 。").text == "会议强调，要看好夜间堤段，严格执行规定。"
    )


@pytest.mark.parametrize("marker", ["会 议强调，", "会议 强调，", "会议强 调，", "会议强调 ，", "书记 娄勤俭 强调："])
def test_a_space_within_a_marker_is_ignored(marker: str) -> None:
    """A space within a marker is ignored, wherever it stands."""
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
def test_a_space_that_separates_words_is_kept(text: str) -> None:
    """Spaces between names, parts of a headline, a dateline and the text, or two sentences are kept."""
    assert fold(text).text == text
