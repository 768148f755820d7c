"""The 条文对照表 that an office files: the findings, then a landscape table of both texts side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.findings.coverage import Coverage
from directive_diff.labels import Labels
from directive_diff.model import Side
from directive_diff.renderers.docx.paper import Column, Paper
from directive_diff.view import caption
from directive_diff.view.checking import expectation
from directive_diff.view.checklist import checklist, line
from directive_diff.view.findings import board, describe_more, where
from directive_diff.view.legend import occurring
from directive_diff.view.pairs import pairs, styles
from directive_diff.view.record import record_line
from directive_diff.view.reviewed import describe_rulings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

    from directive_diff.model import Comparison, Readout
    from directive_diff.renderers import View
    from directive_diff.view.pairs import Section

# In millimetres; the margins of a landscape A4 page leave 257.
_WIDTHS = (23, 75, 75, 37, 47)
_WIDTHS_WITH_TASKS = (20, 56, 56, 32, 33, 20, 20, 20)


def render(comparison: Comparison, out: BinaryIO, view: View) -> None:
    """Write a comparison to ``out`` as a Word document."""
    labels = Labels(view.lang)
    sections = pairs(comparison, view.order, labels)
    paper = Paper(labels("report_title"), lang=view.lang, size=9.5 if view.task_columns else 10.5)
    _findings(paper, comparison, view, labels)
    _head(paper, comparison, sections, labels)
    heads = [
        labels("id"),
        _head_over("demand_of_source", comparison.source, labels),
        _head_over("text_of_target", comparison.target, labels),
        labels("relation_head"),
        labels("change_head"),
    ]
    if view.task_columns:
        heads += [labels("task_lead"), labels("task_bodies"), labels("task_deadline")]
    widths = _WIDTHS_WITH_TASKS if view.task_columns else _WIDTHS
    paper.table([Column(head, width) for head, width in zip(heads, widths, strict=True)])
    _rows(paper, sections)
    if not sections:
        paper.line(labels("nothing_selected"))
    _reviewing(paper, comparison, view, labels)
    paper.line(labels("made_by", tool=comparison.tool.name, version=comparison.tool.version))
    paper.describe(record_line(comparison))
    paper.save(out)


def _findings(paper: Paper, comparison: Comparison, view: View, labels: Labels) -> None:
    """Add the findings, each with the ids of its clauses."""
    findings = board(comparison, labels, everything=view.findings)
    for name, lines in (("findings_head", findings.sure), ("to_check_head", findings.to_check)):
        if lines:
            paper.heading(labels(name))
            for number, finding in enumerate(lines, 1):
                paper.line(labels("finding_at", n=number, text=finding.text, ids=where(finding)))
    paper.line(describe_more(findings, labels) if findings.lines else labels("no_findings"))


def _head(paper: Paper, comparison: Comparison, sections: Sequence[Section], labels: Labels) -> None:
    """Add what is compared, how much was carried, and the legend of the table."""
    paper.heading(labels("sheet_about"))
    for side in Side:
        paper.line(_describe_side(side, Coverage.of(comparison, side), labels))
    paper.line("　".join(caption.count_links(comparison, labels)))
    if comparison.cut:
        paper.line(caption.describe_selection(comparison, labels))
    standing = caption.describe_replacements(comparison, labels)
    if standing:
        paper.line(labels("noted", kind=labels("standing"), words=standing))
    signs = occurring(styles(sections), labels)
    if signs:
        legend_line = labels("joiner").join(f"{entry.sign} {entry.meaning}" for entry in signs)
        paper.line(labels("noted", kind=labels("legend"), words=legend_line))
    paper.line(labels("word_legend"))
    paper.line(caption.describe_review(comparison, labels))


def _reviewing(paper: Paper, comparison: Comparison, view: View, labels: Labels) -> None:
    """Add the checklist and the reviewer's rulings."""
    listed = [line(item, labels) for item in checklist(comparison, view.check, labels)]
    if listed:
        listed.insert(0, expectation(comparison, view.check, labels))
    for name, lines in (("check_title", listed), ("rulings_head", describe_rulings(comparison, labels))):
        if lines:
            paper.heading(labels(name))
            for each in lines:
                paper.line(each)


def _describe_side(side: Side, coverage: Coverage, labels: Labels) -> str:
    name = caption.title(coverage.readout, labels)
    return labels("noted", kind=labels(side.value), words=f"{name}　{caption.describe_share(coverage, labels)}")


def _head_over(name: str, readout: Readout, labels: Labels) -> str:
    body = caption.body_and_date(readout)
    return f"{labels(name)}\n{body}" if body else labels(name)


def _rows(paper: Paper, sections: Sequence[Section]) -> None:
    """Add the rows, with a heading for each block; the id and fate of a directive span all its rows."""
    for section in sections:
        paper.section(section.title)
        for group in section.groups:
            for number, row in enumerate(group.rows):
                paper.pair((group.id, group.fate), (row.source, row.target), (row.kind, row.notes), first=number == 0)
