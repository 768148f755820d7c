"""What changed, in words (弱化：“保持”→“力争”), for every format that has a column for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.model import Op, Relation, Side
from directive_diff.sanitise import sanitised

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from directive_diff.labels import Labels
    from directive_diff.model import Change, Comparison, Edit, Link, Match, Span

# If no change of a known kind was found, the edits are listed; beyond this many, the texts are clearer.
MOST_EDITS = 4
_SIGNS = "，、；：。 "


def remarks(link: Link, comparison: Comparison, labels: Labels, others: Collection[Link] = ()) -> tuple[str, ...]:
    """Return what became of the words of a link: its changes by kind or, if there are none, its edits; and any opinion.

    What ``others`` (links that end in the same clauses) account for is neither added nor dropped: for 提高治愈率 and
    提高治愈率、降低感染率, the rest is not added if another clause of the source says it.
    """
    return (*_of_words(link, comparison, labels, others), *opinion(link, labels))


def opinion(link: Link | Match, labels: Labels) -> tuple[str, ...]:
    """Say if a pair is a link, or not one, only because of a model's opinion that no person overruled; else empty."""
    said = link.opinion
    if said is None or not link.judged:
        return ()
    name = "opinion_added" if said.relation else "opinion_gone"
    return (labels(name, score=f"{said.before:.2f}"),)


def _of_words(link: Link, comparison: Comparison, labels: Labels, others: Collection[Link]) -> tuple[str, ...]:
    if link.changes or link.members:
        return (*(_change(change, labels) for change in link.changes), *members(link, labels))
    if link.relation is not Relation.ADAPTED:
        return ()
    found = [said for said in _edits(link.edits, comparison, labels, others) if said]
    if len(found) > MOST_EDITS:
        found = [*found[:MOST_EDITS], labels("and_more", n=len(found))]
    return (labels("joiner").join(found),) if found else ()


def members(link: Link, labels: Labels) -> tuple[str, ...]:
    """Return which members of the source's list a clause carries, if several clauses share the list; else empty."""
    if not link.members:
        return ()
    said = labels("list_joiner").join(sanitised(member.text) for member in link.members)
    return (labels("noted", kind=labels("members"), words=said),)


def _change(change: Change, labels: Labels) -> str:
    source = change.source.text if change.source else ""
    target = change.target.text if change.target else ""
    return labels("noted", kind=labels(f"kind_{change.kind.value}"), words=_replacement_said(source, target, labels))


def beside(link: Link, links: Mapping[Side, Mapping[str, Collection[Link]]]) -> tuple[Link, ...]:
    """Return the other links that end in the clauses of ``link``, from the ``links`` of either side by clause."""
    found = (*links[Side.SOURCE].get(link.source.id, ()), *links[Side.TARGET].get(link.target.id, ()))
    return tuple(other for other in found if other is not link)


def _edits(edits: Iterable[Edit], comparison: Comparison, labels: Labels, others: Collection[Link]) -> Iterator[str]:
    kept, stand = ({side: _accounted(others, side, ops) for side in Side} for ops in (_KEPT, _STAND))
    for edit in edits:
        if edit.op is not Op.EQUAL:
            taken = kept if edit.op is Op.REPLACE else stand
            source = _text_without(edit.source, taken[Side.SOURCE], comparison.source.document.text)
            target = _text_without(edit.target, taken[Side.TARGET], comparison.target.document.text)
            yield _replacement_said(source, target, labels)


_KEPT = frozenset({Op.EQUAL})
_STAND = frozenset({Op.EQUAL, Op.REPLACE})  # what stands for other words is not added


def _accounted(links: Iterable[Link], side: Side, ops: Collection[Op]) -> list[Span]:
    """Return the spans of ``side`` that steps or changes of links cover."""
    edits = (edit for link in links for edit in link.edits if edit.op in ops)
    changes = (change for link in links for change in link.changes)
    told = (change.source if side is Side.SOURCE else change.target for change in changes)
    spans = [edit.source if side is Side.SOURCE else edit.target for edit in edits]
    return [*spans, *(wording.span for wording in told if wording)]


def _text_without(span: Span, taken: Iterable[Span], text: str) -> str:
    """Return the text of a span without what is ``taken``."""
    gone = {at for other in taken if other.overlaps(span) for at in range(other.start, other.end)}
    return "".join(text[at] for at in range(span.start, span.end) if at not in gone)


def _replacement_said(source: str, target: str, labels: Labels) -> str:
    source, target = _bare(source), _bare(target)
    if source and target:
        return labels("replaced", source=source, target=target)
    if source:
        return labels("deleted", text=source)
    return labels("inserted", text=target) if target else ""


def _bare(text: str) -> str:
    """Return ``text`` without meaningless signs at its ends, such as half a pair of quotes."""
    text = sanitised(text).strip(_SIGNS)
    return text if text.count("“") == text.count("”") else text.strip(_SIGNS + "“”")
