"""Whether one clause asks for something else in the frame of the other: they are equal but for a stretch.

要把年轻干部培养当作大事来抓 and 要把公务用车更新当作大事来抓 share most of their wording, but nothing that either
is about. Frames are an open class (以久久为功的韧劲…, 像爱护眼睛一样爱护…, 绷紧…这根弦), which no table can hold. So
the stretch that differs is judged by what is around it. It is the whole matter if 把 or a verb governs it, or if it has
a verb of its own; else what both say before and behind it is weighed against it: 社区|嵌入式养老|设施, 社区|矫正|设施.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.alignment.stretches import LEAST, length, stretches, text_of, texts
from directive_diff.alignment.synonyms import use_synonyms
from directive_diff.grammar.demands.frame import Role, role_of
from directive_diff.text import NUMERALS
from directive_diff.words import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_diff.alignment.points import Point
    from directive_diff.alignment.stretches import Stretch, Word

_RESUMES = ("这", "那")  # what precedes one of these is named in full: 绷紧森林防火|这根弦
_BY_CHANCE = 10  # characters of both stretches together of which one may be the same by chance: 高层住宅防火, 寺庙用火
_LIGHTER, _HEAVIER = 0.85, 2.5  # how heavy what is shared is, beside a stretch that is the matter, or hardly matters
_COUNTS = tuple(NUMERALS + "两双")  # what opens with one of these sums up what others spell out: 两学一做
_FORMULA = 4  # characters of the shortest formula
_NAME = 3  # characters of the shortest name of a place that ends in what kind of place it is
_AREAS = (*"省市县州镇乡村", "家级", "省级", "市级", "县级", "乡级", "镇级", "村级")


class Replaced(IntEnum):
    """How far the matter of a clause gave way to another."""

    NO = 0
    PARTLY = 1
    """Another thing of the same kind (社区文化设施, 社区消防设施), or something else of the same thing."""
    WHOLLY = 2


def replaced(source: Point, target: Point) -> Replaced:
    """Return how far the matter of two clauses differs, if they are equal but for one stretch."""
    if source.members or target.members:  # one member of a list is not its matter
        return Replaced.NO
    differing = stretches((source, target))
    if differing is None:
        return Replaced.NO
    ours, theirs = differing
    names = ours.names_beside(theirs), theirs.names_beside(ours)
    opening = source.bare[: ours.words[0].at]
    if min(map(length, names)) < LEAST or any(map(_is_place, names)) or opening.endswith(lexicon.cues("party")):
        return Replaced.NO
    if _has_in_common(ours, theirs) or (_is_in_formula(ours) and _is_in_formula(theirs)):
        return Replaced.NO
    return Replaced.WHOLLY if _governed(ours, theirs) else _weighed(ours, theirs, names)


def _governed(ours: Stretch, theirs: Stretch) -> bool:
    """Return whether the stretch is all that the clauses are about, by the words around it."""
    bare, before = ours.point.bare, ours.before
    opening = bare[: ours.words[0].at]
    if ours.behind:
        return opening.endswith(lexicon.cues("governs")) or (
            bool(before) and bare.startswith(_RESUMES, ours.words[-1].end)
        )
    if _opens_with_topic(bare) or not before or texts(before) != texts(theirs.before):
        return False
    if before[-1].verb or opening.endswith(lexicon.cues("verb-alone")):
        return True
    return ours.opens_with_verb and theirs.opens_with_verb


def _opens_with_topic(bare: str) -> bool:
    return cut(bare)[0] in lexicon.cues("names-topic")


def _weighed(ours: Stretch, theirs: Stretch, names: tuple[Sequence[Word], Sequence[Word]]) -> Replaced:
    """Return how far a stretch is the matter, by the weight of what both clauses say around it."""
    before, same = ours.before, texts(ours.before) == texts(theirs.before)
    if not before or not (same or ours.behind):
        return Replaced.NO
    topic = _opens_with_topic(ours.point.bare)
    verb = -1 if topic else max((number for number, word in enumerate(before) if word.verb), default=-1)
    shared = ours.weigh([word for word in (*before[verb + 1 :], *ours.behind) if word.role is Role.CONTENT])
    own = max(ours.weigh(names[0]), theirs.weigh(names[1]))
    if ours.behind:
        if shared < _LIGHTER * own:
            return Replaced.WHOLLY
        return Replaced.PARTLY if same and shared < _HEAVIER * own else Replaced.NO
    return Replaced.PARTLY if shared < own else Replaced.NO


def _has_in_common(ours: Stretch, theirs: Stretch) -> bool:
    """Return whether two stretches share a word, characters that are hardly chance, or synonyms."""
    sides = (ours, theirs)
    if all(side.text.removesuffix("精神").endswith(lexicon.cues("said-in")) for side in sides):
        return True
    if any(side.text.removeprefix("一样").startswith(_COUNTS) for side in sides):
        return True
    if _says_elsewhere(ours, theirs) or _says_elsewhere(theirs, ours):
        return True
    one, other = (text_of(side.words[len(side.words) > 1 and side.words[0].verb :]) for side in sides)
    if len(set(one) & set(other)) > (len(one) + len(other)) // _BY_CHANCE:
        return True
    parts = (sum(word.cover for word in side.words if word.role is not Role.DOING) for side in sides)
    return use_synonyms(ours.point.bare, theirs.point.bare, *parts)


def _is_in_formula(side: Stretch) -> bool:
    """Return whether a stretch is part of a quoted formula, of which the rest is the same: 主管 of “谁主管、谁负责”."""
    text = side.point.text
    start, end = text.find("“") + 1, text.find("”")
    inside = "".join(filter(str.isalnum, text[start:end])) if 0 < start < end else ""
    return side.text in inside and len(inside) >= _FORMULA and len(inside) >= 2 * len(side.text)


def _says_elsewhere(one: Stretch, other: Stretch) -> bool:
    """Return whether a word of a stretch, other than a verb that opens it, is anywhere in the other clause."""
    bare, start = one.point.bare, one.words[0].at
    words = cut(bare[start : one.words[-1].end])
    inner = words[one.words[0].verb :]
    return any(len(word) > 1 and word in other.point.bare and role_of(word) is not Role.NOUN for word in inner)


def _is_place(names: Sequence[Word]) -> bool:
    """Return whether ``names`` name a place or level, which often gives way to another: 江苏, 常州, 国家级."""
    text = text_of(names)
    return (len(text) >= _NAME and text.endswith(_AREAS)) or text in _places()


@lexicon.derived
def _places() -> frozenset[str]:
    """Return the names of provinces and prefectures, whole and short."""
    return frozenset(name for row in lexicon.table("places") for name in row[:2])
