"""What a readout contains besides directives: agenda, attendance, headlines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.blocks.persons import is_name
from directive_diff.grammar.blocks.speakers import find_actor
from directive_diff.grammar.demands.duties import obliges
from directive_diff.grammar.demands.particles import has_completion
from directive_diff.grammar.heading.bodies import name_body
from directive_diff.grammar.vocabulary import vocabulary
from directive_diff.text import NUMERALS, has_any

if TYPE_CHECKING:
    from directive_diff.grammar.blocks.persons import Speaker
    from directive_diff.grammar.sentences import RawClause, Sentence

_LONGEST_LEAD = 12  # characters of a speaker and verb; anything longer before a colon is a headline
_HELD = ("长", "主任", "书记", "指挥", "责任人", "召集人")
_CAPTION = 60  # characters of the longest caption
_OPENING = 3  # the first clauses, in which a lede names the meeting: 近日，某某市委在某地，召开会议
_TOPIC = 10  # characters of a clause that names one topic of several
_DAY = 12  # characters of a clause that only names a day: 5月6日下午
# A clause contains no comma, so . matches anything in it.
_ATTENDED = (
    "(?:{attends}|{!eagerly}{takes-part})(?:[了并和或、]|讲了?话|分别|参加|{attends}){0,6}"
    "(?:.{0,12}(?:会|会议|活动|会谈|会见|仪式)(?:并(?:分别|先后)?(?:讲了?话|发了?言|致辞|表态))?)?$"
)
_WENT_ALONG = (
    "(?:负责人|负责同志|领导|同志|等|[长任记员])(?:一同|一起|分别|陪同)?(?:参加|陪同)(?:了|相关|此次|本次){0,2}{errand}{1,2}$"
    "|(?:一同|随同|陪同)(?:参加)?(?:了|相关|此次|本次){0,2}{errand}{1,2}$"
)
_SPOKE = "(?:作|做了|发表)(?!出|好|为).{0,12}{speech}$"
# 主要, 需要 are other words. A set of these characters, as any of more than two Han characters, is slow to compile.
_NO_PART = "".join(f"(?<!{char})" for char in "主重需首次只必紧")
# Near the start of a clause, or behind its subject: 与会同志回去后要马上传达, 会上提出的任务要落实.
_DEMANDS = (
    "(?:.{0,6}?(?<!主)(?<!重)(?<!需)要|.{0,6}?{ought}"
    f"|{{seated}}[^，要]{{0,16}}?{_NO_PART}(?:要(?!{{not-must}})|{{ought}})"
    f"|[^，的要]{{2,14}}的[^，的要]{{1,8}}{_NO_PART}要(?!{{not-must}}))"
)
# A clause that clearly demands; its addressee may precede the word (各镇要…), and 要求 only looks like 要.
_ASKS = (
    f"(?:(?:[{NUMERALS}还也更又都既就则]|{{by-turn}})?(?:是)?"
    "|(?:各|全[省市县区州国镇乡村党军院校体]|{told})[^，要]{1,16}?(?<![主重需首次只必紧])(?:都|均|还)?)"
    "(?:要(?:{must}|(?!{not-must}))|{orders}|不得(?!不))"
)
_MET = "{met}(?:.{0,30}会议?)?$"
_DATED = r"(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d{1,2}日(?:上午|下午|晚|，)"
_GREETING = "[^。]{0,30}?代表[^。]{1,40}?向[^。]{1,80}?{conveys}"
_DUE = ("应到", "应出席")  # members of a meeting, before how many came: 应到代表203名，实到198名
_ASKED = "提出.{0,9}{asked}$"
_INSTRUCTED = "作出.{0,6}{instruction}$"
_WHEN = r"(?:\d{4}年|今年|去年|前年)?(?:\d{1,2}月(?:份|底|初|))?(?:\d{1,2}日(?:上午|下午|晚|晚上)?)?"
_YEARS = ("今年", "去年", "前年")
_SIDES = "从.{1,6}方面"  # a list of points after it reports a speech: 周明远从三个方面回顾了…。一是…
_ADDRESS = (
    "(?:各|全[省市县区州国镇乡村党军院校局系]|{told}|{greeted})[^要]{0,40}?"
    "(?:都|也|还|均)?(?:要|必须|务必|应当?)?(?:做到)?"
)


def is_frame(text: str, sentence: Sentence, known: frozenset[str] = frozenset()) -> bool:
    """Return whether ``sentence`` reports on the meeting, not on what was said there; then it ends the open block.

    ``known`` are the persons who have spoken so far: a report of what they did is not a demand.
    """
    words = text[sentence.start : sentence.end]
    if is_agenda(text, sentence) or _greets(words) or (has_any(words, _DUE) and "实到" in words):
        return True
    last = sentence.clauses[-1]
    closing = text[last.start : last.end]
    if (
        (_attends_or_speaks(closing) or closing.endswith(("分会场", "誓词")))
        and not _demands(text, sentence)
        and not _obliges(text, sentence)
    ):
        return True
    opening, actor = find_doer(text, sentence)
    if actor and actor.sure and _is_person(opening, actor, known) and not _demands_of(opening, text, sentence):
        return True
    if text.startswith(lexicon.cues("past"), sentence.start) and not _demands(text, sentence):
        return True
    return _reports(text, sentence, opening, closing, actor) if sentence.first else _tells_of_meeting(text, sentence)


def _tells_of_meeting(text: str, sentence: Sentence) -> bool:
    """Return whether a sentence tells that a body met and what it did: 县水利局召开会议，研究了….

    县教育局召开会议，逐校研究 is asked of it.
    """
    (start, end, _), *later = sentence.clauses
    at = text.find("召开", start, end)
    done = at > start and any(has_completion(text[clause.start : clause.end]) for clause in later)
    body = name_body(text[start:at]) if done else None
    return body is not None and body.name is not None and not _demands(text, sentence)


def _greets(words: str) -> bool:
    """Return whether somebody conveys something on behalf of others: 他代表省委向大家表示感谢."""
    may = "代表" in words and "向" in words and has_any(words, lexicon.cues("conveys"))
    return may and lexicon.pattern(_GREETING).match(words) is not None


def _attends_or_speaks(closing: str) -> bool:
    """Return whether the last clause of a sentence says who attended or spoke."""
    if closing.endswith(lexicon.cues("speech")) and lexicon.pattern(_SPOKE).search(closing):
        return True
    if has_any(closing, lexicon.cues("attends takes-part")) and lexicon.pattern(_ATTENDED).search(closing):
        return True
    return closing.endswith(lexicon.cues("errand")) and lexicon.pattern(_WENT_ALONG).search(closing) is not None


def find_doer(text: str, sentence: Sentence) -> tuple[str, Speaker | None]:
    """Return the clause that reports who did what, and who it was: 在疾控中心，李克强听取汇报."""
    for clause in sentence.clauses[:_OPENING]:
        words = text[clause.start : clause.end]
        actor = find_actor(words) if not tells_sides(words) else None
        then = words.endswith("中") and words in lexicon.cues("next")  # 汇报中，副市长侯志远…
        if actor or not (words.startswith(lexicon.cues("scene")) or words.endswith("会后") or then):
            return words, actor
    return "", None


def tells_sides(words: str) -> bool:
    """Return whether ``words`` count the sides of what somebody spoke about: 周明远从三个方面回顾了…."""
    return "方面" in words and re.search(_SIDES, words) is not None


def _is_person(opening: str, actor: Speaker, known: frozenset[str]) -> bool:
    """Return whether ``actor`` is a named person, by a title or having spoken before; 负责同志亲自… names nobody."""
    if opening.startswith("同志", actor.end):  # of which 同 is no act: 护林员秦山|同志的事迹
        return False
    if opening.startswith("任", actor.start) and opening.endswith(_HELD):  # 县长任总指挥
        return False
    return opening[: actor.end] in known or (actor.start > 0 and is_name(opening[actor.start : actor.end]))


def _reports(text: str, sentence: Sentence, opening: str, closing: str, actor: Speaker | None) -> bool:
    """Return whether a paragraph opens with news: who met, when, who did what."""
    if actor and lexicon.pattern(_ASKED).search(closing):
        return True
    if _demands_of(opening, text, sentence):
        return False
    named = actor is not None and actor.sure and actor.end - actor.start > 1
    named = named and not text.startswith(lexicon.cues("nobody"), sentence.start)  # 干部常来到群众中间
    return (
        named
        or _opens_with_day(text[sentence.start : sentence.start + _DAY])
        or lexicon.pattern(_INSTRUCTED).search(closing) is not None
        or any(_says_who_met(text[clause.start : clause.end]) for clause in sentence.clauses[:_OPENING])
    )


def _opens_with_day(words: str) -> bool:
    return words[:1].isdecimal() and re.match(_DATED, words) is not None


def _says_who_met(words: str) -> bool:
    return has_any(words, lexicon.cues("met")) and lexicon.pattern(_MET).search(words) is not None


def demands(text: str, clause: RawClause) -> bool:
    """Return whether a clause has a word of demand near its start."""
    return lexicon.pattern(_DEMANDS).match(text, clause.start, clause.end) is not None


def opens_with_demand(words: str) -> bool:
    """Return whether ``words`` have a word of demand near their start."""
    return lexicon.pattern(_DEMANDS).match(words) is not None


def asks(text: str, clause: RawClause) -> bool:
    """Return whether a clause opens with a word of demand, perhaps after its addressee: 要抓好落实, 各镇要快, 严禁."""
    addressed, orders, reach = _asking()
    words = text[clause.start : clause.end]
    words = words if words.startswith(addressed) else words[:reach]
    may = has_any(words, orders)
    return may and lexicon.pattern(_ASKS).match(text, clause.start, clause.end) is not None


@lexicon.derived
def _asking() -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """Return how a clause opens that names whom it asks, the words that ask, and how far others reach into a clause."""
    orders = ("要", "不得", *lexicon.cues("orders"))
    lead = max(map(len, lexicon.cues("by-turn")), default=1) + len("是")
    return ("各", "全", *lexicon.cues("told")), orders, lead + max(map(len, orders))


def _demands(text: str, sentence: Sentence) -> bool:
    return any(demands(text, clause) for clause in sentence.clauses)


def _obliges(text: str, sentence: Sentence) -> bool:
    return any(obliges(text[clause.start : clause.end]) for clause in sentence.clauses)


def _demands_of(opening: str, text: str, sentence: Sentence) -> bool:
    """Return whether a sentence asks something of the one whom its clause ``opening`` names."""
    return _demands(text, sentence) or obliges(opening)


def is_agenda(text: str, sentence: Sentence) -> bool:
    """Return whether a clause reports what a meeting heard, discussed or passed: 会议还书面审议了…, 还听取了….

    会议审议通过的方案要抓紧落实 is not one: it is about what was passed; nor is 会议召开前要做好材料审核.
    """
    start = sentence.start
    at = _end_of_longest(text, start, lexicon.cues("meeting meeting-other"))
    known = vocabulary()
    acts = known.agenda if at > start else known.proceedings
    if at > start and text.startswith(lexicon.cues("aims"), at):
        return True
    begin = _past_all(text, at, known.agenda_adverbs)
    if not text.startswith(acts, begin):
        return False
    end = _past_all(text, begin, (*acts, *known.agenda_adverbs))
    told = at > start or text.startswith("了", end)
    return told and not text.startswith(("的", "精神", "了的"), end) and not _is_about_meeting(text, sentence)


def _is_about_meeting(text: str, sentence: Sentence) -> bool:
    """Return whether a sentence about a meeting says what is to be done: 会议期间不得离场, 会议召开前，要审核材料."""
    first, *more = sentence.clauses
    words = text[first.start : first.end]
    return obliges(words) or (bool(more) and words.endswith(lexicon.cues("during")) and asks(text, more[0]))


def _past_all(text: str, at: int, words: tuple[str, ...]) -> int:
    """Return the end of a run of ``words`` that begins at ``at`` (讨论并原则通过)."""
    before = -1
    while at != before:
        before, at = at, _end_of_longest(text, at, words)
    return at


def _end_of_longest(text: str, at: int, words: tuple[str, ...]) -> int:
    """Return the end of the longest of ``words`` that begins at ``at``; ``at`` itself if none does."""
    if not text.startswith(words, at):
        return at
    return at + max(len(word) for word in words if text.startswith(word, at))


def opens_report(text: str, sentence: Sentence) -> bool:
    """Return whether the first clause of a paragraph reports who met or who did what."""
    start, end, _ = sentence.clauses[0]
    if not sentence.first or lexicon.pattern(_DEMANDS).match(text, start, end) or obliges(text[start:end]):
        return False
    _, actor = find_doer(text, sentence)
    return (actor is not None and actor.sure) or _says_who_met(text[start:end])


def is_salutation(text: str, sentence: Sentence) -> bool:
    """Return whether a line only addresses somebody: 全县各镇、各站所——, 各级各部门要：."""
    if sentence.stopped or not sentence.last or not sentence.clauses:
        return False
    clause = sentence.clauses[-1]
    if clause.end - sentence.start > _CAPTION:
        return False
    leads_on = clause.sign == "：" or text.startswith(("—", "–", "-"), clause.end)
    return leads_on and lexicon.pattern(_ADDRESS).fullmatch(text, sentence.clauses[0].start, clause.end) is not None


def is_headline(sentence: Sentence) -> bool:
    """Return whether ``sentence`` is a line without a full stop or comma, like a title."""
    return sentence.alone and not sentence.stopped and not any(clause.sign == "，" for clause in sentence.clauses)


def opens_aside(words: str) -> bool:
    """Return whether a clause only gives the topic, time or place of a speech (就做好下一步工作, 会上)."""
    known = vocabulary()
    return (
        words.startswith(known.asides)
        or words in known.openings
        or words.endswith(lexicon.cues("during"))
        or (words.endswith("方面") and len(words) <= _TOPIC)  # 地区治理方面，周明远希望…
        or _is_when(words)
    )


def _is_when(words: str) -> bool:
    if not words:
        return True
    may_be = len(words) <= _DAY and (words[0].isdecimal() or words.startswith(_YEARS))
    return may_be and re.fullmatch(_WHEN, words) is not None


def introduces(sentence: Sentence, body: int) -> bool:
    """Return whether a line without a full stop introduces what follows: 会议强调： or, in the body, 会议强调：要…."""
    first, *more = sentence.clauses
    return first.sign == "：" and (not more or (sentence.start >= body and first.end - first.start <= _LONGEST_LEAD))
