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
from directive_diff.grammar.imperatives import WHO, is_imperative, is_imperative_after_adverbial, skip_lead_in
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
    ORDERS = auto()
    ACTS = auto()
    REPORTS = auto()
    """What is so or was done; the rest of the sentence is part of the report."""
    STANDS = auto()
    """What is so now, after which a demand may still follow: 当前正值汛期，压实责任."""
    GROWS = auto()
    """What has changed, a report unless the sentence demands it: 能力进一步增强."""
    SETS = auto()
    """The ground or time of what follows: 按照…部署."""
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
_MAY = 1  # the rung of a mere permission (可以)
_REPORTS_AS_OFTEN = "4"  # the rung of 实现, 完成: demanded as often as reported
_ADVISES = frozenset({"不能", "不可", "不要", "不应", "不应当", "不应该"})  # these forbid at the start of a clause
_NEAR = 10  # characters between a verb that describes a thing and the 的 after it
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
    if _endorses(words):
        return Mood.ENDORSES
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
    bare = text.lstrip(_LINKS).removeprefix("不仅").removeprefix("不但")
    if bare.startswith(lexicon.cues("predicate")) or (bare.startswith("是") and not bare.startswith("是否")):
        return True
    if text.startswith(("对", "为")):
        return "具有" in text if text[0] == "对" else particles.has_completion(text)
    return particles.has_completion(text[:_AT_ONCE])


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


def _endorses(words: _Words) -> bool:
    if not words.degrees:
        return False
    if any(t.row[1] in {"obligation", "resolve"} and int(t.row[2]) >= _STRONG for t in words.degrees):
        return False
    return any(t.row[1] == "encouragement" and t.start <= words.opening < t.end for t in words.degrees)


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
        if words.has("stands") or (ends and any(word in words.text[-_NEAR:] for word in lexicon.cues("burden"))):
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
    if particles.has_report(words.text, words.opening):
        return True
    described = words.text.rfind("的") if is_imperative(words.text[words.opening :]) else 0
    return any(term.row[1] in {"tells", "past"} and term.end > described for term in words.moods)


def _asks(words: _Words) -> bool:
    """Return whether somebody is asked to achieve it: 确保…取得, 让…得到."""
    return words.has("asks") or words.text[:1] in _CAUSES


def _mood_of_act(words: _Words) -> Mood:
    """Return the mood of a clause that reports nothing."""
    text, at = words.text, words.opening
    if words.opens("refuses", at) or (text[:1] == "对" and words.has("refuses")):
        return Mood.REFUSES
    led = is_imperative_after_adverbial(text, grounded=words.opens("sets"))
    if (words.opens("sets") and not led) or (
        text.endswith(lexicon.cues("said-end")) and not text.endswith(lexicon.cues("story"))
    ):
        return Mood.SETS
    if _is_ground(text):
        return Mood.GROUNDS
    if led or any(map(_resolves, words.degrees)) or is_imperative(text) or is_imperative(text[at:]):
        return Mood.ACTS
    return Mood.SILENT


def _is_ground(text: str) -> bool:
    return text.startswith("以") and 1 < text.find("为", 2) < len(text) - 2 and not text.endswith("来抓")


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
