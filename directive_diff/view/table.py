"""The comparison as a table: every directive of the leading side, piece by piece, with its counterparts.

It joins rows and wording once, for every format that shows a table; its words are sanitised.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from directive_diff.findings.coverage import Coverage
from directive_diff.findings.rows import crossing, sections, without_link
from directive_diff.findings.word_marks import Mark, runs
from directive_diff.model import Side, Span
from directive_diff.sanitise import flowing, shown
from directive_diff.view.openings import opening_runs, openings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from directive_diff.findings.rows import Piece, Row
    from directive_diff.model import Block, Clause, Comparison, Directive, Fate, Link, Match


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text, sanitised, and its mark.

    ``start`` is its offset in the document; ``between`` means that it is the punctuation between clauses; ``lost`` are
    the offsets of the line breaks that it had.
    """

    text: str
    mark: Mark
    start: int = 0
    between: bool = False
    lost: tuple[int, ...] = ()

    @classmethod
    def of(cls, text: str, span: Span, mark: Mark, *, between: bool = False) -> Words:
        """Return the words of a document's ``text`` at ``span``."""
        words, lost = shown(text, *span)
        return cls(words, mark, span.start, between, lost)


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A counterpart of a piece by a link: the other side's clause with its words marked, behind what opens it.

    ``moved`` means that it is out of order; it is ``part`` of ``parts`` if several pieces carry it; ``ditto`` means
    that the previous piece has the same clause.
    """

    link: Link
    clause: Clause
    words: tuple[Words, ...]
    moved: bool
    part: int
    parts: int
    ditto: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause of the other text that may carry a piece without a link, with its words unmarked."""

    match: Match
    clause: Clause
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of a directive and its counterparts.

    A piece without counterparts is possibly carried if it has ``possible`` candidates (the nearest first); otherwise it
    is new (or dropped), or cannot be linked. ``fate`` says which.
    """

    clauses: tuple[Clause, ...]
    words: tuple[Words, ...]
    counterparts: tuple[Counterpart, ...]
    linkable: bool
    fate: Fate | None = None
    possible: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """One directive of ``side``; ``missing`` are the clauses of the other text whose absence shows here.

    ``near`` has, by the id of a clause of ``missing``, the nearest match that may carry it.
    """

    number: int
    side: Side
    block: Block
    directive: Directive
    fate: Fate | None
    nothing: Fate
    share: float | None
    lines: tuple[Line, ...]
    missing: tuple[Clause, ...]
    near: Mapping[str, Match]

    @property
    def links(self) -> tuple[Link, ...]:
        """The links that end in this directive, in its order."""
        return tuple(counterpart.link for line in self.lines for counterpart in line.counterparts)


@dataclass(frozen=True, slots=True)
class Table:
    """The table: ``records`` of the leading text in order, then ``rest``, those of the other without a link."""

    lead: Side
    records: tuple[Record, ...]
    rest: tuple[Record, ...]

    @property
    def all(self) -> tuple[Record, ...]:
        """All records, numbered from 1."""
        return self.records + self.rest


def table(comparison: Comparison, lead: Side) -> Table:
    """Return a comparison as a table led by one side."""
    numbers = count(1)
    builder = _Builder(comparison, lead)
    records = tuple(
        builder.record(next(numbers), section.block, row)
        for section in sections(comparison, lead)
        for row in section.rows
    )
    return Table(lead, records, tuple(_unlinked_records(comparison, lead.other, numbers)))


def marked(
    clause: Clause, links: Iterable[Link], side: Side, comparison: Comparison, *, elsewhere: Iterable[Link] = ()
) -> tuple[Words, ...]:
    """Return the words of a clause of ``side``, marked by ``links`` and by those ``elsewhere``."""
    text = side.readout(comparison).document.text
    marked_runs = runs(clause, links, side, elsewhere=elsewhere)
    return tuple(Words.of(text, run.span, run.mark) for run in marked_runs)


def unlinked(comparison: Comparison, side: Side) -> tuple[Record, ...]:
    """Return the directives of ``side`` that have linkable clauses without a link, these marked as lost."""
    numbers = count(1)
    coverage = Coverage.of(comparison, side)
    builder = _Builder(comparison, side)
    return tuple(
        builder.unlinked(next(numbers), block, directive)
        for block in coverage.readout.blocks
        for directive in block.directives
        if any(clause.linkable and clause.id not in coverage.links for clause in directive.clauses)
    )


def _unlinked_records(comparison: Comparison, side: Side, numbers: Iterator[int]) -> Iterator[Record]:
    builder = _Builder(comparison, side)
    for section in without_link(comparison, side):
        for row in section.rows:
            yield builder.record(next(numbers), section.block, row)


class _Builder:
    """Builds the records of one text from its coverage and links."""

    def __init__(self, comparison: Comparison, side: Side) -> None:
        self.side = side
        self.ours: Coverage = Coverage.of(comparison, side)
        self.theirs: Coverage = Coverage.of(comparison, side.other)
        self.links: Mapping[str, tuple[Link, ...]] = Coverage.of(comparison.base, side).links
        self.carriers: Mapping[str, tuple[Link, ...]] = Coverage.of(comparison.base, side.other).links
        self.openings = {each: openings(comparison.base, each) for each in Side}
        self.moved = crossing(comparison)
        self.comparison = comparison

    def record(self, number: int, block: Block, row: Row) -> Record:
        """Return one row as a record."""
        lines: list[Line] = []
        for piece in row.pieces:
            before = lines[-1].counterparts if lines else ()
            lines.append(self._line(piece, before[0].clause.id if len(before) == 1 else None))
        near = {c.id: self.theirs.possible[c.id][0] for c in row.left_out if c.id in self.theirs.possible}
        return Record(
            number,
            self.side,
            block,
            row.directive,
            row.fate,
            self.ours.nothing,
            row.share,
            tuple(lines),
            row.left_out,
            near,
        )

    def unlinked(self, number: int, block: Block, directive: Directive) -> Record:
        """Return a directive as one line that marks only clauses without a link."""
        inside = {
            clause.id: (_whole_words(clause, Mark.PLAIN if clause.id in self.ours.possible else Mark.LOST),)
            for clause in directive.clauses
            if clause.linkable and clause.id not in self.ours.links
        }
        words = self._words_between(directive.clauses, directive.span, inside)
        share = self.ours.of_directive(directive).share
        near = [match for clause in directive.clauses for match in self.ours.possible.get(clause.id, ())]
        fate = self.ours.fate(directive)
        line = Line(directive.clauses, words, (), linkable=True, fate=fate, possible=tuple(map(self._candidate, near)))
        return Record(number, self.side, block, directive, fate, self.ours.nothing, share, (line,), (), {})

    def _line(self, piece: Piece, before: str | None) -> Line:
        inside = {clause.id: self._own_words(clause, piece) for clause in piece.clauses}
        counterparts = tuple(self._counterpart(link, before) for link in piece.links)
        return Line(
            piece.clauses,
            self._words_between(piece.clauses, piece.span, inside),
            counterparts,
            piece.linkable,
            self._fate(piece),
            tuple(self._candidate(match) for match in piece.possible),
        )

    def _fate(self, piece: Piece) -> Fate | None:
        fates = [fate for clause in piece.clauses if (fate := self.ours.clause_fate(clause))]
        return fates[-1] if fates else None

    def _candidate(self, match: Match) -> Candidate:
        clause = self.side.other.clause(match)
        return Candidate(match, clause, (_whole_words(clause, Mark.PLAIN),))

    def _own_words(self, clause: Clause, piece: Piece) -> tuple[Words, ...]:
        if not piece.links and clause.linkable:
            return (_whole_words(clause, Mark.PLAIN if clause.id in self.ours.possible else Mark.LOST),)
        if clause.id not in self.links and not clause.linkable and len(piece.links) == 1:
            other = self.openings[self.side.other].get(self.side.other.clause(piece.links[0]).id)
            text = self.ours.readout.document.text
            found = opening_runs(clause, other.last if other else None, self.side)
            return tuple(Words.of(text, run.span, run.mark) for run in found)
        return marked(clause, self.links.get(clause.id, ()), self.side, self.comparison)

    def _counterpart(self, link: Link, before: str | None) -> Counterpart:
        clause = self.side.other.clause(link)
        carriers = self.carriers[clause.id]
        return Counterpart(
            link,
            clause,
            (*self._opening(link), *marked(clause, (link,), self.side.other, self.comparison, elsewhere=carriers)),
            (link.source.id, link.target.id) in self.moved,
            carriers.index(link) + 1,
            len(carriers),
            before == clause.id,
        )

    def _opening(self, link: Link) -> Iterator[Words]:
        """Yield what opens the other text's clause of a link: 到2027年底，."""
        side = self.side.other
        clause, opening = side.clause(link), self.openings[side].get(side.clause(link).id)
        if opening is not None:
            text = self.theirs.readout.document.text
            own = self.openings[self.side].get(self.side.clause(link).id)
            first, last = Span(opening.start, opening.last.span.start), Span(opening.last.span.end, clause.span.start)
            yield from (Words.of(text, span, Mark.PLAIN, between=True) for span in (first,) if span.length)
            runs_ = opening_runs(opening.last, own.last if own else None, side)
            yield from (Words.of(text, run.span, run.mark, between=True) for run in runs_)
            yield Words.of(text, last, Mark.PLAIN, between=True)

    def _words_between(
        self, clauses: Iterable[Clause], span: Span, inside: Mapping[str, tuple[Words, ...]]
    ) -> tuple[Words, ...]:
        """Return the stretch ``span`` with each clause as in ``inside``, and the text between them unchanged."""
        text = self.ours.readout.document.text
        parts: list[Words] = []
        at = span.start
        for clause in clauses:
            parts.append(Words.of(text, Span(at, clause.span.start), Mark.PLAIN, between=True))
            parts += inside.get(clause.id, (_whole_words(clause, Mark.PLAIN),))
            at = clause.span.end
        parts.append(Words.of(text, Span(at, at + len(text[at : span.end].rstrip())), Mark.PLAIN, between=True))
        return tuple(part for part in parts if part.text)


def _whole_words(clause: Clause, mark: Mark) -> Words:
    return Words(flowing(clause.text), mark, clause.span.start)
