"""Narration between what was said: what the speaker did, how others took it, what happened afterwards.

离开码头，侯志远一行来到产业园。 他的讲话引起热烈反响。 “心里亮堂了。”村民老梁说。 会议一结束，各地便行动起来。
None of it is a directive, and it ends the block. A sentence that demands something is never narration:
会议结束后，各单位要马上传达.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.blocks.aftermath import shows_feeling, talks_around, tells_aftermath
from directive_diff.grammar.blocks.frames import demands, opens_aside, tells_sides
from directive_diff.grammar.blocks.persons import is_name, may_be_name
from directive_diff.grammar.blocks.responses import tells_response
from directive_diff.grammar.blocks.saying import verb_with_addressee
from directive_diff.grammar.blocks.speakers import find_actor, find_speaker, is_chorus
from directive_diff.grammar.demands.imperatives import is_imperative, skip_lead_in
from directive_diff.grammar.vocabulary import vocabulary
from directive_diff.text import has_any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directive_diff.grammar.sentences import RawClause, Sentence

_LEADS = 4  # the first clauses, of which the last names who did something: 随后，在村委会，陶立群…
_QUOTE = 300  # characters of a quotation whose speaker is looked for behind it
_UNNAMED = 26  # characters at the start of a sentence in which the press names its source
_SHORT_NAME = 2  # characters of what behind a title may be a common word: 巡视组组长反馈
_VOICE = 60  # characters behind it that may name the speaker
_PARTY = "(?:一行|等人|等|同志|夫妇)?"
_AGAIN = "{adverb-told}{0,3}"
_ACTS = f"{_PARTY}{_AGAIN}(?:[与和同向为给在对到把将][^，]{{1,16}}?)?{_AGAIN}(?:{{visits}}|{{felt}})"
_SAID_THERE = ("强调", "要求", "指出", "希望", "勉励", "叮嘱", "嘱咐", "嘱托", "鼓励", "提醒")
# 周明远从三个方面，对春耕工作进行了部署, at the end of a paragraph
_HAS_GIVEN = "[就对][^，。]{2,40}(?:进行|作出|作|做)了.{0,8}?(?:部署|安排|阐述|解读|点评|说明|分析|讲解)"
_SAID = "[^，]{0,12}?(?:{says}|(?<!意见){wishes})(?!的)"  # 希望云南积极参与, 并勉励他们…; not 就企业提出的困难
_TELLS_PRESS = "(?:告诉|接受)(?:本报|本台|本网)?记者|(?:对|向|面对)(?:本报|本台|本网)?记者(?:说|讲|表示|介绍|坦言|透露)"
# 省医保局有关负责人介绍，…; 据县农业农村局负责人介绍，…; not 列席的区住建局负责人表示，…, who spoke at the meeting
_PRESS = (
    "(?:[^，。：“”]{0,20}?{unnamed}(?:[^，。：要]{0,16}采访时)?(?:[对向](?:本报|本台|本网)?(?:记者|媒体))?(?:进一步|还|也|同时|最后)?"
    "{tells}(?:道|说|称|，|：|了[^，]{1,30}，)"
    "|(?!他|她)[^，。：“”要]{2,24}?告诉(?:本报|本网|本台)?记者|[^，。：“”要]{0,20}?发言人[^，。：要]{2,3}(?:介绍|透露|告诉)|据[^，。：]{0,20}?(?:介绍|透露)，|记者(?:从|在|获悉|了解到|看到|注意到))"
)
# Who speaks for a department of Hong Kong or Macao speaks for the text: 醫院管理局發言人稱.
_OF_MAINLAND = ("部", "委", "办", "厅", "会", "新闻", "总局")
_AT_MEETING = (
    "列席",
    "参会",
    "与会",
    "到会",
    "出席",
    "参加",
    "在场",
    "主要",
    "各",
    "每",
    "要",
    "由",
    "请",
    "让",
    "对",
    "向",
    "的",
)
_STIRRED = (
    "^[^，要]{2,16}纷纷(?:表示|称|说|点赞|响应|留言)|{heard-words}.{0,24}?(?:引起|引发|激起|赢得|博得|获得|迎来|激发|产生)了?.{0,20}?{stir}"
    "|(?:会场|现场|全场|台下|礼堂)[^，要]{0,16}?(?:掌声|欢呼)|掌声(?:雷动|不断|不绝|不息|经久|此起彼伏|四起|阵阵|如潮)"
)
_AFTERWARDS = (
    "(?:会议|大会|[^，]{1,10}会|讲话|报告|宣讲|活动|仪式|调研|培训|党课|话音)(?:(?:一|刚|刚刚|甫|才)(?:结束|落幕|闭幕|落)"
    "|(?:结束|闭幕)(?:后|之后|不久))|(?:听|聆听|听取)(?:完|了|罢)|(?:走|步)出会场|散会后|(?:消息|喜讯)(?:传来|一出)"
)
_ENDS = ("结束", "闭幕", "落幕", "一落", "刚落", "甫落", "才落")
_AFTER = ("听", "聆听", "走出", "步出", "散会后", "消息", "喜讯")
_SURGE = (
    "(?:(?P<time>近日|连日来|目前|眼下|会后)，?)?(?P<who>(?:[^，要]{0,4}[全各]|广大|基层|[^，]{0,8}系统)[^，要]{0,14}?)"
    "(?P<now>迅速|立即|纷纷|随即|很快|正|正在|已|已经|持续)?(?:掀起|兴起)(?P<done>了)?.{0,30}?(?P<study>学习|宣传|贯彻|宣讲|讨论)?.{0,30}?(?:热潮|高潮)"
)
_SURGES = ("热潮", "高潮")
_PLANS = ("本次", "此次", "这次", "本期")
_PLAN = "(?:本次|此次|这次|本期)[^，要]{2,10}?(?:为期|历时[近约0-9一二三四五六七八九十两半]|共设|吸引)"
_IMPRESSED = "[^，：要]{2,20}?(?:畅谈|(?:谈|讲|说|分享|交流|汇报)了|谈(?=[一二三四五六七八九两几]))[^，：要]{0,14}"
_REPORTED = "[^，：要]{0,8}?{from-below}(?:们|代表)?(?:普遍|一致|均|都)?{reported}"
_GLAD = "[^，：]{1,20}?{glad}地?(?:说|表示|告诉)"
_VOICED = "[^“”。！？；\n]{2,40}?(?:{voices}|{felt}|(?P<asks>问))"


def is_narration(text: str, sentence: Sentence, himself: str, people: frozenset[str]) -> bool:
    """Return whether ``sentence`` tells what happened.

    ``people`` are the names and titles of those who were named or have spoken, ``himself`` is the name of the one who
    speaks in the open block, if it is a person.
    """
    if _is_quoted(text, sentence, people) or _tells_impressions(text, sentence):
        return True
    if any(demands(text, clause) for clause in sentence.clauses):
        return False
    return (
        _tells_of(text, sentence, himself, people)
        or _tells_reaction(text, sentence, people)
        or _tells_course(text, sentence)
        or tells_aftermath(text, sentence, people, spoken=bool(himself))
        or tells_response(text, sentence, person=bool(himself))
        or _petitions(text, sentence)
        or (bool(himself) and sentence.first and _reports_view(text, sentence))
    )


def opens_visit(text: str, sentence: Sentence, people: frozenset[str]) -> bool:
    """Return whether a sentence tells whom or what somebody visited, before what was said there.

    来到水厂，周明远察看了泵站，强调要加强巡检.
    """
    words = text[sentence.start : sentence.end]
    if not has_any(words, _SAID_THERE):
        return False
    for clause in sentence.clauses[:_LEADS]:
        words = text[clause.start : clause.end]
        names = (*people, *lexicon.cues("pronoun")) if people else ()
        who = next((name for name in names if words.startswith(name)), "")
        if who:
            return lexicon.pattern(_ACTS).match(words[len(who) :]) is not None
        if not _leads(words):
            return False
    return False


def is_press(text: str, sentence: Sentence) -> bool:
    """Return whether the press tells what it heard, from somebody without a name: 市教育局有关负责人介绍，…."""
    words = text[sentence.start : min(sentence.end, sentence.start + _VOICE)]
    if words[0] != "据" and not (
        has_any(words[:_UNNAMED], lexicon.cues("unnamed")) and has_any(words, lexicon.cues("tells"))
    ):
        return False
    told = lexicon.pattern(_PRESS).match(words)
    if told is None or has_any(told.group(), _AT_MEETING):
        return False
    body, spokesman, _ = told.group().partition("发言人")
    if spokesman and not body.endswith(_OF_MAINLAND) and not has_any(told.group(), ("介绍", "透露", "告诉")):
        return False
    return words[0] != "据" or not any(demands(text, clause) for clause in sentence.clauses)


def find_people(text: str, sentence: Sentence) -> Iterator[str]:
    """Yield the name of each person, with a title, who did something: 5月17日，副市长侯志远赴港区调研.

    A title alone stands for its holder: 省长主持召开会议.
    """
    for clause in sentence.clauses[:_LEADS]:
        words = text[clause.start : clause.end]
        actor = find_actor(words)
        name = words[actor.start : actor.end] if actor else ""
        if actor and not actor.start and name not in vocabulary().offices:
            continue
        if name and (name in vocabulary().offices or is_name(name) or (len(name) > _SHORT_NAME and may_be_name(name))):
            yield name


def _tells_of(text: str, sentence: Sentence, himself: str, people: frozenset[str]) -> bool:
    """Return whether the sentence tells what the speaker or another named person did."""
    for i, clause in enumerate(sentence.clauses[:_LEADS]):
        words = text[clause.start : clause.end]
        if words.startswith(lexicon.cues("next")):  # 随后蒋明远走进市场
            words = words[max(len(lead) for lead in lexicon.cues("next") if words.startswith(lead)) :]
        who = max((name for name in (*people, *lexicon.cues("pronoun")) if words.startswith(name)), key=len, default="")
        if who:
            later = [text[clause.start : clause.end] for clause in sentence.clauses[i + 1 :]]
            if sentence.last and later and lexicon.pattern(_HAS_GIVEN).fullmatch(later[-1]):
                return True
            return not _says(words[len(who) :], later) and _did(who, words[len(who) :], himself=who == himself)
        if not _leads(words) and is_imperative(words[skip_lead_in(words) :]):
            return False
    return False


def _says(words: str, later: Sequence[str]) -> bool:
    """Return whether the ``words`` behind a name lead to what was said: 希望云南…, 从三个方面总结了….，一是…."""
    said = lexicon.pattern(_SAID)
    return tells_sides(words) or said.search(words) is not None or any(said.match(clause) for clause in later)


def _did(who: str, rest: str, *, himself: bool) -> bool:
    """Return whether ``rest`` tells of an act of ``who``: a speaker who names others adds 同志 or a title."""
    if rest.startswith(("的", "、", "同志", *vocabulary().titles)):
        return himself and not rest.startswith(("的", "、"))
    return himself or is_name(who) or lexicon.pattern(_ACTS).match(rest) is not None


def _leads(words: str) -> bool:
    """Return whether a clause only says when, where or on which way somebody did what the next one tells."""
    return words.startswith(lexicon.cues("scene on-the-way")) or opens_aside(words)


def _tells_reaction(text: str, sentence: Sentence, people: frozenset[str]) -> bool:
    """Return whether the sentence tells how somebody took what was said."""
    words = text[sentence.start : sentence.end]
    # Few sentences have a word of reaction, and only for these are the patterns compiled.
    stirs = has_any(words, ("纷纷", "掌声", "欢呼", *lexicon.cues("stir")))
    if stirs and lexicon.pattern(_STIRRED).search(words) and not _is_asked(text, sentence.clauses[0]):
        return True
    if "记者" in words and re.search(_TELLS_PRESS, words):
        return True
    glad = has_any(words, lexicon.cues("glad")) and lexicon.pattern(_GLAD).match(words)
    if glad and not words.startswith(tuple(people)):
        return True
    if has_any(words, lexicon.cues("own-feeling")):
        return False
    shown = sentence.first and (shows_feeling(words) or talks_around(words))
    return shown or any(_feels(text[clause.start : clause.end]) for clause in sentence.clauses[:_LEADS])


def _petitions(text: str, sentence: Sentence) -> bool:
    """Return whether participants or people ask something of an authority: 委员们建议有关部门…, 村民老王希望政府…."""
    first = sentence.clauses[0]
    words = text[first.start : first.end]
    at, verb = verb_with_addressee(words)
    if not verb:
        return False
    before = words[:at]
    if is_chorus(before):
        return before.endswith("们") or before.startswith(vocabulary().crowds)
    if before.startswith(lexicon.cues("some-people")) and before.endswith(lexicon.cues("from-below")):
        return True
    who = find_speaker(before, verb)
    return who is not None and who.start > 0 and before.endswith(lexicon.cues("from-below"), 0, who.start)


def _tells_impressions(text: str, sentence: Sentence) -> bool:
    """Return whether somebody else tells what they think or feel: 大学校长代表谈了三点体会：一是…."""
    words = text[sentence.start : sentence.clauses[0].end]
    if not words.endswith(lexicon.cues("impression")) or words.startswith(lexicon.cues("pronoun meeting")):
        return False
    return re.fullmatch(_IMPRESSED, words[:-2]) is not None


def _reports_view(text: str, sentence: Sentence) -> bool:
    """Return whether a paragraph behind a person's words tells what the people think: 观众普遍反映，布展精致."""
    first, *later = sentence.clauses
    words = text[first.start : first.end]
    return bool(later) and lexicon.pattern(_REPORTED).fullmatch(words) is not None


def _feels(words: str) -> bool:
    """Return whether a clause tells what somebody named, or the audience, felt: 教师王萍激动不已, 与会同志深受鼓舞."""
    at = min((words.find(felt) for felt in lexicon.cues("felt") if felt in words), default=-1)
    who = find_speaker(words[:at]) if at > 0 else None
    if who is None or not who.sure:
        return False
    name = words[who.start : who.end]
    return who.start > 0 or is_name(name) or (is_chorus(name) and not name.startswith("广大"))


def _tells_course(text: str, sentence: Sentence) -> bool:
    """Return whether the sentence tells what happened after the meeting, or how long it lasts."""
    first, *later = sentence.clauses
    asked = any(_is_asked(text, clause) for clause in later)
    opening = text[first.start : first.end]
    if (opening.startswith(_AFTER) or has_any(opening, _ENDS)) and re.match(_AFTERWARDS, opening):
        return bool(later) and not asked
    if opening.startswith(_PLANS) and re.match(_PLAN, opening):
        return True
    if text.startswith(lexicon.cues("exchange"), first.start) and later:
        return not asked and not has_any(text[first.start : sentence.end], lexicon.cues("reported"))
    if opening.startswith(lexicon.cues("parties")) and lexicon.pattern(f"{{parties}}{_ACTS}").match(opening):
        return True
    surges = not asked and has_any(text[sentence.start : sentence.end], _SURGES)
    surge = re.match(_SURGE, text[sentence.start : sentence.end]) if surges else None
    return surge is not None and bool((sentence.alone and surge["study"]) or surge["time"] or surge["done"])


def _is_asked(text: str, clause: RawClause) -> bool:
    words = text[clause.start : clause.end]
    return words.startswith(("让", "使")) or is_imperative(words[skip_lead_in(words) :])


def _is_quoted(text: str, sentence: Sentence, people: frozenset[str]) -> bool:
    """Return whether the sentence opens a quotation, behind which another voice is named: “…。”村民老梁说."""
    start = sentence.start
    if text[start] != "“":
        return False
    end = text.find("”", start, start + _QUOTE)
    if end < 0 or "\n" in text[start:end]:
        return False
    voice = lexicon.pattern(_VOICED).match(text, end + 1, end + 1 + _VOICE)
    if voice is None or any(word in voice.group() for word in lexicon.cues("cited-voice")):
        return False
    return bool(voice["asks"]) or not any(word in voice.group() for word in (*people, *lexicon.cues("meeting pronoun")))
