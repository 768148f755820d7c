"""A review in words: each verdict with what it overruled, remarks, who and when, and what no longer fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.model import Side, Verdict
from directive_diff.sanitise import flowing, on_one_line

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
    texts = {clause.id: flowing(clause.text) for side in Side for clause in side.readout(comparison.base).clauses}
    lines = (_ruling(entry, texts, labels) for entry in review.rulings if is_informative(entry))
    return (*lines, *(describe_misfit(entry, labels) for entry in review.misfits))


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
        return self._cell(lambda ruling: (ruling.source, ruling.target) == (source, target))

    def of_clause(self, clause: str) -> tuple[str, ...]:
        """Return the cell of a clause."""
        return self._cell(lambda ruling: clause in {ruling.source, ruling.target})

    def of_directive(self, directive: str) -> tuple[str, ...]:
        """Return the cell of a directive: what the reviewer said about its clauses."""
        return self._cell(
            lambda ruling: any(id_ and id_.startswith(f"{directive}.") for id_ in (ruling.source, ruling.target))
        )

    def _cell(self, wanted: Callable[[Ruling], bool]) -> tuple[str, ...]:
        if self._rulings is None:
            return ()
        return ("\n".join(describe_ruling(ruling, self._labels) for ruling in self._rulings if wanted(ruling)),)


def describe_ruling(ruling: Ruling, labels: Labels) -> str:
    """Return a ruling in one line: the ids of its clauses, the verdict, what it overruled, who and when."""
    return _ruling(ruling, {}, labels)


def in_full(ruling: Ruling, labels: Labels) -> str:
    """Return a remark with its line breaks, then the verdict in one line; either may be missing."""
    verdict = ruling._replace(remark="")
    verdict_words = describe_ruling(verdict, labels) if ruling.verdict or is_informative(verdict) else ""
    return "\n".join(filter(None, (*map(flowing, ruling.remark.split("\n")), verdict_words)))


def describe_verdict(ruling: Ruling, labels: Labels) -> str:
    """Return a verdict in words, with what it overruled: 改判 改写→转述."""
    relation_before = labels(ruling.found_relation.value) if ruling.found_relation else ""
    match ruling.verdict:
        case None:
            return ""
        case Verdict.ACCEPTED:
            return labels("form_accepted")
        case Verdict.REJECTED:
            score = "" if ruling.found_score is None else f"{ruling.found_score:.2f}"
            return (
                labels("ruled_out", found=relation_before, score=score) if relation_before else labels("form_rejected")
            )
        case Verdict.ADDED:
            return labels("ruled_in", relation=labels(ruling.relation.value) if ruling.relation else "")
        case Verdict.CHANGED:
            relation_after = labels(ruling.relation.value) if ruling.relation else ""
            return (
                labels("ruled_else", found=relation_before, relation=relation_after)
                if relation_after != relation_before
                else labels("ruled_changes")
            )


def is_informative(ruling: Ruling) -> bool:
    """Return whether a ruling says more than that the link is right."""
    corrected = ruling.changes is not None or ruling.source_demand is not None or ruling.target_demand is not None
    return corrected or bool(ruling.remark) or ruling.verdict not in {None, Verdict.ACCEPTED}


def _ruling(ruling: Ruling, texts: Mapping[str, str], labels: Labels) -> str:
    clauses = (f"{id_} {texts.get(id_, '')}".rstrip() for id_ in (ruling.target, ruling.source) if id_)
    parts = [describe_verdict(ruling, labels), *_describe_corrections(ruling, labels)]
    if ruling.remark:
        remark = on_one_line(ruling.remark)
        parts.append(labels("noted", kind=labels("form_comment"), words=remark))
    words = labels("joiner").join(part for part in parts if part)
    return labels("ruling", clauses=" ← ".join(clauses), said=words, who=_who(ruling, labels))


def _describe_corrections(ruling: Ruling, labels: Labels) -> Iterator[str]:
    """Yield the corrected changes and kinds of demand."""
    if ruling.changes is not None:
        before, after = _kinds(ruling.found_changes, labels), _kinds(ruling.changes, labels)
        yield labels("noted", kind=labels("kinds_head"), words=f"{before}→{after}")
    for found_demand, demand in (
        (ruling.found_source_demand, ruling.source_demand),
        (ruling.found_target_demand, ruling.target_demand),
    ):
        if demand is not None:
            words = f"{_demand(found_demand, labels)}→{_demand(demand, labels)}"
            yield labels("noted", kind=labels("demand_head"), words=words)


def _kinds(kinds: Iterable[ChangeKind], labels: Labels) -> str:
    return labels("list_joiner").join(labels(f"kind_{kind.value}") for kind in kinds) or labels("form_none")


def _demand(kind: Demand | None, labels: Labels) -> str:
    return labels(f"demand_{kind.value}") if kind else "-"


def describe_misfit(misfit: Misfit, labels: Labels) -> str:
    """Return a row that no longer fits the texts in a line: its number, and what `describe_misfit_words` says."""
    return labels("misfit", row=misfit.row, words=describe_misfit_words(misfit, labels))


def describe_misfit_words(misfit: Misfit, labels: Labels) -> str:
    """Return the clauses of a row that no longer fits, what was said of them, and where it can be said again.

    Such as T1.2.3 “疫情防控” ← S1.3.2 “疫情防控”: adapted; most similar now: T1.2.4 “疫病防控”.
    """
    rows = (
        (misfit.target, misfit.target_text, misfit.target_now),
        (misfit.source, misfit.source_text, misfit.source_now),
    )
    named = [(id_, words, now) for id_, words, now in rows if id_]
    clauses = " ← ".join(labels("misfit_clause", id=id_, text=flowing(words)) for id_, words, _ in named)
    now = [
        labels("misfit_clause", id=clause.id, text=flowing(clause.text)) if clause else labels("misfit_gone", id=id_)
        for id_, words, clause in named
        if clause is None or clause.text != words
    ]
    text = labels(
        "ruling", clauses=clauses, said=labels("joiner").join(_misfit_parts(misfit, labels)), who=_who(misfit, labels)
    )
    redo = labels("misfit_now", clauses=labels("list_joiner").join(now)) if now else ""
    return labels("joiner").join(filter(None, (text, redo)))


def _misfit_parts(misfit: Misfit, labels: Labels) -> Iterator[str]:
    """Yield what a person said in a row that no longer fits."""
    if misfit.verdict:
        yield labels(f"form_{misfit.verdict}" if misfit.verdict in {*Verdict} else misfit.verdict)
    if misfit.instead:
        clauses = (labels("misfit_clause", id=n.id, text=flowing(n.text)) if n.text else n.id for n in misfit.instead)
        yield labels("noted", kind=labels("form_instead"), words=labels("list_joiner").join(clauses))
    if misfit.changes is not None:
        yield labels("noted", kind=labels("form_changes"), words=_kinds(misfit.changes, labels))
    for side, demand in (("source", misfit.source_demand), ("target", misfit.target_demand)):
        if demand is not None:
            yield labels("noted", kind=labels(f"form_{side}_demand"), words=_demand(demand, labels))
    if misfit.remark:
        yield labels("noted", kind=labels("form_comment"), words=on_one_line(misfit.remark))


def _who(entry: Ruling | Misfit, labels: Labels) -> str:
    who = labels("list_joiner").join(flowing(word) for word in (entry.reviewer, entry.time) if word)
    return labels("ruling_who", who=who) if who else ""
