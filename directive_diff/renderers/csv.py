"""CSV that opens correctly in Excel: a row for each directive, link or clause; no cell can be read as a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from directive_diff.labels import Labels
from directive_diff.renderers import Rows
from directive_diff.sanitise import escape_formula
from directive_diff.view import columns
from directive_diff.view.caption import describe_judge
from directive_diff.view.record import record_line, with_record
from directive_diff.view.reviewed import ReviewColumn
from directive_diff.view.sheet import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

    from directive_diff.model import Comparison
    from directive_diff.renderers import View
    from directive_diff.view.columns import Cell


def render(comparison: Comparison, out: BinaryIO, view: View) -> None:
    """Write a comparison to ``out``, in UTF-8 with the byte order mark by which Excel recognises it."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(
        [_cell_value(cell) for cell in row] for row in _rows(comparison, view, Labels(view.lang))
    )
    out.write(text.getvalue().encode("utf-8-sig"))


def _rows(comparison: Comparison, view: View, labels: Labels) -> Iterator[Sequence[Cell]]:
    """Yield the rows. CSV has no place above the table to say how it was made, so the last columns do.

    Where a model was asked, each row says so; the record of the run begins in the first, and goes on in the next ones
    where it is longer than a cell of a spreadsheet.
    """
    note = describe_judge(comparison, labels)
    rows = list(_cells(comparison, view, labels))
    if note:
        rows = [(*row, note if number else labels("opinion_head")) for number, row in enumerate(rows)]
    yield from with_record(rows, labels("qda_run"), record_line(comparison))


def _cells(comparison: Comparison, view: View, labels: Labels) -> Iterator[Sequence[Cell]]:
    review = ReviewColumn(comparison, labels)
    match view.rows:
        case Rows.LINKS:
            return columns.links(comparison, review, labels)
        case Rows.CLAUSES:
            return columns.clauses(comparison, view.order, review, labels)
        case _:
            return columns.directives(comparison, view.order, review, labels, tasks=view.task_columns)


def _cell_value(cell: Cell) -> str | float:
    match cell:
        case None:
            return ""
        case str():
            return escape_formula(cell)
        case tuple():
            return escape_formula(plain(cell))
        case _:
            return cell
