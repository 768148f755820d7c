"""A workbook to sort and filter: one sheet by directive, one by link, one about the comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.findings.coverage import Coverage
from directive_diff.labels import Labels
from directive_diff.model import Side
from directive_diff.renderers import Rows
from directive_diff.renderers.workbook import Sheet, write
from directive_diff.sanitise import sanitised
from directive_diff.view import caption
from directive_diff.view.columns import directive_cells, directive_heads, link_cells, link_heads
from directive_diff.view.findings import board, where
from directive_diff.view.legend import legend
from directive_diff.view.sheet import link_rows, sheet
from directive_diff.view.table import table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from directive_diff.model import Comparison
    from directive_diff.renderers import View
    from directive_diff.view.columns import Cell

_OF_DIRECTIVES = (6, 16, 8, 60, 60, 16, 8, 7, 7, 7, 9, 10, 36)
_OF_TASKS = (14, 14, 14)
_OF_LINKS = (6, 10, 50, 10, 50, 10, 8, 9, 8, 12, 36, 10)
_OF_FINDINGS = (10, 90, 40)


def render(comparison: Comparison, out: BinaryIO, view: View) -> None:
    """Write a comparison to ``out`` as a workbook; ``view.rows`` says which sheet comes first."""
    labels = Labels(view.lang)
    tasks = view.task_columns
    rows = sheet(table(comparison, view.order), comparison, labels)
    directives = Sheet(
        labels("sheet_table"),
        _OF_DIRECTIVES + _OF_TASKS if tasks else _OF_DIRECTIVES,
        [directive_heads(labels, tasks=tasks), *(directive_cells(row, tasks=tasks) for row in rows)],
    )
    links = Sheet(
        labels("sheet_links"),
        _OF_LINKS,
        [link_heads(labels), *(link_cells(n, row) for n, row in enumerate(link_rows(comparison, labels), 1))],
    )
    findings = Sheet(
        labels("findings_head"),
        _OF_FINDINGS,
        [(labels("sureness_head"), labels("findings_head"), labels("id")), *_findings(comparison, labels)],
    )
    first, second = (links, directives) if view.rows is Rows.LINKS else (directives, links)
    about = Sheet(labels("sheet_about"), (18, 90), list(_about(comparison, labels)), head=None)
    write((findings, first, second, about), out, title=labels("report_title"))


def _findings(comparison: Comparison, labels: Labels) -> Iterator[tuple[Cell, ...]]:
    for one in board(comparison, labels, everything=True).lines:
        yield (labels("findings_head" if one.sure else "to_check_head"), one.text, where(one))


def _about(comparison: Comparison, labels: Labels) -> Iterator[tuple[Cell, ...]]:
    for side in Side:
        coverage = Coverage.of(comparison, side)
        document = coverage.readout.document
        yield (labels(side.value), caption.title(coverage.readout, labels))
        yield ("", caption.body_and_date(coverage.readout))
        yield ("", caption.share_said(coverage, labels))
        yield ("", sanitised(document.path))
        yield ("SHA-256", document.sha256)
    if comparison.cut:
        yield ("", caption.selected_said(comparison, labels))
    yield (labels("link_word"), "  ".join(caption.links_counted(comparison, labels)))
    yield (labels("standing"), caption.replacements_said(comparison, labels))
    yield (labels("verdict"), caption.reviewed_said(comparison, labels))
    for entry in legend(labels):
        yield (entry.sign, entry.meaning)
    yield ("", labels("word_legend"))
    yield ("", labels("made_by", tool=comparison.tool.name, version=comparison.tool.version))
