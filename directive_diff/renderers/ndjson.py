"""NDJSON for pipes and data frames: one link, directive or clause per line; docs/exports.md describes the fields.

Like the JSON, it has the selected part of a comparison, is not translated, and is written field by field.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from directive_diff.findings.clauses import clause_rows, rejected
from directive_diff.findings.coverage import Coverage
from directive_diff.findings.rows import crossing
from directive_diff.grammar.demands.demand import strongest
from directive_diff.model import Side, Verdict
from directive_diff.renderers import Rows, json
from directive_diff.view.record import record
from directive_diff.view.verdicts import ruling_values

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from typing import BinaryIO

    from directive_diff.findings.clauses import ClauseRow
    from directive_diff.model import Change, Clause, Comparison, JudgeRecord, Opinion, Ruling
    from directive_diff.renderers import View

Object = dict[str, Any]

CLAUSE_FIELDS = (
    "path",
    "side",
    "id",
    "directive",
    "block",
    "speaker",
    "start",
    "end",
    "text",
    "linkable",
    "demand",
    "fate",
    "relation",
    "score",
    "sureness",
    "moved",
    "counterparts",
    "counterpart_text",
    "changes",
    "candidate",
    "candidate_text",
    "candidate_score",
    "candidates",
)
"""The fields of a clause, in order."""


def render(comparison: Comparison, out: BinaryIO, view: View) -> None:
    """Write a comparison to ``out`` as UTF-8, one JSON object per line; the first has the record of the run."""
    objects = enumerate(_objects(comparison, view))
    out.writelines(json.line({**row, "run": None if number else record(comparison)}) for number, row in objects)


def _objects(comparison: Comparison, view: View) -> Iterator[Object]:
    match view.rows:
        case Rows.CLAUSES:
            return clauses(comparison, view.order)
        case Rows.DIRECTIVES:
            return directives(comparison, view.order)
        case _:
            return links(comparison)


def links(comparison: Comparison) -> Iterator[Object]:
    """Yield the links, then those that a reviewer rejected, without a relation."""
    moved = crossing(comparison)
    verdicts = _verdicts_by_pair(comparison)
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
            **(verdicts.get((link.source.id, link.target.id), {}) if comparison.review else {}),
        }
    yield from _rejected(comparison, verdicts)


def _rejected(comparison: Comparison, verdicts: Mapping[tuple[str | None, str | None], Object]) -> Iterator[Object]:
    clauses = {clause.id: clause for side in Side for clause in side.readout(comparison).clauses}
    for ruling in rejected(comparison):
        yield {
            "source_path": comparison.source.document.path,
            "target_path": comparison.target.document.path,
            **_clause(Side.SOURCE, clauses[ruling.source or ""]),
            **_clause(Side.TARGET, clauses[ruling.target or ""]),
            "relation": None,
            "score": None if ruling.found_score is None else round(ruling.found_score, 4),
            "sureness": None,
            "moved": False,
            "changes": [],
            "verdict": Verdict.REJECTED.value,
            **_opinion(None, comparison.judge),
            **verdicts[ruling.source, ruling.target],
        }


def _verdicts_by_pair(comparison: Comparison) -> dict[tuple[str | None, str | None], Object]:
    """Return the reviewer's ruling on each pair of clauses."""
    rulings = comparison.review.rulings if comparison.review else ()
    return {
        (ruling.source, ruling.target): {
            "found_relation": ruling.found_relation.value if ruling.found_relation else None,
            "found_changes": [kind.value for kind in ruling.found_changes],
            "remark": ruling.remark,
            "reviewer": ruling.reviewer,
            "time": ruling.time,
        }
        for ruling in rulings
    }


def _opinion(opinion: Opinion | None, judge: JudgeRecord | None) -> Object:
    """Return a model's opinion of a link, and which model; nothing if none was asked."""
    if judge is None:
        return {}
    relation = opinion.relation.value if opinion and opinion.relation else None
    changed = opinion is not None and opinion.changed
    return {"judge": judge.model, "opinion": relation, "opinion_changed": changed, "judge_date": judge.last}


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


def clauses(comparison: Comparison, lead: Side = Side.SOURCE) -> Iterator[Object]:
    """Yield the clauses of both texts: the span, kind of demand, fate and counterparts of each."""
    for row in clause_rows(comparison, lead):
        rulings = _rulings(comparison, partial(_concerns, {row.clause.id}))
        yield {**_position(comparison, row), **_counterparts(row), **_candidates(row), **rulings}


def _rulings(comparison: Comparison, wanted: Callable[[Ruling], bool]) -> Object:
    """Return the rulings on a clause or directive; nothing if nobody has reviewed."""
    if comparison.review is None:
        return {}
    return {"rulings": [ruling_values(ruling) for ruling in comparison.review.rulings if wanted(ruling)]}


def _position(comparison: Comparison, row: ClauseRow) -> Object:
    marker, clause = row.block.marker, row.clause
    return {
        "path": row.side.readout(comparison).document.path,
        "side": row.side.value,
        "id": clause.id,
        "directive": clause.directive,
        "block": clause.block,
        "speaker": marker.speaker if marker else None,
        "start": clause.span.start,
        "end": clause.span.end,
        "text": clause.text,
        "linkable": clause.linkable,
        "demand": clause.demand.value,
        "fate": row.fate.value if row.fate else None,
    }


def _counterparts(row: ClauseRow) -> Object:
    """Return what a clause is linked to; of several links the closest relation and the highest score."""
    other, best = row.side.other, row.best
    return {
        "relation": row.relation.value if row.relation else None,
        "score": round(best.score, 4) if best else None,
        "sureness": best.sureness.value if best else None,
        "moved": row.moved,
        "counterparts": [other.clause(link).id for link in row.links],
        "counterpart_text": "；".join(other.clause(link).text for link in row.links) or None,
        "changes": [kind.value for kind in row.changes],
    }


def _candidates(row: ClauseRow) -> Object:
    """Return the candidates of a clause, and the nearest one if the clause has no link."""
    other, nearest = row.side.other, row.nearest
    return {
        "candidate": other.clause(nearest).id if nearest else None,
        "candidate_text": other.clause(nearest).text if nearest else None,
        "candidate_score": round(nearest.score, 4) if nearest else None,
        "candidates": [{"id": other.clause(match).id, "score": round(match.score, 4)} for match in row.candidates],
    }


def directives(comparison: Comparison, lead: Side = Side.SOURCE) -> Iterator[Object]:
    """Yield the directives of both texts, those of the leading text first."""
    for side in (lead, lead.other):
        coverage = Coverage.of(comparison, side)
        for block in coverage.readout.blocks:
            for directive in block.directives:
                fate = coverage.fate(directive)
                cover = coverage.of_directive(directive)
                links = [link for clause in directive.clauses for link in coverage.links.get(clause.id, ())]
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
                    "links": [side.other.clause(link).id for link in links],
                    "possible": [
                        side.other.clause(match).id
                        for clause in directive.clauses
                        for match in coverage.possible.get(clause.id, ())
                    ],
                    **_rulings(comparison, partial(_concerns, {clause.id for clause in directive.clauses})),
                }


def _concerns(clauses: Collection[str], ruling: Ruling) -> bool:
    return ruling.source in clauses or ruling.target in clauses
