"""The form for a person's verdict on each link: tab-separated text, or a workbook (docs/review.md)."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from directive_diff.labels import Labels
from directive_diff.review.form import choices, form
from directive_diff.review.vocabulary import COLUMNS
from directive_diff.sanitise import escape_formula
from directive_diff.view.checking import expectation

if TYPE_CHECKING:
    from typing import BinaryIO

    from directive_diff.model import Comparison
    from directive_diff.renderers import View

_WIDTHS = {"verdict": 10, "instead": 10, "source_text": 44, "target_text": 44, "comment": 30, "time": 20}
_NEAR, _OTHER = 30, 9  # digits wide


def render(comparison: Comparison, out: BinaryIO, view: View) -> None:
    """Write the form for a comparison to ``out``; as a workbook if ``view.workbook``."""
    labels = Labels(view.lang)
    most = view.check.most(comparison) if view.check else None
    rows = form(comparison, labels, most=most, said=expectation(comparison, view.check, labels))
    if view.workbook:
        from directive_diff.renderers import workbook  # noqa: PLC0415 - needs a library that the text does not

        head = next(i for i, row in enumerate(rows) if len(row) == len(COLUMNS))
        widths = [_WIDTHS.get(column, _NEAR if column.startswith("near_") else _OTHER) for column in COLUMNS]
        sheet = workbook.Sheet(labels("verdict"), widths, rows, head, choices(labels))
        workbook.write([sheet], out, title=labels("verdict"))
        return
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    writer.writerows([escape_formula(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    out.write(text.getvalue().encode("utf-8-sig"))
