"""The tables to sort and filter, in words and numbers: a row for each directive, link or clause."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_diff.findings.clauses import clause_rows, rejected
from directive_diff.findings.coverage import Coverage, relations
from directive_diff.findings.rows import crossing
from directive_diff.findings.word_marks import Mark
from directive_diff.model import Fate, Side
from directive_diff.sanitise import flowing
from directive_diff.view import caption
from directive_diff.view.legend import describe_sureness
from directive_diff.view.remarks import links_sharing_clauses, remarks
from directive_diff.view.table import Words, marked, table, unlinked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from directive_diff.findings.clauses import ClauseRow
    from directive_diff.labels import Labels
    from directive_diff.model import Comparison, Link, Relation
    from directive_diff.view.table import Record

    Links = Mapping[Side, Mapping[str, tuple[Link, ...]]]

Paragraph = tuple[Words, ...]

# The words that a table sets in bold: those without a counterpart, and replacements.
BOLD = frozenset({Mark.LOST, Mark.CHANGED})


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A directive: both of its sides, and the results.

    ``links`` counts its links by relation, None if they are counted in the rows of the other text; ``possible`` and
    ``alone`` count its clauses that have none, so each clause of either text is counted once.
    """

    number: int
    block: str
    id: str
    source: tuple[Paragraph, ...]
    target: tuple[Paragraph, ...]
    fate: str
    share: float | None
    links: Mapping[Relation, int] | None
    possible: int
    alone: int
    demands: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link: both clauses with their words marked, its relation, score and changes.

    Of a link that a reviewer rejected, ``relation`` is empty and ``score`` is the score that it had.
    """

    source_id: str
    source: Paragraph
    target_id: str
    target: Paragraph
    relation: str
    score: float | None
    sureness: str
    moved: str
    changes: str
    notes: tuple[str, ...]
    verdict: str


@dataclass(frozen=True, slots=True)
class ClauseCells:
    """A clause with its words marked, its counterparts, its fate and its changes, in words."""

    row: ClauseRow
    words: Paragraph
    counterparts: tuple[Paragraph, ...]
    fate: str
    notes: tuple[str, ...]


def sheet(comparison: Comparison, lead: Side, labels: Labels) -> Iterator[SheetRow]:
    """Yield the directives of the leading side, then those of the other side that have clauses without a link."""
    moved = crossing(comparison)
    coverages = {side: Coverage.of(comparison, side) for side in Side}
    every = {side: Coverage.of(comparison.base, side).links for side in Side}
    records = [record for record in table(comparison, lead).records if record.lines]
    for number, record in enumerate((*records, *unlinked(comparison, lead.other)), 1):
        leads = record.side is lead
        own: tuple[Paragraph, ...] = (tuple(part for line in record.lines for part in line.words),)
        coverage = coverages[record.side]
        theirs = tuple(_theirs(record, comparison, every[record.side.other], labels))
        notes = tuple(_notes(record, comparison, moved, every, labels))
        if not leads and record.fate is not record.nothing:  # the row has the whole directive, some of which has links
            notes = (*_alone(record, coverage, labels), *notes)
        else:
            theirs = theirs or (_no_counterpart(record, labels),)
        source, target = (theirs, own) if record.side is Side.TARGET else (own, theirs)
        listed = {clause.id for clause in coverage.readout.clauses}
        clauses = dict.fromkeys(clause for line in record.lines for clause in line.clauses if clause.id in listed)
        fates = Counter(map(coverage.clause_fate, clauses))
        yield SheetRow(
            number,
            f"{record.block.id} {caption.marker(record.block, labels)}",
            record.directive.id,
            source,
            target,
            caption.describe_fate(record.fate, None, record.nothing, labels).removesuffix(" -"),
            record.share,
            relations(record.links) if leads else None,
            fates[Fate.POSSIBLE],
            fates[record.nothing],
            labels("list_joiner").join(labels(f"demand_{kind}") for kind in caption.demands(record.directive.clauses)),
            notes,
        )


def link_rows(comparison: Comparison, labels: Labels) -> Iterator[LinkRow]:
    """Yield the links of a comparison, in its order, then those that a person rejected."""
    moved = crossing(comparison)
    every = {side: Coverage.of(comparison.base, side).links for side in Side}
    for link in comparison.links:
        yield LinkRow(
            link.source.id,
            marked(link.source, (link,), Side.SOURCE, comparison),
            link.target.id,
            marked(link.target, (link,), Side.TARGET, comparison),
            labels(link.relation.value),
            round(link.score, 4),
            describe_sureness(link.sureness, labels),
            labels("moved") if (link.source.id, link.target.id) in moved else "",
            labels("list_joiner").join(dict.fromkeys(labels(f"kind_{change.kind.value}") for change in link.changes)),
            remarks(link, comparison, labels, links_sharing_clauses(link, every)),
            labels(f"verdict_on_{link.verdict.value}") if link.verdict else "",
        )
    clauses = {clause.id: clause for side in Side for clause in side.readout(comparison).clauses}
    for ruling in rejected(comparison):
        pair = [
            (id_, (Words(flowing(clauses[id_].text), Mark.PLAIN),)) for id_ in (ruling.source, ruling.target) if id_
        ]
        (source, ours), (target, theirs) = pair
        score = None if ruling.found_score is None else round(ruling.found_score, 4)
        yield LinkRow(source, ours, target, theirs, "", score, "", "", "", (), labels("verdict_on_rejected"))


def clause_cells(comparison: Comparison, lead: Side, labels: Labels) -> Iterator[ClauseCells]:
    """Yield the clauses of both texts, those of the leading side first."""
    every = {side: Coverage.of(comparison.base, side).links for side in Side}
    for row in clause_rows(comparison, lead):
        nothing = Fate.DROPPED if row.side is Side.SOURCE else Fate.NEW
        other = row.side.other
        if row.links or not row.clause.linkable:
            words = marked(row.clause, row.links, row.side, comparison)
        else:
            mark = Mark.LOST if row.fate is nothing else Mark.PLAIN
            words = (Words(flowing(row.clause.text), mark),)
        yield ClauseCells(
            row,
            words,
            tuple(marked(other.clause(link), (link,), other, comparison) for link in row.links),
            caption.describe_fate(row.fate, None, nothing, labels),
            tuple(_notes_of_clause(row, comparison, every, labels)),
        )


def plain(paragraphs: tuple[Paragraph, ...]) -> str:
    """Return paragraphs as text, one line each."""
    return "\n".join("".join(part.text for part in paragraph) for paragraph in paragraphs)


def _theirs(
    record: Record, comparison: Comparison, carriers: Mapping[str, tuple[Link, ...]], labels: Labels
) -> Iterator[Paragraph]:
    """Yield the other side's clauses with their ids, each once, and what is possible."""
    other = record.side.other
    for clause in dict.fromkeys(other.clause(link) for link in record.links):
        links = tuple(link for link in record.links if other.clause(link) == clause)
        words = marked(clause, links, other, comparison, elsewhere=carriers[clause.id])
        yield (Words(f"{clause.id} ", Mark.PLAIN), *words)
    near = dict.fromkeys(
        candidate.clause for line in record.lines if not line.counterparts for candidate in line.possible
    )
    for clause in near:
        yield (Words(labels("possible_mark", id=clause.id), Mark.PLAIN), Words(flowing(clause.text), Mark.PLAIN))


def _alone(record: Record, coverage: Coverage, labels: Labels) -> Iterator[str]:
    """Yield the clauses that are new (or dropped), so that nobody takes the whole directive for new."""
    for line in record.lines:
        for clause in line.clauses:
            if coverage.clause_fate(clause) is record.nothing:
                note = labels(f"{record.nothing.value}_note", text=flowing(clause.text))
                yield labels("note_of", id=clause.id, words=note)


def _no_counterpart(record: Record, labels: Labels) -> Paragraph:
    name = record.nothing.value if record.fate else "unlinkable"
    return (Words(labels(name), Mark.PLAIN),)


def _notes(
    record: Record, comparison: Comparison, moved: frozenset[tuple[str, str]], every: Links, labels: Labels
) -> Iterator[str]:
    yield from dict.fromkeys(
        labels("note_of", id=record.side.clause(link).id, words=note)
        for link in record.links
        for note in remarks(link, comparison, labels, links_sharing_clauses(link, every))
    )
    count = sum((link.source.id, link.target.id) in moved for link in record.links)
    if count:
        yield labels("moved_count", n=count)


def _notes_of_clause(row: ClauseRow, comparison: Comparison, every: Links, labels: Labels) -> Iterator[str]:
    """Yield the changes of each link of a clause; with several links, after the id of the other clause."""
    for link in row.links:
        for note in remarks(link, comparison, labels, links_sharing_clauses(link, every)):
            several = len(row.links) > 1
            yield labels("note_of", id=row.side.other.clause(link).id, words=note) if several else note
