"""Reports that became demands, which strengthens them, and the reverse: 完成了 → 要完成, 要公开 → 已公开.

What a clause demands in its sentence decides (要压实责任，任务到人 demands both), together with its words: one clause
has a word of demand, the other one a word of report, and both say much the same apart from these. Without a word of
report they must say the very same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.demands.clause_words import Mood, degrees_in
from directive_diff.grammar.demands.moods import mood_of
from directive_diff.grammar.demands.particles import find_order
from directive_diff.lexicon.terms import Term, Terms
from directive_diff.model import Change, ChangeKind, Demand
from directive_diff.text import bigrams, dice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_diff.explanation.clause_pair import ClausePair, LinkedClause

_ALIKE = 0.7  # Dice coefficient of two clauses, without the words that tell report and demand
_DEMANDS, _STATES = (Demand.REQUIRES, Demand.PROHIBITS), (Demand.STATES, Demand.PRAISES)
_STRONG = 3  # the rung of the plain demand


def standing_changes(pair: ClausePair) -> Iterator[Change]:
    """Yield the change of a report into a demand (strengthened), or of a demand into a report (weakened)."""
    for told, asked in ((pair.source, pair.target), (pair.target, pair.source)):
        if told.demand not in _STATES or asked.demand not in _DEMANDS:
            continue
        order, report = _order(asked), _report(told, asked)
        if (order is None and report is None) or _order(told):
            continue
        marked = order and (report or mood_of(told.text) is Mood.GROWS)
        if _likeness(told, report, asked, order) < (_ALIKE if marked else 1):
            continue
        if told is pair.source:
            yield pair.change(ChangeKind.STRENGTHENED, report, order)
        else:
            yield pair.change(ChangeKind.WEAKENED, order, report)


def _order(clause: LinkedClause) -> Term | None:
    """Return the word of demand of a clause."""
    strong = (t for t in degrees_in(clause.text) if t.row[1] == "obligation" and int(t.row[2]) >= _STRONG)
    word = next(strong, None)
    at = find_order(clause.text)
    return word or (Term(at, at + 1, (clause.text[at],)) if at >= 0 else None)


def _report(clause: LinkedClause, other: LinkedClause) -> Term | None:
    """Return the word of one clause alone that says that something was done or is being done: 已, 了, 正在."""
    found = (term for term in _reports().find(clause.text) if term.word not in other.text)
    return next((term for term in found if clause.has_whole(term)), None)


def _likeness(told: LinkedClause, report: Term | None, asked: LinkedClause, order: Term | None) -> float:
    """Return Dice's coefficient of the bigrams of both, without the words of report and demand."""
    one, other = (
        clause.text[: term.start] + clause.text[term.end :] if term else clause.text
        for clause, term in ((told, report), (asked, order))
    )
    return dice(bigrams(one), bigrams(other))


@lexicon.derived
def _reports() -> Terms:
    return Terms.of((word,) for word in lexicon.cues("done"))
