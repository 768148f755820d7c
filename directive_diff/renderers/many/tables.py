"""The long form as CSV, which opens correctly in Excel, and as NDJSON: a row for each text and demand."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from directive_diff.labels.many import ManyLabels
from directive_diff.model import ChangeKind
from directive_diff.renderers import json
from directive_diff.sanitise import escape_formula, flowing
from directive_diff.surveys.long import rows
from directive_diff.surveys.values import Changed
from directive_diff.view.changes import describe_change
from directive_diff.view.record import as_line, record_of_survey, with_record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, BinaryIO

    from directive_diff.renderers.many import Sight
    from directive_diff.surveys.values import Survey

_HEADS = {
    "text": "text_name", "path": "text_file", "level": "text_level", "date": "date", "group": "text_group",
    "demand": "id", "block": "block", "demand_kind": "demand_head", "demand_text": "demand_of_source",
    "fate": "fate_head",
    "share": "share", "relation": "relation_head", "score": "score", "changes": "changes_head",
    "clauses": "ids_head", "words": "words_head", "judged": "link_judged",
    "refused": "drawn_gone", "judge": "judge_asked", "judge_date": "judge_when",
}  # fmt: skip


def render_ndjson(survey: Survey, out: BinaryIO, sight: Sight) -> None:
    """Write the rows to ``out`` as UTF-8, one JSON object per line, in no language."""
    record = record_of_survey(survey)
    numbered = enumerate(rows(survey, sight.order, sight.selection))
    out.writelines(json.line({**row, "run": None if number else record}) for number, row in numbered)


def render_csv(survey: Survey, out: BinaryIO, sight: Sight) -> None:
    """Write the rows to ``out``, in UTF-8 with a byte order mark, by which Excel recognises it."""
    labels = ManyLabels(sight.view.lang)
    text = io.StringIO(newline="")
    table = [heads(labels), *(cells(row, labels) for row in rows(survey, sight.order, sight.selection))]
    csv.writer(text).writerows(with_record(table, labels("qda_run"), as_line(record_of_survey(survey))))
    out.write(text.getvalue().encode("utf-8-sig"))


def heads(labels: ManyLabels) -> tuple[str, ...]:
    """Return the column headings of the long form."""
    return tuple(labels(head) for head in _HEADS.values())


def cells(row: Mapping[str, Any], labels: ManyLabels) -> tuple[str | float, ...]:
    """Return one row of the long form in words."""
    values = {
        **row,
        "level": labels(f"level_{row['level']}") if row["level"] else "",
        "demand_kind": labels(f"demand_{row['demand_kind']}"),
        "fate": labels(row["fate"] or "unlinkable"),
        "relation": labels(row["relation"]) if row["relation"] else "",
        "changes": labels("joiner").join(_change(change, labels) for change in row["changes"]),
        "clauses": labels("joiner").join(f"{source}→{target}" for source, target in row["clauses"]),
        "words": "\n".join(row["words"]),
    }
    return tuple(_cell_value(values[name]) for name in _HEADS)


def _cell_value(value: str | float | None) -> str | float:
    if value is None:
        return ""
    if not isinstance(value, str):
        return value
    return escape_formula("\n".join(map(flowing, value.split("\n"))))


def _change(change: Mapping[str, Any], labels: ManyLabels) -> str:
    return describe_change(Changed(ChangeKind(change["kind"]), change["source"], change["target"]), labels)
