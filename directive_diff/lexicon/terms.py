"""Where the words of a table occur in a text: from left to right, the longest word that fits, without overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


class Term(NamedTuple):
    """A word of a table where it was found: ``text[start:end]``, and its row of the table."""

    start: int
    end: int
    row: tuple[str, ...]

    @property
    def word(self) -> str:
        """The word itself."""
        return self.row[0]


class Terms(NamedTuple):
    """The rows of a table by the first character of their word, the longest word first."""

    rows: Mapping[str, tuple[tuple[str, ...], ...]]

    @classmethod
    def of(cls, table: Iterable[tuple[str, ...]]) -> Self:
        """Return the rows of ``table`` indexed for lookup; of two rows for a word, the last counts."""
        words = {row[0]: row for row in table}
        heads: dict[str, list[tuple[str, ...]]] = {}
        for word in sorted(words, key=len, reverse=True):
            heads.setdefault(word[:1], []).append(words[word])
        return cls({head: tuple(rows) for head, rows in heads.items()})

    def at(self, text: str, start: int) -> Term | None:
        """Return the longest word that begins at ``start``, or None."""
        for row in self.rows.get(text[start : start + 1], ()):
            if text.startswith(row[0], start):
                return Term(start, start + len(row[0]), row)
        return None

    def find(self, text: str) -> Iterator[Term]:
        """Yield the words that occur in ``text``, in order, without overlap."""
        rows, end = self.rows, 0
        if rows.keys().isdisjoint(text):
            return
        for start, char in enumerate(text):
            if char in rows and start >= end:
                for row in rows[char]:  # as `at` does, without a call for each character
                    if text.startswith(row[0], start):
                        end = start + len(row[0])
                        yield Term(start, end, row)
                        break
