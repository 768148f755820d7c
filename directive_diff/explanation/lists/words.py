"""The words that precede the verbs of demands: a list may begin after them."""

from __future__ import annotations

from directive_diff import lexicon


@lexicon.derived
def lead_words() -> frozenset[str]:
    """Return the words that precede the verb of a demand."""
    return lexicon.words("leads")
