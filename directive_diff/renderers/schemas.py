"""The JSON Schemas of the documents that the program writes; they are in ``data/schemas``."""

from __future__ import annotations

import os

from directive_diff.errors import DirectiveDiffError

NAMES = ("comparison", "readout", "survey", "chain", "corpus")

_FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data", "schemas")  # noqa: PTH118, PTH120


def schema(name: str) -> bytes:
    """Return the JSON Schema of the document ``name``. Raises DirectiveDiffError if there is none of that name."""
    if name not in NAMES:
        raise DirectiveDiffError("no_schema", remedy="choose", name=name, names=", ".join(NAMES))
    with open(os.path.join(_FOLDER, f"{name}.json"), "rb") as file:  # noqa: PTH118, PTH123
        return file.read()
