"""A comparison in a notebook: the report where it is shown, and data frames of its clauses, directives and links.

`Comparison._repr_html_` and `Comparison.to_frame` come here. pandas is loaded here alone, and only for a frame.
"""

from __future__ import annotations

import io
from html import escape
from typing import TYPE_CHECKING, Any

from directive_diff.errors import DirectiveDiffError
from directive_diff.labels import lang_of_locale
from directive_diff.renderers import Format, View, ndjson, render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from directive_diff.model import Comparison

Row = dict[str, Any]


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
    records = list(_ROWS[rows](comparison))
    return (
        pd.DataFrame(records)
        if records
        else pd.DataFrame(columns=list(ndjson.CLAUSE_FIELDS) if rows == "clauses" else None)
    )


_ROWS: Mapping[str, Callable[[Comparison], Iterator[Row]]] = {
    "clauses": ndjson.clauses,
    "directives": ndjson.directives,
    "links": ndjson.links,
}
