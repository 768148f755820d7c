"""The words of a form in both languages, in cells and headers, however a spreadsheet may have altered them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from directive_diff.labels.catalogue import CATALOGUE
from directive_diff.model import ChangeKind, Demand, Relation, Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

NEAREST = 5
"""How many of the nearest clauses a form shows."""

# The columns in their order, and the facts above them, by the keys of their labels.
COLUMNS = (
    "verdict",
    "instead",
    "relation",
    "right",
    "score",
    "source_id",
    "source_text",
    "target_id",
    "target_text",
    *(f"near_{number}" for number in range(1, NEAREST + 1)),
    "found_changes",
    "changes",
    "found_source_demand",
    "source_demand",
    "found_target_demand",
    "target_demand",
    "opinion",
    "comment",
    "reviewer",
    "time",
)
FACTS = ("reviewer", "date", "source", "target", "tool")

# What people write as a verdict; a relation says that the link holds, and how.
_VERDICTS: Mapping[Verdict | Relation, tuple[str, ...]] = {
    Verdict.ACCEPTED: ("accepted", "accept", "ok", "yes", "y", "认可", "接受", "同意", "是", "对", "√", "✓", "✔"),
    Verdict.REJECTED: ("rejected", "reject", "no", "n", "否定", "拒绝", "不同意", "否", "错", "×", "✗", "✘"),
    Relation.SAME: ("same", "照搬", "原文照搬"),
    Relation.ADAPTED: ("adapted", "改写"),
    Relation.RESTATED: ("restated", "转述"),
}
VERDICTS: Mapping[str, Verdict | Relation] = {word: one for one, words in _VERDICTS.items() for word in words}
CHANGES: Mapping[str, ChangeKind] = {
    word: kind for kind in ChangeKind for word in (kind.value, *CATALOGUE[f"kind_{kind.value}"])
}
DEMANDS: Mapping[str, Demand] = {
    word: kind for kind in Demand for word in (kind.value, *CATALOGUE[f"demand_{kind.value}"])
}
NONE = frozenset({"none", "无", "没有", "-"})
_JOINS = re.compile(r"[、,;/|\n]+")


def plain_word(cell: str) -> str:
    """Return a cell as a word to look up: half-width, in lower case, without surrounding signs."""
    return normalize("NFKC", cell).strip().strip("'").lower()


def several(cell: str, known: Collection[str] = ()) -> tuple[str, ...]:
    """Return the words of a cell that may hold several; spaces separate them too, except in ``known`` ones."""
    parts = (part.strip() for part in _JOINS.split(plain_word(cell)))
    return tuple(word for part in parts for word in ([part] if part in known else part.split()))


def key_of(word: str) -> str | None:
    """Return the key of the column or fact that ``word`` names, in either language."""
    return KEYS.get(plain_word(word))


def _keys() -> dict[str, str]:
    keys: dict[str, str] = {}
    for key in dict.fromkeys((*COLUMNS, *FACTS)):
        name, _, number = key.rpartition("_") if key.startswith("near_") else (key, "", "")
        words = CATALOGUE["form_near"] if name == "near" else CATALOGUE[f"form_{key}"]
        keys |= dict.fromkeys((key, *(word.format(n=number).lower() for word in words)), key)
    return keys


KEYS = _keys()
"""What a person may write above a column or before a fact, with the key that it means."""
