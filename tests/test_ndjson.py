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


def test_one_line_a_link(comparison: Comparison) -> None:
    """Each line is a link: both clauses, where they stand, what was judged of them; all have the same fields."""
    found = lines(comparison)

    assert [(line["source"], line["target"], line["relation"]) for line in found] == [
        (link.source.id, link.target.id, link.relation.value) for link in comparison.links
    ]
    assert len({tuple(line) for line in found}) == 1
    text = comparison.target.document.text
    assert all(text[line["target_start"] : line["target_end"]] == line["target_text"] for line in found)


def test_one_line_a_directive_on_request(comparison: Comparison) -> None:
    """Each directive of both texts is a line, with its fate and the ids of its counterparts."""
    found = lines(comparison, Rows.DIRECTIVES)

    assert [line["id"] for line in found] == [
        directive.id for readout in (comparison.source, comparison.target) for directive in readout.directives
    ]
    assert sum(len(line["links"]) for line in found) == 2 * len(comparison.links)
    assert {line["fate"] for line in found} <= {"carried", "partly", "possible", "dropped", "new", None}


def test_one_line_a_clause_on_request(comparison: Comparison) -> None:
    """Each clause of both texts is a line: its fate, its counterparts and its other candidates."""
    found = lines(comparison, Rows.CLAUSES)
    carried = [line for line in found if line["fate"] == "carried"]

    assert [line["id"] for line in found] == [c.id for r in (comparison.source, comparison.target) for c in r.clauses]
    assert {line["fate"] for line in found} == {"carried", "possible", "dropped", "new", None}
    assert all(line["relation"] and line["sureness"] and line["counterparts"] for line in carried)
    assert all(line["candidate"] for line in found if line["fate"] == "possible")
    assert {(line["side"], line["id"]) for line in found if "weakened" in line["changes"]} >= {("source", "S3.2.4")}


def test_text_of_a_document_is_text(hostile: Comparison) -> None:
    """Every line is one line of valid JSON; control characters and lone surrogates come back as they were."""
    texts = [line["text"] for line in lines(hostile, Rows.DIRECTIVES)]

    assert texts == [d.text for readout in (hostile.source, hostile.target) for d in readout.directives]
    assert any("\ud800" in text and "\x1b" in text for text in texts)
