"""A manifest: a table (CSV) or TOML that gives the texts of a survey their names, levels, dates and groups.

    文件,名称,层级,日期,分组            [[text]]
    suzhou.txt,苏州,city,2020-02-18,苏南    path = "suzhou.txt"
                                          name = "苏州"

Paths are taken from the manifest's own folder. Unknown columns are ignored.
"""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from directive_diff.errors import ManifestError
from directive_diff.model import Level
from directive_diff.surveys.values import Member

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ENDINGS = (".csv", ".toml")
MAX_BYTES = 20_000_000

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "path": ("path", "file", "文件", "路径", "文件名"),
    "name": ("name", "名称", "单位", "地区"),
    "level": ("level", "层级", "级别"),
    "date": ("date", "日期", "时间"),
    "group": ("group", "分组", "组"),
    "above": ("above", "上级", "上级文件"),
    "review": ("review", "复核", "复核文件"),
}
_KEYS = {word: key for key, words in _COLUMNS.items() for word in words}
_LEVELS = {
    **{level.value: level for level in Level},
    **dict.fromkeys(("central", "center", "中央", "国家", "全国"), Level.CENTRE),
    **dict.fromkeys(("省", "省级", "自治区", "直辖市"), Level.PROVINCE),
    **dict.fromkeys(("市", "市级", "地级市", "prefecture"), Level.CITY),
    **dict.fromkeys(("县", "县级", "区", "区县", "district"), Level.COUNTY),
    **dict.fromkeys(("乡", "镇", "乡镇", "街道", "town"), Level.TOWNSHIP),
}
_DATE = re.compile(r"(\d{4})[-/.年]?(\d{1,2})[-/.月]?(?:(\d{1,2})日?)?")


def load(path: str) -> tuple[Member, ...]:
    """Return the texts that the manifest ``path`` names. Raises ManifestError if it is not a manifest."""
    try:
        content = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        cause = getattr(error, "strerror", None) or str(error)
        raise ManifestError("file_unreadable", path, remedy="check_name", cause=cause) from error
    if len(content) > MAX_BYTES:
        raise ManifestError("review_too_long", path, remedy="name_manifest", most=MAX_BYTES)
    rows = _toml(content, path) if path.lower().endswith(".toml") else _csv(content, path)
    members = tuple(_member(row, number, path) for number, row in rows)
    if not members:
        raise ManifestError("manifest_empty", path, remedy="name_manifest")
    return members


def _csv(content: bytes, path: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    text = _decoded(content, path)
    csv.field_size_limit(MAX_BYTES)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise ManifestError("manifest_bad", path, remedy="name_manifest", cause=str(error)) from error
    heads = [_KEYS.get(cell.strip().lower()) for cell in rows[0]] if rows else []
    if "path" not in heads:
        raise ManifestError("manifest_no_path", path, remedy="name_manifest")
    for number, row in enumerate(rows[1:], 2):
        cells = {key: cell.strip() for key, cell in zip(heads, row, strict=False) if key}
        if any(cells.values()) and not row[0].startswith("#"):
            yield number, cells


def _toml(content: bytes, path: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    import tomllib  # noqa: PLC0415 - few surveys have such a manifest

    try:
        values = tomllib.loads(_decoded(content, path))
    except tomllib.TOMLDecodeError as error:
        raise ManifestError("manifest_bad", path, remedy="name_manifest", cause=str(error)) from error
    texts = values.get("text") or values.get("texts") or []
    if not isinstance(texts, list) or not all(isinstance(each, dict) for each in texts):
        raise ManifestError("manifest_no_path", path, remedy="name_manifest")
    for number, each in enumerate(texts, 1):
        yield number, {key: _cell(value) for word, value in each.items() if (key := _KEYS.get(str(word).lower()))}


def _cell(value: Any) -> str:  # noqa: ANN401 - whatever TOML holds
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value).strip()


def _member(row: Mapping[str, str], number: int, path: str) -> Member:
    """Return the text of a row of the manifest. Raises ManifestError for an invalid level or date."""
    named, level, date = row.get("path", ""), row.get("level", ""), row.get("date", "")
    if not named:
        raise ManifestError("manifest_row_path", path, remedy="name_manifest", row=number)
    if level and level.lower() not in _LEVELS:
        names = ", ".join(Level)
        raise ManifestError("manifest_bad_level", path, remedy="choose", row=number, value=level, names=names)
    if date and iso(date) is None:
        raise ManifestError("manifest_bad_date", path, remedy="give_date", row=number, value=date)
    folder = Path(path).parent
    review = row.get("review", "")
    return Member(
        path=named if named == "-" else str(folder / named),
        name=row.get("name") or Path(named).stem,
        level=_LEVELS.get(level.lower()),
        date=iso(date),
        group=row.get("group") or None,
        above=tuple(part.strip() for part in re.split("[;；、]", row.get("above", "")) if part.strip()),
        review=str(folder / review) if review else None,
    )


def iso(text: str) -> str | None:
    """Return the first date in ``text`` as ISO 8601, with the day if it is given; None if there is no date.

    >>> iso("changzhou-2020-02-17"), iso("2020年2月"), iso("20200217"), iso("第3号")
    ('2020-02-17', '2020-02', '2020-02-17', None)
    """
    for match in _DATE.finditer(text):
        year, month, day = int(match[1]), int(match[2]), int(match[3] or 0)
        if 1949 <= year <= 2100 and 1 <= month <= 12 and day <= 31:  # noqa: PLR2004 - a calendar
            return f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"
    return None


def _decoded(content: bytes, path: str) -> str:
    """Return a table in UTF-8 or, as Excel saves it, in UTF-16 or GB18030."""
    encodings = ("utf-16",) if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ManifestError("review_not_text", path, remedy="as_utf8")
