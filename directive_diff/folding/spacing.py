"""Spaces that separate nothing: between spaced-out characters (会 议 强 调), and within a marker (会议 指出，).

Machines that recognise print leave the former. A list of names, or a headline in two parts, keeps its spaces.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.text import is_han

if TYPE_CHECKING:
    from collections.abc import Iterator

    Range = tuple[int, int]

_PUNCTUATION = "，。：；、！？"
_SPACED = 0.3  # spaces a Han character from which on a line is spaced out
_FEW = 4  # spaces in a line that is not
_MARKER = 40  # characters of the opening of a sentence on either side of a space in it
_LONGEST_NUMBER = 2  # digits of the number of a month or day
_OF_DAY = ("年", "月", "日", "号")
_DATELINES = ("讯", "电", "消息", "报道", "记者", "）", ")")


def find_spaces(text: str) -> list[Range]:
    """Return the spaces of folded ``text`` between characters that are spaced out, and within a marker (会议 指出，).

    >>> find_spaces("会 议 强 调 ， 要 守 住 底 线 。")[:3]
    [(1, 2), (3, 4), (5, 6)]
    """
    spaces: set[Range] = set()
    at = 0
    for line in text.splitlines(keepends=True):
        if " " in line.strip():
            spaces.update((at + start, at + end) for start, end in _in_line(line))
        at += len(line)
    return sorted(spaces)


def _in_line(line: str) -> Iterator[Range]:
    gaps = [gap for gap in _spaces_within(line, 0, len(line)) if _is_gap(line, *gap)]
    if not gaps:
        return
    if len(gaps) > _FEW and len(gaps) >= _SPACED * sum(map(is_han, line)) and not {"，", "。"}.isdisjoint(line):
        yield from gaps
    if len(gaps) > 2:  # noqa: PLR2004 - a stretch has at least four characters
        for run in _singles().finditer(line):
            yield from _spaces_within(line, *run.span())
    yield from (gap for gap in gaps if _is_in_marker(line, *gap) or _is_in_day(line, *gap))


def _is_in_day(line: str, start: int, end: int) -> bool:
    """Return whether a space stands within a day: 3 月13 日, 2026 年3月; not behind it."""
    before, after = line[start - 1], line[end : end + 1]
    return (before.isdecimal() and after in _OF_DAY) or (before in "年月" and after.isdecimal() and _is_day(line, end))


def _is_day(line: str, at: int) -> bool:
    """Return whether the figure at ``at`` is the number of a month or day."""
    digits = line[at : at + _LONGEST_NUMBER]
    number = digits[: len(digits) - len(digits.lstrip("0123456789"))]
    return line[at + len(number) :].lstrip(" ").startswith(_OF_DAY[1:])


def _is_in_marker(line: str, start: int, end: int) -> bool:
    """Return whether a space stands in the first clause of a sentence, one that ends in a verb of saying."""
    before, after = line[max(0, start - _MARKER) : start], line[end : end + _MARKER]
    left = max(map(before.rfind, _PUNCTUATION)) + 1
    right = min((at for sign in _PUNCTUATION if (at := after.find(sign)) >= 0), default=-1)
    if right < 0 or after[right] not in "，：" or (left and before[left - 1] not in "。！？；"):
        return False
    opening = before[left:].rstrip()
    words = (opening + after[:right]).replace(" ", "")
    return bool(opening) and words.endswith(_verbs()) and not opening.endswith(_DATELINES)


@lexicon.derived
def _verbs() -> tuple[str, ...]:
    return tuple(row[0] for row in lexicon.table("verbs"))


def _spaces_within(line: str, start: int, end: int) -> Iterator[Range]:
    return (gap.span() for gap in re.compile(" +").finditer(line, start, end))


def _is_gap(line: str, start: int, end: int) -> bool:
    """Return whether a space stands between two characters or signs of Chinese, or one and a letter or digit."""
    sides = line[start - 1 : start], line[end : end + 1]  # a pattern of all that is wide would take long to make
    return any(map(_is_wide, sides)) and all(_is_wide(side) or (side.isascii() and side.isalnum()) for side in sides)


def _is_wide(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or (bool(char) and char in "，。：；、！？“”《》（）")


@cache
def _singles() -> re.Pattern[str]:
    """Match a stretch of single characters with space between them."""
    return re.compile(r"(?<![^ ])(?:[^\sA-Za-z] +){3,}[^\sA-Za-z](?!\S)")
