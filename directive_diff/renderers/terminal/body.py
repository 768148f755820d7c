"""The comparison itself: the leading text's clauses in order with their counterparts, then the rest of the other."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.findings.coverage import Coverage
from directive_diff.findings.demanding import asked, demanding
from directive_diff.findings.word_marks import contribution
from directive_diff.model import Demand, Fate, Side
from directive_diff.renderers.terminal import changes
from directive_diff.renderers.terminal.typesetting import Line, Styled
from directive_diff.renderers.terminal.why import nearest, of_link, of_none, of_possible
from directive_diff.renderers.terminal.words import words
from directive_diff.view.caption import describe_fate, marker
from directive_diff.view.legend import sureness_tag
from directive_diff.view.remarks import links_sharing_clauses

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from directive_diff.model import Block, Clause, Comparison, Link, Match
    from directive_diff.renderers.terminal.page import Page
    from directive_diff.view.table import Candidate, Counterpart, Record, Words
    from directive_diff.view.table import Line as Piece

_NUMBERS = "①②③④⑤⑥⑦⑧"


class Entry(NamedTuple):
    """A counterpart of a piece: the sign in the gutter, the parts before a hanging indent, the text, and notes."""

    sign: Styled
    first: list[Styled]
    parts: list[Styled]
    notes: list[list[Styled]]


class Content(NamedTuple):
    """What is shown: the ``records`` of the leading text, and the clauses of the other without a link, by block.

    ``near`` has, by the ids of those clauses, the matches that may carry them.
    """

    lead: Side
    records: tuple[Record, ...]
    rest: tuple[tuple[Block, tuple[Clause, ...]], ...]
    near: Mapping[str, tuple[Match, ...]]


def content(comparison: Comparison, lead: Side, records: tuple[Record, ...]) -> Content:
    """Return what is shown of ``comparison``, with these ``records`` of its leading text."""
    other = Coverage.of(comparison, lead.other)

    def alone(clause: Clause) -> bool:
        return other.clause_fate(clause) not in {None, Fate.CARRIED}

    clauses = (
        (block, tuple(clause for directive in block.directives for clause in directive.clauses if alone(clause)))
        for block in other.readout.blocks
    )
    rest = tuple((block, unlinked) for block, unlinked in clauses if unlinked)
    return Content(lead, tuple(record for record in records if record.lines), rest, other.possible)


def body(comparison: Comparison, content: Content, page: Page, *, why: int) -> Iterator[Line]:
    """Yield the lines of the comparison, and at the end the other text's clauses without a link."""
    typesetter = _Typesetter(comparison, content, page, why=why)
    for block, records in groupby(content.records, key=lambda record: record.block):
        yield ()
        yield from page.rule(f"{block.id}  {marker(block, page.labels)}", "block")
        for record in records:
            yield from typesetter.record(record)
    if content.rest:
        yield from typesetter.rest(content.rest)
    elif not content.records:
        yield ()
        yield from page.text(page.labels("nothing_selected"), "fact")
    elif comparison.cut is None:
        yield ()
        yield from page.rule(page.labels(f"nothing_{typesetter.missing.value}"), f"fate.{typesetter.missing.value}")


class _Typesetter:
    """Sets one comparison in one order on one page."""

    def __init__(self, comparison: Comparison, content: Content, page: Page, *, why: int) -> None:
        self.lead, self.page, self.near = content.lead, page, content.near
        lead = content.lead
        self.why = why
        self.nearest = {side: nearest(comparison, side) for side in Side} if why else {}
        self.missing = Fate.DROPPED if lead is Side.TARGET else Fate.NEW
        self.demand_ids = {side: demanding(asked(side.readout(comparison.base))) for side in Side}
        self.links = {side: Coverage.of(comparison.base, side).links for side in Side}
        self.listed = {clause.id for clause in lead.readout(comparison).clauses}

    def record(self, record: Record) -> Iterator[Line]:
        """Yield one directive: a line with its fate, and its pieces."""
        yield ()
        yield from self.page.set(self._heading(record), self.page.width)
        for piece in record.lines:
            if piece.counterparts or piece.possible or not piece.linkable:
                yield from self._piece(piece)
                continue
            for clauses, own in self._by_kind(piece):
                nothing = self._nothing(clauses, record.nothing)
                yield from self._set_piece([nothing], clauses[0], self._plain(own, clauses[0]))

    def rest(self, blocks: Sequence[tuple[Block, Sequence[Clause]]]) -> Iterator[Line]:
        """Yield the other text's clauses without a link, by block, with the clauses that may carry them."""
        page, near = self.page, self.near
        every = [clause for _, clauses in blocks for clause in clauses]
        possible = sum(clause.id in near for clause in every)
        yield ()
        yield from page.rule(
            page.labels(f"rest_{self.missing.value}", n=len(every) - possible, near=possible),
            f"fate.{self.missing.value}",
        )
        for block, clauses in blocks:
            yield ()
            yield from page.text(f"{block.id}  {marker(block, page.labels)}", "block")
            for clause in clauses:
                yield from self._rest_clause(clause)

    def _rest_clause(self, clause: Clause) -> Iterator[Line]:
        page, labels, side = self.page, self.page.labels, self.lead.other
        near = self.near.get(clause.id, ())
        fate = Fate.POSSIBLE if near else self.missing
        sign = Styled(f"{page.sign(fate)} ", f"fate.{fate.value}")
        first = [sign, Styled(f"{clause.id} ", "id")]
        kind = self._kind(clause, side)
        style = self._style(clause, side, fate)
        parts = [Styled(clause.text, style), Styled(labels("of_demand", said="", kind=kind) if kind else "", "tag")]
        yield from page.hang(first, parts, page.width)
        indent = 3
        for match in near:
            opposite = self.lead.clause(match)
            start = [Styled(f"{labels(Fate.POSSIBLE.value)} ", "fate.possible"), Styled(f"{opposite.id} ", "id")]
            for line in page.hang(start, [Styled(opposite.text, "")], page.width - indent):
                yield (Styled(" " * indent, ""), *line)
            if self.why:
                yield from page.set(of_possible(match, labels, numbers=self.why > 1), page.width, indent=indent)
        for note in [] if near else self._why_not_linked((clause,), side):
            yield from page.set(note, page.width, indent=indent)

    def _heading(self, record: Record) -> list[Styled]:
        fate = describe_fate(record.fate, record.share, record.nothing, self.page.labels)
        style = f"fate.{record.fate.value}" if record.fate else "fact"
        return [Styled(f"{record.directive.id}  ", "strong"), Styled(fate, style)]

    def _piece(self, piece: Piece) -> Iterator[Line]:
        """Yield a piece that has counterparts or possible ones, or that is not linkable."""
        clause = piece.clauses[-1]
        if not piece.linkable:
            nothing = Entry(Styled("", ""), [], [Styled(self.page.labels("unlinkable"), "fact")], [])
            own = [Styled(part.text, "") for part in piece.words]
            yield from self._set_piece([nothing], clause, own)
            return
        if not piece.counterparts:
            own = [Styled(part.text, "") for part in piece.words]
            yield from self._set_piece([self._possible(each) for each in piece.possible], clause, own)
            return
        entries = [self._entry(each, i, len(piece.counterparts)) for i, each in enumerate(piece.counterparts)]
        links = [counterpart.link for counterpart in piece.counterparts]
        own = words(piece.words, self.lead, self.page, _numbers(links, self.lead) if len(links) > 1 else None)
        if clause.demand is Demand.PROHIBITS and self._kind(clause, self.lead):
            own.append(Styled(f" {self._kind(clause, self.lead)}", "tag"))
        yield from self._set_piece(entries, clause, own)

    def _plain(self, own: Sequence[Words], clause: Clause) -> list[Styled]:
        style = self._style(clause, self.lead, self._fate_alone(self.lead))
        return [Styled(part.text, "" if part.between else style) for part in own]

    def _fate_alone(self, side: Side) -> Fate:
        return Fate.DROPPED if side is Side.SOURCE else Fate.NEW

    def _style(self, clause: Clause, side: Side, fate: Fate) -> str:
        """Return the style of a clause without a link; a report, which demands nothing, is not shown in red."""
        if fate is Fate.POSSIBLE or (fate is Fate.DROPPED and clause.id not in self.demand_ids[side]):
            return ""
        return f"fate.{fate.value}"

    def _kind(self, clause: Clause, side: Side) -> str:
        """Return the label of a clause's kind of demand: any kind in the source, only prohibitions in the target."""
        if clause.id not in self.demand_ids[side]:
            return ""
        if side is Side.TARGET and clause.demand is not Demand.PROHIBITS:
            return ""
        return self.page.labels(f"demand_{clause.demand.value}")

    def _entry(self, counterpart: Counterpart, i: int, of: int) -> Entry:
        link, labels = counterpart.link, self.page.labels
        sign = Styled(self.page.sign(link.relation), f"relation.{link.relation.value}")
        number = _NUMBERS[i] if of > 1 else ""
        first = [Styled(f"{number}{counterpart.clause.id} ", "id")]
        notes = changes.of_link(link, labels, links_sharing_clauses(link, self.links))
        if self.why:
            notes.append(of_link(link, labels, numbers=self.why > 1))
        tags = self._tags(counterpart)
        if counterpart.ditto:
            return Entry(sign, first, [*tags, Styled(labels("ditto"), "fact")], notes)
        return Entry(sign, first, tags + words(counterpart.words, self.lead.other, self.page), notes)

    def _tags(self, counterpart: Counterpart) -> list[Styled]:
        labels = self.page.labels
        tags = [labels("moved")] if counterpart.moved else []
        if counterpart.parts > 1:
            tags.append(labels("split", i=counterpart.part, n=counterpart.parts))
        if sureness := sureness_tag(counterpart.link, labels):
            tags.append(sureness)
        return [Styled(f"{' '.join(tags)} ", "tag")] if tags else []

    def _by_kind(self, piece: Piece) -> Iterator[tuple[tuple[Clause, ...], list[Words]]]:
        """Yield each demand of a piece by itself, and the clauses between demands together."""

        def own_id(pair: tuple[Clause, list[Words]]) -> str:
            return pair[0].id if self._kind(pair[0], self.lead) else ""

        for _, group in groupby(_by_clause(piece), key=own_id):
            pairs = [(clause, own) for clause, own in group if clause.id in self.listed]
            if pairs:
                yield tuple(clause for clause, _ in pairs), [part for _, own in pairs for part in own]

    def _nothing(self, clauses: tuple[Clause, ...], nothing: Fate) -> Entry:
        clause = clauses[0]
        labels, kind = self.page.labels, self._kind(clause, self.lead)
        style = self._style(clause, self.lead, nothing) or "fact"
        words = labels(nothing.value)
        parts = [Styled(labels("of_demand", said=words, kind=kind) if kind else words, style)]
        return Entry(Styled(self.page.sign(nothing), style), [], parts, self._why_not_linked(clauses, self.lead))

    def _possible(self, candidate: Candidate) -> Entry:
        labels, style = self.page.labels, f"fate.{Fate.POSSIBLE.value}"
        notes = [of_possible(candidate.match, labels, numbers=self.why > 1)] if self.why else []
        return Entry(
            Styled(self.page.sign(Fate.POSSIBLE), style),
            [Styled(f"{candidate.clause.id} ", "id")],
            [Styled(f"{labels(Fate.POSSIBLE.value)} ", style), *(Styled(w.text, "") for w in candidate.words)],
            notes,
        )

    def _why_not_linked(self, clauses: tuple[Clause, ...], side: Side) -> list[list[Styled]]:
        if not self.why:
            return []
        return of_none(clauses, self.nearest[side], side, self.page.labels, numbers=self.why > 1)

    def _set_piece(self, entries: list[Entry], clause: Clause, own: list[Styled]) -> Iterator[Line]:
        """Yield a piece with its entries: source on the left and target on the right, or one below the other."""
        page, first = self.page, [Styled(f"{clause.id} ", "id")]
        if not page.paired:
            yield from page.hang(first, own, page.width)
            for entry in entries:
                yield from page.hang([entry.sign, Styled(" ", ""), *entry.first], entry.parts, page.width)
                for note in entry.notes:
                    yield from page.set(note, page.width, indent=4)
            return
        theirs: list[Line] = []
        gutter: list[Line] = []
        ours = page.hang(first, own, page.column)
        for entry in entries:
            lines = page.hang(entry.first, entry.parts, page.column)
            for note in entry.notes:
                lines += page.set(note, page.column, indent=page.cells(entry.first))
            if theirs and len(theirs) >= len(ours):  # the words on the other side are above
                again = page.hang(first, [Styled(page.labels("ditto"), "fact")], page.column)
                ours += [()] * (len(theirs) - len(ours)) + again
            theirs += lines
            gutter += [(Styled(" ", ""), entry.sign), *[()] * (len(lines) - 1)]
        left, right = (theirs, ours) if self.lead is Side.TARGET else (ours, theirs)
        yield from page.beside(left, gutter, right)


def _by_clause(piece: Piece) -> Iterator[tuple[Clause, list[Words]]]:
    """Yield each linkable clause of a piece, with its words and the words up to the next one."""
    clauses = [clause for clause in piece.clauses if clause.linkable]
    for i, clause in enumerate(clauses):
        start = clause.span.start if i else 0
        end = clauses[i + 1].span.start if i + 1 < len(clauses) else None
        yield clause, [part for part in piece.words if start <= part.start and (end is None or part.start < end)]


def _numbers(links: Sequence[Link], side: Side) -> dict[int, str]:
    """Return, by offset, the numbers of merged links, each at the start of what it contributed."""
    numbers: dict[int, str] = {}
    for number, link in zip(_NUMBERS, links, strict=False):
        start = contribution(link, side)
        if start is not None:
            numbers[start] = numbers.get(start, "") + number
    return numbers
