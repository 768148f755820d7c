"""What a word of degree governs: 坚定不移 of 坚定不移深化政治巡视 was not dropped in 坚守政治巡视定位, another act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.text import bigrams, dice

if TYPE_CHECKING:
    from directive_diff.explanation.clause_pair import ClausePair, LinkedClause
    from directive_diff.explanation.degree.force import Step
    from directive_diff.lexicon.terms import Term

_VERB = 2  # characters of the verb behind the word
_ALIKE = 0.45  # Dice coefficient of two clauses from which their verbs are but reworded: 切实把好, 严把
_PROMISES = frozenset({"保证", "确保"})
_KEEPING = ("维护", "守护", "捍卫", "保障", "守住", "守牢", "保护", "坚守")  # promise as much: 维护统一, 保证统一


def governs_another_act(pair: ClausePair, step: Step) -> bool:
    """Return whether a word of degree that only one clause has belongs to an act that the other has not."""
    _, old, new = step
    if old and not new:
        return _is_of_another(pair.source, old, pair.target)
    if new and not old:
        return _is_of_another(pair.target, new, pair.source)
    return False


def _is_of_another(clause: LinkedClause, term: Term, other: LinkedClause) -> bool:
    behind = clause.text[term.end : term.end + _VERB]
    if term.word in _PROMISES and len(behind) == _VERB:
        at = other.text.find(behind)
        return at > 0 and other.text.endswith(_KEEPING, 0, at)
    if term.row[1] != "resolve" or not behind or behind in other.text:
        return False
    return dice(bigrams(clause.text), bigrams(other.text)) < _ALIKE
