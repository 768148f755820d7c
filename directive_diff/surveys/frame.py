"""The long form as a pandas data frame; only this module of surveys knows pandas."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from directive_diff.surveys.long import COLUMNS, rows

if TYPE_CHECKING:
    from directive_diff.surveys.values import Survey


def frame(survey: Survey) -> Any:  # noqa: ANN401 - pandas is no dependency
    """Return a row for each text and demand."""
    pandas: Any = import_module("pandas")  # no dependency: who calls this has it
    return pandas.DataFrame(list(rows(survey)), columns=list(COLUMNS))
