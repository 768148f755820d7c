"""The matter of a demand, and that its neighbours do not link two demands that share only a frame."""

from __future__ import annotations

import pytest

from directive_diff.alignment import align
from directive_diff.grammar import parse
from directive_diff.grammar.demands.matter import core, matter
from directive_diff.model import Document, Match
from directive_diff.words import cut

FRAME = (
    "会议强调，要摸清家底，从老旧桥梁垮塌中吸取教训。{}，渡口安排专人昼夜看守，雨天一律停航。"
    "要把救生衣发到每位船工手中，逐船核对载客人数。"
)


def matches(source: str, target: str, frame: str = FRAME) -> list[Match]:
    """Return the links between two demands that stand in the same frame of copied clauses."""
    one, other = (
        parse(Document("通稿.txt", frame.format(text), "utf-8", "0" * 64), side=side)
        for text, side in ((source, "S"), (target, "T"))
    )
    return [m for m in align(one, other).matches if (m.source.text, m.target.text) == (source, target)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("加大巡查力度", "巡查"),
        ("做好防冻工作", "防冻"),
        ("落实考勤制度", "考勤"),
        ("推动防汛能力稳步提高", "防汛"),
        ("推动高质量发展", "发展"),
        ("加强督导检查", "督导检查"),
        ("具有重要意义", ""),
        ("各级各部门要认真履职", "履职"),
    ],
)
def test_the_matter_of_a_demand_is_what_its_frame_leaves(text: str, expected: str) -> None:
    """Opening verbs, addressees, adverbs and empty nouns are not matter unless nothing else would be left."""
    cover = matter(cut(text)).cover

    assert "".join(char for place, char in enumerate(text) if cover >> place & 1) == expected


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("要加大清淤力度", "要加大普法力度"),
        ("要做好秋播工作", "要做好普查工作"),
        ("要落实首问责任制度", "要落实轮岗交流制度"),
        ("要推动夜间经济加快发展", "要推动殡葬改革加快发展"),
        ("要杜绝超载现象", "要杜绝攀比现象"),
        ("要支持渔民转产", "要支持渔民参保"),
        ("要健全巡航机制", "要健全容错机制"),
        ("要坚决遏制偷渡多发势头", "沿江偷渡活动多发"),
        ("要确保航道安全", "航道形势十分严峻"),
        ("对于航运具有重大现实意义", "具有重要意义"),
    ],
)
def test_a_frame_makes_no_link_whatever_is_copied_around_it(source: str, target: str) -> None:
    """Two demands, a demand and a statement, or two empty formulas are not linked by their frame alone."""
    assert matches(source, target) == matches(target, source) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("要加大清淤力度", "要持续加大清淤力度"),
        ("要做好秋播工作", "要抓好秋播工作"),
        ("要落实首问责任制度", "要严格执行首问责任制度"),
        ("要支持渔民转产", "要支持广大渔民转产转业"),
        ("要健全巡航机制", "要完善巡航工作机制"),
    ],
)
def test_the_same_matter_in_another_frame_is_linked(source: str, target: str) -> None:
    """Demands on the same matter are linked with another verb, an extra word or a general noun."""
    assert matches(source, target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("大家务必贯彻落实党中央的决策部署", "县直各部门要贯彻落实党中央决策部署"),
        ("要深入学习贯彻党的二十大的精神", "各级党组织要深入学习贯彻党的二十大精神"),
        ("要增强“四个意识”", "全体党员必须增强“四个意识”"),
    ],
)
def test_another_addressee_does_not_make_another_demand(source: str, target: str) -> None:
    """A demand to others is linked, even if it is a slogan and all that the texts have in common."""
    assert core(cut("大家务必贯彻部署")) == core(cut("各部门要贯彻部署")) == "贯彻部署"
    links = matches(source, target, "会议强调，{}。")
    assert len(links) == 1
    assert links[0].score >= 0.9


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("要把防沉迷放在心上", "要把水源地放在心上"),  # governed by 把
        ("要走好乡村旅游这步棋", "要走好职业培训这步棋"),  # named in full by 这
        ("要拿出壮士断腕的勇气关停小煤窑", "要以壮士断腕的勇气精简编外人员"),  # a verb of its own
        ("要拿出真招实招破解停车难", "要拿出真招实招破解用工荒"),  # governed by a verb
        ("要以“一刻也不能松懈”的劲头抓春运", "要以“一刻也不能松懈”的劲头抓高考"),  # by one of one character
        ("谁耽误汛情就问责谁", "谁偷税漏税就问责谁"),
        ("要动真碰硬推进问题整改", "要动真碰硬化解社会组织债务"),  # what is done in place of a name
        ("要严格遵守检查纪律", "要严格遵守请销假纪律"),  # heavier than what it qualifies
        ("要让托育服务走进千家万户", "要让宽带网络走进千家万户"),
        ("要新增就业2.3万人", "要培训干部1.3万人"),  # nothing but the unit of a figure
        ("要改造管网120公里", "要疏浚河道150公里"),
    ],
)
def test_another_matter_in_the_same_frame_is_no_link(source: str, target: str) -> None:
    """Clauses that are equal but for the stretch that says what is asked for are not linked, whatever the frame."""
    assert matches(source, target) == matches(target, source) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("要像保护眼睛一样保护生态环境", "要像保护眼睛一样保护绿水青山"),  # synonyms
        ("要强化危险废物全过程监管", "要强化危废全过程监管"),  # short for it
        ("巡查交由街道办承担", "巡查交由水务局承担"),  # another party to the same
        ("要支持苏州建设水网工程", "要支持无锡建设水网工程"),  # another place
        ("要加快沿海港口、铁路和机场建设", "要加快沿海港口、公路和机场建设"),  # another member of a list
        ("要新增就业2.3万人", "要新增就业1.8万人次"),  # another figure of the same
    ],
)
def test_another_word_for_the_matter_is_linked(source: str, target: str) -> None:
    """A stretch that differs does not part two clauses if it names the same, who does it, where, or one of several."""
    assert matches(source, target)


def test_clauses_that_share_part_of_their_matter_are_no_sure_link() -> None:
    """Another kind of the same thing may be carried, but is never certain."""
    (match,) = matches("要推动社区文化设施建设", "要推动社区消防设施建设")

    assert match.score == pytest.approx(0.6)
