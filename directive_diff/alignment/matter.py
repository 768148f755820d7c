"""What a demand is about: its wording without the frame that it shares with hundreds of others.

加大巡查力度 and 加大宣讲力度 share the frame 加大…力度 but have nothing to do with each other: they are about 巡查 and
宣讲. The frame consists of the verbs that open a clause, words for whom it addresses, how and how much, and nouns that
add nothing to what precedes them.

Three more measures separate clauses that share a frame or a slogan but not a demand: words that exclude each other
(党内法规, 行政法规), a demand against a report, and how little of a clause is more than slogans.
"""

from __future__ import annotations

import re
from collections import defaultdict
from enum import Enum, auto
from operator import add
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.moods import Mood, mood_of
from directive_diff.lexicon.terms import Terms
from directive_diff.text import is_han
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from directive_diff.alignment.candidates import Overlap
    from directive_diff.alignment.points import Point

# 要 and its like behind whoever is to do it; the characters around 要 and 应 rule out 重要, 要求, 应急 and the like.
_MODAL = re.compile(
    "必须|务必|应当|应该|需要|须|(?<![供响适对反效相顺回呼感])应(?![急对用邀届收试])"
    "|(?<![重主需必纲摘首概次简扼将就])要(?![求素点害件闻塞紧领义强么是])"
)
_NEAR = 16  # characters from the start of a clause in which its 要 may follow an addressee
_FIGURE = re.compile("[0-9.%]+[十百千万亿]*")
_NUMERAL = re.compile("[0-9.%一二两三四五六七八九十百千万亿几半多余]+")
_ALONE = 0.5  # weight of a single shared character, relative to one inside a shared bigram
_COMPOUND, _NOUN = 4, 2  # characters of a word that ends in a noun of the frame (考勤制度), and of that noun
_MUCH = 4  # with this many shared characters of matter, two clauses are about the same, whatever follows
_ASKING = frozenset({"obligation", "prohibition", "resolve", "commitment", "encouragement"})
_TO_COME = "将是"  # with one of these, a report may be a plan, or a definition of what is to be done
_ONE_THING = 200  # characters of a clause that can be about one thing
_SLOGANS = 2.0  # a clause that is half slogans has no novelty
_TOPIC = "topic"  # the kind of slogans that only name a topic


class Matter(NamedTuple):
    """What a wording is about: the covers (`directive_diff.alignment.points`) of its matter and of the last word of it.

    ``acts`` is the cover of the closing words that say what is done with it. ``asks`` means that something is to be done: the clause opens with a verb of doing, or contains a word of demand.
    ``states`` means that it ends like a statement of fact (风险偏大).
    """

    cover: int
    head: int
    asks: bool
    states: bool = False
    acts: int = 0


def matter(words: Sequence[str]) -> Matter:
    """Return the matter of the wording that ``words`` make up.

    巡查 has the characters 2 and 3, the bits 0b1100:

    >>> matter(("加大", "巡查", "力度"))
    Matter(cover=12, head=12, asks=True, states=False)
    """
    light, doing, asking, nouns = _frame()
    acts, addressed = _acts(), addressee_end("".join(words))
    kept: list[tuple[int, bool]] = []
    figures: list[int] = []
    verbs: list[int] = []
    plain: list[int] = []
    at, opening, asks, counting, pivots = 0, True, addressed > 0, False, False
    states = "".join(words[-2:]).endswith(_states())
    for word in words:
        length = len(word)
        cover = ((1 << length) - 1) << at  # as many ones as characters, shifted to the start of the word
        at += length
        if at <= addressed:
            continue
        cover = cover >> addressed << addressed
        asks = asks or word in asking
        counting, counted = bool(_FIGURE.fullmatch(word)), counting
        measures = counting or (word in _all_units() and counted) or _is_measure(word)
        if opening and _is_doing(word):
            asks = asks or not states
            if word not in asking:
                verbs.append(cover)
            pivots = pivots or word in _pivots()
        elif measures:
            figures.append(cover)
        elif word not in light:
            opening = False
            closes = length >= _COMPOUND and (word[-_NOUN:] in nouns or word[-_NOUN:] in acts)
            act = not pivots and (word in acts or (closes and word[:-_NOUN] in acts))
            kept.append((cover & cover >> _NOUN if closes else cover, act))  # 0b1111 without its last two: 0b0011
        elif verbs and word in nouns and length > 1:
            plain.append(cover)
    about, closing = _split(kept)
    about = about or closing or figures or verbs[1:] or plain or verbs
    head = closing[-1] if closing else about[-1] if about else 0
    return Matter(_union(about), head, asks, states, _union(closing))


def _split(words: Sequence[tuple[int, bool]]) -> tuple[list[int], list[int]]:
    """Return the covers of ``words``, apart from those of the acts that close them.

    In 养老服务条例立法, the last two words say what is done, and to what kind of text.
    """
    end = len(words)
    while end and words[end - 1][1]:
        end -= 1
    return [cover for cover, _ in words[:end]], [cover for cover, _ in words[end:]]


def _union(covers: Iterable[int]) -> int:
    whole = 0
    for cover in covers:
        whole |= cover
    return whole


def addressee_end(text: str) -> int:
    """Return where the addressee that opens a wording ends, behind its 要: 0 if there is none.

    What is addressed is not what the demand is about, unless it is a matter and not a body or group:

    >>> addressee_end("运输署要增加班次"), addressee_end("疫情防控要抓实")
    (4, 0)
    """
    modal = _MODAL.search(text, 2, _NEAR)
    return modal.end() if modal and text.endswith(_addressed(), 0, modal.start()) else 0


def _is_measure(word: str) -> bool:
    """Return whether ``word`` is a number with the unit of an amount, a share or a time: 三年, but not 两个 (维护)."""
    number = _NUMERAL.match(word)
    return number is not None and word[number.end() :] in _measures()


def _is_doing(word: str) -> bool:
    """Return whether ``word`` is a verb of doing, perhaps with its adverb: 认真学习."""
    light, doing, _, _ = _frame()
    return word in doing or any(word[:middle] in light and word[middle:] in doing for middle in range(1, len(word)))


def named(words: Sequence[str]) -> str:
    """Return the matter of the wording that ``words`` make up, if it is one run of characters; else an empty string.

    >>> named(("全面落实", "联防", "联控", "等", "机制"))
    '联防联控'
    """
    frame, cover, at = _light_or_doing(), matter(words).cover, 0
    for word in words:
        if any(word[:middle] in frame and word[middle:] in frame for middle in range(1, len(word))):
            cover &= ~(((1 << len(word)) - 1) << at)  # a verb of the frame with its adverb: 全面落实
        at += len(word)
    start = (cover & -cover).bit_length() - 1
    if not cover or cover >> start & (cover >> start) + 1:  # there is a gap
        return ""
    return "".join(words)[start : cover.bit_length()]


def own_words(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words that neither belong to the frame nor are verbs of doing: what a demand says of its own.

    >>> own_words(("扎实", "做好", "供暖", "各项", "工作"))
    ('供暖',)
    >>> own_words(("全面", "加强", "工作"))
    ()
    """
    light, doing, _, _ = _frame()
    return tuple(word for word in words if word not in light and word not in doing and any(map(is_han, word)))


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
    if min((overlap.source & cover_s).bit_count(), (overlap.target & cover_t).bit_count()) >= _MUCH:
        return whole
    return min(whole, max(_share(*ours, matter_s.head), _share(*theirs, matter_t.head)))


def _share(point: Point, bigrams: int, chars: int, part: int) -> float:
    """Return the share of a ``part`` of a point that two covers contain, by weight; ``chars`` alone count half."""
    both, alone = bigrams & part, chars & part & ~bigrams
    if not both | alone:
        return 0.0
    return (point.weigh(both) + _ALONE * point.weigh(alone)) / (point.weigh(part) or 1.0)


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
    DONE = auto()


def deed(text: str) -> Deed | None:
    """Return whether a folded clause is an order or a report; None if it is neither, or says what is to come.

    要完善长期护理保险试点 is not carried by 长期护理保险试点已有三年.
    """
    mood = mood_of(text)
    if mood in {Mood.ORDERS, Mood.FORBIDS}:
        return Deed.TO_DO
    return Deed.DONE if mood is Mood.REPORTS and not any(sign in text for sign in _TO_COME) else None


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
    return {**single, -1: direction} if direction else single


def _trend(text: str) -> str:
    """Return the direction of the longest word of a trend that ends a folded clause; empty if there is none."""
    plain = text.rstrip("，。；！？,;")
    return next((direction for word, direction in _trends() if plain.endswith(word)), "")


def contrary(ours: Mapping[int, str], theirs: Mapping[int, str]) -> bool:
    """Return whether two clauses name words that exclude each other, given the `contrasts` of both."""
    return any(group in theirs and theirs[group] != word for group, word in ours.items())


def novelty(wording: str) -> float:
    """Return the novelty of a wording (0..1): 0 if half of it or more is slogans."""
    return max(0.0, 1 - _SLOGANS * slogan_share(wording))


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


def core(words: Sequence[str]) -> str:
    """Return the wording without opening words for whom it addresses, how and how much, and without 的.

    >>> core(("大家", "务必", "学习", "贯彻", "全会", "的", "精神"))
    '学习贯彻全会精神'
    """
    leading = _leading()
    start = 0
    while start < len(words) and words[start] in leading:
        start += 1
    return "".join(word for word in words[start:] if word != "的")


@lexicon.derived
def _leading() -> frozenset[str]:
    """Return the words that may open a demand without being part of it."""
    addressees = {row[0] for row in lexicon.table("frames") if row[1] == "addressee"}
    levels = {row[0] for row in lexicon.table("levels")}
    degrees = {row[0] for row in lexicon.table("degree") if row[1] in {"obligation", "resolve"}}
    return frozenset(addressees | levels | degrees | lexicon.words("leads"))


@lexicon.derived
def _states() -> tuple[str, ...]:
    """Return the words that end a statement of fact."""
    facts = (row[0] for row in lexicon.table("trends") if row[2:] == ("fact",))
    return (*(row[0] for row in lexicon.table("frames") if row[1] == "state"), *facts)


@lexicon.derived
def _trends() -> tuple[tuple[str, str], ...]:
    """Return the words of trends with their directions, the longest first."""
    return tuple(sorted(((row[0], row[1]) for row in lexicon.table("trends")), key=lambda row: -len(row[0])))


@lexicon.derived
def _addressed() -> tuple[str, ...]:
    """Return how the names of bodies and groups that may be addressed end."""
    return tuple(row[0] for row in lexicon.table("frames") if row[1] in {"addressee", "body"})


@lexicon.derived
def _acts() -> frozenset[str]:
    """Return the words that say at a wording's end what is done: verbs of doing, and nouns of acts and texts."""
    _, doing, _, _ = _frame()
    return doing | {row[0] for row in lexicon.table("frames") if row[1] == "act"}


@lexicon.derived
def _pivots() -> frozenset[str]:
    """Return the verbs that open a demand for others to do something: 支持商户转型 is about 转型, too."""
    return frozenset(row[0] for row in lexicon.table("frames") if row[1] == "pivot")


@lexicon.derived
def _all_units() -> frozenset[str]:
    """Return the units of figures."""
    return frozenset(row[0] for row in lexicon.table("units"))


@lexicon.derived
def _measures() -> frozenset[str]:
    """Return the units that never count the members of a formula."""
    return frozenset(row[0] for row in lexicon.table("units") if row[1] in {"share", "amount", "time"})


@lexicon.derived
def _frame() -> tuple[frozenset[str], ...]:
    """Return the words of frames, the verbs of doing among them, and the words of demand."""
    degrees = lexicon.table("degree")
    light = (
        frozenset(row[0] for row in lexicon.table("frames") if row[1] not in {"state", "act", "body", "pivot"})
        | lexicon.words("leads")
        | lexicon.words("levels")
        | lexicon.words("scope")
    )
    light |= {row[0] for row in degrees if row[1] != "plain"}
    asking = {row[0] for row in degrees if row[1] in _ASKING}
    doing = lexicon.words("doing") | asking
    nouns = {row[0] for row in lexicon.table("frames") if row[1] in {"noun", "addressee"}}
    return light, doing, frozenset(asking), frozenset(nouns)


@lexicon.derived
def _light_or_doing() -> frozenset[str]:
    light, doing, _, _ = _frame()
    return light | doing


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
