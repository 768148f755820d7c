"""NDJSON: one JSON object a line."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

from directive_diff.renderers import Rows, View
from directive_diff.renderers.ndjson import render

if TYPE_CHECKING:
    from directive_diff import Comparison


def lines(comparison: Comparison, rows: Rows | None = None) -> list[dict[str, Any]]:
    """Return the objects of the lines."""
    out = io.BytesIO()
    render(comparison, out, View(rows=rows))
    return [json.loads(line) for line in out.getvalue().decode("utf-8").splitlines()]


def test_each_link_has_one_line(comparison: Comparison) -> None:
    """A line has both clauses with their spans, and the relation; all lines have the same fields."""
    records = lines(comparison)

    assert [(line["source"], line["target"], line["relation"]) for line in records] == [
        (link.source.id, link.target.id, link.relation.value) for link in comparison.links
    ]
    assert len({tuple(line) for line in records}) == 1
    text = comparison.target.document.text
    assert all(text[line["target_start"] : line["target_end"]] == line["target_text"] for line in records)


def test_each_directive_has_one_line_on_request(comparison: Comparison) -> None:
    """A line of either text has the directive's fate and the ids of its counterparts."""
    records = lines(comparison, Rows.DIRECTIVES)

    assert [line["id"] for line in records] == [
        directive.id for readout in (comparison.source, comparison.target) for directive in readout.directives
    ]
    assert sum(len(line["links"]) for line in records) == 2 * len(comparison.links)
    assert {line["fate"] for line in records} <= {"carried", "partly", "possible", "dropped", "new", None}


def test_each_clause_has_one_line_on_request(comparison: Comparison) -> None:
    """A line of either text has the clause's fate, and its counterparts or its best candidate."""
    records = lines(comparison, Rows.CLAUSES)
    carried = [line for line in records if line["fate"] == "carried"]

    assert [line["id"] for line in records] == [c.id for r in (comparison.source, comparison.target) for c in r.clauses]
    assert {line["fate"] for line in records} == {"carried", "possible", "dropped", "new", None}
    assert all(line["relation"] and line["sureness"] and line["counterparts"] for line in carried)
    assert all(line["candidate"] for line in records if line["fate"] == "possible")
    assert {(line["side"], line["id"]) for line in records if "weakened" in line["changes"]} >= {("source", "S3.2.4")}


def test_text_of_a_document_is_text(hostile: Comparison) -> None:
    """Every line is one line of valid JSON; control characters and lone surrogates come back as they were."""
    texts = [line["text"] for line in lines(hostile, Rows.DIRECTIVES)]

    assert texts == [d.text for readout in (hostile.source, hostile.target) for d in readout.directives]
    assert any("\ud800" in text and "\x1b" in text for text in texts)
