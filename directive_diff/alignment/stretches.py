"""The one stretch in which two clauses differ, if the words before and behind it are the same.

要把|年轻干部培养|当作大事来抓, 要把|公务用车更新|当作大事来抓. Words that only join, count or say how do not count.
"""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.demands.frame import Role, role_of
from directive_diff.grammar.demands.imperatives import is_imperative, is_verb
from directive_diff.text import NUMERALS, is_han
from directive_diff.values import NamedTuple
from directive_diff.words import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_diff.alignment.points import Point

LEAST = 2
"""The fewest characters of a name."""


class Word(NamedTuple):
    """A word of a clause, other than those that only join, or say how: its offset, and what it does."""

    word: str
    at: int
    role: Role
    verb: bool

    @property
    def end(self) -> int:
        """The offset behind it."""
        return self.at + len(self.word)

    @property
    def cover(self) -> int:
        """Its cover (`directive_diff.alignment.points`)."""
        return ((1 << len(self.word)) - 1) << self.at


class Stretch(NamedTuple):
    """The words in which a clause differs from the other one, with those ``before`` and ``behind`` that both have."""

    point: Point
    before: Sequence[Word]
    words: Sequence[Word]
    behind: Sequence[Word]

    @property
    def text(self) -> str:
        """The whole stretch, with the light words that open and close it."""
        bare = self.point.bare
        return bare[self.before[-1].end if self.before else 0 : self.behind[0].at if self.behind else len(bare)]

    @property
    def opens_with_verb(self) -> bool:
        """Whether it is a demand by itself: 以久久为功的韧劲|办好读书月活动."""
        return is_imperative(self.point.bare[self.words[0].at :])

    @property
    def names(self) -> Sequence[Word]:
        """The words that name something, without the verb that opens the stretch."""
        found = [word for word in self.words if word.role is Role.CONTENT]
        rest = found[1:] if found and found[0].verb and found[0] is self.words[0] else found
        return rest if length(rest) >= LEAST or not rest else found

    def names_beside(self, other: Stretch) -> Sequence[Word]:
        """Return `names`; if there are none, the acts that stand where the ``other`` names something.

        严格遵守|检查|纪律 beside 严格遵守|请销假|纪律, 动真碰硬|推进整改 beside 动真碰硬|化解债务.
        """
        if self.names or not other.names or not self.before:
            return self.names
        demands = len(self.words) > 1 and self.opens_with_verb
        return self.words if self.behind or demands or self.before[-1].verb else ()

    def weigh(self, words: Sequence[Word]) -> float:
        """Return the weight of some of its words."""
        return fsum(self.point.weigh(word.cover) for word in words)


def stretches(points: tuple[Point, Point]) -> tuple[Stretch, Stretch] | None:
    """Return the stretches in which two clauses differ, if both have words there and others in common."""
    ours, theirs = (list(_words(point.bare)) for point in points)
    starts, end = _shared_ends(ours, theirs)
    if _split(ours, theirs, end) or _split(theirs, ours, end):
        starts, end = _shared_ends(ours, theirs)
    if not end and not starts[0]:
        return None
    one, other = (
        Stretch(point, words[:start], words[start : len(words) - end], words[len(words) - end :])
        for point, words, start in zip(points, (ours, theirs), starts, strict=True)
    )
    return (one, other) if one.words and other.words else None


def _shared_ends(ours: Sequence[Word], theirs: Sequence[Word]) -> tuple[tuple[int, int], int]:
    """Return how many words open each of two clauses alike, and how many close both.

    Different verbs of doing that open both are alike: 加快|社区养老, 推动|社区养老.
    """
    opening = _doing_words(ours), _doing_words(theirs)
    starts = opening if all(opening) and ours[0].word != theirs[0].word else (0, 0)
    most = min(len(ours) - starts[0], len(theirs) - starts[1])
    start = next((n for n in range(most) if ours[starts[0] + n].word != theirs[starts[1] + n].word), most)
    end = next((n for n in range(most - start) if ours[-1 - n].word != theirs[-1 - n].word), most - start)
    return (starts[0] + start, starts[1] + start), end


def _doing_words(words: Sequence[Word]) -> int:
    return next((number for number, word in enumerate(words) if word.role is not Role.DOING), len(words))


def _split(words: list[Word], others: Sequence[Word], end: int) -> bool:
    """Split the last word that differs if the other clause ends in a part of it (消防设施, 文化|设施)."""
    if end >= min(len(words), len(others)):
        return False
    long, short = words[-1 - end], others[-1 - end].word
    head = len(long.word) - len(short)
    if head < LEAST or len(short) < LEAST or not long.word.endswith(short):
        return False
    words[len(words) - 1 - end] = long._replace(word=long.word[:head])
    words.insert(len(words) - end, long._replace(word=short, at=long.at + head))
    return True


@lexicon.remembered
def _words(wording: str) -> tuple[Word, ...]:
    """Return the words of a wording that do more than join, count or say how."""
    found: list[Word] = []
    at, opens_manner = 0, lexicon.cues("opens-manner")
    for word in cut(wording):
        role, verb = role_of(word), is_verb(word)
        if role is Role.LIGHT and verb:
            role = Role.DOING
        if (
            role not in {Role.LIGHT, Role.NOUN}
            and (found or word not in opens_manner)
            and any(map(is_han, word))
            and word[0] not in NUMERALS
        ):
            found.append(Word(word, at, role, verb or role is Role.DOING))
        at += len(word)
    return tuple(found)


def length(words: Sequence[Word]) -> int:
    """Return how many characters some words have."""
    return sum(len(word.word) for word in words)


def texts(words: Sequence[Word]) -> Sequence[str]:
    """Return some words without their places."""
    return [word.word for word in words]


def text_of(words: Sequence[Word]) -> str:
    """Return some words, one after the other."""
    return "".join(word.word for word in words)
