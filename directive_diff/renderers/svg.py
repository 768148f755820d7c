"""A drawing of the links for a paper or a slide: both texts as columns of blocks, a line for each link.

It shows how far the lines cross. It uses only shapes, lines and text with attributes, so that all programs draw it the
same way, and nothing in it is loaded or run.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from directive_diff.findings.clauses import refused
from directive_diff.findings.coverage import Coverage
from directive_diff.labels import Labels
from directive_diff.model import Relation, Side
from directive_diff.renderers import svg_review
from directive_diff.sanitise import flowing
from directive_diff.text import shortened
from directive_diff.view import caption
from directive_diff.view.record import record_line
from directive_diff.view.reviewed import ReviewColumn, describe_rulings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import BinaryIO

    from directive_diff.model import Block, Comparison, Link, Match, Readout
    from directive_diff.renderers import View

WIDTH = 1120
_LEFT, _RIGHT, _BAR = 400, 720, 12  # where the two columns are, and how wide
_TOP, _FOOT, _GAP = 92, 56, 10
_ALONG = 0.86  # of a line, where the sign of an opinion stands
_ASKED = 36  # what says that a model was asked, below the legend
_EDGE = 24  # the left margin of what stands below the drawing
_LINE = 19  # the least distance between two labels
_FONT = "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',SimHei,sans-serif"
_COLOURS = {Relation.SAME: "#2b7a5a", Relation.ADAPTED: "#b0710a", Relation.RESTATED: "#7650a3"}
_POSSIBLE = "#8a6d1f"  # a clause that is possibly carried
_DASHES = {Relation.SAME: "", Relation.ADAPTED: "7 3", Relation.RESTATED: "2 3"}
_FAINT = 'stroke-width="1" opacity="0.6" stroke-dasharray="1 4"'
_REMOVED = "#62686f"  # a link that a model's opinion removed
_SMALL = 'font-size="13" fill="#22262b"'
_MOST_OF_HEAD = 60  # characters of English that fit above a column
_LABEL = 22  # characters of a block's text in its label


@dataclass(frozen=True, slots=True)
class _Column:
    """The vertical ranges in which the clauses and blocks of a text are drawn, in pixels."""

    side: Side
    ranges: dict[str, tuple[float, float]]
    blocks: tuple[tuple[Block, float, float], ...]


def render(comparison: Comparison, out: BinaryIO, view: View) -> None:
    """Write the drawing to ``out``."""
    out.writelines(f"{line}\n".encode() for line in _lines(comparison, Labels(view.lang)))


def _lines(comparison: Comparison, labels: Labels) -> Iterator[str]:
    base = comparison.base
    longest = max(_size(base.source), _size(base.target))
    blocks = max(len(base.source.blocks), len(base.target.blocks))
    height = max(360, min(1400, longest * 0.34), blocks * (_LINE + _GAP))
    columns = [_column(side, side.readout(base), height) for side in Side]
    by = (
        caption.describe_review(comparison, labels)
        if comparison.review or caption.describe_models(comparison, labels)
        else ""
    )
    notes = svg_review.remarks(comparison, labels)
    under = svg_review.height(comparison, notes)
    whole = _TOP + height + _FOOT + (_ASKED if by else 0) + under
    yield from _opening(comparison, whole, labels)
    for column in columns:
        yield from _draw_column(column, comparison, labels)
    removed = refused(comparison)
    yield from _connected(comparison, columns, removed, labels)
    if comparison.cut:
        part = caption.describe_selection(comparison, labels)
        yield _text(WIDTH / 2, _TOP - 10, part, "middle", 'font-size="13" fill="#22262b"')
    legend = _TOP + height + _FOOT - 20
    yield from _legend(comparison, legend, labels)
    if comparison.judge:
        added = sum(link.judged for link in comparison.links)
        yield from _opinions(added, len(removed), legend + 24, labels)
    if by:
        yield _text(WIDTH / 2, whole - under - 10, by, "middle", 'font-size="11" fill="#62686f"')
    yield from svg_review.below(comparison, notes, _EDGE, whole - under, labels)
    yield "</svg>"


def _connected(
    comparison: Comparison, columns: Sequence[_Column], matches: Iterable[Match], labels: Labels
) -> Iterator[str]:
    """Yield the line of each link, with the signs of what a model and a person said, and of what they took away."""
    review = ReviewColumn(comparison, labels)
    for link in comparison.links:
        a, b = _ends(columns, link)
        yield _curve(a, b, link.relation, "".join(review.of_link(link.source.id, link.target.id)))
        if link.judged:
            yield _ring(*_sign_position(a, b), _COLOURS[link.relation])
    for match in matches:
        yield from _cross(*_ends(columns, match))
    yield from svg_review.marks(comparison, _drawing(columns))


def _opening(comparison: Comparison, height: float, labels: Labels) -> Iterator[str]:
    """Yield the start of the drawing: its size, title and description, and a white background."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}" '
        f'height="{height:.0f}" role="img" font-family="{_FONT}">'
    )
    yield f"<title>{escape(labels('drawing'))}</title>"
    yield from _described(comparison, labels)
    yield f'<rect width="{WIDTH}" height="{height:.0f}" fill="#ffffff"/>'


def _described(comparison: Comparison, labels: Labels) -> Iterator[str]:
    """Yield how the drawing was made: a reviewer's corrections and remarks, and the record of the run."""
    lines = (caption.describe_review(comparison, labels), *describe_rulings(comparison, labels))
    yield "<desc>{}</desc>".format(escape("\n".join(lines)))
    yield f"<metadata>{escape(record_line(comparison))}</metadata>"


def _size(readout: Readout) -> int:
    return sum(clause.span.length for clause in readout.clauses)


def _column(side: Side, readout: Readout, height: float) -> _Column:
    """Lay out one text over the whole height: clauses in proportion to their length, gaps between blocks."""
    gaps = _GAP * (len(readout.blocks) - 1)
    scale = (height - gaps) / max(1, _size(readout))
    at = float(_TOP)
    ranges: dict[str, tuple[float, float]] = {}
    blocks = []
    for block in readout.blocks:
        start = at
        for directive in block.directives:
            for clause in directive.clauses:
                end = at + clause.span.length * scale
                ranges[clause.id] = (at, end)
                at = end
        blocks.append((block, start, at))
        at += _GAP
    return _Column(side, ranges, tuple(blocks))


def _draw_column(column: _Column, comparison: Comparison, labels: Labels) -> Iterator[str]:
    coverage = Coverage.of(comparison, column.side)
    is_left = column.side is Side.SOURCE
    x = _LEFT - _BAR if is_left else _RIGHT
    edge, anchor = (x - 12, "end") if is_left else (x + _BAR + 12, "start")
    title = shortened(caption.title(coverage.readout, labels), 22)
    name = labels("noted", kind=labels(column.side.value), words=caption.describe_share(coverage, labels))
    yield _text(edge, 36, title, anchor, 'font-size="17" font-weight="700" fill="#22262b"')
    size = 13 if len(name) < _MOST_OF_HEAD else 12
    yield _text(edge, 60, name, anchor, f'font-size="{size}" fill="#62686f"')
    colour = "#b0402f" if is_left else "#2a66a0"
    for clause in coverage.readout.clauses:
        if not clause.linkable or clause.id in coverage.links:
            continue
        start, end = column.ranges[clause.id]
        fill = _POSSIBLE if clause.id in coverage.possible else colour
        yield f'<rect x="{x}" y="{start:.1f}" width="{_BAR}" height="{end - start:.1f}" fill="{fill}" opacity="0.3"/>'
    lowest = 0.0
    for block, start, end in column.blocks:
        yield (
            f'<rect x="{x}" y="{start:.1f}" width="{_BAR}" height="{end - start:.1f}" fill="none" '
            'stroke="#62686f" stroke-width="1"/>'
        )
        y = max(start + 13, lowest + _LINE)
        lowest = y
        marker = shortened(f"{block.id}  {caption.marker(block, labels)}", _LABEL)
        yield _text(edge, y, marker, anchor, 'font-size="14" fill="#22262b"')
        if end - y > _LINE and block.directives:
            lowest = y + _LINE
            opening = shortened(flowing(block.directives[0].text), _LABEL)
            yield _text(edge, lowest, opening, anchor, 'font-size="12.5" fill="#62686f"')


def _bend(a: float, b: float) -> str:
    middle = (_LEFT + _RIGHT) / 2
    return f"M{_LEFT} {a:.1f}C{middle:.0f} {a:.1f} {middle:.0f} {b:.1f} {_RIGHT} {b:.1f}"


def _curve(a: float, b: float, relation: Relation, title: str) -> str:
    """Return the line of a link, with the reviewer's ruling on it as its title."""
    dash = f' stroke-dasharray="{_DASHES[relation]}"' if _DASHES[relation] else ""
    return (
        f'<path d="{_bend(a, b)}" fill="none" stroke="{_COLOURS[relation]}" stroke-width="1.4" opacity="0.75"{dash}'
        + (f"><title>{escape(title)}</title></path>" if title else "/>")
    )


def _ends(columns: Sequence[_Column], pair: Link | Match) -> tuple[float, float]:
    """Return the height at which a pair leaves the left column and that at which it reaches the right one."""
    a, b = columns[0].ranges[pair.source.id], columns[1].ranges[pair.target.id]
    return (a[0] + a[1]) / 2, (b[0] + b[1]) / 2


def _drawing(columns: Sequence[_Column]) -> svg_review.Drawn:
    """Return where a reviewer's marks stand in this drawing."""
    source, target = (column.ranges for column in columns)

    def ends(one: str, other: str) -> tuple[float, float]:
        return sum(source[one]) / 2, sum(target[other]) / 2

    def faint(one: str, other: str) -> str:
        return f'<path d="{_bend(*ends(one, other))}" fill="none" stroke="{_REMOVED}" {_FAINT}/>'

    def on_clause(side: Side, clause: str) -> tuple[float, float]:
        x, places = (_LEFT - _BAR, source) if side is Side.SOURCE else (_RIGHT, target)
        return x + _BAR / 2, sum(places[clause]) / 2

    return svg_review.Drawn(faint, lambda one, other, along: _sign_position(*ends(one, other), along), on_clause)


def _sign_position(a: float, b: float, along: float = _ALONG) -> tuple[float, float]:
    """Return where on a line a sign stands: near one of its ends, where lines are apart."""
    start, rest = (1 - along) ** 2 * (1 + 2 * along), along**2 * (3 - 2 * along)
    bent = 3 * along * (1 - along) / 2
    x = _LEFT * (1 - along) ** 3 + (_LEFT + _RIGHT) * bent + _RIGHT * along**3
    return x, a * start + b * rest


def _ring(x: float, y: float, colour: str) -> str:
    """Return the sign of a link that a model's opinion added."""
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="#ffffff" stroke="{colour}" stroke-width="1.4"/>'


def _cross(a: float, b: float) -> Iterator[str]:
    """Yield the faint line of a link that a model's opinion removed, with a cross on it."""
    yield f'<path d="{_bend(a, b)}" fill="none" stroke="{_REMOVED}" {_FAINT}/>'
    yield _cross_sign(*_sign_position(a, b))


def _cross_sign(x: float, y: float) -> str:
    sign = f"M{x - 4:.1f} {y - 4:.1f}L{x + 4:.1f} {y + 4:.1f}M{x + 4:.1f} {y - 4:.1f}L{x - 4:.1f} {y + 4:.1f}"
    return f'<path d="{sign}" stroke="{_REMOVED}" stroke-width="1.4"/>'


def _opinions(added: int, removed: int, y: float, labels: Labels) -> Iterator[str]:
    """Yield the legend of the signs of a model's opinions, with their counts."""
    x = _LEFT + 8
    yield _ring(x + 14, y - 4, _REMOVED)
    yield _text(x + 36, y, labels("counted", name=labels("drawn_added"), n=added), "start", _SMALL)
    yield _cross_sign(x + 274, y - 4)
    yield _text(x + 296, y, labels("counted", name=labels("drawn_gone"), n=removed), "start", _SMALL)


def _legend(comparison: Comparison, y: float, labels: Labels) -> Iterator[str]:
    number, *relations, crossing = caption.count_links(comparison, labels)
    yield _text(_LEFT - _BAR, y, labels("joiner").join((number, crossing)), "end", 'font-size="13" fill="#22262b"')
    x = _LEFT + 8
    for relation, meaning in zip(Relation, relations, strict=True):
        dash = f' stroke-dasharray="{_DASHES[relation]}"' if _DASHES[relation] else ""
        line = f'x1="{x}" x2="{x + 28}" y1="{y - 4:.0f}" y2="{y - 4:.0f}"'
        yield f'<line {line} stroke="{_COLOURS[relation]}" stroke-width="2"{dash}/>'
        yield _text(x + 36, y, meaning, "start", 'font-size="13" fill="#22262b"')
        x += 130
    for name, colour in (("dropped", "#b0402f"), ("new", "#2a66a0"), ("possible", _POSSIBLE)):
        yield f'<rect x="{x}" y="{y - 11:.0f}" width="{_BAR}" height="13" fill="{colour}" opacity="0.3"/>'
        yield _text(x + _BAR + 8, y, labels(name), "start", 'font-size="13" fill="#22262b"')
        x += 120


def _text(x: float, y: float, text: str, anchor: str, look: str) -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}" {look}>{escape(text)}</text>'
