"""What kind of demand a clause makes: it prohibits, requires, encourages, or states and demands nothing.

Judged by the words alone, from the same tables as the changes (after Ang 2023, China Quarterly, who reads directives as
red, black and grey; the mapping of words is ours). In this genre a clause that opens with a verb of doing is a demand
with or without 要. A directive makes the strongest demand of its clauses: prohibits > requires > encourages > states.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.lexicon.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directive_diff.lexicon.terms import Term
    from directive_diff.model import Clause, Directive


class Demand(StrEnum):
    """What kind of demand it is, the strongest first."""

    PROHIBITS = "prohibits"
    REQUIRES = "requires"
    ENCOURAGES = "encourages"
    STATES = "states"


_ORDER = {kind: place for place, kind in enumerate(Demand)}
_FORBIDS = 5  # the rung of a word that forbids wherever it stands
_ADVISES = frozenset({"不能", "不可", "不要", "不应", "不应当"})  # these forbid where the clause opens with them
_STRONG = 4  # the rung of resolve and obligation from which an endorsement is an order
_PLAIN = re.compile("(?<![重主需必纲摘首概次简扼将就只])要(?![求素点害件闻塞紧领义强么是])|应当|应该|需要")
# Aspect and copula: what was done or what is so.
_SAID = re.compile(
    "(?<![为除])了(?![解的])|(?<![求别其还总凡但可只要若就于越])是(?!否)|取得|得到|已经?(?!.{0,20}的)|呈现|仍然|依然|正值|正在"
)
_MANNER = re.compile("[^，、的要把在]{2,5}地(?![方区位])")
_FAR = 60  # characters that are looked at
_WHERE = re.compile("[中上下]|方面")
_QUOTED = re.compile("“[^“”]*”")
_GIVEN = frozenset("把以将按用从对向为让使抓做防保促守建强抢补稳")  # verbs and prepositions of one character


def demand(clause: Clause) -> Demand:
    """Return what kind of demand ``clause`` makes."""
    return demand_of(clause.folded.text)


def forbidding(clause: Clause) -> str | None:
    """Return the word by which ``clause`` prohibits (不准, 杜绝), or None where it does not."""
    text = clause.folded.text
    opening = _opening(text)
    return next((term.word for term in _degrees().find(text) if _forbids(term, opening)), None)


def strongest(directive: Directive) -> Demand:
    """Return what kind of demand ``directive`` makes: the strongest of its clauses."""
    return strongest_of(demand(clause) for clause in directive.clauses)


def strongest_of(demands: Iterable[Demand]) -> Demand:
    """Return the strongest of ``demands``: prohibits > requires > encourages > states; states of none."""
    return min(demands, key=_ORDER.__getitem__, default=Demand.STATES)


@lexicon.derived
def demand_of(text: str) -> Demand:
    """Return what kind of demand the folded ``text`` of a clause makes."""
    terms = list(_degrees().find(text))
    opening = _opening(text)
    if any(_forbids(term, opening) for term in terms):
        return Demand.PROHIBITS
    ordered = any(term.row[1] == "obligation" for term in terms) or _PLAIN.search(text) is not None
    strong = any(term.row[1] in {"obligation", "resolve"} and int(term.row[2]) >= _STRONG for term in terms)
    if not strong and any(t.row[1] == "encouragement" and t.start <= opening < t.end for t in terms):
        return Demand.ENCOURAGES
    if ordered:
        return Demand.REQUIRES
    if _SAID.search(_QUOTED.sub("", text)):
        return Demand.STATES
    resolved = any(term.row[1] in {"resolve", "commitment", "prohibition"} for term in terms)
    imperative = _is_imperative(text) or _is_imperative(text[opening:]) or _is_led(text)
    return Demand.REQUIRES if resolved or imperative else Demand.STATES


def _forbids(term: Term, opening: int) -> bool:
    if term.row[1] != "prohibition":
        return False
    return int(term.row[2]) >= _FORBIDS or (term.word in _ADVISES and term.start <= opening)


def _is_imperative(text: str) -> bool:
    return text[:2] in _doing() or text[:3] in _doing() or text[:1] in _GIVEN


def _is_led(text: str) -> bool:
    """Tell whether a verb of doing follows where, when or in what something is to be done (在改革中加快建设)."""
    places = _WHERE.finditer(text, 0, _FAR) if text[:1] in {"在", "从"} else ()
    rests = (text[place.end() : place.end() + _FAR] for place in places)
    return any(_is_imperative(rest[_opening(rest) :]) for rest in rests)


def _opening(text: str) -> int:
    """Return where the clause begins to say something, behind 要, 继续, 切实 and the like."""
    at = 1 if re.match("[一二三四五六七八九十]要", text) else 0
    while lead := _leads().at(text, at):
        at = lead.end
    manner = _MANNER.match(text, at)
    return manner.end() if manner else at


@lexicon.derived
def _degrees() -> Terms:
    return Terms.of(row for row in lexicon.table("degree") if len(row[0]) > 1)


@lexicon.derived
def _doing() -> frozenset[str]:
    return lexicon.words("doing")


@lexicon.derived
def _leads() -> Terms:
    degrees = (row for row in lexicon.table("degree") if row[1] in {"obligation", "resolve", "manner"})
    return Terms.of((*lexicon.table("leads"), *degrees))
