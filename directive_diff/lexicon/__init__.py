"""Knowledge of the genre: tables, the user's own words on top, and finding words in a text."""

from __future__ import annotations

from directive_diff.lexicon.tables import (
    PACKAGE,
    VERSION,
    Lexicon,
    Row,
    Source,
    cues,
    current,
    derived,
    pattern,
    remembered,
    table,
    using,
    words,
    words_by_kind,
)

__all__ = [
    "PACKAGE",
    "VERSION",
    "Lexicon",
    "Row",
    "Source",
    "cues",
    "current",
    "derived",
    "pattern",
    "remembered",
    "table",
    "using",
    "words",
    "words_by_kind",
]
