"""Every format and the exit code honour a selection, and every format shows the same numbers."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from jsonschema import Draft202012Validator

from directive_diff import compare
from directive_diff.entry import run
from directive_diff.errors import DirectiveDiffError
from directive_diff.findings.answers import answers
from directive_diff.findings.coverage import Coverage
from directive_diff.findings.selection import Only, Selection
from directive_diff.labels import Lang
from directive_diff.model import Demand, Document, Side
from directive_diff.renderers import Format, Rows, View, render
from directive_diff.renderers.schemas import schema
from directive_diff.review.vocabulary import COLUMNS

if TYPE_CHECKING:
    from pathlib import Path

    from directive_diff import Comparison

SELECTIONS = {
    "only": Selection(only=frozenset({Only.WEAKENED, Only.DROPPED})),
    "demand": Selection(demands=frozenset({Demand.PROHIBITS})),
    "source block": Selection(block="S4"),
    "target block": Selection(block="t6"),
    "block without links": Selection(block="t5"),
    "words": Selection(block="复工"),
    "score": Selection(min_score=0.9),
    "all": Selection(frozenset({Only.DROPPED, Only.SAME}), frozenset({Demand.REQUIRES}), "S3", 0.5),
}


@pytest.fixture(params=SELECTIONS, scope="module")
def part(request: pytest.FixtureRequest, comparison: Comparison) -> Comparison:
    """Return a part of the seed pair."""
    return SELECTIONS[request.param].of(comparison)


def written(comparison: Comparison, form: Format, **options: object) -> bytes:
    """Return a comparison in a format, in Chinese."""
    out = io.BytesIO()
    render(comparison, form, out, View(lang=Lang.ZH, width=120)._replace(**options))
    return out.getvalue()


SOURCE, TARGET = COLUMNS.index("source_id"), COLUMNS.index("target_id")


def ids(comparison: Comparison) -> tuple[set[str], set[str]]:
    """Return the links, as pairs of ids, and the clauses without a link that a comparison lists."""
    alone: set[str] = set()
    for side in Side:
        coverage = Coverage.of(comparison, side)
        alone |= {c.id for c in coverage.readout.clauses if c.linkable and c.id not in coverage.links}
    return {f"{link.source.id} {link.target.id}" for link in comparison.links}, alone


def test_every_format_lists_the_links_that_were_asked_for(part: Comparison) -> None:
    """JSON, NDJSON, CSV, the review form, the report and the drawing have the same links."""
    links, alone = ids(part)
    document = json.loads(written(part, Format.JSON))
    lines = [json.loads(line) for line in written(part, Format.NDJSON).splitlines()]
    rows = [*csv.reader(written(part, Format.CSV, rows=Rows.LINKS).decode("utf-8-sig").splitlines())][1:]
    form = [*csv.reader(written(part, Format.REVIEW).decode("utf-8-sig").splitlines(), delimiter="\t")]
    entries = [row for row in form if len(row) > 7][1:]
    report = written(part, Format.HTML).decode()

    assert {f"{link['source']} {link['target']}" for link in document["links"]} == links
    assert {f"{line['source']} {line['target']}" for line in lines} == links
    assert {f"{row[1]} {row[3]}" for row in rows if row[1]} == links  # one without ids may hold the record
    assert {f"{row[SOURCE]} {row[TARGET]}" for row in entries if row[SOURCE] and row[TARGET]} == links
    assert {row[SOURCE] + row[TARGET] for row in entries if not (row[SOURCE] and row[TARGET])} == alone
    embedded = json.loads(re.findall(r'<script[^>]*type="application/json"[^>]*>(.*?)</script>', report, re.DOTALL)[0])
    assert {f"{link['source']} {link['target']}" for link in embedded["links"]} == links
    assert written(part, Format.SVG).count(b"<path ") == len(links)


def test_every_table_shows_the_directives_that_were_asked_for(part: Comparison) -> None:
    """CSV, Markdown and the Word document have the same ones, and the workbook has as many rows as the CSV."""
    rows = len([*csv.reader(io.StringIO(written(part, Format.CSV).decode("utf-8-sig"), newline=""))]) - 1
    ids = {row[2] for row in csv.reader(io.StringIO(written(part, Format.CSV).decode("utf-8-sig"), newline=""))} - {
        "编号"
    }
    markdown = set(re.findall(r"\n\| <b>(.*?)</b>", written(part, Format.MARKDOWN).decode()))
    with ZipFile(io.BytesIO(written(part, Format.XLSX))) as book:
        sheet = book.read("xl/worksheets/sheet2.xml").count(b"<row ") - 1
    with ZipFile(io.BytesIO(written(part, Format.DOCX))) as paper:
        directives = re.findall(r"<w:t[^>]*>([ST]\d+\.\d+)</w:t>", paper.read("word/document.xml").decode())

    assert rows == sheet
    assert ids == markdown == set(directives)


def test_the_json_says_that_it_was_cut_and_how(comparison: Comparison, part: Comparison) -> None:
    """``selection`` is absent from the whole comparison; the schema describes both."""
    validator = Draft202012Validator(json.loads(schema("comparison")))
    whole, cut = (json.loads(written(each, Format.JSON)) for each in (comparison, part))

    assert "selection" not in whole
    assert set(cut["selection"]) == {"only", "demand", "block", "blocks", "min_score"}
    validator.validate(whole)
    validator.validate(cut)


@pytest.mark.parametrize("form", ["terminal", "html", "docx", "xlsx", "markdown", "svg"])
def test_a_part_says_that_it_is_one(comparison: Comparison, form: str) -> None:
    """A part names its selection, so that nobody takes its share for that of the whole text."""
    selection = Selection(frozenset({Only.DROPPED, Only.SLOGAN}), frozenset({Demand.PROHIBITS}), "S4", 0.25)
    note = "仅含所选：得分不低于 0.25；段 S4；语气 禁止；只列出 未见对应、提法"
    content = plain(Format(form), written(selection.of(comparison), Format(form)))

    assert note in content
    assert "仅含所选" not in plain(Format(form), written(comparison, Format(form)))


def test_a_selection_holds_only_what_it_names(comparison: Comparison) -> None:
    """A selection contains only its kind of demand, its block, its surer links or its changes."""
    prohibits = Selection(demands=frozenset({Demand.PROHIBITS})).of(comparison)
    block = Selection(block="S4").of(comparison)
    sure = Selection(min_score=0.9).of(comparison)
    weakened = Selection(only=frozenset({Only.WEAKENED})).of(comparison)

    assert {clause.demand for clause in prohibits.source.clauses} == {Demand.PROHIBITS}
    assert [each.id for each in block.source.blocks] == ["S4"]
    assert {link.source.block for link in block.links} == {"S4"}
    assert min(link.score for link in sure.links) >= 0.9
    assert all("weakened" in {c.kind.value for c in link.changes} for link in weakened.links)
    assert len(weakened.links) == answers(comparison).number(next(k for k in answers(comparison).changes))


def test_a_clause_that_loses_its_only_link_keeps_it_as_the_nearest(comparison: Comparison) -> None:
    """A pair below the requested score is not a link, but it is the nearest."""
    sure = Selection(min_score=0.9).of(comparison)
    near = {(match.source.id, match.target.id) for match in sure.rejected}
    unsure = [link for link in comparison.links if link.score < 0.9]
    lost = [link for link in unsure if link.source.id not in {kept.source.id for kept in sure.links}]

    assert lost
    assert {(link.source.id, link.target.id) for link in lost} <= near


def test_a_block_that_does_not_exist_is_an_error_that_names_the_others(comparison: Comparison) -> None:
    """A missing block is an error, because an empty result could be mistaken for an answer."""
    with pytest.raises(DirectiveDiffError, match=r"S9.*choose from S1, S2"):
        Selection(block="S9").of(comparison)


def test_the_order_asked_for_is_that_of_the_links(comparison: Comparison) -> None:
    """Links are in the order of the source on request, and otherwise in that of the target."""
    by_source = Selection(order=Side.SOURCE).of(comparison).links
    starts = [
        json.loads(line)["source_start"]
        for line in written(Selection(order=Side.SOURCE).of(comparison), Format.NDJSON).splitlines()
    ]

    assert [link.source.span.start for link in by_source] == sorted(link.source.span.start for link in by_source)
    assert starts == sorted(starts)
    assert set(by_source) == set(comparison.links)
    assert Selection().of(comparison) is comparison


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--fail-under", "0.35"], 0),
        (["--min-score", "0.9", "--fail-under", "0.35"], 1),
        (["--demand", "prohibits", "--fail-under", "0.35"], 1),
        (["--block", "S2", "--fail-under", "0.1"], 1),
        (["--only", "dropped", "--fail-under", "0.35"], 0),
        (["--exit-code"], 1),
        (["--only", "same", "--exit-code"], 0),
        (["--only", "weakened", "--exit-code"], 1),
        (["--only", "new", "--block", "T5", "--exit-code"], 1),
    ],
)
def test_the_exit_code_is_about_what_was_asked_for(source: Path, target: Path, options: list[str], code: int) -> None:
    """The share is the one that every format shows."""
    assert run(["compare", str(source), str(target), "--no-config", *options]) == code


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ["--order", "source", "-f", "svg"],
            "--order has no effect in the format svg (formats that use it: terminal, json,",
        ),
        (
            ["--rows", "links", "-f", "json"],
            "--rows has no effect in the format json (formats that use it: xlsx, csv, ndjson)",
        ),
        (["--summary", "-o", "x.html"], "--summary has no effect in the format html (formats that use it: terminal)"),
        (["--task-columns", "-o", "x.md"], "--task-columns has no effect in the format markdown"),
        (["--why", "-f", "ndjson"], "--why has no effect in the format ndjson"),
        (["--gold", "x", "--only", "new"], "--gold writes the whole pair (omit --only,"),
    ],
)
def test_what_a_format_cannot_honour_is_an_error_with_the_remedy(
    source: Path, target: Path, options: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """An option without effect is an error before anything is written."""
    assert run(["compare", str(source), str(target), "--lang", "en", *options]) == 2
    assert message in capsys.readouterr().err


MADE = (
    "会议强调，要抓好春耕备耕工作，确保粮食产量达到3700万吨。全省各级要关心困难群众生活，不准擅自离岗，严禁形式主义。",
    "会议要求，要抓好春耕备耕工作，力争粮食产量达到3600万吨。全市各级要关心困难群众生活，不准迟到早退，决不能松懈。",
)


@pytest.mark.parametrize("name", ["seeds", "made", *SELECTIONS])
def test_every_format_shows_the_same_numbers(name: str, comparison: Comparison) -> None:
    """Links, fates, changes and demands have the numbers of the summary in the JSON."""
    if name == "made":
        selected = compare(*(Document(f"{i}.txt", text, "utf-8", "0" * 64) for i, text in enumerate(MADE)))
    else:
        selected = SELECTIONS[name].of(comparison) if name in SELECTIONS else comparison
    summary = json.loads(written(selected, Format.JSON))["summary"]
    text = {form: plain(form, written(selected, form)) for form in (Format.TERMINAL, Format.HTML, Format.XLSX)}
    text[Format.DOCX] = plain(Format.DOCX, written(selected, Format.DOCX))
    text[Format.MARKDOWN] = plain(Format.MARKDOWN, written(selected, Format.MARKDOWN))

    links = sum(summary["links"].values())
    for form, words in text.items():
        assert numbers(words, r"对应 (\d+) 处") == {links}, form
        if form is Format.TERMINAL and selected.cut:  # a part comes under one line that has the shares and this number
            continue
        for relation, word in (("same", "照搬"), ("adapted", "改写"), ("restated", "转述")):
            assert summary["links"][relation] in numbers(words, rf"{word} (\d+)"), form
    for form in (Format.HTML,) if selected.cut else (Format.TERMINAL, Format.HTML):
        words = text[form]
        source, target = summary["source"], summary["target"]
        assert numbers(words, r"(?<!部分)已承接 (\d+) 条") == {source["carried"]}, form
        assert numbers(words, r"部分承接 (\d+) 条") == {source["partly"]}, form
        assert numbers(words, r"未见对应 (\d+) 条") == {source["dropped"]}, form
        assert numbers(words, r"新增 (\d+) 条") == {target["new"]}, form
        for kind, word in (("prohibits", "禁止"), ("requires", "要求"), ("encourages", "鼓励")):
            tally = summary["demands"][kind]
            assert numbers(words, rf"{word} (\d+) 句") <= {tally["clauses"]}, form
            assert numbers(words, rf"{word} \d+ 句，未见对应 (\d+) 句") <= {tally["dropped"]}, form
        for kind, word in (("weakened", "弱化"), ("slogan", "提法"), ("localised", "本地化"), ("figure", "数字")):
            assert numbers(words, rf"{word} (\d+) 处") <= {summary["changes"][kind]}, form


@pytest.mark.parametrize("name", ["seeds", *SELECTIONS])
def test_the_rows_of_clauses_add_up_to_the_same_numbers(name: str, comparison: Comparison) -> None:
    """NDJSON and CSV agree with the summary; with ``--only``, which lists only some clauses, they give no more."""
    selected = SELECTIONS[name].of(comparison) if name in SELECTIONS else comparison
    summary = json.loads(written(selected, Format.JSON))["summary"]
    lines = [json.loads(line) for line in written(selected, Format.NDJSON, rows=Rows.CLAUSES).splitlines()]
    text = written(selected, Format.CSV, rows=Rows.CLAUSES).decode("utf-8-sig")
    cells = [*csv.reader(io.StringIO(text, newline=""))][1:]
    lists_some = selected.cut is not None and bool(selected.cut.only)

    assert [row[1] for row in cells] == [line["id"] for line in lines]
    for kind, word in (("prohibits", "禁止"), ("requires", "要求"), ("encourages", "鼓励"), ("states", "判断")):
        for fate, label in (("carried", "已承接"), ("possible", "可能对应"), ("dropped", "未见对应")):
            number = sum((each["side"], each["demand"], each["fate"]) == ("source", kind, fate) for each in lines)
            assert number == sum((row[0], row[5], row[6]) == ("上级", word, label) for row in cells)
            total = summary["demands"][kind][fate]
            assert number <= total if lists_some else number == total
    links = sum(len(each["counterparts"]) for each in lines if each["side"] == "target")
    assert links <= sum(summary["links"].values()) if lists_some else links == sum(summary["links"].values())


def test_the_bar_of_the_terminal_is_as_full_as_its_label_says(comparison: Comparison) -> None:
    """The cells of a bar with # and = are the share."""
    bars = re.findall(r"[#=?.]{20,}", written(comparison, Format.TERMINAL, width=160).decode())
    filled = sorted(len(re.findall("[#=]", bar)) / len(bar) for bar in bars)
    shares = sorted(Coverage.of(comparison, side).of_text.share or 0 for side in Side)

    assert filled == pytest.approx(shares, abs=0.5 / 60)


def plain(form: Format, content: bytes) -> str:
    """Return the words of a document without its markup."""
    if form in {Format.DOCX, Format.XLSX}:
        with ZipFile(io.BytesIO(content)) as parts:
            names = [name for name in parts.namelist() if re.search(r"document\.xml|sharedStrings", name)]
            content = b" ".join(parts.read(name) for name in names)
    text = content.decode()
    if form is Format.HTML:
        text = re.sub(r"<(script|style).*?</\1>", "", text, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>|&#\d+;", " ", text).split())


def numbers(text: str, pattern: str) -> set[int]:
    """Return the numbers in a text that match the pattern."""
    return {int(number) for number in re.findall(pattern, text)}
