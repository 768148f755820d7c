"""CSV: read back with the csv module."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_diff.findings.answers import answers
from directive_diff.findings.clauses import clause_rows
from directive_diff.findings.word_marks import Mark
from directive_diff.labels import Lang
from directive_diff.model import Side
from directive_diff.renderers import Rows, View
from directive_diff.renderers.csv import render
from directive_diff.sanitise import escape_formula, unescape_formula
from directive_diff.view.sheet import plain
from directive_diff.view.table import Words

if TYPE_CHECKING:
    from directive_diff import Comparison


def written(comparison: Comparison, view: View) -> bytes:
    """Return the bytes of the file."""
    out = io.BytesIO()
    render(comparison, out, view)
    return out.getvalue()


def rows(comparison: Comparison, view: View | None = None) -> list[list[str]]:
    """Return the rows as the csv module reads them."""
    csv.field_size_limit(1_000_000)
    text = written(comparison, view or View(lang=Lang.ZH)).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_excel_recognises_utf_8(comparison: Comparison) -> None:
    """The file begins with a byte order mark, and its lines end with CRLF."""
    text = written(comparison, View(lang=Lang.ZH))

    assert text.startswith(b"\xef\xbb\xbf")
    assert text.endswith(b"\r\n")


def test_each_directive_has_one_row(comparison: Comparison) -> None:
    """Every row has all columns, quotes its directive in full, and gives the share as a number from 0 to 1."""
    head, *body = rows(comparison)

    assert head[:5] == ["序号", "段", "编号", "上级要求", "本级表述"]
    assert {len(row) for row in body} == {len(head)}
    texts = [row[3] for row in body[: len(comparison.source.directives)]]
    assert texts == [directive.text.rstrip() for directive in comparison.source.directives]
    assert all(0 <= float(row[6]) <= 1 for row in body if row[6])


def test_the_new_clauses_of_a_directive_are_named(comparison: Comparison) -> None:
    """A directive that comes in part from the source is not called new; only its new clauses are."""
    row = next(row for row in rows(comparison) if row[2] == "T1.1")

    assert row[3:6] == ["", comparison.target.directives[0].text, "部分来自上级"]
    assert row[-2] == "T1.1.5 新增“注入了强大的信心和力量”"


def test_each_link_has_one_row_on_request(comparison: Comparison) -> None:
    """With ``links`` as rows, a row gives both clauses and the relation."""
    _, *body = rows(comparison, View(lang=Lang.EN, rows=Rows.LINKS))

    assert [(row[2], row[4], row[5]) for row in body] == [
        (link.source.text, link.target.text, link.relation.value) for link in comparison.links
    ]


def test_each_clause_has_one_row_on_request(comparison: Comparison) -> None:
    """A row quotes the clause with its fate and its counterparts, or with the nearest clause if it is possible."""
    head, *body = rows(comparison, View(lang=Lang.EN, rows=Rows.CLAUSES))
    expected = list(clause_rows(comparison))

    assert [row[1] for row in body] == [c.id for side in Side for c in side.readout(comparison).clauses]
    assert [row[4] for row in body] == [row.clause.text for row in expected]
    assert {len(row) for row in body} == {len(head)}
    assert {row[6] for row in body} == {
        "carried",
        "from the source",
        "possible",
        "not carried",
        "new",
        "nothing to match",
    }
    assert all(bool(row[11]) == bool(clause.links) for row, clause in zip(body, expected, strict=True))
    assert all(row[15] for row in body if row[6] == "possible")


def test_the_directives_add_up_to_the_totals(comparison: Comparison) -> None:
    """Every link, and every clause without one, is counted in one row."""
    for lead in Side:
        _, *body = rows(comparison, View(lang=Lang.ZH, order=lead))
        own = [row for row in body if row[2].startswith("S" if lead is Side.SOURCE else "T")]
        summary = answers(comparison)

        assert sum(int(cell) for row in body for cell in row[7:10] if cell) == len(comparison.links)
        assert sum(int(row[10]) for row in own) == summary.possible[lead]
        assert sum(int(row[11]) for row in own) == summary.alone[lead]
        assert sum(int(row[10]) for row in body) == sum(summary.possible.values())
        assert sum(int(row[11]) for row in body) == sum(summary.alone.values())


def test_no_cell_is_taken_for_a_formula(hostile: Comparison) -> None:
    """In every column, a cell that begins like a formula is prefixed with a quote."""
    for view in (View(lang=Lang.ZH, rows=each) for each in Rows):
        cells = [cell for row in rows(hostile, view)[1:] for cell in row]
        assert not [cell for cell in cells if cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert any(
        cell.startswith("'+1要防止盲目乐观情绪") for row in rows(hostile, View(rows=Rows.CLAUSES)) for cell in row
    )


def test_text_of_a_document_is_text(hostile: Comparison) -> None:
    """Separators, quotes, control characters, surrogates and a clause of 40,000 characters come back as one cell."""
    head, *body = rows(hostile)
    text = "\n".join(cell for row in body for cell in row)

    assert {len(row) for row in body} == {len(head)}
    assert "要用好|大数据|`网格化`**铁脚板**的经验做法" in text
    assert "一段" * 20_000 in text
    assert "\x00" not in text
    assert "\x1b" not in text


@pytest.mark.parametrize("text", ["=1+1", "+86", "-2", "@SUM", "\tx", "\rx", "  =1"])
def test_a_guarded_cell_comes_back(text: str) -> None:
    """The quote that guards a cell can be removed again."""
    assert escape_formula(text) == f"'{text}"
    assert unescape_formula(escape_formula(text)) == text


@given(st.text())
def test_guarding_loses_nothing(text: str) -> None:
    """Unescaping restores any escaped text, unless the text already began with such a guard."""
    if not (text.startswith("'") and escape_formula(text[1:]) == text):
        assert unescape_formula(escape_formula(text)) == text


def test_paragraphs_of_a_cell_are_lines() -> None:
    """The counterparts of one directive are on separate lines of their cell."""
    assert plain(((Words("一", Mark.PLAIN), Words("二", Mark.LOST)), (Words("三", Mark.PLAIN),))) == "一二\n三"


def test_the_same_comparison_gives_the_same_bytes(comparison: Comparison) -> None:
    """The file does not depend on when or where it was written."""
    assert written(comparison, View(lang=Lang.ZH)) == written(comparison, View(lang=Lang.ZH))
