"""One readout as a tree: blocks, directives, clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.renderers.terminal.head import facts
from directive_diff.renderers.terminal.typesetting import Line, Styled
from directive_diff.view.caption import marker, title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_diff.model import Readout
    from directive_diff.renderers.terminal.page import Page


def tree(readout: Readout, page: Page) -> Iterator[Line]:
    """Yield the lines of the tree; a clause that cannot be linked is in brackets."""
    yield from page.text(title(readout, page.labels), "title")
    yield from page.flow(facts(readout, page.labels), page.width)
    for block in readout.blocks:
        yield ()
        yield from page.set([Styled(f"{block.id}  ", "id"), Styled(marker(block, page.labels), "block")], page.width)
        for directive in block.directives:
            yield from page.text(directive.id, "id", indent=2)
            for number, clause in enumerate(directive.clauses, 1):
                text = clause.text if clause.linkable else f"({clause.text})"
                style = "" if clause.linkable else "fact"
                yield from page.set([Styled(f"{number:>2} ", "id"), Styled(text, style)], page.width, indent=4)
