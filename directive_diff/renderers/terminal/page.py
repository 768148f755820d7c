"""A page of the terminal view: its measures, its labels, and lines side by side."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.model import Fate, Relation
from directive_diff.renderers.terminal.typesetting import Line, Styled, flow, padded, width_of, wrap
from directive_diff.sanitise import flowing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from directive_diff.labels import Labels

# On a narrower page the texts are one below the other: a column would hold fewer than a dozen characters.
NARROWEST_PAIR = 60
GUTTER = 4

# Full-width, so that they take two cells on every terminal; GBK has them. ASCII for terminals without them.
_SIGNS: Mapping[Relation | Fate, str] = {
    Relation.SAME: "＝",
    Relation.ADAPTED: "～",
    Relation.RESTATED: "＊",
    Fate.NEW: "＋",
    Fate.DROPPED: "－",
    Fate.POSSIBLE: "？",
}
_TO_ASCII = str.maketrans("＝～＊＋－？", "=~*+-?")


class Page(NamedTuple):
    """The page that lines are set for.

    Its ``width`` in cells, the cells of an ``ambiguous`` character (1 or 2), its labels, whether it may use colour (if
    not, marks in the text say the same), and whether its signs must be ASCII.
    """

    width: int
    ambiguous: int
    labels: Labels
    colour: bool
    ascii: bool = False

    def sign(self, of: Relation | Fate) -> str:
        """Return the sign of a relation or of a fate."""
        return f"{_SIGNS[of].translate(_TO_ASCII)} " if self.ascii else _SIGNS[of]

    def plain(self, sign: str) -> str:
        """Return a sign of the legend as this page shows it."""
        return sign.translate(_TO_ASCII) if self.ascii else sign

    @property
    def paired(self) -> bool:
        """Whether the two texts fit side by side."""
        return self.width >= NARROWEST_PAIR

    @property
    def column(self) -> int:
        """The width of each of the two columns, in cells."""
        return (self.width - GUTTER) // 2

    def cells(self, parts: Iterable[Styled]) -> int:
        """Return how many cells ``parts`` take in one line."""
        return sum(width_of(part.text, self.ambiguous) for part in parts)

    def text(self, text: str, style: str = "", *, indent: int = 0) -> list[Line]:
        """Return ``text`` set across the whole width."""
        return self.set([Styled(text, style)], self.width, indent=indent)

    def set(self, parts: Iterable[Styled], width: int, *, indent: int = 0) -> list[Line]:
        """Return ``parts`` set in lines of ``width`` cells, sanitised."""
        safe = [Styled(flowing(part.text), part.style) for part in parts]
        lines = wrap(safe, max(2, width - indent), ambiguous=self.ambiguous)
        return [(Styled(" " * indent, ""), *line) for line in lines] if indent else lines

    def hang(self, first: Iterable[Styled], parts: Iterable[Styled], width: int) -> list[Line]:
        """Return ``parts`` after ``first``, an id or a sign, with a hanging indent."""
        first = [Styled(flowing(part.text), part.style) for part in first]
        cells = self.cells(first)
        if cells * 2 > width:  # too narrow for an indent
            return self.set([*first, *parts], width)
        line, *more = self.set(parts, width - cells)
        return [(*first, *line), *((Styled(" " * cells, ""), *further) for further in more)]

    def flow(self, parts: Iterable[Styled], width: int, *, first: Styled | None = None) -> list[Line]:
        """Return ``parts``, sanitised, in lines of ``width`` cells after ``first``, each part in one piece."""
        cells = width_of(first.text, self.ambiguous) if first else 0
        safe = (Styled(flowing(part.text), part.style) for part in parts)
        if first is None or cells * 2 > width:
            return flow(safe if first is None else (first, *safe), width, ambiguous=self.ambiguous)
        line, *more = flow(safe, width - cells, ambiguous=self.ambiguous)
        return [(first, *line), *((Styled(" " * cells, ""), *further) for further in more)]

    def beside(self, left: Sequence[Line], middle: Sequence[Line], right: Sequence[Line]) -> list[Line]:
        """Return three columns of lines side by side, the middle one in the gutter."""
        return [
            (*padded(a, self.column, self.ambiguous), *padded(b, GUTTER, self.ambiguous), *c)
            for a, b, c in zip_longest(left, middle, right, fillvalue=())
        ]

    def rule(self, text: str, style: str) -> list[Line]:
        """Return a heading underlined with its own sign."""
        return [*self.text(text, style), (Styled("-" * self.width, "rule"),)]
