"""Line ends that wrap a text and do not end a paragraph.

A text that was wrapped by hand, by a mail program or by an editor has line ends in the middle of sentences (会议强|调).
The text as a whole shows them: lines of about one length, many of which do not end where a sentence does, and
some of which surely end inside one. The text is not changed: the result is the ranges that a copy leaves out.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from directive_diff.folding.lines import (
    Line,
    ends_behind_stop,
    holds_no_end,
    is_full,
    is_item,
    is_open,
    is_prose,
    is_text,
    lines_of,
    may_go_on,
    opens_anew,
    opens_no_block,
    size,
    surely_goes_on,
)
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Range = tuple[int, int]

_BLANK = " \t\u3000\xa0"
_PUNCTUATION = frozenset("，。；：、！？,;:!?")
_SHORTEST_LINE = 10  # characters of the shortest line that a text is wrapped at
_ALL = 0.95  # of the lines that end inside a sentence are as long as a program that counts makes them
_PAIR = 3  # line ends; at least one must surely be inside a sentence
_SHORTEST_OF_FEW = 18  # characters of the shortest line of a text of few lines that is wrapped
_MOST_LINES = 0.8  # of them are, where the text is wrapped at all
_TOLD = 0.08  # of them surely end there
_RAGGED = 0.6  # of the width that a line has at least where it was broken by eye
_FULL = 0.8  # of the width, if the line ends in a stop


class _Setting(NamedTuple):
    """How a text is wrapped: at how many characters, or cells of a screen; or by eye; and whether indents part it."""

    width: int
    cells: bool
    ragged: bool
    indented: bool


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield each paragraph of ``text`` that holds something, where it starts and what it is, its lines joined."""
    joined = dict(find_wraps(text))
    at, start, words = 0, 0, ""
    for piece in text.splitlines(keepends=True):
        line = piece.rstrip("\r\n\u2028\u2029")
        if not words:
            start = at
        end = at + len(line.rstrip(_BLANK))
        words += line[len(line) - len(line.lstrip(_BLANK)) :] if words else line
        at += len(piece)
        if end in joined:
            words = words.rstrip(_BLANK)
            continue
        if words.strip():
            yield start, words
        words = ""
    if words.strip():
        yield start, words


def find_wraps(text: str) -> list[Range]:
    """Return the line ends, with the space around them, behind which a paragraph goes on.

    >>> find_wraps("会议强调，要把责任落实到人，统" + chr(10) + "筹推进防汛工作。")
    [(15, 16)]
    """
    lines = list(lines_of(text))
    seams = [i for i in range(len(lines) - 1) if may_go_on(lines[i], lines[i + 1])]
    if not seams:
        return []
    sure = {i for i in seams if surely_goes_on(lines[i].text, lines[i + 1].text)}
    setting = _setting(lines, seams, sure)
    if setting is None:
        ends = [i for i in sure if is_prose(lines[i].text) and is_prose(lines[i + 1].text)]
    else:
        ends = list(_joined_lines(lines, setting, sure))
    return [(lines[i].end, lines[i + 1].start) for i in sorted(ends)]


def _setting(lines: Sequence[Line], seams: Sequence[int], sure: set[int]) -> _Setting | None:
    """Return how the text is wrapped; None where it is not.

    A list of slogans without stops has lines of one length too, but none that ends in a word or begins in the middle
    of a sentence; of a few line ends none may happen to do so (`_fills`).
    """
    inner = sum(ends_behind_stop(lines[i].text) for i in seams if i not in sure) if len(seams) > _PAIR else 0
    enough = len(seams) > 1 and len(sure) + inner >= max(1, _TOLD * len(seams))
    fits = []
    for cells in (False, True):
        sizes = Counter(size(lines[i], cells=cells) for i in seams)
        width = max(sizes, key=lambda size: (sizes[size - 1] + 2 * sizes[size], size))
        full = sum(is_full(lines[i], lines[i + 1], width, cells=cells) for i in seams)
        fits.append((full, -cells, width))
    full, less, width = max(fits)
    indented = _parts_by_indents(lines)
    exact = _Setting(width, less < 0, ragged=False, indented=indented) if width >= _SHORTEST_LINE else None
    if exact and full >= _ALL * len(seams) and (enough or _fills(lines, seams, exact)):
        return exact
    if not enough:
        return None
    return _ragged(lines, seams, indented=indented) or (exact if full >= _MOST_LINES * len(seams) else None)


def _fills(lines: Sequence[Line], seams: Sequence[int], setting: _Setting) -> bool:
    """Return whether a text of few lines is wrapped: none is longer, and what goes on ends in a stop or does so again.

    Lists whose items have no stop open each in the same way, or end without; a headline opens with no speaker.
    """
    fits = all(size(line, cells=setting.cells) <= setting.width + 2 for line in lines)
    if not fits or min(len(lines[i].text) for i in seams) < _SHORTEST_OF_FEW:
        return False
    pairs = [(lines[i].text, lines[i + 1].text) for i in seams]
    broken = set(seams)
    return (
        all(text[0] != after[0] and is_text(text) and not opens_anew().match(after) for text, after in pairs)
        and all(i + 1 in broken or not is_open(lines[i + 1].text) for i in seams)
        and (seams[0] > 0 or not opens_no_block(lines[0].text))
    )


def _ragged(lines: Sequence[Line], seams: Sequence[int], *, indented: bool) -> _Setting | None:
    """Return how the text was wrapped where a person saw fit, between words; None where its lines differ too much."""
    sizes = sorted(len(lines[i].text) for i in seams)
    width = sizes[int(0.9 * (len(sizes) - 1))]
    even = sum(_RAGGED * width <= size <= width / _FULL for size in sizes)
    prose = sum(not _PUNCTUATION.isdisjoint(line.text) for line in lines)
    if width < _SHORTEST_LINE or even < _MOST_LINES * len(seams) or len(seams) < prose / 3:
        return None
    return _Setting(width, cells=False, ragged=True, indented=indented)


def _parts_by_indents(lines: Sequence[Line]) -> bool:
    """Return whether an indent is the sign of a paragraph: those who wrap by hand may put spaces before any line."""
    indented = [i for i, line in enumerate(lines) if line.indent > 1]
    behind = sum(not lines[i].follows or not is_open(lines[i - 1].text) for i in indented)
    return bool(indented) and behind >= _MOST_LINES * len(indented)


def _joined_lines(lines: Sequence[Line], setting: _Setting, sure: set[int]) -> Iterator[int]:
    """Yield the lines with which the next goes on."""
    inside = False  # the paragraph has begun on an earlier line
    for i, (line, after) in enumerate(pairwise(lines)):
        goes_on = after.follows and (i in sure or _goes_on(line, after, setting, inside=inside))
        if goes_on and not inside and i == 0:
            goes_on = _is_no_title(line, after)
        if goes_on:
            yield i
        inside = goes_on


def _goes_on(line: Line, after: Line, setting: _Setting, *, inside: bool) -> bool:
    if is_item(after.text) or (setting.indented and after.indent > 1):
        return False
    width, unfinished = setting.width, holds_no_end(line.text)
    if not setting.ragged:
        full = is_full(line, after, width, cells=setting.cells)
        return full and (unfinished or opens_no_block(after.text))
    if not unfinished:
        return setting.indented and len(line.text) >= _FULL * width
    prose = inside or not _PUNCTUATION.isdisjoint(line.text)
    return len(line.text) >= (_RAGGED if prose else _FULL) * width


def _is_no_title(line: Line, after: Line) -> bool:
    """Return whether the first line of a text goes on in the second: a title that fills its line does not."""
    if not _PUNCTUATION.isdisjoint(line.text) or surely_goes_on(line.text, after.text):
        return True
    return _PUNCTUATION.isdisjoint(after.text)
