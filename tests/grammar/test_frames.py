"""What a readout contains besides directives: the course of the meeting, who attended, the page around it, pictures."""

from __future__ import annotations

import pytest
from parsed import directives, markers

SAID = "会议强调，要抓好落实。"
AFTER = "天气晴好。"


def ends_block(frame: str) -> bool:
    """Return whether ``frame``, in the paragraph of a block, ends it; if not, it must be one of its directives."""
    texts = directives(f"{SAID}{frame}{AFTER}")
    assert texts in (["要抓好落实。"], ["要抓好落实。", frame, AFTER])
    return len(texts) == 1


def ends_block_as_line(line: str) -> bool:
    """Return whether ``line``, between two paragraphs, ends the block."""
    texts = directives(f"{SAID}\n{line}\n{AFTER}")
    assert texts[0] == "要抓好落实。"
    assert len(texts) == 1 or texts[-1] == AFTER
    return len(texts) == 1


@pytest.mark.parametrize(
    "frame",
    [
        "何平、罗静出席。",
        "何平、罗静列席会议。",
        "何平主持并讲话。",
        "何平出席并分别讲话。",
        "何平、罗静分别参加。",
        "罗静参会。",
        "何平主持活动。",
        "何平主持大会。",
        "何平参加了座谈会。",
        "何平出席和列席有关会议。",
        "何平出席、罗静主持会议。",
        "何平出席或列席会议。",
        "何平列席参加会议。",
        "何平参加并主持活动。",
        "何平主持、讲话。",
        "天气虽冷人心热，何平、罗静出席会议。",
        "何平出席和主持活动。",
        "县四套班子领导参加活动。",
    ],
)
def test_attendance_is_not_a_directive(frame: str) -> None:
    """Presiding, attending, sitting in and taking part are not directives, whatever the occasion."""
    assert ends_block(frame)


@pytest.mark.parametrize("how", ["积极", "踊跃", "主动", "自觉", "广泛", "共同", "深入", "按时", "带头", "直接"])
def test_taking_part_in_some_way_is_a_demand(how: str) -> None:
    """Attendance is reported neutrally; 积极参加 is a demand."""
    assert not ends_block(f"各级干部{how}参加活动。")


@pytest.mark.parametrize(
    "frame",
    [
        "何平作动员讲话。",
        "罗静作了发言。",
        "罗静做了发言。",
        "何平发表讲话。",
        "何平发表了讲话。",
        "何平作工作报告。",
        "罗静作汇报。",
    ],
)
def test_a_speech_is_not_a_directive(frame: str) -> None:
    """A sentence about who gave a speech or a report ends a block."""
    assert ends_block(frame)


@pytest.mark.parametrize("demand", ["各单位提前作好汇报。", "各单位作为重点进行汇报。", "各单位及时作出专题报告。"])
def test_preparing_a_report_is_a_demand(demand: str) -> None:
    """作好, 作为 and 作出 do not report a speech."""
    assert not ends_block(demand)


@pytest.mark.parametrize("word", ["要", "必须", "应该", "应当", "务必", "不得", "确保", "切实"])
def test_attendance_that_is_demanded_is_a_directive(word: str) -> None:
    """Near the head of a clause, a word of demand turns even attendance into a directive."""
    assert not ends_block(f"有关人员{word}参加会议。")
    assert not ends_block(f"遇有汛情，{word}由主要领导主持会议。")


@pytest.mark.parametrize("frame", ["县直单位主要领导出席会议。", "重要客商列席会议。", "视工作需要列席会议。"])
def test_a_word_that_merely_contains_yao_demands_nothing(frame: str) -> None:
    """主要, 重要 and 需要 are not 要."""
    assert ends_block(frame)


@pytest.mark.parametrize(
    "duty",
    [
        "县直部门的领导要参加会议。",
        "各校校长应每周参加一次食堂陪餐。",
        "家委会代表应参加开标会。",
        "局长应主持每周例会。",
        "包村领导应尽可能参加村民会议。",
        "厅局长可列席会议。",
        "部门负责人宜参加现场会。",
        "各县区主要领导须列席会议。",
        "院长不得委托他人参加会议。",
        "企业负责人应参加。",
    ],
)
def test_the_duty_of_an_office_holder_is_a_demand(duty: str) -> None:
    """However far from the head of the clause its word of duty stands."""
    assert not ends_block(duty)


@pytest.mark.parametrize(
    "frame",
    ["县长王刚应邀出席会议。", "市长李明应省府邀请出席大会。", "应急局负责人列席会议。", "相应部门负责人参加。"],
)
def test_a_word_that_only_holds_a_word_of_duty_obliges_nobody(frame: str) -> None:
    """应邀, 应急 and 相应 are no 应."""
    assert ends_block(frame)


@pytest.mark.parametrize(
    "said",
    [
        "会议研究提出的整改清单要公开。",
        "会议部署的任务要逐项销号。",
        "会议听取的意见要三天内反馈。",
        "会议研究了的事项要尽快落实。",
        "会议召开前要做好材料审核。",
        "会议召开前，要做好材料审核。",
        "会议期间不得随意离场。",
        "会议传达的精神要直达村组。",
        "会议通过的决议必须不折不扣执行。",
    ],
)
def test_what_is_to_be_done_about_meetings_is_a_demand(said: str) -> None:
    """A verb of the agenda behind 会议 may belong to an attribute, or to a time."""
    assert not ends_block(said)


@pytest.mark.parametrize(
    "frame",
    [
        "何平代表县委向大家表示慰问。",
        "何平代表县委向同志们致以问候。",
        "何平代表县委向各界表达谢意。",
    ],
)
def test_a_greeting_is_not_a_directive(frame: str) -> None:
    """A greeting ends a block, whatever its wording and whatever it wishes."""
    assert ends_block(frame)


@pytest.mark.parametrize("meeting", ["会议", "全会", "大会", "座谈会", "会上"])
@pytest.mark.parametrize("did", ["宣读了", "还书面审议了", "首先集体学习了"])
def test_what_a_meeting_did_is_not_a_directive(meeting: str, did: str) -> None:
    """An act of the meeting ends a block, even if the name of a paper contains 要."""
    assert ends_block(f"{meeting}{did}要点和方案。")


@pytest.mark.parametrize(
    "demand", ["会议通过的决定抓紧落实。", "会议传达精神一律到基层。", "会议纪律严起来。", "会风会纪抓起来。"]
)
def test_what_is_to_be_done_with_a_meeting_is_a_directive(demand: str) -> None:
    """通过的 and 传达精神 do not report an act of the meeting."""
    assert directives(f"何平强调，要抓好落实。{demand}") == ["要抓好落实。", demand]


@pytest.mark.parametrize(
    "frame",
    [
        "罗静到一线指导。",
        "县长罗静在一线坐镇指挥。",
        "县长罗静3次到一线指导。",
        "县长罗静在一线坐镇指挥，察看农机。",
    ],
)
def test_what_a_person_did_is_not_a_directive(frame: str) -> None:
    """A name is a person's if a title precedes it, or if that person has spoken before."""
    assert directives(f"罗静强调，要抓好落实。{frame}天气晴好。") == ["要抓好落实。"]


@pytest.mark.parametrize(
    "directive",
    [
        "水利局在一线坐镇指挥。",
        "何某在病中想着群众，靠的是初心。",
        "罗静在一线必须坐镇指挥。",
        "基层有好榜样，老主任何平在山里修渠三十年。",
    ],
)
def test_what_others_do_may_be_a_directive(directive: str) -> None:
    """Acts of bodies and of unknown names without a title do not end a block."""
    assert not ends_block(directive)


@pytest.mark.parametrize(
    "news",
    [
        "近日，某某市委在某地，召开推进会。",
        "日前，全县现场会举行。",
        "近日，春耕农机展开幕。",
        "近日，春耕农机展闭幕。",
        "2021年3月2日，全县气温回升。",
        "3月2日，全县气温回升。",
        "2日上午，全县气温回升。",
        "2日下午，全县气温回升。",
        "2日晚，全县气温回升。",
        "2日，全县气温回升。",
        "罗静在一线坐镇指挥。",
        "省里领导对春耕工作作出重要批示。",
        "县里领导对春耕工作作出指示。",
        "罗静对春耕必须抓早提出要求。",
        "罗静对春耕必须抓早提出殷切希望。",
        "罗静对春耕必须抓早提出几点意见。",
        "罗静对春耕必须抓早提出建议。",
    ],
)
def test_a_paragraph_that_opens_with_news_ends_a_block(news: str) -> None:
    """News says who met, when, or who did what."""
    assert ends_block_as_line(news)


@pytest.mark.parametrize(
    "directive", ["2021年3月2日，全县气温回升。", "上一季度，省春耕现场会召开。", "何某在病中想着群众。"]
)
def test_within_a_paragraph_the_past_may_be_mentioned(directive: str) -> None:
    """Within a paragraph, a report about the past is part of what is said."""
    assert not ends_block(directive)


@pytest.mark.parametrize(
    "directive",
    [
        "近日，各乡镇，各村组，召开推进会。",
        "3月2日，必须全面完成春耕。",
        "3月底，全县春耕收尾。",
        "他说的对。",
        "他在病中想着群众，这就是榜样。",
        "春耕工作搞得好不好，关键看干部提出要求。",
    ],
)
def test_a_paragraph_may_open_without_news(directive: str) -> None:
    """A meeting in the fourth clause, a deadline and a month's end are not news."""
    assert not ends_block_as_line(directive)


@pytest.mark.parametrize("gone", ["会前", "会后", "会上", "此前", "据悉", "据了解", "又讯"])
def test_what_is_demanded_around_a_meeting_is_a_directive(gone: str) -> None:
    """A word of demand turns a report into a demand."""
    assert not ends_block(f"{gone}，务必加强值守。")


@pytest.mark.parametrize(
    "line",
    [
        "（实习记者某某）",
        "（特约通讯员某某）",
        "（今日编辑某某）",
        "（据某某网来源）",
        "（本文作者某某）",
        "（全文完）",
        "（某某供稿）",
        "（据原文整理）",
        "【某某供稿】",
        "[某某供稿]",
        "详见www.example.org",
        "#春耕备耕",
        "来源",
        "来源：某某网",
        "来源：某某网。",
        "编辑/某某",
        "编辑 / 某某",
        "编辑|某某",
        "【来源】某某网",
        "（编辑：某某）",
        "[编辑：某某]",
        "【 责编：某某】",
        "[责编：某某]",
        " 编辑：某某",
        "记者 何平",
        "记者 欧阳一鸣 何小平",
    ],
)
def test_what_belongs_to_the_page_ends_a_block(line: str) -> None:
    """Bylines, credits, links and labels belong to it, in brackets or not."""
    assert ends_block_as_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "记者 走进春耕一线看农机",
        "编辑某某",
        "记者要走基层。",
        "（各乡镇分头落实。）",
        "（" + "压实责任" * 10 + "某某供稿）",
    ],
)
def test_a_line_that_only_opens_like_the_page_ends_nothing(line: str) -> None:
    """A label needs a sign or one or two names after it; a remark in brackets is not a byline."""
    assert not ends_block_as_line(line)


def test_a_byline_in_brackets_says_so_at_its_head() -> None:
    """Its word must come within the first forty characters; otherwise it is a remark."""
    assert ends_block_as_line(f"（{'各乡镇分头落实，' * 4}压实责任某供稿）")
    assert not ends_block_as_line(f"（{'各乡镇分头落实，' * 4}压实责任某某供稿）")


def test_a_link_is_looked_for_at_the_head_of_a_line() -> None:
    """Only the first two hundred characters are searched."""
    assert ends_block_as_line("抓好落实" * 49 + "www.example.org。")
    assert not ends_block_as_line("抓好落实" * 49 + "好" + "www.example.org。")


@pytest.mark.parametrize("opening", ["图为", "会议现场", "现场图", "资料图", "图片"])
def test_a_picture_may_be_named_first(opening: str) -> None:
    """A line that describes a picture is not a directive and does not end the block."""
    assert directives(f"{SAID}\n{opening}春耕场面。\n要压实责任。") == ["要抓好落实。", "要压实责任。"]


@pytest.mark.parametrize("closing", ["何平 摄。", "（摄）。", "春耕现场。"])
def test_a_picture_may_be_named_last(closing: str) -> None:
    """A line that names a picture at its end is not a directive, but only if it stands alone."""
    assert directives(f"{SAID}\n春耕场面{closing}\n要压实责任。") == ["要抓好落实。", "要压实责任。"]
    assert f"春耕场面{closing}" in directives(f"{SAID}\n春耕场面{closing}要压实责任。")
    assert f"春耕场面{closing}" in directives(f"{SAID}\n要压实责任。春耕场面{closing}")


def test_a_caption_is_short() -> None:
    """A longer line that names a picture is text."""
    short, long = ("图为" + "春" * length + "。" for length in (157, 158))

    assert directives(f"{SAID}\n{short}") == ["要抓好落实。"]
    assert directives(f"{SAID}\n{long}") == ["要抓好落实。", long]


@pytest.mark.parametrize(
    "dateline",
    [
        "某某社某地9月3日电 ",
        "本报讯 ",
        "某某网讯：",
        "XX日报讯 ",
        "某某台消息 ",
        "某某频道讯 ",
        "某某客户端讯 ",
        "记者何平报道：",
        "记者何平电 ",
        "某某社讯（记者 何平） ",
        "某某社讯 （记者 何平）：",
        "某某社消息（何平 罗静）",
    ],
)
def test_a_dateline_belongs_to_no_marker(dateline: str) -> None:
    """Whatever the publisher and the form, the text begins after the dateline."""
    assert markers(f"{dateline}会议强调，要抓好落实。") == [("会议强调", "会议", "强调")]
    assert markers(f"{dateline}犇一鸣强调，要抓好落实。") == [("犇一鸣强调", "犇一鸣", "强调")]


def test_a_dateline_may_run_into_the_day() -> None:
    """The day is not part of the dateline."""
    assert ends_block_as_line("某某网讯9月3日，全县气温回升。")
    assert not ends_block("某某网讯9月3日，全县气温回升。")


def test_a_dateline_holds_no_comma() -> None:
    """Words that occur in a dateline may also occur in a demand."""
    demand = "社会各界，都要传播好消息：要抓好落实。"

    assert directives(f"{SAID}\n{demand}") == ["要抓好落实。", demand]


@pytest.mark.parametrize("line", ["某某网讯：", "某某网讯 。", "某某网讯（记者 何平）", "本报记者报道 ——"])
def test_a_dateline_may_stand_alone(line: str) -> None:
    """A dateline is not removed if nothing would be left."""
    assert directives(f"{line}\n{SAID}\n{line}")[0] == "要抓好落实。"


@pytest.mark.parametrize(
    "aside",
    [
        "座谈时",
        "看望群众后",
        "动身前",
        "调研途中",
        "汛情到来期间",
        "现场推进会上",
        "就春耕工作",
        "对春耕工作",
        "针对春耕工作",
        "关于春耕工作",
        "围绕春耕工作",
        "谈到春耕工作",
        "在春耕一线",
        "说到春耕工作",
        "同时结合实际",
        "此外结合实际",
        "最后结合实际",
        "会上结合实际",
        "随后结合实际",
        "为此结合实际",
        "据此结合实际",
        "今年以来",
    ],
)
def test_an_aside_hides_no_speaker_within_a_block(aside: str) -> None:
    """Within a block, the topic, time and place of a speech may precede the speaker too."""
    text = f"{SAID}{aside}，周明远强调，要压实责任。"

    assert [marker[0] for marker in markers(text)] == ["会议强调", "周明远强调"]


def test_within_a_block_any_other_clause_hides_the_speaker() -> None:
    """After any other clause, the person's words belong to the meeting's block."""
    assert len(markers(f"{SAID}春耕工作抓得紧，周明远强调，要压实责任。")) == 1


@pytest.mark.parametrize(
    "line",
    [
        "On May 6, the county held a flood control meeting.",
        "The meeting (会议) stressed that dikes must be strengthened; officials attended.",
        "Совещание подчеркнуло, что необходимо усилить.",
        "会議では、洪水対策を強化しなければならないと強調した。",
        "회의는, 홍수 방지를 강조하였다.",
        "% Q7 w! s@ K5 {) M~ p3",
        "0797-1234567, 0797-7654321",
        "Copyright 2026，石桥网，All Rights Reserved。",
        "未经授权，不得转载。",
        "长按识别二维码，关注我们！",
        "地址：石桥县大桥路1号，邮编：341000，电话：0797-1234567。",
    ],
)
def test_other_languages_and_notices_of_the_page_are_not_directives(line: str) -> None:
    """Lines in other languages and notices of the page are left out and do not end the block."""
    assert directives(f"{SAID}\n{line}\n{AFTER}") == ["要抓好落实。", AFTER]


@pytest.mark.parametrize("line", ["要推广AI巡堤。", "要用好ChatGPT、DeepSeek、Kimi。", "要让5G、IPv6、IoT都用起来。"])
def test_latin_names_do_not_make_a_demand_another_language(line: str) -> None:
    """A demand may contain any number of names in Latin script."""
    assert directives(f"{SAID}\n{line}") == ["要抓好落实。", line]
