"""Fit how much an opinion counts, and estimate what judges of a given quality would gain, without asking any.

    opinions.py GOLD… [--fit] [--folds N]

Needs the extra ``fit`` for ``--fit``. Nobody is asked: a simulated judge knows the answers of the readers of a GOLD
folder, answers each clause correctly with a given probability, else wrongly in one of three manners: it chooses
a link that does not exist (yes), finds nothing (no), or either (mixed): half of the time it misses an existing link,
otherwise it takes one of the nearest candidates. The weights are fitted to mixed judges who are right .85 to .95 of the
time, by logistic regression; each pair is scored by weights fitted without it.
"""

from __future__ import annotations

import argparse
import random
from math import fsum
from pathlib import Path
from typing import TYPE_CHECKING

from fit import figures_of
from samples import Reading, folds, reading

from directive_diff.alignment import opinions as joining
from directive_diff.alignment.consultation import consult
from directive_diff.alignment.questions import ask
from directive_diff.alignment.scoring import Scored, classifiers, classify
from directive_diff.alignment.selection import select
from directive_diff.evaluation.scoring import match
from directive_diff.judging import Judged, JudgeRecord, Opinion, Question
from directive_diff.model import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_WEIGHTS = Path(__file__).parents[1] / "directive_diff" / "data" / "opinions.tsv"
_NAMES = ("own", "same", "adapted", "restated", "refused", "different")
_QUALITIES = (0.85, 0.9, 0.95)
_SHOWN = ("links.precision", "links.recall", "links.f1", "new.precision", "dropped.precision")
_HEAD = """\
# What a judge's opinion is worth: log-odds to add to those of the score, which count by the weight "own".
# Columns: what was said (or of what: "different" are pairs that our tables say are about different things), weight.
# Source: fitted by benchmarks/opinions.py to made judges who are right .85 to .95 of the time on pairs that a large
# language model read. No real judge has been asked.
"""


class SimulatedJudge:
    """A simulated judge who knows the readers' answers and is right about a clause with probability ``quality``."""

    def __init__(self, sample: Reading, quality: float, manner: str = "mixed", seed: int = 0) -> None:
        """Simulate a judge for a pair; the same ``seed`` gives the same answers."""
        self._sample, self._quality, self._manner = sample, quality, manner
        self._random = random.Random(f"{sample.name} {seed}")  # noqa: S311 - nothing is kept secret
        self._clauses = {clause.id: clause for side in (sample.source, sample.target) for clause in side.clauses}

    def judge(self, questions: Sequence[Question]) -> Judged:
        """Answer every question."""
        said = {one.target.id: self._answer(one) for one in questions}
        return Judged(said, JudgeRecord("made", "", "", None, None))

    def _answer(self, question: Question) -> Mapping[str, Opinion]:
        right = self.right(question)
        chosen = right if self._random.random() < self._quality else self._wrong(question, right)
        refused = {option.id: Opinion(None) for option in question.options}
        return refused | {name: Opinion(relation) for name, relation in chosen.items()}

    def right(self, question: Question) -> dict[str, Relation]:
        """Return the readers' answer to a question."""
        target = self._clauses[question.target.id].span
        return {
            one.id: Relation(link.relation)
            for one in (*question.options, *question.rest)
            for link in self._sample.gold.links
            if match(target, link.target) and match(self._clauses[one.id].span, link.source)
        }

    def _wrong(self, question: Question, right: Mapping[str, Relation]) -> dict[str, Relation]:
        others = [option.id for option in question.options if option.id not in right]
        if self._manner == "no" or not others or (self._manner == "mixed" and right and self._random.random() < 0.5):
            return {}
        nearest = others[min(int(self._random.expovariate(0.7)), len(others) - 1)]
        return {nearest: self._random.choice([Relation.ADAPTED, Relation.RESTATED])}


def rows(sample: Reading, scored: Scored, quality: float, seed: int) -> Iterator[tuple[dict[str, float], bool]]:
    """Yield the features of each pair that a simulated judge has an opinion on, and whether it is a link."""
    numbers = [{those[0].id: n for n, those in enumerate(side.clauses)} for side in scored.texts]
    judged = SimulatedJudge(sample, quality, seed=seed).judge(ask(scored, sample.source, sample.target))
    for target, of_source in judged.opinions.items():
        for source, opinion in of_source.items():
            pair = (numbers[0][source], numbers[1][target])
            one = scored.candidates.get(pair)
            truth = sample.truth.get(pair)
            if one is not None and truth is not None:
                row = dict.fromkeys(_NAMES, 0.0)
                row["own"] = joining.own_log_odds(one.chance, opinion)
                row[opinion.relation.value if opinion.relation else "refused"] = 1.0
                row["different"] = float(one.different and opinion.relation is not None)
                yield row, truth


def fitted(samples: Sequence[tuple[Reading, Scored]]) -> dict[str, float]:
    """Return the weights of a logistic regression; without a constant, because every opinion is evidence."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - an extra, needed to fit only

    table, truth = [], []
    for seed, quality in enumerate(_QUALITIES):
        for sample, scored in samples:
            for row, said in rows(sample, scored, quality, seed):
                table.append([row[name] for name in _NAMES])
                truth.append(said)
    model = LogisticRegression(C=1.0, fit_intercept=False, max_iter=2000).fit(table, truth)
    return dict(zip(_NAMES, map(float, model.coef_[0]), strict=True))


def report(
    samples: Sequence[tuple[Reading, Scored]],
    weights: Sequence[Mapping[str, float]],
    quality: float | None,
    manner: str = "mixed",
) -> None:
    """Print the mean scores with a simulated judge of a quality; without a judge if ``quality`` is None."""
    figures, asked, clauses = [], 0, 0
    for (sample, scored), own in zip(samples, weights, strict=True):
        if quality is None:
            found = select(scored)
        else:
            joining.opinion_weights = lambda own=own: own  # type: ignore[assignment,misc]
            found = consult(scored, sample.source, sample.target, SimulatedJudge(sample, quality, manner, seed=99))
            asked += found.judge.asked if found.judge else 0
            clauses += found.judge.clauses if found.judge else 0
        figures.append(figures_of(sample, found.matches))
    means = " ".join(f"{fsum(one[name] for one in figures) / len(figures):.3f}" for name in _SHOWN)
    met, wanted = (fsum(one[f"restated.{part}"] for one in figures) for part in ("met", "asked"))
    print(f"{quality or '-'} {manner:6} {means} {met / max(1, wanted):.3f} {asked / max(1, clauses):.2f}", flush=True)


def main() -> None:
    """Fit if requested, and report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--fit", action="store_true", help="write data/opinions.tsv")
    parser.add_argument("--folds", type=int, default=5)
    args = parser.parse_args()
    by = classifiers()
    samples = [(sample, classify(sample.measured, by)) for sample in map(reading, args.gold)]
    weights = [dict(joining.opinion_weights())] * len(samples)
    if args.fit:
        fold = folds([sample for sample, _ in samples], args.folds)
        parts = [fitted([s for s, f in zip(samples, fold, strict=True) if f != n]) for n in range(args.folds)]
        weights = [parts[f] for f in fold]
        whole = fitted(samples)
        lines = "".join(f"{name}\t{value:.3f}\n" for name, value in whole.items())
        print(lines)
        _WEIGHTS.write_text(_HEAD + lines, encoding="utf-8")
    print("right manner", *_SHOWN, "restated.recall asked")
    report(samples, weights, None)
    for quality in (1.0, 0.95, 0.9, 0.8, 0.7, 0.5):
        report(samples, weights, quality)
    for manner in ("yes", "no"):
        for quality in (0.9, 0.8):
            report(samples, weights, quality, manner)


if __name__ == "__main__":
    main()
