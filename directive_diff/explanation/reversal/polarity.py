"""Words that affirm, deny, allow or forbid, from ``data/polarity.tsv``."""

from __future__ import annotations

from directive_diff import lexicon


@lexicon.derived
def words_of(kind: str) -> tuple[str, ...]:
    """Return the words of a ``kind``: ban, negation, permission, support, against."""
    return tuple(row[0] for row in lexicon.table("polarity") if row[1] == kind)
