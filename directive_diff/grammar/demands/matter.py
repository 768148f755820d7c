"""What a clause is about: its wording without the frame that it shares with hundreds of others.

加大巡查力度 and 加大宣讲力度 share the frame 加大…力度 but have nothing to do with each other: they are about 巡查 and
宣讲. The frame consists of whom a clause addresses, the verbs that open it, words for how and how much, figures, and
nouns that add nothing to what precedes them. Acts that close a clause (养老服务条例立法) say what is done with its
matter.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.demands.duties import find_duty
from directive_diff.grammar.demands.frame import ARABIC, DIGITS, SCALES, Frame, frame_words, is_doing, is_measure
from directive_diff.text import is_han
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_NEAR = 16  # characters from the start of a clause in which its 要 may follow an addressee
_LONGEST_BODY = 8  # characters of the longest ending of an addressee's name
_COMPOUND, _NOUN = 4, 2  # characters of a word that ends in a noun of the frame (考勤制度), and of that noun
_A_LEVEL = "级"  # stands for any word of level
_LED_BY = re.compile("以[^以]{2,4}同志为(?:核心|总书记|班长)")


class Matter(NamedTuple):
    """What a wording is about: the covers (`directive_diff.alignment.points`) of its matter and of the last word of it.

    ``acts`` is the cover of the closing words that say what is done. ``asks`` means that something is to be done: the
    clause opens with a verb of doing, contains a word of demand, or addresses somebody. ``states`` means that it ends
    like a statement of fact (风险偏大).
    """

    cover: int
    head: int
    asks: bool
    states: bool = False
    acts: int = 0

    @property
    def modifiers(self) -> int:
        """The cover of what precedes the last word of its matter, or the act that closes it."""
        return self.cover if self.acts and self.acts != self.cover else self.cover & ~self.head


class _Parts(NamedTuple):
    """The covers of the words of a wording, by what they do in it; ``kept`` says of each whether it names an act."""

    kept: list[tuple[int, bool]]
    figures: list[int]
    verbs: list[int]
    nouns: list[int]
    asks: bool


def matter(words: Sequence[str]) -> Matter:
    """Return the matter of the wording that ``words`` make up.

    巡查 has the characters 2 and 3, the bits 0b1100:

    >>> matter(("加大", "巡查", "力度"))
    Matter(cover=12, head=12, asks=True, states=False, acts=0)
    """
    states = "".join(words[-2:]).endswith(_states())
    parts = _sort(words, states=states)
    about, closing = _split(parts.kept)  # no two words share a character: their covers add up
    about = about or closing or parts.verbs[1:] or parts.nouns or [*parts.figures, *parts.verbs]
    head = closing[-1] if closing else about[-1] if about else 0
    return Matter(sum(about), head, parts.asks, states, sum(closing))


def _sort(words: Sequence[str], *, states: bool) -> _Parts:
    """Return the words of a wording without its addressee; ``states`` says that it ends like a statement of fact."""
    frame, addressed = frame_words(), addressee_end("".join(words))
    kept: list[tuple[int, bool]] = []
    figures: list[int] = []
    verbs: list[int] = []
    nouns: list[int] = []
    at, opening, asks, pivots, number = 0, True, addressed > 0, False, False
    for word in words:
        length = len(word)
        cover = ((1 << length) - 1) << at >> addressed << addressed  # a one for each character behind the addressee
        at += length
        if not cover:
            continue
        asks = asks or word in frame.asking
        number, numbered = word[0] in ARABIC and not word.lstrip(ARABIC).strip(SCALES), number
        if opening and is_doing(word, frame):
            asks = asks or not states
            if word not in frame.asking:
                verbs.append(cover)
            pivots = pivots or word in frame.pivots
        elif number or (numbered and word in frame.units) or (word[0] in DIGITS and is_measure(word)):
            figures.append(cover)
        elif word not in frame.light:
            opening = False
            kept.append(_kept(word, cover, frame, pivots=pivots))
        elif verbs and word in frame.nouns and length > 1:
            nouns.append(cover)
    return _Parts(kept, figures, verbs, nouns, asks)


def _kept(word: str, cover: int, frame: Frame, *, pivots: bool) -> tuple[int, bool]:
    """Return the cover of a word of matter, without a noun of the frame that ends it, and whether it names an act.

    Behind a verb that makes others do something (``pivots``), what they do is no mere act.
    """
    tail = word[-_NOUN:]
    closes = len(word) >= _COMPOUND and (
        tail in frame.nouns or (tail in frame.acts and word[:-_NOUN] not in frame.light)
    )
    act = not pivots and (word in frame.acts or (closes and word[:-_NOUN] in frame.acts))
    return (cover & cover >> _NOUN if closes else cover, act)  # 0b1111 without its last two: 0b0011


def _split(words: Sequence[tuple[int, bool]]) -> tuple[list[int], list[int]]:
    """Return the covers of ``words``, apart from those of the acts that close them.

    In 养老服务条例立法, the last two words say what is done, and to what kind of text.
    """
    end = len(words)
    while end and words[end - 1][1]:
        end -= 1
    return [cover for cover, _ in words[:end]], [cover for cover, _ in words[end:]]


def addressee_end(text: str) -> int:
    """Return where the addressee that opens a wording ends, behind its 要: 0 if there is none.

    What is addressed is not what the demand is about, unless it is a matter and not a body or group:

    >>> addressee_end("运输署要增加班次"), addressee_end("疫情防控要抓实")
    (4, 0)
    """
    end = find_duty(text[:_NEAR])
    if end < 0:
        return 0
    bodies = _addressed()
    if not any(text[max(0, end - n) : end] in bodies for n in range(1, _LONGEST_BODY + 1)):
        return 0
    return end + next((len(word) for word in lexicon.cues("ought-anywhere") if text.startswith(word, end)), 1)


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
    frame = _light_or_doing()
    return tuple(word for word in words if word not in frame and any(map(is_han, word)))


def core(words: Sequence[str]) -> str:
    """Return the wording without opening words for whom it addresses, how and how much, and without 的.

    A body or place that is named by its level may have any level, and who leads it does not count.

    >>> core(("大家", "务必", "学习", "贯彻", "全会", "的", "精神"))
    '学习贯彻全会精神'
    >>> core(("在", "党中央", "坚强", "领导", "下")) == core(("在", "省委", "的", "坚强", "领导", "下"))
    True
    >>> core(("在", "以", "习近平", "同志", "为", "核心", "的", "党中央", "领导", "下"))
    '在级领导下'
    """
    leading, levels = _leading(), _levels()
    start = 0
    while start < len(words) and words[start] in leading:
        start += 1
    wording = "".join(_A_LEVEL if word in levels else word for word in words[start:] if word != "的")
    return _LED_BY.sub("", wording) if "同志为" in wording else wording


@lexicon.derived
def _states() -> tuple[str, ...]:
    """Return the words that end a statement of fact."""
    facts = (row[0] for row in lexicon.table("trends") if row[2:] == ("fact",))
    return (*(row[0] for row in lexicon.table("frames") if row[1] == "state"), *facts)


@lexicon.derived
def _levels() -> frozenset[str]:
    """Return the words that refer to a place or body by its level: 党中央, 我市."""
    return frozenset(row[0] for row in lexicon.table("levels"))


@lexicon.derived
def _leading() -> frozenset[str]:
    """Return the words that may open a demand without being part of it."""
    addressees = {row[0] for row in lexicon.table("frames") if row[1] == "addressee"}
    degrees = {row[0] for row in lexicon.table("degree") if row[1] in {"obligation", "resolve"}}
    return frozenset(addressees | _levels() | degrees | lexicon.words("leads"))


@lexicon.derived
def _addressed() -> frozenset[str]:
    """Return how the names of bodies and groups that may be addressed end."""
    bodies = {row[0] for row in lexicon.table("frames") if row[1] in {"addressee", "body"}}
    offices = {row[0] for row in lexicon.table("issuers") if row[1] in {"office", "organ", "department"}}
    people = {row[0] for row in lexicon.table("speakers") if row[1] in {"title", "profession"}}
    return frozenset(bodies | offices | people)


@lexicon.derived
def _light_or_doing() -> frozenset[str]:
    frame = frame_words()
    return frame.light | frame.doing
