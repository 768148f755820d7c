"""Count in how many clauses of the genre each piece of wording occurs, and write ``directive_diff/data/rarity.tsv``.

    rarity.py TEXT…

A piece is a character, a pair of neighbouring ones, or a longer word. A clause that several texts share counts once;
pieces of fewer than three clauses are left out. The table has only counts: texts cannot be reconstructed from it.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

from directive_diff.folding import fold
from directive_diff.words import cut

_TABLE = Path(__file__).parents[1] / "directive_diff" / "data" / "rarity.tsv"
_FEWEST, _SHORTEST = 3, 4


def clauses(text: str) -> list[str]:
    """Return the clauses of ``text``, folded, without signs."""
    parts = re.split(r"[，。；：！？\s]", fold(text).text)
    return [part for part in (re.sub(r"[^\w%]+|_", "", part) for part in parts) if len(part) >= _SHORTEST]


def count(texts: list[str]) -> tuple[int, Counter[str]]:
    """Return how many distinct clauses ``texts`` contain, and in how many of them each piece occurs."""
    distinct = dict.fromkeys(clause for text in texts for clause in clauses(text))
    counts: Counter[str] = Counter()
    for clause in distinct:
        counts.update({*clause, *map("".join, pairwise(clause)), *cut(clause)})
    return len(distinct), counts


def table(size: int, counts: Counter[str]) -> str:
    """Return the rows of the table: a count, and the pieces that have it."""
    pieces: dict[int, list[str]] = defaultdict(list)
    for piece, times in counts.items():
        if times >= _FEWEST:
            pieces[times].append(piece)
    rows = [f"{times}\t{' '.join(sorted(pieces[times]))}" for times in sorted(pieces, reverse=True)]
    head = [
        "# The number of clauses that contain a piece of wording: character, bigram, word. Columns: count, pieces.",
        "# Source: counted by benchmarks/rarity.py over published readouts of 2006-2026, each clause once.",
    ]
    return "\n".join([*head, f"clauses\t{size}", *rows]) + "\n"


if __name__ == "__main__":
    _TABLE.write_text(
        table(*count([Path(path).read_text(encoding="utf-8-sig") for path in sys.argv[1:]])), encoding="utf-8"
    )
