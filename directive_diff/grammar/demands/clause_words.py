"""A clause and its words as the moods see it: what a clause does, and the words of degree and mood in a clause."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.demands.imperatives import skip_lead_in
from directive_diff.lexicon.terms import Term, Terms
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_REMARK = "（[^（）]*）"
_QUOTED = "“[^“”]*”|《[^《》]*》"


class Mood(Enum):
    """What a clause does, by its own words."""

    FORBIDS = auto()
    REFUSES = auto()
    """Not doing something, which is a ban unless the sentence reports: 不搞大水漫灌."""
    ENDORSES = auto()
    URGES = auto()
    """Encouraging others, or what others do, that is itself ordered: 要鼓励村民改厕, 希望大家要常学."""
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


class ClauseWords(NamedTuple):
    """A clause without quoted names, the start of its content, and the words of the tables in it.

    ``kinds`` are the kinds of its words of mood: most clauses have none of those that are asked for.
    """

    text: str
    opening: int
    degrees: list[Term]
    moods: Sequence[Term] = ()
    kinds: frozenset[str] = frozenset()

    def with_moods(self) -> ClauseWords:
        """Return it with its words of mood."""
        moods = list(mood_words().find(self.text))
        return ClauseWords(self.text, self.opening, self.degrees, moods, frozenset([term.row[1] for term in moods]))

    def has(self, *kinds: str) -> bool:
        """Return whether it contains a word of one of these kinds of mood."""
        return not self.kinds.isdisjoint(kinds)

    def opens(self, kind: str, at: int = 0) -> bool:
        """Return whether a word of a kind of mood is at an offset."""
        return kind in self.kinds and any(term.row[1] == kind and term.start == at for term in self.moods)

    def closes(self, kind: str) -> bool:
        """Return whether it ends in a word of a kind of mood."""
        return kind in self.kinds and any(term.row[1] == kind and term.end == len(self.text) for term in self.moods)


def read_words(text: str) -> ClauseWords:
    """Return the words of a clause, without those of mood."""
    text = without_quoted(text)  # a quoted name does not affect the mood: 严格执行“六个不准”
    return ClauseWords(text, skip_lead_in(text), list(degrees_in(text)))


def without_quoted(text: str) -> str:
    """Return ``text`` without quoted words, titles (whose marks are left) and remarks in brackets."""
    if "（" in text[1:]:
        text = text[0] + re.sub(_REMARK, "", text[1:])
    return re.sub(_QUOTED, "“”", text) if "“" in text or "《" in text else text


@lexicon.derived
def degrees() -> Terms:
    """Return the words of degree of more than one character; 要 and its like need the words around them."""
    return Terms.of(row for row in lexicon.table("degree") if len(row[0]) > 1)


@lexicon.remembered
def degrees_in(text: str) -> tuple[Term, ...]:
    """Return the words of degree in a folded text: a clause is asked for them a dozen times."""
    return tuple(degrees().find(text))


@lexicon.derived
def mood_words() -> Terms:
    """Return the words of mood."""
    return Terms.of(lexicon.table("moods"))
