"""The words that the shortest script of insertions and deletions from one sequence to another keeps.

It is the script of rapidfuzz, which takes longer to load than the clauses of two readouts take to compare: it compares
only what is long. Both go back from the ends of the two sequences through the table of their longest common
subsequences (`subsequence_rows`).
"""

from __future__ import annotations

import sys
from importlib.machinery import PathFinder, SourceFileLoader
from typing import TYPE_CHECKING

from directive_diff.text import subsequence_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Run = tuple[int, int, int]
"""Words that both sequences have: where they start in the first and in the second, and how many they are."""

_SHORT = 400  # words; from about here on it is rapidfuzz that is faster
# The memory of an exact script grows with the square of the words; a longer clause is a text without punctuation.
LONGEST = 4_000


def kept_runs(old: Sequence[str], new: Sequence[str]) -> Iterable[Run]:
    """Return the runs of words that are kept from ``old`` to ``new``, in order.

    >>> kept_runs(["压实", "属地", "责任"], ["压实", "主体", "责任"])
    [(0, 0, 1), (2, 2, 1)]
    """
    longer = max(len(old), len(new))
    if longer > LONGEST:
        return [(0, 0, len(old))] if old == new else []
    if longer <= _SHORT:
        return _runs(old, new)
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - takes longer to load than most texts take to compare

    return [(block.a, block.b, block.size) for block in Indel.opcodes(old, new).as_matching_blocks() if block.size]


def _runs(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    """Return the runs that are kept of short sequences."""
    shorter = min(len(old), len(new))
    start = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    alike = next((i for i in range(shorter - start) if old[-1 - i] != new[-1 - i]), shorter - start)
    old_end, new_end = len(old) - alike, len(new) - alike
    within = [(start + i, start + j) for i, j in _pairs(old[start:old_end], new[start:new_end])]
    runs: list[Run] = [(0, 0, start)]
    for i, j, size in (*((i, j, 1) for i, j in within), (old_end, new_end, alike)):
        a, b, before = runs[-1]
        if (a + before, b + before) == (i, j):
            runs[-1] = a, b, before + size
        else:
            runs.append((i, j, size))
    return [run for run in runs if run[2]]


def _pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of the words that are kept."""
    rows = subsequence_rows(old, new)
    pairs = []
    i, j = len(old), len(new)
    while i and j:  # back from the ends of both
        last = 1 << i - 1
        if rows[j - 1] & last:
            i -= 1
            continue
        j -= 1
        if not j or rows[j - 1] & last:
            i -= 1
            pairs.append((i, j))
    return pairs[::-1]


def rapidfuzz_version() -> str:
    """Return the version of rapidfuzz as its first lines say it: loading it would take as long as Python itself."""
    found = None if "rapidfuzz" in sys.modules else PathFinder.find_spec("rapidfuzz")
    if found and found.origin and isinstance(found.loader, SourceFileLoader):
        said = found.loader.get_data(found.origin).partition(b'\n__version__: str = "')[2].partition(b'"')[0]
        if said:
            return said.decode()
    from rapidfuzz import __version__  # noqa: PLC0415 - installed in another way, or already loaded

    return __version__
