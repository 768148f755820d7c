"""The judgement: logistic regression over named figures, with weights fitted to pairs that were read by hand.

``benchmarks/fit.py`` fits the weights and writes ``data/judgement.tsv``. A pair is judged twice: by itself, and once
more with its context.
"""

from __future__ import annotations

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
