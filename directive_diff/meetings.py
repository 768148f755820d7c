"""Several meetings in one text: a daily bulletin, a page of short news, a report of several bodies that met separately.

A text is divided where a heading (Markdown's #, or a line without a full stop above a lede) opens an item about a
meeting and, if the lede says that several bodies met separately (分别召开会议), where each of them begins to speak. A
text of one meeting is not divided.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from directive_diff.errors import ParseError
from directive_diff.folding import wrapping
from directive_diff.lexicon import remembered, using
from directive_diff.model import Span
from directive_diff.sanitise import sanitised
from directive_diff.text import DIGITS, NUMERALS, has_any, is_han
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from directive_diff.model import Document, Readout

# Few texts need these: re compiles them on first use.
_MARKED = r"\s{0,3}#{1,6}\s+(\S.*)"
_RULE = r"\s*(?:[-*_=＊—]\s*){3,}$"
_HEADLINE = r"[\s*]*[^，。；！？,;!?]{6,120}(?<![：:])"
_INDENT = " *\u3000\t"
_UNNUMBERED = rf"[\s*]*(?![(（]?[{NUMERALS}\d]{{1,3}}[)）、.．])[^，。；！？,;!?]{{6,120}}(?<![：:])"  # slow to compile
_BEHIND_NUMBER = frozenset(")）、.．")
_WHEN = (
    *("近日", "日前", "今天", "今日", "昨天", "昨日", "上午", "下午"),
    *(f"{digit}日" for digit in f"{DIGITS}０１２３４５６７８９"),
)
_DATED, _NAMED, _FAR = 82, 122, 81  # characters in which a lede says when, and who met; and then, at what meeting
_MEETINGS = frozenset("会會")
_MET = ("召开", "召開", "举行", "舉行", "主持")
_SAID = (
    "(?:[会會][议議上]|他|她|[\u3400-\u9fff]{2,4})"
    "(?:[强強][调調]|指出|要求|[认認][为為]|提出|[号號]召|表示|[决決]定)[，,：:]"
)
_APART = "分[别別](?:召[开開]|[举舉]行)"
_OF_ONE = r"\s*([^\s，,。：:；]{3,30}?[会會][议議]?)(?:[认認][为為]|指出|[强強][调調]|要求|提出|[决決]定)[，,：:]"
_HEADING_LINES = 5  # of title, subtitle, source and date above a lede
_SHORTEST_HEADING = 4  # Han characters of a heading
_LISTED = 40  # characters of a title in a list of all


class Meeting(NamedTuple):
    """One meeting of a text about several: its number, from 1, its title, and the stretch that is about it."""

    number: int
    title: str
    span: Span


class _Line(NamedTuple):
    start: int
    text: str


@partial(remembered, most=8)  # called when a text is parsed, and again to list what was read
def meetings(text: str) -> tuple[Meeting, ...]:
    """Return the meetings that ``text`` tells of, in its order; none if it tells of one, or cannot be divided."""
    lines = [_Line(start, words) for start, words in wrapping.paragraphs(text)]
    items = list(_items(lines))
    starts = items if len(items) > 1 else list(_bodies(lines))
    if len(starts) <= 1:
        return ()
    ends = [*(start for start, _ in starts[1:]), len(text)]
    gaps = [(title, Span(start, end)) for (start, title), end in zip(starts, ends, strict=False)]
    announced = [(title, span) for title, span in gaps if _tells_of_meeting(span.of(text))]
    if len(announced) <= 1:
        return ()
    return tuple(Meeting(number, title, span) for number, (title, span) in enumerate(announced, 1))


def pick(choices: Sequence[Meeting], wanted: str, name: str) -> Meeting:
    """Return the meeting that ``wanted`` names: by its number, or by words that occur in one title only.

    ``name`` is that of the text, for messages. Raises ParseError, which lists the meetings, if there is no such one.
    """
    if wanted.isascii() and wanted.isdigit():
        named = [meeting for meeting in choices if meeting.number == int(wanted[:9])]
    else:
        words = "".join(wanted.split())
        named = [meeting for meeting in choices if words and words in "".join(meeting.title.split())]
    if len(named) == 1:
        return named[0]
    if not choices:
        raise ParseError("meeting_only", name, remedy="omit_meeting", wanted=wanted)
    key = "meeting_several" if named else "meeting_none"
    raise ParseError(key, name, remedy="give_meeting", count=len(choices), titles=listed(choices), wanted=wanted)


def listed(several: Sequence[Meeting]) -> str:
    """Return the meetings in one line, each with its number."""
    return "; ".join(f"{meeting.number} {sanitised(meeting.title)[:_LISTED]}" for meeting in several)


def with_directives(readout: Readout) -> tuple[Meeting, ...]:
    """Return the meetings of a text in which blocks were found; none if the text tells of one meeting only."""
    with using(readout.lexicon):
        every = meetings(readout.document.text)
    return tuple(
        meeting
        for meeting in every
        if any(meeting.span.start <= block.span.start < meeting.span.end for block in readout.blocks)
    )


def parse(document: Document, parser: Callable[[Document], Readout], *, wanted: str | None = None) -> Readout:
    """Return ``document`` as ``parser`` reads it: only the meeting ``wanted``, or the only one that has directives.

    If several have and none is wanted, the whole text is read, so that no demand is left out unasked. Spans always
    count in the whole text. Raises ParseError if there is no such meeting, or as ``parser`` does.
    """
    if wanted is not None:
        return _read_alone(document, pick(meetings(document.text), wanted, document.path), parser)
    readout = parser(document)
    several = with_directives(readout)
    if len(several) != 1:
        return readout
    only = several[0]
    inside = all(only.span.start <= block.span.start < only.span.end for block in readout.blocks)
    return _read_alone(document, only, parser) if inside else readout


def _read_alone(document: Document, meeting: Meeting, parser: Callable[[Document], Readout]) -> Readout:
    """Read one meeting: the rest is blanked, so that spans count in the whole text."""
    text, span = document.text, meeting.span
    blank = "\n" * span.start + span.of(text) + "\n" * (len(text) - span.end)
    readout = parser(document._replace(text=blank))
    title = readout.heading.title or meeting.title
    return readout._replace(document=document, heading=readout.heading._replace(title=title))


def _items(lines: Sequence[_Line]) -> Iterator[tuple[int, str]]:
    """Yield where each item of a text begins, and its title."""
    marked = [
        (line.start, match[1].strip(" #*"))
        for line in lines
        if "#" in line.text and (match := re.match(_MARKED, line.text))
    ]
    if len(marked) > 1:
        yield from marked
        return
    past = 0  # the line after the last lede: what precedes it belongs to another item
    for i, line in enumerate(lines):
        if not _is_lede(line.text):
            continue
        first = i
        while first > past and i - first < _HEADING_LINES and _is_headline(lines[first - 1].text.rstrip()):
            first -= 1
        heading = next((above.text for above in lines[first:i] if _has_words(above.text)), None)
        if heading is not None:
            yield lines[first].start, heading.strip(_INDENT)
        elif i == 0 or re.match(_RULE, lines[i - 1].text):
            yield line.start, re.split("[，,。]", line.text.strip())[0]
        past = i + 1


def _is_headline(line: str) -> bool:
    """Return whether a line has no sign of a sentence, and opens with no number: 一、, (2)."""
    plain = _BEHIND_NUMBER.isdisjoint(line.lstrip(_INDENT)[: len("（二十一）")])
    headline = _HEADLINE if plain else _UNNUMBERED
    return re.fullmatch(headline, line) is not None


def _is_lede(line: str) -> bool:
    """Return whether a line says when who met: 3月5日，县委召开会议."""
    head = line[:_NAMED]
    if not has_any(head, _MET) or not has_any(head[:_DATED], _WHEN):
        return False
    ends = (end for met in _MET for end in _ends_of(met, head))
    return any(not _MEETINGS.isdisjoint(line[end : end + _FAR].partition("。")[0]) for end in ends)


def _ends_of(word: str, text: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at + len(word)
        at = text.find(word, at + 1)


def _has_words(text: str) -> bool:
    return sum(map(is_han, text)) >= _SHORTEST_HEADING


def _bodies(lines: Sequence[_Line]) -> Iterator[tuple[int, str]]:
    """Yield where each of several bodies that met separately begins to speak, and its meeting."""
    if not any(re.search(_APART, line.text) for line in lines[:_HEADING_LINES]):
        return
    last = None
    for line in lines:
        match = re.match(_OF_ONE, line.text)
        if match and match[1] != last:
            last = match[1]
            yield line.start, last


def _tells_of_meeting(text: str) -> bool:
    """Return whether a stretch is about a meeting, or holds what somebody demanded."""
    return any(re.search(_SAID, line) or _is_lede(line) for _, line in wrapping.paragraphs(text))
