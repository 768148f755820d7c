"""Lists whose order matters: dealt out in step with another list (分别, 各), or in the order that they name (依次).

对一、二等奖分别奖励5万元、3万元 says something else once 3万元 comes first; 篮球、排球、足球 does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.explanation.figures.numerals import ONES, SCALES
from directive_diff.text import DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FIGURES = frozenset(DIGITS + ONES + SCALES) - {"〇"}
_PAIR = 2


def has_fixed_order(one: str, other: str, differ: int) -> bool:
    """Return whether the list in which two clauses first differ, at ``differ``, may not be reordered.

    Both are without light words, and 、 separates all members. Two lists of two that both changed their order are still
    in step.
    """
    if any(0 <= one.find(word) < differ for word in lexicon.cues("in-order")) and not any(
        word in one for word in lexicon.cues("any-order")
    ):
        return True
    for (before, after), (theirs, last) in zip(_divided(one), _divided(other), strict=False):
        if len(before) == len(after) > 1:
            return not (len(before) == _PAIR and before[0] != theirs[0] and after[-1] != last[-1])
    return False


def _divided(text: str) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Yield the members before and behind each word that deals out, and before and behind a list of figures."""
    for word in lexicon.cues("dealt"):
        at = text.find(word)
        if at > 0:
            yield text[:at].split("、"), text[at + len(word) :].split("、")
    members = text.split("、")
    first = next((i for i, member in enumerate(members) if _is_figure(member)), 0)
    if first and all(map(_is_figure, members[first:])):
        yield from ((members[: i + 1], members[i:]) for i in (first - 1, first))


def _is_figure(member: str) -> bool:
    return bool(member) and member[0] in _FIGURES
