"""Fit how much an opinion counts, and measure what judges gain: real ones by their answers, and simulated ones.

    opinions.py GOLD… [--apart FOLDER…] [--drafts FOLDER…] [--answers FILE…] [--fit] [--folds N]

Takes the folders of fit.py. Every pair is scored by classifiers fitted without it and without all that share a text
with it. ``--answers`` are files of answers to the questions of ``directive-diff ask`` about these pairs, one for each
judge; with ``--fit``, the weights of ``data/opinions.tsv`` are fitted to them by logistic regression, and each pair is
scored by weights fitted without it. Simulated judges show what better and worse ones would gain with the same weights.
"""

from __future__ import annotations

from functools import partial
from hashlib import sha256
from math import fsum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import arguments
from fit import described, figures_of
from learning import left_out
from samples import Reading, apart, draft, folds, reading
from simulated import SimulatedJudge
from sklearn.linear_model import LogisticRegression

from directive_diff.alignment.scoring import Scored, classifiers, classify
from directive_diff.alignment.second_opinion import opinions as joining
from directive_diff.alignment.second_opinion.questions import ask
from directive_diff.alignment.selection import select
from directive_diff.judging.filed import load

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from directive_diff.judging import Judge, Question
    from directive_diff.model import Clause

_WEIGHTS = Path(__file__).parents[1] / "directive_diff" / "data" / "opinions.tsv"
_NAMES = ("own", "same", "adapted", "restated", "refused", "different")
_SHOWN = ("links.precision", "links.recall", "links.f1", "new.precision", "dropped.precision")
_HEAD = """\
# How much a judge's opinion counts: log-odds added to those of the score, which are multiplied by the weight "own".
# Columns: what the opinion says ("different": it links a pair that our tables say is about different things), weight.
# Source: fitted by benchmarks/opinions.py to the answers of a large language model to our questions about pairs that a
# large language model had read before; what was read, with the first digits of the SHA-256 of all its files:
"""

Weights = dict[str, float]


class Doubtful(NamedTuple):
    """A pair, its scores by a fit without it, and the questions that the installed program asks about it."""

    sample: Reading
    scored: Scored
    questions: Sequence[Question]


def rows(asked: Doubtful, judge: Judge) -> Iterator[tuple[Weights, bool]]:
    """Yield the features of each pair of clauses that a judge has an opinion on, and whether it is a link."""
    sample, scored, questions = asked
    sources, targets = (_numbered(text.clauses) for text in scored.texts)
    for target, of_source in judge.judge(questions).opinions.items():
        for source, opinion in of_source.items():
            (s, one), (t, other) = sources[source], targets[target]
            candidate = scored.candidates.get((s, t))
            truth = sample.truth.get((s, t)) if candidate else sample.is_link(one, other)
            if truth is None or (candidate is None and opinion.relation is None):
                continue
            row = dict.fromkeys(_NAMES, 0.0)
            row["own"] = joining.own_log_odds(candidate.chance if candidate else joining.UNSEEN, opinion)
            row[opinion.relation.value if opinion.relation else "refused"] = 1.0
            row["different"] = float(bool(candidate and candidate.different and opinion.relation))
            yield row, truth


def _numbered(clauses: Sequence[Sequence[Clause]]) -> Mapping[str, tuple[int, Clause]]:
    """Return the first occurrence of each point, with the point's number, by its id."""
    return {those[0].id: (number, those[0]) for number, those in enumerate(clauses)}


def fitted(pairs: Sequence[Doubtful], judges: Sequence[Judge]) -> Weights:
    """Return the weights of a logistic regression; without a constant, because every opinion is evidence."""
    examples = [row for judge in judges for asked in pairs for row in rows(asked, judge)]
    table = [[features[name] for name in _NAMES] for features, _ in examples]
    model = LogisticRegression(C=1.0, fit_intercept=False, max_iter=2000).fit(table, [truth for _, truth in examples])
    return dict(zip(_NAMES, map(float, model.coef_[0]), strict=True))


def report(
    label: str, pairs: Sequence[Doubtful], weights: Sequence[Weights], judge_of: Callable[[Doubtful], Judge]
) -> None:
    """Print the mean scores with the judge of each pair, its opinions joined by the weights of each pair."""
    figures, answered, clauses = [], 0, 0
    for asked, own in zip(pairs, weights, strict=True):
        opinions = judge_of(asked).judge(asked.questions).opinions
        joining.opinion_weights = lambda own=own: own  # type: ignore[assignment,misc]
        matches = select(joining.join(asked.scored, opinions).scored).matches
        figures.append(figures_of(asked.sample, matches))
        answered += len(opinions)
        clauses += len(asked.scored.texts.target.clauses)
    means = " ".join(f"{fsum(one[name] for one in figures) / len(figures):.3f}" for name in _SHOWN)
    met, wanted = (fsum(one[f"restated.{part}"] for one in figures) for part in ("met", "asked"))
    print(f"{label:24} {means} {met / max(1, wanted):.3f} {answered / clauses:.2f}", flush=True)


def simulations() -> Iterator[tuple[str, Callable[[Doubtful], Judge]]]:
    """Yield simulated judges of several qualities and manners, with their labels."""

    def simulate(quality: float, manner: str, asked: Doubtful) -> Judge:
        return SimulatedJudge(asked.sample, quality, manner)

    for quality in (1.0, 0.95, 0.9, 0.8, 0.7, 0.5):
        yield f"simulated {quality}", partial(simulate, quality, "mixed")
    for manner in ("yes", "no"):
        for quality in (0.9, 0.8):
            yield f"simulated {quality} {manner}", partial(simulate, quality, manner)


def main() -> None:
    """Fit if requested, and report."""
    parser = arguments.parser(__doc__)
    parser.add_argument("--answers", nargs="*", default=(), type=Path, help="files of answers, one judge each")
    parser.add_argument("--fit", action="store_true", help="write data/opinions.tsv")
    args = parser.parse_args()
    samples = [reading(folder) for folder in args.gold]
    others = [*map(apart, args.apart), *map(draft, args.drafts)]
    by = classifiers()
    pairs = [
        Doubtful(
            sample, classify(sample.measured, own), ask(classify(sample.measured, by), sample.source, sample.target)
        )
        for sample, own in zip(samples, left_out(samples, others, args.folds), strict=True)
    ]
    judges = [load(str(path)) for path in args.answers]
    weights = [dict(joining.opinion_weights())] * len(pairs)
    if args.fit:
        fold = folds(samples, args.folds)
        parts = [fitted([p for p, f in zip(pairs, fold, strict=True) if f != n], judges) for n in range(args.folds)]
        weights = [parts[f] for f in fold]
        _write(fitted(pairs, judges), args)
    print("judge", *_SHOWN, "restated.recall asked")
    report("none", pairs, weights, lambda asked: SimulatedJudge(asked.sample, None))
    for path, judge in zip(args.answers, judges, strict=True):
        report(path.name, pairs, weights, lambda _, judge=judge: judge)  # type: ignore[misc]
    for label, judge_of in simulations():
        report(label, pairs, weights, judge_of)


def _write(weights: Weights, args: Namespace) -> None:
    read = [f"# {described('gold', args.gold)}\n"]
    read += [f"# answers: {sha256(path.read_bytes()).hexdigest()[:16]}\n" for path in args.answers]
    lines = [f"{name}\t{value:.3f}\n" for name, value in weights.items()]
    print("".join(lines))
    if not args.dry:
        _WEIGHTS.write_text("".join([_HEAD, *read, *lines]), encoding="utf-8")


if __name__ == "__main__":
    main()
