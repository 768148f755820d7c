"""The form that a person fills in, as rows of cells: one for each link, one for each clause without, least sure first.

docs/review.md describes it. Its headers may be in either language, and are read in either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.findings.doubt import doubts
from directive_diff.model import ChangeKind, Demand, Relation, Side, Verdict
from directive_diff.review.vocabulary import COLUMNS, NEAREST
from directive_diff.sanitise import sanitised, truncate_to_cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from directive_diff.findings.doubt import Doubt
    from directive_diff.labels import Labels
    from directive_diff.model import Clause, Comparison, Link, Match, Ruling

NAME = "directive-diff/review/2"
NAMES = ("directive-diff/review/1", NAME)
Cells = tuple[str | float, ...]
Pair = tuple[str | None, str | None]


def form(
    comparison: Comparison, labels: Labels, *, most: int | None = None, notes: Sequence[str] = (), run: str = ""
) -> tuple[Cells, ...]:
    """Return the form for ``comparison``; verdicts given before are filled in.

    With ``most`` it holds only that many clauses of the target, the least sure, and those already commented on;
    ``notes`` are lines above the table, such as what to expect of that, ``run`` is the record of the run.
    """
    return (*_facts(comparison, labels, notes, run), *_rows(comparison, labels, most))


def choices(labels: Labels) -> dict[int, tuple[str, ...]]:
    """Return the allowed verdicts, changes and kinds of demand, by column."""
    given = (f"form_{Verdict.ACCEPTED.value}", f"form_{Verdict.REJECTED.value}", *(each.value for each in Relation))
    demands = tuple(labels(f"demand_{kind.value}") for kind in Demand)
    words = {
        "verdict": tuple(labels(name) for name in given),
        "changes": (labels("form_none"), *(labels(f"kind_{kind.value}") for kind in ChangeKind)),
        "source_demand": demands,
        "target_demand": demands,
    }
    return {COLUMNS.index(column): those for column, those in words.items()}


def header(labels: Labels) -> tuple[str, ...]:
    """Return the names of the columns."""
    near = {f"near_{number}": labels("form_near", n=number) for number in range(1, NEAREST + 1)}
    return tuple(near.get(column) or labels(f"form_{column}") for column in COLUMNS)


def clause_text(clause: Clause) -> str:
    """Return the text of a clause as a form shows it, by which a verdict finds it again."""
    return sanitised(clause.text).strip()


def near_text(match: Match, clause: Clause) -> str:
    """Return one of the nearest clauses in a cell: S3.2.3 0.24 一定要防止盲目乐观情绪."""
    return truncate_to_cell(f"{clause.id} {match.score:.2f} {clause_text(clause)}")


def _facts(comparison: Comparison, labels: Labels, notes: Sequence[str], run: str) -> Iterator[Cells]:
    """Yield the lines above the table."""
    review = comparison.review
    yield (f"# {NAME}",)
    yield (f"# {labels('form_reviewer')}", (review.reviewer if review else None) or "")
    yield (f"# {labels('form_date')}", (review.date if review else None) or "")
    for side in Side:
        document = side.readout(comparison).document
        yield (f"# {labels(f'form_{side.value}')}", document.sha256, sanitised(document.path))
    yield (f"# {labels('form_tool')}", f"{comparison.tool.name} {comparison.tool.version}")
    if run:
        yield (f"# {labels('qda_run')}", run)
    for line in notes:
        yield (f"# {line}",)
    for line in ("form_how_verdict", "form_how_instead", "form_how_changes", "form_how_file"):
        yield (f"# {labels(line)}",)


def _rows(comparison: Comparison, labels: Labels, most: int | None) -> Iterator[Cells]:
    """Yield the header and the rows of the table."""
    yield header(labels)
    table = _Table(comparison, labels)
    by_doubt = doubts(comparison)
    rows = by_doubt.ordered if most is None else by_doubt.to_check(most)
    for doubt in rows:
        yield from table.rows(doubt)
    if most is not None:
        ids = {doubt.clause.id for doubt in rows}
        for doubt in by_doubt.ordered:
            if doubt.clause.id not in ids:
                yield from table.rows_with_rulings(doubt)
    yield from table.overruled()


class _Table:
    """The rows of a form, each with what a person said about it before."""

    def __init__(self, comparison: Comparison, labels: Labels) -> None:
        self._labels = labels
        rulings = comparison.review.rulings if comparison.review else ()
        self._rulings: Mapping[Pair, Ruling] = {(ruling.source, ruling.target): ruling for ruling in rulings}
        self._clauses = {c.id: c for side in Side for c in side.readout(comparison).clauses}

    def rows(self, doubt: Doubt) -> Iterator[Cells]:
        """Yield the rows of a clause: one for each of its links, or a single row without one."""
        right = round(doubt.right, 4)
        for link in doubt.links:
            yield self._row(link.source, link.target, right, doubt.nearest, link)
        if not doubt.links:
            source = doubt.clause if doubt.side is Side.SOURCE else None
            yield self._row(source, None if source else doubt.clause, right, doubt.nearest)

    def rows_with_rulings(self, doubt: Doubt) -> Iterator[Cells]:
        """Yield the rows of a clause that a person commented on."""
        own = (doubt.clause.id, None) if doubt.side is Side.SOURCE else (None, doubt.clause.id)
        pairs: list[Pair] = [(link.source.id, link.target.id) for link in doubt.links] or [own]
        yield from (row for pair, row in zip(pairs, self.rows(doubt), strict=True) if pair in self._rulings)

    def overruled(self) -> Iterator[Cells]:
        """Yield the rows of links that a person rejected, which the comparison no longer contains."""
        for pair, ruling in self._rulings.items():
            if ruling.verdict is Verdict.REJECTED and pair[0] and pair[1]:
                yield self._row(self._clauses[pair[0]], self._clauses[pair[1]], 1.0, ())

    def _row(
        self,
        source: Clause | None,
        target: Clause | None,
        right: float,
        nearest: Sequence[tuple[Match, Clause]],
        link: Link | None = None,
    ) -> Cells:
        ruling = self._rulings.get((source.id if source else None, target.id if target else None))
        cells = {
            "verdict": self._verdict(ruling),
            "relation": self._found_relation(ruling, link),
            "right": right,
            "score": "" if link is None else round(link.score, 4),
            "found_changes": self._changes(ruling.found_changes if ruling else _kinds(link)),
            **self._of_clause("source", source, ruling),
            **self._of_clause("target", target, ruling),
            **{f"near_{n}": near_text(*near) for n, near in enumerate(nearest[:NEAREST], 1)},
        }
        if ruling is not None:
            given = ruling.changes
            cells |= {
                "score": "" if ruling.found_score is None else round(ruling.found_score, 4),
                "changes": "" if given is None else self._changes(given) or self._labels("form_none"),
                "comment": _several_lines(ruling.remark),
                "reviewer": sanitised(ruling.reviewer or ""),
                "time": sanitised(ruling.time or ""),
            }
        return tuple(cells.get(column, "") for column in COLUMNS)

    def _of_clause(self, side: str, clause: Clause | None, ruling: Ruling | None) -> dict[str, str]:
        if clause is None:
            return {}
        demand = getattr(ruling, f"found_{side}_demand") if ruling else None
        return {
            f"{side}_id": clause.id,
            f"{side}_text": truncate_to_cell(sanitised(clause.text)),
            f"found_{side}_demand": self._demand(demand or clause.demand),
            f"{side}_demand": self._demand(getattr(ruling, f"{side}_demand")) if ruling else "",
        }

    def _verdict(self, ruling: Ruling | None) -> str:
        match ruling.verdict if ruling else None:
            case None:
                return ""
            case Verdict.ACCEPTED | Verdict.REJECTED as verdict:
                return self._labels(f"form_{verdict.value}")
            case Verdict.CHANGED | Verdict.ADDED:
                relation = ruling.relation if ruling else None
                return self._labels(relation.value) if relation else ""

    def _found_relation(self, ruling: Ruling | None, link: Link | None) -> str:
        relation = ruling.found_relation if ruling else link.relation if link else None
        return self._labels(relation.value) if relation else ""

    def _changes(self, kinds: Iterable[ChangeKind]) -> str:
        return self._labels("list_joiner").join(self._labels(f"kind_{kind.value}") for kind in kinds)

    def _demand(self, kind: Demand | None) -> str:
        return self._labels(f"demand_{kind.value}") if kind else ""


def _kinds(link: Link | None) -> tuple[ChangeKind, ...]:
    return tuple(dict.fromkeys(change.kind for change in link.changes)) if link else ()


def _several_lines(text: str) -> str:
    """Return a remark with its line breaks, but without other control characters."""
    return "\n".join(map(sanitised, text.split("\n")))
