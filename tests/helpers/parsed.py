"""What the grammar finds in a text, in the form that its tests expect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from made import document

from directive_diff.grammar import parse

if TYPE_CHECKING:
    from directive_diff.model import Heading


def markers(text: str) -> list[tuple[str, str | None, str]]:
    """Return text, speaker and verb of each block's marker."""
    blocks = parse(document(text)).blocks
    return [(block.marker.text, block.marker.speaker, block.marker.verb) for block in blocks if block.marker]


def directives(text: str) -> list[str]:
    """Return the directives of ``text``."""
    return [directive.text for directive in parse(document(text)).directives]


def clauses(text: str) -> list[str]:
    """Return the clauses of ``text``."""
    return [clause.text for clause in parse(document(text)).clauses]


def heading(text: str) -> Heading:
    """Return the heading of ``text``."""
    return parse(document(text)).heading
