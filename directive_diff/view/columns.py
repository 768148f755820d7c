"""The columns of the tables to sort and filter: their heads, and their cells in each row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.model import Relation
from directive_diff.sanitise import flowing
from directive_diff.view import caption
from directive_diff.view.legend import describe_sureness
from directive_diff.view.sheet import clause_cells, link_rows, sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_diff.labels import Labels
    from directive_diff.model import Comparison, Side
    from directive_diff.view.reviewed import ReviewColumn
    from directive_diff.view.sheet import ClauseCells, LinkRow, Paragraph, SheetRow

# Words with their marks, a number, or plain text; None is an empty cell.
Cell = tuple["Paragraph", ...] | float | str | None

_OF_DIRECTIVES = ("no", "block", "id", "demand_of_source", "text_of_target", "fate_head", "share")
_AFTER_LINKS = ("possible_clauses", "alone_clauses", "demand_head", "change_head")
_OF_TASKS = ("task_lead", "task_bodies", "task_deadline")
_OF_LINKS = (
    "no",
    "source_id",
    "demand_of_source",
    "target_id",
    "text_of_target",
    "relation_head",
    "score",
    "sureness_head",
    "moved_head",
    "kinds_head",
    "change_head",
    "verdict",
)
_OF_CLAUSES = (
    "side_head",
    "id",
    "block",
    "speaker_head",
    "clause_head",
    "demand_head",
    "fate_head",
    "relation_head",
    "score",
    "sureness_head",
    "moved_head",
    "counterpart_ids",
    "counterpart_text",
    "kinds_head",
    "change_head",
    "candidate_id",
    "candidate_text",
    "candidate_score",
    "candidates_head",
)


def directives(
    comparison: Comparison, lead: Side, review: ReviewColumn, labels: Labels, *, tasks: bool
) -> Iterator[tuple[Cell, ...]]:
    """Yield the heads, then a row for each directive; ``review`` adds a last column if there is one."""
    yield (*_directive_heads(labels, tasks=tasks), *review.head)
    for row in sheet(comparison, lead, labels):
        yield (*_directive_cells(row, tasks=tasks), *review.of_directive(row.id))


def links(comparison: Comparison, review: ReviewColumn, labels: Labels) -> Iterator[tuple[Cell, ...]]:
    """Yield the heads, then a row for each link; one that a person rejected has no number."""
    yield (*(labels(name) for name in _OF_LINKS), *review.head)
    for number, row in enumerate(link_rows(comparison, labels), 1):
        yield (*_link_cells(number if row.relation else None, row), *review.of_link(row.source_id, row.target_id))


def clauses(comparison: Comparison, lead: Side, review: ReviewColumn, labels: Labels) -> Iterator[tuple[Cell, ...]]:
    """Yield the heads, then a row for each clause of either text."""
    yield (*(labels(name) for name in _OF_CLAUSES), *review.head)
    for cells in clause_cells(comparison, lead, labels):
        yield (*_clause_cells(cells, labels), *review.of_clause(cells.row.clause.id))


def _directive_heads(labels: Labels, *, tasks: bool) -> tuple[str, ...]:
    """Return the heads of the table with a row for each directive."""
    heads = [labels(name) for name in _OF_DIRECTIVES]
    heads += [labels(relation.value) for relation in Relation]
    heads += [labels(name) for name in _AFTER_LINKS]
    return (*heads, *(labels(name) for name in _OF_TASKS)) if tasks else tuple(heads)


def _directive_cells(row: SheetRow, *, tasks: bool) -> tuple[Cell, ...]:
    """Return the cells of one directive."""
    cells: tuple[Cell, ...] = (
        row.number,
        row.block,
        row.id,
        row.source,
        row.target,
        row.fate,
        None if row.share is None else round(row.share, 4),
        *(None if row.links is None else row.links[relation] for relation in Relation),
        row.possible,
        row.alone,
        row.demands,
        "\n".join(row.notes),
    )
    return (*cells, *(None for _ in _OF_TASKS)) if tasks else cells


def _link_cells(number: int | None, row: LinkRow) -> tuple[Cell, ...]:
    """Return the cells of one link."""
    texts = (row.source_id, (row.source,), row.target_id, (row.target,))
    return (
        number,
        *texts,
        row.relation,
        row.score,
        row.sureness,
        row.moved,
        row.changes,
        "\n".join(row.notes),
        row.verdict,
    )


def _clause_cells(cells: ClauseCells, labels: Labels) -> tuple[Cell, ...]:
    """Return the cells of one clause."""
    row, join = cells.row, labels("list_joiner").join
    other, best, nearest, marker = row.side.other, row.best, row.nearest, row.block.marker
    candidates = (other.clause(match).id for match in row.candidates)
    scored = [
        labels("candidate_said", id=of, score=f"{match.score:.2f}")
        for of, match in zip(candidates, row.candidates, strict=True)
        if match is not nearest
    ]
    return (
        labels(row.side.value),
        row.clause.id,
        f"{row.block.id} {caption.marker(row.block, labels)}",
        flowing(marker.speaker) if marker and marker.speaker else None,
        (cells.words,),
        labels(f"demand_{row.clause.demand.value}"),
        cells.fate,
        labels(row.relation.value) if row.relation else None,
        round(best.score, 4) if best else None,
        describe_sureness(best.sureness, labels) if best else None,
        labels("moved") if row.moved else None,
        join(other.clause(link).id for link in row.links),
        cells.counterparts,
        join(labels(f"kind_{kind.value}") for kind in row.changes),
        "\n".join(cells.notes),
        other.clause(nearest).id if nearest else None,
        flowing(other.clause(nearest).text) if nearest else None,
        round(nearest.score, 4) if nearest else None,
        join(scored),
    )
