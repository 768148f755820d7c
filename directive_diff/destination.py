"""Where a result goes, and in what format: a whole file or none, stdout, or a pager."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING, Self

from directive_diff.errors import ReaderGone, UsageError, WriteError
from directive_diff.renderers import ENDINGS, Format, refuse_terminal
from directive_diff.screen import fits_screen, is_terminal, page_through, pager_command, terminal_width
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from typing import BinaryIO


class Writing(NamedTuple):
    """The format of the result, and where it is written; None means what suits the destination.

    ``usual`` is the format for stdout where none is named, ``width`` that of the view if not the screen's.
    """

    format: Format | None = None
    output: str | None = None
    pager: bool | None = None
    usual: Format | None = None
    width: int | None = None

    @property
    def to_stdout(self) -> bool:
        """Whether the result goes to stdout, not to a file."""
        return self.output in {None, "-"}

    def settled(self, formats: Collection[Format], *, strictly: bool = False) -> Self:
        """Return this with its format: the one given, or that of the file's name. ``formats`` are those of the result.

        Raises UsageError if the ending of the name is not known (or, ``strictly``, is not that of one of them).
        """
        if self.format is not None:
            return self
        if self.to_stdout:
            usual = Format.TERMINAL if is_terminal(sys.stdout) else Format.JSON
            return self._replace(format=self.usual if self.usual in formats else usual)
        ending = _ending(self.output or "")
        if ending and (ending not in ENDINGS or (strictly and ENDINGS[ending] not in formats)):
            names = ", ".join(f".{name}" for name, form in ENDINGS.items() if form in formats)
            raise UsageError("ending_unknown", self.output, remedy="known_endings", ending=f".{ending}", names=names)
        return self._replace(format=ENDINGS.get(ending, Format.JSON))


@contextlib.contextmanager
def destination(writing: Writing, inputs: Sequence[str]) -> Iterator[tuple[BinaryIO, Format]]:
    """Yield where the result goes and in what format: a whole file or none, stdout, or a pager."""
    if writing.output is not None and not writing.to_stdout:
        from directive_diff.output import whole_file  # noqa: PLC0415 - stdout does not need it

        with whole_file(writing.output, inputs=inputs) as out:
            yield out, writing.format or Format.JSON
        return
    if sys.stdout is None:
        raise WriteError("stdout_closed", remedy="name_output")
    form = writing.format or (Format.TERMINAL if is_terminal(sys.stdout) else Format.JSON)
    if is_terminal(sys.stdout):
        refuse_terminal(form)
    with _stdout(writing, form) as out:
        yield out, form


@contextlib.contextmanager
def _stdout(writing: Writing, form: Format) -> Iterator[BinaryIO]:
    command = _pager(writing, form)
    if command:
        import io  # noqa: PLC0415 - a pipe or file needs none

        text = io.BytesIO()
        yield text
        if writing.pager or not fits_screen(text.getvalue(), writing.width or terminal_width()):
            try:
                page_through(text.getvalue(), command)
            except WriteError:
                if writing.pager:
                    raise
            else:
                return
        with _plain_stdout() as out:
            out.write(text.getvalue())
        return
    with _plain_stdout() as out:
        yield out


def _pager(writing: Writing, form: Format) -> list[str]:
    """Return the pager of what goes to a terminal: if asked for, or for the view if there is a keyboard too."""
    if writing.pager is False or not is_terminal(sys.stdout):
        return []
    by_itself = form is Format.TERMINAL and is_terminal(sys.stdin) and os.environ.get("TERM") != "dumb"
    return pager_command(os.environ) if writing.pager or by_itself else []


@contextlib.contextmanager
def _plain_stdout() -> Iterator[BinaryIO]:
    try:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        raise ReaderGone from error
    except OSError as error:
        raise WriteError("stdout_failed", remedy="free_room", cause=error.strerror) from error


def _ending(name: str) -> str:
    """Return the ending of a file's name, in small letters; a name that only begins with a point has none."""
    stem, point, ending = name.replace("\\", "/").rpartition("/")[2].rpartition(".")
    return ending.lower() if point and stem else ""
