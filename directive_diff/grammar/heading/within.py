"""Bodies that stand somewhere within words: of the centre, the committee or government of a place, a conference."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.heading import bodies
from directive_diff.grammar.heading.bodies import Issuer
from directive_diff.model import Level
from directive_diff.text import DIGITS, NUMERALS, is_han

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = 34  # characters of the longest name of a conference or group
_PLACE = (2, 5)  # characters of the name of a place that no table has
_NO_PLACE = frozenset("和与及、的在到向对了将由把赴为")
_IN_ORDINALS = f"第{NUMERALS}{DIGITS}"
_JOINT = frozenset("省市州县区")
_TERMS = frozenset("新本上")  # before the term: 新一届
# 九届|九次|全委会; compiled only for the few texts that count terms.
_SESSION = f"^第?[{NUMERALS}{DIGITS}]{{1,3}}次(?=全委|全体|全会|执委|常委|理事|委员)"
# Words that may stand between a body and the part of it that met.
_BETWEEN = r"(?:召开|举行)?了?(?:第?\w{1,10}?次)?(?:（?扩大）?)?"
# 县委常委（扩大）会议 is one of the standing committee.
_STANDING = ("常委会", "常委（扩大）会", "常委扩大会", "常委班子")
_NEWS = r"{body-news}|[今昨][天日]|\d"  # not part of a name


def central_body(zone: str) -> tuple[int, Issuer] | None:
    """Return the first body of the centre, with its department, and its offset (国务院办公厅)."""
    found = [(at, -len(word), word) for word in kind("centre") if (at := zone.find(word)) >= 0]
    if not found:
        return None
    at, _, word = min(found)
    rest = zone[at + len(word) :]
    if rest.startswith(lexicon.cues("person")) or (rest.startswith("常委") and not rest.startswith(_STANDING)):
        return None
    return at, Issuer(word + _department(rest), Level.CENTRE, None)


def conference(zone: str) -> tuple[int, Issuer] | None:
    """Return a conference or group: 全省防汛工作会议, or 省某某领导小组 if ``zone`` opens with a kind of place.

    Only the group is a body that has a name; the conference tells its level.
    """
    openings = [(at, word) for word in kind("conference") if (at := zone.find(word)) >= 0]
    if not zone.startswith(bodies.kind("not-place")):  # 市场监管工作会议
        openings += [(0, word) for word in bodies.units() if zone.startswith(word)]
    for at, word in sorted(openings, key=lambda opening: (opening[0], -len(opening[1]))):
        ends = [end + len(g) for g in lexicon.cues("gathering") if (end := zone.find(g, at, at + _NAME)) >= 0]
        name = _without_news(zone[at : min(ends)]) if ends and not zone.startswith("堂", min(ends)) else ""
        if name and "，" not in name and "书记" not in name and "常委、" not in name:
            is_meeting = name.endswith(("会议", "大会"))
            return at, Issuer(None if is_meeting else name, _levels()[word], None)
    return None


def _without_news(name: str) -> str:
    """Return the name of a body without news after it: 中央纪委常委会1日召开会议; empty if nothing is left."""
    news = lexicon.pattern(_NEWS).search(name)
    if news:
        name = name[: news.start()]
        return name if name.endswith(lexicon.cues("body-end")) else ""
    return name.removesuffix("会议") if name.endswith("常委会会议") else name


def local_body(zone: str) -> tuple[int, Issuer] | None:
    """Return the body of a place (省委常委会, 长沙市委); its name may be interrupted: 市委召开常委会会议."""
    found = [
        (at, -len(unit + office), unit, office)
        for unit in filter(zone.__contains__, bodies.units())
        for office in kind("office")
        for at in _offices_of(zone, unit, unit + office)
    ]
    if not found:
        return None
    at, _, unit, office = min(found)
    organ = _organ(zone, at + len(unit + office))
    place = bodies.known_place(zone[:at], unit)
    unclear = unit + office == "区党委"  # of a district or an autonomous region
    start, short, level = place or (at, None, None if unclear else bodies.units()[unit])
    start -= len(_branch(zone, start, known=place is not None))
    return start, Issuer(f"{zone[start:at]}{unit}{office}{organ}", level, short)


def _branch(zone: str, end: int, *, known: bool) -> str:
    """Return the league or party of which the body is a branch, with its place if no table has it: 民盟宁州(市委)."""
    for at in (end, *(() if known else range(end - _PLACE[0], max(0, end - _PLACE[1]) - 1, -1))):
        if (group := _group(zone, at)) and all(map(is_han, zone[at:end])) and _NO_PLACE.isdisjoint(zone[at:end]):
            return group + zone[at:end]
    return ""


def _group(zone: str, end: int) -> str:
    """Return the league or party that ``zone`` names before ``end``: 团, but not in 集团."""
    group = next((word for word in kind("group") if zone.endswith(word, 0, end)), "")
    return "" if zone.endswith(lexicon.cues("no-league"), 0, end) else group


def _offices_of(zone: str, unit: str, body: str) -> Iterator[int]:
    """Yield the first offset at which ``zone`` names ``body`` (区委), not a person or part of a word (社区委员会)."""
    for at in offsets_of(zone, body):
        end = at + len(body)
        if zone.startswith(lexicon.cues("person"), end) or zone.startswith(("委员", "委托"), at + len(unit)):
            continue
        if not _ends_word(zone, at, unit) and not _is_joint(zone, at, unit):
            yield at
            return


def _is_joint(zone: str, at: int, unit: str) -> bool:
    """Return whether several levels are named together: 山西省市人大, 市县政协; not 津市市委."""
    return zone[at - 1 : at] in _JOINT and unit[0] in _JOINT and bodies.known_place(zone[:at], unit) is None


def _ends_word(zone: str, at: int, unit: str) -> bool:
    """Return whether the kind of place ends another word (社区党委), not a place so named (井陉矿区委)."""
    if not bodies.is_part_of_word(zone[: at + len(unit)]):
        return False
    place = bodies.known_place(zone[:at], unit)
    return place is None or (place[0] > 0 and is_han(zone[place[0] - 1]) and zone[place[0] - 1] not in "省市州")


def _organ(zone: str, end: int) -> str:
    """Return the part of a body that met (常委会), or a department with its name (党校), which is another body."""
    rest = zone[end:]
    if rest.startswith(_STANDING):
        return "常委会"
    direct = next((word for word in kind("organ") if rest.startswith(word)), "")
    if direct:
        return direct
    meets = bodies.without_adverbs(rest)
    between = re.match(_BETWEEN, meets)
    later = meets[between.end() :] if between else ""
    if later.startswith(_STANDING):
        return "常委会"
    return next((word for word in kind("organ") if later.startswith(word)), "") or _department(rest)


def may_stand_between(words: str) -> bool:
    """Return whether ``words`` may stand between a body and the part of it that met: 市委|召开|常委会."""
    return re.fullmatch(_BETWEEN, words) is not None


def _department(rest: str) -> str:
    """Return the words after the name of a body that make it the name of another: 市委|党校, 县委|巡察办."""
    department = _departments().match(rest)
    return department.group() if department else ""


@lexicon.derived
def _departments() -> re.Pattern[str]:
    ends = "|".join(kind("department"))
    other = "(?![省市县区州旗盟](?:委|政府|人大|政协))"
    behind = "|".join([*map(re.escape, lexicon.cues("body-does")), "[部局校院]务|[在于今近昨]|[，、。：（ ]|\\d|$"])
    return re.compile(f"{other}(?!常委|全委|召开|举行|举办|主持)[\u3400-\u9fff]{{0,12}}?(?:{ends})(?={behind})")


def without_term(zone: str) -> str:
    """Return ``zone`` without the number of a term of office and session: 市十六届政府, 九届区委, 新一届县政府."""
    at = zone.find("届")
    start = at
    while start > 0 and zone[start - 1] in _IN_ORDINALS:
        start -= 1
    if not 0 <= start < at:
        return zone
    start -= zone[start - 1 : start] in _TERMS
    rest = zone[at + 1 :]
    return zone[:start] + re.sub(_SESSION, "", rest)


@lexicon.derived
def kind(name: str) -> tuple[str, ...]:
    """Return the words of a kind of the table of issuers."""
    return tuple(row[0] for row in lexicon.table("issuers") if row[1:2] == (name,))


@lexicon.derived
def _levels() -> dict[str, Level | None]:
    """Return the levels named by units and by the openings of conferences' names."""
    return {word: Level(level) if level else None for word, _, level in lexicon.table("issuers")}


def offsets_of(words: str, unit: str) -> Iterator[int]:
    """Yield the offsets of ``unit`` in ``words``."""
    at = words.find(unit)
    while at >= 0:
        yield at
        at = words.find(unit, at + 1)
