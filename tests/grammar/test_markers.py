"""Markers of real readouts: who speaks, with which verb, and what only looks like a marker."""

from __future__ import annotations

import pytest
from made import document
from parsed import directives, markers

from directive_diff.errors import ParseError
from directive_diff.grammar import parse

SAID = "会议强调，要抓好落实。"


def opens_nothing(text: str) -> bool:
    """Return whether ``text`` contains no block."""
    try:
        parse(document(text))
    except ParseError:
        return True
    return False


@pytest.mark.parametrize(
    ("words", "speaker", "verb"),
    [
        ("会议强调指出", "会议", "强调指出"),
        ("会议明确要求", "会议", "明确要求"),
        ("何平说", "何平", "说"),
        ("周书记强调", "周书记", "强调"),
        ("周明远总书记强调", "周明远总书记", "强调"),
        ("周明远同志强调", "周明远", "强调"),
        ("欧阳明强调", "欧阳明", "强调"),
        ("欧阳一鸣强调", "欧阳一鸣", "强调"),
        ("省委书记犇一鸣强调", "犇一鸣", "强调"),
        ("省委副书记、省长周明远强调", "周明远", "强调"),
        ("周明远再次强调", "周明远", "强调"),
        ("周明远一再强调", "周明远", "强调"),
        ("周明远还特别强调", "周明远", "强调"),
        ("犇鸣指出", "犇鸣", "指出"),
        ("犇一鸣远指出", "犇一鸣远", "指出"),
        ("阿不都热依木江河·买买提吐尔逊强调", "阿不都热依木江河·买买提吐尔逊", "强调"),
        ("市住房城乡建设局局长强调", "市住房城乡建设局局长", "强调"),
        ("新成立的防汛指挥部强调", "防汛指挥部", "强调"),
        ("县政府党组会议强调", "县政府党组会议", "强调"),
        ("省委召开座谈会强调", "省委", "强调"),
        ("省委举行座谈会强调", "省委", "强调"),
        ("省委主持座谈会强调", "省委", "强调"),
        ("省委出席座谈会强调", "省委", "强调"),
        ("周明远出席座谈会强调", "周明远", "强调"),
        ("他在会上强调", "他", "强调"),
        ("罗静3日强调", "罗静", "强调"),
        ("罗静还在会上强调", "罗静", "强调"),
        ("2021年第12届第34次全会在会上强调", "2021年第12届第34次全会", "强调"),
        ("与会人员表示", "与会人员", "表示"),
        ("省委、省政府强调", "省委、省政府", "强调"),
    ],
)
def test_speakers_are_named_in_many_ways(words: str, speaker: str, verb: str) -> None:
    """A speaker has a name, a title or both, or is a body; adverbs and what was done may come before the verb."""
    assert markers(f"{words}，要抓好落实。") == [(words, speaker, verb)]


@pytest.mark.parametrize(
    "words",
    [
        "犇强调",
        "犇一鸣远平强调",
        "AB强调",
        "犇A强调",
        "阿不都热依木江河山·买买提吐尔逊强调",
        "A·B强调",
        "专题强调",
        "结合实际强调",
        "再次强调",
        "更高强调",
        "管理强调",
        "2021年第12届第345次全会在会上强调",
        "关于按照省委要求",
        "按照指挥部要求",
        "周明远的要求",
        "会议的重要",
        "说",
    ],
)
def test_words_that_name_nobody_are_not_a_speaker(words: str) -> None:
    """Words too long or short for a name, not Han, or part of a phrase do not speak."""
    assert opens_nothing(f"{words}，要抓好落实。")


def test_the_clause_of_a_speaker_has_a_limit() -> None:
    """A speaker's clause has at most 160 characters, including titles and what was done."""
    opening = "周明远在认真察看"
    long = f"{opening}{'村' * (160 - len(opening))}"

    assert markers(f"{long}强调，要抓好落实。")[0][1] == "周明远"
    assert opens_nothing(f"{long}村强调，要抓好落实。")


def test_the_name_of_a_body_has_a_limit() -> None:
    """The name of a body has at most forty characters; a longer one is text."""
    name = "防汛抗旱救灾" * 6 + "指挥部"

    assert markers(f"省{name}强调，要抓好落实。") == [(f"省{name}强调", f"省{name}", "强调")]
    assert opens_nothing(f"省内{name}强调，要抓好落实。")


def test_a_marker_stands_among_the_first_clauses() -> None:
    """A marker is one of the first two dozen clauses; a later one is text."""
    assert markers("各地春耕有序，" * 23 + "周明远强调，要抓好落实。") == [("周明远强调", "周明远", "强调")]
    assert opens_nothing("各地春耕有序，" * 24 + "周明远强调，要抓好落实。")


def test_a_verb_without_comma_stands_near_the_head_of_its_clause() -> None:
    """A verb without a comma must come within forty characters."""
    opening = "周明远在看望群众"
    near = f"{opening}{'村' * (38 - len(opening))}"

    assert markers(f"{near}强调各级要抓好落实。")[0][1] == "周明远"
    assert opens_nothing(f"{near}村强调各级要抓好落实。")


@pytest.mark.parametrize(
    "demand",
    [
        "要快",
        "各地要快",
        "全市要快",
        "必须快",
        "有关部门快办",
        "相关部门快办",
        "当前抓早",
        "我们抓早",
        "广大干部快办",
        "务必抓早",
        "一定抓早",
        "坚持抓早",
        "认真抓早",
    ],
)
def test_a_verb_needs_no_comma_before_a_demand(demand: str) -> None:
    """Before a demand, a person's verb needs no comma, nor does a body's where a new speaker may be expected."""
    assert markers(f"周明远强调{demand}。") == [("周明远强调", "周明远", "强调")]
    assert markers(f"省委强调{demand}。") == [("省委强调", "省委", "强调")]
    assert len(markers(f"{SAID}省委强调{demand}。")) == 1


@pytest.mark.parametrize("who", ["会议", "全会", "大会", "他", "她"])
def test_a_verb_of_the_meeting_needs_no_comma_before_a_statement(who: str) -> None:
    """After 会议 or 他, a verb of saying is not a noun; after a name it may be."""
    assert markers(f"{who}认为形势向好。") == [(f"{who}认为", who, "认为")]
    assert opens_nothing("周明远认为形势向好。")
    assert opens_nothing("省委认为形势向好。")


@pytest.mark.parametrize("follows", ["的是", "了", "是", "和部署", "与部署", "、部署", "等", " 要", ""])
def test_a_verb_that_leads_on_to_nothing_is_a_noun_or_a_report(follows: str) -> None:
    """Nobody speaks if 的, 了, 是, a conjunction, a space or nothing follows."""
    assert opens_nothing(f"会议要求{follows}。")
    assert opens_nothing(f"强调{follows}。")
    assert opens_nothing(f"会议传达有关精神，强调{follows}。天气晴好。")


@pytest.mark.parametrize("sign", "，：")
def test_a_marker_in_quotes_is_quoted(sign: str) -> None:
    """A marker in quotes opens no block, even if a possible speaker is named before it."""
    assert opens_nothing(f"会议在“全会强调{sign}要抓好落实”横幅下合影。")


def test_a_headline_is_a_marker_only_if_demands_follow() -> None:
    """Demands follow its colon, in the next lines or, in the body, on the line of a short speaker."""
    lede = "9月3日，市委召开会议。\n"

    assert directives("会议强调：\n一要快\n二要实") == ["一要快", "二要实"]
    assert directives("会议强调：要抓好春耕备耕") == ["要抓好春耕备耕"]
    assert opens_nothing("会议强调：要抓好春耕备耕\n9月3日，市委召开会议。")
    assert directives(f"{lede}会议强调：要抓好春耕备耕") == ["要抓好春耕备耕"]
    assert markers(f"{lede}省委书记周明远在会上强调：要抓好春耕备耕")[0][1] == "周明远"
    assert opens_nothing(f"{lede}省委副书记周明远在会上强调：要抓好春耕备耕")
    assert opens_nothing(f"{lede}会议强调")
    assert opens_nothing(f"{lede}市委会议强调 坚持抓好春耕备耕")
    assert directives(f"{lede}会议强调 要抓好春耕备耕") == ["要抓好春耕备耕"]


@pytest.mark.parametrize("verb", ["强调", "指出", "要求各地", "认为", "号召", "希望", "勉励", "表示要", "提出要"])
def test_what_was_done_may_lead_on_to_what_was_said(verb: str) -> None:
    """In 会议传达…，强调…, the later clause opens with the verb, and its speaker is that of the sentence."""
    saying = verb.removesuffix("各地").removesuffix("要")
    for also in ("", "并"):
        text = f"会议传达有关精神，{also}{verb}抓好落实。"
        assert markers(text) == [(f"会议传达有关精神，{also}{saying}", "会议", saying)]
        assert directives(text) == [f"{verb.removeprefix(saying)}抓好落实。"]


def test_a_later_verb_of_saying_may_lack_a_speaker() -> None:
    """A sentence that names nobody at its start has no speaker."""
    assert markers("同行者到企业走访，强调要纾困解难。") == [("强调", None, "强调")]
    assert markers("指出全区各级要抓早。") == [("指出", None, "指出")]
    assert markers("会议审议有关文件，强调要抓早。") == [("会议审议有关文件，强调", "会议", "强调")]
    assert markers("罗静到企业走访，强调要纾困解难。") == [("罗静到企业走访，强调", "罗静", "强调")]
    assert markers("罗静到企业走访，强调：要纾困解难。") == [("罗静到企业走访，强调", "罗静", "强调")]
    assert markers("罗静到企业走访，强调，要纾困解难。") == [("罗静到企业走访，强调", "罗静", "强调")]
    assert opens_nothing("会议传达有关精神，表示慰问。")
    assert opens_nothing("会议传达有关精神，提出方案。")


def test_within_a_block_a_later_verb_speaks_only_after_a_report() -> None:
    """In the middle of a demand, 强调 is part of the demand."""
    assert len(markers(f"{SAID}要讲清道理，强调底线。")) == 1
    assert len(markers(f"{SAID}\n周明远到企业走访，强调要纾困解难。")) == 2
    assert len(markers(f"{SAID}\n全县召开现场会，强调要纾困解难。")) == 2
    assert len(markers(f"{SAID}全县召开现场会，强调要纾困解难。")) == 1
    assert len(markers(f"{SAID}\n要召开现场会，强调要纾困解难。")) == 1
    assert len(markers(f"{SAID}会议听取汇报，强调要纾困解难。")) == 2


def test_a_body_deep_in_a_sentence_is_cited() -> None:
    """A body speaks only in the first clause; a person speaks anywhere."""
    assert opens_nothing("春耕正忙，省委强调，要抓好落实。")
    assert opens_nothing("春耕正忙，犇一鸣强调，要抓好落实。")
    assert markers("春耕正忙，何平强调，要抓好落实。") == [("何平强调", "何平", "强调")]
    assert len(markers(f"{SAID}犇一鸣强调，要压实责任。")) == 1
    assert len(markers(f"{SAID}欧阳一鸣强调，要压实责任。")) == 2
    assert len(markers(f"{SAID}\n犇一鸣强调，要压实责任。")) == 2
    assert len(markers(f"{SAID}周明远总书记强调，要压实责任。")) == 1
    assert len(markers(f"{SAID}周明远书记强调，要压实责任。")) == 2
    assert len(markers(f"{SAID}周书记强调，要压实责任。")) == 2
    assert len(markers(f"{SAID}省长强调，要压实责任。")) == 1
    assert len(markers(f"{SAID}省防汛指挥部强调，要压实责任。")) == 1


@pytest.mark.parametrize(
    "number",
    [
        "一、",
        "二、",
        "三、",
        "四、",
        "五、",
        "六、",
        "七、",
        "八、",
        "九、",
        "十、",
        "二十一、",
        "（一）",
        "四）",
        "1.",
        "2. ",
        "103、",
    ],
)
def test_a_marker_may_be_numbered(number: str) -> None:
    """The number is not part of the marker."""
    assert markers(f"{number}会议强调，要抓好落实。") == [("会议强调", "会议", "强调")]


def test_a_number_has_three_digits_at_most() -> None:
    """A longer number is text."""
    assert opens_nothing("1034、周明远强调，要抓好落实。")


@pytest.mark.parametrize(
    "announced",
    [
        "一点要求",
        "二点要求",
        "两点要求",
        "三点希望",
        "四点意见",
        "五点建议",
        "六点要求",
        "七点要求",
        "八点要求",
        "九点要求",
        "十点要求",
        "几点要求",
        "12点要求",
        "三条要求",
        "三项要求",
        "两方面要求",
        "三个方面要求",
        "了三点明确要求",
        "更加明确的三点要求",
    ],
)
@pytest.mark.parametrize(
    "first", ["一是快", "一要快", "一、快", "（一）快", "第一要快", "首先要快", "1.快", "1、快", "一为快"]
)
def test_a_list_of_demands_is_announced_by_its_number(announced: str, first: str) -> None:
    """A counted announcement opens a list, however many demands there are and however they are counted."""
    for sign in "：。":
        text = f"周明远在会上提出{announced}{sign}{first}。"
        if announced.endswith(("要求", "希望")) and sign == "：":
            assert markers(text)[0][1] == "周明远"
        else:
            assert markers(text) == [(f"周明远在会上提出{announced}", "周明远", "提出")]
        assert directives(text)[0] == f"{first}。"
    assert directives(f"周明远在会上提出{announced}。{first}，办得稳。") == [f"{first}，办得稳。"]


@pytest.mark.parametrize(
    "text",
    [
        "周明远提出三点建议：快。",
        "周明远提出三点建议。快。",
        "周明远提出三点建议。",
        "有人提出三点建议：一是快。",
        "周明远提出建议：快。",
        "周明远提出三点建议内容丰富：一是快。",
    ],
)
def test_no_list_is_announced_where_none_follows(text: str) -> None:
    """An announcement opens no block if no list follows, nobody is named or nothing is counted."""
    assert opens_nothing(text)


def test_a_list_may_be_announced_within_a_block() -> None:
    """The speaker must be named in full, with nothing about what he did."""
    assert markers(f"{SAID}\n县长罗静提出三点建议：一是快。")[1] == ("县长罗静提出三点建议", "罗静", "提出")


@pytest.mark.parametrize("how", ["", "高度重视", "高度重视并", "立即", "迅速", "专门", "第一时间", "高度重视并立即"])
@pytest.mark.parametrize("given", ["指示", "批示"])
def test_an_instruction_is_given_in_many_ways(how: str, given: str) -> None:
    """An instruction may be given at once or with attention, and be called important or not."""
    for weight in ("", "重要", "专门重要"):
        marker = f"周明远{how}作出{weight}{given}"
        assert markers(f"{marker}，形势严峻，要抓好落实。") == [(marker, "周明远", given)]
        assert markers(f"{marker}：形势严峻。要抓好落实。") == [(marker, "周明远", given)]


@pytest.mark.parametrize(
    "praise", ["为做好工作指明方向", "对工作给予肯定", "充分体现关怀", "深刻阐明道理", "体现关怀", "是最大的鼓舞"]
)
def test_praise_of_an_instruction_is_not_a_demand(praise: str) -> None:
    """An instruction whose next clause praises it is only reported."""
    assert opens_nothing(f"周明远作出批示，{praise}，要认真学习。")


def test_an_instruction_stands_near_the_head_of_a_sentence() -> None:
    """An instruction must be in the first three clauses of its sentence."""
    assert markers("近日，透水发生后，周明远作出批示，要抓好落实。") == [("周明远作出批示", "周明远", "批示")]
    assert opens_nothing("近日，透水发生后，多方会商，周明远作出批示，要抓好落实。")


@pytest.mark.parametrize(
    "text",
    [
        "有人作出批示，要抓好落实。",
        "省委作出指示，要抓好落实。",
        "周明远作出批示、要抓好落实。",
        "周明远作出批示，形势严峻。各地闻令而动。要抓好落实。",
        "周明远作出批示，形势严峻。各地闻令而动，要抓好落实。",
        "周明远作出批示。要抓好落实。",
        "周明远作出批示",
    ],
)
def test_an_instruction_needs_a_person_and_a_demand_at_hand(text: str) -> None:
    """An instruction opens a block if a person gives it and a demand follows at once."""
    assert opens_nothing(text)


def test_what_many_say_ends_sooner_than_what_one_says() -> None:
    """The words of many end with the paragraph; those of one person continue."""
    many = "会议强调，要抓好落实。\n{}表示，要走在前列。\n要压实责任。"

    for who in ("他们", "大家", "与会人员", "与会同志", "与会者", "参会人员"):
        assert directives(many.format(who)) == ["要抓好落实。", "要走在前列。"]
    assert directives(many.format("他")) == ["要抓好落实。", "要走在前列。", "要压实责任。"]


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("向明远在会上强调，要抓好落实。", ("向明远在会上强调", "向明远", "强调")),
        ("省防汛抗旱领导小组强调，要抓好落实。", ("省防汛抗旱领导小组强调", "省防汛抗旱领导小组", "强调")),
        ("周明远提出三点要求，一要快，二要稳。", ("周明远提出三点要求", "周明远", "提出")),
    ],
)
def test_who_speaks_is_named_in_full(text: str, marker: tuple[str, str, str]) -> None:
    """A surname may also open phrases, a body's name may contain a title, and a list may follow a comma."""
    assert markers(text) == [marker]


def test_a_verb_that_only_seems_to_stand_there_opens_nothing() -> None:
    """要求真务实 is 要 and 求真务实, not 要求."""
    assert opens_nothing("周明远到企业走访，要求真务实，了解情况。")


def test_a_link_ends_a_block() -> None:
    """An address belongs to the page, whatever comes before it."""
    assert directives("会议强调，要抓好落实。\n详见https://example.org/news.html。") == ["要抓好落实。"]
