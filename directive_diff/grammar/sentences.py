"""Cuts folded text into sentences and clauses.

A sign inside quotes or brackets does not end anything, unless they contain speech (`quotes`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_diff.folding.lines import opens_no_block
from directive_diff.grammar.quotes import CLOSING, STOPS, find_pairs, goes_on
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARTING = frozenset("，：" + STOPS)
_BREAKS = "\n\r\x1c\x1d\x1e\x85\u2028\u2029"
_MARKS = "–-—*•·■●◆★☆◎○△▲▽▼◇□※►▶▷→✦❖✔√◉♦♥☞#>|~…"  # list marks and stray signs
_EDGES = f" {_BREAKS}，：、；。{_MARKS}"  # not part of a clause at its start or end
_OPENING_LINE = 20  # characters of a line in which 会议强调， opens a block, however the line above ends
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

    A line is a paragraph, but one that ends in a comma continues in the next, unless that opens with 会议. If a whole
    text is on one line, two spaces after a sentence open a paragraph.
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
        return before in STOPS or before in CLOSING
    if before not in ("，", "、"):
        return True
    opening = text[end : end + _OPENING_LINE].lstrip()
    return opening.startswith("会议") or (before == "、" and not opens_no_block(opening))


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
    pairs = find_pairs(text, signs)
    inside = -1
    begin = start
    cuts: list[int] = []
    for at, sign in signs:
        if at < max(inside, begin):
            continue
        if at in pairs.shields:
            inside = pairs.shields[at]
            if text[inside - 1] in STOPS and not goes_on(text, inside + 1, end, term=inside in pairs.terms):
                yield begin, inside + 1, cuts, True
                begin, cuts = inside + 1, []
        elif at in pairs.loose:
            cuts.append(at)
        elif sign in _PARTING and not _in_number(text, at):
            cuts.append(at)
            if sign in STOPS:
                stop = _past_closing(text, at + 1, end)
                yield begin, stop, cuts, True
                begin, cuts = stop, []
    yield begin, end, cuts, False


def _in_number(text: str, at: int) -> bool:
    return text[at] in "，：" and text[at - 1 : at].isdecimal() and text[at + 1 : at + 2].isdecimal()


def _past_closing(text: str, at: int, end: int) -> int:
    while at < end and (text[at] in CLOSING or text[at] in STOPS):
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
