"""Which clause of the target carries which clause of the source.

Candidates share wording (`candidates`); figures say how much, how telling it is and how they stand among their rivals
(`features`); a fitted judgement makes that a probability, and a second one looks at the context too (`judgement`,
`context`); the probable ones become links (`assignment`).
"""

from __future__ import annotations

from collections import Counter
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.alignment.assignment import LINKS, PROBABLE, accepted, nearest, occurrences
from directive_diff.alignment.context import surroundings
from directive_diff.alignment.contrast import contrary
from directive_diff.alignment.field import Field, lay_out
from directive_diff.alignment.judgement import UNSCALED, Scale, Weights, log_odds, scale, scaled, weights
from directive_diff.model import Match, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from directive_diff.model import Readout

__all__ = ["Alignment", "align", "decide"]

_CERTAIN = 0.999  # the least score of a clause carried word for word, between texts that have more in common
_ALIKE = 0.9  # the least score of a clause carried but for who is told and how it is opened, or in texts of little else
_SLOGAN = 0.6  # what a slogan's chance loses between texts that have nothing else in common
_MOST_AROUND = 3.0  # what the figure of the neighbours is divided by


class Alignment(NamedTuple):
    """What was found: ``matches`` are the links, ``rejected`` what came nearest to each clause without one.

    Both come by target, then source. A clause without a link for which there was no candidate at all is in neither.
    """

    matches: tuple[Match, ...]
    rejected: tuple[Match, ...]


def align(source: Readout, target: Readout) -> Alignment:
    """Return which clauses of ``target`` carry clauses of ``source``, and what came near it.

    A score is the probability (0..1) that an informed reader would call the pair a link; ``reasons`` say what it is
    made of. Only linkable clauses are matched. Moving whole blocks of either text changes no link, nor does folding.
    """
    return decide(lay_out(source, target), weights("first"), weights("second"), scale())


def decide(
    field: Field, first: Weights, second: Weights, knots: Scale = UNSCALED, *, cut: float = PROBABLE
) -> Alignment:
    """Return the links of ``field`` that two judgements make: of each candidate by itself, then in its context.

    ``knots`` say what their chances are worth; from ``cut`` on a candidate is a link.
    """
    odds = {pair: log_odds(figures, first) for pair, figures in field.figures.items()}
    around = surroundings(odds, field.found, field.places, field.fresh, field.matter)
    chances = {pair: _chance(value) for pair, value in odds.items()}
    for pair, figures in around.items():
        worn = 1 - field.fresh[pair]
        chances[pair] = _chance(log_odds(figures, second)) * (1 - _SLOGAN * figures["sparse"] * worn)
    chances = {pair: scaled(chance, knots) for pair, chance in chances.items()}
    matches: list[Match] = []
    for pair in accepted(_possible(field, chances, cut), field.alike, cut):
        context = around.get(pair)
        sparse = context is not None and context["sparse"] > 0
        least = (_CERTAIN if pair in field.equal and not sparse else _ALIKE) if pair in field.alike else 0.0
        score = max(chances[pair], least)
        reasons = _reasons(field, pair, context)
        joined = occurrences(field.clauses[0][pair[0]], field.clauses[1][pair[1]])
        matches += [Match(one, other, score, reasons) for one, other in joined]
    links = _bounded(matches)
    return Alignment(_ordered(links), _ordered(_near(field, chances, around, links)))


def _possible(field: Field, chances: Mapping[tuple[int, int], float], cut: float) -> dict[tuple[int, int], float]:
    """Return the candidates that may become links, without those about different things."""
    likely = ((pair, chance) for pair, chance in chances.items() if chance >= cut or pair in field.alike)
    return {pair: chance for pair, chance in likely if not _different(field, pair)}


def _different(field: Field, pair: tuple[int, int]) -> bool:
    """Tell whether two clauses are about different things.

    They name words that exclude each other, or have nothing in common of what they are about and say none of it in
    other words: 加大巡查力度, 加大宣讲力度.
    """
    if pair in field.alike or pair in field.strange:
        return pair not in field.alike
    source, target = (side[number][0].folded.text for side, number in zip(field.clauses, pair, strict=True))
    return contrary(source, target) or not (field.matter[pair] or field.figures[pair]["synonyms"])


def _near(
    field: Field,
    chances: Mapping[tuple[int, int], float],
    around: Mapping[tuple[int, int], Mapping[str, float]],
    links: Iterable[Match],
) -> list[Match]:
    """Return the most probable candidate of each clause that has no link, as a match."""
    linked = {clause.id for match in links for clause in (match.source, match.target)}
    matches = {}
    for pair, side in nearest(chances):
        others = field.clauses[1 - side][pair[1 - side]]
        for clause in field.clauses[side][pair[side]]:
            if clause.id not in linked:
                source, target = (others[0], clause) if side else (clause, others[0])
                reasons = _reasons(field, pair, around.get(pair))
                if chances[pair] >= PROBABLE and _different(field, pair):
                    reasons = (*reasons, Reason("contrast", 1.0))
                matches[source.id, target.id] = Match(source, target, chances[pair], reasons)
    return list(matches.values())


def _chance(odds: float) -> float:
    return 1 / (1 + exp(-odds))


def _reasons(field: Field, pair: tuple[int, int], around: Mapping[str, float] | None) -> tuple[Reason, ...]:
    """Return the parts of the judgement that say something to a person, as shares 0..1."""
    figures = field.figures[pair]
    named = {
        "wording": figures["dice"],
        "source_covered": figures["cover_s"],
        "target_covered": figures["cover_t"],
        "matter": field.matter[pair],
        "synonyms": figures["synonyms_share"],
        "rivals": max(figures["dice"] - min(figures["free_s"], figures["free_t"]), 0.0),
        "neighbours": around["around"] / _MOST_AROUND if around else 0.0,
    }
    return tuple(Reason(name, round(max(0.0, min(1.0, value)), 4)) for name, value in named.items())


def _bounded(matches: Iterable[Match]) -> list[Match]:
    """Return ``matches``, of which the surest come first, with few enough for every clause."""
    links, kept = Counter[str](), []
    for match in matches:
        ends = (match.source.id, match.target.id)
        if all(links[end] < LINKS for end in ends):
            links.update(ends)
            kept.append(match)
    return kept


def _ordered(matches: Iterable[Match]) -> tuple[Match, ...]:
    return tuple(sorted(matches, key=lambda match: (match.target.span, match.source.span)))
