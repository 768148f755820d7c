"""Figures that the other clause states without a number: 每1小时 and 每小时, 24小时 and 全天."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import lexicon

if TYPE_CHECKING:
    from directive_diff.explanation.figures import Figure

_DAY = "1440"  # minutes of a day
_ONE = "1一个"


def is_said_without_number(text: str, figure: Figure, other: str) -> bool:
    """Return whether the ``other`` text says what a figure of ``text`` says, without a number."""
    words = text[figure.start : figure.end]
    if figure.number == _DAY and figure.unit == "分钟":
        return any(word in other for word in lexicon.cues("all-day"))
    if words[:1] in {"1", "一"} and figure.kind == "time" and text.endswith("每", 0, figure.start):
        return f"每{words.lstrip(_ONE)}" in other
    return False
