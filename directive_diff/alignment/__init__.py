"""Which clause of the target carries which clause of the source."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from directive_diff.alignment.points import Point, points
from directive_diff.model import Match, Reason

if TYPE_CHECKING:
    from directive_diff.model import Clause, Readout

__all__ = ["align"]

_CUT, _KEEP, _CAP, _LINKS = 0.62, 0.8, 200, 8
_LEAST = 0.1  # of what two clauses share: with less they are no candidates


def align(source: Readout, target: Readout) -> tuple[Match, ...]:
    """Return the clauses of ``target`` that carry clauses of ``source``, by target, then source."""
    sides = [_occurrences(readout) for readout in (source, target)]
    left, right = points(list(sides[0]), list(sides[1]))
    scores = _scores(left, right)
    rows: dict[int, list[float]] = defaultdict(list)
    columns: dict[int, list[float]] = defaultdict(list)
    for (i, j), value in scores.items():
        rows[i].append(value)
        columns[j].append(value)
    mean = [{k: sum(sorted(v)[-5:]) / 5 for k, v in side.items()} for side in (rows, columns)]
    rival = {(i, j): 3 * v - mean[0][i] - mean[1][j] for (i, j), v in scores.items()}
    best = [_best(rival, side) for side in (0, 1)]
    found: list[Match] = []
    for pair, value in rival.items():
        i, j = pair
        equal = left[i].text == right[j].text
        if equal or (value >= _CUT and value >= _KEEP * max(best[0][i], best[1][j])):
            reasons = (Reason("wording", min(1.0, scores[pair])),)
            score = 1.0 if equal else min(0.99, 1 / (1 + 2.718 ** (-4 * (value - 0.5))))
            found += [Match(s, t, score, reasons) for s, t in _paired(sides[0][left[i].text], sides[1][right[j].text])]
    return tuple(sorted(found, key=lambda match: (match.target.span, match.source.span)))


def _occurrences(readout: Readout) -> dict[str, list[Clause]]:
    found: dict[str, list[Clause]] = defaultdict(list)
    for clause in readout.clauses:
        if clause.linkable:
            found[clause.folded.text].append(clause)
    return found


def _scores(left: list[Point], right: list[Point]) -> dict[tuple[int, int], float]:
    postings: dict[str, list[int]] = defaultdict(list)
    for i, point in enumerate(left):
        for gram in point.grams:
            postings[gram].append(i)
    scores: dict[tuple[int, int], float] = {}
    for j, point in enumerate(right):
        shared: dict[int, float] = defaultdict(float)
        for gram, weight in point.grams.items():
            if len(postings[gram]) <= _CAP:
                for i in postings[gram]:
                    shared[i] += weight
        for i, common in shared.items():
            value = 2 * common / (left[i].total + point.total)
            if value > _LEAST or left[i].text == point.text:
                scores[i, j] = value
    return scores


def _best(scores: dict[tuple[int, int], float], side: int) -> dict[int, float]:
    found: dict[int, float] = defaultdict(float)
    for pair, value in scores.items():
        found[pair[side]] = max(found[pair[side]], value)
    return found


def _paired(sources: list[Clause], targets: list[Clause]) -> list[tuple[Clause, Clause]]:
    if len(sources) == 1 or len(targets) == 1:
        return [(s, t) for s in sources for t in targets][:_LINKS]
    return list(zip(sources, targets, strict=False))
