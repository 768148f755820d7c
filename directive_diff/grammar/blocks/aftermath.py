"""What a report adds once somebody has spoken: who set out, what else was done, what becomes of what was passed.

受周明远委托，副市长赶赴现场。 下午3时，闭幕会开始。 他还就防汛作了部署。
本次会议通过的事项将提请大会审议。 None of it is said by the speaker, and it ends the block. A sentence that demands
something is none of these: 受县政府委托，水利局要自查.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.blocks.frames import demands
from directive_diff.grammar.blocks.persons import is_name
from directive_diff.grammar.demands.particles import has_completion
from directive_diff.grammar.vocabulary import vocabulary
from directive_diff.text import has_any

if TYPE_CHECKING:
    from directive_diff.grammar.sentences import Sentence

_HOUR = 10  # characters in which the hour at the start of a sentence ends
_WORDS = 160  # characters of a sentence that are read
_NAMED = 6  # characters at its start in which who judged ends, or the place: 许明远 | 对, 同时，会上
# 受周明远委托，副市长林若水赴现场
_ON_BEHALF = "受[^，。]{2,16}(?:委托|委派|指派)，[^。]{0,60}?{sets-out}"
_CLOCK = (
    "(?:上午|下午|中午|晚上|晚|凌晨|傍晚)?(?:\\d{1,2}|[一二三四五六七八九十]{1,3})[时点](?:\\d{1,2}分|半|整|许|左右)?，"
)
# 本次全委会审议通过的有关事项，将提请党代会审议
_PASSED_ON = (
    "(?:本次|此次|这次)会议[^，。要]{0,12}(?:主会场|分会场|设在|采用|采取)"
    "|(?:本次|此次|这次|上述|以上)[^，。]{0,30}(?:事项|议案|草案|文件|报告|名单|人选)，?"
    "(?:将|拟|还将|并将)(?:依法|按程序)?(?:提请|提交|报请|报送)"
)
# 他同时对下一步工作进行了安排; 最后，周明远还就招生作了指示; 同时，他就办会给出了指导意见
_TOUCHED = (
    "(?P<lead>{then}|此外|另外)?，?(?P<who>[^，。]{1,30}?)(?P<also>(?:同时|还|并|也|最后|随后|一并)*)"
    "(?:就|对|针对|围绕)[^，。]{2,40}(?:作|作出|做|做出|进行|提出|给予|给出|予以)了?[^，。]{0,10}?"
    "[^，。]{2}。?"
)
# 陈大河对我县防汛工作给予充分肯定
_JUDGED = "(?P<who>[^，。对]{2,4})对[^，。]{2,40}(?:给予|予以|表示)了?(?:充分|高度|积极|衷心)?的?{judged}。?"
_AT_MEETING = "(?:{then}，|此外，|另外，)?会上[^。]{0,60}?(?:[作做]出|进行)了[^，。]{0,12}。?"
_GIVEN = ("安排", "部署", "指示", "要求", "说明", "强调", "点评", "解答", "回应", "指导", "讲解", "意见", "建议")
_ASKED = ("被问及", "被问到", "被记者问")  # by the press, before what somebody answered
_LEADERS = "领导"  # of a place: 县领导周明远、陈大河
_EXPLAINED = ("解读", "讲解", "宣读", "点评", "说明", "辅导", "示范", "演示")  # 县农办对方案进行了解读
# 来到青石水厂，听取水质检测汇报
_GOING = ("来到", "走进", "走入", "随后", "接着", "最后")
_WENT_ON = (
    "(?:随后|接着|最后)?，?(?:又)?(?:来到|走进|走入|在)[^，。要]{2,24}，(?:实地|现场|详细|认真|仔细|一边)?{visits}"
)
# 截至21日18时，全省已转移群众3.2万人
_SO_FAR = "截[至止](?:记者)?(?:发稿|[^，。]{0,14}?(?:日|午|晨|晚|天)\\d{1,2}[时点])[^，。]{0,4}，"
# 通过此次培训，全体干部进一步统一了思想
_LEARNED = (
    "通过(?:此次|这次|本次)[^，。要]{2,12}，(?:{audience}|大家|全体|广大|党员|干部|学员|各)"
    "|通过[^，。要]{0,12}(?:会议|学习|培训|活动|座谈|观摩|演练|党课|宣讲)，[^，。]{2,20}(?:进一步|更加)[^，。]{1,12}了"
)
_TO_DATE = ("截至目前", "截止目前", "目前，已", "截至发稿")  # alone in a paragraph, the report's own account
_BY_HEAD = {"受": _ON_BEHALF, "截": _SO_FAR, "通": _LEARNED, **dict.fromkeys("本此这上以", _PASSED_ON)}


def tells_aftermath(text: str, sentence: Sentence, people: frozenset[str], *, spoken: bool) -> bool:
    """Return whether a sentence without a demand tells what happened besides the speech.

    ``people`` are those who were named or have spoken; ``spoken`` says whether one of them speaks in the open block.
    """
    words = text[sentence.start : min(sentence.end, sentence.start + _WORDS)]
    if sentence.first and _opens_aftermath(words, alone=sentence.alone):
        return True
    if words.startswith(_ASKED):
        return True
    if spoken and words.startswith(_GOING) and "才" not in words and lexicon.pattern(_WENT_ON).match(words):
        return True
    return _tells_of_giving(words, people, spoken=spoken)


def _opens_aftermath(words: str, *, alone: bool) -> bool:
    """Return whether a paragraph opens with what else happened, or when; ``alone`` if it is one sentence."""
    if words.rstrip("。").endswith(_EXPLAINED) and ("分别" in words or has_completion(words)):
        return True
    rule = _BY_HEAD.get(words[0])
    if rule and lexicon.pattern(rule).match(words):
        return True
    if alone and words.startswith(_TO_DATE) and "已" in words:
        return True
    return ("时" in words[:_HOUR] or "点" in words[:_HOUR]) and re.match(_CLOCK, words) is not None


def _tells_of_giving(words: str, people: frozenset[str], *, spoken: bool) -> bool:
    """Return whether a sentence only tells that somebody spoke too, or how they judged: 县领导也就防汛提出要求.

    Of the speaker and those named only what is new is told so: behind 还, 同时 and the like.
    """
    bare = words.rstrip("。")
    if "对" in words[:_NAMED] and bare.endswith(lexicon.cues("judged")):
        judged = lexicon.pattern(_JUDGED).fullmatch(bare)
        who = judged["who"] if judged else ""
        return who in people or (is_name(who) and not who.endswith(("中央", *vocabulary().organs)))
    if not bare.endswith(_GIVEN):
        return False
    if "会上" in words[:_NAMED]:
        return lexicon.pattern(_AT_MEETING).fullmatch(words) is not None
    touched = lexicon.pattern(_TOUCHED).fullmatch(words)
    if touched is None:
        return False
    if touched["who"].startswith(_LEADERS, 1):
        return True
    himself = touched["who"] in {*people, *lexicon.cues("pronoun")}
    return spoken and himself and "了" in words and bool(touched["lead"] or touched["also"])


def shows_feeling(words: str) -> bool:
    """Return whether somebody recalls or hears something and shows what they feel: 老耿说起山路，直摇头.

    Of some who are blamed it is no such story: 一些干部说起难事，直摇头.
    """
    if not words.rstrip("。！").endswith(lexicon.cues("gesture")) or has_any(words, lexicon.cues("some-people")):
        return False
    return has_any(words, lexicon.cues("recalls")) or words.startswith(lexicon.cues("audience"))


def talks_around(words: str) -> bool:
    """Return whether those at or outside a meeting talk about it: 会场内外，放映员们热烈讨论."""
    return words.startswith(lexicon.cues("audience")) and words.rstrip("。！").endswith(lexicon.cues("talks"))


def drop_attendance(text: str, kept: list[Sentence], sentence: Sentence) -> None:
    """Remove from the sentences of a block the earlier parts of a paragraph on who attended, which ``sentence`` ends.

    县人大主任，各镇书记；县直部门负责人；共120余人参加会议。
    """
    parts = 0
    while parts < len(kept) and not sentence.first and kept[-1 - parts].end == sentence.start:
        sentence = kept[-1 - parts]
        if text[sentence.end - 1] != "；" or any(demands(text, clause) for clause in sentence.clauses):
            return
        parts += 1
    if sentence.first and parts:
        del kept[-parts:]
