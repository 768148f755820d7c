"""A text that reports several meetings is split, and no meeting is left out unless the user asks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_diff import grammar, meetings
from directive_diff.errors import ParseError
from directive_diff.model import Document

COUNCIL = "国务院总理7月30日主持召开国务院常务会议，研究部署工作。\n会议强调，要着力扩大国内需求，优化消费环境。"
COMMITTEE = "7月31日，省委常委会召开会议，传达学习有关精神。\n会议指出，要切实抓好防汛救灾，确保人民群众安全。"
NEWS = "7月31日，全省粮食产量公布，比上年增长百分之二。"


def document(text: str) -> Document:
    """Return ``text`` as a document."""
    return Document("day.txt", text, "utf-8", "0" * 64)


def titles(text: str) -> list[str]:
    """Return the titles of the meetings of a text."""
    return [meeting.title for meeting in meetings.meetings(text)]


BULLETIN = (
    f"# 今日要闻\n\n### 国务院召开会议\n\n{COUNCIL}\n\n### 粮食丰收\n\n{NEWS}\n\n"
    f"### 省委常委会召开会议\n\n{COMMITTEE}\n"
)
PLAIN = f"国务院召开会议研究经济工作\n{COUNCIL}\n\n省委常委会召开会议\n（2020年7月31日）\n　　{COMMITTEE}\n"
APART = (
    "三个党组分别召开会议学习讲话精神\n近日，国务院党组、全国政协党组分别召开会议。\n"
    "国务院党组会议指出，要抓好落实，统筹推进各项工作。会议强调，要压实责任。\n"
    "全国政协党组会议强调，要发挥优势，广泛凝聚各方共识。\n"
)


def test_headings_of_a_bulletin_separate_its_meetings() -> None:
    """Headings separate meetings; news that is not about a meeting does not count."""
    assert titles(BULLETIN) == ["国务院召开会议", "省委常委会召开会议"]


def test_headlines_above_ledes_separate_meetings_without_marks() -> None:
    """A date may come between headline and lede, and lines may be indented."""
    assert titles(PLAIN) == ["国务院召开会议研究经济工作", "省委常委会召开会议"]


def test_bodies_that_met_separately_are_told_apart() -> None:
    """Where several bodies met, each part begins where its body begins to speak."""
    assert titles(APART) == ["国务院党组会议", "全国政协党组会议"]


@pytest.mark.parametrize(
    "text",
    [
        f"国务院召开会议\n{COUNCIL}",
        f"{COMMITTEE}\n会前，省委召开专题会议，听取汇报。\n会议强调，要抓好落实。",
        f"{COMMITTEE}\n一、切实抓好防汛\n会议要求，7月31日前召开动员会议。",
        "",
        "\n\n",
        NEWS,
    ],
)
def test_a_text_of_one_meeting_has_no_parts(text: str) -> None:
    """A text of one meeting, or of none, is not split."""
    assert titles(text) == []


@pytest.mark.parametrize("name", ["jiangsu", "changzhou"])
def test_the_seeds_report_one_meeting_each(name: str, request: pytest.FixtureRequest) -> None:
    """The seeds are not split, although they report what was heard and passed there."""
    fixture = {"jiangsu": "source", "changzhou": "target"}[name]
    assert titles(request.getfixturevalue(fixture).read_text("utf-8")) == []


@pytest.mark.parametrize("wanted", ["2", "省委常委会召开会议", "常委会 召开", "省委"])
def test_a_meeting_is_picked_by_number_or_by_words_of_its_title(wanted: str) -> None:
    """Only the picked meeting's blocks are read, at their place in the text and under its own heading."""
    readout = meetings.parse(document(BULLETIN), grammar.parse, wanted=wanted)
    assert [block.span.of(BULLETIN)[:4] for block in readout.blocks] == ["会议指出"]
    assert all(clause.span.of(BULLETIN) == clause.text for clause in readout.clauses)
    assert readout.document.text == BULLETIN
    assert readout.heading.title == "省委常委会召开会议"


@pytest.mark.parametrize("wanted", ["0", "3", "召开会议", "党组", "", " ", "99999999999999999999", "²", "-1"])
def test_words_that_name_no_meeting_or_several_are_refused(wanted: str) -> None:
    """The error for an unclear choice lists the meetings, so that the next try can be right."""
    with pytest.raises(ParseError, match=r"2 meetings \(1 国务院召开会议; 2 省委常委会召开会议\)") as caught:
        meetings.parse(document(BULLETIN), grammar.parse, wanted=wanted)
    assert "--meeting" in caught.value.remedy


def test_a_meeting_cannot_be_picked_from_a_text_with_one() -> None:
    """Picking a meeting from a text with one is an error that says so."""
    with pytest.raises(ParseError, match="not a text of several meetings"):
        meetings.parse(document(COMMITTEE), grammar.parse, wanted="1")


def test_all_meetings_are_read_unless_one_is_picked() -> None:
    """No demand is left out, and the meetings can be listed."""
    readout = meetings.parse(document(BULLETIN), grammar.parse)
    assert [block.span.of(BULLETIN)[:4] for block in readout.blocks] == ["会议强调", "会议指出"]
    assert [meeting.number for meeting in meetings.with_directives(readout)] == [1, 2]
    assert meetings.listed(meetings.with_directives(readout)) == "1 国务院召开会议; 2 省委常委会召开会议"


def test_the_only_meeting_with_directives_gives_the_heading() -> None:
    """A meeting without directives is not listed, and the other one gives the heading."""
    text = f"# 要闻\n\n## 某市召开会议\n\n7月30日，某市召开会议，听取汇报。\n\n## 省委常委会召开会议\n\n{COMMITTEE}"
    readout = meetings.parse(document(text), grammar.parse)
    assert readout.heading.title == "省委常委会召开会议"
    assert [meeting.number for meeting in meetings.with_directives(readout)] == [2]


PARTS = (
    "# 标题一二三\n",
    "省委常委会召开会议\n",
    "7月31日，省委召开会议。",
    "会议强调，要落实。",
    "\n",
    "---\n",
    "分别召开会议。",
    "某党组会议指出，",
)


def test_a_lede_without_a_stop_is_not_the_headline_of_the_next() -> None:
    """A lede without a stop below a rule, a find of the fuzzer, is not the headline of the next."""
    demand = "会议强调，要落实。"
    text = (
        f"------\n7月30日某市主持召开会议\n{demand}\n------\n7月31日某县主持召开会议\n7月31日某区主持召开会议\n{demand}"
    )
    assert titles(text) == ["7月30日某市主持召开会议", "7月31日某县主持召开会议"]


@given(st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=4))))
def test_meetings_are_in_order_and_never_overlap(parts: list[str]) -> None:
    """Meetings are in order, never overlap, lie within the text, and have titles."""
    text = "".join(parts)
    end = 0
    for number, meeting in enumerate(meetings.meetings(text), 1):
        assert meeting.number == number
        assert meeting.title
        assert end <= meeting.span.start < meeting.span.end <= len(text)
        end = meeting.span.end
