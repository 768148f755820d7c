"""The columns of the tables to sort and filter: their heads, and their cells in each row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.model import Relation

if TYPE_CHECKING:
    from directive_diff.labels import Labels
    from directive_diff.view.sheet import LinkRow, Paragraph, SheetRow

# Words with their marks, a number, or plain text; None is an empty cell.
Cell = tuple["Paragraph", ...] | float | str | None

_OF_DIRECTIVES = ("no", "block", "id", "demand_of_source", "text_of_target", "fate_head", "share")
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
)


def directive_heads(labels: Labels, *, tasks: bool) -> tuple[str, ...]:
    """Return the heads of the table with a row for each directive."""
    heads = [labels(name) for name in _OF_DIRECTIVES]
    heads += [labels(relation.value) for relation in Relation]
    heads += [labels("left_out"), labels("demand_head"), labels("change_head")]
    return (*heads, *(labels(name) for name in _OF_TASKS)) if tasks else tuple(heads)


def directive_cells(row: SheetRow, *, tasks: bool) -> tuple[Cell, ...]:
    """Return the cells of one directive."""
    cells: tuple[Cell, ...] = (
        row.number,
        row.block,
        row.id,
        row.source,
        row.target,
        row.fate_name,
        None if row.share is None else round(row.share, 4),
        *(row.links[relation] for relation in Relation),
        row.missing,
        row.demands,
        "\n".join(row.notes),
    )
    return (*cells, *(None for _ in _OF_TASKS)) if tasks else cells


def link_heads(labels: Labels) -> tuple[str, ...]:
    """Return the heads of the table with a row for each link."""
    heads = (labels(name) for name in _OF_LINKS)
    return (*heads, labels("moved_head"), labels("kinds_head"), labels("change_head"), labels("verdict"))


def link_cells(number: int, row: LinkRow) -> tuple[Cell, ...]:
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
