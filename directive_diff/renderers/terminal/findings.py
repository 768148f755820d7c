"""The findings, first on the screen: what a reader must know, numbered, each with the ids of its clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.renderers.terminal.typesetting import Line, Styled
from directive_diff.view.checking import expectation
from directive_diff.view.checklist import checklist, line
from directive_diff.view.findings import board, more_said, where
from directive_diff.view.reviewed import rulings_said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directive_diff.model import Comparison
    from directive_diff.renderers import View
    from directive_diff.renderers.terminal.page import Page
    from directive_diff.view.findings import Said


def findings(comparison: Comparison, view: View, page: Page) -> Iterator[Line]:
    """Yield the findings of a comparison: the first eight, or all where asked for."""
    labels = page.labels
    found = board(comparison, labels, everything=view.findings)
    yield from page.text(labels("findings_head"), "strong")
    yield from _listed(found.sure, page)
    if not found.lines:
        yield from page.text(labels("no_findings"), "fact")
    if found.to_check:
        yield from page.text(labels("to_check_head"), "strong")
        yield from _listed(found.to_check, page)
    if more := more_said(found, labels):
        yield from page.text(f"{more} (--findings)", "fact")
    yield ()
    yield from _section(labels("check_title"), _checks(comparison, view, page), page)
    yield from _section(labels("rulings_head"), rulings_said(comparison, labels), page)


def _checks(comparison: Comparison, view: View, page: Page) -> Sequence[str]:
    """Return what a person asked to check, and what to expect of it."""
    listed = checklist(comparison, view.check, page.labels)
    head = [expectation(comparison, view.check, page.labels)] if listed else []
    return [*head, *(line(one, page.labels) for one in listed)]


def _section(title: str, lines: Sequence[str], page: Page) -> Iterator[Line]:
    if lines:
        yield from page.text(title, "strong")
        for each in lines:
            yield from page.text(each, "")
        yield ()


def _listed(lines: Sequence[Said], page: Page) -> Iterator[Line]:
    for number, one in enumerate(lines, 1):
        style = "finding" if one.sure else ""
        parts = [Styled(f"{number}. ", "id"), Styled(f"{one.text} ", style), Styled(where(one), "id")]
        yield from page.set(parts, page.width)
