"""A review as plain values, for JSON and for the record of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from directive_diff.model import Misfit, Named, Ruling

Object = dict[str, Any]


def ruling_values(ruling: Ruling) -> Object:
    """Return what a person said, beside what the program had found, as plain values."""
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


def verdict_values(ruling: Ruling) -> Object:
    """Return only what a person said: the program that made the result would find the rest again."""
    values = {name: value for name, value in ruling_values(ruling).items() if name != "found"}
    return {name: value for name, value in values.items() if value not in (None, "") or name in {"target", "source"}}


def misfit_values(misfit: Misfit) -> Object:
    """Return a row that no longer fits the texts as plain values."""
    return {
        "row": misfit.row,
        "target": misfit.target,
        "target_text": misfit.target_text,
        "source": misfit.source,
        "source_text": misfit.source_text,
        "verdict": misfit.verdict,
        "instead": [_named(clause) for clause in misfit.instead],
        "changes": None if misfit.changes is None else [kind.value for kind in misfit.changes],
        "target_demand": _value(misfit.target_demand),
        "source_demand": _value(misfit.source_demand),
        "remark": misfit.remark,
        "reviewer": misfit.reviewer,
        "time": misfit.time,
        "target_now": misfit.target_now and _named(misfit.target_now),
        "source_now": misfit.source_now and _named(misfit.source_now),
    }


def _named(clause: Named) -> Object:
    return {"clause": clause.id, "text": clause.text}


def _value(value: Any) -> str | None:  # noqa: ANN401 - any of the enumerations
    return None if value is None else str(value.value)
