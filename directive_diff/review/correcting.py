"""A person's corrections of a link or a clause: the relation, the changes, the kind of demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.model import Change, Op, Relation, Side, Span, Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from directive_diff.model import ChangeKind, Clause, Comparison, Demand, Link, Match, Readout
    from directive_diff.review.decisions import Decision


def corrected(link: Link, decision: Decision, comparison: Comparison) -> Link:
    """Return ``link`` with the relation and changes that a person gave, and the verdict."""
    relation = decision.relation or decision.found or link.relation
    put = decision.entry.changes
    changes = link.changes if relation is link.relation or relation is Relation.ADAPTED else ()
    if put:
        relation = Relation.ADAPTED if relation is Relation.SAME else relation  # what has changed is not the same
        changes = tuple(change for kind in put for change in _of_kind(kind, link, comparison))
    elif put is not None:
        changes = ()
    left = link._replace(relation=relation, changes=changes)
    before = next(
        (original for original in comparison.links if (original.source.id, original.target.id) == decision.ids), None
    )
    return left._replace(verdict=decision.outcome(before, left))


def _of_kind(kind: ChangeKind, link: Link, comparison: Comparison) -> Iterable[Change]:
    """Return the changes of a kind that were found; if none was, one of the words that differ."""
    changes = [change for change in link.changes if change.kind is kind]
    return changes or [Change(kind, *_different(link, comparison))]


def _different(link: Link, comparison: Comparison) -> tuple[Wording | None, Wording | None]:
    """Return from the first to the last word that differs on either side; of clauses that do not differ, all."""
    edits = [edit for edit in link.edits if edit.op is not Op.EQUAL]
    spans = (
        (Span(edits[0].source.start, edits[-1].source.end), Span(edits[0].target.start, edits[-1].target.end))
        if edits
        else (link.source.span, link.target.span)
    )
    texts = (side.readout(comparison).document.text for side in Side)
    source, target = (Wording(s, s.of(t)) if s.length else None for s, t in zip(spans, texts, strict=True))
    return source, target


def with_demands(comparison: Comparison, demands: Mapping[str, Demand]) -> Comparison:
    """Return ``comparison`` with other kinds of demand, by the ids of the clauses."""
    if not demands:
        return comparison
    source, target = (_demanding(side.readout(comparison), demands) for side in Side)
    clauses = {clause.id: clause for readout in (source, target) for clause in readout.clauses}

    def moved(matches: tuple[Match, ...]) -> tuple[Match, ...]:
        return tuple(m._replace(source=clauses[m.source.id], target=clauses[m.target.id]) for m in matches)

    return comparison._replace(
        source=source,
        target=target,
        links=tuple(
            link._replace(source=clauses[link.source.id], target=clauses[link.target.id]) for link in comparison.links
        ),
        rejected=moved(comparison.rejected),
        candidates=moved(comparison.candidates),
        possible=moved(comparison.possible),
    )


def _demanding(readout: Readout, demands: Mapping[str, Demand]) -> Readout:
    def put(clause: Clause) -> Clause:
        return clause._replace(demand=demands[clause.id]) if clause.id in demands else clause

    return readout._replace(
        blocks=tuple(
            block._replace(
                directives=tuple(
                    directive._replace(clauses=tuple(map(put, directive.clauses))) for directive in block.directives
                )
            )
            for block in readout.blocks
        )
    )
