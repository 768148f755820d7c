"""Speakers besides 会议 and a person's name: documents, offices and groups, and Hong Kong's verbs of saying."""

from __future__ import annotations

import pytest
from parsed import directives, markers

SAID = "会议强调，要守住底线。"


@pytest.mark.parametrize(
    ("words", "speaker", "verb"),
    [
        ("《决定》要求", "《决定》", "要求"),
        ("《关于加强圩堤管护的若干意见》明确", "《关于加强圩堤管护的若干意见》", "明确"),
        ("《意见》还提出", "《意见》", "提出"),
        ("县委办印发的《通知》强调", "《通知》", "强调"),
        ("该《通知》要求", "《通知》", "要求"),
        ("《人民日报》社论指出", "《人民日报》社论", "指出"),
        ("新华社评论员文章指出", "新华社评论员文章", "指出"),
        ("公报指出", "公报", "指出"),
        ("方案指出", "方案", "指出"),
    ],
)
def test_a_document_speaks(words: str, speaker: str, verb: str) -> None:
    """A document that speaks is named in book quotes or by its kind, whoever issued it."""
    assert markers(f"{words}，要修好泵站。") == [(words, speaker, verb)]


def test_a_document_may_speak_again_within_a_paragraph() -> None:
    """A document that has spoken may speak again within the paragraph; another one is only cited."""
    text = "《通知》指出，要修好泵站。《通知》强调，要排好班次。《通知》要求严格按期交账。"

    assert directives(text) == ["要修好泵站。", "要排好班次。", "严格按期交账。"]
    assert len(markers(text)) == 3
    assert len(markers(f"{SAID}《通知》强调，要排好班次。")) == 1
    assert len(markers(f"{SAID}\n《通知》强调，要排好班次。")) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "要对照《方案》要求，逐项销号。",
        "《通知》指出的问题要改好。",
        "要贯彻《决定》精神。",
        "落实《通知》要求，交好账。",
    ],
)
def test_a_document_that_is_mentioned_does_not_speak(sentence: str) -> None:
    """要求 is a noun after 对照 and 落实."""
    assert directives(f"{SAID}\n{sentence}") == ["要守住底线。", sentence]


@pytest.mark.parametrize(
    "who",
    [
        "陈大河检察长", "陈大河总工程师", "陈大河行长", "罗平川院士", "陈大河村主任", "陈大河护士长", "陈大河网格员",
        "陈大河船长", "陈大河监事长", "陈大河二级巡视员", "陈大河园长", "陈大河首席农技师", "陈大河会长", "陈站长",
        "陈大河老师", "陈大河常委", "陈大河部长助理", "陈大河主编", "欧阳春江参谋长", "陈大河车间主任",
        "陈大河合作社理事长", "陈大河党支部书记", "陈大河渡口管理员", "陈大河片区长", "陈大河主委",
    ],
)  # fmt: skip
def test_a_title_may_follow_the_name_of_a_speaker(who: str) -> None:
    """Any office may follow a speaker's name, and is then part of the speaker."""
    assert markers(f"{SAID}{who}强调，要一户不漏。")[1:] == [(f"{who}强调", who, "强调")]


@pytest.mark.parametrize(
    "office", ["驻村第一书记", "县水文站站长", "县人民检察院检察长", "市气象台首席预报员", "镇人大主席", "渡口管理员"]
)
def test_a_title_may_precede_the_name_of_a_speaker(office: str) -> None:
    """If the office precedes the name, the name alone is the speaker."""
    assert markers(f"{office}陈大河强调，要一户不漏。") == [(f"{office}陈大河强调", "陈大河", "强调")]


@pytest.mark.parametrize("words", ["高质量增长", "方便群众动员", "高新人员", "常委会成员"])
def test_a_word_that_ends_like_a_title_is_not_a_speaker(words: str) -> None:
    """增长 ends in 长, but is not an office."""
    assert len(markers(f"{SAID}{words}要求，要抓好落实。")) == 1


@pytest.mark.parametrize(
    ("words", "speaker", "verb"),
    [
        ("李家超指", "李家超", "指"),
        ("李家超續指", "李家超", "指"),
        ("李家超續稱", "李家超", "称"),
        ("甯漢豪局長稱", "甯漢豪局長", "称"),
        ("行政長官李家超今日表示", "李家超", "表示"),
        ("他補充說", "他", "补充说"),
    ],
)
def test_hong_kong_has_verbs_of_saying_of_its_own(words: str, speaker: str, verb: str) -> None:
    """指 and 稱 open a block there, before a comma."""
    assert markers(f"{words}，要加快建屋。") == [(words, speaker, verb)]


@pytest.mark.parametrize(
    "sentence", ["指标，要订好。", "名称，要规范。", "指导要到位。", "陈名称要改。", "此项职称，要评好。"]
)
def test_a_noun_that_contains_such_a_verb_is_not_one(sentence: str) -> None:
    """指标, 名称 and 职称 contain such verbs but open no block."""
    assert len(markers(f"{SAID}\n{sentence}")) == 1


@pytest.mark.parametrize("who", ["村民们", "与会代表", "广大干部群众", "常委会组成人员", "香港各界人士", "参会嘉宾"])
def test_what_a_group_says_ends_with_the_paragraph(who: str) -> None:
    """Words of any group end with the paragraph."""
    assert directives(f"{SAID}\n{who}表示，要走在前列。\n天气晴好。") == ["要守住底线。", "要走在前列。"]


@pytest.mark.parametrize("who", ["我们", "人们", "总书记跟乡亲们", "同志们"])
def test_some_groups_are_not_speakers(who: str) -> None:
    """我们, 人们 and those who are addressed open no block."""
    assert len(markers(f"{SAID}{who}说，这是机遇。")) == 1
