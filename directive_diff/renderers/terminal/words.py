"""Words with their marks: by typography with colour, by signs without."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from directive_diff.findings.word_marks import Mark
from directive_diff.model import Side
from directive_diff.renderers.terminal.typesetting import Styled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from directive_diff.renderers.terminal.page import Page
    from directive_diff.view.table import Words

# As in wdiff, plus one for replacements: these signs look the same on every terminal and in every e-mail.
_SIGNS = {"word.dropped": "-", "word.added": "+", "word.changed": "~", "word.moved": "^"}


def words(marked: Iterable[Words], side: Side, page: Page, numbers: Mapping[int, str] | None = None) -> list[Styled]:
    """Return the marked words of one ``side`` in their styles.

    ``numbers`` are inserted before the characters at their offsets.
    """
    parts: list[Styled] = []
    for stretch in marked:
        for start, text in _cut_at(stretch, numbers or {}):
            if numbers and start in numbers:
                parts.append(Styled(numbers[start], "id"))
            parts.append(Styled(text, style_of(stretch.mark, side)))
    return parts if page.colour else list(_with_signs(parts))


def _cut_at(words: Words, offsets: Iterable[int]) -> list[tuple[int, str]]:
    """Return ``words`` cut at those of ``offsets`` inside them, each part with its own offset."""
    end = words.start + len(words.text) + len(words.lost)
    bounds = [words.start, *sorted(at for at in offsets if words.start < at < end), end]
    places = [at - words.start - sum(lost < at for lost in words.lost) for at in bounds]
    return [(at, words.text[a:b]) for at, (a, b) in zip(bounds, pairwise(places), strict=False)]


def style_of(mark: Mark, side: Side) -> str:
    """Return the style of a word of ``side`` with this mark."""
    match mark:
        case Mark.SHARED:
            return "word.shared"
        case Mark.MOVED:
            return "word.moved"
        case Mark.CHANGED:
            return "word.changed"
        case Mark.LOST:
            return "word.dropped" if side is Side.SOURCE else "word.added"
        case Mark.PLAIN:
            return ""


def _with_signs(parts: Iterable[Styled]) -> Iterator[Styled]:
    for part in parts:
        sign = _SIGNS.get(part.style)
        yield Styled(f"[{sign}{part.text}{sign}]", part.style) if sign else part
