"""The checklist in words: the least certain clauses, the result for each, the nearest candidates, and a blank."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from directive_diff.findings.coverage import Coverage
from directive_diff.findings.doubt import doubts
from directive_diff.sanitise import flowing
from directive_diff.view.caption import describe_fate
from directive_diff.view.quoting import INNER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_diff.findings.doubt import Check, Doubt
    from directive_diff.labels import Labels
    from directive_diff.model import Comparison

_NEAREST = 5
_LEAST = 0.005  # scores below it round to zero


class Checked(NamedTuple):
    """A clause to check: its id and text, the chance that its result is right, the result, and the nearest clauses."""

    id: str
    text: str
    right: str
    result: tuple[str, ...]
    nearest: tuple[str, ...]


def checklist(comparison: Comparison, check: Check | None, labels: Labels) -> tuple[Checked, ...]:
    """Return the least certain clauses of the target, as many as were requested; by default none."""
    if check is None:
        return ()
    to_check = doubts(comparison).to_check(check.most(comparison))
    return tuple(
        Checked(
            doubt.clause.id,
            flowing(doubt.clause.text),
            f"{doubt.right:.0%}",
            tuple(describe_result(doubt, comparison, labels)),
            tuple(describe_nearest(doubt, labels, _NEAREST)),
        )
        for doubt in to_check
    )


def line(item: Checked, labels: Labels) -> str:
    """Return a clause to check in one line, with a blank for the verdict."""
    words = labels("joiner").join((*item.result, *item.nearest))
    return labels("check_line", id=item.id, text=item.text, right=item.right, words=words)


def describe_result(doubt: Doubt, comparison: Comparison, labels: Labels) -> Iterator[str]:
    """Yield the result for a clause: its links, or that it has none."""
    coverage = Coverage.of(comparison.base, doubt.side)
    for link in doubt.links:
        other, relation, score = doubt.side.other.clause(link), labels(link.relation.value), f"{link.score:.2f}"
        yield labels("check_link", relation=relation, id=other.id, text=_quotable(other.text), score=score)
    if not doubt.links:
        yield describe_fate(coverage.clause_fate(doubt.clause), None, coverage.nothing, labels)


def describe_nearest(doubt: Doubt, labels: Labels, most: int) -> Iterator[str]:
    """Yield the other clauses that come nearest to a clause."""
    for match, clause in doubt.nearest[:most]:
        if match.score < _LEAST:
            return
        yield labels("check_near", id=clause.id, text=_quotable(clause.text), score=f"{match.score:.2f}")


def _quotable(text: str) -> str:
    return flowing(text).translate(INNER)
