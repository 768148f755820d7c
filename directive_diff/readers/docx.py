"""A Word document (.docx): its paragraphs as a reader sees them, with tables, text boxes and footnotes in place.

Tracked insertions are read and tracked deletions are not; the numbers that Word shows before paragraphs become text.
The element tree is read in document order: libraries that offer paragraphs skip tables, text boxes and tracked
insertions. Only this module, `package` and the readers of web pages use lxml.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from directive_diff.errors import ReadError
from directive_diff.readers.numbering import Numbering
from directive_diff.readers.package import Package

Element = Any  # lxml publishes no types

_W = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_FALLBACK = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # repeats the content for older readers
)

# What the finished text does not show: properties, deletions, the phonetic line of ruby, field codes.
_OUT = ("pPr", "rPr", "del", "moveFrom", "rt", "instrText", "delText", "sectPr", "tblPr", "trPr", "tcPr")
_SIGNS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_DEEPEST = 40  # notes to notes: a cycle of them ends


def extract(content: bytes) -> str:
    """Return the text of the document ``content``, a paragraph on each line.

    Raises ReadError if it is damaged, encrypted or malicious, or contains no text.
    """
    package = Package(content)
    root, related = package.main()
    space = next((space for space in _W if root.tag == f"{space}document"), None)
    if space is None:
        raise ReadError("docx_unknown", remedy="docx_resave")
    numbering = Numbering(package.part(related.get("numbering")), package.part(related.get("styles")), space)
    notes = {
        f"{kind}Reference": _notes(package.part(related.get(f"{kind}s")), space, kind)
        for kind in ("footnote", "endnote")
    }
    lines = _Body(space, numbering, notes).lines(root)
    text = "\n".join(line for line in lines if line.strip())
    if not text:
        raise ReadError("docx_no_text", remedy="ocr_docx")
    return text + "\n"


def _notes(root: Element | None, space: str, kind: str) -> dict[str, Element]:
    """Return the notes of a part by their id, without the lines that separate them from the text."""
    if root is None:
        return {}
    return {
        note.get(f"{space}id", ""): note for note in root.iter(f"{space}{kind}") if note.get(f"{space}type") is None
    }


class _Paragraph:
    """A paragraph that is being read: its words, and the notes that it refers to."""

    __slots__ = ("joins", "notes", "slot", "words")

    def __init__(self, slot: int, words: str, *, joins: bool) -> None:
        self.slot = slot
        self.words = [words]
        self.joins = joins
        self.notes: list[tuple[str, Element]] = []


class _Body:
    """A walk over the text of a document."""

    def __init__(self, space: str, numbering: Numbering, notes: dict[str, dict[str, Element]]) -> None:
        self._w = space
        self._out = frozenset((*(f"{space}{name}" for name in _OUT), _FALLBACK))
        self._signs = {f"{space}{name}": sign for name, sign in _SIGNS.items()}
        self._numbering = numbering
        self._notes = {f"{space}{name}": note for name, note in notes.items()}
        self._note_numbers: dict[tuple[str, str], int] = {}

    def lines(self, root: Element, depth: int = 0) -> list[str]:
        """Return the paragraphs under ``root``; a text box comes after the paragraph that anchors it, as do notes."""
        w = self._w
        slots: list[list[str]] = []
        stack: list[_Paragraph] = []
        joining: int | None = None  # the slot of a paragraph whose end is deleted: the next one continues it
        steps = etree.iterwalk(root, events=("start", "end"))
        for event, element in steps:
            name = element.tag
            if event == "end":
                if name == f"{w}p":
                    joining = self._close(stack.pop(), slots, depth)
                continue
            if name in self._out or (name == f"{w}r" and self._is_hidden(element)):
                steps.skip_subtree()
            elif name == f"{w}p":
                if joining is None:
                    slots.append([])
                slot = len(slots) - 1 if joining is None else joining
                joining = None
                stack.append(_Paragraph(slot, self._numbering.label(element), joins=self._end_is_deleted(element)))
            elif stack:
                self._take(element, name, stack[-1])
        return [line for slot in slots for line in _join_slot(slot)]

    def _close(self, paragraph: _Paragraph, slots: list[list[str]], depth: int) -> int | None:
        """Put a paragraph in its slot, with its notes after it; return the slot if the next paragraph continues it."""
        slots[paragraph.slot].append("".join(paragraph.words))
        if depth < _DEEPEST:
            for label, note in paragraph.notes:
                first, *more = self.lines(note, depth + 1) or [""]
                slots[paragraph.slot] += [f"\n{label} {first.lstrip()}", *(f"\n{line}" for line in more)]
        return paragraph.slot if paragraph.joins else None

    def _take(self, element: Element, name: str, paragraph: _Paragraph) -> None:
        """Add the words of an element of a paragraph."""
        if name == f"{self._w}t":
            paragraph.words.append(element.text or "")
        elif name == f"{self._w}br":
            paragraph.words.append("\n" if element.get(f"{self._w}type") in {None, "textWrapping"} else "")
        elif name in self._signs:
            paragraph.words.append(self._signs[name])
        elif name in self._notes:
            identifier = element.get(f"{self._w}id", "")
            note = self._notes[name].get(identifier)
            if note is not None and (name, identifier) not in self._note_numbers:
                self._note_numbers[name, identifier] = len(self._note_numbers) + 1
                paragraph.notes.append((f"[{len(self._note_numbers)}]", note))

    def _is_hidden(self, run: Element) -> bool:
        properties = run.find(f"{self._w}rPr")
        vanish = properties.find(f"{self._w}vanish") if properties is not None else None
        return vanish is not None and vanish.get(f"{self._w}val", "1") not in {"0", "false", "off"}

    def _end_is_deleted(self, paragraph: Element) -> bool:
        return paragraph.find(f"{self._w}pPr/{self._w}rPr/{self._w}del") is not None


def _join_slot(slot: list[str]) -> list[str]:
    return [line.rstrip() for line in "".join(slot).split("\n")]
