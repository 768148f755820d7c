"""Multiples as shares, so that equal ones are equal: 翻一番, 增长1倍, 增长100% and 增长到2倍 all mean the double."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.explanation.numerals import Ratio

if TYPE_CHECKING:
    from directive_diff.explanation.figures import Figure

_TURNS = ("翻", "翻了")
_LEVEL = tuple("到至为达的是")  # before 2倍, these name what is reached rather than by how much it grows
_MOST_TURNS = 9


def growth(text: str, figure: Figure, times: Ratio) -> Figure:
    """Return a number of 倍 or 番 at ``figure`` as the percentage of its growth; 番 counts only after 翻."""
    if figure.unit == "番":
        if not text.endswith(_TURNS, 0, figure.start) or times.under != 1 or not 0 < times.over <= _MOST_TURNS:
            return figure
        start = text.rindex("翻", 0, figure.start)
        return figure._replace(start=start, number=str(100 * (2**times.over - 1)), unit="%", kind="share", firm=True)
    level = text.endswith(_LEVEL, 0, figure.start)
    share = times.plus(Ratio(-1, 1)) if level else times
    return figure._replace(number=str(share.times(Ratio(100, 1))), unit="%", kind="share", firm=True)
