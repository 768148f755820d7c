"""The lines of a printed page joined into the paragraphs they came from, without what each page repeats."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.text import WIDE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Line(NamedTuple):
    """A printed line: its page, from 0, its edges, from the left and bottom of the page, and its size, in points."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    top: float
    size: float


class _Body(NamedTuple):
    """How the text of a document is set: its edges, its size, and from one line to the next, in points."""

    left: float
    right: float
    size: float
    pitch: float


# Possessive, since backtracking in a line of spaces would be quadratic.
_NUMBER = re.compile(
    r"[—–―\-－·.\s]*+(?:第\s*+)?[0-9０-９]{1,4}\s*+页?(?:[/／,，]?\s*+共?\s*+[0-9０-９]{1,4}\s*+页?)?[—–―\-－·.\s]*+"
)
_PRINTED = re.compile(r"(?:https?|file)://|.{0,4}\d{1,4}[/年.-]\d{1,2}[/月.-]\d{1,4}日?,? ?(?:上午|下午)?\d{1,2}:\d{2}")
_DIGITS = re.compile(r"\d+")
_EDGE = 3  # lines at the top and the bottom of a page that may not belong to the text
_SPACES = "\u3000 \u00a0\t"
_STOPS = "。！？；：.!?;:”』」）)…"
_INDENT = 1.2  # characters by which the first line of a paragraph is indented
_SHORTER_BY = 1.6  # characters by which the last line of a paragraph is shorter, if it ends in a full stop
_VERY_SHORT = 4.5  # likewise, whatever it ends in; line breaking rules alone may cost two or three characters
_GAP = 1.45  # times the pitch: lines of a paragraph are no further apart
_LARGER = 1.12  # times the size of the text: a heading
_WIDE = re.compile(WIDE)


def joined(lines: Sequence[Line]) -> Iterator[str]:
    """Yield the paragraphs that ``lines`` make, in the order given; the space that opens one is kept as a sign."""
    lines = _without_chrome(lines)
    body = _measure(lines)
    before: Line | None = None
    text = ""
    for line in lines:
        if before is not None and _goes_on(before, line, body):
            text += _space_between(text, line.text.lstrip(_SPACES)) + line.text.lstrip(_SPACES)
        else:
            if text:
                yield text
            text = line.text
        text = text.rstrip()
        before = line
    if text:
        yield text


def _without_chrome(lines: Sequence[Line]) -> list[Line]:
    """Return the lines without page numbers and what recurs at the top or bottom of pages."""
    pages = [
        list(page) for _, page in groupby((line for line in lines if line.text.strip()), key=lambda line: line.page)
    ]
    edges = [_edges(page) for page in pages]
    repeated = Counter(sign for edge in edges for sign in {_sign(line) for line in edge})
    dropped = {line for edge in edges for line in edge if _is_of_the_page(line) or repeated[_sign(line)] > 1}
    return [line for page in pages for line in page if line not in dropped]


def _edges(page: Sequence[Line]) -> list[Line]:
    """Return the lines that a gap separates from the text at the top and bottom of a page, and the outermost ones."""
    downward = sorted(page, key=lambda line: -line.top)
    gaps = [above.top - below.top for above, below in pairwise(downward)]
    usual = sorted(gap for gap, line in zip(gaps, downward, strict=False) if gap > line.size / 2)
    wide = _GAP * usual[(len(usual) - 1) // 3] if usual else 0.0
    head = next((i + 1 for i, gap in enumerate(gaps[:_EDGE]) if gap > wide), 0)
    foot = next((i + 1 for i, gap in enumerate(gaps[: -_EDGE - 1 : -1]) if gap > wide), 0)
    outermost = [line for line in downward[:_EDGE] + downward[-_EDGE:] if _is_of_the_page(line)]
    return outermost + downward[:head] + (downward[-foot:] if foot else [])


def _is_of_the_page(line: Line) -> bool:
    """Return whether a line is a page number, or what a browser prints around a page."""
    text = line.text.strip()
    return _NUMBER.fullmatch(text) is not None or _PRINTED.match(text) is not None


def _sign(line: Line) -> tuple[str, int]:
    """Return what a running head has in common on every page: its words without numbers, and its height."""
    return _DIGITS.sub("0", line.text.strip()), round(line.top / 4)


def _measure(lines: Sequence[Line]) -> _Body:
    if not lines:
        return _Body(0, 0, 1, 1)
    weights: Counter[float] = Counter()
    for line in lines:
        weights[round(line.size, 1)] += len(line.text)
    size = max(weights.most_common(1)[0][0], 1.0)
    text = [line for line in lines if abs(line.size - size) < size * (_LARGER - 1)]
    right = _most(line.right for line in text)
    left = _leftmost(text, size)
    pitches = [before.bottom - line.bottom for before, line in pairwise(text)]
    pitch = _most(pitch for pitch in pitches if 0 < pitch < 4 * size)
    return _Body(left, right, size, pitch or 2 * size)


def _most(values: Iterator[float]) -> float:
    """Return the largest of the values without outliers, such as a single line that sticks out."""
    ordered = sorted(values)
    return ordered[int(0.9 * (len(ordered) - 1))] if ordered else 0.0


def _leftmost(lines: Sequence[Line], size: float) -> float:
    """Return the left edge that lines share, the leftmost one that at least a tenth of them begin at."""
    counts = Counter(round(line.left / size * 2) for line in lines)
    often = [edge for edge, count in counts.items() if count * 10 >= len(lines)]
    return min(often, default=0) * size / 2


def _goes_on(before: Line, line: Line, body: _Body) -> bool:
    """Return whether ``line`` continues the paragraph that ``before`` belongs to."""
    if max(line.size, before.size) > _LARGER * min(line.size, before.size):
        return False
    if before.size > _LARGER * body.size:  # a heading of several lines
        return before.page == line.page and before.bottom - line.bottom < _GAP * 1.5 * before.size
    if line.text.startswith(("\u3000\u3000", "    ")) or line.left > body.left + _INDENT * line.size:
        return _hangs(before, line, body)
    missing = (body.right - before.right) / body.size
    if missing > _VERY_SHORT or (missing > _SHORTER_BY and before.text.rstrip().endswith(tuple(_STOPS))):
        return False
    return before.page != line.page or before.bottom - line.bottom <= _GAP * body.pitch


def _hangs(before: Line, line: Line, body: _Body) -> bool:
    """Return whether an indented line continues a full line with the same indent, as in items of lists."""
    if line.text.startswith(tuple(_SPACES)) or before.text.startswith(tuple(_SPACES)):
        return False
    full = body.right - before.right < _SHORTER_BY * body.size
    return full and abs(before.left - line.left) < body.size / 4 and not before.text.rstrip().endswith(tuple(_STOPS))


def _space_between(before: str, after: str) -> str:
    """Return the space between two lines of a paragraph: none if either is Chinese where they meet."""
    if not before or not after or _WIDE.match(before[-1]) or _WIDE.match(after[0]):
        return ""
    return "" if before[-1] == "-" else " "
