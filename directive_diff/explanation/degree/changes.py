"""Weakened and strengthened: changes in the words of obligation, resolve, commitment and prohibition.

``data/degree.tsv`` ranks the words in rungs and says what counts for each kind. A word counts only if its segment
corresponds to the other clause, and only if no neighbour has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.explanation.degree.evenness import uneven_words
from directive_diff.explanation.degree.force import counterpart, force_steps, with_exception
from directive_diff.explanation.degree.governed import governs_another_act
from directive_diff.explanation.degree.softening import softened
from directive_diff.grammar.demands.clause_words import degrees, degrees_in
from directive_diff.lexicon.terms import Term
from directive_diff.model import Change, ChangeKind, Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from directive_diff.explanation.clause_pair import ClausePair, LinkedClause
    from directive_diff.explanation.degree.force import Step

# The plain demand; the characters around it rule out 重要, 需求 and the like.
_PLAIN = ("应当", "应该", "需要")
_BEFORE, _BEHIND = frozenset("重主需必纲摘首概次简扼将就"), frozenset("求素点害件闻塞紧领义强么是")  # 要 in 重要, 要求

_STRONG = 4  # the rung from which a word of obligation is more than the plain demand
_PROMISE, _RESULT = 5, 4  # rungs of commitment
_FORBIDS = 5  # the rung from which a word of prohibition is a ban
_OPENING = 4  # how many characters may precede a word that governs a whole list: 各地必须
_LEAST_GAP = 2  # by how many rungs two words of resolve must differ


def degree_changes(pair: ClausePair) -> tuple[Change, ...]:
    """Return what was weakened or strengthened; nothing if the words point in both directions."""
    dropped, added = uneven_words(
        pair, _words_of_one_side(pair, pair.source, pair.target), _words_of_one_side(pair, pair.target, pair.source)
    )
    steps: list[Step] = [
        _with_counterpart(pair, step)
        for kind, step_of in _STEP_OF_KIND.items()
        if (step := step_of([t for t in dropped if t.row[1] == kind], [t for t in added if t.row[1] == kind]))
    ]
    steps = [step for step in steps if not governs_another_act(pair, step)]
    steps += [step for step in force_steps(pair) if not any(_covers(other, step) for other in steps)]
    if not steps:
        softer = softened(pair, "softens softens-result")
        steps = [(ChangeKind.STRENGTHENED if old else ChangeKind.WEAKENED, old, new) for old, new in softer]
    if len({kind for kind, _, _ in steps}) != 1:
        return ()
    return tuple(_change(pair, step) for step in steps)


def _with_counterpart(pair: ClausePair, step: Step) -> Step:
    """Return ``step`` with the word that is in the place of one that came or went: 务必 → 争取."""
    kind, old, new = step
    old, new = with_exception(old, pair.source), with_exception(new, pair.target)
    if old and not new:
        return kind, old, counterpart(pair, old, old=True)
    if new and not old:
        return kind, counterpart(pair, new, old=False), new
    return kind, old, new


def _covers(step: Step, other: Step) -> bool:
    """Return whether a step says what ``other`` says: of 绝不允许 → 一般不允许, 一般 is no second one."""
    if step[0] is other[0] and not (other[1] and other[2]):
        return True
    return any(
        one and two and one.start < two.end and two.start < one.end
        for one, two in zip(step[1:], other[1:], strict=True)
    )


def _rung(term: Term) -> int:
    return int(term.row[2])


def _top(terms: Sequence[Term]) -> Term | None:
    return max(terms, key=_rung, default=None)


def _step(old: Term | None, new: Term | None, least_gap: int = 1) -> Step | None:
    """Return the step from one word to the other, None below ``least_gap`` rungs; a missing word is the lowest rung."""
    gap = (_rung(new) if new else 0) - (_rung(old) if old else 0)
    if abs(gap) < least_gap:
        return None
    return (ChangeKind.STRENGTHENED if gap > 0 else ChangeKind.WEAKENED), old, new


def _obligation(dropped: Sequence[Term], added: Sequence[Term]) -> Step | None:
    old, new = _top(dropped), _top(added)
    strong = [term is not None and _rung(term) >= _STRONG for term in (old, new)]
    return _step(old, new) if strong[0] != strong[1] else None


def _resolve(dropped: Sequence[Term], added: Sequence[Term]) -> Step | None:
    return _step(_top(dropped), _top(added), _LEAST_GAP if dropped and added else 1)


def _commitment(dropped: Sequence[Term], added: Sequence[Term]) -> Step | None:
    """Compare hedges (努力完成) with the results that they hedge; a promise counts by itself."""
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


def _prohibition(dropped: Sequence[Term], added: Sequence[Term]) -> Step | None:
    old, new = _top(dropped), _top(added)
    if (old is None or new is None) and all(_rung(term) < _FORBIDS for term in (*dropped, *added)):
        return None
    return _step(old, new)


_STEP_OF_KIND: Mapping[str, Callable[[Sequence[Term], Sequence[Term]], Step | None]] = {
    "obligation": _obligation,
    "resolve": _resolve,
    "commitment": _commitment,
    "prohibition": _prohibition,
}


def _words_of_one_side(pair: ClausePair, clause: LinkedClause, other: LinkedClause) -> list[Term]:
    """Return the words of degree of ``clause`` that neither ``other`` nor its neighbours have."""
    theirs = degrees_in(other.text)
    return [
        term
        for term in (_from_formula(term, other) for term in degrees_in(clause.text))
        if int(term.row[2])
        and not any(_is_same_word(term, word) for word in theirs)
        and not other.neighbour_has(term.word)
        and not _is_elsewhere(pair, clause, other, term)
    ]


def _from_formula(term: Term, other: LinkedClause) -> Term:
    """Return the word of degree that a set phrase lost in the other clause: the 从严 of 从严治党 against 治党."""
    if term.row[1] != "formula" or term.word in other.text:
        return term
    for start in range(len(term.word)):
        inner = degrees().at(term.word[:-1] if start == 0 else term.word, start)
        rest = term.word[:start] + term.word[inner.end :] if inner else ""
        if inner and int(inner.row[2]) and len(rest) > 1 and rest in other.text:
            return Term(term.start + start, term.start + inner.end, inner.row)
    return term


def _is_same_word(term: Term, other: Term) -> bool:
    """Return whether two words are the same, or forms of the same word on close rungs (最大限度, 尽最大限度)."""
    same = term.row[1] == other.row[1] in {"obligation", "resolve"} and abs(_rung(term) - _rung(other)) < _LEAST_GAP
    return term.word == other.word or (same and (term.word in other.word or other.word in term.word))


def _is_elsewhere(pair: ClausePair, clause: LinkedClause, other: LinkedClause, term: Term) -> bool:
    """Return whether the segment of the word does not correspond to the other clause, so that the word does not count.

    A segment that only the source has is dropped with its words; one that only the target has is another demand, unless
    its word governs the whole list: the 必须 of 必须早排查、抓好保供 applies to 抓好保供 too.
    """
    if len(clause.segments) == 1 or pair.corresponds(clause.segment_at(term.start), other):
        return False
    if clause is pair.target:
        covers = {"obligation", "resolve"} if any(_demands(word) for word in degrees_in(other.text)) else {"obligation"}
        return not (term.row[1] in covers and _governs(pair, clause, other, term))
    return bool(other.neighbours)


def _governs(pair: ClausePair, clause: LinkedClause, other: LinkedClause, term: Term) -> bool:
    """Return whether a word at the start of a list governs a later segment that corresponds and has no such word."""
    rest = [segment for segment in clause.segments if segment.start > term.start]
    if term.start > clause.segment_at(term.start).start + _OPENING or not _demands(term):
        return False
    own = [word.start for word in degrees_in(clause.text) if word.start > term.start and _demands(word)]
    return any(
        pair.corresponds(segment, other) and not any(segment.start <= start < segment.end for start in own)
        for segment in rest
    )


def _demands(term: Term) -> bool:
    return term.row[1] in {"obligation", "resolve", "prohibition"}


def _change(pair: ClausePair, step: Step) -> Change:
    kind, old, new = step
    source = _wording(pair.source, old) or _plain_demand(pair.source, new)
    target = _wording(pair.target, new) or _plain_demand(pair.target, old)
    return Change(kind, source, target)


def _wording(clause: LinkedClause, term: Term | None) -> Wording | None:
    return clause.wording(term.start, term.end) if term else None


def _plain_demand(clause: LinkedClause, against: Term | None) -> Wording | None:
    """Return the plain demand that is where the other side has a strong word of obligation."""
    if against is None or against.row[1] != "obligation":
        return None
    plain = next((at for at in range(len(clause.text)) if _is_plain(clause.text, at)), None)
    return None if plain is None else clause.wording(plain, plain + (1 if clause.text[plain] == "要" else 2))


def _is_plain(text: str, at: int) -> bool:
    """Return whether a plain word of demand begins at ``at``."""
    if text[at] == "要":
        return text[at - 1 : at] not in _BEFORE and text[at + 1 : at + 2] not in _BEHIND
    return text.startswith(_PLAIN, at)
