"""The lists of a clause: runs of words between 、 and 和 与 及, and what their members are.

Where the first member begins and the last one ends no sign says; it is judged by the length of their neighbours.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from directive_diff import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directive_diff.explanation.pair import Side

_SEPARATORS = frozenset({"、", "和", "与", "及", "以及", "暨"})
_SIGNS = re.compile("[、和与及暨]")
_JOINING = frozenset({"和", "与"})
# Before these, 和 and 与 join two things into one act: 把复工与防疫结合起来.
_JOINED = re.compile("结合|贯通|衔接|挂钩|联动|融合|对接|同步|统一起来|相关联|相统一")
# Words that end what stands before a list, and words that end the list itself.
_BEFORE = frozenset(
    {"要", "把", "将", "对", "按", "按照", "围绕", "以及", "在", "从", "以", "为", "各类", "各种", "，", "；", "："}
)
_BEHIND = frozenset({"等", "要", "把", "将", "对", "按", "按照", "，", "；", "："})
_BODY = re.compile(
    "(?:党委|政府|党中央|国务院|中央|部门|单位|地区|地方|省委|市委|区委|县委|人大|政协|军委|领导小组|指挥部|党组|干部|党员|书记|省|市)$"
)
_LONGEST = 12  # characters of a member
_SHORT, _LONG = 2, 4  # characters that a member is taken to have at least, and where nothing tells, at most


class Word(NamedTuple):
    """A word where it stands in a folded text."""

    start: int
    end: int
    text: str


class Member(NamedTuple):
    """A member of a list: ``text`` stands at ``[start, end)`` of the folded clause."""

    start: int
    end: int
    text: str


class Enumeration(NamedTuple):
    """A list of two or more members; ``head`` is the word behind it that says what they are (口罩等企业), or empty."""

    members: tuple[Member, ...]
    head: str
    closed: bool


def enumerations(side: Side) -> Iterator[Enumeration]:
    """Yield the lists of a clause; bodies (党委和政府) and pairs of verbs (支持和组织…) are no lists."""
    text = side.text
    if not _SIGNS.search(text):
        return
    for chain, behind in _chains(side):
        for pieces in _even(chain):
            made = _made(text, pieces, behind if pieces[-1] is chain[-1] else ())
            if made:
                yield made


def _chains(side: Side) -> Iterator[tuple[list[list[Word]], Sequence[Word]]]:
    """Yield the runs of pieces that separators join, each with the words that close it and follow."""
    text = side.text
    words = list(_words(side.words))
    joined = _JOINED.search(text)
    chain: list[list[Word]] = [[]]
    depth = 0
    for i, word in enumerate(words):
        depth += (word.text == "“") - (word.text == "”")
        if depth or word.text not in _SEPARATORS | _BEHIND or _is_joining(word, text, joined):
            chain[-1].append(word)
        elif word.text in _SEPARATORS:
            chain = [*filter(None, chain), []]
        else:
            if any(chain):
                yield [*filter(None, chain)], words[i : i + 2]
            chain = [[]]
    if any(chain):
        yield [*filter(None, chain)], ()


def _is_joining(word: Word, text: str, joined: re.Match[str] | None) -> bool:
    """Tell whether 和 or 与 makes one act of two things, or is the 和 of 碳中和."""
    if word.text not in _JOINING:
        return False
    return text.endswith("碳中", 0, word.start) or (joined is not None and word.end <= joined.start())


def _words(words: Sequence[str]) -> Iterator[Word]:
    at = 0
    for word in words:
        yield Word(at, at + len(word), word)
        at += len(word)


def _even(chain: list[list[Word]]) -> Iterator[list[list[Word]]]:
    """Yield the lists of a chain: a piece much longer than a member ends one list and begins the next."""
    of = [any(word.text == "的" for word in piece) for piece in chain]
    start = 0
    for i in range(1, len(chain) - 1):
        if _length(chain[i]) > _LONGEST or (of[i] and not of[i - 1]):
            yield chain[start : i + 1]
            start = i
    yield chain[start:]


def _made(text: str, pieces: list[list[Word]], behind: Sequence[Word]) -> Enumeration | None:
    """Return the list that ``pieces`` are, its ends trimmed; None where they are none."""
    if len(pieces) < 2:  # noqa: PLR2004 - a list has two members
        return None
    closed = bool(behind) and behind[0].text == "等"
    first, last = _since(pieces[0], of=not any(word.text == "的" for piece in pieces[1:] for word in piece)), pieces[-1]
    if not first or (_are_verbs(first[-1], last[0]) and len(last) > 1):
        return None
    if any(_BODY.search(piece[-1].text) for piece in (first, *pieces[1:])):
        return None
    inner = [_length(piece) for piece in pieces[1:-1]]
    whole = closed or bool(behind)
    room = min(inner) if inner else max(_SHORT, min(_LONG, _length(first), _length(last)))
    if not inner and whole:
        room = max(room, _length(last))
    ends = last if closed else _ahead(last, room)
    members = tuple(_member(text, piece) for piece in (_back(first, room), *pieces[1:-1], ends))
    head = behind[1].text if closed and len(behind) > 1 else members[-1].text[-_SHORT:]
    return Enumeration(members, head, closed)


def _member(text: str, piece: Sequence[Word]) -> Member:
    """Return the member that a piece is, without quotation marks round it."""
    start, end = piece[0].start, piece[-1].end
    words = text[start:end]
    return Member(start + (words[0] == "“"), end - (words[-1] == "”"), words.strip("“”"))


def _since(piece: Sequence[Word], *, of: bool) -> list[Word]:
    """Return what stands behind the last word that opens a list; 的 is one where no other member has it."""
    start = max(
        (i + 1 for i, word in enumerate(piece) if word.text in _BEFORE or (of and word.text == "的")), default=0
    )
    return list(piece[start:])


def _back(piece: Sequence[Word], room: int) -> Sequence[Word]:
    """Return the words at the end of ``piece`` that together have ``room`` characters, or all of them."""
    start = len(piece) - 1
    while start > 0 and piece[-1].end - piece[start].start < room:
        start -= 1
    return piece[start:]


def _ahead(piece: Sequence[Word], room: int) -> Sequence[Word]:
    end = 1
    while end < len(piece) and piece[end - 1].end - piece[0].start < room:
        end += 1
    return piece[:end]


def _length(piece: Sequence[Word]) -> int:
    return piece[-1].end - piece[0].start


def _are_verbs(one: Word, other: Word) -> bool:
    verbs = _verbs()
    return one.text[-_SHORT:] in verbs and other.text[:_SHORT] in verbs


@lexicon.derived
def _verbs() -> frozenset[str]:
    return lexicon.words("doing")
