"""What a person is to check, in words: the least sure clauses, the result for each, what is nearest, and a blank."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from directive_diff.findings.coverage import Coverage
from directive_diff.findings.doubt import doubts
from directive_diff.sanitise import sanitised
from directive_diff.view.caption import fate_said
from directive_diff.view.findings import INNER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_diff.findings.doubt import Check, Doubt
    from directive_diff.labels import Labels
    from directive_diff.model import Comparison

_NEAREST = 5
_LEAST = 0.005  # what is less likely rounds to nothing, and is near to nobody


class Checked(NamedTuple):
    """A clause to check: its id and words, the result for it and how sure that is, and what else comes nearest."""

    id: str
    text: str
    right: str
    said: tuple[str, ...]
    nearest: tuple[str, ...]


def checklist(comparison: Comparison, check: Check | None, labels: Labels) -> tuple[Checked, ...]:
    """Return the least sure clauses of the target, as many as were requested; by default none."""
    if check is None:
        return ()
    found = doubts(comparison).to_check(check.most(comparison))
    return tuple(
        Checked(
            doubt.clause.id,
            sanitised(doubt.clause.text),
            f"{doubt.right:.0%}",
            tuple(stands(doubt, comparison, labels)),
            tuple(near(doubt, labels, _NEAREST)),
        )
        for doubt in found
    )


def line(one: Checked, labels: Labels) -> str:
    """Return a clause to check in one line, with a blank for the verdict."""
    words = labels("joiner").join((*one.said, *one.nearest))
    return labels("check_line", id=one.id, text=one.text, right=one.right, words=words)


def stands(doubt: Doubt, comparison: Comparison, labels: Labels) -> Iterator[str]:
    """Yield the result for a clause: its links, or that it has none."""
    coverage = Coverage.of(comparison.base, doubt.side)
    for link in doubt.links:
        other, relation, score = doubt.side.other.clause(link), labels(link.relation.value), f"{link.score:.2f}"
        yield labels("check_link", relation=relation, id=other.id, text=_quotable(other.text), score=score)
    if not doubt.links:
        yield fate_said(coverage.clause_fate(doubt.clause), None, coverage.nothing, labels)


def near(doubt: Doubt, labels: Labels, most: int) -> Iterator[str]:
    """Yield what else comes nearest to a clause."""
    for match, clause in doubt.nearest[:most]:
        if match.score < _LEAST:
            return
        yield labels("check_near", id=clause.id, text=_quotable(clause.text), score=f"{match.score:.2f}")


def _quotable(text: str) -> str:
    return sanitised(text).translate(INNER)
