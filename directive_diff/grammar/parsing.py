"""Cuts a readout into blocks, directives and clauses."""

from __future__ import annotations

from itertools import islice, takewhile
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.errors import ParseError
from directive_diff.folding import fold
from directive_diff.grammar.blocks.building import RawBlock, find_blocks
from directive_diff.grammar.blocks.furniture import without_dateline, without_related
from directive_diff.grammar.blocks.outside import describe_without_blocks, find_outside
from directive_diff.grammar.demands.demand import with_demands
from directive_diff.grammar.documents.numbering import find_labels, without_labels
from directive_diff.grammar.documents.official import read_letterhead, read_official
from directive_diff.grammar.heading.heading import read_heading
from directive_diff.grammar.run_ons import parted
from directive_diff.grammar.sentences import split_sentences
from directive_diff.grammar.stops import with_stops
from directive_diff.grammar.vocabulary import vocabulary
from directive_diff.model import Block, Clause, Directive, Marker, Readout, Span, Wording
from directive_diff.text import DIGITS, is_han

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from directive_diff.grammar.blocks.markers import FoundMarker
    from directive_diff.grammar.documents.label_forms import Label
    from directive_diff.grammar.documents.official import OfficialDocument
    from directive_diff.grammar.sentences import Sentence
    from directive_diff.model import Document, Folded

_LEAST = 4  # Han characters or digits that a linkable clause has at least
_DATES = f"{DIGITS}年月日号"
_PARTED = "，,：:"
_WARNING = ("提醒", "提示")
_FIRST_HAN, _LAST_HAN = "\u3400", "\u9fff"  # of those that are not rare


def parse(document: Document, *, side: str = "R", whole_text: bool = False) -> Readout:
    """Return ``document`` read as a readout; ids begin with ``side`` (block S3, directive S3.2, clause S3.2.3).

    With ``whole_text`` every sentence is a directive of one block without a marker. Raises ParseError if the text
    contains no directive block (no sentence at all, with ``whole_text``).
    """
    folded = with_stops(fold(document.text))
    as_printed: Sequence[Sentence] = list(parted(folded.text, split_sentences(folded.text)))
    if not whole_text:
        as_printed = without_related(folded.text, as_printed)
    sentences = [without_dateline(folded.text, sentence) for sentence in as_printed]
    labels = find_labels(folded.text, as_printed)
    raw_blocks, official = _raw_blocks(folded.text, as_printed, sentences, labels, whole_text=whole_text)
    sentences = [without_labels(sentence, labels, counted=True) for sentence in sentences]
    if not raw_blocks:
        raise _no_block(document, folded.text, sentences, labels, whole_text=whole_text)
    raw_blocks = [_without_labels(raw, labels) for raw in raw_blocks]
    reported = official is not None and _is_account(folded.text, as_printed, official.start)
    blocks = tuple(
        _block(document, folded, f"{side}{i}", raw, reported=reported) for i, raw in enumerate(raw_blocks, 1)
    )
    first = official.start if official else _end_of_head(raw_blocks[0], len(folded.text))
    head = [sentence.before(first) for sentence in as_printed if sentence.start < first]
    found = find_outside(folded.text, sentences, raw_blocks)
    spans = [_trimmed(document.text, folded.span(sentence.start, sentence.end)) for sentence in found]
    outside = tuple(Wording(span, span.of(document.text)) for span in spans)
    official = official or read_letterhead(folded.text, as_printed)
    heading = read_heading(document, folded, head, official, spoken=_spoken(raw_blocks[0], folded.text))
    return Readout(document, heading, blocks, outside)


def _spoken(raw: RawBlock, text: str) -> str:
    """Return the words of the marker of a block; none if it is in the headline."""
    return text[raw.marker.start : raw.marker.end] if raw.marker and not raw.marker.titled else ""


def _raw_blocks(
    text: str,
    as_printed: Sequence[Sentence],
    sentences: Sequence[Sentence],
    labels: Mapping[int, Label],
    *,
    whole_text: bool,
) -> tuple[list[RawBlock], OfficialDocument | None]:
    """Return the blocks of a text, and the numbered document if it was read as one.

    A certain numbered document is read by its numbers; an uncertain one, or one without numbers, only if nobody speaks
    in it.
    """
    official = read_official(text, as_printed, labels, whole=whole_text)
    spoken = [] if official and official.sure else find_blocks(text, sentences, labels)
    if official and not any(block.marker and block.marker.verb for block in spoken):
        return [RawBlock(*block) for block in official.blocks], official
    if whole_text:
        return ([RawBlock(None, list(as_printed))] if as_printed else []), None
    if not spoken:
        from directive_diff.grammar.documents.plain import read_plain  # noqa: PLC0415 - few texts have no block
        from directive_diff.grammar.documents.transcripts import read_transcript  # noqa: PLC0415

        if answers := read_transcript(text, as_printed):
            return [RawBlock(*block) for block in answers], None
        plain = None if labels else read_plain(text, as_printed)
        return ([RawBlock(*block) for block in plain.blocks] if plain else []), plain
    return spoken, None


def _is_account(text: str, sentences: Sequence[Sentence], start: int) -> bool:
    """Return whether a line above ``start``, where the headings begin, is the title of a text that only reports."""
    lines = takewhile(lambda sentence: sentence.start < start, sentences)
    titles = (line for line in lines if line.alone and not line.stopped)
    return any(text.endswith(lexicon.cues("account"), title.start, title.end) for title in titles)


def _without_labels(raw: RawBlock, labels: Mapping[int, Label]) -> RawBlock:
    """Return a block whose clauses begin behind the labels of items: （一）加强领导 is 加强领导."""
    return raw._replace(sentences=[without_labels(sentence, labels, counted=False) for sentence in raw.sentences])


def _no_block(
    document: Document, text: str, sentences: Sequence[Sentence], labels: Mapping[int, Label], *, whole_text: bool
) -> ParseError:
    """Return the error for a text without a block: what was searched for, and what was found instead."""
    if whole_text:
        return ParseError("no_sentence", document.path)
    key, fields = describe_without_blocks(text, sentences, labels)
    return ParseError(key, document.path, remedy="whole_text", **fields)


def _end_of_head(raw: RawBlock, end: int) -> int:
    """Return the end of the head of the text: before the first marker, or after it if it is in the headline."""
    marker = raw.marker
    return end if marker is None else raw.sentences[0].start if marker.titled else marker.start


def _block(document: Document, folded: Folded, name: str, raw: RawBlock, *, reported: bool) -> Block:
    marker = _marker(document, folded, raw.marker) if raw.marker else None
    read = (_directive(document, folded, s, name, i) for i, s in enumerate(raw.sentences, 1))
    directives = tuple(with_demands(read, _asking(marker, document.text), reported=reported))
    start = marker.span.start if marker else directives[0].span.start
    return Block(name, Span(start, directives[-1].span.end), marker, directives)


def _asking(marker: Marker | None, text: str) -> str | None:
    """Return the verb that says whether a block asks: 提出三点要求 asks as 要求 does."""
    if marker and marker.verb == "提出" and marker.text.endswith(("要求", "任务", "点意见", "条意见")):
        return "要求"
    if marker and marker.verb in _WARNING and text[marker.span.end : marker.span.end + 1] in _PARTED:
        return None  # what follows 提醒商户， may be only a warning
    return marker.verb if marker else None


def _marker(document: Document, folded: Folded, marker: FoundMarker) -> Marker:
    span = folded.span(marker.start, marker.end)
    speaker = folded.span(*marker.speaker).of(document.text) if marker.speaker else None
    return Marker(span, span.of(document.text), speaker, marker.verb)


def _directive(document: Document, folded: Folded, sentence: Sentence, block: str, number: int) -> Directive:
    start = sentence.start
    while start < sentence.clauses[0].start and folded.text[start] in "，：、；。 \r\n":
        start += 1
    span = _trimmed(document.text, folded.span(start, sentence.end))
    name = f"{block}.{number}"
    clauses = tuple(
        _clause(document, folded.part(raw.start, raw.end), block, name, i) for i, raw in enumerate(sentence.clauses, 1)
    )
    return Directive(name, span, span.of(document.text), clauses)


def _trimmed(text: str, span: Span) -> Span:
    """Return ``span`` without a space that stands for its stop."""
    end = span.end
    while text[end - 1].isspace():
        end -= 1
    return Span(span.start, end)


def _clause(document: Document, folded: Folded, block: str, directive: str, number: int) -> Clause:
    span = folded.span(0, len(folded.text))
    return Clause(
        f"{directive}.{number}",
        span,
        span.of(document.text),
        folded,
        linkable=is_linkable(folded.text),
        directive=directive,
        block=block,
    )


def is_linkable(text: str) -> bool:
    """Return whether the folded ``text`` of a clause can be linked: long enough, and more than an opening."""
    known = vocabulary()
    if text in known.openings or text.endswith(known.since):
        return False
    head = text[:_LEAST]
    if len(head) == _LEAST and min(head) >= _FIRST_HAN and max(head) <= _LAST_HAN:  # true of nearly all
        return True
    if not text.strip(_DATES):  # 2026年3月 only says when; 到2026年底 sets a term
        return False
    return next(islice(filter(_counts, text), _LEAST - 1, None), None) is not None


def _counts(char: str) -> bool:
    """Return whether a character says something: Han characters and figures do, Latin letters are too few to tell."""
    return is_han(char) or char in DIGITS or char == "%"
