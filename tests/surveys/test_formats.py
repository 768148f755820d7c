"""A survey and a chain in every format: complete, valid, and unable to be more than text."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from browsing import Opened

import directive_diff
from directive_diff.findings.selection import EVERYTHING
from directive_diff.labels import Lang
from directive_diff.model import Document, Level
from directive_diff.renderers import Format, View
from directive_diff.renderers.many import FORMATS, Sight, render
from directive_diff.renderers.schemas import schema
from directive_diff.surveys.arrangement import Order, matrix
from directive_diff.surveys.courses import Course, courses, heat
from directive_diff.surveys.over_all import Kind, over_all
from directive_diff.surveys.values import Survey

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from directive_diff.surveys.over_all import Overall
    from directive_diff.surveys.steps import Chain

UPPER = (
    "会议强调，必须确保收治率100%。要加强水库堤防巡查。不准向企业收取复工保证金。不准擅自升级管控措施，要加快项目建设。"
    "要严格规范公正执法。"
)
LOWERS = {
    "甲": "会议强调，确保收治率95%。要加强水库堤防巡查。要加快项目建设。要组织千名干部下沉社区值守。",
    "乙": "会议强调，必须确保收治率100%。要加强水库堤防巡查。要加快项目建设。要组织千名干部下沉社区值守。",
    "丙": "会议强调，要加强水库堤防巡查。要组织千名干部下沉社区值守。要为每家企业选派2名科技特派员。",
}
HARMFUL = "会议强调，=1+1<script>alert(1)</script>要加强水库\x1b[31m堤防巡查\u202e。]]>--></style>&amp;要加快项目建设。"


def document(text: str, name: str) -> Document:
    """Return ``text`` as a document."""
    return Document(name, text, "utf-8", "0" * 64)


@pytest.fixture(scope="module")
def survey() -> Survey:
    """Survey three lower texts, a month apart."""
    lowers = {name: document(text, f"{name}-2020-0{n}-17.txt") for n, (name, text) in enumerate(LOWERS.items(), 1)}
    return directive_diff.survey(document(UPPER, "省.txt"), lowers)


@pytest.fixture(scope="module")
def harmful() -> tuple[Survey, Chain]:
    """Survey and chain texts full of markup, formulas and control characters."""
    lowers = {"=a<b>\x1b": document(HARMFUL, "=a<b>\x1b.txt"), "'\"|": document(UPPER, "-rf.txt")}
    upper = document(HARMFUL, "=s<b>.txt")
    return directive_diff.survey(upper, lowers), directive_diff.chain({"=s<b>": upper, **lowers})


def findings_of(survey: Survey, kind: Kind) -> list[Overall]:
    """Return the findings of a kind."""
    return [finding for finding in over_all(survey) if finding.kind is kind]


def test_what_nobody_carried_is_found(survey: Survey) -> None:
    """The demands that no text carried are found, the ban first."""
    assert [finding.words for finding in findings_of(survey, Kind.NOBODY)] == [
        "不准向企业收取复工保证金。",
        "要严格规范公正执法。",
    ]


def test_a_ban_that_most_left_out_is_found(survey: Survey) -> None:
    """A ban that most left out is found although the rest of its sentence was carried."""
    bans = findings_of(survey, Kind.PROHIBITION)

    assert [(each.words, each.texts, each.of) for each in bans] == [("不准擅自升级管控措施", (0, 1, 2), 3)]


def test_who_changed_a_figure_is_found(survey: Survey) -> None:
    """The finding about a changed figure says who changed it and what it became."""
    (finding,) = findings_of(survey, Kind.FIGURE)

    assert finding.ways == (("100%", "95%", (0,)),)


def test_a_wording_that_lower_texts_share_is_a_template(survey: Survey) -> None:
    """The upper text has none of it; additions by one text alone are listed separately."""
    assert [(finding.words, finding.texts) for finding in findings_of(survey, Kind.TEMPLATE)] == [
        ("要组织千名干部下沉社区值守", (0, 1, 2))
    ]
    assert [(finding.words, finding.texts) for finding in findings_of(survey, Kind.ALONE)] == [
        ("要为每家企业选派2名科技特派员。", (2,))
    ]


def test_orders_put_what_most_carried_first_and_like_texts_together(survey: Survey) -> None:
    """By spread, the demand that all carried leads; by likeness, the two that carry the same adjoin."""
    spread = matrix(survey, Order.SPREAD)
    assert spread.rows[0].directive.text == "要加强水库堤防巡查。"
    assert [survey.texts[column].name for column in spread.columns][-1] == "丙"
    like = [survey.texts[column].name for column in matrix(survey, Order.LIKENESS).columns]
    assert abs(like.index("甲") - like.index("乙")) == 1


def test_for_very_many_texts_the_output_says_that_likeness_is_left_out(survey: Survey) -> None:
    """Beyond a thousand texts, readers and other programs are told that likeness is left out."""
    jsonschema = pytest.importorskip("jsonschema")
    many = survey._replace(texts=survey.texts * 501)

    for result, wanted in ((survey, False), (many, True)):
        output = written(result, Format.TERMINAL, lang=Lang.ZH).decode("utf-8")
        assert ("未互相比较相似程度" in output) is wanted
        values = json.loads(written(result, Format.JSON))
        assert values.get("likeness_left_out", False) is wanted
        jsonschema.validate({**values, "texts": values["texts"][:3]}, json.loads(schema("survey")))


def test_over_time_demands_stay_or_go(survey: Survey) -> None:
    """Over time, demands stay or go; the dates come from the names of the files."""
    by_course = courses(survey, EVERYTHING)

    assert [row.directive.text for row in by_course[Course.STAYS]] == ["要加强水库堤防巡查。"]
    assert len(by_course[Course.GOES]) == 2
    months = heat(survey, ("堤防", "收治率"))
    assert months.months == ("2020-01", "2020-02", "2020-03")
    time = json.loads(written(survey, Format.JSON))["time"]
    assert time["courses"]["stays"] == ["S1.2"]
    assert [month["month"] for month in time["months"]] == [*months.months]
    out = io.BytesIO()
    render(survey, Format.XLSX, out, Sight(View(lang=Lang.ZH), Order.DATE))
    assert any("一直承接".encode() in part for part in parts(out.getvalue()))


def test_requested_phrases_are_counted_by_month() -> None:
    """Two of the three texts of the month contain the phrase."""
    lowers = {name: document(text, f"{name}-2020-01-1{n}.txt") for n, (name, text) in enumerate(LOWERS.items())}
    survey = directive_diff.survey(document(UPPER, "省.txt"), lowers, phrases=["收治率"])

    assert heat(survey, ["收治率"]).heats[0].texts == (2,)


@pytest.mark.parametrize("name", ["survey", "chain"])
def test_the_json_follows_its_schema(harmful: tuple[Survey, Chain], survey: Survey, name: str) -> None:
    """The JSON of a survey or a chain follows its schema, even for harmful texts."""
    jsonschema = pytest.importorskip("jsonschema")
    wanted = json.loads(schema(name))
    results = [harmful[0], survey] if name == "survey" else [harmful[1]]

    for result in results:
        values = json.loads(written(result, Format.JSON))
        assert values["schema"] == f"directive-diff/{name}/1"
        jsonschema.validate(values, wanted)


def written(result: Survey | Chain, form: Format, **view: Any) -> bytes:  # noqa: ANN401 - options of a view
    """Return a result in a format."""
    out = io.BytesIO()
    render(result, form, out, Sight(View(**view)))
    return out.getvalue()


@pytest.mark.parametrize(("kind", "form"), [(kind, form) for kind, forms in FORMATS.items() for form in forms])
def test_no_text_is_more_than_text(harmful: tuple[Survey, Chain], kind: type, form: Format) -> None:
    """No control character, markup or formula of a text or name takes effect; the same result gives the same bytes."""
    result = harmful[0] if kind is Survey else harmful[1]

    content = written(result, form, lang=Lang.ZH)

    assert content == written(result, form, lang=Lang.ZH)
    for part in parts(content):
        assert b"\x1b" not in part
        assert b"\xe2\x80\xae" not in part
    if form is Format.HTML:
        assert b"<script>alert" not in content
        assert b"</style>&amp;\xe8" not in content
    if form is Format.SVG:
        assert ET.fromstring(content).tag.endswith("svg")  # noqa: S314 - made here
    if form is Format.CSV:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
        assert len({len(row) for row in rows}) == 1
        assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)


def parts(content: bytes) -> list[bytes]:
    """Return the content of a file, or of each text part of a package."""
    if not content.startswith(b"PK"):
        return [content]
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return [packed.read(name) for name in packed.namelist() if name.endswith((".xml", ".rels"))]


def test_texts_of_one_level_stand_side_by_side() -> None:
    """If all levels are known, texts of one level form a tier below the level above."""
    texts = {
        "省委": document(f"江苏省委常委会召开会议。\n{UPPER}", "a.txt"),
        "甲": document(f"常州市委常委会召开会议。\n{LOWERS['甲']}", "b.txt"),
        "乙": document(f"无锡市委常委会召开会议。\n{LOWERS['乙']}", "c.txt"),
    }
    chain = directive_diff.chain(texts)

    levels = [step.readout.heading.level for step in chain.texts]
    assert levels == [Level.PROVINCE, Level.CITY, Level.CITY]
    assert chain.tiers == ((0,), (1, 2))


def test_a_cell_opens_its_comparison_in_the_page(survey: Survey, browser: Browser, tmp_path: Path) -> None:
    """The panel quotes the text; a demand opens what every text made of it; nothing else is loaded."""
    path = tmp_path / "matrix.html"
    path.write_bytes(written(survey, Format.HTML, lang=Lang.ZH))

    page = Opened(browser, path)
    page.page.click("#matrix tbody tr:first-child td[data-text='0']")

    assert "确保收治率95%" in page.text("#panel")
    assert "directive-diff compare '省.txt' '甲-2020-01-17.txt'" in page.text("#panel")
    page.keys("Escape")
    page.page.click("#matrix tbody tr:nth-child(2) .what")
    assert all(name in page.text("#panel") for name in LOWERS)
    page.keys("Escape")
    page.page.click("[data-order=likeness]")
    page.page.click("[data-fate=dropped]")
    assert page.page.locator("#matrix tbody tr:visible").count() < len(survey.upper.directives)
    assert page.errors == []
    assert page.requests == [path.as_uri()]
