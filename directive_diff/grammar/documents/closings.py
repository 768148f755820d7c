"""What closes a document and demands nothing: formulas (特此函商。, 妥否，请批示。) and whom to ask (联系电话：…)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.blocks.frames import asks
from directive_diff.grammar.demands.clause_words import Mood
from directive_diff.grammar.demands.imperatives import is_imperative
from directive_diff.grammar.demands.moods import mood_of
from directive_diff.text import has_any

if TYPE_CHECKING:
    from directive_diff.grammar.sentences import Sentence

_FORMULA = 30  # characters of the longest formula
_LABEL = 14  # characters of what a telephone number is of: 市民政局社会救助科联系电话
_NUMBER = r"\d[\d ()（）—-]{4,}"  # a telephone number
_INQUIRY = "{inquires}.{0,40}?{unclear}(?!线索)"
_REACHED = f"{{reaches}}|请(?:直接|径|及时)?[与向].{{1,20}}(?:联系|联络|咨询|查询)|{_NUMBER}"


def is_closing(text: str, sentence: Sentence) -> bool:
    """Return whether a sentence is a formula: 特此通知, 专此函达，请复。 One that sets a day is a demand."""
    words = text[sentence.start : sentence.end].strip("，。；！ ")
    if len(words) > _FORMULA or any(map(str.isdecimal, words)):
        return False
    first = text[sentence.clauses[0].start : sentence.clauses[0].end]
    if first in lexicon.cues("formula") or words in lexicon.cues("formula"):
        return True
    return first.startswith(lexicon.cues("formula-opens")) and not any(
        asks(text, clause) for clause in sentence.clauses
    )


def encloses(text: str, sentence: Sentence) -> bool:
    """Return whether a sentence only sends a document to those who are to follow it: 现印发给你们，请认真贯彻执行."""
    last = sentence.clauses[-1]
    sent = has_any(text[sentence.start : sentence.end], lexicon.cues("encloses"))
    return sent and text.startswith("请", last.start) and text.endswith(lexicon.cues("followed"), 0, last.end)


def tells_aim(text: str, sentence: Sentence) -> bool:
    """Return whether a sentence says what a meeting was called for: 今天召开会议，主要任务是…."""
    met = False
    for start, end, _ in sentence.clauses:
        aim = next((at for word in lexicon.cues("aims") if (at := text.find(word, start, end)) >= 0), -1)
        if aim >= 0:
            return met if aim == start else text.endswith(("会", "会议"), start, aim)
        met = met or any(text.find(word, start, end) >= 0 for word in lexicon.cues("met"))
    return False


def is_contact(text: str, sentence: Sentence) -> bool:
    """Return whether a sentence says whom to ask and how: 咨询电话：…, 联系人：…, 如有疑问，请致电…."""
    first = sentence.clauses[0]
    words = text[first.start : first.end]
    if _is_labelled(words, first.sign):
        return not any(mood_of(text[start:end]) in (Mood.ORDERS, Mood.FORBIDS) for start, end, _ in sentence.clauses)
    return _is_inquiry(text[sentence.start : sentence.end]) and not any(asks(text, one) for one in sentence.clauses)


def is_contact_heading(words: str) -> bool:
    """Return whether a heading only says that it tells whom to ask: 联系方式, 咨询电话."""
    words = words.rstrip("：。 ")
    known = lexicon.cues("contact contact-way")
    return words in known or (len(words) <= _LABEL and words.endswith(known) and not is_imperative(words))


def tells_to_act(text: str, sentence: Sentence) -> bool:
    """Return whether a sentence under such a heading still asks for something: 设立举报箱; not 办公室：0000."""
    moods = [mood_of(text[start:end]) for start, end, _ in sentence.clauses]
    acts = Mood.ACTS in moods and not any(map(str.isdecimal, text[sentence.start : sentence.end]))
    return acts or Mood.ORDERS in moods or Mood.FORBIDS in moods


def _is_labelled(words: str, sign: str) -> bool:
    """Return whether a clause names what follows: 业务咨询电话：; or has it behind itself: 联系电话 0000-1234567."""
    if sign == "：":
        return is_contact_heading(words)
    labels = lexicon.cues("contact")
    if not words.startswith(labels):
        return False
    behind = words[max(len(label) for label in labels if words.startswith(label)) :]
    return behind.startswith(" ") or (behind[:1].isdecimal() and re.match(_NUMBER, behind) is not None)


def _is_inquiry(words: str) -> bool:
    """Return whether a sentence tells those who do not understand something whom to reach."""
    if not words.startswith(lexicon.cues("inquires")):
        return False
    unclear = lexicon.pattern(_INQUIRY).match(words)
    return unclear is not None and lexicon.pattern(_REACHED).search(words, unclear.end()) is not None
