"""Properties of every format, whatever the texts contain: it is written whole, is well-formed, and controls nothing."""

from __future__ import annotations

import csv
import io
import json
import re
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from docx import Document as WordDocument
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from made import ANY, COMPARISONS, HARMFUL, HARMFUL_PAIRS, VIEWS, compared, parsed
from openpyxl import load_workbook

from directive_diff.findings.coverage import Coverage
from directive_diff.labels import Labels, Lang
from directive_diff.model import Side, Verdict
from directive_diff.renderers import Format, Rows, View, render
from directive_diff.renderers.schemas import schema
from directive_diff.renderers.terminal.typesetting import width_of
from directive_diff.review import Entry, Form, apply
from directive_diff.review.form import clause_text, header
from directive_diff.sanitise import sanitised
from directive_diff.view.pairs import pairs
from directive_diff.view.sheet import plain
from directive_diff.view.table import table, unlinked

if TYPE_CHECKING:
    from directive_diff import Comparison

few = settings(max_examples=25, deadline=None)
TEXT_FORMATS = [form for form in Format if not form.binary]
COLOUR = re.compile(r"\x1b\[[\d;]*m")


def written(comparison: Comparison, form: Format, view: View | None = None) -> bytes:
    """Return what a format makes of a comparison."""
    out = io.BytesIO()
    render(comparison, form, out, view or View(lang=Lang.EN))
    return out.getvalue()


@cache
def validator(name: str) -> Draft202012Validator:
    """Return the validator of a schema."""
    return Draft202012Validator(json.loads(schema(name)))


# Every format


@pytest.mark.parametrize("form", TEXT_FORMATS)
@few
@given(comparison=HARMFUL, view=VIEWS)
def test_no_text_and_no_view_makes_a_format_fail(form: Format, comparison: Comparison, view: View) -> None:
    """Output is in the requested encoding, the same twice, and has no control characters."""
    output = written(comparison, form, view)
    text = output.decode(view.encoding if form is Format.TERMINAL else "utf-8-sig")

    assert text.endswith("\n") or form in {Format.HTML, Format.SVG, Format.NDJSON}
    assert written(comparison, form, view) == output
    safe = COLOUR.sub("", text) if view.colour and form is Format.TERMINAL else text
    safe = safe.replace("\t", " ") if form is Format.REVIEW else safe
    assert all(sanitised(line) == line for line in safe.replace("\r\n", "\n").split("\n"))


@pytest.mark.parametrize("form", [Format.DOCX, Format.XLSX])
@settings(max_examples=6, deadline=None)
@given(comparison=HARMFUL, view=VIEWS)
def test_no_text_and_no_view_makes_an_office_file_unreadable(form: Format, comparison: Comparison, view: View) -> None:
    """python-docx and openpyxl open every document and workbook."""
    content = io.BytesIO(written(comparison, form, view))

    assert WordDocument(content).tables if form is Format.DOCX else load_workbook(content).worksheets


@pytest.mark.parametrize("form", [Format.TERMINAL, Format.JSON])
@few
@given(text=ANY, view=VIEWS)
def test_one_readout_is_written_whatever_it_holds(form: Format, text: str, view: View) -> None:
    """Each directive appears in the tree for people, and in the JSON."""
    readout = parsed(text, whole_text=True)
    out = io.BytesIO()
    if readout is None:
        return
    render(readout, form, out, view)

    output = out.getvalue().decode(view.encoding if form is Format.TERMINAL else "utf-8")
    assert all(directive.id in output for directive in readout.directives)


# JSON and its lines


@few
@given(HARMFUL)
def test_the_json_follows_the_schema(comparison: Comparison) -> None:
    """In the JSON, every id in a link is that of a clause, and quoted text is at its span."""
    result = json.loads(written(comparison, Format.JSON))
    validator("comparison").validate(result)

    for side, readout in (("source", comparison.source), ("target", comparison.target)):
        text = readout.document.text
        clauses = [c for block in result[side]["blocks"] for d in block["directives"] for c in d["clauses"]]
        assert {link[side] for link in result["links"]} <= {clause["id"] for clause in clauses}
        assert result[side]["length"] == len(text)
        quotes = [*clauses, *(d for block in result[side]["blocks"] for d in block["directives"])]
        quotes += [block["marker"] for block in result[side]["blocks"] if block["marker"]]
        quotes += [change[side] for link in result["links"] for change in link["changes"] if change[side]]
        assert all(text[quote["start"] : quote["end"]] == quote["text"] for quote in quotes)


@few
@given(HARMFUL_PAIRS.map(compared))
def test_the_json_agrees_with_the_comparison(comparison: Comparison) -> None:
    """Links are in the order of the comparison; shares and fates agree with the counts of the summary."""
    result = json.loads(written(comparison, Format.JSON))

    assert [(k["source"], k["target"], k["relation"]) for k in result["links"]] == [
        (link.source.id, link.target.id, link.relation.value) for link in comparison.links
    ]
    for side, name in (("source", "fate"), ("target", "origin")):
        directives = [d for block in result[side]["blocks"] for d in block["directives"]]
        fates = [directive[name] for directive in directives]
        count = result["summary"][side]
        assert count.pop("directives") == len(directives)
        assert count == {fate: fates.count(fate) for fate in count}
        for directive in directives:
            sure = {None: {None}, "carried": {1}, "dropped": {0}, "new": {0}}.get(directive[name])
            assert directive["share"] in sure if sure else 0 <= directive["share"] <= 1


@few
@given(ANY)
def test_the_json_of_a_readout_follows_the_schema(text: str) -> None:
    """The JSON of any readout is valid, and its ids are those of a single text."""
    readout = parsed(text, whole_text=True)
    if readout is None:
        return
    out = io.BytesIO()
    render(readout, Format.JSON, out, View())
    result = json.loads(out.getvalue())

    validator("readout").validate(result)
    assert [block["id"] for block in result["blocks"]] == [block.id for block in readout.blocks]


@few
@given(HARMFUL, VIEWS)
def test_a_view_does_not_shorten_the_json(comparison: Comparison, view: View) -> None:
    """Whatever view is asked for, the next program in the pipe gets everything."""
    assert written(comparison, Format.JSON, view) == written(comparison, Format.JSON)
    for rows in Rows:
        lines = written(comparison, Format.NDJSON, View(rows=rows)).decode().split("\n")[:-1]
        either = len(comparison.source.directives) + len(comparison.target.directives)
        clauses = len(comparison.source.clauses) + len(comparison.target.clauses)
        number = {Rows.LINKS: len(comparison.links), Rows.DIRECTIVES: either, Rows.CLAUSES: clauses}[rows]
        assert len([json.loads(line) for line in lines]) == number


# The terminal


@few
@given(HARMFUL, VIEWS)
def test_no_line_is_wider_than_the_terminal(comparison: Comparison, view: View) -> None:
    """No line but those of a summary's table is wider than the terminal, from twenty cells on."""
    view = view._replace(summary=False, lang=Lang.ZH)
    lines = COLOUR.sub("", written(comparison, Format.TERMINAL, view).decode(view.encoding)).split("\n")

    assert all(width_of(line.rstrip(), view.ambiguous) <= max(20, view.width) for line in lines)


# Tables


@few
@given(HARMFUL, st.sampled_from(Side), st.sampled_from(Lang))
def test_csv_has_a_row_for_each_record(comparison: Comparison, order: Side, lang: Lang) -> None:
    """All rows of a CSV file have the same number of cells, and no cell is a formula."""
    text = written(comparison, Format.CSV, View(order=order, lang=lang)).decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text, newline=""))

    filled = [row for row in rows if any(row[:-1])]  # the record of the run has a row of its own if there is no other
    assert len(filled) == len(table(comparison, order).records) + len(unlinked(comparison, order.other))
    assert all(len(row) == len(head) for row in rows)
    assert not any(cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)


@few
@given(HARMFUL_PAIRS.map(compared), st.sampled_from(Side))
def test_the_table_quotes_the_leading_text(comparison: Comparison, lead: Side) -> None:
    """Each directive appears once, in order, with the words of the text, sanitised."""
    records = table(comparison, lead).records

    assert [record.directive for record in records] == list(lead.readout(comparison).directives)
    for record in records:
        words = "".join(part.text for line in record.lines for part in line.words)
        assert words.split() == sanitised(record.directive.text).split() or _bare(words) == _bare(record.directive.text)


@few
@given(HARMFUL, st.sampled_from(Side))
def test_the_table_of_a_part_has_each_of_its_clauses_once(comparison: Comparison, lead: Side) -> None:
    """Clauses of a part are in order, with the words of the text; links are those of the part alone."""
    records = table(comparison, lead).records
    lines = [line for record in records for line in record.lines]
    listed = [clause.id for line in lines for clause in line.clauses]
    linkable = [clause.id for clause in lead.readout(comparison).clauses if clause.linkable]

    assert [name for name in listed if name in set(linkable)] == linkable
    assert {link for record in records for link in record.links} == set(comparison.links)
    for line in lines:
        words = _bare("".join(part.text for part in line.words))
        assert all(_bare(clause.text) in words for clause in line.clauses)


def _bare(text: str) -> str:
    return re.sub(r"\s", "", sanitised(text))


@few
@given(HARMFUL)
def test_markdown_has_a_line_for_each_record(comparison: Comparison) -> None:
    """No text from a document breaks a row or opens a tag."""
    text, _, _ = written(comparison, Format.MARKDOWN).decode().partition("<!-- ")
    rows = [line for line in text.split("\n") if line.startswith("| ")]

    parts = pairs(comparison, Side.SOURCE, Labels(Lang.ZH))
    assert len(rows) == sum(len(group.rows) for part in parts for group in part.groups) + 2 * len(parts)
    assert {line.count("|") for line in rows} <= {6}
    assert set(re.findall(r"<[^>]*>", text)) <= {"<b>", "</b>", "<br>"}


# Pages and drawings


class Page(HTMLParser):
    """What a browser would see of a page: its elements and its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words: list[str] = []
        self.links: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Record an element and the target of its links."""
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in {"href", "src", "action"} or name[:2] == "on"]

    def handle_data(self, data: str) -> None:
        """Record words."""
        self.words.append(data)


@few
@given(HARMFUL)
def test_the_report_has_no_element_of_a_document(comparison: Comparison) -> None:
    """The report has only its own scripts and style, links nowhere else, and shows every clause of the target."""
    page = Page(written(comparison, Format.HTML).decode())

    assert (page.tags.count("script"), page.tags.count("style")) == (3, 1)
    assert not [link for link in page.links if not link.startswith(("#", "data:"))]
    words = _bare("".join(page.words))
    assert all(_bare(clause.text) in words for clause in comparison.target.clauses)


@few
@given(HARMFUL)
def test_the_drawing_is_well_formed(comparison: Comparison) -> None:
    """The drawing has a line for each link and no script."""
    root = ET.fromstring(written(comparison, Format.SVG))  # noqa: S314 - our own

    names = [element.tag.rpartition("}")[2] for element in root.iter()]
    assert names.count("path") == len(comparison.links)
    assert "script" not in names


# A person's verdicts


def _entries(comparison: Comparison, verdicts: list[Verdict]) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            row, verdict, link.relation, link.source.id, link.target.id,
            clause_text(link.source).strip(), clause_text(link.target).strip(),
        )
        for row, (link, verdict) in enumerate(zip(comparison.links, verdicts, strict=False))
    )  # fmt: skip


@few
@given(COMPARISONS, st.lists(st.sampled_from((Verdict.ACCEPTED, Verdict.REJECTED)), max_size=8))
def test_verdicts_remove_what_was_rejected_and_nothing_else(comparison: Comparison, verdicts: list[Verdict]) -> None:
    """An accepted link stays as it was, and so does one that nobody examined."""
    entries = _entries(comparison, verdicts)
    digests = (comparison.source.document.sha256, comparison.target.document.sha256)
    reviewed = apply(Form("r.tsv", *digests, None, None, entries), comparison)

    assert not reviewed.unfit
    rejected = {(e.source_id, e.target_id) for e in entries if e.verdict is Verdict.REJECTED}
    kept = [link for link in comparison.links if (link.source.id, link.target.id) not in rejected]
    assert [(k.source, k.target, k.relation, k.score) for k in reviewed.comparison.links] == [
        (k.source, k.target, k.relation, k.score) for k in kept
    ]
    review = reviewed.comparison.review
    assert review is not None
    assert review.accepted + review.rejected == len(entries)


@few
@given(HARMFUL, st.sampled_from(Lang))
def test_the_form_has_a_row_for_all_that_can_be_judged(comparison: Comparison, lang: Lang) -> None:
    """The form has a row for each link and for each clause without a link."""
    text = written(comparison, Format.REVIEW, View(lang=lang)).decode("utf-8-sig")
    rows: list[Any] = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
    rows = rows[rows.index(list(header(Labels(lang)))) :]
    alone = sum(
        clause.linkable and clause.id not in Coverage.of(comparison, side).links
        for side in Side
        for clause in side.readout(comparison).clauses
    )

    assert len(rows) == 1 + len(comparison.links) + alone


# The two sides


@few
@given(COMPARISONS)
def test_equal_wording_is_linked_from_either_side(comparison: Comparison) -> None:
    """Swapping the texts mirrors the links between identically worded clauses and keeps their relations."""
    turned = compared((comparison.target.document.text, comparison.source.document.text))
    here = {(k.source.span, k.target.span): k for k in comparison.links}
    there = {(k.target.span, k.source.span): k for k in turned.links}

    for one, other in ((here, there), (there, here)):
        assert {pair for pair, k in one.items() if k.source.folded.text == k.target.folded.text} <= set(other)
    assert all(here[pair].relation is there[pair].relation for pair in here.keys() & there.keys())


def test_a_cell_without_marks_has_the_words_of_the_clause() -> None:
    """``plain`` drops the marks of a table's cell."""
    comparison = compared(("会议强调，要抓好春耕备耕。", "会议强调，要抓好春耕备耕。"))
    (record,) = table(comparison, Side.TARGET).records

    assert plain(tuple(line.words for line in record.lines)) == "要抓好春耕备耕。"
