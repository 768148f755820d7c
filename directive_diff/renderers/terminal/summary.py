"""The table by block: the number of directives, their share, and how many have each fate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.findings.coverage import Coverage
from directive_diff.model import Fate, Side
from directive_diff.renderers.terminal.typesetting import Line, Styled, padded, width_of
from directive_diff.text import shortened
from directive_diff.view.caption import marker, percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directive_diff.model import Block, Comparison
    from directive_diff.renderers.terminal.page import Page

_LONGEST_NAME = 16  # characters of the name of a block
_GAP = 2  # cells between columns


def summary(comparison: Comparison, page: Page) -> Iterator[Line]:
    """Yield a table for each side, a row for each block."""
    for side in Side:
        yield ()
        yield from _table(Coverage.of(comparison, side), page)


def _table(coverage: Coverage, page: Page) -> Iterator[Line]:
    labels = page.labels
    prefix = "origin_" if coverage.nothing is Fate.NEW else ""
    last = ("possible", coverage.nothing.value)
    fates = (labels(f"{prefix}carried"), labels(f"{prefix}partly"), *map(labels, last))
    rows: list[tuple[str, ...]] = [(labels("block"), labels("directives_short"), labels("share"), *fates)]
    rows += [_row(block, coverage, page) for block in coverage.counted_text.blocks]
    widths = [max(width_of(row[i], page.ambiguous) for row in rows) for i in range(len(rows[0]))]
    if sum(widths) + _GAP * (len(widths) - 1) > page.width:
        yield from _listed(rows, page)
        return
    styles = ("block", "", "strong", "fate.carried", "fate.partly", *(f"fate.{fate}" for fate in last))
    for number, row in enumerate(rows):
        yield tuple(_cells(row, widths, styles if number else ("fact",) * len(row), page.ambiguous))


def _listed(rows: Sequence[Sequence[str]], page: Page) -> Iterator[Line]:
    """Yield the rows as lines, block by block, for a page too narrow for a table."""
    _, *names = rows[0]
    for block, *cells in rows[1:]:
        yield from page.text(block, "block")
        counts = (Styled(f"{name} {cell}  ", "") for name, cell in zip(names, cells, strict=True))
        yield from page.flow(counts, page.width)


def _row(block: Block, coverage: Coverage, page: Page) -> tuple[str, ...]:
    directives, *counts = coverage.counts_of(block.directives)
    share = percent(coverage.of_block(block).share)
    return (
        shortened(f"{block.id} {marker(block, page.labels)}", _LONGEST_NAME),
        str(directives),
        share,
        *map(str, counts),
    )


def _cells(row: Sequence[str], widths: Sequence[int], styles: Sequence[str], ambiguous: int) -> Iterator[Styled]:
    for cell, width, style in zip(row, widths, styles, strict=True):
        yield from padded((Styled(cell, style),), width + _GAP, ambiguous)
