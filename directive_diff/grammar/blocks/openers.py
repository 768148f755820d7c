"""The marker in one clause: it fills the clause, is set off by brackets or a dash, or runs on without a comma."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.blocks.persons import SPOKESMAN, Speaker, may_be_name
from directive_diff.grammar.blocks.saying import (
    NO_CONTENT,
    verb_opening,
    verb_with_addressee,
    verbs_ending,
    verbs_to_addressee,
    verbs_within,
    without_number,
)
from directive_diff.grammar.blocks.speakers import find_speaker, is_chorus, is_document, without_adverbs
from directive_diff.grammar.demands.duties import obliges
from directive_diff.grammar.demands.voices import is_some, voices_others
from directive_diff.grammar.heading.bodies import name_body
from directive_diff.grammar.vocabulary import vocabulary
from directive_diff.text import DIGITS, NUMERALS, has_any
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_WIDE = 40  # characters of a clause in which a sign may set a marker off
_SHORTEST = 4  # characters of what is said behind a space
_ADDRESSED = ("各", "全", "有关", "相关")
_COUNT = f"(?:[{NUMERALS}两几{DIGITS}]{{1,3}}|以下.{{0,3}})(?:点|条|项|个?方面|个问题).{{0,4}}"  # 会议强调三点
_COUNTED = frozenset(f"{NUMERALS}两几{DIGITS}以")
_BRACKETS = {"【": "】", "[": "]", "〖": "〗", "〔": "〕"}
_LOOSE_BRACKETS = {"（": "）", "“": "”"}  # these set a marker off only at the start of a paragraph
_ABOUT = 12  # characters behind 的 that say what has become of it
_DASHES = "—–-…"
_SCENE = frozenset("在就对于会")  # one of these tells that a speech follows: 在落实会议上 | 要求
_GOING_ON = 10  # characters in which the verb stands with which a person goes on to speak
_NO_TOLD = (  # words that begin like one
    *("指" + end for end in "出着导挥定派向点引责控示标望数令明认使"),
    *("称" + end for end in "为赞呼职号得其是"),
)
_WHEN_DONE = ("后", "时", "中", "上", "际", "间")


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


class Place(NamedTuple):
    """What a clause may contain: a new speaker (``easy``), or a document or ``known`` person that speaks again."""

    easy: bool
    paper: bool
    deep: bool
    known: frozenset[str] = frozenset()

    @property
    def shallow(self) -> bool:
        """Whether a new speaker may be expected in this clause."""
        return self.easy and not self.deep

    def expects(self, who: Speaker, words: str) -> bool:
        """Return whether ``who``, named in the ``words`` before the verb, may speak here, and is not just cited."""
        name = words[who.start : who.end]
        if who.sure or self.shallow or (self.paper and is_document(name)) or name in self.known:
            return True
        return name.endswith(SPOKESMAN) and not self.deep  # 环保署发言人 is not cited by others


def fills_clause(words: str, start: int, place: Place) -> FoundMarker | None:
    """Return the marker that fills a whole clause before a comma or colon: a speaker, perhaps with an act, and a verb.

    Those to whom it is said may follow the verb: 温如岫叮嘱随行负责同志.
    """
    behind = without_number(words)
    start, words = start + len(words) - len(behind), behind
    brackets = _BRACKETS | _LOOSE_BRACKETS if place.shallow else _BRACKETS
    if brackets.get(words[:1], "none") == words[-1:]:
        start, words = start + 1, words[1:-1]
    if words in lexicon.cues("agreed") and place.shallow:  # the speakers are named in the sentence before
        return FoundMarker(start, start + len(words), None, words.removeprefix(words[:2]), start + len(words))
    for before, verb in _spoken(words):
        who = _teller(before, verb, place)
        if who and place.expects(who, words):
            speaks = (start + who.start, start + who.end)
            end = start + len(words)
            return FoundMarker(start, end, speaks, verb, end, is_chorus(words[who.start : who.end]))
    return None


def _spoken(words: str) -> Iterator[tuple[str, str]]:
    """Yield the words before each verb of saying that may end a marker, and the verb."""
    for verb in verbs_ending(words):
        yield words.removesuffix(verb), verb
    for at, verb in verbs_to_addressee(words):
        yield words[:at], verb


def _teller(before: str, verb: str, place: Place) -> Speaker | None:
    """Return who is named in the words before ``verb``, if what is said in this way belongs to the text."""
    who = find_speaker(before, verb)
    if who is None and without_adverbs(before) in place.known:
        return Speaker(0, len(without_adverbs(before)), sure=True)
    if who is None and place.shallow and verb in ("强调", "指出") and may_be_name(before):
        return Speaker(0, len(before), sure=False)
    if who is None or (verb in lexicon.cues("also-noun") and _is_object(before)):
        return _warning_body(before, verb) if who is None and place.shallow else None
    name = before[who.start : who.end]
    if not who.sure and verb in lexicon.cues("tells-only") and not _may_tell(name):
        return None
    only_told = is_some(name) or voices_others(name)  # 有委员提出, 有网友留言称
    if only_told or (verb in lexicon.cues("meeting-says") and name not in lexicon.cues("meeting")):
        return None
    paper = is_document(name)
    based = paper and has_any(before[: who.start], lexicon.cues("rests-on"))  # 镇长要求根据县里的意见 | 规定
    return None if based or (verb in lexicon.cues("paper-says") and not paper) else who


def _is_object(before: str) -> bool:
    """Return whether a word behind ``before`` is the object of an act: 提出了对策 | 建议, not 听取了汇报后 | 建议.

    What somebody keeps in mind or carries out is one too: 县委牢记领导殷殷 | 嘱托.
    """
    if before.endswith(_WHEN_DONE):
        return False
    heeded = min((at for word in lexicon.cues("heeds") if (at := before.find(word)) > 0), default=0)
    if heeded and _SCENE.isdisjoint(before[:heeded]):
        return True
    _, done, rest = before.rpartition("了")
    return bool(done and rest) and without_adverbs(rest) == rest


def _may_tell(who: str) -> bool:
    """Return whether what ``who`` says in passing belongs to the text: a meeting or person, not an office."""
    return not who.endswith((*vocabulary().organs, *lexicon.cues("company")))


def is_set_off(words: str, start: int, place: Place) -> FoundMarker | None:
    """Return the marker that a sign parts from the demand: 【会议强调】要…, 会议强调——要…, 会议强调 | 要…."""
    brackets = _BRACKETS | _LOOSE_BRACKETS if place.shallow else _BRACKETS
    closing = words.find(brackets[words[0]]) if words[:1] in brackets else -1
    if closing > 0:
        marker = fills_clause(words[: closing + 1], start, place)
        behind = words[closing + 1 :]
        return marker._replace(rest=start + len(words) - len(behind.lstrip(" "))) if marker else None
    for sign in ("—", "…"):
        at = words.find(sign, 0, _WIDE)
        if at > 0 and (marker := fills_clause(words[:at], start, place)):
            return marker._replace(rest=start + len(words) - len(words[at:].lstrip(_DASHES)))
    head, _, behind = words[:_WIDE].partition(" ")
    if len(behind) >= _SHORTEST and place.shallow and any(before in vocabulary().selves for before, _ in _spoken(head)):
        marker = fills_clause(head, start, place)
        return marker._replace(rest=start + len(words) - len(words[len(head) :].lstrip(" |/"))) if marker else None
    return None


def runs_on(words: str, sign: str, start: int, place: Place) -> FoundMarker | None:
    """Return the marker of a sentence that continues without a comma: 会议强调要…, 省长要求各地…, 强调要…."""
    verb = "" if place.deep else verb_opening(words, sign)
    if verb in ("强调", "指出") or (verb == "要求" and words.startswith(_ADDRESSED, len(verb))):
        return FoundMarker(start, start + len(verb), None, verb, start + len(verb))
    at, verb = min(verbs_within(words), default=(0, ""))
    follows = words[at + len(verb) :]
    if not verb or not follows or follows.startswith(NO_CONTENT) or _counts(follows):
        return _goes_on(words, start, place) or _asks_of(words, start, place) or _decides(words, start, place)
    who = find_speaker(words[:at], verb)
    if who and _leads_on(words, who, verb, follows, place):
        end = start + at + len(verb)
        return FoundMarker(start, end, (start + who.start, start + who.end), verb, end)
    return _goes_on(words, start, place) or _asks_of(words, start, place) or _decides(words, start, place)


def _goes_on(words: str, start: int, place: Place) -> FoundMarker | None:
    """Return the marker of a person who goes on to speak, as the press of Hong Kong has it: 周明遠又指 | 疫情緩和."""
    if place.deep or not has_any(words[:_GOING_ON], lexicon.cues("told-of")):
        return None
    who = max(
        (name for name in (*lexicon.cues("pronoun"), *place.known) if words.startswith(name)), key=len, default=""
    )
    at = _past_adverbs(words, len(who))
    verb = next((verb for verb in lexicon.cues("told-of") if words.startswith(verb, at)), "")
    end = at + len(verb)
    if not who or not verb or len(words) < end + _SHORTEST or words.startswith(NO_CONTENT, end):
        return None
    if words.startswith(_NO_TOLD, at):
        return None
    return FoundMarker(start, start + end, (start, start + len(who)), verb, start + end)


def _past_adverbs(words: str, at: int) -> int:
    """Return the end of the adverbs that begin at ``at``."""
    adverbs = vocabulary().adverbs
    while words.startswith(adverbs, at):
        at += max(len(adverb) for adverb in adverbs if words.startswith(adverb, at))
    return at


def _asks_of(words: str, start: int, place: Place) -> FoundMarker | None:
    """Return the marker before those of whom something is asked: 组长闻一鸣希望 | 青年教师坚定理想信念.

    What people ask of an authority (村民王老伯希望政府…) and what a body has asked of others is only reported.
    """
    at, verb = verb_with_addressee(words)
    if not verb and not place.deep and words.startswith(lexicon.cues("meeting")):
        return _meeting_asks(words, start)
    who = _teller(words[:at], verb, place) if verb else None
    if who is None:
        return None
    name = words[who.start : who.end]
    titled = who.start > 0 or words.startswith(lexicon.cues("meeting pronoun")) or name in place.known
    if is_chorus(name) or words.endswith(lexicon.cues("from-below"), 0, who.start) or not (titled or place.easy):
        return None
    if not who.sure and (not place.shallow or _tells_of_asked(words[at + len(verb) :])):
        return None
    end = start + at + len(verb)
    return FoundMarker(start, end, (start + who.start, start + who.end), verb, end)


def _meeting_asks(words: str, start: int) -> FoundMarker | None:
    """Return the marker of a meeting that asks something of anybody: 会议鼓励 | 科室申报课题."""
    verbs = lexicon.cues("admonishes cheers")
    verb = next((verb for verb in verbs if without_adverbs(words.partition(verb)[0]) == words[:2]), "")
    follows = words.partition(verb)[2] if verb else ""
    if not follows or follows.startswith(NO_CONTENT) or has_any(words, lexicon.cues("formal")):
        return None
    end = start + len(words) - len(follows)
    return FoundMarker(start, end, (start, start + 2), verb, end)


def _warning_body(words: str, verb: str) -> Speaker | None:
    """Return the body that warns the public, which may be of any kind: 市疾控中心 | 提醒."""
    body = name_body(words) if verb in lexicon.cues("warns") else None
    return Speaker(0, len(words), sure=False) if body and body.name else None


def _counts(follows: str) -> bool:
    """Return whether what follows a verb only says how many points follow: 三点."""
    return follows[0] in _COUNTED and re.fullmatch(_COUNT, follows) is not None


def _leads_on(words: str, who: Speaker, verb: str, follows: str, place: Place) -> bool:
    """Return whether the words after the verb are what is said: a demand, or anything after 会议 and the like."""
    demands = follows.startswith(vocabulary().demanded) or (
        verb in ("强调", "要求") and follows.startswith(vocabulary().doing)
    )
    if is_document(words[who.start : who.end]):
        return (place.shallow or place.paper) and (demands or words[who.start] == "《")
    if not who.sure and _tells_of_asked(follows):
        return False
    if verb == "要求" and who.sure and not place.deep and follows.startswith(lexicon.cues("rests-on")):
        return True  # 镇长郭长生要求严格按照方案做好巡查
    if verb in ("强调", "指出") and who.sure and not place.deep and not who.start and obliges(follows):
        return True  # 周明远指出近期各支部要抓好学习
    announced = not place.deep and words.startswith(lexicon.cues("meeting pronoun"))
    return (demands and (who.sure or place.shallow)) or (announced and who.sure and verb in vocabulary().running)


def _tells_of_asked(words: str) -> bool:
    """Return whether what was asked for is the topic: 领导小组要求 | 各单位报送的清单至今未交齐."""
    _, of, rest = words.partition("的")
    return bool(of) and has_any(rest[:_ABOUT], ("至今", "未", "没有", "已", "仍"))


def _decides(words: str, start: int, place: Place) -> FoundMarker | None:
    """Return the marker before what a meeting decides to do: 会议决定将…; 会议决定提请审议 belongs to the agenda."""
    if place.deep or not words.startswith(lexicon.cues("meeting")):
        return None
    if has_any(words, lexicon.cues("formal")):
        return None
    for verb in lexicon.cues("decides"):
        at = words.find(verb, 2, _WIDE)
        if at < 0 or not words.startswith((*lexicon.cues("decided"), *vocabulary().doing), at + len(verb)):
            continue
        act = words[2:at]
        if not without_adverbs(act) or act.startswith(lexicon.cues("having")):
            end = start + at + len(verb)
            return FoundMarker(start, end, (start, start + 2), verb, end)
    return None
