"""The body that issued a readout, with its level and place; None is better than a wrong answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.model import Level
from directive_diff.text import DIGITS, NUMERALS, is_han
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_ZONE = 60  # characters before or after 召开 in which the body is named
_NAME = 34  # characters of the longest name of a conference or group
_LONGEST_PLACE = 15  # characters
_IN_ORDINALS = f"第{NUMERALS}{DIGITS}"
_BETWEEN = re.compile(r"(?:召开|举行)?了?(?:第?\w{1,10}?次)?(?:（?扩大）?)?")
_STANDING = re.compile("常委(?:（扩大）|扩大)?会|常委班子")  # 县委常委（扩大）会议 is one of the standing committee
_NEWS = r"{body-news}|[今昨][天日]|\d"  # not part of a name


class Issuer(NamedTuple):
    """A body as the text names it, its level, and the short name of its place."""

    name: str
    level: Level | None
    region: str | None


def find_issuer(lede: str) -> Issuer | None:
    """Return the body that held the meeting, according to the folded sentence ``lede``."""
    hosted = lede.find("主持召开")
    if hosted >= 0:
        start = hosted + len("主持召开")
        return _body(lede[start : start + _ZONE].removeprefix("了").partition("，")[0])
    lede = lede.replace("理论学习中心组", "理论研习中心组")  # part of a body's name, not an act
    met = min((at for word in ("召开", "举行") if (at := lede.find(word)) >= 0), default=-1)
    start = max(0, met - _ZONE)
    if (
        met < 0
        or lede[met + 2 : met + 3] in ("的", "过")
        or any(lede.find(word, start, met) >= 0 for word in lexicon.cues("cited"))
    ):
        return None
    return _body(lede[start : met + _ZONE].replace("研习中心组", "学习中心组"), met - start)


def signing_body(name: str) -> Issuer | None:
    """Return the body that signed a document with ``name`` (县政府办公室, 石桥镇人民政府), with its level and place."""
    if len(name) < 2:  # noqa: PLR2004 - no body has a name of one character
        return None
    if name.startswith(_kind("centre")) or is_central(name):
        return Issuer(name, Level.CENTRE, None)
    plain = name.removeprefix("中共").removeprefix("中国共产党")
    for unit in _kind("unit"):
        place = next((placed for at in _places_of(plain, unit) if (placed := _place(plain[:at], unit))), None)
        if place:
            return Issuer(name, place[2], place[1])
    levels = [(at, unit) for unit in _kind("unit") for at in _places_of(plain, unit)]
    return Issuer(name, _levels()[min(levels)[1]] if levels else None, None)


def _places_of(name: str, unit: str) -> Iterator[int]:
    """Yield the offsets of ``unit`` in ``name`` at which it may end the name of a place: before a body of it."""
    at = name.find(unit)
    while at >= 0:
        yield at
        at = name.find(unit, at + 1)


def is_central(lede: str) -> bool:
    """Return whether ``lede`` opens with somebody of the centre (中共中央总书记…作出重要指示)."""
    return lede.startswith(lexicon.cues("central"))


def find_region(words: str, level: Level) -> str | None:
    """Return the place of ``level`` that opens the folded ``words`` (江苏：…) or that they name with its body."""
    titled = words.partition("：")[0].strip()
    if titled in _names(level).values():
        return titled
    words = words[: min((at for word in lexicon.cues("cited") if (at := words.find(word)) >= 0), default=len(words))]
    for unit in _kind("unit"):
        at = words.find(unit)
        while at >= 0:
            if words.startswith(lexicon.cues("office-of"), at + len(unit)):
                place = _place(words[:at], unit)
                if place and place[2] == level:
                    return place[1]
            at = words.find(unit, at + 1)
    return None


def _body(zone: str, met: int = _ZONE) -> Issuer | None:
    """Return the first body that ``zone`` names before the offset ``met``."""
    zone = _without_term(zone)
    bodies = [body for body in (_central(zone), _local(zone), _conference(zone)) if body and body[0] < met]
    return min(bodies, key=lambda body: body[0])[1] if bodies else None


def _central(zone: str) -> tuple[int, Issuer] | None:
    bodies = [(at, -len(word), word) for word in _kind("centre") if (at := zone.find(word)) >= 0]
    if not bodies:
        return None
    at, _, word = min(bodies)
    rest = zone[at + len(word) :]
    if rest.startswith(lexicon.cues("person")) or (rest.startswith("常委") and not _STANDING.match(rest)):
        return None
    return at, Issuer(word + _department(rest), Level.CENTRE, None)


def _conference(zone: str) -> tuple[int, Issuer] | None:
    """Return a conference or group: 全省防汛工作会议, or 省某某领导小组 if ``zone`` opens with a kind of place."""
    openings = [(at, word) for word in _kind("conference") if (at := zone.find(word)) >= 0]
    openings += [(0, word) for word in _kind("unit") if zone.startswith(word)]
    for at, word in sorted(openings, key=lambda opening: (opening[0], -len(opening[1]))):
        ends = [end + len(g) for g in lexicon.cues("gathering") if (end := zone.find(g, at, at + _NAME)) >= 0]
        name = _without_news(zone[at : min(ends)]) if ends and not zone.startswith("堂", min(ends)) else ""
        if name and "，" not in name and "书记" not in name and "常委、" not in name:
            return at, Issuer(name, _levels()[word], None)
    return None


def _without_news(name: str) -> str:
    """Return the name of a body without news after it: 中央纪委常委会1日召开会议; empty if nothing is left."""
    news = lexicon.pattern(_NEWS).search(name)
    if news:
        name = name[: news.start()]
        return name if name.endswith(lexicon.cues("body-end")) else ""
    return name.removesuffix("会议") if name.endswith("常委会会议") else name


def _local(zone: str) -> tuple[int, Issuer] | None:
    """Return the body of a place (省委常委会, 长沙市委); its name may be interrupted: 市委召开常委会会议."""
    bodies = [
        (at, -len(unit + office), unit, office)
        for unit in _kind("unit")
        for office in _kind("office")
        if (at := zone.find(unit + office)) >= 0
        and not zone.startswith(lexicon.cues("person"), at + len(unit + office))
    ]
    bodies = [body for body in bodies if not zone.startswith(("委员", "委托"), body[0] + len(body[2]))]
    if not bodies:
        return None
    at, _, unit, office = min(bodies)
    organ = _organ(zone, at + len(unit + office))
    place = _place(zone[:at], unit)
    start, short, level = place or (at, None, _levels()[unit])
    group = next((word for word in _kind("group") if zone.endswith(word, 0, start)), "")
    group = "" if zone.endswith(lexicon.cues("no-league"), 0, start) else group
    return start - len(group), Issuer(f"{group}{zone[start:at]}{unit}{office}{organ}", level, short)


def _organ(zone: str, end: int) -> str:
    """Return the part of a body that met (常委会), or a department with its name (党校), which is another body."""
    rest = zone[end:]
    if _STANDING.match(rest):
        return "常委会"
    direct = next((word for word in _kind("organ") if rest.startswith(word)), "")
    if direct:
        return direct
    between = _BETWEEN.match(rest)
    later = rest[between.end() :] if between else ""
    if _STANDING.match(later):
        return "常委会"
    return next((word for word in _kind("organ") if later.startswith(word)), "") or _department(rest)


def _department(rest: str) -> str:
    """Return the words after the name of a body that make it the name of another: 市委|党校, 县委|巡察办."""
    department = _departments().match(rest)
    return department.group() if department else ""


@lexicon.derived
def _departments() -> re.Pattern[str]:
    ends = "|".join(_kind("department"))
    other = "(?![省市县区州旗盟](?:委|政府|人大|政协))"
    behind = "|".join([*map(re.escape, lexicon.cues("body-does")), "[部局校院]务|[在于今近昨]|[，、。：（ ]|\\d|$"])
    return re.compile(f"{other}(?!常委|全委)[\u3400-\u9fff]{{0,12}}?(?:{ends})(?={behind})")


def _without_term(zone: str) -> str:
    """Return ``zone`` without the number of a term of office: 市十六届政府, 九届区委."""
    at = zone.find("届")
    start = at
    while start > 0 and zone[start - 1] in _IN_ORDINALS:
        start -= 1
    return zone[:start] + zone[at + 1 :] if 0 <= start < at else zone


def _place(before: str, unit: str) -> tuple[int, str, Level] | None:
    """Return the place whose name ``before`` and ``unit`` end with: its offset, its short name, its level.

    If several known places fit, the longest name wins.
    """
    if not is_han(before[-1:]):
        return None
    for rank in (Level.PROVINCE, Level.CITY, Level.COUNTY):  # the county table last: it is large
        for length in range(min(len(before), _LONGEST_PLACE), 0, -1):
            short = _names(rank).get(before[-length:] + unit)
            if short:
                return len(before) - length, short, rank
    return None


@lexicon.derived
def _names(level: Level) -> dict[str, str]:
    """Return the short names of the places of a level, by the form before 委 or 政府 in the names of their bodies."""
    full_names = {name: short for name, short, rank, _ in _places(level) if rank == level}
    return {_usual(name, short): short for name, short in full_names.items()} | full_names


def _usual(name: str, short: str) -> str:
    """Return a place as its body's name has it, shortened or repeated: 凉山州(委), 喀什地(委), 吉县县(委)."""
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
    """Return the levels named by units and by the openings of conferences' names."""
    return {word: Level(level) if level else None for word, _, level in lexicon.table("issuers")}
