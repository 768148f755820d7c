"""What a demand is about: its wording without the frame that it has in common with hundreds of others.

加大巡查力度 and 加大宣讲力度 share a frame, 加大…力度, and have nothing to do with each other; what they are about is 巡查
and 宣讲. The frame is made of the verbs that open a clause, who is told, how and how much, and nouns that add nothing to
what stands before them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from directive_diff import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from directive_diff.alignment.overlap import Overlap
    from directive_diff.alignment.points import Point

_ALONE = 0.5  # what a single shared character counts, against one inside a shared pair
_COMPOUND, _NOUN = 4, 2  # characters of a word that ends with a noun of the frame (考勤制度), and of that noun
_MUCH = 4  # characters of matter that say the same whatever follows
_ASKING = frozenset({"obligation", "prohibition", "resolve", "commitment", "encouragement"})


class Matter(NamedTuple):
    """Where the matter of a wording stands, as the bits of an integer, and where the last word of it does.

    ``asks`` says that something is to be done: the clause opens with a verb of doing, or has a word of demand. ``tells``
    says that it ends as a clause does that says how things are (风险偏大).
    """

    places: int
    head: int
    asks: bool
    tells: bool = False


def matter(words: Sequence[str]) -> Matter:
    """Return the matter of the wording that ``words`` make, one behind the other.

    >>> matter(("加大", "巡查", "力度"))
    Matter(places=12, head=12, asks=True)
    """
    light, doing, asking, nouns = _frame()
    kept: list[int] = []
    verbs: list[int] = []
    plain: list[int] = []
    at, opening, asks = 0, True, False
    tells = "".join(words[-2:]).endswith(_states())
    for word in words:
        bits = ((1 << len(word)) - 1) << at
        at += len(word)
        asks = asks or word in asking
        if opening and word in doing:
            asks = asks or not tells
            if word not in asking:
                verbs.append(bits)
        elif word not in light:
            opening = False
            closes = len(word) >= _COMPOUND and word[-_NOUN:] in nouns
            kept.append(bits >> _NOUN & bits if closes else bits)
        elif word in nouns:
            plain.append(bits)
    if not kept:
        kept = verbs[1:] or plain or verbs
    places = 0
    for bits in kept:
        places |= bits
    return Matter(places, kept[-1] if kept else 0, asks, tells)


def shared_matter(shared: Overlap, source: Point, target: Point) -> float:
    """Return how much of what two points are about is the same (0..1): of either, and of its last word, the less.

    So 支持商户转型 and 支持商户还贷, which are about merchants both, have nothing in common.
    """
    chars = source.chars.keys() & target.chars.keys()
    here, there = _alone(source, chars), _alone(target, chars)
    ours, theirs = source.matter, target.matter
    whole = max(_share(source, shared.source, here, ours.places), _share(target, shared.target, there, theirs.places))
    if min((shared.source & ours.places).bit_count(), (shared.target & theirs.places).bit_count()) >= _MUCH:
        return whole
    head = max(_share(source, shared.source, here, ours.head), _share(target, shared.target, there, theirs.head))
    return min(whole, head)


def _alone(point: Point, chars: Iterable[str]) -> int:
    """Return where single characters stand."""
    places = 0
    for char in chars:
        places |= point.chars[char]
    return places


def _share(point: Point, cover: int, alone: int, part: int) -> float:
    """Return how much of one ``part`` of a point a cover holds, by weight, and what characters ``alone`` do at half."""
    mass = point.weigh(part)
    return (point.weigh(cover & part) + _ALONE * point.weigh(alone & part & ~cover)) / mass if mass else 0.0


def strange(source: Point, target: Point) -> bool:
    """Tell whether one of two points asks and the other says how things are, or one is about nothing of its own.

    要坚决刹住农机事故多发势头 is not answered by 农机事故风险偏大, and 具有重要意义 is said of anything.
    """
    ours, theirs = source.matter, target.matter
    told = (ours.asks and theirs.tells and not theirs.asks) or (theirs.asks and ours.tells and not ours.asks)
    return told or not (ours.places and theirs.places)


def core(words: Sequence[str]) -> str:
    """Return the wording without who is told, how and how much, as far as that opens it, and without 的.

    >>> core(("大家", "务必", "学习", "贯彻", "全会", "的", "精神"))
    '学习贯彻全会精神'
    """
    leading = _leading()
    start = 0
    while start < len(words) and words[start] in leading:
        start += 1
    return "".join(word for word in words[start:] if word != "的")


@lexicon.derived
def _leading() -> frozenset[str]:
    """Return the words that may open a demand without being part of it."""
    addressees = {row[0] for row in lexicon.table("frames") if row[1] == "addressee"}
    levels = {row[0] for row in lexicon.table("levels")}
    degrees = {row[0] for row in lexicon.table("degree") if row[1] in {"obligation", "resolve"}}
    return frozenset(addressees | levels | degrees | lexicon.words("leads"))


@lexicon.derived
def _states() -> tuple[str, ...]:
    """Return the words that close a clause which says how things are."""
    return tuple(row[0] for row in lexicon.table("frames") if row[1] == "state")


@lexicon.derived
def _frame() -> tuple[frozenset[str], ...]:
    """Return the words of a frame, those of them that are verbs of doing, and those that make a demand."""
    degrees = lexicon.table("degree")
    light = (
        frozenset(row[0] for row in lexicon.table("frames") if row[1] != "state")
        | lexicon.words("leads")
        | lexicon.words("levels")
    )
    light |= {row[0] for row in degrees if row[1] != "plain"}
    asking = {row[0] for row in degrees if row[1] in _ASKING}
    doing = lexicon.words("doing") | asking
    nouns = {row[0] for row in lexicon.table("frames") if row[1] in {"noun", "addressee"}}
    return light, doing, frozenset(asking), frozenset(nouns)
