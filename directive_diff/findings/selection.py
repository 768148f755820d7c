"""What a person asked to see of a comparison: links of some relations, one block, nothing unsure."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.findings.rows import Row, Section
from directive_diff.model import Demand, Match, Side

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directive_diff.model import Clause, Comparison, Demand, Link


class Only(StrEnum):
    """What a person may ask to see alone: links of a relation or with a change, or what has no link on one side."""

    SAME = "same"
    ADAPTED = "adapted"
    RESTATED = "restated"
    NEW = "new"
    DROPPED = "dropped"
    POSSIBLE = "possible"
    WEAKENED = "weakened"
    STRENGTHENED = "strengthened"
    LOCALISED = "localised"
    FIGURE = "figure"
    SLOGAN = "slogan"
    LISTED = "listed"
    REVERSED = "reversed"
    SCOPE = "scope"


class Selection(NamedTuple):
    """What is shown of a comparison; nothing named is everything.

    ``demands`` are kinds of demand: of the source's clause where there is a link, else of the clause without one.
    ``block`` is a block's id (T3, S2) or words of a block of the leading side; links below ``min_score`` (0..1) are not
    taken for links.
    """

    only: frozenset[Only] = frozenset()
    demands: frozenset[Demand] = frozenset()
    block: str | None = None
    min_score: float = 0.0

    def of(self, comparison: Comparison) -> Comparison:
        """Return ``comparison`` with the links that are not sure enough as what is only possible."""
        if not self.min_score:
            return comparison
        unsure = [link for link in comparison.links if link.score < self.min_score]
        near = (Match(link.source, link.target, link.score, link.reasons) for link in unsure)
        return comparison._replace(
            links=tuple(link for link in comparison.links if link.score >= self.min_score),
            possible=(*comparison.possible, *near),
        )

    def wants(self, only: Only) -> bool:
        """Tell whether this is to be seen."""
        return not self.only or only in self.only

    def wants_link(self, link: Link) -> bool:
        """Tell whether a link is to be seen: for its relation or one of its changes, and for its demand."""
        named = {Only(link.relation.value), *(Only(change.kind.value) for change in link.changes)}
        return (not self.only or not named.isdisjoint(self.only)) and self.wants_demand(link.source)

    def wants_demand(self, clause: Clause) -> bool:
        """Tell whether a clause makes a demand of a kind that is to be seen."""
        return not self.demands or (clause.linkable and clause.demand in self.demands)


EVERYTHING = Selection()


def selected(sections: Iterable[Section], lead: Side, selection: Selection) -> tuple[Section, ...]:
    """Return what ``selection`` leaves of the rows of the leading side, without rows and sections that it empties.

    What stands in no piece of it (left out of the other side) stays where dropped (or new) things are asked for.
    """
    return tuple(
        section
        for section in (
            Section(section.block, tuple(row for row in (_chosen(row, lead, selection) for row in section.rows) if row))
            for section in sections
            if _is_block(section, lead, selection.block)
        )
        if section.rows
    )


def unmet(sections: Iterable[Section], selection: Selection) -> tuple[Section, ...]:
    """Return what ``selection`` leaves of directives without a link: those that make a demand of a kind asked for."""
    kept = (
        Section(
            section.block,
            tuple(row for row in section.rows if any(selection.wants_demand(c) for c in row.directive.clauses)),
        )
        for section in sections
    )
    return tuple(section for section in kept if section.rows)


def _chosen(row: Row, lead: Side, selection: Selection) -> Row | None:
    ours, theirs = (Only.NEW, Only.DROPPED) if lead is Side.TARGET else (Only.DROPPED, Only.NEW)
    other = selection.block if _names_block(selection.block, lead.other) else None
    pieces = []
    for piece in row.pieces:
        links = tuple(
            link
            for link in piece.links
            if selection.wants_link(link) and (other is None or lead.other.clause(link).block == other.upper())
        )
        demanded = any(selection.wants_demand(clause) for clause in piece.clauses)
        called = Only.POSSIBLE if piece.possible else ours
        alone = not piece.links and piece.linkable and other is None and selection.wants(called) and demanded
        if links or alone or (not piece.linkable and other is None and not (selection.only or selection.demands)):
            pieces.append(piece._replace(links=links))
    left_out: tuple[Clause, ...] = ()
    if selection.wants(theirs) and other is None:
        left_out = tuple(clause for clause in row.left_out if selection.wants_demand(clause))
    return row._replace(pieces=tuple(pieces), left_out=left_out) if pieces or left_out else None


def _is_block(section: Section, lead: Side, block: str | None) -> bool:
    if block is None or _names_block(block, lead.other):
        return True
    if _names_block(block, lead):
        return section.block.id == block.upper()
    marker = section.block.marker
    return any(block in row.directive.text for row in section.rows) or (marker is not None and block in marker.text)


def _names_block(block: str | None, side: Side) -> bool:
    return block is not None and re.fullmatch(rf"{side.value[0]}\d+", block, re.IGNORECASE) is not None
