"""Figures that came, went or changed: numbers, shares, dates and deadlines, and the upper or lower bound that they are.

A figure is quoted whole, unit and all: 1500亩 → 1000亩. One that stands in a name or counts what may be a formula
(第20次会议, 三个必须) is named only where another number came in its place: the words beside it are the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.explanation.figures import all_figures
from directive_diff.model import Change, ChangeKind
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directive_diff.explanation.clause_pair import ClausePair, LinkedClause
    from directive_diff.explanation.figures import Figure

_BESIDE = 2  # characters on either side of a figure by which its place is known
_TIMED = frozenset({"time", "date", "clock"})
_COUNTED = frozenset({"count", "loose", ""})


class Compared(NamedTuple):
    """The figures of two clauses: those in both, and those that came, went or replaced each other."""

    kept: Sequence[tuple[Figure, Figure]]
    changed: Sequence[tuple[Figure | None, Figure | None]]


class _Likeness(NamedTuple):
    """How alike the places of two figures are: their units, and equal characters behind and before them."""

    unit: bool
    behind: int
    before: int

    @property
    def weight(self) -> int:
        return 2 * self.unit + self.behind + self.before


def figure_changes(pair: ClausePair) -> tuple[Change, ...]:
    """Return the figures that only one side has, paired if both changed."""
    compared = compare_figures(pair)
    turned = [kept for kept in compared.kept if _is_turned(*kept)]
    return (
        *(pair.change(ChangeKind.FIGURE, *both) for both in compared.changed),
        *(bound_change(pair, *both) for both in turned),
    )


def bound_change(pair: ClausePair, old: Figure, new: Figure, kind: ChangeKind = ChangeKind.FIGURE) -> Change:
    """Return a change of the bound of a figure, quoted with the words of the bound: 不少于3名 → 不超过3名."""
    return Change(kind, pair.source.wording(old.first, old.last), pair.target.wording(new.first, new.last))


def compare_figures(pair: ClausePair) -> Compared:
    """Return what became of the figures of the two clauses of ``pair``."""
    ours, theirs = all_figures(pair.source.text), all_figures(pair.target.text)
    if not ours and not theirs:
        return Compared((), ())
    kept, left, come = _matched(ours, theirs)
    left, come = (
        _unsaid(left, theirs, pair.target, again=bool(come)),
        _unsaid(come, ours, pair.source, again=bool(left)),
    )
    changed: list[tuple[Figure | None, Figure | None]] = [*_traded(pair, kept), *_in_place(pair, left, come)]
    named = [id(one) for both in changed for one in both]
    old = [one for one in left if id(one) not in named and _counts(pair, pair.source, pair.target, one)]
    new = [one for one in come if id(one) not in named and _counts(pair, pair.target, pair.source, one)]
    return Compared(kept, [*changed, *_by_kind(old, new)])


def _matched(
    ours: Sequence[Figure], theirs: Sequence[Figure]
) -> tuple[list[tuple[Figure, Figure]], list[Figure], list[Figure]]:
    """Return the figures that both have, each used once, and the others of either side."""
    kept, left, come = [], [], list(theirs)
    for one in ours:
        at = next((i for i, other in enumerate(come) if one.equals(other)), None)
        if at is None:
            left.append(one)
        else:
            kept.append((one, come.pop(at)))
    return kept, left, come


def _unsaid(figures: Sequence[Figure], theirs: Sequence[Figure], other: LinkedClause, *, again: bool) -> list[Figure]:
    """Return the figures that no clause beside the other says; one said twice counts against another (``again``)."""
    known = [figure for text in other.beside for figure in all_figures(text)]
    known += () if again else theirs
    return [one for one in figures if not any(one.equals(said) for said in known)]


def _traded(pair: ClausePair, kept: Sequence[tuple[Figure, Figure]]) -> Iterator[tuple[Figure, Figure]]:
    """Yield the figures that changed places with another of their unit: from 5% to 8%, from 8% to 5%."""
    for old, own in kept:
        here = _likeness(pair, old, own)
        for other, new in kept:
            there = _likeness(pair, old, new)
            if other is not old and there.unit and not old.equals(new) and not here.before and there.before == _BESIDE:
                yield old, new


def _in_place(pair: ClausePair, left: Sequence[Figure], come: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Yield the figures in whose place another stands."""
    rest = list(come)
    numerals = []
    for old in left:
        likenesses = [
            (likeness.weight, -i)
            for i, new in enumerate(rest)
            if _stands_for(pair, old, new, likeness := _likeness(pair, old, new))
        ]
        if likenesses:
            yield old, rest.pop(-max(likenesses)[1])
        elif not old.firm and pair.source.text[old.start].isdigit():
            numerals.append(old)
    others = [new for new in rest if not new.firm and pair.target.text[new.start].isdigit()]
    if len(numerals) == len(others) == 1:
        yield numerals[0], others[0]


def _stands_for(pair: ClausePair, old: Figure, new: Figure, likeness: _Likeness) -> bool:
    """Tell whether the places of two figures are alike enough: what may be a formula needs more than a figure."""
    if old.kind != new.kind and not {old.kind, new.kind} <= _COUNTED:
        return False
    if old.firm and new.firm:
        return likeness.weight > 0
    if pair.source.text[old.start].isdigit() and pair.target.text[new.start].isdigit():
        return likeness.behind > 0 or likeness.before == _BESIDE or (likeness.unit and likeness.before > 0)
    return likeness.behind > 0 and (likeness.unit or likeness.before > 0 or likeness.behind == _BESIDE)


def _likeness(pair: ClausePair, old: Figure, new: Figure) -> _Likeness:
    source, target = pair.source.text, pair.target.text
    behind = _common(source[old.end : old.end + _BESIDE], target[new.end : new.end + _BESIDE])
    before = _common(source[: old.start][: -_BESIDE - 1 : -1], target[: new.start][: -_BESIDE - 1 : -1])
    return _Likeness(
        bool(old.unit or old.kind == "date") and (old.unit, old.kind) == (new.unit, new.kind), behind, before
    )


def _common(one: str, other: str) -> int:
    """Return how many characters both begin with; where both are at the end, all that could be."""
    same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return _BESIDE if same == len(one) == len(other) else same


def _by_kind(old: Sequence[Figure], new: Sequence[Figure]) -> Iterator[tuple[Figure | None, Figure | None]]:
    """Yield what went and what came, the one against the other in order where they are of one kind."""
    rest = list(new)
    for one in old:
        at = next((i for i, other in enumerate(rest) if one.kind == other.kind), None)
        yield one, (None if at is None else rest.pop(at))
    yield from ((None, one) for one in rest)


def _counts(pair: ClausePair, clause: LinkedClause, other: LinkedClause, figure: Figure) -> bool:
    """Tell whether a figure that came or went is one by itself, and in a part of its clause that answers the other."""
    return figure.firm and (len(clause.segments) == 1 or pair.corresponds(clause.segment_at(figure.start), other))


def _is_turned(old: Figure, new: Figure) -> bool:
    """Tell whether a lower bound became an upper one or the other way about, or a bound of an amount came or went."""
    if old.bound == new.bound or "about" in {old.bound, new.bound}:
        return False
    return old.kind not in _TIMED or bool(old.bound and new.bound)
