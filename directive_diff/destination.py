"""Where a result goes, and in what format: a whole file or none, stdout, or a pager."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING, NamedTuple, Self

from directive_diff.errors import ReaderGone, WriteError
from directive_diff.renderers import Format, refuse_terminal
from directive_diff.screen import is_terminal, paged

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO


class Writing(NamedTuple):
    """In what format the result is written, and where; None means what suits the destination."""

    format: Format | None = None
    output: str | None = None
    pager: bool = False

    @property
    def to_stdout(self) -> bool:
        """Whether the result goes to stdout, not to a file."""
        return self.output in {None, "-"}

    def by_name(self) -> Self:
        """Return this in the format that the name of the file asks for, unless one was given."""
        if self.to_stdout or self.format is not None:
            return self
        return self._replace(format=Format.of_name(self.output or ""))


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
    with _stdout(writing) as out:
        yield out, form


@contextlib.contextmanager
def _stdout(writing: Writing) -> Iterator[BinaryIO]:
    if writing.pager and is_terminal(sys.stdout):
        with paged() as out:
            yield out
        return
    try:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        raise ReaderGone from error
    except OSError as error:
        raise WriteError("stdout_failed", remedy="free_room", cause=error.strerror) from error
