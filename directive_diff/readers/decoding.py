"""From bytes to text: by a byte order mark, as UTF-8, or in the encoding that yields the most common characters."""

from __future__ import annotations

import codecs
import re
from functools import cache
from typing import Literal

from directive_diff import lexicon
from directive_diff.errors import ReadError
from directive_diff.values import NamedTuple

# The longer marks first: UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_MARK = "\ufeff"
_UNKNOWN = "\ufffd"
_SURROGATE = "[\ud800-\udfff]"  # re compiles it where it is needed, which is seldom

Errors = Literal["strict", "replace"]

# Chinese text without a mark is in one of these; if several fit equally well, the first is taken.
_CANDIDATES = ("utf-8", "gb18030", "utf-16-le", "utf-16-be", "big5hkscs")

# The least share of common characters in a text. Measured on stretches of readouts of 20 characters and more: at least
# 0.60 in the right encoding, at most 0.40 in a wrong one.
_LEAST_SHARE = 0.45
_SAMPLE = 20_000  # characters that are examined

# A text may hold a stray control character, but not one in every so many.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_ONE_CONTROL_IN = 50


class Decoded(NamedTuple):
    """A text without its byte order mark, the encoding, as Python names it, and how many characters were replaced."""

    text: str
    encoding: str
    replaced: int


def decode(
    content: bytes, path: str, *, encoding: str | None = None, errors: Errors = "strict", declared: str | None = None
) -> Decoded:
    """Return the text of ``content``.

    ``path`` is the name of the input, for messages. An ``encoding`` that is given is believed; ``declared``, what the
    bytes say of themselves, only if they do not show what they are. What does not decode is an error, or becomes U+FFFD
    if ``errors`` is ``"replace"``.
    Raises ReadError if the bytes are not text, or not in the encoding.
    """
    used = _encoding_of(content, path, declared) if encoding is None else _named(encoding, content)
    try:
        text, replaced = _replacing(content, used) if errors == "replace" else (content.decode(used), 0)
        text.encode()  # half a surrogate pair, which some encodings let through, is not text
    except UnicodeDecodeError as error:
        raise _undecodable(path, used, error.start, named=encoding is not None) from error
    except (LookupError, UnicodeError) as error:
        raise ReadError("encoding_no_text", path, remedy="give_encoding", encoding=used) from error
    text = text.removeprefix(_MARK)
    _refuse_binary(text, path)
    if not text or text.isspace():
        raise ReadError("file_blank", path, remedy="check_saved")
    return Decoded(text, used, replaced)


def _replacing(content: bytes, encoding: str) -> tuple[str, int]:
    """Return the text with U+FFFD for what does not decode, and how many were put in."""
    text = content.decode(encoding, "replace")
    replaced = text.count(_UNKNOWN) - content.decode(encoding, "ignore").count(_UNKNOWN)
    whole, surrogates = re.subn(_SURROGATE, _UNKNOWN, text)
    return whole, replaced + surrogates


def _named(encoding: str, content: bytes) -> str:
    """Return Python's name of ``encoding``; if it leaves the byte order open, with that of the bytes."""
    try:
        name = codecs.lookup(encoding).name
    except (LookupError, ValueError) as error:
        raise ReadError("encoding_unknown", remedy="give_encoding", encoding=encoding) from error
    if name in {"utf-16", "utf-32"}:
        marked = _marked(content) or ""
        return marked if marked.startswith(name) else f"{name}-le"
    return "utf-8" if name == "utf-8-sig" else name


def _marked(content: bytes) -> str | None:
    """Return the encoding that a byte order mark names."""
    return next((encoding for mark, encoding in _MARKS if content.startswith(mark)), None)


def _encoding_of(content: bytes, path: str, declared: str | None) -> str:
    """Return the encoding of ``content``; what it says of itself, ``declared``, is the last resort."""
    marked = _marked(content)
    if marked is not None:
        return marked
    try:
        content.decode()
    except UnicodeDecodeError as error:
        broken: UnicodeDecodeError | None = error
    else:
        if b"\0" not in content:  # with a NUL, it may be UTF-16
            return "utf-8"
        broken = None
    commonness = {encoding: _commonness(content, encoding) for encoding in _CANDIDATES}
    best = max(_CANDIDATES, key=commonness.__getitem__)
    if commonness[best] >= _LEAST_SHARE:
        return best
    if broken is None:
        return "utf-8"
    if declared is not None and _is_encoding(declared):
        return codecs.lookup(declared).name
    _refuse_binary(content.decode("ascii", "ignore"), path)
    raise ReadError("encoding_none", path, remedy="save_or_give_encoding", byte=broken.start)


def _is_encoding(name: str) -> bool:
    """Return whether Python knows ``name`` as an encoding of text."""
    try:
        b"".decode(name)
    except (LookupError, ValueError):
        return False
    return True


def _commonness(content: bytes, encoding: str) -> float:
    """Return the share of common characters (0..1) among those that ``encoding`` makes of the bytes.

    Printable ASCII does not count, since most encodings agree on it; control characters and U+FFFD are not common.
    """
    text = content.decode(encoding, "replace")[:_SAMPLE]
    telling = [char for char in text if char > "~" or char < "\t"]
    return sum(map(_common().__contains__, telling)) / len(telling) if telling else 0.0


@cache
def _common() -> frozenset[str]:
    return frozenset("".join(chars for _, chars in lexicon.table("common")))


def _undecodable(path: str, encoding: str, offset: int, *, named: bool) -> ReadError:
    """Return the error for bytes that ``encoding`` cannot decode."""
    if named:
        return ReadError("encoding_wrong", path, remedy="omit_encoding", encoding=encoding, byte=offset)
    return ReadError("encoding_broken", path, remedy="save_or_replace", encoding=encoding, byte=offset)


def _refuse_binary(text: str, path: str) -> None:
    """Raise ReadError if ``text`` is full of control characters."""
    controls = _CONTROLS.findall(text)
    if "\0" in controls or len(controls) * _ONE_CONTROL_IN > len(text):
        raise ReadError("file_binary", path, remedy="as_text")
