"""What is told between a leader's words ends the block; what the leader says of the same things stays in it."""

from __future__ import annotations

import pytest
from made import document
from parsed import clauses, directives

from directive_diff.grammar import parse

LEDE = "3月5日，副市长陶立群到青峰林场调研。"
SAID = "要守住底线。"


def said(told: str, marker: str) -> list[str]:
    """Return the directives behind a demand and the sentence ``told``, in its paragraph and in one of its own."""
    texts = (f"{LEDE}{marker}，{SAID}{between}{told}" for between in ("", "\n"))
    found = [directives(text) for text in texts]
    assert all(each[0] == SAID for each in found)
    return [directive for each in found for directive in each[1:]]


@pytest.mark.parametrize("marker", ["陶立群强调", "会议要求"])
@pytest.mark.parametrize(
    "told",
    [
        "随后，陶立群走进护林员老赵家，拉家常、问冷暖。",
        "离开林场，陶立群一行来到苗圃，与技术员亲切交谈。",
        "在青峰林场，陶立群登上瞭望塔，仔细询问设备运行情况。",
        "冒着大雨，陶立群又来到堤坝察看水情。",
        "夜幕降临，陶立群仍坚守在抢险一线。",
        "陶立群边走边看，不时停下脚步与工人交谈。",
        "临走时，陶立群与村干部一一握手道别。",
        "当天下午，陶立群还检查了物资储备库。",
        "座谈会上，陶立群认真听取大家发言并作了记录。",
        "调研组一行先后参观了三家企业。",
        "市林业局局长秦山一同调研。",
        "市直有关部门负责同志参加调研。",
    ],
)
def test_what_somebody_did_is_no_directive(told: str, marker: str) -> None:
    """A finished act of a person who was named, wherever it stands."""
    assert said(told, marker) == []


@pytest.mark.parametrize("marker", ["陶立群强调", "会议要求"])
@pytest.mark.parametrize(
    "told",
    [
        "市林业局有关负责人介绍，将加快造林，提升质量。",
        "市林业局相关负责同志表示，下一步要加大巡护力度。",
        "省林草局新闻发言人钱勇介绍，将加快造林，提升质量。",
        "林场工作人员告诉记者，每天巡山，不留死角。",
        "据介绍，今年新购防火设备，推广无人机。",
        "据市林业局负责人介绍，今年推广无人机。",
        "记者从市林业局了解到，今年推广无人机。",
        "委员们建议有关部门增加投入。",
        "附近居民希望政府修好步道。",
    ],
)
def test_what_the_press_heard_is_no_directive(told: str, marker: str) -> None:
    """Nobody with a name says it, or people only ask for it."""
    assert said(told, marker) == []


@pytest.mark.parametrize(
    "asked",
    [
        "窗口负责人要主动介绍流程。",
        "工作人员介绍政策要耐心。",
        "记者要深入林场。",
        "据统计，老旧步道有12条，要逐条修缮。",
    ],
)
def test_what_is_asked_of_those_whom_the_press_quotes_is_a_directive(asked: str) -> None:
    """They do not speak in it."""
    assert set(said(asked, "会议要求")) == {asked}


@pytest.mark.parametrize("marker", ["陶立群强调", "会议要求"])
@pytest.mark.parametrize(
    "told",
    [
        "陶立群的讲话引起基层干部强烈共鸣。",
        "会场上不时响起热烈的掌声。",
        "与会同志深受鼓舞、倍感振奋。",
        "小学教师王萍激动不已，当晚便整理了笔记。",
        "“心里一下子亮堂了。”种植大户老秦说。",
        "“听了讲话，干劲更足了！”村党支部书记秦山告诉记者。",
        "听完讲话，护林员老秦久久不能平静。",
        "会议一结束，各地林业部门便行动起来。",
        "近日，全县上下掀起学习贯彻热潮。",
        "座谈中，大家踊跃发言，气氛热烈。",
        "本次培训为期三天。",
    ],
)
def test_how_it_was_taken_is_no_directive(told: str, marker: str) -> None:
    """Applause, feelings, words of other voices, and what happened afterwards."""
    assert said(told, marker) == []


@pytest.mark.parametrize(
    "told",
    [
        "要走进护林户家中，拉家常、问冷暖。",
        "走进护林户家中，把政策讲清楚。",
        "干部常来到群众中间，误会自然就少。",
        "离开群众，我们将一事无成。",
        "要让讲话精神在基层引起共鸣。",
        "群众的掌声是最好的评价。",
        "看到大家干劲十足，我深受鼓舞。",
        "各乡镇要掀起巡山护林的热潮。",
        "迅速掀起学习贯彻热潮，推动工作落地。",
        "会议结束后，各单位要马上传达。",
        "会议期间收集的意见要认真梳理。",
        "与会同志回去后要马上传达。",
        "参会人员返回单位后要第一时间学习。",
        "听完汇报就走的调研不是好调研。",
        "调研组要轻车简从。",
        "陶立群同志提出的办法要用好。",
    ],
)
def test_what_the_leader_says_of_the_same_things_stays(told: str) -> None:
    """A demand, a general truth, or what the speaker feels."""
    assert said(told, "他强调") == [told, told]


def test_wishes_and_points_of_the_speaker_stay() -> None:
    """希望 and 从三个方面 behind the name of the speaker lead to what was said."""
    for told in ("陶立群希望林场用好无人机。", "陶立群从三个方面作了部署。"):
        assert directives(f"{LEDE}陶立群强调，{SAID}{told}") == [SAID, told]


@pytest.mark.parametrize(
    "notice",
    [
        "为做好防火工作，现就有关事项通知如下。",
        "为响应会议号召，老干部处现倡议如下，请大家积极报名。",
        "为贯彻会议精神，现提出如下意见。",
        "市林业局向全市市民发出倡议。",
        "特此通知。",
        "报名电话：6688213。",
        "联系人：柴玉，电话：6688213",
    ],
)
def test_a_notice_takes_the_word_again(notice: str) -> None:
    """What it asks for is not what the leader said."""
    assert said(notice, "陶立群强调") == []
    assert directives(f"{LEDE}陶立群强调，{SAID}\n{notice}\n各村要张贴海报。") == [SAID]


@pytest.mark.parametrize(
    "told", ["要公布报名电话，方便群众咨询。", "现在就要把事项通知到人。", "联系人要保持电话畅通。"]
)
def test_what_is_said_of_notices_stays(told: str) -> None:
    """A label has a colon, and an announcement 现 and 如下."""
    assert said(told, "陶立群强调") == [told, told]


@pytest.mark.parametrize(
    "heading",
    ["相关阅读：", "【往期回顾】", "▍延伸阅读", "推荐阅读↓↓↓", "上一篇：县委会议", "猜你喜欢", "更多精彩内容"],
)
def test_nothing_is_read_below_related_headlines(heading: str) -> None:
    """However they are worded, they are other texts."""
    others = "县委书记秦山强调：抓好秋粮\n2.县安委会要求 确保平安\n会议要求，要化解积案。"
    assert directives(f"{LEDE}\n会议强调，{SAID}\n{heading}\n{others}") == [SAID]


@pytest.mark.parametrize("line", ["推荐阅读优秀书目，引导干部多读书。", "相关报道要及时准确。", "相关信息要及时报送。"])
def test_a_sentence_is_no_heading(line: str) -> None:
    """Only a heading ends the text."""
    assert directives(f"会议强调，{SAID}\n{line}\n要压实责任。") == [SAID, line, "要压实责任。"]


@pytest.mark.parametrize(
    "caption",
    [
        "▲1月22日，视频会会场。（摄影：宁海）",
        "△陶立群（左二）在林场调研。",
        "↑护林员正在巡山。（林场供图）",
        "图为护林员在巡山，防火期内他们每天要走二十里山路。",
        "图①：护林员巡山。图②：防火演练。",
        "上图：护林员在巡山。",
        "3月5日，护林员在巡山。（新华社记者 柴玉 摄）",
        "（图片由市林业局提供）",
        "（柴玉 摄）",
        "与会人员合影留念。",
    ],
)
def test_a_block_goes_on_behind_a_caption(caption: str) -> None:
    """Whether an arrow, a credit or a word for pictures shows it."""
    assert directives(f"{LEDE}\n会议强调，{SAID}\n{caption}\n要备足水泵。") == [SAID, "要备足水泵。"]


@pytest.mark.parametrize(
    "line",
    [
        "▲加强巡护，不留死角。",
        "要把问题解决在现场。",
        "坚持问题在一线发现、矛盾化解在现场。",
        "图一时之快的做法要不得。",
    ],
)
def test_a_demand_is_no_caption(line: str) -> None:
    """An arrow may mark an item, and 现场 may end a demand."""
    assert directives(f"会议强调，{SAID}\n{line}\n要备足水泵。")[1].endswith(line.lstrip("▲"))


@pytest.mark.parametrize(
    "clause",
    [
        "要牢记“宁可十防九空，不可失防万一。”的教训",
        "要答好“水从哪里来？人往哪里去？”这两道题",
        "要喊响“我先上！”“跟我来！”的口号",
        "要做到“小事不出村。大事不出镇”",
        "要管好（含夜市。不含早市）摊位",
        "要学好《奋进！新征程》",
        "要发扬『不怕苦！不怕累』精神",
    ],
)
def test_stops_in_the_middle_of_a_clause_cut_nothing(clause: str) -> None:
    """A term, a title or an aside is one piece."""
    assert clauses(f"会议强调，{clause}，守好平安。") == [clause, "守好平安"]


def test_a_missing_sign_shields_nothing() -> None:
    """Neither to the end of the text nor to the next quote."""
    assert clauses("会议强调，要牢记“宁可十防九空。要备足沙袋。会议要求，要守好“水库”。") == [
        "要牢记“宁可十防九空",
        "要备足沙袋",
        "要守好“水库”",
    ]
    assert "要守好水库" in clauses("会议强调，要牢记“宁可十防九空。会议要求，要守好水库”大坝。")
    assert len(clauses(f"会议强调，要牢记“{'宁可十防九空。' * 20}”，备足沙袋。")) > 20


def test_links_to_other_texts_are_no_demands_outside_blocks() -> None:
    """They are not warned of either."""
    assert parse(document(f"会议强调，{SAID}\n相关阅读：\n各镇要化解积案。")).outside == ()
