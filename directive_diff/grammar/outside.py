"""Demands outside all blocks, so that none is skipped silently, and what a text without blocks contains instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from directive_diff.grammar.frames import asks, is_byline, is_caption, is_frame, is_headline
from directive_diff.text import NUMERALS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_diff.grammar.blocks import RawBlock
    from directive_diff.grammar.sentences import Sentence

_QUOTED = 40  # characters of a demand that a message quotes
_NUMBERED = 2  # sentences that begin with numbers in a numbered document
_NUMBER = rf"（?(?:[{NUMERALS}]{{1,3}}|\d{{1,2}})(?:、|）|\.(?!\d))|第[{NUMERALS}百]{{1,5}}[条章]"


def find_outside(text: str, sentences: Sequence[Sentence], blocks: Sequence[RawBlock]) -> list[Sentence]:
    """Return the sentences of folded ``text`` that clearly demand something outside blocks and headlines.

    要抓好落实。 after the agenda of a meeting is a demand; 会议听取了汇报。 is not.
    """
    inside = {sentence.end for block in blocks for sentence in block.sentences}
    return [sentence for sentence in sentences if sentence.end not in inside and _demands(text, sentence)]


def _demands(text: str, sentence: Sentence) -> bool:
    """Return whether a clause of the sentence opens with a word of demand, and the sentence is the text's own."""
    if not any(asks(text, clause) for clause in sentence.clauses):
        return False
    page = is_headline(sentence) or is_byline(text, sentence) or is_caption(text, sentence)
    return not page and not is_frame(text, sentence)


def describe_without_blocks(text: str, sentences: Sequence[Sentence]) -> tuple[str, dict[str, Any]]:
    """Return the message, with its fields, for a text without a block: its kind, and how many sentences demand."""
    asked = find_outside(text, sentences, ())
    number = re.compile(_NUMBER)
    numbered = sum(sentence.first and number.match(text, sentence.start) is not None for sentence in sentences)
    kind = "kind_numbered" if numbered >= _NUMBERED else "kind_narrative"
    if not sentences:
        return "no_directive_empty", {}
    if not asked:
        return "no_directive_no_demand", {"kind": kind}
    words = " ".join(text[asked[0].start : asked[0].end].split())
    quoted = words if len(words) <= _QUOTED else f"{words[:_QUOTED]}…"
    return "no_directive", {"kind": kind, "count": len(asked), "total": len(sentences), "quoted": quoted}
