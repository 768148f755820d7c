"""Figures: numbers before a unit or measure word, shares, dates and deadlines that came, went or changed.

Numbers inside standing formulas (三中全会, 五位一体, 一手抓) are none, nor those that count a formula (三个必须).
Units are in ``data/units.tsv``, formulas in ``data/slogans.tsv``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from directive_diff import lexicon
from directive_diff.lexicon.terms import Terms
from directive_diff.model import Change, ChangeKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_diff.explanation.pair import Pair, Side

_DIGITS = "零〇一二两三四五六七八九"
_VALUES = dict(zip(_DIGITS, (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_POWERS = {"十": 10, "百": 100, "千": 1000}
_COUNTING = frozenset({"条", "倍"})  # measure words that count behind Chinese numerals too
# A share or deadline in words; a number in digits or Chinese numerals, with what makes it large; no ordinal, no quote.
_NUMBER = re.compile(
    rf"(?P<whole>百分之[{_DIGITS}十百点]{{1,7}}|(?:今年|明年|本月|年|\d{{0,2}}月|季度)底(?:之?前)|年内|季度末)"
    r"|(?<![\d.第“+])(?P<digits>\d{1,12}(?:[.,]\d{1,12})?)(?P<large>[十百千万亿]{0,3}[多余]?)"
    rf"|(?<![第{_DIGITS}十百千万亿几数“])(?P<numeral>[{_DIGITS}十][{_DIGITS}十百千]{{0,6}})(?P<larger>[万亿]{{0,2}}[多余]?)"
)
# Behind these a number is part of a name: an anniversary, a term of office, a plan.
_NAME = re.compile("年代|年?规划|年计划|年来|年如一日|年义务|年级|年制|天两|周年|届|中全会|次全会|号[文线]")
_DATE = re.compile(r"(?<=[年月])\d{1,2}[月日]")
_TITLE = re.compile("《[^《》]*》")


class Figure(NamedTuple):
    """A figure where it stands in a folded text, and in a form that is one for 3年 and 三年."""

    start: int
    end: int
    value: str


def figure(pair: Pair) -> tuple[Change, ...]:
    """Return the figures of one side that the other has not, the one against the other where both changed."""
    old, new = _only(pair, pair.source, pair.target), _only(pair, pair.target, pair.source)
    return tuple(
        Change(
            ChangeKind.FIGURE,
            pair.source.wording(*old[i][:2]) if i < len(old) else None,
            pair.target.wording(*new[i][:2]) if i < len(new) else None,
        )
        for i in range(max(len(old), len(new)))
    )


def figures(text: str) -> Iterator[Figure]:
    """Yield the figures of a folded text, in order; what stands in a title is none."""
    titles = [match.span() for match in _TITLE.finditer(text)] if "《" in text else []
    begun: int | None = None
    for number in _NUMBER.finditer(text):
        end = _end(text, number)
        if end is None or any(start <= number.start() < stop for start, stop in titles):
            continue
        begun = number.start() if begun is None else begun
        if not _DATE.match(text, end):  # the parts of a date are one figure
            yield Figure(begun, end, _value(text[begun:end]))
            begun = None


def _end(text: str, number: re.Match[str]) -> int | None:
    """Return where the figure ends that begins with ``number``: behind its unit; None where it has none."""
    if number["whole"]:
        return number.end()
    if _NAME.match(text, number.end()):
        return None
    unit = _units().at(text, number.end())
    large = number["large"] or number["larger"] or ""
    if number["digits"]:
        return unit.end if unit else number.end() if large.strip("多余") else None
    if large.strip("多余"):
        return unit.end if unit else number.end()
    counts = unit and (unit.row[1] in {"share", "time"} or unit.word in _COUNTING)
    return unit.end if unit and counts and number["numeral"] != "一" else None


def _only(pair: Pair, side: Side, other: Side) -> list[Figure]:
    theirs = {figure.value for text in (other.text, *other.beside) for figure in figures(text)}
    return [
        figure
        for figure in figures(side.text)
        if figure.value not in theirs and (len(side.parts) == 1 or pair.answers(side.part_at(figure.start), other))
    ]


def _value(words: str) -> str:
    """Return a figure in digits, as far as a plain numeral goes; otherwise as it is."""
    words = words.replace(",", "")
    if words.startswith("百分之"):
        words = f"{words.removeprefix('百分之')}%"
    numeral = re.match(f"[{_DIGITS}十百千]+", words)
    return f"{_number(numeral.group())}{words[numeral.end() :]}" if numeral else words


def _number(numeral: str) -> int:
    total, digit = 0, 0
    for char in numeral:
        if char in _POWERS:
            total += max(digit, 1) * _POWERS[char]
            digit = 0
        else:
            digit = _VALUES[char]
    return total + digit


@lexicon.derived
def _units() -> Terms:
    return Terms.of(lexicon.table("units"))
