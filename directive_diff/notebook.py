"""A comparison in a notebook: the report where it is shown, and data frames of its clauses, directives and links.

`Comparison._repr_html_` and `Comparison.to_frame` come here. pandas is loaded here alone, and only for a frame.
"""

from __future__ import annotations

import io
from html import escape
from typing import TYPE_CHECKING, Any

from directive_diff.errors import DirectiveDiffError
from directive_diff.findings.coverage import Coverage
from directive_diff.labels import lang_of_locale
from directive_diff.model import Relation, Side
from directive_diff.renderers import Format, View, ndjson, render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from directive_diff.model import Block, Clause, Comparison, Link, Match

Row = dict[str, Any]

_COLUMNS = (
    "side",
    "id",
    "directive",
    "block",
    "speaker",
    "start",
    "end",
    "text",
    "linkable",
    "demand",
    "fate",
    "relation",
    "score",
    "counterparts",
    "counterpart_text",
    "changes",
    "candidate",
    "candidate_text",
    "candidate_score",
)


def report(comparison: Comparison) -> str | None:
    """Return the report in a frame of its own, so that neither it nor the page around it styles the other.

    None without Jinja2: then a notebook shows the line that `repr` gives.
    """
    out = io.BytesIO()
    try:
        render(comparison, Format.HTML, out, View(lang=lang_of_locale()))
    except DirectiveDiffError:
        return None
    page = escape(out.getvalue().decode("utf-8"))
    return f'<iframe srcdoc="{page}" sandbox="allow-scripts" style="width:100%;height:720px;border:0"></iframe>'


def frame(comparison: Comparison, rows: str) -> Any:  # noqa: ANN401 - pandas may not be there
    """Return a data frame with a row for each of the ``rows``: clauses, directives or links."""
    if rows not in _ROWS:
        message = f"rows={rows!r}: choose from {', '.join(_ROWS)}"
        raise ValueError(message)
    try:
        import pandas as pd  # noqa: PLC0415 - takes longer to load than a comparison takes
    except ModuleNotFoundError as error:
        message = "to_frame needs pandas: pip install 'directive-diff[frame]'"
        raise ImportError(message) from error
    found = list(_ROWS[rows](comparison))
    return pd.DataFrame(found) if found else pd.DataFrame(columns=list(_COLUMNS) if rows == "clauses" else None)


def clauses(comparison: Comparison) -> Iterator[Row]:
    """Yield the clauses of both texts: where each stands, what it demands, what became of it, in whose words."""
    for side in Side:
        coverage = Coverage.of(comparison, side)
        near = _nearest(comparison, side)
        for block in coverage.readout.blocks:
            for directive in block.directives:
                for clause in directive.clauses:
                    links = coverage.links.get(clause.id, ())
                    fate = "carried" if links else coverage.nothing.value
                    yield {
                        **_place(side, block, clause),
                        "fate": fate if clause.linkable else None,
                        **_counterparts(side, links),
                        **_candidate(side, near.get(clause.id) if not links else None),
                    }


def _place(side: Side, block: Block, clause: Clause) -> Row:
    return {
        "side": side.value,
        "id": clause.id,
        "directive": clause.directive,
        "block": clause.block,
        "speaker": block.marker.speaker if block.marker else None,
        "start": clause.span.start,
        "end": clause.span.end,
        "text": clause.text,
        "linkable": clause.linkable,
        "demand": clause.demand.value,
    }


def _counterparts(side: Side, links: tuple[Link, ...]) -> Row:
    """Return what a clause is linked to: of several relations the closest, of several scores the highest."""
    relations = [relation.value for relation in Relation if any(link.relation is relation for link in links)]
    return {
        "relation": relations[0] if relations else None,
        "score": max((round(link.score, 4) for link in links), default=None),
        "counterparts": [side.other.clause(link).id for link in links],
        "counterpart_text": "；".join(side.other.clause(link).text for link in links) or None,
        "changes": [*dict.fromkeys(change.kind.value for link in links for change in link.changes)],
    }


def _candidate(side: Side, match: Match | None) -> Row:
    """Return what came nearest to a clause without a link."""
    return {
        "candidate": side.other.clause(match).id if match else None,
        "candidate_text": side.other.clause(match).text if match else None,
        "candidate_score": round(match.score, 4) if match else None,
    }


def _nearest(comparison: Comparison, side: Side) -> Mapping[str, Match]:
    near: dict[str, Match] = {}
    for match in sorted(comparison.rejected, key=lambda match: match.score):
        near[side.clause(match).id] = match
    return near


_ROWS: Mapping[str, Callable[[Comparison], Iterator[Row]]] = {
    "clauses": clauses,
    "directives": ndjson.directives,
    "links": ndjson.links,
}
