"""Markdown for an issue or an e-mail: the findings, the head as a list, a table for each block."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_diff.findings.coverage import Coverage
from directive_diff.labels import Labels
from directive_diff.model import Side
from directive_diff.view import caption
from directive_diff.view.checking import expectation
from directive_diff.view.checklist import checklist, line
from directive_diff.view.findings import board, describe_more, where
from directive_diff.view.legend import occurring
from directive_diff.view.pairs import pairs, styles
from directive_diff.view.record import record_line
from directive_diff.view.reviewed import describe_rulings
from directive_diff.view.sheet import BOLD

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from typing import BinaryIO

    from directive_diff.model import Comparison
    from directive_diff.renderers import View
    from directive_diff.view.pairs import Entry

# Text is never markup: what could begin markup, a link, a mention or a tag in any flavour becomes an entity. Not all
# flavours honour a backslash in a table.
_SPECIAL = re.compile(
    r"[\\`*_\[\]<>|~@$]"
    r"|&(?=#?\w+;)"  # an entity
    r"|:(?=/|[\w+-]+:)|(?<=[wW]{3})\."  # an address, the name of an emoji
    r"|#(?=\d)|^\s*#|(?<!\w)[-+=]|(?<=\d)[.)](?=\s|$)"  # the number of an issue, a heading, a list
)


def render(comparison: Comparison, out: BinaryIO, view: View) -> None:
    """Write a comparison to ``out`` as UTF-8."""
    lines = _lines(comparison, view, Labels(view.lang))
    out.writelines(f"{line}\n".encode() for line in lines)


def _lines(comparison: Comparison, view: View, labels: Labels) -> Iterator[str]:
    sections = pairs(comparison, view.order, labels)
    yield f"# {labels('report_title')}"
    yield ""
    yield from _findings(comparison, view, labels)
    yield from _head(comparison, styles(sections), labels)
    heads = ("id", "demand_of_source", "text_of_target", "relation_head", "change_head")
    for section in sections:
        yield ""
        yield f"## {escaped(section.title)}"
        yield ""
        yield f"| {' | '.join(labels(head) for head in heads)} |"
        yield "| :-- | :-- | :-- | :-- | :-- |"
        for group in section.groups:
            for number, row in enumerate(group.rows):
                cells = (
                    _join_lines((f"<b>{group.id}</b>", escaped(group.fate))) if number == 0 else "",
                    _join_lines(map(_entry, row.source)),
                    _join_lines(map(_entry, row.target)),
                    _join_lines(map(escaped, row.kind)),
                    _join_lines(map(escaped, row.notes)),
                )
                yield f"| {' | '.join(cells)} |"
    if not sections:
        yield ""
        yield labels("nothing_selected")
    yield from _reviewing(comparison, view, labels)
    yield ""
    yield f"<!-- {_safe_in_comment(record_line(comparison))} -->"


def _head(comparison: Comparison, used: Collection[str], labels: Labels) -> Iterator[str]:
    """Yield what is compared, how much was carried, and the legend of the tables."""
    for side in Side:
        coverage = Coverage.of(comparison, side)
        facts = (caption.body_and_date(coverage.readout), caption.describe_share(coverage, labels))
        known = labels("joiner").join(fact for fact in facts if fact)
        title = escaped(caption.title(coverage.readout, labels))
        yield f"- **{labels(side.value)}** {title} {escaped(labels('in_brackets', words=known))}"
    yield f"- {escaped('  '.join(caption.count_links(comparison, labels)))}"
    if comparison.cut:
        yield f"- {escaped(caption.describe_selection(comparison, labels))}"
    replaced = caption.describe_replacements(comparison, labels)
    if replaced:
        yield f"- {escaped(labels('noted', kind=labels('standing'), words=replaced))}"
    yield f"- {escaped(caption.describe_review(comparison, labels))}"
    signs = labels("joiner").join(f"{entry.sign} {entry.meaning}" for entry in occurring(used, labels))
    if signs:
        yield f"- {escaped(labels('noted', kind=labels('legend'), words=signs))}"
    yield f"- {escaped(labels('word_legend'))}"


def _reviewing(comparison: Comparison, view: View, labels: Labels) -> Iterator[str]:
    """Yield the checklist and the reviewer's rulings."""
    listed = [line(item, labels) for item in checklist(comparison, view.check, labels)]
    if listed:
        yield from ("", f"## {labels('check_title')}", "", escaped(expectation(comparison, view.check, labels)), "")
        yield from (f"{number}. {escaped(each)}" for number, each in enumerate(listed, 1))
    lines = describe_rulings(comparison, labels)
    if lines:
        yield from ("", f"## {labels('rulings_head')}", "")
        yield from (f"{number}. {escaped(each)}" for number, each in enumerate(lines, 1))


def _safe_in_comment(record: str) -> str:
    """Return a record in which nothing can end the comment around it."""
    return record.replace("-", "\\u002d").replace("<", "\\u003c").replace(">", "\\u003e")


def _findings(comparison: Comparison, view: View, labels: Labels) -> Iterator[str]:
    findings = board(comparison, labels, everything=view.findings)
    for name, lines in (("findings_head", findings.sure), ("to_check_head", findings.to_check)):
        if lines:
            yield f"## {labels(name)}"
            yield ""
            for number, finding in enumerate(lines, 1):
                place = labels("in_brackets", words=where(finding))
                yield f"{number}. {escaped(finding.text)} {escaped(place)}"
            yield ""
    if not findings.lines:
        yield labels("no_findings")
        yield ""
    if more := describe_more(findings, labels):
        yield escaped(more)
        yield ""


def escaped(text: str) -> str:
    """Return ``text`` with entities, so that it is shown literally."""
    return _SPECIAL.sub(lambda match: f"{match.group()[:-1]}&#{ord(match.group()[-1])};", text)


def _join_lines(lines: Iterable[str]) -> str:
    return "<br>".join(lines)


def _entry(entry: Entry) -> str:
    # Not asterisks: between Chinese punctuation and letters they do not make bold text.
    words = (f"<b>{escaped(part.text)}</b>" if part.mark in BOLD else escaped(part.text) for part in entry.words)
    return (f"{entry.id} " if entry.id else "") + "".join(words)
