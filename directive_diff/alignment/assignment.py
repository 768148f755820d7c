"""Which candidates become links, and which occurrences of repeated clauses they join."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from directive_diff.model import Clause

PROBABLE = 0.25
"""The probability from which on a candidate is a link."""
_AGAINST_BEST = 0.4  # how probable it must be, measured by the best candidate of either of its clauses
LINKS = 8
"""How many links a clause has at most."""


def accepted(
    chances: Mapping[tuple[int, int], float], alike: AbstractSet[tuple[int, int]], cut: float = PROBABLE
) -> list[tuple[int, int]]:
    """Return the pairs that are links, the surest first: those ``alike`` in wording, and those as probable as ``cut``.

    Links are many-to-many: a pair needs not be the best of its clauses, but not far behind it.
    """
    best: dict[tuple[int, int], float] = defaultdict(float)
    for pair, chance in chances.items():
        for side in (0, 1):
            best[side, pair[side]] = max(best[side, pair[side]], chance)
    links, kept = Counter[tuple[int, int]](), []
    for pair, chance in sorted(chances.items(), key=lambda entry: (entry[0] not in alike, -entry[1], entry[0])):
        ends = ((0, pair[0]), (1, pair[1]))
        near = chance >= cut and chance >= _AGAINST_BEST * max(best[end] for end in ends)
        if (pair in alike or near) and all(links[end] < LINKS for end in ends):
            links.update(ends)
            kept.append(pair)
    return kept


def nearest(chances: Mapping[tuple[int, int], float]) -> list[tuple[tuple[int, int], int]]:
    """Return the most probable pair of each clause text, with the side (0 source, 1 target) that it is the best of."""
    best: dict[tuple[int, int], tuple[int, int]] = {}
    for pair, chance in sorted(chances.items()):
        for side in (0, 1):
            end = (side, pair[side])
            if end not in best or chance > chances[best[end]]:
                best[end] = pair
    return [(pair, side) for (side, _), pair in best.items()]


def occurrences(sources: Sequence[Clause], targets: Sequence[Clause]) -> list[tuple[Clause, Clause]]:
    """Return which occurrence of a source clause is joined with which of its target clause.

    Where one side has it once, that one is joined with all; else they are joined in order of appearance, and what one
    side has more often is joined with the last of the other.
    """
    joined = list(zip(sources, targets, strict=False))
    rest = [(sources[-1], target) for target in targets[len(sources) :]]
    rest += [(source, targets[-1]) for source in sources[len(targets) :]]
    return joined + rest[: LINKS - 1]
