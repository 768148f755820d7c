"""Offices of a lower level in the place of the same office of a higher one: 报省教育厅 → 报市教育局."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.explanation.names.offices import is_same_office
from directive_diff.lexicon.terms import Term
from directive_diff.model import ChangeKind, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_diff.explanation.clause_pair import ClausePair
    from directive_diff.model import Change

_HIGHER = {Level.CITY: "省", Level.COUNTY: "市省"}
_OWN = {Level.CITY: "市州盟", Level.COUNTY: "县区旗"}
_KINDS = frozenset("局厅委办处署")
_SHORTEST, _LONGEST = 3, 14  # characters of the name of an office with its level


def office_changes(pair: ClausePair, level: Level | None) -> Iterator[Change]:
    """Yield the offices that gave way to the same office of the target's ``level``, if the same word precedes both."""
    source, target = pair.source.text, pair.target.text
    own = _OWN.get(level, "") if level else ""
    places = [i for i, char in enumerate(target) if char in own]
    for at in [i for i, char in enumerate(source) if char in _HIGHER[level]] if level and places else ():
        both = next((both for to in places if (both := _offices(source, at, target, to))), None)
        if both and both[0].word not in target and both[1].word not in source:
            yield pair.change(ChangeKind.LOCALISED, *both)


def _offices(source: str, at: int, target: str, to: int) -> tuple[Term, Term] | None:
    """Return the names of the same office that begin at ``at`` in one text, and at ``to`` in the other."""
    if source[at - 1 : at] != target[to - 1 : to]:
        return None
    for end in _ends(source, at):
        old = source[at:end]
        for stop in _ends(target, to):
            if is_same_office(old, new := target[to:stop]):
                return Term(at, end, (old,)), Term(to, stop, (new,))
    return None


def _ends(text: str, start: int) -> list[int]:
    """Return where the name of an office that begins at ``start`` may end."""
    stop = min(len(text), start + _LONGEST)
    return [end for end in range(start + _SHORTEST, stop + 1) if text[end - 1] in _KINDS]
