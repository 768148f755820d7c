"""Words that show where a list begins: verbs of doing, and the words before them."""

from __future__ import annotations

from directive_diff import lexicon


@lexicon.derived
def doing_words() -> frozenset[str]:
    """Return the verbs of doing."""
    return lexicon.words("doing")


@lexicon.derived
def lead_words() -> frozenset[str]:
    """Return the words that precede the verb of a demand."""
    return lexicon.words("leads")
