"""Fit the order of doubt, and print what checking in that order gains on unseen pairs.

    doubt.py GOLD… [--apart FOLDER…] [--drafts FOLDER…] [--readers FILE] [--folds N] [--dry]

Takes the folders of fit.py. Every pair is compared by classifiers, and its clauses are ordered by a rule, all fitted
without it and without pairs that share a text with it. The rule goes to ``directive_diff/data/doubt.tsv``, the curve
(the F1 of the links against the share of the target's clauses that a person has corrected, and how many of the other
clauses are right) to ``directive_diff/data/labour.tsv``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import arguments
import numpy as np
from fit import described, set_readers
from learning import left_out
from samples import Reading, apart, draft, folds, reading
from sklearn.linear_model import LogisticRegression

from directive_diff.alignment.scoring import classify
from directive_diff.alignment.selection import select
from directive_diff.evaluation import labour
from directive_diff.explanation import explain
from directive_diff.findings.doubt import describe
from directive_diff.model import Comparison, Side, Tool

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from directive_diff.alignment.scoring import Classifiers
    from directive_diff.evaluation.labour import Work

_DATA = Path(__file__).parents[1] / "directive_diff" / "data"
_INVERSE_PENALTY = 0.05
_FOLDERS = "with the first digits of the SHA-256 of all its files:\n"
_HEAD = f"""\
# How sure it is that the result for a clause is right: log-odds for each unit of a feature (findings/doubt.py).
# Source: fitted by benchmarks/doubt.py to pairs that a large language model read, clause by clause; what was read,
# {_FOLDERS}"""
_CURVE = f"""\
# What checking the least sure clauses brings: the share of the target's clauses that a person corrected, the F1 of all
# links then, and the share of the unchecked clauses that are right. Means over pairs that were read.
# Source: benchmarks/doubt.py, every pair judged by a fit without it; what was read,
# {_FOLDERS}"""


class ReadClause(NamedTuple):
    """A clause that readers judged: its fold, its features, and whether its result is right."""

    fold: int
    features: Mapping[str, float]
    right: bool


def comparison(sample: Reading, by: Classifiers) -> Comparison:
    """Compare a pair with two classifiers."""
    alignment = select(classify(sample.measured, by, sample.read))
    links = explain(alignment.matches, sample.source, sample.target)
    reader = (sample.reader.name, sample.reader.sha256) if sample.reader else None
    tool = Tool("directive-diff", "", "", "", "", reader=reader)
    near = {"candidates": alignment.candidates, "possible": alignment.possible}
    return Comparison(tool, sample.source, sample.target, links, alignment.rejected, **near)


def read_clauses(sample: Reading, compared: Comparison, fold: int) -> list[ReadClause]:
    """Return the clauses of both texts that readers judged."""
    return [
        ReadClause(fold, described_[work.doubt.clause.id], work.is_right)
        for side in Side
        for described_ in [describe(compared, side)]
        for work in labour.judged(compared, sample.gold, side)
    ]


def fitted(clauses: Sequence[ReadClause]) -> dict[str, float]:
    """Return the weights of the rule, fitted to ``clauses``."""
    names = sorted({name for clause in clauses for name in clause.features})
    table = np.array([[clause.features.get(name, 0.0) for name in names] for clause in clauses])
    middle, spread = table.mean(axis=0), table.std(axis=0)
    model = LogisticRegression(C=_INVERSE_PENALTY, max_iter=2000)
    model.fit((table - middle) / spread, [clause.right for clause in clauses])
    weights = model.coef_[0] / spread
    constant = float(model.intercept_[0] - (weights * middle).sum())
    return {"constant": constant, **dict(zip(names, map(float, weights), strict=True))}


def chance(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """Return the chance that the result for a clause is right."""
    total = weights["constant"] + sum(weights[name] * value for name, value in features.items())
    return float(1 / (1 + np.exp(-total)))


def doubted(sample: Reading, compared: Comparison, weights: Mapping[str, float]) -> list[Work]:
    """Return the clauses of the target, with the chance that ``weights`` give them."""
    features = describe(compared, Side.TARGET)
    return [
        work._replace(doubt=work.doubt._replace(right=chance(weights, features[work.doubt.clause.id])))
        for work in labour.judged(compared, sample.gold, Side.TARGET)
    ]


def calibration(clauses: Sequence[ReadClause], chances: Sequence[float]) -> None:
    """Print how many clauses of each chance were right."""
    print("chance   clauses  right")
    for band in range(10):
        those = [c.right for c, p in zip(clauses, chances, strict=True) if min(9, int(p * 10)) == band]
        if those:
            print(f"{band / 10:.1f} ..  {len(those):7}  {sum(those) / len(those):.3f}")


def main() -> None:
    """Fit, print, write."""
    args = arguments.parser(__doc__).parse_args()
    samples = [reading(folder) for folder in args.gold]
    others = [*map(apart, args.apart), *map(draft, args.drafts)]
    readers = set_readers(args.readers, samples, others)
    judged = left_out(samples, others, args.folds)
    fold = folds(samples, args.folds)
    compared = [comparison(sample, by) for sample, by in zip(samples, judged, strict=True)]
    clauses = [c for parts in zip(samples, compared, fold, strict=True) for c in read_clauses(*parts)]
    rules = [fitted([c for c in clauses if c.fold != number]) for number in range(args.folds)]
    calibration(clauses, [chance(rules[c.fold], c.features) for c in clauses])
    works = [doubted(s, c, rules[f]) for s, c, f in zip(samples, compared, fold, strict=True)]
    curves = [labour.curve(those, s.gold) for those, s in zip(works, samples, strict=True)]
    points = labour.mean(curves)
    print("looked at  F1     rest right")
    for point in points:
        print(f"{point.share:9.1f}  {point.f1:.3f}  {point.right / max(1, point.rest):.3f}")
    if not args.dry:
        parts = {"gold": args.gold, "apart": args.apart, "drafts": args.drafts}
        read = [f"# {described(name, those)}\n" for name, those in parts.items() if those]
        read += [f"# reader: {reader.sha256[:16]}\n" for reader in readers]
        small = "-small" if readers else ""
        rows = [f"{name}\t{weight:.4g}\n" for name, weight in fitted(clauses).items()]
        (_DATA / f"doubt{small}.tsv").write_text("".join([_HEAD, *read, *rows]), encoding="utf-8")
        rows = [f"{p.share:.1f}\t{p.f1:.4f}\t{p.right / p.rest if p.rest else 1:.4f}\n" for p in points]
        (_DATA / f"labour{small}.tsv").write_text("".join([_CURVE, *read, *rows]), encoding="utf-8")


if __name__ == "__main__":
    main()
