"""What a figure is counted by: 每亩 of 每亩不超过20公斤, /公顷 of 900元/公顷, 人均 of 人均500元.

A figure whose number stays the same is another one if it is counted by something else: 每吨补贴300元 → 每公斤补贴300元.
How often something is done (每月 → 每周) is a matter of scope.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.explanation.figures import units
from directive_diff.model import Change, ChangeKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directive_diff.explanation.clause_pair import ClausePair
    from directive_diff.explanation.figures import Figure
    from directive_diff.lexicon.terms import Term

_EACH, _ON_AVERAGE, _PER = "每", "均", "/"
_CHAIN = ("/", "·", "•")
_FAR = 10  # characters before a figure in which 每 may be
_SIGNS = "、，；："
_COUNTING = frozenset({"count", "loose"})
_PERIODS = frozenset("年月周天日季旬夜晚")  # how units begin that say how often
_ANY = "个"  # counts whatever follows


def rate_changes(pair: ClausePair, kept: Sequence[tuple[Figure, Figure]]) -> Iterator[Change]:
    """Yield the figures of the same value that are counted by something else."""
    for clause in pair:
        if not any(sign in clause.text for sign in (_EACH, _ON_AVERAGE, _PER)):
            return
    for old, new in kept:
        ours, theirs = (_rate(clause.text, one) for clause, one in zip(pair, (old, new), strict=True))
        if ours and theirs and ours[0] != theirs[0]:
            words = (clause.wording(*rate[1:]) for clause, rate in zip(pair, (ours, theirs), strict=True))
            yield Change(ChangeKind.FIGURE, *words)


def _rate(text: str, figure: Figure) -> tuple[str, int, int] | None:
    """Return what a figure is counted by, and the range of the figure with it."""
    first, last = min(figure.first, figure.start), max(figure.last, figure.end)
    if text.startswith(_PER, figure.end):
        name, end = "", figure.end
        while text[end : end + 1] in _CHAIN and (unit := units().at(text, end + 1)):  # 20元/人·天
            name, end = f"{name}/{_basic(unit)}", unit.end
        return (name.removeprefix(_PER), first, max(last, end)) if name else None
    begun = max(figure.start - _FAR, *(text.rfind(sign, 0, figure.start) + 1 for sign in _SIGNS))
    unit, begins, ends = _unit_before(text, begun, figure.start)
    if unit is None or unit.word == _ANY or unit.word[0] in _PERIODS:
        return None
    between = text[ends:first]
    if between and unit.row[1] in _COUNTING and not between.startswith(lexicon.cues("pays")):
        return None  # 户 of 每户企业补助 only counts firms
    return _basic(unit), begins, last


def _unit_before(text: str, begun: int, start: int) -> tuple[Term | None, int, int]:
    """Return the unit that follows 每 or precedes 均 before a figure, and the range of both."""
    at = text.rfind(_EACH, begun, start)
    ends = 0
    while at >= 0:
        unit = units().at(text, at + 1)
        ends = ends or (unit.end if unit else at)
        if unit is None or unit.word[0] not in _PERIODS or not text[begun:at].count(_EACH):
            return unit, at, ends
        at = text.rfind(_EACH, begun, at)  # 人 of 每人每天
    at = text.rfind(_ON_AVERAGE, begun, start)
    unit = next(
        (unit for i in (at - 2, at - 1) if i >= 0 and (unit := units().at(text[:at], i)) and unit.end == at), None
    )
    return unit, unit.start if unit else at, at + 1


def _basic(unit: Term) -> str:
    """Return a unit by its plain name: 人 for 名, 度 for 千瓦时."""
    same = unit.row[3] if len(unit.row) > 3 else ""  # noqa: PLR2004 - columns
    return same[1:] if same.startswith("1") and not same[1].isdigit() and same[1] != "/" else unit.word
