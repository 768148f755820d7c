"""Finds the words of a table in a text: from left to right, the longest match, without overlap."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Self

from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


class Term(NamedTuple):
    """An occurrence of a word of a table: ``text[start:end]``, and its row of the table."""

    start: int
    end: int
    row: tuple[str, ...]

    @property
    def word(self) -> str:
        """The word itself."""
        return self.row[0]


def _length_of_word(row: tuple[str, ...]) -> int:
    return len(row[0])


class Terms(NamedTuple):
    """The rows of a table by the first two characters of their word, the longest word first; and all first characters.

    A word of one character is indexed by that character.
    """

    rows: Mapping[str, Sequence[tuple[str, ...]]]
    heads: frozenset[str] = frozenset()

    @classmethod
    def of(cls, table: Iterable[tuple[str, ...]]) -> Self:
        """Return the rows of ``table`` indexed for lookup; of two rows for a word, the last counts."""
        words = {row[0]: row for row in table}
        by_opening = defaultdict[str, list[tuple[str, ...]]](list)
        for word, row in words.items():
            by_opening[word[:2]].append(row)
        for rows in by_opening.values():
            if len(rows) > 1:
                rows.sort(key=_length_of_word, reverse=True)
        return cls(dict(by_opening), frozenset([opening[:1] for opening in by_opening]))

    def at(self, text: str, start: int) -> Term | None:
        """Return the longest word that begins at ``start``, or None."""
        if text[start : start + 1] not in self.heads:
            return None
        row = self._longest(text, start)
        return Term(start, start + len(row[0]), row) if row else None

    def _longest(self, text: str, start: int) -> tuple[str, ...] | None:
        """Return the row of the longest word that begins at ``start``."""
        for row in self.rows.get(text[start : start + 2], ()):
            if text.startswith(row[0], start):
                return row
        return self.rows.get(text[start], (None,))[0]

    def find(self, text: str) -> Iterator[Term]:
        """Yield the words that occur in ``text``, in order, without overlap."""
        heads, rows, end = self.heads, self.rows, 0
        if heads.isdisjoint(text):
            return
        for start, char in enumerate(text):
            # Most first characters are those of no word here: asked before the call, which takes longer.
            may = char in heads and start >= end and (text[start : start + 2] in rows or char in rows)
            if may and (row := self._longest(text, start)):
                end = start + len(row[0])
                yield Term(start, end, row)
