"""Reading: a file or standard input becomes a `Document`.

The bytes are fetched (`files`), recognised by what they hold, not by a name (`kinds`), and decoded (`decoding`), or,
where they are a page or document, read by the module of that format in a process of its own (`confined`).
"""

from __future__ import annotations

import os
from hashlib import sha256

from directive_diff.errors import ReadError
from directive_diff.model import Document
from directive_diff.readers.decoding import Decoded, Errors, decode
from directive_diff.readers.files import fetch
from directive_diff.readers.kinds import HTML, Kind, declared_encoding, recognise

MAX_BYTES = 2_000_000
"""How many bytes an input may have, unless the caller says otherwise: some hundred times the longest readout."""


def read(
    name: str | os.PathLike[str],
    *,
    encoding: str | None = None,
    encoding_errors: Errors = "strict",
    max_bytes: int = MAX_BYTES,
) -> Document:
    """Read the file ``name``, or standard input where it is ``-``: plain text, a web page, .docx or PDF.

    The encoding is found out from the bytes, unless ``encoding`` names it (as Python knows it: utf-8, gb18030, …).
    Where bytes do not decode, ``encoding_errors`` tells whether that is an error or they are replaced by U+FFFD and
    counted in the document. A format needs its extra (html, docx, pdf).
    Raises ReadError where there is no such text, where it is longer than ``max_bytes`` bytes (no more is read), holds
    nothing, is of a kind that cannot be read, or cannot be decoded.
    """
    path = os.fspath(name)
    content = fetch(path, max_bytes)
    kind = recognise(content)
    if kind is None:
        text, found, replaced = decode(content, path, encoding=encoding, errors=encoding_errors)
    elif kind.format:
        text, found, replaced = _extracted(content, path, kind, encoding, encoding_errors)
    else:
        raise ReadError("kind_refused", path, remedy=kind.remedy, kind=kind.name)
    form = kind.format if kind else "text"
    return Document(path, text, found, sha256(content).hexdigest(), format=form, replaced=replaced)


def _extracted(content: bytes, path: str, kind: Kind, encoding: str | None, errors: Errors) -> Decoded:
    """Return the text of a page or document; only a page has an encoding of its own."""
    from directive_diff.readers.confined import extract  # noqa: PLC0415 - plain text need not load it

    if kind is not HTML:
        return Decoded(extract(content, kind.format, path=path, kind=kind.name), "utf-8", 0)
    page = decode(content, path, encoding=encoding, errors=errors, declared=declared_encoding(content))
    text = extract(page.text.encode(), kind.format, path=path, kind=kind.name)
    return page._replace(text=text)
