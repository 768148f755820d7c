"""A judge's opinions joined with the scores: the weight of an opinion is added to the log-odds of the pair.

The weights are in ``data/opinions.tsv``; `benchmarks/opinions.py` fits them. An opinion is evidence, not a verdict: it
can make a doubtful pair a link, but not a hopeless one.

    own score .12, log-odds -1.99 × 0.51; chosen as adapted +1.75; log-odds  0.74, joined score .68
    own score .55, log-odds  0.20 × 0.51; refused           -2.99; log-odds -2.89, joined score .05
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from directive_diff import lexicon
from directive_diff.alignment.candidates import overlap_of
from directive_diff.alignment.matter import shared_matter
from directive_diff.alignment.scoring import Scored, ScoredCandidate
from directive_diff.model import Relation
from directive_diff.odds import chance_of, log_odds_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from directive_diff.alignment.candidates import Candidate
    from directive_diff.model import Opinion

_LEAST_CHANCE = 0.002  # a score counts as at least this, and at most one minus this
_IN_OTHER_WORDS = 0.02  # the same for a pair called restated: a score from words says little about it
UNSEEN = 0.03
"""The chance of a pair that was not a candidate, if a judge chose it from all clauses."""


class Joined(NamedTuple):
    """The scores including opinions, and the opinions by pair of points, each with the score before it."""

    scored: Scored
    opinions: Mapping[Candidate, Opinion]


def join(scored: Scored, answers: Mapping[str, Mapping[str, Opinion]]) -> Joined:
    """Return ``scored`` with ``answers``: opinions on pairs of clauses, by the ids of target and source.

    A candidate that was offered and not chosen is an opinion too, without a relation.
    """
    numbers = [
        {clauses[0].id: number for number, clauses in enumerate(side.clauses)}
        for side in (scored.texts[0], scored.texts[1])
    ]
    candidates, opinions = dict(scored.candidates), {}
    for target, of_source in answers.items():
        for source, opinion in of_source.items():
            pair = (numbers[0][source], numbers[1][target])
            known = candidates.get(pair)
            if known is None and opinion.relation is None:
                continue
            candidate = known or _unseen(scored, pair)
            opinions[pair] = opinion._replace(before=candidate.chance)
            candidates[pair] = _weighed(candidate, opinion)
    return Joined(Scored(scored.texts, dict(sorted(candidates.items()))), opinions)


def _weighed(candidate: ScoredCandidate, opinion: Opinion) -> ScoredCandidate:
    """Return a candidate with an opinion in its chance; one that the judge chose is no longer `different`."""
    weights = opinion_weights()
    total = weights["own"] * own_log_odds(candidate.chance, opinion)
    if opinion.relation is None:
        return candidate._replace(
            chance=chance_of(total + weights["refused"]), alike=candidate.equal and candidate.alike
        )
    total += weights[opinion.relation.value] + (weights["different"] if candidate.different else 0.0)
    return candidate._replace(chance=chance_of(total), apart=())


def own_log_odds(chance: float, opinion: Opinion) -> float:
    """Return the log-odds of a score, within bounds."""
    least = _IN_OTHER_WORDS if opinion.relation is Relation.RESTATED else _LEAST_CHANCE
    return log_odds_of(max(chance, least), _LEAST_CHANCE)


def _unseen(scored: Scored, pair: Candidate) -> ScoredCandidate:
    """Return a pair that shares too little wording to be a candidate, as a candidate."""
    source, target = scored.texts.source.points[pair[0]], scored.texts.target.points[pair[1]]
    overlap = overlap_of(source, target)
    features = {
        "dice": overlap.dice,
        "cover_s": overlap.of_source,
        "cover_t": overlap.of_target,
        "synonyms_share": 0.0,
        "free_s": overlap.dice,
        "free_t": overlap.dice,
    }
    matter = shared_matter(overlap, source, target)
    return ScoredCandidate(pair, features, None, UNSEEN, matter, equal=False, alike=False)


@lexicon.derived
def opinion_weights() -> Mapping[str, float]:
    """Return the weights of opinions in log-odds, by relation; ``own`` is the factor of the program's own log-odds."""
    return {name: float(value) for name, value in lexicon.table("opinions")}
