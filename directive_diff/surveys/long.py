"""The long form of a survey: a row for each text and demand, for statistics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from directive_diff.findings.selection import EVERYTHING
from directive_diff.surveys.arrangement import Order, matrix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_diff.findings.selection import Selection
    from directive_diff.surveys.arrangement import Row
    from directive_diff.surveys.values import Cell, Survey, Surveyed

COLUMNS = (
    "text", "path", "level", "date", "group", "demand", "block", "demand_kind", "demand_text", "fate", "share",
    "relation", "score", "changes", "clauses", "words", "judged", "refused", "judge",
    "judge_date",
)  # fmt: skip


def rows(survey: Survey, order: Order = Order.BLOCK, selection: Selection = EVERYTHING) -> Iterator[dict[str, Any]]:
    """Yield a row for each text and demand that ``selection`` leaves, text by text, with plain values."""
    grid = matrix(survey, order, selection)
    for place, column in enumerate(grid.columns):
        for row in grid.rows:
            cell = row.cells[place]
            if cell is not None:
                yield _row(survey.texts[column], row, cell)


def _row(text: Surveyed, row: Row, cell: Cell) -> dict[str, Any]:
    return {
        "text": text.name,
        "path": text.member.path,
        "level": text.level.value if text.level else None,
        "date": text.date,
        "group": text.member.group,
        "demand": row.directive.id,
        "block": row.block.id,
        "demand_kind": row.demand.value,
        "demand_text": row.directive.text,
        "fate": cell.fate.value if cell.fate else None,
        "share": None if cell.share is None else round(cell.share, 4),
        "relation": cell.relation.value if cell.relation else None,
        "score": None if cell.score is None else round(cell.score, 4),
        "changes": [
            {"kind": change.kind.value, "source": change.source, "target": change.target}
            for link in cell.links
            for change in link.changes
        ],
        "clauses": [[link.source, link.target] for link in cell.links],
        "words": list(dict.fromkeys(link.text for link in cell.links)),
        "judged": sum(link.judged for link in cell.links) if text.judge else None,
        "refused": len(cell.refused) if text.judge else None,
        "judge": text.judge.model if text.judge else None,
        "judge_date": text.judge.last if text.judge else None,
    }
