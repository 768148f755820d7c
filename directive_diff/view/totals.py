"""The numbers of a comparison as a table: how many directives, clauses and demands of either text have each fate.

Every format shows these numbers, and the rows of the tables add up to them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from directive_diff.findings.answers import answers
from directive_diff.findings.coverage import Coverage, relations
from directive_diff.findings.rows import crossing
from directive_diff.model import Fate, Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_diff.labels import Labels
    from directive_diff.model import Comparison

Total = tuple[str, str, int | None, int | None, int | None, int | None, int | None]

_HEADS = ("side_head", "counted_head", "total_head", "carried", "partly", "possible", "alone_head")


def total_heads(labels: Labels) -> tuple[str, ...]:
    """Return the heads of the table."""
    return tuple(labels(name) for name in _HEADS)


def totals(comparison: Comparison, labels: Labels) -> Iterator[Total]:
    """Yield the rows: directives and clauses of both texts, demands of the source by kind, links by relation."""
    for side in Side:
        coverage = Coverage.of(comparison.counted, side)
        count = coverage.counts()
        name = labels(side.value)
        yield name, labels("directives_short"), *count[:3], count.possible, count.rest
        fates = Counter(map(coverage.clause_fate, coverage.counted_text.clauses))
        linkable = sum(number for fate, number in fates.items() if fate is not None)
        alone = fates[coverage.nothing]
        yield name, labels("clauses_linkable"), linkable, fates[Fate.CARRIED], None, fates[Fate.POSSIBLE], alone
    for tally in answers(comparison).demands:
        of_kind = labels("clauses_of_demand", name=labels(f"demand_{tally.name}"))
        yield labels("source"), of_kind, tally.clauses, tally.carried, None, tally.possible, tally.dropped
    links = comparison.counted.links
    yield "", labels("link_word"), len(links), None, None, None, None
    for relation, number in relations(links).items():
        yield "", labels("links_of", name=labels(relation.value)), number, None, None, None, None
    yield "", labels("links_of", name=labels("moved_head")), len(crossing(comparison)), None, None, None, None
