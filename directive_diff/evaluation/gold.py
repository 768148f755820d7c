"""Pairs of readouts coded by hand: the folders on which the program is measured.

docs/evaluation.md describes their form. Offsets are Unicode code points of the decoded text, half-open.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from directive_diff.errors import GoldError
from directive_diff.model import Span

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_COLUMNS = {
    "links": ("target_start", "target_end", "source_start", "source_end", "relation", "status"),
    "regions": ("side", "start", "end"),
    "blocks": ("side", "start", "end", "verb"),
    "changes": ("target_start", "source_start", "kind", "status"),
}


@dataclass(frozen=True, slots=True)
class GoldLink:
    """A link that readers gave; one that is not ``required`` was given by only some of them."""

    source: Span
    target: Span
    relation: str
    required: bool


@dataclass(frozen=True, slots=True)
class GoldBlock:
    """The clause that contains a block's marker, and the marker's verb."""

    side: str
    span: Span
    verb: str


@dataclass(frozen=True, slots=True)
class GoldChange:
    """A kind of change inside a link, identified by the offsets of its clauses; ``kind`` is empty for no change."""

    target: int
    source: int
    kind: str
    required: bool


@dataclass(frozen=True, slots=True)
class Gold:
    """One coded pair. ``regions`` is the stretch of each text that was read: nothing outside it is scored."""

    name: str
    source: str
    target: str
    regions: Mapping[str, Span]
    links: tuple[GoldLink, ...]
    blocks: tuple[GoldBlock, ...]
    changes: tuple[GoldChange, ...]


def load(folder: Path) -> Gold:
    """Read a gold folder: links.tsv and regions.tsv, and blocks.tsv and changes.tsv if they were coded.

    Raises GoldError if a file is missing, lacks a column, or has something else where a number belongs.
    """
    try:
        return Gold(
            name=folder.resolve().name,
            source=str(folder / "source.txt"),
            target=str(folder / "target.txt"),
            regions={row["side"]: _span(row, "") for row in _rows(folder, "regions")},
            links=tuple(
                GoldLink(_span(row, "source_"), _span(row, "target_"), row["relation"], row["status"] == "required")
                for row in _rows(folder, "links")
            ),
            blocks=tuple(
                GoldBlock(row["side"], _span(row, ""), row["verb"]) for row in _rows(folder, "blocks", optional=True)
            ),
            changes=tuple(
                GoldChange(int(row["target_start"]), int(row["source_start"]), row["kind"], row["status"] == "required")
                for row in _rows(folder, "changes", optional=True)
            ),
        )
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError("gold_unreadable", str(folder), remedy="gold_form", cause=_cause(error)) from error
    except ValueError as error:
        raise GoldError("gold_bad_offset", str(folder), remedy="gold_offsets", cause=str(error)) from error


def _cause(error: OSError | UnicodeDecodeError) -> str:
    """Return the name of the file that has a problem, and the problem."""
    if isinstance(error, OSError) and error.filename and error.strerror:
        return f"{PurePath(error.filename).name}: {error.strerror}"
    return str(error)


def _rows(folder: Path, name: str, *, optional: bool = False) -> list[dict[str, str]]:
    path = folder / f"{name}.tsv"
    if optional and not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
        missing = [column for column in _COLUMNS[name] if column not in (reader.fieldnames or ())]
        if missing:
            raise GoldError("gold_no_column", str(path), remedy="gold_columns", columns=", ".join(missing))
        return list(reader)


def _span(row: Mapping[str, str], prefix: str) -> Span:
    start, end = int(row[f"{prefix}start"]), int(row[f"{prefix}end"])
    if not 0 <= start <= end:
        message = f"[{start}, {end}) is not a stretch of a text"
        raise ValueError(message)
    return Span(start, end)
