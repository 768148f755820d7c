"""The bytes of a file or of standard input, whatever the name leads to, and never more of them than asked for."""

from __future__ import annotations

import errno
import os
import stat
import sys
from typing import TYPE_CHECKING

from directive_diff.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

STDIN = "-"

_PATIENCE = 5.0  # seconds within which a program must open a named pipe for writing
_CHUNK = 1 << 16
_CTRL_D = b"\x04"

# Opening never blocks (a named pipe), never acquires a terminal, and never converts line ends (Windows).
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
)

_ADDRESSES = ("http://", "https://", "ftp://", "file://")

# What an error number means to the person at the keyboard, and the remedy, as keys of the messages.
_CAUSES = {
    errno.ENOENT: ("file_missing", "check_name"),
    errno.ENOTDIR: ("file_missing", "check_name"),
    errno.EISDIR: ("file_folder", "name_in_folder"),
    errno.EACCES: ("file_forbidden", "ask_owner"),
    errno.EPERM: ("file_forbidden", "ask_owner"),
    errno.ELOOP: ("link_broken", "mend_link"),
    errno.ENXIO: ("file_socket", "name_file"),
    errno.ENAMETOOLONG: ("name_too_long", "shorten_name"),
}


def fetch(name: str, max_bytes: int) -> bytes:
    """Return the bytes of the file ``name``, or of standard input (a pipe, or what a person pastes) if it is ``-``.

    Raises ReadError if they cannot be read, are more than ``max_bytes`` (at most one more is read), or are none.
    """
    content = _from_stdin(max_bytes) if name == STDIN else _from_file(name, max_bytes)
    if len(content) > max_bytes:
        raise ReadError("file_too_long", name, remedy="cut_or_raise", most=max_bytes)
    if not content:
        raise ReadError("file_empty", name, remedy="check_writer")
    return content


def _from_stdin(max_bytes: int) -> bytes:
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None or stream.closed:
        raise ReadError("stdin_closed", STDIN, remedy="name_or_pipe")
    try:
        content: bytes | None = _pasted(stream, max_bytes + 1) if stream.isatty() else stream.read(max_bytes + 1)
    except OSError as error:
        raise _explained(STDIN, error) from error
    return content or b""


def _pasted(stream: BinaryIO, limit: int) -> bytes:
    """Return what a person pastes into a terminal, up to Ctrl-D.

    The terminal must not wait for whole lines: of a line it keeps 4,095 bytes, and a paragraph is easily longer.
    """
    try:
        import termios  # noqa: PLC0415 - few texts are pasted
    except ImportError:  # Windows
        return stream.read(limit)
    number = stream.fileno()
    before = termios.tcgetattr(number)
    by_characters = [*before[:3], before[3] & ~termios.ICANON, *before[4:]]
    content = b""
    termios.tcsetattr(number, termios.TCSADRAIN, by_characters)
    try:
        while len(content) < limit and (chunk := os.read(number, _CHUNK)):
            content += chunk
            if _CTRL_D in chunk:
                break
    finally:
        termios.tcsetattr(number, termios.TCSADRAIN, before)
    return content.partition(_CTRL_D)[0][:limit]


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
        raise ReadError("is_terminal", name, remedy="name_or_pipe")
    # A named pipe without a writer ends at once, though one may still come: wait for a while.
    alive = not stat.S_ISFIFO(os.fstat(number).st_mode) or _is_readable(number, _PATIENCE)
    content = b"".join(_chunks(number, max_bytes + 1))
    if not content and not alive:
        raise ReadError("pipe_idle", name, remedy="start_writer")
    return content


def _chunks(number: int, limit: int) -> Iterator[bytes]:
    """Yield what can be read, at most ``limit`` bytes; wait as long as there is a writer."""
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
    """Tell, within that many seconds, whether there is something to read or a writer has come and gone."""
    import select  # noqa: PLC0415 - a file need not be waited for

    readable, _, _ = select.select([number], [], [], seconds)
    return bool(readable)


def _explained(name: str, error: OSError | ValueError) -> ReadError:
    """Return ``error`` in plain words, with what to do about it."""
    number: int = getattr(error, "errno", None) or 0
    if number == errno.ENOENT and os.path.islink(name):  # noqa: PTH114 - as in `lexicon`
        number = errno.ELOOP
    if number in {errno.ENOENT, errno.ENOTDIR} and name.lower().startswith(_ADDRESSES):
        return ReadError("is_address", name, remedy="save_then_file")
    what, remedy = _CAUSES.get(number, ("file_unreadable", "copy_elsewhere"))
    return ReadError(what, name, remedy=remedy, cause=str(error.args[-1]))
