"""Weakened and strengthened: what became of the words of obligation, resolve, commitment and prohibition.

The words and their rungs are in ``data/degree.tsv``, which also says what counts kind by kind. A word counts only where
it stands in a part of its clause that answers the other clause, and only where no clause beside it carries it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from directive_diff.grammar.moods import degrees
from directive_diff.lexicon.terms import Term
from directive_diff.model import Change, ChangeKind, Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from directive_diff.explanation.clause_pair import ClausePair, LinkedClause

# The plain demand, told from 重要, 需求 and their like by its neighbours.
_PLAIN = re.compile("(?<![重主需必纲摘首概次简扼将就])要(?![求素点害件闻塞紧领义强么是])|应当|应该|需要")

_STRONG = 4  # the rung from which a word of obligation is more than the plain demand
_PROMISE, _RESULT = 5, 4  # rungs of commitment
_FORBIDS = 5  # the rung from which a word of prohibition forbids
_OPENING = 4  # characters before a word that governs the list that its part opens: 各地必须
_APART = 2  # rungs between two words of resolve that make a difference


def degree_changes(pair: ClausePair) -> tuple[Change, ...]:
    """Return what was weakened or strengthened; nothing if the words point both ways."""
    dropped, added = _only(pair, pair.source, pair.target), _only(pair, pair.target, pair.source)
    steps = [
        step
        for kind, judge in _JUDGES.items()
        if (step := judge([t for t in dropped if t.row[1] == kind], [t for t in added if t.row[1] == kind]))
    ]
    if len({kind for kind, _, _ in steps}) != 1:
        return ()
    return tuple(_change(pair, step) for step in steps)


_Step: TypeAlias = "tuple[ChangeKind, Term | None, Term | None]"


def _rung(term: Term) -> int:
    return int(term.row[2])


def _top(terms: Sequence[Term]) -> Term | None:
    return max(terms, key=_rung, default=None)


def _step(old: Term | None, new: Term | None, apart: int = 1) -> _Step | None:
    """Return which way it goes from one word to the other; a missing word is the lowest rung."""
    gap = (_rung(new) if new else 0) - (_rung(old) if old else 0)
    if abs(gap) < apart:
        return None
    return (ChangeKind.STRENGTHENED if gap > 0 else ChangeKind.WEAKENED), old, new


def _obligation(dropped: Sequence[Term], added: Sequence[Term]) -> _Step | None:
    old, new = _top(dropped), _top(added)
    strong = [term is not None and _rung(term) >= _STRONG for term in (old, new)]
    return _step(old, new) if strong[0] != strong[1] else None


def _resolve(dropped: Sequence[Term], added: Sequence[Term]) -> _Step | None:
    return _step(_top(dropped), _top(added), _APART if dropped and added else 1)


def _commitment(dropped: Sequence[Term], added: Sequence[Term]) -> _Step | None:
    """Judge hedges against what they stand for; a promise counts by itself."""
    old = [term for term in dropped if _rung(term) >= _RESULT]
    new = [term for term in added if _rung(term) >= _RESULT]
    hedged = [term for term in added if _rung(term) < _RESULT]
    bare = [term for term in dropped if _rung(term) < _RESULT]
    if old and hedged and not bare:
        return ChangeKind.WEAKENED, _top(old), _top(hedged)
    if new and bare and not hedged:
        return ChangeKind.STRENGTHENED, _top(bare), _top(new)
    promised = [any(_rung(term) >= _PROMISE for term in terms) for terms in (old, new)]
    return _step(_top(old), _top(new)) if promised[0] != promised[1] else None


def _prohibition(dropped: Sequence[Term], added: Sequence[Term]) -> _Step | None:
    old, new = _top(dropped), _top(added)
    if (old is None or new is None) and all(_rung(term) < _FORBIDS for term in (*dropped, *added)):
        return None
    return _step(old, new)


_JUDGES: Mapping[str, Callable[[Sequence[Term], Sequence[Term]], _Step | None]] = {
    "obligation": _obligation,
    "resolve": _resolve,
    "commitment": _commitment,
    "prohibition": _prohibition,
}


def _only(pair: ClausePair, clause: LinkedClause, other: LinkedClause) -> list[Term]:
    """Return the words of degree of ``clause`` that ``other`` has not, nor a clause beside either."""
    theirs = list(degrees().find(other.text))
    return [
        term
        for term in (_freed(term, other) for term in degrees().find(clause.text))
        if int(term.row[2])
        and not any(_is_one(term, word) for word in theirs)
        and not other.is_beside(term.word)
        and not _is_elsewhere(pair, clause, other, term)
    ]


def _freed(term: Term, other: LinkedClause) -> Term:
    """Return the word of degree that a standing formula lost on the other side: the 从严 of 从严治党 against 治党."""
    if term.row[1] != "formula" or term.word in other.text:
        return term
    for start in range(len(term.word)):
        inner = degrees().at(term.word[:-1] if start == 0 else term.word, start)
        rest = term.word[:start] + term.word[inner.end :] if inner else ""
        if inner and int(inner.row[2]) and len(rest) > 1 and rest in other.text:
            return Term(term.start + start, term.start + inner.end, inner.row)
    return term


def _is_one(term: Term, other: Term) -> bool:
    """Tell whether two words are one, or forms of one that weigh the same (最大限度, 尽最大限度)."""
    same = term.row[1] == other.row[1] in {"obligation", "resolve"} and abs(_rung(term) - _rung(other)) < _APART
    return term.word == other.word or (same and (term.word in other.word or other.word in term.word))


def _is_elsewhere(pair: ClausePair, clause: LinkedClause, other: LinkedClause, term: Term) -> bool:
    """Tell whether the word stands in a part of its clause that has nothing to do with the other clause.

    What the source says and nothing answers is left out with its words; what the target adds is another demand, unless
    it governs the list: the 必须 of 必须早排查、抓好保供 is asked of 抓好保供 too.
    """
    if len(clause.segments) == 1 or pair.corresponds(clause.segment_at(term.start), other):
        return False
    if clause is pair.target:
        covers = (
            {"obligation", "resolve"} if any(_asks(word) for word in degrees().find(other.text)) else {"obligation"}
        )
        return not (term.row[1] in covers and _governs(pair, clause, other, term))
    return bool(other.beside)


def _governs(pair: ClausePair, clause: LinkedClause, other: LinkedClause, term: Term) -> bool:
    """Tell whether a word that opens a list is asked of a later part that answers, with no such word of its own."""
    rest = [segment for segment in clause.segments if segment.start > term.start]
    if term.start > clause.segment_at(term.start).start + _OPENING or not _asks(term):
        return False
    own = [word.start for word in degrees().find(clause.text) if word.start > term.start and _asks(word)]
    return any(
        pair.corresponds(segment, other) and not any(segment.start <= start < segment.end for start in own)
        for segment in rest
    )


def _asks(term: Term) -> bool:
    return term.row[1] in {"obligation", "resolve", "prohibition"}


def _change(pair: ClausePair, step: _Step) -> Change:
    kind, old, new = step
    source = _wording(pair.source, old) or _plain_demand(pair.source, new)
    target = _wording(pair.target, new) or _plain_demand(pair.target, old)
    return Change(kind, source, target)


def _wording(clause: LinkedClause, term: Term | None) -> Wording | None:
    return clause.wording(term.start, term.end) if term else None


def _plain_demand(clause: LinkedClause, against: Term | None) -> Wording | None:
    """Return the plain demand that stands where the other side has a strong word of obligation."""
    if against is None or against.row[1] != "obligation":
        return None
    plain = _PLAIN.search(clause.text)
    return clause.wording(*plain.span()) if plain else None
