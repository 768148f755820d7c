"""What kind of file it is, recognised by its bytes: names and extensions are often wrong."""

from __future__ import annotations

import re

from directive_diff.values import NamedTuple


class Kind(NamedTuple):
    """A kind of file: the keys of its name in messages and of what to do about it if it cannot be read.

    ``format`` is the one of `model.Document` that reads it, or empty.
    """

    name: str
    remedy: str = ""
    format: str = ""


HTML = Kind("kind_html", format="html")
DOCX = Kind("kind_docx", format="docx")
PDF = Kind("kind_pdf", format="pdf")
LOCKED = Kind("kind_locked", "remove_password")

# How a file of each kind begins. No text in an encoding that we read begins so.
_SIGNATURES = (
    (b"%PDF-", PDF),
    (b"{\\rtf", Kind("kind_rtf", "as_docx")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind("kind_doc", "as_docx")),
    (b"\x1f\x8b\x08", Kind("kind_gzip", "unpack")),
    (b"Rar!\x1a\x07", Kind("kind_rar", "unpack")),
    (b"7z\xbc\xaf\x27\x1c", Kind("kind_7z", "unpack")),
    (b"\x89PNG\r\n\x1a\n", Kind("kind_png", "ocr")),
    (b"\xff\xd8\xff", Kind("kind_jpeg", "ocr")),
    (b"GIF87a", Kind("kind_gif", "ocr")),
    (b"GIF89a", Kind("kind_gif", "ocr")),
    (b"\x7fELF", Kind("kind_program", "name_readout")),
)
# An OLE2 file that wraps an encrypted .docx holds this, in UTF-16; to encode it would load a codec at every start.
_ENCRYPTED = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"

# A zip archive with one of these names in it is an office document.
_ZIPPED = (
    (b"word/", DOCX),
    (b"xl/", Kind("kind_xlsx", "copy_text")),
    (b"ppt/", Kind("kind_pptx", "copy_text")),
    (b"OFD.xml", Kind("kind_ofd", "convert_ofd")),
    (b"opendocument.text", Kind("kind_odt", "as_docx")),
)
_ZIP = Kind("kind_zip", "unpack")

_ARCHIVED_PAGE = Kind("kind_mht", "save_page")
_MAIL_HEADERS = (b"From: <Saved by", b"MIME-Version:", b"Content-Type: multipart/related")

_HEAD = 1 << 16  # bytes in which to look for signs of a page
_MARK_OR_SPACE = b"\xef\xbb\xbf\xfe\xff \t\r\n\f"
_TAG = rb"(?i)<(?:!doctype\s+html|html|head|body|meta|title|div|table|article|section|p|br|span|font|h[1-6])[\s/>]"
_CHARSET = rb"(?i)<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{1,40})"


def recognise(content: bytes) -> Kind | None:
    """Return what ``content`` is; None if it may be plain text."""
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
    """Return the encoding that a web page declares, which is often wrong."""
    match = re.search(_CHARSET, page[:_HEAD])
    return match[1].decode("ascii", "replace") if match else None
