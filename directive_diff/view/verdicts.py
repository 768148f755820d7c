"""A review as plain values, for JSON and for the record of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from directive_diff.model import Misfit, Named, Ruling

Object = dict[str, Any]


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


def said_values(one: Ruling) -> Object:
    """Return only what a person said: the program that made the result would find the rest again."""
    values = {name: value for name, value in ruling_values(one).items() if name != "found"}
    return {name: value for name, value in values.items() if value not in (None, "") or name in {"target", "source"}}


def misfit_values(one: Misfit) -> Object:
    """Return a row that no longer fits the texts as plain values."""
    return {
        "row": one.row,
        "target": one.target,
        "target_text": one.target_text,
        "source": one.source,
        "source_text": one.source_text,
        "verdict": one.verdict,
        "instead": [_named(clause) for clause in one.instead],
        "changes": None if one.changes is None else [kind.value for kind in one.changes],
        "target_demand": _value(one.target_demand),
        "source_demand": _value(one.source_demand),
        "remark": one.remark,
        "reviewer": one.reviewer,
        "time": one.time,
        "target_now": one.target_now and _named(one.target_now),
        "source_now": one.source_now and _named(one.source_now),
    }


def _named(clause: Named) -> Object:
    return {"clause": clause.id, "text": clause.text}


def _value(value: Any) -> str | None:  # noqa: ANN401 - any of the enumerations
    return None if value is None else str(value.value)
