"""Figures that the other clause states without a number: 每1小时 and 每小时, 24小时 and 全天."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.text import has_any

if TYPE_CHECKING:
    from directive_diff.explanation.figures.figure import Figure

_DAY = "1440"  # minutes of a day
_ONE = "1一个"
_EACH = "每"
# The words for a single period, by its length as a figure has it: 每3个月 is 每季度.
_PERIODS = {
    ("60", "分钟"): ("小时", "个小时"),
    (_DAY, "分钟"): ("天", "日"),
    ("10080", "分钟"): ("周", "星期"),
    ("14400", "分钟"): ("旬",),
    ("1", "个月"): ("月", "个月"),
    ("3", "个月"): ("季度", "个季度", "季"),
    ("12", "个月"): ("年",),
}


def is_said_without_number(text: str, figure: Figure, other: str) -> bool:
    """Return whether the ``other`` text says what a figure of ``text`` says, without a number."""
    words = text[figure.start : figure.end]
    is_day = figure.number == _DAY and figure.unit == "分钟"
    if is_day and has_any(other, lexicon.cues("all-day")):
        return True
    if figure.kind != "time" or not text.endswith(_EACH, 0, figure.start):
        return False
    if words[:1] in {"1", "一"} and f"{_EACH}{words.lstrip(_ONE)}" in other:
        return True
    return any(f"{_EACH}{period}" in other for period in _PERIODS.get((figure.number, figure.unit), ()))
