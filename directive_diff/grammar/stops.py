"""Signs that stand where a stop or comma belongs: 会议强调 要抓好春耕 保障供应; 要抓好春耕/要防旱.

Subtitles, messages and old pages part their clauses by spaces, slashes or dots. In the folded copy such a sign becomes
the stop or comma that it stands for, so that the grammar need know only those. It must stand between two clauses: a
space in a name, in a figure, between words or in a headline (县委会议强调 坚持人民至上) parts nothing.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.folding import unwrapped
from directive_diff.grammar.blocks.frames import asks, opens_aside
from directive_diff.grammar.blocks.openers import Place, fills_clause
from directive_diff.grammar.blocks.persons import find_named
from directive_diff.grammar.blocks.saying import verbs_ending
from directive_diff.grammar.blocks.speakers import find_actor
from directive_diff.grammar.demands.imperatives import is_verb, opens_as_imperative, skip_lead_in
from directive_diff.grammar.sentences import RawClause
from directive_diff.grammar.vocabulary import vocabulary
from directive_diff.text import NUMERALS, has_any, is_han
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directive_diff.model import Folded

_ENDS = frozenset("。！？；")
_BULLETS = "●■◆▲★◇□○◎▪•►▶"
_OTHERS = "/|…—～~" + _BULLETS  # signs besides a space that part demands
_PARTS = frozenset("，。；")  # a line without any of these is bare; a headline may have ！ or ？
_REAL = _ENDS | _PARTS | {"："}
_DASHES = frozenset("—…")
_FOR_ORDERS = frozenset("—")  # these part only what demands by a word: 要, 严禁
_GAPS = frozenset(" ." + _OTHERS)
_OPENING, _CLOSING = frozenset("“‘（《〈【["), frozenset("”’）》〉】]")
# What the signs are in the shape of a line.
_KINDS = {"s": "，：。！？；、‘’（〈〉【】[]", "b": "“《", "c": "”》）", "p": "%", "-": _OTHERS, ".": ".", " ": " "}
_WHOLE = 4  # Han characters of the shortest clause that a space parts
_LONGEST_HEADLINE = 60  # characters of a first line without a stop that may be one
_LONGEST_MARKER = 40
_LONGEST_PART = 6  # characters of a part of a foreign name, before a dot: 雪克来提.扎克尔
_MOST = 0.5  # of the spaces of a text part clauses where one does that only a verb shows
_LISTING = ("、要", "、各")  # a comma is written so where it follows a marker
_LEADING_ON = tuple("的和与及并对为将把在从以向")
_ANYBODY = Place(easy=True, paper=False, deep=False)


class _Line(NamedTuple):
    """A line of a text, and where it starts."""

    start: int
    text: str


class _Piece(NamedTuple):
    """Words of a line, the sign behind them (a space, a stop; empty at the end of the line), and where they are."""

    start: int
    end: int
    sign: str
    at: int


def with_stops(folded: Folded) -> Folded:
    """Return ``folded`` with a comma or stop for each sign that stands for one.

    Lines that were wrapped by hand show as such only with their commas, so these are joined now.

    >>> from directive_diff.folding import fold
    >>> with_stops(fold("会议强调 要抓好春耕生产 切实保障农资供应")).text
    '会议强调，要抓好春耕生产，切实保障农资供应'
    """
    parted = _parted(folded)
    if parted is folded:
        return folded
    joined = unwrapped(parted)
    return joined if joined is parted else _parted(joined)


def _parted(folded: Folded) -> Folded:
    found = _find_stops(folded.text)
    if not found:
        return folded
    signs = list(folded.text)
    for at, sign in found:
        signs[at] = sign
    return folded._replace(text="".join(signs))


def _find_stops(text: str) -> list[tuple[int, str]]:
    """Return the offset of each sign that stands for a stop or comma, with that one."""
    lines = list(_lines(text))
    body = next((line.start for line in lines if not _ENDS.isdisjoint(line.text)), len(text))
    found: list[tuple[int, str]] = []
    doubtful: list[tuple[int, str]] = []
    spoken = any(_is_meetings(line.text[:_LONGEST_MARKER].partition(" ")[0]) for line in lines)
    spaces = 0  # that surely part nothing, or may
    for i, line in enumerate(lines):
        if _GAPS.isdisjoint(line.text) and not _lists(line.text):
            continue
        pieces = list(_pieces(line))
        bare = all(piece.sign not in _PARTS for piece in pieces)
        if bare and not _speaks(text, line, pieces, body, first=not i and len(lines) > 1, spoken=spoken):
            continue
        spaces += sum(piece.sign == " " for piece in pieces)
        for at, sign, sure in _in_line(text, pieces, bare=bare, dotted="。" not in text):
            (found if sure else doubtful).append((at, sign))
            spaces -= sure and text[at] == " "
    return found + (doubtful if len(doubtful) >= _MOST * spaces else [])


def _lists(line: str) -> bool:
    """Return whether 、 may stand for a comma behind a marker in a line: 会议强调、要抓好春耕、要保障供应."""
    verbs = tuple(vocabulary().verbs)
    return has_any(line, _LISTING) and any(part.endswith(verbs) for part in line.split("、")[:-1])


def _lines(text: str) -> Iterator[_Line]:
    at = 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            yield _Line(at + line.index(words[0]), words)
        at += len(line)


def _pieces(line: _Line) -> Iterator[_Piece]:
    """Yield the pieces between the signs of a line, other than in quotes and brackets."""
    inside = begin = 0
    for match in _signs().finditer(line.text.translate(_SHAPES)):
        sign = line.text[match.start() : match.end()].strip() or " "
        if sign in _OPENING or sign in _CLOSING:
            inside = max(0, inside + (1 if sign in _OPENING else -1))
        elif not inside:
            at = line.text.index(sign, match.start())
            yield _Piece(line.start + begin, line.start + match.start(), sign[0], line.start + at)
            begin = match.end()
    yield _Piece(line.start + begin, line.start + len(line.text), "", line.start + len(line.text))


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(r"[sbc]| *-[- ]*| +|(?<=[hcp])\.(?: *(?=[hb])|(?![hw.]))")


class _Shapes(dict[int, str]):
    """The shapes of characters, in which signs are searched for: a pattern of Latin letters is quick to make.

    b opens a quote or title, c closes one, s is another sign, p is %, - parts demands; h is a Han character, w another
    of a word, o any other.
    """

    def __missing__(self, code: int) -> str:
        char = chr(code)
        shape = self[code] = "h" if "\u4e00" <= char <= "\u9fff" else "w" if char.isalnum() or char == "_" else "o"
        return shape


_SHAPES = _Shapes({ord(char): kind for kind, chars in _KINDS.items() for char in chars})


def _speaks(  # noqa: PLR0913 - options, by keyword
    text: str, line: _Line, pieces: Sequence[_Piece], body: int, *, first: bool, spoken: bool
) -> bool:
    """Return whether a line without commas and stops holds what somebody demands, and is no headline or byline.

    ``first`` says that it is the first line of several, ``spoken`` that the meeting speaks in some line.
    """
    if any(_is_meetings(text[piece.start : piece.end]) for piece in pieces[:-1]):
        return True
    if body < len(text):
        return line.start > body and any(_orders(text[piece.start : piece.end]) for piece in pieces)
    if first and len(line.text) <= _LONGEST_HEADLINE:
        return opens_aside(text[line.start : pieces[0].end])
    words = [text[piece.start : piece.end] for piece in pieces]
    told = len(line.text) > _LONGEST_HEADLINE and any(map(_is_marker, words))
    return told or any(map(_orders, words)) or spoken


def _in_line(text: str, pieces: Sequence[_Piece], *, bare: bool, dotted: bool) -> Iterator[tuple[int, str, bool]]:
    """Yield the offset of each sign of a line that parts two clauses, what it stands for, and whether that is sure."""
    left = pieces[0].start
    stopped = any(piece.sign in _ENDS for piece in pieces)
    listing = False  # whether 、 stands for a comma in this line, as behind its marker
    for one, after in pairwise(pieces):
        before, behind = text[left : one.end], text[after.start : after.end]
        if one.sign in _REAL:
            sign, sure = one.sign, True
        elif one.sign == ".":
            sign, sure = _ending(before, behind, dotted=dotted), True
        elif _parts_already(before, one.sign) or (one.sign == "、" and not (listing or _is_marker(before))):
            continue
        elif after.sign and not _orders(behind) and _is_marker(behind):
            sign, sure = "。", True
        elif _is_marker(before):
            sign, sure = _behind_marker(behind, bare=bare)
            listing = one.sign == "、"
        else:
            sign, sure = _parting(before, one.sign, behind, bare=bare)
            sign = "，" if sign == "。" and stopped else sign
        if sign:
            left = after.start
        if sign and one.sign not in _REAL:
            yield one.at, sign, sure


def _parts_already(before: str, sign: str) -> bool:
    """Return whether a sign stands behind nothing, or where it is known: 【会议强调】 要…, 会议强调——要…, 记者 周明."""
    if not before or "记者" in before or (before[-1] in _CLOSING and before[-2:-1] in _ENDS):
        return True
    return before[0] + before[-1] in {"【】", "[]"} or (sign in _DASHES and _is_marker(before))


def _ending(before: str, behind: str, *, dotted: bool) -> str:
    """Return 。 if a dot ends a sentence: 切实保障农资供应. 会议要求; not in 约翰.史密斯 or 一.加强领导."""
    if not behind:
        return "。" if len(before) > 1 else ""
    if _parts_name(before, behind):
        return ""
    ends = (dotted and _is_whole(behind)) or _orders(behind) or _is_marker(behind) or opens_as_imperative(behind)
    if not ends or not _is_whole(before):
        return ""
    return "。" if len(before) > _LONGEST_PART or _orders(before) or opens_as_imperative(before) else ""


def _parts_name(before: str, behind: str) -> bool:
    """Return whether a dot parts the name of somebody with a title who speaks: 自治区主席雪克来提.扎克尔 | 强调."""
    spoken = (behind.removesuffix(verb) for verb in verbs_ending(behind))
    names = [find_named(f"{before}·{who}", counted=False) for who in spoken]
    return any(named is not None and named.start > 0 for named in names)


def _behind_marker(behind: str, *, bare: bool) -> tuple[str, bool]:
    """Return the comma between a marker and what is said, if that demands or the line has no other sign."""
    sure = bare or _orders(behind)
    return "，" if _is_whole(behind) and (sure or opens_as_imperative(behind)) else "", sure


def _parting(before: str, sign: str, behind: str, *, bare: bool) -> tuple[str, bool]:
    """Return the stop or comma for which a sign between two clauses stands, or none, and whether that is sure."""
    if bare and opens_aside(before) and _is_whole(behind):
        return "，", True
    if not _is_whole(before) or not _is_whole(behind) or before.endswith(_LEADING_ON):
        return "", False
    if _orders(behind):
        return "；" if behind[0] in NUMERALS else "。", True
    if sign in _FOR_ORDERS or _lacks_object(before):
        return "", False
    if bare:
        return "。" if _names_somebody(behind) else "，", True
    return "，" if opens_as_imperative(behind) and not _is_noun(behind) else "", False


def _orders(words: str) -> bool:
    """Return whether words open with what surely begins a demand: 要, 严禁, 各镇要, 二是, 三要."""
    counted = words[:1] in NUMERALS and words[1:2] in ("是", "要") if words else False
    return counted or asks(words, RawClause(0, len(words), ""))


def _is_whole(words: str) -> bool:
    """Return whether words are long enough for a clause; names are shorter."""
    return sum(map(is_han, words)) >= _WHOLE


def _lacks_object(words: str) -> bool:
    """Return whether words end in a verb whose object is still to come: 要切实加强; but 严防死守 needs none."""
    behind = words.rpartition("要")[2]
    verb = next((verb for verb in lexicon.cues("takes-object") if behind.endswith(verb)), "")
    return bool(verb) and skip_lead_in(behind) >= len(behind) - len(verb)


def _is_noun(words: str) -> bool:
    """Return whether words are two verbs, which may name what is done, as the object of another: 组织领导."""
    return is_verb(words[:2]) and is_verb(words[2:])


def _names_somebody(words: str) -> bool:
    """Return whether words open with a person and an act, as another sentence does: 县长周明远参加调研."""
    actor = find_actor(words)
    return actor is not None and actor.sure and actor.start > 0


def _is_marker(words: str) -> bool:
    """Return whether words are a marker: 会议强调, 县委书记林若水要求."""
    if len(words) > _LONGEST_MARKER or not any(verbs_ending(words)):
        return False
    return fills_clause(words, 0, _ANYBODY) is not None


def _is_meetings(words: str) -> bool:
    """Return whether words are a marker of the meeting itself, which no headline opens a part with: 会议强调."""
    return words.startswith(lexicon.cues("meeting")) and _is_marker(words)
