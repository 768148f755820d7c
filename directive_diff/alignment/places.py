"""Where the clauses of a text stand: by block, by directive, and in the order of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_diff.model import Readout


class Place(NamedTuple):
    """Where a clause stands: the number of its block, of its directive, and its own in the order of the text."""

    block: int
    directive: int
    number: int


Places = dict[int, list[Place]]
"""Where the points of a text stand, in the order of the text; a repeated one in several places."""


def places(readout: Readout, texts: Sequence[str]) -> Places:
    """Return where each of the distinct ``texts`` stands."""
    numbers = {text: number for number, text in enumerate(texts)}
    found: Places = {number: [] for number in range(len(texts))}
    clause_count = directive_count = 0
    for block_number, block in enumerate(readout.blocks):
        for directive in block.directives:
            directive_count += 1
            for clause in directive.clauses:
                if clause.linkable:
                    place = Place(block_number, directive_count, clause_count)
                    found[numbers[clause.folded.text]].append(place)
                    clause_count += 1
    return found
