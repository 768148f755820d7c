"""The first sheet of a workbook, as rows of text."""

from __future__ import annotations

import io
import warnings
import zipfile
from typing import TYPE_CHECKING

from directive_diff.errors import ReviewError

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_BYTES = 200_000_000  # of an unpacked workbook


def rows(content: bytes, path: str) -> list[list[str]]:
    """Return the cells of the first sheet. Raises ReviewError if it is not a workbook."""
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - an extra, named below where it is missing
    except ModuleNotFoundError as error:
        raise ReviewError("workbook_needs", path, remedy="install_extra", extra="xlsx") from error
    _refuse_large(content, path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles that it does not know
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            return [list(_texts(row)) for row in book.worksheets[0].iter_rows(values_only=True)]
    except Exception as error:  # openpyxl lets through whatever its parts raise
        raise ReviewError("workbook_bad", path, remedy="xlsx_or_tsv", cause=type(error).__name__) from error


def _refuse_large(content: bytes, path: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return  # opening it will say what is wrong
    if size > MOST_BYTES:
        raise ReviewError("workbook_too_large", path, remedy="as_tsv")


def _texts(row: tuple[object, ...]) -> Iterator[str]:
    for value in row:
        yield "" if value is None else str(value).removesuffix(" 00:00:00")
