"""A slow reference for what two clauses share, written from the docstrings of the alignment.

Covers are sets of offsets here. The tuned constants are the program's: they are not a contract, and ``scores.tsv`` pins
their results.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import WORDS

from directive_diff import lexicon
from directive_diff.alignment.candidates import _ALONE, Overlap
from directive_diff.alignment.points import _GENRE, _SINGLE, bare
from directive_diff.words import cut

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Sides = tuple[list[str], list[str]]

# Clauses that merge, list, repeat and reword one another, and some that share nothing.
HARVEST: Sides = (
    [
        "要抓好粮食收购、农机检修和秋播备种等重点工作",
        "加快修复水毁渠道",
        "严禁打白条",
        "确保农民利益不受损",
        "安全安全再安全",
    ],
    [
        "抓好秋播备种、粮食收购，维护农民利益",
        "切实做好农机检修以及水毁渠道修复工作",
        "粮食收购不打白条",
        "丰富群众文化生活",
        "守牢安全底线",
    ],
)
HEATING: Sides = (
    ["加强供热管网改造", "强化燃料储备", "提高投诉处理效率", "严肃查处擅自停暖行为", "推动老旧锅炉更新落地落实"],
    [
        "增强燃料储备能力",
        "加大供热管网改造力度",
        "提升投诉处理效率",
        "老旧锅炉更新要落到实处",
        "对擅自停暖严厉处罚",
        "要",
    ],
)
# Many clauses in a few frames: far more than a point keeps, or than are examined closely.
_WHAT = ("堤防巡查", "水库调度", "山洪预警", "物资储运", "堤防加固", "转移避险")
_ELSE = ("堤防巡查", "水库除险", "山洪预警", "物资储备", "堤防抢险", "转移安置")
FRAMES: Sides = (
    [f"{verb}{what}" for verb in ("推进", "抓好", "加强") for what in _WHAT],
    [f"{verb}{what}工作" for verb in ("做实", "做细", "抓好") for what in _ELSE],
)
TEXTS = (HARVEST, HEATING, FRAMES, (["要抓好春耕"], []), (["要"], ["要"]), (["、", "要抓好春耕"], ["，"]))

every_text = pytest.mark.parametrize("texts", TEXTS, ids=["harvest", "heating", "frames", "one", "bare", "signs"])
_CLAUSES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map("".join)
_SIDE = st.lists(_CLAUSES, unique=True, max_size=6)
any_text = given(st.tuples(_SIDE, _SIDE))
few = settings(max_examples=25, deadline=None)


class Plain(NamedTuple):
    """A wording, and the weight of each of its characters."""

    bare: str
    places: list[float]


def genre() -> tuple[int, dict[str, int]]:
    """Return the number of counted clauses of the genre, and how many of them contain each piece."""
    (_, clauses), *rows = lexicon.table("rarity")
    return int(clauses), {piece: int(count) for count, pieces in rows for piece in pieces.split(" ")}


def mixed(here: float, at_large: float) -> float:
    """Return the inverse document frequency of the texts mixed with that of the genre."""
    return (1 - _GENRE) * log(1 + here) + _GENRE * log(1 + at_large)


def bigrams_of(wording: str) -> set[str]:
    """Return the bigrams of a wording."""
    return {one + other for one, other in pairwise(wording)}


def weights_of(texts: Sequence[Sequence[str]]) -> dict[str, float]:
    """Return the weight of each piece (character, pair or word), by the side that has it in more clauses."""
    clauses, at_large = genre()
    sides = [Counter(p for t in side for p in {*bare(t), *bigrams_of(bare(t)), *cut(bare(t))}) for side in texts]
    size = max(1, *map(len, texts))
    return {
        piece: mixed(size / max(side[piece] for side in sides), clauses / (1 + at_large.get(piece, 0)))
        * (_SINGLE if len(piece) == 1 else 1)
        for side in sides
        for piece in side
    }


def plain(text: str, weights: Mapping[str, float]) -> Plain:
    """Return the wording of a clause, with the weight of each word spread over its characters."""
    return Plain(bare(text), [weights[word] / len(word) for word in cut(bare(text)) for _ in word])


def total_of(point: Plain, weights: Mapping[str, float]) -> float:
    """Return the weight of the distinct pieces of a wording, or 1 if it is empty, because it is a divisor."""
    return sum(weights[piece] for piece in {*point.bare} | bigrams_of(point.bare)) or 1


def places(cover: int) -> set[int]:
    """Return a cover as a set of places."""
    return {place for place in range(cover.bit_length()) if cover >> place & 1}


def covered(ours: Plain, theirs: Plain) -> set[int]:
    """Return the places in ours that are covered by bigrams shared with theirs."""
    shared = bigrams_of(ours.bare) & bigrams_of(theirs.bare)
    starts = {i for i in range(len(ours.bare)) if ours.bare[i : i + 2] in shared}
    return starts | {i + 1 for i in starts}


def share_of(ours: Plain, theirs: Plain) -> float:
    """Return the share of our words that theirs covers; a character alone counts in part."""
    inside = covered(ours, theirs)
    alone = {i for i, char in enumerate(ours.bare) if char in theirs.bare} - inside
    return (sum(ours.places[i] for i in inside) + _ALONE * sum(ours.places[i] for i in alone)) / (sum(ours.places) or 1)


def overlap(ours: Plain, theirs: Plain, weights: Mapping[str, float]) -> Overlap:
    """Return what two wordings share."""
    bigrams = bigrams_of(ours.bare) & bigrams_of(theirs.bare)
    total = total_of(ours, weights) + total_of(theirs, weights)
    common = sum(weights[piece] for piece in bigrams | (set(ours.bare) & set(theirs.bare)))
    dice, one, two = 2 * common / total, share_of(ours, theirs), share_of(theirs, ours)
    harmonic = 2 * one * two / (one + two) if one + two else 0
    both = ((ours, theirs), (theirs, ours))
    bits = [sum(1 << i for i in covered(*sides)) for sides in both]
    chars = [sum(1 << i for i, char in enumerate(one.bare) if char in other.bare) for one, other in both]
    rarest = max((weights[bigram] for bigram in bigrams), default=0)
    return Overlap((dice + harmonic) / 2, dice, common, rarest, one, two, *bits, *chars)
