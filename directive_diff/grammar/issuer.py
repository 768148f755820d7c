"""Which body issued a readout, and of what level and place it is; None is better than wrong."""

from __future__ import annotations

import re
from typing import NamedTuple

from directive_diff import lexicon
from directive_diff.model import Level

_ZONE = 60  # characters before or behind 召开 in which the body is named
_NAME = 34  # characters of the longest name of a conference or group
_OTHERS = ("收看", "传达", "学习", "贯彻", "落实", "按照", "根据")  # behind these, other bodies are named
_GATHERINGS = ("会议", "大会", "领导小组", "指挥部", "委员会")
_LONGEST_PLACE = 15  # characters
_NUMERALS = "第一二三四五六七八九十0123456789"
_BETWEEN = re.compile(r"(?:召开|举行)?了?(?:第?\w{1,8}?次)?(?:（?扩大）?)?")
_OFFICES_OF = ("委", "党委", "政府", "人民政府", "人大", "政协", "长", "省长", "召开", "举行")


class Issuer(NamedTuple):
    """A body as the text names it, its level, and the short name of its place."""

    name: str
    level: Level | None
    region: str | None


def issuer(lede: str) -> Issuer | None:
    """Return the body that, by the folded sentence ``lede``, held the meeting."""
    hosted = lede.find("主持召开")
    if hosted >= 0:
        start = hosted + len("主持召开")
        return _body(lede[start : start + _ZONE].removeprefix("了").partition("，")[0])
    met = min((at for word in ("召开", "举行") if (at := lede.find(word)) >= 0), default=-1)
    start = max(0, met - _ZONE)
    if met < 0 or lede[met + 2 : met + 3] in ("的", "过") or any(lede.find(word, start, met) >= 0 for word in _OTHERS):
        return None
    return _body(lede[start : met + _ZONE], met - start)


def is_central(lede: str) -> bool:
    """Tell whether ``lede`` opens with somebody of the centre (中共中央总书记…作出重要指示)."""
    return lede.startswith(("中共中央", "国务院", "国家主席", "中央"))


def region(words: str, level: Level) -> str | None:
    """Return the place of ``level`` that the folded ``words`` open with (江苏：…) or name together with its body."""
    titled = words.partition("：")[0].strip()
    if titled in _names(level).values():
        return titled
    for unit in _kind("unit"):
        at = words.find(unit)
        while at >= 0:
            if words.startswith(_OFFICES_OF, at + len(unit)):
                place = _place(words[:at], unit)
                if place and place[2] == level:
                    return place[1]
            at = words.find(unit, at + 1)
    return None


def _body(zone: str, met: int = _ZONE) -> Issuer | None:
    """Return the first body that ``zone`` names before the offset ``met``."""
    zone = _without_term(zone)
    found = [body for body in (_central(zone), _local(zone), _conference(zone)) if body and body[0] < met]
    return min(found, key=lambda body: body[0])[1] if found else None


def _central(zone: str) -> tuple[int, Issuer] | None:
    found = [(at, -len(word), word) for word in _kind("centre") if (at := zone.find(word)) >= 0]
    if not found:
        return None
    at, _, word = min(found)
    return at, Issuer(word, Level.CENTRE, None)


def _conference(zone: str) -> tuple[int, Issuer] | None:
    """Return a conference or group: 全省防汛工作会议; a place's, where ``zone`` opens with its kind: 省某某领导小组."""
    openings = [(at, word) for word in _kind("conference") if (at := zone.find(word)) >= 0]
    openings += [(0, word) for word in _kind("unit") if zone.startswith(word)]
    for at, word in sorted(openings, key=lambda opening: (opening[0], -len(opening[1]))):
        ends = [end + len(g) for g in _GATHERINGS if (end := zone.find(g, at, at + _NAME)) >= 0]
        if ends and "，" not in zone[at : min(ends)]:
            return at, Issuer(zone[at : min(ends)], _levels()[word], None)
    return None


def _local(zone: str) -> tuple[int, Issuer] | None:
    """Return the body of a place (省委常委会, 长沙市委); its parts may stand apart: 市委召开常委会会议."""
    found = [
        (at, -len(unit + office), unit, office)
        for unit in _kind("unit")
        for office in _kind("office")
        if (at := zone.find(unit + office)) >= 0 and not zone.startswith(("委员", "委托"), at + len(unit))
    ]
    if not found:
        return None
    at, _, unit, office = min(found)
    between = _BETWEEN.match(zone, at + len(unit + office))
    organ = next((word for word in _kind("organ") if between and zone.startswith(word, between.end())), "")
    place = _place(zone[:at], unit)
    if place is None:
        return at, Issuer(unit + office + organ, _levels()[unit], None)
    start, short, level = place
    return start, Issuer(f"{zone[start:at]}{unit}{office}{organ}", level, short)


def _without_term(zone: str) -> str:
    """Return ``zone`` without the number of a term of office: 市十六届政府, 九届区委."""
    at = zone.find("届")
    start = at
    while start > 0 and zone[start - 1] in _NUMERALS:
        start -= 1
    return zone[:start] + zone[at + 1 :] if 0 <= start < at else zone


def _place(before: str, unit: str) -> tuple[int, str, Level] | None:
    """Return the place whose name ``before`` and its kind end with: where it starts, its short name, its level.

    Of several that are known it is the longest.
    """
    if not "\u3400" <= before[-1:] <= "\u9fff":
        return None
    for rank in (Level.PROVINCE, Level.CITY, Level.COUNTY):  # the county table, the large one, last
        for length in range(min(len(before), _LONGEST_PLACE), 0, -1):
            short = _names(rank).get(before[-length:] + unit)
            if short:
                return len(before) - length, short, rank
    return None


@lexicon.derived
def _names(level: Level) -> dict[str, str]:
    """Return the short names of the places of a level by what its body may call it, before 委 or 政府."""
    named = {name: short for name, short, rank, _ in _places(level) if rank == level}
    return {_usual(name, short): short for name, short in named.items()} | named


def _usual(name: str, short: str) -> str:
    """Return how a body calls a place whose name it shortens or repeats: 凉山州(委), 喀什地(委), 吉县县(委)."""
    if name == short:
        return name + name[-1]
    return short + ("地" if name.endswith("地区") else name[-1])


def _places(level: Level) -> tuple[tuple[str, ...], ...]:
    return lexicon.table("counties" if level is Level.COUNTY else "places")


@lexicon.derived
def _kind(kind: str) -> tuple[str, ...]:
    return tuple(row[0] for row in lexicon.table("issuers") if row[1:2] == (kind,))


@lexicon.derived
def _levels() -> dict[str, Level | None]:
    """Return the level that a unit or the opening of a conference's name says."""
    return {word: Level(level) if level else None for word, _, level in lexicon.table("issuers")}
