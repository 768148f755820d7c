"""A reviewed workbook opened in the report: the page unpacks and reads it as ``--review`` does."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from browsing import Opened
from forms import form, open_file, report, rulings, saved, various
from openpyxl import Workbook, load_workbook

from directive_diff import review
from directive_diff.errors import ReviewError
from directive_diff.labels import Lang
from directive_diff.renderers import Format, View, render
from directive_diff.review.vocabulary import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.worksheet.worksheet import Worksheet
    from playwright.sync_api import Browser

    from directive_diff import Comparison

SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


@pytest.fixture(scope="module")
def opened(browser: Browser, comparison: Comparison, tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """Open the report at its review."""
    return Opened(browser, report(comparison, tmp_path_factory.mktemp("book") / "report.html"), address="#review")


@pytest.fixture(scope="module")
def written(comparison: Comparison) -> bytes:
    """Write the form as a workbook."""
    out = io.BytesIO()
    render(comparison, Format.REVIEW, out, View(lang=Lang.ZH, workbook=True))
    return out.getvalue()


def filled(content: bytes, fill: Callable[[Worksheet, int], None]) -> bytes:
    """Return a workbook that ``fill`` has changed, given the sheet and the row of its head."""
    book, out = load_workbook(io.BytesIO(content)), io.BytesIO()
    sheet = book.worksheets[0]
    fill(sheet, next(row[0].row for row in sheet.iter_rows() if row[0].value == "裁定") or 0)
    book.save(out)
    return out.getvalue()


def of_rows(comparison: Comparison, rows: list[dict[str, str]]) -> bytes:
    """Return a workbook with these rows, with a date, numbers, empty rows and columns as spreadsheets leave them."""
    book, out = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet.append(["# directive-diff/review/2"])
    sheet.append(["# 复核人", "张三"])
    sheet.append(["# 日期", datetime(2026, 11, 28, tzinfo=UTC).replace(tzinfo=None)])
    for side in (comparison.source, comparison.target):
        name = "上级" if side is comparison.source else "本级"
        sheet.append([f"# {name}", side.document.sha256])
    sheet.append([])
    sheet.append([*COLUMNS, None, None])
    for row in rows:
        sheet.append([int(text) if (text := row.get(name, "")).isdecimal() else text for name in COLUMNS])
    book.save(out)
    return out.getvalue()


def packed_again(content: bytes, **parts: bytes) -> bytes:
    """Return a workbook with other ``sheet`` or ``strings`` in it."""
    out = io.BytesIO()
    names = {SHEET: parts.get("sheet"), STRINGS: parts.get("strings")}
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, names.get(name) or old.read(name))
    return out.getvalue()


def test_a_workbook_says_in_the_page_what_it_says_to_the_command(opened: Opened, comparison: Comparison) -> None:
    """The page and the command read verdicts, words, dates, numbers and empty rows alike."""
    rows = [{**row, "instead": row.get("instead", "").replace("２", "2")} for row in various(comparison)]
    content = of_rows(comparison, rows)

    open_file(opened, content, "r.xlsx")

    assert rulings(saved(opened), comparison) == rulings(content, comparison)
    assert rulings(content, comparison) == rulings(form(comparison, *rows), comparison)


def test_the_form_that_the_program_writes_is_opened(opened: Opened, written: bytes, comparison: Comparison) -> None:
    """The page opens a form that a spreadsheet program has filled in and saved."""
    content = filled(written, lambda sheet, head: sheet.cell(head + 1, 1, "否定"))

    assert "1 处" in open_file(opened, content, "form.xlsx")
    again = rulings(saved(opened), comparison)
    assert {ruling[:7] for ruling in again} == {ruling[:7] for ruling in rulings(content, comparison)}


def test_a_wrong_workbook_is_refused_in_the_words_of_the_command(
    opened: Opened, written: bytes, comparison: Comparison
) -> None:
    """Merged cells, a formula, a wrong verdict or another sheet are refused, and nothing is imported."""

    def merge(sheet: Worksheet, head: int) -> None:
        sheet.merge_cells(start_row=head + 2, end_row=head + 3, start_column=1, end_column=1)

    wrong = {
        "merged.xlsx": filled(written, merge),
        "formula.xlsx": filled(written, lambda sheet, head: sheet.cell(head + 2, 1, '=IF(A1="","认可","")')),
        "verdict.xlsx": filled(written, lambda sheet, head: sheet.cell(head + 3, 1, "大概")),
        "none.xlsx": filled(written, lambda sheet, head: sheet.delete_rows(1, head - 1)),
        "other.xlsx": filled(written, lambda sheet, _: sheet.delete_rows(1, 10_000)),
    }
    before = rulings(saved(opened), comparison)
    for name, content in wrong.items():
        with pytest.raises(ReviewError) as refused:
            review.read_form(content, name)
        assert open_file(opened, content, name) == refused.value.in_language("zh")
    assert rulings(saved(opened), comparison) == before


def test_a_hostile_workbook_is_refused_in_one_line(opened: Opened, written: bytes) -> None:
    """A workbook that is truncated, not a zip, too large, or has entities or no sheet is refused."""
    doctype = b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;">]><worksheet>&c;</worksheet>'
    bomb = bytearray(packed_again(written, sheet=b"<worksheet>" + b" " * 5_000_000 + b"</worksheet>"))
    at = bomb.rindex(b"PK\x01\x02", 0, bomb.rindex(SHEET.encode()))
    bomb[at + 24 : at + 28] = (100).to_bytes(4, "little")
    hostile = [
        written[: len(written) // 2],
        b"PK" + bytes(1000),
        packed_again(written, sheet=doctype),
        packed_again(written, sheet=b"<worksheet><row>"),
        packed_again(written, strings=b"\xff\xfe"),
        bytes(bomb),
    ]
    for number, content in enumerate(hostile):
        assert "不是可读取的工作簿" in open_file(opened, content, f"hostile{number}.xlsx")
    huge = bytearray(written)
    at = huge.rindex(b"PK\x01\x02")
    huge[at + 24 : at + 28] = (2**31).to_bytes(4, "little")
    assert "过大" in open_file(opened, bytes(huge), "huge.xlsx")
    assert [error for error in opened.errors if "inline style" not in error] == []  # the browser reports broken XML
