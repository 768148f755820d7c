"""A PDF with a text layer: its printed lines, joined into paragraphs.

Only this module uses pypdfium2 (PDFium), which reads it.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pypdfium2
from pypdfium2 import raw

from directive_diff.errors import ReadError
from directive_diff.readers.confined import CHARACTERS
from directive_diff.readers.paragraphs import Line, joined
from directive_diff.text import WIDE

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGES = 500
"""How many pages a document may have: more than any readout, and than most plans."""

_LEAST_TEXT = 10  # characters of a text layer; fewer are only a stamp on a scan
_UNKNOWN = re.compile("[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff\ufffe\uffff]")
_MOST_UNKNOWN = 0.3
_WIDE = re.compile(WIDE)
_BREAKS = "\r\n"


def extract(content: bytes) -> str:
    """Return the text of the PDF ``content``, a paragraph on each line.

    Raises ReadError if it is damaged or encrypted, has too many pages, or no readable text layer.
    """
    try:
        document = pypdfium2.PdfDocument(content)
        pages = len(document)
        if pages > PAGES:
            raise ReadError("pdf_pages", remedy="pdf_print_pages", count=pages, most=PAGES)
        lines = list(_all_lines(document, pages))
    except pypdfium2.PdfiumError as error:
        raise _unreadable(error) from error
    text = "".join(line.text for line in lines)
    if len("".join(text.split())) < _LEAST_TEXT:
        raise ReadError("pdf_no_text", remedy="ocr_pdf")
    if len(_UNKNOWN.findall(text)) > _MOST_UNKNOWN * len(text):
        raise ReadError("pdf_fonts", remedy="ocr_pdf")
    return "".join(f"{paragraph}\n" for paragraph in joined(lines))


def _all_lines(document: pypdfium2.PdfDocument, pages: int) -> Iterator[Line]:
    """Yield the lines of a document, and stop when they are too long to be accepted."""
    characters = 0
    for number in range(pages):
        for line in _lines(document, number):
            characters += len(line.text)
            yield line
        if characters > CHARACTERS:
            return


def _unreadable(error: pypdfium2.PdfiumError) -> ReadError:
    if getattr(error, "err_code", None) in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY} or "password" in str(error):
        return ReadError("pdf_locked", remedy="pdf_unlock")
    return ReadError("pdf_damaged", remedy="pdf_print")


def _lines(document: pypdfium2.PdfDocument, number: int) -> Iterator[Line]:
    """Yield the lines of a page, in the order of its text."""
    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        if number == 0:
            raise
        return  # a broken page does not cost the others
    count = min(text.count_chars(), CHARACTERS + 1)
    chars: list[str] = []
    places: list[int] = []
    codes = [raw.FPDFText_GetUnicode(text, i) for i in range(count)]
    for i, code in enumerate(codes):
        char = chr(code) if code <= sys.maxunicode else "\ufffd"
        if char in _BREAKS:
            yield from _line(text, number, chars, places)
            chars, places = [], []
        elif not (char == " " and _is_mixed(codes[i - 1 : i + 2]) and raw.FPDFText_IsGenerated(text, i) == 1):
            chars.append(char)
            places.append(i)
    yield from _line(text, number, chars, places)


def _is_mixed(around: list[int]) -> bool:
    """Return whether a space is between Chinese and Latin: a gap made in typesetting, which nobody wrote."""
    wide = [bool(_WIDE.match(chr(min(code, sys.maxunicode)))) for code in around[:1] + around[2:]]
    return any(wide) and not all(wide)


def _line(text: pypdfium2.PdfTextPage, page: int, chars: list[str], places: list[int]) -> Iterator[Line]:
    """Yield the line of these characters, if there is one."""
    words = "".join(chars).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    seen = [place for place, char in zip(places, chars, strict=True) if not char.isspace()]
    if not seen:
        return
    first, last = text.get_charbox(places[0], loose=True), text.get_charbox(seen[-1], loose=True)
    size = max(float(raw.FPDFText_GetFontSize(text, seen[0])), 0.0)
    height = last[3] - last[1]
    yield Line(words, page, first[0], last[2], last[1], last[3], size if size > 1 else height)
