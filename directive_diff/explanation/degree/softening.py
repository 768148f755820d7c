"""A word put before a demand that leaves room, or taken away: 完成任务 → 尽量完成任务, 清零 → 基本清零.

All around it must be the same. Such words open other phrases too (保障基本民生), and mere effort is named before many a
demand (努力推动), so some count only before a result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.lexicon.terms import Term, Terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_diff.explanation.clause_pair import ClausePair, LinkedClause

_RESULT = "-result"
_CONTEXT = 2  # characters behind the word that the other clause has too


def softened(pair: ClausePair, kinds: str) -> Iterator[tuple[Term | None, Term | None]]:
    """Yield the words of some ``kinds`` (of cues.tsv) that only one clause has; of -result, only before a result."""
    for word in _put_in(pair.source, pair.target, kinds):
        yield word, None
    for word in _put_in(pair.target, pair.source, kinds):
        yield None, word


def _put_in(clause: LinkedClause, other: LinkedClause, kinds: str) -> Iterator[Term]:
    """Yield the words of a clause without which it would read as the other does."""
    for term in _words(kinds).find(clause.text):
        behind = clause.text[term.end : term.end + _CONTEXT]
        if len(behind) < _CONTEXT or term.word in other.text or other.neighbour_has(term.word):
            continue
        bare = clause.text[max(0, term.start - 1) : term.start] + behind
        stands = other.text.startswith(bare) if not term.start else bare in other.text
        if stands and (not term.row[1].endswith(_RESULT) or clause.text.startswith(lexicon.cues("result"), term.end)):
            yield term


@lexicon.derived
def _words(kinds: str) -> Terms:
    return Terms.of((word, kind) for kind in kinds.split(" ") for word in lexicon.cues(kind))
