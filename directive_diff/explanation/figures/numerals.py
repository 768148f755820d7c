"""The values of numbers in digits, Chinese numerals or both: 2.3千万, 二点六五亿, 18,436, 三万五.

A value is a fraction in lowest terms, so that 四分之一 and 25% are equal. `figures` finds the numbers of a text.
"""

from __future__ import annotations

import re
from itertools import groupby
from math import gcd
from typing import TYPE_CHECKING, Self

from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

ONES = "零〇一二两三四五六七八九"
SCALES = "十百千万亿"
_VALUES = dict(zip(ONES, (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_POWERS = {"十": 10, "百": 100, "千": 1_000}
_SECTIONS = {"万": 10_000, "亿": 100_000_000}
_ORDER = {**_POWERS, **_SECTIONS}
_CHEQUES = "壹贰叁肆伍陆柒捌玖拾佰仟"  # the numerals of cheques and contracts, which nobody can alter
_ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨ"
_LATIN = {"I": "1", "II": "02", "III": "003", "IV": "04"}
_PLAIN = str.maketrans(f"{_CHEQUES}{_ROMAN}", "一二三四五六七八九十百千123456789")
_UNUSUAL_NUMBER = f"[{_CHEQUES}][{_CHEQUES}万亿]+|[{_CHEQUES}](?=元)|[{_ROMAN}](?=[级类型期区段号度])"
_UNUSUAL = frozenset(f"{_CHEQUES}{_ROMAN}I")


class Ratio(NamedTuple):
    """A fraction in lowest terms."""

    over: int
    under: int

    @classmethod
    def of(cls, over: int, under: int = 1) -> Self:
        """Return ``over`` / ``under`` in lowest terms."""
        common = gcd(over, under) or 1
        return cls(over // common, under // common)

    def __str__(self) -> str:
        """Return it as ``Figure.number`` has it: 5, or 1/4."""
        return str(self.over) if self.under == 1 else f"{self.over}/{self.under}"

    def times(self, other: Ratio) -> Ratio:
        """Return the product of both."""
        return Ratio.of(self.over * other.over, self.under * other.under)

    def plus(self, other: Ratio) -> Ratio:
        """Return the sum of both."""
        return Ratio.of(self.over * other.under + other.over * self.under, self.under * other.under)


def in_plain_numerals(text: str) -> str:
    """Return a text, as long as it was, with numerals that `value` reads: 贰佰万 as 二百万, Ⅳ级 as 4级, III类 as 003类.

    A numeral of cheques counts only before another, 万, 亿 or 元: not in 伍家岗 or 陆续.
    """
    if _UNUSUAL.isdisjoint(text):
        return text
    text = re.sub(_UNUSUAL_NUMBER, lambda found: found[0].translate(_PLAIN), text)
    return re.sub("(?<![A-Za-z])(?:I{1,3}|IV)(?=[级类期])", lambda found: _LATIN[found[0]], text)


def value(number: str) -> Ratio:
    """Return the value of ``number``, which must be well formed."""
    whole, point, rest = number.partition("点")
    if not point:
        return _sum(number)
    decimals = rest.rstrip(SCALES)
    digits = "".join(str(_VALUES[char]) for char in decimals)
    part = _sum(whole).plus(Ratio.of(int(digits), 10 ** len(digits)))
    return part.times(_sum(f"1{rest[len(decimals) :]}"))


def sign_before(text: str, start: int) -> int:
    """Return how many characters of a sign precede a number, as a negative number if they make it one: 零下, -."""
    if text.endswith(("零上", "零下"), 0, start):
        return 2 if text[start - 1] == "上" else -2
    return -int(text[start - 1 : start] in {"-", "−"} and not text[start - 2 : start - 1].isascii())


def _sum(number: str) -> Ratio:
    """Add up the sections of a number without 点: 一亿二千万, 2.3千万."""
    total, section, pending = Ratio(0, 1), Ratio(0, 1), None
    for piece in _scales_and_digits(number):
        if piece in _POWERS:
            section = section.plus((pending or Ratio(1, 1)).times(Ratio(_POWERS[piece], 1)))
            pending = None
        elif piece in _SECTIONS:
            section = section.plus(pending or Ratio(0, 1))
            before = total.plus(section) if piece == "亿" or not section.over else section
            scaled = (before if before.over else Ratio(1, 1)).times(Ratio(_SECTIONS[piece], 1))
            total = scaled if before is not section else total.plus(scaled)
            section, pending = Ratio(0, 1), None
        else:
            pending = _digits(piece)
    if pending and number[-1] in _VALUES and number[-2:-1] in _ORDER and number[-2:-1] != "十":  # 三万五 is 35,000
        pending = pending.times(Ratio(_ORDER[number[-2]] // 10, 1))
    return total.plus(section).plus(pending or Ratio(0, 1))


def _scales_and_digits(number: str) -> Iterator[str]:
    """Yield the scales of a number one by one, and the digits between them."""
    for scale, chars in groupby(number, _ORDER.__contains__):
        run = "".join(chars)
        yield from run if scale else (run,)


def _digits(piece: str) -> Ratio:
    """Return the value of digits, or of Chinese ones that stand for digits (二〇二六)."""
    if piece[0] in _VALUES:
        return Ratio(int("".join(str(_VALUES[char]) for char in piece)), 1)
    whole, _, decimals = piece.replace(",", "").replace("，", "").partition(".")
    return Ratio.of(int(whole + decimals), 10 ** len(decimals))
