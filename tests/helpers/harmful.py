"""Harmful files, created on demand, and the parts from which tests and fuzzers build others."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SAID = "会议强调，要坚决贯彻落实党中央决策部署，统筹推进各项工作。"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MILLION = 1_000_000


def archive(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip archive of ``parts``."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as zipped:
        for name, content in parts.items():
            zipped.writestr(name, content)
    return out.getvalue()


def document(body: str = f"<w:p><w:r><w:t>{SAID}</w:t></w:r></w:p>", before: str = "") -> bytes:
    """Return the main part of a Word document."""
    return f'{before}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'.encode()


def docx(main: bytes, **parts: bytes) -> bytes:
    """Return a Word document with this main part and other ``parts``."""
    return archive({"word/document.xml": main, **parts})


def encrypted_zip() -> bytes:
    """Return a Word document whose archive claims to be encrypted."""
    content = bytearray(docx(document()))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.index(signature)
        content[at + offset] |= 1
    return bytes(content)


def many_entries(count: int) -> bytes:
    """Return a zip archive of ``count`` empty files, written by hand: zipfile would take too long."""
    names = [f"word/{i:x}".encode() for i in range(count)]
    local, central = [], []
    offset = 0
    for name in names:
        head = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 0, 0, 0, 0, len(name), 0) + name
        central.append(
            struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, len(name), 0, 0, 0, 0, 0, offset)
            + name
        )
        local.append(head)
        offset += len(head)
    table = b"".join(central)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count & 0xFFFF, count & 0xFFFF, len(table), offset, 0)
    return b"".join(local) + table + end


def pdf(stream: bytes, *, pages: int = 1, trailer: bytes = b"", filters: bytes = b"") -> bytes:
    """Return a PDF whose pages all show ``stream``."""
    kids = b" ".join(b"%d 0 R" % (10 + i) for i in range(pages))
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids),
        3: b"<</Length %d%s>>stream\n%s\nendstream" % (len(stream), filters, stream),
        4: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    }
    for i in range(pages):
        objects[10 + i] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<</Font<</F1 4 0 R>>>>>>"
        )
    out = b"%PDF-1.7\n"
    places = {}
    for number, content in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    return out + b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (10 + pages, trailer, table)


def _deflated(content: bytes, times: int) -> bytes:
    """Return ``content``, repeated ``times`` times, as a deflated stream."""
    compressor = zlib.compressobj(9)
    return b"".join(compressor.compress(content) for _ in range(times)) + compressor.flush()


_LAUGHS = "<!DOCTYPE w [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 10))
_UNCLOSED = f"<w:p><w:r><w:t>{SAID}"
_ENCRYPT = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(" + b"o" * 32 + b")/U(" + b"u" * 32 + b")>>/ID[(x)(x)]"
_TEXT = b"BT /F1 12 Tf 72 720 Td (The meeting stressed that work must go on.) Tj ET\n"

HTML: dict[str, Callable[[], bytes]] = {
    "nested tags": lambda: b"<html>" + b"<div>" * 100_000 + SAID.encode(),
    "nested inline tags": lambda: b"<html>" + b"<b>" * 100_000 + SAID.encode(),
    "nested tables": lambda: b"<html>" + b"<table><tr><td>" * 60_000 + SAID.encode(),
    "nested tags that the parser mends": lambda: b"<html>" + b"<a><b><i><p>" * 100_000 + SAID.encode(),
    "marked sections": lambda: f"<html><p>{SAID}</p>".encode() + b"<![ x >" * 100_000,
    "an unclosed script": lambda: f"<html><p>{SAID}</p><script>".encode() + b"x<" * 500_000,
    "an unclosed comment": lambda: f"<html><p>{SAID}</p><!--".encode() + b"-<" * 500_000,
    "an unclosed attribute": lambda: f'<html><p>{SAID}</p><p title="'.encode() + b"x" * MILLION,
    "200,000 attributes": lambda: (
        b"<html><p " + b" ".join(b"a%d=1" % i for i in range(200_000)) + f">{SAID}</p>".encode()
    ),
    "a million elements": lambda: b"<html>" + b"<p>\xe4\xbc\x9a" * 300_000,
    "half a surrogate pair": f"<html><p>&#xD800;&#0;&#x110000;&#99999999999;{SAID}</p>".encode,
    "entities": f"<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><html><p>&x;{SAID}</p>".encode,
    "frames and scripts": f"<html><iframe src='http://192.0.2.1/'></iframe><p>{SAID}</p>".encode,
    "spaces": lambda: b"<html><p>" + b" \n" * 900_000 + SAID.encode(),
    "one line of a million signs": ("<html><p>" + "会议强调，" * 120_000).encode,
    "titles in titles": lambda: b"<html><title>x</title>" + b"<div class=title>x" * 2_000 + SAID.encode(),
}

DOCX: dict[str, Callable[[], bytes]] = {
    "a bomb": lambda: docx(b" " * 300_000_000),
    "a bomb beside the text": lambda: docx(document(), **{"word/media/x.bin": b"\0" * 300_000_000}),
    "a bomb of elements": lambda: docx(document("<w:p/>" * 7_000_000)),
    "a document type": lambda: docx(document(before="<!DOCTYPE w SYSTEM 'file:///etc/passwd'>")),
    "a document type in UTF-16": lambda: docx(
        document(before="<!DOCTYPE w [<!ENTITY x 'y'>]>").decode().encode("utf-16"),
    ),
    "a billion laughs": lambda: docx(document(f"{_UNCLOSED}&a9;</w:t></w:r></w:p>", before=f"{_LAUGHS}]>")),
    "an entity outside": lambda: docx(
        document(f"{_UNCLOSED}&x;</w:t></w:r></w:p>", before="<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>")
    ),
    "a declared encoding that hides a document type": lambda: docx(
        b'<?xml version="1.0" encoding="utf-7"?>' + document(before="+ADwAIQ-DOCTYPE w+AD4-")
    ),
    "20,000 entries": lambda: many_entries(20_000),
    "names outside": lambda: docx(document(), **{"../../../outside": b"x", "/outside": b"x"}),
    "no text": lambda: archive({"word/styles.xml": b"<x/>"}),
    "a text that is no XML": lambda: docx(b"\xff\xfe\x00"),
    "an empty text": lambda: docx(document("")),
    "a text of another kind": lambda: docx(b"<html/>"),
    "nested tables": lambda: docx(document("<w:tbl><w:tr><w:tc>" * 50_000 + "</w:tc></w:tr></w:tbl>" * 50_000)),
    "nested text boxes": lambda: docx(
        document("<w:p><w:r><w:t>会</w:t><w:txbxContent>" * 80 + "</w:txbxContent></w:r></w:p>" * 80)
    ),
    "a broken archive": lambda: docx(document())[:-40],
    "a truncated part": lambda: docx(document()).replace(b"\x00\x00word/document.xml", b"\x00\x00word/document.xmm"),
    "bzip2": lambda: archive({"word/document.xml": document()}, zipfile.ZIP_BZIP2),
    "LZMA": lambda: archive({"word/document.xml": document()}, zipfile.ZIP_LZMA),
    "an encrypted part": encrypted_zip,
    "styles in a circle": lambda: docx(
        document('<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>' + SAID + "</w:t></w:r></w:p>"),
        **{
            "word/styles.xml": f'<w:styles xmlns:w="{W}"><w:style w:styleId="a"><w:basedOn w:val="b"/></w:style>'
            f'<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>'.encode(),
            "word/_rels/document.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            b'relationships"><Relationship Type="x/styles" Target="styles.xml"/></Relationships>',
        },
    ),
}  # fmt: skip

PDF: dict[str, Callable[[], bytes]] = {
    "nothing but a head": lambda: b"%PDF-1.7\n",
    "a broken table": lambda: pdf(_TEXT).replace(b"startxref\n", b"startxref\n99"),
    "a truncated file": lambda: pdf(_TEXT)[:300],
    "noise": lambda: b"%PDF-1.7\n" + bytes(range(256)) * 1000,
    "encrypted": lambda: pdf(_TEXT, trailer=_ENCRYPT),
    "no text": lambda: pdf(b"0 0 100 100 re f"),
    "a bomb": lambda: pdf(_deflated(b" " * MILLION, 300), filters=b"/Filter/FlateDecode"),
    "a bomb of text": lambda: pdf(_deflated(_TEXT * 1000, 300), filters=b"/Filter/FlateDecode"),
    "a bomb on 500 pages": lambda: pdf(_deflated(_TEXT * 1000, 20), pages=500, filters=b"/Filter/FlateDecode"),
    "5,000 pages": lambda: pdf(_TEXT, pages=5_000),
    "pages in a circle": lambda: pdf(_TEXT).replace(b"/Kids[10 0 R]", b"/Kids[ 2 0 R]"),
    "a million pages that are not there": lambda: pdf(_TEXT).replace(b"/Count 1", b"/Count 999999"),
}

LARGE: dict[str, Callable[[], bytes]] = {
    "an attribute of 10 MB": lambda: f'<html><p>{SAID}</p><p title="'.encode() + b"x" * 10 * MILLION + b'">',
    "100,000 entries": lambda: many_entries(100_000),
    "10 MB of elements": lambda: b"<html>" + b"<p>\xe4\xbc\x9a" * 1_500_000,
    "10 MB of noise in a PDF": lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40_000,
}
"""Files larger than the default of --max-bytes."""

OTHER: dict[str, Callable[[], bytes]] = {
    "a zip archive": lambda: archive({"readout.txt": SAID.encode()}),
    "a broken zip archive": lambda: b"PK\x03\x04" + b"\xff" * 1000,
    "an encrypted Office document": lambda: (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le")
    ),
    "an old Word document": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512,
    "a rich text document": lambda: b"{\\rtf1\\ansi \\u20250?}",
    "an OFD document": lambda: archive({"OFD.xml": b"<x/>"}),
    "an Excel workbook": lambda: archive({"xl/workbook.xml": b"<x/>"}),
    "a web archive": lambda: (
        b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n<html>"
    ),
}
