"""Formats read in a process of their own: what parses them is native code, and the file may be made to harm it.

That process may take so much time and memory and write no file. If it crashes, hangs or wants more, the file is refused
and this process goes on. Plain text never comes here.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from typing import NamedTuple

from directive_diff.errors import ReadError

SECONDS = 3
"""Of computing, where the system can hold a process to it."""

BYTES = 220_000_000
"""Of memory that the process writes into, where the system can hold a process to it."""

CHARACTERS = 300_000
"""Of text that a page or document may hold: some hundred times the longest readout."""

TOO_MUCH = 3
"""How the process ends that was denied the memory it asked for."""

_PATIENCE = 30.0  # seconds by the clock, for systems that cannot, and for machines under load

# The same places to import from as here, and nothing of the environment or the working directory besides.
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from directive_diff.readers import worker; worker.main()"
)


class Reader(NamedTuple):
    """What reads a format: our module, and the library that it stands on, as imported."""

    module: str
    library: str


READERS = {
    "html": Reader("directive_diff.readers.html", "lxml"),
    "docx": Reader("directive_diff.readers.docx", "lxml"),
    "pdf": Reader("directive_diff.readers.pdf", "pypdfium2"),
}


def extract(content: bytes, form: str, *, title: str, kind: str) -> str:
    """Return the text of ``content``, which is of the format ``form``: a key of READERS.

    ``title`` is what messages call the input, and ``kind`` what it is.
    Raises ReadError where the library is missing, the file is broken or locked or holds no text, or takes too much.
    """
    reader = READERS[form]
    if not _is_installed(reader.library):
        message = f"{title}: this is {kind}"
        raise ReadError(message, remedy=f"pip install 'directive-diff[{form}]'")
    answer = _answer(content, reader, title=title, kind=kind)
    if "message" in answer:
        message = f"{title}: {answer['message']}"
        raise ReadError(message, remedy=answer["remedy"])
    if len(answer["text"]) > CHARACTERS:
        message = f"{title}: {kind} of over {CHARACTERS:,} characters, far longer than a readout"
        raise ReadError(message, remedy="cut out the readout and save that")
    if not answer["text"].strip():
        message = f"{title}: {kind} without a text"
        raise ReadError(message, remedy="copy the text and save it as plain text (UTF-8)")
    return answer["text"]


def _answer(content: bytes, reader: Reader, *, title: str, kind: str) -> dict[str, str]:
    if not sys.executable:
        message = f"{title}: {kind}, for which there is no Python to start here"
        raise ReadError(message, remedy="save it as plain text (UTF-8)")
    command = [sys.executable, "-I", "-c", _START, json.dumps(sys.path), reader.module]
    errors = None if os.environ.get("DIRECTIVE_DIFF_DEBUG") else subprocess.DEVNULL
    try:
        run = subprocess.run(  # noqa: S603 - our own interpreter, and no word of the user's
            command, input=content, stdout=subprocess.PIPE, stderr=errors, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise _too_much(title, kind) from error
    if run.returncode < 0 or run.returncode == TOO_MUCH:  # killed, by a limit or its own fault, or denied memory
        raise _too_much(title, kind)
    if run.returncode > 0:
        message = f"{title}: {kind}, but a damaged one"
        raise ReadError(message, remedy="open it in its own program and save it as plain text (UTF-8)")
    answer: dict[str, str] = json.loads(run.stdout)
    return answer


def _too_much(title: str, kind: str) -> ReadError:
    message = f"{title}: {kind} that takes more time or memory than any readout: damaged, or made to do harm"
    return ReadError(message, remedy="open it in its own program and save it as plain text (UTF-8)")


def _is_installed(library: str) -> bool:
    try:
        return find_spec(library) is not None
    except ValueError:  # a module without a specification, as tests and some loaders leave behind
        return False
