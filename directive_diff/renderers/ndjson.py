"""NDJSON for pipes and data frames: one link or directive per line; docs/exports.md describes the fields.

Like the JSON it holds what was asked for, in no language, and is written field by field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from directive_diff.findings.coverage import Coverage
from directive_diff.findings.rows import crossing
from directive_diff.grammar.demand import strongest
from directive_diff.model import Side
from directive_diff.renderers import Rows, json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from directive_diff.model import Change, Clause, Comparison, JudgeRecord, Opinion
    from directive_diff.renderers import View

Object = dict[str, Any]


def render(comparison: Comparison, out: BinaryIO, view: View) -> None:
    """Write a comparison to ``out`` as UTF-8, one JSON object per line."""
    found = directives(comparison) if view.rows is Rows.DIRECTIVES else links(comparison)
    out.writelines(map(json.line, found))


def links(comparison: Comparison) -> Iterator[Object]:
    """Yield the links."""
    moved = crossing(comparison)
    for link in comparison.links:
        yield {
            "source_path": comparison.source.document.path,
            "target_path": comparison.target.document.path,
            **_clause(Side.SOURCE, link.source),
            **_clause(Side.TARGET, link.target),
            "relation": link.relation.value,
            "score": round(link.score, 4),
            "sureness": link.sureness.value,
            "moved": (link.source.id, link.target.id) in moved,
            "changes": [_change(change) for change in link.changes],
            "verdict": link.verdict.value if link.verdict else None,
            **_opinion(link.opinion, comparison.judge),
        }


def _opinion(opinion: Opinion | None, judge: JudgeRecord | None) -> Object:
    """Return what a model said of a link, and which model; nothing where none was asked."""
    if judge is None:
        return {}
    relation = opinion.relation.value if opinion and opinion.relation else None
    changed = opinion is not None and opinion.changed
    return {"judge": judge.model, "opinion": relation, "opinion_changed": changed}


def _clause(side: Side, clause: Clause) -> Object:
    return {
        side.value: clause.id,
        f"{side.value}_block": clause.block,
        f"{side.value}_directive": clause.directive,
        f"{side.value}_start": clause.span.start,
        f"{side.value}_end": clause.span.end,
        f"{side.value}_text": clause.text,
        f"{side.value}_demand": clause.demand.value,
    }


def _change(change: Change) -> Object:
    return {
        "kind": change.kind.value,
        "source": change.source.text if change.source else None,
        "target": change.target.text if change.target else None,
    }


def directives(comparison: Comparison) -> Iterator[Object]:
    """Yield the directives of both texts."""
    for side in Side:
        coverage = Coverage.of(comparison, side)
        for block in coverage.readout.blocks:
            for directive in block.directives:
                fate = coverage.fate(directive)
                cover = coverage.of_directive(directive)
                found = [link for clause in directive.clauses for link in coverage.links.get(clause.id, ())]
                yield {
                    "path": coverage.readout.document.path,
                    "side": side.value,
                    "id": directive.id,
                    "block": block.id,
                    "marker": block.marker.text if block.marker else None,
                    "verb": (block.marker.verb or None) if block.marker else None,
                    "speaker": block.marker.speaker if block.marker else None,
                    "start": directive.span.start,
                    "end": directive.span.end,
                    "text": directive.text,
                    "fate": fate.value if fate else None,
                    "share": None if cover.share is None else round(cover.share, 4),
                    "possible_share": None if cover.possible_share is None else round(cover.possible_share, 4),
                    "linked": cover.linked,
                    "possible_length": cover.possible,
                    "linkable": cover.linkable,
                    "demand": strongest(directive).value,
                    "links": [side.other.clause(link).id for link in found],
                    "possible": [
                        side.other.clause(match).id
                        for clause in directive.clauses
                        for match in coverage.possible.get(clause.id, ())
                    ],
                }
