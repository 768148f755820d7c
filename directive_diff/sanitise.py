"""Text and file names made safe to show: nothing in them can control a terminal, and no cell is a formula.

Escape sequences, the other control characters, and characters that change the direction of writing or have no width are
replaced one for one, so that offsets still hold. In what is only read, the line breaks of a text that was wrapped by
hand disappear between Chinese characters and inside numbers, and so do spaces between spaced-out characters (会 议 强
调).
"""

from __future__ import annotations

import re
from bisect import bisect
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# C0 and C1 controls; soft hyphen; zero-width, bidirectional, interlinear and tag characters; lone surrogates.
_RANGES = (
    *("\x00-\x1f", "\x7f-\x9f", "\u00ad", "\u034f", "\u061c", "\u115f-\u1160", "\u17b4-\u17b5", "\u180b-\u180f"),
    *("\u200b-\u200f", "\u2028-\u202e", "\u2060-\u206f", "\u3164", "\ud800-\udfff", "\ufe00-\ufe0f", "\ufeff"),
    *("\uffa0", "\ufff0-\ufffb", "\U000e0000-\U000e0fff"),
)
_EDGES = "".join([f"{chars[0]}{chr(ord(chars[-1]) + 1)}" for chars in _RANGES])  # where each begins, and ends

# What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection); the quote makes it text again.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
LONGEST = 32_767  # characters that a cell of Excel holds
CUT = "…"
_BREAK = r"[ \t\u3000]{0,9}(?:\r\n?|\n)[ \t\u3000]{0,9}"
_WIDE = r"[^\x00-\u02ff\s]"
# A line break, with any indent, next to a character from which no space parts another, or inside a number.
_WRAP = rf"(?<={_WIDE}){_BREAK}(?=\S)|(?<=\S){_BREAK}(?={_WIDE})|(?<=[\d.]){_BREAK}(?=[\d.%])"
# Single characters with a space between each two, not all of them digits: at least four, or all of a text.
_SINGLE, _GAP = r"[^\sA-Za-z]", r"[ \u3000]{1,4}"
_SPACED_OUT = rf"(?<!\S)(?:{_SINGLE}{_GAP}){{3,}}{_SINGLE}(?!\S)|\A{_SINGLE}(?:{_GAP}{_SINGLE}){{1,2}}\Z"
_SPACES = r"[ \u3000]+"
_AROUND = 12  # characters around a part of a text that a line break with an indent may have


def sanitised(text: str) -> str:
    """Return ``text`` with every character that a terminal would obey, or not show, replaced by a visible one.

    A line break or tab becomes a space, anything else U+FFFD.
    """
    return replace_unseen(text, lambda char: " " if char.group() in "\t\n\r" else "\ufffd")


def has_unseen(text: str) -> bool:
    """Return whether ``text`` has such a character; finding none takes less time than compiling a pattern."""
    return any(bisect(_EDGES, char) % 2 for char in set(text))


def replace_unseen(text: str, by: Callable[[re.Match[str]], str]) -> str:
    """Return ``text`` with each such character replaced."""
    return re.sub(f"[{''.join(_RANGES)}]", by, text)


def flowing(text: str) -> str:
    """Return ``text`` sanitised, to be read: line breaks and spaces that part nothing leave no gap in a sentence."""
    if text.isprintable() and " " not in text:  # has neither
        return text
    kept, at = [], 0
    for start, end in _gaps(text):
        kept.append(text[at:start])
        at = end
    return sanitised("".join([*kept, text[at:]]))


def shown(text: str, start: int, end: int) -> tuple[str, tuple[int, ...]]:
    """Return ``text[start:end]`` as `flowing` text, in its context, and the offsets of the characters that it lost."""
    part = text[start:end]
    if part.isprintable() and " " not in part:
        return part, ()
    first = max(0, start - _AROUND)
    gaps = _gaps(text[first : end + _AROUND])
    lost = [at for gap in gaps for at in range(gap[0] + first, gap[1] + first) if start <= at < end]
    hidden = frozenset(lost)
    return sanitised("".join(text[at] for at in range(start, end) if at not in hidden)), tuple(lost)


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    """Yield the line breaks and spaces of ``text`` that part nothing, in order."""
    wraps = re.finditer(_WRAP, text) if "\n" in text or "\r" in text else ()
    runs = re.finditer(_SPACED_OUT, text) if " " in text or "\u3000" in text else ()
    spaces = (
        gap
        for run in runs
        if re.search(rf"{_WIDE}|[.%]", run.group())
        for gap in re.compile(_SPACES).finditer(text, *run.span())
    )
    yield from sorted(gap.span() for gap in chain(wraps, spaces))


def on_one_line(text: str) -> str:
    """Return ``text`` as `flowing` text, on one line, with single spaces."""
    return " ".join(flowing(text).split())


def printable_name(name: str) -> str:
    """Return a file's name fit for a message: in one line, and unable to control the terminal.

    Control characters, line ends, direction overrides and bytes that are not UTF-8 are written as escapes.
    """
    return "".join(map(_escaped, name)) or "''"


def _escaped(char: str) -> str:
    if "\udc80" <= char <= "\udcff":  # a byte that is not UTF-8, as Python writes it in names
        return f"\\x{ord(char) - 0xDC00:02x}"
    return char if char.isprintable() or char == "\u3000" else repr(char)[1:-1]


def escape_formula(text: str) -> str:
    """Return ``text`` so that no spreadsheet takes it for a formula: with a quote before it if one might."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text


def unescape_formula(text: str) -> str:
    """Return the text that `escape_formula` was given."""
    return text[1:] if text.startswith("'") and escape_formula(text[1:]) == text else text


def truncate_to_cell(text: str) -> str:
    """Return ``text``, cut with an ellipsis if a cell cannot hold it."""
    return text if units(text) <= LONGEST else _cut_to_cell(text) + CUT


def units(text: str) -> int:
    """Return how long ``text`` is as Excel counts: in UTF-16 code units."""
    return len(text) + sum(char > "\uffff" for char in text)


def _cut_to_cell(text: str) -> str:
    kept, used = 0, len(CUT)
    for char in text:
        used += 2 if char > "\uffff" else 1
        if used > LONGEST:
            break
        kept += 1
    return text[:kept]
