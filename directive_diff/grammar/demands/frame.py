"""The frame of a demand: the words that it shares with hundreds of others (加大…力度), and what each does in it."""

from __future__ import annotations

from collections import defaultdict
from enum import Enum, auto

from directive_diff import lexicon
from directive_diff.values import NamedTuple

ARABIC, SCALES = "0123456789.%", "十百千万亿"
_NUMERALS = f"{ARABIC}一二两三四五六七八九{SCALES}几半多余"
DIGITS = frozenset(_NUMERALS)
_NAMED = frozenset({"reach", "period"})  # kinds of scope that name places and times, which are matter
_LIGHT = ("noun", "result", "addressee", "significance", "plain")  # kinds of words that are never matter
_ASKING = frozenset({"obligation", "prohibition", "resolve", "commitment", "encouragement"})


class Frame(NamedTuple):
    """The words of frames: ``light`` ones, verbs of ``doing``, words of demand among them (``asking``), and more.

    ``acts`` close a clause and say what is done; ``pivots`` open a demand for others to do something, as in
    支持商户转型, which is about 转型 too; ``units`` follow a number.
    """

    light: frozenset[str]
    doing: frozenset[str]
    asking: frozenset[str]
    nouns: frozenset[str]
    acts: frozenset[str]
    pivots: frozenset[str]
    units: frozenset[str]


@lexicon.derived
def frame_words() -> Frame:
    """Return the words of frames."""
    degrees, by_kind = lexicon.table("degree"), defaultdict[str, set[str]](set)
    for word, kind in lexicon.table("frames"):
        by_kind[kind].add(word)
    asking = {row[0] for row in degrees if row[1] in _ASKING}
    doing = lexicon.words("doing") | asking
    light = lexicon.words("leads") | lexicon.words("levels")
    light |= {row[0] for row in lexicon.table("scope") if row[1] not in _NAMED}
    light |= {row[0] for row in degrees if row[1] != "plain"}
    return Frame(
        frozenset(light.union(*(by_kind[kind] for kind in _LIGHT))),
        doing,
        frozenset(asking),
        frozenset(by_kind["noun"] | by_kind["addressee"]),
        frozenset(doing | by_kind["act"]),
        frozenset(by_kind["pivot"]),
        frozenset(row[0] for row in lexicon.table("units")),
    )


class Role(Enum):
    """What a word does in a clause."""

    LIGHT = auto()
    """It joins, counts, or says how."""
    NOUN = auto()
    """It adds nothing to what precedes it, or names whom the clause addresses: 力度, 各地."""
    DOING = auto()
    ACT = auto()
    """It closes a clause and says what is done with its matter."""
    CONTENT = auto()


def role_of(word: str) -> Role:
    """Return what ``word`` does in a clause, by itself.

    >>> [role_of(word).name for word in ("切实", "加大", "巡查", "力度")]
    ['LIGHT', 'DOING', 'DOING', 'NOUN']
    """
    words = frame_words()
    if is_doing(word, words) and word not in words.asking:
        return Role.DOING
    if word in words.nouns:
        return Role.NOUN
    if word in words.light or word in words.asking or word in words.units or is_measure(word):
        return Role.LIGHT
    return Role.ACT if word in words.acts else Role.CONTENT


def is_measure(word: str) -> bool:
    """Return whether ``word`` is a number with the unit of an amount, a share or a time: 三年, but not 两个 (维护)."""
    return word[0] in DIGITS and word.lstrip(_NUMERALS) in _measures()


def is_doing(word: str, words: Frame) -> bool:
    """Return whether ``word`` is a verb of doing, perhaps with its adverb: 认真学习."""
    light, doing = words.light, words.doing
    if word in doing:
        return True
    for middle in range(1, len(word)):  # noqa: SIM110 - any() would take twice as long for words so short
        if word[middle:] in doing and word[:middle] in light:
            return True
    return False


@lexicon.derived
def _measures() -> frozenset[str]:
    """Return the units that never count the members of a formula."""
    return frozenset(row[0] for row in lexicon.table("units") if row[1] in {"share", "amount", "time"})
