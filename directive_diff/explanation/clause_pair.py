"""The two clauses of a link as the search for changes sees them, each with its neighbours.

A clause may merge several clauses of the other text. So each clause knows its neighbours, the other clauses of its text
that are linked to the same clause: what a neighbour says is neither added nor dropped here.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from directive_diff.explanation.lists.spans import ListSpan, find_list_spans
from directive_diff.grammar.demands.clause_words import degrees_in
from directive_diff.grammar.demands.particles import find_order
from directive_diff.model import Change, Wording
from directive_diff.text import bigrams
from directive_diff.values import NamedTuple
from directive_diff.words import cut_whole

if TYPE_CHECKING:
    from directive_diff.explanation.figures.figure import Figure
    from directive_diff.lexicon.terms import Term
    from directive_diff.model import ChangeKind, Demand, Folded

_NON_WORD = re.compile(r"\W+")
_LIGHT = dict.fromkeys(map(ord, "的地得了着等把也将和与及要并对为"), " ")
_LONGEST = 2_000  # characters of the longest clause that is compared in detail
_SEGMENT = re.compile("[^、；]+")


class Segment(NamedTuple):
    """The part of a clause between the signs of a list: ``text`` begins at ``start`` of the folded clause."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """The end, in characters of the folded text."""
        return self.start + len(self.text)


class LinkedClause:
    """One clause of a link, folded, with the folded texts of its ``neighbours`` (see above).

    ``demand`` is the kind of demand that it makes in its context, None if that is unknown.
    """

    def __init__(self, folded: Folded, neighbours: tuple[str, ...] = (), demand: Demand | None = None) -> None:
        """Store them; everything derived from them is computed on first use."""
        self.folded = folded
        self.neighbours = neighbours
        self.demand = demand

    @property
    def text(self) -> str:
        """The folded text of the clause."""
        return self.folded.text

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """The segments of the clause, between the signs of a list."""
        return tuple(Segment(match.start(), match.group()) for match in _SEGMENT.finditer(self.text))

    @cached_property
    def bigrams(self) -> frozenset[str]:
        """The bigrams of its content, without words of degree and function words."""
        return content_bigrams(self.text)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the folded text."""
        return cut_whole(self.text)

    @cached_property
    def edges(self) -> frozenset[int]:
        """The offsets at which words begin or end, in characters of the folded text; 要 is a word in 要全|流程."""
        at = find_order(self.text)
        is_word = at >= 0 and self.text[at] == "要" and not self.text.startswith("要求", at)
        order = (at, at + 1) if is_word else ()
        return frozenset((*accumulate(map(len, self.words), initial=0), *order))

    @cached_property
    def list_spans(self) -> tuple[ListSpan, ...]:
        """The parts of the clause that may be lists."""
        return tuple(find_list_spans(self.text, self.words))

    def segment_at(self, offset: int) -> Segment:
        """Return the segment that holds the character at ``offset`` of the folded text."""
        return next(
            (segment for segment in self.segments if segment.start <= offset < segment.end), Segment(0, self.text)
        )

    def has_whole(self, term: Term) -> bool:
        """Return whether a term is made of whole words, or opens a longer one (集中供热); 全市 in 健全市场 is not."""
        return term.start in self.edges and (
            term.end in self.edges or self.edges.isdisjoint(range(term.start + 1, term.end))
        )

    def wording(self, start: int, end: int) -> Wording:
        """Return the words at ``text[start:end]``, with their span in the untouched text."""
        return Wording(self.folded.span(start, end), self.text[start:end])

    def neighbour_has(self, words: str) -> bool:
        """Return whether a neighbour contains these words."""
        return any(words in text for text in self.neighbours)


class ClausePair(NamedTuple):
    """The two clauses of a link."""

    source: LinkedClause
    target: LinkedClause

    @property
    def is_long(self) -> bool:
        """Whether a clause is too long to be compared in detail: a text without punctuation."""
        return max(len(self.source.text), len(self.target.text)) > _LONGEST

    def change(self, kind: ChangeKind, old: Term | Figure | None, new: Term | Figure | None) -> Change:
        """Return a change of ``kind`` from the source's words at ``old`` to the target's at ``new``."""
        return Change(
            kind,
            self.source.wording(old.start, old.end) if old else None,
            self.target.wording(new.start, new.end) if new else None,
        )

    def corresponds(self, segment: Segment, other: LinkedClause) -> bool:
        """Return whether a ``segment`` of one clause corresponds to the ``other`` clause: they share a bigram."""
        return not content_bigrams(segment.text).isdisjoint(other.bigrams)


def content_bigrams(text: str) -> frozenset[str]:
    """Return the bigrams of ``text`` without signs, words of degree and function words."""
    content: set[str] = set()
    start = 0
    for term in (*degrees_in(text), None):
        stretch = text[start : term.start] if term else text[start:]
        if term and term.row[1] in {"plain", "formula", "commitment", "encouragement", "manner"}:
            continue
        for run in _NON_WORD.split(stretch.translate(_LIGHT)):
            content |= bigrams(run)
        start = term.end if term else start
    return frozenset(content)
