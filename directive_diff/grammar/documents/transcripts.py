"""Questions and answers: what 答： or a named speaker answers is a block, and what is asked belongs to none.

问：中考体育有哪些变化？ 答：考生要提前熟悉器材。 A text in which somebody speaks in another way (会议强调)
is no transcript.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.blocks.bylines import is_byline
from directive_diff.grammar.blocks.captions import is_caption
from directive_diff.grammar.blocks.frames import is_headline
from directive_diff.grammar.blocks.furniture import is_furniture
from directive_diff.grammar.blocks.markers import FoundMarker
from directive_diff.grammar.blocks.persons import find_person, is_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_diff.grammar.sentences import Sentence

_LONGEST_LABEL = 24  # characters of who asks or answers


def read_transcript(text: str, sentences: Sequence[Sentence]) -> list[tuple[FoundMarker | None, list[Sentence]]]:
    """Return the blocks of a transcript, in folded ``text``; none if nobody asks, or nobody answers."""
    blocks: list[tuple[FoundMarker | None, list[Sentence]]] = []
    asked = answering = False
    for sentence in sentences:
        label = _label(text, sentence)
        if label.endswith(lexicon.cues("questioner")):
            asked, answering = True, False
        elif label and (answer := _answer(sentence, label)):
            answering = asked
            rest = sentence.after(answer.rest)
            if asked:
                blocks.append((answer, [rest] if rest.clauses else []))
        elif answering and not _is_set_aside(text, sentence):
            blocks[-1][1].append(sentence)
    return [block for block in blocks if block[1]]


def _label(text: str, sentence: Sentence) -> str:
    """Return the words before the colon with which a paragraph opens: 问, 记者, 林若水局长."""
    start, end, sign = sentence.clauses[0]
    return text[start:end].strip(" 【】") if sentence.first and sign == "：" and end - start <= _LONGEST_LABEL else ""


def _answer(sentence: Sentence, label: str) -> FoundMarker | None:
    """Return the marker of an answer: 答, or the name or title of who answers."""
    start, end, _ = sentence.clauses[0]
    if label in lexicon.cues("answerer"):
        return FoundMarker(start, end, None, "答", end)
    who = find_person(label)
    if who is None and not is_name(label):
        return None
    return FoundMarker(start, end, (start + (who.start if who else 0), end), "", end)


def _is_set_aside(text: str, sentence: Sentence) -> bool:
    """Return whether a sentence belongs to the page or heads a part of the transcript."""
    return any((is_headline(sentence), *(shows(text, sentence) for shows in (is_byline, is_caption, is_furniture))))
