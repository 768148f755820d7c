"""Demands that no block holds, so that nothing is passed over in silence, and what a text without blocks has instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_diff.grammar.frames import is_byline, is_caption, is_frame, is_headline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_diff.grammar.sentences import Sentence
    from directive_diff.grammar.stretches import Stretch

_QUOTED = 40  # characters of a demand that a message quotes
_NUMBERED = 2  # sentences with numbers in front that make a numbered document
# Who is asked may stand before the word of demand (各镇要…); what only looks like one (要求, 要是) is none.
_DEMAND = re.compile(
    "(?:(?:[一二三四五六七八九十]|首先|其次|同时|此外|因此|为此|下一步|接下来|当前|还|也|更|又|都|既|就|则|我们|大家)?(?:是)?"
    "|(?:各|全[省市县区州国镇乡村党体]|有关|相关|广大)[^，要]{1,16}?(?<![主重需首次只必紧])(?:都|均|还)?)"
    "(?:要(?!求|点|素|闻|是|害|件|塞|么|不然|不是|员|人|强)|必须|务必|严禁|不得(?!不)|一定要|应当)"
)
_NUMBER = re.compile(r"（?(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:、|）|\.(?!\d))|第[一二三四五六七八九十百]{1,5}[条章]")


def outside(text: str, found: Sequence[Sentence], blocks: Sequence[Stretch]) -> list[Sentence]:
    """Return the sentences of folded ``text`` that clearly demand something and stand in no block, nor in a headline.

    要抓好落实。 behind the agenda of a meeting demands; 会议听取了汇报。 does not.
    """
    held = {sentence.end for block in blocks for sentence in block.sentences}
    return [sentence for sentence in found if sentence.end not in held and _demands(text, sentence)]


def _demands(text: str, sentence: Sentence) -> bool:
    """Tell whether a clause of the sentence opens with a word of demand, and the sentence is the text's own."""
    if not any(_DEMAND.match(text, part.start, part.end) for part in sentence.parts):
        return False
    page = is_headline(sentence) or is_byline(text, sentence) or is_caption(text, sentence)
    return not page and not is_frame(text, sentence)


def instead(text: str, found: Sequence[Sentence]) -> str:
    """Say what a text without a block has instead: what kind of text it is, how many of its sentences demand."""
    asked = outside(text, found, ())
    numbered = sum(sentence.first and _NUMBER.match(text, sentence.start) is not None for sentence in found)
    kind = "a numbered document" if numbered >= _NUMBERED else "a narrative"
    if not asked:
        return f"it is {kind} of {len(found)} sentences, none of which clearly demands anything" if found else "it is empty"
    words = text[asked[0].start : asked[0].end]
    quoted = words if len(words) <= _QUOTED else f"{words[:_QUOTED]}…"
    return f"it is {kind} with {len(asked)} of {len(found)} sentences that demand, the first: “{quoted}”"
