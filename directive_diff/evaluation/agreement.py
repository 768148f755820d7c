"""Measures of how far two reviewers agree, by NLTK and scipy (the extra ``agree``).

- f1: agreement on the links: twice the number that both gave, divided by the sum of the numbers that each gave.
- kappa: Cohen's κ of link or no link. alpha: Krippendorff's α (nominal) of no link or the relation.

The intervals (95 %) are bootstrapped over the target's clauses: the verdicts on one clause depend on each other.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from directive_diff.errors import DirectiveDiffError
from directive_diff.review.agreement import NO_LINK, SOME_LINK

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from directive_diff.review.agreement import Judged

_DRAWN = 300


class Figure(NamedTuple):
    """A measure and its interval; None if it cannot be computed."""

    value: float | None
    low: float | None = None
    high: float | None = None


def figures(judged: Sequence[Judged]) -> Mapping[str, Figure]:
    """Return the measures of agreement of two reviewers. Raises DirectiveDiffError if a library is missing."""
    try:
        from nltk.metrics.agreement import AnnotationTask  # noqa: PLC0415 - an extra, loaded only here
        from scipy.stats import bootstrap  # noqa: PLC0415 - likewise
    except ModuleNotFoundError as error:
        raise DirectiveDiffError("agree_needs", remedy="install_extra", package=error.name, extra="agree") from error

    def kappa(pairs: Sequence[Judged]) -> float | None:
        coded = [(one.first != NO_LINK, one.second != NO_LINK) for one in pairs]
        return _coded(coded, lambda rows: AnnotationTask(rows).kappa())

    def alpha(pairs: Sequence[Judged]) -> float | None:
        coded = [(one.first, one.second) for one in pairs if SOME_LINK not in {one.first, one.second}]
        return _coded(coded, lambda rows: AnnotationTask(rows).alpha())

    measures = {"f1": _f1, "kappa": kappa, "alpha": alpha}
    return {name: _figure(measure, judged, bootstrap) for name, measure in measures.items()}


def _coded(coded: Sequence[tuple[object, object]], measure: Callable[[Any], float]) -> float | None:
    """Return a measure of two coders' codes for the same items; 1 if both gave all items the same single code."""
    if not coded:
        return None
    if len({said for both in coded for said in both}) == 1:
        return 1.0
    rows = [(coder, item, said) for item, both in enumerate(coded) for coder, said in zip("AB", both, strict=True)]
    return float(measure(rows))


def _sides(pairs: Sequence[Judged]) -> tuple[list[str], list[str]]:
    return [pair.first for pair in pairs], [pair.second for pair in pairs]


def _f1(pairs: Sequence[Judged]) -> float | None:
    first, second = (sum(code != NO_LINK for code in those) for those in _sides(pairs))
    both = sum(NO_LINK not in {pair.first, pair.second} for pair in pairs)
    return 2 * both / (first + second) if first + second else None


def _figure(measure: Callable[[Sequence[Judged]], float | None], judged: Sequence[Judged], bootstrap: Any) -> Figure:  # noqa: ANN401 - a function of scipy
    """Return a measure and its interval, bootstrapped over the clauses of the target."""
    value = measure(judged) if judged else None
    groups: dict[str, list[Judged]] = defaultdict(list)
    for pair in judged:
        groups[pair.target].append(pair)
    clauses = list(groups.values())
    if value is None or len(clauses) < 2:  # noqa: PLR2004 - one clause cannot be resampled
        return Figure(value)

    def drawn(numbers: Any) -> float:  # noqa: ANN401 - an array
        resampled = measure([pair for number in numbers for pair in clauses[int(number)]])
        return value if resampled is None else resampled

    interval = bootstrap(
        (range(len(clauses)),), drawn, vectorized=False, n_resamples=_DRAWN, method="percentile", random_state=0
    ).confidence_interval
    return Figure(value, float(interval.low), float(interval.high))
