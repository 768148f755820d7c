"""The day of a meeting: in ISO 8601 if the head of the text states its year, and as written in the text."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.documents.label_forms import number_of
from directive_diff.grammar.documents.official import in_digits
from directive_diff.grammar.heading.bodies import kind
from directive_diff.text import NUMERALS, has_any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ZEROS = "〇○零0oO"
_YEAR, _NUMBER = rf"\d{{4}}|[{_ZEROS}{NUMERALS}]{{4}}", rf"\d{{1,2}}|[{NUMERALS}]{{1,3}}"
# A day has one of these if it is not in digits.
_IN_WORDS = (
    *(f"{sign}年" for sign in _ZEROS + NUMERALS),
    *(f"{numeral}{unit}" for numeral in NUMERALS for unit in "月日"),
)
_DAY = rf"(?:({_YEAR})年)?({_NUMBER})月({_NUMBER})日(?:至(?:(?:{_NUMBER})月)?(?:{_NUMBER})日)?"
_DAY_IN_DIGITS = r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:至(?:\d{1,2}月)?\d{1,2}日)?"  # quick to compile
_DAY_ALONE = (
    r"(?<![\d月])(\d{1,2})日(?:至\d{1,2}日)?(?=上午|下午|晚|在|，|主持|召开|举行)"
    rf"|[今昨][天日早晚晨]?（({_NUMBER})日?）日?"
)
_PUBLISHED = r"(?<!\d)(\d{4})[-年/.](\d{1,2})[-月/.](\d{1,2})日?(?!\d)"
_UNSET = "1970-01-01"  # what a page shows that knows no day
_ALONE = frozenset("日今昨")  # a day without its month has one of these
_SHORTEST = len("202631")  # digits of a day of publication
_REPORTED = ("消息", "讯", "电", "报道")
_TAIL = 400  # characters at the end of a text in which a press release states its day
_DATE = rf"(?:\d{{4}}|[〇○零{NUMERALS}]{{4}})年(?:{_NUMBER})月(?:{_NUMBER})日"
_CLOSED = rf"完[）】／/＊*\s]{{1,20}}({_DATE})|({_DATE}) ?（星期.）\s*(?:香港时间|$)"
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def find_day(ledes: Sequence[str], head: Sequence[str], before: Sequence[str] = ()) -> tuple[str | None, str | None]:
    """Return the day that the first of ``ledes`` with one states, in ISO 8601 and as written.

    Its year may be that of publication, in ``head``, or of an earlier day in the text, in ``before``.
    """
    day = next(filter(None, map(_day_in, ledes)), None)
    published = next(filter(None, map(_published_in, head)), None)
    if day is None:
        return (_iso(*map(int, published.groups())), published.group()) if published else (None, None)
    if "月" not in day.group():
        number = number_of(day[1] or day[2]) or 0
        return (_latest_before(published, None, number) if published else None), day.group()
    year, month, number = _numbers(day)
    if year:
        return _iso(year, month, number), day.group()
    if published:
        return _latest_before(published, month, number), day.group()
    return _next_after(before, month, number), day.group()


def _next_after(before: Sequence[str], month: int, number: int) -> str | None:
    """Return a day in the year of an earlier day that the sentences ``before`` state; None if it may be the next."""
    days = [_numbers(day) for lede in before for day in islice(_days_in(lede), 1)]
    year, *earlier = next((day for day in days if day[0]), (None, 0, 0))
    return _iso(year, month, number) if year and [month, number] >= earlier else None


def closing_day(text: str) -> str:
    """Return the day below a press release of Hong Kong: 完 | 2026年3月5日（星期四） | 香港时间18时; else nothing."""
    tail = text[-_TAIL:]
    ends = "（星期" in tail or any(f"完{sign}" in tail for sign in "\n\r）】／/＊*")
    closed = re.search(_CLOSED, tail, re.MULTILINE) if ends else None
    day = (closed[1] or closed[2]) if closed else ""
    return day if day[:1].isdecimal() else in_digits(day) if day else ""


def _published_in(line: str) -> re.Match[str] | None:
    published = re.search(_PUBLISHED, line) if sum(map(str.isdecimal, line)) >= _SHORTEST else None
    return None if published and published.group() == _UNSET else published


def states_day(lede: str) -> bool:
    """Return whether ``lede`` states a day."""
    return _day_in(lede) is not None


def _day_in(lede: str) -> re.Match[str] | None:
    """Return the first day in ``lede``, preferring one that is not that of what was cited or over by then.

    In 3月5日全国会议召开后，3月7日，县委召开会议 that is the second.
    """
    days = list(_days_in(lede))
    own = next((day for day in days if not _is_of_another(lede, day)), None)
    if days:
        return own or days[0]
    return re.search(_DAY_ALONE, lede) if not _ALONE.isdisjoint(lede) else None


def _days_in(lede: str) -> Iterator[re.Match[str]]:
    """Yield the days that ``lede`` states; most state them in digits, and the pattern of these is quick to compile."""
    in_words = any(map(lede.__contains__, _IN_WORDS))
    return re.finditer(_DAY, lede) if in_words else re.finditer(_DAY_IN_DIGITS, lede)


def _is_of_another(lede: str, day: re.Match[str]) -> bool:
    before = lede[lede.rfind("，", 0, day.start()) + 1 : day.start()]
    behind = lede[day.end() :].partition("，")[0]
    reported = behind.startswith(_REPORTED)  # 据石桥日报1月21日消息，1月20日，…
    return reported or has_any(before, lexicon.cues("cited")) or behind.endswith(kind("after"))


def _numbers(day: re.Match[str]) -> tuple[int | None, int, int]:
    """Return year, month and number of a day, in digits or not: 二〇一九年三月十八日."""
    year, month, number = day.groups()
    if f"{year or ''}{month}{number}".isdecimal():
        return int(year) if year else None, int(month), int(number)
    said = re.sub("[0oO零]", "〇", year) if year and not year.isdecimal() else year
    plain = in_digits(f"{said or '〇〇〇〇'}年{month}月{number}日")
    digits = [int(part) for part in re.findall(r"\d+", plain)]
    return (digits[0] if year else None), digits[1], digits[2]


def _latest_before(published: re.Match[str], month: int | None, day: int) -> str | None:
    """Return the last such day up to the day of publication."""
    year, last_month, last_day = map(int, published.groups())
    if month is None:
        month = last_month if day <= last_day else last_month - 1 or 12
    return _iso(year - ((month, day) > (last_month, last_day)), month, day)


def _iso(year: int, month: int, day: int) -> str | None:
    """Return a day in ISO 8601; None if there is no such day."""
    if year < 1 or not 1 <= month <= len(_DAYS) or not 1 <= day <= _DAYS[month - 1]:
        return None
    if (month, day) == (2, 29) and (year % 4 or (not year % 100 and year % 400)):
        return None
    return f"{year:04}-{month:02}-{day:02}"
