"""Where words stand, and numbers as they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from directive_diff.model import (
        Span,
        Wording,
    )

Object = dict[str, Any]


def wording_values(wording: Wording | None) -> Object | None:
    """Return words and where they stand."""
    return {**span_values(wording.span), "text": wording.text} if wording else None


def span_values(span: Span) -> Object:
    """Return where a span begins and ends."""
    return {"start": span.start, "end": span.end}


def rounded(value: float | None) -> float | None:
    """Return a number with four decimals."""
    return None if value is None else round(value, 4)
