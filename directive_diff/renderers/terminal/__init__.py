"""The side-by-side view for people: typesetting → page → head, body → painter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.labels import Labels
from directive_diff.renderers.terminal.body import body, content
from directive_diff.renderers.terminal.findings import findings
from directive_diff.renderers.terminal.head import head, short_head
from directive_diff.renderers.terminal.legend import legend
from directive_diff.renderers.terminal.page import Page
from directive_diff.renderers.terminal.painter import paint
from directive_diff.renderers.terminal.summary import summary
from directive_diff.renderers.terminal.tree import tree
from directive_diff.renderers.terminal.typesetting import Styled
from directive_diff.view.table import table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from directive_diff.model import Comparison, Readout
    from directive_diff.renderers import View
    from directive_diff.renderers.terminal.typesetting import Line


def render(comparison: Comparison, out: BinaryIO, view: View) -> None:
    """Write a comparison to ``out``; characters that its encoding lacks are replaced."""
    page = page_of(view)
    paint(_lines(comparison, view, page), out, view)
    if view.recorded:
        from directive_diff.view.record import record_line  # noqa: PLC0415 - a screen needs none

        paint(recorded(record_line(comparison), page), out, view)


def recorded(line: str, page: Page) -> Iterator[Line]:
    """Yield the record of the run for a view that is kept in a file: one line of JSON, which a program can read."""
    yield ()
    yield from page.rule(page.labels("qda_run"), "block")
    yield (Styled(line, ""),)


def _lines(comparison: Comparison, view: View, page: Page) -> Iterator[Line]:
    """Yield findings, head and view; of a selected part only a short head and the view, findings on request."""
    part = comparison.cut is not None
    if view.findings or view.check or not part:
        yield from findings(comparison, view, page)
    yield from short_head(comparison, page) if part else head(comparison, page)
    if view.summary:
        yield from summary(comparison, page)
        return
    selected = content(comparison, view.order, table(comparison, view.order).records)
    yield from legend(selected, page)
    yield from body(comparison, selected, page, why=view.why)


def render_readout(readout: Readout, out: BinaryIO, view: View) -> None:
    """Write one readout to ``out`` as a tree of blocks, directives and clauses."""
    paint(tree(readout, page_of(view)), out, view)


def page_of(view: View) -> Page:
    """Return the page that lines are set for: its width, labels and colours."""
    return Page(
        max(view.width, 20), view.ambiguous, Labels(view.lang), view.colour, ascii=not _has_signs(view.encoding)
    )


def _has_signs(encoding: str) -> bool:
    try:
        "＝～＊＋－".encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
