"""Demands outside all blocks, so that none is skipped silently, and what a text without blocks contains instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from directive_diff import lexicon
from directive_diff.grammar.blocks.bylines import is_byline
from directive_diff.grammar.blocks.captions import is_caption
from directive_diff.grammar.blocks.frames import asks, is_frame, is_headline
from directive_diff.grammar.blocks.furniture import is_furniture
from directive_diff.grammar.blocks.narration import is_press
from directive_diff.grammar.blocks.speakers import find_actor
from directive_diff.grammar.demands.clause_words import Mood
from directive_diff.grammar.demands.duties import find_duty, obliges
from directive_diff.grammar.demands.moods import mood_of
from directive_diff.grammar.demands.voices import tells_of_others
from directive_diff.grammar.documents.closings import encloses, tells_aim
from directive_diff.grammar.documents.official import is_official
from directive_diff.text import has_any, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from directive_diff.grammar.blocks.building import RawBlock
    from directive_diff.grammar.documents.label_forms import Label
    from directive_diff.grammar.sentences import Sentence

_QUOTED = 40  # characters of a demand that a message quotes
_NUMBERED = 2  # sentences that begin with numbers in a numbered document


def find_outside(text: str, sentences: Sequence[Sentence], blocks: Sequence[RawBlock]) -> list[Sentence]:
    """Return the sentences of folded ``text`` that clearly demand something outside blocks and headlines.

    要抓好落实。 after the agenda of a meeting is a demand; 会议听取了汇报。 is not.
    """
    inside = {sentence.end for block in blocks for sentence in block.sentences}
    inside |= {s.end for block in blocks if block.marker for s in sentences if s.start == block.marker.start}
    plain = not any(sentence.stopped for sentence in sentences)
    body = sentences[0].start if plain else min((block.sentences[0].start for block in blocks), default=0)
    return [sentence for sentence in sentences if sentence.end not in inside and _demands(text, sentence, body)]


def _demands(text: str, sentence: Sentence, body: int | None = None) -> bool:
    """Return whether a clause of the sentence has a word of demand, and the sentence is the text's own.

    Behind ``body``, where the first block begins, a line without a stop is no headline: 各镇要压实责任.
    """
    if body is not None and is_headline(sentence):
        return sentence.start > body and asks(text, sentence.clauses[0]) and not is_furniture(text, sentence)
    asked = any(asks(text, clause) or _obliges(text[clause.start : clause.end]) for clause in sentence.clauses)
    return asked and _is_own(text, sentence)


def demands_anywhere(text: str, sentence: Sentence) -> bool:
    """Return whether a clause demands something, with a word for it in any position: 驾驶员必须经过培训."""
    return _demands(text, sentence) or _orders(text, sentence)


def _orders(text: str, sentence: Sentence) -> bool:
    words = (text[clause.start : clause.end] for clause in sentence.clauses)
    return any(mood_of(one) in (Mood.ORDERS, Mood.FORBIDS) for one in words) and _is_own(text, sentence)


def _is_own(text: str, sentence: Sentence) -> bool:
    """Return whether a sentence belongs to the text, and is not of its page, title or news, nor of what others said."""
    ends = [clause.end for clause in sentence.clauses if not text.startswith(("望", "请"), clause.start)]
    if ends and text.endswith("如下", sentence.start, ends[-1]):  # 现纪要如下，望遵照执行：
        return False
    if tells_of_others([text[clause.start : clause.end] for clause in sentence.clauses]):
        return False
    if encloses(text, sentence) or tells_aim(text, sentence):
        return False
    page = is_headline(sentence) or any(shows(text, sentence) for shows in (is_byline, is_caption, is_furniture))
    return not page and not is_frame(text, sentence) and not is_press(text, sentence)


def _obliges(words: str) -> bool:
    """Return whether a clause asks something of somebody (农机合作社应备足零件), and is no question or count."""
    if "一行" in words or not obliges(words) or has_any(words, lexicon.cues("no-duty")):
        return False
    who = find_actor(words)
    return not (who and who.sure and who.start <= find_duty(words) < who.end)  # 区委书记董可到园区调研


def describe_without_blocks(
    text: str, sentences: Sequence[Sentence], labels: Mapping[int, Label]
) -> tuple[str, dict[str, Any]]:
    """Return the message, with its fields, for a text without a block: its kind, and how many sentences demand."""
    asked = [sentence for sentence in sentences if demands_anywhere(text, sentence)]
    numbered = sum(sentence.first and sentence.start in labels for sentence in sentences)
    plain = "kind_unnumbered" if is_official(text, sentences) else "kind_narrative"
    kind = "kind_numbered" if numbered >= _NUMBERED else plain
    if not sentences:
        return "no_directive_empty", {}
    if not asked:
        return "no_directive_no_demand", {"kind": kind}
    words = " ".join(text[asked[0].start : asked[0].end].split())
    quoted = shortened(words, _QUOTED + 1)
    return "no_directive", {"kind": kind, "count": len(asked), "total": len(sentences), "quoted": quoted}
