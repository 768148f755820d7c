"""A review in words: each verdict with what it overruled, remarks, who and when, and what no longer fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.model import Side, Verdict
from directive_diff.sanitise import sanitised

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from directive_diff.labels import Labels
    from directive_diff.model import ChangeKind, Comparison, Demand, Misfit, Ruling


def describe_rulings(comparison: Comparison, labels: Labels) -> tuple[str, ...]:
    """Return a line for each correction and remark, and one for each row that no longer fits.

    Accepted links are only counted (`caption.describe_review`).
    """
    review = comparison.review
    if review is None:
        return ()
    texts = {clause.id: sanitised(clause.text) for side in Side for clause in side.readout(comparison.base).clauses}
    said = (_ruling(one, texts, labels) for one in review.rulings if is_informative(one))
    return (*said, *(describe_misfit(one, labels) for one in review.misfits))


class ReviewColumn:
    """A last column of a table with what a reviewer said; no column if nobody has reviewed."""

    def __init__(self, comparison: Comparison, labels: Labels) -> None:
        self._rulings = comparison.review.rulings if comparison.review else None
        self._labels = labels

    @property
    def head(self) -> tuple[str, ...]:
        """The head of the column."""
        return () if self._rulings is None else (self._labels("rulings_head"),)

    def of_link(self, source: str, target: str) -> tuple[str, ...]:
        """Return the cell of a pair of clauses."""
        return self._cell(lambda one: (one.source, one.target) == (source, target))

    def of_clause(self, clause: str) -> tuple[str, ...]:
        """Return the cell of a clause."""
        return self._cell(lambda one: clause in {one.source, one.target})

    def of_directive(self, directive: str) -> tuple[str, ...]:
        """Return the cell of a directive: what the reviewer said about its clauses."""
        return self._cell(lambda one: any(id_ and id_.startswith(f"{directive}.") for id_ in (one.source, one.target)))

    def _cell(self, wanted: Callable[[Ruling], bool]) -> tuple[str, ...]:
        if self._rulings is None:
            return ()
        return ("\n".join(describe_ruling(one, self._labels) for one in self._rulings if wanted(one)),)


def describe_ruling(one: Ruling, labels: Labels) -> str:
    """Return a ruling in one line: the ids of its clauses, the verdict, what it overruled, who and when."""
    return _ruling(one, {}, labels)


def in_full(one: Ruling, labels: Labels) -> str:
    """Return a remark with its line breaks, then the verdict in one line; either may be missing."""
    verdict = one._replace(remark="")
    said = describe_ruling(verdict, labels) if one.verdict or is_informative(verdict) else ""
    return "\n".join(filter(None, (*map(sanitised, one.remark.split("\n")), said)))


def describe_verdict(one: Ruling, labels: Labels) -> str:
    """Return a verdict in words, with what it overruled: 改判 改写→转述."""
    found = labels(one.found_relation.value) if one.found_relation else ""
    match one.verdict:
        case None:
            return ""
        case Verdict.ACCEPTED:
            return labels("form_accepted")
        case Verdict.REJECTED:
            score = "" if one.found_score is None else f"{one.found_score:.2f}"
            return labels("ruled_out", found=found, score=score) if found else labels("form_rejected")
        case Verdict.ADDED:
            return labels("ruled_in", relation=labels(one.relation.value) if one.relation else "")
        case Verdict.CHANGED:
            relation_after = labels(one.relation.value) if one.relation else ""
            return (
                labels("ruled_else", found=found, relation=relation_after)
                if relation_after != found
                else labels("ruled_changes")
            )


def is_informative(one: Ruling) -> bool:
    """Return whether a ruling says more than that the link is right."""
    relation_after = one.changes is not None or one.source_demand is not None or one.target_demand is not None
    return relation_after or bool(one.remark) or one.verdict not in {None, Verdict.ACCEPTED}


def _ruling(one: Ruling, texts: Mapping[str, str], labels: Labels) -> str:
    clauses = (f"{id_} {texts.get(id_, '')}".rstrip() for id_ in (one.target, one.source) if id_)
    parts = [describe_verdict(one, labels), *_describe_corrections(one, labels)]
    if one.remark:
        remark = " ".join(sanitised(one.remark).split())
        parts.append(labels("noted", kind=labels("form_comment"), words=remark))
    who = labels("list_joiner").join(sanitised(word) for word in (one.reviewer, one.time) if word)
    said = labels("joiner").join(part for part in parts if part)
    return labels("ruling", clauses=" ← ".join(clauses), said=said, who=f"（{who}）" if who else "")


def _describe_corrections(one: Ruling, labels: Labels) -> Iterator[str]:
    """Yield the corrected changes and kinds of demand."""
    if one.changes is not None:
        found, relation_after = _kinds(one.found_changes, labels), _kinds(one.changes, labels)
        yield labels("noted", kind=labels("kinds_head"), words=f"{found}→{relation_after}")
    for found_demand, demand in (
        (one.found_source_demand, one.source_demand),
        (one.found_target_demand, one.target_demand),
    ):
        if demand is not None:
            words = f"{_demand(found_demand, labels)}→{_demand(demand, labels)}"
            yield labels("noted", kind=labels("demand_head"), words=words)


def _kinds(kinds: Iterable[ChangeKind], labels: Labels) -> str:
    return labels("list_joiner").join(labels(f"kind_{kind.value}") for kind in kinds) or labels("form_none")


def _demand(kind: Demand | None, labels: Labels) -> str:
    return labels(f"demand_{kind.value}") if kind else "-"


def describe_misfit(one: Misfit, labels: Labels) -> str:
    """Return, in one line, a row that no longer fits the texts."""
    clauses = (
        f"{id_} {sanitised(text)}"
        for id_, text in ((one.target, one.target_text), (one.source, one.source_text))
        if id_
    )
    said = " ".join(sanitised(word) for word in (one.verdict, one.remark) if word)
    return labels("misfit", row=one.row, clauses=" ← ".join(clauses), said=said)
