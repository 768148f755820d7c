"""The words that bound a figure: 不少于 before it, 以上 behind it, 以前 behind a date. See ``data/bounds.tsv``."""

from __future__ import annotations

from directive_diff import lexicon
from directive_diff.values import NamedTuple

_FAR = 6  # characters before a figure in which its bound may be: 至少派出4名
_OF_TERM = ("内", "之内", "以", "后", "前", "底", "末", "期")  # behind 年, these make a term of it


class Bound(NamedTuple):
    """The ``name`` of a bound (least, most, about …); the figure and its words are at ``[first, last)``."""

    name: str
    first: int
    last: int


def bound_of(text: str, start: int, end: int, *, timed: bool) -> Bound:
    """Return the bound of the figure at ``[start, end)``; without a name if nothing bounds it.

    ``timed`` says that it is a date or a time: 以前 bounds only those.
    """
    before = next((row for row in _bounds("before") if text.endswith(row[0], 0, start)), None)
    ahead = text[max(0, start - _FAR) : start]
    distant = next((row for row in _bounds("ahead") if not before and row[0] in ahead), None)
    positions = ("behind", "time") if timed else ("behind",)
    rows = sorted((row for position in positions for row in _bounds(position)), key=lambda row: -len(row[0]))
    after = next((row for row in rows if text.startswith(row[0], end)), None)
    named = after or before or distant
    first = start - len(before[0]) if before else start
    return Bound(
        name=named[2] if named else "",
        first=text.rindex(distant[0], 0, start) if distant else first,
        last=end + (len(after[0]) if after else 0),
    )


@lexicon.derived
def _bounds(position: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of bounds in a position relative to the figure, the longest first."""
    return tuple(sorted((row for row in lexicon.table("bounds") if row[1] == position), key=lambda row: -len(row[0])))


def is_anniversary(text: str, start: int, end: int) -> bool:
    """Return whether a number of years counts from an event, as 周年 does: 改革开放40年; not 通车3年内."""
    return text.endswith(lexicon.cues("founding"), 0, start) and not text.startswith(_OF_TERM, end)
