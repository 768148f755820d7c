"""The mood of a clause by its own words, without its sentence: an order, an act, a report, praise.

An order has a word of demand (要, 必须, 应当). An act opens with a verb of doing (加强, 抓好, 把…做实) and is a demand
unless its sentence reports. A report has a sign that something is so or was done (了, 已, 是, 具有). The words are in
the tables ``moods``, ``degree``, ``doing`` and ``leads``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.demands import particles
from directive_diff.grammar.demands.appraisals import betters, finds_fault, lists_merits
from directive_diff.grammar.demands.assignments import assigns, makes_up, says_of_case, tallies
from directive_diff.grammar.demands.bans import forbidding_term, refuses, refuses_all, tells_inability
from directive_diff.grammar.demands.clause_words import ClauseWords, Mood, mood_words, read_words
from directive_diff.grammar.demands.grounds import is_ground, names_guide, says_where, sets_view
from directive_diff.grammar.demands.imperatives import (
    is_imperative,
    is_imperative_after_adverbial,
    opens_as_imperative,
    skip_lead_in,
)
from directive_diff.grammar.demands.stances import allows, endorsement, is_held_high, praises, vows
from directive_diff.grammar.demands.topics import leaves_to_do
from directive_diff.text import has_any

if TYPE_CHECKING:
    from directive_diff.lexicon.terms import Term


_MAY = 1  # the rung of a mere permission (可以)
_REPORTS_AS_OFTEN = "4"  # the rung of 实现, 完成: demanded as often as reported
_NEAR = 10  # characters between a verb that describes a thing and the 的 after it
_PLACE = 30  # characters of a place that opens a clause
_BY_NOW = "目前"  # inside a clause, tells how things are: 工资目前由银行代发
_AT_ONCE = 6  # characters of the start of a clause that reports an act: 有力推动了
_WHOLE = 8  # characters of a clause that is more than a topic

_HAS = frozenset("有具供是为")  # one of these introduces a significance: 具有重大意义, 提供根本遵循
_CAUSES = frozenset("把将让使")
_AIMED = ("对", "针对", "围绕")
_SOME = ("数量", "比例", "规模", "差距", "影响", "困难", "压力", "风险", "距离", "期限", "时间", "范围", "条件", "基础")
_MATTER = tuple("就一二三四五六七八九十键点的要")  # the end of what matters, before 是: 关键是干部必须扛起责任
_ACT = 3  # characters of an act in a list of several
_OF_ACTS = frozenset("保护稳促维守防控增提抓强惠")  # with which the last of them begins
_SUBJECT = 3  # characters of what was done
_VERB = 2  # characters of a verb of doing
_IDEAS = ("理念", "意识", "观念", "思想", "原则", "导向")  # what a clause may say of these is part of their name
_HOLDS = ("树立", "树牢", "坚持", "践行", "贯彻", "强化", "增强", "秉持", "牢记", "确立")
_KEEPING = ("维护", "保持", "保障", "确保", "守护")
_LINKS = "这也就既又都更正却才均"  # may open a clause that comments on the one before


@lexicon.remembered
def mood_of(text: str) -> Mood:
    """Return the mood of a clause, judged by its folded ``text`` alone."""
    words = read_words(text)
    if forbidding_term(words) or refuses_all(words.text):
        return Mood.FORBIDS
    endorses = endorsement(words)
    if endorses:
        return endorses
    if _orders(words):
        return Mood.ORDERS
    words = words.with_moods()
    return _mood_of_report(words) or (Mood.VOWS if vows(words) else _mood_of_act(words))


@lexicon.remembered
def forbidding_word(text: str) -> str | None:
    """Return the word by which the folded ``text`` of a clause prohibits, or None."""
    words = read_words(text)
    refused = (term for term in mood_words().find(words.text) if term.row[1] == "refuses")
    term = forbidding_term(words) or next(refused, None)
    return term.word if term else None


def names_speech(text: str) -> bool:
    """Return whether the folded ``text`` of a clause names what somebody said or wrote: a speech, a letter."""
    return any(term.row[1] == "said" for term in mood_words().find(text))


def lacks_topic(text: str) -> bool:
    """Return whether a clause has no topic, so that the one before is its topic: 是…举措, 取得了…."""
    bare = text.lstrip(_LINKS).removeprefix("不仅").removeprefix("不但")
    if bare.startswith(lexicon.cues("predicate")) or (bare.startswith("是") and not bare.startswith("是否")):
        return True
    if text.startswith(("对", "为")):
        return "具有" in text if text[0] == "对" else particles.has_completion(text)
    return particles.has_completion(text[:_AT_ONCE]) or (
        particles.has_completion(text) and opens_as_imperative(text) and not is_addressed(text)
    )


def is_addressed(text: str) -> bool:
    """Return whether a clause opens with those whom officials address: 各地区各部门, 全体党员."""
    return text.startswith(lexicon.cues("addressed"))


def gives_purpose(text: str) -> bool:
    """Return whether a clause only says what something is for: 为了降低成本, 为提升准点率; not 为群众办实事."""
    return text.startswith("为了") or (text[:1] == "为" and is_imperative(text[1 + skip_lead_in(text[1:]) :]))


def is_whole(text: str) -> bool:
    """Return whether a clause without signs reports on somebody (中央军委身体力行), unlike a topic or condition."""
    return (
        len(text) >= _WHOLE
        and not text.startswith(lexicon.cues("nobody addressed"))
        and not has_any(text, lexicon.cues("if"))
        and not ("的" in text and text.startswith(("对", "针对", "围绕", "与")))
        and not text.endswith(lexicon.cues("time-end"))
    )


def _orders(words: ClauseWords) -> bool:
    text = words.text
    at = particles.find_order(text)
    if at < 0:
        obliging = [term for term in words.degrees if term.row[1] == "obligation" and int(term.row[2]) > _MAY]
        return any(term.word != "需要" and not _describes(term, text) for term in obliging)  # 检验需要 is a noun
    of_a_thing = particles.is_attributive(text, at) and not has_any(text, lexicon.cues("mind"))
    on_a_case = text[at - 1 : at] == "的"  # 造成了损失的要追责
    return not of_a_thing and (on_a_case or not particles.has_completion(text[:at]))


def _describes(term: Term, text: str) -> bool:
    """Return whether a word of demand describes a thing: 是必须长期坚持的方针, 还有一定数量的渔船."""
    if term.word == "一定" and (
        text.startswith(_SOME, term.end) or text.endswith(lexicon.cues("gained"), 0, term.start)
    ):
        return True
    if particles.is_attributive(text, term.start):
        return True
    of_a_thing = text.find("的", term.end, term.end + _NEAR) > 0 and not text.endswith("的")
    copula = text.rfind("是", max(0, term.start - _NEAR), term.start)
    return of_a_thing and copula >= 0 and text[copula - 1 : copula] not in _MATTER


def _mood_of_report(words: ClauseWords) -> Mood | None:
    """Return the mood of a clause that reports something, or None."""
    if praises(words):
        return Mood.PRAISES
    ends = words.closes("ends") and words.text[0] != "抓" and not _lists_acts(words.text)  # 抓风险防范保稳定
    if not _asks_to_see(words):
        if words.has("means") and not _HAS.isdisjoint(words.text[: _last_of(words, "means")]):
            return Mood.MEANS
        if (_reports(words) or finds_fault(words.text)) and not names_guide(words.text):
            return Mood.REPORTS
        burdened = ends and not _keeps(words) and has_any(words.text[-_NEAR:], lexicon.cues("burden"))
        if words.has("stands") or allows(words) or burdened or says_where(words.text):
            return Mood.STANDS
    grows = _grows(words) or ends or betters(words.text) or lists_merits(words.text) or _has_come_to(words.text)
    grown = grows and not (_asks(words) or _keeps(words))
    if grown and leaves_to_do(words.text):  # 岗位职责逐项明确
        return None
    return Mood.GROWS if grown or (ends and words.opens("names")) else None


def _lists_acts(text: str) -> bool:
    """Return whether a clause lists what is to be done in three characters each: 战疫情、保安全、护稳定."""
    *_, before, last = ("", "", *text.split("、"))
    return len(last) == _ACT == len(before[-_ACT:]) and last[0] in _OF_ACTS


def _last_of(words: ClauseWords, kind: str) -> int:
    return max(term.start for term in words.moods if term.row[1] == kind)


def _asks_to_see(words: ClauseWords) -> bool:
    """Return whether a clause asks people to recognise something, which is not a report: 深刻认识到这是重大任务."""
    head = words.text[: words.opening + 2]
    at = max(map(head.find, lexicon.cues("mind")), default=-1)
    return at >= 0 and not words.text.startswith(("了", "到了"), at + 2)


def _grows(words: ClauseWords) -> bool:
    """Return whether a word says what comes about; not what a thing is that somebody shows: 展示取得的成就."""
    grown = (term for term in words.moods if term.row[1] == "grows")
    return words.has("grows") and not all(words.text.startswith("的", term.end) for term in grown)


def _has_come_to(text: str) -> bool:
    """Return whether a clause ends in growth, a stage reached or work done: 经济稳步增长, 改革进入深水区."""
    if text.endswith(lexicon.cues("growth")):
        return text.endswith(lexicon.cues("pace"), 0, -2) and not opens_as_imperative(text)
    if has_any(text, lexicon.cues("enters")):
        return text.endswith(lexicon.cues("stage"))
    if not text.endswith(lexicon.cues("finished")) or "前" in text:
        return False
    subject = text.removesuffix(next(filter(text.endswith, lexicon.cues("finished"))))
    return len(subject) > _SUBJECT and subject.endswith(lexicon.cues("work"))


def _reports(words: ClauseWords) -> bool:
    """Return whether a clause reports; an attribute of the thing to be made does not count (形成具有特色的制度)."""
    text = words.text
    idea = text.endswith(_IDEAS) and text.startswith(_HOLDS, words.opening)  # 树立绿水青山就是金山银山的理念
    if (
        particles.tells_form(text)
        or particles.promises(text)
        or _has_effect(text)
        or (not idea and particles.has_report(text, words.opening))
        or tallies(text)
        or is_held_high(text)
    ):
        return True
    does = opens_as_imperative(text) or says_of_case(text)
    if does and words.opens("asks", words.opening) and not words.has("past"):
        return False  # 确保党的主张成为国家意志, 做到件件有着落
    if (not does and text.find(_BY_NOW, 2) > 0) or (makes_up(text) and not words.has("asks")):
        return True
    telling = ("tells", "past") if does else ("tells", "past", "occurs")
    if not words.has(*telling):
        return False
    aimed = text.startswith(_AIMED, words.opening) and not particles.has_completion(text)
    described = max(text.rfind("的") if does or aimed else 0, _end_of_place(text))
    told = (term for term in words.moods if term.row[1] in telling and not _is_year(term, text))
    return any(term.end > described and not (does and _dates_object(term, words)) for term in told)


def _dates_object(term: Term, words: ClauseWords) -> bool:
    """Return whether a word of the past says which things are to be dealt with: 兑现去年补贴; not 改造去年完成."""
    behind_verb = term.row[1] == "past" and term.start >= words.opening + _VERB
    text = words.text
    return behind_verb and term.end < len(text) and not text.endswith(lexicon.cues("come-about growth"))


def _is_year(term: Term, text: str) -> bool:
    """Return whether 年来 is a year and a verb: 2019年来石桥, but 三年来."""
    return term.word == "年来" and text[max(0, term.start - 2) : term.start].isdigit()


def _has_effect(text: str) -> bool:
    """Return whether a clause says what effect something has: 开好会对提升层次具有积极的作用, 培训有助于减少事故."""
    if text.endswith(lexicon.cues("accorded")) and text.find("符合", _SUBJECT) > 0 and text[:1] not in _CAUSES:
        return not text.startswith(_KEEPING, skip_lead_in(text))  # 加强合作符合共同利益; not 确保符合标准
    at = max(text.find("有助于"), text.find("有利于"))
    if at > _SUBJECT and "的" not in text[at:]:
        return True
    at = text.find("具有")
    return at > 0 and "对" in text[:at] and text.endswith(("作用", "意义", "影响"))


def _end_of_place(text: str) -> int:
    """Return the end of a place that opens a clause: 在事关方向的问题上立场坚定 tells nothing by 事关."""
    if text[:1] != "在":
        return 0
    return max((text.find(end, 2, _PLACE) for end in "上中下"), default=-1) + 1


def _asks(words: ClauseWords) -> bool:
    """Return whether somebody is asked to achieve it: 确保…取得, 让…得到."""
    return words.has("asks") or words.text[:1] in _CAUSES


def _keeps(words: ClauseWords) -> bool:
    """Return whether a clause opens with keeping something as it is to be: 全力维护形势稳定, 确保生产平稳."""
    return words.text.startswith(_KEEPING, words.opening) or words.text.startswith(_KEEPING)


def _mood_of_act(words: ClauseWords) -> Mood:
    """Return the mood of a clause that reports nothing."""
    text = words.text
    if refuses(words):
        return Mood.REFUSES
    if words.opens("accords") and not is_imperative_after_adverbial(text, grounded=True):
        return Mood.ACCORDS
    led = is_imperative_after_adverbial(text, grounded=words.opens("sets") or words.opens("accords"))
    said = text.endswith(lexicon.cues("said-end")) and not text.endswith(lexicon.cues("story"))
    if said or (words.opens("sets") and not led) or sets_view(text):
        return Mood.SETS
    if is_ground(text):
        return Mood.GROUNDS
    if (
        led
        or any(_resolves(term, text) and not _is_done(term, words) for term in words.degrees)
        or opens_as_imperative(text)
        or assigns(text)
        or leaves_to_do(text)
    ):
        return Mood.ACTS
    return Mood.SILENT


def _is_done(term: Term, words: ClauseWords) -> bool:
    """Return whether a clause ends in what has been done: 80项任务基本完成; not 6月底前基本完成."""
    text = words.text
    ends = term.end == len(text) and term.row[1] == "commitment" and term.start >= words.opening + _SUBJECT
    return ends and "前" not in text and text[:1] not in _CAUSES and not _asks(words)


def _resolves(term: Term, text: str) -> bool:
    if tells_inability(term, text):
        return False
    return term.row[1] in {"resolve", "prohibition"} or (
        term.row[1] == "commitment" and term.row[2] != _REPORTS_AS_OFTEN
    )
