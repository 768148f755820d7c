"""Texts of a store selected by a query, as files with a manifest, for `survey` to compare with an upper text."""

from __future__ import annotations

import csv
import io
import os
import re
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.corpus.store.places import body_of
from directive_diff.corpus.trace.phrase import ids_saying
from directive_diff.errors import StoreError, WriteError
from directive_diff.output import whole_file

if TYPE_CHECKING:
    from directive_diff.corpus.query import Query
    from directive_diff.corpus.store.database import Store

MANIFEST = "manifest.csv"
_COLUMNS = ("path", "name", "level", "date", "group", "where")
_UNFIT = re.compile(r"[^\w\u3400-\u9fff-]+")
_LONGEST_TITLE = 40  # characters of a title in the name of a file


class Picked(NamedTuple):
    """The selection: ``picked`` of the ``total`` matching texts, now in ``folder`` with their manifest."""

    store: str
    folder: str
    manifest: str
    picked: int
    total: int


def pick(  # noqa: PLR0913 - options, by keyword
    store: Store, path: str, query: Query, folder: str, *, phrase: str | None = None, limit: int = 1000
) -> Picked:
    """Write the texts that match a query, and contain a phrase if one is given, to a folder, earliest first.

    Raises StoreError if the store contains no texts, or none matches, and WriteError if the folder is not empty.
    """
    if not store.keeps_texts:
        raise StoreError("corpus_bare", path, remedy="corpus_with_texts")
    if os.path.isdir(folder) and os.listdir(folder):  # noqa: PTH112, PTH208 - a name as it was given
        raise WriteError("corpus_folder_full", folder, remedy="corpus_new_folder")
    condition, values = query.sql()
    saying = ids_saying(store, phrase, query) if phrase else None
    rows = store.rows(
        "select t.id, t.title, t.level::varchar, t.date::varchar, t.region, t.path, t.line, count(*) over () from text "
        f"t where {condition} and (?::integer[] is null or list_contains(?, t.id)) order by t.date nulls last, t.id "
        "limit ?",
        [*values, saying, saying, limit],
    )
    if not rows:
        raise StoreError("corpus_none_fits", path, remedy="corpus_ask_wider")
    os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - as above
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(_COLUMNS)
    for id_, title, level, date, region, place, number, _ in rows:
        words = _UNFIT.sub("-", title or "")[:_LONGEST_TITLE].strip("-")
        name = f"{date or 'undated'}-{id_}-{words}".rstrip("-") + ".txt"
        with whole_file(os.path.join(folder, name)) as out:  # noqa: PTH118 - likewise
            out.write((body_of(store, id_) or "").encode("utf-8", "replace"))
        where = f"{place}:{number}" if number is not None else place
        writer.writerow((name, f"{date or ''} {title or name}".strip(), level, date, region, where))
    manifest = os.path.join(folder, MANIFEST)  # noqa: PTH118 - likewise
    with whole_file(manifest) as out:
        out.write(table.getvalue().encode("utf-8-sig", "replace"))
    return Picked(path, folder, manifest, len(rows), rows[0][7])
