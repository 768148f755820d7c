"""A workbook of sheets, in which text is text, numbers are numbers, and changed words are bold."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from xlsxwriter import Workbook as Book

from directive_diff.sanitise import LONGEST, truncate_to_cell, units
from directive_diff.view.record import record_parts
from directive_diff.view.sheet import BOLD, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from typing import BinaryIO

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from directive_diff.labels import Labels
    from directive_diff.view.columns import Cell
    from directive_diff.view.sheet import Paragraph

# Text is never converted to numbers or formulas; the date is fixed, so that the same input gives the same file.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "nan_inf_to_errors": False,
}
_ROTATED = 120  # points: the height of a head with rotated names
_HIGHEST, _LINE = 409, 15.5  # points: the tallest row that Excel allows, and the height of a line in 11-point type
_FIXED_DATE = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Tinted:
    """A short text centred in a cell with its own background colour, such as ``#84BB98``."""

    text: str
    colour: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, rows, the widths of its columns (in digits), and the row (from 0) of its head, if any.

    ``choices`` are what the user may choose below the head, by column (from 0). ``still`` columns do not scroll. If the
    first columns are ``fixed``, they do not scroll either, and the heads of the others are rotated. ``numbers`` says
    how the numbers of a column look (0%); a column of ``lines`` stays one line high, cut off where the next begins.
    """

    name: str
    widths: Sequence[int]
    rows: Iterable[Sequence[Cell | Tinted]]
    head: int | None = 0
    choices: Mapping[int, Sequence[str]] | None = None
    still: int = 0
    fixed: int = 0
    numbers: Mapping[int, str] | None = None
    lines: Collection[int] = ()


def write(sheets: Iterable[Sheet], out: BinaryIO, *, title: str, comments: str = "") -> None:
    """Write a workbook to ``out``, with ``comments`` among its properties."""
    buffer = io.BytesIO()
    book = Book(buffer, _OPTIONS)
    created = _FIXED_DATE.replace(tzinfo=None)
    book.set_properties({"title": title, "author": "directive-diff", "created": created, "comments": comments})
    font = {"font_name": "等线", "font_size": 11}
    cell = {**font, "valign": "top", "text_wrap": True, "border": 1, "border_color": "#D9D9D9"}
    middle = {**cell, "align": "center", "valign": "vcenter", "text_wrap": False}
    writer = _Writer(
        book.add_format(font),
        book.add_format(cell),
        book.add_format({**cell, "bold": True, "bg_color": "#EDEDED"}),
        book.add_format({**font, "bold": True}),
        book.add_format({**cell, "bold": True, "bg_color": "#EDEDED", "rotation": 90, "align": "center"}),
        book.add_format({**cell, "text_wrap": False}),
        cache(lambda colour: book.add_format({**middle, "bg_color": colour})),
        cache(lambda look: book.add_format({**cell, "num_format": look})),
    )
    for sheet in sheets:
        writer.sheet(book.add_worksheet(sheet.name), sheet)
    book.close()
    out.write(buffer.getvalue())


def run_rows(record: str, labels: Labels) -> Iterator[tuple[Cell, ...]]:
    """Yield the record of the run in as many cells as it needs, one below the other."""
    for number, part in enumerate(record_parts(record)):
        yield ("" if number else labels("qda_run"), part)


@dataclass(frozen=True, slots=True)
class _Writer:
    fact: Format
    cell: Format
    head: Format
    bold: Format
    rotated: Format
    line: Format
    tint: Callable[[str], Format]
    number: Callable[[str], Format]

    def sheet(self, page: Worksheet, sheet: Sheet) -> None:
        """Write the rows of a sheet."""
        last = 0
        for last, row in enumerate(sheet.rows):
            form = self._form(last, sheet.head)
            rotated = form is self.head and sheet.fixed > 0
            for column, value in enumerate(row):
                self.value(page, last, column, value, self._form_in(column, form, sheet))
            if form is not self.fact:
                wrapped = ["" if column in sheet.lines else value for column, value in enumerate(row)]
                page.set_row(last, _ROTATED if rotated else _height(wrapped, sheet.widths))
        for column, width in enumerate(sheet.widths):
            page.set_column(column, column, width)
        if sheet.head is not None:
            page.freeze_panes(sheet.head + 1, sheet.still or sheet.fixed)
            page.autofilter(sheet.head, 0, max(last, sheet.head), len(sheet.widths) - 1)
            for column, words in (sheet.choices or {}).items():
                allowed = {"validate": "list", "source": list(words), "error_type": "warning"}
                page.data_validation(sheet.head + 1, column, last + 100, column, allowed)
        page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
        if sheet.head is not None:
            page.repeat_rows(sheet.head)

    def _form(self, row: int, head: int | None) -> Format:
        """Return the format of a row: a line above the table, its head, or a row of it."""
        if head is None or row < head:
            return self.fact
        return self.head if row == head else self.cell

    def _form_in(self, column: int, form: Format, sheet: Sheet) -> Format:
        """Return how a cell of a column looks in a row that looks like ``form``."""
        if form is self.head and sheet.fixed and column > sheet.fixed:
            return self.rotated
        if form is not self.cell:
            return form
        if sheet.numbers and column in sheet.numbers:
            return self.number(sheet.numbers[column])
        return self.line if column in sheet.lines else form

    def value(self, page: Worksheet, row: int, column: int, value: Cell | Tinted, form: Format) -> None:
        """Write a cell by the type of its value."""
        match value:
            case Tinted():
                page.write_string(row, column, value.text, self.tint(value.colour))
            case None | "" | ():
                page.write_blank(row, column, None, form)
            case str():
                page.write_string(row, column, truncate_to_cell(value), form)
            case tuple():
                self.words(page, row, column, value, form)
            case _:
                page.write_number(row, column, value, form)

    def words(self, page: Worksheet, row: int, column: int, paragraphs: tuple[Paragraph, ...], form: Format) -> None:
        """Write words, some of them bold; all plain if a cell cannot hold rich text of this size."""
        text = plain(paragraphs)
        pieces = _runs_of_cell(paragraphs)
        if units(text) > LONGEST or len(pieces) < 2:  # noqa: PLR2004 - a rich cell has at least two pieces
            page.write_string(row, column, truncate_to_cell(text), form)
            return
        fragments: list[str | Format] = []
        for piece, bold in pieces:
            fragments += [self.bold, piece] if bold else [piece]
        page.write_rich_string(row, column, *fragments, form)


def _height(row: Sequence[Cell | Tinted], widths: Sequence[int]) -> float:
    """Return the height of a row that shows all of its text, in points: not every program computes it."""
    texts = map(_text, row)
    lines = max((_lines(text, width) for text, width in zip(texts, widths, strict=False)), default=1)
    return min(_HIGHEST, lines * _LINE + 3)


def _text(cell: Cell | Tinted) -> str:
    if isinstance(cell, Tinted):
        return ""  # in one line
    return plain(cell) if isinstance(cell, tuple) else str(cell or "")


def _lines(text: str, width: int) -> int:
    """Return how many lines ``text`` takes in a column that is ``width`` digits wide."""
    return sum(max(1, math.ceil(sum(_digits(char) for char in line) / width)) for line in text[:LONGEST].split("\n"))


def _digits(char: str) -> float:
    return 1.9 if east_asian_width(char) in "WFA" else 1


def _runs_of_cell(paragraphs: tuple[Paragraph, ...]) -> list[tuple[str, bool]]:
    """Return the runs of a cell with the same look, and whether each is bold."""
    lines: list[tuple[str, bool]] = []
    for i, paragraph in enumerate(paragraphs):
        if i:
            lines.append(("\n", False))
        lines += [(part.text, part.mark in BOLD) for part in paragraph]
    joined = (("".join(text for text, _ in group), bold) for bold, group in groupby(lines, key=lambda piece: piece[1]))
    return [(text, bold) for text, bold in joined if text]
