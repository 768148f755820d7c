"""Writing a file whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from directive_diff.errors import WriteError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FLAGS = os.O_WRONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)

# What an error number means to the person at the keyboard, and the remedy, as keys of the messages.
_CAUSES = {
    errno.ENOENT: ("out_no_folder", "make_folder"),
    errno.ENOTDIR: ("out_folder_file", "name_folder"),
    errno.EISDIR: ("file_folder", "name_in_folder"),
    errno.EACCES: ("out_forbidden", "other_folder"),
    errno.EPERM: ("out_forbidden", "other_folder"),
    errno.EROFS: ("out_read_only", "name_folder"),
    errno.ENOSPC: ("out_disk_full", "make_room"),
    errno.EDQUOT: ("out_quota", "make_room"),
    errno.ELOOP: ("link_loop", "mend_link"),
    errno.ENXIO: ("file_socket", "name_file"),
    errno.ENAMETOOLONG: ("name_too_long", "shorten_name"),
}


@contextmanager
def whole_file(name: str, *, inputs: Sequence[str] = ()) -> Iterator[BinaryIO]:
    """Open a binary stream whose content becomes the file ``name`` if the block succeeds, and only then.

    The content goes to a new file beside it, which then replaces it in one step and keeps its permissions; whatever
    goes wrong, the old file is unchanged and nothing is left behind. If ``name`` is a link, the file it leads to is
    replaced. What is not a regular file (a device, a named pipe, /dev/stdout) is written to directly.
    Raises WriteError if it cannot be written, or is one of ``inputs``, the names of the files that were read
    (``-`` is standard input). BrokenPipeError, from a pipe without a reader, passes through.
    """
    fresh: Path | None = None
    try:
        state = _state_of(name)
        if (state is not None and not stat.S_ISREG(state.st_mode)) or _is_descriptor(Path(name)):
            with os.fdopen(os.open(name, _FLAGS | os.O_APPEND), "wb") as stream:
                yield stream
            return
        if state is not None:
            _refuse_inputs(name, state, inputs)
        target = Path(name).resolve()
        fresh = target.with_name(f".directive-diff-{os.urandom(8).hex()}")
        with _replacing(target, fresh, state) as stream:
            yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.filename in {None, name, str(fresh)}:
            raise _explained(name, error) from error
        raise  # it concerns another file, which the block opened


@contextmanager
def _replacing(target: Path, fresh: Path, state: os.stat_result | None) -> Iterator[BinaryIO]:
    """Open the new file ``fresh``, which at the end becomes ``target``; ``state`` is that of the old one."""
    number = os.open(fresh, _FLAGS | os.O_CREAT | os.O_EXCL, 0o666)  # less the umask
    try:
        with os.fdopen(number, "wb") as stream:
            if state is not None:
                fresh.chmod(stat.S_IMODE(state.st_mode) & 0o777)
            yield stream
        fresh.replace(target)
    except BaseException:
        with suppress(OSError):
            fresh.unlink()
        raise


def _state_of(name: str) -> os.stat_result | None:
    """Return the state of ``name``, links followed; None if it does not exist and may be created.

    Raises OSError if it may not.
    """
    if not name or name.endswith("/"):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), name)
    try:
        state = Path(name).stat()
    except FileNotFoundError:
        return None
    except ValueError as error:  # a NUL in the name
        raise OSError(errno.EINVAL, str(error), name) from error
    if stat.S_ISDIR(state.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), name)
    if stat.S_ISREG(state.st_mode) and not os.access(name, os.W_OK):  # do not replace a write-protected file
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), name)
    return state


def _is_descriptor(path: Path) -> bool:
    """Return whether ``path`` is an open descriptor (/dev/stdout, /dev/fd/3), which may be a regular file."""
    while True:
        folder = path.parent.resolve()
        if f"{folder}/".startswith(("/proc/", "/dev/fd/")):
            return True
        if not path.is_symlink():
            return False
        path = folder / path.readlink()


def _refuse_inputs(name: str, state: os.stat_result, inputs: Sequence[str]) -> None:
    """Raise WriteError if the file is one of ``inputs``, by whatever name."""
    for each in inputs:
        with suppress(OSError, ValueError):  # an input that no longer exists is not this file
            if os.path.samestat(state, os.fstat(0) if each == "-" else Path(each).stat()):
                raise WriteError("out_is_input", name, remedy="other_name")


def _explained(name: str, error: OSError) -> WriteError:
    """Return ``error`` in plain words, with what to do about it."""
    what, remedy = _CAUSES.get(error.errno or 0, ("out_unwritable", "other_file"))
    return WriteError(what, name, remedy=remedy, cause=error.strerror)
