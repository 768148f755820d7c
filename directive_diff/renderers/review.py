"""The form for a person's verdict on each link: tab-separated text, or a workbook (docs/review.md)."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from directive_diff.labels import Labels
from directive_diff.review.form import COLUMNS, choices, form
from directive_diff.sanitise import escape_formula
from directive_diff.view.caption import judged_said
from directive_diff.view.remarks import opinion

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

    from directive_diff.model import Comparison
    from directive_diff.renderers import View
    from directive_diff.review.form import Cells

_WIDTHS = (14, 14, 12, 12, 8, 56, 56, 24)


def render(comparison: Comparison, out: BinaryIO, view: View) -> None:
    """Write the form for a comparison to ``out``; as a workbook if ``view.workbook``."""
    labels = Labels(view.lang)
    rows = _with_opinions(form(comparison, labels), comparison, labels)
    if view.workbook:
        from directive_diff.renderers import workbook  # noqa: PLC0415 - needs a library that the text does not

        head = next(i for i, row in enumerate(rows) if len(row) == len(COLUMNS))
        workbook.write(
            [workbook.Sheet(labels("verdict"), _WIDTHS, rows, head, choices(labels))], out, title=labels("verdict")
        )
        return
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    writer.writerows([escape_formula(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    out.write(text.getvalue().encode("utf-8-sig"))


def _with_opinions(rows: Sequence[Cells], comparison: Comparison, labels: Labels) -> Sequence[Cells]:
    """Return the form with what a model said, if one was asked: who that was, and beside each link that it changed."""
    if comparison.judge is None:
        return rows
    head = next(number for number, row in enumerate(rows) if len(row) == len(COLUMNS))
    links = rows[head + 1 : head + 1 + len(comparison.links)]
    said = [
        (*row[:-1], labels("joiner").join(opinion(link, labels)))
        for row, link in zip(links, comparison.links, strict=True)
    ]
    return (*rows[:head], (f"# {judged_said(comparison, labels)}",), rows[head], *said, *rows[head + 1 + len(said) :])
