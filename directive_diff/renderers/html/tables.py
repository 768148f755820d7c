"""The tables of the report as plain values: the 对照表, and the clauses without a link.

Each clause has an anchor (``at``) where it is first shown, so that links from the findings work without a script.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from directive_diff.findings.coverage import Coverage
from directive_diff.findings.word_marks import Mark
from directive_diff.model import Fate, Side
from directive_diff.sanitise import flowing
from directive_diff.view import caption
from directive_diff.view.legend import describe_sureness
from directive_diff.view.remarks import links_sharing_clauses, remarks
from directive_diff.view.table import Candidate, Counterpart, Line, Record, Words, table, unlinked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from directive_diff.labels import Labels
    from directive_diff.model import Clause, Comparison, Link
    from directive_diff.renderers import View


class Cell(NamedTuple):
    """A cell of the table: the words of a clause or piece, and its tags.

    ``pair`` are the ids of the link that it shows, ``ids`` of the clauses, ``at`` of those that are first shown here.
    """

    id: str = ""
    tags: str = ""
    words: tuple[Words, ...] = ()
    kind: str = ""
    says: str = ""
    pair: str = ""
    ids: str = ""
    at: tuple[str, ...] = ()


class Kind(NamedTuple):
    """The badge between the two texts of a row: a relation with its sureness, or a fate."""

    name: str
    sureness: str = ""
    said: str = ""


class TableRow(NamedTuple):
    """A piece and its counterparts; ``kinds`` are the relations or the fate, as the filters name them."""

    source: tuple[Cell, ...]
    target: tuple[Cell, ...]
    kinds: tuple[Kind, ...]
    changes: str
    demands: str
    notes: tuple[str, ...]
    lone: bool


class Group(NamedTuple):
    """The rows of one directive under its fate; ``opens`` is its block if it is the first there, else empty."""

    id: str
    fate: str
    said: str
    opens: str
    rows: tuple[TableRow, ...]


class Near(NamedTuple):
    """A possibly carried clause and its candidate: both ids, and the candidate's words."""

    id: str
    other: str
    words: tuple[Words, ...]


class Rest(NamedTuple):
    """A directive with clauses that have no link; ``kinds`` and ``demands`` are those of these clauses."""

    id: str
    fate: str
    said: str
    words: tuple[Words, ...]
    opens: str
    kinds: str
    demands: str
    near: tuple[Near, ...]
    at: tuple[str, ...]


class Tables(NamedTuple):
    """Both tables."""

    groups: tuple[Group, ...]
    rest: tuple[tuple[str, tuple[Rest, ...]], ...]


def tables(comparison: Comparison, view: View, labels: Labels) -> Tables:
    """Return the tables of the report."""
    maker = _Builder(comparison, labels)
    groups = tuple(maker.groups(table(comparison, view.order).records))
    return Tables(groups, tuple((side.value, tuple(maker.rest(unlinked(comparison, side), side))) for side in Side))


class _Builder:
    """Builds rows; it remembers which clauses already have an anchor."""

    def __init__(self, comparison: Comparison, labels: Labels) -> None:
        self._comparison = comparison
        self._labels = labels
        self._shown: set[str] = set()
        self._links = {side: Coverage.of(comparison.base, side).links for side in Side}

    def groups(self, records: Iterable[Record]) -> Iterator[Group]:
        """Yield the directives with their rows."""
        before = ""
        for record in records:
            opens = "" if record.block.id == before else self._block(record)
            before = record.block.id
            rows = [self._row(line, record) for line in record.lines]
            said = {candidate.clause.id for line in record.lines for candidate in line.possible}
            rows += [
                self._missing(clause, record) for clause in record.missing if clause.id not in said & set(record.near)
            ]
            yield Group(
                record.directive.id,
                record.fate.value if record.fate else "idle",
                self._fate(record),
                opens,
                tuple(rows),
            )

    def rest(self, records: Iterable[Record], side: Side) -> Iterator[Rest]:
        """Yield the directives that have clauses without a link."""
        before = ""
        for record in records:
            opens = "" if record.block.id == before else self._block(record)
            before = record.block.id
            line = record.lines[0]
            linked = {side.clause(link).id for link in self._comparison.base.links}
            alone = [clause for clause in line.clauses if clause.linkable and clause.id not in linked]
            near = tuple(
                Near(side.clause(candidate.match).id, candidate.clause.id, candidate.words)
                for candidate in line.possible
            )
            kinds = {"possible"} if near else set()
            if len({candidate.id for candidate in near}) < len(alone):
                kinds.add(record.nothing.value)
            yield Rest(
                record.directive.id,
                record.fate.value if record.fate else "idle",
                self._fate(record),
                line.words,
                opens,
                " ".join(sorted(kinds)),
                " ".join(caption.demands(alone)),
                near,
                self._anchors(alone),
            )

    def _block(self, record: Record) -> str:
        return f"{record.block.id}  {caption.marker(record.block, self._labels)}"

    def _fate(self, record: Record) -> str:
        return caption.describe_fate(record.fate, record.share, record.nothing, self._labels)

    def _row(self, line: Line, record: Record) -> TableRow:
        links = [counterpart.link for counterpart in line.counterparts]
        clauses = [*line.clauses, *(counterpart.clause for counterpart in line.counterparts)]
        own = self._own(line)
        others, kinds = self._others(line, record)
        source, target = (others, (own,)) if record.side is Side.TARGET else ((own,), others)
        return TableRow(
            source,
            target,
            kinds,
            " ".join(dict.fromkeys(change.kind.value for link in links for change in link.changes)),
            " ".join(caption.demands(clauses)),
            tuple(note for link in links for note in self._notes(link, record.side if len(links) > 1 else None)),
            lone=not links,
        )

    def _notes(self, link: Link, side: Side | None) -> tuple[str, ...]:
        """Return what changed; behind the id of the counterpart if this is one of several of a clause of ``side``."""
        notes = remarks(link, self._comparison, self._labels, links_sharing_clauses(link, self._links))
        if side is None:
            return notes
        return tuple(self._labels("note_of", id=side.other.clause(link).id, words=note) for note in notes)

    def _own(self, line: Line) -> Cell:
        clauses = [clause for clause in line.clauses if clause.linkable] or list(line.clauses)
        ids = [clause.id for clause in clauses]
        name = "" if not ids else ids[0] if len(ids) == 1 else f"{ids[0]}–{ids[-1].rpartition('.')[2]}"
        return Cell(name, words=line.words, ids=" ".join(ids), at=self._anchors(clauses))

    def _others(self, line: Line, record: Record) -> tuple[tuple[Cell, ...], tuple[Kind, ...]]:
        """Return the cells opposite a piece, and their badges."""
        if line.counterparts:
            cells = tuple(self._cell(counterpart) for counterpart in line.counterparts)
            relations = [
                Kind(
                    counterpart.link.relation.value,
                    counterpart.link.sureness.value,
                    describe_sureness(counterpart.link.sureness, self._labels),
                )
                for counterpart in line.counterparts
            ]
            return cells, tuple(dict.fromkeys(relations))
        if line.possible:
            return tuple(self._possible(candidate, record) for candidate in line.possible), (Kind(Fate.POSSIBLE.value),)
        kind = record.nothing.value if line.linkable else "idle"
        name = record.nothing.value if line.linkable else "unlinkable"
        return (Cell(kind=kind, says=self._labels(name)),), (Kind(kind),)

    def _possible(self, candidate: Candidate, record: Record) -> Cell:
        """Return the cell of a clause that may carry a piece; one without a link of its own is found here."""
        clause = candidate.clause
        if clause.id not in record.near:
            return Cell(clause.id, words=candidate.words)
        return Cell(clause.id, words=candidate.words, ids=clause.id, at=self._anchors((clause,)))

    def _cell(self, counterpart: Counterpart) -> Cell:
        tags = [self._labels("moved")] if counterpart.moved else []
        if counterpart.parts > 1:
            tags.append(self._labels("split", i=counterpart.part, n=counterpart.parts))
        if counterpart.ditto:
            tags.append(self._labels("ditto"))
        link = counterpart.link
        return Cell(
            counterpart.clause.id,
            " ".join(tags),
            () if counterpart.ditto else counterpart.words,
            pair=f"{link.source.id} {link.target.id}",
            ids=counterpart.clause.id,
            at=self._anchors((counterpart.clause,)),
        )

    def _missing(self, clause: Clause, record: Record) -> TableRow:
        """Return the row of a clause of the other text without a counterpart here."""
        nothing = Fate.DROPPED if record.side is Side.TARGET else Fate.NEW
        near = record.near.get(clause.id)
        kind = (nothing if near is None else Fate.POSSIBLE).value
        mark = Mark.LOST if near is None else Mark.PLAIN
        words = (Words(flowing(clause.text), mark),)
        theirs = (Cell(clause.id, words=words, ids=clause.id, at=self._anchors((clause,))),)
        if near is None:
            ours = (Cell(kind=kind, says=self._labels(kind)),)
        else:
            candidate = record.side.clause(near)
            ours = (Cell(candidate.id, words=(Words(flowing(candidate.text), Mark.PLAIN),)),)
        source, target = (theirs, ours) if record.side is Side.TARGET else (ours, theirs)
        return TableRow(source, target, (Kind(kind),), "", " ".join(caption.demands((clause,))), (), lone=True)

    def _anchors(self, clauses: Iterable[Clause]) -> tuple[str, ...]:
        """Return the ids of those clauses that have no anchor yet."""
        new = [clause.id for clause in clauses if clause.id not in self._shown]
        self._shown.update(new)
        return tuple(new)
