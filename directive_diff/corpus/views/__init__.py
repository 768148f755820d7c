"""The results of a corpus, written in a format; each is a module, loaded on demand."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from directive_diff.errors import DirectiveDiffError
from directive_diff.renderers import Format

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from directive_diff.renderers import View

Result = Any
"""What a command found: `Added`, `Summary`, `Listing`, `Found`, `Trace`, `Reuse`."""

# Which kinds of result each format shows; the module in this folder.
_FORMATS: dict[Format, tuple[str, frozenset[str]]] = {
    Format.TERMINAL: ("terminal", frozenset({"Added", "Summary", "Listing", "Found", "Trace", "Reuse", "Picked"})),
    Format.JSON: ("json", frozenset({"Added", "Summary", "Listing", "Found", "Trace", "Reuse", "Picked"})),
    Format.CSV: ("csv", frozenset({"Listing", "Found", "Trace", "Reuse"})),
    Format.HTML: ("html", frozenset({"Found", "Trace", "Reuse"})),
    Format.SVG: ("svg", frozenset({"Trace"})),
}


def render(result: Result, form: Format, out: BinaryIO, view: View) -> None:
    """Write a result to ``out``. Raises DirectiveDiffError if the format does not show it."""
    refuse(form, type(result))
    write: Callable[[Result, BinaryIO, View], None] = import_module(f"{__name__}.{_FORMATS[form][0]}").render
    write(result, out, view)


def formats(kind: type) -> tuple[Format, ...]:
    """Return the formats that show a ``kind`` of result."""
    return formats_named(kind.__name__)


def formats_named(kind: str) -> tuple[Format, ...]:
    """Return the formats that show a result of the class ``kind``."""
    return tuple(form for form, (_, kinds) in _FORMATS.items() if kind in kinds)


def refuse(form: Format | None, kind: type | None = None) -> None:
    """Raise DirectiveDiffError if no command of a corpus writes ``form``, or it does not show a ``kind`` of result."""
    if form is None:
        return
    shows = _FORMATS[form][1] if form in _FORMATS else frozenset()
    if not shows or (kind is not None and kind.__name__ not in shows):
        name = kind.__name__ if kind else ""
        names = ", ".join(other for other, (_, kinds) in _FORMATS.items() if not name or name in kinds)
        raise DirectiveDiffError(
            "format_not_shown", remedy="formats_shown", format=form, kind="kind_corpus", names=names
        )
