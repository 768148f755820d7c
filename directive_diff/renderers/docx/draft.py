"""A Word document with remarks in its margin: the very draft that was compared, or one made of its text.

A stretch of the text is found again in the draft by its words, in the order of the text: the reader drops headers and
adds the numbers that Word keeps apart. What it marks is cut out of its runs, so that no more is marked, and nothing of
how it looks is lost.
"""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from docx import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.text.run import Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any, BinaryIO

    from docx.document import Document as WordDocument

_RECORD = "/directive-diff/run.json"
_RELATION = "urn:directive-diff:run"
_FIXED_DATE = datetime(2000, 1, 1, tzinfo=UTC)


class Remark(NamedTuple):
    """A remark in the margin: by whom, what, and on which words (none: at the beginning)."""

    author: str
    text: str
    words: str = ""


def keep_record(document: WordDocument, record: str) -> None:
    """Put the record of a run in the package of ``document``, in place of one that is there."""
    package = document.part.package
    for related in [each for each in package.rels.values() if each.reltype == _RELATION]:
        package.rels.pop(related.rId)
    package.relate_to(Part(PackURI(_RECORD), "application/json", record.encode("utf-8"), package), _RELATION)


def write(document: WordDocument, out: BinaryIO) -> None:
    """Write ``document`` to ``out``, without a trace of when it was made."""
    whole = io.BytesIO()
    document.save(whole)
    with zipfile.ZipFile(whole) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for entry in made.infolist():
            fixed = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
            fixed.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(fixed, made.read(entry))


class Draft:
    """A document that takes remarks, in the order of its text."""

    def __init__(self, document: WordDocument) -> None:
        self._document = document
        self._lines = [_Line(element) for element in document.element.body.iter(qn("w:p"))]
        self._lines = [line for line in self._lines if line.text]
        self._at = (0, 0)  # the line, and the character in it, up to which words were found

    @classmethod
    def opened(cls, content: bytes) -> Draft:
        """Return the draft that ``content`` is."""
        return cls(Document(io.BytesIO(content)))

    @classmethod
    def of_text(cls, lines: Iterable[str], *, title: str) -> Draft:
        """Return a document of lines of text."""
        document = Document()
        properties = document.core_properties
        properties.title, properties.author = title, "directive-diff"
        properties.created = properties.modified = _FIXED_DATE
        for line in lines:
            document.add_paragraph(line)
        return cls(document)

    def describe(self, record: str) -> None:
        """Keep the record of the run with the document, as a part of its package that Word passes over."""
        keep_record(self._document, record)

    def add(self, remarks: Iterable[Remark]) -> int:
        """Add remarks, and return on how many of them the words were not found: these stand at the beginning."""
        missed = 0
        for remark in remarks:
            runs = self._find(remark.words) if remark.words else None
            missed += runs is None and bool(remark.words)
            if runs is None and self._lines:
                runs = self._lines[0].runs()
            if runs:
                self._mark(runs, remark)
        return missed

    def _mark(self, runs: Sequence[Any], remark: Remark) -> None:
        first, last = (Run(element, self._document) for element in (runs[0], runs[-1]))
        initials = remark.author[:1]
        comment = self._document.add_comment([first, last], remark.text, remark.author, initials)
        element = comment._comment_elm  # noqa: SLF001 - not in the API: when it was made is not part of a result
        element.attrib.pop(qn("w:date"), None)

    def _find(self, words: str) -> Sequence[Any] | None:
        """Return the runs that hold ``words``, the next ones; if none follow, the first in the document."""
        for first, at in (self._at, (0, 0)):
            for number in range(first, len(self._lines)):
                start = self._lines[number].text.find(words, at if number == first else 0)
                if start >= 0:
                    self._at = (number, start)
                    return self._lines[number].cut(start, start + len(words))
        return None

    def save(self, out: BinaryIO) -> None:
        """Write the document to ``out``, without a trace of when it was written."""
        write(self._document, out)


class _Line:
    """A paragraph: its text, as its runs have it."""

    def __init__(self, paragraph: Any) -> None:  # noqa: ANN401 - lxml has no types
        self._paragraph = paragraph
        self.text = "".join(map(_text, self.runs()))

    def runs(self) -> list[Any]:
        """Return the runs with text, also those in links and in tracked insertions."""
        found = self._paragraph.iter(qn("w:r"))
        return [run for run in found if _paragraph_of(run) is self._paragraph and _text(run)]

    def cut(self, start: int, end: int) -> list[Any]:
        """Return the runs of a stretch of the text, cut so that they hold nothing else, as far as they can be cut."""
        for edge in (start, end):
            at = 0
            for run in self.runs():
                text = _text(run)
                if at < edge < at + len(text):
                    _split(run, edge - at)
                    break
                at += len(text)
        return list(self._covering(start, end))

    def _covering(self, start: int, end: int) -> Iterator[Any]:
        at = 0
        for run in self.runs():
            length = len(_text(run))
            if at < end and at + length > start:
                yield run
            at += length


def _text(run: Any) -> str:  # noqa: ANN401 - as above
    return "".join(_text_in(child) for child in run)


def _text_in(child: Any) -> str:  # noqa: ANN401 - as above
    if child.tag == qn("w:t"):
        return child.text or ""
    return "\t" if child.tag == qn("w:tab") else "\n" if child.tag in {qn("w:br"), qn("w:cr")} else ""


def _paragraph_of(run: Any) -> Any:  # noqa: ANN401 - as above
    return next((above for above in run.iterancestors() if above.tag == qn("w:p")), None)


def _split(run: Any, at: int) -> None:  # noqa: ANN401 - as above
    """Cut a run in two behind ``at`` characters; one that holds more than text stays whole."""
    parts = [child for child in run if child.tag != qn("w:rPr")]
    if len(parts) != 1 or parts[0].tag != qn("w:t"):
        return
    text, rest = parts[0].text, deepcopy(run)
    for element, words in ((run, text[:at]), (rest, text[at:])):
        written = element.find(qn("w:t"))
        written.text = words
        written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.addnext(rest)
