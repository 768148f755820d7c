"""What kind of demand a clause makes: prohibits, requires, encourages, praises, or states."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_diff import parse, read
from directive_diff.folding import fold
from directive_diff.grammar.demands.demand import demand_of, forbidding, strongest
from directive_diff.model import Demand, Document

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "text",
    [
        "严禁违规发放补贴",
        "不准搞变通",
        "不得擅自提高标准",
        "一律不得新建楼堂馆所",
        "禁止露天焚烧秸秆",
        "决不允许各行其是",
        "千万不能麻痹大意",
        "坚决杜绝形式主义",
        "要坚决杜绝跑冒滴漏",
        "也不能搞一刀切",
        "不要层层加码",
        "嚴禁違規發放補貼",
    ],
)
def test_a_prohibiting_word_prohibits(text: str) -> None:
    """Prohibiting words include 严禁, 不得, 杜绝, 不能 and 不要, in simplified or traditional characters."""
    assert demand_of(fold(text).text) is Demand.PROHIBITS


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("一定要防止盲目乐观情绪", Demand.REQUIRES),
        ("避免出现断供", Demand.REQUIRES),
        ("坚决防范重大风险", Demand.REQUIRES),
        ("不得不作出的选择", Demand.STATES),
        ("这是不可分割的整体", Demand.STATES),
    ],
)
def test_preventing_is_not_forbidding(text: str, kind: Demand) -> None:
    """防止 and 避免 require; 不得不 and 不可分割 forbid nothing."""
    assert demand_of(text) is kind


@pytest.mark.parametrize(
    "text",
    [
        "必须压实责任",
        "要抓好春耕生产",
        "各级领导干部要靠前指挥",
        "二要完善监测体系",
        "加强舆论引导",
        "进一步完善应急预案",
        "把工作抓实抓细",
        "确保群众温暖过冬",
        "全力支持企业复工",
        "牢牢把握工作主动权",
    ],
)
def test_a_word_of_demand_or_a_verb_of_doing_requires(text: str) -> None:
    """A word of demand or a verb of doing requires something even without 要."""
    assert demand_of(text) is Demand.REQUIRES


@pytest.mark.parametrize("text", ["鼓励企业加大投入", "支持青年创业", "积极引导社会资本参与", "倡导绿色出行"])
def test_an_endorsement_encourages(text: str) -> None:
    """An endorsement encourages if it opens the clause and no other word makes the clause an order."""
    assert demand_of(text) is Demand.ENCOURAGES


@pytest.mark.parametrize("text", ["要支持基层探索", "积极支持巡河队的工作", "引导好舆论和预期", "坚持鼓励先进"])
def test_support_that_is_ordered_or_leaves_nothing_to_others_requires(text: str) -> None:
    """So does support for others, once its sentence has made a demand."""
    assert demand_of(text) is Demand.REQUIRES
    assert judged("要守好堤防，支持村民组建巡堤队。") == [Demand.REQUIRES, Demand.REQUIRES]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("由县财政解决", Demand.REQUIRES),
        ("由弱变强", Demand.STATES),
        ("每月通报一次", Demand.REQUIRES),
        ("每年有两万名游客前来", Demand.STATES),
        ("年底前完成改造", Demand.REQUIRES),
        ("年底前后雨量最大", Demand.STATES),
        ("市发改委负责统筹", Demand.REQUIRES),
        ("逾期不改的依法查处", Demand.REQUIRES),
        ("符合条件的企业有两百家", Demand.STATES),
        ("在社区设置代办专员", Demand.REQUIRES),
        ("在社区设置的展板前人头攒动", Demand.STATES),
        ("对发展构成威胁", Demand.STATES),
        ("统一战线广泛参与", Demand.STATES),
        ("第五条 压实管护责任", Demand.REQUIRES),
        ("须知张贴在门口", Demand.STATES),
        ("应急体系健全", Demand.STATES),
        ("请示已经批复", Demand.STATES),
        ("总要求强调实效", Demand.STATES),
    ],
)
def test_a_task_without_a_word_of_demand_shows_by_its_form(text: str, kind: Demand) -> None:
    """A deadline, a period, an agent, a case or a place with what is to be done; each has look-alikes that report."""
    assert demand_of(fold(text).text) is kind


@pytest.mark.parametrize(
    "text",
    [
        "党中央高度重视",
        "防汛形势依然严峻",
        "这是一场硬仗",
        "经济运行呈现回升态势",
        "各项工作取得明显成效",
        "为发展提供了根本遵循",
    ],
)
def test_a_judgement_states(text: str) -> None:
    """A clause that says what is so or what was done demands nothing."""
    assert demand_of(text) is Demand.STATES


def judged(sentence: str, marker: str = "会议强调") -> list[Demand]:
    """Return the kind of demand of each clause of a one-block readout."""
    return [clause.demand for clause in parse(Document("通稿.txt", f"{marker}，{sentence}", "utf-8", "")).clauses]


@pytest.mark.parametrize(
    "sentence",
    [
        "要把关口前移，任务到人、责任到人，真正做到不漏一户。",
        "必须抓住根本，多做打基础的工作，未雨绸缪。",
        "一要抓好落实；二要由省财政解决缺口，从外地调粮。",
        "以更高标准修订规划，对于薄弱堤段要逐段加固。",
        "要早谋划，确保庙会取得圆满成功，让渡口改造得到村民认可。",
        "针对塌方路段要连夜抢修，群众获得感进一步增强。",
        "各级各部门加强值守，逐户上门。",
        "深刻认识到这是一项重大任务，久久为功。",
        "建设工期要服从质量，形成具有水乡特色的风貌。",
    ],
)
def test_what_follows_a_demand_in_its_sentence_is_demanded(sentence: str) -> None:
    """A clause after a demand is demanded with or without a verb of doing, and across ；."""
    assert set(judged(sentence)) == {Demand.REQUIRES}


@pytest.mark.parametrize("aim", ["为了守住底线", "为落实省里的部署", "为切实提高出勤率"])
def test_an_aim_before_a_demand_states(aim: str) -> None:
    """What a sentence opens with to say what its demand is for is none itself."""
    assert judged(f"{aim}，必须逐户排查。") == [Demand.STATES, Demand.REQUIRES]


@pytest.mark.parametrize(
    "sentence",
    [
        "去年新修了堤防，完善预警平台，推进中小河流治理。",
        "全市上下攻坚克难，完成了改造，改善民生福祉。",
        "继续加大投入，有利于促进公平。",
        "坚持问题导向，聚焦重点，取得了明显成效。",
        "对于保护湿地，维护候鸟家园，具有特殊作用。",
        "组织部门将加强考核，把整改情况作为重要内容。",
        "我们要建设的大学是一流大学。",
        "即将召开的林业大会，对于保护候鸟具有深远意义。",
        "方案内容翔实，剖析问题鞭辟入里。",
        "县里愿同邻县一道，共建生态走廊，造福两地群众。",
        "为了降低运费，港务局开展了三轮清查。",
    ],
)
def test_what_follows_a_report_in_its_sentence_is_reported(sentence: str) -> None:
    """Verbs of doing continue the report; so does a clause that comments on the one before."""
    assert set(judged(sentence)) == {Demand.STATES}


def test_a_condition_tells_nothing() -> None:
    """Neither do what is allowed and what something is for: what follows is judged by its own words."""
    assert judged("市民如发现火情，立即拨打119。") == [Demand.STATES, Demand.REQUIRES]
    assert judged("允许农户入股，鼓励企业参与荒山造林。") == [Demand.STATES, Demand.ENCOURAGES]


def test_a_report_ends_at_a_full_stop_and_a_description_binds_nothing() -> None:
    """压紧压实责任 requires, although the clause before it describes the flood season."""
    assert judged("去年新修了堤防。加强薄弱堤段巡查。") == [Demand.STATES, Demand.REQUIRES]
    assert judged("当前正值主汛期，压紧压实责任。") == [Demand.STATES, Demand.REQUIRES]
    assert judged("防汛形势严峻，压紧压实责任。") == [Demand.STATES, Demand.REQUIRES]


def test_a_verb_that_asks_makes_demands_of_all_that_follows() -> None:
    """会议要求 and 会议强调 differ where no word of the clause decides."""
    assert judged("各单位月底前报送结果。", "会议要求") == [Demand.REQUIRES]
    assert judged("湖区风平浪静。") == [Demand.STATES]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("要严格执行河道“六个不准”", Demand.REQUIRES),
        ("落实好禁渔三个不得", Demand.REQUIRES),
        ("确保令行禁止", Demand.REQUIRES),
        ("不应该出现的差错要追责", Demand.REQUIRES),
        ("村民绝对不应该下河", Demand.PROHIBITS),
        ("各级干部不能层层加码", Demand.PROHIBITS),
    ],
)
def test_the_name_of_a_ban_is_not_a_ban(text: str, kind: Demand) -> None:
    """A quoted or counted ban names a rule; an attribute describes the thing, not the act."""
    assert demand_of(text) is kind


def test_a_refusal_forbids_only_after_a_demand() -> None:
    """不搞 forbids after a demand and reports after a report."""
    assert judged("要量力而行，不搞形象工程。") == [Demand.REQUIRES, Demand.PROHIBITS]
    assert judged("去年压减了开支，不搞形象工程。") == [Demand.STATES, Demand.STATES]


@pytest.mark.parametrize("text", ["讲话高瞻远瞩", "医务人员作出了突出贡献", "市委给予充分肯定", "贺信具有重大意义"])
def test_praise_is_not_a_demand(text: str) -> None:
    """A clause may praise a speech, a letter, a person or work done."""
    assert demand_of(text) is Demand.PRAISES


@pytest.mark.parametrize(
    "text", ["大会具有重大意义", "来之不易的成果要守护好", "要作出更大贡献", "深刻认识讲话的重大意义"]
)
def test_a_word_of_praise_alone_is_not_praise(text: str) -> None:
    """Neither the significance of an event nor a demand to value or achieve something is praise."""
    assert demand_of(text) is not Demand.PRAISES


def test_the_source_of_the_seeds_prohibits_six_times(source: Path) -> None:
    """不准 prohibits five times, 杜绝 once, and 防止 never."""
    bans = [clause for clause in parse(read(str(source))).clauses if clause.demand is Demand.PROHIBITS]

    assert [forbidding(clause) for clause in bans] == ["不准"] * 5 + ["杜绝"]
    assert bans[-1].text == "坚决杜绝形式主义、官僚主义行为"


def test_the_target_of_the_seeds_prohibits_four_times(target: Path) -> None:
    """千万不能 prohibits three times, 杜绝 once."""
    bans = [clause for clause in parse(read(str(target))).clauses if clause.demand is Demand.PROHIBITS]

    assert sorted(filter(None, map(forbidding, bans))) == ["千万不能", "千万不能", "千万不能", "杜绝"]


def test_a_directive_makes_the_strongest_demand_of_its_clauses(source: Path) -> None:
    """The order of strength is prohibits, requires, encourages, praises, states."""
    order = list(Demand)
    for directive in parse(read(str(source))).directives:
        assert order.index(strongest(directive)) == min(order.index(clause.demand) for clause in directive.clauses)


@given(st.text("不准得能要必须鼓励支持是了。、“”党中央 1", max_size=30))
def test_every_text_has_one_kind(text: str) -> None:
    """Any text, however random, is given a kind of demand."""
    assert demand_of(text) in Demand


@pytest.mark.parametrize(
    "text",
    [
        "每日17时30分前报送数据",
        "每周五16时前上报进度",
        "每晚8点前完成消杀",
        "抽检比例不低于1/3",
        "师生配比达到1:12",
        "响应时间不超过15分钟",
        "误差控制在3毫米以内",
        "每床配备护士不少于0.4名",
        "县长任总指挥",
    ],
)
def test_a_due_hour_a_bound_and_a_post_require(text: str) -> None:
    """A clause without 要 that says until when to report, how much is the least or who is in charge is a demand."""
    assert demand_of(fold(text).text) is Demand.REQUIRES


@pytest.mark.parametrize(
    "text",
    [
        "去年事故起数不超过10起",
        "目前病床使用率不到60%",
        "全县伤亡率不超过1%",
        "到2030年森林覆盖率不低于25%",
        "城区每日17时前后车流量最大",
        "他曾担任村委会主任",
    ],
)
def test_a_figure_of_a_time_or_place_reports(text: str) -> None:
    """The same words behind a year, a place or 目前 report, or name an aim."""
    assert demand_of(fold(text).text) is Demand.STATES
