"""The parts of an Office document: a zip archive of XML that is not trusted, and never written to disk.

Names in the archive are looked up, never opened as files; sizes are counted as bytes are unpacked, not read from its
directory; a part with a document type declaration (which may define entities) is refused.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from io import BytesIO
from typing import Any

from lxml import etree

from directive_diff.errors import ReadError

Element = Any  # lxml publishes no types

ENTRIES = 2_000
"""How many files the archive may hold."""

BYTES = 50_000_000
"""How many bytes all parts that are read may have together, unpacked."""

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_METHODS = (
    zipfile.ZIP_STORED,
    zipfile.ZIP_DEFLATED,
)  # the only ones in Office documents, and their memory use is known
_MAIN = "word/document.xml"


class Package:
    """An Office document, open for reading."""

    def __init__(self, content: bytes) -> None:
        """Open ``content``; raise ReadError if it is not an archive, or has too many files."""
        try:
            self._archive = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise _damaged() from error
        self._left = BYTES
        entries = self._archive.infolist()
        if len(entries) > ENTRIES:
            raise ReadError("docx_entries", remedy="docx_as_text", count=len(entries), most=ENTRIES)

    def main(self) -> tuple[Element, dict[str, str]]:
        """Return the root of the main part and the names of the parts that belong to it, by kind (``styles``, …)."""
        name = self._related("").get("officeDocument", _MAIN)
        root = self.part(name)
        if root is None:
            raise ReadError("docx_no_body", remedy="docx_resave", part=_MAIN)
        return root, self._related(name)

    def part(self, name: str | None) -> Element | None:
        """Return the root element of a part; None if there is no such part.

        Raises ReadError if it is damaged, encrypted, too large, or declares a document type.
        """
        if name is None or name not in self._archive.NameToInfo:
            return None
        text = _decoded(self._bytes(name))
        if "<!DOCTYPE" in text:
            raise ReadError("docx_doctype", remedy="docx_as_text")
        # The encoding is settled above, so that another cannot hide a declaration; nothing external is ever loaded.
        parser = etree.XMLParser(
            encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
            remove_pis=True,
        )  # fmt: skip
        try:
            return etree.fromstring(text.encode(), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            if getattr(error, "code", 0) == etree.ErrorTypes.ERR_NO_MEMORY:
                raise MemoryError from error
            raise _damaged() from error

    def _bytes(self, name: str) -> bytes:
        entry = self._archive.getinfo(name)
        if entry.flag_bits & 1:
            raise ReadError("docx_locked", remedy="remove_password")
        if entry.compress_type not in _METHODS:
            raise _damaged()
        try:
            with self._archive.open(entry) as part:
                content = part.read(self._left + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, OSError) as error:
            raise _damaged() from error
        self._left -= len(content)
        if self._left < 0:
            raise ReadError("docx_unpacked", remedy="docx_as_text", most=BYTES)
        return content

    def _related(self, name: str) -> dict[str, str]:
        """Return the names of the parts that ``name`` refers to, by the last word of the relationship's type."""
        folder, base = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", f"{base}.rels"))
        if root is None:
            return {}
        return {
            relationship.get("Type", "").rpartition("/")[2]: posixpath.normpath(
                posixpath.join("/", folder, relationship.get("Target", ""))
            ).lstrip("/")
            for relationship in root.iter(_RELATIONSHIP)
            if relationship.get("TargetMode") != "External"
        }


def _decoded(content: bytes) -> str:
    """Return a part as text without its XML declaration: UTF-8, or UTF-16 with its mark, as the format allows."""
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _damaged() from error
    declaration = text.find("?>") if text.startswith("<?xml") else -2
    return text[declaration + 2 :]


def _damaged() -> ReadError:
    return ReadError("docx_damaged", remedy="docx_repair")
