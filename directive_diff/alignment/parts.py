"""The members of lists as points of their own: a long clause carries another where one of its members does."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.alignment.overlap import dice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from directive_diff.alignment.points import Point


class Part(NamedTuple):
    """How the best member of a clause answers to the other clause, as shares 0..1; all 0 where there is none.

    ``wording`` is what they share (Dice's coefficient), ``lead`` how much more that is than any clause shares with
    this member that shares less or more.
    """

    wording: float = 0.0
    lead: float = 0.0


_NONE = Part()


def best_parts(
    pairs: Iterable[tuple[int, int]], points: Sequence[Point], others: Sequence[Point], side: int
) -> Mapping[tuple[int, int], Part]:
    """Return for each of ``pairs`` the part that the members of its point of one ``side`` (0 source, 1 target) play.

    ``points`` are those of that side, ``others`` those of the other one.
    """
    partners: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for pair in pairs:
        if points[pair[side]].members:
            partners[pair[side]].append(pair)
    best: dict[tuple[int, int], Part] = {}
    for number, among in partners.items():
        for member in points[number].members:
            answers = {pair: _answer(member, others[pair[1 - side]]) for pair in among}
            ranked = sorted(answers.values(), reverse=True)
            for pair, wording in answers.items():
                rival = (
                    next((other for other in ranked if other != wording), 0.0) if wording == ranked[0] else ranked[0]
                )
                best[pair] = max(Part(wording, wording - rival), best.get(pair, _NONE))
    return best


def _answer(member: Point, other: Point) -> float:
    """Return the most that ``member`` shares with ``other`` or one of its members."""
    if member.pairs.keys().isdisjoint(other.pairs):
        return 0.0
    return max(dice(member, point) for point in (other, *other.members))
