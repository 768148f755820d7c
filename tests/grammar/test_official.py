"""Official documents: numbered headings open blocks, and what frames a document is not a demand."""

from __future__ import annotations

import pytest
from made import document
from parsed import directives, heading, markers

from directive_diff.errors import ParseError
from directive_diff.grammar import parse
from directive_diff.model import Level

NOTICE = """首页 > 政务公开 > 文件

石桥县人民政府文件
石政发〔2026〕17号

县政府办公室关于做好圩堤冬修工作的通知

各镇人民政府，县政府各部门：
为把今冬圩堤修好，经县政府同意，现就有关事项通知如下：
一、明确修复范围
（一）优先修复险段。对自筹修堤的村组，给予每千米1500元物料补贴。
二、加强技术指导
1. 派驻施工员。全县派出不少于40名施工员。
（责任单位：县水利局）
三、压实各方责任
各镇要把圩堤冬修放在首位，逐段挂牌。
特此通知。
附件：1.任务分工表
2.联系方式
县政府办公室
2026年10月8日
（此件公开发布）
抄送：县委各部门，县人大常委会办公室。
"""
DEMANDS = [
    "（一）优先修复险段。",
    "对自筹修堤的村组，给予每千米1500元物料补贴。",
    "1. 派驻施工员。",
    "全县派出不少于40名施工员。",
    "（责任单位：县水利局）",
    "各镇要把圩堤冬修放在首位，逐段挂牌。",
]


@pytest.mark.parametrize("whole_text", [True, False])
def test_headings_open_the_blocks_of_a_document(*, whole_text: bool) -> None:
    """The words of a heading are the marker, which has no verb; the frame of the document is left out."""
    blocks = parse(document(NOTICE), whole_text=whole_text).blocks

    assert [b.marker.text for b in blocks if b.marker] == ["一、明确修复范围", "二、加强技术指导", "三、压实各方责任"]
    assert [directive.text for block in blocks for directive in block.directives][:2] == DEMANDS[:2]
    assert {block.marker.verb for block in blocks if block.marker} == {""}


def test_number_addressees_signature_day_and_notes_are_not_directives() -> None:
    """Nothing of a document but its demands is a directive."""
    assert [text for text in directives(NOTICE) if "责任单位" not in text] == [
        d for d in DEMANDS if "责任单位" not in d
    ]


def test_a_document_says_who_signed_it_and_when() -> None:
    """The signer stands below the text, or before 关于 in the title."""
    parts = heading(NOTICE)

    assert parts.title == "县政府办公室关于做好圩堤冬修工作的通知"
    assert (parts.issuer, parts.level) == ("县政府办公室", Level.COUNTY)
    assert (parts.date, parts.date_text) == ("2026-10-08", "2026年10月8日")
    unsigned = NOTICE.replace("\n县政府办公室\n2026年10月8日", "")
    assert (heading(unsigned).issuer, heading(unsigned).date) == ("县政府办公室", None)


@pytest.mark.parametrize(
    ("signer", "level", "region"),
    [
        ("江苏省人民政府", Level.PROVINCE, "江苏"),
        ("中共长沙市委办公厅", Level.CITY, "长沙"),
        ("吉县人民政府办公室", Level.COUNTY, "吉县"),
        ("石桥镇政府", Level.TOWNSHIP, None),
        ("国务院办公厅", Level.CENTRE, None),
        ("水利学会", None, None),
    ],
)
def test_the_signature_gives_the_level_and_the_place(signer: str, level: Level | None, region: str | None) -> None:
    """The kind of place gives the level; a table lists the larger places."""
    parts = heading(NOTICE.replace("\n县政府办公室\n", f"\n{signer}\n"))

    assert (parts.issuer, parts.level, parts.region) == (signer, level, region)


@pytest.mark.parametrize("day", ["2026年10月8日", "二〇二六年十月八日", "二○二六年十月八日", "（2026年10月8日）"])
def test_the_day_may_be_in_chinese_numerals(day: str) -> None:
    """Older documents write the day this way."""
    assert heading(NOTICE.replace("2026年10月8日", day)).date == "2026-10-08"


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (("一、", "二、", "（一）"), ["一、加强领导", "二、加强领导"]),
        (("（一）", "（二）", "1."), ["（一）加强领导", "（二）加强领导"]),
        (("第一章 ", "第二章 ", "第一条 "), ["第一章 加强领导", "第二章 加强领导"]),
        (("1.", "2.", "（1）"), ["1.加强领导", "2.加强领导"]),
    ],
)
def test_the_highest_number_that_counts_up_opens_blocks(numbers: tuple[str, str, str], expected: list[str]) -> None:
    """Lower headings stay inside the blocks."""
    first, second, low = numbers
    text = f"冬修工作方案\n{first}加强领导\n{low}县长任组长。\n{second}加强领导\n{low}镇长任组长。"

    assert [marker for marker, _, _ in markers(text)] == expected
    assert directives(text) == [f"{low.strip()}{' ' * low.endswith(' ')}县长任组长。", f"{low}镇长任组长。"]


@pytest.mark.parametrize(
    ("line", "marker", "demands"),
    [
        ("一、加强领导。县长任组长。", "一、加强领导", ["县长任组长。"]),
        ("一、加强领导：县长任组长。", "一、加强领导", ["县长任组长。"]),
        ("一、加强领导，县长任组长。", "一、", ["加强领导，县长任组长。"]),
        ("一、加强领导", "一、", ["加强领导"]),
        ("一、提高认识，加强领导\n县长任组长。", "一、提高认识，加强领导", ["县长任组长。"]),
    ],
)
def test_a_heading_stands_on_its_line_or_opens_it(line: str, marker: str, demands: list[str]) -> None:
    """A heading without text below it is itself a demand."""
    text = f"冬修工作方案\n{line}\n二、强化保障\n安排1000万元。"

    assert markers(text)[0][0] == marker
    assert directives(text) == [*demands, "安排1000万元。"]


@pytest.mark.parametrize("line", ["一、压实责任\n", "（一）压实责任。", "第一条 压实责任。", "1.压实责任。"])
def test_a_document_may_have_only_one_heading(line: str) -> None:
    """一、 without 二、 opens a block if the title and the addressees show that it is a document."""
    text = f"关于做好护林工作的通知\n各镇人民政府：\n{line}各镇要每日巡山，不得脱岗。\n县林业局\n2024年3月5日\n"

    assert [found[0] for found in markers(text)] == [line.rstrip("。\n")]
    assert directives(text) == ["各镇要每日巡山，不得脱岗。"]


def test_what_is_demanded_above_the_headings_is_kept() -> None:
    """A demand above the headings belongs to a block without a marker."""
    text = "冬修工作要点\n要坚持人民至上。\n现提出如下意见：\n一、加强领导\n县长任组长。\n二、强化保障\n安排1000万元。"

    assert directives(text) == ["要坚持人民至上。", "县长任组长。", "安排1000万元。"]
    assert parse(document(text)).blocks[0].marker is None


def test_a_plan_attached_to_a_notice_is_read_after_the_signature() -> None:
    """The directives of an attached plan are read; its title is not one."""
    plan = "关于印发《冬修方案》的通知\n各镇：\n现印发给你们。\n县政府办公室\n2026年10月8日\n冬修方案\n"
    text = f"{plan}一、加强领导\n县长任组长。\n二、强化保障\n安排1000万元。"

    assert directives(text) == ["县长任组长。", "安排1000万元。"]
    assert heading(text).issuer == "县政府办公室"


@pytest.mark.parametrize(
    "text",
    [
        "春耕正忙。\n1.天气晴好。\n2.气温回升。",
        "1.总则\n天气晴好。\n2.分工\n气温回升。",
        "春耕正忙。\n一、天气晴好。",
        "春耕正忙。\n三、天气晴好。\n五、气温回升。",
    ],
)
def test_a_list_alone_does_not_make_a_document(text: str) -> None:
    """A list, a single heading, and numbers that do not count up open no block."""
    with pytest.raises(ParseError):
        parse(document(text))


def test_a_readout_with_headings_stays_a_readout() -> None:
    """If only numbers suggest a document, the blocks open where somebody speaks."""
    text = "县委召开会议\n一、春耕\n会议强调，要抓早。\n二、备耕\n会议指出，要抓小。"

    assert [marker for marker, _, _ in markers(text)] == ["会议强调", "会议指出"]


FORM = "{title}\n各镇人民政府：\n一、加强领导\n县长任组长。\n二、强化保障\n安排1000万元。\n{end}"


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        ("附件：分工表\n石桥县水利局", "石桥县水利局"),
        ("附件：分工表\n中共石桥县委\n石桥县人民政府", "中共石桥县委"),
        ("联系电话：0000-1234\n石桥县水利局（盖章）", "石桥县水利局"),
        ("（此页无正文）\n县 水 利 局", "县水利局"),
        ("石桥县水利局　石桥县财政局", "石桥县水利局"),
        ("特此通知", None),
        ("（此页无正文）", None),
        ("县长　何平", None),
        ("附件：分工表", None),
    ],
)
def test_only_the_name_of_a_body_is_a_signature(lines: str, issuer: str | None) -> None:
    """Whatever else stands above the day is none."""
    text = FORM.format(title="关于冬修的通知", end=f"{lines}\n2026年10月8日")

    assert (heading(text).issuer, heading(text).date) == (issuer, "2026-10-08")


@pytest.mark.parametrize(
    ("title", "whole", "issuer"),
    [
        ("中共石桥县委组织部\n关于冬修的通知", "中共石桥县委组织部关于冬修的通知", "中共石桥县委组织部"),
        ("省财政厅\n省水利厅\n关于冬修的意见", "省财政厅 省水利厅关于冬修的意见", "省财政厅"),
        ("县水利局\n关于印发\n《冬修方案》的通知", "县水利局关于印发《冬修方案》的通知", "县水利局"),
        ("石桥日报\n关于冬修的通知", "关于冬修的通知", None),
        ("2026年关于冬修的通知", "2026年关于冬修的通知", None),
    ],
)
def test_the_issuer_may_stand_above_the_title(title: str, whole: str, issuer: str | None) -> None:
    """Its line is part of the title; of several issuers the first is given."""
    text = FORM.format(title=title, end="")

    assert (heading(text).title, heading(text).issuer) == (whole, issuer)


@pytest.mark.parametrize(
    "lines",
    [
        "在全县水利工作会议上的讲话\n县委书记　林若水\n（2026年10月8日）",
        "中共石桥县委书记　林若水\n在全县水利工作会议上的讲话\n2026年10月8日",
    ],
)
def test_the_title_of_a_speech_is_not_the_line_of_its_speaker(lines: str) -> None:
    """The speaker's office gives the level; a speech has no issuer."""
    found = heading(FORM.format(title=lines, end=""))

    assert found.title == "在全县水利工作会议上的讲话"
    assert (found.issuer, found.level, found.date) == (None, Level.COUNTY, "2026-10-08")
