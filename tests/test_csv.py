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


def test_excel_knows_it_for_utf_8(comparison: Comparison) -> None:
    """The file begins with a byte order mark, and its lines end with CRLF."""
    text = written(comparison, View(lang=Lang.ZH))

    assert text.startswith(b"\xef\xbb\xbf")
    assert text.endswith(b"\r\n")


def test_one_row_a_directive(comparison: Comparison) -> None:
    """Every row has all columns; the leading text is there whole; figures are figures."""
    head, *body = rows(comparison)

    assert head[:5] == ["序号", "段", "编号", "上级要求", "本级表述"]
    assert {len(row) for row in body} == {len(head)}
    texts = [row[3] for row in body[: len(comparison.source.directives)]]
    assert texts == [directive.text.rstrip() for directive in comparison.source.directives]
    assert all(0 <= float(row[6]) <= 1 for row in body if row[6])


def test_what_is_new_in_a_directive_stands_in_words(comparison: Comparison) -> None:
    """A directive that comes in part from the source is not called new: its new clauses are."""
    row = next(row for row in rows(comparison) if row[2] == "T1.1")

    assert row[3:6] == ["", comparison.target.directives[0].text, "部分来自上级"]
    assert row[-1] == "T1.1.5 新增“注入了强大的信心和力量”"


def test_one_row_a_link_on_request(comparison: Comparison) -> None:
    """With ``links`` as rows, each link gets one row."""
    _, *body = rows(comparison, View(lang=Lang.EN, rows=Rows.LINKS))

    assert [(row[2], row[4], row[5]) for row in body] == [
        (link.source.text, link.target.text, link.relation.value) for link in comparison.links
    ]


def test_one_row_a_clause_on_request(comparison: Comparison) -> None:
    """Each clause of either text is one, in its own words, with its counterparts, or with what came nearest."""
    head, *body = rows(comparison, View(lang=Lang.EN, rows=Rows.CLAUSES))
    found = list(clause_rows(comparison))

    assert [row[1] for row in body] == [c.id for side in Side for c in side.readout(comparison).clauses]
    assert [row[4] for row in body] == [row.clause.text for row in found]
    assert {len(row) for row in body} == {len(head)}
    assert {row[6] for row in body} == {
        "carried",
        "from the source",
        "possible",
        "not carried",
        "new",
        "nothing to match",
    }
    assert all(bool(row[11]) == bool(one.links) for row, one in zip(body, found, strict=True))
    assert all(row[15] for row in body if row[6] == "possible")


def test_the_directives_add_up_to_the_totals(comparison: Comparison) -> None:
    """Every link, and every clause without one, is counted in one row."""
    for lead in Side:
        _, *body = rows(comparison, View(lang=Lang.ZH, order=lead))
        own = [row for row in body if row[2].startswith("S" if lead is Side.SOURCE else "T")]
        said = answers(comparison)

        assert sum(int(cell) for row in body for cell in row[7:10] if cell) == len(comparison.links)
        assert sum(int(row[10]) for row in own) == said.possible[lead]
        assert sum(int(row[11]) for row in own) == said.alone[lead]
        assert sum(int(row[10]) for row in body) == sum(said.possible.values())
        assert sum(int(row[11]) for row in body) == sum(said.alone.values())


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
