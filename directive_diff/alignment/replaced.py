"""Whether a clause asks for something else in the frame of another: both equal but for one stretch with nothing in common.

要把年轻干部培养当作大事来抓 and 要把公务用车更新当作大事来抓 share most of their wording, but nothing of what either is about. Frames
are an open class (以久久为功的韧劲…, 像爱护眼睛一样爱护…, 把…摆在优先位置, 绷紧…这根弦), which no table can hold. So the stretch
that differs is judged by what is around it. It is the whole matter if 把 or a verb governs it, or if it has a verb of its
own; else what both clauses say before and behind it is weighed against it: 社区|嵌入式养老|设施, 社区|矫正|设施.
"""

from __future__ import annotations

from enum import IntEnum
from math import fsum
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.alignment.synonyms import use_synonyms
from directive_diff.grammar.demands.imperatives import is_imperative, is_verb
from directive_diff.grammar.demands.matter import Role, role_of
from directive_diff.text import NUMERALS, is_han
from directive_diff.values import NamedTuple
from directive_diff.words import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_diff.alignment.points import Point

_GOVERNS = ("把", "将", "让", "使", "令", "谁", "凡", "凡是", "对")  # what follows one of these is what the clause is about
_SHORT_VERBS = tuple("抓管办治守防促保稳做")  # what follows one of these to the end is what is asked for
_TOPIC = ("对", "就", "针对", "为", "围绕")  # a clause that opens with one of these says first what it is about
_RESUMES = ("这", "那")  # what precedes one of these is named in full: 绷紧森林防火|这根弦
_LEAST = 2  # characters of names that both stretches have
_BY_CHANCE = (5, 4)  # characters of which one may be in both stretches by chance: beside the matter, as the matter
_LIGHTER, _HEAVIER = 0.85, 3.0  # how heavy what is shared is, beside a stretch that is the matter, or hardly matters
_UNITS = (*"省市县区州镇乡村", "家级", "省级", "市级", "县级", "乡级", "镇级", "村级")  # how names of places and levels end
_SAID = ("讲话", "会议", "指示", "批示", "回信", "贺信", "论述", "部署")  # what was said in one of these is carried by the rest


class Replaced(IntEnum):
    """How far the matter of a clause gave way to another."""

    NO = 0
    PARTLY = 1
    """Another thing of the same kind (社区文化设施, 社区消防设施), or something else of the same thing."""
    WHOLLY = 2


class _Word(NamedTuple):
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


class _Stretch(NamedTuple):
    """The words in which a clause differs from the other one, with those ``before`` and ``behind`` that both have."""

    point: Point
    before: Sequence[_Word]
    words: Sequence[_Word]
    behind: Sequence[_Word]

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
    def names(self) -> Sequence[_Word]:
        """The words that name something, without the verb that opens the stretch."""
        found = [word for word in self.words if word.role is Role.CONTENT]
        rest = found[1:] if found and found[0].verb and found[0] is self.words[0] else found
        return rest if _length(rest) >= _LEAST or not rest else found

    def names_beside(self, other: _Stretch) -> Sequence[_Word]:
        """Return `names`; if there are none, the acts that stand where the ``other`` names something.

        严格遵守|检查|纪律 beside 严格遵守|请销假|纪律, 动真碰硬|推进整改 beside 动真碰硬|化解债务.
        """
        if self.names or not other.names or not self.before:
            return self.names
        demands = len(self.words) > 1 and self.opens_with_verb
        return self.words if self.behind or demands or self.before[-1].verb else ()

    def weigh(self, words: Sequence[_Word]) -> float:
        """Return the weight of some of its words."""
        return fsum(self.point.weigh(word.cover) for word in words)


def replaced(source: Point, target: Point) -> Replaced:
    """Return how far the matter of two clauses differs, if they are equal but for one stretch."""
    if source.members or target.members:  # one member of a list is not its matter
        return Replaced.NO
    stretches = _stretches((source, target))
    if stretches is None:
        return Replaced.NO
    ours, theirs = stretches
    names = ours.names_beside(theirs), theirs.names_beside(ours)
    if min(map(_length, names)) < _LEAST or any(map(_is_place, names)):
        return Replaced.NO
    governed = _governed(ours, theirs)
    if _has_in_common(ours, theirs, _BY_CHANCE[governed]):
        return Replaced.NO
    return Replaced.WHOLLY if governed else _weighed(ours, theirs, names)


def _governed(ours: _Stretch, theirs: _Stretch) -> bool:
    """Return whether the stretch is all that the clauses are about, by the words around it."""
    bare, before = ours.point.bare, ours.before
    opening = bare[: ours.words[0].at]
    if ours.behind:
        return opening.endswith(_GOVERNS) or (bool(before) and bare.startswith(_RESUMES, ours.words[-1].end))
    if _opens_with_topic(bare) or not before or _texts(before) != _texts(theirs.before):
        return False
    if before[-1].verb or opening.endswith(_SHORT_VERBS):
        return True
    return ours.opens_with_verb and theirs.opens_with_verb


def _opens_with_topic(bare: str) -> bool:
    return cut(bare)[0] in _TOPIC


def _weighed(ours: _Stretch, theirs: _Stretch, names: tuple[Sequence[_Word], Sequence[_Word]]) -> Replaced:
    """Return how far a stretch is the matter, by the weight of what both clauses say around it."""
    before = ours.before
    if not before or _texts(before) != _texts(theirs.before):
        return Replaced.NO
    topic = _opens_with_topic(ours.point.bare)
    verb = -1 if topic else max((number for number, word in enumerate(before) if word.verb), default=-1)
    shared = ours.weigh([word for word in (*before[verb + 1 :], *ours.behind) if word.role is Role.CONTENT])
    own = max(ours.weigh(names[0]), theirs.weigh(names[1]))
    if ours.behind:
        return (
            Replaced.WHOLLY if shared < _LIGHTER * own else Replaced.PARTLY if shared < _HEAVIER * own else Replaced.NO
        )
    return Replaced.PARTLY if shared < own else Replaced.NO


def _has_in_common(ours: _Stretch, theirs: _Stretch, by_chance: int) -> bool:
    """Return whether two stretches share a word, characters that are hardly chance, or synonyms."""
    sides = (ours, theirs)
    if all(side.text.removesuffix("精神").endswith(_SAID) for side in sides):
        return True
    if _says_elsewhere(ours, theirs) or _says_elsewhere(theirs, ours):
        return True
    one, other = (_text(side.words[len(side.words) > 1 and side.words[0].verb :]) for side in sides)
    if len(set(one) & set(other)) > min(len(one), len(other)) // by_chance:
        return True
    parts = (sum(word.cover for word in side.words if word.role is not Role.DOING) for side in sides)
    return use_synonyms(ours.point.bare, theirs.point.bare, *parts)


def _says_elsewhere(one: _Stretch, other: _Stretch) -> bool:
    """Return whether a word of a stretch, other than a verb that opens it, is anywhere in the other clause."""
    bare, start = one.point.bare, one.words[0].at
    words = cut(bare[start : one.words[-1].end])
    return any(
        len(word) > 1 and word in other.point.bare and role_of(word) not in ({Role.NOUN} if n else {Role.NOUN, Role.DOING})
        for n, word in enumerate(words)
    )


def _length(words: Sequence[_Word]) -> int:
    return sum(len(word.word) for word in words)


def _texts(words: Sequence[_Word]) -> Sequence[str]:
    return [word.word for word in words]


def _text(words: Sequence[_Word]) -> str:
    return "".join(word.word for word in words)


def _is_place(names: Sequence[_Word]) -> bool:
    """Return whether ``names`` name a place or level, which often gives way to another: 江苏, 常州, 国家级."""
    text = _text(names)
    return (len(text) > _LEAST and text.endswith(_UNITS)) or text in _places()


@lexicon.derived
def _places() -> frozenset[str]:
    """Return the names of provinces and prefectures, whole and short."""
    return frozenset(name for row in lexicon.table("places") for name in row[:2])


def _stretches(points: tuple[Point, Point]) -> tuple[_Stretch, _Stretch] | None:
    """Return the stretches in which two clauses differ, if both have words there and others in common."""
    ours, theirs = (list(_words(point.bare)) for point in points)
    starts, end = _shared_ends(ours, theirs)
    if _split(ours, theirs, end) or _split(theirs, ours, end):
        starts, end = _shared_ends(ours, theirs)
    if not end and not starts[0]:
        return None
    one, other = (
        _Stretch(point, words[:start], words[start : len(words) - end], words[len(words) - end :])
        for point, words, start in zip(points, (ours, theirs), starts, strict=True)
    )
    return (one, other) if one.words and other.words else None


def _shared_ends(ours: Sequence[_Word], theirs: Sequence[_Word]) -> tuple[tuple[int, int], int]:
    """Return how many words open each of two clauses alike, and how many close both.

    Different verbs of doing that open both are alike: 加快|社区养老, 推动|社区养老.
    """
    opening = _doing_words(ours), _doing_words(theirs)
    starts = opening if all(opening) and ours[0].word != theirs[0].word else (0, 0)
    most = min(len(ours) - starts[0], len(theirs) - starts[1])
    start = next((n for n in range(most) if ours[starts[0] + n].word != theirs[starts[1] + n].word), most)
    end = next((n for n in range(most - start) if ours[-1 - n].word != theirs[-1 - n].word), most - start)
    return (starts[0] + start, starts[1] + start), end


def _doing_words(words: Sequence[_Word]) -> int:
    return next((number for number, word in enumerate(words) if word.role is not Role.DOING), len(words))


def _split(words: list[_Word], others: Sequence[_Word], end: int) -> bool:
    """Split the last word that differs if the other clause has its end as a word (消防设施, 文化|设施); whether it was."""
    if end >= min(len(words), len(others)):
        return False
    long, short = words[-1 - end], others[-1 - end].word
    head = len(long.word) - len(short)
    if head < _LEAST or len(short) < _LEAST or not long.word.endswith(short):
        return False
    words[len(words) - 1 - end] = long._replace(word=long.word[:head])
    words.insert(len(words) - end, long._replace(word=short, at=long.at + head))
    return True


@lexicon.remembered
def _words(wording: str) -> tuple[_Word, ...]:
    """Return the words of a wording that do more than join, count or say how."""
    found, at = [], 0
    for word in cut(wording):
        role, verb = role_of(word), is_verb(word)
        if role is Role.LIGHT and verb:
            role = Role.DOING
        if role not in {Role.LIGHT, Role.NOUN} and any(map(is_han, word)) and word.strip(NUMERALS):
            found.append(_Word(word, at, role, verb or role is Role.DOING))
        at += len(word)
    return tuple(found)
