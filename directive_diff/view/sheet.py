"""The table in words and numbers: each column of a row, for formats that are tables themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_diff.findings.coverage import Coverage, relations
from directive_diff.findings.rows import crossing
from directive_diff.findings.word_marks import Mark, runs
from directive_diff.model import Side
from directive_diff.sanitise import sanitised
from directive_diff.view import caption
from directive_diff.view.legend import sureness_said
from directive_diff.view.remarks import remarks
from directive_diff.view.table import Record, Table, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from directive_diff.labels import Labels
    from directive_diff.model import Clause, Comparison, Link, Relation

Paragraph = tuple[Words, ...]

# The words that a table sets in bold: those without a counterpart, and replacements.
BOLD = frozenset({Mark.LOST, Mark.CHANGED})


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A directive: both sides of it, and what is said about them."""

    number: int
    block: str
    id: str
    source: tuple[Paragraph, ...]
    target: tuple[Paragraph, ...]
    fate: str
    fate_name: str
    share: float | None
    links: Mapping[Relation, int]
    missing: int
    missing_name: str
    demands: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link: both clauses with their words marked, and what is said about them."""

    source_id: str
    source: Paragraph
    target_id: str
    target: Paragraph
    relation: str
    score: float
    sureness: str
    moved: str
    changes: str
    notes: tuple[str, ...]
    verdict: str


def sheet(table: Table, comparison: Comparison, labels: Labels) -> Iterator[SheetRow]:
    """Yield the rows of ``table`` (of ``comparison``)."""
    moved = crossing(comparison)
    carriers = {side: Coverage.of(comparison.base, side).links for side in Side}
    for record in table.all:
        own: tuple[Paragraph, ...] = (tuple(part for line in record.lines for part in line.words),)
        theirs = tuple(_theirs(record, comparison, carriers[record.side.other], labels)) or (_nothing(record, labels),)
        source, target = (theirs, own) if record.side is Side.TARGET else (own, theirs)
        yield SheetRow(
            record.number,
            f"{record.block.id} {caption.marker(record.block, labels)}",
            record.directive.id,
            source,
            target,
            caption.fate_said(record.fate, record.share, record.nothing, labels),
            caption.fate_said(record.fate, None, record.nothing, labels).removesuffix(" -"),
            record.share,
            relations(record.links),
            len(record.missing) - len(record.near),
            labels("dropped" if record.side is Side.TARGET else "new"),
            labels("list_joiner").join(labels(f"demand_{kind}") for kind in caption.demands(record.directive.clauses)),
            tuple(_notes(record, comparison, moved, labels)),
        )


def kind(row: SheetRow, labels: Labels) -> tuple[str, ...]:
    """Return in lines how a row's two sides correspond: its fate, its links by relation, and what is missing."""
    counts = [labels("counted", name=labels(relation.value), n=n) for relation, n in row.links.items() if n]
    if row.missing:
        counts.append(labels("counted", name=row.missing_name, n=row.missing))
    return (row.fate, *counts)


def link_rows(comparison: Comparison, labels: Labels) -> Iterator[LinkRow]:
    """Yield the links of a comparison, in its order."""
    moved = crossing(comparison)
    for link in comparison.links:
        yield LinkRow(
            link.source.id,
            _words(link.source, (link,), Side.SOURCE, comparison),
            link.target.id,
            _words(link.target, (link,), Side.TARGET, comparison),
            labels(link.relation.value),
            round(link.score, 4),
            sureness_said(link.sureness, labels),
            labels("moved") if (link.source.id, link.target.id) in moved else "",
            labels("list_joiner").join(dict.fromkeys(labels(f"kind_{change.kind.value}") for change in link.changes)),
            remarks(link, comparison, labels),
            link.verdict.value if link.verdict else "",
        )


def plain(paragraphs: tuple[Paragraph, ...]) -> str:
    """Return paragraphs as text, one line each."""
    return "\n".join("".join(part.text for part in paragraph) for paragraph in paragraphs)


def _theirs(
    record: Record, comparison: Comparison, carriers: Mapping[str, tuple[Link, ...]], labels: Labels
) -> Iterator[Paragraph]:
    """Yield the other side's clauses, each once, and those whose absence shows here."""
    other = record.side.other
    clauses = dict.fromkeys(other.clause(link) for link in record.links)
    for clause in clauses:
        links = [link for link in record.links if other.clause(link) == clause]
        yield _words(clause, tuple(links), other, comparison, elsewhere=carriers[clause.id])
    for line in record.lines:
        for one in () if line.counterparts else line.possible:
            yield (Words(labels("possible_mark", id=one.clause.id), Mark.PLAIN), *one.words)
    mark = labels("missing_mark" if other is Side.SOURCE else "new_mark")
    for clause in record.missing:
        near = record.near.get(clause.id)
        if near is None:
            yield (Words(sanitised(clause.text), Mark.LOST), Words(mark, Mark.PLAIN))
        else:
            said = labels("possible_for", id=record.side.clause(near).id)
            yield (Words(sanitised(clause.text), Mark.PLAIN), Words(said, Mark.PLAIN))


def _nothing(record: Record, labels: Labels) -> Paragraph:
    name = record.nothing.value if record.fate else "unlinkable"
    return (Words(labels(name), Mark.PLAIN),)


def _words(
    clause: Clause, links: tuple[Link, ...], side: Side, comparison: Comparison, *, elsewhere: tuple[Link, ...] = ()
) -> Paragraph:
    text = side.readout(comparison).document.text
    return tuple(
        Words(sanitised(run.span.of(text)), run.mark) for run in runs(clause, links, side, elsewhere=elsewhere)
    )


def _notes(record: Record, comparison: Comparison, moved: frozenset[tuple[str, str]], labels: Labels) -> Iterator[str]:
    yield from dict.fromkeys(note for link in record.links for note in remarks(link, comparison, labels))
    count = sum((link.source.id, link.target.id) in moved for link in record.links)
    if count:
        yield labels("moved_count", n=count)
