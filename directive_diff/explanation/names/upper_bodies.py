"""A body of a lower level in the place of the same body above it: 全国人大常委会 → 省人大常委会."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.explanation.names.offices import CENTRAL
from directive_diff.lexicon.terms import Term
from directive_diff.model import ChangeKind
from directive_diff.text import common_prefix
from directive_diff.words import frequency

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_diff.explanation.clause_pair import ClausePair, LinkedClause
    from directive_diff.model import Change, Level

_RANKS = {**dict.fromkeys(CENTRAL, 0), "省": 1, "市": 2, "州": 2, "盟": 2, "县": 3, "区": 3, "旗": 3, "镇": 4, "乡": 4}
_BETWEEN = ("", "级", "直", "政府", "高级")  # between the level and the name: 最高人民法院, 省高级人民法院
_NO_NAME = frozenset("要应须的、，和与")  # no name goes on behind one of these
_LEAST, _LONGEST = 2, 12  # characters of a name


def upper_body_changes(pair: ClausePair, level: Level | None) -> Iterator[Change]:
    """Yield the bodies that gave way to the same body of a lower level, behind the same character.

    If the target's ``level`` is unknown, only those of the centre: 省防办 and 市防办 may be those of two places.
    """
    source, target = pair.source.text, pair.target.text
    theirs = [(at, _RANKS[char]) for at, char in enumerate(target) if char in _RANKS]
    for at, opening in _openings(pair.source) if theirs else ():
        for to, rank in theirs:
            lower = rank > _RANKS[opening] and (level is not None or opening in CENTRAL)
            both = _exchanged(source, at, target, to, opening) if lower else None
            if both and not pair.target.neighbour_has(both[0].word):
                yield pair.change(ChangeKind.LOCALISED, *both)
                break


def _openings(clause: LinkedClause) -> Iterator[tuple[int, str]]:
    """Yield the words of level that may open the name of a body, with their offsets."""
    for opening in _RANKS:
        at = clause.text.find(opening)
        while at >= 0:
            if at in clause.edges or len(opening) == 1:
                yield at, opening
            at = clause.text.find(opening, at + 1)


def _exchanged(source: str, at: int, target: str, to: int, opening: str) -> tuple[Term, Term] | None:
    """Return the names of the body that begin at ``at`` and ``to``, if what follows their level is the same."""
    if source[at - 1 : at] != target[to - 1 : to] or source.startswith(target[to], at):
        return None
    if frequency(target[to : to + 2]) or (len(opening) == 1 and frequency(source[at : at + 2])):  # 市民中心
        return None
    start = at + len(opening)
    for between in _BETWEEN:
        stop = to + 1 + len(between)
        shared = common_prefix(source[start:], target[stop:]) if target.startswith(between, to + 1) else 0
        named = range(min(shared, _LONGEST), _LEAST - 1, -1)
        length = next((n for n in named if _ends_name(source, start, start + n)), 0)
        if length:
            old, new = source[at : start + length], target[to : stop + length]
            return Term(at, start + length, (old,)), Term(to, stop + length, (new,))
    return None


def _ends_name(text: str, start: int, end: int) -> bool:
    if not _NO_NAME.isdisjoint(text[start:end]):
        return False
    return text.endswith(_bodies(), start, end) and "部署" not in {text[end - 2 : end], text[end - 1 : end + 1]}


@lexicon.derived
def _bodies() -> tuple[str, ...]:
    """Return how the names of bodies end."""
    return (*lexicon.cues("office-end body-end agency named-body"), "财政")
