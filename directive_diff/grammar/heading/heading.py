"""The heading of a readout, from the text before its first block: title, date, issuer, level, region."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from directive_diff.grammar.blocks.frames import is_headline, is_salutation
from directive_diff.grammar.blocks.furniture import is_furniture, without_dateline
from directive_diff.grammar.documents.official import in_digits
from directive_diff.grammar.heading import issuer as issuers
from directive_diff.grammar.heading.bodies import Issuer, find_place, level_of_person
from directive_diff.grammar.heading.host import find_host
from directive_diff.grammar.heading.meeting_day import closing_day, find_day
from directive_diff.grammar.heading.signature import body_of_line
from directive_diff.grammar.heading.title import find_title, is_line_of_speaker
from directive_diff.model import Heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_diff.grammar.documents.official import OfficialDocument
    from directive_diff.grammar.heading.title import Title
    from directive_diff.grammar.sentences import Sentence
    from directive_diff.model import Document, Folded

_LINES = 12  # sentences at the head of a text that may describe it
_LABEL = 10  # characters of a label of the page
_MINUTES = "纪要"  # the end of the title of a document that tells of a meeting
_SPOKEN = 2  # sentences above the first block, below which its marker may be the first to name somebody
_WORDS = 200  # characters of each that are examined


def read_heading(
    document: Document,
    folded: Folded,
    head: Sequence[Sentence],
    official: OfficialDocument | None = None,
    *,
    spoken: str = "",
) -> Heading:
    """Return the heading, read from the sentences before the first block; fields that they do not state are None.

    An ``official`` document states them in its title and above its date instead. ``spoken`` is the first marker, which
    may state the day: 李家超今日（三月五日）出席典礼时表示.
    """
    head = [sentence for sentence in head if not _is_label(folded.text, sentence)][:_LINES]
    title = find_title(folded.text, head)
    paper = _of_paper(document, folded, head, official) if official else None
    told = _of_account(document, folded, head, title, spoken) if not paper or _is_minutes(title) else paper
    if paper is None or told is paper:
        return told
    day = (told.date, told.date_text) if told.date else (paper.date, paper.date_text)
    body = told if told.issuer else paper  # minutes tell of the meeting, and may be signed
    return Heading(told.title, *day, body.issuer, body.level, body.region)


def _is_label(text: str, sentence: Sentence) -> bool:
    """Return whether a line is only a label of the page, and addresses nobody: 发布机构：, not 各支部：."""
    short = sentence.end - sentence.start <= _LABEL
    return short and text[sentence.end - 1] == "：" and not is_salutation(text, sentence)


def _is_minutes(title: Title | None) -> bool:
    return title is not None and title.words.endswith(_MINUTES)


def _of_account(
    document: Document, folded: Folded, head: Sequence[Sentence], title: Title | None, spoken: str
) -> Heading:
    """Return the heading of a text that tells of a meeting."""
    own = (s for s in head if not is_headline(s) and not is_furniture(folded.text, s))
    body = [s for s in own if not (title and s.start == title.lines[0][0])]
    ledes = [_opening(folded.text, without_dateline(folded.text, s)) for s in body]
    if any(is_salutation(folded.text, sentence) for sentence in head):
        ledes, spoken = [], ""  # a text with addressees reports on other bodies' meetings
    host = find_host([*ledes, *([spoken] if spoken and len(ledes) < _SPOKEN else [])], title.words if title else "")
    elsewhere = {body[i].start for i in host.others}
    dated = [_opening(folded.text, s) for s in body[:1] if s.start not in elsewhere]
    above = [_opening(folded.text, s) for s in head if s.start not in elsewhere]
    earlier = [ledes[i] for i in sorted(host.others)]
    date, date_text = find_day([*host.days, *dated, spoken], [*above, closing_day(folded.text)], earlier)
    return Heading(
        title=_quoted(document, folded, title.lines) if title else None,
        date=date,
        date_text=date_text,
        issuer=host.issuer.name,
        level=host.issuer.level,
        region=host.issuer.region,
    )


def _of_paper(document: Document, folded: Folded, head: Sequence[Sentence], official: OfficialDocument) -> Heading:
    """Return the heading of an official document: its issuer signed it or is named before 关于 in its title."""
    title = find_title(folded.text, head)
    lines = official.title or (title.lines if title else ())
    words = " ".join(folded.text[start:end] for start, end in lines)
    before, about, _ = words.partition("关于")
    signer = official.signer or (body_of_line(before) if about else "") or _named_below(folded.text, head, words)
    issued = issuers.signing_body(signer) if signer else _speaker(folded.text, head) or _of_place(words)
    lines_of_head = [_opening(folded.text, sentence) for sentence in head if is_headline(sentence)]
    date, date_text = find_day([in_digits(official.day)] if official.day else [], lines_of_head)
    return Heading(
        title=_quoted(document, folded, lines) if lines else None,
        date=date,
        date_text=official.day or date_text,
        issuer=issued.name if issued else None,
        level=issued.level if issued else None,
        region=issued.region if issued else None,
    )


def _named_below(text: str, head: Sequence[Sentence], title: str) -> str:
    """Return the body that the line below the title names, as collections of laws print it; else nothing."""
    lines = [_opening(text, sentence) if is_headline(sentence) else "" for sentence in head]
    below = (behind for line, behind in pairwise(lines) if title and line.startswith(title))
    return next(filter(None, map(body_of_line, below)), "")


def _of_place(title: str) -> Issuer | None:
    """Return level and place of a plan that nobody signed, from its title: 清湖乡2026年防火工作方案."""
    place = find_place(title)
    return Issuer(None, place.level, place.region) if place and place.end else None


def _speaker(text: str, head: Sequence[Sentence]) -> Issuer | None:
    """Return level and place of who speaks, from a line above a speech: 中共石桥县委书记 林若水."""
    lines = (_opening(text, sentence) for sentence in head if is_headline(sentence))
    spoken = next((line for line in lines if is_line_of_speaker(line)), None)
    return level_of_person(spoken) if spoken else None


def _quoted(document: Document, folded: Folded, lines: Sequence[tuple[int, int]]) -> str:
    """Return a title as written in the text, in one line."""
    quoted = ["".join(map(str.strip, folded.span(*line).of(document.text).splitlines())) for line in lines]
    title = "".join(
        line if i == 0 or "关于" in quoted[i - 1] else f" {line}" for i, line in enumerate(quoted)
    )  # a title goes on behind 关于, in the next line
    return title.replace(" 暨", "暨").replace(" 《", "《").replace(" 关于", "关于") if len(lines) > 1 else title


def _opening(text: str, sentence: Sentence) -> str:
    return text[sentence.start : min(sentence.end, sentence.start + _WORDS)]
