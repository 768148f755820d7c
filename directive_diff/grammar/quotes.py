"""Quotes, titles and brackets that keep the signs inside them from ending a sentence or clause.

“水从哪里来？人往哪里去？” in the middle of a clause is a term, whatever stops it has; behind a colon it is speech, and
is cut. An unclosed quote shields nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

STOPS = "。！？；"
CLOSING = {"”": "“", "’": "‘", "）": "（", "》": "《", "〉": "〈", "】": "【", "]": "["}
OPENING = frozenset(CLOSING.values())
_TITLES = "《〈"
_QUOTES = "“‘《〈"  # what may follow another of its kind within a clause: “我先上！”“跟我来！”的口号
_TERM = 60  # characters of the longest term or title that may contain stops
_LONG_TERM = 120  # the same, where the clause surely goes on behind it: “…。…。”的要求
_APART = "，：" + STOPS  # what precedes here opens no clause in which a term may be
_LINKED = ("的", "这", "那", "等", "之")  # behind a quote: the clause goes on
_SPEAKS_BEHIND = f"[^，：、的{STOPS}]{{2,12}}?(?:{{says}}[，：]|{{admonishes}}|{{cheers}})"  # “感谢政府！”汤浩强调，
_SPEAKS_WITHIN = f"[{STOPS}][^，：{STOPS}]{{1,12}}?{{says}}[，：]"  # then a sign is missing: “…。会议强调，…”


class Pairs(NamedTuple):
    """The pairs that shield their content, by their opening; the signs of those that do not; where terms end.

    A term is in the middle of a clause: “险情不过夜！” in 把“险情不过夜！”写进公约.
    """

    shields: Mapping[int, int]
    loose: frozenset[int]
    terms: frozenset[int]


def find_pairs(text: str, signs: Sequence[tuple[int, str]]) -> Pairs:
    """Return the pairs of quotes and brackets among the ``signs`` of a paragraph, each with its offset."""
    stops = [at for at, sign in signs if sign in STOPS]
    shields: dict[int, int] = {}
    loose: set[int] = set()
    terms: set[int] = set()
    stack: list[tuple[int, str]] = []
    waiting = dict.fromkeys(OPENING, 0)
    for at, sign in signs:
        if sign in OPENING:
            stack.append((at, sign))
            waiting[sign] += 1
        elif sign in CLOSING and waiting[CLOSING[sign]]:
            opening = ""
            while opening != CLOSING[sign]:
                begin, opening = stack.pop()
                waiting[opening] -= 1
            term = text[begin - 1 : begin].strip() not in (*_APART, "") and begin - 1 not in loose
            whole = _holds_no_sentence(text, stops, begin, at) or _is_term(text, begin, at, embedded=term)
            if whole and not (sign == "”" and _is_told(text, begin, at)):
                shields[begin] = at
                terms |= {at} if term else set()
            else:
                loose |= {begin, at}
    return Pairs(shields, frozenset(loose), frozenset(terms))


def _is_told(text: str, begin: int, end: int) -> bool:
    """Return whether a quote directly behind a verb of saying is the demand itself: 县长批示“要查明原因，举一反三”."""
    if not text.endswith(lexicon.cues("quotes-demand"), 0, begin) or not text.startswith(_ordering(), begin + 1):
        return False
    return text[end + 1 : end + 2].strip() in (*STOPS, "") and "，" in text[begin : min(end, begin + _LONG_TERM)]


def _holds_no_sentence(text: str, stops: Sequence[int], begin: int, end: int) -> bool:
    """Return whether a pair has no stop but a last ！ or ？; within a few words a ； does not make a sentence."""
    i = bisect_left(stops, begin)
    if end - begin <= _TERM:
        while i < len(stops) and stops[i] < end and text[stops[i]] == "；":
            i += 1
    if i == len(stops) or stops[i] >= end:
        return True
    return stops[i] == end - 1 and text[end - 1] in "！？"


def _is_term(text: str, begin: int, end: int, *, embedded: bool) -> bool:
    """Return whether a pair with stops inside is a title, or a term in the middle of a clause, not speech."""
    linked = text.startswith(_LINKED, end + 1)
    if end - begin > (_LONG_TERM if linked and embedded else _TERM) or text.find(text[begin], begin + 1, end) > 0:
        return False
    if not embedded and text[begin] not in _TITLES and (not linked or text.startswith("：", begin - 1)):
        return False
    if lexicon.pattern(_SPEAKS_WITHIN).search(text, begin, end):
        return False
    return linked or not text.endswith(lexicon.cues("says"), 0, begin)


def goes_on(text: str, at: int, end: int, *, term: bool) -> bool:
    """Return whether a sentence goes on at ``at``, behind a quote that ends in a stop: 喊出“我先上！”的口号."""
    if at >= end or text[at].isspace():
        return False
    if text[at] in OPENING:
        return term and text[at] in _QUOTES
    if not term and lexicon.pattern(_SPEAKS_BEHIND).match(text, at, end):
        return False
    return text[at - 2] != "。" or not (text.startswith(_anew(), at) and not text.startswith("要求", at))


@lexicon.derived
def _ordering() -> tuple[str, ...]:
    """Return how what is demanded opens."""
    return ("要", "请", "各", *lexicon.cues("orders by-turn addressed"))


@lexicon.derived
def _anew() -> tuple[str, ...]:
    """Return how a new sentence opens behind “…。”, rather than the rest of the clause."""
    return ("要", *lexicon.cues("orders by-turn addressed meeting pronoun"))
