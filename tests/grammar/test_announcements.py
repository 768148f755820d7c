"""Announcements of demands without a verb of saying, and markers on lines of their own."""

from __future__ import annotations

import pytest
from parsed import directives, markers

LEDE = "5月6日，镇里召开汛前会，听取了各村工作安排。\n"


@pytest.mark.parametrize(
    ("announced", "speaker"),
    [
        ("陈大河就抓好圩堤管护作如下部署：", "陈大河"),
        ("会议就做好下一步工作提出要求：", "会议"),
        ("对下一步工作，陈大河提出要求：", "陈大河"),
        ("会议作出部署：", "会议"),
        ("会议强调三点：", "会议"),
        ("陈大河强调了三点意见。", "陈大河"),
        ("会上，陈大河就汛期工作作了安排部署。", "陈大河"),
        ("会议对当前防汛工作部署如下：", "会议"),
        ("会议明确了三项任务。", "会议"),
        ("陈大河从三个方面提出要求：", "陈大河"),
        ("陈大河结合实际谈了三点意见。", "陈大河"),
        ("最后，陈大河提了几点希望：", "陈大河"),
        ("会议就有关事项作了再安排、再部署：", "会议"),
        ("针对存在的问题，会议提出五条措施：", "会议"),
        ("会议决定采取以下措施：", "会议"),
        ("会议研究确定了以下事项：", "会议"),
        ("陈大河布置了近期工作：", "陈大河"),
        ("陈大河再次强调，", "陈大河"),
        ("会议就推动春灌再提速，把方案细化到田间，提出三点要求。", "会议"),
        ("陈大河对防汛工作进行再动员、再部署，要求：", "陈大河"),
        ("《意见》提出七个方面要求。", "《意见》"),
    ],
)
def test_a_list_of_demands_is_announced_in_many_ways(announced: str, speaker: str) -> None:
    """Any speaker may announce a list, which follows in the same sentence or the next."""
    text = f"{LEDE}{announced}一是摸清险段。二是备足砂石。"

    assert [marker[1] for marker in markers(text)] == [speaker]
    assert directives(text) == ["一是摸清险段。", "二是备足砂石。"]


@pytest.mark.parametrize("report", ["会议对工作进行了部署。天气晴好。", "会议听取了工作安排。", "会议研究了三项任务。"])
def test_a_report_of_the_agenda_announces_nothing(report: str) -> None:
    """A report of the agenda, which no list follows, opens no block."""
    assert directives(f"会议强调，要守住底线。\n{report}") == ["要守住底线。"]


def test_what_follows_a_colon_is_demanded_without_a_list() -> None:
    """Sentences after a colon are directives if the words before it announce requirements."""
    text = f"{LEDE}陈大河对下半年治水提出要求：各村要分段包干。物料备在堤上。"

    assert directives(text) == ["各村要分段包干。", "物料备在堤上。"]


def test_a_clause_that_only_says_when_hides_no_speaker() -> None:
    """In 末了，赵石桥主任要求各站所…, 末了 does not hide the speaker."""
    assert markers(f"{LEDE}末了，赵石桥主任要求各站所：一要管好片区。") == [("赵石桥主任要求", "赵石桥主任", "要求")]
    assert markers("会上，他强调要管好片区。") == [("他强调", "他", "强调")]


def test_a_headline_about_an_instruction_is_the_marker_of_its_text() -> None:
    """A headline about an instruction opens its text unless the text has a marker of its own."""
    text = "陈大河对防汛工作作出批示\n要摸清险段，备足砂石。各村要排好班次。"

    assert markers(text) == [("陈大河对防汛工作作出批示", "陈大河", "批示")]
    assert directives(text) == ["要摸清险段，备足砂石。", "各村要排好班次。"]
    assert markers("陈大河作出批示\n县长陈大河强调，要摸清险段。") == [("县长陈大河强调", "陈大河", "强调")]


@pytest.mark.parametrize(
    "line",
    [
        "会议强调",
        "【会议强调】",
        "- 会议强调",
        "会议强调——",
        "一、会议强调",
        "**会议强调**",
        "• 会议强调",
        "[会议强调]",
    ],
)
def test_a_marker_may_stand_on_a_line_of_its_own(line: str) -> None:
    """A marker may have a line to itself, in brackets, numbered, marked or before a dash."""
    for lede in ("", LEDE):
        assert markers(f"{lede}{line}\n要守住底线。\n要补齐短板。") == [("会议强调", "会议", "强调")]


@pytest.mark.parametrize("marker", ["【会议强调】", "会议强调——", "[会议强调] ", "■会议强调："])
def test_a_marker_may_be_set_off_from_what_is_said(marker: str) -> None:
    """Brackets, a dash or a list mark may set a marker off from the directive."""
    assert markers(f"{marker}要守住底线。") == [("会议强调", "会议", "强调")]
    assert directives(f"{marker}要守住底线。")[0].strip() == "要守住底线。"


def test_lines_without_stops_belong_to_the_marker_above_them() -> None:
    """Lines without stops below a marker are its directives."""
    text = "会议指出\n排好班次\n备足物料\n会议要求\n按周销号"

    assert directives(f"{LEDE}{text}") == ["排好班次", "备足物料", "按周销号"]


def test_a_headline_of_two_lines_is_not_a_marker() -> None:
    """市委召开常委会会议强调 continues in the next line."""
    text = "市委召开常委会会议强调\n坚定信心抓春灌\n5月6日，市委召开常委会会议。会议指出，要排好班次。"

    assert [marker[0] for marker in markers(text)] == ["会议指出"]


@pytest.mark.parametrize("who", ["全县各镇、各站所——", "各级各部门：", "各镇各村要：", "同志们："])
def test_a_line_that_only_addresses_somebody_is_not_a_directive(who: str) -> None:
    """A line that addresses somebody only introduces what they are asked to do."""
    assert directives(f"会议强调，{who}\n要扛牢担子。") == ["要扛牢担子。"]
    assert directives(f"会议强调，要快。\n{who}\n要扛牢担子。") == ["要快。", "要扛牢担子。"]
