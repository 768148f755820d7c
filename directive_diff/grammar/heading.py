"""The heading of a readout, from the text before its first block: title, date, issuer, level, region."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_diff.grammar import issuer as issuers
from directive_diff.grammar.frames import is_headline, is_salutation, without_dateline
from directive_diff.grammar.official import in_digits
from directive_diff.grammar.title import find_title
from directive_diff.model import Heading, Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_diff.grammar.official import OfficialDocument
    from directive_diff.grammar.sentences import Sentence
    from directive_diff.model import Document, Folded

_LINES = 12  # sentences at the head of a text that may describe it
_WORDS = 200  # characters of each that are examined
_DAY = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:至(?:\d{1,2}月)?\d{1,2}日)?")
_DAY_ALONE = re.compile(r"(?<![\d月])(\d{1,2})日(?:至\d{1,2}日)?(?=上午|下午|晚|在|，|主持|召开|举行)")
_PUBLISHED = re.compile(r"(?<!\d)(\d{4})[-年/.](\d{1,2})[-月/.](\d{1,2})日?(?!\d)")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def read_heading(
    document: Document, folded: Folded, head: Sequence[Sentence], official: OfficialDocument | None = None
) -> Heading:
    """Return the heading, read from the sentences before the first block; fields that they do not state are None.

    An ``official`` document states them in its title and above its date instead.
    """
    head = head[:_LINES]
    if official:
        return _of_paper(document, folded, head, official)
    title = find_title(folded.text, head)
    words = title.words if title else ""
    body = [s for s in head if not is_headline(s) and not (title and s.start == title.lines[0][0])]
    ledes = [_opening(folded.text, without_dateline(folded.text, s)) for s in body]
    if any(is_salutation(folded.text, sentence) for sentence in head):
        ledes = []  # a text with addressees reports on other bodies' meetings
    dated = [_opening(folded.text, s) for s in body]
    date, date_text = _date(ledes[:3] + dated[:1], [_opening(folded.text, s) for s in head])
    issued = next(filter(None, map(issuers.find_issuer, (*ledes[:3], words))), None)
    level = issued.level if issued else Level.CENTRE if any(map(issuers.is_central, ledes[:2])) else None
    region = issued.region if issued else None
    if region is None and level not in (None, Level.CENTRE):
        region = next(filter(None, (issuers.find_region(text, level) for text in (words, *ledes[:3]))), None)
    return Heading(
        title=_quoted(document, folded, title.lines) if title else None,
        date=date,
        date_text=date_text,
        issuer=issued.name if issued else None,
        level=level,
        region=region,
    )


def _of_paper(document: Document, folded: Folded, head: Sequence[Sentence], official: OfficialDocument) -> Heading:
    """Return the heading of an official document: its issuer signed it or is named before 关于 in its title."""
    title = find_title(folded.text, head)
    lines = official.title or (title.lines if title else ())
    words = "".join(folded.text[start:end] for start, end in lines)
    before, about, _ = words.partition("关于")
    issued = issuers.signing_body(official.signer or (before if about else ""))
    lines_of_head = [_opening(folded.text, sentence) for sentence in head if is_headline(sentence)]
    date, date_text = _date([in_digits(official.day)] if official.day else [], lines_of_head)
    return Heading(
        title=_quoted(document, folded, lines) if lines else None,
        date=date,
        date_text=official.day or date_text,
        issuer=issued.name if issued else None,
        level=issued.level if issued else None,
        region=issued.region if issued else None,
    )


def _quoted(document: Document, folded: Folded, lines: Sequence[tuple[int, int]]) -> str:
    """Return a title as written in the text, in one line."""
    quoted = ("".join(map(str.strip, folded.span(*line).of(document.text).splitlines())) for line in lines)
    return " ".join(quoted).replace(" 暨", "暨").replace(" 《", "《") if len(lines) > 1 else "".join(quoted)


def _opening(text: str, sentence: Sentence) -> str:
    return text[sentence.start : min(sentence.end, sentence.start + _WORDS)]


def _date(ledes: Sequence[str], head: Sequence[str]) -> tuple[str | None, str | None]:
    """Return the day of the meeting: in ISO 8601 if the head states its year, and as written in the text."""
    published = next(filter(None, map(_PUBLISHED.search, head)), None)
    day = next((match for lede in ledes if (match := _DAY.search(lede) or _DAY_ALONE.search(lede))), None)
    if day is None:
        return (_iso(*map(int, published.groups())), published.group()) if published else (None, None)
    if day.re is _DAY_ALONE:
        return (_latest_before(published, None, int(day[1])) if published else None), day.group()
    if day[1]:
        return _iso(*map(int, day.groups())), day.group()
    return (_latest_before(published, int(day[2]), int(day[3])) if published else None), day.group()


def _latest_before(published: re.Match[str], month: int | None, day: int) -> str | None:
    """Return the last such day up to the day of publication."""
    year, last_month, last_day = map(int, published.groups())
    if month is None:
        month = last_month if day <= last_day else last_month - 1 or 12
    return _iso(year - ((month, day) > (last_month, last_day)), month, day)


def _iso(year: int, month: int, day: int) -> str | None:
    """Return a day in ISO 8601; None if there is no such day."""
    if year < 1 or not 1 <= month <= len(_DAYS) or not 1 <= day <= _DAYS[month - 1]:
        return None
    if (month, day) == (2, 29) and (year % 4 or (not year % 100 and year % 400)):
        return None
    return f"{year:04}-{month:02}-{day:02}"
