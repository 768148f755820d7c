"""The findings, which come first on the screen: numbered, each with the ids of its clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.model import Side
from directive_diff.renderers.terminal.typesetting import Line, Styled
from directive_diff.view.checking import expectation
from directive_diff.view.checklist import checklist, line
from directive_diff.view.findings import QUOTED, board, describe_more, ids, some_of
from directive_diff.view.reviewed import describe_rulings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directive_diff.model import Comparison
    from directive_diff.renderers import View
    from directive_diff.renderers.terminal.page import Page
    from directive_diff.view.findings import FindingLine

_LINES = 2  # a finding quotes less if it would take more lines


def findings(comparison: Comparison, view: View, page: Page) -> Iterator[Line]:
    """Yield the findings of a comparison: the first eight, or all if requested."""
    labels = page.labels
    listing = board(comparison, labels, everything=view.findings)
    more = describe_more(listing, labels)
    rest = Styled(f"{more} (--findings)" if more else "", "fact")
    yield from page.flow([Styled(f"{labels('findings_head')}  ", "strong"), rest], page.width)
    yield from _listed(listing.sure, view.order, page, most=None if view.findings else _LINES)
    if not listing.lines:
        yield from page.text(labels("no_findings"), "fact")
    if listing.to_check:
        yield from page.text(labels("to_check_head"), "strong")
        yield from _listed(listing.to_check, view.order, page, most=None if view.findings else _LINES)
    yield ()
    yield from _section(labels("check_title"), _checks(comparison, view, page), page)
    yield from _section(labels("rulings_head"), describe_rulings(comparison, labels), page)


def _checks(comparison: Comparison, view: View, page: Page) -> Sequence[str]:
    """Return the checklist that the user asked for, after what to expect of it."""
    listed = checklist(comparison, view.check, page.labels)
    head = [expectation(comparison, view.check, page.labels)] if listed else []
    return [*head, *(line(item, page.labels) for item in listed)]


def _section(title: str, lines: Sequence[str], page: Page) -> Iterator[Line]:
    if lines:
        yield from page.text(title, "strong")
        for each in lines:
            yield from page.text(each, "")
        yield ()


def _listed(lines: Sequence[FindingLine], lead: Side, page: Page, *, most: int | None) -> Iterator[Line]:
    digits = len(str(len(lines)))
    for number, finding in enumerate(lines, 1):
        first = [Styled(f"{number:>{digits}}. ", "id")]
        for quotes in [None] if most is None else range(QUOTED, 0, -1):
            hung = page.hang(first, _parts(finding, quotes, lead, page), page.width)
            if most is None or len(hung) <= most:
                break
        yield from hung


def _parts(line: FindingLine, quotes: int | None, lead: Side, page: Page) -> list[Styled]:
    """Return a finding with ``quotes`` of its quotations or all, and the ids of its clauses, dimmed, at its end."""
    labels = page.labels
    words = some_of(line.quotes, quotes, labels)
    head = labels("finding", head=line.head, words="")
    return [
        Styled(head, "finding" if line.sure else ""),
        Styled(f"{words}  ", ""),
        Styled(ids(_of_lead(line.clauses, lead)), "id"),
    ]


def _of_lead(clauses: Sequence[str], lead: Side) -> Sequence[str]:
    """Return the ids of the leading text, as the view shows the others next to them; without any, all ids."""
    letter = "S" if lead is Side.SOURCE else "T"
    return [clause for clause in clauses if clause.startswith(letter)] or clauses
