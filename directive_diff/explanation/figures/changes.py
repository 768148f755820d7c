"""Figures that were added, dropped or changed: numbers, shares, dates and deadlines, and their upper or lower bounds.

A figure is quoted with its unit: 1500亩 → 1000亩. A figure in a name or in what may be a formula (第20次会议, 三个必须)
is reported only if another number replaced it: the words around both are the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.explanation.figures.dates import dates_in, is_date
from directive_diff.explanation.figures.figure import all_figures
from directive_diff.explanation.figures.rates import rate_changes
from directive_diff.explanation.figures.unnumbered import is_said_without_number
from directive_diff.model import Change, ChangeKind
from directive_diff.text import common_prefix, common_suffix
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directive_diff.explanation.clause_pair import ClausePair, LinkedClause
    from directive_diff.explanation.figures.figure import Figure

_SIGNS = "、，；"
_CONTEXT = 2  # characters before and after a figure that identify its position
_TIMED = frozenset({"time", "date", "clock"})
_COUNTED = frozenset({"count", "loose", ""})


class Compared(NamedTuple):
    """The figures of two clauses: those in both, and those that were added, dropped or replaced."""

    kept: Sequence[tuple[Figure, Figure]]
    changed: Sequence[tuple[Figure | None, Figure | None]]


class _Likeness(NamedTuple):
    """How alike the contexts of two figures are: the same unit, and equal characters after and before them."""

    unit: bool
    after: int
    before: int

    @property
    def weight(self) -> int:
        return 2 * self.unit + self.after + self.before


def figure_changes(pair: ClausePair) -> tuple[Change, ...]:
    """Return a change for each figure that only one clause has; a figure and its replacement are one change."""
    compared = compare_figures(pair)
    moved = [id(one) for both in compared.changed for one in both]
    rebounded = [kept for kept in compared.kept if id(kept[0]) not in moved and _changes_bound(*kept)]
    return (
        *dict.fromkeys(_figure_change(pair, *both) for both in compared.changed),
        *(bound_change(pair, *both) for both in rebounded),
        *rate_changes(pair, [kept for kept in compared.kept if kept not in rebounded]),
    )


def _figure_change(pair: ClausePair, old: Figure | None, new: Figure | None) -> Change:
    """Return a change of figures, quoted with their bounds if these changed too: 不少于400 → 不超过40."""
    if old and new and (_changes_bound(old, new) or (old.bound != new.bound and old.bound and new.bound)):
        return bound_change(pair, old, new)
    return pair.change(ChangeKind.FIGURE, _with_letters(pair.source.text, old), _with_letters(pair.target.text, new))


def _with_letters(text: str, figure: Figure | None) -> Figure | None:
    """Return a figure with the letters and digits around it, if it is part of a name that begins so: H7N9, G60."""
    if figure is None or not _is_latin(text[figure.start - 1 : figure.start]):
        return figure
    start = next(at for at in range(figure.start - 1, -1, -1) if at == 0 or not _is_latin(text[at - 1]))
    end = next((at for at in range(figure.end, len(text)) if not _is_latin(text[at])), len(text))
    return figure._replace(start=start, end=end)


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def bound_change(pair: ClausePair, old: Figure, new: Figure, kind: ChangeKind = ChangeKind.FIGURE) -> Change:
    """Return a change in the bound of a figure, quoted with the words of the bound: 不少于3名 → 不超过3名."""
    return Change(kind, pair.source.wording(old.first, old.last), pair.target.wording(new.first, new.last))


def compare_figures(pair: ClausePair) -> Compared:
    """Compare the figures of the two clauses of ``pair``."""
    ours, theirs = all_figures(pair.source.text), all_figures(pair.target.text)
    if not ours and not theirs:
        return Compared((), ())
    if is_date(pair.source.text) or is_date(pair.target.text):
        return _compare_dates(pair)
    kept, dropped, added = _match_equal(ours, theirs)
    dropped = [one for one in dropped if not is_said_without_number(pair.source.text, one, pair.target.text)]
    added = [one for one in added if not is_said_without_number(pair.target.text, one, pair.source.text)]
    if len(dropped) == len(added) == 1 and _is_only_difference(pair, dropped[0], added[0]):
        return Compared(kept, [(dropped[0], added[0])])  # even of another kind: 2025年 → 5202年, 10公里 → 10里
    gone, come = dropped, added
    dropped, added = (
        _not_repeated(dropped, theirs, pair.target, again=bool(added)),
        _not_repeated(added, ours, pair.source, again=bool(dropped)),
    )
    dropped = [one for one in gone if one in dropped or any(_is_in_place(pair, one, new) for new in added)]
    added = [one for one in come if one in added or any(_is_in_place(pair, old, one) for old in dropped)]
    changed: list[tuple[Figure | None, Figure | None]] = [*_swapped(pair, kept), *_replaced(pair, dropped, added)]
    named = [id(figure) for both in changed for figure in both]
    old = [figure for figure in dropped if id(figure) not in named and _counts(pair, pair.source, figure)]
    new = [figure for figure in added if id(figure) not in named and _counts(pair, pair.target, figure)]
    return Compared(kept, [*changed, *_by_kind(old, new)])


def _is_only_difference(pair: ClausePair, old: Figure, new: Figure) -> bool:
    """Return whether two clauses are the same apart from a figure, so that no neighbour can have kept it."""
    source, target = pair.source.text, pair.target.text
    return source[: old.start] == target[: new.start] and source[old.end :] == target[new.end :]


def _compare_dates(pair: ClausePair) -> Compared:
    """Compare only the dates of two clauses, one of which is only a date: 2026年 against 2027年全省新增就业120万人."""
    kept, dropped, added = _match_equal(dates_in(pair.source.text), dates_in(pair.target.text))
    return Compared(kept, [both for both in _by_kind(dropped, added) if all(both)])


def _is_in_place(pair: ClausePair, old: Figure, new: Figure) -> bool:
    """Return whether a figure surely replaced another, whatever the neighbours of their clauses have."""
    likeness = _likeness(pair, old, new)
    return likeness.unit and likeness.before == _CONTEXT


def _match_equal(
    ours: Sequence[Figure], theirs: Sequence[Figure]
) -> tuple[list[tuple[Figure, Figure]], list[Figure], list[Figure]]:
    """Return the figures that both have, each used once, and the others of each clause."""
    kept, dropped, added = [], [], list(theirs)
    for figure in ours:
        at = next((i for i, other in enumerate(added) if figure.equals(other)), None)
        if at is None:
            dropped.append(figure)
        else:
            kept.append((figure, added.pop(at)))
    return kept, dropped, added


def _not_repeated(
    figures: Sequence[Figure], theirs: Sequence[Figure], other: LinkedClause, *, again: bool
) -> list[Figure]:
    """Return the figures that no neighbour of the other clause has; unless ``again``, nor that clause itself."""
    known = [figure for text in other.neighbours for figure in all_figures(text)]
    known += () if again else theirs
    return [one for one in figures if not any(one.equals(repeated) for repeated in known)]


def _swapped(pair: ClausePair, kept: Sequence[tuple[Figure, Figure]]) -> Iterator[tuple[Figure, Figure]]:
    """Yield the figures that swapped positions with another of the same unit: from 5% to 8%, from 8% to 5%."""
    taken = []
    for old, own in kept:
        for other, new in kept:
            if other is old or new in taken or old.equals(new):
                continue
            if _is_swapped(pair, old, own, new):
                taken.append(new)
                yield old, new
                break


def _is_swapped(pair: ClausePair, old: Figure, own: Figure, new: Figure) -> bool:
    """Return whether ``new`` stands where ``old`` stood, rather than the target's ``own`` figure of that value."""
    at_own, at_new = _likeness(pair, old, own), _likeness(pair, old, new)
    if not (at_new.unit or (not old.kind and not new.kind and at_new.after)):
        return False
    rest, owns, others = _rest(pair.source.text, old), _rest(pair.target.text, own), _rest(pair.target.text, new)
    if common_prefix(rest, owns) > common_prefix(rest, others):
        return False
    if at_own.before < at_new.before and at_own.after <= at_new.after:
        return at_new.before == _CONTEXT
    led, owned, leads = _lead(pair.source.text, old), _lead(pair.target.text, own), _lead(pair.target.text, new)
    shared = common_suffix(led, leads)
    return common_suffix(led, owned) < shared and _CONTEXT <= shared == min(len(led), len(leads))


def _lead(text: str, figure: Figure) -> str:
    """Return what precedes a figure in its segment, with the holder of a value: 县级承担 of 县级承担四成."""
    return text[max(text.rfind(sign, 0, figure.start) for sign in _SIGNS) + 1 : figure.start]


def _rest(text: str, figure: Figure) -> str:
    """Return what follows a figure in its segment: 示范村 of 20个示范村."""
    ends = (at for sign in _SIGNS if (at := text.find(sign, figure.end)) >= 0)
    return text[figure.end : min(ends, default=len(text))]


def _replaced(pair: ClausePair, dropped: Sequence[Figure], added: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Yield the figures that another one replaced, with their replacements."""
    rest = list(added)
    numerals = []
    for old in dropped:
        likenesses = [
            (likeness.weight, -i)
            for i, new in enumerate(rest)
            if _replaces(pair, old, new, likeness := _likeness(pair, old, new))
        ]
        if likenesses:
            yield old, rest.pop(-max(likenesses)[1])
        elif not old.firm and pair.source.text[old.start].isdigit():
            numerals.append(old)
    others = [new for new in rest if not new.firm and pair.target.text[new.start].isdigit()]
    if len(numerals) == len(others) == 1:
        yield numerals[0], others[0]


def _replaces(pair: ClausePair, old: Figure, new: Figure, likeness: _Likeness) -> bool:
    """Return whether the contexts of two figures are alike enough; what may be a formula needs more than a figure."""
    if old.kind != new.kind and not {old.kind, new.kind} <= _COUNTED:
        return False
    if old.firm and new.firm:
        return likeness.weight > 0
    if pair.source.text[old.start].isdigit() and pair.target.text[new.start].isdigit():
        return likeness.after > 0 or likeness.before == _CONTEXT or (likeness.unit and likeness.before > 0)
    return likeness.after > 0 and (likeness.unit or likeness.before > 0 or likeness.after == _CONTEXT)


def _likeness(pair: ClausePair, old: Figure, new: Figure) -> _Likeness:
    source, target = pair.source.text, pair.target.text
    after = _shared_context(source[old.end : old.end + _CONTEXT], target[new.end : new.end + _CONTEXT])
    before = _shared_context(source[: old.start][: -_CONTEXT - 1 : -1], target[: new.start][: -_CONTEXT - 1 : -1])
    return _Likeness(
        bool(old.unit or old.kind == "date") and (old.unit, old.kind) == (new.unit, new.kind), after, before
    )


def _shared_context(one: str, other: str) -> int:
    """Return with how many equal characters two contexts begin; the most possible if both end there alike."""
    same = common_prefix(one, other)
    return _CONTEXT if same == len(one) == len(other) else same


def _by_kind(old: Sequence[Figure], new: Sequence[Figure]) -> Iterator[tuple[Figure | None, Figure | None]]:
    """Yield the dropped and added figures, paired in order if they are of the same kind."""
    rest = list(new)
    for figure in old:
        at = next((i for i, other in enumerate(rest) if figure.kind == other.kind), None)
        yield figure, (None if at is None else rest.pop(at))
    yield from ((None, figure) for figure in rest)


def _counts(pair: ClausePair, clause: LinkedClause, figure: Figure) -> bool:
    """Return whether a dropped or added figure is firm, and its segment corresponds to the other clause."""
    other = pair.target if clause is pair.source else pair.source
    if not figure.firm or _is_of_frequency(clause, other, figure) or _is_replaced_beside(clause, figure, other):
        return False
    return len(clause.segments) == 1 or pair.corresponds(clause.segment_at(figure.start), other)


def _is_of_frequency(clause: LinkedClause, other: LinkedClause, figure: Figure) -> bool:
    """Return whether a figure is part of a frequency, as which `scope` compares it: 半年 of 每半年, against 每季度."""
    return clause.text[figure.start - 1 : figure.start + 1] == "每半" and "每" in other.text


def _is_replaced_beside(clause: LinkedClause, figure: Figure, other: LinkedClause) -> bool:
    """Return whether a figure replaced one of a neighbour of the other clause, which the link to that one says.

    Against 并报省厅, the beside of 于9月30日前制定, nothing was added in 于10月31日前制定并报市局, nor against 制定方案
    behind 9月底前，….
    """
    text = clause.text
    for beside in other.neighbours:
        if figure.kind in _TIMED and is_date(beside):
            return True
        for old in all_figures(beside):
            if (old.kind, old.unit) != (figure.kind, figure.unit) and not old.kind == figure.kind == "date":
                continue
            after = _shared_context(beside[old.last : old.last + _CONTEXT], text[figure.last : figure.last + _CONTEXT])
            before = _shared_context(beside[: old.first][::-1][:_CONTEXT], text[: figure.first][::-1][:_CONTEXT])
            if 0 < min(after, before) < max(after, before) or after == before == _CONTEXT:
                return True
    return False


def _changes_bound(old: Figure, new: Figure) -> bool:
    """Return whether a lower bound became an upper one or the reverse, or an amount gained or lost its bound."""
    if old.bound == new.bound or "about" in {old.bound, new.bound}:
        return False
    return old.kind not in _TIMED or bool(old.bound and new.bound)
