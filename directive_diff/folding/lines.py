"""The lines of a text, and how one ends and opens: with a sentence, or in the middle of one or of a word."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.text import NUMERALS, is_han
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_PROSE = frozenset("，。；,;")  # a line with a colon may be a label
_STOPS = frozenset("。！？；：!?;:…")
_CLOSING = frozenset("”’）》〉】」』)]")
_OPENING = frozenset("“‘（《〈【「『([")
_HANGING = frozenset("，。；：、！？,;:!?") | _CLOSING  # no line begins with one, unless it was cut
_SAID = "[^，。：；]{1,12}?{says}[，：,:]"
_SHORT = 8  # characters that either line has where a single line end is set aside
_SEEN = 5  # characters on either side of a line end in which a word is looked for


class Line(NamedTuple):
    """A line that holds something: where that starts and ends, what it is, how far in it begins, the lines above it.

    ``follows`` is false behind an empty line.
    """

    start: int
    end: int
    text: str
    indent: int
    follows: bool


def lines_of(text: str) -> Iterator[Line]:
    """Yield the lines of ``text`` that hold something."""
    at, follows = 0, False
    for piece in text.splitlines(keepends=True):
        line = piece.strip()
        if line:
            indent = len(piece) - len(piece.lstrip())
            yield Line(at + indent, at + indent + len(line), line, indent, follows)
        follows = bool(line)
        at += len(piece)


def may_go_on(line: Line, after: Line) -> bool:
    """Return whether a line of prose ends where no sentence does."""
    return after.follows and is_open(line.text) and not _PROSE.isdisjoint(line.text[:-1]) and not is_item(after.text)


def is_prose(text: str) -> bool:
    """Return whether a line is part of a sentence of some length."""
    return len(text) >= _SHORT and not _PROSE.isdisjoint(text)


def holds_no_end(text: str) -> bool:
    """Return whether ``text`` ends in no stop, not in one in brackets either: of a wrapped text such a line goes on."""
    return text.rstrip("”’）》〉】」』)]")[-1:] not in _STOPS


def is_open(text: str) -> bool:
    """Return whether surely no sentence ends with ``text``; one may with “…。” or （记者 何平）."""
    return text[-1] not in _STOPS and text[-1] not in _CLOSING


def surely_goes_on(text: str, after: str) -> bool:
    """Return whether a line end stands in a word or figure, before what begins no line, or behind what ends none.

    Behind a stray quotation mark, which nothing closes, 会议强调， opens a block all the same.
    """
    if after[0] in _HANGING:
        return True
    if text[-1] in _OPENING and text[-2:-1] not in _STOPS:
        return opens_no_block(after)
    return (text[-1].isdecimal() and _figure().match(after) is not None) or _cuts_word(text, after)


@cache
def _figure() -> re.Pattern[str]:
    """Match the rest of a figure, but not a day or the number of an item."""
    return re.compile(r"\d{1,9}(?!\d|[年月日.．、\-/])")


def _cuts_word(text: str, after: str) -> bool:
    """Return whether a line end cuts a word of the language in two, one character alone on one side: 强|调."""
    from directive_diff import words  # noqa: PLC0415 - few texts have such lines

    left, right = text[-_SEEN:], after[:_SEEN]
    if not is_han(left[-1]) or not is_han(right[0]):
        return False
    at = 0
    for word in words.cut(left + right):
        end = at + len(word)
        if at < len(left) < end:
            return (len(left) - at == 1 or end - len(left) == 1) and words.frequency(word) > 0
        at = end
    return False


def is_text(text: str) -> bool:
    """Return whether a line is Chinese text, and no note in brackets or line of figures."""
    return text[0] not in _OPENING and sum(map(is_han, text)) > len(text) / 2


def opens_anew() -> re.Pattern[str]:
    """Match how a sentence opens rather than goes on: 会议强调，, 二是, 11月3日."""
    return lexicon.pattern(
        _SAID + f"|会议|[{NUMERALS}]" + r"(?:是|要)|首先|其次|同时|(?:\d{4}年)?\d{1,2}月\d{1,2}日|近日|日前"
    )


def ends_behind_stop(text: str) -> bool:
    """Return whether a line holds the end of a sentence and the beginning of the next."""
    return any(stop in text[:-1] for stop in "。！？；")


def size(line: Line, *, cells: bool) -> int:
    """Return how long a line is, in characters or cells; the indent of a paragraph counts, one space does not."""
    indent = line.indent if line.indent > 1 else 0
    return len(line.text) + indent + (sum(char > "\u2000" for char in line.text) if cells else 0)


def is_full(line: Line, after: Line, width: int, *, cells: bool) -> bool:
    """Return whether what ``after`` begins with had no room in ``line``."""
    for indent in {0, line.indent}:
        filled = size(line._replace(indent=indent), cells=cells)
        if filled <= width + 2 and filled + _unit(after.text, cells=cells) > width:
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


def is_item(text: str) -> bool:
    """Return whether a line opens an item of a list or a section: 一、, （二）, 3., 1）, ●; 一、二、三产业 does not."""
    return _numbered().match(text) is not None


@cache
def _numbered() -> re.Pattern[str]:
    numeral = f"[{NUMERALS}]{{1,3}}"
    return re.compile(
        f"[（(] ?(?:{numeral}|\\d{{1,2}}) ?[）)]|{numeral} ?(?:[.．]|、(?![{NUMERALS}]、))|\\d{{1,2}}[.．、）)](?!\\d)"
        f"|[①-⑳⑴-⒛❶-❿㈠-㈩●■◆★▲•·]|第{numeral}[章节条，、]|\\d{{1,2}}(?:\\.\\d{{1,2}}){{1,3}}[ \u3000]"
    )


def opens_no_block(text: str) -> bool:
    """Return whether a line opens without words such as 会议强调， that mostly open a paragraph."""
    return lexicon.pattern(_SAID).match(text) is None
