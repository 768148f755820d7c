"""The long form as a pandas data frame; only this module of surveys knows pandas."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from directive_diff.surveys.long import COLUMNS, rows

if TYPE_CHECKING:
    from directive_diff.surveys.values import Survey


def frame(survey: Survey) -> Any:  # noqa: ANN401 - pandas is not a dependency
    """Return a row for each text and demand."""
    try:
        pandas: Any = import_module("pandas")
    except ModuleNotFoundError as error:
        message = "to_frame needs pandas: pip install 'directive-diff[frame]'"
        raise ImportError(message) from error
    return pandas.DataFrame(list(rows(survey)), columns=list(COLUMNS))
