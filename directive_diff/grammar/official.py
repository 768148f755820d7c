"""Official documents (通知, 意见, 方案, 要点): numbered headings open blocks, and the rest of the form is removed.

Of 一、（一）1. the highest rank that counts up from one opens blocks; the text below a heading, numbered or not, is its
demands. Issue number (石政办发〔2026〕17号), addressees (各镇人民政府：), signature, day and notes for the clerk
(（此件公开发布）) are not demands; the signature gives the issuer and the day.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.frames import is_byline, is_caption, is_headline
from directive_diff.grammar.furniture import is_furniture
from directive_diff.grammar.markers import FoundMarker
from directive_diff.grammar.signature import first_signer, lines_of_names
from directive_diff.text import NUMERALS
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directive_diff.grammar.sentences import Sentence

_FIRST = frozenset(f"{NUMERALS}百第（")  # the number of a heading begins with one of these, or a digit
_HEAD = 12  # sentences in which a title, an issue number or addressees may be
_HEADING = 30  # characters of a heading followed by text in the same paragraph
_UNSURE = 3  # the rank of （一）: a list that only counts 1. 2. 3. does not make a document
_LINE = 60  # characters of a heading on a line of its own
_SIGNER = 30  # characters of the name of a body under a document
_SIGNERS = 6  # lines of names above the day
_ADDRESSED = "^各|[，、；]各|各[^，。：；]{0,20}[：，、]|(?:{recipient}|[市区县镇乡]委)：$"
_TITLED = "{document}(?:（[^（）]{1,20}）)?$"


class OfficialDocument(NamedTuple):
    """An official document: its blocks, the lines of its title, who signed it and where, and its date.

    ``sure`` if its title, number or addressees show what it is.
    """

    blocks: tuple[tuple[FoundMarker | None, list[Sentence]], ...]
    start: int
    title: tuple[tuple[int, int], ...]
    signer: str
    day: str
    sure: bool


class _Heading(NamedTuple):
    rank: int
    number: int
    end: int  # of the number


def read_official(text: str, sentences: Sequence[Sentence], *, whole: bool) -> OfficialDocument | None:
    """Return folded ``text`` read as an official document; None if no headings count up.

    With ``whole``, the text above the first heading counts as a demand, whatever it says.
    """
    headings = {i: heading for i, s in enumerate(sentences) if s.first and (heading := _heading(text, s))}
    rank = _top(headings)
    if rank is None:
        return None
    tops = [i for i, heading in headings.items() if heading.rank == rank]
    head = sentences[: tops[0]]
    lines = _title(text, head[:_HEAD])
    sure = bool(lines) or any(_is_number(text, s) or is_addressee_line(text, s) for s in head[:_HEAD])
    if not sure and rank > _UNSURE:
        return None
    frame = _frame(text, sentences)
    blocks: list[tuple[FoundMarker | None, list[Sentence]]] = []
    above = [s for i, s in enumerate(head) if i not in frame and _is_preamble(text, s, whole=whole)]
    if above:
        blocks.append((None, above))
    for at, until in zip(tops, [*tops[1:], len(sentences)], strict=True):
        under = [sentences[i] for i in _under(text, sentences, range(at + 1, until), frame)]
        blocks.append(_block(sentences[at], headings[at], sentences[at + 1] if at + 1 < until else None, under))
    signed = _signed(text, sentences)
    return OfficialDocument(tuple(blocks), sentences[tops[0]].start, lines, signed[0], signed[1], sure)


def _under(text: str, sentences: Sequence[Sentence], places: range, frame: frozenset[int]) -> Iterator[int]:
    """Yield the numbers of the sentences under a heading that are its demands: up to a signature."""
    for i in places:
        if i not in frame:
            if _is_demand(text, sentences[i]):
                yield i
        elif _is_day(text, sentences[i]):
            return


def _block(
    sentence: Sentence, heading: _Heading, following: Sentence | None, under: list[Sentence]
) -> tuple[FoundMarker | None, list[Sentence]]:
    """Return the block of the ``heading`` that opens a sentence; a heading without text is itself a demand."""
    end = _end_of_heading(sentence, heading, following)
    rest = sentence.after(end)
    sentences = [rest, *under] if rest.clauses else under
    if not sentences:
        end, sentences = heading.end, [sentence.after(heading.end)]
    inside = [clause.end for clause in sentence.clauses if clause.end <= end]
    return FoundMarker(sentence.start, inside[-1] if inside else heading.end, None, "", end), sentences


def _end_of_heading(sentence: Sentence, heading: _Heading, following: Sentence | None) -> int:
    """Return the end of a heading: the end of its line, ：, the end of a short sentence, or the end of its number."""
    first = sentence.after(heading.end).clauses[0]
    if sentence.alone and not sentence.stopped and sentence.end - sentence.start <= _LINE:
        return sentence.end
    if first.sign == "：" and first.end - first.start <= _HEADING:
        return first.end + 1
    alone = len(sentence.after(heading.end).clauses) == 1 and following is not None and not sentence.alone
    return sentence.end if alone and first.end - first.start <= _HEADING else heading.end


def _heading(text: str, sentence: Sentence) -> _Heading | None:
    opening = text[sentence.start : sentence.start + 3]
    if opening[:1] not in _FIRST and not (opening[:1].isdecimal() and ("." in opening or "、" in opening)):
        return None
    number = _numbers().match(text, sentence.start, sentence.end)
    if number is None or not sentence.after(number.end()).clauses:
        return None
    rank = next(i for i, group in enumerate(number.groups()) if group)
    return _Heading(rank, _value(number.groups()[rank]), number.end())


@cache
def _numbers() -> re.Pattern[str]:
    """Match the number of a heading: a group for each rank, the highest first."""
    numeral = f"([{NUMERALS}百]{{1,5}})"
    return re.compile(
        f"第{numeral}(?:章|部分|篇)[ 、：]*|第{numeral}条[ 、：]*|{numeral}、 *|（{numeral}）、? *"
        r"|(\d{1,2})(?:\.(?!\d)|、) *|（(\d{1,2})） *"
    )


def _value(numeral: str) -> int:
    """Return the number that a numeral up to ninety-nine stands for."""
    if numeral.isdecimal():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    value = NUMERALS.find(ones) + 1 if ones else 0
    return value + ((NUMERALS.find(tens) + 1 if tens else 1) * 10 if ten else 0)


def _top(headings: dict[int, _Heading]) -> int | None:
    """Return the highest rank whose headings count up from one."""
    for rank in sorted({heading.rank for heading in headings.values()}):
        numbers = [heading.number for heading in headings.values() if heading.rank == rank]
        if numbers[:2] == [1, 2]:
            return rank
    return None


def _is_demand(text: str, sentence: Sentence) -> bool:
    """Return whether a sentence under a heading is one of its demands; a line without a full stop must be numbered."""
    if is_furniture(text, sentence) or is_byline(text, sentence) or is_caption(text, sentence):
        return False
    return not is_headline(sentence) or _heading(text, sentence) is not None


def _is_preamble(text: str, sentence: Sentence, *, whole: bool) -> bool:
    """Return whether a sentence above the headings demands something, and does not introduce them (通知如下：)."""
    if is_headline(sentence) or is_furniture(text, sentence) or is_byline(text, sentence):
        return False
    if text[sentence.start : sentence.end].rstrip("：。").endswith(lexicon.cues("leads-on")):
        return False
    return whole or any(text.startswith(lexicon.cues("document-asks"), clause.start) for clause in sentence.clauses)


def _frame(text: str, sentences: Sequence[Sentence]) -> frozenset[int]:
    """Return the numbers of the sentences of the frame: number, addressees, names, day, notes, attachments."""
    frame: set[int] = set()
    for i, sentence in enumerate(sentences):
        if _is_day(text, sentence):
            frame.update({i, *_signers(text, sentences, i)})
        elif _is_number(text, sentence) or is_addressee_line(text, sentence) or _is_note(text, sentence):
            frame.add(i)
            if text.startswith("附件", sentence.start):
                frame.update(_attached(text, sentences, i))
    return frozenset(frame)


def _attached(text: str, sentences: Sequence[Sentence], at: int) -> Iterator[int]:
    """Yield the lines that continue the attachments: 附件：1.… 2.…."""
    for i in range(at + 1, len(sentences)):
        if not is_headline(sentences[i]) or not text[sentences[i].start].isdecimal():
            return
        yield i


def _signers(text: str, sentences: Sequence[Sentence], day: int) -> Iterator[int]:
    """Yield the lines of names above a day, the nearest first."""
    for i in range(day - 1, max(-1, day - 1 - _SIGNERS), -1):
        sentence = sentences[i]
        if not is_headline(sentence) or sentence.end - sentence.start > _SIGNER or _heading(text, sentence):
            return
        yield i


def _signed(text: str, sentences: Sequence[Sentence]) -> tuple[str, str]:
    """Return the first name below the document, and its day; empty if it has none."""
    for i in range(len(sentences) - 1, 0, -1):
        if _is_day(text, sentences[i]):
            name = first_signer([text[sentences[n].start : sentences[n].end] for n in _signers(text, sentences, i)])
            return name, text[sentences[i].start : sentences[i].end].strip("（）")
    return "", ""


def _is_day(text: str, sentence: Sentence) -> bool:
    return is_headline(sentence) and _day().fullmatch(text, sentence.start, sentence.end) is not None


@cache
def _day() -> re.Pattern[str]:
    return re.compile(
        r"（?(?:\d{4}|[〇○零一二三四五六七八九]{4})年(?:\d{1,2}|[一二十]{1,2}|[一二三四五六七八九])月[\d一二三四五六七八九十]{1,3}日）?"
    )


def in_digits(day: str) -> str:
    """Return a day in digits: 二〇二六年十月八日 is 2026年10月8日."""
    year, _, rest = day.partition("年")
    month, _, number = rest.removesuffix("日").partition("月")
    digits = "".join(str("零一二三四五六七八九".find(sign)) if sign not in "〇○" else "0" for sign in year)
    return f"{year if year.isdecimal() else digits}年{_value(month)}月{_value(number)}日"


def _is_number(text: str, sentence: Sentence) -> bool:
    """Return whether a line is the issue number: 石政办发〔2026〕17号."""
    return is_headline(sentence) and _issue().match(text, sentence.start, sentence.end) is not None


@cache
def _issue() -> re.Pattern[str]:
    return re.compile(r"[^，。：]{1,20}?[〔\[（【]\d{4}[〕\]）】] ?第?\d{1,4} ?号")


def is_addressee_line(text: str, sentence: Sentence) -> bool:
    """Return whether a line names the addressees of the document: 各镇人民政府，县政府各部门：."""
    words = text[sentence.start : sentence.end]
    return (
        sentence.alone
        and not sentence.stopped
        and words.endswith("：")
        and lexicon.pattern(_ADDRESSED).search(words) is not None
    )


def _is_note(text: str, sentence: Sentence) -> bool:
    """Return whether a sentence is a note or a formula: （此件公开发布）, 附件：…, 特此通知。."""
    words = text[sentence.start : sentence.end]
    if words.startswith(lexicon.cues("formula")) and len(words) <= _HEADING:
        return True
    bracketed = words.startswith("（") and words.rstrip("。").endswith("）") and "）" not in words.rstrip("。")[:-1]
    return sentence.first and (
        words.startswith(lexicon.cues("annex")) or (bracketed and sentence.alone and len(words) <= _LINE)
    )


def _title(text: str, head: Sequence[Sentence]) -> tuple[tuple[int, int], ...]:
    """Return the lines of a title that ends in a kind of document: …关于印发 | 《…方案》的通知."""
    for i, sentence in enumerate(head):
        if (
            not sentence.alone
            or sentence.stopped
            or not lexicon.pattern(_TITLED).search(text, sentence.start, sentence.end)
        ):
            continue
        words = text[sentence.start : sentence.end]
        above = head[i - 1] if i and "关于" not in words else None
        if above and is_headline(above) and "关于" in text[above.start : above.end] and not _is_number(text, above):
            return *lines_of_names(text, head, i - 1), (above.start, above.end), (sentence.start, sentence.end)
        return *lines_of_names(text, head, i), (sentence.start, sentence.end)
    return ()
