"""The bytes of a file or of standard input, whatever stands behind the name, and never more of them than asked for."""

from __future__ import annotations

import errno
import os
import select
import stat
import sys
from typing import TYPE_CHECKING, NoReturn

from directive_diff.errors import ReadError
from directive_diff.sanitise import printable_name

if TYPE_CHECKING:
    from collections.abc import Iterator

STDIN = "-"

_PATIENCE = 5.0  # seconds until somebody must have opened a named pipe to write into it
_CHUNK = 1 << 16

# Opening never waits (a named pipe), never makes a terminal ours, and never turns line ends (Windows).
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
)

# What an error number means to the person at the keyboard, and what to do about it.
_CAUSES = {
    errno.ENOENT: ("no such file", "check the name and the folder"),
    errno.ENOTDIR: ("no such file", "check the name and the folder"),
    errno.EISDIR: ("a folder", "name a file in it"),
    errno.EACCES: ("you may not read it", "ask its owner, or change its permissions"),
    errno.EPERM: ("you may not read it", "ask its owner, or change its permissions"),
    errno.ELOOP: ("a link that leads to no file", "mend the link, or name the file itself"),
    errno.ENXIO: ("a socket, not a file", "name a file"),
    errno.ENAMETOOLONG: ("a name longer than any file has", "check the name"),
}


def title(name: str) -> str:
    """Return what messages call the input ``name``."""
    return "standard input" if name == STDIN else printable_name(name)


def fetch(name: str, max_bytes: int) -> bytes:
    """Return the bytes of the file ``name``, or of standard input where it is ``-``.

    Raises ReadError where they cannot be had, are more than ``max_bytes`` (at most one more is read), or are none.
    """
    content = _from_stdin(max_bytes) if name == STDIN else _from_file(name, max_bytes)
    if len(content) > max_bytes:
        message = f"{title(name)}: over {max_bytes:,} bytes, far longer than a readout"
        raise ReadError(message, remedy="cut out the readout and save that, or raise --max-bytes")
    if not content:
        message = f"{title(name)}: empty, not a single byte"
        raise ReadError(message, remedy="check that it was saved, or that what writes it did not fail")
    return content


def _from_stdin(max_bytes: int) -> bytes:
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None or stream.closed:
        message = "standard input: closed"
        raise ReadError(message, remedy="name a file, or pipe a text in")
    if stream.isatty():
        _refuse_terminal(STDIN)
    try:
        content: bytes | None = stream.read(max_bytes + 1)
    except OSError as error:
        raise _explained(STDIN, error) from error
    return content or b""


def _from_file(name: str, max_bytes: int) -> bytes:
    try:
        number = os.open(name, _FLAGS)
        try:
            return _from_open(number, name, max_bytes)
        finally:
            os.close(number)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise _explained(name, error) from error


def _from_open(number: int, name: str, max_bytes: int) -> bytes:
    if os.isatty(number):
        _refuse_terminal(name)
    # A named pipe without a writer is at its end at once, though one may come: it gets some time.
    alive = not stat.S_ISFIFO(os.fstat(number).st_mode) or _is_readable(number, _PATIENCE)
    content = b"".join(_chunks(number, max_bytes + 1))
    if not content and not alive:
        message = f"{title(name)}: a named pipe that nothing writes into"
        raise ReadError(message, remedy="start what writes into it first")
    return content


def _chunks(number: int, limit: int) -> Iterator[bytes]:
    """Yield what can be read, ``limit`` bytes at most; wait as long as somebody is there to write."""
    while limit > 0:
        try:
            chunk = os.read(number, min(_CHUNK, limit))
        except BlockingIOError:
            _is_readable(number, None)
            continue
        if not chunk:
            return
        limit -= len(chunk)
        yield chunk


def _is_readable(number: int, seconds: float | None) -> bool:
    """Tell, within so many seconds, whether there is something to read or a writer has come and gone."""
    readable, _, _ = select.select([number], [], [], seconds)
    return bool(readable)


def _refuse_terminal(name: str) -> NoReturn:
    message = f"{title(name)}: a terminal, where a text would have to be typed"
    raise ReadError(message, remedy="name a file, or pipe a text in")


def _explained(name: str, error: OSError | ValueError) -> ReadError:
    """Return ``error`` in plain words, with what to do about it."""
    number: int = getattr(error, "errno", None) or 0
    if number == errno.ENOENT and os.path.islink(name):  # noqa: PTH114 - as in `lexicon`
        number = errno.ELOOP
    what, remedy = _CAUSES.get(number, (f"cannot be read ({error.args[-1]})", "copy it elsewhere and try again"))
    return ReadError(f"{title(name)}: {what}", remedy=remedy)
