"""The forms of the labels of headings and items: 一、 （一） 1. (1) ① 第一条 第一，首先，1.1 A. 甲、."""

from __future__ import annotations

from enum import IntEnum

from directive_diff import lexicon
from directive_diff.text import is_han
from directive_diff.values import NamedTuple


class Rank(IntEnum):
    """The levels of a document, the highest first."""

    PART = 0
    CHAPTER = 1
    SECTION = 2
    ARTICLE = 3
    FORMAL = 4  # 壹、
    HEADING = 5  # 一、
    BRACKETED = 6  # （一）
    ORDINAL = 7  # 第一，
    POINT = 8  # 1.
    DOTTED = 9  # 1.1
    ENCLOSED = 10  # （1）
    CLOSED = 11  # 1）
    CIRCLED = 12  # ①
    LETTER = 13  # A.
    STEM = 14  # 甲、
    LISTED = 15  # 一是, which is part of the sentence


class Label(NamedTuple):
    """The label of a heading or an item: its rank, its number, and where the words behind it begin."""

    rank: Rank
    number: int
    end: int


_ONES = "一二三四五六七八九"
_FORMAL = "壹贰叁肆伍陆柒捌玖拾"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_DIGITS = frozenset("0123456789")
_NUMERALS = frozenset(f"{_ONES}十百零〇")
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
# Characters that are labels by themselves: the first of a run, its length, its rank.
_RUNS = (
    ("㈠", 10, Rank.BRACKETED),
    ("㊀", 10, Rank.BRACKETED),
    ("⒈", 20, Rank.POINT),
    ("⑴", 20, Rank.ENCLOSED),
    ("①", 20, Rank.CIRCLED),
    ("❶", 10, Rank.CIRCLED),
    ("➀", 10, Rank.CIRCLED),
    ("➊", 10, Rank.CIRCLED),
    ("⓵", 10, Rank.CIRCLED),
    ("Ⅰ", 12, Rank.LETTER),
)
_SIGNS = {chr(ord(first) + i): (rank, i + 1) for first, length, rank in _RUNS for i in range(length)}
_BRACKETS = {"（": "）", "〔": "〕", "【": "】", "[": "]"}
_UNITS = (
    ("部分", Rank.PART),
    ("编", Rank.PART),
    ("篇", Rank.PART),
    ("章", Rank.CHAPTER),
    ("节", Rank.SECTION),
    ("条", Rank.ARTICLE),
)
_WORDS = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": 4}
FIRST = frozenset((*_ONES, *"十第其首再最", *_FORMAL, *_STEMS, *_DIGITS, *_LETTERS, *_SIGNS, *_BRACKETS))
_MOST = 99  # the highest number in brackets
_LONGEST = 8  # characters of a numeral
_SPACED = frozenset("是要个")  # these follow a numeral that is no label, though a space is between
_COUNTED = "年月日号时个名人次倍万亿千百多余"  # these follow a number that is no label, besides units of measure


def read_label(text: str, at: int, end: int) -> Label | None:
    """Return the label at an offset, by its form alone."""
    sign = text[at]
    if sign in _SIGNS:
        rank, number = _SIGNS[sign]
        return Label(rank, number, _past(text, at + 1, "、. "))
    if sign in _BRACKETS:
        return _read_brackets(text, at)
    if sign == "第":
        return _read_ordinal(text, at)
    if sign in "其首再最":
        return _read_word(text, at)
    if sign in _DIGITS:
        return _read_digits(text, at, end)
    return _read_numeral(text, at)


def _read_brackets(text: str, at: int) -> Label | None:
    """Return （一）, (1), 【一】, （ 一 ）, （a）."""
    close = text.find(_BRACKETS[text[at]], at + 1, at + _LONGEST)
    inner = text[at + 1 : close].strip(" ") if close > 0 else ""
    end = _past(text, close + 1, "、. ")
    if len(inner) == 1 and inner in _LETTERS:
        return Label(Rank.LETTER, ord(inner.lower()) - ord("a") + 1, end)
    number = number_of(inner) if inner else None
    if number is None or number > _MOST:
        return None
    return Label(Rank.ENCLOSED if inner.isdecimal() else Rank.BRACKETED, number, end)


def _read_ordinal(text: str, at: int) -> Label | None:
    """Return 第一章, 第三条, 第一，, 第二、."""
    until = _end_of_run(text, at + 1, _DIGITS if text[at + 1 : at + 2] in _DIGITS else _NUMERALS)
    number = number_of(text[at + 1 : until]) if until > at + 1 else None
    if number is None:
        return None
    for unit, rank in _UNITS:
        if text.startswith(unit, until):
            end = _past(text, until + len(unit), " 、：，.")
            apart = end > until + len(unit) or rank in (Rank.ARTICLE, Rank.CHAPTER)
            return Label(rank, number, end) if apart else None
    until += text.startswith("点", until)
    end = _past(text, until, "，、：. ")
    return Label(Rank.ORDINAL, number, end) if end > until and text[end : end + 1] != "第" else None


def _read_word(text: str, at: int) -> Label | None:
    """Return 首先，, 其次，, 其一，."""
    number = _WORDS.get(text[at : at + 2]) or (number_of(text[at + 1 : at + 2]) if text[at] == "其" else None)
    end = _past(text, at + 2, "，、：")
    return Label(Rank.ORDINAL, number, end) if number and end > at + 2 else None


def _read_digits(text: str, at: int, end: int) -> Label | None:
    """Return 1., 1、, 1）, 1.1, or 1 before a space."""
    until = _end_of_run(text, at, _DIGITS)
    if until - at > 2:  # noqa: PLR2004 - digits of a label
        return None
    number = int(text[at:until])
    if text[until : until + 1] == "." and text[until + 1 : until + 2] in _DIGITS:
        return _read_dotted(text, at, end)
    behind = _past(text, until, " ")
    if text[behind : behind + 1] == "）":
        return Label(Rank.CLOSED, number, _past(text, behind + 1, "、. "))
    if text[behind : behind + 1] in ".、，：" and behind < end:
        return Label(Rank.POINT, number, _past(text, behind + 1, "、. "))
    if behind == until or not _opens_words(text, behind):
        return None
    return Label(Rank.POINT, number, behind)


def _read_dotted(text: str, at: int, end: int) -> Label | None:
    """Return 1.1, 1.2.3; not 1.5 before a unit."""
    until = _end_of_run(text, at, frozenset("0123456789."))
    path = text[at:until].rstrip(".")
    last = path.rpartition(".")[2]
    behind = _past(text, at + len(path), "、. ")
    if behind >= end or ".." in path or len(last) > 2 or not _opens_words(text, behind):  # noqa: PLR2004 - digits
        return None
    return Label(Rank.DOTTED, int(last), behind)


def _read_numeral(text: str, at: int) -> Label | None:
    """Return 一、, 一., 一，, 一）, 壹、, 甲、, A., or 一 before a space; 一是 and 一要 are listed."""
    known = next((k for k in ((_FORMAL, Rank.FORMAL), (_STEMS, Rank.STEM)) if text[at] in k[0]), None)
    if known or text[at] in _LETTERS:
        return _read_mark(text, at, known)
    until = _end_of_run(text, at, _NUMERALS)
    number = number_of(text[at:until])
    if number is None:
        return None
    behind = _past(text, until, " ")
    sign = text[behind : behind + 1]
    if sign == "）":
        return Label(Rank.BRACKETED, number, _past(text, behind + 1, "、. "))
    if sign and sign in "、.，：":
        return Label(Rank.HEADING, number, _past(text, behind + 1, "、. "))
    if behind > until:
        return Label(Rank.HEADING, number, behind) if is_han(sign) and sign not in _SPACED else None
    return Label(Rank.LISTED, number, behind + (sign == "是")) if sign and sign in "是要" else None


def _read_mark(text: str, at: int, known: tuple[str, Rank] | None) -> Label | None:
    """Return 壹、, 甲、, A. or a）, a label of one character and its sign."""
    sign, behind = text[at + 1 : at + 2], text[at + 2 : at + 3]
    if not sign or sign not in "、.，）" or (not known and sign == "，"):
        return None
    if behind in known[0] if known else behind in _LETTERS | _DIGITS:
        return None
    end = _past(text, at + 2, "、. ")
    if known:
        return Label(known[1], known[0].index(text[at]) + 1, end)
    return Label(Rank.LETTER, ord(text[at].lower()) - ord("a") + 1, end)


def _opens_words(text: str, at: int) -> bool:
    """Return whether words begin at an offset, and not the unit of a number: 压实责任, not 万亩."""
    return is_han(text[at : at + 1] or " ") and not text.startswith(_units(), at)


@lexicon.derived
def _units() -> tuple[str, ...]:
    return (*(row[0] for row in lexicon.table("units") if row[1] in {"share", "amount"}), *_COUNTED)


def _end_of_run(text: str, at: int, chars: frozenset[str]) -> int:
    until = at + _LONGEST
    while at < min(until, len(text)) and text[at] in chars:
        at += 1
    return at


def _past(text: str, at: int, signs: str) -> int:
    until = at + _LONGEST
    while at < min(until, len(text)) and text[at] in signs:
        at += 1
    return at


def number_of(numeral: str) -> int | None:
    """Return the number below a thousand that a numeral stands for; None if it is not well formed.

    >>> number_of("二十一"), number_of("一百零五"), number_of("五一")
    (21, 105, None)
    """
    if not _DIGITS.isdisjoint(numeral):
        return int(numeral) if len(numeral) <= 3 and _DIGITS.issuperset(numeral) else None  # noqa: PLR2004 - digits
    hundreds, hundred, rest = numeral.rpartition("百")
    rest = rest.removeprefix("零").removeprefix("〇") if hundred else rest
    tens, ten, ones = rest.rpartition("十")
    if any(len(part) > 1 or (part and part not in _ONES) for part in (hundreds, tens, ones)):
        return None
    value = (_ONES.find(hundreds) + 1) * 100 if hundred else 0
    value += (_ONES.find(tens) + 1 if tens else 1) * 10 if ten else 0
    return value + (_ONES.find(ones) + 1 if ones else 0) or None


def goes_on_counting(text: str, start: int, label: Label) -> bool:
    """Return whether the number of a label is only the first of several: 一、二季度, 1、2号楼; not of 一、一体推进."""
    if label.rank not in (Rank.HEADING, Rank.POINT):
        return False
    end = _end_of_run(text, label.end, _DIGITS if text[start] in _DIGITS else _NUMERALS)
    return end > label.end and (text[start] in _DIGITS or number_of(text[label.end : end]) == label.number + 1)
