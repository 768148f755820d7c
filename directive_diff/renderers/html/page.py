"""The content of the report, as plain values for its template: the head, both texts, the tables, the script's data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from directive_diff.findings.coverage import Coverage
from directive_diff.findings.rows import crossing
from directive_diff.model import Side
from directive_diff.renderers.html.head import SIGNS, chips, explained, heads
from directive_diff.renderers.html.reviewing import counted, reviewing
from directive_diff.renderers.html.tables import tables
from directive_diff.renderers.html.texts import paragraphs
from directive_diff.view import caption
from directive_diff.view.checking import expectation
from directive_diff.view.checklist import checklist, line
from directive_diff.view.findings import board, describe_more, rest
from directive_diff.view.record import record
from directive_diff.view.remarks import links_sharing_clauses, remarks
from directive_diff.view.reviewed import describe_rulings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directive_diff.labels import Labels
    from directive_diff.model import Comparison
    from directive_diff.renderers import View
    from directive_diff.renderers.html.head import Chip, Head
    from directive_diff.renderers.html.tables import Tables
    from directive_diff.renderers.html.texts import Paragraph
    from directive_diff.view.findings import Board
    from directive_diff.view.legend import Entry


class Page(NamedTuple):
    """Everything that the template shows; ``data`` is for the script.

    ``findings`` are shown at once, and the ``rest`` where it is asked for: ``more`` says how many these are.
    """

    heads: tuple[Head, Head]
    counts: tuple[str, ...]
    chips: tuple[tuple[str, tuple[Chip, ...]], ...]
    texts: tuple[tuple[str, tuple[Paragraph, ...]], ...]
    tables: Tables
    signs: dict[str, str]
    tool: tuple[str, str]
    answers: tuple[str, ...]
    reviewed: str
    findings: Board
    more: str
    rest: Board
    legend: tuple[Entry, ...]
    check: ToCheck
    rulings: tuple[str, ...]
    record: str
    data: dict[str, Any]


class ToCheck(NamedTuple):
    """The checklist, if one was requested: what to expect of it, and a line for each clause."""

    head: str
    lines: tuple[str, ...]


def page(comparison: Comparison, view: View, labels: Labels) -> Page:
    """Return the content of the report on ``comparison``."""
    first = board(comparison, labels, everything=view.findings)
    selected, reviewed = caption.describe_selection(comparison, labels), caption.describe_review(comparison, labels)
    return Page(
        heads=heads(comparison, labels),
        counts=caption.count_links(comparison, labels),
        chips=chips(comparison, labels),
        texts=tuple((side.value, tuple(paragraphs(comparison, side))) for side in Side),
        tables=tables(comparison, view, labels),
        signs=SIGNS,
        tool=(comparison.tool.name, comparison.tool.version),
        answers=tuple(line for line in caption.describe_answers(comparison, labels) if line),
        reviewed=labels("joiner").join(filter(None, (selected, reviewed))),
        findings=first,
        more=describe_more(first, labels),
        rest=rest(comparison, labels, first),
        legend=explained(labels),
        check=ToCheck(
            expectation(comparison, view.check, labels),
            tuple(line(item, labels) for item in checklist(comparison, view.check, labels)),
        ),
        rulings=describe_rulings(comparison, labels),
        record=json.dumps(record(comparison), ensure_ascii=True, indent=1),
        data={
            "links": list(_links(comparison, labels)),
            "possible": [[match.source.id, match.target.id] for match in comparison.possible],
            "signs": SIGNS,
            "reviewing": view.reviewing,
            "review": reviewing(comparison, view.check, labels),
        },
    )


def _links(comparison: Comparison, labels: Labels) -> Iterable[dict[str, Any]]:
    """Yield what the script needs to know about each link."""
    moved = crossing(comparison)
    every = {side: Coverage.of(comparison.base, side).links for side in Side}
    for link in comparison.links:
        yield {
            "source": link.source.id,
            "target": link.target.id,
            "relation": link.relation.value,
            "moved": (link.source.id, link.target.id) in moved,
            "changes": list(dict.fromkeys(change.kind.value for change in link.changes)),
            "counted": counted(link),
            "score": f"{link.score:.2f}",
            "scored": str(round(link.score, 4)),
            "sureness": link.sureness.value,
            "notes": list(remarks(link, comparison, labels, links_sharing_clauses(link, every))),
        }
