"""The words by which the grammar knows speakers, verbs of saying and the frame of a readout, from its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from directive_diff import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

_Words = tuple[str, ...]


class Vocabulary(NamedTuple):
    """Words by what they do: tuples where a text is asked whether it begins or ends with one, sets where it is one."""

    verbs: frozenset[str]  # of saying
    running: _Words  # those of them that need no comma
    demanding: _Words  # those that need none before 要
    unsaid: _Words  # what ends like a verb of saying and is none: 名称
    doing: _Words  # verbs of doing that open a demand
    selves: frozenset[str]  # speakers by themselves: 会议, 他
    chorus: frozenset[str]  # many who speak in passing: 大家
    general: frozenset[str]  # bodies above, which may only be cited: 省委
    crowds: _Words  # how those open who are named as many: 与会, 广大
    crowded: _Words  # and how they end: 村民们
    bodies: _Words  # how the name of a body or document ends
    organs: _Words  # likewise, behind a place or level: 市水利局
    papers: _Words  # what a document that speaks is called: 通知, 社论
    offices: _Words  # titles that stand for the person too: 省长
    titles: _Words
    last: frozenset[str]  # the last characters of titles
    endings: _Words  # how a title ends that is not listed: 巡堤员
    untitled: _Words  # what ends like a title and is none: 增长
    surnames: frozenset[str]
    never: frozenset[str]  # no speaker, though it looks like a name
    adverbs: _Words  # between speaker and verb
    nouns: _Words  # before a verb that is a noun: 重大要求
    before: _Words  # how a phrase opens that names no speaker: 按照…要求
    asides: _Words  # how a clause opens that only says on what, when or where somebody speaks
    acts: _Words  # between a speaker and what he did
    acts_by_head: Mapping[str, _Words]  # by their first character
    openings: frozenset[str]  # clauses that state nothing
    since: _Words  # how a clause ends that only says since when
    agenda: _Words  # what a meeting does besides saying
    proceedings: _Words  # those of them that tell so without naming the meeting: 审议通过了
    agenda_adverbs: _Words
    bylines: _Words


@lexicon.derived
def vocabulary() -> Vocabulary:
    """Return the words of the lexicon in use."""
    return Vocabulary(
        verbs=frozenset(row[0] for row in lexicon.table("verbs") if row[1] != "none"),
        running=_words("verbs", "run-in"),
        demanding=_words("verbs", "demand"),
        unsaid=_words("verbs", "none"),
        doing=_words("doing"),
        selves=frozenset(_words("speakers", "self")),
        chorus=frozenset(_words("speakers", "chorus")),
        general=frozenset(_words("speakers", "general")),
        crowds=tuple(word for word in _words("speakers", "crowd") if word[0] != "…"),
        crowded=tuple(word[1:] for word in _words("speakers", "crowd") if word[0] == "…"),
        bodies=(*_words("speakers", "body"), *_words("speakers", "paper")),
        organs=_words("speakers", "organ"),
        papers=_words("speakers", "paper"),
        offices=_words("speakers", "title"),
        titles=(*_words("speakers", "title"), *_words("speakers", "profession")),
        last=frozenset(row[0][-1] for row in lexicon.table("speakers") if row[1] in {"title", "profession", "ending"}),
        endings=_words("speakers", "ending"),
        untitled=_words("speakers", "untitled"),
        surnames=frozenset(_words("surnames")),
        never=frozenset(_words("modifiers", "never")),
        adverbs=_words("modifiers", "adverb"),
        nouns=_words("modifiers", "noun"),
        before=_words("modifiers", "before"),
        asides=_words("modifiers", "aside"),
        acts=_words("acts"),
        acts_by_head=_by_head(_words("acts")),
        openings=frozenset(_words("openings")),
        since=tuple(word[1:] for word in _words("openings") if word.startswith("…")),
        agenda=(*_words("agenda", "act"), *_words("agenda", "told")),
        proceedings=_words("agenda", "told"),
        agenda_adverbs=_words("agenda", "adverb"),
        bylines=_words("bylines"),
    )


def _by_head(words: _Words) -> Mapping[str, _Words]:
    return {head: tuple(word for word in words if word[0] == head) for head in {word[0] for word in words}}


def _words(table: str, kind: str = "") -> _Words:
    return tuple(row[0] for row in lexicon.table(table) if not kind or row[1:2] == (kind,))
