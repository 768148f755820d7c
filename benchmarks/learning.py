"""Learn the classifiers: logistic regression on features, and the calibration of their chances."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from samples import Apart, Draft, Sample, folds, without
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression

from directive_diff.alignment.scoring import Classifiers, Scale, Weights, classify, describe_context, score_alone
from directive_diff.alignment.selection import select

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from directive_diff.alignment.candidates import Candidate

# Inverse strength of the L2 penalty on standardised features; a fifth and five times as much did as well.
_INVERSE_PENALTY = {"alone": 0.02, "context": 0.05}
_BIN, _STEP = 500, 100  # links for each point of the scale (fewer would be noisy), and from one point to the next
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


def left_out(samples: Sequence[Sample], others: Sequence[Sample], count: int) -> list[Classifiers]:
    """Return for each sample the classifiers learned without it and without those that share a text with it.

    There are ``count`` folds. Each scale is measured on the other folds: nothing that judges a sample has seen it.
    """
    fold = folds(samples, count)
    parts = []
    for number in range(count):
        held_out = [s for s, f in zip(samples, fold, strict=True) if f == number]
        seen = [s for s, f in zip(samples, fold, strict=True) if f != number]
        parts.append(learn([*seen, *without(others, held_out)]))
    judged = [
        (f, score, is_link)
        for s, f in zip(samples, fold, strict=True)
        for score, is_link in _known_chances(s, parts[f])
    ]
    scales = [measured([(score, is_link) for f, score, is_link in judged if f != number]) for number in range(count)]
    return [parts[f]._replace(scale=scales[f]) for f in fold]


def scale_of(samples: Sequence[Sample], learned: Sequence[Classifiers]) -> Scale:
    """Return the scale of chances, each given by classifiers that have not seen the sample."""
    return measured(
        [known for s, classifiers in zip(samples, learned, strict=True) for known in _known_chances(s, classifiers)]
    )


def _known_chances(sample: Sample, learned: Classifiers) -> list[tuple[float, bool]]:
    """Return the chance of every likely candidate, and whether it is a link, if that is known."""
    classified = classify(sample.measured, Classifiers(learned.alone, learned.context), sample.read)
    matches = select(classified, cut=_LOWEST).matches
    known = ((match.score, sample.is_link(match.source, match.target)) for match in matches)
    return [(score, is_link) for score, is_link in known if is_link is not None]


def measured(known: Sequence[tuple[float, bool]]) -> Scale:
    """Return how often links of a chance were right: a rising line through overlapping bins of equal size."""
    ordered = np.array(sorted(known), dtype=float)
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
