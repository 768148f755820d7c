"""Which lower texts are like each other: they carry the same parts of the upper text.

Likeness is Jaccard's: the characters that both carry, of those that either carries. Two texts that carry nothing are
not alike. Average linkage by the nearest-neighbour chain needs no library and takes time in the square of the
number of texts: a second for a thousand.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import MutableSequence, Sequence

    from directive_diff.surveys.values import Survey

ALIKE = 0.5
"""The average likeness from which texts are called a group."""

MOST = 1500
"""Texts beyond which none are compared with each other: every pair would have to be."""


class Grouping(NamedTuple):
    """Things ordered so that like ones adjoin, and in groups of like ones, as indexes."""

    order: tuple[int, ...]
    groups: tuple[tuple[int, ...], ...]


class Nearest(NamedTuple):
    """The text that is most like another one, and how much (0..1)."""

    text: int
    likeness: float


class Alike(NamedTuple):
    """Which texts are like each other: their order, groups of them, and which is most like each."""

    order: tuple[int, ...]
    groups: tuple[tuple[int, ...], ...]
    nearest: tuple[Nearest | None, ...]


def alike(survey: Survey) -> Alike:
    """Return which texts of ``survey`` are like each other."""
    sets = masks(survey)
    groups = grouped(sets)
    return Alike(groups.order, groups.groups, nearest(sets))


def is_left_out(survey: Survey) -> bool:
    """Return whether there are too many texts to compare each with every other."""
    return len(survey.texts) > MOST


def masks(survey: Survey) -> tuple[int, ...]:
    """Return for each text which characters of the upper text it carries, as a bit mask."""
    places = {clause.id: clause.span for clause in survey.upper.clauses if clause.linkable}
    rows = []
    for text in survey.texts:
        carried = 0
        for place in {link.source for cell in text.cells for link in cell.links} & places.keys():
            carried |= ((1 << places[place].length) - 1) << places[place].start
        rows.append(carried)
    return tuple(rows)


def likeness(one: int, other: int) -> float:
    """Return how alike two bit sets are, 0..1.

    >>> likeness(0b0110, 0b0011)
    0.3333333333333333
    """
    either = (one | other).bit_count()
    return (one & other).bit_count() / either if either else 0.0


def nearest(sets: Sequence[int]) -> tuple[Nearest | None, ...]:
    """Return for each of ``sets`` the one that is most like it; None where none shares anything, or there are many."""
    if len(sets) > MOST:
        return (None,) * len(sets)
    best: list[Nearest | None] = [None] * len(sets)
    for i, own in enumerate(sets):
        for j in range(i + 1, len(sets)):
            alike = likeness(own, sets[j])
            for here, there in ((i, j), (j, i)):
                known = best[here]
                if alike and (known is None or alike > known.likeness):
                    best[here] = Nearest(there, alike)
    return tuple(best)


def grouped(sets: Sequence[int]) -> Grouping:
    """Return ``sets`` ordered by likeness, and in groups whose average likeness is at least `ALIKE`.

    >>> grouped([0b1100, 0b0011, 0b1110, 0b0111]).groups
    ((0, 2), (1, 3))
    """
    if len(sets) > MOST:
        return Grouping(tuple(range(len(sets))), ())
    trees = _merged(sets)
    order = tuple(index for tree in trees for index in tree.leaves)
    groups = tuple(tuple(tree.leaves) for top in trees for tree in _largest_alike(top) if len(tree.leaves) > 1)
    return Grouping(order, groups)


class _Tree:
    """What was merged, from the bottom up."""

    def __init__(self, leaves: list[int], alike: float, parts: tuple[_Tree, ...] = ()) -> None:
        self.leaves = leaves
        self.alike = alike
        self.parts = parts


def _merged(sets: Sequence[int]) -> list[_Tree]:
    """Merge what is most alike, on average, until nothing shares anything; return what is left, the largest first."""
    alike = [array("d", (likeness(one, other) for other in sets)) for one in sets]
    trees = {i: _Tree([i], 1.0) for i in range(len(sets))}
    done: list[_Tree] = []
    chain: list[int] = []
    while trees:
        if not chain:
            chain.append(next(iter(trees)))
        top = chain[-1]
        before = chain[-2] if len(chain) > 1 else None
        row = alike[top]
        best = before if before is not None else next((other for other in trees if other != top), None)
        for other in trees:
            if other != top and (best is None or row[other] > row[best]):
                best = other
        if best is None or not row[best]:  # like nothing that is left
            done.append(trees.pop(top))
            chain.pop()
        elif best == before:
            del chain[-2:]
            _merge(top, best, alike, trees)
        else:
            chain.append(best)
    return sorted(done, key=lambda tree: (-len(tree.leaves), min(tree.leaves)))


def _merge(one: int, other: int, alike: Sequence[MutableSequence[float]], trees: dict[int, _Tree]) -> None:
    """Put two trees under one, at the place of the first named; likeness to others is the average of their leaves'."""
    low, high = sorted((one, other))
    a, b = trees[low], trees.pop(high)
    n, m = len(a.leaves), len(b.leaves)
    first, second = (a, b) if min(a.leaves) < min(b.leaves) else (b, a)
    trees[low] = _Tree([*first.leaves, *second.leaves], alike[low][high], (first, second))
    for third in trees:
        if third != low:
            mean = (n * alike[low][third] + m * alike[high][third]) / (n + m)
            alike[low][third] = alike[third][low] = mean


def _largest_alike(tree: _Tree) -> list[_Tree]:
    """Return the largest trees under ``tree`` whose parts are alike enough."""
    kept, waiting = [], [tree]
    while waiting:  # a loop: a tree may be as deep as there are texts
        top = waiting.pop()
        if top.alike >= ALIKE:
            kept.append(top)
        else:
            waiting += reversed(top.parts)
    return kept
