"""The grammar: where blocks open and end, what directives and clauses are, and what a readout says about itself."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from made import document
from parsed import clauses, directives, markers

from directive_diff.errors import ParseError
from directive_diff.grammar import parse
from directive_diff.model import Level, Readout

CASES = sorted(path.parent for path in (Path(__file__).parent / "parsing").glob("*/input.txt"))
PIECES = (
    "会议", "强调", "指出", "要求", "习近平", "他", "省委书记", "在讲话中", "要", "坚持", "落实", "工作", "的", "一是",
    "（一）", "会议听取了", "出席会议", "听取汇报", "提出三点要求", "作出批示", "2月17日", "召开", "来源", "记者",
    "1,000", "1.4",
    "，", "：", "；", "。", "！", "？", "、", ",", ":", ".", "“", "”", '"', "‘", "’", "（", "）", "《", "》", "[", "]",
    "\n", "\r\n", "\u3000\u3000", "  ", "\u00a0", "\x00", "\u200b", "(fā)", "**", "會議強調", "経", "a", "…", "——",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(max_size=80)


def tree(readout: Readout) -> str:
    """Return what was found, one line each: blocks with speaker and verb, directives, clauses."""
    heading = readout.heading
    lines = [f"{heading.title} | {heading.date_text} | {heading.issuer} | {heading.level} | {heading.region}"]
    for block in readout.blocks:
        marker = block.marker
        lines.append(f"{block.id} {marker.text} [{marker.speaker} | {marker.verb}]" if marker else block.id)
        for directive in block.directives:
            lines.append(f"  {directive.id} {directive.text}")
            lines += [f"    {'·' if c.linkable else '-'} {c.text}" for c in directive.clauses]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_readout_is_read_as_a_person_would(case: Path) -> None:
    """Each text of ``parsing/`` gives the tree beside it; UPDATE_GOLDEN=1 rewrites the trees."""
    outline = tree(parse(document((case / "input.txt").read_bytes().decode())))
    expected = case / "expected.txt"
    if os.environ.get("UPDATE_GOLDEN") == "1":
        expected.write_text(outline, encoding="utf-8", newline="\n")

    assert outline == expected.read_bytes().decode()


def test_the_seed_of_the_province(source: Path) -> None:
    """The province's readout has six blocks, two of them a person's, and names its day, body and place."""
    readout = parse(document(source.read_bytes().decode()), side="S")

    assert [block.marker.verb for block in readout.blocks if block.marker] == [
        "指出",
        "指出",
        "强调",
        "强调",
        "指出",
        "强调",
    ]
    assert [block.marker.speaker for block in readout.blocks if block.marker] == ["娄勤俭"] * 2 + ["会议"] * 4
    assert readout.blocks[0].directives[0].clauses[0].id == "S1.1.1"
    heading = readout.heading
    assert heading.title == "江苏：深入贯彻总书记讲话精神 奋力夺取疫情防控和经济社会发展双胜利"
    assert (heading.date, heading.date_text, heading.issuer) == (None, "2月17日", "省委常委会")
    assert (heading.level, heading.region) == (Level.PROVINCE, "江苏")


def test_the_seed_of_the_city(target: Path) -> None:
    """The city's readout has six blocks of its meeting, the last opened in the middle of a paragraph."""
    readout = parse(document(target.read_bytes().decode()), side="T")

    assert [block.marker.text for block in readout.blocks if block.marker] == ["会议指出"] + ["会议强调"] * 5
    assert readout.blocks[-1].directives[0].text == "抓防控、抗疫情是硬任务，抓生产、抓发展是硬道理。"
    heading = readout.heading
    assert (heading.issuer, heading.level, heading.region) == ("市委常委会", Level.CITY, "常州")


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("会议强调，要抓好落实。", ("会议强调", "会议", "强调")),
        ("会议还强调:要抓好落实。", ("会议还强调", "会议", "强调")),
        ("全会一致认为，成绩来之不易。", ("全会一致认为", "全会", "认为")),
        ("他指出，要抓好落实。", ("他指出", "他", "指出")),
        ("批示指出：要抓好落实。", ("批示指出", "批示", "指出")),
        ("李克强说，要抓好落实。", ("李克强说", "李克强", "说")),
        ("王沪宁在主持大会时指出，要抓好落实。", ("王沪宁在主持大会时指出", "王沪宁", "指出")),
        ("娄勤俭传达了重要讲话后指出，要抓好落实。", ("娄勤俭传达了重要讲话后指出", "娄勤俭", "指出")),
        ("省委书记周明远近日作出批示强调，要抓好落实。", ("省委书记周明远近日作出批示强调", "周明远", "强调")),
        ("国务院党组会议指出，要抓好落实。", ("国务院党组会议指出", "国务院党组会议", "指出")),
        ("就做好下一步工作，周明远要求，要抓好落实。", ("周明远要求", "周明远", "要求")),
        ("省委召开会议强调，要抓好落实。", ("省委召开会议强调", "省委", "强调")),
        ("省长在会上强调，要抓好落实。", ("省长在会上强调", "省长", "强调")),
        ("热依扎·某某强调，要抓好落实。", ("热依扎·某某强调", "热依扎·某某", "强调")),
        ("会议强调要抓好落实。", ("会议强调", "会议", "强调")),
        ("强调全区各级要抓好落实。", ("强调", None, "强调")),
        ("会议传达学习了有关精神，强调全区各级要抓好落实。", ("会议传达学习了有关精神，强调", "会议", "强调")),
        ("省长周明远作出批示，要求认真抓好落实。", ("周明远作出批示，要求", "周明远", "要求")),
        ("一、会议认为，要抓好落实。", ("会议认为", "会议", "认为")),
        ("會議強調，要抓好落實。", ("會議強調", "會議", "强调")),
        ("**会议强调**，要抓好落实。", ("会议强调", "会议", "强调")),
        ("本报讯（记者 某某）会议强调，要抓好落实。", ("会议强调", "会议", "强调")),
    ],
)
def test_a_marker_is_a_speaker_and_a_verb_of_saying(text: str, marker: tuple[str, str | None, str]) -> None:
    """The marker ends before its comma or colon, or with the verb where none follows; the verb is simplified."""
    assert markers(text) == [marker]


@pytest.mark.parametrize(
    "text",
    [
        "加快转型是重大要求，要抓好落实。",
        "工作要求，总要求，都要落实。",
        "综合分析认为，还有空间。",
        "对我们来说，这是机遇。",
        "按照省委要求，我们加快了进度。",
        "严格要求，久久为功。",
        "市委全会强调 坚定信心谋发展",
        "会议提出的要求已经落实。",
        "会议讨论通过有关文件，决定提请审议。",
        "“会议强调，要抓好落实”是标语。",
        "",
    ],
)
def test_what_only_looks_like_a_marker_opens_nothing(text: str) -> None:
    """Nouns, phrases, headlines, quotes and the agenda are not markers: there is no block, and the error helps."""
    with pytest.raises(ParseError) as caught:
        parse(document(text))
    assert caught.value.message.startswith("通稿.txt: no directive block (no 会议强调, ")
    assert "--whole-text" in caught.value.remedy


@pytest.mark.parametrize(
    "frame",
    [
        "会议听取了有关情况汇报。",
        "会议审议通过《某某条例》。",
        "会议还研究了其他事项。",
        "市领导何平、罗静出席会议。",
        "各县区主要负责同志参加会议。",
        "周明远主持会议。",
        "周明远代表省委向大家表示慰问。",
        "来源：某某日报",
        "责任编辑：某某",
        "（记者 某某）",
        "会后，与会人员参观了现场。",
        "9月3日，市政府召开常务会议。",
        "周明远对落实工作提出明确要求。",
    ],
)
def test_a_report_of_the_meeting_ends_a_block(frame: str) -> None:
    """Agenda, attendance, greetings and bylines are not directives, and what follows them belongs to no block."""
    assert directives(f"会议强调，要抓好落实。\n{frame}\n天气晴好。\n") == ["要抓好落实。"]


def test_following_paragraphs_belong_to_the_block() -> None:
    """A block continues until the next marker."""
    text = "会议要求：\n一要提高认识。\n（二）压实责任\n  要求真务实，久久为功。\n会议指出，形势很好。"

    assert directives(text) == ["一要提高认识。", "（二）压实责任", "要求真务实，久久为功。", "形势很好。"]


def test_a_caption_between_paragraphs_is_left_out() -> None:
    """A caption does not end the block."""
    assert directives("会议强调，要抓好落实。\n会议现场。\n要压实责任。") == ["要抓好落实。", "要压实责任。"]


def test_a_body_named_within_a_block_is_cited() -> None:
    """A higher body opens a block of its own only at the start of a paragraph."""
    assert len(markers("会议强调，要抓好落实。省委要求，要求真务实。")) == 1
    assert len(markers("会议强调，要抓好落实。\n省委要求，要求真务实。")) == 2


def test_what_many_say_in_passing_ends_with_the_paragraph() -> None:
    """The next paragraph belongs to no block unless a marker opens one."""
    text = "会议强调，要抓好落实。\n大家表示，要走在前列。要争当先锋。\n要压实责任。\n会议指出，要久久为功。"

    assert directives(text) == ["要抓好落实。", "要走在前列。", "要争当先锋。", "要久久为功。"]


def test_a_name_without_a_known_surname_is_one_before_a_strong_verb() -> None:
    """An unknown name speaks at a paragraph's start before 强调 or 指出, but not elsewhere."""
    assert markers("犇一鸣强调，要抓好落实。") == [("犇一鸣强调", "犇一鸣", "强调")]
    assert len(markers("会议强调，要抓好落实，犇一鸣指出，要落实。")) == 1
    with pytest.raises(ParseError):
        parse(document("犇一鸣认为，要抓好落实。"))


def test_an_exclamation_in_quotes_ends_a_sentence_unless_the_sentence_continues() -> None:
    """“我先上！” ends the directive before a space, but not before 的口号."""
    assert directives("会议强调，要喊响“我先上！” 要抓好落实。") == ["要喊响“我先上！”", "要抓好落实。"]
    assert directives("会议强调，要喊响“我先上！”的口号，要抓好落实。") == ["要喊响“我先上！”的口号，要抓好落实。"]


@pytest.mark.parametrize(
    "item",
    [
        "要提高认识",
        "必须压实责任",
        "坚持问题导向",
        "务必抓早抓小",
        "不得层层加码",
        "一是抓早",
        "（二）压实责任",
        "1.抓早",
        "①抓早",
        "●抓早",
    ],
)
def test_a_line_without_a_stop_is_an_item_if_it_opens_as_one(item: str) -> None:
    """An item opens with a number, a mark or a word of demand; any other such line is a headline."""
    assert directives(f"会议强调：\n{item}\n春耕工作现场会\n") == [item]


@pytest.mark.parametrize(
    "caption", ["图为春耕现场。", "会议现场。", "资料图。", "何平 摄", "春耕图（摄）", "春耕工作现场"]
)
def test_a_caption_is_not_a_directive(caption: str) -> None:
    """A caption is recognised by its beginning or its end."""
    assert directives(f"会议强调，要抓好落实。\n{caption}\n要压实责任。") == ["要抓好落实。", "要压实责任。"]


@pytest.mark.parametrize("pair", ["（）", "《》", "〈〉", "【】", "[]", "“”", "‘’"])
def test_every_pair_shields_what_it_holds(pair: str) -> None:
    """Neither a comma nor a stop inside a pair in the middle of a clause separates clauses or sentences."""
    assert (
        clauses(f"会议强调，要讲好{pair[0]}春耕，备耕{pair[1]}故事，抓好落实。")[0]
        == f"要讲好{pair[0]}春耕，备耕{pair[1]}故事"
    )
    assert len(directives(f"会议强调，要讲好{pair[0]}春耕。备耕{pair[1]}故事，抓好落实。")) == 1
    assert len(directives(f"会议强调，要问{pair[0]}春耕了吗？{pair[1]}这个问题，抓好落实。")) == 1


@pytest.mark.parametrize("word", ["收看", "传达", "学习", "贯彻", "落实", "按照", "根据"])
def test_a_body_whose_words_were_studied_did_not_meet(word: str) -> None:
    """A body named after such a word is not the one that issued the text."""
    assert parse(document(f"某某{word}省委常委会会议精神后召开会议。会议强调，要抓好落实。")).heading.issuer is None


@pytest.mark.parametrize("who", ["各", "全", "有关", "相关"])
def test_a_demand_may_be_addressed(who: str) -> None:
    """要求 without a speaker opens a block if it says whom the demand addresses."""
    assert markers(f"要求{who}地区抓好落实。") == [("要求", None, "要求")]


@pytest.mark.parametrize(
    "aside", ["就做好下一步工作", "谈到春耕时", "同时", "会上", "座谈中", "调研期间", "随后", "最后"]
)
def test_an_aside_before_the_speaker_hides_nobody(aside: str) -> None:
    """The topic, time and place of a speech may precede the speaker."""
    assert markers(f"{aside}，周明远强调，要抓好落实。") == [("周明远强调", "周明远", "强调")]


def test_a_list_of_demands_may_be_announced() -> None:
    """提出三点要求 opens a block if a numbered list follows, and otherwise opens none."""
    assert markers("周明远对落实工作提出三点要求：一要快；二要实。")[0][2] == "提出"
    assert directives("周明远对落实工作提出3点希望。一是快。二是实。") == ["一是快。", "二是实。"]


def test_clauses_are_split_outside_quotes_brackets_and_numbers() -> None:
    """Half- and full-width signs split clauses, but not those in quotes, brackets, titles and numbers."""
    text = "会议强调,要讲“中国话，中国事”,落实《某某法，修订》（一审，二审）；投资1,000万元，比例3:2，增长1.4%。"

    assert clauses(text) == [
        "要讲“中国话，中国事”",
        "落实《某某法，修订》（一审，二审）",
        "投资1,000万元",
        "比例3:2",
        "增长1.4%",
    ]


def test_a_quote_left_open_swallows_nothing() -> None:
    """Quotes only count within their sentence."""
    text = "会议强调，要讲好“中国故事、传播好声音，增强影响力。要推动交流，扩大“朋友圈”。"

    assert directives(text) == ["要讲好“中国故事、传播好声音，增强影响力。", "要推动交流，扩大“朋友圈”。"]
    assert len(clauses(text)) == 4


def test_speech_in_quotes_is_cut_like_any_other() -> None:
    """A full stop before the closing quote ends the directive, which keeps the quote."""
    text = "批示指出：“要彻查隐患。要举一反三，立行立改。”"

    assert directives(text) == ["“要彻查隐患。", "要举一反三，立行立改。”"]
    assert clauses(text) == ["要彻查隐患", "要举一反三", "立行立改"]


def test_what_is_short_or_a_mere_opening_cannot_be_linked() -> None:
    """Clauses under four Han characters and digits and openings such as 实践证明 count in no share."""
    readout = parse(document("会议指出，当前，实践证明，2026年，一要快，要抓好落实，GDP增长5.2%。"))

    assert [clause.text for clause in readout.clauses if clause.linkable] == ["要抓好落实", "GDP增长5.2%"]


def test_a_clause_that_only_says_since_when_cannot_be_linked() -> None:
    """It states nothing, however long it is; a clause that merely has the same ending does."""
    readout = parse(document("会议指出，汛情发生以来，全省水库大会召开后，要加快淘汰落后。"))

    assert [clause.text for clause in readout.clauses if clause.linkable] == ["要加快淘汰落后"]


def test_the_whole_text_may_be_taken() -> None:
    """With ``whole_text``, every sentence is a directive of one block without a marker."""
    (block,) = parse(document("关于工作的意见\n一、要抓好落实。加强领导；强化督查"), whole_text=True).blocks

    assert (block.id, block.marker, block.span.start) == ("R1", None, 0)
    assert [d.text for d in block.directives] == ["关于工作的意见", "一、要抓好落实。", "加强领导；", "强化督查"]


def test_an_empty_text_cannot_be_taken_whole() -> None:
    """An empty text is an error even if taken whole, and has no remedy."""
    with pytest.raises(ParseError, match="no sentence") as caught:
        parse(document(" \n…\n"), whole_text=True)
    assert caught.value.remedy == ""


@pytest.mark.parametrize(
    ("text", "date", "date_text"),
    [
        ("12月30日，市委召开会议。会议强调，要抓好落实。", None, "12月30日"),
        ("2021年3月2日，市委召开会议。会议强调，要抓好落实。", "2021-03-02", "2021年3月2日"),
        ("某某会议召开\n某某网 2021-01-02\n12月30日，市委召开会议。会议强调，要抓好落实。", "2020-12-30", "12月30日"),
        ("某某会议召开\n某某网 2021-03-01\n28日，市委召开会议。会议强调，要抓好落实。", "2021-02-28", "28日"),
        ("某某会议召开\n某某网 2021-03-01\n会议强调，到2月30日要抓好落实。", "2021-03-01", "2021-03-01"),
        ("13月45日，市委召开会议。会议强调，要抓好落实。", None, "13月45日"),
        ("2020年2月29日，市委召开会议。会议强调，要抓好落实。", "2020-02-29", "2020年2月29日"),
        ("2000年2月29日，市委召开会议。会议强调，要抓好落实。", "2000-02-29", "2000年2月29日"),
        ("2021年2月29日，市委召开会议。会议强调，要抓好落实。", None, "2021年2月29日"),
        ("2100年2月29日，市委召开会议。会议强调，要抓好落实。", None, "2100年2月29日"),
        ("0000年1月2日，市委召开会议。会议强调，要抓好落实。", None, "0000年1月2日"),
        ("某某会议召开\n某某网 2021-01-02\n28日，市委召开会议。会议强调，要抓好落实。", "2020-12-28", "28日"),
    ],
)
def test_a_date_is_iso_only_if_the_year_is_stated(text: str, date: str | None, date_text: str) -> None:
    """The year may be stated with the day, or in the line with the date of publication."""
    heading = parse(document(text)).heading

    assert (heading.date, heading.date_text) == (date, date_text)


@pytest.mark.parametrize(
    "line", ["春耕", "省委召开春耕会议：", "第3版：要闻与春耕工作", "2021-03-01 春耕工作专版", "来源：某某春耕日报"]
)
def test_what_belongs_to_the_page_is_not_a_title(line: str) -> None:
    """A word or two, a line with a colon, a page, a day or a source is not a title; the next line may be."""
    assert parse(document(f"{line}\n会议强调，要抓好落实。")).heading.title is None
    assert parse(document(f"{line}\n全力抓好春耕备耕\n会议强调，要抓好落实。")).heading.title == "全力抓好春耕备耕"


@pytest.mark.parametrize(
    "when", ["会前", "会后", "会上", "会议期间", "会议开始前", "会议结束后", "此前", "据悉", "据了解", "又讯"]
)
def test_what_happened_around_the_meeting_ends_a_block(when: str) -> None:
    """What follows a report of what happened around the meeting belongs to no block."""
    assert directives(f"会议强调，要抓好落实。{when}，代表们观看了图片展。天气晴好。") == ["要抓好落实。"]
    assert len(directives("会议强调，要抓好落实。会后，必须加强值守。要压实责任。")) == 3


@pytest.mark.parametrize(
    ("lede", "issuer", "level", "region"),
    [
        ("市委召开常委会会议", "市委常委会", Level.CITY, None),
        ("长沙市委常委会（扩大）会议召开", "长沙市委常委会", Level.CITY, "长沙"),
        ("重庆市委常委会举行会议", "重庆市委常委会", Level.PROVINCE, "重庆"),
        ("市长周明远主持召开市十六届政府第三次常务会议", "市政府常务会议", Level.CITY, None),
        ("昆山市委常委会召开会议", "昆山市委常委会", Level.COUNTY, "昆山"),
        ("九届区委第104次常委会会议召开", "区委常委会", Level.COUNTY, None),
        ("中共中央政治局召开会议", "中共中央政治局", Level.CENTRE, None),
        ("国务院总理某某主持召开国务院常务会议", "国务院常务会议", Level.CENTRE, None),
        ("全省防汛工作会议召开", None, Level.PROVINCE, None),
        ("某某收看全省防汛工作会议后召开会议", None, None, None),
        ("全省上下同心，全市春耕工作会议召开", None, Level.CITY, None),
        ("中共中央总书记某某作出指示", None, Level.CENTRE, None),
    ],
)
def test_the_issuer_is_the_body_that_met(
    lede: str, issuer: str | None, level: Level | None, region: str | None
) -> None:
    """The body that met gives level and place if the text states them; no value is better than a wrong one."""
    heading = parse(document(f"{lede}。会议强调，要抓好落实。")).heading

    assert (heading.issuer, heading.level, heading.region) == (issuer, level, region)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
@example("会议强调，“要”（抓）。")
def test_spans_rebuild_the_text_and_nest(text: str) -> None:
    """Spans of blocks, directives and clauses contain their text, nest, are in order and do not overlap."""
    readout = parse(document(text), whole_text=True) if any(map(str.isalnum, text)) else None
    for parsed_readout in (readout, _parsed(text)):
        end = 0
        for block in parsed_readout.blocks if parsed_readout else ():
            assert block.span.start >= end
            end = block.marker.span.end if block.marker else block.span.start
            assert block.marker is None or block.marker.span.of(text) == block.marker.text
            for directive in block.directives:
                assert end <= directive.span.start
                assert directive.span.of(text) == directive.text
                end = directive.span.start
                for clause in directive.clauses:
                    assert end <= clause.span.start < clause.span.end <= directive.span.end
                    assert clause.span.of(text) == clause.text
                    end = clause.span.end
                end = directive.span.end
            assert end == block.span.end


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_every_word_of_a_directive_lies_in_a_clause(text: str) -> None:
    """What lies outside the clauses is punctuation, space, noise or a number: （一）."""
    for directive in readout.directives if (readout := _parsed(text)) else ():
        rest = list(directive.text)
        for clause in directive.clauses:
            start = clause.span.start - directive.span.start
            rest[start : start + clause.span.length] = [" "] * clause.span.length
        outside = "".join(rest).replace("（一）", "")
        assert not any("\u4e00" <= char <= "\u9fff" or char in "01" for char in outside)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([p for p in PIECES if p not in ("：", ":", ".")]), max_size=40).map("".join))
def test_width_changes_nothing(text: str) -> None:
    """Half-width signs split a text as full-width ones do."""
    narrow = text.translate(str.maketrans("，；！？（）", ",;!?()"))

    assert _shape(text) == _shape(narrow)


def test_script_changes_nothing() -> None:
    """A traditional text is split like its simplified form."""
    simplified = "会议强调，要着力发展经济。省长张国华主持会议。会议听取了汇报。他说，要办实事！"
    traditional = "會議強調，要著力發展經濟。省長張國華主持會議。會議聽取了匯報。他說，要辦實事！"

    assert _shape(simplified) == _shape(traditional)


def test_large_texts_are_read_in_linear_time() -> None:
    """Texts of 300,000 characters without a sign, or of signs only, are read; so are ten thousand equal sentences."""
    for text in ("要" * 300_000, "，" * 300_000, "“（" * 150_000, "还" * 300_000 + "强调，要。"):
        assert _parsed("会议强调，要抓好落实。\n" + text) is not None
    assert len(parse(document("会议强调，要坚持。" * 10_000)).blocks) == 10_000


def _parsed(text: str) -> Readout | None:
    try:
        return parse(document(text))
    except ParseError:
        return None


def _shape(text: str) -> list[list[list[tuple[int, int]]]]:
    readout = _parsed(text)
    blocks = readout.blocks if readout else ()
    return [[[(c.span.start, c.span.end) for c in d.clauses] for d in block.directives] for block in blocks]


@pytest.mark.parametrize(
    "demand", ["党政主要负责同志亲自部署调度。", "分管负责同志一线推动落实。", "各级干部靠前指挥。"]
)
def test_an_office_without_a_name_is_not_news(demand: str) -> None:
    """What those in office are to do is a demand; only what a named person did is news."""
    assert directives(f"会议强调，要抓好落实。{demand}") == ["要抓好落实。", demand]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("省委书记周明远高度重视并作出重要指示，某地一矿井发生透水。要全力搜救失联人员。", ("周明远", "指示")),
        ("省长陈立作出批示，此次事故失联人员多，要全力搜救。", ("陈立", "批示")),
        ("全省旅游大会3日召开。副省长何平在会上传达有关指示并讲话，表示要坚持以文塑旅。", ("何平", "表示")),
    ],
)
def test_an_instruction_needs_no_verb_of_saying(text: str, expected: tuple[str, str]) -> None:
    """作出指示 and 表示 open a block if 要 follows."""
    ((_, *marker),) = markers(text)

    assert tuple(marker) == expected


@pytest.mark.parametrize(
    "text",
    [
        "省委书记周明远作出重要指示，为做好工作提供了遵循。要认真学习。",
        "省长陈立作出批示，此次事故失联人员多。有关部门已赶赴现场。",
        "会议讨论通过有关决定，表示热烈祝贺。",
    ],
)
def test_a_report_of_an_instruction_opens_nothing(text: str) -> None:
    """Words about an instruction or an act do not open a block."""
    with pytest.raises(ParseError):
        parse(document(text))
