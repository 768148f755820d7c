"""A form that a person has filled in, read from a tab-separated file, or from a workbook."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from directive_diff.errors import ReviewError
from directive_diff.model import Relation, Verdict
from directive_diff.review.form import NAME, key_of
from directive_diff.sanitise import unescape_formula

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MAX_BYTES = 20_000_000

# What people write as a verdict; a relation says that the link holds, and how.
_WORDS: Mapping[Verdict | Relation, tuple[str, ...]] = {
    Verdict.ACCEPTED: ("accepted", "accept", "ok", "yes", "y", "认可", "接受", "同意", "是", "对"),
    Verdict.REJECTED: ("rejected", "reject", "no", "n", "否定", "拒绝", "不同意", "否", "错"),
    Relation.SAME: ("same", "照搬", "原文照搬"),
    Relation.ADAPTED: ("adapted", "改写"),
    Relation.RESTATED: ("restated", "转述"),
}
_VERDICTS = {word: verdict for verdict, words in _WORDS.items() for word in words}


@dataclass(frozen=True, slots=True)
class Entry:
    """One row with a verdict. ``verdict`` may be a relation: the link holds, with that relation.

    ``relation`` is what the program found, ``row`` the number of the row in the file.
    """

    row: int
    verdict: Verdict | Relation
    relation: Relation | None
    source_id: str
    target_id: str
    source_text: str
    target_text: str


@dataclass(frozen=True, slots=True)
class Form:
    """A form as it was filled in: for which texts, by whom, when, and the rows with a verdict."""

    path: str
    source_sha256: str
    target_sha256: str
    reviewer: str | None
    date: str | None
    entries: tuple[Entry, ...]


def load(path: str) -> Form:
    """Read the form in the file ``path``.

    Raises ReviewError if it cannot be read, is not such a form, or holds an unknown verdict.
    """
    try:
        if Path(path).stat().st_size > MAX_BYTES:
            raise ReviewError("review_too_long", path, remedy="name_review", most=MAX_BYTES)
        content = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        cause = getattr(error, "strerror", None) or str(error)
        raise ReviewError("file_unreadable", path, remedy="name_review", cause=cause) from error
    if content.startswith(b"PK"):
        from directive_diff.review.spreadsheet import rows  # noqa: PLC0415 - needs a library that a TSV does not

        return _form(path, rows(content, path))
    return _form(path, _tsv(content, path))


def _tsv(content: bytes, path: str) -> list[list[str]]:
    """Return the cells of a tab-separated file, in UTF-8 or, as Excel saves it, UTF-16 or GB18030."""
    encodings = ("utf-16",) if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        csv.field_size_limit(MAX_BYTES)
        try:
            return list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
        except csv.Error as error:
            raise ReviewError("review_not_table", path, remedy="name_review", cause=str(error)) from error
    raise ReviewError("review_not_text", path, remedy="utf8_or_workbook")


def _form(path: str, rows: Iterable[Sequence[str]]) -> Form:
    facts: dict[str, str] = {}
    columns: list[str | None] = []
    entries: list[Entry] = []
    known = False
    for number, row in enumerate(rows, 1):
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        if cells[0].startswith("#"):
            known = known or NAME in cells[0]
            key = key_of(cells[0].lstrip("# "))
            if key is not None:
                facts[key] = cells[1] if len(cells) > 1 else ""
        elif not columns:
            columns = [key_of(cell) for cell in cells]
        elif (entry := _entry(path, number, dict(zip(columns, cells, strict=False)))) is not None:
            entries.append(entry)
    missing = [name for name in ("verdict", "source_id", "target_id") if name not in columns]
    if not known:
        raise ReviewError("review_none", path, remedy="write_review")
    if missing:
        raise ReviewError("review_no_column", path, remedy="write_review", columns=", ".join(missing))
    return Form(
        path,
        facts.get("source", ""),
        facts.get("target", ""),
        facts.get("reviewer") or None,
        facts.get("date") or None,
        tuple(entries),
    )


def _entry(path: str, number: int, cells: Mapping[str | None, str]) -> Entry | None:
    word = cells.get("verdict", "").lower()
    if not word:
        return None
    verdict = _VERDICTS.get(word)
    if verdict is None:
        raise ReviewError("review_bad_verdict", path, remedy="give_verdict", row=number, word=word)
    relation = _VERDICTS.get(cells.get("relation", "").lower())
    return Entry(
        number,
        verdict,
        relation if isinstance(relation, Relation) else None,
        cells.get("source_id", ""),
        cells.get("target_id", ""),
        unescape_formula(cells.get("source_text", "")),
        unescape_formula(cells.get("target_text", "")),
    )
