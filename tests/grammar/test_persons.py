"""Names that hold other words, titles around a name, what is said to somebody or after an act, and signs around it."""

from __future__ import annotations

import pytest
from parsed import directives, markers

SAID = "会议强调，要守住底线。\n"


def _opened(line: str) -> list[tuple[str, str | None, str]]:
    """Return the markers of ``line`` as a paragraph behind a block."""
    return markers(f"{SAID}{line}，要修好泵站。")[1:]


@pytest.mark.parametrize(
    ("office", "name", "verb"),
    [
        ("县长", "李永和", "强调"),
        ("县长", "李永和", "要求"),
        ("县长", "周和", "指出"),
        ("县长", "赵长江", "强调"),
        ("市委书记", "程长河", "强调"),
        ("工商联主席", "鲁长青", "指出"),
        ("工商联主席", "庹长青", "指出"),
        ("县长", "周明同", "指出"),
        ("县长", "孙与时", "强调"),
        ("副局长", "王新", "强调"),
        ("县长", "林员外", "强调"),
        ("县长", "刘师道", "强调"),
        ("县长", "丁提", "强调"),
        ("县长", "丁再", "强调"),
        ("县长", "李对", "强调"),
        ("首席合规官", "白露浓", "强调"),
        ("总督学", "王刚", "强调"),
        ("研究员", "李明", "指出"),
        ("组织部部长", "李明", "强调"),
        ("党组成员", "李春来", "强调"),
        ("村民代表", "池老根", "认为"),
        ("", "钱永和", "强调"),
        ("", "李长江、王永和", "强调"),
        ("", "阿不都热西提·买买提", "强调"),
    ],
)
def test_a_name_may_hold_a_function_word_or_the_end_of_a_title(office: str, name: str, verb: str) -> None:
    """和, 同 and 长 are common in names."""
    assert _opened(f"{office}{name}{verb}") == [(f"{office}{name}{verb}", name, verb)]


@pytest.mark.parametrize(
    "noun",
    ["任务和要求", "标准和要求", "时间节点和要求", "会议部署的任务和要求", "时代新要求", "增长和要求", "成长要求"],
)
def test_a_demand_that_is_only_named_has_no_speaker(noun: str) -> None:
    """任 and 时 are surnames too."""
    assert _opened(noun) == []


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("方在同就学校防溺水工作作出批示", "方在同"),
        ("李强同就业困难群众座谈时指出", "李强"),
        ("李强在同记者座谈时指出", "李强"),
        ("李强同与会代表座谈时强调", "李强"),
        ("县长李强还强调", "李强"),
        ("国务院总理李强在会上强调", "李强"),
        ("县长李永和就做好防汛工作强调", "李永和"),
        ("院长褚云深院士表示", "褚云深院士"),
        ("署長鍾志堅醫生表示", "鍾志堅醫生"),
        ("陈大河总工程师强调", "陈大河总工程师"),
        ("市长贝晓棠书面批示强调", "贝晓棠"),
        ("市长贝晓棠来电要求", "贝晓棠"),
        ("醫院管理局發言人稱", "醫院管理局發言人"),
        ("學校代表指出", "學校代表"),
        ("同日召开的县河长制办公室会议明确", "县河长制办公室会议"),
        ("12日召开的全市教育大会强调", "全市教育大会"),
        ("公司首届职代会要求", "公司首届职代会"),
        ("会议在肯定成绩的同时指出", "会议"),
        ("会议经讨论认为", "会议"),
        ("审议意见指出", "审议意见"),
        ("检察建议要求", "检察建议"),
        ("《办法》规定", "《办法》"),
        ("《安全生产法》第三十六条规定", "《安全生产法》第三十六条"),
        ("主要领导亲自强调", "主要领导"),
        ("局長凌志昂（左二）指出", "凌志昂"),
        ("署長（陸路）岑慕賢（1月9日）說", "岑慕賢"),
        ("李明远（主持工作）要求", "李明远"),
        ("会议（扩大）强调", "会议"),
    ],
)
def test_the_speaker_is_found_among_act_time_and_title(words: str, speaker: str) -> None:
    """The marker is the whole clause where that begins with the speaker or a title."""
    assert [marker[1] for marker in _opened(words)] == [speaker]


@pytest.mark.parametrize(
    "mentioned",
    [
        "既要领导强调",
        "不能上级强调",
        "防止领导要求",
        "只要群众提出",
        "要落实省委召开的会议要求",
        "按照《办法》规定",
        "党章规定",
    ],
)
def test_speech_that_is_only_mentioned_opens_no_block(mentioned: str) -> None:
    """Nobody is named by 既要, 不能 and 防止."""
    assert _opened(mentioned) == []


@pytest.mark.parametrize(
    ("who", "verb", "addressee"),
    [
        ("温如岫", "叮嘱", "随行负责同志"),
        ("温如岫", "勉励", "应届毕业生"),
        ("温如岫", "要求", "市人社局"),
        ("温如岫", "叮嘱", "院长"),
        ("温如岫", "提醒", "值班员"),
        ("温如岫", "告诫", "一线作业人员"),
        ("会议", "要求", "各级各部门"),
        ("会议", "责成", "建设单位"),
        ("她", "告诉", "记者"),
        ("他", "寄语", "青年"),
    ],
)
def test_to_whom_something_is_said_belongs_to_the_marker(who: str, verb: str, addressee: str) -> None:
    """It is no clause of what is said."""
    words = f"{who}{verb}{addressee}"

    assert _opened(words) == [(words, who, verb)]
    assert directives(f"{SAID}{words}，要修好泵站。")[1:] == ["要修好泵站。"]


@pytest.mark.parametrize(
    ("marker", "asked"),
    [
        ("组长闻一鸣希望", "青年教师站稳讲台"),
        ("温如岫叮嘱", "环卫工人注意防暑"),
        ("他呼吁", "市民远离毒品"),
        ("会议责成", "县住建局牵头整改"),
        ("王市长提醒", "各单位关好门窗"),
        ("县长李永和希望并要求", "税务干部优化服务"),
        ("县长李永和责成", "医务处每月通报"),
        ("大会寄语", "青年学子立大志"),
    ],
)
def test_a_block_opens_before_those_of_whom_something_is_asked(marker: str, asked: str) -> None:
    """They belong to the demand if no comma parts them from it."""
    assert [found[0] for found in markers(f"{SAID}{marker}{asked}。")[1:]] == [marker]
    assert directives(f"{SAID}{marker}{asked}。")[1:] == [f"{asked}。"]


@pytest.mark.parametrize(
    "told",
    [
        "要落实好群众希望政府解决的事情。",
        "各学校要叮嘱学生远离水域。",
        "要学习张桂梅鼓励学生走出大山的精神。",
        "去年区政府督促企业整改隐患3200处。",
        "要用好希望工程、提醒函和呼吁书。",
        "领导小组要求各单位报送的清单至今未交齐。",
    ],
)
def test_what_is_asked_in_passing_opens_no_block(told: str) -> None:
    """It belongs to what is said."""
    assert directives(f"{SAID.strip()}{told}")[1:] == [told]


@pytest.mark.parametrize(
    "asked", ["整治违规企业", "保护企业", "转移危险地带群众", "切实保障群众", "加强组织领导", "用好专家"]
)
def test_what_is_asked_belongs_to_no_marker(asked: str) -> None:
    """A verb of doing tells it from those to whom it is said."""
    assert directives(f"{SAID}会议要求{asked}，要修好泵站。")[1:] == [f"{asked}，要修好泵站。"]


@pytest.mark.parametrize(
    ("act", "said"),
    [
        ("县长公冶敏走访了四所小学，并在座谈会上强调", "强调"),
        ("县长公冶敏观看了应急演练，随后表示", "表示"),
        ("县长公冶敏连夜赶赴现场，在会上强调", "强调"),
        ("县长公冶敏作出指示批示，强调", "强调"),
        ("会议传达学习了有关精神，随后强调", "强调"),
        ("会议原则同意《方案》，并要求", "要求"),
    ],
)
def test_somebody_acts_and_then_speaks(act: str, said: str) -> None:
    """The marker reaches from the speaker to the verb."""
    assert [marker[2] for marker in _opened(act)] == [said]


@pytest.mark.parametrize("decided", ["将清单制列入考核", "成立领导小组", "对三家企业挂牌督办", "在全市推广河长制"])
def test_a_meeting_decides_without_a_comma(decided: str) -> None:
    """What it decides is to be done."""
    assert directives(f"{SAID}会议决定{decided}。")[1:] == [f"{decided}。"]


@pytest.mark.parametrize("formal", ["提请市人大审议", "任命王刚为局长", "在京召开市委全会", "授予李明荣誉称号"])
def test_a_formal_decision_belongs_to_the_agenda(formal: str) -> None:
    """Nobody has to do anything."""
    assert markers(f"{SAID}会议决定{formal}。")[1:] == []


@pytest.mark.parametrize(
    "line",
    ["★会议要求★\n", "（会议要求）", "「会议要求」", "◎会议要求\u3000", "会议要求 | ", "会议要求……", "三是会议要求，"],
)
def test_signs_may_stand_around_a_marker(line: str) -> None:
    """They belong neither to it nor to what is said."""
    assert markers(f"{SAID}{line}各县区完成需求登记。")[1:] == [("会议要求", "会议", "要求")]
    assert directives(f"{SAID}{line}各县区完成需求登记。")[1:] == ["各县区完成需求登记。"]
