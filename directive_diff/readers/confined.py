"""Formats read in a separate process: native code parses them, and a file may be crafted to harm it.

That process has limited time and memory and cannot write files. If it crashes, hangs or exceeds its limits, the file is
refused and this process goes on. Plain text is not read this way.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from typing import Any, NamedTuple

from directive_diff.errors import ReadError

SECONDS = 3
"""Seconds of CPU time, if the system can hold a process to them."""

BYTES = 220_000_000
"""Bytes of memory that the process may write to, if the system can hold it to them."""

CHARACTERS = 300_000
"""Characters of text that a page or document may hold: about a hundred times the longest readout."""

TOO_MUCH = 3
"""The exit code of the process if it was denied memory."""

_PATIENCE = 30.0  # seconds of wall time, for systems that cannot limit CPU time, and for machines under load

# It imports from the same places as this process, and from neither the environment nor the working directory.
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from directive_diff.readers import worker; worker.main()"
)


class Answer(NamedTuple):
    """What the process answers: the text, or the key, remedy and fields of an error."""

    text: str = ""
    error: tuple[str, str, dict[str, Any]] | None = None


class Reader(NamedTuple):
    """What reads a format: our module, and the library that it imports."""

    module: str
    library: str


READERS = {
    "html": Reader("directive_diff.readers.html", "lxml"),
    "docx": Reader("directive_diff.readers.docx", "lxml"),
    "pdf": Reader("directive_diff.readers.pdf", "pypdfium2"),
}


def extract(content: bytes, form: str, *, path: str, kind: str) -> str:
    """Return the text of ``content``, which is of the format ``form``: a key of READERS.

    ``path`` is the name of the input and ``kind`` the key of what it is, for messages.
    Raises ReadError if the library is missing, or the file is damaged, encrypted, without text, or takes too much.
    """
    reader = READERS[form]
    if not _is_installed(reader.library):
        raise ReadError("kind_needs_extra", path, remedy="install_extra", kind=kind, extra=form)
    answer = _answer(content, reader, path=path, kind=kind)
    if answer.error is not None:
        key, remedy, fields = answer.error
        raise ReadError(key, path, remedy=remedy, **fields)
    if len(answer.text) > CHARACTERS:
        raise ReadError("kind_too_long", path, remedy="cut_out", kind=kind, most=CHARACTERS)
    if not answer.text.strip():
        raise ReadError("kind_no_text", path, remedy="copy_as_text", kind=kind)
    return answer.text


def _answer(content: bytes, reader: Reader, *, path: str, kind: str) -> Answer:
    if not sys.executable:
        raise ReadError("kind_no_python", path, remedy="as_text", kind=kind)
    command = [sys.executable, "-I", "-c", _START, json.dumps(sys.path), reader.module]
    errors = None if os.environ.get("DIRECTIVE_DIFF_DEBUG") else subprocess.DEVNULL
    try:
        run = subprocess.run(  # noqa: S603 - our own interpreter, and no argument from the user
            command, input=content, stdout=subprocess.PIPE, stderr=errors, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise _too_much(path, kind) from error
    if run.returncode < 0 or run.returncode == TOO_MUCH:  # killed by a limit, crashed, or denied memory
        raise _too_much(path, kind)
    if run.returncode > 0:
        raise ReadError("kind_damaged", path, remedy="own_program", kind=kind)
    return Answer(**json.loads(run.stdout))


def _too_much(path: str, kind: str) -> ReadError:
    return ReadError("kind_too_much", path, remedy="own_program", kind=kind)


def _is_installed(library: str) -> bool:
    try:
        return find_spec(library) is not None
    except ValueError:  # a module without a specification, as tests and some loaders leave behind
        return False
