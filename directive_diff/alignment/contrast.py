"""Clauses of one frame about different things: 党内法规体系 and 行政法规体系 are not the same point.

The table of contrasts says which words exclude each other where all else is equal. Only a clause that names one of them
alone is held to it: a list that names several excludes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.lexicon.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Mapping


_LONGEST = 200  # characters of a clause that can be about one thing


def contrary(source: str, target: str) -> bool:
    """Tell whether two folded clauses name one word each of some that exclude each other, and not the same."""
    ours, theirs = _named(source), _named(target)
    return any(group in theirs and theirs[group] != word for group, word in ours.items())


@lexicon.derived
def _named(text: str) -> Mapping[int, str]:
    """Return the word of each group of contrasts of which ``text`` names one alone."""
    if len(text) > _LONGEST:
        return {}
    terms, groups = _contrasts()
    found: dict[int, set[str]] = {}
    for term in terms.find(text):
        for group in groups[term.word]:
            found.setdefault(group, set()).add(term.word)
    return {group: words.pop() for group, words in found.items() if len(words) == 1}


@lexicon.derived
def _contrasts() -> tuple[Terms, Mapping[str, tuple[int, ...]]]:
    """Return the words of the table, and the groups of each."""
    groups: dict[str, tuple[int, ...]] = {}
    for number, row in enumerate(lexicon.table("contrasts")):
        for word in row:
            groups[word] = (*groups.get(word, ()), number)
    return Terms.of((word,) for word in groups), groups
