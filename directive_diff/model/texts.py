"""The nouns of a text: spans, documents, clauses, directives, blocks, and what a text says about itself.

All offsets count Unicode code points of the untouched text, half-open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from directive_diff.lexicon import PACKAGE, Lexicon
from directive_diff.model.kinds import Demand
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_diff.model.kinds import Level


class Span(NamedTuple):
    """A half-open range of characters of the untouched text: ``[start, end)``, in Unicode code points.

    It has no ``len()``, which would always be 2 for a pair; ``length`` counts its characters.
    """

    start: int
    end: int

    def __len__(self) -> NoReturn:
        """Raise TypeError."""
        message = "a span has no len(); span.length counts its characters"
        raise TypeError(message)

    def __bool__(self) -> bool:
        """Return True, also for an empty span; otherwise Python would call ``len()``."""
        return True

    @property
    def length(self) -> int:
        """The number of characters."""
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Return whether both cover some of the same characters."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that the span covers."""
        return text[self.start : self.end]


class Folded(NamedTuple):
    """A copy of a stretch of text made for matching, with a map back.

    ``text`` is folded (half-width, simplified, without noise); its character *i* stands at ``offsets[i]`` of the
    untouched text, where the stretch ends at ``end``. ``offsets`` is strictly increasing.
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
    """One input as it was read: ``text`` is the decoded file with its line ends, without a byte order mark.

    ``path`` is the name the user gave, ``sha256`` the digest of the bytes, ``encoding`` the one the text was decoded
    from. ``format`` is ``text``, ``html``, ``docx`` or ``pdf``. Unless it is ``text``, ``text`` is what was extracted:
    the title, the date, an empty line, and one paragraph per line. ``replaced`` counts undecodable places that became
    U+FFFD, which happens only on request.
    """

    path: str
    text: str
    encoding: str
    sha256: str
    format: str = "text"
    replaced: int = 0


class Clause(NamedTuple):
    """The part of a directive between punctuation outside quotes and brackets: the unit that is matched.

    ``linkable`` is false if the clause is too short (fewer than 4 Han characters or digits) or only an opening (当前,
    实践证明, 2026年3月); such a clause counts in no share. ``demand`` is the kind of demand that it makes in its
    context. ``directive`` and ``block`` are the ids of the directive and the block that contain it (T3.2 and T3 for the
    clause T3.2.1).
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
    """The words that open a block: a speaker, as written (None if none is named), and a verb, simplified.

    The heading that opens a block of a numbered document has neither; its verb is empty.
    """

    span: Span
    text: str
    speaker: str | None
    verb: str


class Block(NamedTuple):
    """A stretch that one marker opens; the marker is None for a whole text, or for what stands above headings."""

    id: str
    span: Span
    marker: Marker | None
    directives: tuple[Directive, ...]


class Heading(NamedTuple):
    """What a readout says about itself; None for what it does not say.

    ``date`` is ISO 8601, set only if the text states the year; ``date_text`` is what it says; ``region`` is a short
    name (江苏).
    """

    title: str | None = None
    date: str | None = None
    date_text: str | None = None
    issuer: str | None = None
    level: Level | None = None
    region: str | None = None


class Wording(NamedTuple):
    """Words of one side, with their place."""

    span: Span
    text: str


class Readout(NamedTuple):
    """One published text, read as blocks, directives and clauses.

    ``outside`` holds the sentences that clearly demand something but are in no block. ``lexicon`` is the lexicon that
    it was read with.
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
