"""The matrix as a drawing for a paper: demands in rows, texts in columns, shaded and signed by fate.

It uses only shapes and text with attributes, so that every program that opens SVG draws it the same way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from directive_diff.labels.many import ManyLabels
from directive_diff.model import Fate
from directive_diff.renderers.terminal.typesetting import width_of
from directive_diff.sanitise import on_one_line
from directive_diff.surveys.arrangement import Order, matrix, softened
from directive_diff.surveys.likeness import grouped, masks
from directive_diff.view import caption
from directive_diff.view import survey as survey_view
from directive_diff.view.record import as_line, record_of_survey

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from directive_diff.renderers.many import Sight
    from directive_diff.surveys.arrangement import Matrix, Row
    from directive_diff.surveys.values import Cell, Survey

FONT = "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',SimHei,sans-serif"
_LABEL, _COUNT, _EDGE = 430, 64, 24  # widths of the demands' words, of the count, and of the margin
_WORDS = 58  # cells of a demand's words
_NAME = 20  # cells of a text's name
_TOP, _FOOT, _BLOCK = 84, 64, 26
_SHADES = {Fate.CARRIED: "#1f6b4d", Fate.DROPPED: "#f4ece6"}
_PARTS = ("#d9ead9", "#b4d6bd", "#84bb98")
_OTHER, _SOFTENED, _INK, _SOFT = "#dfe6ee", "#d9822b", "#22262b", "#62686f"


def render(survey: Survey, out: BinaryIO, sight: Sight) -> None:
    """Write the drawing to ``out``."""
    labels = ManyLabels(sight.view.lang)
    grid = matrix(survey, sight.order, sight.selection)
    out.writelines(f"{line}\n".encode() for line in _lines(survey, grid, sight.order, labels))


def _lines(survey: Survey, grid: Matrix, order: Order, labels: ManyLabels) -> Iterator[str]:
    number = len(grid.columns)
    size = 22 if number <= 30 else 14 if number <= 60 else 9  # noqa: PLR2004 - columns that a page holds
    height = max(size, 13)
    names = [truncate(survey_view.name(survey.texts[column]), _NAME) for column in grid.columns]
    top = _TOP + max((width_of(name, 1) for name in names), default=0) * 6 + 14
    blocks = order in {Order.BLOCK, Order.DATE}
    places = list(_positions(grid, top, height, blocks=blocks))
    bottom = places[-1][1] + height if places else top
    models = survey_view.describe_models(survey, labels)
    width, whole = _EDGE + _LABEL + number * size + _COUNT, bottom + _FOOT + 16 * len(models)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield from opening(max(width, 640), whole, labels("survey_title"), as_line(record_of_survey(survey)))
    yield text(_EDGE, 32, caption.title(survey.upper, labels), 'font-size="17" font-weight="700"')
    for line, y in zip(survey_view.head(survey, labels)[:2], (52, 70), strict=False):
        yield text(_EDGE, y, line, f'font-size="12" fill="{_SOFT}"')
    for place, name in enumerate(names):
        x = _EDGE + _LABEL + place * size + size / 2 + 4
        turned = f'transform="rotate(-90 {x:.1f} {top - 6})" font-size="{min(12, size)}"'
        yield text(x, top - 6, name, turned)
    before = ""
    for row, y in places:
        if blocks and row.block.id != before:
            before = row.block.id
            marker = truncate(f"{before}  {caption.marker(row.block, labels)}", _WORDS + 10)
            yield text(_EDGE, y - 7, marker, 'font-size="12" font-weight="700"')
        yield from _row(row, y, size, height)
    yield from _group_lines(survey, grid, order, size, (top, bottom))
    yield from _legend(_EDGE, bottom + 34, labels, judged=survey_view.is_judged(grid))
    for number, words in enumerate(models):
        yield text(_EDGE, bottom + 60 + 16 * number, words, f'font-size="11" fill="{_SOFT}"')
    yield "</svg>"


def _positions(grid: Matrix, top: int, height: int, *, blocks: bool) -> Iterator[tuple[Row, int]]:
    """Yield each row with its vertical position, leaving space for the words that open a block."""
    y, before = top, ""
    for row in grid.rows:
        if blocks and row.block.id != before:
            before = row.block.id
            y += _BLOCK
        yield row, y
        y += height


def _row(row: Row, y: int, size: int, height: int) -> Iterator[str]:
    words = truncate(on_one_line(row.directive.text), _WORDS)
    base = y + height / 2 + 4
    yield text(_EDGE, base, row.directive.id, f'font-size="10" fill="{_SOFT}"')
    yield text(_EDGE + 46, base, words, 'font-size="12"')
    for place, cell in enumerate(row.cells):
        yield from _square(cell, _EDGE + _LABEL + place * size, y, size, height)
    count = f"{row.spread.reached}/{row.spread.all}" if row.spread.all else ""
    x = _EDGE + _LABEL + len(row.cells) * size + 8
    yield text(x, base, count, f'font-size="11" fill="{_SOFT}"')


def _square(cell: Cell | None, x: float, y: float, size: int, height: int) -> Iterator[str]:
    if cell is None or cell.fate is None:
        return
    shade = _SHADES.get(cell.fate, _OTHER)
    if cell.fate is Fate.PARTLY:
        shade = _PARTS[min(2, int((cell.share or 0) * 3))]
    yield f'<rect x="{x:.1f}" y="{y:.1f}" width="{size - 1}" height="{height - 1}" fill="{shade}"/>'
    right, low, corner = x + size - 1, y + height - 1, size * 0.45
    if softened(cell):
        path = f"M{right:.1f} {low - corner:.1f}V{low:.1f}H{right - corner:.1f}Z"
        yield f'<path d="{path}" fill="{_SOFTENED}"/>'
    if cell.judged:
        yield _ring(x + 4, y + 4)
    if size >= 14:  # noqa: PLR2004 - a sign can be read
        ink = "#ffffff" if cell.fate is Fate.CARRIED else _SOFT
        look = f'font-size="{size * 0.5:.0f}" fill="{ink}" text-anchor="middle"'
        yield text(x + (size - 1) / 2, y + height / 2 + size * 0.18, survey_view.sign(cell), look)


def _ring(x: float, y: float) -> str:
    """Return the sign of a cell that a judge's opinion changed."""
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.4" fill="#ffffff" stroke="{_INK}" stroke-width="1"/>'


def _group_lines(survey: Survey, grid: Matrix, order: Order, size: int, ends: tuple[int, int]) -> Iterator[str]:
    """Draw a line where a group of similar texts begins and ends."""
    if order is not Order.LIKENESS:
        return
    places = {column: place for place, column in enumerate(grid.columns)}
    edges = set()
    for group in grouped(masks(survey)).groups:
        first = min(places[column] for column in group)
        edges |= {first, first + len(group)}
    for edge in sorted(edges):
        x = _EDGE + _LABEL + edge * size - 0.5
        yield f'<path d="M{x} {ends[0]}V{ends[1]}" stroke="{_INK}" stroke-width="1.5"/>'


def _legend(x: float, y: float, labels: ManyLabels, *, judged: bool) -> Iterator[str]:
    shades = {**_SHADES, Fate.PARTLY: _PARTS[1]}
    kinds = [(fate, shades.get(fate, _OTHER)) for fate in survey_view.SIGNS]
    for fate, shade in kinds:
        yield f'<rect x="{x}" y="{y - 11}" width="14" height="14" fill="{shade}" stroke="#bbbbbb" stroke-width="0.5"/>'
        name = f"{survey_view.SIGNS[fate]} {labels(fate.value)}"
        yield text(x + 20, y, name, 'font-size="12"')
        x += 32 + width_of(name, 1) * 6.4
    yield f'<path d="M{x + 14} {y - 9}V{y + 3}H{x + 2}Z" fill="{_SOFTENED}"/>'
    name = f"{survey_view.SOFTENED} {labels('softened')}"
    yield text(x + 20, y, name, 'font-size="12"')
    if judged:
        x += 32 + width_of(name, 1) * 6.4
        yield _ring(x + 7, y - 4)
        yield text(x + 20, y, labels("cell_judged"), 'font-size="12"')


def opening(width: float, height: float, title: str, record: str = "") -> Iterator[str]:
    """Yield the opening lines of a picture: its size, its title, the record of the run, a white ground."""
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
        f'height="{height:.0f}" role="img" font-family="{FONT}">'
    )
    yield f"<title>{escape(title)}</title>"
    if record:
        yield f"<metadata>{escape(record)}</metadata>"
    yield f'<rect width="{width:.0f}" height="{height:.0f}" fill="#ffffff"/>'


def text(x: float, y: float, words: str, look: str) -> str:
    """Return words in a drawing; dark unless ``look`` gives a colour."""
    fill = "" if "fill=" in look else f' fill="{_INK}"'
    return f'<text x="{x:.1f}" y="{y:.1f}" {look}{fill}>{escape(words)}</text>'


def truncate(words: str, cells: int) -> str:
    """Return ``words``, cut with … if they take more than ``cells``."""
    if width_of(words, 1) <= cells:
        return words
    kept = words[:cells]
    while width_of(kept, 1) >= cells:
        kept = kept[:-1]
    return f"{kept}…"
