"""A change that a survey keeps, in words: 弱化：“保持”→“力争”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.sanitise import flowing

if TYPE_CHECKING:
    from directive_diff.labels import Labels
    from directive_diff.surveys.values import Changed


def describe_change(change: Changed, labels: Labels) -> str:
    """Return a change with its kind: 弱化：“保持”→“力争”."""
    words = describe_exchange(change.source, change.target, labels)
    return labels("noted", kind=labels(f"kind_{change.kind.value}"), words=words)


def describe_exchange(old: str | None, new: str | None, labels: Labels) -> str:
    """Return which words replace which; one of the two may be None."""
    old, new = flowing(old or ""), flowing(new or "")
    if old and new:
        return labels("replaced", source=old, target=new)
    return labels("deleted", text=old) if old else labels("inserted", text=new)
