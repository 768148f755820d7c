"""The links as a table to read: block by block, directive by directive, what stands against what.

Derived from the links, stored nowhere. One side leads: its text is given whole and in its own order, and the other
side's clauses stand against the pieces of it.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.findings.coverage import Coverage
from directive_diff.model import Fate, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from directive_diff.model import Block, Clause, Comparison, Directive, Link, Match


class Piece(NamedTuple):
    """A stretch of a directive and the links that end in it.

    The pieces of a directive cover it. One with links holds one linked clause; one with ``possible`` matches, the
    nearest first, a clause that is possibly carried; one with neither holds what is new (or dropped), or, where
    ``linkable`` is false, nothing that could be linked.
    """

    span: Span
    clauses: tuple[Clause, ...]
    links: tuple[Link, ...]
    linkable: bool
    possible: tuple[Match, ...] = ()


class Row(NamedTuple):
    """One directive of the leading side.

    ``left_out`` holds the clauses without a link of those directives of the other side that this row carries most of:
    they were carried in part, and this is where the rest is missing.
    """

    directive: Directive
    fate: Fate | None
    share: float | None
    pieces: tuple[Piece, ...]
    left_out: tuple[Clause, ...]


class Section(NamedTuple):
    """One block of the leading side, as rows."""

    block: Block
    rows: tuple[Row, ...]


def sections(comparison: Comparison, lead: Side) -> tuple[Section, ...]:
    """Return the whole of the leading side; every directive of it is in exactly one row."""
    ours = Coverage.of(comparison, lead)
    missing = _left_out(comparison, lead)
    return tuple(
        Section(block, tuple(_row(directive, ours, missing.get(directive.id, ())) for directive in block.directives))
        for block in lead.readout(comparison).blocks
    )


def without_link(comparison: Comparison, side: Side) -> tuple[Section, ...]:
    """Return the directives of ``side`` in which nothing is linked, by block: dropped (or new), or possibly carried."""
    coverage = Coverage.of(comparison, side)
    fates = {Fate.POSSIBLE, coverage.nothing}
    unlinked = (
        Section(block, tuple(_row(d, coverage, ()) for d in block.directives if coverage.fate(d) in fates))
        for block in coverage.readout.blocks
    )
    return tuple(section for section in unlinked if section.rows)


def moved(links: Sequence[Link]) -> frozenset[tuple[str, str]]:
    """Return the links that stand out of order, as (source id, target id).

    They are all but a longest chain in which both texts run forward; that chain is the most a diff could find.
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


def _row(directive: Directive, coverage: Coverage, left_out: tuple[Clause, ...]) -> Row:
    return Row(
        directive,
        coverage.fate(directive),
        coverage.cover(directive.clauses).share,
        tuple(_pieces(directive, coverage)),
        left_out,
    )


def _pieces(directive: Directive, coverage: Coverage) -> Iterator[Piece]:
    groups = list(_groups(directive.clauses, coverage))
    starts = [directive.span.start, *(group[0].span.start for group in groups[1:]), directive.span.end]
    for i, group in enumerate(groups):
        links = tuple(link for clause in group for link in coverage.links.get(clause.id, ()))
        near = tuple(match for clause in group for match in coverage.possible.get(clause.id, ()))
        yield Piece(Span(starts[i], starts[i + 1]), group, links, any(clause.linkable for clause in group), near)


def _groups(clauses: Iterable[Clause], coverage: Coverage) -> Iterator[tuple[Clause, ...]]:
    """Put each linked or possible clause by itself and join those between; an opening goes with what it opens."""
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


def _left_out(comparison: Comparison, lead: Side) -> dict[str, tuple[Clause, ...]]:
    """Return, by directive of the leading side, what is missing of the other side's directives it carries most of."""
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
        _, home = min(weights, key=lambda place: (-weights[place], place))
        dropped = tuple(c for c in directive.clauses if c.linkable and c.id not in theirs.links)
        missing[home] = (*missing.get(home, ()), *dropped)
    return missing
