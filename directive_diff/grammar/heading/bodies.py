"""The names of bodies: where a body sits, at which level, and whether words are the whole name of one.

A name begins with its place (长沙市, or 市 alone) and ends in the kind of body (局, 总工会, 管委会). What only looks
like a place is none: 社区, 特区, 军区, 超市.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.model import Level
from directive_diff.text import NUMERALS, has_any, is_han
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_PLACE = 15  # characters of the name of a known place
_LONGEST_UNKNOWN = 5  # of one that no table has, without its kind: 青阳湖区
_SHORTEST, _LONGEST = 3, 34  # of the name of a body
_CHAIN = 4  # places that may follow one another: 湖南省长沙市岳麓区
_IN_DAYS = frozenset(f"〇○零{NUMERALS}（")  # with one of these, or a digit, a day begins
_IN_NO_NAME = frozenset("的了着让将给在每各全")  # of a place that no table has
_IN_NO_BODY = frozenset("的了着把让将给在赴到率")
_TOWNS = frozenset("大小省县古名全各新老旧山该此中副强主两水双百智美旅型类个座的")  # before 城市 as a word
_LEAST_PLACE = 2  # characters of the shortest name of a place, with its kind
_AHEAD = frozenset("省市州盟区县在于由我本该")  # what may stand before it
_NO_LEVEL = ("公司", "集团", "银行", "大学", "议会")  # of no level, wherever they sit
_BELOW = tuple(
    place + body for place in ("社区", "村") for body in "党居村支两"
)  # a village or neighbourhood is below all levels


class Place(NamedTuple):
    """The place with which a name begins: its end in the name, its level, and its short name if a table has it."""

    end: int
    level: Level | None
    region: str | None


class Issuer(NamedTuple):
    """A body as the text names it, its level, and the short name of its place; no name if only the place is known."""

    name: str | None
    level: Level | None
    region: str | None


def find_place(name: str) -> Place | None:
    """Return the place with which ``name`` begins (长沙市 of 长沙市应急管理局, 市 of 市公安局), the last of several."""
    prefix = next((word for word in _prefixes() if name.startswith(word)), "")
    if prefix and (known := _place_at(name, 0, alone=True)) and known.region:
        prefix = ""  # 团风县 is no branch of the league
    special = next(((w, short) for w, short in _special() if name.startswith(w)), None)
    if special:
        return Place(len(special[0]), Level.PROVINCE, special[1] or None)
    place = None
    start = len(prefix)
    for _ in range(_CHAIN):
        further = _place_at(name, start, alone=place is None)
        if further is None:
            break
        place, start = further, further.end
    if place is None:
        national = name.startswith(kind("national"))
        return Place(0, Level.CENTRE, None) if national else _zone(name, Place(0, None, None))
    return _zone(name, place)


def name_body(words: str) -> Issuer | None:
    """Return the body whose whole name is ``words``, or the conference or place without a name; None for other words.

    >>> name_body("县总工会")
    Issuer(name='县总工会', level=<Level.COUNTY: 'county'>, region=None)
    """
    place = (find_place(words) or _whole_place(words)) if _is_clean(words) else None
    if not _is_clean(words) or (place and words.startswith("长", place.end)):  # 县长林若水
        return None
    if _is_gathering(words) or (place and place.end == len(words)):
        return Issuer(None, place.level, place.region) if place else None
    if not ends_as_body(words) or not _SHORTEST <= len(words) <= _LONGEST:
        return None
    if place is None or words.endswith(_NO_LEVEL) or has_any(words, _BELOW):
        return Issuer(words, None, None)
    return Issuer(words, place.level, place.region)


def _is_gathering(words: str) -> bool:
    """Return whether words name a conference: 教育工作会议, 交办会; not 总工会."""
    counted = words.endswith("会") and "次" in words[words.find("第") :]  # 第二次促进会
    return words.endswith(kind("gathers")) or (words.endswith("会") and (counted or not ends_as_body(words)))


def _whole_place(words: str) -> Place | None:
    """Return the place that 全市 or 我县 stands for; 全区 may be an autonomous region."""
    unit = words[1:2] if words[:1] in ("全", "我", "本") else ""
    return Place(2, None if unit == "区" else units()[unit], None) if unit in units() else None


def ends_as_body(words: str) -> bool:
    """Return whether ``words`` end as the name of a body does."""
    return words.endswith(kind("ends")) and words not in kind("ends") and not words.endswith(kind("not-end"))


def level_of_person(words: str) -> Issuer | None:
    """Return level and place of the last office among the titles ``words``: 省委常委、市委书记林若水 is of a city."""
    for part in reversed(re.split("[，、]", words)):
        titles = without_time(part).removeprefix("副")
        place = find_place(titles)
        if place and has_any(titles[place.end :], kind("titled")):
            return Issuer(None, place.level, place.region)
    return None


def without_time(words: str) -> str:
    """Return ``words`` without the day or time with which they begin: 3月2日上午|县委, 近日，|县委."""
    while words:
        day = _day_at_start(words) if words[0].isdecimal() or words[0] in _IN_DAYS else None
        before = day.group() if day else next((word for word in kind("when") if words.startswith(word)), "")
        if not before:
            return words.strip()
        words = words[len(before) :].lstrip(" ，")
    return words


def without_adverbs(words: str) -> str:
    """Return the words behind a body without adverbs: 立即|召开常委会会议."""
    adverb = next((word for word in kind("adverb") if words.startswith(word)), "")
    return words[len(adverb) :]


def is_part_of_word(words: str) -> bool:
    """Return whether the kind of place at the end of ``words`` only ends another word (社区, 校区, 超市)."""
    return words.endswith(kind("like-place"))


def known_place(before: str, unit: str) -> tuple[int, str, Level] | None:
    """Return the place whose name ``before`` and ``unit`` end with: its offset, its short name, its level.

    If several known places fit, the longest name wins.
    """
    if not is_han(before[-1:]):
        return None
    for rank in (Level.PROVINCE, Level.CITY, Level.COUNTY):  # the county table last: it is large
        for length in range(min(len(before), _LONGEST_PLACE), 0, -1):
            short = short_names(rank).get(before[-length:] + unit)
            if short and not _is_longer(before, len(before) - length, short):
                return len(before) - length, short, rank
    return None


def _is_longer(before: str, start: int, short: str) -> bool:
    """Return whether a place of one character only ends the name of another that no table has: 苏|南县 is not 南县."""
    alone = start == 1 or (start > 1 and not is_han(before[start - 2]))
    return len(short) == _LEAST_PLACE and short[-1] == "县" and alone and before[start - 1] not in _AHEAD


@lexicon.derived
def kind(name: str) -> tuple[str, ...]:
    """Return the words of a kind of the table of names of bodies."""
    return lexicon.words_by_kind("bodies").get(name, ())


@lexicon.derived
def units() -> dict[str, Level]:
    """Return the kinds of places with their levels."""
    return {row[0]: Level(row[2]) for row in lexicon.table("issuers") if row[1] == "unit"}


@lexicon.derived
def central_bodies() -> tuple[str, ...]:
    """Return the names of the bodies of the centre."""
    return tuple(row[0] for row in lexicon.table("issuers") if row[1] == "centre")


@lexicon.derived
def short_names(level: Level) -> dict[str, str]:
    """Return the short names of the places of a level, by the form before 委 or 政府 in the names of their bodies."""
    rows = lexicon.table("counties" if level is Level.COUNTY else "places")
    full_names = {name: short for name, short, rank, _ in rows if rank == level}
    return {_usual(name, short): short for name, short in full_names.items()} | full_names


def _usual(name: str, short: str) -> str:
    """Return a place as its body's name has it, shortened or repeated: 凉山州(委), 喀什地(委), 吉县县(委)."""
    if name == short:
        return name + name[-1]
    return short + ("地" if name.endswith("地区") else name[-1])


@lexicon.derived
def _prefixes() -> tuple[str, ...]:
    """Return what precedes the place in the names of branches, leagues and parties, the longest first (共青团)."""
    groups = (row[0] for row in lexicon.table("issuers") if row[1] == "group")
    return tuple(sorted((*groups, *kind("national-branch")), key=len, reverse=True))


@lexicon.derived
def _special() -> tuple[tuple[str, str], ...]:
    return tuple((row[0], row[2]) for row in lexicon.table("bodies") if row[1] == "special-place")


def _place_at(name: str, start: int, *, alone: bool) -> Place | None:
    """Return the place at ``start``: the longest known one, else the kind alone (市), else one that no table has."""
    ends = [(at, at + len(unit), unit) for at, unit in _units_in(name, start)]
    for at, end, unit in reversed(ends):
        known = known_place(name[start:at], unit) if at > start else None
        if known and known[0] == 0:
            return Place(end, known[2], known[1])
    for at, end, unit in ends:
        if at == start:
            is_word = name.startswith(kind("not-place"), start) or (unit == "地" and name[end : end + 1] != "委")
            return Place(end, units()[unit], None) if (alone or unit == "街道") and not is_word else None
        if unit != "地" and _may_be_place(name[start:at], name[start:end], name[end:]):
            return Place(end, units()[unit], None)
    return None


def _units_in(name: str, start: int) -> Iterator[tuple[int, str]]:
    """Yield the offsets of kinds of places in ``name``, near ``start``, each with the longest kind there."""
    for at in range(start, min(len(name), start + _LONGEST_PLACE)):
        unit = max((unit for unit in units() if name.startswith(unit, at)), key=len, default="")
        if unit:
            yield at, unit


def _may_be_place(short: str, full: str, rest: str) -> bool:
    """Return whether words may be a place that no table has: 石桥县, not 社区 or 这次全市."""
    return (
        (2 <= len(short) <= _LONGEST_UNKNOWN or short == "某")  # noqa: PLR2004 - names of one character are in tables
        and all(map(is_han, short))
        and _IN_NO_NAME.isdisjoint(short)
        and (not is_part_of_word(full) or _is_named_town(full))
        and not (full[-1:] + rest[:3]).startswith(kind("not-place"))
        and not short.endswith(kind("national"))
    )


def _is_named_town(full: str) -> bool:
    """Return whether words that end in 城市 may be a city so named: 江城市, not 大城市."""
    return len(full) == len("江城市") and full.endswith("城市") and full[0] not in _TOWNS


def _zone(name: str, place: Place) -> Place | None:
    """Return the level of a development zone's management: a part of a city; unknown for the zone of a county."""
    rest = name[place.end :]
    for zone in kind("zone"):
        at = rest.find(zone)
        if 0 <= at <= _LONGEST_UNKNOWN and rest.startswith(kind("zone-office"), at + len(zone)):
            level = None if place.level in (Level.COUNTY, Level.TOWNSHIP) else Level.COUNTY
            return Place(place.end + at + len(zone), level, None)
    return place if place.end else None


def _is_clean(words: str) -> bool:
    return (
        bool(words)
        and all(is_han(char) or char in "（）“”" for char in words)
        and _IN_NO_BODY.isdisjoint(words)
        and not any(word in words.removesuffix("会议") for word in kind("unclean"))
    )


def _day_at_start(words: str) -> re.Match[str] | None:
    """Return the day with which ``words`` begin; the pattern of days in digits is quick to compile."""
    return (_day_in_digits() if _IN_DAYS.isdisjoint(words) else _day()).match(words)


@cache
def _day_in_digits() -> re.Pattern[str]:
    return re.compile(r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:至(?:\d{1,2}月)?\d{1,2}日)?|\d{4}年|\d{1,2}月")


@cache
def _day() -> re.Pattern[str]:
    return re.compile(
        r"(?:\d{4}年|[〇○零一二三四五六七八九]{4}年)?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})月)?"
        r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})日(?:至(?:\d{1,2}月)?\d{1,2}日)?|\d{4}年|\d{1,2}月|（[^（）]{1,9}）"
    )
