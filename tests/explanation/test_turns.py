"""Which demands were reversed, how scope changed, which figures are equal, and which wording counts as the same."""

from __future__ import annotations

import pytest

from directive_diff import compare
from directive_diff.explanation.changes import adapted_changes
from directive_diff.explanation.clause_pair import ClausePair, LinkedClause
from directive_diff.explanation.figures.numerals import value
from directive_diff.explanation.names.localising import Locality
from directive_diff.explanation.relation import relate
from directive_diff.folding import fold
from directive_diff.lexicon.terms import Terms
from directive_diff.model import Clause, Document, Match, Relation, Span

OWN = Locality(None, Terms({}))


def kinds(source: str, target: str) -> set[str]:
    """Return the kinds of change between two clauses without neighbours."""
    return {
        change.kind.value
        for change in adapted_changes(ClausePair(LinkedClause(fold(source)), LinkedClause(fold(target))), OWN)
    }


def relation(source: str, target: str) -> Relation:
    """Return the relation of two clauses."""
    one, other = (Clause("", Span(0, len(text)), text, fold(text), linkable=True) for text in (source, target))
    return relate(Match(one, other, 1.0, ()))


REVERSED = [
    ("不准公车私用", "可以公车私用"),
    ("严禁夜间施工", "允许夜间施工"),
    ("不要求提供证明材料", "要求不提供证明材料"),
    ("要加强巡查", "不要加强巡查"),
    ("不断完善制度", "不再完善制度"),
    ("鼓励商户延长营业", "不鼓励商户延长营业"),
    ("不鼓励商户延长营业", "鼓励商户不延长营业"),
    ("禁止货车进入城区", "允许货车进入城区"),
    ("可以先行施工", "不得先行施工"),
    ("必须提供担保", "无需提供担保"),
    ("支持煤电项目建设", "限制煤电项目建设"),
    ("严禁在堤上取土", "可以在堤上取土"),
    ("不得擅自离岗", "可以擅自离岗"),
    ("要按时上报灾情", "要不按时上报灾情"),
    ("决不允许数据造假", "允许数据造假"),
    ("没有列入计划", "已列入计划"),
    ("不许外来车辆驶入", "允许外来车辆驶入"),
    ("提倡自带餐具", "不提倡自带餐具"),
    ("要求商户登记身份", "不要求商户登记身份"),
    ("可以跨区调剂", "不可以跨区调剂"),
    ("不得向企业摊派", "可向企业摊派"),
    ("禁止在河道采砂", "鼓励在河道采砂"),
    ("坚决不上高耗能项目", "坚决上高耗能项目"),
    ("要推进搬迁安置", "不要推进搬迁安置"),
    ("应当公开结果", "不应当公开结果"),
    ("不再收取押金", "继续收取押金"),
    ("允许提前退出", "不允许提前退出"),
    ("未完成整改", "完成整改"),
    ("让群众多跑腿", "不让群众多跑腿"),
    ("支持民间资本进入", "禁止民间资本进入"),
    ("严禁学校收取费用", "学校可以收取费用"),
    ("不准占用良田种树", "可以适当占用良田种树"),
]


@pytest.mark.parametrize(("source", "target"), REVERSED)
def test_a_negation_ban_or_permission_that_turned_is_reversed(source: str, target: str) -> None:
    """A reversal in either direction is not called weakened or strengthened as well."""
    assert kinds(source, target) == {"reversed"}
    assert kinds(target, source) == {"reversed"}


SOFTENED = [
    ("严禁违规操作", "防止违规操作"),
    ("不准带车上岛", "尽量不带车上岛"),
    ("严禁焚烧秸秆", "引导不焚烧秸秆"),
    ("禁止超载", "限制超载"),
    ("不得擅自离岗", "不宜擅自离岗"),
    ("必须每日清点砂石", "要每日清点砂石"),
    ("全面从严治党", "全面治党"),
    ("推动全面从严治党向纵深发展", "推动全面治党向纵深发展"),
    ("必须抓好防冻保供", "早排查、抓好防冻保供"),
    ("严禁占用耕地", "遏制占用耕地"),
    ("不得挪用资金", "原则上不挪用资金"),
    ("不准迟报瞒报", "避免迟报瞒报"),
    ("禁止燃放烟花", "劝阻燃放烟花"),
    ("决不能出现断供", "尽量不出现断供"),
    ("坚决杜绝瞒报", "防止瞒报"),
    ("务必守牢底线", "守牢底线"),
    ("要坚决守住底线", "要守住底线"),
    ("从严查处违规", "查处违规"),
    ("切实保障供应", "保障供应"),
    ("严禁领导干部插手工程", "领导干部原则上不得插手工程"),
    ("不准党员干部违规经商", "党员干部一般不得违规经商"),
]


def test_a_ban_behind_whom_it_binds_is_the_same_ban() -> None:
    """Neither 严禁 before the subject nor 不得 behind it forbids more."""
    assert kinds("严禁领导干部插手工程", "领导干部不得插手工程") == set()
    assert kinds("领导干部不得插手工程", "严禁领导干部插手工程") == set()


@pytest.mark.parametrize(("source", "target"), SOFTENED)
def test_a_ban_or_a_demand_that_only_softens_is_weakened(source: str, target: str) -> None:
    """A ban that is only softened is not reversed."""
    assert kinds(source, target) == {"weakened"}


SCOPE = [
    ("对所有学校进行检查", "对部分学校进行检查"),
    ("要全面停用老式闸机", "要逐步停用老式闸机"),
    ("要立即停产整顿", "要适时停产整顿"),
    ("把安全摆在首位", "把安全摆在重要位置"),
    ("压减三成左右", "压减三成以上"),
    ("在三天以内办结", "在三天左右办结"),
    ("全部清零", "大部分清零"),
    ("必须每天巡查堤防", "必须定期巡查堤防"),
    ("对每座桥梁建档", "对重点桥梁建档"),
    ("对全体船员体检", "对骨干船员体检"),
    ("当场答复群众", "择期答复群众"),
    ("对部分鱼塘补种水草", "对所有鱼塘补种水草"),
    ("全部退还押金", "部分退还押金"),
    ("凡是危房都要拆除", "部分危房要拆除"),
    ("各村都要建账", "重点村都要建账"),
    ("全员参加培训", "骨干参加培训"),
    ("一次性结清欠薪", "分期结清欠薪"),
    ("马上组织转移", "择机组织转移"),
    ("第一时间上报险情", "适时上报险情"),
    ("将防汛作为首要任务", "将防汛作为重要任务"),
    ("摆在突出位置", "摆在重要位置"),
    ("每月通报一次进度", "不定期通报一次进度"),
    ("每周调度项目", "每月调度项目"),
    ("大部分村庄通水", "所有村庄通水"),
    ("所有乡镇要设点", "少数乡镇要设点"),
    ("分批关停小煤矿", "立即关停小煤矿"),
    ("彻底清理积存垃圾", "逐步清理积存垃圾"),
    ("约500户搬迁", "500户以上搬迁"),
    ("减少10%以上", "减少10%左右"),
]


@pytest.mark.parametrize(("source", "target"), SCOPE)
def test_how_many_how_soon_how_high_and_how_often_is_scope(source: str, target: str) -> None:
    """A change of scope is one in both directions."""
    assert kinds(source, target) == {"scope"}
    assert kinds(target, source) == {"scope"}


def test_a_clause_that_was_reversed_and_narrowed_has_both_changes() -> None:
    """Neither change hides the other."""
    assert kinds("对所有企业不准收费", "对部分企业可以收费") == {"reversed", "scope"}


FIGURES = [
    ("每个镇备好不少于3名校医", "每个镇备好不超过3名校医"),
    ("储备不低于800吨", "储备不高于800吨"),
    ("种植25株", "种植52株"),
    ("开放12345热线", "开放12346热线"),
    ("庆祝成立70周年", "庆祝成立71周年"),
    ("第20次会议", "第21次会议"),
    ("每村一名干部", "每村两名干部"),
    ("面积1500亩", "面积1000亩"),
    ("从5%提高到8%", "从8%提高到5%"),
    ("三年内完成", "五年内完成"),
    ("设立两个工作组", "设立三个工作组"),
    ("增长5万元", "增长5亿元"),
    ("在8月底前完成", "在9月底前完成"),
    ("今年完成改造", "明年完成改造"),
    ("上半年完成改造", "下半年完成改造"),
    ("8点20分到岗", "8点40分到岗"),
    ("覆盖率达100%", "覆盖率达到95%"),
    ("2025年前完成", "2035年前完成"),
    ("周三前上报", "周五前上报"),
    ("一号楼三单元", "一号楼四单元"),
    ("减少10%以上", "减少10%以下"),
    ("至少派出4名技术员", "至多派出4名技术员"),
    ("上午9:30开会", "上午9:50开会"),
    ("每亩补助120元", "每亩补助210元"),
    ("投入1.2亿元", "投入12亿元"),
    ("安排十二名专家", "安排二十名专家"),
    ("检查3轮", "检查5轮"),
    ("修复河堤12段", "修复河堤21段"),
    ("布设68只摄像头", "布设86只摄像头"),
    ("开行17列专列", "开行71列专列"),
    ("腾退房屋3.6万㎡", "腾退房屋36万㎡"),
    ("在5月1日至10日巡查", "在5月1日至20日巡查"),
    ("第一批试点", "第二批试点"),
    ("“十四五”末建成", "“十五五”末建成"),
    ("翻一番", "翻两番"),
    ("气温降到-5℃", "气温降到5℃"),
    ("组建3至5人小组", "组建35人小组"),
    ("3个月完成任务", "3天完成任务"),
    ("提高5个百分点", "提高15个百分点"),
    ("5月底前完工", "6月底前完工"),
    ("按1:3比例配置", "按1:5比例配置"),
    ("调运27车物资", "调运72车物资"),
    ("四分之三以上", "四分之一以上"),
    ("五年内实现", "十年内实现"),
    ("两天一调度", "三天一调度"),
    ("贯彻三中全会精神", "贯彻四中全会精神"),
    ("吸取“8·12”事故教训", "吸取“9·12”事故教训"),
    ("吸取8·12事故教训", "吸取8·21事故教训"),
]


@pytest.mark.parametrize(("source", "target"), FIGURES)
def test_another_number_is_another_figure(source: str, target: str) -> None:
    """A date, an hour, a range, a bound or a number in a name is a figure, and its change never “same”."""
    assert kinds(source, target) == {"figure"}
    assert relation(source, target) is not Relation.SAME


NOTHING = [
    ("不忘初心使命", "牢记初心使命"),
    ("着力解决发展不平衡问题", "推动平衡发展"),
    ("防范化解风险", "化解风险"),
    ("给每座涵洞编号", "给所有涵洞编号"),
    ("不断提升治理水平", "进一步提升治理水平"),
    ("更加注重质量", "注重质量"),
    ("备好不少于6台水泵", "备好不低于6台水泵"),
    ("一半以上村庄", "50%以上村庄"),
    ("半年内完成", "6个月内完成"),
    ("半个月内完成", "15天内完成"),
    ("利率下调25个基点", "利率下调0.25个百分点"),
    ("产值要翻一番", "产值要增长一倍"),
    ("产值要翻两番", "产值要增长到4倍"),
    ("收入要翻番", "收入要增长100%"),
    ("任务要过半", "任务要超过一半"),
    ("修好河道60里", "修好河道30公里"),
    ("治沙6平方千米", "治沙9000亩"),
    ("在三十日内办结", "在30天内办结"),
    ("不仅要看数量", "既要看数量"),
    ("不断巩固成果", "持续巩固成果"),
    ("至少派出4名技术员", "不少于4名技术员"),
    ("压缩50%以上", "压缩五成以上"),
    ("投入1.2亿元", "投入12000万元"),
    ("投入1.2亿元", "投入一亿两千万元"),
    ("占比三分之一", "占比1/3"),
    ("限期3个工作日办结", "限期三个工作日办结"),
    ("一季度末完成", "第一季度末完成"),
    ("在2—3年内建成", "在两到三年内建成"),
    ("完成率达到百分之九十五", "完成率达到95%"),
    ("5公里以内", "5000米以内"),
    ("90分钟内到达", "一个半小时内到达"),
    ("2026年10月1日起实施", "2026/10/1起实施"),
    ("上午9:30开会", "上午九点半开会"),
    ("整改“3·15”晚会曝光的问题", "整改“3•15”晚会曝光的问题"),
    ("吸取“8·12”事故教训", "吸取8月12日事故教训"),
]


@pytest.mark.parametrize(("source", "target"), NOTHING)
def test_equal_values_pace_and_formulas_are_not_a_change(source: str, target: str) -> None:
    """Synonyms for “all”, equivalent bounds and double negations are not changes either."""
    assert kinds(source, target) == set()


def test_a_changed_figure_is_quoted_whole() -> None:
    """The quotation includes the unit, and the bound if that is what changed."""
    (number,) = adapted_changes(
        ClausePair(LinkedClause(fold("治理水面1500亩")), LinkedClause(fold("治理水面1000亩"))), OWN
    )
    (bound,) = adapted_changes(
        ClausePair(LinkedClause(fold("派出不少于3名校医")), LinkedClause(fold("派出不超过3名校医"))), OWN
    )

    assert [wording.text for wording in (number.source, number.target) if wording] == ["1500亩", "1000亩"]
    assert [wording.text for wording in (bound.source, bound.target) if wording] == ["不少于3名", "不超过3名"]


def test_a_date_by_which_an_event_is_known_is_quoted_whole() -> None:
    """The date in “8·12” is a figure, not two numbers and not a slogan."""
    (change,) = adapted_changes(
        ClausePair(LinkedClause(fold("吸取“8·12”事故教训")), LinkedClause(fold("吸取“9·12”事故教训"))), OWN
    )

    assert [wording.text for wording in (change.source, change.target) if wording] == ["8·12", "9·12"]


@pytest.mark.parametrize(
    ("number", "worth"),
    [
        ("三万五", "35000"),
        ("2.3千万", "23000000"),
        ("一点七八万亿", "1780000000000"),
        ("二〇二六", "2026"),
        ("18，436", "18436"),
        ("三亿五千万", "350000000"),
        ("2.5", "5/2"),
    ],
)
def test_a_numeral_has_one_value_in_every_form(number: str, worth: str) -> None:
    """Digits, Chinese numerals and mixtures of both are read."""
    assert str(value(number)) == worth


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("防汛、抗旱、清淤三件事要一起抓", "清淤、防汛、抗旱三件事要一起抓"),
        ("做好防汛、防火、抗旱工作", "做好防火、防汛、抗旱工作"),
        ("统筹防汛、抗旱和供水、供电工作", "统筹抗旱、防汛和供电、供水工作"),
        ("加强监管", "要加强监管"),
        ("完成任务的情况", "完成任务情况"),
        ("增长2.5%", "增长２．５％"),
        ("补种18,436亩", "补种18436亩"),
        ("甲乡、乙乡以及丙乡", "丙乡、甲乡和乙乡"),
        ("在2—6天内", "在2-6天内"),
        ("目标——10万亩", "目标，10万亩"),
        ("發展經濟", "发展经济"),
        ("要深刻领悟“两个确立”的决定性意义", "深刻领悟两个确立的决定性意义"),
    ],
)
def test_light_words_signs_and_the_order_of_a_list_do_not_matter(source: str, target: str) -> None:
    """Light words, signs and the order of a list leave the relation “same”."""
    assert relation(source, target) is Relation.SAME


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("堤坝修复由水务局牵头、住建局配合", "堤坝修复由住建局牵头、水务局配合"),
        ("牵头的是水务局、住建局配合", "牵头的是住建局、水务局配合"),
        ("乡镇每周向区里通报", "区里每周向乡镇通报"),
        ("不能让小纠纷拖成大案件", "不能让大案件拖成小纠纷"),
        ("大纠纷、小案件", "小纠纷、大案件"),
        ("增长2.5%", "增长25%"),
        ("用时2—6天", "用时26天"),
        ("用时五—十天", "用时五十天"),
        ("检查1、2号楼", "检查12号楼"),
        ("增速>5%", "增速<5%"),
        ("水温5℃", "水温5"),
        ("推进互联网+", "推进互联网"),
        ("完成了任务", "要完成任务"),
        ("坚持安全、反对浪费", "坚持浪费、反对安全"),
        ("先清淤、再通水", "先通水、再清淤"),
        ("不拖延、推诿", "推诿、不拖延"),
        ("防汛、抗旱、清淤", "防汛、抗旱"),
        ("及时上报", "时上报"),
    ],
)
def test_every_other_difference_counts(source: str, target: str) -> None:
    """Swapped roles or steps, signs in a number, a report made a demand, a lost item or a cut word are not “same”."""
    assert relation(source, target) is not Relation.SAME


def test_a_link_in_the_same_words_has_no_change() -> None:
    """A link in the same words has no change, even beside links that have some."""
    source, target = (
        Document("readout.txt", text, "utf-8", "0" * 64)
        for text in (
            "会议强调，要立即排查隐患、水患、火患。不准公车私用。全年要栽树2300万株。",
            "会议强调，要立即排查火患、隐患、水患。可以公车私用。全年要栽树2.3千万株。",
        )
    )
    links = compare(source, target).links

    assert [(link.relation, [change.kind.value for change in link.changes]) for link in links] == [
        (Relation.SAME, []),
        (Relation.ADAPTED, ["reversed"]),
        (Relation.ADAPTED, []),
    ]
