"""From a comparison to what a survey keeps of it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from directive_diff.findings.clauses import refused
from directive_diff.findings.coverage import Coverage
from directive_diff.grammar.demands.demand import strongest
from directive_diff.model import Fate
from directive_diff.surveys.phrases import phrases
from directive_diff.surveys.values import Carrier, Cell, Changed, Near, Own, Surveyed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from directive_diff.model import Change, Comparison, Directive, Link, Match
    from directive_diff.surveys.values import Member


def surveyed(comparison: Comparison, member: Member, wanted: Sequence[str] = ()) -> Surveyed:
    """Return what a survey keeps of ``comparison``, whose target is ``member``; ``wanted`` are phrases to look for."""
    source, target = Coverage.of_source(comparison), Coverage.of_target(comparison)
    refusals = _refusals(comparison)
    heading, document = comparison.target.heading, comparison.target.document
    return Surveyed(
        member=member,
        sha256=document.sha256,
        title=heading.title,
        issuer=heading.issuer,
        region=heading.region,
        level=member.level or heading.level,
        date=member.date or heading.date,
        carried=source.cover(comparison.source.clauses),
        origin=target.cover(comparison.target.clauses),
        cells=tuple(_cell(directive, source, refusals) for directive in comparison.source.directives),
        own=tuple(_own_of(directive, target) for directive in comparison.target.directives),
        phrases=phrases(document.text, wanted),
        review=comparison.review,
        judge=comparison.judge,
    )


def _cell(directive: Directive, source: Coverage, refusals: Mapping[str, list[Match]]) -> Cell:
    links = [link for clause in directive.clauses for link in source.links.get(clause.id, ())]
    near = tuple(_near_of(source.possible[c.id][0]) for c in directive.clauses if c.id in source.possible)
    refused = tuple(_near_of(match) for clause in directive.clauses for match in refusals.get(clause.id, ()))
    share = source.cover(directive.clauses).share
    return Cell(source.fate(directive), share, tuple(map(_carrier, links)), near, refused)


def _refusals(comparison: Comparison) -> Mapping[str, list[Match]]:
    """Return for each clause of the source the pairs that are not links only because a judge refused them."""
    refusals: dict[str, list[Match]] = defaultdict(list)
    for match in refused(comparison):
        refusals[match.source.id].append(match)
    return refusals


def _near_of(match: Match) -> Near:
    return Near(match.source.id, match.target.id, match.score, match.target.text, match.opinion)


def _carrier(link: Link) -> Carrier:
    changes = tuple(map(changed, link.changes))
    return Carrier(
        link.source.id, link.target.id, link.relation, link.score, link.target.text, changes, link.judged, link.opinion
    )


def changed(change: Change) -> Changed:
    """Return a change in words alone."""
    source, target = change.source, change.target
    return Changed(change.kind, source.text if source else None, target.text if target else None)


def _own_of(directive: Directive, target: Coverage) -> Own:
    new = tuple(c.text for c in directive.clauses if target.clause_fate(c) is Fate.NEW)
    return Own(directive.id, directive.text, target.fate(directive), strongest(directive), new)
