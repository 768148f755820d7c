"""What a reader of pairs adds to the scores: candidates by meaning, and its judgement of each candidate.

Comparing words finds no link if a demand was carried in other words. A reader (`directive_diff.judging`) knows what
words mean: its log-odds for a pair, and their lead over the next best of either clause, are features of the classifier
in context. It reads only promising pairs: a pair that is hopeless by its words and not near in meaning counts as
rejected.
"""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from directive_diff.alignment.candidates import overlap_of
from directive_diff.alignment.scoring import REFUSED

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from directive_diff.alignment.candidates import Candidate, Overlap
    from directive_diff.alignment.features import Measured
    from directive_diff.alignment.preparation import Texts
    from directive_diff.alignment.scoring import Read
    from directive_diff.judging.interface import PairReader

_HOPELESS = -5.5  # candidates with lower log-odds by words are not read; only 5 of 1,742 links had less
_SURE = -REFUSED  # log-odds of a pair that is not read: it is hopeless, or has the same wording


def widen(
    texts: Texts, overlaps: Mapping[Candidate, Overlap], reader: PairReader
) -> tuple[Mapping[Candidate, Overlap], Read]:
    """Return the candidates, with pairs near in meaning added, and the function that reads them all."""
    sources, targets = texts.source.points, texts.target.points
    near = reader.near([point.text for point in sources], [point.text for point in targets])
    more = {pair: overlap_of(sources[pair[0]], targets[pair[1]]) for pair in near if pair not in overlaps}
    return dict(sorted({**overlaps, **more}.items())), partial(_reader_features, reader, near)


def _reader_features(
    reader: PairReader,
    near: Collection[Candidate],
    measured: Measured,
    alone: Mapping[Candidate, float],
) -> dict[Candidate, dict[str, float]]:
    """Return the reader's features of each candidate: its log-odds, and their lead on either side."""
    sources, targets = measured.texts.source.points, measured.texts.target.points
    to_read = [
        candidate
        for candidate, by_words in alone.items()
        if candidate not in measured.equal and (by_words > _HOPELESS or candidate in near)
    ]
    readings = dict.fromkeys(alone, REFUSED) | dict.fromkeys(measured.equal, _SURE)
    pairs = [(sources[source].text, targets[target].text) for source, target in to_read]
    for candidate, log_odds in zip(to_read, reader.log_odds(pairs), strict=True):
        readings[candidate] = max(REFUSED, min(_SURE, log_odds))
    leads = _lead_over_rivals(readings, 0), _lead_over_rivals(readings, 1)
    return {
        candidate: {
            "reading": value,
            "lead_s": leads[0][candidate],
            "lead_t": leads[1][candidate],
        }
        for candidate, value in readings.items()
    }


def _lead_over_rivals(readings: Mapping[Candidate, float], side: int) -> dict[Candidate, float]:
    """Return the lead of each candidate over the best other one of its clause on one ``side``."""
    of_point: dict[int, list[float]] = defaultdict(list)
    for candidate, value in readings.items():
        of_point[candidate[side]].append(value)
    best = {point: sorted(values, reverse=True)[:2] for point, values in of_point.items()}
    leads = {}
    for candidate, value in readings.items():
        first, *rest = best[candidate[side]]
        leads[candidate] = value - (first if value < first else rest[0] if rest else REFUSED)
    return leads
