"""Whether a word of one clause stands where a word of the other stands, so that the one replaced the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.text import bigrams, dice

if TYPE_CHECKING:
    from directive_diff.explanation.clause_pair import ClausePair, LinkedClause
    from directive_diff.lexicon.terms import Term

_CONTEXT = 2  # characters after a word that identify its place
_ALIKE = 0.6  # Dice coefficient of the objects of two verbs from which both act on the same thing
_LIGHT = ("地", "的", "了")
_ENDS = ("到", "至", "为", "了")  # the start of a result, which follows a verb whose object precedes it


def is_in_place(pair: ClausePair, old: Term, new: Term) -> bool:
    """Return whether the same words follow both: 必须停机检修, 最好停机检修."""
    ours, theirs = _following(pair.source.text, old), _following(pair.target.text, new)
    return len(ours) == _CONTEXT and ours == theirs


def opens_alike(pair: ClausePair, old: Term, new: Term) -> bool:
    """Return whether the same words precede both from the start of the clause: 可以探索…, 要推行…."""
    return pair.source.text[: old.start] == pair.target.text[: new.start]


def has_same_object(pair: ClausePair, old: Term, new: Term) -> bool:
    """Return whether two verbs act on the same thing, named behind them, or before them (门槛要提高到5%)."""
    ours, theirs = _object(pair.source, old), _object(pair.target, new)
    if (ours.startswith(_ENDS) and theirs.startswith(_ENDS)) or not (ours or theirs):
        return _alike(pair.source.text[: old.start], pair.target.text[: new.start])
    return _alike(ours, theirs)


def _object(clause: LinkedClause, verb: Term) -> str:
    """Return what follows a verb in its segment."""
    return clause.text[verb.end : clause.segment_at(verb.start).end]


def _alike(one: str, other: str) -> bool:
    return len(one) > 1 and (one == other or dice(bigrams(one), bigrams(other)) >= _ALIKE)


def _following(text: str, term: Term) -> str:
    behind = text[term.end : term.end + _CONTEXT + 1]
    return behind[1:] if behind.startswith(_LIGHT) else behind[:_CONTEXT]
