"""How far a survey is, in one line on stderr if that is a terminal: how many are done, and the time left."""

from __future__ import annotations

import contextlib
import sys
import time
from typing import TYPE_CHECKING

from directive_diff.screen import is_terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

_OFTEN = 0.1  # seconds between two lines
_BAR = 30  # cells


class Meter:
    """Called for each text that is done."""

    def __init__(self, total: int, *, shown: bool) -> None:
        self._total = total
        self._shown = shown
        self._done = 0
        self._began = self._last = time.monotonic()

    def __call__(self) -> None:
        """Count one text."""
        self._done += 1
        now = time.monotonic()
        if self._shown and (now - self._last >= _OFTEN or self._done == self._total):
            self._last = now
            left = (now - self._began) / self._done * (self._total - self._done)
            full = _BAR * self._done // self._total
            self._write(f"\r\x1b[K{'#' * full}{'.' * (_BAR - full)} {self._done}/{self._total}  {left:.0f} s")

    def clear(self) -> None:
        """Remove the line, before something else is said."""
        if self._shown:
            self._write("\r\x1b[K")

    @staticmethod
    def _write(text: str) -> None:
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.write(text)
            sys.stderr.flush()


@contextlib.contextmanager
def meter(total: int) -> Iterator[Meter]:
    """Yield a meter for ``total`` texts, and remove its line at the end."""
    found = Meter(total, shown=total > 1 and sys.stderr is not None and is_terminal(sys.stderr))
    try:
        yield found
    finally:
        found.clear()
