"""What changed, in words: 弱化：“保持”→“力争”. For every format that has a column for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.model import Op, Relation
from directive_diff.sanitise import sanitised

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from directive_diff.labels import Labels
    from directive_diff.model import Change, Comparison, Edit, Link, Match

# If no change of a known kind was found, the edits are listed; beyond this many, the texts are clearer.
MOST_EDITS = 4
_SIGNS = "，、；：。 "


def remarks(link: Link, comparison: Comparison, labels: Labels) -> tuple[str, ...]:
    """Return what became of the words of one link, its changes by kind or, without any, its edits; and who found it."""
    return (*_of_words(link, comparison, labels), *opinion(link, labels))


def opinion(link: Link | Match, labels: Labels) -> tuple[str, ...]:
    """Return that a pair is a link, or is none, only because a model said so; else nothing. A person overrules it."""
    said = link.opinion
    if said is None or not said.changed or getattr(link, "verdict", None):
        return ()
    name = "opinion_added" if said.relation else "opinion_gone"
    return (labels(name, score=f"{said.before:.2f}"),)


def _of_words(link: Link, comparison: Comparison, labels: Labels) -> tuple[str, ...]:
    if link.changes or link.members:
        return (*(_change(change, labels) for change in link.changes), *members(link, labels))
    if link.relation is not Relation.ADAPTED:
        return ()
    found = [said for said in _edits(link.edits, comparison, labels) if said]
    if len(found) > MOST_EDITS:
        found = [*found[:MOST_EDITS], labels("and_more", n=len(found))]
    return (labels("joiner").join(found),) if found else ()


def members(link: Link, labels: Labels) -> tuple[str, ...]:
    """Return which members of a list of the source its clause carries, where several share the list; else nothing."""
    if not link.members:
        return ()
    said = labels("list_joiner").join(sanitised(member.text) for member in link.members)
    return (labels("noted", kind=labels("members"), words=said),)


def _change(change: Change, labels: Labels) -> str:
    source = change.source.text if change.source else ""
    target = change.target.text if change.target else ""
    return labels("noted", kind=labels(f"kind_{change.kind.value}"), words=_said(source, target, labels))


def _edits(edits: Iterable[Edit], comparison: Comparison, labels: Labels) -> Iterator[str]:
    source, target = comparison.source.document.text, comparison.target.document.text
    for edit in edits:
        if edit.op is not Op.EQUAL:
            yield _said(edit.source.of(source), edit.target.of(target), labels)


def _said(source: str, target: str, labels: Labels) -> str:
    source, target = _bare(source), _bare(target)
    if source and target:
        return labels("replaced", source=source, target=target)
    if source:
        return labels("deleted", text=source)
    return labels("inserted", text=target) if target else ""


def _bare(text: str) -> str:
    """Return ``text`` without signs at its ends that mean nothing alone, such as half a pair of quotes."""
    text = sanitised(text).strip(_SIGNS)
    return text if text.count("“") == text.count("”") else text.strip(_SIGNS + "“”")
