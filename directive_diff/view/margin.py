"""The remarks in the margin of the target's text: findings, clauses to check, and what a person said."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from directive_diff.findings.clauses import refused
from directive_diff.findings.doubt import Check, doubts
from directive_diff.sanitise import sanitised
from directive_diff.view.caption import describe_judge
from directive_diff.view.checking import expectation
from directive_diff.view.checklist import describe_nearest, describe_result
from directive_diff.view.findings import board
from directive_diff.view.remarks import opinion
from directive_diff.view.reviewed import in_full, is_informative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_diff.labels import Labels
    from directive_diff.model import Clause, Comparison, Link, Match

_USUAL = Check(share=0.2)
_NEAREST = 3  # clauses that a remark names


class Margin(NamedTuple):
    """A remark: its clause of the target (None for the whole text), its author if a person, and its words."""

    clause: Clause | None
    author: str | None
    text: str


def margin(comparison: Comparison, check: Check | None, labels: Labels) -> tuple[Margin, ...]:
    """Return the remarks on the target's text in its order, those on the whole first.

    They are the findings, each at the first clause of the target that it refers to, the least sure clauses (as many as
    ``check`` says, or a fifth), what a model's opinion changed, and a person's remarks.
    """
    remarks = (
        *_findings(comparison, labels),
        *_doubtful(comparison, check or _USUAL, labels),
        *_by_model(comparison, labels),
        *_review_remarks(comparison, labels),
    )
    return tuple(sorted(remarks, key=lambda remark: remark.clause.span.start if remark.clause else -1))


def _findings(comparison: Comparison, labels: Labels) -> Iterator[Margin]:
    clauses = {clause.id: clause for clause in comparison.target.clauses}
    for finding in board(comparison, labels, everything=True).lines:
        kind = labels("findings_head" if finding.sure else "to_check_head")
        at = next((clauses[id_] for id_ in finding.clauses if id_ in clauses), None)
        yield Margin(at, None, labels("noted", kind=kind, words=finding.text))


def _doubtful(comparison: Comparison, check: Check, labels: Labels) -> Iterator[Margin]:
    yield Margin(None, None, expectation(comparison, check, labels))
    for doubt in doubts(comparison).to_check(check.most(comparison)):
        if not doubt.judged:
            finding = (*describe_result(doubt, comparison, labels), *describe_nearest(doubt, labels, _NEAREST))
            text = "\n".join((labels("check_clause", right=f"{doubt.right:.0%}"), *finding))
            yield Margin(doubt.clause, None, text)


def _by_model(comparison: Comparison, labels: Labels) -> Iterator[Margin]:
    """Yield that a model was asked, and each pair that is a link, or is not one, only because of its opinion."""
    judged = describe_judge(comparison, labels)
    if judged:
        yield Margin(None, None, judged)
    pairs: list[Link | Match] = [*comparison.links, *refused(comparison)]
    for pair in pairs:
        for words in opinion(pair, labels):
            source = f"{pair.source.id} “{sanitised(pair.source.text)}”"
            yield Margin(pair.target, None, labels("noted", kind=source, words=words))


def _review_remarks(comparison: Comparison, labels: Labels) -> Iterator[Margin]:
    """Yield a reviewer's remarks and what they overruled; links that they only accepted need no remark."""
    clauses = {clause.id: clause for clause in comparison.target.clauses}
    for ruling in comparison.review.rulings if comparison.review else ():
        if is_informative(ruling):
            who = sanitised(ruling.reviewer or labels("reviewed_unnamed"))
            yield Margin(clauses.get(ruling.target or ""), who, in_full(ruling, labels))
