"""The questions for a judge: the target's clauses that the scores leave most in doubt, the most doubtful first.

A clause whose only candidate has a chance of .5 is doubtful (.25); a clause that is carried word for word (.0) or has
no serious candidate (.04) hardly is. On the 160 pairs, the first 60 % of the clauses contain 92 % of the links that the
scores alone get wrong.
"""

from __future__ import annotations

from collections import defaultdict
from math import fsum
from typing import TYPE_CHECKING

from directive_diff.alignment.selection import PROBABLE
from directive_diff.judging.interface import Passage, Question
from directive_diff.sanitise import on_one_line

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from directive_diff.alignment.scoring import Scored, ScoredCandidate
    from directive_diff.model import Clause, Readout

OPTIONS = 6
"""The most clauses of the source that a question offers, not counting the rest of its text."""
SHARE = 0.6
"""The largest share of the target's clauses that are asked about."""
_SETTLED = 0.02  # clauses with less doubt are not asked about
_UNSEEN = 0.09  # added to the doubt of a clause that would be called new: of ten such clauses, one is not
_LONGEST_CLAUSE = 300  # characters of a clause that can be asked about; real ones have up to 120
_AROUND = 100  # characters of its sentence that are shown on either side
_WHOLE = 8_000  # characters up to which a source is offered whole


def ask(scored: Scored, source: Readout, target: Readout) -> tuple[Question, ...]:
    """Return the questions about two readouts, given the scores of their candidates.

    A repeated clause of the target is asked about once, at its first occurrence.
    """
    passages = _Passages(source), _Passages(target)
    of_target: dict[int, list[ScoredCandidate]] = defaultdict(list)
    for candidate in scored.candidates.values():
        of_target[candidate.pair[1]].append(candidate)
    clauses = scored.texts.target.clauses
    doubts = {
        number: doubt(of_target[number]) for number, occurrences in enumerate(clauses) if _askable(occurrences[0])
    }
    ranked = sorted(doubts, key=lambda number: (-doubts[number], number))[: int(SHARE * len(clauses))]
    listed = _listed(scored, passages[0])
    return tuple(
        _question(clauses[number][0], of_target[number], scored, passages, listed)
        for number in ranked
        if doubts[number] >= _SETTLED
    )


def doubt(candidates: Collection[ScoredCandidate]) -> float:
    """Return how much doubt there is about what a clause with these ``candidates`` carries (0 is settled).

    A clause carried word for word is settled. For others it is the variance of the number of links, if each candidate
    is a link with its chance.
    """
    if any(candidate.equal for candidate in candidates):
        return 0.0
    chances = [candidate.chance for candidate in candidates if not candidate.alike]
    likely = any(candidate.alike or candidate.chance >= PROBABLE for candidate in candidates)
    return fsum(chance * (1 - chance) for chance in chances) + (0.0 if likely else _UNSEEN)


def _question(
    clause: Clause,
    candidates: Sequence[ScoredCandidate],
    scored: Scored,
    passages: tuple[_Passages, _Passages],
    listed: Mapping[str, Passage],
) -> Question:
    """Return the question about a clause: the best candidates with their sentences, and the rest of the source."""
    best = sorted(candidates, key=lambda candidate: (-candidate.chance, candidate.pair))
    offered = [scored.texts.source.clauses[candidate.pair[0]][0] for candidate in best]
    options = tuple(passages[0].of(other) for other in offered if _askable(other))[:OPTIONS]
    ids = {option.id for option in options}
    rest = tuple(passage for name, passage in listed.items() if name not in ids)
    return Question(passages[1].of(clause), options, rest)


def _listed(scored: Scored, passages: _Passages) -> Mapping[str, Passage]:
    """Return the clauses of the source by id, in the order of the text; none if the text is too long."""
    clauses = [occurrences[0] for occurrences in scored.texts.source.clauses if _askable(occurrences[0])]
    clauses.sort(key=lambda clause: clause.span)
    listed = {clause.id: passages.of(clause)._replace(before="", after="") for clause in clauses}
    return listed if sum(len(passage.text) for passage in listed.values()) <= _WHOLE else {}


def _askable(clause: Clause) -> bool:
    return clause.span.length <= _LONGEST_CLAUSE


class _Passages:
    """The clauses of a readout as a judge sees them."""

    def __init__(self, readout: Readout) -> None:
        self._directives = {directive.id: directive for directive in readout.directives}

    def of(self, clause: Clause) -> Passage:
        """Return a clause with its sentence."""
        directive = self._directives[clause.directive]
        start, end = (at - directive.span.start for at in clause.span)
        before = directive.text[max(0, start - _AROUND) : start]
        return Passage(
            clause.id, on_one_line(clause.text), on_one_line(before), on_one_line(directive.text[end : end + _AROUND])
        )
