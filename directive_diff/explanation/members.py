"""The lists of a clause, and what their members are: between two signs stands a whole one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.explanation.ends import Around, begin, finish
from directive_diff.explanation.vocabulary import doing_words

if TYPE_CHECKING:
    from directive_diff.explanation.pair import Side
    from directive_diff.explanation.stretches import Stretch

_BODY = re.compile(
    "(?:党委|政府|党中央|国务院|中央|部门|单位|地区|地方|省委|市委|区委|县委|人大|政协|军委|领导小组|指挥部|党组|干部|党员|书记|省|市)$"
)
_SIGNS = re.compile("[、和与及或暨]|》《")
_PAIR = 2  # members of the shortest list
_SHORT = 2  # characters of a verb, and of the noun at the end of a member


class Member(NamedTuple):
    """A member of a list: ``text`` stands at ``[start, end)`` of the folded clause."""

    start: int
    end: int
    text: str


class Enumeration(NamedTuple):
    """A list of two or more members, with what stands before the first of them from ``start`` on.

    ``head`` is the word behind it that says what they are (口罩等企业), or its last; ``closed`` says that 等 ends it.
    """

    members: tuple[Member, ...]
    head: str
    closed: bool
    start: int


def enumerations(side: Side, other: Side) -> tuple[Enumeration, ...]:
    """Return the lists of a clause; pairs of bodies (党委和政府) and of verbs (支持和组织…) are no lists."""
    if not _SIGNS.search(side.text):
        return ()
    lists = [stretch for stretch in side.stretches if len(stretch.pieces) >= _PAIR]
    if not lists:
        return ()
    around = _around(other)
    return tuple(_made(side, stretch, around) for stretch in lists if not _is_act(side, stretch))


def has_all(other: Side, side: Side) -> bool:
    """Tell whether ``other`` has every piece of the lists of a clause, to the letter."""
    if not _SIGNS.search(side.text):
        return True
    lists = (stretch.pieces for stretch in side.stretches if len(stretch.pieces) >= _PAIR)
    return all(side.text[start:end] in other.text for pieces in lists for start, end in pieces)


def _around(side: Side) -> Around:
    pieces = [[side.text[start:end] for start, end in stretch.pieces] for stretch in side.stretches]
    return Around(
        frozenset(piece for one in pieces for piece in one[1:-1]),
        tuple(one[0] for one in pieces),
        tuple(one[-1] for one in pieces),
    )


def _is_act(side: Side, stretch: Stretch) -> bool:
    """Tell whether two verbs before one object, or two bodies, are named as one."""
    if len(stretch.pieces) > _PAIR:
        return False
    (start, end), (opened, stop) = stretch.pieces
    one, other = side.text[start:end], side.text[opened:stop]
    verbs = doing_words()
    if one[-_SHORT:] in verbs and other[:_SHORT] in verbs and opened + _SHORT < stop:
        return True
    return bool(_BODY.search(one)) or _opens_with_body(side, opened, stop)


def _opens_with_body(side: Side, start: int, end: int) -> bool:
    """Tell whether the first word of the last piece is a body: 党委和政府要…, 各级党委和有关部门."""
    stop = min((edge for edge in side.edges if start < edge <= end), default=end)
    return bool(_BODY.search(side.text[start:stop]))


def _made(side: Side, stretch: Stretch, around: Around) -> Enumeration:
    """Return the list that stands in a stretch, its ends found."""
    first, *inner, last = stretch.pieces
    begun = begin(side, first, [side.text[start:end] for start, end in (*inner, last)], around)
    before = [(begun, first[1]), *inner]
    ended = last[1] if stretch.closed else finish(side, last, [side.text[start:end] for start, end in before], around)
    members = tuple(_member(side.text, start, end) for start, end in (*before, (last[0], ended)))
    return Enumeration(members, stretch.head or members[-1].text[-_SHORT:], stretch.closed, first[0])


def _member(text: str, start: int, end: int) -> Member:
    """Return the member that stands at a place, without quotation marks round it."""
    words = text[start:end]
    if len(words) > _SHORT and words[0] == "“" and words.find("”") == len(words) - 1:
        return Member(start + 1, end - 1, words[1:-1])
    return Member(start, end, words)
