"""The lists of a clause: runs of words between 、 和 与 及 或, or of titles side by side, and what their members are.

Between two signs stands a whole member. Where the first one begins and the last one ends no sign says: the other clause
tells, by a member that it has whole (电 of 保障电、油 against 保障煤、电、油) or by what both have around the list (保障,
供应); where it does not, the length of the other members is taken.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from directive_diff import lexicon
from directive_diff.explanation.stretches import Stretch, stretches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_diff.explanation.pair import Side

_BODY = re.compile(
    "(?:党委|政府|党中央|国务院|中央|部门|单位|地区|地方|省委|市委|区委|县委|人大|政协|军委|领导小组|指挥部|党组|干部|党员|书记|省|市)$"
)
_PAIR = 2  # members of the shortest list
_SHORT, _LONG = 2, 4  # characters that a member is taken to have at least, and where nothing tells, at most


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


class Around(NamedTuple):
    """What the other clause has: whole members, and the stretches in which its lists or single things begin and end."""

    side: Side
    whole: frozenset[str]
    first: tuple[tuple[int, int], ...]
    last: tuple[tuple[int, int], ...]


def enumerations(side: Side, other: Side) -> tuple[Enumeration, ...]:
    """Return the lists of a clause; pairs of bodies (党委和政府) and of verbs (支持和组织…) are no lists."""
    lists = [stretch for stretch in stretches(side) if len(stretch.pieces) >= _PAIR]
    if not lists:
        return ()
    around = _around(other)
    return tuple(_made(side, stretch, around) for stretch in lists if not _is_act(side, stretch))


def _around(side: Side) -> Around:
    found = tuple(stretches(side))
    whole = (side.text[start:end] for stretch in found for start, end in stretch.pieces[1:-1])
    return Around(
        side,
        frozenset(whole),
        tuple(stretch.pieces[0] for stretch in found),
        tuple(stretch.pieces[-1] for stretch in found),
    )


def _is_act(side: Side, stretch: Stretch) -> bool:
    """Tell whether two verbs before one object, or two bodies, are named as one."""
    if len(stretch.pieces) > _PAIR:
        return False
    (start, end), (begin, stop) = stretch.pieces
    one, other = side.text[start:end], side.text[begin:stop]
    verbs = _verbs()
    if one[-_SHORT:] in verbs and other[:_SHORT] in verbs and begin + _SHORT < stop:
        return True
    return bool(_BODY.search(one)) or bool(_BODY.match(other[-_LONG:]) or _opens_with_body(side, begin, stop))


def _opens_with_body(side: Side, start: int, end: int) -> bool:
    """Tell whether the first word of the last piece is a body: 党委和政府要…, 各级党委和有关部门."""
    stop = min((edge for edge in side.edges if start < edge <= end), default=end)
    return bool(_BODY.search(side.text[start:stop]))


def _made(side: Side, stretch: Stretch, around: Around) -> Enumeration:
    """Return the list that stands in a stretch, its ends found."""
    first, *inner, last = stretch.pieces
    rest = [*inner, last]
    begun = _begin(side, first, rest, around)
    ended = last[1] if stretch.closed else _end(side, last, [(begun, first[1]), *inner], around)
    spans = [(begun, first[1]), *inner, (last[0], ended)]
    members = tuple(_member(side.text, start, end) for start, end in spans)
    return Enumeration(members, stretch.head or members[-1].text[-_SHORT:], stretch.closed, first[0])


def _member(text: str, start: int, end: int) -> Member:
    """Return the member that stands at a place, without quotation marks round it."""
    words = text[start:end]
    if len(words) > _SHORT and words[0] == "“" and words.find("”") == len(words) - 1:
        return Member(start + 1, end - 1, words[1:-1])
    return Member(start, end, words)


def _begin(side: Side, piece: tuple[int, int], rest: Sequence[tuple[int, int]], around: Around) -> int:
    """Return where the first member begins in the first piece of its list."""
    text, (start, end) = side.text, piece
    edges = _edges(side, start, end)
    members = [text[begin:stop] for begin, stop in rest]
    for at in edges:
        if text[at:end] in around.whole:
            return at
    room = min(_LONG, *map(len, members))
    shared = max((_common_end(side, piece, around.side, theirs) for theirs in around.first), default=0)
    if room <= shared < end - start:
        return end - shared
    if not any(_is_one_before(side, piece, around.side, theirs) for theirs in around.first):
        lead = _lead(side, piece, members, around)
        if lead > start:
            return lead
    return _back(edges, end, max(_SHORT, min(map(len, members[:-1] or [text[start:end], *members]))))


def _end(side: Side, piece: tuple[int, int], before: Sequence[tuple[int, int]], around: Around) -> int:
    """Return where the last member ends in the last piece of its list."""
    text, (start, end) = side.text, piece
    edges = [*_edges(side, start, end)[1:], end]
    members = [text[begin:stop] for begin, stop in before]
    for at in reversed(edges):
        if text[start:at] in around.whole:
            return at
    if any(_is_one_behind(side, piece, around.side, theirs) for theirs in around.last):
        return end
    tail = _tail(side, piece, members, around)
    least = min(_LONG, *map(len, members))
    return next((at for at in edges if at >= tail and at - start >= least), end)


def _lead(side: Side, piece: tuple[int, int], members: Sequence[str], around: Around) -> int:
    """Return where what both clauses have before a list ends; what others begin with too is the first's (稳)."""
    text, (start, end) = side.text, piece
    edges = _edges(side, start, end)
    lead = max(
        (at for at in edges if any(_begins(around.side, theirs, text[start:at]) for theirs in around.first)),
        default=start,
    )
    while lead > start and any(member.startswith(text[at:lead]) for at in edges if at < lead for member in members):
        lead = max(at for at in edges if at < lead)
    return lead


def _tail(side: Side, piece: tuple[int, int], members: Sequence[str], around: Around) -> int:
    """Return where what both clauses have behind a list begins; what others end in too is the last's (建设)."""
    text, (start, end) = side.text, piece
    edges = [*_edges(side, start, end)[1:], end]
    tail = min(
        (at for at in edges if any(_ends(around.side, theirs, text[at:end]) for theirs in around.last)), default=end
    )
    while tail < end and any(member.endswith(text[tail:at]) for at in edges if at > tail for member in members):
        tail = min(at for at in edges if at > tail)
    return tail


def _is_one_before(side: Side, piece: tuple[int, int], other: Side, theirs: tuple[int, int]) -> bool:
    """Tell whether of two pieces the one opens the other: what they share is no mere lead."""
    one, two = side.text[slice(*piece)], other.text[slice(*theirs)]
    return one.startswith(two) or two.startswith(one)


def _is_one_behind(side: Side, piece: tuple[int, int], other: Side, theirs: tuple[int, int]) -> bool:
    """Tell whether of two pieces the one ends the other: 大会精神, 首届水利大会精神."""
    one, two = side.text[slice(*piece)], other.text[slice(*theirs)]
    return one.endswith(two) or two.endswith(one)


def _edges(side: Side, start: int, end: int) -> list[int]:
    """Return where words begin in a stretch."""
    return [at for at in range(start, end) if at in side.edges] or [start]


def _begins(side: Side, piece: tuple[int, int], words: str) -> bool:
    """Tell whether a piece of the other clause has these words before its first member."""
    start, end = piece
    return bool(words) and start + len(words) < end and side.text.startswith(words, start, end)


def _ends(side: Side, piece: tuple[int, int], words: str) -> bool:
    """Tell whether a piece of the other clause has these words behind its last member."""
    start, end = piece
    return bool(words) and start + len(words) < end and side.text.endswith(words, start, end)


def _common_end(side: Side, piece: tuple[int, int], other: Side, theirs: tuple[int, int]) -> int:
    """Return how many characters two pieces end in alike, from a word of both on."""
    (start, end), (begin, stop) = piece, theirs
    longest, length = 0, 0
    while length < min(end - start, stop - begin) and side.text[end - length - 1] == other.text[stop - length - 1]:
        length += 1
        if end - length in side.edges and stop - length in other.edges:
            longest = length
    return longest


def _back(edges: Sequence[int], end: int, room: int) -> int:
    """Return where the words at the end of a piece begin that together have ``room`` characters, or all of them."""
    return max((at for at in edges if end - at >= room), default=edges[0])


@lexicon.derived
def _verbs() -> frozenset[str]:
    return lexicon.words("doing")
