"""The 条文对照表 that an office files: a landscape page with a row for each directive, laid out as such tables are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.findings.coverage import Coverage
from directive_diff.findings.word_marks import Mark
from directive_diff.labels import Labels
from directive_diff.model import Side
from directive_diff.renderers.docx.paper import Column, Paper
from directive_diff.view import caption
from directive_diff.view.findings import board, more_said, where
from directive_diff.view.legend import legend
from directive_diff.view.sheet import kind, sheet
from directive_diff.view.table import Words, table

if TYPE_CHECKING:
    from typing import BinaryIO

    from directive_diff.model import Comparison, Readout
    from directive_diff.renderers import View
    from directive_diff.view.sheet import Paragraph, SheetRow

# In millimetres; the margins of a landscape A4 page leave 257.
_WIDTHS = (14, 87, 87, 29, 40)
_WIDTHS_WITH_TASKS = (13, 61, 61, 25, 34, 21, 21, 21)


def render(comparison: Comparison, out: BinaryIO, view: View) -> None:
    """Write a comparison to ``out`` as a Word document."""
    labels = Labels(view.lang)
    found = table(comparison, view.order)
    paper = Paper(labels("report_title"), lang=view.lang, size=9.5 if view.task_columns else 10.5)
    _findings(paper, comparison, view, labels)
    for side in Side:
        paper.line(_said(side, Coverage.of(comparison, side), labels))
    paper.line("　".join(caption.links_counted(comparison, labels)))
    if comparison.cut:
        paper.line(caption.selected_said(comparison, labels))
    paper.line(caption.reviewed_said(comparison, labels))
    paper.line(labels("joiner").join(f"{entry.sign} {entry.meaning}" for entry in legend(labels)))
    paper.line(labels("word_legend"))
    heads = [
        labels("no"),
        _head("demand_of_source", comparison.source, labels),
        _head("text_of_target", comparison.target, labels),
    ]
    heads += [labels("relation_head"), labels("change_head")]
    if view.task_columns:
        heads += [labels("task_lead"), labels("task_bodies"), labels("task_deadline")]
    widths = _WIDTHS_WITH_TASKS if view.task_columns else _WIDTHS
    paper.table([Column(head, width) for head, width in zip(heads, widths, strict=True)])
    standing = caption.replacements_said(comparison, labels)
    if standing:
        paper.section(labels("noted", kind=labels("standing"), words=standing))
    before = ""
    for row in sheet(found, comparison, labels):
        if row.block != before:
            paper.section(row.block)
            before = row.block
        paper.row(_cells(row, labels, len(heads)))
    paper.line(labels("made_by", tool=comparison.tool.name, version=comparison.tool.version))
    paper.save(out)


def _findings(paper: Paper, comparison: Comparison, view: View, labels: Labels) -> None:
    """Add the findings, each with the ids of its clauses."""
    found = board(comparison, labels, everything=view.findings)
    for name, lines in (("findings_head", found.sure), ("to_check_head", found.to_check)):
        if lines:
            paper.heading(labels(name))
            for number, one in enumerate(lines, 1):
                paper.line(f"{number}. {one.text}（{where(one)}）")
    paper.line(more_said(found, labels) if found.lines else labels("no_findings"))


def _said(side: Side, coverage: Coverage, labels: Labels) -> str:
    name = caption.title(coverage.readout, labels)
    return labels("noted", kind=labels(side.value), words=f"{name}　{caption.share_said(coverage, labels)}")


def _head(name: str, readout: Readout, labels: Labels) -> str:
    met = caption.body_and_date(readout)
    return f"{labels(name)}\n{met}" if met else labels(name)


def _cells(row: SheetRow, labels: Labels, count: int) -> list[tuple[Paragraph, ...]]:
    cells = [_plain(str(row.number)), row.source, row.target, _plain(*kind(row, labels)), _plain(*row.notes)]
    return cells + [_plain()] * (count - len(cells))


def _plain(*lines: str) -> tuple[Paragraph, ...]:
    return tuple((Words(line, Mark.PLAIN),) for line in lines)
