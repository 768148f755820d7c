"""What a file is, told by what its bytes hold: names and extensions are often wrong."""

from __future__ import annotations

import re
from typing import NamedTuple


class Kind(NamedTuple):
    """A kind of file: how a message names it, with its article, and what to do about it where it cannot be read.

    ``format`` is the one of `model.Document` that reads it, empty where none does.
    """

    name: str
    remedy: str = ""
    format: str = ""


_AS_TEXT = "save it as plain text (UTF-8)"
_AS_DOCX = "save it as .docx (另存为), or convert it: soffice --headless --convert-to docx FILE"
_UNPACK = "unpack it and name the readout in it"
_OCR = "recognise its text (OCR) and save that"

HTML = Kind("a web page (.html)", format="html")
DOCX = Kind("a Word document (.docx)", format="docx")
PDF = Kind("a PDF (.pdf)", format="pdf")
LOCKED = Kind("an encrypted Office document", "open it with its password and save it without one")

# How a file of each kind begins. No text in an encoding that we read begins so.
_SIGNATURES = (
    (b"%PDF-", PDF),
    (b"{\\rtf", Kind("a rich text document (.rtf)", _AS_DOCX)),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind("an old Word or WPS document (.doc, .wps)", _AS_DOCX)),
    (b"\x1f\x8b\x08", Kind("a gzip archive", _UNPACK)),
    (b"Rar!\x1a\x07", Kind("a RAR archive", _UNPACK)),
    (b"7z\xbc\xaf\x27\x1c", Kind("a 7z archive", _UNPACK)),
    (b"\x89PNG\r\n\x1a\n", Kind("a picture (PNG)", _OCR)),
    (b"\xff\xd8\xff", Kind("a picture (JPEG)", _OCR)),
    (b"GIF87a", Kind("a picture (GIF)", _OCR)),
    (b"GIF89a", Kind("a picture (GIF)", _OCR)),
    (b"\x7fELF", Kind("a program", "name a readout")),
)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # what an OLE2 file holds that wraps an encrypted .docx

# A zip archive holds these names where it is a document of an office.
_ZIPPED = (
    (b"word/", DOCX),
    (b"xl/", Kind("an Excel workbook (.xlsx)", "copy the text out of it and save it as plain text")),
    (b"ppt/", Kind("a PowerPoint presentation (.pptx)", "copy the text out of it and save it as plain text")),
    (b"OFD.xml", Kind("an OFD document (.ofd)", "open it in an OFD reader and save it as .docx, PDF or plain text")),
    (b"opendocument.text", Kind("an OpenDocument text (.odt)", _AS_DOCX)),
)
_ZIP = Kind("a zip archive", _UNPACK)

_ARCHIVED_PAGE = Kind("a web archive (.mht, .mhtml)", "save the page as “webpage, HTML only”")
_MAIL_HEADERS = (b"From: <Saved by", b"MIME-Version:", b"Content-Type: multipart/related")

_HEAD = 1 << 16  # bytes in which a page shows what it is
_MARK_OR_SPACE = b"\xef\xbb\xbf\xfe\xff \t\r\n\f"
_TAG = rb"(?i)<(?:!doctype\s+html|html|head|body|meta|title|div|table|article|section|p|br|span|font|h[1-6])[\s/>]"
_CHARSET = rb"(?i)<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{1,40})"


def recognise(content: bytes) -> Kind | None:
    """Return what ``content`` is; None where nothing speaks against plain text."""
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return next((kind for part, kind in _ZIPPED if part in content), _ZIP)
    kind = next((kind for signature, kind in _SIGNATURES if content.startswith(signature)), None)
    if kind is not None:
        return LOCKED if _ENCRYPTED in content else kind
    head = content[:_HEAD].replace(b"\0", b"").lstrip(_MARK_OR_SPACE)  # so that tags in UTF-16 are seen as well
    if head.startswith(b"%PDF-"):
        return PDF
    if head.startswith(_MAIL_HEADERS) and b"multipart/related" in head:
        return _ARCHIVED_PAGE
    return HTML if head.startswith(b"<") and re.search(_TAG, head) else None


def declared_encoding(page: bytes) -> str | None:
    """Return the encoding that a web page says it is in, which is often not the one it is in."""
    found = re.search(_CHARSET, page[:_HEAD])
    return found[1].decode("ascii", "replace") if found else None
