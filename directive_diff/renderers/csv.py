"""CSV that opens correctly in Excel: a row for each directive, link or clause; no cell is taken for a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from directive_diff.labels import Labels
from directive_diff.renderers import Rows
from directive_diff.sanitise import escape_formula
from directive_diff.view import columns
from directive_diff.view.caption import judged_said
from directive_diff.view.sheet import clause_cells, link_rows, plain, sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

    from directive_diff.model import Comparison
    from directive_diff.renderers import View
    from directive_diff.view.columns import Cell


def render(comparison: Comparison, out: BinaryIO, view: View) -> None:
    """Write a comparison to ``out``, in UTF-8 with the byte order mark by which Excel recognises it."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([_written(cell) for cell in row] for row in _rows(comparison, view, Labels(view.lang)))
    out.write(text.getvalue().encode("utf-8-sig"))


def _rows(comparison: Comparison, view: View, labels: Labels) -> Iterator[Sequence[Cell]]:
    """Yield the rows; where a model was asked, each says so in a last cell, since a table has no head to say it in."""
    said = judged_said(comparison, labels)
    for number, row in enumerate(_cells(comparison, view, labels)):
        yield (*row, said if number else labels("opinion_head")) if said else row


def _cells(comparison: Comparison, view: View, labels: Labels) -> Iterator[Sequence[Cell]]:
    match view.rows:
        case Rows.LINKS:
            yield columns.link_heads(labels)
            yield from (columns.link_cells(n, row) for n, row in enumerate(link_rows(comparison, labels), 1))
        case Rows.CLAUSES:
            yield columns.clause_heads(labels)
            yield from (columns.clause_cells(row, labels) for row in clause_cells(comparison, view.order, labels))
        case _:
            yield columns.directive_heads(labels, tasks=view.task_columns)
            for row in sheet(comparison, view.order, labels):
                yield columns.directive_cells(row, tasks=view.task_columns)


def _written(cell: Cell) -> str | float:
    match cell:
        case None:
            return ""
        case str():
            return escape_formula(cell)
        case tuple():
            return escape_formula(plain(cell))
        case _:
            return cell
