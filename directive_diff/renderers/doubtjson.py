"""The parts of the JSON that say where a person should look, and what a person said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from directive_diff.findings.doubt import doubts

if TYPE_CHECKING:
    from directive_diff.model import Comparison, Misfit, Review, Ruling

Object = dict[str, Any]


def doubted(comparison: Comparison) -> list[Object]:
    """Return the clauses in the order of doubt, the least sure first, each with what is nearest besides its links."""
    return [
        {
            "clause": doubt.clause.id,
            "right": round(doubt.right, 4),
            "nearest": [{"clause": clause.id, "score": round(match.score, 4)} for match, clause in doubt.nearest],
        }
        for doubt in doubts(comparison).ordered
    ]


def reviewed(review: Review | None) -> Object | None:
    """Return what a person made of a comparison."""
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
        "rulings": [ruling_values(one) for one in review.rulings],
        "misfits": [_misfit(one) for one in review.misfits],
    }


def ruling_values(one: Ruling) -> Object:
    """Return what a person said, beside what the program had found, as plain values."""
    return {
        "target": one.target,
        "source": one.source,
        "verdict": _value(one.verdict),
        "relation": _value(one.relation),
        "changes": None if one.changes is None else [kind.value for kind in one.changes],
        "target_demand": _value(one.target_demand),
        "source_demand": _value(one.source_demand),
        "found": {
            "relation": _value(one.found_relation),
            "score": None if one.found_score is None else round(one.found_score, 4),
            "changes": [kind.value for kind in one.found_changes],
            "target_demand": _value(one.found_target_demand),
            "source_demand": _value(one.found_source_demand),
        },
        "remark": one.remark,
        "reviewer": one.reviewer,
        "time": one.time,
    }


def _misfit(one: Misfit) -> Object:
    return {
        "row": one.row,
        "target": one.target,
        "target_text": one.target_text,
        "source": one.source,
        "source_text": one.source_text,
        "verdict": one.verdict,
        "remark": one.remark,
    }


def _value(value: Any) -> str | None:  # noqa: ANN401 - any of the enumerations
    return None if value is None else str(value.value)
