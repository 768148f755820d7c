"""How far two judges agree, on the clauses about which both have a valid opinion."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from directive_diff.judging.interface import Judge, Judged, Opinion, Question


class Compared:
    """A judge that is compared with another; the first judge's opinions are used.

    ``both`` counts the clauses that both answered, ``alike`` those for which both chose the same source clauses (or
    none), and ``chosen`` those for which either chose one.
    """

    def __init__(self, first: Judge, second: Judge) -> None:
        """Store the two judges."""
        self._judges = first, second
        self.both = self.alike = self.chosen = 0

    def judge(self, questions: Sequence[Question]) -> Judged:
        """Return what the first judge says, and count how often the second agrees."""
        first, second = (judge.judge(questions) for judge in self._judges)
        for target in first.opinions.keys() & second.opinions.keys():
            one, other = _chosen(first.opinions[target]), _chosen(second.opinions[target])
            self.both += 1
            self.alike += one == other
            self.chosen += bool(one or other)
        return first


def _chosen(opinions: Mapping[str, Opinion]) -> set[str]:
    return {source for source, opinion in opinions.items() if opinion.relation is not None}
