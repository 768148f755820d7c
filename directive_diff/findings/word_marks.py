"""Which words of a clause are shared with its counterparts, and which were moved, changed, dropped or added.

Derived from the edits and the evidence of its links, for every format that shows words.
"""

from __future__ import annotations

from enum import IntEnum
from itertools import accumulate, chain, groupby
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.explanation.edits.pieces import pieces
from directive_diff.model import Op, Relation, Shared, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from directive_diff.model import Clause, Edit, Link


class Mark(IntEnum):
    """The mark of a word; if several counterparts differ, the highest mark counts."""

    PLAIN = 0
    LOST = 1
    """Dropped (in the source) or added (in the target): the counterpart has nothing for it."""
    CHANGED = 2
    MOVED = 3
    SHARED = 4


class Run(NamedTuple):
    """A stretch of a text with one mark."""

    span: Span
    mark: Mark


def runs(clause: Clause, links: Iterable[Link], side: Side, *, elsewhere: Iterable[Link] = ()) -> tuple[Run, ...]:
    """Return ``clause`` as runs that cover it, marked according to ``links`` (some or all of its own).

    Words that these links lost or changed but that links ``elsewhere`` carry are plain: neither shared here nor lost.
    Words that replace others elsewhere are changed, not added (力争 of 提高治愈率、力争零死亡率, linked to 提高治愈率).
    """
    marks, others = _marks(clause, links, side), _marks(clause, elsewhere, side)
    for at, other in enumerate(others):
        if other >= Mark.MOVED and marks[at] in {Mark.LOST, Mark.CHANGED}:
            marks[at] = Mark.PLAIN
        elif other == Mark.CHANGED and marks[at] == Mark.LOST:
            marks[at] = Mark.CHANGED
    return _grouped(_without_signs(marks, clause), clause.span.start)


def contribution(link: Link, side: Side) -> int | None:
    """Return where the words on ``side`` begin that make up a link, one of several of its clause; None without any.

    These are the members of the source's list that it carries, or the longest run that both share, in whole words:
    not 产物资运输 of 保障医疗物资、生产物资运输.
    """
    if side is Side.SOURCE and link.members:
        return link.members[0].span.start
    longest = max((_span(run, side) for run in link.evidence), key=lambda span: span.length, default=None)
    if longest is None:
        return None
    edges = [at for at in _edges(side.clause(link)) if at < longest.end]
    return min((at for at in edges if at >= longest.start), default=max(edges, default=longest.start))


def shared_words(link: Link) -> Iterator[str]:
    """Yield the runs that both clauses of a link share, in whole words: 公里 of 1500公里 and 1000公里, not 00公里."""
    edges = _edges(link.source), _edges(link.target)
    whole = (_on_word_edges(run, *edges) for run in link.evidence)
    yield from (run.text for run in whole if run)


_SHORT = 3  # characters up to which a word that replaced another is not taken for a moved one: 每月 → 每季
_SIGNS = frozenset("，、；：。“”‘’（）《》 　")


def _without_signs(marks: bytearray, clause: Clause) -> bytearray:
    """Return ``marks`` without those of punctuation at the ends of lost or changed words."""
    for at, char in enumerate(clause.text):
        if char in _SIGNS and marks[at] in {Mark.LOST, Mark.CHANGED}:
            around = marks[max(0, at - 1) : at] + marks[at + 1 : at + 2]
            at_end = len(around) < 2 or any(mark != marks[at] for mark in around)  # noqa: PLR2004 - before and after
            if at_end and not _is_closed(marks, clause.text, at):
                marks[at] = Mark.PLAIN
    return marks


def _is_closed(marks: bytearray, text: str, at: int) -> bool:
    """Return whether the character at ``at`` closes a bracket that opens in the same words: 各县（市、区）."""
    opening = text.rfind("（", 0, at) if text[at] == "）" else -1
    return opening > 0 and len(set(marks[opening - 1 : at + 1])) == 1


def _marks(clause: Clause, links: Iterable[Link], side: Side) -> bytearray:
    """Return the mark of each character of ``clause``."""
    marks = bytearray(clause.span.length)
    for link in links:
        for mark, span in _marked(link, side):
            _raise(marks, mark, span.start - clause.span.start, span.end - clause.span.start)
    return marks


def _marked(link: Link, side: Side) -> list[tuple[Mark, Span]]:
    """Return the marks of the words on ``side`` by one link."""
    if link.relation is Relation.SAME:
        return [(Mark.SHARED, side.clause(link).span)]
    if link.relation is Relation.RESTATED:  # nearly every word differs: marking them all would be useless
        return []
    edits = [(_OF_OP[edit.op], _span(edit, side)) for edit in link.edits]
    return edits + [(Mark.MOVED, _span(run, side)) for run in _moved(link)]


def _moved(link: Link) -> Iterator[Shared]:
    """Yield the runs of wording that are elsewhere in the other clause, in whole words on both sides.

    A short word that takes the place of another is not moved, even if another part of the other clause has it: 每季 of
    每月调度、每季通报 → 每季调度. The evidence is by characters: for 1500元 and 1000元 it contains 00元, for 做好文物
    and 抓好文物 it contains 好文物.
    """
    kept = [(edit.source, edit.target) for edit in link.edits if edit.op is Op.EQUAL]
    replaced = [(edit.source, edit.target) for edit in link.edits if edit.op is Op.REPLACE]
    edges: tuple[frozenset[int], frozenset[int]] | None = None
    for run in link.evidence:
        if any(run.source.overlaps(source) or run.target.overlaps(target) for source, target in kept):
            continue
        edges = edges or (_edges(link.source), _edges(link.target))
        whole = _on_word_edges(run, *edges)
        if whole and not _SIGNS.issuperset(whole.text) and not _takes_place(whole, replaced):
            yield whole


def _takes_place(run: Shared, replaced: Iterable[tuple[Span, Span]]) -> bool:
    """Return whether a short run is all that replaced something, or was replaced."""
    return run.source.length <= _SHORT and any(run.source == old or run.target == new for old, new in replaced)


def _on_word_edges(run: Shared, source_edges: frozenset[int], target_edges: frozenset[int]) -> Shared | None:
    """Return the longest part of ``run`` that begins and ends with words of both sides, if there is any."""
    if run.source.length != run.target.length:  # noise inside, such as a line break, hides the ends of words
        return run if _ends_in(run.source, source_edges) and _ends_in(run.target, target_edges) else None
    source, target = run.source.start, run.target.start
    shared = [at for at in range(run.source.length + 1) if source + at in source_edges and target + at in target_edges]
    if len(shared) < 2:  # noqa: PLR2004 - a run begins and ends
        return None
    start, end = shared[0], shared[-1]
    return Shared(Span(source + start, source + end), Span(target + start, target + end), run.text[start:end])


def _ends_in(span: Span, edges: frozenset[int]) -> bool:
    return span.start in edges and span.end in edges


def _edges(clause: Clause) -> frozenset[int]:
    """Return where the words of ``clause`` begin and end in the untouched text."""
    folded = clause.folded
    ends = list(accumulate(map(len, pieces(folded.text))))
    starts = (folded.offsets[at] for at in [0, *ends[:-1]] if at < len(folded.offsets))
    return frozenset(chain(starts, (folded.offsets[at - 1] + 1 for at in ends)))


_OF_OP = {Op.EQUAL: Mark.SHARED, Op.REPLACE: Mark.CHANGED, Op.DELETE: Mark.LOST, Op.INSERT: Mark.LOST}


def _span(of: Edit | Shared, side: Side) -> Span:
    return of.source if side is Side.SOURCE else of.target


def _raise(marks: bytearray, mark: Mark, start: int, end: int) -> None:
    for at in range(start, end):
        marks[at] = max(marks[at], mark)


def _grouped(marks: bytearray, start: int) -> tuple[Run, ...]:
    runs = []
    for mark, group in groupby(marks):
        end = start + len(list(group))
        runs.append(Run(Span(start, end), Mark(mark)))
        start = end
    return tuple(runs)
