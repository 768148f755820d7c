"""The judgement: logistic regression over named figures, with weights fitted to pairs that were read by hand.

``benchmarks/fit.py`` fits the weights and writes ``data/judgement.tsv``. A pair is judged twice: by itself, and once
more with its context.
"""

from __future__ import annotations

from bisect import bisect
from math import fsum
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from directive_diff import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

_BOUND = 9.0  # log-odds are kept within ±9: nothing is surer than .9999


class Weights(NamedTuple):
    """What a judgement adds up: a constant, and a weight for each of the named figures."""

    constant: float
    names: tuple[str, ...]
    values: tuple[float, ...]


Scale = tuple[tuple[float, float], ...]
"""What chances are worth: pairs (judged, observed) in rising order, with straight lines between them."""

UNSCALED: Scale = ((0.0, 0.0), (1.0, 1.0))


@lexicon.derived
def weights(judgement: str) -> Weights:
    """Return the weights of a judgement, ``first`` or ``second``."""
    rows = {name: float(value) for kind, name, value in lexicon.table("judgement") if kind == judgement}
    constant = rows.pop("constant")
    return Weights(constant, tuple(rows), tuple(rows.values()))


def log_odds(figures: Mapping[str, float], weighed: Weights) -> float:
    """Return the log-odds that a pair with these ``figures`` is a link."""
    total = weighed.constant + fsum(map(mul, map(figures.__getitem__, weighed.names), weighed.values))
    return max(-_BOUND, min(_BOUND, total))


@lexicon.derived
def scale() -> Scale:
    """Return what the chances of the second judgement turned out to be worth."""
    rows = (row for row in lexicon.table("judgement") if row[0] == "scale")
    return tuple((float(judged), float(observed)) for _, judged, observed in rows)


def scaled(chance: float, knots: Scale) -> float:
    """Return what a judged ``chance`` (0..1) is worth."""
    at = max(1, min(bisect(knots, (chance, 1.0)), len(knots) - 1))
    (low, below), (high, above) = knots[at - 1 : at + 1]
    return below + (chance - low) / (high - low) * (above - below)
