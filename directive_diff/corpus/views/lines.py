"""Lines of a terminal view, safe to show and set to its width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.renderers.terminal.typesetting import Styled, width_of, wrap
from directive_diff.sanitise import sanitised

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directive_diff.renderers import View
    from directive_diff.renderers.terminal.typesetting import Line


def line(*parts: tuple[str, str]) -> Line:
    """Return a line of (text, style), made safe to show."""
    return tuple(Styled(sanitised(text), style) for text, style in parts)


def wrapped(parts: Sequence[tuple[str, str]], view: View, indent: int = 0) -> Iterator[Line]:
    """Yield parts set in lines, all but the first indented, as the view is wide."""
    for i, each in enumerate(wrap(line(*parts), max(20, view.width - indent), ambiguous=view.ambiguous)):
        yield each if not i else (Styled(" " * indent, ""), *each)


def padded(words: str, cells: int, view: View) -> str:
    """Return words, with spaces behind them up to a number of cells."""
    return words + " " * max(0, cells - width_of(words, view.ambiguous))
