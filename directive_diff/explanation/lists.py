"""Listed: members of an enumeration that were added, dropped or swapped.

A member is kept where the other clause has its wording, in whatever order. One that a clause beside it carries was
split off or merged in, and is no change.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.explanation.members import Enumeration, Member, enumerations
from directive_diff.model import Change, ChangeKind, Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_diff.explanation.pair import Pair, Side

_SIGNS = re.compile(r"[\W的地得了等把也将要]+")
_SESSION = re.compile("(?<![一二三四五六七八九十])[一二三四五六七八九十]+[大中]|历次全会")
_KEPT, _GONE = 0.5, 0.34  # shares of a member's wording that the other clause has
_MERGED = 2  # members up to which a list that stands for a single thing is taken for an enlarged one
_NOUN = 2  # characters of the noun at the end of a member
_GENERAL = "(?:各类|各种|各项|所有|全部|有关|相关).{0,4}"


class Found(NamedTuple):
    """A list of one clause, and which of its members the other clause has, and which nobody there has."""

    list: Enumeration
    kept: Sequence[Member]
    gone: Sequence[Member]


def listed(pair: Pair) -> tuple[Change, ...]:
    """Return the members that were dropped and added, all those of a list together as one change."""
    lists = tuple(enumerations(pair.source)), tuple(enumerations(pair.target))
    old, new = _compared(lists[0], pair.target, lists[1]), _compared(lists[1], pair.source, lists[0])
    old, new = _without_reworded(old, new), _without_reworded(new, old)
    dropped = next((found for found in old if found.gone and (found.kept or _is_replaced(found, new, pair))), None)
    added = next((found for found in new if found.gone and _is_enlarged(found, old, pair)), None)
    if dropped is None and added is None:
        return ()
    return (
        Change(
            ChangeKind.LISTED,
            _wording(pair.source, dropped.gone) if dropped else None,
            _wording(pair.target, added.gone) if added else None,
        ),
    )


def _compared(ours: Sequence[Enumeration], other: Side, lists: Sequence[Enumeration]) -> list[Found]:
    theirs = [member.text for one in lists for member in one.members]
    found = []
    for enumeration in ours:
        shares = [(member, _likeness(member.text, other.text, theirs)) for member in enumeration.members]
        kept = [member for member, share in shares if share >= _KEPT and not _is_older(member, other)]
        gone = [
            member
            for member, share in shares
            if (share <= _GONE or _is_older(member, other)) and not any(_share(member.text, t) for t in other.beside)
        ]
        found.append(Found(enumeration, kept, gone))
    return found


def _without_reworded(found: Sequence[Found], others: Sequence[Found]) -> list[Found]:
    """Return the lists without the members that only have another verb before their noun (尊崇法治, 崇尚法治)."""
    endings = {(len(member.text), member.text[-_NOUN:]) for member in _members(others)}
    return [
        one._replace(
            gone=[m for m in one.gone if len(m.text) <= _NOUN or (len(m.text), m.text[-_NOUN:]) not in endings]
        )
        for one in found
    ]


def _is_replaced(found: Found, new: Sequence[Found], pair: Pair) -> bool:
    """Tell whether a list of which nothing is kept gave way: to one of its kind or, where 等 closes it, to a word."""
    if any(_pairs(member.text) & _pairs(other.text) for other in _members(new) for member in found.gone):
        return True
    return found.list.closed and not new and not pair.target.beside and len(found.gone) == len(found.list.members)


def _is_enlarged(found: Found, old: Sequence[Found], pair: Pair) -> bool:
    """Tell whether new members joined what the source has: its list, a single thing, or a general word (各类企业)."""
    if re.search(_GENERAL + re.escape(found.list.head), pair.source.text):
        return True
    if not found.kept:
        return bool(old) and any(_is_replaced(one, [found], pair) for one in old if one.gone and not one.kept)
    return bool(old) or len(found.list.members) <= _MERGED


def _members(found: Sequence[Found]) -> list[Member]:
    return [member for one in found for member in one.gone]


def _likeness(words: str, text: str, members: Sequence[str]) -> float:
    """Return how much of a member the other clause has; a shorter member of its lists may be in it (物流运输, 运输)."""
    within = any(len(member) > 1 and member in words for member in members)
    return 1.0 if within else _share(words, text)


def _share(words: str, text: str) -> float:
    """Return how much of ``words`` a text has, in pairs of neighbouring characters (0..1)."""
    if len(words) == 1:
        return float(words in text)
    own = _pairs(words)
    return len(own & _pairs(text)) / len(own) if own else 1.0


def _pairs(text: str) -> frozenset[str]:
    plain = _SIGNS.sub("", text)
    return frozenset(map("".join, pairwise(plain)))


def _is_older(member: Member, other: Side) -> bool:
    """Tell whether a member names a congress or session that the other clause does not: 二十届二中、三中全会."""
    return any(session not in other.text for session in _SESSION.findall(member.text))


def _wording(side: Side, members: Sequence[Member]) -> Wording:
    """Return the members from the first to the last, where nothing else stands between; else the first."""
    run = [members[0]]
    for member in members[1:]:
        if member.start - run[-1].end > 1:
            break
        run.append(member)
    return side.wording(run[0].start, run[-1].end)
