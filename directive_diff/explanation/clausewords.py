"""The words of a clause, cut once: its edits, its places and its lists all ask for them, link after link."""

from __future__ import annotations

from functools import lru_cache

from directive_diff import words

KEPT = 512  # clauses; more than two readouts link


@lru_cache(maxsize=KEPT)
def cut(text: str) -> tuple[str, ...]:
    """Return the words of ``text``, numbers whole."""
    return words.cut_whole(text)
