"""Documents without numbered headings: a short notice asks for something in a paragraph or two (请各镇于3日前报送…).

What it says from its first demand on is one block without a marker. A text that is no document (no addressees, title,
formula or signature of one) is none of these, whatever it asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.grammar.blocks.bylines import is_byline
from directive_diff.grammar.blocks.captions import is_caption
from directive_diff.grammar.blocks.frames import is_headline
from directive_diff.grammar.blocks.furniture import is_furniture
from directive_diff.grammar.blocks.outside import demands_anywhere
from directive_diff.grammar.documents.closings import is_closing, is_contact
from directive_diff.grammar.documents.official import OfficialDocument, find_frame, is_official, read_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_diff.grammar.sentences import Sentence


def read_plain(text: str, sentences: Sequence[Sentence]) -> OfficialDocument | None:
    """Return folded ``text`` read as a document without headings; None if it is none, or asks for nothing."""
    lines, signer, day = read_title(text, sentences)
    closed = any(sentence.alone and is_closing(text, sentence) for sentence in sentences)
    if not (is_official(text, sentences) or closed or signer):
        return None
    frame = find_frame(text, sentences)
    body = [s for i, s in enumerate(sentences) if i not in frame and _is_said(text, s)]
    first = next((i for i, sentence in enumerate(body) if _asks(text, sentence)), None)
    if first is None:
        return None
    return OfficialDocument(((None, body[first:]),), body[first].start, lines, signer, day, sure=False)


def _is_said(text: str, sentence: Sentence) -> bool:
    """Return whether a sentence belongs to what the document says, and not to its form or page."""
    if not sentence.stopped and text.endswith("日", 0, sentence.end) and len(sentence.clauses) == 1:
        return False  # the signature on the last line: 石桥县防汛指挥部 2024年6月19日
    shown = (is_headline(sentence), is_furniture(text, sentence), is_byline(text, sentence), is_caption(text, sentence))
    return not any(shown) and not is_closing(text, sentence) and not is_contact(text, sentence)


def _asks(text: str, sentence: Sentence) -> bool:
    return demands_anywhere(text, sentence) or any(text.startswith("请", clause.start) for clause in sentence.clauses)
