"""The kind of demand that a clause makes: it prohibits, requires or encourages, or it only praises or states.

After Ang 2023, China Quarterly, who sorts directives into red, black and grey; the mapping of words is ours. A clause
is judged by its words (`moods`) and its position: after 要 the next clause is a demand too (要压实责任，任务到人);
after a report it belongs to it (建成了大坝，保障供水). A directive has the strongest demand of its clauses: prohibits >
requires > encourages > praises > states.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.demands.clause_words import Mood
from directive_diff.grammar.demands.imperatives import opens_as_imperative
from directive_diff.grammar.demands.moods import (
    forbidding_word,
    gives_purpose,
    is_addressed,
    is_whole,
    lacks_topic,
    mood_of,
    names_speech,
)
from directive_diff.grammar.demands.particles import find_order, has_come_about
from directive_diff.grammar.demands.topics import tells_doer
from directive_diff.grammar.demands.voices import tells_of_others
from directive_diff.model import Demand
from directive_diff.text import has_any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from directive_diff.model import Clause, Directive

_ORDER = {kind: place for place, kind in enumerate(Demand)}
# After these, even a clause without a verb of doing is a demand, in the whole block; after others, in one sentence.
_ASKING = frozenset({"要求", "决定", "确定", "议定", "商定", "号召", "希望"})
_STRESSING = "强调"  # behind it, somebody and what they do is a demand: 批发企业建立价格台账
_URGING = ("鼓励", "激励")  # after these, the first sentence encourages
_BEARS = ("具有", "有着")  # before the significance of something
# Tuples, because members of an enumeration are slow to look up in a set.
_OF_A_TOPIC = (Mood.REPORTS, Mood.MEANS)
_STATING = (Mood.REPORTS, Mood.STANDS, Mood.SETS, Mood.TOPIC)
_DEMANDING = (Mood.ORDERS, Mood.FORBIDS, Mood.URGES)
_REPORTED = (Mood.REPORTS, Mood.STANDS, Mood.GROWS, Mood.PRAISES, Mood.MEANS)
_TELLING = (Mood.REPORTS, Mood.PRAISES, Mood.MEANS)
_TOPICS = (Mood.ACTS, Mood.SILENT, Mood.SETS, Mood.GROUNDS, Mood.GROWS, Mood.ENDORSES, Mood.SUPPORTS)
_JOINING = (Mood.ACCORDS, Mood.VOWS)
_ASKED = (Mood.ORDERS, Mood.FORBIDS, Mood.REFUSES, Mood.ENDORSES, Mood.URGES)
_AGREES = ("同意", "宁可", "宁愿", "宁听", "宁让", "宁肯")  # behind these, what follows is to be done
_ENDORSING = (Mood.ENDORSES, Mood.SUPPORTS)
_OPENING = (Mood.ACTS, Mood.REFUSES, Mood.ENDORSES, Mood.SUPPORTS)


class Course(Enum):
    """What the clauses of a sentence so far do."""

    OPEN = auto()
    DEMANDS = auto()
    TELLS = auto()


def with_demands(directives: Iterable[Directive], verb: str | None, *, reported: bool = False) -> Iterator[Directive]:
    """Yield the directives of a block opened by ``verb``, with the kind of demand of each of their clauses.

    In a text that only reports (``reported``), only a word of demand demands. The course of a sentence continues after
    ；, and ends with 。.
    """
    first = Course.TELLS if reported else Course.DEMANDS if verb in _ASKING else Course.OPEN
    urging = verb in _URGING and not reported
    course = Course.DEMANDS if urging or (verb in lexicon.cues("admonishes asks-first") and not reported) else first
    for directive in directives:
        texts = [clause.folded.text for clause in directive.clauses]
        if verb == _STRESSING and not reported and course is Course.OPEN and _charges_doer(texts):
            course = Course.DEMANDS
        kinds, course = _demands_of_sentence(texts, course)
        kinds = [_urged(kind, text) for kind, text in zip(kinds, texts, strict=True)] if urging else kinds
        clauses = [
            clause if clause.demand is kind else clause._replace(demand=kind)
            for clause, kind in zip(directive.clauses, kinds, strict=True)
        ]
        yield directive._replace(clauses=tuple(clauses))
        if not directive.text.endswith(("；", ";")):
            course, urging = first, False


def _charges_doer(texts: Sequence[str]) -> bool:
    """Return whether a sentence opens with those of a kind and what they do, and reports nothing: 班主任跟班管理, …."""
    if not tells_doer(texts[0]) or mood_of(texts[0]) is not Mood.SILENT:
        return False
    return not any(mood_of(text) in _REPORTED for text in texts[1:])


def _urged(kind: Demand, text: str) -> Demand:
    """Return the kind of demand of a clause behind 鼓励, which asks for nothing by itself: 鼓励 | 各校办出特色."""
    return Demand.ENCOURAGES if kind is Demand.REQUIRES and find_order(text) < 0 else kind


def demand_of(text: str) -> Demand:
    """Return the kind of demand that the folded ``text`` of a clause makes by itself."""
    return _demands_of_sentence([text], Course.OPEN)[0][0]


def forbidding(clause: Clause) -> str | None:
    """Return the word by which ``clause`` prohibits (不准, 杜绝), or None."""
    return forbidding_word(clause.folded.text)


def strongest(directive: Directive) -> Demand:
    """Return the kind of demand that ``directive`` makes: the strongest of its clauses."""
    return strongest_of(clause.demand for clause in directive.clauses)


def strongest_of(demands: Iterable[Demand]) -> Demand:
    """Return the strongest of ``demands``: prohibits > requires > encourages > praises > states; else ``states``."""
    return min(demands, key=_ORDER.__getitem__, default=Demand.STATES)


def _demands_of_sentence(texts: Sequence[str], course: Course) -> tuple[list[Demand], Course]:
    """Return the kinds of demand of the clauses of a sentence, and its course at its end."""
    if tells_of_others(texts):
        return [Demand.STATES] * len(texts), Course.TELLS
    kinds = []
    moods = _moods(texts)
    of_speech = Mood.MEANS in moods and any(map(names_speech, texts))
    endorsing = False  # whether all that is asked so far is to encourage: 鼓励银行开发产品，支持保险机构参与
    for text, mood in zip(texts, moods, strict=True):
        endorsing = mood in _ENDORSING and (endorsing or course is Course.OPEN)
        kinds.append(Demand.ENCOURAGES if endorsing else _kind(mood, course, of_speech=of_speech))
        course = _course(mood, course, text)
    return kinds, course


def _moods(texts: Sequence[str]) -> list[Mood]:
    """Return the moods of the clauses of a sentence.

    A statement without a topic is about the clause before it: 加大投入，有利于促进公平 demands no money.
    """
    moods = [_mood_of_verdict(text) or mood_of(text) for text in texts]
    topic = False
    if moods[0] is Mood.ACTS and texts[0][:1] == "为" and any(mood in _DEMANDING for mood in moods):
        moods[0] = Mood.SETS if gives_purpose(texts[0]) else moods[0]  # 为落实部署，要…
    for i in range(len(moods) - 1, -1, -1):
        leads = moods[i] is Mood.ACCORDS or (moods[i] is Mood.ACTS and gives_purpose(texts[i]))
        if leads and moods[i + 1 : i + 2] == [Mood.REPORTS]:
            moods[i] = Mood.SETS
        elif topic and moods[i] in _TOPICS:
            moods[i] = Mood.TOPIC
        else:
            topic = moods[i] in _OF_A_TOPIC and lacks_topic(texts[i])
    return _told_in_the_end(texts, _with_significance(texts, moods))


def _mood_of_verdict(text: str) -> Mood | None:
    """Return the mood of a clause that judges something, or says what is near: 做好防汛工作责任重大, 汛期来临."""
    if text.endswith(lexicon.cues("verdict")):
        judged = find_order(text) < 0 and not has_any(text, lexicon.cues("mind"))
        return Mood.STANDS if judged else None
    near = text.endswith(lexicon.cues("looming")) and find_order(text) < 0 and not opens_as_imperative(text)
    return Mood.STANDS if near else None


def _with_significance(texts: Sequence[str], moods: list[Mood]) -> list[Mood]:
    """Return the moods where a sentence says why something matters: 开好大会，对于凝聚人心，振奋精神，具有重大意义.

    What is judged is no demand either: 做好这项工作，责任重大.
    """
    for end, text in enumerate(texts):
        first = end
        if text.endswith(("意义", "作用", "影响")) and has_any(text, _BEARS):
            first = next((i for i in range(end, -1, -1) if texts[i].startswith("对")), end)
            moods[end] = Mood.REPORTS if moods[end] is Mood.ACTS and first < end else moods[end]
        judges = first < end or text.startswith(lexicon.cues("verdict"))
        if judges and not any(mood in _ASKED for mood in moods[max(first - 1, 0) : end]):
            around = range(max(first - 1, 0), end)
            moods = [Mood.TOPIC if i in around and m in _TOPICS else m for i, m in enumerate(moods)]
    return moods


def _told_in_the_end(texts: Sequence[str], moods: list[Mood]) -> list[Mood]:
    """Return the moods where the end of a sentence shows that it reports: 各级纪委忠诚履职，…，压倒性态势已经形成."""
    if Mood.REPORTS not in moods or any(mood in _ASKED for mood in moods):
        return moods
    doer = next((i for i, mood in enumerate(moods) if mood is Mood.ACTS), len(moods))
    if doer == len(moods) or not is_addressed(texts[doer]):
        return moods
    ends = [i for i in range(doer + 1, len(moods)) if moods[i] is Mood.REPORTS and has_come_about(texts[i])]
    end = ends[-1] if ends else 0
    return [Mood.TOPIC if i < end and mood in _TOPICS else mood for i, mood in enumerate(moods)]


def _kind(mood: Mood, course: Course, *, of_speech: bool) -> Demand:
    """Return the kind of demand of a clause, given the course of its sentence so far.

    ``of_speech`` says whether the sentence is about a speech or the like, so that its significance is praise.
    """
    if mood in _STATING or (mood in _JOINING and course is not Course.DEMANDS):
        return Demand.STATES
    if mood is Mood.FORBIDS or (mood is Mood.REFUSES and course is not Course.TELLS):
        return Demand.PROHIBITS
    if mood is Mood.PRAISES or (mood is Mood.MEANS and of_speech):
        return Demand.PRAISES
    if mood is Mood.URGES:
        return Demand.ENCOURAGES
    if (mood is Mood.ENDORSES and course is not Course.TELLS) or (mood is Mood.SUPPORTS and course is Course.OPEN):
        return Demand.ENCOURAGES
    orders = mood is Mood.ORDERS or (mood is Mood.ACTS and course is Course.OPEN)
    demanded = course is Course.DEMANDS and mood is not Mood.MEANS
    return Demand.REQUIRES if orders or demanded else Demand.STATES


def _course(mood: Mood, course: Course, text: str) -> Course:
    """Return the course of a sentence after a clause: unchanged unless the clause orders or reports."""
    if mood in _DEMANDING:
        return Course.DEMANDS
    if mood in _TELLING:
        return Course.TELLS
    if course is not Course.OPEN:
        return course
    if mood in _OPENING:
        return Course.DEMANDS
    agrees = text.removeprefix("会议").removeprefix("原则").startswith(_AGREES)  # 会议同意改造，由住建局实施
    tells = mood is Mood.GROWS or (mood is Mood.SILENT and is_whole(text) and not agrees)
    return Course.TELLS if tells else Course.OPEN
