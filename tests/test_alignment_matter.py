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
    assert [match.score for match in matches(source, target, "会议强调，{}。")] == [pytest.approx(0.9)]
