"""Sets Chinese text in lines of a fixed width, counted in terminal cells.

No line begins with a closing sign or ends with an opening one (GB/T 15834; the rules are those of UAX #14 for these
signs). A number stays with its unit, and a Latin word in one piece, if they fit. No character is lost: joined lines are
the text again.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

OPENING = "“‘（《〈「『【〔［｛([{<"
CLOSING = " ，。；：、！？”’）》〉」』】〕］｝)]}>,.;:!?%％…—～·"

# What is not broken: a mark of the plain view, a number with its unit, a Latin word, a run of ids.
_ATOM = re.compile(
    r"\[[-~+^]|[-~+^]\]"
    r"|\d[\d.,:/]{0,15}[万亿千百十]{0,2}[%％年月日号时分个条家项名人户亩斤吨元倍次天岁届里米度类种批所]?"
    r"|[A-Za-z][A-Za-z0-9.'_–-]{0,30}"
    r"|.",
    re.DOTALL,
)


class Styled(NamedTuple):
    """Text in one style; the style names what the text is, never a colour."""

    text: str
    style: str


Line = tuple[Styled, ...]


class _Cells(dict[str, int]):
    """How many cells each character takes, computed when it first occurs."""

    def __init__(self, ambiguous: int) -> None:
        self.ambiguous = ambiguous

    def __missing__(self, char: str) -> int:
        kind = east_asian_width(char)
        if kind in {"W", "F"}:
            cells = 2
        elif category(char) in {"Mn", "Me", "Cf"}:
            cells = 0
        else:
            cells = self.ambiguous if kind == "A" else 1
        self[char] = cells
        return cells


_CELLS = {1: _Cells(1), 2: _Cells(2)}


def width_of(text: str, ambiguous: int) -> int:
    """Return how many cells ``text`` takes if ambiguous characters take ``ambiguous`` (1 or 2)."""
    return sum(map(_CELLS[ambiguous].__getitem__, text))


def wrap(parts: Iterable[Styled], width: int, *, ambiguous: int = 1) -> list[Line]:
    """Set ``parts`` in lines of at most ``width`` cells (at least 2); there is always at least one line."""
    parts = [part for part in parts if part.text]
    text = "".join(part.text for part in parts)
    if width_of(text, ambiguous) <= width:
        return [tuple(parts)]
    chars = [(char, part.style) for part in parts for char in part.text]
    lines: list[Line] = []
    start = end = used = 0
    for size in _units(text, width, ambiguous):
        cells = width_of(text[end : end + size], ambiguous)
        if used and used + cells > width:
            lines.append(_merge_styles(chars[start:end]))
            start, used = end, 0
        end, used = end + size, used + cells
    lines.append(_merge_styles(chars[start:end]))
    return lines


def flow(parts: Iterable[Styled], width: int, *, ambiguous: int = 1) -> list[Line]:
    """Set ``parts`` in lines of at most ``width`` cells, each part in one piece if it fits into a line."""
    lines: list[Line] = []
    line: Line = ()
    used = 0
    for part in parts:
        cells = width_of(part.text.rstrip(), ambiguous)
        if line and used + cells > width:
            lines.append(_trimmed(line))
            line, used = (), 0
        if cells > width:
            *full, line = wrap([part], width, ambiguous=ambiguous)
            lines += full
            used = sum(width_of(piece.text, ambiguous) for piece in line)
        else:
            line, used = (*line, part), used + width_of(part.text, ambiguous)
    return [*lines, _trimmed(line)]


def padded(line: Line, width: int, ambiguous: int) -> Line:
    """Return ``line`` filled up with spaces to ``width`` cells."""
    missing = width - sum(width_of(part.text, ambiguous) for part in line)
    return (*line, Styled(" " * missing, "")) if missing > 0 else line


def _trimmed(line: Line) -> Line:
    """Return ``line`` without the spaces at its end, which may exceed the width."""
    return (*line[:-1], Styled(line[-1].text.rstrip(), line[-1].style)) if line else line


def _merge_styles(chars: Sequence[tuple[str, str]]) -> Line:
    return tuple(
        Styled("".join(char for char, _ in group), style) for style, group in groupby(chars, key=lambda pair: pair[1])
    )


def _units(text: str, width: int, ambiguous: int) -> Iterator[int]:
    """Yield the lengths of the pieces between which a line may break; wider than ``width`` only if unavoidable."""
    for unit in _join_signs(_ATOM.findall(text)):
        if width_of(unit, ambiguous) <= width:
            yield len(unit)
        else:
            yield from _break_unit(unit, width, ambiguous)


def _join_signs(atoms: Iterable[str]) -> Iterator[str]:
    """Join each closing sign to what precedes it, and each opening one to what follows."""
    unit = ""
    open_ended = True
    for atom in atoms:
        if unit and not open_ended and not _closes(atom):
            yield unit
            unit = ""
        unit += atom
        open_ended = _opens(atom)
    if unit:
        yield unit


def _break_unit(unit: str, width: int, ambiguous: int) -> Iterator[int]:
    """Yield the lengths of pieces of a unit too wide for a line, broken where allowed if possible."""
    smaller = list(_join_signs(unit))
    if len(smaller) == 1:
        smaller = list(unit)
    size = used = 0
    for piece in smaller:
        for part in [piece] if width_of(piece, ambiguous) <= width else piece:
            cells = width_of(part, ambiguous)
            if size and used + cells > width:
                yield size
                size = used = 0
            size, used = size + len(part), used + cells
    if size:
        yield size


def _opens(atom: str) -> bool:
    return atom[-1] in OPENING or atom in {"[-", "[~", "[+", "[^"}


def _closes(atom: str) -> bool:
    return atom[0] in CLOSING or atom in {"-]", "~]", "+]", "^]"}
