"""The remarks in the margin of the target's text: findings, clauses to check, and what a person said."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from directive_diff.findings.clauses import refused
from directive_diff.findings.doubt import Check, doubts
from directive_diff.model import Relation, Sureness
from directive_diff.sanitise import flowing
from directive_diff.view.caption import describe_judge
from directive_diff.view.checking import expectation
from directive_diff.view.checklist import describe_nearest, describe_result
from directive_diff.view.findings import QUOTED, board, runs, some_of
from directive_diff.view.remarks import opinion
from directive_diff.view.reviewed import describe_misfit, in_full, is_informative

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directive_diff.findings.doubt import Doubt
    from directive_diff.labels import Labels
    from directive_diff.model import Clause, Comparison, Link, Match
    from directive_diff.view.findings import FindingLine

_USUAL = Check(share=0.2)
_NEAREST = 3  # clauses that a remark names


class Margin(NamedTuple):
    """A remark: its clause of the target (None for the whole text), its author if a person, and its words."""

    clause: Clause | None
    author: str | None
    text: str


def margin(comparison: Comparison, check: Check | None, labels: Labels) -> tuple[Margin, ...]:
    """Return the remarks on the target's text in its order, those on the whole first.

    They are the findings, each at every clause of the target that it refers to (of neighbours, at the first), and those
    without one together; those of the least sure clauses (as many as ``check`` says, or a fifth) that are not in the
    source word for word; what a model's opinion changed; and a person's remarks.
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
    listing = board(comparison, labels, everything=True)
    for lines, head in ((listing.sure, "findings_head"), (listing.to_check, "to_check_head")):
        kind, nowhere = labels(head), []
        for finding in lines:
            ours = [id_ for id_ in finding.clauses if id_ in clauses]
            for run in runs(ours):
                words = _words_at(finding, ours, run, labels)
                yield Margin(clauses[run[0]], None, labels("noted", kind=kind, words=words))
            nowhere += [] if ours else [finding.text]
        if nowhere:  # one remark on the whole: twenty on its first line hide each other
            words = nowhere[0] if len(nowhere) == 1 else "".join(f"\n{i}. {line}" for i, line in enumerate(nowhere, 1))
            yield Margin(None, None, labels("noted", kind=kind, words=words))


def _words_at(finding: FindingLine, ours: Sequence[str], run: Sequence[str], labels: Labels) -> str:
    """Return what a finding says of a ``run`` of the clauses of ours that it refers to, if it quotes each apart."""
    own = [quote for id_, quote in zip(ours, finding.quotes, strict=False) if id_ in run]
    if len(ours) != len(finding.quotes) or len(own) == len(ours):
        return labels("finding", head=finding.head, words=some_of(finding.quotes, QUOTED, labels))
    return labels("finding", head=finding.head, words=some_of(own, None, labels))


def _doubtful(comparison: Comparison, check: Check, labels: Labels) -> Iterator[Margin]:
    """Yield the least sure clauses; what the source says word for word needs nobody's eye, however often it says it."""
    least_sure = [each for each in doubts(comparison).to_check(check.most(comparison)) if not _is_verbatim(each)]
    if least_sure:
        yield Margin(None, None, expectation(comparison, Check(len(least_sure)), labels))
    for doubt in least_sure:
        if not doubt.judged:
            finding = (*describe_result(doubt, comparison, labels), *describe_nearest(doubt, labels, _NEAREST))
            text = "\n".join((labels("check_clause", right=f"{doubt.right:.0%}"), *finding))
            yield Margin(doubt.clause, None, text)


def _is_verbatim(doubt: Doubt) -> bool:
    """Return whether all that a clause is linked to says the same, and surely."""
    same = (link.relation is Relation.SAME and link.sureness is Sureness.SURE for link in doubt.links)
    return bool(doubt.links) and all(same)


def _by_model(comparison: Comparison, labels: Labels) -> Iterator[Margin]:
    """Yield that a model was asked, and each pair that is a link, or is not one, only because of its opinion."""
    judged = describe_judge(comparison, labels)
    if judged:
        yield Margin(None, None, judged)
    pairs: list[Link | Match] = [*comparison.links, *refused(comparison)]
    for pair in pairs:
        for words in opinion(pair, labels):
            source = f"{pair.source.id} “{flowing(pair.source.text)}”"
            yield Margin(pair.target, None, labels("noted", kind=source, words=words))


def _review_remarks(comparison: Comparison, labels: Labels) -> Iterator[Margin]:
    """Yield what a person remarked, and what they overruled; what they merely accepted needs no word.

    What no longer fits stands at the clause that is now most like the one that was judged.
    """
    clauses = {clause.id: clause for clause in comparison.target.clauses}
    for ruling in comparison.review.rulings if comparison.review else ():
        if is_informative(ruling):
            who = flowing(ruling.reviewer or labels("reviewed_unnamed"))
            yield Margin(clauses.get(ruling.target or ""), who, in_full(ruling, labels))
    for misfit in comparison.review.misfits if comparison.review else ():
        who = flowing(misfit.reviewer or labels("reviewed_unnamed"))
        at = clauses.get(misfit.target_now.id) if misfit.target_now else None
        yield Margin(at, who, describe_misfit(misfit, labels))
