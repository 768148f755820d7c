"""The numbers that Word shows before paragraphs but does not store in the text: 一、 （一） 1. •."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

Element = Any  # lxml publishes no types

_DIGITS = "〇一二三四五六七八九"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LEVELS = 9
_LARGEST = 9_999  # a larger number is shown in figures
_CIRCLED = 20
_LATIN = 26
_PLACEHOLDER = re.compile(r"%([1-9])")


class _Level(NamedTuple):
    start: int
    form: str
    text: str
    suffix: str


class _List(NamedTuple):
    family: str  # lists of one family continue counting
    levels: dict[int, _Level]


class Numbering:
    """The lists of a document and their counters."""

    def __init__(self, numbering: Element | None, styles: Element | None, space: str) -> None:
        """Read the parts ``numbering`` and ``styles``, whose element names begin with ``space``; either may be None."""
        self._w = space
        self._lists = self._read_lists(numbering)
        self._styles = self._read_styles(styles)
        self._counts: dict[str, list[int | None]] = defaultdict(lambda: [None] * _LEVELS)

    def label(self, paragraph: Element) -> str:
        """Return what Word shows before ``paragraph``, with the space after it, and count on; often it is empty."""
        name, level = self._place(paragraph)
        numbering = self._lists.get(name or "")
        if numbering is None or level not in numbering.levels:
            return ""
        counts = self._counts[numbering.family]
        before = counts[level]
        counts[level] = numbering.levels[level].start if before is None else before + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        return _shown_label(numbering, counts, level)

    def _place(self, paragraph: Element) -> tuple[str | None, int]:
        """Return the list and the level of a paragraph: its own, or those of its style."""
        properties = paragraph.find(f"{self._w}pPr")
        if properties is None:
            return None, 0
        style = self._value(properties.find(f"{self._w}pStyle"))
        name, level = self._styles.get(style or "", (None, None))
        own_name, own_level = self._reference(properties)
        chosen = own_level if own_level is not None else level
        return own_name or name, min(max(chosen or 0, 0), _LEVELS - 1)

    def _reference(self, properties: Element | None) -> tuple[str | None, int | None]:
        reference = properties.find(f"{self._w}numPr") if properties is not None else None
        if reference is None:
            return None, None
        level = self._value(reference.find(f"{self._w}ilvl"))
        return self._value(reference.find(f"{self._w}numId")), _number(level, None)

    def _read_styles(self, styles: Element | None) -> dict[str, tuple[str | None, int | None]]:
        if styles is None:
            return {}
        own, parents = {}, {}
        for style in styles.iter(f"{self._w}style"):
            name = style.get(f"{self._w}styleId", "")
            own[name] = self._reference(style.find(f"{self._w}pPr"))
            parents[name] = self._value(style.find(f"{self._w}basedOn"))
        return {name: _inherited(name, own, parents) for name in own}

    def _read_lists(self, numbering: Element | None) -> dict[str, _List]:
        if numbering is None:
            return {}
        w = self._w
        abstract = {
            number.get(f"{w}abstractNumId"): self._levels(number.iterchildren(f"{w}lvl"))
            for number in numbering.iter(f"{w}abstractNum")
        }
        lists = {}
        for number in numbering.iter(f"{w}num"):
            name = number.get(f"{w}numId", "")
            family = self._value(number.find(f"{w}abstractNumId")) or ""
            levels = dict(abstract.get(family, {}))
            overrides = list(number.iterchildren(f"{w}lvlOverride"))
            for override in overrides:
                level = _number(override.get(f"{w}ilvl"), 0) or 0
                levels.update(self._levels(override.iterchildren(f"{w}lvl")))
                start = _number(self._value(override.find(f"{w}startOverride")), None)
                if start is not None and level in levels:
                    levels[level] = levels[level]._replace(start=start)
            # A list that restarts has a counter of its own.
            lists[name] = _List(f"num {name}" if overrides else f"abstract {family}", levels)
        return lists

    def _levels(self, found: Any) -> dict[int, _Level]:  # noqa: ANN401 - an iterator of lxml
        levels = {}
        for level in found:
            at = _number(level.get(f"{self._w}ilvl"), 0) or 0
            values = {
                name: self._value(level.find(f"{self._w}{name}")) for name in ("start", "numFmt", "lvlText", "suff")
            }
            start = _number(values["start"], 1)
            levels[at] = _Level(
                1 if start is None else start, values["numFmt"] or "decimal", values["lvlText"] or "",
                values["suff"] or "tab",
            )  # fmt: skip
        return levels

    def _value(self, element: Element | None) -> str | None:
        value: str | None = None if element is None else element.get(f"{self._w}val")
        return value


def _inherited(
    name: str, own: dict[str, tuple[str | None, int | None]], parents: dict[str, str | None]
) -> tuple[str | None, int | None]:
    """Return the list and level of a style: its own, or those of the style it is based on."""
    at: str | None = name
    level = None
    for _ in range(len(own)):  # a cycle of styles ends too
        if at is None or at not in own:
            break
        here, here_level = own[at]
        level = here_level if level is None else level
        if here is not None:
            return here, level
        at = parents[at]
    return None, level


def _number(text: str | None, otherwise: int | None) -> int | None:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) <= _LEVELS else otherwise


def _shown_label(numbering: _List, counts: list[int | None], level: int) -> str:
    here = numbering.levels[level]
    if here.form == "bullet":
        text = "•" if any("\ue000" <= char <= "\uf8ff" for char in here.text) else here.text
    elif here.form == "none":
        text = _PLACEHOLDER.sub("", here.text)
    else:
        text = _PLACEHOLDER.sub(lambda part: _of_level(numbering, counts, int(part[1]) - 1), here.text)
    wide = here.form != "bullet" and not text[-1:].isascii()  # Word shows no space after 一、
    if not text or here.suffix == "nothing" or wide:
        return text
    return f"{text} "


def _of_level(numbering: _List, counts: list[int | None], level: int) -> str:
    if level not in numbering.levels:
        return ""
    count = counts[level]
    return number(numbering.levels[level].start if count is None else count, numbering.levels[level].form)


def number(value: int, form: str) -> str:
    """Return ``value`` as Word's number format ``form`` (``chineseCounting``, ``decimal``, …) shows it."""
    written = _FORMS.get(form)
    return str(value) if written is None or not 0 < value <= _LARGEST else written(value)


def _counted_aloud(value: int) -> str:
    """Return a number as it is counted aloud: 十二, 二十, 一百零三."""
    text = ""
    figures = str(value)
    for place, digit in zip(range(len(figures) - 1, -1, -1), map(int, figures), strict=True):
        if digit:
            text += _DIGITS[digit] + ("十百千"[place - 1] if place else "")
        elif text and text[-1] != "零":
            text += "零"
    text = text.rstrip("零")
    return text.removeprefix("一") if text.startswith("一十") else text


def _roman(value: int) -> str:
    text = ""
    for worth, sign in _ROMAN:
        text += sign * (value // worth)
        value %= worth
    return text


def _lettered(value: int) -> str:
    """Return a, b … z, aa, bb …."""
    return chr(ord("a") + (value - 1) % _LATIN) * ((value - 1) // _LATIN + 1)


def _circled(value: int) -> str:
    return chr(ord("①") + value - 1) if value <= _CIRCLED else str(value)


def _digits(value: int, digits: str) -> str:
    return "".join(digits[int(digit)] for digit in str(value))


# The formats of 公文 (一、 （一） 1. ①) and of the lists of Word, WPS and LibreOffice; any other is shown in figures.
_FORMS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand"), _counted_aloud
    ),
    "ideographDigital": lambda value: _digits(value, _DIGITS),
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), lambda value: _digits(value, "０１２３４５６７８９")),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _circled),
    "upperLetter": lambda value: _lettered(value).upper(),
    "lowerLetter": _lettered,
    "upperRoman": lambda value: _roman(value).upper(),
    "lowerRoman": _roman,
}
