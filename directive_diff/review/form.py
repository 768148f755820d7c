"""The form that a person fills in, as rows of cells: one for each link, and one for each clause without a link.

docs/review.md describes it. Its headers may be in either language, and are read in either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.findings.coverage import Coverage
from directive_diff.labels import CATALOGUE
from directive_diff.model import Relation, Side, Verdict
from directive_diff.sanitise import sanitised, truncate_to_cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_diff.labels import Labels
    from directive_diff.model import Clause, Comparison, Link

NAME = "directive-diff/review/1"
Cells = tuple[str | float, ...]

# The columns, and the facts above them, by the keys of their labels.
COLUMNS = ("verdict", "relation", "source_id", "target_id", "score", "source_text", "target_text", "comment")
FACTS = ("reviewer", "date", "source", "target")


def form(comparison: Comparison, labels: Labels) -> tuple[Cells, ...]:
    """Return the form for ``comparison``; verdicts given before are filled in."""
    return tuple(_rows(comparison, labels))


def choices(labels: Labels) -> tuple[str, ...]:
    """Return what may be given as a verdict."""
    names = (f"form_{Verdict.ACCEPTED.value}", f"form_{Verdict.REJECTED.value}", *(each.value for each in Relation))
    return tuple(labels(name) for name in names)


def clause_text(clause: Clause) -> str:
    """Return the text of a clause as a form shows it, by which a verdict finds it again."""
    return sanitised(clause.text).strip()


def key_of(word: str) -> str | None:
    """Return the key of the column or fact that ``word`` names, in either language."""
    wanted = word.strip().lower()
    names = (*COLUMNS, *FACTS)
    return next((key for key in names if wanted in {said.lower() for said in CATALOGUE[f"form_{key}"]} | {key}), None)


def _rows(comparison: Comparison, labels: Labels) -> Iterator[Cells]:
    review = comparison.review
    yield (f"# {NAME}",)
    yield (f"# {labels('form_reviewer')}", (review.reviewer if review else None) or "")
    yield (f"# {labels('form_date')}", (review.date if review else None) or "")
    for side in Side:
        document = side.readout(comparison).document
        yield (f"# {labels(f'form_{side.value}')}", document.sha256, sanitised(document.path))
    for line in ("form_how_verdict", "form_how_add", "form_how_file"):
        yield (f"# {labels(line)}",)
    yield tuple(labels(f"form_{column}") for column in COLUMNS)
    for link in comparison.links:
        yield _link(link, labels)
    for side in Side:
        yield from _unlinked(comparison, side)


def _link(link: Link, labels: Labels) -> Cells:
    return (
        _verdict(link, labels),
        labels(link.relation.value),
        link.source.id,
        link.target.id,
        round(link.score, 4),
        _cell(link.source),
        _cell(link.target),
        "",
    )


def _cell(clause: Clause) -> str:
    return truncate_to_cell(sanitised(clause.text))


def _verdict(link: Link, labels: Labels) -> str:
    match link.verdict:
        case None:
            return ""
        case Verdict.ACCEPTED | Verdict.REJECTED:
            return labels(f"form_{link.verdict.value}")
        case Verdict.CHANGED | Verdict.ADDED:
            return labels(link.relation.value)


def _unlinked(comparison: Comparison, side: Side) -> Iterator[Cells]:
    coverage = Coverage.of(comparison, side)
    for clause in coverage.readout.clauses:
        if clause.linkable and clause.id not in coverage.links:
            ids = (clause.id, "") if side is Side.SOURCE else ("", clause.id)
            texts = (_cell(clause), "") if side is Side.SOURCE else ("", _cell(clause))
            yield ("", "", *ids, "", *texts, "")
