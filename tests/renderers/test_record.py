"""The record of a run: every file to be passed on says how it was made and what a reviewer changed."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from html import unescape
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook

from directive_diff import chain, commands, pipeline, survey
from directive_diff.commands.options import Options
from directive_diff.destination import Writing
from directive_diff.model import ChangeKind, Document, Relation
from directive_diff.renderers import Format, View, render
from directive_diff.renderers.many import FORMATS as MANY
from directive_diff.renderers.many import Sight
from directive_diff.renderers.many import render as render_many
from directive_diff.review import Entry, Form, apply
from directive_diff.surveys.steps import Chain
from directive_diff.surveys.values import Survey
from directive_diff.view.record import PART, as_line, brief, record, record_of_chain, record_of_survey

if TYPE_CHECKING:
    from pathlib import Path

    from directive_diff.model import Comparison

UPPER = "会议强调，要加大疫情防控力度，切实保障群众生活，坚决防止疫情反弹。要严格落实值班值守制度。"
LOWER = "会议强调，要加大疫病防控力度，保障群众生活，坚决防止疫情反弹。要抓好春季造林绿化。"
FORMATS = tuple(form for form in Format if form is not Format.JSON)


@pytest.fixture(scope="module")
def reviewed() -> Comparison:
    """Return a reviewed comparison, with a remark longer than a spreadsheet's cell and a row that no longer fits."""
    comparison = pipeline.compare(document(UPPER, "upper.txt"), document(LOWER, "lower.txt"))
    first, second = comparison.links[:2]
    entries = (
        Entry(
            14, Relation.RESTATED, first.relation, first.source.id, first.target.id, first.source.text,
            first.target.text, changes=(ChangeKind.SCOPE,), remark="备" * PART, reviewer="张三",
        ),
        Entry(15, None, None, second.source.id, "T1.1.9", second.source.text, "要加大疫情防治力度", remark="再看"),
    )  # fmt: skip
    form = Form("r.tsv", comparison.source.document.sha256, "", "张三", "2026-11-28", entries, sha256="f" * 64)
    return apply(form, comparison).comparison


def document(text: str, name: str) -> Document:
    """Return a text as if it were read from a file."""
    return Document(name, text, "utf-8", f"{len(text):064x}")


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_has_the_record(reviewed: Comparison, form: Format) -> None:
    """Version, weights, lexicon, options, texts and verdicts can be read back from each file, byte for byte."""
    out = io.BytesIO()
    render(reviewed, form, out, View(recorded=True))

    assert json.loads(record_in(out.getvalue(), form)) == (brief if form is Format.REVIEW else record)(reviewed)


def test_json_has_the_record_in_its_own_fields(reviewed: Comparison) -> None:
    """What other formats have in one line is in ``tool``, ``run``, ``review`` and the texts."""
    out = io.BytesIO()
    render(reviewed, Format.JSON, out, View())
    values, expected = json.loads(out.getvalue()), record(reviewed)

    assert values["run"] == {name: expected[name] for name in ("weights", "options")}
    assert values["review"]["misfits"] == expected["review"]["misfits"]
    assert {(entry["target"], entry["remark"]) for entry in values["review"]["rulings"]} == {
        (entry["target"], entry.get("remark", "")) for entry in expected["review"]["verdicts"]
    }


def test_a_record_says_what_a_reviewer_decided(reviewed: Comparison) -> None:
    """A record has relations, changes and reviewers, the form's hash and date, and rows that no longer fit."""
    review = record(reviewed)["review"]

    assert [(entry["relation"], entry["changes"], entry["reviewer"]) for entry in review["verdicts"]] == [
        ("restated", ["scope"], "张三")
    ]
    assert (review["sha256"], review["date"]) == ("f" * 64, "2026-11-28")
    assert [entry["target_now"]["text"] for entry in review["misfits"]] == ["要加大疫病防控力度"]


@pytest.mark.parametrize("name", ["x.txt", "x.svg"])
def test_a_file_has_the_record_and_a_screen_does_not(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], name: str
) -> None:
    """``-o`` writes a file to keep; the same text format on stdout is only for reading."""
    names = []
    for text, file in ((UPPER, "upper.txt"), (LOWER, "lower.txt")):
        (tmp_path / file).write_text(text, encoding="utf-8")
        names.append(str(tmp_path / file))
    commands.compare(names[0], names[1], Options(writing=Writing(output=str(tmp_path / name))))
    commands.compare(names[0], names[1], Options(writing=Writing(Format.TERMINAL)))

    assert b"directive-diff/run/1" in (tmp_path / name).read_bytes()
    assert b"directive-diff/run/1" not in capsysbinary.readouterr().out


@pytest.fixture(scope="module")
def many() -> dict[type, Survey | Chain]:
    """Return a survey and a chain of the two texts."""
    upper, lower = document(UPPER, "upper.txt"), document(LOWER, "lower.txt")
    return {Survey: survey(upper, {"市": lower}), Chain: chain({"省": upper, "市": lower})}


@pytest.mark.parametrize(("kind", "form"), [(kind, form) for kind, forms in MANY.items() for form in forms])
def test_every_format_of_many_texts_has_the_record(many: dict[type, Survey | Chain], kind: type, form: Format) -> None:
    """Surveys and chains have the record in every format, with the hash of each text."""
    result, out = many[kind], io.BytesIO()
    expected = record_of_survey(result) if isinstance(result, Survey) else record_of_chain(result)
    render_many(result, form, out, Sight(View(recorded=True)))
    if form is Format.JSON:
        values = json.loads(out.getvalue())

        assert values["run"] == {name: expected[name] for name in ("weights", "options")}
    else:
        assert json.loads(record_in(out.getvalue(), form)) == expected
        assert f"{len(LOWER):064x}" in as_line(expected)


def record_in(content: bytes, form: Format) -> str:  # noqa: PLR0911 - a place for each format
    """Return the record in a file, read from the place that docs/exports.md names."""
    match form:
        case Format.TERMINAL:
            return content.decode().splitlines()[-1]
        case Format.HTML:
            return unescape(_between('<pre id="run">', "</pre>", content.decode()))
        case Format.SVG:
            metadata = ET.fromstring(content).find("{http://www.w3.org/2000/svg}metadata")  # noqa: S314 - made here
            return (metadata.text if metadata is not None else "") or ""
        case Format.MARKDOWN:
            return _between("<!-- ", " -->", content.decode())
        case Format.CSV:
            return "".join(row[-1] for row in list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))[1:])
        case Format.REVIEW:
            rows = csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter="\t")
            return next(row[1] for row in rows if row[0] == "# 运行记录")
        case Format.NDJSON:
            return json.dumps(json.loads(content.splitlines()[0])["run"])
        case Format.XLSX:
            rows_of_last = list(load_workbook(io.BytesIO(content)).worksheets[-1].values)
            first = next(number for number, row in enumerate(rows_of_last) if row[0] == "运行记录")
            return "".join(str(row[1]) for row in rows_of_last[first:])
        case Format.QDPX:
            return _note(content)
        case _:
            return zipfile.ZipFile(io.BytesIO(content)).read("directive-diff/run.json").decode()


def _between(start: str, end: str, text: str) -> str:
    return text.partition(start)[2].partition(end)[0]


def _note(content: bytes) -> str:
    packed = zipfile.ZipFile(io.BytesIO(content))
    texts = (packed.read(name).decode("utf-8-sig") for name in packed.namelist() if name.endswith(".txt"))
    return next(text for text in texts if "directive-diff/run/1" in text)
