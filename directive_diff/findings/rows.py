"""The links as a table to read: block by block, directive by directive, each with its counterparts.

Derived from the links, not stored. One text leads: it is complete and in its own order, and the clauses of the other
are next to its pieces.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.findings.coverage import Coverage
from directive_diff.model import Fate, Side, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from directive_diff.model import Block, Clause, Comparison, Directive, Link, Match


class Piece(NamedTuple):
    """A stretch of a directive and the links that end in it.

    The pieces of a directive cover it. A piece with links is one linked clause; a piece with ``possible`` matches,
    the nearest first, is a possibly carried clause; a piece with neither is new (or dropped) or, if
    ``linkable`` is false, not linkable.
    """

    span: Span
    clauses: tuple[Clause, ...]
    links: tuple[Link, ...]
    linkable: bool
    possible: tuple[Match, ...] = ()


class Row(NamedTuple):
    """One directive of the leading text.

    ``left_out`` has the unlinked clauses of those directives of the other text that this row carries more of than any
    other row: they were partly carried, and the rest is missing here.
    """

    directive: Directive
    fate: Fate | None
    share: float | None
    pieces: tuple[Piece, ...]
    left_out: tuple[Clause, ...]


class Section(NamedTuple):
    """One block of the leading text, as rows."""

    block: Block
    rows: tuple[Row, ...]


def sections(comparison: Comparison, lead: Side) -> tuple[Section, ...]:
    """Return the rows of the leading text; each of its directives is in exactly one row.

    For a part of a comparison, these are the rows of the whole without what is not in that part.
    """
    ours = Coverage.of(comparison, lead)
    missing = _left_out(comparison.base, lead, comparison.cut.blocks if comparison.cut else ())
    if comparison.cut is None:
        return tuple(
            Section(
                block, tuple(_row(directive, ours, missing.get(directive.id, ())) for directive in block.directives)
            )
            for block in lead.readout(comparison).blocks
        )
    return tuple(_sections_of_part(comparison, ours, missing, lead))


def _sections_of_part(
    comparison: Comparison, ours: Coverage, missing: Mapping[str, tuple[Clause, ...]], lead: Side
) -> Iterator[Section]:
    whole = Coverage.of(comparison.base, lead)
    listed = {clause.id for side in Side for clause in side.readout(comparison).clauses}
    ids = {directive.id for directive in ours.readout.directives}
    for block in whole.readout.blocks:
        rows = []
        for directive in block.directives:
            left_out = tuple(clause for clause in missing.get(directive.id, ()) if clause.id in listed)
            pieces = tuple(_listed_pieces(directive, whole, ours, listed)) if directive.id in ids else ()
            if pieces or left_out:
                rows.append(_row_of_part(directive, pieces, left_out, ours, whole))
        if rows:
            yield Section(block, tuple(rows))


def _row_of_part(
    directive: Directive, pieces: tuple[Piece, ...], left_out: tuple[Clause, ...], ours: Coverage, whole: Coverage
) -> Row:
    coverage = ours if ours.knows(directive) else whole
    return Row(directive, coverage.fate(directive), coverage.of_directive(directive).share, pieces, left_out)


def _listed_pieces(directive: Directive, whole: Coverage, ours: Coverage, listed: Collection[str]) -> Iterator[Piece]:
    for piece in _pieces(directive, whole):
        links = tuple(link for clause in piece.clauses for link in ours.links.get(clause.id, ()))
        if links or (not piece.links and any(clause.id in listed for clause in piece.clauses)):
            yield piece._replace(links=links)


def without_link(comparison: Comparison, side: Side) -> tuple[Section, ...]:
    """Return the directives of ``side`` without any link, by block: dropped (or new), or possibly carried."""
    coverage, whole = Coverage.of(comparison, side), Coverage.of(comparison.base, side)
    alone = {
        directive.id
        for directive in whole.readout.directives
        if whole.fate(directive) in {whole.nothing, Fate.POSSIBLE}
    }
    unlinked = (
        Section(block, tuple(_row(directive, coverage, ()) for directive in block.directives if directive.id in alone))
        for block in coverage.readout.blocks
    )
    return tuple(section for section in unlinked if section.rows)


def moved(links: Sequence[Link]) -> frozenset[tuple[str, str]]:
    """Return the links that are out of order, as (source id, target id).

    These are all links except a longest chain in which both texts run forward, the most that a diff could find.
    """
    ordered = sorted(links, key=lambda link: (link.target.span, link.source.span))
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for i, link in enumerate(ordered):
        at = bisect_right(tails, link.source.span.start)
        tails[at : at + 1] = [link.source.span.start]
        before.append(ends[at - 1] if at else -1)
        ends[at : at + 1] = [i]
    chain: set[int] = set()
    last = ends[-1] if ends else -1
    while last >= 0:
        chain.add(last)
        last = before[last]
    return frozenset((link.source.id, link.target.id) for i, link in enumerate(ordered) if i not in chain)


def crossing(comparison: Comparison) -> frozenset[tuple[str, str]]:
    """Return the links of ``comparison`` that are out of order in the whole of it, as (source id, target id)."""
    counted = {(link.source.id, link.target.id) for link in comparison.counted.links}
    return moved(comparison.base.links) & counted


def _row(directive: Directive, coverage: Coverage, left_out: tuple[Clause, ...]) -> Row:
    pieces = tuple(_pieces(directive, coverage))
    return Row(directive, coverage.fate(directive), coverage.of_directive(directive).share, pieces, left_out)


def _pieces(directive: Directive, coverage: Coverage) -> Iterator[Piece]:
    groups = list(_groups(directive.clauses, coverage))
    starts = [directive.span.start, *(group[0].span.start for group in groups[1:]), directive.span.end]
    for i, group in enumerate(groups):
        links = tuple(link for clause in group for link in coverage.links.get(clause.id, ()))
        near = tuple(match for clause in group for match in coverage.possible.get(clause.id, ()))
        yield Piece(Span(starts[i], starts[i + 1]), group, links, bool(links) or any(c.linkable for c in group), near)


def _groups(clauses: Iterable[Clause], coverage: Coverage) -> Iterator[tuple[Clause, ...]]:
    """Separate each linked or possible clause and join those between; an opening joins the clause that it opens."""
    waiting: list[Clause] = []
    for clause in clauses:
        if clause.id not in coverage.links and clause.id not in coverage.possible:
            waiting.append(clause)
            continue
        if any(before.linkable for before in waiting):
            yield tuple(waiting)
            waiting = []
        yield (*waiting, clause)
        waiting = []
    if waiting:
        yield tuple(waiting)


def _left_out(comparison: Comparison, lead: Side, blocks: Collection[str] = ()) -> dict[str, tuple[Clause, ...]]:
    """Return, by directive of the leading text, the missing clauses of the directives that it mostly carries.

    What ``blocks`` partly carry is missing there, even if another block carries more of it.
    """
    theirs = Coverage.of(comparison, lead.other)
    homes = {
        clause.id: (i, directive.id)
        for i, directive in enumerate(lead.readout(comparison).directives)
        for clause in directive.clauses
    }
    missing: dict[str, tuple[Clause, ...]] = {}
    for directive in theirs.readout.directives:
        if theirs.fate(directive) is not Fate.PARTLY:
            continue
        weights: dict[tuple[int, str], int] = {}
        for clause in directive.clauses:
            for link in theirs.links.get(clause.id, ()):
                place = homes[lead.clause(link).id]
                weights[place] = weights.get(place, 0) + clause.span.length
        asked = {place: weight for place, weight in weights.items() if place[1].partition(".")[0] in blocks}
        weights = asked or weights
        _, home = min(weights, key=lambda place: (-weights[place], place))
        dropped = tuple(c for c in directive.clauses if c.linkable and c.id not in theirs.links)
        missing[home] = (*missing.get(home, ()), *dropped)
    return missing
