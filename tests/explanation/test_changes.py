"""Changes of a demand: weakened, strengthened, localised; changed figures, formulas and lists."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_diff import compare, lexicon, parse
from directive_diff.explanation.changes import adapted_changes
from directive_diff.explanation.clause_pair import ClausePair, LinkedClause
from directive_diff.explanation.figures.figure import all_figures
from directive_diff.explanation.names.localising import Locality
from directive_diff.findings.answers import answers
from directive_diff.folding import fold
from directive_diff.lexicon.terms import Terms
from directive_diff.model import ChangeKind, Document, Level

if TYPE_CHECKING:
    from directive_diff import Comparison
    from directive_diff.model import Change

OWN = Locality(Level.CITY, Terms.of([("青州市",), ("青州",), ("东江省",), ("东江",)]))


def document(text: str) -> Document:
    """Return ``text`` as if it had been read from a file."""
    return Document("readout.txt", text, "utf-8", "0" * 64)


def found(source: str, target: str, *, own: Locality = OWN) -> tuple[Change, ...]:
    """Return the changes between two clauses without neighbours."""
    return adapted_changes(ClausePair(LinkedClause(fold(source)), LinkedClause(fold(target))), own)


def kinds(source: str, target: str, *, own: Locality = OWN) -> set[str]:
    """Return the kinds of change between two clauses."""
    return {change.kind.value for change in found(source, target, own=own)}


WEAKER = [
    ("必须坚持安全第一", "坚持安全第一"),
    ("必须压实主体责任", "要压实主体责任"),
    ("务必守住安全底线", "守住安全底线"),
    ("一定要把好事办好", "要把好事办好"),
    ("确保粮食产量稳定", "力争粮食产量稳定"),
    ("确保如期完成任务", "争取如期完成任务"),
    ("保持就业形势稳定", "努力稳定就业形势"),
    ("坚决遏制重特大事故", "遏制重特大事故"),
    ("全力以赴抓好春耕生产", "抓好春耕生产"),
    ("切实解决群众困难", "解决群众困难"),
    ("千方百计扩大就业", "积极扩大就业"),
    ("严格落实安全生产责任制", "落实安全生产责任制"),
    ("狠抓项目建设", "抓好项目建设"),
    ("毫不放松抓好粮食生产", "抓好粮食生产"),
    ("严禁违规操作", "防止违规操作"),
    ("坚决杜绝违规吃喝", "坚决防止违规吃喝"),
    ("决不能让一个群众掉队", "不能让一个群众掉队"),
]


@pytest.mark.parametrize(("strong", "weak"), WEAKER)
def test_a_word_of_obligation_or_resolve_dropped_or_replaced_weakens(strong: str, weak: str) -> None:
    """What weakens in one direction strengthens in the other."""
    assert kinds(strong, weak) == {"weakened"}
    assert kinds(weak, strong) == {"strengthened"}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("做好防汛工作", "要做好防汛工作"),
        ("应当加强监督检查", "要加强监督检查"),
        ("推进乡村振兴", "推动乡村振兴"),
        ("不断提升治理水平", "持续提升治理水平"),
        ("认真学习会议精神", "深入学习会议精神"),
        ("大力发展特色产业", "积极发展特色产业"),
        ("坚定发展信心", "增强发展信心"),
        ("取得一定程度的进展", "取得进展"),
        ("不得不面对的困难", "面对的困难"),
        ("全面从严治党", "推进党的建设"),
        ("全力做好抢险救灾", "全力以赴做好抢险救灾"),
        ("尽最大限度减少损失", "最大限度减少损失"),
        ("采取切实有效措施", "采取有效措施"),
        ("坚定不移落实各项任务", "确保各项任务落实"),
    ],
)
def test_pace_manner_and_lookalikes_do_not_change_the_degree(source: str, target: str) -> None:
    """Pace, manner, adjectives, nouns and a trade of one strong word for another weaken nothing."""
    assert kinds(source, target) == set()


def test_a_weakened_demand_names_the_words_on_both_sides() -> None:
    """If 要 is what remains of 必须, it is shown; if nothing remains, nothing is shown."""
    (change,) = found("各地必须压实责任", "各地要压实责任")
    assert change.source
    assert change.target
    assert (change.source.text, change.target.text) == ("必须", "要")
    (change,) = found("必须压实责任", "压实责任")
    assert change.target is None


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("推动全国经济高质量发展", "推动全市经济高质量发展"),
        ("维护我国粮食安全", "维护我市粮食安全"),
        ("深入贯彻党中央决策部署", "深入贯彻省委决策部署"),
        ("深入贯彻党中央决策部署", "深入贯彻市委决策部署"),
        ("各级党委和政府要压实责任", "市县两级要压实责任"),
        ("各级党委和政府要压实责任", "各县区要压实责任"),
        ("推动教育高质量发展", "推动全市教育高质量发展"),
        ("推动教育高质量发展", "推动青州教育高质量发展"),
        ("推动教育高质量发展", "推动青州市教育高质量发展"),
        ("为全国大局多作贡献", "为全省大局多作贡献"),
        ("加强全国人大党的建设", "加强全省人大党的建设"),
        ("全国政协委员要深入调研", "全市政协委员要深入调研"),
        ("提升国家级园区水平", "提升省级园区水平"),
        ("落实党中央要求，服从党中央指挥", "落实省委要求，服从党中央指挥"),
    ],
)
def test_the_targets_own_place_or_level_makes_it_local(source: str, target: str) -> None:
    """A change is local if the target's own place, level or body is added or replaces another."""
    assert kinds(source, target) == {"localised"}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("加快健全市场体系", "加快健全市场体系建设"),
        ("推动市场健康发展", "健全市场推动健康发展"),
        ("加强区域管理", "加强安全区域管理"),
        ("推动全国经济高质量发展", "推动经济高质量发展"),
        ("学习党中央精神", "学习中央精神"),
        ("推动全市经济发展", "推动全市经济高质量发展"),
        ("推动经济发展", "推动全国经济发展"),
        ("推动经济发展", "推动西海经济发展"),
        ("完善市场体系", "完善全市场体系"),
        ("全市上下要提高认识", "全省上下要提高认识"),
        ("落实党中央要求，服从党中央指挥", "落实党中央要求，服从指挥"),
    ],
)
def test_another_place_and_a_part_of_a_word_are_not_local(source: str, target: str) -> None:
    """A dropped or shared place, a higher level and 全市 inside 健全市场 are not local."""
    assert kinds(source, target) == set()


@pytest.mark.parametrize(
    ("source", "target", "quoted"),
    [
        ("全党全国要共同努力", "全党全市要共同努力", ("全国", "全市")),
        ("贯彻党中央、国务院部署", "贯彻市委、国务院部署", ("党中央", "市委")),
        ("在党中央、国务院领导下推进", "在市委、市政府领导下推进", ("党中央、国务院", "市委、市政府")),
        ("全国各地要做好防汛", "全市各地要做好防汛", ("全国", "全市")),
        ("全省上下要迅速行动", "全市上下要迅速行动", ("全省上下", "全市上下")),
    ],
)
def test_only_what_was_made_local_is_quoted(source: str, target: str, quoted: tuple[str, str]) -> None:
    """What both clauses have beside it (全党, 、国务院) did not change; what changed is quoted whole."""
    change = next(change for change in found(source, target) if change.kind is ChangeKind.LOCALISED)

    assert (change.source and change.source.text, change.target and change.target.text) == quoted


@pytest.mark.parametrize(
    ("source", "target", "figures"),
    [
        ("要在2025年完成建设任务", "要在5202年完成建设任务", ("2025年", "5202年")),
        ("要建成10公里绿道", "要建成10里绿道", ("10公里", "10里")),
        ("要缩短到3小时", "要缩短到3天", ("3小时", "3天")),
        ("降到35微克/立方米以下", "降到38微克/立方米以下", ("35微克", "38微克")),
    ],
)
def test_a_figure_that_is_all_that_differs_was_replaced(source: str, target: str, figures: tuple[str, str]) -> None:
    """One figure replaced the other, though it may be of another kind: no year, no unit of length."""
    changes = found(source, target)

    assert [(change.source and change.source.text, change.target and change.target.text) for change in changes] == [
        figures
    ]


def test_the_word_that_counts_a_list_is_not_part_of_its_last_member() -> None:
    """山西 was dropped, not 山西四."""
    changes = found("建设北京、天津、河北、山西四省市通道", "建设北京、天津、河北三省市通道")

    assert [change.source.text for change in changes if change.source] == ["四", "山西"]


def test_if_the_level_is_unknown_only_a_step_down_is_local() -> None:
    """A word of a higher level than the one it replaces is not the target's own."""
    unknown = Locality(None, Terms({}))

    assert kinds("党中央高度重视", "省委高度重视", own=unknown) == {"localised"}
    assert kinds("全市上下要提高认识", "全省上下要提高认识", own=unknown) == set()


def test_a_readout_of_the_centre_makes_nothing_local() -> None:
    """For the centre, the whole country is not a lower level."""
    assert kinds("加强统一领导", "加强对全国的统一领导", own=Locality(Level.CENTRE, Terms({}))) == set()


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("完成新增就业任务", "完成新增就业20万人任务"),
        ("力争增长5%以上", "力争增长5.5%以上"),
        ("开展专项整治", "开展为期三个月专项整治"),
        ("培育企业100家", "培育企业10家"),
        ("加快完成整改", "年底前完成整改"),
        ("建设高标准农田1.4万亿亩", "建设高标准农田"),
        ("提高百分之五", "提高百分之六"),
        ("2月17日前完成整改", "2月27日前完成整改"),
    ],
)
def test_a_number_with_a_unit_is_a_figure(source: str, target: str) -> None:
    """A figure that is added, dropped or changed is reported."""
    assert kinds(source, target) == {"figure"}


@pytest.mark.parametrize(
    "text",
    [
        "贯彻党的二十届三中全会精神",
        "统筹推进五位一体总体布局",
        "一手抓防控一手抓生产",
        "落实三个必须要求",
        "第20次会议精神",
        "十四五时期目标任务",
        "成立75周年大会",
        "拨打12345热线",
        "一二三产业融合",
        "打好三大攻坚战",
        "发扬一条心精神",
        "学习《关于2024年工作的意见》",
    ],
)
def test_a_number_inside_a_name_is_not_a_figure(text: str) -> None:
    """Sessions, formulas, ordinals, anniversaries and titles contain no firm figure."""
    assert not any(figure.firm for figure in all_figures(text))


@pytest.mark.parametrize(("one", "other"), [("用三年时间完成", "用3年时间完成"), ("提高百分之五", "提高5%")])
def test_a_figure_is_the_same_in_digits_and_numerals(one: str, other: str) -> None:
    """三年 equals 3年, and 百分之五 equals 5%."""
    assert kinds(one, other) == set()


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("做好“六稳”工作", "做好“六稳”“六保”工作"),
        ("增强四个意识", "增强政治意识"),
        ("落实“三个必须”要求", "落实“四个必须”要求"),
        ("大力弘扬“铁军精神”", "大力弘扬奉献精神"),
        ("做到“三个必查”", "做到“四个必查”"),
        ("落实“河长制”", "落实“林长制”"),
        ("开展“清河行动”", "开展“清河护岸行动”"),
    ],
)
def test_a_quoted_or_counted_formula_that_varies_is_a_slogan(source: str, target: str) -> None:
    """A formula that is varied, added or dropped is reported."""
    assert kinds(source, target) == {"slogan"}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("防汛形势到了关键时候", "把握“防汛形势到了最关键时候”的判断"),
        ("做到“两个维护”", "做到两个维护"),
        ("落实“放管服”改革", "落实放管服改革"),
        ("抓好“三农”工作", "抓好农业工作"),
        ("落实“三级巡河”的责任", "落实“三级巡河责任”"),
        ("更新一河一策的台账", "更新“一河一策台账”"),
        ("落实“三级巡河”和值守责任", "落实“三级巡河责任”"),
        ("推行“只跑一窗”改革", "推行“只跑一窗的改革”"),
        ("打造升级版“水库管家”", "打造“水库管家”升级版"),
        ("做到“三个必查”和“两个必报”", "做到“三个必查、两个必报”"),
    ],
)
def test_mere_quotation_marks_and_topics_are_not_slogans(source: str, target: str) -> None:
    """Neither added or dropped quotation marks nor names of topics are reported."""
    assert "slogan" not in kinds(source, target)


@pytest.mark.parametrize(
    ("source", "target", "dropped", "added"),
    [
        ("保障煤、电、油、气供应", "保障煤、电、油供应", "气", None),
        ("加强教育、医疗、养老服务", "加强教育、医疗、托育服务", "养老", "托育"),
        ("保障运输、电力、通信畅通", "保障运输、电力、通信、供水畅通", None, "供水"),
        ("强化监测预警和应急处置", "强化监测预警", "应急处置", None),
        ("要执行《护堤守则》《采砂办法》和《轮守规定》", "要执行《护堤守则》", "《采砂办法》和《轮守规定》", None),
        ("要落实《巡查办法》、《值守办法》、《演练办法》", "要落实《巡查办法》、《演练办法》", "《值守办法》", None),
        ("要检修闸门和启闭机", "要检修闸门", "启闭机", None),
        ("要关照独居老人、留守儿童及残疾村民", "要关照独居老人", "留守儿童及残疾村民", None),
        ("要管好仓库、码头以及渡口", "要管好仓库", "码头以及渡口", None),
        ("向企业或农户发放补贴", "向企业发放补贴", "农户", None),
        ("加强政治建设、思想建设、组织建设", "加强思想建设、组织建设", "政治建设", None),
        ("加强政治建设、思想建设、组织建设", "加强政治建设、思想建设、作风建设", "组织建设", "作风建设"),
        ("抓好稳增长、稳就业、促改革", "抓好稳投资、稳就业、促改革", "稳增长", "稳投资"),
        ("坚持稳中有进、稳中有为、稳中提质", "坚持稳中有进、稳中提质", "稳中有为", None),
        ("实现对地方、部门、企事业单位的全覆盖", "实现对地方、企事业单位的全覆盖", "部门", None),
        ("加强医护人员轮换和防护工作", "加强医护人员防护工作", "轮换", None),
        ("加强医护人员轮换和防护工作", "加强医护人员轮换工作", "防护工作", None),
        ("要压实属地责任、监管责任和主体责任", "要压实属地责任和主体责任", "监管责任", None),
        ("要加强流入地管理、流出地管理和中途管理", "要加强流入地管理和中途管理", "流出地管理", None),
        ("要管好水库、河道和堤防、闸站", "要管好水库、河道、闸站", "堤防", None),
        ("由财政局、教育局和民政局共同负责", "由财政局和教育局共同负责", "民政局", None),
        ("要抓好水渠、山塘的汛前检修", "要抓好水渠、山塘、机井的汛前检修", None, "机井"),
        ("充分借鉴外地办赛经验", "借鉴省城和外地办赛经验", None, "省城"),
    ],
)
def test_members_of_a_list_are_named(source: str, target: str, dropped: str | None, added: str | None) -> None:
    """Dropped members are quoted from the source, added members from the target."""
    (change,) = found(source, target)
    assert change.kind is ChangeKind.LISTED
    assert (change.source.text if change.source else None) == dropped
    assert (change.target.text if change.target else None) == added


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("做好防汛、抗旱、防火工作", "做好防火、防汛、抗旱工作"),
        ("支持和组织企业复工", "组织企业复工"),
        ("各级党委和政府要高度重视", "各级党委要高度重视"),
        ("党中央、国务院高度重视", "党中央高度重视"),
        ("促进经济和谐稳定", "促进经济稳定"),
        ("加强和改进工作", "改进工作"),
        ("推进碳达峰碳中和工作", "推进碳达峰工作"),
        ("要讲透《河道条例》《防洪法》", "要讲透《防洪法》《河道条例》"),
        ("要统筹发展和安全", "要统筹发展、安全"),
        ("吃透市委来信要求和大会精神", "吃透市委来信要求和首届水利建设大会精神"),
        ("做好冬小麦播种和田间管护", "做好冬小麦播种和精细化田间管护"),
        ("解决国企、金融领域问题", "解决国有企业、金融领域问题"),
        ("培育新兴产业和未来产业", "扩大国内需求、培育新兴产业和未来产业"),
        ("完成当前和今后一个时期的任务", "完成今后一个时期的任务"),
        ("始终与群众同甘共苦", "与群众同甘共苦"),
    ],
)
def test_order_bodies_and_pairs_of_verbs_are_not_list_changes(source: str, target: str) -> None:
    """A new order, bodies, pairs of verbs and a 和 inside a word are not list changes."""
    assert kinds(source, target) == set()


def test_a_list_split_over_several_clauses_answers_for_its_own_members() -> None:
    """A member that a neighbouring clause carries is not dropped."""
    source = "做好监测预警、抢险救援"
    alone = ClausePair(LinkedClause(fold(source)), LinkedClause(fold("做好监测预警")))
    split = ClausePair(LinkedClause(fold(source)), LinkedClause(fold("做好监测预警"), neighbours=("加强抢险救援",)))

    assert {change.kind for change in adapted_changes(alone, OWN)} == {ChangeKind.LISTED}
    assert adapted_changes(split, OWN) == ()


def test_each_clause_that_shares_a_list_says_which_members_it_carries() -> None:
    """A member that no clause carries is reported by each link and counted once."""
    source = document("会议强调，要抓好水库巡查、堤防加固、物资储备、队伍演练。夜间巡堤要留好记录。")
    target = document("会议强调，要抓好水库巡查、堤防加固，要抓好队伍演练。夜间巡堤要留好记录。")
    comparison = compare(source, target)

    rows = [([member.text for member in link.members], link.changes) for link in comparison.links]
    assert [members for members, _ in rows] == [["水库巡查、堤防加固"], ["队伍演练"], []]
    assert [change.source.text for _, changes in rows for change in changes if change.source] == [
        "物资储备",
        "物资储备",
    ]
    assert answers(comparison).number(ChangeKind.LISTED) == 1


def test_members_that_do_not_stand_together_are_named_apart() -> None:
    """仓库 and 渡口 are named separately, because a kept member stands between them."""
    changes = found("要管好仓库、码头、渡口", "要管好码头")

    assert [change.source.text for change in changes if change.source] == ["仓库", "渡口"]


def test_a_member_that_became_local_did_not_leave_the_list() -> None:
    """Where 党中央权威 becomes 省委权威, the change is localised, not listed."""
    assert kinds("维护党中央权威、服从统一指挥", "维护省委权威、服从统一指挥") == {"localised"}


def test_what_a_merged_clause_takes_from_another_is_not_added_here() -> None:
    """A strong word that comes with another demand does not strengthen this one."""
    merged = LinkedClause(fold("提高治愈率、坚决防止疫情扩散"))

    assert (
        adapted_changes(ClausePair(LinkedClause(fold("提高治愈率"), neighbours=("坚决防止疫情扩散",)), merged), OWN)
        == ()
    )


words = st.sampled_from(
    [
        "必须",
        "坚决",
        "确保",
        "力争",
        "要",
        "全国",
        "全市",
        "煤",
        "电",
        "、",
        "和",
        "20条",
        "三年",
        "“六稳”",
        "抓好",
        "落实",
    ]
)
clauses = st.lists(words, min_size=1, max_size=10).map("".join)


@given(clauses)
def test_a_clause_against_itself_has_no_change(text: str) -> None:
    """A clause compared with itself has no change, whatever it says."""
    assert found(text, text) == ()


@given(clauses, clauses)
def test_changes_quote_the_text(old: str, new: str) -> None:
    """The span of every wording in a change contains its words, in its own text."""
    for change in found(old, new):
        assert change.source or change.target
        for wording, text in ((change.source, old), (change.target, new)):
            assert wording is None or wording.span.of(text) == wording.text


@given(clauses, clauses)
def test_degree_turns_with_the_sides(old: str, new: str) -> None:
    """In clauses without lists, what is weakened in one direction is strengthened in the other."""
    one, other = (
        kinds(old.replace("、", ""), new.replace("、", "")),
        kinds(new.replace("、", ""), old.replace("、", "")),
    )

    assert ("weakened" in one) == ("strengthened" in other)


def test_terms_are_found_longest_first_without_overlap() -> None:
    """从严治党 hides 从严, and a later row for a word replaces an earlier one."""
    terms = list(Terms.of([("从严", "a"), ("从严治党", "b"), ("治党", "c"), ("从严", "d")]).find("从严从严治党"))

    assert [(term.word, term.row[1]) for term in terms] == [("从严", "d"), ("从严治党", "b")]
    assert all(a.end <= b.start for a, b in pairwise(terms))


@pytest.mark.parametrize("table", ["degree", "levels", "slogans", "units", "doing", "leads"])
def test_no_word_stands_twice_in_a_table(table: str) -> None:
    """Each word of the tables has one row."""
    counts = Counter(row[0] for row in lexicon.table(table))
    assert [word for word, count in counts.items() if count > 1] == []


def test_the_seeds_say_what_became_of_each_demand(comparison: Comparison) -> None:
    """The seed pair drops every ban by 不准, turns 全国 into 全省 once, and weakens 一定要, 必须 and 保持."""
    summary = answers(comparison)

    first = summary.prohibitions[0]
    assert (first.name, first.clauses, first.carried, first.dropped) == ("不准", 5, 0, 5)
    assert [(replacement.source, replacement.target, replacement.times) for replacement in summary.replacements] == [
        ("全国", "全省", 1)
    ]
    assert {(replacement.source, replacement.target) for replacement in summary.changes[ChangeKind.WEAKENED]} >= {
        ("一定要", "要"),
        ("必须", None),
        ("保持", "力争"),
    }


@pytest.mark.parametrize(
    ("heading", "local"),
    [
        ("沙河口区委召开常委会会议", {"localised"}),
        ("青岛市委召开常委会会议", set()),
    ],
)
def test_the_targets_own_place_is_read_from_its_text(heading: str, local: set[str]) -> None:
    """沙河口区 is local in the readout of that district, but not in that of another city."""
    source = parse(document("会议强调，要推动教育高质量发展。"))
    target = parse(document(f"{heading}\n会议强调，要推动沙河口区教育高质量发展。"))
    own = Locality.of(target, source)

    assert kinds("推动教育高质量发展", "推动沙河口区教育高质量发展", own=own) == local


@pytest.mark.parametrize(
    ("heading", "place", "local"),
    [
        ("省妇联召开会议", "闽西", {"localised"}),
        ("龙岩市委召开常委会会议", "闽西", {"localised"}),
        ("龙岩市委召开常委会会议", "皖北", set()),
        ("省作协召开会议", "苏东坡", set()),
    ],
)
def test_a_part_of_the_province_is_local(heading: str, place: str, local: set[str]) -> None:
    """It is named by the short name of the province and a direction, and is no part of another word."""
    source = parse(document("会议强调，要传承民间艺术。"))
    target = parse(document(f"{heading}\n会议强调，要传承{place}民间艺术。"))

    assert kinds("传承民间艺术", f"传承{place}民间艺术", own=Locality.of(target, source)) == local
