"""Step 3: the probability of every candidate, by a classifier that sees it alone, then by one that sees its context.

Both are logistic regressions: the features times their weights add up to the log-odds of a link. `benchmarks/fit.py`
fits the weights to pairs with known links, and writes ``data/judgement.tsv``.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from math import fsum
from operator import mul
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.alignment.context import MOST_AROUND, surroundings
from directive_diff.alignment.features import Where, measure
from directive_diff.alignment.sequence import sequence
from directive_diff.model import Reason
from directive_diff.odds import chance_of
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping, Sequence

    from directive_diff.alignment.candidates import Candidate, Overlap
    from directive_diff.alignment.features import Measured
    from directive_diff.alignment.preparation import Texts
    from directive_diff.judging.interface import PairReader

    Read = Callable[[Measured, Mapping[Candidate, float]], Mapping[Candidate, Mapping[str, float]]]

_BOUND = 9.0  # log-odds are limited to ±9: nothing is surer than .9999
_OVERRULES = 2.0  # from these log-odds of a reader on, clauses may be a link although our tables call them different
REFUSED = -6.0
"""The log-odds of a candidate that a reader is not asked about, because its words make it hopeless."""
_AGAIN = ("free_s", "free_t")  # features of the classifier alone that the one in context weighs again
_SLOGAN = 0.6  # by what share a slogan's chance drops between texts that have nothing else in common
_UNLIKE = (
    0.6  # the highest chance of clauses about the same kind of thing, but another: 15 of 25 such pairs read are links
)


class Weights(NamedTuple):
    """The weights of a classifier: a constant, and a weight for each of the named features."""

    constant: float
    names: tuple[str, ...]
    values: tuple[float, ...]


Scale = tuple[tuple[float, float], ...]
"""How often predicted chances were right: points (predicted, observed), rising, joined by straight lines."""

UNSCALED: Scale = ((0.0, 0.0), (1.0, 1.0))


class Classifiers(NamedTuple):
    """The classifier alone, the classifier in context, and the scale of scores."""

    alone: Weights
    context: Weights
    scale: Scale = UNSCALED


class ScoredCandidate(NamedTuple):
    """Everything known about a candidate.

    ``pair`` holds the numbers of its points, ``features`` and ``context`` what the classifiers saw (``context`` is
    None if it was hopeless alone), ``chance`` the probability (0..1) that it is a link. `Measured` explains ``matter``,
    ``equal`` and ``alike``; ``apart`` has all candidates about different things.
    """

    pair: Candidate
    features: Mapping[str, float]
    context: Mapping[str, float] | None
    chance: float
    matter: float
    equal: bool
    alike: bool
    apart: Container[Candidate] = ()

    @property
    def different(self) -> bool:
        """Whether it is about different things, and so never a link."""
        return self.pair in self.apart

    @property
    def sparse(self) -> bool:
        """Whether the texts around it have little in common."""
        return self.context is not None and self.context["sparse"] > 0

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The reasons that a reader can understand, as shares 0..1."""
        features = self.features
        named = {
            "wording": features["dice"],
            "source_covered": features["cover_s"],
            "target_covered": features["cover_t"],
            "matter": self.matter,
            "synonyms": features["synonyms_share"],
            "rivals": features["dice"] - min(features["free_s"], features["free_t"]),
            "neighbours": self.context["around"] / MOST_AROUND if self.context else 0.0,
        }
        if self.context and "reading" in self.context:
            named["reading"] = chance_of(self.context["reading"])
        return tuple([Reason(name, _as_share(value)) for name, value in named.items()])


def _as_share(value: float) -> float:
    """Return a number limited to 0..1 and rounded to four decimals."""
    return 0.0 if value <= 0 else 1.0 if value >= 1 else round(value, 4)


class Scored(NamedTuple):
    """All candidates of two texts with their scores, ordered by candidate; links are selected from these."""

    texts: Texts
    candidates: Mapping[Candidate, ScoredCandidate]


def score(texts: Texts, candidates: Mapping[Candidate, Overlap], reader: PairReader | None = None) -> Scored:
    """Return the candidates of two texts with their chances, given what each pair shares.

    A ``reader`` adds candidates by meaning, and its judgement of each becomes part of the context.
    """
    if reader is None:
        return classify(measure(texts, candidates), classifiers())
    from directive_diff.alignment.second_opinion.reading import widen  # noqa: PLC0415 - few runs have a reader

    wider, read = widen(texts, candidates, reader)
    return classify(measure(texts, wider), _classifiers("judgement-small"), read)


def classify(measured: Measured, by: Classifiers, read: Read | None = None) -> Scored:
    """Return the candidates with the chances that two classifiers give them: alone, then in context."""
    alone = score_alone(measured, by.alone)
    context = describe_context(measured, alone, read)
    chances = {candidate: chance_of(log_odds) for candidate, log_odds in alone.items()}
    for candidate, features in context.items():
        slogans = 1 - measured.novelty[candidate]
        chances[candidate] = chance_of(add_up(features, by.context)) * (1 - _SLOGAN * features["sparse"] * slogans)
    apart = measured.different
    if read is not None:
        apart = Where(apart, lambda candidate: not _overruled(context.get(candidate)))
    return Scored(
        measured.texts,
        {
            candidate: ScoredCandidate(
                candidate,
                features,
                context.get(candidate),
                _within_limit(scaled(chances[candidate], by.scale), candidate, measured),
                measured.matter[candidate],
                equal=candidate in measured.equal,
                alike=candidate in measured.alike,
                apart=apart,
            )
            for candidate, features in measured.features.items()
        },
    )


def _within_limit(chance: float, candidate: Candidate, measured: Measured) -> float:
    """Return the chance of a candidate, limited if its clauses are about the same kind of thing, but another."""
    return _UNLIKE if chance > _UNLIKE and candidate in measured.unlike else chance


def _overruled(context: Mapping[str, float] | None) -> bool:
    """Return whether a reader says that clauses are about the same, although our tables find nothing in common."""
    return context is not None and context.get("reading", -_BOUND) > _OVERRULES


def score_alone(measured: Measured, weights: Weights) -> dict[Candidate, float]:
    """Return the log-odds of each candidate by itself."""
    return {candidate: add_up(features, weights) for candidate, features in measured.features.items()}


def describe_context(
    measured: Measured, alone: Mapping[Candidate, float], read: Read | None = None
) -> dict[Candidate, dict[str, float]]:
    """Return the features of the context of each candidate, given the log-odds of all alone, and the reader.

    It includes some features of the candidate by itself, which count differently once what is around it is known. With
    a reader, all features of the classifier alone are included, so that they get new weights.
    """
    source, target = measured.texts
    counts = [Counter(pair[side] for pair in alone) for side in (0, 1)]
    around = surroundings(alone, measured.overlaps, (source.places, target.places), measured.novelty, measured.matter)
    context = {
        pair: {
            **features,
            **sequence(source.points[pair[0]], target.points[pair[1]]),
            **{name: measured.features[pair][name] for name in _AGAIN},
            "candidates_s": float(counts[0][pair[0]]),
            "candidates_t": float(counts[1][pair[1]]),
        }
        for pair, features in around.items()
    }
    if read is None:
        return context
    of_reader = read(measured, alone)
    return {pair: {**features, **measured.features[pair], **of_reader[pair]} for pair, features in context.items()}


def add_up(features: Mapping[str, float], weights: Weights) -> float:
    """Return the log-odds that a candidate with these ``features`` is a link."""
    total = weights.constant + fsum(map(mul, map(features.__getitem__, weights.names), weights.values))
    return total if -_BOUND < total < _BOUND else _BOUND if total > 0 else -_BOUND


def scaled(chance: float, scale: Scale) -> float:
    """Return how often links with this ``chance`` (0..1) were right."""
    at = bisect(scale, (chance, 1.0), 1, len(scale) - 1)
    (low, below), (high, above) = scale[at - 1 : at + 1]
    return below + (chance - low) / (high - low) * (above - below)


def classifiers() -> Classifiers:
    """Return the fitted classifiers for runs without a reader."""
    return _classifiers("judgement")


@lexicon.derived
def _classifiers(table: str) -> Classifiers:
    rows = lexicon.table(table)
    scale = tuple((float(predicted), float(observed)) for kind, predicted, observed in rows if kind == "scale")
    return Classifiers(_weights(rows, "alone"), _weights(rows, "context"), scale)


def _weights(rows: Sequence[lexicon.Row], classifier: str) -> Weights:
    values = {name: float(value) for kind, name, value in rows if kind == classifier}
    constant = values.pop("constant")
    return Weights(constant, tuple(values), tuple(values.values()))
