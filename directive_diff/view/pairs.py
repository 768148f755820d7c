"""The 对照表 clause by clause: a row for each pair, under its directive.

A row is a clause with its counterparts, a run of clauses taken over unchanged, a possibly carried clause with its
candidates, or clauses that are not carried (or new). Every clause of the leading text is in one row; the clauses of the
other text without a link come at the end.
"""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.findings.coverage import Coverage
from directive_diff.findings.demanding import asked, demanding
from directive_diff.findings.word_marks import Mark
from directive_diff.model import Demand, Fate, Relation, Side, Sureness
from directive_diff.view import caption
from directive_diff.view.findings import ids
from directive_diff.view.legend import sureness_tag
from directive_diff.view.remarks import links_sharing_clauses, remarks
from directive_diff.view.table import Words, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from directive_diff.labels import Labels
    from directive_diff.model import Clause, Comparison
    from directive_diff.view.table import Counterpart, Line, Record


class Entry(NamedTuple):
    """A paragraph of a cell: the id of its clause (for a run, S4.3.3–S4.3.7; empty for a remark)."""

    id: str
    words: tuple[Words, ...]


class PairRow(NamedTuple):
    """Both sides, how they correspond, and what changed; ``styles`` names the signs in it, as the legend does."""

    source: tuple[Entry, ...]
    target: tuple[Entry, ...]
    kind: tuple[str, ...]
    notes: tuple[str, ...]
    styles: frozenset[str]


class Group(NamedTuple):
    """A directive: its id, what became of it, its rows."""

    id: str
    fate: str
    rows: tuple[PairRow, ...]


class Section(NamedTuple):
    """A block, its heading, and its directives."""

    title: str
    groups: tuple[Group, ...]


def pairs(comparison: Comparison, lead: Side, labels: Labels) -> tuple[Section, ...]:
    """Return a comparison clause by clause, led by one side; unlinked clauses of the other come at the end."""
    rows = _PairRows(comparison, labels)
    own = [(record, record.lines) for record in table(comparison, lead).records if record.lines]
    rest = [
        (record, lines)
        for record in table(comparison, lead.other).records
        if (lines := tuple(line for line in record.lines if line.linkable and not line.counterparts))
    ]
    head = labels("rest_of", side=labels(lead.other.value), block="{}")
    return (*rows.sections(own, "{}"), *rows.sections(rest, head))


def styles(sections: Sequence[Section]) -> frozenset[str]:
    """Return the styles of the signs that occur in a table, as the legend names them."""
    return frozenset[str]().union(*(row.styles for part in sections for group in part.groups for row in group.rows))


class _PairRows:
    def __init__(self, comparison: Comparison, labels: Labels) -> None:
        self.comparison, self.labels = comparison, labels
        self.demand_ids = {side: demanding(asked(side.readout(comparison.base))) for side in Side}
        self.links = {side: Coverage.of(comparison.base, side).links for side in Side}

    def sections(self, records: Sequence[tuple[Record, tuple[Line, ...]]], title: str) -> Iterator[Section]:
        """Yield a section for each block of the records, each record with only the given lines."""
        for block, group in groupby(records, key=lambda pair: pair[0].block):
            head = f"{block.id} {caption.marker(block, self.labels)}"
            yield Section(title.replace("{}", head), tuple(self._group(*pair) for pair in group))

    def _group(self, record: Record, lines: tuple[Line, ...]) -> Group:
        fate = caption.describe_fate(record.fate, record.share, record.nothing, self.labels)
        rows: list[PairRow] = []
        for unchanged, neighbours in groupby(lines, key=_is_unchanged):
            group = list(neighbours)
            if unchanged:
                rows.append(self._linked(record, group))
            else:
                rows += (row for line in group for row in self._rows(record, line))
        return Group(record.directive.id, fate, tuple(rows))

    def _rows(self, record: Record, line: Line) -> Iterator[PairRow]:
        if line.counterparts:
            yield self._linked(record, [line])
        elif line.possible:
            theirs = tuple(Entry(candidate.clause.id, candidate.words) for candidate in line.possible)
            yield self._unlinked(record, line.clauses, line, Fate.POSSIBLE, theirs)
        elif line.fate is None:
            yield self._unlinked(record, line.clauses, line, None, (self._label("unlinkable"),))
        else:
            for clauses in _group_by_kind(line.clauses, partial(self._demand, record.side)):
                yield self._unlinked(record, clauses, line, line.fate, (self._label(line.fate.value),))

    def _linked(self, record: Record, lines: Sequence[Line]) -> PairRow:
        """Return a row of one line, or of several that are all taken over unchanged."""
        own = tuple(Entry(ids(clause.id for clause in line.clauses), line.words) for line in lines)
        counterparts = [counterpart for line in lines for counterpart in line.counterparts]
        theirs = tuple(Entry(counterpart.clause.id, counterpart.words) for counterpart in counterparts)
        kinds = [self._tags(counterpart) for counterpart in counterparts]
        notes = [
            (counterpart.clause.id, note)
            for counterpart in counterparts
            for note in remarks(
                counterpart.link, self.comparison, self.labels, links_sharing_clauses(counterpart.link, self.links)
            )
        ]
        if len(set(kinds)) == 1:
            kind: tuple[str, ...] = (kinds[0],)
        else:
            kind = tuple(
                self.labels("note_of", id=counterpart.clause.id, words=tags)
                for counterpart, tags in zip(counterparts, kinds, strict=True)
            )
        several = len(counterparts) > 1
        remarks_ = tuple(self.labels("note_of", id=of, words=note) if several else note for of, note in notes)
        signs = frozenset(style for counterpart in counterparts for style in _styles(counterpart))
        return self._row(record, own, theirs)._replace(kind=kind, notes=remarks_, styles=signs)

    def _tags(self, counterpart: Counterpart) -> str:
        labels, relation = self.labels, counterpart.link.relation
        tags = (
            f"{caption.SIGNS[relation]} {labels(relation.value)}",
            sureness_tag(counterpart.link, labels),
            labels("moved") if counterpart.moved else "",
        )
        return " ".join(tag for tag in tags if tag)

    def _unlinked(
        self, record: Record, clauses: tuple[Clause, ...], line: Line, fate: Fate | None, theirs: tuple[Entry, ...]
    ) -> PairRow:
        row = self._row(record, (Entry(ids(clause.id for clause in clauses), _words_of(clauses, line)),), theirs)
        if fate is None:
            return row
        kind = f"{_SIGNS[fate]} {self.labels(fate.value)}"
        demand = next(filter(None, (self._demand(record.side, clause) for clause in clauses if clause.linkable)), None)
        if demand:
            kind = self.labels("kind_and_demand", kind=kind, demand=self.labels(f"demand_{demand.value}"))
        return row._replace(kind=(kind,), styles=frozenset({f"fate.{fate.value}"}))

    def _demand(self, side: Side, clause: Clause) -> Demand | None:
        """Return what a clause demands, or that it praises; None for a report that is worded like either."""
        if clause.demand is Demand.PRAISES or clause.id in self.demand_ids[side]:
            return clause.demand
        return None

    def _row(self, record: Record, own: tuple[Entry, ...], theirs: tuple[Entry, ...]) -> PairRow:
        source, target = (own, theirs) if record.side is Side.SOURCE else (theirs, own)
        return PairRow(source, target, (), (), frozenset())

    def _label(self, key: str) -> Entry:
        return Entry("", (Words(self.labels(key), Mark.PLAIN),))


_SIGNS = {Fate.POSSIBLE: caption.POSSIBLE, Fate.DROPPED: caption.DROPPED, Fate.NEW: caption.NEW}


def _is_unchanged(line: Line) -> bool:
    """Return whether a line is surely carried unchanged and in order; such lines share a row."""
    return bool(line.counterparts) and all(
        counterpart.link.relation is Relation.SAME
        and counterpart.link.sureness is Sureness.SURE
        and not counterpart.moved
        for counterpart in line.counterparts
    )


def _styles(counterpart: Counterpart) -> Iterator[str]:
    yield f"relation.{counterpart.link.relation.value}"
    if counterpart.moved:
        yield "tag.moved"
    if counterpart.link.sureness is not Sureness.SURE:
        yield f"sureness.{counterpart.link.sureness.value}"


def _group_by_kind(
    clauses: tuple[Clause, ...], kind: Callable[[Clause], Demand | None]
) -> Iterator[tuple[Clause, ...]]:
    """Group neighbouring clauses of one kind; an opening joins the clause that it opens."""
    part: list[Clause] = []
    for clause in clauses:
        kinds = {kind(each) for each in part if each.linkable}
        if clause.linkable and kinds and kind(clause) not in kinds:
            yield tuple(part)
            part = []
        part.append(clause)
    if part:
        yield tuple(part)


def _words_of(clauses: tuple[Clause, ...], line: Line) -> tuple[Words, ...]:
    """Return the words of some of the clauses of a line, with the punctuation after them."""
    first, last = line.clauses[0].id, line.clauses[-1].id
    after = [clause.span.start for clause in line.clauses if clause.span.start > clauses[-1].span.start]
    start = 0 if clauses[0].id == first else clauses[0].span.start
    return tuple(
        words for words in line.words if words.start >= start and (clauses[-1].id == last or words.start < after[0])
    )
