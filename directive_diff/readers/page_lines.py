"""The lines of a web page, as a browser shows paragraphs, each with what tells text from the rest of the page."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree

from directive_diff import lexicon
from directive_diff.text import WIDE

if TYPE_CHECKING:
    from collections.abc import Mapping

Element = Any  # lxml publishes no types

_DROPPED = frozenset((
    "script", "style", "noscript", "template", "iframe", "frame", "frameset", "object", "embed", "applet", "audio",
    "video", "canvas", "svg", "math", "select", "option", "button", "input", "textarea", "nav", "footer", "aside",
    "figcaption", "head", "title", "dialog", "rt", "rp", "del", "s", "strike",
))  # fmt: skip
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "img", "ins",
    "kbd", "label", "mark", "q", "ruby", "rb", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u",
    "var", "wbr", "nobr", "o:p", "st1:chsdate", "st1:personname", "founder-imp",
))  # fmt: skip
_KEPT = frozenset(("pre", "xmp", "listing"))  # elements in which a line end of the source is one of the text
LINE_END = "\u2028"
"""What stands for such a line end in the text of a line."""

_HIDDEN = re.compile(r"display\s*:\s*none|font-size\s*:\s*0(?!\.?\d)", re.IGNORECASE)
_WORD = re.compile(r"[^\s_-]+")
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_BROKEN = re.compile(rf"(?<={WIDE})[ \t]*[\n\r][ \t\n\r]*(?={WIDE})")  # a line end of the source, not of the text
_ENDS = (  # all white space, and what has no width
    " \t\n\r\f\v\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\u200b\ufeff"
)
_PROSE = 10  # characters: a line this long with a comma or full stop is text, rather than a name


class Line(NamedTuple):
    """A line of a page, how many of its characters are links, and whether it holds a picture."""

    text: str
    linked: int
    pictured: bool
    centred: bool

    @property
    def is_prose(self) -> bool:
        """Whether it is a sentence, rather than a heading, a link or a label."""
        return len(self.text) >= _PROSE and any(sign in self.text for sign in "，。；！？,;") and not self.is_link

    @property
    def is_link(self) -> bool:
        """Whether most of it is links."""
        return self.linked * 2 > len(self.text)


class Walked(NamedTuple):
    """What a walk over a page finds: its lines, and how much prose each element holds, in characters."""

    lines: list[Line]
    prose: dict[Element, int]


def walk(root: Element, prose: Mapping[Element, int] | None = None) -> Walked:
    """Return the lines under ``root``, in the order of the page, without what no reader sees.

    If ``root`` holds the text, and ``prose`` is what a walk over the whole page found, elements whose names say that
    they hold something else are left out, unless most of the prose is in them.
    """
    most = prose.get(root, 0) / 2 if prose else 0.0
    walker = _Walker(root)
    steps = etree.iterwalk(root, events=("start", "end"))
    skipped: Element = None
    for event, element in steps:
        if event == "end":
            walker.end(element, seen=skipped is not element)
        elif element is not root and (
            _is_out(element) or (prose is not None and prose.get(element, 0) <= most and _is_of_the_page(element))
        ):
            skipped = element
            steps.skip_subtree()
        else:
            walker.start(element)
    return Walked(walker.lines, walker.prose)


class _Walker:
    """A walk over a page: the open line, and the prose in each open element."""

    def __init__(self, root: Element) -> None:
        self.lines: list[Line] = []
        self.prose: dict[Element, int] = {}
        self._root = root
        self._open = _Open()
        self._masses = [0]

    def start(self, element: Element) -> None:
        """Enter an element."""
        self._masses.append(0)
        if element.tag not in _INLINE:
            self._close()
            self._open.centred = _is_centred(element)
        self._open.begin(element)

    def end(self, element: Element, *, seen: bool) -> None:
        """Leave an element, which was skipped if it is not ``seen``, for what comes after it."""
        if seen:
            if element.tag not in _INLINE:
                self._close()
            self._open.end(element)
            mass = self._masses.pop()
            self._masses[-1] += mass
            if mass:
                self.prose[element] = mass
        if element is not self._root:
            self._open.add(element.tail)

    def _close(self) -> None:
        line = self._open.closed()
        if line is not None:
            self.lines.append(line)
            self._masses[-1] += len(line.text) if line.is_prose else 0


class _Open:
    """The line that is being read."""

    __slots__ = ("centred", "kept", "linked", "linked_in", "parts", "pictured")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.linked = 0
        self.linked_in = 0
        self.kept = 0
        self.pictured = False
        self.centred = False

    def begin(self, element: Element) -> None:
        """Take in the start of an element and its first text."""
        self.linked_in += element.tag == "a"
        self.pictured = self.pictured or element.tag == "img"
        self.kept += element.tag in _KEPT
        self.add(element.text)

    def end(self, element: Element) -> None:
        """Take in the end of an element."""
        self.linked_in -= element.tag == "a"
        self.kept -= element.tag in _KEPT

    def add(self, text: str | None) -> None:
        """Take in text."""
        if text:
            self.parts.append(text.replace("\n", LINE_END) if self.kept else text)
            if self.linked_in > 0:
                self.linked += len(text.strip(_ENDS))

    def closed(self) -> Line | None:
        """Return the line and start a new one; None if it shows nothing."""
        text = tidy("".join(self.parts))
        line = Line(text, self.linked, self.pictured, self.centred) if text or self.pictured else None
        self.parts, self.linked, self.pictured = [], 0, False
        return line


def tidy(text: str) -> str:
    """Return ``text`` as a browser would show it, without surrounding space."""
    return _SPACE.sub(" ", _BROKEN.sub("", text.strip(_ENDS)))


def names(element: Element) -> list[str]:
    """Return the id and the classes of an element, in lower case."""
    return f"{element.get('id', '')} {element.get('class', '')}".lower().split()


def _is_out(element: Element) -> bool:
    """Return whether a reader sees no text of an element."""
    if element.tag in _DROPPED or element.get("hidden") is not None:
        return True
    return _HIDDEN.search(element.get("style", "")) is not None


def _is_of_the_page(element: Element) -> bool:
    """Return whether the name of an element says that it contains no text: share, related, caption."""
    words = " ".join(names(element))
    return bool(words) and not _boxes().isdisjoint(_WORD.findall(words))


def _is_centred(element: Element) -> bool:
    return element.get("align", "").lower() == "center" or "center" in element.get("style", "").lower()


@cache
def _boxes() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon.table("chrome") if row[1] == "box")
