"""The nouns of a text: spans, documents, clauses, directives, blocks, and what a text says of itself.

All offsets count Unicode code points of the untouched text, half-open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, NoReturn

from directive_diff.lexicon import PACKAGE, Lexicon
from directive_diff.model.kinds import Demand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_diff.model.kinds import Level


class Span(NamedTuple):
    """A half-open range of characters of the untouched text: ``[start, end)``, in Unicode code points.

    It has no ``len()``, which for the pair that it is would be 2 whatever it covers; ``length`` counts its characters.
    """

    start: int
    end: int

    def __len__(self) -> NoReturn:
        """Raise TypeError."""
        message = "a span has no len(); span.length counts its characters"
        raise TypeError(message)

    def __bool__(self) -> bool:
        """Be true, as a value that is there: Python would ask for the length."""
        return True

    @property
    def length(self) -> int:
        """How many characters it holds."""
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Tell whether both cover a character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that the span covers."""
        return text[self.start : self.end]


class Folded(NamedTuple):
    """A copy of a stretch of text made for matching, with a map back.

    ``text`` is folded (half-width, simplified, without noise); character *i* of it stands at ``offsets[i]`` of the
    untouched text, and ``end`` is where the stretch ends there. ``offsets`` is strictly increasing.
    """

    text: str
    offsets: Sequence[int]
    end: int

    def part(self, start: int, stop: int) -> Folded:
        """Return the part of the folded text between two folded offsets, with its map."""
        end = self.offsets[stop] if stop < len(self.offsets) else self.end
        return Folded(self.text[start:stop], self.offsets[start:stop], end)

    def span(self, start: int, end: int) -> Span:
        """Return where ``text[start:end]`` stands in the untouched text, without what was left out behind it."""
        if start == end:
            here = self.offsets[start] if start < len(self.offsets) else self.end
            return Span(here, here)
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


class Document(NamedTuple):
    """One input as it was read: ``text`` is the file decoded, line ends untouched, without a byte order mark.

    ``path`` is the name the user gave, ``sha256`` that of the bytes, ``encoding`` the one the text was decoded from.
    ``format`` is ``text``, ``html``, ``docx`` or ``pdf``; where it is not ``text``, ``text`` is what was extracted: the
    title, the date, an empty line, and each paragraph on a line. ``replaced`` counts what did not decode and was
    replaced by U+FFFD, which happens only where that was asked for.
    """

    path: str
    text: str
    encoding: str
    sha256: str
    format: str = "text"
    replaced: int = 0


class Clause(NamedTuple):
    """The part of a directive between punctuation outside quotes and brackets: the unit that is matched.

    ``linkable`` is false for what is too short (fewer than 4 Han characters) or a mere opening (当前, 实践证明): such a
    clause counts in no share. ``demand`` is the kind of demand that it makes where it stands. ``directive`` and
    ``block`` are the ids of the directive and the block that hold it (T3.2 and T3 of the clause T3.2.1).
    """

    id: str
    span: Span
    text: str
    folded: Folded
    linkable: bool
    demand: Demand = Demand.STATES
    directive: str = ""
    block: str = ""


class Directive(NamedTuple):
    """One sentence of a block, up to 。！？ or ；."""

    id: str
    span: Span
    text: str
    clauses: tuple[Clause, ...]


class Marker(NamedTuple):
    """The words that open a block: a speaker, as written (None where none is named), and a verb, simplified.

    The heading that opens a block of a numbered document has neither; its verb is empty.
    """

    span: Span
    text: str
    speaker: str | None
    verb: str


class Block(NamedTuple):
    """A stretch that one marker opens; None where the whole text was taken, or for what stands above headings."""

    id: str
    span: Span
    marker: Marker | None
    directives: tuple[Directive, ...]


class Heading(NamedTuple):
    """What a readout says of itself; None for what it does not say.

    ``date`` is ISO 8601, and given only if the text states the year; ``date_text`` is what it says; ``region`` is a
    short name (江苏).
    """

    title: str | None = None
    date: str | None = None
    date_text: str | None = None
    issuer: str | None = None
    level: Level | None = None
    region: str | None = None


class Wording(NamedTuple):
    """Words of one side, where they stand."""

    span: Span
    text: str


class Readout(NamedTuple):
    """One published text, read as blocks, directives and clauses.

    ``outside`` holds the sentences that clearly demand something but stand in no block. ``lexicon`` holds the
    words that it was read by.
    """

    document: Document
    heading: Heading
    blocks: tuple[Block, ...]
    outside: tuple[Wording, ...] = ()
    lexicon: Lexicon = PACKAGE

    @property
    def directives(self) -> tuple[Directive, ...]:
        """All directives, in the order of the text."""
        return tuple(directive for block in self.blocks for directive in block.directives)

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """All clauses, in the order of the text."""
        return tuple(clause for directive in self.directives for clause in directive.clauses)
