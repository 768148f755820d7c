"""A readout cut into blocks, directives and clauses."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.errors import ParseError
from directive_diff.folding import fold
from directive_diff.grammar.frames import is_byline, is_caption, is_frame, is_headline, without_dateline
from directive_diff.grammar.heading import heading
from directive_diff.grammar.markers import Found, find, find_instruction, find_list
from directive_diff.grammar.sentences import Sentence, sentences
from directive_diff.grammar.vocabulary import vocabulary
from directive_diff.model import Block, Clause, Directive, Marker, Readout, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directive_diff.model import Document, Folded

_SHORT = 12  # characters of a speaker and verb; what is longer before a colon is a headline
_LEAST = 4  # Han characters of a clause that can be linked
_NUMERALS = frozenset("一二三四五六七八九十0123456789")
_ITEM = (
    "要",
    "必须",
    "坚持",
    "务必",
    "不得",
    "●",
    "■",
    "◆",
    "•",
    "·",
    "*",
    "-",
    "①",
    "②",
    "③",
    "④",
    "⑤",
    "⑥",
    "⑦",
    "⑧",
    "⑨",
)


class _Stretch(NamedTuple):
    """A block still in folded offsets: its marker and the sentences that are its directives."""

    marker: Found | None
    sentences: list[Sentence]


def parse(document: Document, *, side: str = "R", whole_text: bool = False) -> Readout:
    """Return ``document`` read as a readout; ids begin with ``side`` (block S3, directive S3.2, clause S3.2.3).

    With ``whole_text`` every sentence is a directive of one block without a marker. Raises ParseError where the text
    holds no directive block (no sentence at all, with ``whole_text``).
    """
    folded = fold(document.text)
    raw = list(sentences(folded.text))
    found = [without_dateline(folded.text, sentence) for sentence in raw]
    stretches = [_Stretch(None, raw)] if whole_text else list(_stretches(folded.text, found))
    stretches = [stretch for stretch in stretches if stretch.sentences]
    if not stretches:
        if whole_text:
            raise ParseError("no_sentence", document.path)
        raise ParseError("no_directive", document.path, remedy="whole_text")
    blocks = tuple(_block(document, folded, f"{side}{i}", stretch) for i, stretch in enumerate(stretches, 1))
    marker = stretches[0].marker
    first = marker.start if marker else len(folded.text)
    head = [sentence.before(first) for sentence in raw if sentence.start < first]
    return Readout(document, heading(document, folded, head), blocks)


def _stretches(text: str, found: Sequence[Sentence]) -> Iterator[_Stretch]:
    """Yield the blocks in the order of the text; some may hold nothing."""
    block: _Stretch | None = None
    known: frozenset[str] = frozenset()
    body = next((sentence.start for sentence in found if sentence.stopped), 0)
    for sentence, following in zip(found, [*found[1:], None], strict=False):
        if block and block.marker and block.marker.passing and sentence.first:
            yield block
            block = None
        marker = _marker(text, sentence, following, inside=block is not None, body=body)
        if marker:
            if block:
                yield block
            known |= {text[slice(*marker.speaker)]} if marker.speaker else set()
            rest = sentence.after(marker.rest)
            block = _Stretch(marker, [rest] if rest.parts else [])
        elif block and (is_byline(text, sentence) or is_frame(text, sentence, known)):
            yield block
            block = None
        elif block and _is_directive(text, sentence):
            block.sentences.append(sentence)
    if block:
        yield block


def _marker(text: str, sentence: Sentence, following: Sentence | None, *, inside: bool, body: int) -> Found | None:
    """Return the marker in a sentence; in a headline only where it leads on to what is said."""
    if is_headline(sentence) and not _introduces(sentence, body):
        return None
    return (
        find(text, sentence, inside=inside)
        or find_list(text, sentence, following)
        or find_instruction(text, sentence, following)
    )


def _introduces(sentence: Sentence, body: int) -> bool:
    """Tell whether a line without a stop still leads on to what is said: 会议强调： or, in the body, 会议强调：要…."""
    first, *more = sentence.parts
    return first.sign == "：" and (not more or (sentence.start >= body and first.end - first.start <= _SHORT))


def _is_directive(text: str, sentence: Sentence) -> bool:
    """Tell whether a sentence of a block is one; a line without a stop must be a numbered or listed item."""
    if not is_headline(sentence):
        return not is_caption(text, sentence)
    words = text[sentence.start : sentence.end].lstrip("（(")
    numbered = words[:1] in _NUMERALS and words[1:].lstrip("一二三四五六七八九十0123456789").startswith(
        tuple("、.)）是要")
    )
    return numbered or words.startswith(_ITEM)


def _block(document: Document, folded: Folded, name: str, stretch: _Stretch) -> Block:
    marker = None
    if stretch.marker:
        found = stretch.marker
        span = folded.span(found.start, found.end)
        speaker = folded.span(*found.speaker).of(document.text) if found.speaker else None
        marker = Marker(span, span.of(document.text), speaker, found.verb)
    directives = tuple(_directive(document, folded, f"{name}.{i}", s) for i, s in enumerate(stretch.sentences, 1))
    start = marker.span.start if marker else directives[0].span.start
    return Block(name, Span(start, directives[-1].span.end), marker, directives)


def _directive(document: Document, folded: Folded, name: str, sentence: Sentence) -> Directive:
    start = sentence.start
    while start < sentence.parts[0].start and folded.text[start] in "，：、；。 \r\n":
        start += 1
    span = folded.span(start, sentence.end)
    clauses = tuple(
        _clause(document, folded.part(p.start, p.end), f"{name}.{i}") for i, p in enumerate(sentence.parts, 1)
    )
    return Directive(name, span, span.of(document.text), clauses)


def _clause(document: Document, folded: Folded, name: str) -> Clause:
    span = folded.span(0, len(folded.text))
    return Clause(name, span, span.of(document.text), folded, linkable=_is_linkable(folded.text))


def _is_linkable(text: str) -> bool:
    known = vocabulary()
    if text in known.openings or text.endswith(known.since):
        return False
    han = (char for char in text if "\u3400" <= char <= "\u9fff" or "\U00020000" <= char <= "\U0003ffff")
    return next(islice(han, _LEAST - 1, None), None) is not None
