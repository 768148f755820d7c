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
from directive_diff.grammar.blocks.bylines import is_byline
from directive_diff.grammar.blocks.captions import is_caption
from directive_diff.grammar.blocks.frames import asks, is_headline
from directive_diff.grammar.blocks.furniture import is_furniture
from directive_diff.grammar.blocks.items import acts, is_signature
from directive_diff.grammar.documents.closings import is_closing, is_contact, tells_aim
from directive_diff.grammar.documents.label_forms import Rank, number_of
from directive_diff.grammar.documents.numbering import find_lone_label, top_rank, without_labels
from directive_diff.grammar.heading.signature import first_signer, lines_of_names
from directive_diff.grammar.heading.title import is_channel
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from directive_diff.grammar.blocks.markers import FoundMarker
    from directive_diff.grammar.documents.label_forms import Label
    from directive_diff.grammar.sentences import Sentence

_HEAD = 12  # sentences in which a title, an issue number or addressees may be
_UNSURE = Rank.BRACKETED  # a list that only counts 1. 2. 3. does not make a document
_WEAK = frozenset((Rank.ORDINAL, Rank.LETTER, Rank.STEM, Rank.LISTED))  # these may also count points of a speech
_AIMS = ("坚持", "确保", "切实")  # behind a purpose, these go on with it
_LINE = 60  # characters of a heading on a line of its own
_SIGNER = 30  # characters of the name of a body under a document
_SIGNERS = 6  # lines of names above the day
_NEAR = 12  # sentences above a day, of which one has a stop unless the document has none
_PRINTED = "印发"  # behind the day on which a clerk printed a document
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


def read_official(
    text: str, sentences: Sequence[Sentence], labels: Mapping[int, Label], *, whole: bool
) -> OfficialDocument | None:
    """Return folded ``text`` read as an official document; None if it has no headings.

    With ``whole``, the text above the first heading counts as a demand, whatever it says. The only heading of a
    document (一、 without 二、) opens a block too.
    """
    headings = {i: label for i, s in enumerate(sentences) if s.first and (label := labels.get(s.clauses[0].start))}
    rank = top_rank(list(headings.values()))
    lone = find_lone_label(text, sentences) if rank is None and not whole else None
    if lone:
        headings[lone[0]], rank = lone[1], lone[1].rank
    if rank is None:
        return None
    tops = [i for i, heading in headings.items() if heading.rank == rank]
    head = sentences[: tops[0]]
    lines = _title(text, head[:_HEAD])
    formed = has_form(text, head)
    formal = bool(lines) or formed
    if not formal and (rank > _UNSURE or lone):
        return None
    from directive_diff.grammar.documents.sections import open_block  # noqa: PLC0415 - few texts are numbered

    frame = _frame(text, sentences, headings)
    blocks: list[tuple[FoundMarker | None, list[Sentence]]] = []
    above = [s for i, s in enumerate(head) if i not in frame and _is_preamble(text, s, whole=whole)]
    if above:
        blocks.append((None, above))
    for at, until in zip(tops, [*tops[1:], len(sentences)], strict=True):
        places = range(at + 1, until)
        found = _under(text, sentences, places, frame, headings)
        under = [without_labels(sentences[i], labels, counted=True) for i in found]
        block = open_block(text, sentences[at], headings[at], under)
        if block:
            blocks.append(block)
    signed = _signed(text, sentences, headings)
    sure = (bool(lines) and formed if lone else formal) and rank not in _WEAK
    return OfficialDocument(tuple(blocks), sentences[tops[0]].start, lines, signed[0], signed[1], sure)


def has_form(text: str, head: Sequence[Sentence]) -> bool:
    """Return whether the head of a text has the issue number or the addressees of a document."""
    return any(_is_number(text, s) or is_addressee_line(text, s) for s in head[:_HEAD])


def is_official(text: str, sentences: Sequence[Sentence]) -> bool:
    """Return whether a text has the title, the issue number or the addressees of a document, numbered or not."""
    head = sentences[:_HEAD]
    return bool(_title(text, head)) or has_form(text, head)


def read_letterhead(text: str, sentences: Sequence[Sentence]) -> OfficialDocument | None:
    """Return title, signer and day of a document without headings, which has a form and a day below its names."""
    foot = len(sentences) - _SIGNERS
    if not any(_is_day(text, sentence) for sentence in sentences[max(1, foot) :]):
        return None
    lines = _title(text, sentences[:_HEAD])
    signer, day = _signed(text, sentences, {})
    if not lines or not signer or not has_form(text, sentences):
        return None
    return OfficialDocument((), sentences[0].start, lines, signer, day, sure=True)


def read_title(text: str, sentences: Sequence[Sentence]) -> tuple[tuple[tuple[int, int], ...], str, str]:
    """Return the lines of the title of a document without headings, and who signed it when."""
    return _title(text, sentences[:_HEAD]), *_signed(text, sentences, {})


def find_frame(text: str, sentences: Sequence[Sentence]) -> frozenset[int]:
    """Return the numbers of the sentences that are the form of a document without headings."""
    return _frame(text, sentences, {})


def _under(
    text: str, sentences: Sequence[Sentence], places: range, frame: frozenset[int], numbered: Mapping[int, Label]
) -> Iterator[int]:
    """Yield the numbers of the sentences under a heading that are its demands: up to a signature."""
    plain = not any(sentences[i].stopped for i in places)
    for i in places:
        if i not in frame:
            if _is_demand(text, sentences[i], numbered=i in numbered, plain=plain):
                yield i
        elif _is_day(text, sentences[i]):
            return


def _is_demand(text: str, sentence: Sentence, *, numbered: bool, plain: bool) -> bool:
    """Return whether a sentence under a heading is one of its demands.

    A line without a stop is numbered or demands, unless none below the heading has one (``plain``).
    """
    if numbered:
        return True
    if is_furniture(text, sentence) or is_byline(text, sentence) or is_caption(text, sentence):
        return False
    if not is_headline(sentence) or asks(text, sentence.clauses[0]) or acts(text, sentence):
        return True
    return plain and not is_signature(text, sentence)


def _is_preamble(text: str, sentence: Sentence, *, whole: bool) -> bool:
    """Return whether a sentence above the headings demands something, and does not introduce them (通知如下：)."""
    if is_headline(sentence) or is_furniture(text, sentence) or is_byline(text, sentence):
        return False
    if text[sentence.start : sentence.end].rstrip("：。").endswith(lexicon.cues("leads-on")):
        return False
    if not whole and tells_aim(text, sentence):
        return False
    asking = lexicon.cues("document-asks")
    if any(text.startswith("为", clause.start) for clause in sentence.clauses):  # 为维护安全，确保开学平安
        asking = tuple(word for word in asking if word not in _AIMS)
    return whole or any(text.startswith(asking, clause.start) for clause in sentence.clauses)


def _frame(text: str, sentences: Sequence[Sentence], numbered: Mapping[int, Label]) -> frozenset[int]:
    """Return the numbers of the sentences of the frame: number, addressees, names, day, notes, attachments."""
    frame: set[int] = set()
    for i, sentence in enumerate(sentences):
        if _is_day(text, sentence):
            frame.update({i, *_signers(text, sentences, i, numbered)})
        elif i in numbered:
            behind = sentence.after(numbered[i].end)
            if behind.clauses and is_contact(text, behind):
                frame.add(i)
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


def _signers(text: str, sentences: Sequence[Sentence], day: int, numbered: Mapping[int, Label]) -> Iterator[int]:
    """Yield the lines of names above a day, the nearest first; demands without stops may precede them."""
    plain = not any(sentence.stopped for sentence in sentences[max(0, day - _NEAR) : day])
    for i in range(day - 1, max(-1, day - 1 - _SIGNERS), -1):
        sentence = sentences[i]
        if not is_headline(sentence) or sentence.end - sentence.start > _SIGNER or i in numbered:
            return
        if plain and i < day - 1 and not is_signature(text, sentence):  # 主要领导亲自抓
            return
        if acts(text, sentence):  # 定期通报进度
            return
        yield i


def _signed(text: str, sentences: Sequence[Sentence], numbered: Mapping[int, Label]) -> tuple[str, str]:
    """Return the first name below the document, and its day; empty if it has none."""
    days = [i for i in range(len(sentences) - 1, 0, -1) if _is_day(text, sentences[i])]
    if not days:
        return "", ""
    # What the clerk printed below, 县政府办公室 | 2026年3月11日印发, counts only where nobody signed.
    last = next((i for i in days if not text.endswith(_PRINTED, 0, sentences[i].end)), days[0])
    names = (text[sentences[n].start : sentences[n].end] for n in _signers(text, sentences, last, numbered))
    day = text[sentences[last].start : sentences[last].end].removesuffix(_PRINTED)
    return first_signer(list(names)), day.strip("（） ")


def _is_day(text: str, sentence: Sentence) -> bool:
    """Return whether a line is nothing but the day of a document: 二〇二六年三月九日, 2026年3月11日印发."""
    return is_headline(sentence) and _day().fullmatch(text, sentence.start, sentence.end) is not None


@cache
def _day() -> re.Pattern[str]:
    return re.compile(
        r"（?(?:\d{4}|[〇○零一二三四五六七八九]{4})年(?:\d{1,2}|[一二十]{1,2}|[一二三四五六七八九])月[\d一二三四五六七八九十]{1,3}日）?"
        rf"(?: ?{_PRINTED})?"
    )


def in_digits(day: str) -> str:
    """Return a day in digits: 二〇二六年十月八日 is 2026年10月8日."""
    year, _, rest = day.partition("年")
    month, _, number = rest.removesuffix("日").partition("月")
    digits = "".join(str("零一二三四五六七八九".find(sign)) if sign not in "〇○" else "0" for sign in year)
    return f"{year if year.isdecimal() else digits}年{number_of(month)}月{number_of(number)}日"


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
    """Return whether a sentence is a note, a formula or a contact: （此件公开发布）, 附件：…, 特此通知。, 电话：…."""
    words = text[sentence.start : sentence.end]
    if is_closing(text, sentence) or is_contact(text, sentence):
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
            or is_channel(text[sentence.start : sentence.end])
            or not lexicon.pattern(_TITLED).search(text, sentence.start, sentence.end)
        ):
            continue
        words = text[sentence.start : sentence.end]
        above = head[i - 1] if i and "关于" not in words else None
        if above and is_headline(above) and "关于" in text[above.start : above.end] and not _is_number(text, above):
            return *lines_of_names(text, head, i - 1), (above.start, above.end), (sentence.start, sentence.end)
        return *lines_of_names(text, head, i), (sentence.start, sentence.end)
    return ()
