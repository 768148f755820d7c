"""What kind of demand a clause makes: prohibits, requires, encourages, or states."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_diff import parse, read
from directive_diff.demand import Demand, demand, demand_of, forbidding, strongest
from directive_diff.folding import fold

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
def test_what_forbids_prohibits(text: str) -> None:
    """By a word that forbids anywhere, or by 不能 and 不要 where the clause opens with them."""
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
def test_to_keep_off_is_not_to_forbid(text: str, kind: Demand) -> None:
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
    """With or without 要."""
    assert demand_of(text) is Demand.REQUIRES


@pytest.mark.parametrize(
    "text", ["鼓励企业加大投入", "支持青年创业", "积极引导社会资本参与", "要支持基层探索", "倡导绿色出行"]
)
def test_an_endorsement_encourages(text: str) -> None:
    """Where the clause opens with it and no word makes an order of it."""
    assert demand_of(text) is Demand.ENCOURAGES


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
    """What is so and what was done demand nothing."""
    assert demand_of(text) is Demand.STATES


def test_the_source_of_the_seeds_prohibits_six_times(source: Path) -> None:
    """Five times 不准, once 杜绝; 防止 does not."""
    found = [clause for clause in parse(read(str(source))).clauses if demand(clause) is Demand.PROHIBITS]

    assert [forbidding(clause) for clause in found] == ["不准"] * 5 + ["杜绝"]
    assert found[-1].text == "坚决杜绝形式主义、官僚主义行为"


def test_the_target_of_the_seeds_prohibits_four_times(target: Path) -> None:
    """Three times 千万不能, once 杜绝."""
    found = [clause for clause in parse(read(str(target))).clauses if demand(clause) is Demand.PROHIBITS]

    assert sorted(filter(None, map(forbidding, found))) == ["千万不能", "千万不能", "千万不能", "杜绝"]


def test_a_directive_makes_the_strongest_demand_of_its_clauses(source: Path) -> None:
    """Prohibits before requires before encourages before states."""
    order = list(Demand)
    for directive in parse(read(str(source))).directives:
        assert order.index(strongest(directive)) == min(order.index(demand(clause)) for clause in directive.clauses)


@given(st.text("不准得能要必须鼓励支持是了。、“”党中央 1", max_size=30))
def test_every_text_has_one_kind(text: str) -> None:
    """And only what prohibits has a word that forbids, whatever the text is."""
    assert demand_of(text) in Demand
