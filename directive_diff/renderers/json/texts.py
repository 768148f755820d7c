"""A text as plain values: its heading, blocks, directives and clauses, with their fates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.grammar.demands.demand import strongest
from directive_diff.model import Block, Directive, Readout
from directive_diff.renderers.json.spans import Object, rounded, span_values, wording_values

if TYPE_CHECKING:
    from collections.abc import Callable

    from directive_diff.findings.coverage import Coverage
    from directive_diff.model import (
        Clause,
    )

Part = Readout | Block | Directive


def nothing(_: Part) -> Object:
    """Return no share: a single text has none."""
    return {}


def no_fate(_: Directive | Clause) -> Object:
    """Return no fate: a single text has none."""
    return {}


def share_of(side: Coverage) -> Callable[[Part], Object]:
    """Return a function that gives the shares of a block, directive or whole text of one side."""

    def share(part: Part) -> Object:
        match part:
            case Directive():
                cover = side.of_directive(part)
            case Block():
                cover = side.of_block(part)
            case Readout():
                cover = side.of_text
        return {"share": rounded(cover.share), "possible_share": rounded(cover.possible_share)}

    return share


def fate_of(side: Coverage, name: str) -> Callable[[Directive | Clause], Object]:
    """Return a function that gives the fate of a directive or clause of one side, with ``name`` as its key."""

    def fate(of: Directive | Clause) -> Object:
        own = side.fate(of) if isinstance(of, Directive) else side.clause_fate(of)
        return {name: own.value if own else None}

    return fate


def text_values(
    readout: Readout, share: Callable[[Part], Object], fate: Callable[[Directive | Clause], Object]
) -> Object:
    """Return a text as plain values; ``share`` and ``fate`` give those of its parts."""
    document, heading = readout.document, readout.heading
    return {
        "path": document.path,
        "sha256": document.sha256,
        "format": document.format,
        "encoding": document.encoding,
        "length": len(document.text),
        "title": heading.title,
        "date": heading.date,
        "date_text": heading.date_text,
        "issuer": heading.issuer,
        "level": heading.level.value if heading.level else None,
        "region": heading.region,
        **share(readout),
        "blocks": [_block(block, share, fate) for block in readout.blocks],
        "outside": [wording_values(wording) for wording in readout.outside],
    }


def _block(block: Block, share: Callable[[Part], Object], fate: Callable[[Directive | Clause], Object]) -> Object:
    marker = block.marker
    return {
        "id": block.id,
        "marker": {**span_values(marker.span), "text": marker.text} if marker else None,
        "verb": (marker.verb or None) if marker else None,
        "speaker": marker.speaker if marker else None,
        **span_values(block.span),
        **share(block),
        "directives": [
            {
                "id": directive.id,
                **span_values(directive.span),
                "text": directive.text,
                **fate(directive),
                **share(directive),
                "demand": strongest(directive).value,
                "clauses": [{**_clause(clause), **fate(clause)} for clause in directive.clauses],
            }
            for directive in block.directives
        ],
    }


def _clause(clause: Clause) -> Object:
    return {
        "id": clause.id,
        **span_values(clause.span),
        "text": clause.text,
        "linkable": clause.linkable,
        "demand": clause.demand.value,
    }
