"""A workbook to sort and filter: the findings, then a sheet by directive, one by link, one by clause, the totals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.findings.coverage import Coverage
from directive_diff.labels import Labels
from directive_diff.model import Side
from directive_diff.renderers import Rows
from directive_diff.renderers.workbook import Sheet, run_rows, write
from directive_diff.sanitise import printable_name
from directive_diff.view import caption, columns
from directive_diff.view.checklist import checklist
from directive_diff.view.findings import board, where
from directive_diff.view.legend import legend
from directive_diff.view.record import brief_line, record_line
from directive_diff.view.reviewed import ReviewColumn, describe_rulings
from directive_diff.view.totals import total_heads, totals

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from directive_diff.model import Comparison
    from directive_diff.renderers import View
    from directive_diff.view.columns import Cell

_OF_DIRECTIVES = (6, 24, 8, 60, 60, 16, 8, 7, 7, 7, 10, 12, 10, 40)
_OF_TASKS = (14, 14, 14)
_OF_LINKS = (6, 10, 50, 10, 50, 10, 8, 9, 8, 12, 36, 10)
_OF_CLAUSES = (8, 10, 20, 12, 46, 9, 14, 10, 8, 9, 8, 14, 46, 12, 32, 12, 40, 10, 30)
_SHARE, _LINK_SCORE, _BLOCK, _CLAUSE_SCORES = 6, 6, 2, (8, 17)  # columns, from 0
_SCORE = "0.00"
_OF_FINDINGS = (6, 12, 90, 40)
_OF_TOTALS = (10, 26, 10, 10, 10, 10, 16)
_OF_REVIEW = 40
_OF_CHECKS = (10, 50, 8, 50, 60, 16)


def render(comparison: Comparison, out: BinaryIO, view: View) -> None:
    """Write a comparison to ``out`` as a workbook; ``view.rows`` says which table comes first."""
    labels = Labels(view.lang)
    tables = {
        Rows.DIRECTIVES: _directives(comparison, view, labels),
        Rows.LINKS: _links(comparison, labels),
        Rows.CLAUSES: _clauses(comparison, view, labels),
    }
    first = tables.pop(view.rows or Rows.DIRECTIVES)
    total = Sheet(labels("sheet_totals"), _OF_TOTALS, [total_heads(labels), *totals(comparison, labels)])
    about = Sheet(labels("sheet_about"), (18, 90), list(_about_rows(comparison, labels)), head=None)
    more = tuple(_reviewing(comparison, view, labels))
    sheets = (_findings(comparison, labels), first, *tables.values(), *more, total, about)
    write(sheets, out, title=labels("report_title"), comments=brief_line(comparison))


def _reviewing(comparison: Comparison, view: View, labels: Labels) -> Iterator[Sheet]:
    """Yield a sheet of clauses to check, with a column for verdicts, and a sheet of the reviewer's rulings."""
    listed = checklist(comparison, view.check, labels)
    if listed:
        heads = ("id", "text_of_target", "form_right", "relation_head", "check_nearest", "form_verdict")
        rows = [
            (item.id, item.text, item.right, "\n".join(item.result), "\n".join(item.nearest), "") for item in listed
        ]
        name = f"{labels('check_title')} {len(listed)}"
        yield Sheet(name, _OF_CHECKS, [tuple(labels(head) for head in heads), *rows])
    lines = describe_rulings(comparison, labels)
    if lines:
        yield Sheet(labels("rulings_head"), (6, 120), [("", labels("rulings_head")), *enumerate(lines, 1)])


def _directives(comparison: Comparison, view: View, labels: Labels) -> Sheet:
    tasks, review = view.task_columns, ReviewColumn(comparison, labels)
    rows = columns.directives(comparison, view.order, review, labels, tasks=tasks)
    widths = _OF_DIRECTIVES + _OF_TASKS if tasks else _OF_DIRECTIVES
    return Sheet(labels("sheet_table"), _widths(widths, review), list(rows), numbers={_SHARE: "0%"})


def _links(comparison: Comparison, labels: Labels) -> Sheet:
    review = ReviewColumn(comparison, labels)
    rows = list(columns.links(comparison, review, labels))
    return Sheet(labels("sheet_links"), _widths(_OF_LINKS, review), rows, numbers={_LINK_SCORE: _SCORE})


def _clauses(comparison: Comparison, view: View, labels: Labels) -> Sheet:
    review = ReviewColumn(comparison, labels)
    rows = list(columns.clauses(comparison, view.order, review, labels))
    numbers = dict.fromkeys(_CLAUSE_SCORES, _SCORE)
    return Sheet(labels("sheet_clauses"), _widths(_OF_CLAUSES, review), rows, still=2, numbers=numbers, lines=(_BLOCK,))


def _widths(widths: tuple[int, ...], review: ReviewColumn) -> tuple[int, ...]:
    return (*widths, *(_OF_REVIEW for _ in review.head))


def _findings(comparison: Comparison, labels: Labels) -> Sheet:
    heads = (labels("no"), labels("sureness_head"), labels("findings_head"), labels("id"))
    rows = (
        (number, labels("finding_sure" if finding.sure else "to_check_head"), finding.text, where(finding))
        for number, finding in enumerate(board(comparison, labels, everything=True).lines, 1)
    )
    return Sheet(labels("findings_head"), _OF_FINDINGS, [heads, *rows])


def _about_rows(comparison: Comparison, labels: Labels) -> Iterator[tuple[Cell, ...]]:
    for side in Side:
        coverage = Coverage.of(comparison, side)
        document = coverage.readout.document
        yield (labels(side.value), caption.title(coverage.readout, labels))
        yield ("", caption.body_and_date(coverage.readout))
        yield ("", caption.describe_share(coverage, labels))
        yield ("", printable_name(document.path))
        yield ("SHA-256", document.sha256)
    if comparison.cut:
        yield ("", caption.describe_selection(comparison, labels))
    yield (labels("link_word"), "  ".join(caption.count_links(comparison, labels)))
    yield (labels("standing"), caption.describe_replacements(comparison, labels))
    yield (labels("verdict"), caption.describe_review(comparison, labels))
    for entry in legend(labels):
        yield (entry.sign, entry.meaning)
    yield ("", labels("word_legend"))
    yield ("", labels("made_by", tool=comparison.tool.name, version=comparison.tool.version))
    yield from run_rows(record_line(comparison), labels)
