"""How far two clauses are about the same, and what keeps them apart although they share a frame or a slogan.

`directive_diff.grammar.demands.matter` says what each is about. Apart are: words that exclude each other (党内法规,
行政法规), statements of opposite developments (回暖, 萎缩), an order and a report, and clauses that are hardly
more than slogans.
"""

from __future__ import annotations

from collections import defaultdict
from enum import Enum, auto
from operator import add
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.alignment.points import bare
from directive_diff.grammar.demands.clause_words import Mood
from directive_diff.grammar.demands.imperatives import is_verb
from directive_diff.grammar.demands.matter import addressee_end
from directive_diff.grammar.demands.moods import mood_of
from directive_diff.lexicon.terms import Terms
from directive_diff.text import common_prefix, common_suffix, has_any
from directive_diff.words import cut

if TYPE_CHECKING:
    from collections.abc import Mapping

    from directive_diff.alignment.candidates import Overlap
    from directive_diff.alignment.points import Point
    from directive_diff.grammar.demands.matter import Matter

_ALONE = 0.5  # weight of a single shared character, relative to one inside a shared bigram
_MUCH = 4  # with this many shared characters of matter, two clauses are about the same, whatever follows
_ALIKE = 0.2  # the share of common modifiers from which two clauses qualify their last word alike
_SOMEWHAT = "有所"
_TO_COME = "将是"  # with one of these, a report may be a plan, or a definition of what is to be done
_ONE_THING = 200  # characters of a clause that can be about one thing
_LONGEST_TREND = 8  # characters of the longest word of a trend
_EXTENT = "extent"  # the direction of what only says how much
_TOPIC = "topic"  # the kind of slogans that only name a topic


def shared_matter(overlap: Overlap, source: Point, target: Point) -> float:
    """Return how far two points are about the same (0..1): the share of common matter, or of its last word if smaller.

    So 支持商户转型 and 支持商户还贷 have nothing in common, although both mention merchants.
    """
    ours = (source, overlap.source, overlap.source_chars)
    theirs = (target, overlap.target, overlap.target_chars)
    matter_s, matter_t = source.matter, target.matter
    cover_s, cover_t = matter_s.cover, matter_t.cover
    if cover_s == matter_s.acts or cover_t == matter_t.acts:  # the act is all that one is about: 开展宣讲
        cover_s, cover_t = cover_s | matter_s.acts, cover_t | matter_t.acts
    whole = max(_share(*ours, cover_s), _share(*theirs, cover_t))
    if not whole or (matter_s.head == cover_s and matter_t.head == cover_t):
        return whole
    if "、" in source.text or "、" in target.text:  # the last word belongs to one member only: 敢于较真、体现战斗性
        return whole
    if min((overlap.source & cover_s).bit_count(), (overlap.target & cover_t).bit_count()) >= _MUCH:
        return whole
    return min(whole, max(_share(*ours, matter_s.head), _share(*theirs, matter_t.head)))


def qualified_alike(overlap: Overlap, source: Point, target: Point) -> bool:
    """Return whether two points qualify the last word of their matter alike, or one of them does not qualify it.

    溺水事故 and 中毒事故 are both about accidents, but nothing else.
    """
    modifiers = source.matter.modifiers, target.matter.modifiers
    if not all(modifiers):
        return True
    ours = _share(source, overlap.source, overlap.source_chars, modifiers[0])
    return max(ours, _share(target, overlap.target, overlap.target_chars, modifiers[1])) >= _ALIKE


def _share(point: Point, bigrams: int, chars: int, part: int) -> float:
    """Return the share of a ``part`` of a point that two covers contain, by weight; single characters count half.

    A character is single even if it is shared with a neighbour outside the part, as 金 is in 资金|使用, 公积金|使用.
    """
    shared = bigrams & part
    both = shared & (shared << 1 | shared >> 1)
    alone = (shared | chars & part) & ~both
    if not both | alone:
        return 0.0
    weight = point.weigh(both) if both else 0.0
    return (weight + _ALONE * point.weigh(alone) if alone else weight) / (point.weigh(part) or 1.0)


def incomparable(source: Matter, target: Matter) -> bool:
    """Return whether one of two clauses asks and the other states a fact, or one has no matter of its own.

    农机事故风险偏大 does not carry 要坚决刹住农机事故多发势头, and 具有重要意义 can be said about anything.
    """
    ask_and_report = (source.asks and target.states and not target.asks) or (
        target.asks and source.states and not source.asks
    )
    return ask_and_report or not (source.cover and target.cover)


class Deed(Enum):
    """Whether a clause orders something to be done, or reports what is so or was done."""

    TO_DO = auto()
    ACT = auto()
    """An act, which is to be done unless its sentence reports it: 整治干部作风."""
    DONE = auto()
    SO_FAR = auto()
    """How far things have come: 前三季度外贸增长较快."""
    FAULT = auto()
    """What was found to be wrong: 有的单位档案库房漏雨, 少数干部作风漂浮."""


def deed(text: str) -> Deed | None:
    """Return whether a folded clause is an order or a report; None if it is neither, or says what is to come.

    要完善长期护理保险试点 is not carried by 长期护理保险试点已有三年.
    """
    mood = mood_of(text)
    if mood in {Mood.ORDERS, Mood.FORBIDS}:
        return Deed.TO_DO
    if _finds_fault(text):
        return Deed.FAULT
    if mood is Mood.ACTS:
        return Deed.ACT
    if mood is Mood.SILENT and _measures(text):
        return Deed.SO_FAR
    return Deed.DONE if mood is Mood.REPORTS and not has_any(text, _TO_COME) else None


def _measures(text: str) -> bool:
    """Return whether a clause says how far things have come: 前三季度外贸增长较快, 事故有所上升."""
    plain = text.rstrip("，。；！？,;")
    before, direction = _without_trend(plain, _trends()[0])
    if direction == _EXTENT:
        return bool(_without_trend(before, _trends()[0])[1])
    return bool(direction) and before.endswith(_SOMEWHAT)


def no_deed_of(ours: Deed | None, theirs: Deed | None, *, reworded: bool) -> bool:
    """Return whether one clause orders what the other only reports.

    An order that is ``reworded`` as a report is carried (要完成整改, 完成了整改), but the order to mend a fault is not.
    """
    deeds = {ours, theirs}
    if Deed.FAULT in deeds:
        return Deed.TO_DO in deeds or Deed.ACT in deeds
    if Deed.SO_FAR in deeds:
        return Deed.TO_DO in deeds
    return deeds == {Deed.TO_DO, Deed.DONE} and not reworded


def _finds_fault(text: str) -> bool:
    """Return whether a clause says what is so with some: 有的单位…; 部分路段实行单行 is done with them."""
    if text.startswith(lexicon.cues("some")):
        return "可" not in text  # 有的可以先行先试
    return text.startswith(lexicon.cues("some-of")) and not any(map(is_verb, cut(text)))


@lexicon.remembered
def contrasts(text: str) -> Mapping[int, str]:
    """Return, by the number of its group, each word of contrast that is the only one of its group in a folded clause.

    A list that names several of a group (党内法规、行政法规) excludes nothing, and who is addressed is no contrast. The
    group -1 is the direction in which the clause says that things develop.
    """
    if len(text) > _ONE_THING:
        return {}
    terms, groups = _contrast_groups()
    named: dict[int, set[str]] = {}
    for term in terms.find(text[addressee_end(text) :]):
        for group in groups[term.word]:
            named.setdefault(group, set()).add(term.word)
    single = {group: words.pop() for group, words in named.items() if len(words) == 1}
    direction = _trend(text)
    last = {-1: direction, -2: _amount(text), -3: _handling(text)}
    return single | {group: word for group, word in last.items() if word}


def _trend(text: str) -> str:
    """Return the direction of the longest word of a trend that ends a folded clause; empty if there is none.

    How much may follow it: 增长较快. What is guarded against (防止经济下滑) has no direction.
    """
    plain = text.rstrip("，。；！？,;")
    trends, last = _trends()
    if plain[-1:] not in last:
        return ""
    before, direction = _without_trend(plain, trends)
    if direction == _EXTENT:
        before, direction = _without_trend(before, trends)
    return "" if direction == _EXTENT or (direction and has_any(before, _guarding())) else direction


def _without_trend(plain: str, trends: Mapping[str, str]) -> tuple[str, str]:
    """Return what precedes the longest word of a trend that ends ``plain``, and its direction; all if none does."""
    for at in range(max(0, len(plain) - _LONGEST_TREND), len(plain) - 1):
        if plain[at:] in trends:
            return plain[:at], trends[plain[at:]]
    return plain, ""


def _amount(text: str) -> str:
    """Return whether a folded clause ends in saying that there is ``more`` or ``less`` of something; else nothing."""
    plain = text.rstrip("，。；！？,;")
    for amount in ("more", "less"):
        if plain.endswith(lexicon.cues(amount)):
            return "" if has_any(plain, _guarding()) else amount  # 遏制成本上升
    return ""


def _handling(text: str) -> str:
    """Return whether a folded clause first of all ``fosters`` something or ``fights`` what is wrong; else nothing.

    要整治文化广场噪声 does not carry 要建设文化广场.
    """
    plain = bare(text)
    return next((kind for kind in ("fosters", "fights") if plain.startswith(lexicon.cues(kind))), "")


def contrary(ours: Mapping[int, str], theirs: Mapping[int, str]) -> bool:
    """Return whether two clauses name words that exclude each other, given the `contrasts` of both."""
    return any(group in theirs and theirs[group] != word for group, word in ours.items())


def is_turned(source: str, target: str) -> bool:
    """Return whether two folded clauses differ only in an act and its antonym: a demand turned is no other demand.

    >>> is_turned("要扩大免税范围", "要缩小免税范围"), is_turned("要提高用电效率", "要降低用电成本")
    (True, False)
    """
    start, end = common_prefix(source, target), common_suffix(source, target)
    words = source[start : len(source) - end], target[start : len(target) - end]
    if not end or not all(words):  # what ends in such a word may say how things develop
        return False
    rows = ([side.split(" ") for side in row] for row in lexicon.table("antonyms"))
    return any(words[i] in sides[0] and words[1 - i] in sides[1] for sides in rows for i in (0, 1))


@lexicon.remembered
def novelty(wording: str) -> float:
    """Return the novelty of a wording (0..1): the share of its characters that are in no slogan."""
    return 1 - slogan_share(wording)


def slogan_share(wording: str) -> float:
    """Return the share of the characters of ``wording`` that are in slogans (0..1)."""
    slogans, at, inside = _slogans(), 0, 0
    if slogans.keys().isdisjoint(map(add, wording, wording[1:])):
        return 0.0
    while at < len(wording):
        step = 1
        for slogan in slogans.get(wording[at : at + 2], ()):
            if wording.startswith(slogan, at):
                step = len(slogan)
                inside += step
                break
        at += step
    return inside / len(wording)


@lexicon.derived
def _trends() -> tuple[Mapping[str, str], frozenset[str]]:
    """Return the words of trends with their directions, and the characters in which they end."""
    directions = {row[0]: row[1] for row in lexicon.table("trends")}
    return directions, frozenset(word[-1] for word in directions)


@lexicon.derived
def _guarding() -> tuple[str, ...]:
    """Return the words that guard against what follows them: 防止."""
    return tuple(row[0] for row in lexicon.table("polarity") if row[1] == "against")


@lexicon.derived
def _contrast_groups() -> tuple[Terms, Mapping[str, tuple[int, ...]]]:
    """Return the words of the table of contrasts, and the groups of each."""
    groups: dict[str, tuple[int, ...]] = {}
    for number, row in enumerate(lexicon.table("contrasts")):
        for word in row:
            groups[word] = (*groups.get(word, ()), number)
    return Terms.of((word,) for word in groups), groups


@lexicon.derived
def _slogans() -> Mapping[str, tuple[str, ...]]:
    """Return the slogans by the two characters that they begin with, the longest first."""
    slogans: dict[str, list[str]] = defaultdict(list)
    for slogan, kind, *_ in lexicon.table("slogans"):
        if kind != _TOPIC:
            slogans[slogan[:2]].append(slogan)
    return {opening: tuple(sorted(those, key=len, reverse=True)) for opening, those in slogans.items()}
