"""Points: clause texts prepared for matching, without their opening, weighted, with the members of their list.

The rarer a piece of wording (a bigram, a character, a word), the more it weighs: what few clauses say means more
than what every readout says. Its weight mixes its inverse document frequency (Spärck Jones 1972) in the two texts with
that in the genre, since two short texts alone say too little about what is common. Of the two texts, the larger
frequency counts, not the sum: pooled, the very pieces that both share would look common.

A *cover* is a set of characters of a wording, stored as the bits of an integer: bit k, from the right, is character k,
from the left. Union, intersection and difference are then single operations, and ``bit_count`` counts the characters.

    wording          加  大  巡  查  力  度
    character         0   1   2   3   4   5
    加大              x   x                    0b000011
    巡查                      x   x            0b001100
    加大 | 巡查       x   x   x   x            0b001111
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate, chain
from math import fsum, log
from operator import add
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.demands.matter import Matter, core, matter
from directive_diff.text import NUMERALS, has_any
from directive_diff.values import NamedTuple
from directive_diff.words import cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_SINGLE = 0.3  # weight of a single character, or of a word of one, relative to a longer piece
_GENRE = 0.6  # share of the genre in a weight; .4 to .8 did as well, 0 clearly worse

_SIGNS = re.compile(r"[^\w%]+|_")

# A clause may list several points: 抓好粮食安全、耕地保护和防止返贫等工作. The words that lead the list and close it
# are not part of a member: light verbs before the first, 等…工作 after the last.
_BETWEEN = re.compile("[“‘《（][^”’》）]*[”’》）]|(、|以及|和(?!谐|平)|及(?!时)|或|与(?!会)|并(?!购))")
_CLOSING = "(?<=..)等.*|{point-scope}?{point-closes}$"
_PAIR = 2  # characters of a bigram
_MEMBER = 3  # characters of the shortest member that can be a point
_LONGEST_CLAUSE = 1000  # characters of a clause that are examined; no real clause is longer
_CHARS = tuple(0b1 << cover for cover in range(_LONGEST_CLAUSE))  # the cover of each single character
_BIGRAMS = tuple(0b11 << cover for cover in range(_LONGEST_CLAUSE))


_NOTHING = Matter(0, 0, asks=False)


class Point(NamedTuple):
    """A clause text, or a member of its list, prepared for matching.

    ``bare`` is the wording that counts. ``bigrams`` and ``chars`` map its bigrams and its single characters to the
    covers of their occurrences. ``weights`` has the weights of the pieces of both texts; those of this point add up to
    ``total``. ``cumulative`` is the weight of the first 0, 1, 2 … characters, with each word's weight spread over its
    characters; the last value is the ``mass``. ``members`` is empty unless the clause is a list. ``matter`` is what it
    is about, ``core`` the wording without the opening of a demand; a member has neither.
    """

    text: str
    bare: str
    bigrams: Mapping[str, int]
    chars: Mapping[str, int]
    weights: Mapping[str, float]
    total: float
    cumulative: tuple[float, ...]
    mass: float
    members: tuple[Point, ...] = ()
    matter: Matter = _NOTHING
    core: str = ""

    def weigh(self, cover: int) -> float:
        """Return the weight of the characters in ``cover``, one run of neighbouring characters at a time.

        Adding the lowest one of a cover carries it through the lowest run, to the zero behind that:

            cover 0b110011   + 0b1     = 0b110100    run from 0 to 2   cumulative[2] - cumulative[0]
                  0b110000   + 0b10000 = 0b1000000   run from 4 to 6   cumulative[6] - cumulative[4]
        """
        total, cumulative = 0.0, self.cumulative
        while cover:
            lowest = cover & -cover
            cover += lowest
            behind = cover & -cover
            cover ^= behind
            total += cumulative[behind.bit_length() - 1] - cumulative[lowest.bit_length() - 1]
        return total


def bare(text: str) -> str:
    """Return the folded ``text`` of a clause without signs and opening, unless nothing would be left."""
    plain = _without_signs(text[:_LONGEST_CLAUSE])
    return _without_opening(plain, _openings()) or plain


@lexicon.derived
def _openings() -> tuple[str, ...]:
    """Return the words of counting, duty, joining and effort that open a clause but are not part of its point."""
    ordinals = (f"{before}{numeral}{after}" for before in ("", "第") for numeral in NUMERALS for after in "要是")
    return (*ordinals, *lexicon.cues("point-asks point-opens"))


def _without_signs(text: str) -> str:
    return text if text.isalnum() else _SIGNS.sub("", text)


def _without_opening(text: str, openings: tuple[str, ...]) -> str:
    """Return ``text`` without those of the ``openings`` with which it begins, one after the other."""
    while text.startswith(openings):
        text = text[next(len(word) for word in openings if text.startswith(word)) :]
    return text


def members(text: str) -> tuple[str, ...]:
    """Return the members of the list in the folded ``text`` of a clause; none if there is no list."""
    parts, start = [], 0
    text = text[:_LONGEST_CLAUSE]
    for sign in _BETWEEN.finditer(text):
        if sign[1]:
            parts.append(text[start : sign.start()])
            start = sign.end()
    if not parts:
        return ()
    first, *others = [_without_signs(part) for part in (*parts, text[start:])]
    first = bare(first)
    first = _if_enough(_without_opening(first, lexicon.cues("point-leads")), first)
    others[-1] = _if_enough(lexicon.pattern(_CLOSING).sub("", others[-1]), others[-1])
    return tuple(part for part in (first, *others) if len(part) >= _MEMBER)


def make_points(sources: Sequence[str], targets: Sequence[str]) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """Return the points of the distinct clause texts of either side, weighted by how rare their pieces are."""
    ours, theirs = ([_read(text) for text in side] for side in (sources, targets))
    weights = weigh_pieces([[_distinct_pieces(clause) for clause in side] for side in (ours, theirs)])
    return tuple(_of_clause(clause, weights) for clause in ours), tuple(
        _of_clause(clause, weights) for clause in theirs
    )


class _Wording(NamedTuple):
    """A wording, with the covers of its bigrams and of its single characters."""

    bare: str
    bigrams: Mapping[str, int]
    chars: Mapping[str, int]


class _Clause(NamedTuple):
    """What a clause text says by itself; ``members`` are those of its list, each with its offset in the wording."""

    text: str
    wording: _Wording
    words: Sequence[str]
    members: Sequence[tuple[int, _Wording]]
    matter: Matter
    core: str


@lexicon.remembered
def _read(text: str) -> _Clause:
    """Return what the folded ``text`` of a clause says by itself, which is the same beside every other text."""
    plain = bare(text)
    words = cut(plain)
    listed = [(at, _wording(member)) for member in members(text) if (at := plain.find(member)) >= 0]
    return _Clause(text, _wording(plain), words, listed, _matter_of(text, plain, words), core(words))


def _if_enough(shorter: str, part: str) -> str:
    """Return what is left of ``part``, unless that is hardly anything."""
    return shorter if len(shorter) > 1 else part


def _distinct_pieces(clause: _Clause) -> Iterable[str]:
    """Return the distinct pieces that are counted: characters, bigrams, and words, if these are not among them."""
    return chain(clause.wording.chars, clause.wording.bigrams, {word for word in clause.words if len(word) > _PAIR})


def _of_clause(clause: _Clause, weights: Mapping[str, float]) -> Point:
    """Return the point of a clause, with its members."""
    spread: list[float] = []
    for word in clause.words:
        spread += [weights[word] / len(word)] * len(word)
    inner = [
        _point(member.bare, member, spread[start : start + len(member.bare)], weights)
        for start, member in clause.members
    ]
    return _point(clause.text, clause.wording, spread, weights, tuple(inner), clause.matter, clause.core)


def _matter_of(text: str, wording: str, words: Sequence[str]) -> Matter:
    """Return what a clause is about; it also asks for something if 要 or the like was stripped from its wording."""
    about = matter(words)
    opening = _without_signs(text).removesuffix(wording)
    stripped = not about.asks and has_any(opening, lexicon.cues("point-asks"))
    return about._replace(asks=True) if stripped else about


def _point(  # noqa: PLR0913, PLR0917 - what a point holds
    text: str,
    wording: _Wording,
    spread: Sequence[float],
    weights: Mapping[str, float],
    inner: tuple[Point, ...] = (),
    about: Matter = _NOTHING,
    opening_free: str = "",
) -> Point:
    """Return the point of a wording, given the weight of each of its characters."""
    total = fsum(map(weights.__getitem__, chain(wording.bigrams, wording.chars)))
    cumulative = tuple(accumulate(spread, initial=0.0))
    mass = cumulative[-1] or 1.0
    return Point(text, *wording, weights, total or 1.0, cumulative, mass, inner, about, opening_free)


def _wording(bare: str) -> _Wording:
    return _Wording(bare, _covers(list(map(add, bare, bare[1:])), _BIGRAMS), _covers(bare, _CHARS))


def _covers(pieces: Sequence[str], covers_at: Sequence[int]) -> dict[str, int]:
    """Return the cover of each of ``pieces``, which start one character apart; ``covers_at`` has the cover at each.

    The bigrams 安全, 全安, 安全 of 安全安全 have the covers 0b0011, 0b0110 and 0b1100: together 安全 covers 0b1111.
    """
    covers = dict(zip(pieces, covers_at, strict=False))
    if len(covers) < len(pieces):  # some piece is repeated, and has only its last cover
        for piece, cover in zip(pieces, covers_at, strict=False):
            if covers[piece] != cover:
                covers[piece] |= cover
    return covers


@lexicon.derived
def _genre() -> tuple[int, dict[str, int]]:
    """Return how many clauses of the genre were counted, and in how many of them each piece was found."""
    rows = lexicon.table("rarity")
    counts: dict[str, int] = {}
    for count, pieces in rows[1:]:
        counts |= dict.fromkeys(pieces.split(" "), int(count))
    return int(rows[0][1]), counts


def rarity(piece: str) -> float:
    """Return how rare a piece of wording is in the genre: 0 if every clause has it, about 8.6 if none has."""
    clauses, genre = _genre()
    return log(clauses / (1 + genre.get(piece, 0)))


def weigh_pieces(sides: Sequence[Sequence[Iterable[str]]]) -> Mapping[str, float]:
    """Return the weight of every piece, given the distinct pieces of each clause of either side."""
    clauses, genre = _genre()
    ours, theirs = (Counter(chain.from_iterable(side)) for side in sides)
    size = max(1, *(len(side) for side in sides))
    most = {**theirs, **{piece: count for piece, count in ours.items() if count > theirs.get(piece, 0)}}
    weights: dict[tuple[int, int], float] = {}  # many pieces are equally rare
    weighed = {}
    for piece, count in most.items():
        rareness = count, genre.get(piece, 0)
        weight = weights.get(rareness)
        if weight is None:
            weight = weights[rareness] = _mixed_weight(size / count, clauses / (1 + rareness[1]))
        weighed[piece] = weight * _SINGLE if len(piece) == 1 else weight
    return weighed


def weigh_class(count: int, size: int, pieces: Iterable[str]) -> float:
    """Return the weight of a class of words (``pieces``), of which ``count`` of ``size`` clauses contain one."""
    clauses, genre = _genre()
    at_large = sum(genre.get(piece, 0) for piece in pieces)
    return _mixed_weight(size / max(1, count), clauses / (1 + at_large))


def _mixed_weight(ours: float, at_large: float) -> float:
    """Return the weight of a piece in one clause of ``ours`` in the texts, and of ``at_large`` in the genre."""
    return (1 - _GENRE) * log(1 + ours) + _GENRE * log(1 + at_large)
