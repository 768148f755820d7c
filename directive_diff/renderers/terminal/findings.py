"""The findings, first on the screen: what a reader must know, numbered, each with the ids of its clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.renderers.terminal.typesetting import Line, Styled
from directive_diff.view.findings import board, more_said, where

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


def _listed(lines: Sequence[Said], page: Page) -> Iterator[Line]:
    for number, one in enumerate(lines, 1):
        style = "finding" if one.sure else ""
        parts = [Styled(f"{number}. ", "id"), Styled(f"{one.text} ", style), Styled(where(one), "id")]
        yield from page.set(parts, page.width)
