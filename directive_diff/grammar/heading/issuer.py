"""The body that issued a readout, with its level and place; None is better than a wrong answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.heading import bodies, within
from directive_diff.grammar.heading.bodies import Issuer
from directive_diff.model import Level
from directive_diff.text import DIGITS, NUMERALS, has_any

if TYPE_CHECKING:
    from collections.abc import Iterator

_ZONE = 60  # characters before or after 召开 in which the body is named
_MET = ("召开", "举行", "开幕", "闭幕", "开展")
_NOT_MET = ("的", "过", "之际", "前夕", "期间", "以来")  # behind these, only tells of a meeting
_STUDIES = "了?[^，]{0,6}(?:集体|集中|专题|理论)[学研]习"  # behind 开展, which else opens no meeting
_TOGETHER = ("集体学习", "集中学习", "专题学习")
_STUDIED = "(集体|集中|专题)学习(?=举行|召开|会|活动)"  # a meeting: 市委中心组集体学习举行
_GROUPS = ("党组", "党委")
_BY = "(?<!自)由"  # 会议由市委统战部召开, but 自由贸易区
# The following are compiled only for the few texts whose words call for them.
# 保安局今（五日）早召开, 运输署今日（三月五日）联同警务处举行, 发展局于三月五日召开
_TODAY = (
    r"[今昨][天日早晚晨午]?（[^（）]{1,10}）(?:[日早晚晨]|上午|中午|下午|傍晚)?|(?<=[局处署厅会府部组委办])[今昨][天日早晚晨午]"
    f"|于?[{NUMERALS}]{{1,2}}月[{NUMERALS}]{{1,3}}日(?!至)"
)
_DAYS = ("今", "昨", *(f"{number}月" for number in NUMERALS))  # one of these is in each of them
_JOINED = ("联同", "连同", "会同")
_SHORT = "（[^（）]{2,8}）$"  # 渔农自然护理署（渔护署）
_SESSION = f"第[{NUMERALS}]{{1,3}}[次届]"
_NAMED = 16  # characters of whom a title names before its colon
_AT_MEETING = "([^，。“”]{2,30})在([^，。“”]{1,24}(?:会|会议))上"
_ELECTED = f"(?:中国共产党|中共)([^，。、]{{2,16}}?)第[{NUMERALS}{DIGITS}]{{1,3}}届(?:纪律检查)?委员会"
_JOINING = frozenset("、与和及")
_UNKNOWN = Issuer(None, None, None)


def find_issuer(lede: str) -> Issuer | None:
    """Return the body that held the meeting, according to the folded sentence ``lede``; None if no meeting was held.

    A body that is unknown has no name; its level and place may still be known, from whose conference it was
    (平遥县工作会议) or who presided (县委书记林若水主持召开).
    """
    lede = lede.replace("理论学习中心组", "理论研习中心组")  # part of a body's name, not an act
    lede = re.sub(_STUDIED, r"\1研习", lede) if has_any(lede, _TOGETHER) else lede
    lede = re.sub("《[^《》]*(?:》|$)", "《》", lede) if "《" in lede else lede  # 领学《全国会议召开》
    lede = re.sub(_TODAY, "", lede) if has_any(lede, _DAYS) else lede
    hosted = lede.find("主持召开")
    if hosted >= 0 and has_any(lede[lede.rfind("，", 0, hosted) + 1 : hosted], lexicon.cues("cited")):
        return None
    if hosted >= 0:
        start = hosted + len("主持召开")
        zone = lede[start : start + _ZONE].removeprefix("了").partition("，")[0].rstrip("。！")
        found = _body(zone, len(zone), zone)
        if found is None or found.level is None:
            found = _of_host(lede[:hosted], zone) or bodies.level_of_person(lede[:hosted]) or found
        return _named(found) if found else _UNKNOWN
    # 全省会议召开后，石桥市立即召开续会; behind 全国会议召开后，我局组织学习 nobody met
    met = next((at for at in _offsets_of_acts(lede) if lede[at + 2 : at + 3] != "后"), None)
    if met is None:
        return None
    start = _start_of_host(lede, max(0, met - _ZONE), met)
    host = _without_venue(lede[start:met])
    found = _body(host + lede[met : met + _ZONE], len(host), host) or _behind(lede, met)
    return _named(found) if found else bodies.level_of_person(lede[start:met]) or _UNKNOWN


def _offsets_of_acts(lede: str) -> list[int]:
    """Return where ``lede`` says that a meeting was held."""
    acts = (at for word in _MET for at in within.offsets_of(lede, word) if not lede.startswith(_NOT_MET, at + 2))
    return sorted(at for at in acts if lede[at + 1] != "展" or re.match(_STUDIES, lede[at + 2 :]))


def _of_host(host: str, zone: str) -> Issuer | None:
    """Return the party group that met, from the title of who presided: 市财政局党组书记林若水主持召开|党组会议."""
    organ = next((word for word in _GROUPS if zone.startswith(word)), "")
    body, led, _ = host.rpartition("，")[2].partition(f"{organ}书记") if organ else ("", "", "")
    found = bodies.name_body(bodies.without_time(body)) if led else None
    return found._replace(name=found.name + organ) if found and found.name and found.level else None


def _behind(lede: str, met: int) -> Issuer | None:
    """Return the body that is named only behind 召开: 会前，召开|市政协五届三次会议组长会议."""
    if lede[met - 1 : met] not in ("", "，") or not lede.startswith("召开", met):
        return None
    zone = lede[met + len("召开") :].removeprefix("了").partition("，")[0].rstrip("。！")
    found = _body(zone, len(zone), zone)
    return found if found and found.name and found.level and zone.startswith(found.name[:2]) else None


def find_title_body(title: str) -> Issuer | None:
    """Return the body that the folded ``title`` says held the meeting or acted: 市教育局党委传达学习会议精神."""
    found = find_issuer(title)
    if found and found != _UNKNOWN:
        return found
    opening, colon, _ = title.partition(" ")[0].partition("：")
    if colon and len(opening) <= _NAMED and (named := _titled(opening)):
        return named
    acts = [at for act in bodies.kind("act") if (at := opening.find(act)) > 0]
    named = _host(opening[: min(acts)]) if acts else None
    return named if named and named.level else None


def _titled(words: str) -> Issuer | None:
    """Return whom the words before a colon in a title name, with a level: 石门镇：…, 河源市教育局：…, 江苏：…."""
    for level in (Level.PROVINCE, Level.CITY):
        if words in bodies.short_names(level).values():
            return Issuer(None, level, words)
    named = bodies.name_body(words) or bodies.level_of_person(words)
    return named if named and named.level else None


def find_speaking(lede: str) -> Issuer | None:
    """Return level and place of who speaks at a meeting that is only named: 石门镇党委书记丁一帆在全镇工作会上说."""
    met = re.search(_AT_MEETING, lede) if "会上" in lede or "会议上" in lede else None
    if met is None or any(word in met.group() for word in lexicon.cues("cited")):
        return None
    gathering = within.conference(met[2])
    found = bodies.level_of_person(met[1]) or (gathering[1] if gathering else None)
    return found._replace(name=None) if found and found.level else None


def signing_body(name: str) -> Issuer | None:
    """Return the body that signed a document with ``name`` (县政府办公室, 石桥镇人民政府), with its level and place."""
    if len(name) < 2:  # noqa: PLR2004 - no body has a name of one character
        return None
    if name.startswith(within.kind("centre")) or is_central(name):
        return Issuer(name, Level.CENTRE, None)
    place = bodies.find_place(name.removeprefix("中共").removeprefix("中国共产党"))
    return Issuer(name, place.level if place else None, place.region if place else None)


def is_central(lede: str) -> bool:
    """Return whether ``lede`` opens with somebody of the centre (中共中央总书记…作出重要指示)."""
    return lede.startswith(lexicon.cues("central"))


def find_region(words: str, level: Level) -> str | None:
    """Return the place of ``level`` that opens the folded ``words`` (江苏：…) or that they name with its body."""
    titled = words.partition("：")[0].strip()
    if titled in bodies.short_names(level).values():
        return titled
    words = words[: min((at for word in lexicon.cues("cited") if (at := words.find(word)) >= 0), default=len(words))]
    for unit in bodies.units():
        for at in within.offsets_of(words, unit):
            acting = words[at - 1 : at] == "代" and words.startswith("长", at + len(unit))  # 代县长 is not of 代县
            if not acting and words.startswith(lexicon.cues("office-of"), at + len(unit)):
                place = bodies.known_place(words[:at], unit)
                if place and place[2] == level:
                    return place[1]
    return None


def _start_of_host(lede: str, start: int, met: int) -> int:
    """Return the start of the words that may name the host: behind what was studied, cited or over by then.

    In 全国会议结束后，县政府立即召开续会 that is behind 后，.
    """
    clauses = lede[start:met].split("，")
    at = met - len(clauses[-1])
    if has_any(clauses[-1], lexicon.cues("cited")):
        return met
    for clause in reversed(clauses[:-1]):
        if clause.endswith(bodies.kind("after")) or has_any(clause, lexicon.cues("cited")):
            break
        at -= len(clause) + 1
    return max(start, at)


def _without_venue(host: str) -> str:
    """Return the words before 召开 without where it was held: 市委|在长沙, 会议|在县委党校."""
    clauses, comma, last = host.rpartition("，")
    return clauses + comma + last.partition("在")[0]


def _named(found: Issuer) -> Issuer:
    """Return a body with its usual name: 理论学习中心组, which was changed while searching."""
    name = found.name.replace("研习中心组", "学习中心组") if found.name else None
    return found._replace(name=name)


def _body(zone: str, met: int, host: str) -> Issuer | None:
    """Return the first body that ``zone`` names before the offset ``met``; ``host`` holds its name."""
    committee = _of_congress(zone) if "届" in zone else None
    if committee:
        return committee
    zone = within.without_term(zone)
    whole = _host(within.without_term(host))
    conference = within.conference(zone)
    found = [
        body for body in (within.central_body(zone), within.local_body(zone), conference) if body and body[0] < met
    ]
    if not found:
        return whole
    first = min(found, key=lambda body: body[0])
    if first is not conference:
        return _longer(first[1], whole)
    named = whole if whole and whole.name else first[1]
    return Issuer(named.name, named.level or first[1].level, whole.region if whole else None)


def _of_congress(zone: str) -> Issuer | None:
    """Return the committee that a congress elected, with its full name: 中国共产党石桥县第十四届委员会."""
    named = re.search(_ELECTED, zone)
    place = bodies.find_place(named[1]) if named else None
    whole = named is not None and place is not None and place.end == len(named[1])
    return Issuer(named[0], place.level, place.region) if named and place and whole else None


def _host(words: str) -> Issuer | None:
    """Return the body, conference or place whose whole name one of the clauses of ``words`` is, the last first."""
    for clause in reversed(words.split("，")):
        by = re.search(_BY, clause) if "由" in clause else None
        name = bodies.without_time(clause[by.end() :] if by else clause).partition("暨")[0]
        for joined in _JOINED:
            name = name.partition(joined)[0]
        name = re.sub(_SHORT, "", name) if name.endswith("）") else name
        found = [body for end in _ends_of_name(name) if (body := _first_of(name[:end]))]
        if found:
            return next((body for body in found if body.name), found[0])
    return None


def _ends_of_name(name: str) -> Iterator[int]:
    """Yield where a name may end: before a time or place (在京, 3月2日), an adverb (立即), or the word 会议."""
    cuts = [at for word in (*lexicon.cues("body-news"), "在", *DIGITS) if (at := name.find(word)) > 0]
    cuts = [at - (name[at - 1] == "第") for at in cuts]
    session = re.search(_SESSION, name) if "第" in name else None
    cuts += [session.start()] if session and bodies.ends_as_body(name[: session.start()]) else []
    end = min(cuts, default=len(name))
    adverbs = bodies.kind("adverb")
    while end and name.endswith(adverbs, 0, end):
        end -= max(len(word) for word in adverbs if name.endswith(word, 0, end))
    yield end
    named = name[:end].removesuffix("议").removesuffix("会")
    for word in ("工作", "专题", "扩大", "（扩大）", "全体", "执委", "理事"):
        named = named.removesuffix(word)
    if len(named) < end and named.endswith(bodies.kind("meets")):
        yield len(named)


def _first_of(name: str) -> Issuer | None:
    """Return the body of a ``name``, or the first of several that met together: 县委农办、县农业农村局."""
    if _JOINING.isdisjoint(name):
        return bodies.name_body(name)
    parts = [bodies.name_body(part) for part in re.split("[、与和及]", name)]
    if not all(part and part.name for part in parts):
        return bodies.name_body(name)
    return parts[0] if len({part.level for part in parts if part}) == 1 else None


def _longer(known: Issuer, whole: Issuer | None) -> Issuer:
    """Return a body by its whole name if it is another than the known one that is part of it, or has an unknown place.

    县委县政府督查室 is not 县委; 石桥县委 that holds a meeting of its 常委会 is 石桥县委常委会.
    """
    name, part = (whole.name if whole else None) or "", known.name or ""
    if whole is None or name in part:
        return known
    organ = next((word for word in sorted(within.kind("organ"), key=len, reverse=True) if part.endswith(word)), "")
    stem = part.removesuffix(organ)
    at = name.find(stem)
    if at >= 0 and within.may_stand_between(name[at + len(stem) :].removesuffix(organ)):
        if known.region or not at:
            return known
        return Issuer(name[: at + len(stem)] + organ, whole.level or known.level, whole.region)
    joint = name[len(part) :] if name.startswith(part) else ""
    offices = tuple(unit + office for unit in bodies.units() for office in within.kind("office"))
    return known if joint and joint in offices else whole
