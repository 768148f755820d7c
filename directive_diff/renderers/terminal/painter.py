"""Writes styled lines for a terminal; only this module uses Rich.

Every line arrives wrapped, measured and sanitised. Rich only turns names of styles into escape sequences, and takes
text as text, never as markup. The styles use the sixteen colours that every terminal has, and no background, so that
they suit dark and light terminals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from directive_diff.renderers import View
    from directive_diff.renderers.terminal.typesetting import Line

_STYLES = {
    "block": "bold",
    "title": "bold",
    "strong": "bold",
    "label": "bold cyan",
    "rule": "dim",
    "id": "dim",
    "fact": "dim",
    "tag": "cyan",
    "why": "dim italic",
    "relation.same": "green",
    "relation.adapted": "bold yellow",
    "relation.restated": "bold magenta",
    "change.weakened": "bold red",
    "change.strengthened": "bold green",
    "change.localised": "cyan",
    "change.figure": "cyan",
    "change.slogan": "cyan",
    "change.listed": "cyan",
    "change.reversed": "bold red",
    "change.scope": "bold yellow",
    "word.moved": "italic cyan",
    "word.changed": "bold yellow",
    "word.dropped": "red strike",
    "word.added": "green underline",
    "fate.carried": "green",
    "fate.partly": "yellow",
    "fate.dropped": "red",
    "fate.possible": "magenta",
    "fate.new": "blue",
    "finding": "bold",
    "bar.carried": "green",
    "bar.partly": "yellow",
    "bar.dropped": "red",
    "bar.possible": "magenta",
    "bar.new": "blue",
}


def paint(lines: Iterable[Line], out: BinaryIO, view: View) -> None:
    """Write ``lines`` to ``out``, in colour or plain, as the view says."""
    painted = _coloured(lines) if view.colour else ("".join(part.text for part in line).rstrip() for line in lines)
    out.writelines(f"{line}\n".encode(view.encoding, "replace") for line in painted)


def _coloured(lines: Iterable[Line]) -> Iterator[str]:
    from rich.color import ColorSystem  # noqa: PLC0415 - a plain view does not need it
    from rich.style import Style  # noqa: PLC0415

    styles = {name: Style.parse(definition) for name, definition in _STYLES.items()}
    plain = Style.null()
    for line in lines:
        yield "".join(
            styles.get(part.style, plain).render(part.text, color_system=ColorSystem.STANDARD) for part in line
        ).rstrip()
