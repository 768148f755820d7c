"""The courses of a chain as CSV: a row for each demand of the highest tier and each tier below."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from directive_diff.labels.many import ManyLabels
from directive_diff.sanitise import escape_formula, flowing
from directive_diff.surveys.chains import courses
from directive_diff.view import chain as chain_view
from directive_diff.view.record import as_line, record_of_chain, with_record

if TYPE_CHECKING:
    from typing import BinaryIO

    from directive_diff.renderers.many import Sight
    from directive_diff.surveys.steps import Chain, Course, Stage

_HEADS = (
    "text_name",
    "id",
    "demand_of_source",
    "text_level",
    "fate_head",
    "share",
    "place",
    "changes_head",
    "text_origin",
)
_ASKED = ("opinion_head", "judge_asked")  # if a model was asked: what it changed, and which model


def render(chain: Chain, out: BinaryIO, sight: Sight) -> None:
    """Write the rows to ``out``, in UTF-8 with a byte order mark, by which Excel recognises it."""
    labels = ManyLabels(sight.view.lang)
    text = io.StringIO(newline="")
    asked = chain_view.judged(chain, labels)
    table = [tuple(labels(head) for head in (*_HEADS, *(_ASKED if asked else ())))]
    for course in courses(chain):
        for stage in course.stages:
            cells = _cells(course, stage, chain, labels)
            opinion = (labels("cell_judged") if stage.judged else "", asked) if asked else ()
            table.append(tuple(escape_formula(flowing(cell)) for cell in (*cells, *opinion)))
    csv.writer(text).writerows(with_record(table, labels("qda_run"), as_line(record_of_chain(chain))))
    out.write(text.getvalue().encode("utf-8-sig"))


def _cells(course: Course, stage: Stage, chain: Chain, labels: ManyLabels) -> tuple[str, ...]:
    return (
        chain.texts[course.text].member.name,
        course.directive.id,
        course.directive.text,
        chain_view.tier_name(chain, stage.tier, labels),
        labels(stage.fate.value if stage.fate else "unlinkable"),
        "" if stage.share is None else f"{stage.share:.4f}",
        chain_view.describe_places(stage, labels),
        labels("joiner").join(chain_view.describe_changes(stage, chain, labels)),
        labels("list_joiner").join(chain_view.name(chain, text) for text in stage.whom),
    )
