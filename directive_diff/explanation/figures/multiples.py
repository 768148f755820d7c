"""Shares of a whole, and multiples as shares: 翻一番, 增长1倍, 增长100% and 增长到2倍 all mean the double."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.explanation.figures.numerals import Ratio, value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from directive_diff.explanation.figures.figure import Figure

_TURNS = ("翻", "翻了")
_LEVEL = tuple("到至为达的是")  # before 2倍, these name what is reached rather than by how much it grows
_MOST_TURNS = 9
_WHOLES = frozenset({"百", "千", "万"})  # 百分之, 千分之, 万分之


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


def share_of(groups: Mapping[str, str]) -> Ratio | None:
    """Return a share as a percentage; None for 两半."""
    if "fifty" in groups:
        return Ratio(50, 1) if groups["fifty"].startswith(("一", "过", "半")) else None
    if "double" in groups:
        return Ratio(100, 1)
    if "under" in groups:
        return Ratio.of(100 * int(groups["over"]), int(groups["under"]) or 1)
    if "tenths" in groups:
        more = groups.get("more", "零")
        return value(groups["tenths"]).times(Ratio(10, 1)).plus(Ratio(5, 1) if more == "半" else value(more))
    whole = value(groups["whole"] if groups["whole"] not in _WHOLES else f"一{groups['whole']}")
    return value(groups["share"]).times(Ratio.of(100 * whole.under, whole.over or 1))
