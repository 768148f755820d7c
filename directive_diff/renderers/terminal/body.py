"""The comparison itself: the leading side's directives in their order, and what stands against each piece of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from directive_diff.findings.coverage import Coverage
from directive_diff.findings.rows import moved, sections, without_link
from directive_diff.findings.selection import EVERYTHING, Only, selected, unmet
from directive_diff.findings.wording import runs
from directive_diff.model import Side
from directive_diff.renderers.terminal import changes
from directive_diff.renderers.terminal.typesetting import Line, Styled
from directive_diff.renderers.terminal.why import nearest, of_link, of_none
from directive_diff.renderers.terminal.words import between, words
from directive_diff.view.caption import fate_said, marker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_diff.findings.rows import Piece, Row
    from directive_diff.findings.selection import Selection
    from directive_diff.model import Clause, Comparison, Link
    from directive_diff.renderers import View
    from directive_diff.renderers.terminal.page import Page

_NUMBERS = "①②③④⑤⑥⑦⑧"


class Entry(NamedTuple):
    """Something that stands against a piece: a sign for the gutter, the text, and why."""

    sign: Styled
    parts: list[Styled]
    notes: list[list[Styled]]


def body(comparison: Comparison, view: View, page: Page) -> Iterator[Line]:
    """Yield the lines of the comparison, and at its end what the other side has that was not met."""
    lead, selection = view.order, view.selection
    table = _Table(comparison, lead, page, why=view.why)
    found = selected(sections(comparison, lead), lead, selection)
    for section in found:
        yield ()
        yield from page.rule(f"{section.block.id}  {marker(section.block, page.labels)}", "block")
        for row in section.rows:
            yield from table.row(row)
    rest = list(table.rest(selection)) if selection.wants(Only.DROPPED if lead is Side.TARGET else Only.NEW) else []
    if selection.block is None:
        yield from rest
    if not found and (not rest or selection.block is not None):
        yield ()
        yield from page.text(page.labels("nothing_selected"), "fact")


class _Table:
    """One comparison in one order on one page; holds what every row needs and changes nothing."""

    def __init__(self, comparison: Comparison, lead: Side, page: Page, *, why: bool) -> None:
        self.comparison, self.lead, self.page = comparison, lead, page
        self.ours: Coverage = Coverage.of(comparison, lead)
        self.theirs: Coverage = Coverage.of(comparison, lead.other)
        self.moved = moved(comparison.links)
        self.why = why
        self.nearest = {side: nearest(comparison, side) for side in Side} if why else {}

    def row(self, row: Row) -> Iterator[Line]:
        """Yield one directive: a line that says what became of it, its pieces, and what is missing beside it."""
        yield ()
        yield from self.page.set(self._heading(row), self.page.width)
        before: Link | None = None
        for piece in row.pieces:
            entries = [self._entry(link, i, len(piece.links), before) for i, link in enumerate(piece.links)]
            before = piece.links[-1] if len(piece.links) == 1 else None
            yield from self._stand(entries or [self._nothing(piece)], self._own(piece))
        for clause in row.left_out:
            missing = Styled(self.page.labels(self.theirs.nothing.value), self._missing_style())
            yield from self._stand([self._missing(clause)], [missing])

    def rest(self, selection: Selection) -> Iterator[Line]:
        """Yield the other side's directives in which nothing is linked, by block."""
        side = self.lead.other
        name = "dropped" if side is Side.SOURCE else "new"
        found = unmet(without_link(self.comparison, side), selection)
        labels = self.page.labels
        if not found and selection != EVERYTHING:
            return
        yield ()
        if not found:
            yield from self.page.rule(labels(f"nothing_{name}"), f"fate.{name}")
            return
        yield from self.page.rule(
            labels(f"{name}_title", n=sum(len(section.rows) for section in found)), f"fate.{name}"
        )
        for section in found:
            yield from self.page.text(f"{section.block.id}  {marker(section.block, self.page.labels)}", "block")
            for row in section.rows:
                sign = self.page.sign(self.theirs.nothing)
                parts = [Styled(f"{sign} ", f"fate.{name}"), Styled(f"{row.directive.id} ", "id")]
                yield from self.page.set([*parts, Styled(row.directive.text, "")], self.page.width)
                for note in self._not_taken(row.directive.clauses, side):
                    yield from self.page.set(note, self.page.width, indent=3)

    def _heading(self, row: Row) -> list[Styled]:
        said = fate_said(row.fate, row.share, self.ours.nothing, self.page.labels)
        return [Styled(f"{row.directive.id}  ", "id"), Styled(said, f"fate.{row.fate.value}" if row.fate else "fact")]

    def _own(self, piece: Piece) -> list[Styled]:
        text = self.ours.readout.document.text
        inside = {}
        for clause in piece.clauses:
            links = self.ours.links.get(clause.id, ())
            numbers = _numbers(links, self.lead) if len(piece.links) > 1 else {}
            inside[clause.id] = words(runs(clause, links, self.lead), self.lead, text, self.page, numbers)
        if not piece.links and piece.linkable:
            style = f"fate.{self.ours.nothing.value}"
            inside = {clause.id: [Styled(clause.text, style)] for clause in piece.clauses}
        return between(piece.clauses, piece.span, text, inside)

    def _entry(self, link: Link, i: int, of: int, before: Link | None) -> Entry:
        other = self.lead.other.clause(link)
        sign = Styled(self.page.sign(link.relation), f"relation.{link.relation.value}")
        number = _NUMBERS[i] if of > 1 else ""
        parts = [Styled(f"{number}{other.id} ", "id"), *self._tags(link, other)]
        notes = changes.of_link(link, self.page.labels)
        if self.why:
            notes.append(of_link(link, self.page.labels))
        if before and self.lead.other.clause(before).id == other.id:
            return Entry(sign, [*parts, Styled(self.page.labels("ditto"), "fact")], notes)
        text = self.theirs.readout.document.text
        side = self.lead.other
        found = runs(other, (link,), side, elsewhere=self.theirs.links[other.id])
        return Entry(sign, parts + words(found, side, text, self.page), notes)

    def _tags(self, link: Link, other: Clause) -> list[Styled]:
        labels = self.page.labels
        tags = [labels("moved")] if (link.source.id, link.target.id) in self.moved else []
        carriers = self.theirs.links[other.id]
        if len(carriers) > 1:
            tags.append(labels("split", i=carriers.index(link) + 1, n=len(carriers)))
        return [Styled(f"{' '.join(tags)} ", "tag")] if tags else []

    def _nothing(self, piece: Piece) -> Entry:
        if not piece.linkable:
            return Entry(Styled("", ""), [Styled(self.page.labels("unlinkable"), "fact")], [])
        name = self.ours.nothing.value
        sign = self.page.sign(self.ours.nothing)
        notes = self._not_taken(piece.clauses, self.lead)
        return Entry(Styled(sign, f"fate.{name}"), [Styled(self.page.labels(name), f"fate.{name}")], notes)

    def _missing(self, clause: Clause) -> Entry:
        sign = self.page.sign(self.theirs.nothing)
        style = self._missing_style()
        notes = self._not_taken((clause,), self.lead.other)
        return Entry(Styled(sign, style), [Styled(f"{clause.id} ", "id"), Styled(clause.text, style)], notes)

    def _not_taken(self, clauses: tuple[Clause, ...], side: Side) -> list[list[Styled]]:
        return of_none(clauses, self.nearest[side], side, self.page.labels) if self.why else []

    def _missing_style(self) -> str:
        return f"fate.{self.theirs.nothing.value}"

    def _stand(self, entries: list[Entry], own: list[Styled]) -> Iterator[Line]:
        """Yield a piece with its entries: the source left and the target right, or one under the other."""
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
            if theirs and len(theirs) >= len(ours):  # the words it stands against are above
                ours += [()] * (len(theirs) - len(ours)) + [(Styled(page.labels("ditto"), "fact"),)]
            theirs += lines
            gutter += [(Styled("  ", ""), entry.sign), *[()] * (len(lines) - 1)]
        left, right = (theirs, ours) if self.lead is Side.TARGET else (ours, theirs)
        yield from page.beside(left, gutter, right)


def _numbers(links: tuple[Link, ...], side: Side) -> dict[int, str]:
    """Return, by offset, the numbers of merged links, each where the longest run of wording begins that it gave."""
    numbers: dict[int, str] = {}
    for number, link in zip(_NUMBERS, links, strict=False):
        spans = [run.source if side is Side.SOURCE else run.target for run in link.evidence]
        longest = max(spans, key=lambda span: span.length, default=None)
        if longest is not None:
            numbers[longest.start] = numbers.get(longest.start, "") + number
    return numbers
