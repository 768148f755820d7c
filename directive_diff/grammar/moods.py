"""What the words of one clause say of its mood, before its sentence is asked: an order, an act, a report, praise.

An order has its word (要, 必须, 应当); an act is a verb of doing that opens the clause (加强, 抓好, 把…做实), a demand
unless its sentence reports; a report has a sign of what is so or was done (了, 已, 是, 具有). The tables ``moods``,
``degree``, ``doing`` and ``leads`` hold the words, and say which stand where.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

from directive_diff import lexicon
from directive_diff.lexicon.terms import Term, Terms


class Mood(Enum):
    """What a clause does, as far as its own words tell."""

    FORBIDS = auto()
    REFUSES = auto()
    """It leaves something undone, a ban where its sentence demands: 不搞大水漫灌."""
    ENDORSES = auto()
    ORDERS = auto()
    ACTS = auto()
    REPORTS = auto()
    """What is so or was done; what the sentence goes on to say is told too."""
    STANDS = auto()
    """What is so now, behind which something may be asked yet: 当前正值汛期，压实责任."""
    GROWS = auto()
    """What came about, told unless its sentence asks for it: 能力进一步增强."""
    SETS = auto()
    """The ground or time of what follows: 按照…部署."""
    GROUNDS = auto()
    """A ground that is demanded too where its sentence demands: 以改革为动力."""
    PRAISES = auto()
    MEANS = auto()
    """What something means, praise where that is a speech or the like: 具有重大意义."""
    TOPIC = auto()
    """What the next clause tells something of: 加大投入，有利于促进公平."""
    SILENT = auto()


class _Words(NamedTuple):
    """A clause without what it quotes, where it begins to say something, and the words of the tables in it."""

    text: str
    opening: int
    degrees: list[Term]
    moods: list[Term]

    def has(self, *kinds: str) -> bool:
        """Tell whether a word of a kind of mood stands in it."""
        return any(term.row[1] in kinds for term in self.moods)

    def opens(self, kind: str, at: int = 0) -> bool:
        """Tell whether a word of a kind of mood stands at a place."""
        return any(term.row[1] == kind and term.start == at for term in self.moods)

    def closes(self, kind: str) -> bool:
        """Tell whether it ends in a word of a kind of mood."""
        return any(term.row[1] == kind and term.end == len(self.text) for term in self.moods)


_FORBIDS = 5  # the rung of a word that forbids wherever it stands
_STRONG = 4  # the rung of resolve and obligation from which an endorsement is an order
_MAY = 1  # the rung of what is only allowed (可以)
_TELLS_AS_OFTEN = "4"  # the rung of 实现, 完成: of results that are demanded or told
_ADVISES = frozenset({"不能", "不可", "不要", "不应", "不应当", "不应该"})  # these forbid where they open the clause
_FAR = 60  # characters that are looked at
_NEAR = 10  # characters between a verb that describes a thing and the 的 behind it
_WHOLE = 8  # characters of a clause that is more than a topic

_ORDER = re.compile(
    "(?<![重主需必纲摘首概次简扼将就只想若快即索之])要(?![求素点害件闻塞紧领义强么是道职旨])|就要|"
    "(?<!不)(?:应当|应该)|(?<![不的])需要(?!的|$)|"
    "(?<![相响反适对供回顺效感因了])(?:应|须|需)(?=[尽加进坚继抓做把以在从积切认深统着充努及])|"
    "要求(?=[各全有]|[一-龥]{2,10}(?:[省市县]|部门|单位|同志))|"
    "(?:关键|重点|首要|重要的|核心|当务之急)(?:就是|是|在于)(?=[把要加推抓坚落深提完学])"
)
# A word of order inside what describes a thing orders nothing: 要建设的大学是…, save under 认识 and its like.
_OF_A_THING = re.compile("(?:要|应当|应该|需要)[^，的]{2,12}的[^，]{2,14}?(?<![凡就还总都于但可])是")
_MINDS = re.compile("认识|看到|牢记|理解|把握|领会|明确|懂得|明白|坚持|领悟|认清")
# Aspect, copula and future: what was done, what is so, what somebody will do.
_DONE = re.compile("(?<![为除罢])了(?![解的却然])")
_REPORT = re.compile(
    f"{_DONE.pattern}|已经?(?!.{{0,20}}的)|"
    "(?<![求别其还总凡但可只要若就于越一二三四五六七八九十])是(?!否)|(?:就是|还是)(?!要)|不是|"
    "(?<![自志意心甘情])愿(?!望|景|意)|[一-龥]方(?:高度|支持|赞|欢迎|坚决|坚定)|"
    "将(?:继续|进一步|于|会|有|把|持续|不断|首次)|将(?![士领军帅近来])(?!.{0,30}(?:作为|[入成为到在给]|结合|进行|同|与))"
)
_BURDEN = re.compile("(?:形势|任务|压力|风险|问题|矛盾|挑战|责任)[^，]{0,8}$")
_HAS = re.compile("[有具供是为]")
_GROWS = re.compile("(?<=[^的]{3})更加[^，]{2}$")
_GAVE = re.compile("[作做]出了.{0,12}贡献")
_SAYS = re.compile("(?:提出|指出|强调|表示|介绍|[^传小学]说)$")
_GROUND = re.compile("以[^，]+为[^，]{2,14}(?<!来抓)$")
_MANNER = re.compile("[^，、的要把在]{2,5}地(?![方区位])")
_PLACE = re.compile("[中上下]|方面")
_GIVEN_GROUND = re.compile("要求|部署|原则|规定|思路|方针|安排|标准|形势|任务|挑战|需要|精神")
_QUOTED = re.compile("“[^“”]*”|《[^《》]*》")
_VERBS = frozenset("把以将按用从向为让使抓做防保促守建强抢补稳办")  # verbs and prepositions of one character
_CAUSES = frozenset("把将让使")
_NUMBER = re.compile("第?[一二三四五六七八九十]+(?:是要|要|是|、)|[(（][一二三四五六七八九十]+[)）]")
# Whom a word of advice is said to, where it does not open the clause: 各级干部不能层层加码.
_WHOM = re.compile(
    "(?:我们|大家|任何[^不]{1,8}|各[^不]{1,14}|全[党省市县体][^不]{0,10}|(?:广大|党员|领导|每)[^不]{1,10})[都也]?(?=不)"
)
_PREDICATE = re.compile(
    "[这也就既又都更正却才均]*(?:不仅|不但)?"
    "(?:是(?!否)|具有|有利于|有助于|意味着|标志着|离不开|事关|关系|对.{2,30}具有|[一-龥]{1,4}了(?![解的])|为[^，]{2,40}了)"
)
_ADDRESSEE = re.compile("各|全[党省市县体区国]|广大|党员|领导|干部|有关|不|新")
_ADDRESSED = re.compile("各[级地部单县市乡区有]|全[党省市县体区]|广大|有关")
_WHO = 16  # characters that may name whom a clause addresses
_TIMES = ("时", "中", "下", "后", "前", "上", "里", "际", "方面", "期间")


@lexicon.derived
def mood(text: str) -> Mood:
    """Return what the folded ``text`` of a clause says of its mood."""
    words = _words(text)
    if _forbidding(words):
        return Mood.FORBIDS
    if _is_praise(words):
        return Mood.PRAISES
    if _endorses(words):
        return Mood.ENDORSES
    if _orders(words):
        return Mood.ORDERS
    return _told(words) or _done(words)


def forbidding_word(text: str) -> str | None:
    """Return the word by which the folded ``text`` of a clause forbids or refuses, or None; no quoted name does."""
    words = _words(text)
    refused = (term for term in words.moods if term.row[1] == "refuses")
    term = _forbidding(words) or next(refused, None)
    return term.word if term else None


def names_speech(text: str) -> bool:
    """Tell whether the folded ``text`` of a clause names what somebody said or wrote: a speech, a letter."""
    return any(term.row[1] == "said" for term in _moods().find(text))


def lacks_topic(text: str) -> bool:
    """Tell whether a clause opens with what it tells, so that the one before says of what: 是…举措, 取得了…."""
    return _PREDICATE.match(text) is not None


def is_whole(text: str) -> bool:
    """Tell whether a silent clause tells of somebody (中央军委身体力行): no topic, time or addressee."""
    return len(text) >= _WHOLE and _ADDRESSEE.match(text) is None and not text.endswith(_TIMES)


def _words(text: str) -> _Words:
    text = _QUOTED.sub("“”", text)  # a name says nothing of the clause: 严格执行“六个不准”
    return _Words(text, _opening(text), list(_degrees().find(text)), list(_moods().find(text)))


def _forbidding(words: _Words) -> Term | None:
    whom = _WHOM.match(words.text, words.opening)
    opening = whom.end() if whom else words.opening
    return next((term for term in words.degrees if _forbids(term, words.text, opening)), None)


def _forbids(term: Term, text: str, opening: int) -> bool:
    if term.row[1] != "prohibition":
        return False
    if term.word in _ADVISES and term.start <= opening:
        of_a_thing = "的" in text[term.end : term.end + _NEAR] and _ORDER.search(text, term.end)
        return not of_a_thing  # 不应该发生的险情要倒查责任
    return int(term.row[2]) >= _FORBIDS


def _is_praise(words: _Words) -> bool:
    praises = (term for term in words.moods if term.row[1] == "praises")
    return any(words.text[term.end : term.end + 1] != "的" for term in praises) or bool(_GAVE.search(words.text))


def _endorses(words: _Words) -> bool:
    if any(t.row[1] in {"obligation", "resolve"} and int(t.row[2]) >= _STRONG for t in words.degrees):
        return False
    return any(t.row[1] == "encouragement" and t.start <= words.opening < t.end for t in words.degrees)


def _orders(words: _Words) -> bool:
    text = words.text
    order = _ORDER.search(text)
    if not order:
        return any(term.row[1] == "obligation" and int(term.row[2]) > _MAY for term in words.degrees)
    thing = _OF_A_THING.search(text)
    of_a_thing = thing and not _MINDS.search(text[: thing.end()])
    return not of_a_thing and not _DONE.search(text[: order.start()])


def _told(words: _Words) -> Mood | None:
    """Return the mood of a clause that tells something, or None."""
    ends = words.closes("ends")
    minds = _MINDS.search(words.text[: words.opening + 2])
    if not minds or words.text.startswith(("了", "到了"), minds.end()):  # 深刻认识到这是重大任务 tells nothing
        if any(term.row[1] == "means" and _HAS.search(words.text[: term.start]) for term in words.moods):
            return Mood.MEANS
        if _reports(words):
            return Mood.REPORTS
        if words.has("stands") or (ends and _BURDEN.search(words.text)):
            return Mood.STANDS
    grown = (words.has("grows") or ends or _GROWS.search(words.text)) and not _asks(words)
    return Mood.GROWS if grown or (ends and words.opens("names")) else None


def _reports(words: _Words) -> bool:
    """Tell whether a clause reports; what it says of the thing to be made is no report (形成具有特色的制度)."""
    if _REPORT.search(words.text, words.opening):
        return True
    acts = _is_imperative(words.text[words.opening :])
    terms = (term for term in words.moods if term.row[1] in {"tells", "past"})
    return any(not acts or "的" not in words.text[term.end :] for term in terms)


def _asks(words: _Words) -> bool:
    """Tell whether somebody is asked to bring it about: 确保…取得, 让…得到."""
    return words.has("asks") or words.text[:1] in _CAUSES


def _done(words: _Words) -> Mood:
    """Return the mood of a clause that tells nothing."""
    text, opening = words.text, words.opening
    if words.opens("refuses", opening) or (text[:1] == "对" and words.has("refuses")):
        return Mood.REFUSES
    led = _is_led(words)
    if (words.opens("sets") and not led) or _SAYS.search(text):
        return Mood.SETS
    if _GROUND.match(text):
        return Mood.GROUNDS
    if led or any(map(_resolves, words.degrees)) or _is_imperative(text) or _is_imperative(text[opening:]):
        return Mood.ACTS
    return Mood.SILENT


def _resolves(term: Term) -> bool:
    return term.row[1] in {"resolve", "prohibition"} or (term.row[1] == "commitment" and term.row[2] != _TELLS_AS_OFTEN)


def _is_imperative(text: str) -> bool:
    return text[:2] in _doing() or text[:3] in _doing() or text[:1] in _VERBS


def _is_led(words: _Words) -> bool:
    """Tell whether a verb of doing follows who, where or why: 各部门加强值守, 在改革中加快建设, 按要求加强管理."""
    addressee = _ADDRESSED.match(words.text)
    if addressee:
        return any(_is_imperative(words.text[i:]) for i in range(addressee.end(), min(len(words.text), _WHO)))
    if words.text[:1] in {"在", "从"}:
        heads = _PLACE.finditer(words.text, 0, _FAR)
    elif words.opens("sets"):
        heads = _GIVEN_GROUND.finditer(words.text, 0, _FAR)
    else:
        return False
    rests = (words.text[head.end() : head.end() + _FAR] for head in heads)
    return any(_is_imperative(rest[_opening(rest) :]) for rest in rests)


def _opening(text: str) -> int:
    """Return where the clause begins to say something, behind 一要, 继续, 切实 and the like."""
    number = _NUMBER.match(text)
    at = number.end() if number else 0
    while lead := _leads().at(text, at):
        at = lead.end
    manner = _MANNER.match(text, at)
    return manner.end() if manner else at


@lexicon.derived
def _degrees() -> Terms:
    return Terms.of(row for row in lexicon.table("degree") if len(row[0]) > 1)


@lexicon.derived
def _moods() -> Terms:
    return Terms.of(lexicon.table("moods"))


@lexicon.derived
def _doing() -> frozenset[str]:
    return lexicon.words("doing")


@lexicon.derived
def _leads() -> Terms:
    degrees = (row for row in lexicon.table("degree") if row[1] in {"obligation", "resolve", "manner"})
    return Terms.of((*lexicon.table("leads"), *degrees))
