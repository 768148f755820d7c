"""A text cut into what the store keeps: meetings, blocks, and all its clauses, including those outside blocks.

A phrase may first appear in a report, so the whole text is cut. Text outside every block has block 0, makes no demand,
and is cut at the same signs, outside quotes and brackets.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from directive_diff import grammar, meetings
from directive_diff.errors import ParseError
from directive_diff.folding import fold
from directive_diff.grammar.parsing import is_linkable
from directive_diff.grammar.sentences import split_sentences
from directive_diff.model import Demand, Heading, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_diff.corpus.filling.texts import Text
    from directive_diff.meetings import Meeting
    from directive_diff.model import Readout

_SHORTEST_STRETCH = 2  # characters of a stretch between directives that can hold a clause


class CutClause(NamedTuple):
    """A clause with its place; ``block``, ``directive`` and ``part`` count from 1 and are 0 outside blocks."""

    span: Span
    folded: str
    linkable: bool
    demand: Demand = Demand.STATES
    block: int = 0
    directive: int = 0
    part: int = 0


class CutBlock(NamedTuple):
    """A block: its span, the number of its meeting (0 if the text has only one), the speaker, and the verb."""

    span: Span
    meeting: int
    speaker: str | None
    verb: str | None


class CutText(NamedTuple):
    """A text after cutting; ``clauses`` are in the order of the text."""

    heading: Heading
    meetings: tuple[Meeting, ...]
    blocks: tuple[CutBlock, ...]
    clauses: tuple[CutClause, ...]


def cut_text(text: Text) -> CutText:
    """Return a text cut into blocks and clauses; one without a block has clauses only."""
    try:
        readout = meetings.parse(text.document, partial(grammar.parse, side="R"))
    except ParseError:
        return CutText(Heading(), (), (), tuple(_outside(text.document.text, 0)))
    several = meetings.with_directives(readout)
    several = several if len(several) > 1 else ()
    blocks = tuple(
        CutBlock(
            block.span,
            next((it.number for it in several if it.span.start <= block.span.start < it.span.end), 0),
            block.marker.speaker if block.marker else None,
            (block.marker.verb or None) if block.marker else None,
        )
        for block in readout.blocks
    )
    return CutText(readout.heading, several, blocks, tuple(_clauses(readout)))


def _clauses(readout: Readout) -> Iterator[CutClause]:
    text, at = readout.document.text, 0
    for number, block in enumerate(readout.blocks, 1):
        if block.marker:
            yield from _outside(text[at : block.marker.span.start], at)
            at = max(at, block.marker.span.end)
        for place, directive in enumerate(block.directives, 1):
            yield from _outside(text[at : directive.span.start], at)
            at = max(at, directive.span.end)
            for part, clause in enumerate(directive.clauses, 1):
                yield CutClause(clause.span, clause.folded.text, clause.linkable, clause.demand, number, place, part)
    yield from _outside(text[at:], at)


def _outside(stretch: str, offset: int) -> Iterator[CutClause]:
    """Yield the clauses of a stretch that no block holds, which begins at ``offset`` of the text."""
    if len(stretch.strip()) < _SHORTEST_STRETCH:
        return
    folded = fold(stretch)
    for sentence in split_sentences(folded.text):
        for raw in sentence.clauses:
            span = folded.span(raw.start, raw.end)
            words = folded.text[raw.start : raw.end]
            yield CutClause(Span(span.start + offset, span.end + offset), words, is_linkable(words))
