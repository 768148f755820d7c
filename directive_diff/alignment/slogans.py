"""Standing slogans: what nearly every readout says tells little of where it was taken from."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from directive_diff import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

_TOPIC = "topic"  # the kind of those rows that only name what is spoken of


@lexicon.derived
def _formulas() -> Mapping[str, tuple[str, ...]]:
    """Return the formulas by the two characters that they begin with, the longest first."""
    found: dict[str, list[str]] = defaultdict(list)
    for formula, kind, *_ in lexicon.table("slogans"):
        if kind != _TOPIC:
            found[formula[:2]].append(formula)
    return {opening: tuple(sorted(formulas, key=len, reverse=True)) for opening, formulas in found.items()}


def worn(wording: str) -> float:
    """Return the share of the characters of ``wording`` that stand in slogans (0..1)."""
    formulas, place, inside = _formulas(), 0, 0
    if formulas.keys().isdisjoint(map("".join, pairwise(wording))):
        return 0.0
    while place < len(wording):
        starts = formulas.get(wording[place : place + 2], ())
        length = next((len(formula) for formula in starts if wording.startswith(formula, place)), 0)
        inside += length
        place += length or 1
    return inside / len(wording)
