"""Which clause of the target carries which clause of the source.

Candidates share wording (`candidates`); figures say how much, how telling it is and how they stand among their rivals
(`features`); a fitted judgement makes that a probability, and a second one looks at the context too (`judgement`,
`context`); the probable ones become links (`assignment`).
"""

from __future__ import annotations

from collections import Counter
from math import exp
from typing import TYPE_CHECKING

from directive_diff.alignment.assignment import LINKS, accepted, occurrences
from directive_diff.alignment.context import surroundings
from directive_diff.alignment.field import Field, lay_out
from directive_diff.alignment.judgement import Weights, log_odds, weights
from directive_diff.model import Match, Reason

if TYPE_CHECKING:
    from collections.abc import Mapping

    from directive_diff.model import Readout

__all__ = ["align", "decide"]

_CERTAIN = 0.999  # the least score of a clause carried word for word


def align(source: Readout, target: Readout) -> tuple[Match, ...]:
    """Return the clauses of ``target`` that carry clauses of ``source``, by target, then source.

    A score is the probability (0..1) that an informed reader would call the pair a link; ``reasons`` say what it is
    made of. Only linkable clauses are matched. Moving whole blocks of either text changes no link, nor does folding.
    """
    return decide(lay_out(source, target), weights("first"), weights("second"))


def decide(field: Field, first: Weights, second: Weights) -> tuple[Match, ...]:
    """Return the links of ``field`` that two judgements make: of each candidate by itself, then in its context."""
    odds = {pair: log_odds(figures, first) for pair, figures in field.figures.items()}
    around = surroundings(odds, field.found, field.places)
    chances = {pair: 1 / (1 + exp(-log_odds(figures, second))) for pair, figures in around.items()}
    matches: list[Match] = []
    for pair in accepted(chances, field.equal):
        score = max(chances[pair], _CERTAIN) if pair in field.equal else chances[pair]
        reasons = _reasons(field.figures[pair], around[pair])
        joined = occurrences(field.clauses[0][pair[0]], field.clauses[1][pair[1]])
        matches += [Match(one, other, score, reasons) for one, other in joined]
    return _bounded(matches)


def _reasons(figures: Mapping[str, float], around: Mapping[str, float]) -> tuple[Reason, ...]:
    """Return the parts of the judgement that say something to a person, as shares 0..1."""
    named = {
        "wording": figures["dice"],
        "source_covered": figures["cover_s"],
        "target_covered": figures["cover_t"],
        "synonyms": figures["synonyms_share"],
        "rivals": max(figures["dice"] - min(figures["free_s"], figures["free_t"]), 0.0),
        "neighbours": around["around"] / 3,
    }
    return tuple(Reason(name, round(max(0.0, min(1.0, value)), 4)) for name, value in named.items())


def _bounded(matches: list[Match]) -> tuple[Match, ...]:
    """Return ``matches``, of which the surest come first, by target, then source, with few enough for every clause."""
    links, kept = Counter[str](), []
    for match in matches:
        ends = (f"s{match.source.id}", f"t{match.target.id}")
        if all(links[end] < LINKS for end in ends):
            links.update(ends)
            kept.append(match)
    return tuple(sorted(kept, key=lambda match: (match.target.span, match.source.span)))
