"""Reading: a file or standard input becomes a `Document`.

The bytes are fetched (`files`), recognised by their content, not by their name (`kinds`), and decoded (`decoding`); a
page or document is read by the module for its format in a separate process (`confined`).
"""

from __future__ import annotations

import os

from directive_diff.digest import sha256
from directive_diff.errors import ReadError
from directive_diff.model import Document
from directive_diff.readers.decoding import Decoded, Errors, decode
from directive_diff.readers.files import fetch
from directive_diff.readers.kinds import HTML, Kind, declared_encoding, recognise

MAX_BYTES = 2_000_000
"""The most bytes an input may have by default: about a hundred times the longest readout."""


def read(
    name: str | os.PathLike[str],
    *,
    encoding: str | None = None,
    encoding_errors: Errors = "strict",
    max_bytes: int = MAX_BYTES,
) -> Document:
    """Read the file ``name``, or standard input if it is ``-``: plain text, a web page, .docx or PDF.

    The encoding is detected from the bytes unless ``encoding`` names it (as Python does: utf-8, gb18030, …). Bytes that
    do not decode are an error, or, if ``encoding_errors`` is ``"replace"``, become U+FFFD and are counted in the
    document. Each format needs its extra (html, docx, pdf).
    Raises ReadError if there is no such file, or if it is longer than ``max_bytes`` (no more is read), empty, of a kind
    that cannot be read, or cannot be decoded.
    """
    path = os.fspath(name)
    content = fetch(path, max_bytes)
    return decoded_document(path, content, encoding=encoding, encoding_errors=encoding_errors)


def decoded_document(
    path: str, content: bytes, *, encoding: str | None = None, encoding_errors: Errors = "strict"
) -> Document:
    """Return the ``content`` of the file ``path`` as `read` does, which has fetched it. Raises ReadError likewise."""
    kind = recognise(content)
    if kind is None:
        text, used, replaced = decode(content, path, encoding=encoding, errors=encoding_errors)
    elif kind.format:
        text, used, replaced = _extracted(content, path, kind, encoding, encoding_errors)
    else:
        raise ReadError("kind_refused", path, remedy=kind.remedy, kind=kind.name)
    form = kind.format if kind else "text"
    return Document(path, text, used, sha256(content).hexdigest(), format=form, replaced=replaced)


def _extracted(content: bytes, path: str, kind: Kind, encoding: str | None, errors: Errors) -> Decoded:
    """Return the text of a page or document; only a page has an encoding of its own."""
    from directive_diff.readers.confined import extract  # noqa: PLC0415 - plain text does not need it

    if kind is not HTML:
        return Decoded(extract(content, kind.format, path=path, kind=kind.name), "utf-8", 0)
    page = decode(content, path, encoding=encoding, errors=errors, declared=declared_encoding(content))
    text = extract(page.text.encode(), kind.format, path=path, kind=kind.name)
    return page._replace(text=text)
