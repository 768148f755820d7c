"""An item read: the document, and what is known of it besides: title, date, issuer, level, region.

A record is an object of JSON. Its ``text`` (or ``content``, or ``body`` where there is no ``text``) is the text;
``title`` and ``date`` are what they say; ``body`` beside a ``text``, or ``issuer``, is the body that issued it;
``level`` and ``region`` may be given too. Its document is the title, a line end, and the text: offsets count there.
"""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from directive_diff.errors import ReadError
from directive_diff.grammar.heading.issuer import signing_body
from directive_diff.model import Document, Level
from directive_diff.readers import decoded_document

if TYPE_CHECKING:
    from directive_diff.corpus.filling.items import Item

_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-年/._]?(0[1-9]|1[0-2]|[1-9](?!\d))[-月/._]?(0[1-9]|[12]\d|3[01]|[1-9])?")


class Text(NamedTuple):
    """A document and what is stated about it from outside; None for what is not stated."""

    key: str
    document: Document
    title: str | None = None
    date: str | None = None
    issuer: str | None = None
    level: str | None = None
    region: str | None = None


def read_item(item: Item) -> Text:
    """Return the text of an item. Raises ReadError if it is not one."""
    if item.line is not None:
        return _record(item)
    document = decoded_document(item.path, item.content)
    name = item.path.replace("\\", "/").rpartition("/")[2]
    return Text(item.path, document, date=iso_date(name))


def iso_date(words: str | None) -> str | None:
    """Return the first day that ``words`` name, in ISO 8601; without a day, the first of the month.

    >>> iso_date("20120702"), iso_date("jiangsu-2020-02-17.txt"), iso_date("2023年9月"), iso_date("12")
    ('2012-07-02', '2020-02-17', '2023-09-01', None)
    """
    match = _DATE.search(words or "")
    if not match:
        return None
    year, month, day = int(match[1]), int(match[2]), int(match[3] or 1)
    longest = 29 if month == 2 else 30 if month in {4, 6, 9, 11} else 31  # noqa: PLR2004 - months
    leap = year % 4 == 0 and (year % 100 or year % 400 == 0)
    return f"{year}-{month:02}-{min(day, longest if month != 2 or leap else 28):02}"  # noqa: PLR2004 - likewise


def _record(item: Item) -> Text:
    place = f"{item.path}:{item.line}"
    try:
        record = json.loads(item.content)
    except (ValueError, RecursionError) as error:
        raise ReadError("corpus_no_json", place, remedy="corpus_record", cause=str(error)) from error
    if not isinstance(record, dict):
        raise ReadError("corpus_no_json", place, remedy="corpus_record", cause=type(record).__name__)
    body = _field_of(record, "text", "content", "正文") or _field_of(record, "body")
    if not body or not body.strip():
        raise ReadError("corpus_no_text", place, remedy="corpus_record")
    title = _field_of(record, "title", "标题")
    date = iso_date(_field_of(record, "date", "published", "日期"))
    issuer = _field_of(record, "issuer", "机关") or (_field_of(record, "body") if "text" in record else None)
    known = signing_body(issuer) if issuer else None
    level = _field_of(record, "level", "级别")
    identity = _field_of(record, "id", "url") or f"{date or ''} {title or sha256(item.content).hexdigest()[:16]}"
    return Text(
        f"{item.path}#{identity}",
        Document(place, f"{title}\n{body}" if title else body, "utf-8", item.sha256.hex()),
        title,
        date,
        issuer,
        (level if level in [*Level] else None) or (known.level if known else None),
        _field_of(record, "region", "地区") or (known.region if known else None),
    )


def _field_of(record: dict[str, Any], *names: str) -> str | None:
    """Return what a record says under the first of ``names`` that it has; a number is returned as text."""
    for name in names:
        value = record.get(name)
        if isinstance(value, str) and value.strip():
            return value.strip() if name not in {"text", "content", "body", "正文"} else value
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
    return None
