"""Cuts folded text into sentences and clauses.

A sign inside quotes or brackets does not end anything. Quotes are only trusted within their sentence: a pair around a
full stop is speech, not a term, and an unclosed quote shields nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from directive_diff.folding.lines import opens_no_block
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

STOPS = "。！？；"
_PARTING = frozenset("，：" + STOPS)
_CLOSING = {"”": "“", "’": "‘", "）": "（", "》": "《", "〉": "〈", "】": "【", "]": "["}
_OPENING = frozenset(_CLOSING.values())
_BREAKS = "\n\r\x1c\x1d\x1e\x85\u2028\u2029"
_EDGES = f" {_BREAKS}，：、；。-–—*•·■●◆#>|~…"  # not part of a clause at its start or end: list marks, stray signs
_OPENING_LINE = 20  # characters of a line in which 会议强调， opens a block, however the line above ends
_TERM = 60  # characters of the longest term that may contain a ；
_SIGN = re.compile(f"[，：{STOPS}“”‘’（）《》〈〉【】\\[\\]]|[{_BREAKS}]+| {{2,}}")


class RawClause(NamedTuple):
    """A clause in folded offsets, without the space around it, and the sign that follows (empty at a line's end)."""

    start: int
    end: int
    sign: str


class Sentence(NamedTuple):
    """A sentence of folded text, from its first character to its full stop and any closing signs after it.

    ``first`` and ``last`` say whether it opens and ends its paragraph, ``stopped`` whether a stop ends it.
    """

    start: int
    end: int
    clauses: tuple[RawClause, ...]
    first: bool
    last: bool
    stopped: bool

    @property
    def alone(self) -> bool:
        """Whether it is the only sentence of its paragraph."""
        return self.first and self.last

    def after(self, offset: int) -> Sentence:
        """Return the sentence from ``offset`` on, which may be inside a clause."""
        clauses = tuple(
            clause if clause.start >= offset else clause._replace(start=offset)
            for clause in self.clauses
            if clause.end > offset
        )
        return self._replace(start=min(offset, self.end), clauses=clauses)

    def before(self, offset: int) -> Sentence:
        """Return the sentence up to ``offset``, which must not be inside a clause."""
        if self.end <= offset:
            return self
        return self._replace(end=offset, clauses=tuple(clause for clause in self.clauses if clause.end <= offset))


def split_sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of folded ``text`` that contain at least one letter or digit, in order.

    A line is a paragraph, but one that ends in a comma continues in the next. If a whole text is on one line, two
    spaces after a sentence open a paragraph.
    """
    start = 0
    signs: list[tuple[int, str]] = []
    for match in _SIGN.finditer(text):
        sign, at = match.group(), match.start()
        if sign[0] in _BREAKS or sign[0] == " ":
            if _breaks(text, sign, at, match.end()):
                yield from _in_paragraph(text, start, at, signs)
                start, signs = match.end(), []
        else:
            signs.append((at, sign))
    yield from _in_paragraph(text, start, len(text), signs)


def _breaks(text: str, sign: str, at: int, end: int) -> bool:
    before = text[at - 1 : at]
    if sign[0] == " ":
        return before in STOPS or before in _CLOSING
    return before not in ("，", "、") or (before == "、" and not opens_no_block(text[end : end + _OPENING_LINE]))


def _in_paragraph(text: str, start: int, end: int, signs: list[tuple[int, str]]) -> Iterator[Sentence]:
    """Yield the sentences between two offsets, given the signs that are there."""
    first, sentence = True, None
    for begin, stop, cuts, stopped in _cut_sentences(text, start, end, signs):
        clauses = tuple(_clauses(text, begin, stop, cuts))
        if not clauses:
            continue
        if sentence is not None:
            yield sentence
            first = False
        begin = _skip(text, begin, stop)  # noqa: PLW2901 - the same start, without the space before it
        sentence = Sentence(begin, _trimmed(text, begin, stop), clauses, first, last=False, stopped=stopped)
    if sentence is not None:
        yield sentence._replace(last=True)


def _cut_sentences(
    text: str, start: int, end: int, signs: list[tuple[int, str]]
) -> Iterator[tuple[int, int, list[int], bool]]:
    """Yield each sentence's start and end, the offsets between its clauses, and whether a full stop ends it."""
    pairs, loose = _bracket_pairs(text, signs)
    inside = -1
    begin = start
    cuts: list[int] = []
    for at, sign in signs:
        if at < max(inside, begin):
            continue
        if at in pairs:
            inside = pairs[at]
            if text[inside - 1] in STOPS and not _goes_on(text, inside + 1, end):
                yield begin, inside + 1, cuts, True
                begin, cuts = inside + 1, []
        elif at in loose:
            cuts.append(at)
        elif sign in _PARTING and not _in_number(text, at):
            cuts.append(at)
            if sign in STOPS:
                stop = _past_closing(text, at + 1, end)
                yield begin, stop, cuts, True
                begin, cuts = stop, []
    yield begin, end, cuts, False


def _bracket_pairs(text: str, signs: list[tuple[int, str]]) -> tuple[dict[int, int], set[int]]:
    """Return the pairs that shield their content, by their opening, and the signs of those that do not."""
    stops = [at for at, sign in signs if sign in STOPS]
    pairs: dict[int, int] = {}
    loose: set[int] = set()
    stack: list[tuple[int, str]] = []
    waiting = dict.fromkeys(_OPENING, 0)
    for at, sign in signs:
        if sign in _OPENING:
            stack.append((at, sign))
            waiting[sign] += 1
        elif sign in _CLOSING and waiting[_CLOSING[sign]]:
            opening = ""
            while opening != _CLOSING[sign]:
                begin, opening = stack.pop()
                waiting[opening] -= 1
            if _shields(text, stops, begin, at):
                pairs[begin] = at
            else:
                loose |= {begin, at}
    return pairs, loose


def _shields(text: str, stops: list[int], begin: int, end: int) -> bool:
    """Return whether a pair contains a term or title; one that contains whole sentences does not.

    A ； within a few words does not make a sentence.
    """
    i = bisect_left(stops, begin)
    if end - begin <= _TERM:
        while i < len(stops) and stops[i] < end and text[stops[i]] == "；":
            i += 1
    if i == len(stops) or stops[i] >= end:
        return True
    return stops[i] == end - 1 and text[end - 1] in "！？"


def _goes_on(text: str, at: int, end: int) -> bool:
    """Return whether a sentence continues after a quote that ends in ！ or ？: 喊出“我先上！”的口号."""
    return at < end and not text[at].isspace() and text[at] not in _OPENING


def _in_number(text: str, at: int) -> bool:
    return text[at] in "，：" and text[at - 1 : at].isdecimal() and text[at + 1 : at + 2].isdecimal()


def _past_closing(text: str, at: int, end: int) -> int:
    while at < end and (text[at] in _CLOSING or text[at] in STOPS):
        at += 1
    return at


def _skip(text: str, at: int, end: int) -> int:
    while at < end and (text[at].isspace() or text[at] in "，：、；。"):
        at += 1
    return at


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _clauses(text: str, start: int, end: int, cuts: list[int]) -> Iterator[RawClause]:
    begin = start
    for cut in (*cuts, end):
        piece = text[begin:cut]
        if piece[:1].isalnum() or any(map(str.isalnum, piece)):
            sign = text[cut] if cut < end else ""
            if piece[0] in _EDGES or piece[-1] in _EDGES:
                left = len(piece) - len(piece.lstrip(_EDGES))
                yield RawClause(begin + left, begin + len(piece.rstrip(_EDGES)), sign)
            else:
                yield RawClause(begin, cut, sign)
        begin = cut + 1
