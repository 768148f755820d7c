"""Markdown for an issue or a mail: the head as a list, the comparison as a table; text is never markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_diff.findings.coverage import Coverage
from directive_diff.labels import Labels
from directive_diff.model import Side
from directive_diff.view import caption
from directive_diff.view.findings import board, more_said, where
from directive_diff.view.legend import legend
from directive_diff.view.sheet import BOLD, kind, sheet
from directive_diff.view.table import table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from directive_diff.model import Comparison
    from directive_diff.renderers import View
    from directive_diff.view.sheet import Paragraph

# Whatever could begin markup, a link, a mention or a tag, in any flavour. As entities, because not all flavours honour
# a backslash within a table.
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
    yield f"# {labels('report_title')}"
    yield ""
    yield from _findings(comparison, view, labels)
    for side in Side:
        coverage = Coverage.of(comparison, side)
        facts = (caption.body_and_date(coverage.readout), caption.share_said(coverage, labels))
        said = labels("joiner").join(fact for fact in facts if fact)
        title = escaped(caption.title(coverage.readout, labels))
        yield f"- **{labels(side.value)}** {title} {escaped(f'({said})')}"
    yield f"- {escaped('  '.join(caption.links_counted(comparison, labels)))}"
    if comparison.cut:
        yield f"- {escaped(caption.selected_said(comparison, labels))}"
    replaced = caption.replacements_said(comparison, labels)
    if replaced:
        yield f"- {labels('standing')} {escaped(replaced)}"
    yield f"- {escaped(caption.reviewed_said(comparison, labels))}"
    signs = labels("joiner").join(f"{entry.sign} {entry.meaning}" for entry in legend(labels))
    yield f"- {labels('legend')} {escaped(signs)}"
    yield f"- {escaped(labels('word_legend'))}"
    yield ""
    heads = ("no", "demand_of_source", "text_of_target", "relation_head", "change_head")
    yield f"| {' | '.join(labels(head) for head in heads)} |"
    yield "| --: | :-- | :-- | :-- | :-- |"
    for row in sheet(table(comparison, view.order), comparison, labels):
        cells = (
            str(row.number),
            _marked_up(row.source),
            _marked_up(row.target),
            "<br>".join(escaped(line) for line in kind(row, labels)),
            "<br>".join(escaped(note) for note in row.notes),
        )
        yield f"| {' | '.join(cells)} |"


def _findings(comparison: Comparison, view: View, labels: Labels) -> Iterator[str]:
    found = board(comparison, labels, everything=view.findings)
    for name, lines in (("findings_head", found.sure), ("to_check_head", found.to_check)):
        if lines:
            yield f"## {labels(name)}"
            yield ""
            yield from (f"{n}. {escaped(one.text)} {escaped(f'({where(one)})')}" for n, one in enumerate(lines, 1))
            yield ""
    if not found.lines:
        yield labels("no_findings")
        yield ""
    if more := more_said(found, labels):
        yield escaped(more)
        yield ""


def escaped(text: str) -> str:
    """Return ``text`` so that it is shown literally."""
    return _SPECIAL.sub(lambda found: f"{found.group()[:-1]}&#{ord(found.group()[-1])};", text)


def _marked_up(paragraphs: tuple[Paragraph, ...]) -> str:
    # Asterisks would not do: between Chinese punctuation and letters they do not make bold.
    return "<br>".join(
        "".join(f"<b>{escaped(part.text)}</b>" if part.mark in BOLD else escaped(part.text) for part in paragraph)
        for paragraph in paragraphs
    )
