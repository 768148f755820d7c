"""A pair of readouts laid out for matching: the points of both, where they stand, and the candidates between them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.alignment.candidates import find_candidates
from directive_diff.alignment.features import measure
from directive_diff.alignment.matter import shared_matter, strange
from directive_diff.alignment.places import Places, places
from directive_diff.alignment.points import make_points
from directive_diff.alignment.slogans import worn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from directive_diff.alignment.overlap import Overlap
    from directive_diff.alignment.points import Point
    from directive_diff.model import Clause, Readout

_CORE = 4  # characters of a core that says something by itself
_WORN = 2.0  # a clause half of which is slogans says nothing of its own


class Field(NamedTuple):
    """What is matched: distinct clause texts, by number, and the pairs of them (source, target) worth judging.

    ``clauses`` are the occurrences of each text, ``places`` where they stand; ``found`` is what the candidates share,
    ``figures`` what is known of them by name, ``equal`` those of one wording, ``alike`` those and the ones that differ in
    who is told and how it is opened alone. ``fresh`` is the share (0..1) of each candidate that is more than slogans,
    ``matter`` the share of what both are about that is the same; ``strange`` are demands against reports, and formulas
    that are about nothing. Sides come in the order source, target.
    """

    clauses: tuple[Sequence[Sequence[Clause]], Sequence[Sequence[Clause]]]
    places: tuple[Places, Places]
    found: Mapping[tuple[int, int], Overlap]
    figures: Mapping[tuple[int, int], Mapping[str, float]]
    equal: frozenset[tuple[int, int]]
    fresh: Mapping[tuple[int, int], float]
    alike: frozenset[tuple[int, int]]
    matter: Mapping[tuple[int, int], float]
    strange: frozenset[tuple[int, int]]


def lay_out(source: Readout, target: Readout) -> Field:
    """Return the field of two readouts; only linkable clauses are in it."""
    here, there = _occurrences(source), _occurrences(target)
    sources, targets = make_points(list(here), list(there))
    found = find_candidates(sources, targets)
    return Field(
        clauses=(list(here.values()), list(there.values())),
        places=(places(source, list(here)), places(target, list(there))),
        found=found,
        figures=measure(found, sources, targets),
        equal=frozenset(pair for pair in found if sources[pair[0]].text == targets[pair[1]].text),
        fresh=_freshness(found, sources, targets),
        alike=frozenset(pair for pair in found if _alike(sources[pair[0]], targets[pair[1]])),
        matter={pair: shared_matter(shared, sources[pair[0]], targets[pair[1]]) for pair, shared in found.items()},
        strange=frozenset(pair for pair in found if strange(sources[pair[0]], targets[pair[1]])),
    )


def _alike(source: Point, target: Point) -> bool:
    """Tell whether two points are equal, or of one core: 大家务必学习全会的精神, 各部门要学习全会精神."""
    return source.text == target.text or (len(source.core) >= _CORE and source.core == target.core)


def _freshness(
    pairs: Iterable[tuple[int, int]], sources: Sequence[Point], targets: Sequence[Point]
) -> dict[tuple[int, int], float]:
    """Return the share (0..1) of either clause of each of ``pairs`` that is more than slogans: the lesser one."""
    here, there = ([max(0.0, 1 - _WORN * worn(point.bare)) for point in side] for side in (sources, targets))
    return {pair: min(here[pair[0]], there[pair[1]]) for pair in pairs}


def _occurrences(readout: Readout) -> dict[str, list[Clause]]:
    """Return the linkable clauses by their folded text, in order of first appearance."""
    found: dict[str, list[Clause]] = defaultdict(list)
    for clause in readout.clauses:
        if clause.linkable:
            found[clause.folded.text].append(clause)
    return found
