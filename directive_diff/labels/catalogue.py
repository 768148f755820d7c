"""The whole catalogue of words about a result, loaded when the first of them is shown."""

from __future__ import annotations

from directive_diff.labels.page import PAGE
from directive_diff.labels.results import RESULTS
from directive_diff.labels.review import REVIEWING
from directive_diff.labels.tables import TABLES

CATALOGUE: dict[str, tuple[str, str]] = {**REVIEWING, **PAGE, **RESULTS, **TABLES}
