"""Step 1: prepare both readouts: each distinct clause text as a point, its occurrences, and their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.alignment.points import make_points
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_diff.alignment.points import Point
    from directive_diff.model import Clause, Readout


class Place(NamedTuple):
    """The place of a clause: the number of its block, of its directive, and its own, in the order of the text."""

    block: int
    directive: int
    number: int


Places = dict[int, list[Place]]
"""The places at which each point of a text occurs, by the number of the point, in the order of the text."""


class Text(NamedTuple):
    """One side, prepared. ``clauses`` and ``places`` hold the occurrences of each point, by its number."""

    points: Sequence[Point]
    clauses: Sequence[Sequence[Clause]]
    places: Places


class Texts(NamedTuple):
    """Both sides; ``texts[0]`` is the source, ``texts[1]`` the target."""

    source: Text
    target: Text


def prepare(source: Readout, target: Readout) -> Texts:
    """Prepare two readouts for matching, with only their linkable clauses.

    They are prepared together, because the weight of a piece of wording depends on both.
    """
    ours, theirs = _occurrences(source), _occurrences(target)
    our_points, their_points = make_points(list(ours), list(theirs))
    return Texts(_text(our_points, ours), _text(their_points, theirs))


def _text(points: Sequence[Point], occurrences: dict[str, list[tuple[Clause, Place]]]) -> Text:
    return Text(
        points,
        [[clause for clause, _ in group] for group in occurrences.values()],
        {number: [place for _, place in group] for number, group in enumerate(occurrences.values())},
    )


def _occurrences(readout: Readout) -> dict[str, list[tuple[Clause, Place]]]:
    """Return the linkable clauses and their places by their folded text, in order of first appearance."""
    occurrences: dict[str, list[tuple[Clause, Place]]] = {}
    clause_count = directive_count = 0
    for block_number, block in enumerate(readout.blocks):
        for directive in block.directives:
            directive_count += 1
            for clause in directive.clauses:
                if clause.linkable:
                    place = Place(block_number, directive_count, clause_count)
                    occurrences.setdefault(clause.folded.text, []).append((clause, place))
                    clause_count += 1
    return occurrences
