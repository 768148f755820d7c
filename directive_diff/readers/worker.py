"""The process that reads a format for `confined`: bytes on stdin, a JSON object on stdout, limits it cannot lift."""

from __future__ import annotations

import importlib
import json
import sys
from contextlib import suppress
from typing import Protocol, cast

from directive_diff.errors import ReadError
from directive_diff.readers.confined import BYTES, SECONDS, TOO_MUCH, Answer


class Extractor(Protocol):
    """A module that reads a format."""

    def extract(self, content: bytes) -> str:
        """Return the text; raise ReadError, without the name of the file, if there is none."""


def main() -> None:
    """Read stdin with the module that the last argument names, and write the answer."""
    content = sys.stdin.buffer.read()
    reader = cast("Extractor", importlib.import_module(sys.argv[-1]))
    _limit()
    try:
        answer = Answer(reader.extract(content))
    except ReadError as error:
        answer = Answer(error=(error.key, error.remedy_key, error.fields))
    except (MemoryError, RecursionError):
        raise SystemExit(TOO_MUCH) from None
    sys.stdout.write(json.dumps(answer._asdict()))


def _limit() -> None:
    """Limit time and memory and forbid writing files, if the system knows such limits."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    for what, most in (("CPU", SECONDS), ("DATA", BYTES), ("FSIZE", 0), ("CORE", 0)):
        with suppress(AttributeError, ValueError, OSError):
            resource.setrlimit(getattr(resource, f"RLIMIT_{what}"), (most, most))
