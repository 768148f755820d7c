"""The parts of the JSON about doubts and reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from directive_diff.findings.doubt import doubts

if TYPE_CHECKING:
    from directive_diff.model import Comparison, Review

Object = dict[str, Any]


def doubt_values(comparison: Comparison) -> list[Object]:
    """Return the clauses, least certain first, each with the nearest clauses that it is not linked to."""
    return [
        {
            "clause": doubt.clause.id,
            "right": round(doubt.right, 4),
            "nearest": [{"clause": clause.id, "score": round(match.score, 4)} for match, clause in doubt.nearest],
        }
        for doubt in doubts(comparison).ordered
    ]


def review_values(review: Review | None) -> Object | None:
    """Return a review as plain values; None if there is none."""
    if review is None:
        return None
    from directive_diff.view.verdicts import misfit_values, ruling_values  # noqa: PLC0415 - few results are reviewed

    return {
        "reviewer": review.reviewer,
        "date": review.date,
        "accepted": review.accepted,
        "rejected": review.rejected,
        "changed": review.changed,
        "added": review.added,
        "unfit": review.unfit,
        "rulings": [ruling_values(ruling) for ruling in review.rulings],
        "misfits": [misfit_values(ruling) for ruling in review.misfits],
    }
