"""Which formats show which result, and the errors of those that do not show it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from directive_diff.errors import DirectiveDiffError
from directive_diff.model import Comparison, Readout
from directive_diff.renderers import FORMATS, Format, View, render

if TYPE_CHECKING:
    from collections.abc import Iterable


def missing(kind: type) -> Iterable[Format]:
    """Return the formats that do not show a result of a ``kind``."""
    return [form for form in Format if form not in FORMATS[kind]]


def test_every_format_shows_a_comparison() -> None:
    """Each named format has a module that shows comparisons."""
    assert not missing(Comparison)


@pytest.mark.parametrize("form", missing(Readout))
def test_a_format_that_does_not_show_a_readout_says_which_do(form: Format, comparison: Comparison) -> None:
    """Formats that do not show a readout give the same message and write nothing."""
    out = io.BytesIO()
    with pytest.raises(DirectiveDiffError, match=f"{form} does not show a readout \\(these do: terminal, json"):
        render(comparison.source, form, out, View())
    assert not out.getvalue()
