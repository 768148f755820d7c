"""What findings quote: what changed is whole, and a long passage keeps it in view."""

from __future__ import annotations

import pytest

from directive_diff import compare
from directive_diff.labels import Labels, Lang
from directive_diff.model import Document
from directive_diff.view.findings import QUOTED, board


def first_finding(source: str, target: str, *, everything: bool = False) -> str:
    """Return the first finding about two texts as a line."""
    documents = (Document(name, text, "utf-8", "0" * 64) for name, text in (("省.txt", source), ("市.txt", target)))
    return board(compare(*documents), Labels(Lang.ZH), everything=everything).sure[0].text


@pytest.mark.parametrize(
    ("source", "target", "quoted"),
    [
        ("要新改建农村公路8000公里", "要新改建农村公路800公里", "“要新改建农村公路8000公里”→“要新改建农村公路800公里”"),
        ("要新建高速公路1500公里", "要新建高速公路1000公里", "“要新建高速公路1500公里”→“要新建高速公路1000公里”"),
        (
            "要在6月30日前完成隐患整改任务",
            "要在9月30日前完成隐患整改任务",
            "“要在6月30日前完成隐患整改任务”→“要在9月30日前完成…”",
        ),
        (
            "要把细颗粒物年均浓度降到35微克/立方米以下",
            "要把细颗粒物年均浓度降到38微克/立方米以下",
            "“要把细颗粒物年均浓度降到35微克/立方米以下”→“要把细颗粒物年均浓度降到38微克/立方米…”",
        ),
        (
            "到2026年底，建成示范县20个",
            "到2027年底，建成示范县20个",
            "“到2026年底，建成示范县20个”→“到2027年底，建成…”",
        ),
    ],
)
def test_a_changed_figure_is_quoted_whole(source: str, target: str, quoted: str) -> None:
    """A changed figure has its unit and its bound, however long the demand around it is; a date, what is due then."""
    line = first_finding(f"会议强调，{source}。", f"会议强调，{target}。")

    assert line == f"数字改变：{quoted}"


def test_a_figure_far_inside_a_long_demand_is_quoted() -> None:
    """A long demand loses what is far from its figure, which keeps its unit, its bound and words of what it is."""
    demand = "要把全县各部门各单位安排用于老旧管网改造和二次供水设施更新的补助资金规模提高到{}亿元以上并及时拨付到位"
    line = first_finding(f"会议强调，{demand.format(120)}。", f"会议强调，{demand.format(100)}。")

    source, target = line.split("→")
    assert source == "数字改变：“要把全县各部门各单位…补助资金规模提高到120亿元以上并及时拨付到位”"
    assert target.endswith("…提高到100亿元以上…”")


def test_every_change_of_a_long_demand_is_in_its_quotation() -> None:
    """Neither 必须 nor 坚决 may be what a long quotation leaves out."""
    duties = "把防汛救灾工作的各项部署和省防指第三次调度会议明确的重点任务一项一项"
    line = first_finding(f"会议强调，必须{duties}坚决落实到每一座水库。", f"会议强调，要{duties}落实到每一座水库。")

    assert line.partition("→")[0] == "弱化：“必须把防汛救灾工作的各项部署和省防指第三次调度会议…坚决落实到每一座水库”"


def test_a_long_ban_is_quoted_with_its_word() -> None:
    """The word that forbids is quoted wherever it is in a long demand."""
    ban = "各级各部门和领导干部在任何时候任何情况下对任何单位和个人都不准违规插手干预工程建设项目和矿产资源开发"
    line = first_finding(f"会议强调，要抓好秋收。{ban}。", "会议强调，要抓好秋收。")

    assert line.startswith("不准 1 句，未见对应 1 句：“各级各部门和领导干部…")
    assert "不准违规" in line


def test_all_findings_are_given_with_all_they_quote() -> None:
    """Who asks for all findings reads each figure that changed, not the first three and a number."""
    works = ["农村公路", "文化站", "养老院", "停车场", "图书馆"]
    source, target = ("".join(f"会议强调，要建成{work}{n}个。\n" for work in works) for n in (30, 20))

    assert first_finding(source, target).endswith(f"等（另 {len(works) - QUOTED} 处）")
    assert first_finding(source, target, everything=True).count("20个") == len(works)


def test_a_quotation_goes_on_with_a_whole_member_behind_its_gap() -> None:
    """What follows the gap of a long list is 林木销售等环节, not half of the member before it: 储运、林木销售等环节."""
    crops = "、".join(f"{crop}{work}" for crop in ("粮食", "蔬菜", "水果", "林木") for work in ("育种", "储运", "销售"))
    line = first_finding(f"会议强调，要统筹推进{crops}等环节。", "会议强调，要办好龙舟比赛。")

    assert line.endswith("…林木销售等环节”")
