"""What a file is, told by how its bytes begin: names and extensions are often wrong."""

from __future__ import annotations

# How a file of each kind begins. No text in an encoding that we read begins so.
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a rich text document (.rtf)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or WPS document (.doc, .wps)"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF87a", "a picture (GIF)"),
    (b"GIF89a", "a picture (GIF)"),
    (b"\x7fELF", "a program"),
)

# A zip archive holds these names where it is a document of an office.
_ZIPPED = (
    (b"word/", "a Word document (.docx)"),
    (b"xl/", "an Excel workbook (.xlsx)"),
    (b"ppt/", "a PowerPoint presentation (.pptx)"),
    (b"OFD.xml", "an OFD document (.ofd)"),
    (b"opendocument.text", "an OpenDocument text (.odt)"),
)


def recognise(content: bytes) -> str | None:
    """Return what ``content`` is, with its article, as a message names it; None where nothing speaks against text."""
    if content.startswith(b"PK\x03\x04"):
        return next((kind for part, kind in _ZIPPED if part in content), "a zip archive")
    return next((kind for signature, kind in _SIGNATURES if content.startswith(signature)), None)
