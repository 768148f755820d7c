"""How a candidate stands among its rivals: the other sources of its target, and the other targets of its source.

What counts is not how alike two clauses are but whether others are more alike (after cross-domain similarity local
scaling, CSLS: Conneau et al. 2018). A rival is one only as far as it covers the same words: a clause that merges two
others has two sources, which cover different parts of it and do not compete.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from directive_diff.alignment.overlap import Overlap

_RIVALS = 6  # how many of the best rivals are looked at


def standings(found: Mapping[tuple[int, int], Overlap], side: int) -> dict[tuple[int, int], tuple[float, float]]:
    """Return for each pair how it stands among those that share its point of one ``side`` (0 source, 1 target).

    Two figures: its lead in wording over the best rival (may be negative), and the wording of the best rival as far as
    that covers the same words.
    """
    lists: dict[int, list[tuple[float, tuple[int, int], int]]] = defaultdict(list)
    for pair, shared in found.items():
        lists[pair[side]].append((-shared.wording, pair, shared.target if side else shared.source))
    stand = {}
    for entries in lists.values():
        entries.sort()
        strengths = [(-weakness, cover) for weakness, _, cover in entries[: _RIVALS + 1]]
        for number, (weakness, pair, cover) in enumerate(entries):
            rivals = strengths[:number] + strengths[number + 1 :]
            stand[pair] = (-weakness - (rivals[0][0] if rivals else 0.0), taken(cover, rivals[:_RIVALS]))
    return stand


def taken(cover: int, rivals: Iterable[tuple[float, int]]) -> float:
    """Return how far the words of ``cover`` belong to a rival, given the strength (0..1) and the cover of each.

    ``rivals`` come with the strongest first.
    """
    size = cover.bit_count()
    most = 0.0
    if size:
        for strength, other in rivals:
            if strength <= most:
                break
            claimed = strength * (cover & other).bit_count() / size
            most = max(claimed, most)
    return most
