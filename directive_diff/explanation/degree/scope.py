"""Scope: changes in how many, how soon, how high or how often: 所有 → 部分, 立即 → 适时, 首位 → 重要位置, 以上 → 左右.

The words, their classes and rungs are in ``data/scope.tsv``, which also says when each counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.explanation.degree.softening import softened
from directive_diff.explanation.figures.changes import bound_change, compare_figures
from directive_diff.lexicon.terms import Term, Terms
from directive_diff.model import Change, ChangeKind
from directive_diff.text import DIGITS, NUMERALS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directive_diff.explanation.clause_pair import ClausePair, LinkedClause

_CONTEXT = 2  # characters next to a word that identify its position
_EACH = "每"
_COUNTING = frozenset({"每", "各", "每一", "任何"})  # a measure word may follow: 每座
# May replace each other: 全部停用 → 逐步停用, 全天候值守 → 白天值守.
_MIXED = tuple(map(frozenset, (("extent", "course"), ("extent", "reach"), ("frequency", "period"))))
_NUMERALS = frozenset(f"{DIGITS}{NUMERALS}两几")


def scope_changes(pair: ClausePair) -> tuple[Change, ...]:
    """Return the changes of scope."""
    changes = (*_approximations(pair), *_word_changes(pair))
    return changes or tuple(pair.change(ChangeKind.SCOPE, *both) for both in softened(pair, "nearly-result"))


def _approximations(pair: ClausePair) -> Iterator[Change]:
    """Yield the figures that are approximate in one clause only: 三成左右 → 三成以上."""
    for old, new in compare_figures(pair).kept:
        if (old.bound == "about") != (new.bound == "about"):
            yield bound_change(pair, old, new, ChangeKind.SCOPE)


def _word_changes(pair: ClausePair) -> Iterator[Change]:
    ours, theirs = _without_common(_scope_words(pair.source), _scope_words(pair.target))
    old = [term for term in ours if not _has_equal(term, theirs, pair.target) and _corresponds(pair, pair.source, term)]
    new = [term for term in theirs if not _has_equal(term, ours, pair.source) and _corresponds(pair, pair.target, term)]
    rest = list(new)
    for term in old:
        other = next((other for other in rest if _replaces(pair, term, other)), None)
        if other is not None:
            rest.remove(other)
            yield pair.change(
                ChangeKind.SCOPE,
                _without_noun(term, pair.target.text, other),
                _without_noun(other, pair.source.text, term),
            )
        elif _counts_alone(term, theirs):
            yield pair.change(ChangeKind.SCOPE, term, None)
    yield from (pair.change(ChangeKind.SCOPE, None, term) for term in rest if _counts_alone(term, ours))


def _without_common(ours: Sequence[Term], theirs: Sequence[Term]) -> tuple[list[Term], list[Term]]:
    """Return the words of two clauses without those that both have, one for one: 逐一 of 对所有企业逐一排查."""
    rest = list(theirs)
    old = []
    for term in ours:
        same = next((other for other in rest if other.word == term.word), None)
        if same is None:
            old.append(term)
        else:
            rest.remove(same)
    return old, rest


def _scope_words(clause: LinkedClause) -> list[Term]:
    """Return the words of scope of a clause, whole words only, with the measure word after 每."""
    words: list[Term] = []
    for term in _scopes().find(clause.text):
        follows = bool(words) and words[-1].end == term.start
        if term.start not in clause.edges and term.row[1] != "rank" and not follows:
            continue
        if term.word[0] in _NUMERALS and clause.text.endswith(_EACH, 0, term.start):  # 24小时 of 每24小时 is a figure
            continue
        if term.word in _COUNTING:
            if clause.text[term.end : term.end + 1] in _NUMERALS:
                continue
            unit = _measures().at(clause.text, term.end)
            words.append(term._replace(end=unit.end) if unit else term)
        elif clause.has_whole(term) or term.end in clause.edges:
            if follows and words[-1].row[1:3] == term.row[1:3]:
                words[-1] = words[-1]._replace(end=term.end)  # 逐村逐户
            else:
                words.append(term)
    return words


def _has_equal(term: Term, others: Sequence[Term], other: LinkedClause) -> bool:
    """Return whether the other clause has a word of the same class and rung, or a neighbour has the word."""
    return other.neighbour_has(term.word) or any(term.row[1:3] == counterpart.row[1:3] for counterpart in others)


def _corresponds(pair: ClausePair, clause: LinkedClause, term: Term) -> bool:
    other = pair.target if clause is pair.source else pair.source
    return len(clause.segments) == 1 or pair.corresponds(clause.segment_at(term.start), other)


def _replaces(pair: ClausePair, old: Term, new: Term) -> bool:
    same = old.row[1] == new.row[1]
    if old.row[2] == new.row[2] or not (same or _may_replace(old, new)):
        return False
    return (same and "place" not in {old.row[3], new.row[3]}) or _has_same_context(pair, old, new)


def _may_replace(old: Term, new: Term) -> bool:
    """Return whether words of two kinds may replace each other; 适时 and the like replace 每月, 随机 replaces 逐个."""
    kinds, words = {old.row[1], new.row[1]}, {old.row[1:3], new.row[1:3]}
    if kinds == {"frequency", "course"}:
        return ("course", "1") in words
    return kinds in _MIXED or (kinds == {"frequency", "extent"} and ("frequency", "1") in words)


def _has_same_context(pair: ClausePair, old: Term, new: Term) -> bool:
    """Return whether the same words follow two words of scope, or precede them if both end their clauses."""
    source, target = pair.source.text, pair.target.text
    ours, theirs = _behind(source, old, new), _behind(target, new, old)
    if ours and theirs:
        return ours == theirs
    return ours == theirs and source[old.start - 1 : old.start] == target[new.start - 1 : new.start]


def _without_noun(term: Term, text: str, other: Term) -> Term:
    """Return a word of scope without a noun that also follows the ``other`` word in its ``text``: 重点 of 重点领域."""
    shared = term.row[1] == "reach" and text.startswith(term.word[-_CONTEXT:], other.end)
    return term._replace(end=term.end - _CONTEXT) if shared else term


def _behind(text: str, term: Term, other: Term) -> str:
    """Return what follows a word of scope, without the noun that the other contains: 领域 of 所有领域, 重点领域."""
    end = term.end
    if other.row[1] == "reach" and text.startswith(other.word[-_CONTEXT:], end):
        end += _CONTEXT
    return text[end : end + _CONTEXT + 1].removeprefix("的")[:_CONTEXT]


def _counts_alone(term: Term, others: Sequence[Term]) -> bool:
    return term.row[3] == "alone" and not any(other.row[1] == term.row[1] for other in others)


@lexicon.derived
def _scopes() -> Terms:
    return Terms.of(lexicon.table("scope"))


@lexicon.derived
def _measures() -> Terms:
    return Terms.of(row for row in lexicon.table("units") if row[1] in {"count", "loose"})
