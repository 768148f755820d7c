"""Measures that several stages share: Han characters, bigrams, the likeness of two sets, common subsequences."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
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


def subsequence_rows(one: Sequence[str], other: Sequence[str]) -> list[int]:
    """Return the table of the longest common subsequences of two sequences (of characters or words), after Hyyrö 2004.

    A row of bits for each item of ``other``: bit k is clear if the first k + 1 items of ``one`` have a longer common
    subsequence with ``other`` up to that item than the first k. A row costs a few operations on integers.

    >>> [f"{row:03b}" for row in subsequence_rows(["压实", "属地", "责任"], ["压实", "主体", "责任"])]
    ['110', '110', '010']
    """
    places: dict[str, int] = {}  # of each item of ``one``, as bits
    for i, item in enumerate(one):
        places[item] = places.get(item, 0) | 1 << i
    row = whole = (1 << len(one)) - 1
    rows = []
    for item in other:
        same = row & places.get(item, 0)
        row = (row + same | row - same) & whole
        rows.append(row)
    return rows
