"""Slogans: named formulas, quoted (“我是党员我先上”) or counted (四个意识), that were varied, added or dropped.

Mere quotation marks are no formula: words that the other side says without them, or with the marks in another place,
are not counted.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.explanation.clause_pair import content_bigrams
from directive_diff.lexicon.terms import Term, Terms
from directive_diff.model import Change, ChangeKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_diff.explanation.clause_pair import ClausePair, LinkedClause

_QUOTED = re.compile("“([^“”]{2,24})”")
_COUNTED = "一二两三四五六七八九十双"
_SENTENCE = 8  # pairs of characters from which words in quotation marks may be a quotation
_QUOTES = 0.7  # the share of it that the other side then has
_LINKING = re.compile(r"[\W的和与及]+")


def slogan_changes(pair: ClausePair) -> tuple[Change, ...]:
    """Return the formulas that only one side has, paired if both changed."""
    old, new = _only(pair, pair.source, pair.target), _only(pair, pair.target, pair.source)
    if not old and not new:
        return ()
    return tuple(pair.change(ChangeKind.SLOGAN, *both) for both in zip_longest(old, new))


def formulas(text: str) -> list[Term]:
    """Return the quoted and counted formulas of a folded text, in order; a term spans the words within the quotes."""
    quoted = [Term(m.start(1), m.end(1), (m.group(1),)) for m in _QUOTED.finditer(text) if m.group(1) not in _topics()]
    counted = [
        term for term in _counted().find(text) if not any(q.start <= term.start and term.end <= q.end for q in quoted)
    ]
    return sorted([*quoted, *counted], key=lambda term: term.start)


def _only(pair: ClausePair, clause: LinkedClause, other: LinkedClause) -> list[Term]:
    theirs = [_bare(text) for text in (other.text, *other.beside)]
    known = [_bare(term.word) for term in formulas(other.text)]
    return [
        term
        for term in formulas(clause.text)
        if not any(_is_said(_bare(term.word), text, known) for text in theirs)
        and not _is_quotation(term, other)
        and (len(clause.segments) == 1 or _corresponds(pair, clause, other, term))
    ]


def _bare(text: str) -> str:
    """Return ``text`` without signs and the words between two nouns: “三级巡河”的责任 is “三级巡河责任”."""
    return _LINKING.sub("", text)


def _is_said(formula: str, text: str, known: Sequence[str]) -> bool:
    """Tell whether ``text`` has a formula, its quotation marks perhaps round more or fewer words.

    “三级巡河”和值守责任 has “三级巡河责任”: the formula that it knows, and elsewhere what the marks hold besides.
    """
    if formula in text:
        return True
    return any(inner in formula and all(rest in text for rest in formula.split(inner)) for inner in known if inner)


def _is_quotation(term: Term, other: LinkedClause) -> bool:
    """Tell whether words in quotation marks are those of the other side, a little changed: too long for a formula."""
    own = content_bigrams(term.word)
    return len(own) >= _SENTENCE and len(own & other.bigrams) >= _QUOTES * len(own)


def _corresponds(pair: ClausePair, clause: LinkedClause, other: LinkedClause, term: Term) -> bool:
    inside = content_bigrams(term.word)
    return pair.corresponds(clause.segment_at(term.start), other) or not inside.isdisjoint(other.bigrams)


@lexicon.derived
def _counted() -> Terms:
    return Terms.of(row for row in lexicon.table("slogans") if row[0][0] in _COUNTED and row[1] != "topic")


@lexicon.derived
def _topics() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon.table("slogans") if row[1] == "topic")
