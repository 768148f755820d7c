"""The part of a comparison that the user selects: the only module that cuts a comparison.

`Selection.of` returns a comparison that contains only that part, so that every format, and the exit code, shows and
counts the same. ``--min-score``, ``--block`` and ``--demand`` decide what is counted: shares, fates and numbers refer
to that part (with ``--demand prohibits``, the share is that of the prohibitions). ``--only`` decides what is listed and
changes no number: of a text with 39 % carried and 20 % possible, ``--only dropped`` lists the other 41 %.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from directive_diff.errors import DirectiveDiffError
from directive_diff.model import Cut, Demand, Match, Side
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from directive_diff.model import Block, Clause, Comparison, Directive, Link, Readout


class Only(StrEnum):
    """What ``--only`` may select: links of a relation or with a change, or clauses without a link."""

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


# The names of a clause without a link, by side.
_NOTHING = {Side.SOURCE: Only.DROPPED, Side.TARGET: Only.NEW}


class Selection(NamedTuple):
    """What is shown of a comparison; by default everything.

    ``demands`` are kinds of demand: of the source's clause for a link, otherwise of the clause itself. ``block`` is a
    block's id (T3, S2) or words of a block, of the leading side if it has them; links below ``min_score`` (0..1) do not
    count as links. ``order`` is the leading side: the text whose clauses order the links.
    """

    only: frozenset[Only] = frozenset()
    demands: frozenset[Demand] = frozenset()
    block: str | None = None
    min_score: float = 0.0
    order: Side | None = None

    @property
    def cuts(self) -> bool:
        """Whether it leaves anything out."""
        return bool(self.only or self.demands or self.block is not None or self.min_score > 0)

    def of(self, comparison: Comparison) -> Comparison:
        """Return the selected part of ``comparison``. Raises DirectiveDiffError if it has no such block."""
        whole = _ordered(comparison, self.order) if self.order else comparison
        if not self.cuts:
            return whole
        base = _without_low_scores(whole, self.min_score)
        blocks = _named(self.block, base, self.order or Side.SOURCE) if self.block is not None else ()
        counted = _of_demands(_of_blocks(base, base, blocks), base, self.demands)
        cut = Cut(
            base,
            None,
            tuple(only.value for only in Only if only in self.only),
            tuple(demand.value for demand in Demand if demand in self.demands),
            self.block,
            tuple(block.id for block in blocks),
            self.min_score,
        )
        if not self.only:
            return counted._replace(cut=cut)
        return _listed(counted, self.only)._replace(cut=cut._replace(counted=counted._replace(cut=cut)))


EVERYTHING = Selection()


def linked(links: Iterable[Link], side: Side) -> frozenset[str]:
    """Return the ids of the clauses of ``side`` in which ``links`` end."""
    return frozenset(side.clause(link).id for link in links)


def _ordered(comparison: Comparison, lead: Side) -> Comparison:
    """Return ``comparison`` with its links in the order of the leading text."""
    links = sorted(comparison.links, key=lambda link: (lead.clause(link).span, lead.other.clause(link).span))
    return comparison._replace(links=tuple(links))


def _without_low_scores(comparison: Comparison, least: float) -> Comparison:
    """Return ``comparison`` without the links below a score; a clause that loses its last link is possibly carried."""
    links = tuple(link for link in comparison.links if link.score >= least)
    if len(links) == len(comparison.links):
        return comparison
    kept = {side: linked(links, side) for side in Side}
    near = [
        Match(link.source, link.target, link.score, link.reasons)
        for link in comparison.links
        if link.score < least and any(side.clause(link).id not in kept[side] for side in Side)
    ]
    rejected = sorted((*comparison.rejected, *near), key=lambda match: (match.target.span, match.source.span))
    return comparison._replace(links=links, rejected=tuple(rejected), possible=(*comparison.possible, *near))


def _of_blocks(comparison: Comparison, base: Comparison, blocks: tuple[Block, ...]) -> Comparison:
    """Return the part about ``blocks``, all of one side.

    On the other side, that is each directive with a clause linked to them, without its clauses linked elsewhere.
    """
    if not blocks:
        return comparison
    side = Side.SOURCE if blocks[0].id.startswith("S") else Side.TARGET
    own = {clause.id for block in blocks for directive in block.directives for clause in directive.clauses}
    links = tuple(link for link in comparison.links if side.clause(link).id in own)
    there, before = linked(links, side.other), linked(base.links, side.other)
    touched = {side.other.clause(link).directive for link in links}
    other = {
        clause.id
        for clause in side.other.readout(base).clauses
        if clause.id in there or (clause.directive in touched and clause.id not in before)
    }
    return _part(comparison, links, own | other)


def _of_demands(comparison: Comparison, base: Comparison, demands: Collection[Demand]) -> Comparison:
    """Return the clauses that make, or carry, a demand of one of the kinds."""
    if not demands:
        return comparison
    links = tuple(link for link in comparison.links if _makes(link.source, demands))
    ids = {clause.id for clause in comparison.source.clauses if _makes(clause, demands)}
    there, before = linked(links, Side.TARGET), linked(base.links, Side.TARGET)
    ids |= {
        clause.id
        for clause in comparison.target.clauses
        if clause.id in there or (clause.id not in before and _makes(clause, demands))
    }
    return _part(comparison, links, ids)


def _makes(clause: Clause, demands: Collection[Demand]) -> bool:
    return clause.linkable and clause.demand in demands


def _listed(counted: Comparison, only: Collection[Only]) -> Comparison:
    """Return the links of a requested relation or change, and the clauses without a link if they are requested."""
    links = tuple(link for link in counted.links if not _names(link).isdisjoint(only))
    ids: set[str] = set()
    for side in Side:
        ids |= linked(links, side)
        carried, near = linked(counted.links, side), {side.clause(match).id for match in counted.possible}
        alone = {c.id for c in side.readout(counted).clauses if c.linkable and c.id not in carried}
        if _NOTHING[side] in only:
            ids |= alone - near
        if Only.POSSIBLE in only:
            ids |= alone & near
    return _part(counted, links, ids)


def _names(link: Link) -> set[Only]:
    """Return the names that select a link: its relation and the kinds of its changes."""
    return {Only(link.relation.value), *(Only(change.kind.value) for change in link.changes)}


def _part(comparison: Comparison, links: tuple[Link, ...], ids: Collection[str]) -> Comparison:
    """Return these links and the clauses with these ids, and what came nearest to those without a link."""
    alone = {side: frozenset(ids) - linked(comparison.links, side) for side in Side}

    def concerns(match: Match) -> bool:
        return any(side.clause(match).id in alone[side] for side in Side)

    return comparison._replace(
        source=_with_clauses_only(comparison.source, ids),
        target=_with_clauses_only(comparison.target, ids),
        links=links,
        rejected=tuple(filter(concerns, comparison.rejected)),
        candidates=tuple(filter(concerns, comparison.candidates)),
        possible=tuple(filter(concerns, comparison.possible)),
    )


def _with_clauses_only(readout: Readout, ids: Collection[str]) -> Readout:
    """Return ``readout`` with only these clauses, without directives and blocks that contain none of them."""
    blocks = (
        block._replace(directives=tuple(directive for d in block.directives if (directive := _of_ids(d, ids)).clauses))
        for block in readout.blocks
    )
    return readout._replace(blocks=tuple(block for block in blocks if block.directives))


def _of_ids(directive: Directive, ids: Collection[str]) -> Directive:
    return directive._replace(clauses=tuple(clause for clause in directive.clauses if clause.id in ids))


def _named(wanted: str, comparison: Comparison, lead: Side) -> tuple[Block, ...]:
    """Return the blocks with this id or these words, of the leading side if it has any, otherwise of the other."""
    for side in (lead, lead.other):
        blocks = side.readout(comparison).blocks
        named = tuple(block for block in blocks if _is(block, wanted))
        if named:
            return named
    names = ", ".join(block.id for side in Side for block in side.readout(comparison).blocks)
    raise DirectiveDiffError("no_block", remedy="choose", name=wanted, names=names)


def _is(block: Block, wanted: str) -> bool:
    if re.fullmatch(r"[ST]\d+", wanted, re.IGNORECASE):
        return block.id == wanted.upper()
    marker = block.marker
    return any(wanted in d.text for d in block.directives) or (marker is not None and wanted in marker.text)
