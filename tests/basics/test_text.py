"""Measures and cuts of text."""

from __future__ import annotations

import pytest

from directive_diff.text import shortened


@pytest.mark.parametrize(
    ("text", "longest", "short"),
    [
        ("新改建农村公路8000公里", 10, "新改建农村公路…"),
        ("新改建农村公路8000公里", 12, "新改建农村公路8000…"),
        ("优良比例达到92.6%以上", 10, "优良比例达到…"),
        ("要加强物资储备", 7, "要加强物资储备"),
        ("20250101200", 6, "20250…"),
    ],
)
def test_a_text_is_not_shortened_within_a_figure(text: str, longest: int, short: str) -> None:
    """Half a figure would be another figure: 8000公里 never becomes 800…; a text of figures alone must be cut."""
    assert shortened(text, longest) == short
