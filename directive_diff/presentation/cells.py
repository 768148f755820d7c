"""Text made fit for a cell that a spreadsheet may open: never a formula, never longer than a cell holds."""

from __future__ import annotations

# What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection); the quote makes it text again.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
LONGEST = 32_767  # characters that a cell of Excel holds
CUT = "…"


def guarded(text: str) -> str:
    """Return ``text`` so that no spreadsheet takes it for a formula: with a quote before it where it might."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given."""
    return text[1:] if text.startswith("'") and guarded(text[1:]) == text else text


def fitted(text: str) -> str:
    """Return ``text`` cut, with a sign that it was, to what a cell holds."""
    return text if units(text) <= LONGEST else _cut(text) + CUT


def units(text: str) -> int:
    """Return how long ``text`` is as Excel counts: in UTF-16 code units."""
    return len(text) + sum(char > "\uffff" for char in text)


def _cut(text: str) -> str:
    kept, used = 0, len(CUT)
    for char in text:
        used += 2 if char > "\uffff" else 1
        if used > LONGEST:
            break
        kept += 1
    return text[:kept]
