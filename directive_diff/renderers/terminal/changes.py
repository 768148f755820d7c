"""What changed, in words: 弱化：保持 → 力争."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.renderers.terminal.typesetting import Styled
from directive_diff.sanitise import flowing
from directive_diff.view.remarks import members, opinion, own_changes, same_values

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directive_diff.labels import Labels
    from directive_diff.model import Change, Link


def of_link(link: Link, labels: Labels, others: Iterable[Link]) -> list[list[Styled]]:
    """Return a note for each change of a link, and one if it is a link only because of a model's opinion.

    What is told of one of the ``others``, the links that share a clause with it, is not told again.
    """
    notes = [_note(change, labels) for change in own_changes(link, others)]
    notes += [[Styled(text, "change.listed")] for text in members(link, labels)]
    notes += [[Styled(text, "fact")] for text in same_values(link, labels)]
    return [*notes, *([Styled(text, "fact")] for text in opinion(link, labels))]


def _note(change: Change, labels: Labels) -> list[Styled]:
    kind = change.kind.value
    source, target = (wording.text if wording else None for wording in (change.source, change.target))
    text = _arrow(source, target, labels)
    return [Styled(labels("noted", kind=labels(f"kind_{kind}"), words=text), f"change.{kind}")]


def _arrow(source: str | None, target: str | None, labels: Labels) -> str:
    if source is None:
        return labels("inserted", text=flowing(target or ""))
    if target is None:
        return labels("deleted", text=flowing(source))
    return f"{flowing(source)} → {flowing(target)}"
