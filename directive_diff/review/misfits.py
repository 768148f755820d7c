"""Rows of a review that no longer fit the texts: what they said, and which clauses it may apply to now.

A city edits a sentence after the review: 加大疫情防控力度 becomes 加大疫病防控力度. The verdict on the old words is not
applied, but listed with the clause that has the most similar words now.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING

from directive_diff.model import Misfit, Named, Side
from directive_diff.review.form import clause_text
from directive_diff.text import bigrams

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from directive_diff.model import Comparison
    from directive_diff.review.places import Places
    from directive_diff.review.reading import Entry

_LEAST = 0.3  # Dice's coefficient of the bigrams of two clauses, below which they are not shown as similar


def misfits(entries: Sequence[Entry], comparison: Comparison, places: Mapping[Side, Places]) -> tuple[Misfit, ...]:
    """Return the rows of ``entries``, which no longer fit the texts, each with the clauses that are most like its own.

    Equal words are looked for once, however many rows of a file have them.
    """
    if not entries:
        return ()
    source, target = (_finder(side, comparison, places[side]) for side in Side)
    return tuple(
        Misfit(
            entry.row,
            entry.source_id,
            entry.source_text,
            entry.target_id,
            entry.target_text,
            entry.verdict.value if entry.verdict else "",
            entry.remark,
            entry.instead,
            entry.changes,
            entry.source_demand,
            entry.target_demand,
            entry.reviewer,
            entry.time,
            source(entry.source_id, entry.source_text),
            target(entry.target_id, entry.target_text),
        )
        for entry in entries
    )


def _finder(side: Side, comparison: Comparison, places: Places) -> Callable[[str, str], Named | None]:
    """Return a function that finds the current clause with given words, or the most similar ones."""
    clauses = [Named(clause.id, clause_text(clause)) for clause in side.readout(comparison).clauses]
    sets = [bigrams(named.text) for named in clauses]
    holding: dict[str, list[int]] = defaultdict(list)
    for number, pairs in enumerate(sets):
        for pair in pairs:
            holding[pair].append(number)

    @cache
    def current(name: str, words: str) -> Named | None:
        same = places.find(name, words) if name else None
        if same is not None:
            return Named(same.id, clause_text(same))
        own = bigrams(words)
        shared = Counter(number for pair in own for number in holding.get(pair, ()))
        likeness = {number: 2 * n / (len(own) + len(sets[number])) for number, n in shared.items()}
        best = max(likeness, key=lambda number: (likeness[number], -number), default=None)
        return clauses[best] if best is not None and likeness[best] >= _LEAST else None

    return current
