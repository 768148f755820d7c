"""The first sheet of a workbook, as rows of text."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from typing import TYPE_CHECKING

from directive_diff.errors import ReviewError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_BYTES = 200_000_000  # of an unpacked workbook
_MERGED = re.compile(rb'<mergeCell [^>]*ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')


def rows(content: bytes, path: str) -> list[list[str]]:
    """Return the cells of the first sheet.

    Raises ReviewError if it is not a workbook, or if its table has merged cells or formulas in place of words: which
    rows were meant, or what was said, cannot be told.
    """
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - an extra, named below where it is missing
    except ModuleNotFoundError as error:
        raise ReviewError("workbook_needs", path, remedy="install_extra", extra="xlsx") from error
    _refuse_large(content, path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles that it does not know
            book = load_workbook(io.BytesIO(content), read_only=True)
            sheet = book.worksheets[0]
            cells = [[(cell.value, cell.data_type) for cell in row] for row in sheet.iter_rows()]
            merged = _merged(content, getattr(sheet, "_worksheet_path", ""))
    except Exception as error:  # openpyxl passes on whatever its parts raise
        raise ReviewError("workbook_bad", path, remedy="xlsx_or_tsv", cause=type(error).__name__) from error
    table = [[_text(value) for value, _ in row] for row in cells]
    head = next((i for i, row in enumerate(table, 1) if any(row) and not row[0].startswith("#")), len(table) + 1)
    row = next((last for first, last in merged if last > head), None)
    if row is not None:
        raise ReviewError("workbook_merged", path, remedy="unmerge", row=row)
    for number, typed in enumerate(cells[head:], head + 1):
        formula = next((_text(value) for value, kind in typed if kind == "f"), None)
        if formula is not None:
            raise ReviewError("workbook_formula", path, remedy="as_values", row=number, cell=formula[:40])
    return table


def _refuse_large(content: bytes, path: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return  # opening it will say what is wrong
    if size > MOST_BYTES:
        raise ReviewError("workbook_too_large", path, remedy="as_tsv")


def _merged(content: bytes, name: str) -> Sequence[tuple[int, int]]:
    """Return the first and last rows of merged cells, which openpyxl omits when it reads row by row."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return list(_ranges(packed.read(name.lstrip("/")))) if name else []


def _ranges(sheet: bytes) -> Iterator[tuple[int, int]]:
    for match in _MERGED.finditer(sheet):
        yield int(match[2]), int(match[4])


def _text(value: object) -> str:
    return "" if value is None else str(getattr(value, "text", value)).removesuffix(" 00:00:00")
