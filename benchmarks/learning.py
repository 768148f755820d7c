"""Learn the classifiers: logistic regression on features, and the calibration of their chances."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from samples import Apart, Draft, Sample, folds, without
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression

from directive_diff.alignment.scoring import Classifiers, Scale, Weights, classify, describe_context, score_alone
from directive_diff.alignment.selection import select

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from directive_diff.alignment.candidates import Candidate

# Inverse strength of the L2 penalty on standardised features; a fifth and five times as much did as well.
_INVERSE_PENALTY = {"alone": 0.02, "context": 0.05}
_ARRANGEMENTS = 8  # how often all samples are left out, each time in other folds
# Links of all arrangements for each point of the scale, and from one point to the next. The scale is steep behind a
# flat stretch at .5: in narrower bins, how the folds fall moves that step, and scores of .5 to .6 become too high.
_BIN, _STEP = 300 * _ARRANGEMENTS, 100 * _ARRANGEMENTS
_LOWEST = 0.05  # the least chance for which the scale is measured


def learn(samples: Sequence[Sample]) -> Classifiers:
    """Return the classifiers fitted to ``samples``: the classifier alone only to related texts, that in context to all.

    Drafts and texts on different matters show what is not a link although its neighbours or its slogans suggest one:
    only the classifier in context can learn that.
    """
    related = [(s, s.measured.features) for s in samples if not isinstance(s, Apart | Draft)]
    alone = _fitted(related, _INVERSE_PENALTY["alone"])
    return Classifiers(alone, _fitted([(s, context(s, alone)) for s in samples], _INVERSE_PENALTY["context"]))


def context(sample: Sample, alone: Weights) -> Mapping[Candidate, Mapping[str, float]]:
    """Return the features of every candidate's context."""
    return describe_context(sample.measured, score_alone(sample.measured, alone), sample.read)


class LeftOut(NamedTuple):
    """What judges samples unseen: for each arrangement of the folds, the classifiers of each sample; and one scale.

    ``scale`` is measured on the chances that all of them gave, so it suits classifiers fitted to every sample.
    """

    arrangements: list[list[Classifiers]]
    scale: Scale


class _Known(NamedTuple):
    """The chance that classifiers gave a candidate of an unseen sample (its number), and whether it is a link."""

    sample: int
    chance: float
    is_link: bool


def left_out(samples: Sequence[Sample], others: Sequence[Sample], count: int) -> list[Classifiers]:
    """Return for each sample the classifiers learned without it and without those that share a text with it.

    There are ``count`` folds. Each scale is measured on the other folds: nothing that judges a sample has seen it.
    """
    return leave_out(samples, others, count).arrangements[0]


def leave_out(samples: Sequence[Sample], others: Sequence[Sample], count: int) -> LeftOut:
    """Leave out every sample once in each of several arrangements of ``count`` folds.

    How the folds fall moves the shares that the scale is made of by a few points; over many arrangements they settle.
    """
    all_folds = [folds(samples, count, arrangement) for arrangement in range(_ARRANGEMENTS)]
    unscaled = [_without_fold(samples, others, fold, count) for fold in all_folds]
    known = [known for learned in unscaled for known in _known_chances(samples, learned)]
    return LeftOut(
        [_scaled(learned, fold, known, count) for learned, fold in zip(unscaled, all_folds, strict=True)],
        measured(known),
    )


def _without_fold(
    samples: Sequence[Sample], others: Sequence[Sample], fold: Sequence[int], count: int
) -> list[Classifiers]:
    """Return for each sample the classifiers learned without its fold."""
    parts = []
    for number in range(count):
        held_out = [s for s, f in zip(samples, fold, strict=True) if f == number]
        seen = [s for s, f in zip(samples, fold, strict=True) if f != number]
        parts.append(learn([*seen, *without(others, held_out)]))
    return [parts[f] for f in fold]


def _scaled(
    learned: Sequence[Classifiers], fold: Sequence[int], known: Sequence[_Known], count: int
) -> list[Classifiers]:
    """Return the classifiers with the scale measured on the samples of the other folds."""
    scales = [measured([one for one in known if fold[one.sample] != number]) for number in range(count)]
    return [classifiers._replace(scale=scales[f]) for classifiers, f in zip(learned, fold, strict=True)]


def _known_chances(samples: Sequence[Sample], learned: Sequence[Classifiers]) -> Iterator[_Known]:
    """Yield the chance of every likely candidate, and whether it is a link, where that is known."""
    for number, (sample, by) in enumerate(zip(samples, learned, strict=True)):
        for match in select(classify(sample.measured, by, sample.read), cut=_LOWEST).matches:
            is_link = sample.is_link(match.source, match.target)
            if is_link is not None:
                yield _Known(number, match.score, is_link)


def measured(known: Sequence[_Known]) -> Scale:
    """Return how often links of a chance were right: a rising line through overlapping bins of equal size."""
    ordered = np.array(sorted((one.chance, one.is_link) for one in known), dtype=float)
    starts = range(0, max(1, len(ordered) - _BIN + 1), _STEP)
    bins = [ordered[start : start + _BIN] for start in starts]
    chances, shares = ([float(pairs[:, column].mean()) for pairs in bins] for column in (0, 1))
    rising = IsotonicRegression().fit_transform(chances, shares)
    return ((0.0, 0.0), *zip(chances, map(float, rising), strict=True), (1.0, 1.0))


def _fitted(
    samples: Iterable[tuple[Sample, Mapping[Candidate, Mapping[str, float]]]], inverse_penalty: float
) -> Weights:
    """Return the weights of a logistic regression with an L2 penalty on standardised features.

    The same feature of the source's and of the target's clause has the same weight: their sum is one feature. So
    swapped texts are judged alike, and there are half as many weights to learn.
    """
    rows, truth, counts = [], [], []
    for sample, described in samples:
        for candidate, row in described.items():
            is_link = sample.truth[candidate]
            if is_link is not None:
                rows.append(row)
                truth.append(is_link)
                counts.append(sample.weight)
    features = tuple(rows[0])
    names = [name for name in features if not name.endswith("_t")]
    table = np.array([[row[name] + row.get(_mirrored(name), 0.0) for name in names] for row in rows])
    middle, spread = table.mean(axis=0), table.std(axis=0)
    spread[spread == 0] = 1.0
    weights = np.array(counts) * len(counts) / sum(counts)
    model = LogisticRegression(C=inverse_penalty, max_iter=5000, tol=1e-8)
    model.fit((table - middle) / spread, truth, sample_weight=weights)
    coefficients = model.coef_[0] / spread
    values = dict(zip(names, map(float, coefficients), strict=True))
    both = {_mirrored(name): value for name, value in values.items() if name.endswith("_s")}
    constant = float(model.intercept_[0] - (coefficients * middle).sum())
    return Weights(constant, features, tuple((values | both)[name] for name in features))


def _mirrored(name: str) -> str:
    """Return the name of the target's feature for a ``name`` of the source's; empty for other features."""
    return f"{name[:-2]}_t" if name.endswith("_s") else ""
