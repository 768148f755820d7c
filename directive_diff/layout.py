"""Line ends that were put into a text to lay it out, and part nothing.

A text that was wrapped by hand, by a mail program or by an editor has line ends in the middle of sentences (会议强|调).
They are told from the text as a whole: lines of about one length, many of which do not end where a sentence does, and
some of which surely end inside one. The text is not touched: what is returned are stretches that a copy leaves out.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Stretch = tuple[int, int]

_BLANK = " \t\u3000\xa0"
_SIGNS = frozenset("，。；：、！？,;:!?")
_STOPS = frozenset("。！？；：!?;:…")
_CLOSING = frozenset("”’）》〉】」』)]")
_OPENING = frozenset("“‘（《〈【「『([")
_HANGING = frozenset("，。；：、！？,;:!?") | _CLOSING  # no line begins with one, unless it was cut
_LEAST = 10  # characters of the shortest line that a text is wrapped at
_SHORT = 8  # characters that either line has where a single line end is set aside
_SEEN = 5  # characters on either side of a line end in which a word is looked for
_ALL = 0.95  # of the lines that end inside a sentence are as long as a program that counts makes them
_MOST = 0.8  # of them are, where the text is wrapped at all
_TOLD = 0.08  # of them surely end there
_RAGGED = 0.6  # of the width that a line has at least where it was broken by eye
_FULL = 0.8  # likewise, where it ends in a stop


class _Line(NamedTuple):
    """A line that holds something: where that starts and ends, what it is, how far in it begins, the lines above it.

    ``follows`` is false behind an empty line.
    """

    start: int
    end: int
    text: str
    indent: int
    follows: bool


class _Setting(NamedTuple):
    """How a text is wrapped: at how many characters, or cells of a screen; or by eye; and whether indents part it."""

    width: int
    cells: bool
    ragged: bool
    indented: bool


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield each paragraph of ``text`` that holds something, where it starts and what it is, its lines joined."""
    joined = dict(wraps(text))
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


def wraps(text: str) -> list[Stretch]:
    """Return the line ends, with the space around them, behind which a paragraph goes on.

    >>> wraps("会议强调，要把责任落实到人，统" + chr(10) + "筹推进防汛工作。")
    [(15, 16)]
    """
    lines = list(_lines(text))
    seams = [i for i in range(len(lines) - 1) if _may_go_on(lines[i], lines[i + 1])]
    if not seams:
        return []
    told = {i for i in seams if _surely_goes_on(lines[i].text, lines[i + 1].text)}
    setting = _setting(lines, seams, told)
    if setting is None:
        ends = [i for i in told if _is_prose(lines[i].text) and _is_prose(lines[i + 1].text)]
    else:
        ends = list(_joined(lines, setting, told))
    return [(lines[i].end, lines[i + 1].start) for i in sorted(ends)]


def _lines(text: str) -> Iterator[_Line]:
    at, follows = 0, False
    for piece in text.splitlines(keepends=True):
        line = piece.strip()
        if line:
            indent = len(piece) - len(piece.lstrip())
            yield _Line(at + indent, at + indent + len(line), line, indent, follows)
        follows = bool(line)
        at += len(piece)


def _may_go_on(line: _Line, after: _Line) -> bool:
    """Tell whether a line of prose ends where no sentence does."""
    return after.follows and _is_open(line.text) and not _SIGNS.isdisjoint(line.text[:-1]) and not _is_item(after.text)


def _is_prose(text: str) -> bool:
    return len(text) >= _SHORT and any(sign in text for sign in "，。；,")


def _is_open(text: str) -> bool:
    """Tell whether no sentence ends with ``text``; （…。） and “…。” end with one."""
    return text.rstrip("”’）》〉】」』)]")[-1:] not in _STOPS


def _surely_goes_on(text: str, after: str) -> bool:
    """Tell whether a line end stands in a word, before a sign that begins no line, or behind one that ends none."""
    return after[0] in _HANGING or text[-1] in _OPENING or _cuts_word(text, after)


def _cuts_word(text: str, after: str) -> bool:
    """Tell whether a line end cuts a word of the language in two, one character alone on one side: 强|调."""
    from directive_diff import words  # noqa: PLC0415 - few texts have such lines

    left, right = text[-_SEEN:], after[:_SEEN]
    if not _is_han(left[-1]) or not _is_han(right[0]):
        return False
    at = 0
    for word in words.cut(left + right):
        end = at + len(word)
        if at < len(left) < end:
            return (len(left) - at == 1 or end - len(left) == 1) and words.frequency(word) > 0
        at = end
    return False


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def _setting(lines: Sequence[_Line], seams: Sequence[int], told: set[int]) -> _Setting | None:
    """Return how the text is wrapped; None where it is not.

    A list of slogans without stops has lines of one length too, but none that ends in a word or begins in the middle
    of a sentence.
    """
    inner = sum(_ends_behind_stop(lines[i].text) for i in seams if i not in told)
    if len(seams) < 2 or len(told) + inner < max(1, _TOLD * len(seams)):  # noqa: PLR2004 - one line end is no layout
        return None
    fits = []
    for cells in (False, True):
        sizes = Counter(_size(lines[i], cells=cells) for i in seams)
        width = max(sizes, key=lambda size: (sizes[size - 1] + 2 * sizes[size], size))
        full = sum(_is_full(lines[i], lines[i + 1], width, cells=cells) for i in seams)
        fits.append((full, -cells, width))
    full, less, width = max(fits)
    indented = _parts_by_indents(lines)
    exact = _Setting(width, less < 0, ragged=False, indented=indented) if width >= _LEAST else None
    if exact and full >= _ALL * len(seams):
        return exact
    return _ragged(lines, seams, indented=indented) or (exact if full >= _MOST * len(seams) else None)


def _ragged(lines: Sequence[_Line], seams: Sequence[int], *, indented: bool) -> _Setting | None:
    """Return how the text was wrapped where a person saw fit, between words; None where its lines differ too much."""
    sizes = sorted(len(lines[i].text) for i in seams)
    width = sizes[int(0.9 * (len(sizes) - 1))]
    even = sum(_RAGGED * width <= size <= width / _FULL for size in sizes)
    prose = sum(not _SIGNS.isdisjoint(line.text) for line in lines)
    if width < _LEAST or even < _MOST * len(seams) or len(seams) < prose / 3:
        return None
    return _Setting(width, cells=False, ragged=True, indented=indented)


def _ends_behind_stop(text: str) -> bool:
    """Tell whether a line holds the end of a sentence and the beginning of the next."""
    return any(stop in text[:-1] for stop in "。！？；")


def _size(line: _Line, *, cells: bool) -> int:
    """Return how long a line is, in characters or cells; the indent of a paragraph counts, one space does not."""
    indent = line.indent if line.indent > 1 else 0
    size = len(line.text) + (0 if cells else indent)
    return size + (indent + sum(char > "\u2000" for char in line.text) if cells else 0)


def _is_full(line: _Line, after: _Line, width: int, *, cells: bool) -> bool:
    """Tell whether what ``after`` begins with had no room in ``line``."""
    for indent in {0, line.indent}:
        size = _size(line._replace(indent=indent), cells=cells)
        if size <= width + 2 and size + _unit(after.text, cells=cells) > width:
            return True
    return False


def _unit(text: str, *, cells: bool) -> int:
    """Return the size of what no program breaks where a line opens: a word or figure, a character and its sign."""
    unit = _first().match(text)
    word = unit.group() if unit else text[:1]
    return len(word) + (sum(char > "\u2000" for char in word) if cells else 0)


@cache
def _first() -> re.Pattern[str]:
    opening, hanging = (re.escape("".join(sorted(signs))) for signs in (_OPENING, _HANGING))
    return re.compile(f"[{opening}]{{0,3}}(?:[0-9A-Za-z.%+-]{{1,16}}|[^0-9A-Za-z{opening}])[{hanging}]{{0,3}}")


def _parts_by_indents(lines: Sequence[_Line]) -> bool:
    """Tell whether an indent is the sign of a paragraph: those who wrap by hand may put spaces before any line."""
    indented = [i for i, line in enumerate(lines) if line.indent > 1]
    behind = sum(not lines[i].follows or not _is_open(lines[i - 1].text) for i in indented)
    return bool(indented) and behind >= _MOST * len(indented)


def _joined(lines: Sequence[_Line], setting: _Setting, told: set[int]) -> Iterator[int]:
    """Yield the lines with which the next goes on."""
    inside = False  # the paragraph has begun on an earlier line
    for i, (line, after) in enumerate(pairwise(lines)):
        goes_on = after.follows and (i in told or _goes_on(line, after, setting, inside=inside))
        if goes_on and not inside and i == 0:
            goes_on = _is_no_title(line, after)
        if goes_on:
            yield i
        inside = goes_on


def _goes_on(line: _Line, after: _Line, setting: _Setting, *, inside: bool) -> bool:
    if _is_item(after.text) or (setting.indented and after.indent > 1):
        return False
    width, is_open = setting.width, _is_open(line.text)
    if not setting.ragged:
        full = _is_full(line, after, width, cells=setting.cells)
        return full and (is_open or _opens_no_block(after.text))
    if not is_open:
        return setting.indented and len(line.text) >= _FULL * width
    prose = inside or not _SIGNS.isdisjoint(line.text)
    return len(line.text) >= (_RAGGED if prose else _FULL) * width


def _is_no_title(line: _Line, after: _Line) -> bool:
    """Tell whether the first line of a text goes on in the second: a title that fills its line does not."""
    if not _SIGNS.isdisjoint(line.text) or _surely_goes_on(line.text, after.text):
        return True
    return _SIGNS.isdisjoint(after.text)


def _is_item(text: str) -> bool:
    """Tell whether a line opens an item of a list or a section: 一、, （二）, 3., ●; 一、二、三产业 does not."""
    return _numbered().match(text) is not None


@cache
def _numbered() -> re.Pattern[str]:
    numeral = "[一二三四五六七八九十]{1,3}"
    return re.compile(
        f"[（(](?:{numeral}|\\d{{1,2}})[）)]|{numeral}、(?![一二三四五六七八九十]、)|\\d{{1,2}}[.．、](?!\\d)"
        f"|[①-⑳●■◆★▲•·]|第{numeral}[章节条]"
    )


def _opens_no_block(text: str) -> bool:
    """Tell whether a line opens without words such as 会议强调， that mostly open a paragraph."""
    return _said().match(text) is None


@cache
def _said() -> re.Pattern[str]:
    return re.compile("[^，。：；]{1,12}?(?:强调|指出|要求|提出|认为|表示|说)[，：,:]")
