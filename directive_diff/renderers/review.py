"""The form for a reviewer's verdict on each link: tab-separated text, or a workbook (docs/review.md)."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from directive_diff.labels import Labels
from directive_diff.review.form import choices, form
from directive_diff.review.vocabulary import COLUMNS
from directive_diff.sanitise import escape_formula
from directive_diff.view.caption import describe_judge
from directive_diff.view.checking import expectation
from directive_diff.view.record import brief_line
from directive_diff.view.remarks import opinion
from directive_diff.view.reviewed import describe_misfit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

    from directive_diff.model import Comparison
    from directive_diff.renderers import View
    from directive_diff.review.form import Cells

_WIDTHS = {"verdict": 10, "instead": 10, "source_text": 44, "target_text": 44, "comment": 30, "time": 20}
_NEAR, _OTHER = 30, 9  # widths in digits


def render(comparison: Comparison, out: BinaryIO, view: View) -> None:
    """Write the form for a comparison to ``out``; as a workbook if ``view.workbook``."""
    labels = Labels(view.lang)
    most = view.check.most(comparison) if view.check else None
    notes = [expectation(comparison, view.check, labels), *_unfit(comparison, labels)]
    blank = form(comparison, labels, most=most, notes=notes, run=brief_line(comparison))
    rows = _with_opinions(blank, comparison, labels)
    if view.workbook:
        from directive_diff.renderers import workbook  # noqa: PLC0415 - needs a library that the text form does not

        head = next(i for i, row in enumerate(rows) if len(row) == len(COLUMNS))
        widths = [_WIDTHS.get(column, _NEAR if column.startswith("near_") else _OTHER) for column in COLUMNS]
        sheet = workbook.Sheet(labels("verdict"), widths, rows, head, choices(labels))
        workbook.write([sheet], out, title=labels("verdict"))
        return
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    writer.writerows([escape_formula(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    out.write(text.getvalue().encode("utf-8-sig"))


def _unfit(comparison: Comparison, labels: Labels) -> Iterator[str]:
    """Yield the verdicts that no longer fit the texts, so that a person can give them again."""
    if comparison.review and comparison.review.misfits:
        yield labels("misfit_redo")
        yield from (describe_misfit(misfit, labels) for misfit in comparison.review.misfits)


def _with_opinions(rows: Sequence[Cells], comparison: Comparison, labels: Labels) -> Sequence[Cells]:
    """Return the form with a model's opinions, if one was asked: a line about it, and a note on each changed link."""
    if comparison.judge is None:
        return rows
    opinions = {
        (link.source.id, link.target.id): labels("joiner").join(opinion(link, labels)) for link in comparison.links
    }
    source, target, column = (COLUMNS.index(name) for name in ("source_id", "target_id", "opinion"))
    head = next(number for number, row in enumerate(rows) if len(row) == len(COLUMNS))
    filled = [
        (*row[:column], opinions.get((str(row[source]), str(row[target])), ""), *row[column + 1 :])
        for row in rows[head + 1 :]
    ]
    return (*rows[:head], (f"# {describe_judge(comparison, labels)}",), rows[head], *filled)
