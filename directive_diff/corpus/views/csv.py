"""Results as CSV that opens in Excel: a row a relative, a month, a family or a text; no cell is taken for a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from directive_diff.corpus.labels import CorpusLabels
from directive_diff.sanitise import escape_formula

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import BinaryIO

    from directive_diff.corpus.find.relatives import Found
    from directive_diff.corpus.reuse.families import Reuse
    from directive_diff.corpus.store.summary import Listing
    from directive_diff.corpus.trace.phrase import Trace
    from directive_diff.corpus.views import Result
    from directive_diff.renderers import View

Cell = str | float | None


def render(result: Result, out: BinaryIO, view: View) -> None:
    """Write a result to ``out``, in UTF-8 with the byte order mark by which Excel recognises it."""
    text = io.StringIO(newline="")
    rows = _ROWS[type(result).__name__](result, CorpusLabels(view.lang))
    csv.writer(text).writerows([_written(cell) for cell in row] for row in rows)
    out.write(text.getvalue().encode("utf-8-sig", "replace"))


def _written(cell: Cell) -> str | float:
    return "" if cell is None else escape_formula(cell) if isinstance(cell, str) else cell


def _heads(labels: CorpusLabels, *keys: str) -> Sequence[Cell]:
    return [labels(key) for key in keys]


def _found(result: Found, labels: CorpusLabels) -> Iterator[Sequence[Cell]]:
    yield _heads(labels, "id", "clause_head", "set_phrase_head", "relation_head", "score", "likeness", "date",
                 "level", "region", "title", "speaker", "relative_head", "where", "line_head",
                 "start_head", "end_head")  # fmt: skip
    for clause in result.clauses:
        if not clause.relatives:
            yield [clause.id, clause.text, clause.set_phrase or None]
        for relative in clause.relatives:
            source = relative.source
            level = labels.level(source.level) if source.level else None
            yield [
                clause.id, clause.text, None, labels(relative.relation), round(relative.score, 4),
                round(relative.dice, 4),
                source.date, level, source.region, source.title, relative.speaker, relative.text,
                source.path, source.line, relative.start, relative.end,
            ]  # fmt: skip


def _trace(trace: Trace, labels: CorpusLabels) -> Iterator[Sequence[Cell]]:
    yield _heads(labels, "month", "texts", "total", "heat")
    for month in trace.months:
        yield [month.month, month.texts, month.total, round(month.heat, 6)]


def _reuse(reuse: Reuse, labels: CorpusLabels) -> Iterator[Sequence[Cell]]:
    yield _heads(labels, "wording", "texts", "clauses_head", "wordings_head", "first_day", "last_day", "level",
                 "region", "title", "where")  # fmt: skip
    for family in reuse.families:
        first = family.first
        yield [
            family.text, family.texts, family.clauses, family.wordings, family.first_day, family.last_day,
            labels.level(first.level) if first.level else None, first.region, first.title, first.path,
        ]  # fmt: skip


def _listing(listing: Listing, labels: CorpusLabels) -> Iterator[Sequence[Cell]]:
    yield _heads(labels, "id", "date", "level", "region", "issuer", "title", "where", "line_head", "clauses_head")
    for text in listing.texts:
        level = labels.level(text.level) if text.level else None
        yield [
            text.id, text.date, level, text.region, text.issuer, text.title, text.path, text.line, text.clauses
        ]  # fmt: skip


_ROWS: dict[str, Callable[..., Iterator[Sequence[Cell]]]] = {
    "Found": _found,
    "Trace": _trace,
    "Reuse": _reuse,
    "Listing": _listing,
}
