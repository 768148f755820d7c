"""Standing slogans: what nearly every readout says tells little of where it was taken from."""

from __future__ import annotations

from collections import defaultdict
from operator import add
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
    if formulas.keys().isdisjoint(map(add, wording, wording[1:])):
        return 0.0
    while place < len(wording):
        step = 1
        for formula in formulas.get(wording[place : place + 2], ()):
            if wording.startswith(formula, place):
                step = len(formula)
                inside += step
                break
        place += step
    return inside / len(wording)
