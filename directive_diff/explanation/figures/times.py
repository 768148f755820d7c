"""Dates and hours as numbers that are equal for the same day or hour: 2026-5-8, 20:30 for 晚上八点半."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.explanation.figures.numerals import value

if TYPE_CHECKING:
    from collections.abc import Mapping

DAYPART = "(?P<daypart>凌晨|清晨|早晨|早上?|[上中正下]午|午后|傍晚|晚[上间]?|夜[间里晚]|深夜)"
"""A part of the day before an hour, as a pattern."""

_NIGHT = ("夜", "深夜")
_AFTER_NOON = ("下午", "午后", "傍晚", "晚", "夜", "深夜")
_AT_NOON = ("中午", "正午")
_DAWN, _NOON = 6, 12


def date_number(groups: Mapping[str, str]) -> str:
    """Return year, month and day in digits, as far as they are given: 2026-5-8, -5-8, -5底."""
    named = [
        groups.get("year", groups.get("y")),
        groups.get("month", groups.get("m")),
        groups.get("day", groups.get("d")),
    ]
    parts = [str(value(part.rstrip("日号"))) if part else "" for part in named]
    return "-".join(parts if parts[2] else parts[:2]) + groups.get("part", "")


def words_number(words: str) -> str:
    """Return a date in words as it is compared: -12底 for 今年末前, 明年 for 来年."""
    words = words.removesuffix("前").removesuffix("之").lstrip("今本当").replace("年年", "年")
    words = words.replace("末", "底").replace("来年", "明年")
    return end_of_year("") if words == "年底" else words


def end_of_year(year: str) -> str:
    """Return the end of a year, given as it is compared: 2026-12底, 明年底, and -12底 for that of 今年."""
    if year in {"", "年"}:
        return "-12底"
    return f"{year}-12底" if year.isdigit() else f"{year}底"


def clock_number(groups: Mapping[str, str]) -> str:
    """Return hour and minutes on a clock of 24 hours: 15:0 for 下午3时."""
    quarters = {"半": "30", "一刻": "15", "三刻": "45", "整": "0"}
    half = groups.get("half")
    minutes = quarters.get(half, "0") if half else groups.get("min", groups.get("minute", "0"))
    hour = value(groups["hour"]).over
    return f"{_of_day(hour, groups.get('daypart', ''))}:{value(minutes)}"


def _of_day(hour: int, daypart: str) -> int:
    """Return an hour of the morning, noon or evening as one of 24: 20 for 8 in the evening, 2 for 2 at night."""
    if daypart.startswith(_NIGHT) and hour < _DAWN:
        return hour
    if daypart.startswith(_AFTER_NOON) and hour < _NOON:
        return hour + _NOON
    if daypart.startswith(_AT_NOON) and hour < _DAWN:
        return hour + _NOON
    return hour


def in_same_half(begins: str, end: str) -> str:
    """Return the ``end`` of a range of hours, in the half of the day that its beginning names: 17:0 of 下午3时至5时."""
    hour, _, minutes = end.partition(":")
    afternoon = begins.startswith(_AFTER_NOON) and not begins.startswith(_NIGHT)
    return f"{int(hour) + _NOON}:{minutes}" if afternoon and int(hour) < _NOON else end
