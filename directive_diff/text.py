"""Measures of text that several stages share: Han characters, bigrams, and the similarity of two sets of bigrams."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

NUMERALS = "一二三四五六七八九十"
DIGITS = "0123456789"
_FIGURE = f"{DIGITS}.%"
WIDE = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—]"
"""Characters between which no space stands, as a pattern: Han, kana and the signs that go with them."""


def is_han(char: str) -> bool:
    """Return whether ``char`` is a Han character of any plane; a compatibility form is not.

    >>> is_han("省"), is_han("𬭎"), is_han("，")
    (True, True, False)
    """
    return "\u3400" <= char <= "\u9fff" or "\U00020000" <= char <= "\U0003ffff"


def shortened(text: str, longest: int) -> str:
    """Return ``text``, or as much of its beginning as ``longest`` characters hold with …, without half a number.

    >>> shortened("新改建农村公路8000公里", 10)
    '新改建农村公路…'
    """
    if len(text) <= longest:
        return text
    kept = text[: longest - 1]
    if text[longest - 1] in _FIGURE:
        kept = kept.rstrip(_FIGURE) or kept
    return f"{kept}…"


def has_any(text: str, words: Iterable[str]) -> bool:
    """Return whether ``text`` has one of ``words``."""
    return any(map(text.__contains__, words))


def common_prefix(one: str, other: str) -> int:
    """Return with how many equal characters two texts begin."""
    differ = (i for i, (ours, theirs) in enumerate(zip(one, other, strict=False)) if ours != theirs)
    return next(differ, min(len(one), len(other)))


def common_suffix(one: str, other: str) -> int:
    """Return with how many equal characters two texts end."""
    return common_prefix(one[::-1], other[::-1])


def bigrams(text: str) -> frozenset[str]:
    """Return the bigrams of ``text``: every two neighbouring characters.

    >>> sorted(bigrams("抓落实"))
    ['抓落', '落实']
    """
    return frozenset(map("".join, pairwise(text)))


def dice(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    """Return Dice's coefficient of two sets (0..1): twice the size of the intersection divided by both sizes.

    >>> dice(bigrams("抓落实"), bigrams("抓好落实"))
    0.4
    """
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
