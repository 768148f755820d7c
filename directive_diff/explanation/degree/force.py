"""Words that make a demand firmer or softer where one takes the place of the other: 宜 → 须, 鼓励 → 要求, 适度 → 大力.

Unlike the words of degree (``changes.py``) they may come and go unnoticed; only words that leave room for exceptions
(原则上) count by themselves. See ``data/force.tsv``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from directive_diff import lexicon
from directive_diff.explanation.positions import is_in_place, opens_alike
from directive_diff.grammar.demands.clause_words import degrees_in
from directive_diff.lexicon.terms import Term, Terms
from directive_diff.model import ChangeKind
from directive_diff.text import has_any
from directive_diff.words import frequency

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from directive_diff.explanation.clause_pair import ClausePair, LinkedClause

Step: TypeAlias = "tuple[ChangeKind, Term | None, Term | None]"

_REPLACING = frozenset({"modal", "asking", "measure"})
_FIRM = 4  # the rung of a word that degree.tsv holds too, so that it is not compared with the plain demand
_PLAIN = 3  # the rung of the plain demand
_HEAD = 2  # characters after a modal that identify what it demands
_AHEAD = 8  # characters before 要求 in which 按照 makes it a noun
_GENERAL = "一般"
_SHORT = frozenset("应须宜可")
_GIVE = "予"
_NEGATION = "不"


def force_steps(pair: ClausePair) -> Iterator[Step]:
    """Yield the exceptions that came or went, and the words that a firmer or softer one replaced."""
    ours, theirs = _words(pair.source, pair.target), _words(pair.target, pair.source)
    yield from _short_modals(pair)
    for term in ours:
        if _is_exception(pair.source, term, pair.target):
            yield ChangeKind.STRENGTHENED, *_with_bans(pair.source, term, pair.target)
    for term in theirs:
        if _is_exception(pair.target, term, pair.source):
            yield ChangeKind.WEAKENED, *_with_bans(pair.target, term, pair.source)[::-1]
    for old in ours:
        new = next((new for new in theirs if _replaces(pair, old, new)), None)
        if new is not None:
            firmer = _rung(new) > _rung(old)
            yield (ChangeKind.STRENGTHENED if firmer else ChangeKind.WEAKENED), old, new
    yield from ((ChangeKind.STRENGTHENED, *both) for both in _bound(pair.source, ours, pair.target, theirs))
    yield from ((ChangeKind.WEAKENED, new, old) for old, new in _bound(pair.target, theirs, pair.source, ours))


def _short_modals(pair: ClausePair) -> Iterator[Step]:
    """Yield the modals of one character that are cut as part of a word, if another has just their place: 须装, 宜装."""
    if _SHORT.isdisjoint(pair.source.text) or _SHORT.isdisjoint(pair.target.text):
        return
    ours, theirs = ([term for term in _forces().find(one.text) if term.word in _SHORT] for one in pair)
    for old in ours:
        for new in theirs:
            whole = {old.start, old.end} <= pair.source.edges and {new.start, new.end} <= pair.target.edges  # known
            if _rung(old) != _rung(new) and not whole and _is_exchanged(pair, old, new):
                yield ChangeKind.STRENGTHENED if _rung(new) > _rung(old) else ChangeKind.WEAKENED, old, new


def _is_exchanged(pair: ClausePair, old: Term, new: Term) -> bool:
    """Return whether the same characters stand before and behind two modals, of which one is no part of a word."""
    if _is_in_word(pair.source, old) and _is_in_word(pair.target, new):
        return False
    before = (clause.text[term.start - 1 : term.start] for clause, term in zip(pair, (old, new), strict=True))
    return len(set(before)) == 1 and is_in_place(pair, old, new)


def _is_in_word(clause: LinkedClause, term: Term) -> bool:
    """Return whether a character is part of a word (适宜, 应用); 应予 and 可予 are two words each."""
    text, start, end = clause.text, term.start, term.end
    if frequency(text[max(0, start - 1) : end]) and start:
        return True
    return frequency(text[start : end + 1]) > 0 and text[end : end + 1] != _GIVE


def with_exception(term: Term | None, clause: LinkedClause) -> Term | None:
    """Return a ban with the word before it that leaves room for exceptions: 一般不得."""
    if term is None or term.row[1] != "prohibition":
        return term
    before = next((word for word in _exceptions() if clause.text.endswith(word, 0, term.start)), "")
    return term._replace(start=term.start - len(before))


def _with_bans(clause: LinkedClause, exception: Term, other: LinkedClause) -> tuple[Term, Term | None]:
    """Return an exception with the ban behind it, and the other clause's ban, if that is another: 一般不得, 严禁."""
    bans = [[term for term in degrees_in(one.text) if term.row[1] == "prohibition"] for one in (clause, other)]
    own = next((ban for ban in bans[0] if ban.start == exception.end), None)
    if own is None or len(bans[1]) != 1 or bans[1][0].word in clause.text:
        return exception, None
    return exception._replace(end=own.end), bans[1][0]


def counterpart(pair: ClausePair, term: Term, *, old: bool) -> Term | None:
    """Return the word of force or degree that stands in the place of ``term``, a word of the source if ``old``."""
    clause, other = (pair.source, pair.target) if old else (pair.target, pair.source)
    found = (*_forces().find(other.text), *degrees_in(other.text))
    unlike = {"plain", "formula"} if term.row[1] == "obligation" else {"plain", "formula", "modal"}
    words = (word for word in found if word.row[1] not in unlike and word.word not in clause.text)
    return next((word for word in words if _replaced(pair, *((term, word) if old else (word, term)))), None)


def _replaced(pair: ClausePair, old: Term, new: Term) -> bool:
    """Return whether one word took the place of the other; 力争 and 必须 open their clauses alike."""
    hedges = {old.row[1], new.row[1]} == {"obligation", "commitment"}
    return is_in_place(pair, old, new) or (hedges and opens_alike(pair, old, new))


def _words(clause: LinkedClause, other: LinkedClause) -> list[Term]:
    """Return the words of force of a clause, in whole words, that neither the other nor its neighbours have."""
    return [
        term
        for term in _forces().find(clause.text)
        if clause.has_whole(term)
        and (len(term.word) > 1 or term.end in clause.edges)
        and (len(term.word) == 1 or term.word not in other.text)
        and not other.neighbour_has(term.word)
    ]


def _is_exception(clause: LinkedClause, term: Term, other: LinkedClause) -> bool:
    """Return whether a word leaves room for exceptions and the other clause leaves none: 一般不安排, not 一般工业."""
    if term.row[1] != "exception" or any(word.row[1] == "exception" for word in _forces().find(other.text)):
        return False
    if term.word == _GENERAL and not clause.text.startswith(lexicon.cues("generally"), term.end):
        return False
    return clause.text[term.start - 1 : term.start] not in {"的", "持", "一", "个", "项", "与", "和", "同"}


def _replaces(pair: ClausePair, old: Term, new: Term) -> bool:
    """Return whether one word replaced the other, of the same kind but another rung."""
    kind = old.row[1]
    if kind != new.row[1] or kind not in _REPLACING or abs(_rung(old) - _rung(new)) < _least_gap(kind):
        return False
    if kind == "modal":
        if min(_rung(old), _rung(new)) >= _PLAIN or _has_rung(pair.source, new) or _has_rung(pair.target, old):
            return False
        return _affirms(pair.source, old) and _affirms(pair.target, new) and _stands_alike(pair, old, new)
    if kind == "asking" and (_is_noun(pair.source, old) or _is_noun(pair.target, new)):
        return False
    return is_in_place(pair, old, new)


def _bound(
    clause: LinkedClause, encouraging: Iterable[Term], other: LinkedClause, words: Sequence[Term]
) -> Iterator[tuple[Term, Term]]:
    """Yield the words that encourage somebody in a clause with the modal that binds him in the other.

    鼓励企业参保 and 企业要参保: 企业 follows the one word and precedes the other.
    """
    for term in encouraging:
        if term.row[1] != "asking" or _rung(term) >= _FIRM:
            continue
        for modal in words:
            if modal.row[1] == "modal" and _rung(modal) >= _PLAIN and not _has_rung(clause, modal):
                at = clause.text.find(other.text[modal.end : modal.end + _HEAD], term.end)
                who = clause.text[term.end : at] if at > 0 else ""
                if len(who) > 1 and other.text[: modal.start].endswith(who):
                    yield term, modal


def _least_gap(kind: str) -> int:
    return 2 if kind == "asking" else 1


def _stands_alike(pair: ClausePair, old: Term, new: Term) -> bool:
    return is_in_place(pair, old, new) or opens_alike(pair, old, new)


def _affirms(clause: LinkedClause, term: Term) -> bool:
    return _NEGATION not in {clause.text[term.start - 1 : term.start], clause.text[term.end : term.end + 1]}


def _has_rung(clause: LinkedClause, term: Term) -> bool:
    """Return whether a clause has another modal as firm as ``term``."""
    same = (word for word in _forces().find(clause.text) if word.row[1:3] == term.row[1:3])
    return any(clause.has_whole(word) and (len(word.word) > 1 or word.end in clause.edges) for word in same)


def _is_noun(clause: LinkedClause, term: Term) -> bool:
    """Return whether 要求 and its like is a noun: 按照省委要求."""
    return has_any(clause.text[max(0, term.start - _AHEAD) : term.start], lexicon.cues("accordance"))


def _rung(term: Term) -> int:
    return int(term.row[2])


@lexicon.derived
def _forces() -> Terms:
    return Terms.of(lexicon.table("force"))


@lexicon.derived
def _exceptions() -> tuple[str, ...]:
    return tuple(row[0] for row in lexicon.table("force") if row[1] == "exception")
