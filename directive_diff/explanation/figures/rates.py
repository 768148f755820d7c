"""What a figure is counted by: 每亩 of 每亩不超过20公斤, /公顷 of 900元/公顷, 人均 of 人均500元.

A figure whose number stays the same is another one if it is counted by something else: 每吨补贴300元 → 每公斤补贴300元.
How often something is done (每月 → 每周) is a matter of scope.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.explanation.figures.figure import units
from directive_diff.model import Change, ChangeKind
from directive_diff.text import has_any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directive_diff.explanation.clause_pair import ClausePair
    from directive_diff.explanation.figures.figure import Figure
    from directive_diff.lexicon.terms import Term

_EACH, _ON_AVERAGE, _PER = "每", "均", "/"
_CHAIN = ("/", "·", "•")
_FAR = 10  # characters before a figure in which 每 may be
_LONGEST_THING = 5  # characters of what is measured, and the sign: 标准煤/
_SIGNS = "、，；："
_COUNTING = frozenset({"count", "loose"})
_PERIODS = frozenset("年月周天日季旬夜晚")  # how units begin that say how often
_ANY = "个"  # counts whatever follows


def rate_changes(pair: ClausePair, kept: Sequence[tuple[Figure, Figure]]) -> Iterator[Change]:
    """Yield the figures of the same value that are counted by something else."""
    for clause in pair:
        if not has_any(clause.text, (_EACH, _ON_AVERAGE, _PER)):
            return
    for old, new in kept:
        ours, theirs = (_rate(clause.text, one) for clause, one in zip(pair, (old, new), strict=True))
        if ours and theirs and ours[0] != theirs[0]:
            words = (clause.wording(*rate[1:]) for clause, rate in zip(pair, (ours, theirs), strict=True))
            yield Change(ChangeKind.FIGURE, *words)


def _rate(text: str, figure: Figure) -> tuple[str, int, int] | None:
    """Return what a figure is counted by, and the range of the figure with it."""
    first, last = min(figure.first, figure.start), max(figure.last, figure.end)
    sign = text.find(_PER, figure.end, figure.end + _LONGEST_THING)
    if sign >= 0:
        return _behind(text, figure, sign)
    begun = max(figure.start - _FAR, *(text.rfind(sign, 0, figure.start) + 1 for sign in _SIGNS))
    unit, at = _each(text, begun, figure.start)
    if unit and unit.word != _ANY and unit.word[0] not in _PERIODS:
        between = text[unit.end : first]
        counts = unit.row[1] in _COUNTING and _EACH not in between  # 户 of 每户企业补助 only counts firms
        if counts and between and not between.startswith(lexicon.cues("pays")):
            return None
        return _basic(unit), at, last
    at = text.rfind(_ON_AVERAGE, begun, figure.start)
    starts = (i for i in (at - 2, at - 1) if i >= 0)
    average = next((one for i in starts if (one := units().at(text[:at], i)) and one.end == at), None)
    return (_basic(average), average.start, last) if average else None


def _behind(text: str, figure: Figure, sign: int) -> tuple[str, int, int] | None:
    """Return what a figure is counted by behind the ``sign``: 人/天 of 20元/人·天, 万元 of 0.5吨标准煤/万元."""
    name, end = "", sign if text[figure.end : sign].isalpha() or sign == figure.end else len(text)
    while text[end : end + 1] in _CHAIN and (unit := units().at(text, end + 1)):
        name, end = f"{name}/{_basic(unit)}", unit.end
    return (name.removeprefix(_PER), min(figure.first, figure.start), max(figure.last, end)) if name else None


def _each(text: str, begun: int, start: int) -> tuple[Term | None, int]:
    """Return the last unit behind 每 in a stretch and the place of 每, of a period only if there is no other."""
    at = text.rfind(_EACH, begun, start)
    while at >= 0:
        unit = units().at(text, at + 1)
        if unit is None or unit.word[0] not in _PERIODS or _EACH not in text[begun:at]:
            return unit, at
        at = text.rfind(_EACH, begun, at)  # 人 of 每人每天
    return None, at


def _basic(unit: Term) -> str:
    """Return a unit by its plain name: 人 for 名, 度 for 千瓦时."""
    same = unit.row[3] if len(unit.row) > 3 else ""  # noqa: PLR2004 - columns
    return same[1:] if same.startswith("1") and not same[1].isdigit() and same[1] != "/" else unit.word
