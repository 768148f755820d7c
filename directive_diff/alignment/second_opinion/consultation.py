"""Ask a judge about doubtful clauses, and select the links again with its opinions in the scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.alignment.second_opinion.opinions import join
from directive_diff.alignment.second_opinion.questions import ask
from directive_diff.alignment.selection import select

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from directive_diff.alignment.scoring import Scored
    from directive_diff.alignment.selection import Alignment
    from directive_diff.judging.interface import Judge
    from directive_diff.model import Match, Opinion, Readout

_Pair = tuple[str, str]


def consult(scored: Scored, source: Readout, target: Readout, judge: Judge) -> Alignment:
    """Return the links that follow from scores and a judge's opinions, each with the opinion on it.

    A pair that is not a link only because of the judge is among those ``rejected``.
    """
    questions = ask(scored, source, target)
    judged = judge.judge(questions)
    without_judge, joined = select(scored), join(scored, judged.opinions)
    result = select(joined.scored)
    opinions = _by_clauses(scored, joined.opinions)
    before, after = _pairs(without_judge.matches), _pairs(result.matches)
    changed = before.keys() ^ after.keys()

    def with_opinion(match: Match) -> Match:
        pair = _ids(match)
        opinion = opinions.get(pair)
        return match._replace(opinion=opinion._replace(changed=pair in changed)) if opinion else match

    removed = [match for pair, match in before.items() if pair not in after and pair not in _pairs(result.rejected)]
    rejected = _ordered((*result.rejected, *removed))
    candidates = _ordered((_pairs(result.candidates) | _pairs(tuple(removed))).values())
    record = judged.record._replace(
        clauses=len(scored.texts.target.clauses),
        asked=len(questions),
        answered=len(judged.opinions),
        changed=len(changed & opinions.keys()),
    )
    return result._replace(
        matches=tuple(map(with_opinion, result.matches)),
        rejected=tuple(map(with_opinion, rejected)),
        candidates=tuple(map(with_opinion, candidates)),
        possible=tuple(map(with_opinion, result.possible)),
        judge=record,
    )


def _by_clauses(scored: Scored, opinions: Mapping[tuple[int, int], Opinion]) -> dict[_Pair, Opinion]:
    """Return the opinions on pairs of points as opinions on pairs of clauses, by their ids."""
    sources, targets = scored.texts.source.clauses, scored.texts.target.clauses
    return {
        (clause.id, other.id): opinion
        for (source, target), opinion in opinions.items()
        for clause in sources[source]
        for other in targets[target]
    }


def _ordered(matches: Iterable[Match]) -> list[Match]:
    return sorted(matches, key=lambda match: (match.target.span, match.source.span))


def _pairs(matches: tuple[Match, ...]) -> dict[_Pair, Match]:
    return {_ids(match): match for match in matches}


def _ids(match: Match) -> _Pair:
    return match.source.id, match.target.id
