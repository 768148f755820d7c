"""Fit the judgement whether one clause carries another, and say how right it is on pairs it has not seen.

    fit.py GOLD… [--also GOLD…] [--apart GOLD…] [--seen-only]

Each GOLD is a folder as docs/evaluation.md describes. Every pair is judged by weights fitted without it and without the
pairs that share a text with it; then the weights fitted to all are written to ``directive_diff/data/judgement.tsv``.
The pairs after ``--also`` are learned from and never scored. Those after ``--apart`` join texts on different matters:
the second judgement learns from them what nothing but slogans looks like, and the share of their clauses that are
linked is told. Takes some minutes: plain Python, nothing to install.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from functools import cached_property
from math import exp, fsum, sqrt
from operator import mul
from pathlib import Path
from typing import TYPE_CHECKING

from directive_diff.alignment import decide
from directive_diff.alignment.context import surroundings
from directive_diff.alignment.field import Field, lay_out
from directive_diff.alignment.judgement import Weights, log_odds
from directive_diff.evaluation.gold import Gold, load
from directive_diff.evaluation.scoring import match, score
from directive_diff.explanation.relation import relate
from directive_diff.grammar import parse
from directive_diff.readers import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from directive_diff.model import Clause, Match, Readout

_WEIGHTS = Path(__file__).parents[1] / "directive_diff" / "data" / "judgement.tsv"
_HELD = {
    "first": 0.02,
    "second": 0.05,
}  # inverse strength of the L2 penalty on standardised figures; .01 to .5 did as well
_APART = 0.15  # what a candidate of two texts on different matters counts; more finds less in related ones
_BANDS = (0.0, 0.3, 0.5, 0.7, 0.9, 0.95, 0.99)
_SHOWN = ("links.precision", "links.recall", "links.f1", "core.f1", "new.precision", "dropped.precision")
_HEAD = """\
# Weights of the judgement whether one clause carries another: log-odds for each unit of a figure.
# Columns: judgement, figure, weight. alignment/features.py and alignment/context.py say what the figures are.
# Source: fitted by benchmarks/fit.py to pairs of readouts that a large language model read, clause by clause, from a
# written guide, and to the likeliest candidates of further pairs that it judged one by one; no person of the field has
# checked those readings yet.
"""

Pair = tuple[int, int]


@dataclass(frozen=True)
class Sample:
    """A pair that was read: its field, and for each candidate whether it is a link (None: not to be judged)."""

    gold: Gold
    source: Readout
    target: Readout
    apart: bool = False

    @cached_property
    def field(self) -> Field:
        """The candidates and what is known of them."""
        return lay_out(self.source, self.target)

    @cached_property
    def truth(self) -> dict[Pair, bool | None]:
        """What the readers said of every candidate: of a repeated clause, if they said it of one occurrence."""
        return {pair: not self.apart and self._said(pair) for pair in self.field.figures}

    def _said(self, pair: Pair) -> bool | None:
        sources, targets = self.field.clauses[0][pair[0]], self.field.clauses[1][pair[1]]
        said = {self.says(one, other) for one in sources for other in targets}
        return True if True in said else None if None in said else False

    def says(self, source: Clause, target: Clause) -> bool | None:
        """Return what the readers said of two clauses; None where some said one thing, some another, or none read."""
        hits = [g for g in self.gold.links if match(source.span, g.source) and match(target.span, g.target)]
        read_here = all(
            self.gold.regions[side].start <= clause.span.start and clause.span.end <= self.gold.regions[side].end
            for side, clause in (("source", source), ("target", target))
        )
        return any(hit.required for hit in hits) or None if hits else (False if read_here else None)

    @property
    def weight(self) -> float:
        """What a candidate counts: pairs with few links would else hardly count."""
        return _APART if self.apart else 1 / sqrt(max(1, sum(value is True for value in self.truth.values())))

    def texts(self) -> tuple[frozenset[str], frozenset[str]]:
        """Return the clauses of either side."""
        return tuple(frozenset(c.folded.text for c in side.clauses) for side in (self.source, self.target))  # type: ignore[return-value]


def akin(one: Sample, other: Sample) -> bool:
    """Tell whether two pairs share a text: half of the shorter one's clauses."""
    return any(2 * len(a & b) > min(len(a), len(b)) for a in one.texts() for b in other.texts())


def fit(rows: Sequence[Mapping[str, float]], truth: Sequence[bool], weights: Sequence[float], held: float) -> Weights:
    """Return the weights of a logistic regression with an L2 penalty, by Newton's method on standardised figures.

    What is said of the source's clause weighs as much as the same said of the target's: the sum of both is one figure.
    So swapped texts are judged alike, and there is half as much to learn.
    """
    figures = tuple(rows[0])
    names = tuple(name for name in figures if not name.endswith("_t"))
    rows = [{name: row[name] + row.get(_mirrored(name), 0.0) for name in names} for row in rows]
    middle, spread = [], []
    for name in names:
        values = [row[name] for row in rows]
        middle.append(fsum(values) / len(values))
        spread.append(sqrt(fsum((value - middle[-1]) ** 2 for value in values) / len(values)) or 1.0)
    table = [[1.0, *((row[n] - m) / s for n, m, s in zip(names, middle, spread, strict=True))] for row in rows]
    scale = len(weights) / fsum(weights)
    found = [0.0] * (len(names) + 1)
    for _ in range(12):
        step = _newton(table, truth, [weight * scale for weight in weights], found, 1 / held)
        found = [value + change for value, change in zip(found, step, strict=True)]
        if max(map(abs, step)) < 1e-6:  # noqa: PLR2004 - settled
            break
    values = {name: value / s for name, value, s in zip(names, found[1:], spread, strict=True)}
    both = {_mirrored(name): value for name, value in values.items() if name.endswith("_s")}
    constant = found[0] - fsum(map(mul, values.values(), middle))
    return Weights(constant, figures, tuple((values | both)[name] for name in figures))


def _mirrored(name: str) -> str:
    """Return what is said of the target's clause under the ``name`` of what is said of the source's; else nothing."""
    return f"{name[:-2]}_t" if name.endswith("_s") else ""


def _newton(
    table: Sequence[Sequence[float]], truth: Sequence[bool], weights: Sequence[float], at: Sequence[float], pull: float
) -> list[float]:
    """Return the next step: the gradient of the log-likelihood over its curvature."""
    size = len(at)
    slope = [0.0 if i == 0 else -pull * at[i] for i in range(size)]
    curve = [[pull if i == j and i else 0.0 for j in range(size)] for i in range(size)]
    for row, is_link, weight in zip(table, truth, weights, strict=True):
        chance = 1 / (1 + exp(-max(-30.0, min(30.0, sum(map(mul, row, at))))))
        error, bend = weight * (is_link - chance), weight * chance * (1 - chance)
        for i, value in enumerate(row):
            slope[i] += error * value
            bent, line = bend * value, curve[i]
            for j in range(i + 1):
                line[j] += bent * row[j]
    return _solved([[curve[max(i, j)][min(i, j)] for j in range(size)] for i in range(size)], slope)


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Return the solution of a system of linear equations with a positive definite matrix (Gauss)."""
    lines = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for i, line in enumerate(lines):
        for other in lines[i + 1 :]:
            ratio = other[i] / line[i]
            other[i:] = [a - ratio * b for a, b in zip(other[i:], line[i:], strict=True)]
    found = [0.0] * len(lines)
    for i in reversed(range(len(lines))):
        known = sum(map(mul, lines[i][i + 1 : -1], found[i + 1 :]))
        found[i] = (lines[i][-1] - known) / lines[i][i]
    return found


def learn(samples: Sequence[Sample]) -> tuple[Weights, Weights]:
    """Return the weights of both judgements, fitted to ``samples``."""
    first = _learned([(sample, sample.field.figures) for sample in samples if not sample.apart], _HELD["first"])
    return first, _learned([(sample, around(sample.field, first)) for sample in samples], _HELD["second"])


def around(field: Field, first: Weights) -> Mapping[Pair, Mapping[str, float]]:
    """Return the figures of the context of every candidate."""
    odds = {pair: log_odds(figures, first) for pair, figures in field.figures.items()}
    return surroundings(odds, field.found, field.places, field.fresh)


def _learned(samples: Iterable[tuple[Sample, Mapping[Pair, Mapping[str, float]]]], held: float) -> Weights:
    rows, truth, weights = [], [], []
    for sample, figures in samples:
        for pair, row in figures.items():
            said = sample.truth[pair]
            if said is not None:
                rows.append(row)
                truth.append(said)
                weights.append(sample.weight)
    return fit(rows, truth, weights, held)


def figures_of(sample: Sample, matches: Sequence[Match]) -> dict[str, float]:
    """Return the figures of `directive_diff.evaluation` for these matches, and the restated links that were found."""
    sides = {
        name: {
            "blocks": [
                {
                    "marker": {"start": 0, "end": 0},
                    "verb": "",
                    "directives": [
                        {"clauses": [{"id": c.id, "text": c.text, "start": c.span.start, "end": c.span.end}]}
                        for c in readout.clauses
                    ],
                }
            ]
        }
        for name, readout in (("source", sample.source), ("target", sample.target))
    }
    links = [
        {"source": m.source.id, "target": m.target.id, "relation": relate(m).value, "score": m.score, "changes": []}
        for m in matches
    ]
    found = dict(score({**sides, "links": links}, sample.gold).figures)
    for relation in ("same", "adapted", "restated"):
        asked = [g for g in sample.gold.links if g.required and g.relation == relation]
        found[f"{relation}.asked"] = len(asked)
        found[f"{relation}.met"] = sum(
            any(match(m.source.span, g.source) and match(m.target.span, g.target) for m in matches) for g in asked
        )
    return found


def report(samples: Sequence[Sample], judged: Sequence[tuple[Weights, Weights]]) -> None:
    """Print the figures of every sample judged by its weights, their means, and how well the scores are calibrated."""
    print(f"{'pair':36}" + "".join(f"{name:>18}" for name in _SHOWN))
    all_figures, bands = [], [[0, 0] for _ in _BANDS]
    for sample, (first, second) in zip(samples, judged, strict=True):
        matches = decide(sample.field, first, second).matches
        figures = figures_of(sample, matches)
        all_figures.append(figures)
        print(f"{sample.gold.name:36}" + "".join(f"{figures[name]:18.3f}" for name in _SHOWN), flush=True)
        for found in matches:
            said = sample.says(found.source, found.target)
            if said is not None:
                band = max(i for i, least in enumerate(_BANDS) if found.score >= least)
                bands[band][0] += said
                bands[band][1] += 1
    means = {name: fsum(f[name] for f in all_figures) / len(all_figures) for name in (*_SHOWN, "relation.accuracy")}
    print(f"{'mean':36}" + "".join(f"{means[name]:18.3f}" for name in _SHOWN))
    print(f"relation.accuracy {means['relation.accuracy']:.3f}; recall pooled:", end="")
    for relation in ("same", "adapted", "restated"):
        met, asked = (sum(f[f"{relation}.{part}"] for f in all_figures) for part in ("met", "asked"))
        print(f" {relation} {met / max(1, asked):.2f} of {asked:.0f}", end=";")
    print("\nlinks: score from   right   of")
    for least, (right, count) in zip(_BANDS, bands, strict=True):
        if count:
            print(f"{least:17.2f}  {right / count:6.2f}  {count:4}")


def written(first: Weights, second: Weights) -> str:
    """Return the table of weights."""
    rows = []
    for judgement, weights in (("first", first), ("second", second)):
        named = [("constant", weights.constant), *zip(weights.names, weights.values, strict=True)]
        rows += [f"{judgement}\t{name}\t{value:.5g}\n" for name, value in named]
    return _HEAD + "".join(rows)


def sample(folder: Path, *, apart: bool = False) -> Sample:
    """Return what was read of one folder."""
    gold = load(folder)
    return Sample(gold, parse(read(gold.source), side="S"), parse(read(gold.target), side="T"), apart)


def apart_linked(samples: Iterable[Sample], weights: tuple[Weights, Weights]) -> float:
    """Return the share of the target's linkable clauses that are linked in texts on different matters."""
    linked = asked = 0
    for one in samples:
        linked += len({match.target.id for match in decide(one.field, *weights).matches})
        asked += sum(clause.linkable for clause in one.target.clauses)
    return linked / max(1, asked)


def main() -> None:
    """Fit, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--also", nargs="*", default=(), type=Path)
    parser.add_argument("--apart", nargs="*", default=(), type=Path)
    parser.add_argument("--seen-only", action="store_true", help="leave out nothing: only write the weights")
    args = parser.parse_args()
    samples, also = [sample(folder) for folder in args.gold], [sample(folder) for folder in args.also]
    apart = [sample(folder, apart=True) for folder in args.apart]
    known = [*samples, *also, *apart]
    if not args.seen_only:
        print("each pair by weights fitted without it")
        report(samples, [learn([s for s in known if s is not one and not akin(s, one)]) for one in samples])
        if apart:
            print(f"different matters, fitted without: {apart_linked(apart, learn([*samples, *also])):.3f} linked")
    weights = learn(known)
    _WEIGHTS.write_text(written(*weights), encoding="utf-8")
    print("\nas installed")
    report(samples, [weights] * len(samples))
    if apart:
        print(f"different matters: {apart_linked(apart, weights):.3f} linked")


if __name__ == "__main__":
    main()
