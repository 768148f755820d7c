"""Which words of a clause are shared with its counterparts, and which were moved, changed, dropped or added.

Derived from the edits and the evidence of its links, for every format that shows words.
"""

from __future__ import annotations

from enum import IntEnum
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.model import Op, Relation, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directive_diff.model import Clause, Edit, Link, Shared


class Mark(IntEnum):
    """What became of a word; of several counterparts the one that says the most counts, the highest here."""

    PLAIN = 0
    LOST = 1
    """Dropped (of the source) or added (of the target): the counterpart has nothing in its place."""
    CHANGED = 2
    MOVED = 3
    SHARED = 4


class Run(NamedTuple):
    """A stretch of a text with one mark."""

    span: Span
    mark: Mark


def runs(clause: Clause, links: Iterable[Link], side: Side, *, elsewhere: Iterable[Link] = ()) -> tuple[Run, ...]:
    """Return ``clause`` as runs that cover it, marked by what ``links`` (of those that end in it) say of its words.

    Words that these links lost or changed but those ``elsewhere`` carry are plain: neither shared here nor lost.
    """
    marks, others = _marks(clause, links, side), _marks(clause, elsewhere, side)
    for at, other in enumerate(others):
        if other >= Mark.MOVED and marks[at] in {Mark.LOST, Mark.CHANGED}:
            marks[at] = Mark.PLAIN
    return _grouped(marks, clause.span.start)


def _marks(clause: Clause, links: Iterable[Link], side: Side) -> bytearray:
    """Return the mark of each character of ``clause``."""
    marks = bytearray(clause.span.length)
    for link in links:
        for mark, span in _marked(link, side):
            _raise(marks, mark, span.start - clause.span.start, span.end - clause.span.start)
    return marks


def _marked(link: Link, side: Side) -> list[tuple[Mark, Span]]:
    """Return what one link says of the words on ``side``."""
    if link.relation is Relation.SAME:
        return [(Mark.SHARED, side.clause(link).span)]
    if link.relation is Relation.RESTATED:  # nearly every word differs: to mark them all would say nothing
        return []
    edits = [(_OF_OP[edit.op], _span(edit, side)) for edit in link.edits]
    in_place = [span for mark, span in edits if mark is Mark.SHARED]
    evidence = [_span(run, side) for run in link.evidence]
    return edits + [(Mark.MOVED, span) for span in evidence if not any(_overlap(span, other) for other in in_place)]


_OF_OP = {Op.EQUAL: Mark.SHARED, Op.REPLACE: Mark.CHANGED, Op.DELETE: Mark.LOST, Op.INSERT: Mark.LOST}


def _span(of: Edit | Shared, side: Side) -> Span:
    return of.source if side is Side.SOURCE else of.target


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _raise(marks: bytearray, mark: Mark, start: int, end: int) -> None:
    for at in range(start, end):
        marks[at] = max(marks[at], mark)


def _grouped(marks: bytearray, start: int) -> tuple[Run, ...]:
    found = []
    for mark, group in groupby(marks):
        end = start + len(list(group))
        found.append(Run(Span(start, end), Mark(mark)))
        start = end
    return tuple(found)
