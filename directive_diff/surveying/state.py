"""The state of a survey that can be resumed: a line of JSON for each text that is done, written as it is done.

The first line says for what it holds: the upper text, the options and the program's version, hashed. A line fits a
text as long as the bytes of its file, and of its review, are the same. What does not fit is compared again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self

from directive_diff.errors import WriteError
from directive_diff.surveying.encoding import Object, decoded, encoded

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from directive_diff.surveys.values import Member, Surveyed

ENDING = ".resume"


class State:
    """A file that grows by a line for each text; used as a context. ``taken`` counts texts that were done before."""

    def __init__(self, path: str, key: str, *, resume: bool) -> None:
        self._path = Path(path)
        self._key = key
        self._kept = dict(self._lines()) if resume else {}
        self._out: BinaryIO | None = None
        self.taken = 0

    def __enter__(self) -> Self:
        """Begin a new file that holds what is kept of the old one."""
        try:
            self._out = self._path.open("wb")
            self._write({"key": self._key})
        except OSError as error:
            raise WriteError("out_unwritable", str(self._path), remedy="other_file", cause=error.strerror) from error
        for values in self._kept.values():
            self._write(values)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the file as it is."""
        if self._out is not None:
            with contextlib.suppress(OSError):
                self._out.close()

    def known(self, member: Member) -> Surveyed | None:
        """Return what was kept of a text, if its file and its review are unchanged."""
        values = self._kept.get(member.path)
        if values is None or values["hash"] != fingerprint(member):
            return None
        try:
            text = decoded(values["text"])._replace(member=member)
        except (KeyError, TypeError, ValueError):
            return None
        self.taken += 1
        return text

    def keep(self, text: Surveyed) -> None:
        """Add a text that is done."""
        values = {"path": text.member.path, "hash": fingerprint(text.member), "text": encoded(text)}
        self._write(values)

    def remove(self) -> None:
        """Remove the file: everything is done."""
        self.__exit__(None, None, None)
        with contextlib.suppress(OSError):
            self._path.unlink()

    def _write(self, values: Mapping[str, object]) -> None:
        if self._out is not None:
            self._out.write(json.dumps(values).encode("ascii") + b"\n")
            self._out.flush()

    def _lines(self) -> list[tuple[str, Object]]:
        """Return the lines of the file by path; none if it was made for something else; a line cut off is left out."""
        try:
            lines = self._path.read_bytes().split(b"\n")
        except OSError:
            return []
        kept = []
        for number, line in enumerate(lines):
            try:
                values = json.loads(line)
                if number == 0 and values["key"] != self._key:
                    return []
                if number:
                    kept.append((str(values["path"]), values))
            except (KeyError, TypeError, ValueError):
                if number == 0:
                    return []
        return kept


def fingerprint(member: Member) -> str:
    """Return a key that changes with the file of a text or its review; empty if one cannot be read."""
    digest = hashlib.sha256()
    for path in (member.path, member.review):
        digest.update(b"\0")
        if path is not None:
            try:
                digest.update(hashlib.sha256(Path(path).read_bytes()).digest())
            except (OSError, ValueError):
                return ""
    return digest.hexdigest()
