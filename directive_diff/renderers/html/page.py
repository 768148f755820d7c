"""What the report shows, as plain values for its template: the head, both texts, the table, what has no link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from directive_diff.findings.answers import answers
from directive_diff.findings.coverage import Coverage
from directive_diff.findings.coverage import relations as relations_of
from directive_diff.findings.rows import crossing
from directive_diff.findings.word_marks import Mark
from directive_diff.model import ChangeKind, Demand, Fate, Side
from directive_diff.renderers.html.texts import Paragraph, paragraphs
from directive_diff.sanitise import sanitised
from directive_diff.view import caption
from directive_diff.view.findings import Board, board, more_said
from directive_diff.view.legend import Entry, legend, sureness_tag
from directive_diff.view.remarks import remarks
from directive_diff.view.table import Counterpart, Line, Record, Words, table, unlinked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directive_diff.labels import Labels
    from directive_diff.model import Clause, Comparison
    from directive_diff.renderers import View


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a bar: where it begins and how long it is, in thousandths."""

    fate: str
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Head:
    """A text as the head shows it."""

    side: str
    role: str
    title: str
    body: str
    sizes: str
    path: str
    share: str
    fates: tuple[tuple[str, str, str], ...]
    bar: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """Something to filter by, and how much of it there is; of a kind of demand, in the source."""

    group: str
    value: str
    sign: str
    name: str
    count: str
    occurs: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the table: the words of a clause or piece, and what is said about them."""

    id: str = ""
    tags: str = ""
    words: tuple[Words, ...] = ()
    kind: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A piece and its counterparts; ``kinds`` are the relations or the fate, as the filters name them."""

    source: tuple[Cell, ...]
    target: tuple[Cell, ...]
    kinds: tuple[str, ...]
    changes: str
    demands: str
    notes: tuple[str, ...]
    lone: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one directive under its fate; ``opens`` is the block if it is the first in one, or empty."""

    id: str
    fate: str
    said: str
    opens: str
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class Rest:
    """A directive in the list of what has no link."""

    id: str
    fate: str
    said: str
    words: tuple[Words, ...]
    opens: str


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that the template shows."""

    heads: tuple[Head, Head]
    counts: tuple[str, ...]
    chips: tuple[tuple[str, tuple[Chip, ...]], ...]
    texts: tuple[tuple[str, tuple[Paragraph, ...]], ...]
    groups: tuple[Group, ...]
    rest: tuple[tuple[str, tuple[Rest, ...]], ...]
    links: tuple[dict[str, Any], ...]
    signs: dict[str, str]
    tool: tuple[str, str]
    answers: tuple[str, ...]
    reviewed: str
    findings: Board
    more: str
    legend: tuple[Entry, ...]


SIGNS = {
    **{relation.value: sign for relation, sign in caption.SIGNS.items()},
    "new": caption.NEW,
    "dropped": caption.DROPPED,
    "possible": caption.POSSIBLE,
    "idle": "",
}


def page(comparison: Comparison, view: View, labels: Labels) -> Page:
    """Return what the report on ``comparison`` shows."""
    found = table(comparison, view.order)
    first = board(comparison, labels, everything=view.findings)
    sides = (Side.SOURCE, Side.TARGET)
    source, target = (_head(Coverage.of(comparison, side), side, labels) for side in sides)
    return Page(
        heads=(source, target),
        counts=caption.links_counted(comparison, labels),
        chips=_chips(comparison, labels),
        texts=tuple((side.value, tuple(paragraphs(comparison, side))) for side in sides),
        groups=tuple(_groups(found.records, comparison, labels)),
        rest=tuple((side.value, tuple(_rest(unlinked(comparison, side), labels))) for side in sides),
        links=tuple(_links(comparison, labels)),
        signs=SIGNS,
        tool=(comparison.tool.name, comparison.tool.version),
        answers=tuple(line for line in caption.answered(comparison, labels) if line),
        reviewed=labels("joiner").join(
            filter(None, (caption.selected_said(comparison, labels), caption.reviewed_said(comparison, labels)))
        ),
        findings=first,
        more=more_said(first, labels),
        legend=legend(labels),
    )


def _head(coverage: Coverage, side: Side, labels: Labels) -> Head:
    readout = coverage.readout
    stretches, start = [], 0.0
    for fate, amount in coverage.amounts().items():
        stretches.append(Stretch(fate.value, round(start * 1000), round((start + amount) * 1000) - round(start * 1000)))
        start += amount
    return Head(
        side=side.value,
        role=labels(side.value),
        title=caption.title(readout, labels),
        body=caption.body_and_date(readout),
        sizes=" · ".join(caption.sizes(coverage.told, labels)),
        path=sanitised(readout.document.path),
        share=caption.share_said(coverage, labels),
        fates=tuple(
            (fate.value, name, labels("n_directives", n=n)) for fate, name, n in caption.fates_counted(coverage, labels)
        ),
        bar=tuple(stretches),
    )


def _chips(comparison: Comparison, labels: Labels) -> tuple[tuple[str, tuple[Chip, ...]], ...]:
    """Return what this comparison can be filtered by, in groups, with the numbers that every format tells."""
    found = answers(comparison)
    relations = [
        Chip("rel", relation.value, SIGNS[relation.value], labels(relation.value), labels("n_links", n=n), n > 0)
        for relation, n in relations_of(comparison.counted.links).items()
    ]
    for side, name in ((Side.SOURCE, "dropped"), (Side.TARGET, "new")):
        n = found.alone[side]
        relations.append(Chip("rel", name, SIGNS[name], labels(name), labels("n_clauses", n=n), n > 0))
    near = sum(found.possible.values())
    possible = Fate.POSSIBLE.value
    relations.append(Chip("rel", possible, SIGNS[possible], labels(possible), labels("n_clauses", n=near), near > 0))
    changes = [
        Chip("change", kind.value, "", labels(f"kind_{kind.value}"), labels("n_changes", n=n), n > 0)
        for kind in ChangeKind
        for n in [found.number(kind)]
    ]
    there = caption.demands((*comparison.source.clauses, *comparison.target.clauses))
    demands = [
        Chip(
            "demand",
            tally.name,
            "",
            labels(f"demand_{tally.name}"),
            labels("n_clauses", n=tally.clauses),
            kind in there,
        )
        for kind, tally in zip(Demand, found.demands, strict=True)
    ]
    groups = (("filter_relation", relations), ("filter_change", changes), ("filter_demand", demands))
    kept = ((name, tuple(chip for chip in chips if chip.occurs)) for name, chips in groups)
    return tuple((labels(name), chips) for name, chips in kept if chips)


def _groups(records: Iterable[Record], comparison: Comparison, labels: Labels) -> Iterable[Group]:
    before = ""
    for record in records:
        opens = "" if record.block.id == before else f"{record.block.id}  {caption.marker(record.block, labels)}"
        before = record.block.id
        rows = [_row(line, record, comparison, labels) for line in record.lines]
        rows += [_missing(clause, record, labels) for clause in record.missing]
        said = caption.fate_said(record.fate, record.share, record.nothing, labels)
        yield Group(record.directive.id, record.fate.value if record.fate else "idle", said, opens, tuple(rows))


def _row(line: Line, record: Record, comparison: Comparison, labels: Labels) -> TableRow:
    own = Cell(words=line.words)
    others = tuple(_cell(counterpart, labels) for counterpart in line.counterparts)
    links = [counterpart.link for counterpart in line.counterparts]
    kinds = tuple(dict.fromkeys(link.relation.value for link in links))
    if not links:
        name = record.nothing.value if line.linkable else "unlinkable"
        kinds = (record.nothing.value,) if line.linkable else ("idle",)
        others = (Cell(kind=kinds[0], says=labels(name)),)
    if line.possible and not links:
        kinds = ("possible",)
        others = tuple(Cell(one.clause.id, labels("possible"), one.words) for one in line.possible)
    clauses = [*line.clauses, *(counterpart.clause for counterpart in line.counterparts)]
    source, target = (others, (own,)) if record.side is Side.TARGET else ((own,), others)
    return TableRow(
        source,
        target,
        kinds,
        " ".join(dict.fromkeys(change.kind.value for link in links for change in link.changes)),
        " ".join(caption.demands(clauses)),
        tuple(note for link in links for note in remarks(link, comparison, labels)),
        lone=not links,
    )


def _cell(counterpart: Counterpart, labels: Labels) -> Cell:
    tags = [labels("moved")] if counterpart.moved else []
    if counterpart.parts > 1:
        tags.append(labels("split", i=counterpart.part, n=counterpart.parts))
    if doubted := sureness_tag(counterpart.link, labels):
        tags.append(doubted)
    if counterpart.ditto:
        tags.append(labels("ditto"))
    words = () if counterpart.ditto else counterpart.words
    return Cell(counterpart.clause.id, " ".join(tags), words)


def _missing(clause: Clause, record: Record, labels: Labels) -> TableRow:
    """Return the row of a clause of the other side without a counterpart here."""
    nothing = Fate.DROPPED if record.side is Side.TARGET else Fate.NEW
    theirs = (Cell(clause.id, words=(Words(sanitised(clause.text), Mark.LOST),)),)
    near = record.near.get(clause.id)
    kind = nothing.value if near is None else Fate.POSSIBLE.value
    if near is None:
        ours = (Cell(kind=kind, says=labels(kind)),)
    else:
        theirs = (Cell(clause.id, words=(Words(sanitised(clause.text), Mark.PLAIN),)),)
        ours = (Cell(record.side.clause(near).id, labels(kind)),)
    source, target = (theirs, ours) if record.side is Side.TARGET else (ours, theirs)
    return TableRow(source, target, (kind,), "", " ".join(caption.demands((clause,))), (), lone=True)


def _rest(records: Iterable[Record], labels: Labels) -> Iterable[Rest]:
    before = ""
    for record in records:
        opens = "" if record.block.id == before else f"{record.block.id}  {caption.marker(record.block, labels)}"
        before = record.block.id
        fate = record.fate.value if record.fate else "idle"
        said = caption.fate_said(record.fate, record.share, record.nothing, labels)
        words = tuple(part for line in record.lines for part in line.words)
        yield Rest(record.directive.id, fate, said, words, opens)


def _links(comparison: Comparison, labels: Labels) -> Iterable[dict[str, Any]]:
    """Yield what the script needs to know about each link."""
    moved = crossing(comparison)
    for link in comparison.links:
        yield {
            "source": link.source.id,
            "target": link.target.id,
            "relation": link.relation.value,
            "name": labels(link.relation.value),
            "moved": (link.source.id, link.target.id) in moved,
            "changes": [change.kind.value for change in link.changes],
            "score": f"{link.score:.2f}",
            "sureness": labels(f"sureness_{link.sureness.value}"),
            "notes": list(remarks(link, comparison, labels)),
        }
