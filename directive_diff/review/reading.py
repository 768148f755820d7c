"""A form that a person has filled in, read from a tab-separated file, or from a workbook."""

from __future__ import annotations

import csv
import io
import re
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.errors import ReviewError
from directive_diff.model import Named, Relation, Verdict
from directive_diff.review.form import NAMES
from directive_diff.review.vocabulary import (
    CHANGES,
    DEMANDS,
    FACTS,
    NEAREST,
    NONE,
    VERDICTS,
    key_of,
    plain_word,
    several,
)
from directive_diff.sanitise import unescape_formula

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from directive_diff.model import ChangeKind, Demand

MAX_BYTES = 20_000_000
_NUMBERED = re.compile(r"(\d)(?:\.0)?")  # a number of a near clause, as a spreadsheet may have it
_NEEDED = ("verdict", "source_id", "target_id")


class Entry(NamedTuple):
    """One row that a person filled in. ``verdict`` may be a relation: the link is right, with that relation.

    ``row`` is the number of the row in the file, ``relation`` and ``score`` what the program found, ``instead`` the
    clauses that a person put in place of one of the row's.
    """

    row: int
    verdict: Verdict | Relation | None
    relation: Relation | None
    source_id: str
    target_id: str
    source_text: str
    target_text: str
    instead: tuple[Named, ...] = ()
    changes: tuple[ChangeKind, ...] | None = None
    source_demand: Demand | None = None
    target_demand: Demand | None = None
    remark: str = ""
    reviewer: str | None = None
    time: str | None = None


class Shown(NamedTuple):
    """What a row shows, filled in or not: its clauses, and what is near them."""

    source: Named
    target: Named
    linked: bool
    near: tuple[Named, ...]


class Form(NamedTuple):
    """A completed form: for which texts, by whom, when, and the rows that were filled in.

    ``shown`` are all rows, ``source_path`` and ``target_path`` where the texts were, ``sha256`` the digest of the file.
    """

    path: str
    source_sha256: str
    target_sha256: str
    reviewer: str | None
    date: str | None
    entries: tuple[Entry, ...]
    shown: tuple[Shown, ...] = ()
    source_path: str = ""
    target_path: str = ""
    sha256: str = ""


def load(path: str) -> Form:
    """Read the form in the file ``path``.

    Raises ReviewError if it cannot be read, is not such a form, or contains an invalid verdict, change or demand.
    """
    try:
        if Path(path).stat().st_size > MAX_BYTES:
            raise ReviewError("review_too_long", path, remedy="name_review", most=MAX_BYTES)
        content = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        cause = getattr(error, "strerror", None) or str(error)
        raise ReviewError("file_unreadable", path, remedy="name_review", cause=cause) from error
    return read_form(content, path)


def read_form(content: bytes, path: str) -> Form:
    """Read a form from the bytes of the file ``path``. Raises as `load` does."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise ReviewError("workbook_old", path, remedy="xlsx_or_tsv")
    if content.startswith(b"PK"):
        from directive_diff.review.spreadsheet import rows  # noqa: PLC0415 - needs a library that a TSV does not

        return _form(path, rows(content, path))._replace(sha256=sha256(content).hexdigest())
    return _form(path, _table(content, path))._replace(sha256=sha256(content).hexdigest())


def _table(content: bytes, path: str) -> list[list[str]]:
    """Return the cells of a tab-separated file, in UTF-8 or, as Excel and WPS save it, UTF-16 or GB18030.

    Where there is no tab in it, commas separate: what a spreadsheet saves as CSV.
    """
    encodings = ("utf-16",) if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        csv.field_size_limit(MAX_BYTES)
        delimiter = "\t" if "\t" in text else ","
        try:
            return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
        except csv.Error as error:
            raise ReviewError("review_not_table", path, remedy="name_review", cause=str(error)) from error
    raise ReviewError("review_not_text", path, remedy="utf8_or_workbook")


def _form(path: str, rows: Iterable[Sequence[str]]) -> Form:
    facts: dict[str, list[str]] = {}
    rows_shown: list[Shown] = []
    columns: list[str | None] = []
    entries: list[Entry] = []
    known = False
    for number, row in enumerate(rows, 1):
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        at = next((at for at, cell in enumerate(cells[:2]) if cell.startswith("#")), None)
        if at is not None:  # after a column that a person inserted, such as 序号
            known = known or any(name in cells[at] for name in NAMES)
            key = key_of(cells[at].lstrip("# "))
            if key is not None:
                facts[key] = [*map(unescape_formula, cells[at + 1 :]), "", ""]
        elif not columns:
            heads = [key_of(cell) for cell in cells]
            columns = heads if any(heads) else []  # a title that a person put above the table is no header
        else:
            named = {column: cell for column, cell in zip(columns, cells, strict=False) if column}
            read = _Row(path, number, named)
            entries += filter(None, [read.entry()])
            rows_shown.append(read.shown())
    missing = [name for name in _NEEDED if name not in columns]
    if not known:
        raise ReviewError("review_none", path, remedy="write_review")
    if missing:
        raise ReviewError("review_no_column", path, remedy="write_review", columns=", ".join(missing))
    fact = {key: facts.get(key, ["", ""]) for key in FACTS}
    who, when = fact["reviewer"][0] or None, fact["date"][0] or None
    settled = (entry._replace(reviewer=entry.reviewer or who, time=entry.time or when) for entry in entries)
    (source, source_path), (target, target_path) = fact["source"][:2], fact["target"][:2]
    return Form(path, source, target, who, when, tuple(settled), tuple(rows_shown), source_path, target_path)


class _Row:
    """A row of a form by its columns; errors name its number."""

    def __init__(self, path: str, number: int, cells: Mapping[str, str]) -> None:
        self.path = path
        self.number = number
        self.cells = cells

    def entry(self) -> Entry | None:
        """Return what a person wrote in the row; None if nothing."""
        entry = Entry(
            self.number,
            self._verdict(),
            self._relation(),
            plain_word(self._cell("source_id")).upper(),
            plain_word(self._cell("target_id")).upper(),
            self._text("source_text"),
            self._text("target_text"),
            self._instead(),
            self._changes(),
            self._demand("source_demand"),
            self._demand("target_demand"),
            self._text("comment"),
            self._text("reviewer") or None,
            self._text("time") or None,
        )
        judged = entry.verdict or entry.instead or entry.changes is not None
        if not (judged or entry.source_demand or entry.target_demand or entry.remark):
            return None
        if not (entry.source_id or entry.target_id):
            raise self._wrong("review_no_clause", "cut_row")
        return self._checked(entry)

    def shown(self) -> Shown:
        """Return what the row shows."""
        near = (self._read_near(number) for number in range(1, NEAREST + 1))
        source, target = (
            Named(plain_word(self._cell(f"{side}_id")).upper(), self._text(f"{side}_text"))
            for side in ("source", "target")
        )
        return Shown(source, target, self._relation() is not None, tuple(clause for clause in near if clause))

    def _checked(self, entry: Entry) -> Entry:
        """Return an entry that says something about the clauses it names."""
        alone = not (entry.source_id and entry.target_id)
        if alone and not entry.instead and isinstance(entry.verdict, Relation):
            raise self._wrong("review_which", "give_instead", word=entry.verdict.value)
        if alone and not entry.instead and entry.verdict is Verdict.REJECTED:
            raise self._wrong("review_which", "give_instead", word=entry.verdict.value)
        if alone and not entry.instead and entry.changes is not None:
            raise self._wrong("review_which", "give_instead", word=self._cell("changes"))
        if entry.changes and Relation.SAME in {entry.verdict, None if entry.verdict else entry.relation}:
            raise self._wrong("review_same_changed", "give_relation", word=self._cell("changes"))
        return entry

    def _cell(self, column: str) -> str:
        return self.cells.get(column, "")

    def _text(self, column: str) -> str:
        return unescape_formula(self._cell(column))

    def _verdict(self) -> Verdict | Relation | None:
        word = plain_word(self._cell("verdict"))
        if not word:
            return None
        if word not in VERDICTS:
            raise self._wrong("review_bad_verdict", "give_verdict", word=word)
        return VERDICTS[word]

    def _relation(self) -> Relation | None:
        relation = VERDICTS.get(plain_word(self._cell("relation")))
        return relation if isinstance(relation, Relation) else None

    def _instead(self) -> tuple[Named, ...]:
        near = [self._read_near(number) for number in range(1, NEAREST + 1)]
        ids = {clause.id: clause for clause in near if clause}
        named = []
        for word in several(self._cell("instead")):
            numbered = _NUMBERED.fullmatch(word)
            if numbered:
                clause = near[int(numbered[1]) - 1] if 1 <= int(numbered[1]) <= NEAREST else None
                if clause is None:
                    raise self._wrong("review_bad_number", "give_near", word=word)
                named.append(clause)
            else:
                named.append(ids.get(word.upper(), Named(word.upper())))
        return tuple(dict.fromkeys(named))

    def _read_near(self, number: int) -> Named | None:
        """Return a clause that a cell shows as S3.2.3 0.24 一定要防止盲目乐观情绪."""
        name, _, rest = self._cell(f"near_{number}").partition(" ")
        return Named(name.upper(), rest.partition(" ")[2]) if name else None

    def _changes(self) -> tuple[ChangeKind, ...] | None:
        known = CHANGES.keys() | NONE
        words = several(self._cell("changes"), known)
        if not words:
            return None
        wrong = [word for word in words if word not in known]
        if wrong:
            raise self._wrong("review_bad_change", "give_change", word=wrong[0])
        return tuple(dict.fromkeys(CHANGES[word] for word in words if word in CHANGES))

    def _demand(self, column: str) -> Demand | None:
        word = plain_word(self._cell(column))
        if word and word not in DEMANDS:
            raise self._wrong("review_bad_demand", "give_demand", word=word)
        return DEMANDS.get(word)

    def _wrong(self, key: str, remedy: str, **fields: object) -> ReviewError:
        return ReviewError(key, self.path, remedy=remedy, row=self.number, **fields)
