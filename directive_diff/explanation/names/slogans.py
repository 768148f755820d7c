"""Slogans: named formulas, quoted (“我是党员我先上”) or counted (四个意识), that were varied, added or dropped.

So is a teaching in whose spirit a demand is to be met: 以习近平法治思想为指导抓好普法.

Quotation marks alone do not make a formula: words that the other clause has without them, or with the marks around
more or fewer words, do not count. Nor does a short form that the other clause spells out: “三农”, 农业农村农民.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.explanation.clause_pair import content_bigrams
from directive_diff.lexicon.terms import Term, Terms
from directive_diff.model import Change, ChangeKind
from directive_diff.text import has_any, is_han

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from directive_diff.explanation.clause_pair import ClausePair, LinkedClause

_QUOTED = "“([^“”]{2,24})”"
_COUNTED = "一二两三四五六七八九十双"
_TEACHINGS = ("思想", "理论", "发展观", "安全观", "理念", "金山银山")
_HELD, _DEMAND = ("树立", "树牢", "践行", "秉持", "坚持", "贯彻"), 4  # before one, and characters of a demand behind it
_SENTENCE = 8  # bigrams from which words in quotation marks may be a quotation
_QUOTED_SHARE = 0.7  # the share of its bigrams that the other clause then has
_LINKING = r"[\W的和与及]+"


def slogan_changes(pair: ClausePair) -> tuple[Change, ...]:
    """Return the formulas that only one clause has, paired in order."""
    old, new = _of_one_side(pair, pair.source, pair.target), _of_one_side(pair, pair.target, pair.source)
    if not old and not new:
        return ()
    return tuple(pair.change(ChangeKind.SLOGAN, *both) for both in zip_longest(old, new))


def formulas(text: str) -> list[Term]:
    """Return the formulas of a folded text, in order; the term of a quoted one spans the words inside the quotes.

    Quoted numbers and Latin names (“8·12”, “5G”) are not formulas.
    """
    quoted = [
        Term(quote.start(1), quote.end(1), (quote.group(1),))
        for quote in (re.finditer(_QUOTED, text) if "“" in text else ())
        if quote.group(1) not in _topics() and any(is_han(char) for char in quote.group(1))
    ]
    named = [*_counted().find(text), *_guides(text)]
    bare = [term for term in named if not any(q.start <= term.start and term.end <= q.end for q in quoted)]
    return sorted([*quoted, *bare], key=lambda term: term.start)


def _guides(text: str) -> list[Term]:
    """Return the teachings beside a demand that is to be met in their spirit: 以…思想为指导做好…, 树立…理念修复….

    One that is itself what is to be studied is its matter: 学习贯彻习近平法治思想.
    """
    if not has_any(text, _TEACHINGS):
        return []
    return [term for term in _teachings().find(text) if _is_guide(text, term)]


def _is_guide(text: str, term: Term) -> bool:
    if text.startswith("为", term.end):
        return text[term.start - 1 : term.start] == "以"
    goes_on = len(text) - term.end >= _DEMAND and not text.startswith(("的", "上来", "作为", "是"), term.end)
    return goes_on and text.endswith(_HELD, 0, term.start)


def _of_one_side(pair: ClausePair, clause: LinkedClause, other: LinkedClause) -> list[Term]:
    ours = formulas(clause.text)
    if not ours:
        return []
    theirs = [_bare(text) for text in (other.text, *other.neighbours)]
    known = [_bare(term.word) for term in formulas(other.text)]
    return [
        term
        for term in ours
        if not any(_has_formula(_bare(term.word), text, known) for text in theirs)
        and not _is_quotation(term, other)
        and (len(clause.segments) == 1 or _corresponds(pair, clause, other, term))
    ]


def _bare(text: str) -> str:
    """Return ``text`` without signs and linking words, so that “三级巡河”的责任 is “三级巡河责任”."""
    return re.sub(_LINKING, "", text)


def _has_formula(formula: str, text: str, known: Sequence[str]) -> bool:
    """Return whether ``text`` has a formula, perhaps spelled out, or with its marks around more or fewer words.

    “三级巡河”和值守责任 has “三级巡河责任”: it has the ``known`` formula “三级巡河”, and the rest elsewhere.
    """
    if formula in text or has_any(text, _full_forms().get(formula, ())):
        return True
    return any(inner in formula and all(rest in text for rest in formula.split(inner)) for inner in known if inner)


def _is_quotation(term: Term, other: LinkedClause) -> bool:
    """Return whether words in quotation marks only quote the other clause, with few changes; not a short formula."""
    own = content_bigrams(term.word)
    return len(own) >= _SENTENCE and len(own & other.bigrams) >= _QUOTED_SHARE * len(own)


def _corresponds(pair: ClausePair, clause: LinkedClause, other: LinkedClause, term: Term) -> bool:
    inside = content_bigrams(term.word)
    return pair.corresponds(clause.segment_at(term.start), other) or not inside.isdisjoint(other.bigrams)


@lexicon.derived
def _full_forms() -> Mapping[str, tuple[str, ...]]:
    """Return what short forms stand for, without signs and linking words."""
    return {row[0]: tuple(map(_bare, row[1:])) for row in lexicon.table("abbreviations")}


@lexicon.derived
def _counted() -> Terms:
    return Terms.of(row for row in lexicon.table("slogans") if row[0][0] in _COUNTED and row[1] != "topic")


@lexicon.derived
def _teachings() -> Terms:
    return Terms.of(row for row in lexicon.table("slogans") if row[0].endswith(_TEACHINGS))


@lexicon.derived
def _topics() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon.table("slogans") if row[1] == "topic")
