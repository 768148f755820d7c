"""The matrix of the terminal: demands by rows, a sign for each text; as many as a page has room for.

S3  会议强调
S3.1 要切实维护社会稳定    ！ －  ！   2/3
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.model import Fate
from directive_diff.renderers.terminal.typesetting import Styled, padded, width_of, wrap
from directive_diff.sanitise import on_one_line
from directive_diff.view import caption
from directive_diff.view import survey as survey_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_diff.labels.many import ManyLabels
    from directive_diff.renderers.terminal.page import Page
    from directive_diff.renderers.terminal.typesetting import Line
    from directive_diff.surveys.arrangement import Matrix, Row
    from directive_diff.surveys.values import Cell

_LEAST, _MOST = 24, 76  # the narrowest and widest label of a demand, in cells
_COUNT = 9  # cells of the count: " 100/1000"
TO_ASCII = str.maketrans("＃／－！？　", "#/-!? ")
_STYLES = {
    Fate.CARRIED: "fate.carried",
    Fate.PARTLY: "fate.partly",
    Fate.DROPPED: "fate.dropped",
    Fate.POSSIBLE: "fate.possible",
}


def legend(page: Page, labels: ManyLabels, *, judged: bool) -> list[Line]:
    """Return the meaning of each sign; that of a judge's opinion only if there is one."""
    parts = [
        Styled(f"{shape(sign, page)} {labels(fate.value)}  ", _STYLES[fate]) for fate, sign in survey_view.SIGNS.items()
    ]
    parts.append(Styled(f"{shape(survey_view.SOFTENED, page)} {labels('softened')}  ", "change.weakened"))
    if judged:
        parts.append(Styled(f"{survey_view.JUDGED} {labels('cell_judged')}  ", "fact"))
    return page.flow(parts, page.width)


def panels(grid: Matrix, page: Page, labels: ManyLabels, *, blocks: bool) -> Iterator[Line]:
    """Yield the matrix; with the words that open each block above its rows if ``blocks``."""
    number = len(grid.columns)
    cells = max(2, len(str(number))) + 1
    room = (page.width - _LEAST - _COUNT) // cells
    count = max(1, min(number, room)) if number else 0
    label = min(_MOST, page.width - _COUNT - count * cells) if room > 0 else max(2, page.width - cells)
    for first in range(0, max(1, number), max(1, count)):
        if first:
            yield ()
        columns = range(first, min(first + count, number))
        heads = "".join(str(column + 1).rjust(cells) for column in columns)
        yield (Styled(" " * label + heads, "fact"),)
        before = ""
        for row in grid.rows:
            if blocks and row.block.id != before:
                before = row.block.id
                yield from page.text(f"{before}  {caption.marker(row.block, labels)}", "block")
            yield _line(row, columns, label, cells, page)


def _line(row: Row, columns: range, label: int, cells: int, page: Page) -> Line:
    signs = [_cell(row.cells[column], cells, page) for column in columns]
    count = f"  {row.spread.reached}/{row.spread.all}" if row.spread.all else ""
    return (*_label(row, label, page), *signs, Styled(count, "fact"))


def _label(row: Row, width: int, page: Page) -> Line:
    """Return the id of a demand, and as many of its words as fit."""
    text = on_one_line(row.directive.text)
    room = width - len(row.directive.id) - 2
    if room < 4:  # noqa: PLR2004 - two characters
        return padded((Styled(row.directive.id[:width], "id"),), width, page.ambiguous)
    line = wrap([Styled(text, "")], room, ambiguous=page.ambiguous)[0]
    if width_of(text, page.ambiguous) > room:
        line = (*wrap([Styled(text, "")], max(2, room - 1), ambiguous=page.ambiguous)[0], Styled("…", ""))
    return padded((Styled(f"{row.directive.id} ", "id"), *line), width, page.ambiguous)


def _cell(cell: Cell | None, cells: int, page: Page) -> Styled:
    sign = survey_view.sign(cell)
    style = (
        "change.weakened" if sign == survey_view.SOFTENED else _STYLES.get(cell.fate, "") if cell and cell.fate else ""
    )
    text = survey_view.mark(cell) + shape(sign, page)
    return Styled(" " * (cells - width_of(text, page.ambiguous)) + text, style)


def shape(sign: str, page: Page) -> str:
    """Return a sign as the terminal can show it."""
    return sign.translate(TO_ASCII) if page.ascii else sign
