"""What the terminal can do and what its user asked for: colour, width, a pager; and lines to the user on stderr."""

from __future__ import annotations

import contextlib
import os
import sys
from enum import StrEnum
from typing import TYPE_CHECKING

from directive_diff.errors import WriteError
from directive_diff.sanitise import sanitised

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Literal, TextIO

    Kind = Literal["error", "warning", "hint", "note"]

# Characters of both texts from which a comparison takes so long that a person would wonder.
_LONG_WORK = 100_000
_USUAL_WIDTH = 80  # cells


class Color(StrEnum):
    """When to use colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def colour_wanted(choice: Color, environment: Mapping[str, str], *, terminal: bool) -> bool:
    """Return whether to use colour.

    The choice on the command line comes first, then NO_COLOR (no-color.org), then FORCE_COLOR (force-color.org) and
    CLICOLOR_FORCE, then CLICOLOR (bixense.com/clicolors), then whether the output is a terminal that can do it.
    """
    if choice is not Color.AUTO:
        return choice is Color.ALWAYS
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR") or environment.get("CLICOLOR_FORCE", "0") not in {"", "0"}:
        return True
    if environment.get("CLICOLOR") == "0" or environment.get("TERM") == "dumb":
        return False
    return terminal


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether ``stream`` is a terminal; a closed one is not."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def terminal_width() -> int:
    """Return the width of the terminal in cells: COLUMNS, else what it reports, else 80."""
    if "COLUMNS" not in os.environ and not is_terminal(sys.__stdout__):
        return _USUAL_WIDTH
    import shutil  # noqa: PLC0415 - a pipe or file has no width

    return max(20, shutil.get_terminal_size((_USUAL_WIDTH, 24)).columns)


def pager_command(environment: Mapping[str, str]) -> list[str]:
    """Return the pager command; empty if none is wanted.

    DIRECTIVE_DIFF_PAGER takes precedence over PAGER; the default is less. An empty value or cat means no pager.
    """
    import shlex  # noqa: PLC0415 - few runs have a pager

    wanted = next((environment[name] for name in ("DIRECTIVE_DIFF_PAGER", "PAGER") if name in environment), "less")
    try:
        command = shlex.split(wanted)
    except ValueError:  # a quotation mark without its other
        command = [wanted]
    return [] if command == ["cat"] else command


def fits_screen(text: bytes, width: int) -> bool:
    """Return whether the terminal shows ``text``, set ``width`` cells wide, without scrolling."""
    import shutil  # noqa: PLC0415 - only a terminal has a size

    columns, lines = shutil.get_terminal_size((_USUAL_WIDTH, 24))
    return text.count(b"\n") < lines and width <= columns


def page_through(text: bytes, command: Sequence[str]) -> None:
    """Show ``text`` in a pager; quitting early is not an error, and the pager handles Ctrl-C.

    Raises WriteError if there is no such program.
    """
    import signal  # noqa: PLC0415 - few runs have a pager
    import subprocess  # noqa: PLC0415 - likewise

    # As git: leave at once if it fits after all (F), show colours (R), leave the text on the screen (X). The text is
    # UTF-8 whatever the locale, and under one that is not installed less would show bytes: <E8><A6><81>.
    environment = {"LESS": "FRX", "LESSCHARSET": "utf-8", **os.environ}
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)  # noqa: S603 - the user's own choice
    except OSError as error:
        raise WriteError("pager_missing", command[0], remedy="set_pager") from error
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with contextlib.suppress(BrokenPipeError):
            process.communicate(text)
        process.wait()
    finally:
        signal.signal(signal.SIGINT, before)


@contextlib.contextmanager
def progress(characters: int, words: Callable[[str], str]) -> Iterator[Callable[[str], None]]:
    """Yield a function that shows which stage of long work has begun, in one line on stderr if that is a terminal.

    ``characters`` is the amount of work; ``words`` returns what to show for the name of a stage.
    """
    if characters < _LONG_WORK or sys.stderr is None or not is_terminal(sys.stderr):
        yield lambda _: None
        return

    def tell(stage: str) -> None:
        with contextlib.suppress(OSError):
            sys.stderr.write(f"\r\x1b[K{words(stage)}")
            sys.stderr.flush()

    try:
        yield tell
    finally:
        with contextlib.suppress(OSError):
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def say(kind: Kind, words: str, lang: str) -> None:
    """Write one line for the person at the keyboard to stderr, if it is open: ``error: words``, in the language."""
    from directive_diff.messages import headed  # noqa: PLC0415 - most runs say nothing

    if sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.write(f"{sanitised(headed(kind, words, lang))}\n")
            sys.stderr.flush()
