"""The words that open a directive block: speaker and verb of saying, before a comma or running on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.frames import opens_aside, opens_report
from directive_diff.grammar.speakers import (
    Speaker,
    find_actor,
    find_speaker,
    is_chorus,
    is_document,
    is_meeting,
    may_be_name,
)
from directive_diff.grammar.vocabulary import vocabulary
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_diff.grammar.sentences import Sentence

_CLAUSES = 24  # how many clauses of a sentence may come before its marker
_WIDE = 40  # characters of a clause in which a marker without comma may be
_LONGEST_VERB = 5
# What follows a word that is not a verb of saying here (强调的是).
_NO_CONTENT = ("的", "了", "是", "和", "与", "、", "等", "，", "：", " ")
_ADDRESSED = ("各", "全", "有关", "相关")
_NUMBER = re.compile(r"（?(?:一|二|三|四|五|六|七|八|九|十|\d){1,3}(?:、|）|\.) ?")
_COUNT = re.compile(
    "(?:[一二两三四五六七八九十几0-9]{1,3}|以下.{0,3})(?:点|条|项|个?方面|个问题).{0,4}"
)  # 会议强调三点
_BRACKETS = {"【": "】", "[": "]", "〖": "〗"}
_DASHES = "—–-"


class FoundMarker(NamedTuple):
    """A marker in folded text: its span, the speaker (None if nobody is named), the verb, the start of the rest.

    ``passing`` where many speak in passing (大家表示): what they say ends with the paragraph. ``heading`` where the
    marker is on a line of its own: what it heads may be lines without a stop. ``titled`` where it is in a headline.
    """

    start: int
    end: int
    speaker: tuple[int, int] | None
    verb: str
    rest: int
    passing: bool = False
    heading: bool = False
    titled: bool = False


class _Place(NamedTuple):
    """What a clause may contain: a new speaker (``easy``), or a document or ``known`` person that speaks again."""

    easy: bool
    paper: bool
    deep: bool
    known: frozenset[str] = frozenset()

    def expects(self, who: Speaker, words: str) -> bool:
        """Return whether ``who``, named in the ``words`` before the verb, may speak here, and is not just cited."""
        name = words[who.start : who.end]
        return who.sure or (self.easy and not self.deep) or (self.paper and is_document(name)) or name in self.known


def find_marker(  # noqa: PLR0913 - options, by keyword
    text: str,
    sentence: Sentence,
    *,
    inside: bool,
    frame: bool = False,
    paper: bool = False,
    known: frozenset[str] = frozenset(),
) -> FoundMarker | None:
    """Return the marker that opens a block in ``sentence``, or None.

    ``inside`` says whether a block is open: then a body named in passing is only cited, and a clause deep in the
    sentence belongs to what is said, unless the sentence is a ``frame``. ``paper`` tells that a document speaks in it,
    which goes on to speak; ``known`` are the persons who have spoken so far.
    """
    easy = sentence.first or not inside  # a new speaker may be expected
    # 强调… within a report on an event quotes what was said there
    framed = not inside or frame or opens_report(text, sentence)
    led = True  # whether all clauses so far only gave a topic, time or place
    for i, (start, end, sign) in enumerate(sentence.clauses[:_CLAUSES]):
        words = text[start:end]
        place = _Place(easy, paper, deep=i > 0 and (inside or not led), known=known)
        marker = _before_comma(words, start, place) if sign in ("，", "：") else None
        marker = marker or (_set_off(words, start, place) if i == 0 else None)
        if marker is None and sentence.stopped and (led or framed):
            marker = _without_comma(words, sign, start, place)
        if marker is None and i > 0 and framed:
            marker = _run_in(text, sentence, i)
        led = led and opens_aside(words)
        if marker or (i == 0 and not framed and not led):
            return marker
    return None


def find_marker_line(text: str, sentence: Sentence) -> FoundMarker | None:
    """Return the marker that fills a whole line: 会议指出, 【会议强调】, - 会议要求, 会议强调——; or None."""
    if len(sentence.clauses) != 1 or sentence.stopped or not sentence.alone:
        return None
    start, end, _ = sentence.clauses[0]
    marker = _before_comma(text[start:end], start, _Place(easy=True, paper=False, deep=False))
    return marker._replace(rest=sentence.end, heading=True) if marker else None


def _before_comma(words: str, start: int, place: _Place) -> FoundMarker | None:
    """Return the marker that fills a whole clause: a speaker, perhaps with an act, and a verb of saying."""
    number = _NUMBER.match(words)
    start += number.end() if number else 0
    words = words[number.end() :] if number else words
    if _BRACKETS.get(words[:1], "none") == words[-1:]:
        start, words = start + 1, words[1:-1]
    if (
        words in lexicon.cues("agreed") and place.easy and not place.deep
    ):  # the speakers are named in the sentence before
        return FoundMarker(start, start + len(words), None, words.removeprefix(words[:2]), start + len(words))
    for verb in _verbs_ending(words):
        before = words.removesuffix(verb)
        who = find_speaker(before)
        shallow = place.easy and not place.deep
        if who is None and shallow and verb in ("强调", "指出") and may_be_name(before):
            who = Speaker(0, len(before), sure=False)
        if who and not who.sure and verb in lexicon.cues("tells-only") and not _may_tell(words[who.start : who.end]):
            continue
        if who and place.expects(who, words):
            speaks = (start + who.start, start + who.end)
            end = start + len(words)
            return FoundMarker(start, end, speaks, verb, end, is_chorus(words[who.start : who.end]))
    return None


def _may_tell(who: str) -> bool:
    """Return whether what ``who`` says in passing belongs to the text: a meeting or person, not an office."""
    return not who.endswith((*vocabulary().organs, *lexicon.cues("company")))


def _set_off(words: str, start: int, place: _Place) -> FoundMarker | None:
    """Return the marker that brackets or a dash separate from the demand: 【会议强调】要…, 会议强调——要…."""
    closing = words.find(_BRACKETS.get(words[:1], "】")) if words[:1] in _BRACKETS else -1
    if closing > 0:
        marker = _before_comma(words[: closing + 1], start, place)
        behind = words[closing + 1 :]
        return marker._replace(rest=start + len(words) - len(behind.lstrip(" "))) if marker else None
    at = words.find("—", 0, _WIDE)
    marker = _before_comma(words[:at], start, place) if at > 0 else None
    return marker._replace(rest=start + len(words) - len(words[at:].lstrip(_DASHES))) if marker else None


def _without_comma(words: str, sign: str, start: int, place: _Place) -> FoundMarker | None:
    """Return the marker of a sentence that continues without a comma: 会议强调要…, 省长要求各地…, 强调要…."""
    verb = "" if place.deep else _verb_opening(words, sign)
    if verb in ("强调", "指出") or (verb == "要求" and words.startswith(_ADDRESSED, len(verb))):
        return FoundMarker(start, start + len(verb), None, verb, start + len(verb))
    at, verb = min(_verbs_within(words), default=(0, ""))
    follows = words[at + len(verb) :]
    if not verb or not follows or follows.startswith(_NO_CONTENT) or _COUNT.fullmatch(follows):
        return None
    who = find_speaker(words[:at])
    if who and _leads_on(words, who, verb, follows, place):
        end = start + at + len(verb)
        return FoundMarker(start, end, (start + who.start, start + who.end), verb, end)
    return None


def _leads_on(words: str, who: Speaker, verb: str, follows: str, place: _Place) -> bool:
    """Return whether the words after the verb are what is said: a demand, or anything after 会议 and the like."""
    shallow = place.easy and not place.deep
    demands = follows.startswith(vocabulary().demanded) or (
        verb in ("强调", "要求") and follows.startswith(vocabulary().doing)
    )
    if is_document(words[who.start : who.end]):
        return (shallow or place.paper) and (demands or words[who.start] == "《")
    announced = not place.deep and words.startswith(lexicon.cues("meeting pronoun"))
    return (demands and (who.sure or shallow)) or (announced and who.sure and verb in vocabulary().running)


def _verbs_within(words: str) -> Iterator[tuple[int, str]]:
    """Yield the offset and verb of each verb that needs no comma, or none before 要."""
    known = vocabulary()
    if not known.within.search(words, 1, _WIDE):
        return
    for verb in known.running:
        if (at := words.find(verb, 1, _WIDE)) > 0:
            yield at, verb
    for verb in known.demanding:
        at = words.find(f"{verb}要", 1, _WIDE)
        if (
            at > 0
            and not words.startswith("要求", at + len(verb))
            and not words.endswith(known.unsaid, 0, at + len(verb))
        ):
            yield at, verb


def _run_in(text: str, sentence: Sentence, i: int) -> FoundMarker | None:
    """Return the marker at the start of a later clause: 会议传达学习了…，强调全区…."""
    start, end, sign = sentence.clauses[i]
    words = text[start:end]
    words_of_saying = words.removeprefix("并")
    verb = _verb_opening(words_of_saying, sign) or _verb_demanding(words_of_saying)
    if not verb:
        return None
    end = start + words.index(verb) + len(verb)
    who = find_subject(text, sentence)
    return FoundMarker(who[0] if who else end - len(verb), end, who, verb, end)


def find_subject(text: str, sentence: Sentence) -> tuple[int, int] | None:
    """Return the span of who is named at the start of the sentence, before an act."""
    start, end, _ = sentence.clauses[0]
    words = text[start:end]
    if is_meeting(words[:2]):
        return start, start + 2
    who = find_actor(words)
    return (start + who.start, start + who.end) if who else None


def _verbs_ending(words: str) -> Iterator[str]:
    known = vocabulary()
    if words.endswith(known.unsaid):
        return
    for length in range(_LONGEST_VERB, 0, -1):
        if len(words) > length and words[-length:] in known.verbs:
            yield words[-length:]


def _verb_demanding(words: str) -> str:
    """Return the verb at the start of ``words`` that says something only before 要 (表示要…), or an empty string."""
    return next((verb for verb in vocabulary().demanding if words.startswith(f"{verb}要")), "")


def _verb_opening(words: str, sign: str) -> str:
    """Return the verb of saying at the start of ``words``, if it introduces what is said, or an empty string."""
    verbs = vocabulary().running
    if not words.startswith(verbs) or words.startswith(lexicon.cues("seeks")):
        return ""
    verb = max((verb for verb in verbs if words.startswith(verb)), key=len)
    follows = words[len(verb) :]
    if not follows and sign not in ("，", "："):
        return ""
    return "" if follows.startswith(_NO_CONTENT) else verb
