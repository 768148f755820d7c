"""What the program knows of the genre, as data: the tables of ``data/``, read when first asked for.

A table is a text file of tab-separated rows; lines that start with ``#`` say where the rows come from. A person of the
field can read and extend it. Tables hold general words of the genre, never a sentence of a particular text.
"""

from __future__ import annotations

import os
from functools import cache

VERSION = "2026.11"

_DATA = os.path.join(os.path.dirname(__file__), "data")  # noqa: PTH118, PTH120 - pathlib would cost a third of a start


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of ``data/<name>.tsv``, each as its cells.

    Raises FileNotFoundError where the package holds no such table.
    """
    with open(os.path.join(_DATA, f"{name}.tsv"), encoding="utf-8") as lines:  # noqa: PTH118, PTH123 - as above
        return tuple(
            tuple(line.rstrip("\n").split("\t")) for line in lines if line.strip() and not line.startswith("#")
        )


@cache
def words(name: str) -> frozenset[str]:
    """Return the first cells of ``data/<name>.tsv``."""
    return frozenset(row[0] for row in table(name))
