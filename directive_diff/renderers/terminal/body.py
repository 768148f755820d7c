"""The comparison itself: the leading side's directives in their order, and the counterparts of each piece of them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.model import Fate, Side
from directive_diff.renderers.terminal import changes
from directive_diff.renderers.terminal.typesetting import Line, Styled
from directive_diff.renderers.terminal.why import nearest, of_link, of_none
from directive_diff.renderers.terminal.words import words
from directive_diff.view.caption import fate_said, marker
from directive_diff.view.legend import sureness_tag
from directive_diff.view.table import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directive_diff.model import Clause, Comparison, Link
    from directive_diff.renderers import View
    from directive_diff.renderers.terminal.page import Page
    from directive_diff.view.table import Candidate, Counterpart, Record
    from directive_diff.view.table import Line as Piece

_NUMBERS = "①②③④⑤⑥⑦⑧"


class Entry(NamedTuple):
    """A counterpart of a piece: a sign for the gutter, the text, and why."""

    sign: Styled
    parts: list[Styled]
    notes: list[list[Styled]]


def body(comparison: Comparison, view: View, page: Page) -> Iterator[Line]:
    """Yield the lines of the comparison, and at the end what the other side has without a link."""
    found = table(comparison, view.order)
    setting = _Setting(comparison, found.lead, page, why=view.why)
    for block, records in groupby(found.records, key=lambda record: record.block):
        yield ()
        yield from page.rule(f"{block.id}  {marker(block, page.labels)}", "block")
        for record in records:
            yield from setting.record(record)
    rest = list(setting.rest(found.rest, everything=comparison.cut is None))
    yield from rest
    if not found.records and not rest:
        yield ()
        yield from page.text(page.labels("nothing_selected"), "fact")


class _Setting:
    """One comparison in one order, set on one page; holds what every record needs."""

    def __init__(self, comparison: Comparison, lead: Side, page: Page, *, why: bool) -> None:
        self.lead, self.page = lead, page
        self.why = why
        self.nearest = {side: nearest(comparison, side) for side in Side} if why else {}
        self.missing = Fate.DROPPED if lead is Side.TARGET else Fate.NEW

    def record(self, record: Record) -> Iterator[Line]:
        """Yield one directive: a line that says what became of it, its pieces, and what is missing beside it."""
        yield ()
        yield from self.page.set(self._heading(record), self.page.width)
        for piece in record.lines:
            entries = [self._entry(one, i, len(piece.counterparts)) for i, one in enumerate(piece.counterparts)]
            entries = entries or [self._possible(one) for one in piece.possible]
            yield from self._stand(entries or [self._nothing(piece, record.nothing)], self._own(piece, record.nothing))
        for clause in record.missing:
            near = record.near.get(clause.id)
            fate = self.missing if near is None else Fate.POSSIBLE
            said = self.page.labels(fate.value)
            if near is not None:
                said = f"{said} {self.lead.clause(near).id}"
            yield from self._stand([self._missing(clause, fate)], [Styled(said, f"fate.{fate.value}")])

    def rest(self, records: Sequence[Record], *, everything: bool) -> Iterator[Line]:
        """Yield the other side's directives without a link, by block, or a line that there are none."""
        name, labels = self.missing.value, self.page.labels
        if not records and not everything:
            return
        yield ()
        if not records:
            yield from self.page.rule(labels(f"nothing_{name}"), f"fate.{name}")
            return
        yield from self.page.rule(labels(f"{name}_title", n=len(records)), f"fate.{name}")
        for block, inside in groupby(records, key=lambda record: record.block):
            yield from self.page.text(f"{block.id}  {marker(block, labels)}", "block")
            for record in inside:
                fate = record.fate or self.missing
                parts = [
                    Styled(f"{self.page.sign(fate)} ", f"fate.{fate.value}"),
                    Styled(f"{record.directive.id} ", "id"),
                ]
                yield from self.page.set([*parts, Styled(record.directive.text, "")], self.page.width)
                for candidate in (one for line in record.lines for one in line.possible):
                    yield from self.page.set(self._possible(candidate).parts, self.page.width, indent=3)
                for note in self._not_taken(record.directive.clauses, record.side):
                    yield from self.page.set(note, self.page.width, indent=3)

    def _heading(self, record: Record) -> list[Styled]:
        said = fate_said(record.fate, record.share, record.nothing, self.page.labels)
        style = f"fate.{record.fate.value}" if record.fate else "fact"
        return [Styled(f"{record.directive.id}  ", "id"), Styled(said, style)]

    def _own(self, piece: Piece, nothing: Fate) -> list[Styled]:
        if not piece.counterparts and piece.linkable:
            fate = Fate.POSSIBLE if piece.possible else nothing
            return [Styled(part.text, "" if part.between else f"fate.{fate.value}") for part in piece.words]
        links = [counterpart.link for counterpart in piece.counterparts]
        return words(piece.words, self.lead, self.page, _numbers(links, self.lead) if len(links) > 1 else None)

    def _entry(self, counterpart: Counterpart, i: int, of: int) -> Entry:
        link, labels = counterpart.link, self.page.labels
        sign = Styled(self.page.sign(link.relation), f"relation.{link.relation.value}")
        number = _NUMBERS[i] if of > 1 else ""
        parts = [Styled(f"{number}{counterpart.clause.id} ", "id"), *self._tags(counterpart)]
        notes = changes.of_link(link, labels)
        if self.why:
            notes.append(of_link(link, labels))
        if counterpart.ditto:
            return Entry(sign, [*parts, Styled(labels("ditto"), "fact")], notes)
        return Entry(sign, parts + words(counterpart.words, self.lead.other, self.page), notes)

    def _tags(self, counterpart: Counterpart) -> list[Styled]:
        labels = self.page.labels
        tags = [labels("moved")] if counterpart.moved else []
        if counterpart.parts > 1:
            tags.append(labels("split", i=counterpart.part, n=counterpart.parts))
        if doubted := sureness_tag(counterpart.link, labels):
            tags.append(doubted)
        return [Styled(f"{' '.join(tags)} ", "tag")] if tags else []

    def _nothing(self, piece: Piece, nothing: Fate) -> Entry:
        labels = self.page.labels
        if not piece.linkable:
            return Entry(Styled("", ""), [Styled(labels("unlinkable"), "fact")], [])
        style = f"fate.{nothing.value}"
        notes = self._not_taken(piece.clauses, self.lead)
        return Entry(Styled(self.page.sign(nothing), style), [Styled(labels(nothing.value), style)], notes)

    def _possible(self, candidate: Candidate) -> Entry:
        labels, style = self.page.labels, f"fate.{Fate.POSSIBLE.value}"
        parts = [Styled(f"{candidate.clause.id} ", "id"), Styled(f"{labels(Fate.POSSIBLE.value)} ", style)]
        notes = self._not_taken((self.lead.clause(candidate.match),), self.lead)
        return Entry(
            Styled(self.page.sign(Fate.POSSIBLE), style), parts + [Styled(w.text, "") for w in candidate.words], notes
        )

    def _missing(self, clause: Clause, fate: Fate) -> Entry:
        style = f"fate.{fate.value}"
        notes = self._not_taken((clause,), self.lead.other)
        parts = [Styled(f"{clause.id} ", "id"), Styled(clause.text, style)]
        return Entry(Styled(self.page.sign(fate), style), parts, notes)

    def _not_taken(self, clauses: tuple[Clause, ...], side: Side) -> list[list[Styled]]:
        return of_none(clauses, self.nearest[side], side, self.page.labels) if self.why else []

    def _stand(self, entries: list[Entry], own: list[Styled]) -> Iterator[Line]:
        """Yield a piece with its entries: source on the left and target on the right, or one below the other."""
        page = self.page
        if not page.paired:
            yield from page.set(own, page.width)
            for entry in entries:
                yield from page.set([entry.sign, Styled(" ", ""), *entry.parts], page.width, indent=2)
                for note in entry.notes:
                    yield from page.set(note, page.width, indent=4)
            return
        theirs: list[Line] = []
        gutter: list[Line] = []
        ours = page.set(own, page.column)
        for entry in entries:
            lines = page.set(entry.parts, page.column)
            for note in entry.notes:
                lines += page.set(note, page.column, indent=2)
            if theirs and len(theirs) >= len(ours):  # the words opposite are above
                ours += [()] * (len(theirs) - len(ours)) + [(Styled(page.labels("ditto"), "fact"),)]
            theirs += lines
            gutter += [(Styled("  ", ""), entry.sign), *[()] * (len(lines) - 1)]
        left, right = (theirs, ours) if self.lead is Side.TARGET else (ours, theirs)
        yield from page.beside(left, gutter, right)


def _numbers(links: Sequence[Link], side: Side) -> dict[int, str]:
    """Return, by offset, the numbers of merged links, each at the start of the longest run that it contributed."""
    numbers: dict[int, str] = {}
    for number, link in zip(_NUMBERS, links, strict=False):
        spans = [run.source if side is Side.SOURCE else run.target for run in link.evidence]
        longest = max(spans, key=lambda span: span.length, default=None)
        if longest is not None:
            numbers[longest.start] = numbers.get(longest.start, "") + number
    return numbers
