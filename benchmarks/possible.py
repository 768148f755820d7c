"""Fit the rule that calls a clause possibly carried, and print the cost and gain of calling more or fewer so.

    possible.py GOLD… [--apart FOLDER…] [--drafts FOLDER…] [--readers FILE] [--folds N] [--share S] [--dry]

Takes the folders of fit.py. Every pair is judged by classifiers and a rule fitted without it and without pairs that
share a text with it. The curve gives, for either side, the share of the clauses without a link that is called possible,
and how many of those still called new (or not carried) are. The rule goes to ``directive_diff/data/nearness.tsv``
(``nearness-small.tsv`` with a reader), with the thresholds at which ``--share`` (a quarter) of the unlinked clauses of
either side is possible.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import arguments
import numpy as np
from fit import described, set_readers
from learning import left_out
from samples import Reading, apart, draft, folds, reading
from sklearn.linear_model import LogisticRegression

from directive_diff.alignment.nearness import describe, is_read, ranked_by_point
from directive_diff.alignment.scoring import Classifiers, classify
from directive_diff.alignment.selection import select
from directive_diff.evaluation.scoring import SHORTEST, match

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from directive_diff.alignment.scoring import Scored
    from directive_diff.model import Clause

_DATA = Path(__file__).parents[1] / "directive_diff" / "data"
_SIDES = ("source", "target")
_CALLED = ("not carried", "new")
_INVERSE_PENALTY = 0.05
_HIGHEST = 8.0  # sums of the rule are limited to this and, with any candidate, to its negative
_HEAD = """\
# The rule that calls a clause without a link possibly carried: log-odds for each unit of a feature, and the least
# sums at which a clause of the source and one of the target is possible. alignment/nearness.py describes the features.
# Source: fitted by benchmarks/possible.py to pairs that a large language model read, clause by clause; what was read,
# with the first digits of the SHA-256 of all its files:
"""


@dataclass(frozen=True)
class Unlinked:
    """A clause without a link that a reader judged: whether it has a counterpart, its features, its nearest clauses."""

    pair: int
    side: int
    id: str
    carried: bool
    linkable: bool
    features: Mapping[str, float] | None
    nearest: str


class Rule(NamedTuple):
    """The weights of the rule by feature; the constant is left to the thresholds."""

    weights: Mapping[str, float]

    def value(self, clause: Unlinked) -> float:
        """Return the sum for a clause; a clause without any candidate is never possible."""
        if clause.features is None:
            return -1e9
        return sum(weight * clause.features[name] for name, weight in self.weights.items())


def unlinked(number: int, sample: Reading, by: Classifiers) -> Iterator[Unlinked]:
    """Yield the clauses of a pair that were read and have no link, as the scorer of ``evaluate`` chooses them."""
    scored = classify(sample.measured, by, sample.read)
    linked = {clause.id for match in select(scored).matches for clause in (match.source, match.target)}
    near = {key: (ranked, _nearest(scored, ranked, key[0])) for key, ranked in ranked_by_point(scored).items()}
    for side, readout in enumerate((sample.source, sample.target)):
        home = {clause.id: n for n, those in enumerate(scored.texts[side].clauses) for clause in those}
        for clause in readout.clauses:
            has_counterpart = _has_counterpart(sample, clause, side)
            if has_counterpart is None or clause.id in linked:
                continue
            ranked, nearest = near.get((side, home.get(clause.id, -1)), ((), ""))
            features = describe(ranked, clause, side, read=is_read(scored)) if ranked else None
            yield Unlinked(number, side, clause.id, has_counterpart, clause.linkable, features, nearest)


def _nearest(scored: Scored, ranked: Sequence[object], side: int) -> str:
    best = ranked[0].pair[1 - side]  # type: ignore[attr-defined]
    return scored.texts[1 - side].clauses[best][0].id


def _has_counterpart(sample: Reading, clause: Clause, side: int) -> bool | None:
    """Return whether a reader found a counterpart of ``clause``; None if readers differ or none read it."""
    region = sample.gold.regions[_SIDES[side]]
    inside = region.start <= clause.span.start and clause.span.end <= region.end
    if not inside or clause.span.length < SHORTEST:
        return None
    hits = [g.required for g in sample.gold.links if match(clause.span, (g.source, g.target)[side])]
    return any(hits) or None if hits else False


def fitted(clauses: Sequence[Unlinked]) -> Rule:
    """Return the rule fitted to those of ``clauses`` that have a candidate."""
    known = [clause for clause in clauses if clause.features is not None]
    names = list(known[0].features or {})
    table = np.array([[(clause.features or {})[name] for name in names] for clause in known])
    spread = table.std(axis=0)
    model = LogisticRegression(C=_INVERSE_PENALTY, max_iter=2000)
    model.fit((table - table.mean(axis=0)) / spread, [clause.carried for clause in known])
    return Rule(dict(zip(names, map(float, model.coef_[0] / spread), strict=True)))


class Point(NamedTuple):
    """For one side: the share of clauses called possible, and the share still called new (or dropped) that is right."""

    possible: float
    right: float


def point(clauses: Sequence[Unlinked], values: Mapping[int, float], thresholds: Sequence[float]) -> tuple[Point, Point]:
    """Return the points of both sides at ``thresholds``.

    A clause is possible if its own sum says so, or if it is the nearest one of a possible clause.
    """
    near = {id(c) for c in clauses if values[id(c)] >= thresholds[c.side]}
    drawn = {(c.pair, 1 - c.side, c.nearest) for c in clauses if id(c) in near}
    called = {id(c) for c in clauses if id(c) in near or (c.pair, c.side, c.id) in drawn}
    points = []
    for side in (0, 1):
        those = [c for c in clauses if c.side == side]
        rest = [c for c in those if id(c) not in called]
        asked = sum(c.linkable for c in those)
        points.append(Point((len(those) - len(rest)) / asked, sum(not c.carried for c in rest) / len(rest)))
    return points[0], points[1]


def chosen(clauses: Sequence[Unlinked], values: Mapping[int, float], share: float) -> tuple[float, float]:
    """Return the thresholds at which ``share`` of the clauses of either side are possible, or a little less."""
    thresholds = [_HIGHEST, _HIGHEST]
    for _ in range(4):  # each side affects the other a little: a few rounds converge
        for side in (0, 1):
            low, high = -_HIGHEST, _HIGHEST
            for _ in range(12):
                thresholds[side] = (low + high) / 2
                if point(clauses, values, thresholds)[side].possible > share:
                    low = thresholds[side]
                else:
                    high = thresholds[side]
            thresholds[side] = high
    return thresholds[0], thresholds[1]


def main() -> None:
    """Fit, print the curve, write."""
    parser = arguments.parser(__doc__)
    parser.add_argument("--share", type=float, default=0.25)
    args = parser.parse_args()
    samples = [reading(folder) for folder in args.gold]
    others = [*map(apart, args.apart), *map(draft, args.drafts)]
    readers = set_readers(args.readers, samples, others)
    judged = left_out(samples, others, args.folds)
    fold = folds(samples, args.folds)
    clauses = [c for n, (s, by) in enumerate(zip(samples, judged, strict=True)) for c in unlinked(n, s, by)]
    rules = [fitted([c for c in clauses if fold[c.pair] != number]) for number in range(args.folds)]
    values = {id(c): rules[fold[c.pair]].value(c) for c in clauses}
    print("possible of either side   not carried: possible, right   new: possible, right")
    for share in (0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5):
        source, target = point(clauses, values, chosen(clauses, values, share) if share else (1e9, 1e9))
        print(f"{share:.2f} {source.possible:25.3f} {source.right:.4f} {target.possible:22.3f} {target.right:.4f}")
    rule, thresholds = fitted(clauses), chosen(clauses, values, args.share)
    print(rule.weights, thresholds)
    if not args.dry:
        parts = {"gold": args.gold, "apart": args.apart, "drafts": args.drafts}
        rows = [f"# {described(name, those)}\n" for name, those in parts.items() if those]
        rows += [f"{name}\t{weight:.4g}\n" for name, weight in rule.weights.items()]
        rows += [f"from_{side}\t{at:.4g}\n" for side, at in zip(_SIDES, thresholds, strict=True)]
        rows = [*(f"# reader: {reader.sha256[:16]}\n" for reader in readers), *rows]
        (_DATA / f"nearness{'-small' if readers else ''}.tsv").write_text("".join([_HEAD, *rows]), encoding="utf-8")


if __name__ == "__main__":
    main()
