"""Words marked by what became of them, in typography where there is colour and in signs where there is none."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from directive_diff.findings.wording import Mark
from directive_diff.model import Side
from directive_diff.renderers.terminal.typesetting import Styled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from directive_diff.findings.wording import Run
    from directive_diff.model import Clause, Span
    from directive_diff.renderers.terminal.page import Page

# As wdiff does it, and one more for what changed: the signs are read the same on every terminal and in every mail.
_SIGNS = {"word.dropped": "-", "word.added": "+", "word.changed": "~", "word.moved": "^"}


def words(
    found: Iterable[Run], side: Side, text: str, page: Page, numbers: Mapping[int, str] | None = None
) -> list[Styled]:
    """Return the marked runs of a clause (of the document's ``text``) as they are shown.

    ``numbers`` are put before the characters that stand at their offsets.
    """
    parts: list[Styled] = []
    for run in found:
        for start, end in _cut(run, numbers or {}):
            if numbers and start in numbers:
                parts.append(Styled(numbers[start], "id"))
            parts.append(Styled(text[start:end], _style(run.mark, side)))
    return parts if page.colour else list(_signed(parts))


def _cut(run: Run, offsets: Iterable[int]) -> list[tuple[int, int]]:
    inside = sorted(at for at in offsets if run.span.start < at < run.span.end)
    return list(pairwise([run.span.start, *inside, run.span.end]))


def between(clauses: Iterable[Clause], span: Span, text: str, inside: dict[str, list[Styled]]) -> list[Styled]:
    """Return the stretch ``span`` of ``text`` with each clause as ``inside`` has it by id, and plain signs between."""
    parts: list[Styled] = []
    at = span.start
    for clause in clauses:
        parts.append(Styled(text[at : clause.span.start], "sign"))
        parts += inside.get(clause.id, [Styled(clause.text, "")])
        at = clause.span.end
    parts.append(Styled(text[at : span.end].rstrip(), "sign"))
    return [part for part in parts if part.text]


def _style(mark: Mark, side: Side) -> str:
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


def _signed(parts: Iterable[Styled]) -> Iterator[Styled]:
    for part in parts:
        sign = _SIGNS.get(part.style)
        yield Styled(f"[{sign}{part.text}{sign}]", part.style) if sign else part
