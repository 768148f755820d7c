"""Short words that affirm what a short word denies before the same verb: 必罚 → 不罚, 可补 → 不补, 除外 → 不除外.

`reversal` needs two characters of what is denied; here one is enough, because the words on both sides are the same. An
exception that was taken back is one too: 除台胞外一律查验 → 包括台胞在内一律查验.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from directive_diff.model import Change, ChangeKind
from directive_diff.text import has_any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_diff.explanation.clause_pair import ClausePair, LinkedClause

_AFFIRM = "必可应须能要准皆均尽则"
_DENY = ("从不", "不", "免", "勿", "莫")
_SIGNS = frozenset("不免勿莫")  # each of the words that deny has one of these
_ALSO = "也亦都并"  # may stand before a denial: 早市也不除外
_WORD, _LONGEST = 2, 4  # characters of words that are affirmed by themselves: 除外, 可延长
_RATHER = ("而不是", "而不只是", "而非", "不是")
_EXCEPT = r"除了?(\w{1,12}?)(?:以外|之外|外)|(\w{1,12})除外"
_INCLUDING = ("包括{}在内", "含{}在内", "连同{}在内", "{}也不例外", "{}也不除外", "{}不例外", "包括{}", "含{}")

Turn: TypeAlias = "tuple[tuple[int, int], tuple[int, int]]"
"""What denies in one clause and what affirms in the other, each as ``[start, end)``."""


def short_turns(pair: ClausePair) -> Iterator[Change]:
    """Yield the verbs that one clause affirms and the other denies, and the exceptions that one takes back."""
    for clause, other, turned in ((pair.source, pair.target, False), (pair.target, pair.source, True)):
        rather = _put_first(clause.text, other.text) if not turned else ()
        for denial, affirmed in (*_denied(clause, other), *_not_excepted(clause.text, other.text), *rather):
            words = clause.wording(*denial), other.wording(*affirmed)
            if not (other.neighbour_has(words[0].text) or clause.neighbour_has(words[1].text)):
                yield Change(ChangeKind.REVERSED, *(words[::-1] if turned else words))


def _denied(clause: LinkedClause, other: LinkedClause) -> Iterator[Turn]:
    """Yield what one clause denies and the other affirms, with the same words around both."""
    text = clause.text
    at = 0 if not _SIGNS.isdisjoint(text) else len(text)
    while at < len(text):
        word = next((word for word in _DENY if text.startswith(word, at)), "")
        verb = at + len(word)
        before = text[:at].rstrip(_ALSO)[-1:]
        turn = None
        if word and text[at : verb + _WORD] not in other.text:
            turn = _affirmed_alone(text, at, verb, before, other.text) or _affirmed(clause, at, verb, before, other)
        if turn:
            yield turn
        at = turn[0][1] if turn else at + 1


def _affirmed_alone(text: str, at: int, verb: int, before: str, other: str) -> Turn | None:
    """Return the denial of a word that ends a clause or bracket, with that word in the other: 不允许, 允许."""
    end = next(
        (i for i in range(verb, min(len(text), verb + _LONGEST)) if _ends(text, i)), min(len(text), verb + _LONGEST)
    )
    word = text[verb:end]
    whole = before and len(word) >= _WORD and _ends(text, end)
    found = other.find(before + word) if whole else -1
    if found < 0 or not _ends(other, found + 1 + len(word)):
        return None
    return (at, end), (found + 1, found + 1 + len(word))


def _affirmed(clause: LinkedClause, at: int, verb: int, before: str, other: LinkedClause) -> Turn | None:
    """Return the denial of a verb, with the short word that affirms it behind the same character."""
    text, theirs = clause.text, other.text
    for sign in _AFFIRM if verb < len(text) else "":
        affirmed = f"{before}{sign}{text[verb]}"
        start = theirs.find(affirmed) if before or theirs.startswith(affirmed) else -1
        if start < 0 or affirmed in text:
            continue
        first, end, last = start + len(before), verb + 1, start + len(affirmed)
        while (again := text[end + 1 : end + 2]) and (text[at] + again, sign + again) == (
            text[end : end + 2],
            theirs[last : last + 2],
        ):
            end, last = end + 2, last + 2  # 不罚不究, 必罚必究
        same = text[end : end + 1] == theirs[last : last + 1]
        if same or (_ends(text, end) and _ends(theirs, last)):
            more = same and end not in clause.edges and last not in other.edges  # 不起诉, not 不起
            return (at, end + more), (first, last + more)
    return None


def _put_first(text: str, other: str) -> Iterator[Turn]:
    """Yield what one text asks for rather than a thing that the other puts first: 加强而不是放松, 放松而不是加强."""
    for rather in _RATHER:
        at, to = text.find(rather, _WORD), other.find(rather, _WORD)
        if at < 0 or to < 0:
            continue
        first, second = text[at - _WORD : at], text[at + len(rather) : at + len(rather) + _WORD]
        if first != second and other[to - _WORD : to] == second and other.startswith(first, to + len(rather)):
            yield (at - _WORD, at), (to - _WORD, to)


def _ends(text: str, at: int) -> bool:
    return not text[at : at + 1].isalnum()


def _not_excepted(text: str, other: str) -> Iterator[Turn]:
    """Yield what one text excepts and the other takes in by name: 除台胞外, 包括台胞在内."""
    if "除" not in text or not has_any(other, ("含", "包括", "在内", "例外", "除外")):
        return
    for match in re.finditer(_EXCEPT, text):
        excepted = match[1] or match[2]
        forms = (form.format(excepted) for form in _INCLUDING)
        found = next((form for form in forms if form in other and f"不{form}" not in other), "")
        if found:
            at = other.index(found)
            yield match.span(), (at, at + len(found))
