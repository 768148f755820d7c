"""The parts of the JSON about doubts and reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from directive_diff.findings.doubt import doubts

if TYPE_CHECKING:
    from directive_diff.model import Comparison, Misfit, Review, Ruling

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
    return {
        "reviewer": review.reviewer,
        "date": review.date,
        "accepted": review.accepted,
        "rejected": review.rejected,
        "changed": review.changed,
        "added": review.added,
        "unfit": review.unfit,
        "rulings": [ruling_values(ruling) for ruling in review.rulings],
        "misfits": [_misfit(misfit) for misfit in review.misfits],
    }


def ruling_values(ruling: Ruling) -> Object:
    """Return a reviewer's ruling, with what the program had found, as plain values."""
    return {
        "target": ruling.target,
        "source": ruling.source,
        "verdict": _value(ruling.verdict),
        "relation": _value(ruling.relation),
        "changes": None if ruling.changes is None else [kind.value for kind in ruling.changes],
        "target_demand": _value(ruling.target_demand),
        "source_demand": _value(ruling.source_demand),
        "found": {
            "relation": _value(ruling.found_relation),
            "score": None if ruling.found_score is None else round(ruling.found_score, 4),
            "changes": [kind.value for kind in ruling.found_changes],
            "target_demand": _value(ruling.found_target_demand),
            "source_demand": _value(ruling.found_source_demand),
        },
        "remark": ruling.remark,
        "reviewer": ruling.reviewer,
        "time": ruling.time,
    }


def _misfit(misfit: Misfit) -> Object:
    return {
        "row": misfit.row,
        "target": misfit.target,
        "target_text": misfit.target_text,
        "source": misfit.source,
        "source_text": misfit.source_text,
        "verdict": misfit.verdict,
        "remark": misfit.remark,
    }


def _value(value: Any) -> str | None:  # noqa: ANN401 - any of the enumerations
    return None if value is None else str(value.value)
