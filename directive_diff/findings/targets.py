"""Whether a clause sets a figure: an amount, a share, a deadline that somebody has to keep to.

A figure that only names something sets nothing: the year of an event (2015年新年茶话会) or of a paper (2019年印发的),
the articles of a regulation (共四十六条), the time behind (过去5年). Nor does one that tells what was reached
(惠及8400万人).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.explanation.figures.figure import all_figures
from directive_diff.text import has_any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directive_diff.explanation.figures.figure import Figure

_NEAR = 12  # characters before a figure that are looked at
# Patterns of cues.
_FROM = "{date-from}$"  # before a date that is a deadline or a beginning
_BY = "[底末内前半]"  # in a date that is a deadline by itself: 年底, 年内, 上半年
_NAMING = 15  # characters behind a date in which 的 makes it part of a name: 2015年6月中央印发的
_BEHIND = "(?:{long-past}[^，、]{0,6}|(?<![附临])近|{elapsed})$"  # before a time that is over
_HOLDING = "(?:这个|这样一个|作为(?:一个)?|我们)拥?有$"  # before what a country or body has: 我们这个拥有14亿人口的大国
_PARTS = "{in-all}(?:.{1,4}章)?$"  # before the parts of a paper
_REACHED = "{reached}[^，]{0,2}$"  # before what was reached, unless it is asked for


def sets_figure(text: str) -> bool:
    """Return whether the folded ``text`` of a clause sets a figure.

    >>> sets_figure("确保收治率100%"), sets_figure("明年年底前要实现全覆盖")
    (True, True)
    >>> sets_figure("共四十六条"), sets_figure("深刻领会过去5年取得的成就"), sets_figure("惠及8400万职工")
    (False, False, False)
    """
    return any(_sets(figure, text) for figure in all_figures(text) if figure.firm)


def _sets(figure: Figure, text: str) -> bool:
    before, after = text[max(0, figure.start - _NEAR) : figure.start], text[figure.end :]
    if figure.kind == "date":
        return _is_due(figure, text, before, after)
    if _ends(before, _BEHIND, ("近", *lexicon.cues("long-past elapsed"))):
        return False
    if _ends(before, _REACHED, lexicon.cues("reached")) and not has_any(text, lexicon.cues("figure-asked")):
        return False
    if _ends(before, _HOLDING, ("有",)) and "的" in after:
        return False
    return not (text[figure.end - 1] in {"章", "条"} and _ends(before, _PARTS, lexicon.cues("in-all")))


def _ends(before: str, template: str, needed: Iterable[str]) -> bool:
    """Return whether the words before a figure end as a pattern says, which has one of the words ``needed``."""
    return has_any(before, needed) and lexicon.pattern(template).search(before) is not None


def _is_due(figure: Figure, text: str, before: str, after: str) -> bool:
    """Return whether something begins or is due at a date; after 2020年后 something only continues."""
    if text[figure.end : figure.last] == "后":
        return False
    due = after.startswith(lexicon.cues("date-due")) or re.search(_BY, text[figure.start : figure.last])
    if due or lexicon.pattern(_FROM).search(before):
        return True
    return not before and "的" not in after[:_NAMING]
