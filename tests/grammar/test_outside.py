"""Demands outside blocks are reported, and the error for a text without blocks says what the text contains instead."""

from __future__ import annotations

import pytest
from made import document
from parsed import directives

from directive_diff.errors import ParseError
from directive_diff.grammar import parse

SAID = "会议强调，要守住底线。"


def outside(text: str) -> list[str]:
    """Return the clear demands outside every block."""
    readout = parse(document(text))
    assert all(wording.span.of(text) == wording.text for wording in readout.outside)
    return [wording.text for wording in readout.outside]


@pytest.mark.parametrize(
    "demand",
    [
        "当前的首要任务是抓好值守。",
        "现将方案印发给你们，请于5月前报送班次。",
        "要排好班次。",
        "各村要排好班次。",
        "天色已晚，必须清场。",
        "严禁下河。",
        "一要排好班次。",
        "同时要排好班次。",
    ],
)
def test_a_demand_outside_every_block_is_reported(demand: str) -> None:
    """A demand outside every block is reported, whoever is addressed, and in whichever clause."""
    assert outside(f"会议听取了汇报。\n{demand}\n{SAID}") == [demand]


@pytest.mark.parametrize(
    "sentence",
    [
        "要求很高。",
        "各镇主要负责同志参加会议。",
        "他想要一本书。",
        "要闻一览",
        "会议审议了要点。",
        "来源：要闻网。",
        "天气晴好。",
        "《护林方案》已经县政府同意，现印发给你们，请认真贯彻执行。",
        "这次会议的主要任务是统一思想，部署护林。",
    ],
)
def test_what_only_looks_like_a_demand_is_not_reported(sentence: str) -> None:
    """要求, 主要 and 要闻 are not demands; nor are reports on the meeting or parts of the page."""
    assert outside(f"县里开会。\n{sentence}\n{SAID}") == []


def test_a_text_taken_whole_has_no_demand_outside() -> None:
    """Every sentence of a text taken whole belongs to its one block."""
    assert parse(document(f"要排好班次。\n{SAID}"), whole_text=True).outside == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "天晴。各村要排好班次。",
            "it is a narrative with 1 of 2 sentences that demand, the first: “各村要排好班次。”",
        ),
        ("1.总则\n要排好班次。\n2.分工\n要交好账。", "it is a numbered document with 2 of 4 sentences that demand"),
        ("天晴。", "it is a narrative, and none of its sentences clearly demands anything"),
        ("", "it is empty"),
        (f"要排好班次{'和物料' * 20}。", "the first: “要排好班次和物料"),
    ],
)
def test_the_error_says_what_a_text_contains_instead(text: str, words: str) -> None:
    """The error for a text without blocks describes the text and says what was looked for."""
    with pytest.raises(ParseError, match="no directive block") as caught:
        parse(document(text))
    assert words in caught.value.message
    assert "会议强调" in caught.value.message


@pytest.mark.parametrize(
    "demand",
    [
        "会议讨论通过的细则要逐条对表。",
        "会议审议批准的预算要逐项执行。",
        "会议研究部署的任务要抓紧办。",
        "会议审议并原则通过的方案要抓紧完善。",
        "要抓好审议通过的《方案》落实。",
    ],
)
def test_what_a_meeting_passed_may_be_mentioned(demand: str) -> None:
    """A demand that mentions what a meeting passed is not an agenda and does not end a block."""
    assert directives(f"{SAID}{demand}要交好账。") == ["要守住底线。", demand, "要交好账。"]


def test_what_is_demanded_after_the_agenda_still_belongs_to_the_block() -> None:
    """The agenda itself is not a directive, nor are reports after it."""
    agenda = "会议审议通过了《办法》。"

    assert directives(f"{SAID}\n{agenda}要交好账。") == ["要守住底线。", "要交好账。"]
    assert directives(f"{SAID}\n{agenda}天气晴好。") == ["要守住底线。"]
    assert directives(f"{SAID}审议通过了《办法》。还研究了其他事项。") == ["要守住底线。"]


@pytest.mark.parametrize(
    "byline",
    [
        "（李明 张晓）", "（社云溪市委 许云帆）", "（据新华社）", "（方晓禾/文）", "（王小明 摄）", "（办公室）",
        "（县融媒体中心）", "（新华社北京5月6日电）", "（掌声）", "（此件公开发布）",
    ],
)  # fmt: skip
def test_what_stands_alone_in_brackets_is_not_a_directive(byline: str) -> None:
    """Brackets that stand alone name an author or belong to the page; within a sentence they are kept."""
    assert directives(f"{SAID}{byline}") == ["要守住底线。"]
    assert directives(f"会议强调，要守住底线{byline}和红线。") == [f"要守住底线{byline}和红线。"]


def test_a_notice_speaks_for_itself_after_a_quotation() -> None:
    """A notice's quotation ends with its paragraph, and the meeting that it mentions is not the sender's."""
    text = (
        "关于学习全省大会精神的提示\n各镇、各村：\n全省水利大会于4月11日在省城召开。省长周明远强调，要久久为功。\n"
        "各村要及时收看录像。"
    )
    readout = parse(document(text))

    assert [directive.text for directive in readout.directives] == ["要久久为功。"]
    assert [wording.text for wording in readout.outside] == ["各村要及时收看录像。"]
    assert (readout.heading.issuer, readout.heading.level) == (None, None)
