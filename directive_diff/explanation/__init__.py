"""The stage that says what a match is: its relation, what both sides share, and what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.alignment.relation import relate
from directive_diff.explanation.edits import edit
from directive_diff.explanation.evidence import share
from directive_diff.model import Link

if TYPE_CHECKING:
    from directive_diff.model import Match

__all__ = ["explain"]


def explain(match: Match) -> Link:
    """Return the link that ``match`` is: relation, shared runs, changes and word-level edits, all with their spans."""
    evidence = share(match.source.folded, match.target.folded)
    return Link(
        source=match.source,
        target=match.target,
        relation=relate(match),
        score=match.score,
        reasons=match.reasons,
        evidence=evidence,
        changes=(),
        edits=edit(match.source.folded, match.target.folded),
    )
