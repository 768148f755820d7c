"""What a clause says, as far as matching is concerned: its wording without its opening, each piece with its weight."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Words of demand, and counting words, that open a clause and say nothing of its point.
_OPENING = re.compile(
    "^(?:[一二三四五六七八九十]要|要|必须|务必|应当|应该|应|需要|既|也|更|还|并|同时|特别是|尤其是|切实|坚决)+"
)
_SIGNS = re.compile(r"[^\w%]+|_")
_SINGLE = 0.3  # the weight of a single character against a pair of them


@dataclass(frozen=True, slots=True)
class Point:
    """A distinct clause text made ready for matching; ``grams`` maps pairs and single characters to their weights."""

    text: str
    grams: Mapping[str, float]
    total: float


def bare(text: str) -> str:
    """Return the folded ``text`` of a clause without signs and opening, unless nothing else would be left."""
    plain = _SIGNS.sub("", text)
    return _OPENING.sub("", plain) or plain


def grams(text: str) -> frozenset[str]:
    """Return the single characters of ``text`` and the pairs of neighbouring ones."""
    return frozenset(text) | frozenset(map("".join, pairwise(text)))


def points(texts: Sequence[str], others: Sequence[str]) -> tuple[list[Point], list[Point]]:
    """Return the points of the distinct clause texts of either side, weighed by how rare their pieces are.

    The frequency of a piece is the larger of the two sides': pooled, what both sides share would count as frequent.
    """
    sides = [[grams(bare(text)) for text in side] for side in (texts, others)]
    counts = [Counter(gram for pieces in side for gram in sorted(pieces)) for side in sides]
    size = max(len(texts), len(others), 1)
    weight = {
        gram: log(1 + size / max(count[gram] for count in counts)) * (1.0 if len(gram) > 1 else _SINGLE)
        for gram in {**counts[0], **counts[1]}
    }
    return _weighed(texts, sides[0], weight), _weighed(others, sides[1], weight)


def _weighed(texts: Sequence[str], pieces: Sequence[frozenset[str]], weight: Mapping[str, float]) -> list[Point]:
    made = []
    for text, kept in zip(texts, pieces, strict=True):
        own = {gram: weight[gram] for gram in sorted(kept)}
        made.append(Point(text, own, sum(own.values())))
    return made
