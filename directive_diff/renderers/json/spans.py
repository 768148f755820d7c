"""Spans, wordings and rounded numbers as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from directive_diff.model import (
        Span,
        Wording,
    )

Object = dict[str, Any]


def wording_values(wording: Wording | None) -> Object | None:
    """Return a wording with its span."""
    return {**span_values(wording.span), "text": wording.text} if wording else None


def span_values(span: Span) -> Object:
    """Return the start and end of a span."""
    return {"start": span.start, "end": span.end}


def rounded(value: float | None) -> float | None:
    """Return a number rounded to four decimals."""
    return None if value is None else round(value, 4)
