"""Announcements of demands without a verb of saying: 提出三点要求：一要…, 作出安排：一是…, 作出批示，…。要….

An announcement names what follows (要求, 安排, 部署) and introduces it: a list, or demands after a colon.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.blocks.frames import asks, demands, opens_aside
from directive_diff.grammar.blocks.markers import FoundMarker
from directive_diff.grammar.blocks.persons import Speaker
from directive_diff.grammar.blocks.speakers import find_actor, find_speaker, is_chorus, is_meeting, parse_speaker
from directive_diff.grammar.demands.imperatives import doing_words
from directive_diff.grammar.vocabulary import vocabulary
from directive_diff.text import DIGITS, NUMERALS, has_any

if TYPE_CHECKING:
    from directive_diff.grammar.sentences import RawClause, Sentence

_OPENING = 3  # the first clauses, in which an instruction may be reported
_CLAUSES = 8  # the first clauses, in which a list may be announced
_LONGEST_CLAUSE = 90  # characters of an announcing clause
_NUMBERS = f"{NUMERALS}两几{DIGITS}"
_COUNTED = 6  # characters of the end of a clause that gives the number of demands: 四点要求
_COUNT = "(?:(?:以下|如下|下列)?[" + _NUMBERS + "]{1,3}{counter}|以下|如下|下列)"
_QUOTED = "“[" + _NUMBERS + "]{1,2}[^”]{1,8}”"  # 提出“四要”：一要…
# 陈大河对防汛作出安排, 会议提出三点要求
_GIVING = (
    "(?P<who>.{0,60})(?P<gives>{announces}|[作做](?=如下|以下|再|.{0,6}{address})"
    "|{announces-counted}(?=了|" + _COUNT + "))了?(?:.{0,24}?(?P<count>" + _COUNT + "))?.{0,16}?"
    "(?P<named>{announced}|{address}|(?<=句)话|(?<=件)事|" + _QUOTED + ")(?:[和与及、]?{announced})?(?:，?如下)?"
)
# 会议强调三点
_COUNTING = "(?P<who>.{0,60})(?P<gives>{counted})了?(?P<count>" + _COUNT + ")(?:内容|问题)?(?P<named>)"
# 会议对防汛工作部署如下
_BELOW = "(?P<who>.{0,60}?)(?P<gives>(?<!工)作|做|)(?P<named>{announced})(?P<count>如下)"
# 会议议定的事项主要包括
_MATTERS = (
    "(?P<who>会议|联席会议|大会)(?P<gives>{settles})的?(?P<named>事项|意见|措施)(?P<count>)(?:主要)?(?:包括|有|为|如下)"
)
_SETTLED = ("事项", "意见", "措施")
# 林若水传达了会议精神：一是要抓早
_RELAYS = "传达"
_RELAYED = "(?P<who>.{0,60}?)(?P<gives>传达)(?:学习)?了?(?P<count>).{0,24}?(?P<named>精神|讲话|要求|指示)"
_GIVEN = "(?:[作做](?:出|了)?|进行|予以|部署|布置|安排|强调|要求)?"  # then the noun names the act
_ONES = ("一", "1", "（一", "（1")
_FIRST = (
    *(one + sign for one in _ONES for sign in ("是", "要", "、", ".", "）", "为", "抓", "个是")),
    *("首先", "①", "其一", "一方面", "●", "■", "◆"),
)
_ASKED = ("希望", "盼", "期望", "建议", "倡议", "呼吁", "请")
_AT_ONCE = ("：", "“")  # behind these an instruction itself follows
_NO_POINT = frozenset("次届季批期轮线位名")  # behind 第一, which then counts none of the points
_INSTRUCTED = "(.{1,60}?)(?:高度重视)?并?{at-once}?[作做]出.{0,4}?({instruction})$"


def find_announcement(text: str, sentence: Sentence, following: Sentence | None, *, inside: bool) -> FoundMarker | None:
    """Return the marker that announces demands: 会议提出三点要求：一要…; 周明远对防汛作出安排：一是…; or None.

    The demands are in ``sentence`` or in the one after it, ``following``. In a block (``inside``) only somebody who is
    certainly named can announce any.
    """
    for i, clause in enumerate(sentence.clauses[:_CLAUSES]):
        rest = sentence.clauses[i + 1 : i + 3] or (following.clauses[:2] if following else ())
        near = clause.sign == "：" or _asks_at_once(text, clause, rest)
        if rest and (
            near
            or _closes(text, sentence, i, following)
            or _is_first(text, rest[0].start)
            or _is_bare_first(text, rest[0])
        ):
            match = _announcing(text, clause)
            if match and _follows(text, match, clause, rest):
                return _announced(text, sentence, i, match, inside=inside)
        words = text[clause.start : clause.end]
        if i == 0 and inside and not opens_aside(words) and words[0] != "为" and _opener(text, clause) is None:
            return None
        if demands(text, clause):
            return None
    return None


def _is_first(text: str, at: int) -> bool:
    """Return whether the first of several points begins at ``at``: 一是, 首先, ●."""
    if text.startswith("第一", at):
        return text[at + 2 : at + 3] not in _NO_POINT
    if text[at] == "一" and (text[at + 1 : at + 3] in doing_words() or text.startswith(_ASKED, at + 1)):
        return True  # 一提高认识。…二围绕目标, 一希望大家嘴勤。二希望大家腿勤
    return text.startswith(_FIRST, at)


def _opens_list(text: str, clause: RawClause) -> bool:
    return _is_first(text, clause.start) or _is_bare_first(text, clause)


def _is_bare_first(text: str, clause: RawClause) -> bool:
    """Return whether a clause is the first of several points by its numeral alone: 一提高认识; not 一心为民."""
    return text[clause.start] == "一" and text.startswith(vocabulary().doing, clause.start + 1)


def _asks_at_once(text: str, clause: RawClause, rest: tuple[RawClause, ...]) -> bool:
    """Return whether 要求 is announced and 要 follows behind a comma: 周明远就落实提出要求，要盯项目."""
    asked = clause.sign == "，" and rest and text[rest[0].start] == "要"
    return bool(asked) and text.endswith(
        ("提出要求", "提要求", "提出明确要求", "提出具体要求"), clause.start, clause.end
    )


def _closes(text: str, sentence: Sentence, i: int, following: Sentence | None) -> bool:
    """Return whether a clause ends its sentence with a number, and the paragraph goes on: 提四点要求。要…."""
    if i < len(sentence.clauses) - 1 or not sentence.stopped or following is None or following.first:
        return False
    end = sentence.clauses[i].end
    return any(char in _NUMBERS for char in text[end - _COUNTED : end])


def _announcing(text: str, clause: RawClause) -> re.Match[str] | None:
    """Return the match of a clause that may announce something, with its parts as groups."""
    if clause.end - clause.start > _LONGEST_CLAUSE or not (
        text.startswith(_ends(), clause.end - 2) or text[clause.end - 1] == "”"
    ):
        return None
    start, end = clause.start, clause.end
    patterns = (template for template, needed in _announcements() if has_any(text[start:end], needed))
    return next(filter(None, (lexicon.pattern(template).fullmatch(text, start, end) for template in patterns)), None)


@lexicon.derived
def _announcements() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the patterns of announcing clauses, each with the words of which it has one."""
    counts = ("了", *_NUMBERS, "以下", "如下", "下列")
    of_count = [word + count for word in lexicon.cues("announces-counted") for count in counts]
    made = [verb + sign for verb in "作做" for sign in ("如下", "以下", "再")]
    return (
        (_GIVING, (*lexicon.cues("announces address"), *of_count, *made)),
        (_COUNTING, tuple(word + count for word in lexicon.cues("counted") for count in counts)),
        (_BELOW, ("如下",)),
        (_MATTERS, lexicon.cues("settles")),
        (_RELAYED, (_RELAYS,)),
    )


@lexicon.derived
def _ends() -> tuple[str, ...]:
    """Return the endings of clauses that announce something; of 方面 and 三点 the last two characters."""
    return (
        *lexicon.cues("announced announced-end address"),
        "句话",
        "件事",
        *(number + of for number in _NUMBERS for of in "点条项"),
    )


def _follows(text: str, match: re.Match[str], clause: RawClause, rest: tuple[RawClause, ...]) -> bool:
    """Return whether the announced demands follow: a list, or demands after a colon."""
    if match["gives"] == _RELAYS:
        return clause.sign == "：" and demands(text, rest[0])
    bare = bool(match["count"]) and _is_bare_first(text, rest[0])
    if bare or _is_first(text, rest[0].start) or _asks_at_once(text, clause, rest):
        return True
    if clause.sign != "：":
        return bool(match["count"]) and asks(text, rest[0])
    settled = (match["gives"] or match["who"]).endswith(lexicon.cues("settles"))
    if (settled and match["named"] in _SETTLED) or (match["named"] in lexicon.cues("act") and not match["count"]):
        return True
    return any(demands(text, clause) or text.startswith(vocabulary().doing, clause.start) for clause in rest)


def _announced(text: str, sentence: Sentence, i: int, match: re.Match[str], *, inside: bool) -> FoundMarker | None:
    """Return the marker of an announcement in the clause ``i``; None if nobody can be named who makes it."""
    clause = sentence.clauses[i]
    given = match["gives"]
    noun = match["named"]
    verb = (
        noun
        if re.fullmatch(_GIVEN, given) and noun in lexicon.cues("act")
        else given
        if given in {"强调", "要求", _RELAYS, *lexicon.cues("settles")}
        else "提出"
    )
    who = _meeting(match["who"]) or find_actor(match["who"]) or parse_speaker(match["who"])
    if who is None and match["who"].startswith(lexicon.cues("next")):
        who = find_speaker(match["who"])  # 最后，镇长林若水 | 讲意见
    start = clause.start
    if who is None:
        openers = ((clause, _opener(text, clause)) for clause in sentence.clauses[:i])
        start, who = next(((clause.start, opener) for clause, opener in openers if opener), (clause.start, None))
    if who is None:
        led = all(opens_aside(text[clause.start : clause.end]) for clause in sentence.clauses[:i])
        nobody = not match["who"] or match["who"].startswith(lexicon.cues("topic-opens"))
        return (
            FoundMarker(clause.start, clause.end, None, verb, clause.end + 1)
            if nobody and led and i and not inside
            else None
        )
    if not (who.sure or sentence.first or not inside or _issues_notice(text, sentence, i)):
        return None
    speaker = (start + who.start, start + who.end)
    return FoundMarker(start, clause.end, speaker, verb, clause.end + 1, is_chorus(text[slice(*speaker)]))


def _issues_notice(text: str, sentence: Sentence, i: int) -> bool:
    """Return whether somebody issues a notice before the clause ``i``: 县政府办公室发出通知，就防汛提出要求."""
    issued = lexicon.cues("sends-out")
    words = (text[clause.start : clause.end] for clause in sentence.clauses[:i])
    return any(clause.endswith("通知") and has_any(clause, issued) for clause in words)


def _opener(text: str, clause: RawClause) -> Speaker | None:
    """Return who is named at the start of a clause, before an act."""
    words = text[clause.start : clause.end]
    return _meeting(words) or find_actor(words)


def _meeting(words: str) -> Speaker | None:
    return Speaker(0, 2, sure=True) if is_meeting(words[:2]) else None


def find_instruction(text: str, sentence: Sentence, following: Sentence | None) -> FoundMarker | None:
    """Return the marker of an instruction without a verb of saying: 习近平作出重要指示，…。要全力…; or None."""
    for clause, behind in zip(sentence.clauses[:_OPENING], sentence.clauses[1:], strict=False):
        given = _instructed(text[clause.start : clause.end]) if clause.sign in ("，", *_AT_ONCE) else None
        who = (find_actor(given[1]) or parse_speaker(given[1])) if given else None
        if given and who and who.sure and not text.startswith(lexicon.cues("praise-opens"), behind.start):
            following_clauses = (*sentence.after(clause.end).clauses, *(following.clauses[:1] if following else ()))
            if clause.sign in _AT_ONCE or any(asks(text, clause) for clause in following_clauses):
                place = (clause.start + who.start, clause.start + who.end)
                return FoundMarker(clause.start, clause.end, place, given[2], clause.end)
    return None


def find_instruction_in_headline(text: str, sentence: Sentence) -> FoundMarker | None:
    """Return the marker of an instruction that a headline reports: 周明远对防汛工作作出批示 要抓好…; or None."""
    start, end, _ = sentence.clauses[0]
    for words in text[start:end].split(" "):
        given = _instructed(words)
        who = (find_actor(given[1]) or parse_speaker(given[1])) if given else None
        if given and who and who.sure:
            at = text.index(words, start)
            return FoundMarker(at, at + len(words), (at + who.start, at + who.end), given[2], end)
    return None


def find_announcement_line(text: str, sentence: Sentence, following: Sentence) -> FoundMarker | None:
    """Return the marker of a line above demands without stops: 周明远提出三点要求, 周明远作出批示; or None."""
    given = find_instruction_in_headline(text, sentence)
    if given and asks(text, following.clauses[0]):
        return given
    return find_announcement(text, sentence, following, inside=False)


def _instructed(words: str) -> re.Match[str] | None:
    """Return the match of a clause that says who gave an instruction; most clauses do not end in the word for one."""
    ends = words.endswith(lexicon.cues("instruction"))
    return lexicon.pattern(_INSTRUCTED).fullmatch(words) if ends else None
