"""The two texts as the report shows them: complete, in their own order, each clause with its fate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_diff.findings.coverage import Coverage
from directive_diff.findings.word_marks import Mark, runs
from directive_diff.model import Relation, Span
from directive_diff.sanitise import flowing
from directive_diff.view.table import Words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from directive_diff.model import Block, Clause, Comparison, Directive, Side


@dataclass(frozen=True, slots=True)
class Part:
    """A clause, or (without an id) the punctuation and words between clauses.

    ``kind`` is the closest of its relations, or its fate; ``relations``, ``changes`` and ``demand`` are what it can be
    filtered by; ``to`` are the ids of its counterparts.
    """

    words: tuple[Words, ...]
    id: str = ""
    kind: str = ""
    relations: str = ""
    changes: str = ""
    demand: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A directive, the words that open a block (``marker``), or text outside the blocks (neither)."""

    parts: tuple[Part, ...]
    id: str = ""
    marker: str = ""


def paragraphs(comparison: Comparison, side: Side) -> Iterator[Paragraph]:
    """Yield the whole text of a side; if only a part of the comparison is selected, the rest is plain text."""
    coverage = Coverage.of(comparison, side)
    listed = frozenset(clause.id for clause in coverage.readout.clauses)
    coverage = coverage._replace(readout=side.readout(comparison.base))
    at = 0
    for block in coverage.readout.blocks:
        yield from _aside(coverage, at, block.span.start)
        yield from _block(block, coverage, side, listed)
        at = block.span.end
    yield from _aside(coverage, at, len(coverage.readout.document.text))


def _block(block: Block, coverage: Coverage, side: Side, listed: Collection[str]) -> Iterator[Paragraph]:
    text = coverage.readout.document.text
    at = block.span.start
    first = block.directives[0].span.start if block.directives else block.span.end
    head = flowing(text[at:first]).strip()
    yield Paragraph((Part((Words(head, Mark.PLAIN),)),), block.id, head or block.id)
    at = first
    for directive in block.directives:
        yield from _aside(coverage, at, directive.span.start)
        yield Paragraph(tuple(_parts(directive, coverage, side, listed)), directive.id)
        at = directive.span.end
    yield from _aside(coverage, at, block.span.end)


def _aside(coverage: Coverage, start: int, end: int) -> Iterator[Paragraph]:
    for line in coverage.readout.document.text[start:end].splitlines():
        words = flowing(line).strip()
        if words:
            yield Paragraph((Part((Words(words, Mark.PLAIN),)),))


def _parts(directive: Directive, coverage: Coverage, side: Side, listed: Collection[str]) -> Iterator[Part]:
    text = coverage.readout.document.text
    at = directive.span.start
    for clause in directive.clauses:
        yield from _parts_between(text, at, clause.span.start)
        if clause.id in listed:
            yield _clause(clause, coverage, side)
        else:
            yield from _parts_between(text, *clause.span)
        at = clause.span.end
    yield from _parts_between(text, at, at + len(text[at : directive.span.end].rstrip()))


def _parts_between(text: str, start: int, end: int) -> Iterator[Part]:
    if start < end:
        yield Part((Words.of(text, Span(start, end), Mark.PLAIN),))


def _clause(clause: Clause, coverage: Coverage, side: Side) -> Part:
    links = coverage.links.get(clause.id, ())
    kind = clause.demand.value if clause.linkable else ""
    if not links:
        fate = coverage.clause_fate(clause)
        words = (Words(flowing(clause.text), Mark.PLAIN),)
        name = fate.value if fate else ""
        return Part(words, clause.id, name or "idle", name, "", kind)
    text = coverage.readout.document.text
    relations = [relation.value for relation in Relation if any(link.relation is relation for link in links)]
    return Part(
        tuple(Words.of(text, run.span, run.mark) for run in runs(clause, links, side)),
        clause.id,
        relations[0],
        " ".join(relations),
        " ".join(dict.fromkeys(change.kind.value for link in links for change in link.changes)),
        kind,
        " ".join(side.other.clause(link).id for link in links),
    )
