"""Texts down the levels: the course of each demand, the origins of those in the last text, and what was new."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from calling import run

import directive_diff
from directive_diff.entry import run as main
from directive_diff.labels import Lang
from directive_diff.labels.many import ManyLabels
from directive_diff.model import Document, Level
from directive_diff.surveying.chaining import run as run_chain
from directive_diff.surveys.chains import courses, first_demands, origins
from directive_diff.surveys.flows import flows
from directive_diff.surveys.values import Member
from directive_diff.view.chain import describe_changes

if TYPE_CHECKING:
    from pathlib import Path

CENTRE = "会议强调，必须坚决守住耕地保护红线。要加快高标准农田建设。不准违规占用基本农田。要完善粮食收购补贴办法。"
PROVINCE = "会议强调，要守住耕地保护红线。要加快高标准农田建设。要推进水库除险加固工程。要完善粮食收购补贴办法。"
CITY = "会议强调，要加快高标准农田建设。要推进水库除险加固工程。不准违规占用基本农田。要开展河道采砂专项整治。"


def documents() -> dict[str, Document]:
    """Return the three texts by name."""
    texts = {"中央": CENTRE, "省": PROVINCE, "市": CITY}
    return {name: Document(f"{name}.txt", text, "utf-8", "0" * 64) for name, text in texts.items()}


def fates(tier: int) -> list[str | None]:
    """Return the fates of the centre's four demands on a tier."""
    demand_courses = courses(directive_diff.chain(documents()))
    stages = [next(stage for stage in course.stages if stage.tier == tier) for course in demand_courses]
    return [stage.fate.value if stage.fate else None for stage in stages]


def test_each_demand_is_followed_from_tier_to_tier() -> None:
    """Two demands reach the city, one of them past the province; two are lost on the second step."""
    assert fates(1) == ["carried", "carried", "dropped", "carried"]
    assert fates(2) == ["dropped", "carried", "carried", "dropped"]


def test_a_weakening_is_reported_for_the_step_that_made_it() -> None:
    """The province turned 必须坚决 into 要; the next step reports no change."""
    first = courses(directive_diff.chain(documents()))[0]

    assert {change.kind.value for change in first.stages[0].changes} == {"weakened"}
    assert not first.stages[1].changes


def test_a_demand_taken_past_a_tier_is_traced_to_its_origin() -> None:
    """The city has the ban that the province left out, so it came from the centre."""
    third = courses(directive_diff.chain(documents()))[2]

    assert [stage.past for stage in third.stages] == [False, True]
    assert third.stages[1].whom == (0,)


def test_each_demand_of_the_last_text_has_its_origin() -> None:
    """A demand comes from the centre via the province or past it, from the province, or is new."""
    demand_origins = [origin.source for origin in origins(directive_diff.chain(documents()))]

    assert [source and (source.text, source.directive) for source in demand_origins] == [
        (0, "A1.2"), (1, "B1.3"), (0, "A1.3"), None,
    ]  # fmt: skip
    assert demand_origins[0] is not None
    assert [place.clause for place in demand_origins[0].via] == ["B1.2.1"]


def test_a_demand_is_new_where_it_appears_first() -> None:
    """The reservoirs are new in the province, the sand in the city."""
    tiers = first_demands(directive_diff.chain(documents()))

    assert [[directive.id for _, directive in tier] for tier in tiers[1:]] == [["B1.3"], ["C1.4"]]


def test_the_bands_of_the_picture_stay_within_their_blocks() -> None:
    """A block is as high as what leaves it plus what is lost, and as what arrives plus what is new."""
    picture = flows(directive_diff.chain(documents()), 600, 10)

    for node in picture.nodes:
        height = node.bottom - node.top
        key = (node.text, node.block)
        leaving = sum(band.leaves[1] - band.leaves[0] for band in picture.bands if band.upper == key)
        coming = sum(band.arrives[1] - band.arrives[0] for band in picture.bands if band.lower == key)
        assert node.tier == 2 or leaving + node.lost == pytest.approx(height)
        assert node.tier == 0 or coming + node.new == pytest.approx(height)
        assert sum(piece.bottom - piece.top for piece in node.pieces) == pytest.approx(height)


@pytest.fixture
def texts(tmp_path: Path) -> list[Path]:
    """Return the three texts as files."""
    paths = []
    for name, text in (("centre", CENTRE), ("province", PROVINCE), ("city", CITY)):
        paths.append(tmp_path / f"{name}.txt")
        paths[-1].write_text(text, encoding="utf-8")
    return paths


def test_the_links_of_a_chain_are_those_of_compare(texts: list[Path]) -> None:
    """The links of a chain differ from those of ``compare`` only in the letters of their ids."""
    result: dict[str, Any] = json.loads(run("chain", *texts, "--format", "json").stdout)

    pair = next(pair for pair in result["pairs"] if (pair["upper"], pair["lower"]) == ("province", "city"))
    alone = json.loads(run("compare", *texts[1:]).stdout)["links"]
    for link in pair["links"]:
        link["source"], link["target"] = f"S{link['source'][1:]}", f"T{link['target'][1:]}"
    assert pair["links"] == alone


def test_a_change_names_the_text_of_the_tier_that_made_it() -> None:
    """Of two cities, only 甲 turned 必须确保 into 力争, and the change names it."""
    upper, mild, firm = (
        "会议强调，必须确保收治率100%。",
        "会议强调，力争收治率100%。",
        "会议强调，必须确保收治率100%，抓好落实。",
    )
    names = {"省": (upper, Level.PROVINCE), "甲": (mild, Level.CITY), "乙": (firm, Level.CITY)}
    members = [Member(f"{name}.txt", name, level=level) for name, (_, level) in names.items()]
    result = run_chain(members, [Document(f"{name}.txt", text, "utf-8", "0" * 64) for name, (text, _) in names.items()])

    stage = courses(result)[0].stages[0]

    assert stage.changes
    assert set(stage.makers) == {(1,)}
    descriptions = describe_changes(stage, result, ManyLabels(Lang.ZH))
    assert all(description.endswith("（甲）") for description in descriptions)


@pytest.mark.usefixtures("texts")
def test_a_manifest_may_name_several_texts_above_one(tmp_path: Path) -> None:
    """The first tier has two texts, and one text is below both."""
    manifest = tmp_path / "chain.csv"
    manifest.write_text("path,name,above\ncentre.txt,a,\nprovince.txt,b,\ncity.txt,c,a;b\n", encoding="utf-8")

    result = json.loads(run("chain", manifest, "--format", "json").stdout)

    assert [text["tier"] for text in result["texts"]] == [0, 0, 1]
    assert result["texts"][2]["above"] == ["a", "b"]
    city = [origin["origin"] and origin["origin"]["text"] for origin in result["origins"]]
    assert city[1:] == ["b", "a", None]


@pytest.mark.usefixtures("texts")
@pytest.mark.parametrize("above", ["a", "x", "b"])
def test_a_manifest_that_forms_a_circle_is_refused_in_one_line(tmp_path: Path, above: str) -> None:
    """A manifest with a circle, a missing text or a text above itself is refused in one line."""
    manifest = tmp_path / "chain.csv"
    second = "b" if above == "b" else ""
    manifest.write_text(f"path,name,above\ncentre.txt,a,{second}\nprovince.txt,b,{above}\n", encoding="utf-8")
    if above == "a":
        manifest.write_text("path,name,above\ncentre.txt,a,b\nprovince.txt,b,a\n", encoding="utf-8")

    assert run("chain", manifest, code=2).stderr.count("\n") == 1


def test_one_text_is_not_a_chain(texts: list[Path]) -> None:
    """A chain of one text is refused in one line."""
    assert run("chain", texts[0], code=2).stderr.count("\n") == 1


def test_a_workbook_and_a_document_hold_the_same_rows(texts: list[Path], tmp_path: Path) -> None:
    """Each demand has one cell per tier and a note of what happened; each demand of the last text has its origin."""
    openpyxl, docx = pytest.importorskip("openpyxl"), pytest.importorskip("docx")
    for ending in ("xlsx", "docx"):
        assert main(["chain", *map(str, texts), "-o", str(tmp_path / f"c.{ending}"), "--lang", "zh"]) == 0

    book = openpyxl.load_workbook(tmp_path / "c.xlsx")
    rows = list(book["去向"].values)
    document = docx.Document(tmp_path / "c.docx")
    followed, traced = ([[cell.text for cell in row.cells] for row in table.rows] for table in document.tables)

    assert [row[1] for row in rows[1:]] == ["A1.1", "A1.2", "A1.3", "A1.4"]
    assert [row[3][0] for row in rows[1:]] == ["！", "＃", "－", "＃"]
    assert rows[2][4] == "＃ C1.1"
    assert rows[1][5].startswith("第 2 级弱化")
    assert [row[3] for row in book["来历"].values][1:] == [
        "来自 A1.2；经 B1.2", "来自 B1.3", "来自 A1.3", "本级首次提出",
    ]  # fmt: skip
    assert [row[2:] for row in followed[2:]] == [[cell or "" for cell in row[3:]] for row in rows[1:]]
    assert [row[2] for row in traced[1:]] == [row[3] for row in book["来历"].values][1:]
    assert any("未经人工复核" in paragraph.text for paragraph in document.paragraphs)


def test_a_review_of_one_pair_is_applied_to_the_chain(
    texts: list[Path], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A review is matched by the hashes of its texts; a review of other texts is refused."""
    folder = tmp_path / "reviews"
    folder.mkdir()
    assert main(["compare", *map(str, texts[:2]), "-f", "review", "-o", str(folder / "any.tsv"), "--lang", "en"]) == 0
    rows = (folder / "any.tsv").read_text("utf-8").splitlines()
    at = next(number for number, row in enumerate(rows) if "S1.2.1" in row.split("\t") and "T1.2.1" in row.split("\t"))
    rows[at] = f"reject{rows[at]}"
    (folder / "any.tsv").write_text("\n".join(rows), encoding="utf-8")
    command = ["chain", *map(str, texts), "--review", str(folder), "--lang", "en", "--format"]
    capfd.readouterr()

    assert main([*command, "json"]) == 0
    pairs = json.loads(capfd.readouterr().out)["pairs"]
    first = next(pair for pair in pairs if (pair["upper"], pair["lower"]) == ("centre", "province"))
    assert first["review"]["rejected"] == 1
    assert ("A1.2.1", "B1.2.1") not in {(link["source"], link["target"]) for link in first["links"]}
    assert all(link["source"].startswith("A") for link in first["links"])
    assert main([*command, "terminal"]) == 0
    assert f"1 of {len(pairs)} pairs of texts reviewed by a person" in capfd.readouterr().out
    assert main(["chain", *map(str, texts[1:]), "--review", str(folder), "--lang", "en"]) == 2
    assert "any of the pairs" in capfd.readouterr().err
