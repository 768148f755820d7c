"""What a report adds once somebody has spoken belongs to no block, and what is said at the next stop opens its own."""

from __future__ import annotations

import pytest
from made import document
from parsed import directives, heading

from directive_diff.grammar import parse
from directive_diff.model import Demand, Level

ORDER = "县委书记周明远作出批示，要求守住堤防。"


def markers(text: str) -> list[tuple[str | None, str]]:
    """Return the speaker and verb of each block."""
    return [(block.marker.speaker, block.marker.verb) for block in parse(document(text)).blocks if block.marker]


def kinds(text: str) -> list[Demand]:
    """Return the kind of demand of each clause."""
    blocks = parse(document(text)).blocks
    return [clause.demand for block in blocks for directive in block.directives for clause in directive.clauses]


@pytest.mark.parametrize(
    "told",
    [
        "受周明远委托，副县长林若水赴现场指导抢险。",
        "下午3时，抢险队抵达青石堤。",
        "上午9时许，第一批物资装车。",
        "周明远还就灾后安置作了部署。",
        "本次会议审议通过的有关事项，将提请县党代会审议。",
        "县委常委、县委办主任林若水，副县长陈大河陪同此次调研。",
        "县直单位负责人在主会场参加会议，各镇在分会场组织收听收看会议。",
        "下一步，青石镇将逐村排查险段。",
        "据悉，下一步青石镇还将增设泵站。",
        "批示下达后，各镇迅速组织巡查。",
        "青石镇连夜召开会议，研究具体办法。",
        "通过此次会议，全体干部进一步统一了思想。",
        "截至目前，全县已转移群众320人。",
        "会议应到代表203名，实到198名，符合规定人数。",
    ],
)
def test_what_a_report_adds_ends_the_block(told: str) -> None:
    """Who set out, what happened at which hour and what becomes of what was passed are not said by the speaker."""
    assert directives(f"{ORDER}\n{told}") == directives(ORDER)


@pytest.mark.parametrize(
    "said",
    [
        "根据汛情变化，各镇要及时调整响应。",
        "按照批示要求，各村要逐户排查。",
        "下午3时，各组要上报水位。",
        "本次会议通过的事项，各单位要抓紧落实。",
        "受县政府委托，县水利局要管好泵站。",
        "下一步，各镇要逐村排查险段。",
        "下一步，我县将加固三处堤段。",
        "通知下发后，各镇要迅速传达。",
    ],
)
def test_a_demand_that_opens_likewise_stays_in_the_block(said: str) -> None:
    """A sentence that demands something belongs to the block, however it opens."""
    assert directives(f"{ORDER}\n{said}")[-1] == said


def test_what_is_said_at_the_next_stop_opens_a_block() -> None:
    """A visit between two demands names who speaks next."""
    text = "周明远强调，要建好水厂。周明远实地查看泵站，强调要加强巡检。他来到林场，要求做好防火。"
    assert markers(text) == [("周明远", "强调"), ("周明远", "强调"), ("他", "要求")]


def test_a_meeting_may_cite_another() -> None:
    """What was said at another meeting, told in the middle of a paragraph, does not end the block."""
    cited = "在市委会议上，市委书记林若水就抓好秋收提出明确要求。"
    assert directives(f"会议指出，秋收在即。{cited}各镇要抢收。") == ["秋收在即。", cited, "各镇要抢收。"]


@pytest.mark.parametrize("lead", ["随后", "接着", "最后", "会上", "座谈中"])
def test_a_word_of_sequence_may_precede_the_speaker(lead: str) -> None:
    """随后周明远强调 opens a block without a comma behind 随后."""
    assert markers(f"{lead}周明远强调，要管好渡口。") == [("周明远", "强调")]


@pytest.mark.parametrize("said", ["近期各支部要抓好学习。", "“两学”活动要向经常性延伸。", "渡口必须修好。"])
def test_a_demand_may_follow_a_name_and_verb_with_its_subject(said: str) -> None:
    """周明远指出近期各支部要… opens a block without a comma; 周明远强调的重点要… does not."""
    assert directives(f"会议听取了汇报。周明远指出{said}") == [said]
    assert directives("会议听取了汇报。周明远强调的重点要落实。会议强调，要守住底线。") == ["要守住底线。"]


@pytest.mark.parametrize(
    "sentence",
    [
        "会议学习了省委书记的重要指示批示，传达了会商会精神。",
        "专家组提出了对策建议，县长作了说明。",
        "会议印发了政策建议，大家作了讨论。",
    ],
)
def test_an_object_is_no_verb_of_saying(sentence: str) -> None:
    """批示 and 建议 are nouns behind the verb whose object they are."""
    assert directives(f"{sentence}会议强调，要守住底线。") == ["要守住底线。"]


def test_a_demand_about_suggestions_follows_a_marker_on_its_own_line() -> None:
    """意见建议 opens no block, so that a marker above it keeps its demand."""
    text = "会议要求\n各专班要梳理委员的意见建议，分清责任。"
    assert directives(text) == ["各专班要梳理委员的意见建议，分清责任。"]


def test_a_list_below_its_announcement_belongs_to_who_announced_it() -> None:
    """提出五项要求。 announces the numbered paragraphs below, even where a block is open."""
    text = f"{ORDER}\n随即，周明远在县医院召开会议，提出两项要求。\n一是全力救治伤员。\n二是排查堤防。"
    assert directives(text)[-2:] == ["一是全力救治伤员。", "二是排查堤防。"]
    assert markers(text)[-1] == ("周明远", "提出")


@pytest.mark.parametrize(
    ("head", "level", "region", "day"),
    [
        ("长沙市召开防汛会议\n7月4日，长沙市组织收听收看全省防汛会议，随后召开续会。", Level.CITY, "长沙", "7月4日"),
        ("长沙市组织收听收看全国农业会议\n2月5日，国务院召开全国农业会议。", Level.CITY, "长沙", "2月5日"),
        ("瑞昌市再次召开防汛会议\n7月1日，全市防汛会议召开。", Level.COUNTY, "瑞昌", "7月1日"),
        ("据某报1月21日消息，1月20日，市长周明远主持召开市政府全体会议。", Level.CITY, None, "1月20日"),
    ],
)
def test_the_heading_is_of_the_texts_own_meeting(head: str, level: Level, region: str | None, day: str) -> None:
    """A meeting that is only followed from afar gives neither level nor place, nor does the day of a report."""
    found = heading(f"{head}\n会议强调，要守住底线。")
    assert (found.level, found.region, found.date_text) == (level, region, day)


@pytest.mark.parametrize(
    "page",
    [
        "本网所有自采新闻独家授权本站发布，未经允许不得转载；转载务必注明来源。",
        "您当前使用的浏览器版本过低，导致网站不能正常访问，建议升级浏览器",
        "会议主要任务是学习贯彻全会精神，部署工作。",
        "石桥乡党委书记岳东、乡长安可军等陪同调研。",
        "近日，区委书记董可到园区调研，了解企业情况。",
    ],
)
def test_no_warning_about_what_demands_nothing(page: str) -> None:
    """Rights of the page, the aim of a meeting and names with 可 are no demands outside the blocks."""
    assert parse(document(f"{page}\n会议强调，要守住底线。\n{page}")).outside == ()


REQUIRES, STATES, ENCOURAGES = Demand.REQUIRES, Demand.STATES, Demand.ENCOURAGES


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("必须坚持党的领导，确保党总揽全局、协调各方。", [REQUIRES, REQUIRES]),
        ("要守住底线，确保生产形势持续稳定。", [REQUIRES, REQUIRES]),
        ("今年以来，防汛形势持续稳定。", [STATES, STATES]),
        ("将会议精神传达到全体党员。", [REQUIRES]),
        ("将养老金补缴期限延长至年底。", [REQUIRES]),
        ("水厂将于明年建成。", [STATES]),
        ("二是落实防汛责任（已启动三级响应）；三是备足物资。", [REQUIRES, REQUIRES]),
        ("把学习条例，与2019年来石桥考察时的指示，一体学习。", [REQUIRES, REQUIRES, REQUIRES]),
        ("三年来，全县建成水站12座。", [STATES, STATES]),
        ("更新换代是发展的重要举措，要鼓励以旧换新。", [STATES, ENCOURAGES]),
        ("大家感觉到了压力，希望大家要不断学习，提高技能。", [STATES, ENCOURAGES, REQUIRES]),
        ("开好代表会对提升层次具有积极的推动作用。", [STATES]),
        ("推行网格化管理，将有力促进治理。", [STATES, STATES]),
        ("2024年确定的80项任务基本完成。", [STATES]),
        ("仍存在一定数量的无证渔船，要逐一登记。", [STATES, REQUIRES]),
        ("条例是渔政干部必须掌握的武器。", [STATES]),
        ("各镇必须坚持的原则要贯彻到底。", [REQUIRES]),
        ("巡察是党要管党的重要手段。", [STATES]),
        ("要慰问职工，同时对抗洪官兵表示慰问。", [REQUIRES, STATES]),
        ("牢固树立绿水青山就是金山银山的理念，推动治理。", [REQUIRES, REQUIRES]),
        ("绿水青山就是金山银山。", [STATES]),
        ("慎终如始加强自身建设，强化担当。", [REQUIRES, REQUIRES]),
        ("《渡口管理办法》分六章三十二条，自5月1日起施行。", [STATES, STATES]),
        ("要推动《渡口管理办法》自5月1日起施行。", [REQUIRES]),
    ],
)
def test_the_kind_of_a_demand_shows_in_its_wording(said: str, expected: list[Demand]) -> None:
    """Keeping things stable, passing on and ordered encouragement demand; effects and forms of documents do not."""
    assert kinds(f"会议指出，{said}") == expected


def test_the_office_that_reports_ends_what_a_meeting_said() -> None:
    """我局成立了专班 is said by the report, unless a person speaks, who may say so too."""
    own = "我局成立了三个工作组，已全部下沉到村。"
    assert directives(f"会议强调，要守住堤防。\n{own}") == ["要守住堤防。"]
    assert directives(f"局长周明远强调，要守住堤防。\n{own}")[-1] == own
