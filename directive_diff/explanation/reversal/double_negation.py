"""Double negations, which affirm, against single ones, which deny: 不能不查 → 不能查, 可以不提供 → 不可以提供.

A negation also turns if it changes its place with 都 and the like: 不都由企业承担 means that some may pay otherwise.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.model import Change, ChangeKind
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directive_diff.explanation.clause_pair import ClausePair, LinkedClause
    from directive_diff.lexicon.terms import Term

_HEAD = 2  # characters after a negation that identify what it negates
_MOST = 16  # double negations examined in a clause
_FORBIDS = "不[能得会该许准要是]|不可以?|不应[该当]?|不允许|[绝决]不能|[绝决]不可|切不可|无|莫|并非|非"
_BANS = ("不得", "不能", "不可以", "不许", "不准", "不要", "不允许", "严禁", "禁止")
_ALLOWS = "可以|允许|准许|可|能够?|得以|有权|容许"
_NOT = "不(?=[^仅但断得只止管论光同必要])|没有"


class _Negation(NamedTuple):
    """A double negation at ``[start, end)`` of a clause: its words ``outer`` and ``inner``, and what they negate.

    ``allows`` says that the outer word allows: 可以不 leaves free what 不可以 forbids.
    """

    start: int
    end: int
    outer: str
    inner: str
    head: str
    allows: bool


def turned_doubles(pair: ClausePair) -> Iterator[Change]:
    """Yield a change for each double negation of one clause that the other states as a single one, or the reverse."""
    for clause, other in ((pair.source, pair.target), (pair.target, pair.source)):
        for double in doubles(clause.text):
            theirs = doubles(other.text)
            single = _single(double, other, theirs) or _opposite(double, theirs)
            if single:
                words = clause.wording(double.start, double.end), other.wording(*single)
                yield Change(ChangeKind.REVERSED, *(words if clause is pair.source else words[::-1]))
                return
    yield from _moved(pair)


@lexicon.remembered
def doubles(text: str) -> tuple[_Negation, ...]:
    """Return the double negations of a folded text, and permissions not to do something."""
    if "不" not in text:
        return ()
    found = []
    for match in _pattern().finditer(text):
        allows = match["outer"] is None
        outer, inner = (match["may"], match["not"]) if allows else (match["outer"], match["inner"])
        start = match.start("may") if allows else match.start()
        head = text[match.end() : match.end() + _HEAD]
        if head and head[0].isalnum():
            found.append(_Negation(start, match.end(), outer, inner, head, allows))
        if len(found) == _MOST:
            break
    return tuple(found)


def covers(double: _Negation, term: Term) -> bool:
    """Return whether a double negation contains a word, which then negates nothing by itself."""
    return double.start < term.end and term.start < double.end


def _single(double: _Negation, other: LinkedClause, theirs: Sequence[_Negation]) -> tuple[int, int] | None:
    """Return the range of the single negation that the other clause has of what is negated twice."""
    for words in _single_forms(double):
        at = other.text.find(words + double.head)
        if at >= 0 and not any(one.start <= at < one.end for one in theirs):
            return at, at + len(words)
    return None


def _opposite(double: _Negation, theirs: Sequence[_Negation]) -> tuple[int, int] | None:
    """Return the range of the words that allow what a double negation does not, or the reverse: 不准不戴, 可以不戴."""
    other = next((one for one in theirs if one.head == double.head and one.allows != double.allows), None)
    return (other.start, other.end) if other else None


def _single_forms(double: _Negation) -> Iterator[str]:
    """Yield the words of a single negation in which a double one may be turned."""
    has = "有" if double.inner == "没有" else ""
    if double.allows:
        yield from (f"不{double.outer}", *_BANS)
        return
    yield double.outer + has
    yield double.inner
    yield from (f"{ban}{has}" for ban in (*_BANS, "不可", "不再", "不用"))


def _moved(pair: ClausePair) -> Iterator[Change]:
    """Yield the negation that changed its place with a word that says how many: 不都 → 都不."""
    found = []
    for clause in (pair.source, pair.target):
        match = _quantified().search(clause.text) if "不" in clause.text or "未" in clause.text else None
        if match is None:
            return
        found.append((match, clause.wording(*match.span())))
    (old, words), (new, others) = found
    if (old["first"] is None) != (new["first"] is None) and (old["first"] or old["last"]) == (
        new["first"] or new["last"]
    ):
        yield Change(ChangeKind.REVERSED, words, others)


@lexicon.derived
def _pattern() -> re.Pattern[str]:
    allows = f"(?<![不认许])(?P<may>{_ALLOWS})(?P<not>不(?=[^仅但断得能可]))"
    return re.compile(f"(?P<outer>{_FORBIDS})(?P<inner>{_NOT})|{allows}")


@lexicon.derived
def _quantified() -> re.Pattern[str]:
    many = "都|全都|全部|全|完全|一定|总是|必然|统一"
    return re.compile(f"(?:不|未|并非|不是)(?P<first>{many})|(?P<last>{many})(?:不|未)")
