"""Changes within brackets, of short words, of what a figure is counted by, and equal values in other forms."""

from __future__ import annotations

import pytest

from directive_diff.explanation.changes import adapted_changes
from directive_diff.explanation.clause_pair import ClausePair, LinkedClause
from directive_diff.explanation.names.localising import Locality
from directive_diff.explanation.relation import relate_texts
from directive_diff.folding import fold
from directive_diff.lexicon.terms import Terms
from directive_diff.model import Level, Relation


def changes(source: str, target: str, level: Level | None = None) -> list[str]:
    """Return the changes between two clauses, each as kind:words→words."""
    pair = ClausePair(LinkedClause(fold(source)), LinkedClause(fold(target)))
    found = adapted_changes(pair, Locality(level, Terms({})))
    words = ((c.kind.value, c.source.text if c.source else "", c.target.text if c.target else "") for c in found)
    return [f"{kind}:{old}→{new}" for kind, old, new in words]


@pytest.mark.parametrize(
    ("source", "target", "named"),
    [
        ("重点人群（孕妇、儿童、老人）优先就诊", "重点人群（孕妇、老人）优先就诊", ["listed:儿童→"]),
        ("检查单元（锅炉房、配电室）要挂牌", "检查单元（锅炉房、配电室、库房）要挂牌", ["listed:→库房"]),
        ("公共场所（车站、码头、商场）要配急救箱", "公共场所（车站、码头、影院）要配急救箱", ["listed:商场→影院"]),
        ("设立奖项（一等奖3000元、二等奖2000元）", "设立奖项（一等奖3000元、二等奖1000元）", ["figure:2000元→1000元"]),
        ("盘山路不可停车（救护车除外）", "盘山路不可停车（救护车不除外）", ["reversed:除外→不除外"]),
        ("票据可以补打（丢失不补）", "票据可以补打（丢失可补）", ["reversed:不补→可补"]),
        ("商铺不准外摆（夜市允许）", "商铺不准外摆（夜市不允许）", ["reversed:允许→不允许"]),
        ("首次逃票不罚", "首次逃票必罚", ["reversed:不罚→必罚"]),
        ("对骗补者必查必究", "对骗补者不查不究", ["reversed:必查必究→不查不究"]),
        ("对醉驾者从不起诉", "对醉驾者必起诉", ["reversed:从不起诉→必起诉"]),
        ("轻微违法免罚", "轻微违法必罚", ["reversed:免罚→必罚"]),
        ("除急诊外一律预约就诊", "包括急诊在内一律预约就诊", ["reversed:除急诊外→包括急诊在内"]),
        ("开设专用窗口", "关闭专用窗口", ["reversed:开设→关闭"]),
        ("不能代签名", "能代签名", ["reversed:不能→能"]),
        ("并不得要求群众填表", "并可以要求群众填表", ["reversed:不得→可以"]),
        ("省级承担六成、县级承担四成", "省级承担四成、县级承担六成", ["figure:六成→四成", "figure:四成→六成"]),
        ("造林投入省里出40%、县里出60%", "造林投入省里出60%、县里出40%", ["figure:40%→60%", "figure:60%→40%"]),
        ("化肥用量每亩不超过20公斤", "化肥用量每公顷不超过20公斤", ["figure:每亩不超过20公斤→每公顷不超过20公斤"]),
        ("泵站流量每小时90立方米", "泵站流量每分钟90立方米", ["figure:每小时90立方米→每分钟90立方米"]),
        ("地租为900元/亩", "地租为900元/公顷", ["figure:900元/亩→900元/公顷"]),
        ("每人每天补助20元", "每户每天补助20元", ["figure:每人每天补助20元→每户每天补助20元"]),
        ("隧道限重五十吨、隧道限高四米", "隧道限重50吨、隧道限高5米", ["figure:四米→5米"]),
        ("冷库保持零下18摄氏度", "冷库保持零上18摄氏度", ["figure:零下18摄氏度→零上18摄氏度"]),
        ("装机2.6万千瓦", "装机2.6万瓦", ["figure:2.6万千瓦→2.6万瓦"]),
        ("10秒钟内响应", "30秒钟内响应", ["figure:10秒钟→30秒钟"]),
        ("师生比1∶4", "师生比1∶6", ["figure:1∶4→1∶6"]),
        ("水费上浮控制在5%以内", "水费上浮控制在5%以外", ["figure:5%以内→5%以外"]),
        ("大部分岗位公开招聘", "少部分岗位公开招聘", ["scope:大部分→少部分"]),
        ("病房陆续换装新床", "病房立即换装新床", ["scope:陆续→立即"]),
        ("村村普遍加装路灯", "村村分期分批加装路灯", ["scope:普遍→分期分批"]),
        ("险情第一时间上报", "险情酌情上报", ["scope:第一时间→酌情"]),
        ("启动Ⅳ级响应", "启动Ⅱ级响应", ["figure:Ⅳ级→Ⅱ级"]),
        ("达到III类水质", "达到Ⅱ类水质", ["figure:III类→Ⅱ类"]),
        ("打通省际断头路", "打通市际断头路", ["localised:省际→市际"]),
        ("罚款伍万元整", "罚款捌万元整", ["figure:伍万元→捌万元"]),
        ("月底前报送名册", "月初前报送名册", ["figure:月底前→月初前"]),
        ("要向李成林、王大勇、周福民学习", "要向李成林、王大力、周福民学习", ["listed:王大勇→王大力"]),
        ("慰问劳模陈刚、高志伟、孙建国", "慰问劳模陈刚、高志强、孙建国", ["listed:高志伟→高志强"]),
        ("各厂须装除尘罩", "各厂宜装除尘罩", ["weakened:须→宜"]),
        ("法人可予回避", "法人应予回避", ["strengthened:可→应"]),
    ],
)
def test_a_small_change_is_named_with_the_whole_words(source: str, target: str, named: list[str]) -> None:
    """The change quotes the whole figure or word on both sides, and nothing else is named."""
    assert changes(source, target) == named


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("车厢每季度深度清洁一次", "车厢每3个月深度清洁一次"),
        ("故障车救援不超过半小时", "故障车救援不超过30分钟"),
        ("空驶率下降两个半百分点", "空驶率下降2.5个百分点"),
        ("充电站二〇二五年底完工", "充电站2025年年底完工"),
        ("2025年12月底前完工", "2025年年底前完工"),
        ("安排贷款三亿五千万", "安排贷款3.5亿元"),
        ("油价下降三成以上、气价下降两成以上", "油价下降30%以上、气价下降20%以上"),
        ("护林员三百人、巡山犬四十条", "护林员300人、巡山犬40条"),
        ("地租为900元/亩", "地租为每亩900元"),
        ("电价0.5元/千瓦时", "电价0.5元/度"),
        ("为每户企业补助5万元", "为每家企业补助5万元"),
        ("每位干部联系5户群众", "每名干部联系5户群众"),
        ("建成20个示范村、30个特色村", "全部建成30个特色村、20个示范村"),
        ("重点品种（小麦、玉米）要列入保险", "重点品种（小麦、玉米）全部列入保险"),
        ("推动适宜技术落地", "推动适应技术落地"),
        ("县级要建成一处公益性公墓", "各县（市、区）都要建成一处公益性公墓"),
        ("每个乡镇（街道）设立一个服务站", "每个镇街设立一个服务站"),
        ("任何单位和个人不得据为己有", "任何组织和个人都不得占为己有"),
        ("压减法人户数一百零八户", "压减法人户数108户"),
        ("深松整地贰佰万亩", "深松整地200万亩"),
        ("启动Ⅲ级响应", "启动三级响应"),
        ("建设伍家岗水厂", "建设伍家岗污水厂"),
        ("各厂陆续复产", "各厂逐步复产"),
        ("不得让企业多头填报", "严禁让企业多头填报"),
    ],
)
def test_equal_values_and_lookalikes_are_no_change(source: str, target: str) -> None:
    """A value in another form, the same units in other words and part of another word are no change."""
    assert changes(source, target) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("生态环境局、住建局要合并检查", "住建局、生态环境局要合并检查"),
        ("对住建局、生态环境局要开展约谈", "对生态环境局、住建局要开展约谈"),
        ("对人情粮、转圈粮要从严惩处", "对转圈粮、人情粮从严惩处"),
        ("要执行准入制、报备制及问询制", "要执行问询制、准入制及报备制"),
        ("要及时处置、排查隐患", "及时排查、处置隐患"),
    ],
)
def test_a_reordered_list_is_the_same_where_words_are_cut_across(source: str, target: str) -> None:
    """住建局、生态环境局要合并检查 is a reordered list, although jieba cuts 局要 and 制及 as words."""
    assert relate_texts(source, target) is Relation.SAME


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("东区停业、西区要开业", "西区停业、东区要开业"),
        ("正职要带班、副职要值班", "副职要带班、正职要值班"),
        ("要先培训、后上岗", "要先上岗、后培训"),
        ("不收学费、收押金", "收学费、不收押金"),
    ],
)
def test_who_does_what_is_no_order_of_members(source: str, target: str) -> None:
    """Two acts that changed their actors are not the same, although all words are."""
    assert relate_texts(source, target) is not Relation.SAME


def test_an_office_of_the_targets_own_level_is_local() -> None:
    """A city that has a plan reported to its own office has made it local; without a level, nothing is known."""
    assert changes("报省防办备案", "报市防办备案", Level.CITY) == ["localised:省防办→市防办"]
    assert changes("报省防办备案", "报市防办备案") == []
