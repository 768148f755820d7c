"""The shape of a text, in which numbers are searched for: 48小时 is dd小时, 三十六处 is ctc处."""

from __future__ import annotations

from itertools import zip_longest

from directive_diff.explanation.figures.numerals import ONES, SCALES

# d is a digit, c a Chinese one, t 十, s 百 or 千, m 万 or 亿, x a letter: patterns of Latin letters are quick to make.
_SHAPE = {
    **{ord(char): "d" for char in "0123456789"},
    **{ord(char): "c" for char in ONES},
    **dict(zip(map(ord, SCALES), "tssmm", strict=True)),
    **dict.fromkeys((*range(ord("A"), ord("Z") + 1), *range(ord("a"), ord("z") + 1)), "x"),
}
_KILO = frozenset("瓦克米伏卡帕赫焦")  # units of which 千 makes a thousand: 千瓦


def shape_of(text: str) -> str:
    """Return the shape of a text; the 千 of 千瓦 is part of the unit: 3亿千瓦时 is dm千瓦时."""
    shape = text.translate(_SHAPE)
    if "千" not in text:
        return shape
    kilo = (char == "千" and behind in _KILO for char, behind in zip_longest(text, text[1:]))
    return "".join("千" if is_kilo else char for char, is_kilo in zip(shape, kilo, strict=True))
