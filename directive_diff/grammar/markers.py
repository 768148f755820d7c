"""The words that open a directive block: speaker and verb of saying, before a comma or running on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.grammar.frames import is_frame, opens_aside, opens_report
from directive_diff.grammar.speakers import Speaker, acting, is_chorus, may_be_name, named, speaker
from directive_diff.grammar.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_diff.grammar.sentences import Sentence

_OPENING = 3  # clauses in which an instruction may be told of
_PARTS = 24  # how many clauses of a sentence may come before its marker
_WIDE = 40  # characters of a clause in which a marker without comma may stand
_LONGEST_VERB = 4
# What follows a verb that is none here (强调的是), and what follows one that surely leads on to a demand (要求各地).
_NO_CONTENT = ("的", "了", "是", "和", "与", "、", "等", "，", "：", " ")
_DEMANDS = ("要", "各", "全", "必须", "有关", "相关", "当前", "我", "广大", "务必", "一定", "坚持", "认真")
_SEEKS = ("要求真务实", "要求实效", "要求新", "要求变", "要求突破")  # 要 and what is to be sought, no 要求
_ADDRESSED = ("各", "全", "有关", "相关")
_SURE = ("会议", "全会", "大会", "他", "她")  # behind these a verb of saying is never a noun
_INSTRUCTED = re.compile("(.{1,60}?)(?:高度重视)?并?(?:立即|迅速|专门|第一时间)?作出.{0,4}?(指示|批示)$")
_PRAISE = ("为", "对", "充分", "深刻", "体现", "是")  # how the clause opens that says what an instruction means
_LIST = re.compile(
    r"(.{1,60}?)提出.{0,5}?(?:\d{1,3}|一|二|两|三|四|五|六|七|八|九|十|几)(?:点|条|项|个?方面).{0,4}(?:要求|希望|意见|建议)"
)
_NUMBER = re.compile(r"（?(?:一|二|三|四|五|六|七|八|九|十|\d){1,3}(?:、|）|\.) ?")
_FIRST = ("一是", "一要", "一、", "（一）", "第一", "首先", "1.", "1、", "一为")


class Found(NamedTuple):
    """A marker in folded text: where it stands, who speaks (None where nobody is named), the verb, where the rest is.

    ``passing`` where many speak in passing (大家表示): what they say ends with the paragraph.
    """

    start: int
    end: int
    speaker: tuple[int, int] | None
    verb: str
    rest: int
    passing: bool = False


def find(text: str, sentence: Sentence, *, inside: bool) -> Found | None:
    """Return the marker that opens a block in ``sentence``, or None.

    ``inside`` tells whether a block is open: there a body that is named in passing is cited, and a clause deep in the
    sentence belongs to what is said.
    """
    at_ease = sentence.first or not inside  # a place where a new speaker is expected
    framed = _framed(text, sentence, inside=inside)
    for i, (start, end, sign) in enumerate(sentence.parts[:_PARTS]):
        words = text[start:end]
        found = _before_comma(words, start, at_ease=at_ease, deep=i > 0) if sign in ("，", "：") else None
        if found is None and i == 0 and sentence.stopped:
            found = _without_comma(words, sign, start, at_ease=at_ease)
        if found is None and i > 0 and framed:
            found = _run_in(text, sentence, i)
        if found or (i == 0 and not framed and not opens_aside(words)):
            return found
    return None


def find_list(text: str, sentence: Sentence, following: Sentence | None) -> Found | None:
    """Return the marker that announces a list of demands: 会议提出三点要求：一要…; 他提出3点希望。一是…; or None."""
    start, end, sign = sentence.parts[0]
    asked = _LIST.fullmatch(text, start, end)
    who = (acting(asked[1]) or named(asked[1])) if asked else None
    first = sentence.parts[1] if len(sentence.parts) > 1 else following.parts[0] if following else None
    if who is None or first is None or sign not in ("：", "。", "，") or not text.startswith(_FIRST, first.start):
        return None
    return Found(start, end, (start + who.start, start + who.end), "提出", end + 1)


def find_instruction(text: str, sentence: Sentence, following: Sentence | None) -> Found | None:
    """Return the marker of an instruction told without a verb of saying: 习近平作出重要指示，…。要全力…; or None."""
    for part, behind in zip(sentence.parts[:_OPENING], sentence.parts[1:], strict=False):
        given = _INSTRUCTED.fullmatch(text, part.start, part.end) if part.sign in ("，", "：") else None
        who = named(given[1]) if given else None
        if given and who and who.sure and not text.startswith(_PRAISE, behind.start):
            said = (*sentence.after(part.end).parts, *(following.parts[:1] if following else ()))
            if any(text.startswith("要", clause.start) for clause in said):
                place = (part.start + who.start, part.start + who.end)
                return Found(part.start, part.end, place, given[2], part.end)
    return None


def _framed(text: str, sentence: Sentence, *, inside: bool) -> bool:
    """Tell whether the sentence reports what was done, so that 强调… in its course is what was said there."""
    return not inside or is_frame(text, sentence) or opens_report(text, sentence)


def _before_comma(words: str, start: int, *, at_ease: bool, deep: bool) -> Found | None:
    """Return the marker that a whole clause is: a speaker, perhaps with what he did, and a verb of saying."""
    number = _NUMBER.match(words)
    start += number.end() if number else 0
    words = words[number.end() :] if number else words
    for verb in _verbs_ending(words):
        said = words.removesuffix(verb)
        who = speaker(said)
        if who is None and at_ease and not deep and verb in ("强调", "指出") and may_be_name(said):
            who = Speaker(0, len(said), sure=False)
        if who and (who.sure or (at_ease and not deep)):
            place = (start + who.start, start + who.end)
            end = start + len(words)
            return Found(start, end, place, verb, end, is_chorus(words[who.start : who.end]))
    return None


def _without_comma(words: str, sign: str, start: int, *, at_ease: bool) -> Found | None:
    """Return the marker of a sentence that runs on behind its verb: 会议强调要…, 省长要求各地…, 强调要…."""
    verb = _verb_opening(words, sign)
    if verb in ("强调", "指出") or (verb == "要求" and words.startswith(_ADDRESSED, len(verb))):
        return Found(start, start + len(verb), None, verb, start + len(verb))
    at, verb = min(
        ((at, verb) for verb in vocabulary().running if (at := words.find(verb, 1, _WIDE)) > 0), default=(0, "")
    )
    follows = words[at + len(verb) :]
    if not verb or not follows or follows.startswith(_NO_CONTENT):
        return None
    who = speaker(words[:at])
    demands = follows.startswith(_DEMANDS)
    if who and ((who.sure and (demands or words.startswith(_SURE))) or (at_ease and demands)):
        end = start + at + len(verb)
        return Found(start, end, (start + who.start, start + who.end), verb, end)
    return None


def _run_in(text: str, sentence: Sentence, i: int) -> Found | None:
    """Return the marker with which a later clause opens: 会议传达学习了…，强调全区…."""
    start, end, sign = sentence.parts[i]
    words = text[start:end]
    words_of_saying = words.removeprefix("并")
    verb = _verb_opening(words_of_saying, sign) or _verb_demanding(words_of_saying)
    if not verb:
        return None
    end = start + words.index(verb) + len(verb)
    who = _subject(text, sentence)
    return Found(who[0] if who else end - len(verb), end, who, verb, end)


def _subject(text: str, sentence: Sentence) -> tuple[int, int] | None:
    """Return who is named at the opening of the sentence."""
    start, end, _ = sentence.parts[0]
    words = text[start:end]
    if words.startswith("会议"):
        return start, start + len("会议")
    who = acting(words)
    return (start + who.start, start + who.end) if who else None


def _verbs_ending(words: str) -> Iterator[str]:
    verbs = vocabulary().verbs
    for length in range(_LONGEST_VERB, 0, -1):
        if len(words) > length and words[-length:] in verbs:
            yield words[-length:]


def _verb_demanding(words: str) -> str:
    """Return the verb with which ``words`` open that says something only before 要 (表示要…), or an empty string."""
    return next((verb for verb in vocabulary().demanding if words.startswith(f"{verb}要")), "")


def _verb_opening(words: str, sign: str) -> str:
    """Return the verb of saying with which ``words`` open and lead on to what is said, or an empty string."""
    verbs = vocabulary().running
    if not words.startswith(verbs) or words.startswith(_SEEKS):
        return ""
    verb = max((verb for verb in verbs if words.startswith(verb)), key=len)
    follows = words[len(verb) :]
    if not follows and sign not in ("，", "："):
        return ""
    return "" if follows.startswith(_NO_CONTENT) else verb
