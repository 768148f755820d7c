"""The mood of a clause by its own words, without its sentence: an order, an act, a report, praise.

An order has a word of demand (要, 必须, 应当). An act opens with a verb of doing (加强, 抓好, 把…做实) and is a demand
unless its sentence reports. A report has a sign that something is so or was done (了, 已, 是, 具有). The words are in
the tables ``moods``, ``degree``, ``doing`` and ``leads``.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar import particles
from directive_diff.grammar.assignments import assigns, says_of_case, tallies
from directive_diff.grammar.imperatives import (
    WHO,
    is_imperative,
    is_imperative_after_adverbial,
    opens_as_imperative,
    skip_lead_in,
)
from directive_diff.lexicon.terms import Term, Terms
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Mood(Enum):
    """What a clause does, by its own words."""

    FORBIDS = auto()
    REFUSES = auto()
    """Not doing something, which is a ban if the sentence demands: 不搞大水漫灌."""
    ENDORSES = auto()
    SUPPORTS = auto()
    """Help for what others do, which is a task if the sentence demands: 支持青年创业."""
    ORDERS = auto()
    ACTS = auto()
    REPORTS = auto()
    """What is so or was done; the rest of the sentence is part of the report."""
    STANDS = auto()
    """What is so now, after which a demand may still follow: 当前正值汛期，压实责任."""
    GROWS = auto()
    """What has changed, a report unless the sentence demands it: 能力进一步增强."""
    SETS = auto()
    """The time or topic of what follows: 随着…, 对于…."""
    ACCORDS = auto()
    """The ground of what follows, which is demanded with what is demanded before it: 按照…部署."""
    VOWS = auto()
    """The speaker's own assent, unless the sentence demands it: 坚决拥护."""
    GROUNDS = auto()
    """A ground that is a demand too if its sentence demands: 以改革为动力."""
    PRAISES = auto()
    MEANS = auto()
    """The significance of something, praise if that is a speech or the like: 具有重大意义."""
    TOPIC = auto()
    """The topic of the next clause: 加大投入，有利于促进公平."""
    SILENT = auto()


class _Words(NamedTuple):
    """A clause without quoted names, the start of its content, and the words of the tables in it."""

    text: str
    opening: int
    degrees: list[Term]
    moods: Sequence[Term] = ()

    def has(self, *kinds: str) -> bool:
        """Return whether it contains a word of one of these kinds of mood."""
        return bool(self.moods) and any(term.row[1] in kinds for term in self.moods)

    def opens(self, kind: str, at: int = 0) -> bool:
        """Return whether a word of a kind of mood is at an offset."""
        return bool(self.moods) and any(term.row[1] == kind and term.start == at for term in self.moods)

    def closes(self, kind: str) -> bool:
        """Return whether it ends in a word of a kind of mood."""
        return bool(self.moods) and any(term.row[1] == kind and term.end == len(self.text) for term in self.moods)


_FORBIDS = 5  # the rung of a word that forbids in any position
_STRONG = 4  # the rung of resolve and obligation from which an endorsement is an order
# These only wish; what others endorse is a task if it is ordered: 要引导企业下沉服务.
_WISHES = frozenset({"希望", "鼓励", "提倡", "倡导", "倡议", "号召", "呼吁", "建议"})
_MAY = 1  # the rung of a mere permission (可以)
_REPORTS_AS_OFTEN = "4"  # the rung of 实现, 完成: demanded as often as reported
_ADVISES = frozenset({"不能", "不可", "不要", "不应", "不应当", "不应该"})  # these forbid at the start of a clause
_NEAR = 10  # characters between a verb that describes a thing and the 的 after it
_HIGH = 30  # characters before the name of a body that nobody tells what to do
_PLACE = 30  # characters of a place that opens a clause
_AT_ONCE = 6  # characters of the start of a clause that reports an act: 有力推动了
_WHOLE = 8  # characters of a clause that is more than a topic

_HAS = frozenset("有具供是为")  # one of these introduces a significance: 具有重大意义, 提供根本遵循
_QUOTED = re.compile("“[^“”]*”|《[^《》]*》")
_CAUSES = frozenset("把将让使")
# How a clause opens that comments on the one before, after these characters.
_LINKS = "这也就既又都更正却才均"


@lexicon.remembered
def mood_of(text: str) -> Mood:
    """Return the mood of a clause, judged by its folded ``text`` alone."""
    words = _read_words(text)
    if _forbidding(words):
        return Mood.FORBIDS
    endorsement = _endorsement(words)
    if endorsement:
        return endorsement
    if _orders(words):
        return Mood.ORDERS
    words = words._replace(moods=list(_moods().find(words.text)))
    return _mood_of_report(words) or _mood_of_act(words)


def forbidding_word(text: str) -> str | None:
    """Return whether a clause without signs reports on somebody (中央军委身体力行), and is not just a topic."""
    words = _read_words(text)
    refused = (term for term in _moods().find(words.text) if term.row[1] == "refuses")
    term = _forbidding(words) or next(refused, None)
    return term.word if term else None


def names_speech(text: str) -> bool:
    """Return whether the folded ``text`` of a clause names what somebody said or wrote: a speech, a letter."""
    return any(term.row[1] == "said" for term in _moods().find(text))


def lacks_topic(text: str) -> bool:
    """Return whether a clause has no topic, so that the one before is its topic: 是…举措, 取得了…."""
    said = text.lstrip(_LINKS).removeprefix("不仅").removeprefix("不但")
    if said.startswith(lexicon.cues("predicate")) or (said.startswith("是") and not said.startswith("是否")):
        return True
    if text.startswith(("对", "为")):
        return "具有" in text if text[0] == "对" else particles.has_completion(text)
    return particles.has_completion(text[:_AT_ONCE]) or (
        particles.has_completion(text) and opens_as_imperative(text) and not is_addressed(text)
    )


def is_addressed(text: str) -> bool:
    """Return whether a clause opens with those whom officials address: 各地区各部门, 全体党员."""
    return text.startswith(lexicon.cues("addressed"))


def is_whole(text: str) -> bool:
    """Return whether a clause without signs reports on somebody (中央军委身体力行), unlike a topic."""
    return (
        len(text) >= _WHOLE
        and not text.startswith(lexicon.cues("nobody addressed"))
        and not text.endswith(lexicon.cues("time-end"))
    )


def _read_words(text: str) -> _Words:
    if "“" in text or "《" in text:
        text = _QUOTED.sub("“”", text)  # a quoted name does not affect the mood: 严格执行“六个不准”
    return _Words(text, skip_lead_in(text), list(degrees().find(text)))


def _forbidding(words: _Words) -> Term | None:
    at = words.opening
    if words.text.startswith(lexicon.cues("advised addressed"), at):  # 各级干部不能层层加码
        at = max(at, words.text.find("不", at, at + WHO))
    return next((term for term in words.degrees if _forbids(term, words.text, at)), None)


def _forbids(term: Term, text: str, at: int) -> bool:
    if term.row[1] != "prohibition":
        return False
    if term.word in _ADVISES and term.start <= at:
        of_a_thing = "的" in text[term.end : term.end + _NEAR] and particles.find_order(text[term.end :]) >= 0
        return not of_a_thing  # 不应该发生的险情要倒查责任
    return int(term.row[2]) >= _FORBIDS


def _is_praise(words: _Words) -> bool:
    praises = (term for term in words.moods if term.row[1] == "praises")
    return any(words.text[term.end : term.end + 1] != "的" for term in praises) or _contributed(words.text)


def _contributed(text: str) -> bool:
    """Return whether somebody has contributed: 作出了突出贡献."""
    at = max(text.find("作出了"), text.find("做出了"))
    return at >= 0 and "贡献" in text[at : at + _NEAR + 7]


def _endorsement(words: _Words) -> Mood | None:
    """Return the mood of a clause that encourages others, or None; what is ordered or kept to does not."""
    if any(t.row[1] in {"obligation", "resolve"} and int(t.row[2]) >= _STRONG for t in words.degrees):
        return None
    at = words.opening
    term = next((t for t in words.degrees if t.row[1] == "encouragement" and t.start <= at < t.end), None)
    if term is None or "坚持" in words.text[: term.start]:
        return None
    if term.word in _WISHES:
        return Mood.ENDORSES
    ordered = particles.find_order(words.text[: term.start]) >= 0
    others = any(word in words.text[term.end : term.end + _NEAR] for word in lexicon.cues("encouraged"))
    return Mood.SUPPORTS if others and not ordered else None


def _orders(words: _Words) -> bool:
    text = words.text
    at = particles.find_order(text)
    if at < 0:
        return any(term.row[1] == "obligation" and int(term.row[2]) > _MAY for term in words.degrees)
    of_a_thing = particles.is_attributive(text, at) and not any(word in text for word in lexicon.cues("mind"))
    return not of_a_thing and not particles.has_completion(text[:at])


def _mood_of_report(words: _Words) -> Mood | None:
    """Return the mood of a clause that reports something, or None."""
    if _is_praise(words):
        return Mood.PRAISES
    ends = words.closes("ends")
    if not _asks_to_see(words):
        meant = max((term.start for term in words.moods if term.row[1] == "means"), default=0)
        if not _HAS.isdisjoint(words.text[:meant]):
            return Mood.MEANS
        if _reports(words):
            return Mood.REPORTS
        if words.has("stands") or _allows(words) or (ends and any(word in words.text[-_NEAR:] for word in lexicon.cues("burden"))):
            return Mood.STANDS
    grown = (words.has("grows") or ends or _betters(words.text)) and not _asks(words)
    return Mood.GROWS if grown or (ends and words.opens("names")) else None


def _asks_to_see(words: _Words) -> bool:
    """Return whether a clause asks people to recognise something, which is not a report: 深刻认识到这是重大任务."""
    head = words.text[: words.opening + 2]
    at = max(map(head.find, lexicon.cues("mind")), default=-1)
    return at >= 0 and not words.text.startswith(("了", "到了"), at + 2)


def _betters(text: str) -> bool:
    """Return whether a clause ends in a comparative, which reports a change: 流动更加便捷."""
    return len(text) > _WHOLE and text[-4:-2] == "更加" and text[-5] != "的"


def _reports(words: _Words) -> bool:
    """Return whether a clause reports; an attribute of the thing to be made does not count (形成具有特色的制度)."""
    text = words.text
    if particles.has_report(text, words.opening) or tallies(text) or _is_held_high(text):
        return True
    does = opens_as_imperative(text) or says_of_case(text)
    if does and words.opens("asks", words.opening) and not words.has("past"):
        return False  # 确保党的主张成为国家意志, 做到件件有着落
    telling = {"tells", "past"} if does else {"tells", "past", "occurs"}
    described = max(text.rfind("的") if does else 0, _end_of_place(text))
    return any(term.row[1] in telling and term.end > described for term in words.moods)


def _allows(words: _Words) -> bool:
    return (words.has("allows") or particles.permits(words.text)) and not opens_as_imperative(words.text)


def _is_held_high(text: str) -> bool:
    """Return whether a clause opens with one whom nobody tells what to do: 以某某同志为核心的党中央, 我国."""
    if text[:1] == "以":
        text = text[text.find("为核心的", 0, _HIGH) + 4 :] if "为核心的" in text[:_HIGH] else text
        text = text[text.find("为总书记的", 0, _HIGH) + 5 :] if "为总书记的" in text[:_HIGH] else text
    name = next((word for word in lexicon.cues("held-high") if text.startswith(word)), "")
    return bool(name) and not text.startswith(("各", "有关", "的", "决策", "部署", "关于", "重大", "对"), len(name))


def _end_of_place(text: str) -> int:
    """Return the end of a place that opens a clause: 在事关方向的问题上立场坚定 tells nothing by 事关."""
    if text[:1] != "在":
        return 0
    return max((text.find(end, 2, _PLACE) for end in "上中下"), default=-1) + 1


def _asks(words: _Words) -> bool:
    """Return whether somebody is asked to achieve it: 确保…取得, 让…得到."""
    return words.has("asks") or words.text[:1] in _CAUSES


def _mood_of_act(words: _Words) -> Mood:
    """Return the mood of a clause that reports nothing."""
    text, at = words.text, words.opening
    if words.opens("refuses", at) or (text[:1] == "对" and words.has("refuses")):
        return Mood.REFUSES
    if _vows(words):
        return Mood.VOWS
    if words.opens("accords") and not is_imperative_after_adverbial(text, grounded=True):
        return Mood.ACCORDS
    led = is_imperative_after_adverbial(text, grounded=words.opens("sets") or words.opens("accords"))
    if (words.opens("sets") and not led) or (
        text.endswith(lexicon.cues("said-end")) and not text.endswith(lexicon.cues("story"))
    ):
        return Mood.SETS
    if _is_ground(text):
        return Mood.GROUNDS
    if led or any(map(_resolves, words.degrees)) or opens_as_imperative(text) or assigns(text):
        return Mood.ACTS
    return Mood.SILENT


def _vows(words: _Words) -> bool:
    """Return whether the speaker assents: 我们坚决拥护, 对公报表示坚决拥护."""
    text = words.text
    ours = text.startswith(lexicon.cues("ours"))
    return any(
        term.row[1] == "vows" and (ours or term.start <= words.opening or "表示" in text[: term.start])
        for term in words.moods
    )


def _is_ground(text: str) -> bool:
    if text[:1] != "以" or text.endswith("来抓"):
        return False
    at = text.find("为", 2) + 1
    rest = text[at:]
    acts = (i for i in range(1, len(rest) - len("推动发展") + 1) if is_imperative(rest[i:]) and "的" not in rest[:i])
    return 1 < at < len(text) - 1 and next(acts, None) is None  # 以人为本做好设计 is an act


def _resolves(term: Term) -> bool:
    return term.row[1] in {"resolve", "prohibition"} or (
        term.row[1] == "commitment" and term.row[2] != _REPORTS_AS_OFTEN
    )


@lexicon.derived
def degrees() -> Terms:
    """Return the words of degree of more than one character; 要 and its like need the words around them."""
    return Terms.of(row for row in lexicon.table("degree") if len(row[0]) > 1)


@lexicon.derived
def _moods() -> Terms:
    return Terms.of(lexicon.table("moods"))
