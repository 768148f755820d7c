"""Where one voice hands over to another: 她又指， within a sentence, a closed quotation, a question of the press.

Hong Kong's releases quote a whole speech (黃大星表示：「…。」) and narrate in the next paragraph; a transcript of a
press conference has the questions of reporters (新华社记者：…), which are none of the speaker's words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.blocks.frames import asks
from directive_diff.grammar.blocks.saying import NO_CONTENT, verbs_ending
from directive_diff.grammar.blocks.speakers import is_meeting, without_adverbs
from directive_diff.grammar.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directive_diff.grammar.blocks.openers import FoundMarker
    from directive_diff.grammar.sentences import RawClause, Sentence

_PRONOUNS = frozenset("他她")
_MEETINGS = frozenset("会全大")  # the first characters of 会议, 全会, 大会
_TURN = 10  # characters of a clause such as 她又指
_REPORTER = 20  # characters of the name of a reporter's paper


def turns(text: str, sentence: Sentence) -> Iterator[Sentence]:
    """Yield the parts of a sentence in which somebody goes on to speak: 人流增多，要检测，| 她又指，市民要小心."""
    clauses, begin, start = sentence.clauses, 0, sentence.start
    for i in range(1, len(clauses)):
        topic = i == 1 and clauses[0].sign == "："  # 1、职业高中：会议要求…
        if not topic and _is_turn(text, clauses[i]):
            at = clauses[i].start
            first = sentence.first and not begin
            yield sentence._replace(start=start, end=at, clauses=clauses[begin:i], first=first, last=False)
            begin, start = i, at
    yield sentence._replace(start=start, clauses=clauses[begin:], first=sentence.first and not begin)


def _is_turn(text: str, clause: RawClause) -> bool:
    """Return whether a clause opens with the meeting that speaks (会议要求由…), or is only that he or she does."""
    words = text[clause.start : clause.end]
    if words[0] in _MEETINGS:
        verb = next((verb for verb in vocabulary().running if words.startswith(verb, 2)), "")
        return bool(verb) and is_meeting(words[:2]) and not words.startswith(NO_CONTENT, 2 + len(verb))
    if words[0] not in _PRONOUNS or len(words) > _TURN or clause.sign not in ("，", "："):
        return False
    return any(without_adverbs(words.removesuffix(verb)) in lexicon.cues("pronoun") for verb in verbs_ending(words))


def is_question(text: str, sentence: Sentence) -> bool:
    """Return whether a paragraph is a reporter's question: 新华社记者：…, 有记者问：…."""
    start, end, sign = sentence.clauses[0]
    return sign == "：" and end - start <= _REPORTER and text.endswith(("记者", "记者问"), start, end)


def follows_quotation(text: str, marker: FoundMarker | None, said: Sequence[Sentence], sentence: Sentence) -> bool:
    """Return whether a paragraph that asks nothing follows one quotation, all that was said: 她说：“…。”."""
    if marker is None or not said or not sentence.first or not text.startswith("：“", marker.end):
        return False
    end = said[-1].end
    closed = text[end - 1] == "”" and text.count("”", marker.end, end) == text.count("“", marker.end, end)
    return closed and not any(asks(text, clause) for clause in sentence.clauses)
