"""How telling a piece of wording is: what few clauses say tells more than what every readout says.

The weight of a piece mixes its inverse document frequency (Spärck Jones 1972) in the two texts with that in the genre
at large, since two short texts alone say too little of what is common. In the texts the larger of the two sides'
frequencies counts, never their sum: pooled, the very pieces that both sides share would look common.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import chain
from math import log
from typing import TYPE_CHECKING

from directive_diff import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_SINGLE = 0.3  # the weight of a single character, or a word of one, against a longer piece
_GENRE = 0.6  # the part of the genre at large in a weight; .4 to .8 did as well, 0 clearly worse


@lexicon.derived
def _genre() -> tuple[int, dict[str, int]]:
    """Return how many clauses of the genre were counted, and in how many of them each piece was found."""
    rows = lexicon.table("rarity")
    counts = {piece: int(count) for count, pieces in rows[1:] for piece in pieces.split(" ")}
    return int(rows[0][1]), counts


def weigh(sides: Sequence[Sequence[Iterable[str]]]) -> Mapping[str, float]:
    """Return the weight of every piece, given the distinct pieces of each clause of either side."""
    clauses, genre = _genre()
    here, there = (Counter(chain.from_iterable(side)) for side in sides)
    size = max(1, *(len(side) for side in sides))
    mixed = cache(_mixed)  # most pieces are as rare as many others
    most = {**there, **{piece: count for piece, count in here.items() if count > there.get(piece, 0)}}
    return {
        piece: mixed(size / count, clauses / (1 + genre.get(piece, 0))) * (_SINGLE if len(piece) == 1 else 1.0)
        for piece, count in most.items()
    }


def weigh_class(found: int, size: int, pieces: Iterable[str]) -> float:
    """Return the weight of a class, the words ``pieces``, one of which stands in ``found`` of ``size`` clauses."""
    clauses, genre = _genre()
    at_large = sum(genre.get(piece, 0) for piece in pieces)
    return _mixed(size / max(1, found), clauses / (1 + at_large))


def _mixed(here: float, at_large: float) -> float:
    """Return the weight of what one clause in ``here`` holds in the texts, and one in ``at_large`` in the genre."""
    return (1 - _GENRE) * log(1 + here) + _GENRE * log(1 + at_large)
