"""Whether a change is a sure finding: its link is sure, and words that lost force have the same words around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.folding import fold
from directive_diff.model import ChangeKind, Op, Sureness
from directive_diff.sanitise import flowing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from directive_diff.model import Change, Link, Wording

SAME = 0.55
"""The share of a clause that must be the same for its loss of force, or its counterpart, to be sure."""
_NO_FORCE = frozenset({"encouragement", "manner", "plain"})  # kinds of words of degree that never weaken or strengthen


def is_sure(link: Link, change: Change) -> bool:
    """Return whether a change is sure: its link is sure, and words that lost force have the same words around them.

    坚决落实防范化解重大风险政治责任 and 采取有力措施防范化解重大风险 share only half: 坚决 was not merely dropped
    there. Nor is it sure if other words replace them, of whose force nothing is known (坚决遏制, 有效遏制) or which
    differ by little (坚决贯彻, 严格执行).
    """
    if link.sureness is not Sureness.SURE:
        return False
    if change.kind is ChangeKind.LOCALISED and not link.verdict:
        return not _is_handed_down(change)
    if change.kind not in {ChangeKind.WEAKENED, ChangeKind.SCOPE} or link.verdict:
        return True
    if change.source and not change.target and _is_replaced(change.source, link):
        return False
    if change.source and change.target and _is_even(*_folded(change)):
        return False
    return sum(run.source.length for run in link.evidence) >= SAME * link.source.span.length


def _folded(change: Change) -> tuple[str, ...]:
    """Return the words of both sides as the tables write them: 严禁 for 嚴禁, empty for none."""
    return tuple(fold(flowing(wording.text)).text if wording else "" for wording in (change.source, change.target))


def _is_handed_down(change: Change) -> bool:
    """Return whether a body gave way to places: 党中央成立 and 各地要成立 are two acts, not one made local."""
    source, target = map(_kinds_of_levels().get, _folded(change))
    return source == "body" and target in {"units", "area"}


@lexicon.derived
def _kinds_of_levels() -> Mapping[str, str]:
    return {row[0]: row[2] for row in lexicon.table("levels")}


def _is_even(source: str, target: str) -> bool:
    """Return whether two words may have the same force: both of resolve, or that of the target is unknown."""
    kinds = _kinds_of_force()
    return target not in kinds or kinds.get(source) == kinds[target] == "resolve"


@lexicon.derived
def _kinds_of_force() -> Mapping[str, str]:
    """Return the kinds of the words whose force is known."""
    known = (row for name in ("degree", "scope") for row in lexicon.table(name) if row[1] not in _NO_FORCE)
    return {row[0]: row[1] for row in known}


def _is_replaced(wording: Wording, link: Link) -> bool:
    """Return whether other words of the target stand for ``wording``."""
    return any(edit.op is Op.REPLACE and edit.source.overlaps(wording.span) for edit in link.edits)
