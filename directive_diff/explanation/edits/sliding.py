"""Additions and deletions moved to where a member of a list begins or ends, and apart from a figure that changed.

Of 提质工程、攀高工程 → 提质工程, both 工程、攀高 and 、攀高工程 can have been dropped: the rest is the same. Only the
second is a member. What was dropped or added with one bracket of a pair takes in the other: 市、县 → 县（市、区）.
And of 增长10% → 增长12%左右, 左右 was added, and 10% became 12%; of 省财政厅、省教育厅 → 市财政局, 省教育厅 was
dropped. Where 天然气、成品油 became 成品油、煤层气, 天然气 was dropped and 煤层气 was added: 成品油 is the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.model import Op
from directive_diff.text import NUMERALS, bigrams, dice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Step = tuple[Op, int, int, int, int]
"""An operation, the start and end of its words in the source's clause, and in the target's."""

_SIGNS = frozenset("、，")
_ALIKE = 0.3  # Dice coefficient of a member and of what replaced it: 省财政厅, 市财政局
_NUMERALS = frozenset(f"{NUMERALS}两百千")
_ENDS = _NUMERALS | frozenset("万亿")  # how a figure without its unit ends
_BRACKETS = {"（": 1, "(": 1, "）": -1, ")": -1}


def slid(steps: list[Step], old: Sequence[str], new: Sequence[str]) -> list[Step]:
    """Return ``steps`` with additions and deletions as whole members of lists, and with brackets in pairs."""
    if any(word in _BRACKETS for word in (*old, *new)):
        steps = _with_brackets(steps, old, new)
    for i, step in enumerate(steps):
        if step[0] is Op.DELETE:
            _slide(steps, i, old, _in_old)
        elif step[0] is Op.INSERT:
            _slide(steps, i, new, _in_new)
    parts = (
        part
        for step in _with_kept_member(steps, old, new)
        for whole in _figure_apart(step, old, new)
        for part in _member_apart(whole, old, new)
    )
    return [part for part in parts if part[2] > part[1] or part[4] > part[3]]


def _with_kept_member(steps: Sequence[Step], old: Sequence[str], new: Sequence[str]) -> list[Step]:
    """Return ``steps`` that keep a member where they keep only the sign before or behind it: 甲、乙 → 乙、丙."""
    kept: list[Step] = []
    for step in steps:
        kept.append(step)
        if len(kept) > 2 and [each[0] for each in kept[-3:]] == _AROUND_A_SIGN:  # noqa: PLR2004 - before it, it, behind
            kept[-3:] = _kept_member(kept[-3:], old, new) or kept[-3:]
    return kept


_AROUND_A_SIGN = [Op.REPLACE, Op.EQUAL, Op.REPLACE]


def _kept_member(steps: Sequence[Step], old: Sequence[str], new: Sequence[str]) -> tuple[Step, ...]:
    """Return three steps around a sign as those that keep the member on its other side; none if no member is kept."""
    (_, a, b, c, d), (_, _, e, _, f), (_, _, g, _, h) = steps
    if tuple(old[b:e]) != ("、",):
        return ()
    if old[e:g] == new[c:d]:
        return (Op.DELETE, a, e, c, c), (Op.EQUAL, e, g, c, d), (Op.INSERT, g, g, d, h)
    if old[a:b] == new[f:h]:
        return (Op.INSERT, a, a, c, f), (Op.EQUAL, a, b, f, h), (Op.DELETE, b, g, h, h)
    return ()


def _member_apart(step: Step, old: Sequence[str], new: Sequence[str]) -> tuple[Step, ...]:
    """Return a replacement of a list by one thing as that of the member most like it, first or last, and the others."""
    op, a, b, c, d = step
    if op is not Op.REPLACE or ("、" in old[a:b]) == ("、" in new[c:d]):
        return (step,)
    dropped = "、" in old[a:b]
    words, start, end = (old, a, b) if dropped else (new, c, d)
    one = bigrams("".join(new[c:d] if dropped else old[a:b]))
    signs = [at for at in range(start, end) if words[at] == "、"]
    first, last = (dice(one, bigrams("".join(words[i:j]))) for i, j in ((start, signs[0]), (signs[-1] + 1, end)))
    if first == last or max(first, last) < _ALIKE:
        return (step,)
    at = signs[0] if first > last else signs[-1] + 1
    if dropped:
        before, behind = (op, a, at, c, d), (Op.DELETE, at, b, d, d)
        return (before, behind) if first > last else ((Op.DELETE, a, at, c, c), (op, at, b, c, d))
    before, behind = (op, a, b, c, at), (Op.INSERT, b, b, at, d)
    return (before, behind) if first > last else ((Op.INSERT, a, a, c, at), (op, a, b, at, d))


def _figure_apart(step: Step, old: Sequence[str], new: Sequence[str]) -> tuple[Step, ...]:
    """Return a replacement as that of its only figure, and what was dropped or added before and behind it."""
    op, a, b, c, d = step
    if op is not Op.REPLACE:
        return (step,)
    ours = [i for i in range(a, b) if _is_figure(old[i])]
    theirs = [i for i in range(c, d) if _is_figure(new[i])]
    if len(ours) != 1 or len(theirs) != 1:
        return (step,)
    i, j = ours[0], theirs[0]
    if (i > a and j > c) or (i + 1 < b and j + 1 < d):  # 不少于400 → 不超过40: words replace words
        return (step,)
    if _ends_in_unit(old[i]) != _ends_in_unit(new[j]):  # 五个 → 3 | 个, 10千米 → 10 | 公里
        return (step,)
    before = (Op.DELETE if i > a else Op.INSERT, a, i, c, j)
    behind = (Op.DELETE if i + 1 < b else Op.INSERT, i + 1, b, j + 1, d)
    return before, (Op.REPLACE, i, i + 1, j, j + 1), behind


def _is_figure(word: str) -> bool:
    return word[0].isdigit() or word[0] in _NUMERALS


def _ends_in_unit(figure: str) -> bool:
    return not (figure[-1].isdigit() or figure[-1] in _ENDS)


def _in_old(step: Step) -> tuple[int, int]:
    return step[1], step[2]


def _in_new(step: Step) -> tuple[int, int]:
    return step[3], step[4]


def _slide(steps: list[Step], i: int, words: Sequence[str], side: Callable[[Step], tuple[int, int]]) -> None:
    """Move an addition or deletion to the nearest place at which it is a member with its sign."""
    start, end = side(steps[i])
    if _is_member(words, start, end):
        return
    left, right = _room(steps, i, side, words)
    distances = sorted(range(-left, right + 1), key=abs)
    by = next((by for by in distances if _is_member(words, start + by, end + by)), 0)
    if by:
        _move(steps, i, by)


def _is_member(words: Sequence[str], start: int, end: int) -> bool:
    """Return whether ``words[start:end]`` begin or end with the sign of a list."""
    return words[start] in _SIGNS or words[end - 1] in _SIGNS


def _room(
    steps: Sequence[Step], i: int, side: Callable[[Step], tuple[int, int]], words: Sequence[str]
) -> tuple[int, int]:
    """Return by how many words the step can move to the left and to the right, with the same result."""
    start, end = side(steps[i])
    first = side(steps[i - 1])[0] if i else start
    last = side(steps[i + 1])[1] if i + 1 < len(steps) else end
    left = right = 0
    while start - left > first and words[start - left - 1] == words[end - left - 1]:
        left += 1
    while end + right < last and words[start + right] == words[end + right]:
        right += 1
    return left, right


def _move(steps: list[Step], i: int, by: int) -> None:
    """Move the step ``i`` by some words: what is the same before it becomes longer, what is behind it shorter."""
    op, a, b, c, d = steps[i]
    steps[i] = (op, a + by, b + by, c + by, d + by)
    if i:
        op, first, _, third, _ = steps[i - 1]
        steps[i - 1] = (op, first, a + by, third, c + by)
    else:
        steps.insert(0, (Op.EQUAL, a, a + by, c, c + by))
        i += 1
    if i + 1 < len(steps):
        op, _, second, _, fourth = steps[i + 1]
        steps[i + 1] = (op, b + by, second, d + by, fourth)
    else:
        steps.append((Op.EQUAL, b + by, b, d + by, d))


def _with_brackets(steps: Sequence[Step], old: Sequence[str], new: Sequence[str]) -> list[Step]:
    """Return ``steps`` with those that hold one bracket of a pair joined up to the other one."""
    joined: list[Step] = []
    for step in steps:
        if joined and joined[-1][0] is not Op.EQUAL and _is_open(joined[-1], old, new):
            joined[-1] = (Op.REPLACE, joined[-1][1], step[2], joined[-1][3], step[4])
        else:
            joined.append(step)
    return list(steps) if any(step[0] is not Op.EQUAL and _is_open(step, old, new) for step in joined) else joined


def _is_open(step: Step, old: Sequence[str], new: Sequence[str]) -> bool:
    _, a, b, c, d = step
    return any(sum(_BRACKETS.get(word, 0) for word in words) for words in (old[a:b], new[c:d]))
