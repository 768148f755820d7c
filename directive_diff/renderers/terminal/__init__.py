"""The side-by-side view for people: typesetting → page → head, body → painter."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from directive_diff.labels import Labels
from directive_diff.renderers.terminal.body import body
from directive_diff.renderers.terminal.findings import findings
from directive_diff.renderers.terminal.head import head
from directive_diff.renderers.terminal.page import Page
from directive_diff.renderers.terminal.painter import paint
from directive_diff.renderers.terminal.summary import summary
from directive_diff.renderers.terminal.tree import tree

if TYPE_CHECKING:
    from typing import BinaryIO

    from directive_diff.model import Comparison, Readout
    from directive_diff.renderers import View


def render(comparison: Comparison, out: BinaryIO, view: View) -> None:
    """Write a comparison to ``out``; characters that its encoding lacks are replaced."""
    page = page_of(view)
    rest = summary(comparison, page) if view.summary else body(comparison, view, page)
    paint(chain(findings(comparison, view, page), head(comparison, page), rest), out, view)


def render_readout(readout: Readout, out: BinaryIO, view: View) -> None:
    """Write one readout to ``out`` as a tree of blocks, directives and clauses."""
    paint(tree(readout, page_of(view)), out, view)


def page_of(view: View) -> Page:
    """Return what the lines are set for: the view's width, words and colours."""
    return Page(
        max(view.width, 20), view.ambiguous, Labels(view.lang), view.colour, ascii=not _has_signs(view.encoding)
    )


def _has_signs(encoding: str) -> bool:
    try:
        "＝～＊＋－".encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
