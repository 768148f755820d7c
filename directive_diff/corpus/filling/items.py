"""The items added to a corpus: files, including those in folders and globs, and the records of NDJSON archives.

An item is identified by its ``key``: the file and, for a record, its ``id`` or ``url``, or else its date and title. A
text with a known key but other bytes replaces the existing one.
"""

from __future__ import annotations

import glob
import os
from hashlib import sha256
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple, cast

from directive_diff.errors import DirectiveDiffError, ReadError
from directive_diff.readers import MAX_BYTES
from directive_diff.readers.files import fetch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_ARCHIVES = (".ndjson", ".jsonl")
_PACKED = (".gz", ".xz", ".bz2")


class Item(NamedTuple):
    """One text, not yet read: the bytes of a file, or those of a line of an archive (``line`` counts from 1)."""

    path: str
    line: int | None
    content: bytes
    sha256: bytes


class Broken(NamedTuple):
    """An unreadable item: its place, and why, as an error with words in either language."""

    path: str
    line: int | None
    error: DirectiveDiffError

    def as_json(self) -> dict[str, object]:
        """Return it as JSON has it."""
        return {"path": self.path, "line": self.line, "message": self.error.message, "remedy": self.error.remedy}


def find_paths(names: Sequence[str]) -> list[str]:
    """Return the files under ``names``, absolute and each once: files, all files in folders, globs.

    Hidden files and folders are left out. Raises ReadError if a name leads to nothing.
    """
    paths: dict[str, None] = {}
    for name in names:
        of_name = list(_files_of(name))
        if not of_name:
            raise ReadError("corpus_no_files", name, remedy="check_name")
        paths.update(dict.fromkeys(map(os.path.abspath, of_name)))
    return list(paths)


def _files_of(name: str) -> Iterator[str]:
    if os.path.isdir(name):  # noqa: PTH112 - names stay as they were given
        for folder, folders, files in os.walk(name):
            folders[:] = sorted(each for each in folders if not each.startswith("."))
            yield from (os.path.join(folder, each) for each in sorted(files) if not each.startswith("."))  # noqa: PTH118
    elif os.path.lexists(name):
        yield name
    elif glob.has_magic(name):
        for each in sorted(glob.glob(name, recursive=True)):  # noqa: PTH207 - as above
            yield from _files_of(each)


def items(paths: Iterable[str], *, max_bytes: int = MAX_BYTES) -> Iterator[Item | Broken]:
    """Yield the items of each file, in order; an unreadable item is yielded as `Broken`, and the others continue."""
    for path in paths:
        if _is_archive(path):
            yield from _records(path, max_bytes)
        else:
            try:
                content = fetch(path, max_bytes)
            except ReadError as error:
                yield Broken(path, None, error)
            else:
                yield Item(path, None, content, sha256(content).digest())


def _is_archive(path: str) -> bool:
    name = path.lower()
    for ending in _PACKED:
        name = name.removesuffix(ending)
    return name.endswith(_ARCHIVES)


def _records(path: str, max_bytes: int) -> Iterator[Item | Broken]:
    """Yield the lines of an archive; where one is too long, or the archive is cut off, that is told."""
    number = 0
    try:
        with _opened(path) as lines:
            while content := lines.readline(max_bytes + 1):
                number += 1
                if len(content) > max_bytes:
                    yield Broken(path, number, ReadError("file_too_long", path, remedy="cut_or_raise", most=max_bytes))
                    while content and not content.endswith(b"\n"):
                        content = lines.readline(max_bytes)
                    continue
                content = content.strip().removeprefix(b"\xef\xbb\xbf")
                if content:
                    yield Item(path, number, content, sha256(content).digest())
    except (OSError, EOFError, ValueError) as error:
        yield Broken(path, number + 1, ReadError("file_unreadable", path, remedy="copy_elsewhere", cause=str(error)))
    except Exception as error:
        if type(error).__name__ != "LZMAError":
            raise
        yield Broken(path, number + 1, ReadError("file_unreadable", path, remedy="copy_elsewhere", cause=str(error)))


def _opened(path: str) -> IO[bytes]:
    ending = Path(path).suffix.lower()
    if ending == ".xz":
        import lzma  # noqa: PLC0415 - only such archives need it

        return cast("IO[bytes]", lzma.open(path))
    if ending == ".gz":
        import gzip  # noqa: PLC0415 - likewise

        return cast("IO[bytes]", gzip.open(path))
    if ending == ".bz2":
        import bz2  # noqa: PLC0415 - likewise

        return cast("IO[bytes]", bz2.open(path))
    return Path(path).open("rb")
