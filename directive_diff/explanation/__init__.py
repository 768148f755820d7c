"""The stage that turns matches into links: their relation, the wording both clauses share, and what changed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from directive_diff.explanation.changes import adapted_changes, restated_changes
from directive_diff.explanation.clause_pair import ClausePair, LinkedClause
from directive_diff.explanation.edits.script import edit_script
from directive_diff.explanation.evidence import shared_runs
from directive_diff.explanation.lists.changes import carried_members
from directive_diff.explanation.names.localising import Locality
from directive_diff.explanation.relation import relate
from directive_diff.model import Link, Relation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from directive_diff.model import Change, Clause, Match, Readout, Wording

__all__ = ["explain"]


# A restated link differs in every word, so only its figures and negations are compared.
_CHANGES: Mapping[Relation, Callable[[ClausePair, Locality], tuple[Change, ...]]] = {
    Relation.SAME: lambda _pair, _locality: (),
    Relation.ADAPTED: adapted_changes,
    Relation.RESTATED: lambda pair, _locality: restated_changes(pair),
}


def explain(matches: Sequence[Match], source: Readout, target: Readout) -> tuple[Link, ...]:
    """Return ``matches`` as links, with relation, shared runs, changes and word-level edits.

    Takes all matches of the two readouts together: what changed in one depends on what the others carry.
    """
    locality = Locality.of(target, source)
    sources = _partners_by_start((match.target, match.source) for match in matches)
    targets = _partners_by_start((match.source, match.target) for match in matches)
    return tuple(
        _link(match, locality, sources[match.target.span.start], targets[match.source.span.start]) for match in matches
    )


def _link(match: Match, locality: Locality, sources: Iterable[Clause], targets: Iterable[Clause]) -> Link:
    relation = relate(match)
    source, target = match.source.folded, match.target.folded
    pair = ClausePair(
        _linked_clause(match.source, sources),
        _linked_clause(match.target, targets),
    )
    return Link(
        source=match.source,
        target=match.target,
        relation=relation,
        score=match.score,
        reasons=match.reasons,
        evidence=shared_runs(source, target),
        changes=tuple(_quote_original(change, match) for change in _CHANGES[relation](pair, locality)),
        edits=edit_script(source, target),
        members=carried_members(pair) if relation is not Relation.SAME else (),
        opinion=match.opinion,
    )


def _linked_clause(clause: Clause, partners: Iterable[Clause]) -> LinkedClause:
    neighbours = tuple(other.folded.text for other in partners if other.span != clause.span)
    return LinkedClause(clause.folded, neighbours, clause.demand)


def _quote_original(change: Change, match: Match) -> Change:
    """Return ``change`` with its words as written in the untouched texts: 會議, not 会议."""
    return change._replace(
        source=_as_written(change.source, match.source), target=_as_written(change.target, match.target)
    )


def _as_written(wording: Wording | None, clause: Clause) -> Wording | None:
    if wording is None:
        return None
    start, end = (at - clause.span.start for at in wording.span)
    return wording._replace(text=clause.text[start:end])


def _partners_by_start(pairs: Iterable[tuple[Clause, Clause]]) -> Mapping[int, Sequence[Clause]]:
    """Return the clauses that each clause is linked to, by the offset at which it starts."""
    partners: dict[int, list[Clause]] = defaultdict(list)
    for clause, partner in pairs:
        partners[clause.span.start].append(partner)
    return partners
