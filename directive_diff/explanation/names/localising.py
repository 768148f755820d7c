"""Localised: the target's own place, level or body was added, or replaced the source's.

Level words (全国, 我市, 省委) are in ``data/levels.tsv``; names of places come from the gazetteer. A name or word that
the source's clause also has is not a change; neither is one of another place or a higher level.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.explanation.names.office_levels import office_changes
from directive_diff.explanation.names.offices import REGIONS
from directive_diff.explanation.names.upper_bodies import upper_body_changes
from directive_diff.lexicon.terms import Term, Terms
from directive_diff.model import Change, ChangeKind, Level
from directive_diff.text import has_any
from directive_diff.values import NamedTuple
from directive_diff.words import frequency

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_diff.explanation.clause_pair import ClausePair, LinkedClause
    from directive_diff.model import Readout

Range = tuple[int, int]
"""Characters ``[start, end)`` of a folded clause."""

_RANKS = {"": 0, **{level.value: rank for rank, level in enumerate(Level)}, "local": 1}
_COUNTY = "[县区市旗]"
_LONGEST_COUNTY = 12  # characters of the name of a county
# How the units of a level are named, by the character that their names have, and the characters of higher units.
_UNITS_OF = {
    "县": ("县级", "各县", "县（市、区）", "县（区）", "县区", "县市区"),
    "区": ("县级", "各县", "县（市、区）", "县（区）", "县区", "县市区", "区级"),
    "镇": ("乡镇", "镇街", "镇（街道）", "各镇", "乡（镇）"),
    "街": ("街道", "镇街"),
}
_ABOVE = {"县": frozenset("两三级"), "区": frozenset("两三级"), "镇": frozenset("县"), "街": frozenset("区")}
_PLACE = "([^省市县区州盟旗镇乡]{2,4})(?:省|市|县|区|州|盟|旗|镇|乡|街道)"  # 云泽市 of 云泽市体育局
_NO_PLACE = ("中国", "全国", "国家", "开发", "高新", "示范", "保税", "自由", "自治", "工业园", "风景", "新")
_UNITS = ("省", "市", "县", "区", "州", "盟", "旗")
_SIDES = "东西南北中"
_PART = f"[东西][南北]|[{_SIDES}]"  # behind the short name of a province: 闽西, 鲁西南
_NO_PART = "坡方铁"  # behind that, these make another word of it: 苏东坡


class Locality(NamedTuple):
    """The level of the target (None if unknown), and the names of its place and the places around it."""

    level: Level | None
    names: Terms

    @classmethod
    def of(cls, target: Readout, source: Readout) -> Locality:
        """Read ``target``: its heading or else its text, of which places that the source also names do not count."""
        level, region = target.heading.level, target.heading.region
        if level is Level.CENTRE:
            return cls(level, Terms({}))
        place = None if region else _place_of(target.heading.issuer or "")
        named = _names_around(region) if region else _names_in(target, source, level)
        named = [place, *named] if place else named
        parts = _parts_in(target, source, region)
        names = (full.removesuffix(unit) for full in named for unit in ("", *_UNITS) if full.endswith(unit))
        return cls(level, Terms.of((name,) for name in (*names, *parts) if len(name) > 1))


def localised_changes(pair: ClausePair, locality: Locality) -> tuple[Change, ...]:
    """Return what was localised; adjacent words are one change."""
    source_words = [term for term in _level_words(pair.source) if _is_fewer(term, pair.source, pair.target)]
    general = [term for term in source_words if term.row[2] != "own"]
    higher = min((_RANKS[t.row[1]] for t in general if t.row[2] != "general"), default=None)
    local = [
        term
        for term in _candidates(pair.target, locality)
        if _is_fewer(term, pair.target, pair.source)
        and _is_own(term, locality, higher, replaces=bool(general))
        and not _names_same_units(pair.source.text, term, higher)
        and (
            term.start < pair.target.segments[0].end
            or pair.corresponds(pair.target.segment_at(term.start), pair.source)
        )
    ]
    if not local:
        return tuple(office_changes(pair, locality.level)) or tuple(upper_body_changes(pair, locality.level))
    new = _run(local, over_signs=False)
    if not general:
        return (Change(ChangeKind.LOCALISED, None, pair.target.wording(*new)),)
    whole = general[0].start, general[0].end
    old = _own_part(pair.source, whole, pair.target, new)
    if "、" in pair.source.text[slice(*old)] and "body" in local[0].row:  # 党中央、国务院 → 省委、省政府
        new = _run(local, over_signs=True)
    new = _own_part(pair.target, new, pair.source, whole)
    old = _with_shared_name(pair, old, new)
    return (Change(ChangeKind.LOCALISED, pair.source.wording(*old), pair.target.wording(*new)),)


def _with_shared_name(pair: ClausePair, old: Range, new: Range) -> Range:
    """Return ``old`` with the rest of the name that ``new`` shares with it: 全国政协 → 省政协, not 全国 → 省政协."""
    name = pair.target.text[new[0] + 1 : new[1]]
    shared = pair.target.text[new[0]] in REGIONS and pair.source.text.startswith(name, old[1])
    return (old[0], old[1] + len(name)) if shared else old


def _names_same_units(text: str, term: Term, higher: int | None) -> bool:
    """Return whether a text names the units of ``term`` in other words: 县级 for 各县（市、区）."""
    if len(term.row) == 1 or term.row[2] != "units" or (higher is not None and higher < _RANKS[term.row[1]]):
        return False
    return any(
        not _ABOVE[sign] & set(term.word) and has_any(text, words)
        for sign, words in _UNITS_OF.items()
        if sign in term.word
    )


def _is_fewer(term: Term, clause: LinkedClause, other: LinkedClause) -> bool:
    """Return whether ``other`` has the word less often: of the two 党中央 in a clause one may have been replaced."""
    return other.text.count(term.word) < clause.text.count(term.word)


def without_level(words: str) -> str:
    """Return ``words`` without level words, so that 省委权威 and 党中央权威 are the same."""
    for term in reversed(list(_levels().find(words))):
        words = words[: term.start] + words[term.end :]
    return words


def _run(words: Sequence[Term], *, over_signs: bool) -> Range:
    """Return where the first of the words is, with those that follow without a gap: 全市政府系统, or 省委、省政府."""
    end = words[0].end
    for term in words[1:]:
        end = term.end if term.start - end in ({0, 1} if over_signs else {0}) else end
    return words[0].start, end


def _own_part(clause: LinkedClause, words: Range, other: LinkedClause, others: Range) -> Range:
    """Return ``words`` without the parts that the other clause has beside its own: 全国 of 全党全国 → 全党 | 全省."""
    start, end = words
    before, behind = other.text[: others[0]].rstrip("、"), other.text[others[1] :].lstrip("、")
    cuts = range(start + 1, end)
    first = next((at for at in reversed(cuts) if before.endswith(clause.text[start:at].rstrip("、"))), start)
    last = next((at for at in cuts if at > first and behind.startswith(clause.text[at:end].lstrip("、"))), end)
    first, last = first + (clause.text[first] == "、"), last - (clause.text[last - 1] == "、")
    return (first, last) if clause.text[first:last] in _known() else words


def _candidates(clause: LinkedClause, locality: Locality) -> list[Term]:
    named = [term for term in locality.names.find(clause.text) if _is_whole(clause, term, name=True)]
    return sorted([*_level_words(clause), *named], key=lambda term: term.start)


def _level_words(clause: LinkedClause) -> list[Term]:
    return [term for term in _levels().find(clause.text) if _is_whole(clause, term)]


def _is_own(term: Term, locality: Locality, higher: int | None, *, replaces: bool) -> bool:
    """Return whether a level word is the target's own, or lower than the ``higher`` rank that it replaced.

    The parts of a school or firm (各学院) are its own if the word ``replaces`` one for all such bodies (各高校).
    """
    if len(term.row) == 1:
        return True  # a name
    _, level, kind, _ = term.row
    if kind == "units" and not level:
        return replaces
    if kind in {"own", "general"} or level == Level.CENTRE:
        return kind == "own"
    if higher is not None and higher < _RANKS[level]:
        return True
    if locality.level is None and level != "local":
        return higher is None
    return level != "local" and locality.level is not Level.CENTRE and _is_of_level(level, kind, locality.level)


def _is_of_level(level: str, kind: str, own: Level | None) -> bool:
    """Return whether a word of a ``level`` is of the target's ``own`` one, or names a lower place."""
    return level == own or (kind != "body" and own is not None and _RANKS[level] > _RANKS[own])


def _is_whole(clause: LinkedClause, term: Term, *, name: bool = False) -> bool:
    """Return whether the term is made of whole words or opens a longer one (全国人大); 全市 in 健全市场 is not."""
    if name and not frequency(term.word):  # the words around an unknown name are cut anyhow
        return True
    if term.start not in clause.edges:
        return False
    if term.end in clause.edges or (name and clause.text.startswith(_UNITS, term.end)):
        return True
    return not name and clause.edges.isdisjoint(range(term.start + 1, term.end))


@lexicon.derived
def _levels() -> Terms:
    return Terms.of(lexicon.table("levels"))


@lexicon.derived
def _known() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon.table("levels"))


def _place_of(issuer: str) -> str | None:
    """Return the place that opens the name of an office but is in no gazetteer: 云泽市 of 云泽市体育局."""
    place = re.match(_PLACE, issuer)
    if place is None or place[1].endswith(_NO_PLACE) or frequency(place[1]):
        return None
    return place[0]


def _names_around(region: str) -> list[str]:
    """Return the names of a place, of the place above it, and of the cities in it."""
    rows = [row for row in lexicon.table("places") if region in (row[1], row[3])]
    above = {row[3] for row in rows if row[1] == region} - {""}
    return [region, *above, *(name for row in rows for name in row[:2])]


def _parts_in(target: Readout, source: Readout, region: str | None) -> set[str]:
    """Return the parts of provinces (闽西) that only the target names, if of its own province."""
    own = {row[3] or row[1] for row in lexicon.table("places") if row[1] == region} if region else set()
    provinces = [row[0] for row in lexicon.table("provinces") if not own or row[1] in own]
    text = target.document.text
    if not any(f"{province}{side}" in text for province in provinces for side in _SIDES):  # as in most
        return set()
    found = re.findall(f"[{''.join(provinces)}](?:{_PART})(?![{_NO_PART}])", text)
    return {part for part in found if part not in source.document.text}


def _names_in(target: Readout, source: Readout, level: Level | None) -> list[str]:
    """Return the places of a level (of any, if it is unknown) that the target names and the source does not.

    Counties and districts count only by their full names: the short ones are often words (和平, 新华).
    """
    upper, text = source.document.text, target.document.text
    if level is Level.COUNTY:
        names = {row[0] for row in lexicon.table("counties")}
        ends = (match.end() for match in re.finditer(_COUNTY, text))
        stretches = {text[end - length : end] for end in ends for length in range(2, min(end, _LONGEST_COUNTY) + 1)}
        return sorted(name for name in stretches & names if name not in upper)
    rows = (row for row in lexicon.table("places") if level is None or row[2] == level)
    return [name for row in rows for name in row[:2] if name in text and name not in upper]
