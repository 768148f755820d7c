"""What a clause says, as far as matching is concerned: its wording without its opening, weighed, and its parts."""

from __future__ import annotations

import re
from itertools import accumulate, chain
from math import fsum
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.alignment.matter import Matter, core, matter
from directive_diff.alignment.rarity import weigh
from directive_diff.words import cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_SIGNS = re.compile(r"[^\w%]+|_")

# Words of demand and of counting that open a clause and say nothing of its point.
_OPENING = re.compile(
    "^(?:[一二三四五六七八九十]要|要|必须|务必|应当|应该|应|需要|需|既|也|更|还|并|同时|特别是|尤其是|切实|坚决)+"
)

# A clause may list several points: 抓好粮食安全、耕地保护和防止返贫等工作. What leads the list and what closes it is no
# part of a member: light verbs before the first, 等…工作 behind the last.
_BETWEEN = re.compile("[“‘《（][^”’》）]*[”’》）]|(、|以及|和(?!谐|平)|及(?!时)|或|与(?!会)|并(?!购))")
_LEADING = re.compile(
    "^(?:在|以|把|对|为|向|突出|抓好|做好|扎实|做|好|加强|强化|着力|推进|推动|落实|严格|全面|切实|进一步|加大|坚持"
    "|确保|保障|加快|提高|提升|完善|健全|深入|持续|大力|积极|认真|统筹|紧盯|深刻领会把握|深刻认识)+"
)
_CLOSING = re.compile("(?<=..)等.*|(?:各项|各方面|重点|方面|底线)?(?:工作|任务|问题|困难|方面|要求|措施|举措|力度)$")
_MEMBER = 3  # characters of the shortest member that can be a point
_LONGEST = 1000  # what stands behind these characters of a clause is not looked at: no real clause is so long


_NOTHING = Matter(0, 0, asks=False)


class Point(NamedTuple):
    """A clause text, or a member of its list, made ready for matching.

    ``bare`` is the wording that counts. ``pairs`` maps its pairs of neighbouring characters, and ``chars`` its single
    characters, to where they stand, as the bits of an integer: bit *k* is character *k*. ``weights`` holds what the
    pieces of both texts weigh; those of this point add up to ``total``. ``upto`` is the weight of the first 0, 1, 2 …
    characters, where that of a word is spread; the last is the ``mass``. ``members`` is empty unless it is a list.
    ``matter`` is what it is about, ``core`` the wording without what opens a demand and is no part of it; a member has
    neither.
    """

    text: str
    bare: str
    pairs: Mapping[str, int]
    chars: Mapping[str, int]
    weights: Mapping[str, float]
    total: float
    upto: tuple[float, ...]
    mass: float
    members: tuple[Point, ...] = ()
    matter: Matter = _NOTHING
    core: str = ""

    def weigh(self, cover: int) -> float:
        """Return the weight of the places in ``cover``."""
        total, start = 0.0, 0
        while cover:
            gap = (cover & -cover).bit_length() - 1
            cover >>= gap
            run = (~cover & (cover + 1)).bit_length() - 1
            start += gap
            total += self.upto[start + run] - self.upto[start]
            cover >>= run
            start += run
        return total


def bare(text: str) -> str:
    """Return the folded ``text`` of a clause without signs and opening, unless nothing else would be left."""
    plain = _SIGNS.sub("", text[:_LONGEST])
    return _OPENING.sub("", plain) or plain


def members(text: str) -> tuple[str, ...]:
    """Return the members of the list that the folded ``text`` of a clause holds; none where it is no list."""
    parts, start = [], 0
    text = text[:_LONGEST]
    for sign in _BETWEEN.finditer(text):
        if sign[1]:
            parts.append(text[start : sign.start()])
            start = sign.end()
    if not parts:
        return ()
    first, *others = [_SIGNS.sub("", part) for part in (*parts, text[start:])]
    first = _kept(_LEADING, bare(first))
    others[-1] = _kept(_CLOSING, others[-1])
    return tuple(part for part in (first, *others) if len(part) >= _MEMBER)


def make_points(sources: Sequence[str], targets: Sequence[str]) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """Return the points of the distinct clause texts of either side, weighed by how rare their pieces are in both."""
    here, there = _cut(sources), _cut(targets)
    weights = weigh([[_pieces(wording, words) for _, wording, words in side] for side in (here, there)])
    return tuple(_clause(*cut, weights) for cut in here), tuple(_clause(*cut, weights) for cut in there)


def _cut(texts: Sequence[str]) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return each text, its bare wording, and the words of that."""
    return [(text, wording, cut(wording)) for text, wording in ((text, bare(text)) for text in texts)]


def _kept(ending: re.Pattern[str], part: str) -> str:
    """Return ``part`` without what ``ending`` finds, unless hardly anything would be left."""
    shorter = ending.sub("", part)
    return shorter if len(shorter) > 1 else part


def _pieces(wording: str, words: Iterable[str]) -> dict[str, None]:
    """Return the distinct pieces whose frequency counts: characters, pairs, longer words; in the order of the text."""
    return dict.fromkeys((*wording, *map(add, wording, wording[1:]), *words))


def _clause(text: str, wording: str, words: Sequence[str], weights: Mapping[str, float]) -> Point:
    """Return the point of a clause, with its members."""
    places = [weights[word] / len(word) for word in words for _ in word]
    inner = []
    for member in members(text):
        start = wording.find(member)
        if start >= 0:
            inner.append(_point(member, member, places[start : start + len(member)], weights))
    whole = _point(text, wording, places, weights)
    return whole._replace(members=tuple(inner), matter=_about(text, wording, words), core=core(words))


def _about(text: str, wording: str, words: Sequence[str]) -> Matter:
    """Return what a clause is about; it asks for something too where 要 or the like was taken off its wording."""
    about = matter(words)
    return about if about.asks or text.startswith(wording[:2]) else about._replace(asks=True)


def _point(text: str, wording: str, places: Sequence[float], weights: Mapping[str, float]) -> Point:
    pairs, chars = _where(map(add, wording, wording[1:]), 0b11), _where(wording, 0b1)
    total = fsum(map(weights.__getitem__, chain(pairs, chars)))
    upto = tuple(accumulate(places, initial=0.0))
    return Point(text, wording, pairs, chars, weights, total or 1.0, upto, upto[-1] or 1.0)


def _where(pieces: Iterable[str], bits: int) -> dict[str, int]:
    """Return where each of ``pieces`` stands, one behind the other; ``bits`` are the places of the first."""
    found: dict[str, int] = {}
    for piece in pieces:
        found[piece] = found.get(piece, 0) | bits
        bits <<= 1
    return found
