"""The legend: the meaning of the signs that occur on this page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.model import Fate, Side, Sureness
from directive_diff.renderers.terminal.typesetting import Line, Styled
from directive_diff.renderers.terminal.words import style_of
from directive_diff.view.legend import occurring

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_diff.renderers.terminal.body import Content
    from directive_diff.renderers.terminal.page import Page
    from directive_diff.view.table import Counterpart
    from directive_diff.view.table import Line as Piece

_MARKS = (("dropped", "-"), ("added", "+"), ("changed", "~"), ("moved", "^"))


def legend(content: Content, page: Page) -> list[Line]:
    """Return the meanings of the signs and marks that occur in ``content``."""
    labels = page.labels
    styles = _occurring(content)
    parts = []
    for entry in occurring(styles, labels):
        style = entry.style if entry.style.startswith(("relation", "fate")) else "fact"
        parts.append(Styled(f"{page.plain(entry.sign)} {entry.meaning}  ", style))
    for name, sign in _MARKS:
        if f"word.{name}" in styles:
            word = labels(f"word_{name}")
            parts += [Styled(word if page.colour else f"[{sign}{word}{sign}]", f"word.{name}"), Styled("  ", "")]
    return page.flow(parts, page.width, first=Styled(f"{labels('legend')}  ", "fact")) if parts else []


def _occurring(content: Content) -> set[str]:
    styles: set[str] = set()
    for record in content.records:
        for piece in record.lines:
            styles |= set(_of_piece(piece, content.lead))
    missing = Fate.NEW if content.lead is Side.SOURCE else Fate.DROPPED
    for _, clauses in content.rest:
        styles |= {f"fate.{(Fate.POSSIBLE if clause.id in content.near else missing).value}" for clause in clauses}
    return styles


def _of_piece(piece: Piece, lead: Side) -> Iterator[str]:
    if not piece.counterparts:
        if piece.linkable and piece.fate is not None:
            yield f"fate.{piece.fate.value}"
        return
    if len(piece.counterparts) > 1:
        yield "tag.merged"
    yield from (style_of(part.mark, lead) for part in piece.words)
    for counterpart in piece.counterparts:
        yield from _of_counterpart(counterpart, lead.other)


def _of_counterpart(counterpart: Counterpart, side: Side) -> Iterator[str]:
    link = counterpart.link
    yield f"relation.{link.relation.value}"
    if counterpart.moved:
        yield "tag.moved"
    if counterpart.parts > 1:
        yield "tag.split"
    if link.sureness is not Sureness.SURE:
        yield f"sureness.{link.sureness.value}"
    if counterpart.ditto:
        yield "tag.ditto"
    else:
        yield from (style_of(part.mark, side) for part in counterpart.words)
