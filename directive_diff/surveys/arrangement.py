"""The matrix of a survey: the upper text's demands as rows, the lower texts as columns, selected and sorted."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.findings.selection import EVERYTHING, Only
from directive_diff.grammar.demands.demand import strongest
from directive_diff.model import ChangeKind, Fate, Relation
from directive_diff.surveys.likeness import grouped, masks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_diff.findings.selection import Selection
    from directive_diff.model import Block, Demand, Directive
    from directive_diff.surveys.values import Cell, Survey, Surveyed


class Order(StrEnum):
    """How the matrix is sorted."""

    BLOCK = "block"
    """Rows as the upper text has them, columns as they were named."""
    SPREAD = "spread"
    """What most carried first, and who carried most."""
    LIKENESS = "likeness"
    """Like rows and like columns beside each other."""
    DATE = "date"
    """Columns by date, rows as the upper text has them."""


class Spread(NamedTuple):
    """How many texts carried a demand wholly, in part, possibly, and not at all."""

    carried: int
    partly: int
    dropped: int
    possible: int = 0

    @property
    def reached(self) -> int:
        """The number of texts that carry some of it."""
        return self.carried + self.partly

    @property
    def all(self) -> int:
        """The number of texts that could carry it."""
        return self.carried + self.partly + self.dropped + self.possible


class Row(NamedTuple):
    """A demand of the upper text: its number there, and its cells in the order of the columns; None is not shown."""

    number: int
    block: Block
    directive: Directive
    demand: Demand
    spread: Spread
    cells: tuple[Cell | None, ...]


class Matrix(NamedTuple):
    """The rows, and which text each column is, as an index."""

    rows: tuple[Row, ...]
    columns: tuple[int, ...]


def matrix(survey: Survey, order: Order = Order.BLOCK, selection: Selection = EVERYTHING) -> Matrix:
    """Return the matrix of ``survey``: the rows that ``selection`` leaves, in ``order``."""
    columns = _columns(survey, order)
    rows = [row for row in _rows(survey, columns, selection) if row]
    if order is Order.SPREAD:
        rows.sort(key=lambda row: (-row.spread.reached, -row.spread.carried, row.number))
    elif order is Order.LIKENESS:
        like = grouped([_carriers(survey, row.number) for row in rows])
        rows = [rows[number] for number in like.order]
    return Matrix(tuple(rows), columns)


def spread(survey: Survey, index: int) -> Spread:
    """Return how many texts carried the demand with this number."""
    fates = [text.cells[index].fate for text in survey.texts]
    carried, partly, dropped = (fates.count(fate) for fate in (Fate.CARRIED, Fate.PARTLY, Fate.DROPPED))
    known = len(fates) - fates.count(None)
    return Spread(carried, partly, dropped, known - carried - partly - dropped)


def _columns(survey: Survey, order: Order) -> tuple[int, ...]:
    numbers = range(len(survey.texts))
    match order:
        case Order.SPREAD:
            return tuple(sorted(numbers, key=lambda i: -(survey.texts[i].carried.share or 0)))
        case Order.LIKENESS:
            return grouped(masks(survey)).order
        case Order.DATE:
            return tuple(sorted(numbers, key=lambda i: (survey.texts[i].date or "9999", i)))
        case Order.BLOCK:
            return tuple(numbers)


def _rows(survey: Survey, columns: Sequence[int], selection: Selection) -> list[Row | None]:
    rows: list[Row | None] = []
    index = 0
    for block in survey.upper.blocks:
        for directive in block.directives:
            wanted = _in_block(block, selection.block) and demanded(directive, selection)
            rows.append(_row(survey, index, block, directive, columns, selection) if wanted else None)
            index += 1
    return rows


def _row(  # noqa: PLR0913, PLR0917 - what makes a row
    survey: Survey, index: int, block: Block, directive: Directive, columns: Sequence[int], selection: Selection
) -> Row | None:
    cells = [survey.texts[column].cells[index] for column in columns]
    kept = tuple(cell if _wants(cell, selection) else None for cell in cells)
    if selection.only and not any(kept):
        return None
    return Row(index, block, directive, strongest(directive), spread(survey, index), kept)


def _wants(cell: Cell, selection: Selection) -> bool:
    """Return whether a cell is shown: for a relation or change of one of its links, or for being dropped."""
    if not selection.only:
        return True
    named = {Only(link.relation.value) for link in cell.links}
    named |= {Only(change.kind.value) for link in cell.links for change in link.changes}
    if cell.fate is Fate.DROPPED:
        named.add(Only.DROPPED)
    return not named.isdisjoint(selection.only)


def demanded(directive: Directive, selection: Selection) -> bool:
    """Return whether a directive makes a demand of a selected kind."""
    kinds = selection.demands
    return not kinds or any(clause.linkable and clause.demand in kinds for clause in directive.clauses)


def _in_block(block: Block, wanted: str | None) -> bool:
    """Return whether a block is the one asked for: by its id, or by words in it."""
    if wanted is None or wanted.upper() == block.id:
        return True
    marked = block.marker is not None and wanted in block.marker.text
    return marked or any(wanted in directive.text for directive in block.directives)


def _carriers(survey: Survey, index: int) -> int:
    """Return which texts carry a demand at least in part, as a bit mask."""
    return sum(1 << number for number, text in enumerate(survey.texts) if text.cells[index].links)


SOFTENED = (ChangeKind.WEAKENED, ChangeKind.REVERSED, ChangeKind.FIGURE)
"""The changes for which a cell is marked: carried, but not what was demanded."""


def softened(cell: Cell) -> bool:
    """Return whether any of a demand was carried weakened, reversed, or with another figure."""
    return any(cell.has(kind) for kind in SOFTENED)


def weakenings(text: Surveyed) -> int:
    """Return how many demands a text carries weakened."""
    return sum(cell.has(ChangeKind.WEAKENED) for cell in text.cells)


def added(text: Surveyed) -> int:
    """Return how many directives of a text are new."""
    return sum(own.origin is Fate.NEW for own in text.own)


def same(cell: Cell) -> bool:
    """Return whether a demand is carried word for word."""
    return cell.fate is Fate.CARRIED and cell.relation is Relation.SAME
