"""Results as JSON: whole, in no language, the same bytes for the same store and call; schemas are in the package."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from directive_diff.version import __version__

if TYPE_CHECKING:
    from typing import BinaryIO

    from directive_diff.corpus.views import Result
    from directive_diff.renderers import View


def render(result: Result, out: BinaryIO, view: View) -> None:  # noqa: ARG001 - every format is called alike
    """Write a result to ``out``, as one object."""
    value = {
        "schema": f"directive-diff/corpus-{_NAMES[type(result).__name__]}/1",
        "tool": {"name": "directive-diff", "version": __version__},
        **plain(result),
    }
    out.write(json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace") + b"\n")


_NAMES = {
    "Added": "add",
    "Summary": "info",
    "Listing": "list",
    "Found": "find",
    "Trace": "trace",
    "Reuse": "reuse",
    "Picked": "survey",
}


def plain(value: Any) -> Any:  # noqa: ANN401 - whatever a result holds
    """Return a result as JSON has it: named tuples as objects, others as lists."""
    if hasattr(value, "_asdict"):
        own = getattr(value, "as_json", None)
        return own() if own else {name: plain(part) for name, part in value._asdict().items()}
    if isinstance(value, (list, tuple)):
        return [plain(part) for part in value]
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    return round(value, 4) if isinstance(value, float) else value
