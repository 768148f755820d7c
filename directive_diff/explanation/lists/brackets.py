"""Members of a list in brackets that were added, dropped or replaced: 品种（小麦、玉米、大豆） → 品种（小麦、大豆）.

Only two brackets behind the same words are compared, and only if one of them holds a list, or both an office; what else
brackets hold is part of the clause like other words.
"""

from __future__ import annotations

import re
from itertools import starmap, zip_longest
from typing import TYPE_CHECKING

from directive_diff.explanation.lists.members import Member
from directive_diff.explanation.lists.names import differs_in_figures
from directive_diff.explanation.names.offices import core_of_office, is_same_office
from directive_diff.model import ChangeKind
from directive_diff.text import bigrams, dice, has_any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directive_diff.explanation.clause_pair import ClausePair, LinkedClause
    from directive_diff.model import Change

_OPENS = ("（", "(")
_BRACKET = "[（(]([^（()）]{1,80})[）)]"
_MEMBER = "(?:(?<![^、（(])[和与及]|[^、和与及])+"
_LEADS = ("不包括", "不包含", "不含", "包括", "包含", "含", "如", "即", "特别是", "尤其是", "主要是")
_ALIKE = 0.5  # Dice coefficient of the bigrams of a member and of a rewording of it


def bracket_changes(pair: ClausePair) -> Iterator[Change]:
    """Yield the members of lists in brackets that only one clause has."""
    if not all(has_any(clause.text, _OPENS) for clause in pair):
        return
    rest = list(re.finditer(_BRACKET, pair.target.text))
    for old in re.finditer(_BRACKET, pair.source.text):
        new = next((one for one in rest if _before(one) == _before(old)), None)
        if new is None or not ("、" in old[0] or "、" in new[0] or _names_offices(old[1], new[1])):
            continue
        rest.remove(new)
        ours, theirs = _members(old), _members(new)
        dropped, added = _only_in(ours, theirs, pair.target), _only_in(theirs, ours, pair.source)
        yield from starmap(
            lambda one, other: pair.change(ChangeKind.LISTED, one, other), zip_longest(_run(dropped), _run(added))
        )


def _names_offices(one: str, other: str) -> bool:
    """Return whether two brackets name different offices: （生态环境局）, （水务局）."""
    return bool(core_of_office(one) and core_of_office(other)) and not is_same_office(one, other)


def _before(bracket: re.Match[str]) -> str:
    """Return the character before a bracket, which both clauses must share."""
    return bracket.string[bracket.start() - 1 : bracket.start()]


def _members(bracket: re.Match[str]) -> list[Member]:
    lead = next((lead for lead in _LEADS if bracket[1].startswith(lead)), "")
    at, text = bracket.start(1) + len(lead), bracket[1][len(lead) :]
    return [Member(at + one.start(), at + one.end(), one[0]) for one in re.finditer(_MEMBER, text)]


def _only_in(ours: Sequence[Member], theirs: Sequence[Member], other: LinkedClause) -> list[Member]:
    """Return the members of a list that the other list does not have, in these words or much alike."""
    return [
        member
        for member in ours
        if not any(_is_alike(member.text, one.text) for one in theirs) and not other.neighbour_has(member.text)
    ]


def _is_alike(one: str, other: str) -> bool:
    return one == other or dice(bigrams(one), bigrams(other)) >= _ALIKE or differs_in_figures(one, other)


def _run(members: Sequence[Member]) -> Iterator[Member]:
    """Yield the members, with those that stand side by side as one."""
    run: Member | None = None
    for member in members:
        if run and member.start == run.end + 1:
            run = run._replace(end=member.end)
            continue
        if run:
            yield run
        run = member
    if run:
        yield run
