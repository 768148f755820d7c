"""Reading: a file or standard input becomes a `Document`.

The bytes are fetched (`files`), recognised by what they hold, not by a name (`kinds`), and decoded (`decoding`).
A format other than plain text gets a module of its own, which turns its bytes into text; `read` picks it by the kind.
"""

from __future__ import annotations

import os
from hashlib import sha256

from directive_diff.errors import ReadError
from directive_diff.model import Document
from directive_diff.readers.decoding import decode
from directive_diff.readers.files import fetch, title
from directive_diff.readers.kinds import recognise

MAX_BYTES = 2_000_000
"""How many bytes an input may have, unless the caller says otherwise: some hundred times the longest readout."""


def read(name: str | os.PathLike[str], *, encoding: str | None = None, max_bytes: int = MAX_BYTES) -> Document:
    """Read the file ``name``, or standard input where it is ``-``, as plain text.

    The encoding is found out from the bytes, unless ``encoding`` names it (as Python knows it: utf-8, gb18030, …).
    Raises ReadError where there is no such text, where it is longer than ``max_bytes`` bytes (no more is read), holds
    nothing, is no plain text, or cannot be decoded.
    """
    path = os.fspath(name)
    content = fetch(path, max_bytes)
    kind = recognise(content)
    if kind is not None:
        message = f"{title(path)}: this is {kind}, not plain text"
        raise ReadError(message, remedy="save it as plain text (UTF-8)")
    text, found = decode(content, title(path), encoding=encoding)
    return Document(path, text, found, sha256(content).hexdigest())
