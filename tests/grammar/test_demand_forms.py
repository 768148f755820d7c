"""Forms in which a clause demands, forbids, praises or invites without the usual words, and their look-alikes."""

from __future__ import annotations

import pytest

from directive_diff import parse
from directive_diff.folding import fold
from directive_diff.grammar.demands.demand import demand_of, forbidding
from directive_diff.model import Demand, Document

REQUIRES, PROHIBITS, STATES = Demand.REQUIRES, Demand.PROHIBITS, Demand.STATES


def kind(text: str) -> Demand:
    """Return the kind of demand of a clause alone in its sentence."""
    return demand_of(fold(text).text)


@pytest.mark.parametrize(
    "text",
    [
        "城乡供水应急预案尽快修订",
        "一旦发现超载立即卸客",
        "当场卸客",
        "条件成熟的码头率先安装岸电",
        "农资价格及时公布",
        "台账逐户核对",
        "岗位职责逐项明确",
        "责任压实到人",
        "任务细化到每个班组",
        "危房户应搬尽搬",
        "会议能合并的合并",
        "审批手续能简则简",
        "群众诉求接诉即办",
        "退化草场先禁牧后补播",
        "巡查记录一日一报",
        "河道清漂日产日清",
        "涉毒线索一条不漏起底",
        "经费打足配齐",
        "项目资金专款专用",
        "重点水库落实专人值守",
        "高龄津贴直接打卡发放",
        "会议材料提前三天送达",
        "公益广告每天不少于六次",
        "对失能老人落实专人护理",
        "苗木逐株挂牌",
        "粮袋垫高码垛",
        "租期届满的优先续租",
        "入学手续一次办妥",
        "坑槽当天补平",
        "采样员戴好手套再取样",
        "库温高于五度时开启冷风机",
        "遇大雾关闭渡口",
        "备货不少于十天销量",
        "危房改造坚持质量服从安全",
        "药品采购阳光操作",
        "隐患整治不留盲区",
        "沙袋储备到位、水泵预置到点",
        "兑现去年补贴",
        "总结过去五年经验",
    ],
)
def test_a_clause_may_name_a_thing_first_and_then_what_is_to_be_done(text: str) -> None:
    """An adverb of demands, whom it is to reach, or a set form of speech asks without 要."""
    assert kind(text) is REQUIRES


@pytest.mark.parametrize(
    "text",
    [
        "安全生产责任体系基本建立",
        "岸电已率先安装",
        "水位逐日回落",
        "危化品分类堆放率达九成",
        "续租的占三成",
        "卫星一次发射成功",
        "演出结束再度响起掌声",
        "暴雨时三座桥梁停止通行",
        "遇难人数上升",
        "受灾农户不少于三百户",
        "我市率先推出容缺受理",
        "贫困村全部摘帽",
        "两条高速公路先后建成通车",
        "三名嫌疑人当场被抓获",
        "该市定期发布榜单",
        "干部群众主动参与",
        "村容村貌日新月异",
        "博物馆每周一开放",
        "能源的来源日益多元",
        "特色文化旅游全面拓展",
        "志愿者的作用不可替代",
        "全市经济稳步增长",
        "改革进入深水区",
        "改革任务全面完成",
        "禁渔区面积占水域三成",
        "工程由省水利设计院设计",
        "环卫工资目前由银行代发",
        "现有设备不能满足检验需要",
        "全县粮食生产实现二十连丰",
        "我国坚持独立自主的外交政策",
        "外交工作始终坚持和平方针",
        "危桥改造去年完成",
        "允许农户以林权入股",
    ],
)
def test_a_thing_and_what_came_of_it_is_reported(text: str) -> None:
    """Words of what came about, a number of things, or those who are told nothing make a report of the same form."""
    assert kind(text) is STATES


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("切勿酒后驾驶", "切勿"),
        ("切莫掉以轻心", "切莫"),
        ("莫把发文当落实", "莫"),
        ("莫要等靠", "莫要"),
        ("别让群众跑冤枉路", "别"),
        ("勿以罚代管", "勿"),
        ("司机不能酒后驾车", "不能"),
        ("学校不能拒收残疾学生", "不能"),
        ("教育帮扶不能一送了之", "不能"),
        ("市民不應在郊野生火", "不应"),
        ("群众不可以私拉电线", "不可以"),
        ("不搞大拆大建", "不搞"),
        ("环保督察不搞一刀切", "不搞"),
        ("手续不全的项目不予立项", "不予"),
        ("各地不再新设收费站点", "不再新设"),
        ("干事创业不可急功近利", "不可"),
        ("草场轮牧制度不能丢", "不能"),
    ],
)
def test_bans_have_many_words(text: str, word: str) -> None:
    """A ban is known by its word, which the findings name."""
    clause = parse(Document("通稿.txt", f"会议强调，{text}。", "utf-8", "")).clauses[0]

    assert (clause.demand, forbidding(clause)) == (PROHIBITS, word)


@pytest.mark.parametrize(
    "text",
    [
        "不当太平官",
        "非必要不外出",
        "未检测不出栏",
        "无证不上岗",
        "不安全不生产",
        "不该花的钱一分不花",
        "公务接待一概不上烟酒",
        "统考试卷概不外借",
        "不推、不拖、不躲",
        "不向未成年人出售烟花爆竹",
        "不以检查代替落实",
        "不让一名学生掉队",
    ],
)
def test_refusing_without_a_listed_word_forbids(text: str) -> None:
    """A part that nobody is to play, or an act under a condition, is refused by 不 and any verb."""
    assert kind(text) is PROHIBITS


@pytest.mark.parametrize(
    "text",
    [
        "部分企业不能按时交货",
        "基层干部不能及时掌握政策",
        "患者不能自理",
        "不得不承认差距还很大",
        "不当得利问题仍然存在",
        "未来不确定因素增多",
        "非常不容易",
        "莫大的鼓舞",
        "别墅区物业纠纷较多",
        "特别是基层力量薄弱",
        "对首次轻微违法行为不予处罚",
        "老人概不知情",
        "标准不高、措施不实",
        "信息不对称问题突出",
        "不以为然的现象仍然存在",
    ],
)
def test_what_looks_like_a_ban_may_be_a_fact(text: str) -> None:
    """What somebody cannot do, a longer word and a punishment that is spared forbid nothing."""
    assert kind(text) is STATES


@pytest.mark.parametrize(
    "text",
    [
        "特别要保障供应",
        "对禁止令执行情况逐月通报",
        "对禁止事项逐项公示",
        "不能不查",
        "物業管理公司應增設回收桶",
        "经营者应明示收费标准",
    ],
)
def test_a_word_inside_another_neither_forbids_nor_hides_a_demand(text: str) -> None:
    """别 in 特别 and 禁止 in 禁止令 forbid nothing; 应 demands behind those who can do a thing, whatever the verb."""
    assert kind(text) in {REQUIRES, STATES}
    assert kind(text) is (STATES if text == "不能不查" else REQUIRES)


@pytest.mark.parametrize(
    "text",
    [
        "交出了一份亮眼的民生答卷",
        "打了一场漂亮仗",
        "向你们致以崇高的敬意",
        "感谢义工多年来无私付出",
        "点赞一线医护",
        "为志愿者喝彩",
        "表扬三个先进班组",
        "支教老师的坚守令人敬佩",
    ],
)
def test_thanks_for_devoted_work_and_respect_are_praise(text: str) -> None:
    """So are the answers to a test as work is described, and applause."""
    assert kind(text) is Demand.PRAISES


def test_behind_a_word_of_stress_somebody_and_what_they_do_is_a_demand() -> None:
    """Behind 指出 the same words report, as do those that count the doers or say what has come about."""

    def kinds(text: str) -> list[Demand]:
        readout = parse(Document("通稿.txt", text, "utf-8", ""))
        return [clause.demand for block in readout.blocks for line in block.directives for clause in line.clauses]

    told = "零售药店建立进货台账。三家药店建立进货台账。多数药店建立进货台账。药店检修水平提高。"
    assert kinds("会议强调，" + told) == [REQUIRES, STATES, STATES, STATES]
    assert kinds("会议指出，" + told) == [STATES] * 4
    assert kinds("会议强调，班主任实行跟班管理，每日点名两次。") == [REQUIRES] * 2
    assert kinds("会议强调，班主任实行跟班管理，学风明显好转。") == [STATES] * 2


def test_a_welcome_invites_unless_somebody_has_come() -> None:
    """欢迎 encourages people to do something; those who arrive are only greeted."""
    assert kind("欢迎市民提供线索") is Demand.ENCOURAGES
    assert kind("欢迎社会监督") is Demand.ENCOURAGES
    assert kind("欢迎各位代表的到来") is STATES
    assert kind("鼓励性条款占三分之一") is STATES


@pytest.mark.parametrize(
    "text",
    [
        "关键在创新",
        "出路在于改革",
        "具备条件的县可先行先试",
        "加强合作符合双方共同利益",
        "将加大在县城的投资布局",
        "人人都得到实惠",
        "必须清醒看到短板",
    ],
)
def test_what_something_lies_in_or_accords_with_and_what_may_or_will_be_done_states(text: str) -> None:
    """Where the key lies, whose interest it serves, what is allowed and what somebody will do asks for nothing."""
    assert kind(text) is STATES


@pytest.mark.parametrize("text", ["关键在抓好落实，要抓紧", "都得先学一步", "铆足一股劲", "奋战四季度、冲刺全年红"])
def test_having_to_and_battling_are_demanded(text: str) -> None:
    """都得 is 都要, and the verbs of a campaign ask without another word."""
    assert kind(text.rpartition("，")[2]) is REQUIRES


def test_whoever_is_only_encouraged_may_be_supported_in_the_same_sentence() -> None:
    """支持 behind 鼓励 encourages; behind a demand it is a task."""
    said = parse(
        Document(
            "通稿.txt", "会议提出，鼓励银行开发产品，支持保险机构参与。要做好服务，支持保险机构参与。", "utf-8", ""
        )
    )
    kinds = [clause.demand for clause in said.clauses]

    assert kinds == [Demand.ENCOURAGES, Demand.ENCOURAGES, REQUIRES, REQUIRES]


def test_what_a_meeting_agrees_to_is_to_be_done_by_whom_it_names() -> None:
    """会议同意改造 tells of the meeting, 由住建局实施 behind it is a task."""
    said = parse(Document("通稿.txt", "会议强调，会议同意改造管网，由县住建局牵头实施。", "utf-8", ""))

    assert said.clauses[-1].demand is REQUIRES


def test_a_judgement_does_not_turn_the_demand_behind_it_into_a_report() -> None:
    """必须清醒看到短板 states, and what follows is demanded."""
    said = parse(Document("通稿.txt", "会议指出，必须清醒看到短板，把问题摆出来、把责任压下去。", "utf-8", ""))

    assert [clause.demand for clause in said.clauses] == [STATES, REQUIRES]
