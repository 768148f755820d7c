"""The two clauses of a link as the search for changes sees them: each with what stands beside it.

Where a clause merges several of the other side, only the part that answers counts; so each side knows the other clauses
of its own text that are linked to the same partner: what they say is not added and not left out by this one.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from directive_diff import lexicon
from directive_diff.explanation.stretches import Stretch, stretches
from directive_diff.lexicon.terms import Terms
from directive_diff.model import Change, Wording
from directive_diff.words import cut

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directive_diff.model import ChangeKind, Folded

_SIGNS = re.compile(r"\W+")
_LIGHT = re.compile("[的地得了着等把也将和与及要并对为]")
_LONGEST = 2_000  # characters of a clause
_PART = re.compile("[^、；]+")


class Part(NamedTuple):
    """A stretch of the folded text of a clause: ``text`` stands at ``start`` there."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where it ends, in characters of the folded text."""
        return self.start + len(self.text)


class Side:
    """One clause of a link, folded, and the folded texts of the clauses beside it (see above).

    ``beside`` holds the other clauses of its text that the same clause of the other side is linked to.
    """

    def __init__(self, folded: Folded, beside: tuple[str, ...] = ()) -> None:
        """Take them; what follows from them is made when first asked for."""
        self.folded = folded
        self.beside = beside

    @property
    def text(self) -> str:
        """The folded text of the clause."""
        return self.folded.text

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The stretches of the clause between the signs of a list."""
        return tuple(Part(found.start(), found.group()) for found in _PART.finditer(self.text))

    @cached_property
    def pieces(self) -> frozenset[str]:
        """What the clause says, as pairs of neighbouring characters, without words of degree and function."""
        return pieces(self.text)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the folded text."""
        return cut(self.text)

    @cached_property
    def edges(self) -> frozenset[int]:
        """Where words begin or end, in characters of the folded text."""
        return frozenset(accumulate(map(len, self.words), initial=0))

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """The stretches of the clause in which lists may stand."""
        return tuple(stretches(self.text, self.words))

    def part_at(self, offset: int) -> Part:
        """Return the stretch that holds the character at ``offset`` of the folded text."""
        return next((part for part in self.parts if part.start <= offset < part.end), Part(0, self.text))

    def wording(self, start: int, end: int) -> Wording:
        """Return the words at ``text[start:end]``, as they stand in the untouched text."""
        return Wording(self.folded.span(start, end), self.text[start:end])

    def is_beside(self, words: str) -> bool:
        """Tell whether a clause beside this one has these words."""
        return any(words in text for text in self.beside)


class Pair(NamedTuple):
    """The two clauses of a link."""

    source: Side
    target: Side

    @property
    def is_long(self) -> bool:
        """Whether a clause is a text without punctuation, of which nothing can be said part by part."""
        return max(len(self.source.text), len(self.target.text)) > _LONGEST

    def answers(self, part: Part, side: Side) -> bool:
        """Tell whether ``part`` of one clause says something of the other clause, ``side``."""
        return not pieces(part.text).isdisjoint(side.pieces)


def pieces(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters of ``text``, without signs, words of degree and function words."""
    found: set[str] = set()
    start = 0
    for term in (*degrees().find(text), None):
        stretch = text[start : term.start] if term else text[start:]
        if term and term.row[1] in {"plain", "formula", "commitment", "encouragement", "manner"}:
            continue
        for run in _SIGNS.split(_LIGHT.sub(" ", stretch)):
            found.update(map("".join, pairwise(run)))
        start = term.end if term else start
    return frozenset(found)


@lexicon.derived
def degrees() -> Terms:
    """Return the words of degree of more than one character; 要 and its like need the words around them."""
    return Terms.of(row for row in lexicon.table("degree") if len(row[0]) > 1)


def change(kind: ChangeKind, source: Iterable[Wording], target: Iterable[Wording]) -> Change:
    """Return a change of ``kind`` with the first words of either side, or None where a side has none."""
    return Change(kind, next(iter(source), None), next(iter(target), None))
