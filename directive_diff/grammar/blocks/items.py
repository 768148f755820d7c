"""Lines without a stop in an open block: which of them are demands, and which are headings, names or other news.

A listed item (●抓好春耕, 二要防旱) is one, and so is a line that demands by a word (各部门要主动配合). One that opens
with a verb (切实保障供应) goes on with lines above it that have no stop; alone between paragraphs it is a heading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.blocks.captions import is_caption
from directive_diff.grammar.blocks.frames import asks, is_headline
from directive_diff.grammar.blocks.persons import find_person, is_name
from directive_diff.grammar.demands.clause_words import Mood
from directive_diff.grammar.demands.imperatives import opens_as_imperative
from directive_diff.grammar.demands.moods import mood_of
from directive_diff.grammar.heading.bodies import name_body
from directive_diff.grammar.vocabulary import vocabulary
from directive_diff.text import DIGITS, NUMERALS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from directive_diff.grammar.documents.label_forms import Label
    from directive_diff.grammar.sentences import Sentence

_VERBS = ("要求", "希望", "强调")
_RUN = 2  # lines without a stop, of which a third need not open with a verb
_SHORTEST = 4  # characters of a line that is a demand without being listed
_IN_NUMBERS = NUMERALS + DIGITS
_ITEM = ("必须", "坚持", "务必", "不得", "●", "■", "◆", "•", "·", "*", "-", *"①②③④⑤⑥⑦⑧⑨")


def is_item(text: str, sentence: Sentence, labels: Mapping[int, Label]) -> bool:
    """Return whether a line without a stop is a numbered or listed item, or demands by a word."""
    label = labels.get(sentence.start)
    if label:
        return not text.startswith(lexicon.cues("topic-heading"), label.end)  # 二、关于校车安全
    words = text[sentence.start : sentence.end].lstrip("（(")
    numbered = words[:1] in _IN_NUMBERS and words[1:].lstrip(_IN_NUMBERS).startswith(tuple("、.)）是要"))
    return numbered or words.startswith(_ITEM) or asks(text, sentence.clauses[0])


def goes_on(  # noqa: PLR0913 - options, by keyword
    text: str,
    sentence: Sentence,
    following: Sentence | None,
    *,
    before: Sequence[Sentence],
    labels: Mapping[int, Label],
    headed: bool,
    near: bool,
) -> bool:
    """Return whether a line that is no item is one of the demands of a block.

    ``before`` are the sentences of the block, ``near`` says that the last of them is directly above; ``headed``, that
    the marker of the block is on a line of its own, or that the text has no stop at all.
    """
    if sentence.end - sentence.start < _SHORTEST or is_caption(text, sentence) or is_signature(text, sentence):
        return False
    if headed and all(is_headline(one) and not is_item(text, one, labels) for one in before):
        return True
    if not near or not before:
        return False
    run = 1 if headed else _RUN
    if len(before) >= run and not any(one.stopped for one in before[-run:]):
        return acts(text, sentence) or mood_of(text[sentence.start : sentence.end]) is not Mood.SILENT  # 任务到人
    lines = (sentence, following) if before[-1].stopped and not headed else (sentence,)
    return all(line is not None and is_headline(line) and acts(text, line) for line in lines)


def acts(text: str, sentence: Sentence) -> bool:
    """Return whether a line says what is to be done or not: 切实保障供应, 绝不允许脱岗."""
    start, end, _ = sentence.clauses[0]
    words = text[start:end]
    if " " in words or is_signature(text, sentence):  # 教育局局长
        return False
    return opens_as_imperative(words) or mood_of(words) in {Mood.ORDERS, Mood.FORBIDS}


def is_signature(text: str, sentence: Sentence) -> bool:
    """Return whether a line names who wrote a text, or when: 石桥县融媒体中心, 2024年5月6日."""
    words = text[sentence.start : sentence.end]
    if words.endswith(("日", *vocabulary().titles)):
        return True
    who, body = find_person(words), name_body(words)
    return is_name(words[who.start if who else 0 :]) or (body is not None and body.name is not None)


def opens_alike(text: str, sentence: Sentence, first: Sentence, verb: str) -> bool:
    """Return whether a sentence opens with a verb of saying, as the ``first`` of its list or its block does."""
    opening = text[sentence.start : sentence.start + 2]
    return opening in _VERBS and (verb == opening or text.startswith(opening, first.start))
