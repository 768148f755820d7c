"""A Word document with remarks in its margin: the draft that was compared, or a document made from its text.

Words of the text are searched for in the draft, in the order of the text, because offsets do not match: the reader
drops headers and adds the numbers that Word stores separately. Runs are split where a remark begins and ends, so that
it marks only its words and the formatting is kept.
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
    """A remark in the margin: its author, its text, and the words that it is on (none: the beginning)."""

    author: str
    text: str
    words: str = ""


def keep_record(document: WordDocument, record: str) -> None:
    """Store the record of a run in the package of ``document``, replacing any that is there."""
    package = document.part.package
    for related in [each for each in package.rels.values() if each.reltype == _RELATION]:
        package.rels.pop(related.rId)
    package.relate_to(Part(PackURI(_RECORD), "application/json", record.encode("utf-8"), package), _RELATION)


def write(document: WordDocument, out: BinaryIO) -> None:
    """Write ``document`` to ``out`` with fixed dates, so that the same input gives the same file."""
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as repacked:
        for entry in packed.infolist():
            fixed = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
            fixed.compress_type = zipfile.ZIP_DEFLATED
            repacked.writestr(fixed, packed.read(entry))


class Draft:
    """A document to which remarks are added, in the order of its text."""

    def __init__(self, document: WordDocument) -> None:
        self._document = document
        self._lines = [_Line(element) for element in document.element.body.iter(qn("w:p"))]
        self._lines = [line for line in self._lines if line.text]
        self._at = (0, 0)  # the line and the offset in it at which the last words were found

    @classmethod
    def opened(cls, content: bytes) -> Draft:
        """Return the draft in ``content``, the bytes of a Word document."""
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
        """Store the record of the run with the document, as a part of its package that Word ignores."""
        keep_record(self._document, record)

    def add(self, remarks: Iterable[Remark]) -> int:
        """Add remarks, and return how many are at the beginning because their words were not found."""
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
        """Return the runs of the next occurrence of ``words``; if none follows, of the first in the document."""
        for first, at in (self._at, (0, 0)):
            for number in range(first, len(self._lines)):
                start = self._lines[number].text.find(words, at if number == first else 0)
                if start >= 0:
                    self._at = (number, start)
                    return self._lines[number].cut(start, start + len(words))
        return None

    def save(self, out: BinaryIO) -> None:
        """Write the document to ``out``, with fixed dates."""
        write(self._document, out)


class _Line:
    """A paragraph, and the text of its runs."""

    def __init__(self, paragraph: Any) -> None:  # noqa: ANN401 - lxml has no types
        self._paragraph = paragraph
        self.text = "".join(map(_text, self.runs()))

    def runs(self) -> list[Any]:
        """Return the runs with text, also those in links and in tracked insertions."""
        elements = self._paragraph.iter(qn("w:r"))
        return [run for run in elements if _paragraph_of(run) is self._paragraph and _text(run)]

    def cut(self, start: int, end: int) -> list[Any]:
        """Return the runs of ``text[start:end]``, split so that they contain nothing else, if possible."""
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
    """Split a run after ``at`` characters; a run that contains more than text stays whole."""
    parts = [child for child in run if child.tag != qn("w:rPr")]
    if len(parts) != 1 or parts[0].tag != qn("w:t"):
        return
    text, rest = parts[0].text, deepcopy(run)
    for element, words in ((run, text[:at]), (rest, text[at:])):
        written = element.find(qn("w:t"))
        written.text = words
        written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.addnext(rest)
