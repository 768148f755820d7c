"""What opens a clause and is no clause to link: 当前, 到2027年底. It is shown before the clause, on either side.

If both clauses of a link have an opening, what differs in it is marked: 到2026年底，… against 到2027年底，….
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from directive_diff.explanation.edits.script import edit_script
from directive_diff.findings.word_marks import Mark, Run
from directive_diff.model import Op, Side, Span
from directive_diff.text import bigrams, dice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_diff.model import Clause, Comparison

_ALIKE = 0.3  # Dice coefficient from which two openings say the same kind of thing


class Opening(NamedTuple):
    """The clauses that open another one: where the first begins, and the last."""

    start: int
    last: Clause


def openings(comparison: Comparison, side: Side) -> dict[str, Opening]:
    """Return, by the id of a clause of ``side``, what opens it; a date with a link of its own opens nothing."""
    found: dict[str, Opening] = {}
    linked = {side.clause(link).id for link in comparison.links}
    for directive in side.readout(comparison).directives:
        opening: Opening | None = None
        for clause in directive.clauses:
            if not clause.linkable and clause.id not in linked:
                opening = Opening(opening.start if opening else clause.span.start, clause)
                continue
            if opening:
                found[clause.id] = opening
            opening = None
    return found


def opening_runs(own: Clause, other: Clause | None, side: Side) -> Iterator[Run]:
    """Yield an opening clause of ``side`` as runs that cover it; words that the ``other`` opening lacks are changed."""
    if other is None or dice(bigrams(own.folded.text), bigrams(other.folded.text)) < _ALIKE:
        yield Run(own.span, Mark.PLAIN)
        return
    source, target = (own, other) if side is Side.SOURCE else (other, own)
    for edit in edit_script(source.folded, target.folded):
        start, end = edit.source if side is Side.SOURCE else edit.target
        if start < end:
            yield Run(Span(start, end), Mark.PLAIN if edit.op is Op.EQUAL else Mark.CHANGED)
