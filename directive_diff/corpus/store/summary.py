"""What a store holds: how many texts, clauses and wordings, from when, of which levels; and its texts, one by one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from directive_diff.corpus.query import Query
    from directive_diff.corpus.store.database import Store


class Summary(NamedTuple):
    """What a store contains. ``levels`` and ``years`` are (name, texts); the name is None for texts that state none."""

    path: str
    texts: int
    characters: int
    clauses: int
    in_blocks: int
    wordings: int
    bytes: int
    texts_kept: bool
    first: str | None
    last: str | None
    levels: tuple[tuple[str | None, int], ...]
    years: tuple[tuple[str | None, int], ...]


class ListedText(NamedTuple):
    """One text of a store; ``clauses`` counts those in blocks."""

    id: int
    date: str | None
    level: str | None
    region: str | None
    issuer: str | None
    title: str | None
    path: str
    line: int | None
    sha256: str
    length: int
    clauses: int


class Listing(NamedTuple):
    """Texts of a store, by date; ``total`` counts all that fit, of which ``texts`` may be the first."""

    texts: tuple[ListedText, ...]
    total: int


def summarise(store: Store, path: str) -> Summary:
    """Return what a store contains."""
    texts, characters, first, last = store.rows(
        "select count(*), coalesce(sum(length), 0)::bigint, min(date)::varchar, max(date)::varchar from text"
    )[0]
    clauses, inside = store.rows("select count(*), count(*) filter (block > 0) from clause")[0]
    levels = store.rows("select level::varchar, count(*) from text group by level order by level nulls last")
    years = store.rows("select year(date)::varchar as y, count(*) from text group by y order by y nulls last")
    return Summary(
        path, texts, characters, clauses, inside, store.one("select count(*) from wording"), Path(path).stat().st_size,
        store.keeps_texts, first, last, tuple(levels), tuple(years),
    )  # fmt: skip


def list_texts(store: Store, query: Query, limit: int) -> Listing:
    """Return the texts that match a query, the earliest first."""
    condition, values = query.sql()
    rows = store.rows(
        "select t.id, t.date::varchar, t.level::varchar, t.region, t.issuer, t.title, t.path, t.line, "
        "lower(hex(t.sha256)), t.length, (select count(*) from clause c where c.text = t.id and c.block > 0), "
        f"count(*) over () from text t where {condition} order by t.date nulls last, t.id limit ?",
        [*values, limit],
    )
    return Listing(tuple(ListedText._make(row[:11]) for row in rows), rows[0][11] if rows else 0)
