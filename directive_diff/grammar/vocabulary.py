"""The words by which the grammar recognises speakers, verbs of saying and the frame of a readout, from its tables."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_Words = tuple[str, ...]


class Vocabulary(NamedTuple):
    """Words by their use: tuples for tests of a prefix or suffix, sets for tests of equality."""

    verbs: frozenset[str]  # verbs of saying
    running: _Words  # those of them that need no comma
    demanding: _Words  # those that need no comma before 要
    within: frozenset[str]  # the first characters of both
    unsaid: _Words  # words that end like a verb of saying but are not one: 名称
    doing: _Words  # verbs of doing that open a demand
    selves: frozenset[str]  # speakers by themselves: 会议, 他
    chorus: frozenset[str]  # groups that speak in passing: 大家
    general: frozenset[str]  # higher bodies, which may only be cited: 省委
    crowds: _Words  # how the names of groups begin: 与会, 广大
    crowded: _Words  # and how they end: 村民们
    bodies: _Words  # how the name of a body or document ends
    organs: _Words  # how it ends after a place or level: 市水利局
    papers: _Words  # kinds of documents that speak: 通知, 社论
    offices: _Words  # titles used for the person: 省长
    titles: _Words
    last: frozenset[str]  # the last characters of titles
    endings: _Words  # the endings of titles that are not listed: 巡堤员
    untitled: _Words  # words that end like a title but are not one: 增长
    surnames: frozenset[str]
    never: frozenset[str]  # not a speaker, though it looks like a name
    adverbs: _Words  # between speaker and verb
    nouns: _Words  # words before 要求 and the like if these are nouns: 重大要求
    before: _Words  # the start of phrases that name no speaker: 按照…要求
    asides: _Words  # the start of clauses that only give a topic, time or place of a speech
    besides: _Words  # both
    demanded: _Words  # the start of demands after a verb without a comma: 要求各地…
    acts: _Words  # between a speaker and an act
    acts_by_head: Mapping[str, _Words]  # by their first character
    openings: frozenset[str]  # clauses that state nothing
    since: _Words  # the end of clauses that only say since when
    agenda: _Words  # what a meeting does besides speaking
    proceedings: _Words  # those that say so without naming the meeting: 审议通过了
    agenda_adverbs: _Words
    bylines: _Words


@lexicon.derived
def vocabulary() -> Vocabulary:
    """Return the words of the lexicon in use."""
    verbs, speakers, modifiers, agenda = map(lexicon.words_by_kind, ("verbs", "speakers", "modifiers", "agenda"))
    return Vocabulary(
        verbs=frozenset(word for kind in ("run-in", "comma", "demand") for word in verbs[kind]),
        running=verbs["run-in"],
        demanding=verbs["demand"],
        within=frozenset(word[0] for word in verbs["run-in"] + verbs["demand"]),
        unsaid=verbs["none"],
        doing=_all_of("doing"),
        selves=frozenset(speakers["self"]),
        chorus=frozenset(speakers["chorus"]),
        general=frozenset(speakers["general"]),
        crowds=tuple(word for word in speakers["crowd"] if word[0] != "…"),
        crowded=tuple(word[1:] for word in speakers["crowd"] if word[0] == "…"),
        bodies=(*speakers["body"], *speakers["paper"]),
        organs=speakers["organ"],
        papers=speakers["paper"],
        offices=speakers["title"],
        titles=(*speakers["title"], *speakers["profession"]),
        last=frozenset(word[-1] for kind in ("title", "profession", "ending") for word in speakers[kind]),
        endings=speakers["ending"],
        untitled=speakers["untitled"],
        surnames=frozenset(_all_of("surnames")),
        never=frozenset(modifiers["never"]),
        adverbs=modifiers["adverb"],
        nouns=modifiers["noun"],
        before=modifiers["before"],
        asides=modifiers["aside"],
        besides=modifiers["before"] + modifiers["aside"],
        demanded=modifiers["demanded"],
        acts=_all_of("acts"),
        acts_by_head=_by_head(_all_of("acts")),
        openings=frozenset(_all_of("openings")),
        since=tuple(word[1:] for word in _all_of("openings") if word.startswith("…")),
        agenda=(*agenda["act"], *agenda["told"]),
        proceedings=agenda["told"],
        agenda_adverbs=agenda["adverb"],
        bylines=_all_of("bylines"),
    )


def _all_of(table: str) -> _Words:
    return tuple(row[0] for row in lexicon.table(table))


def _by_head(words: _Words) -> Mapping[str, _Words]:
    heads: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        heads[word[0]].append(word)
    return {head: tuple(group) for head, group in heads.items()}
