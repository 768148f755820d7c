"""The words that precede the verbs of demands: a list may begin after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import lexicon

if TYPE_CHECKING:
    from collections.abc import Collection


@lexicon.derived
def lead_words() -> frozenset[str]:
    """Return the words that precede the verb of a demand."""
    return lexicon.words("leads")


def are_adverbs(members: Collection[str]) -> bool:
    """Return whether all of several members of a list are such words: 及时、准确 of 及时、准确、全面公开."""
    return len(members) > 1 and lead_words().issuperset(members)
