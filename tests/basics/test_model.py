"""Spans, the program's basic type."""

from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_diff.model import Span


@given(st.integers(0, 99), st.integers(0, 99))
def test_a_span_counts_its_characters_and_has_no_other_length(start: int, size: int) -> None:
    """``len(span)`` raises an error: for a pair it would always be 2."""
    span = Span(start, start + size)

    assert span.length == len(span.of("水" * 200)) == size
    with pytest.raises(TypeError, match=r"span\.length"):
        len(span)


def test_a_span_is_a_value() -> None:
    """It unpacks, compares, hashes, pickles and copies as a pair does, and even an empty one is true."""
    span = Span(3, 8)
    start, end = span

    assert (start, end) == (3, 8) == span
    assert sorted([Span(5, 6), Span(3, 9), span]) == [span, Span(3, 9), Span(5, 6)]
    assert {span: "here"}[Span(3, 8)] == "here"
    assert pickle.loads(pickle.dumps(span)) == copy.copy(span) == copy.deepcopy(span) == span  # noqa: S301 - our own
    assert slice(*span) == slice(3, 8)
    assert bool(Span(3, 3))
