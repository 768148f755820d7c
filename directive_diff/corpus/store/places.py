"""Where wordings occur in a store: clauses with their texts, their exact words, and how common they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from directive_diff.corpus.store.bodies import unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from directive_diff.corpus.query import Query
    from directive_diff.corpus.store.database import Store

TENTH = 0.1
"""The share of all texts from which on a wording is a set phrase: counted, not listed or joined."""
FEW = 20
"""The least number of texts that make one; of a few texts a tenth is one or two."""


class Source(NamedTuple):
    """A text of a store, as a result names it."""

    id: int
    date: str | None
    level: str | None
    region: str | None
    issuer: str | None
    title: str | None
    path: str
    line: int | None


class Place(NamedTuple):
    """A clause of a store: its text, its number there, its block (0: none), its span and kind.

    A ``plain`` clause is the same in its text as in its folded form.
    """

    wording: int
    source: Source
    number: int
    block: int
    speaker: str | None
    demand: str
    start: int
    end: int
    plain: bool


def set_phrase_bound(store: Store) -> int:
    """Return the number of texts from which a wording counts as a set phrase."""
    return max(FEW, int(TENTH * int(store.one("select count(*) from text"))))


def texts_holding(store: Store, wordings: Iterable[int]) -> Mapping[int, int]:
    """Return how many texts contain each wording."""
    rows = store.rows(
        "select wording, count(distinct text) from clause where wording in (select unnest(?::integer[])) group by 1",
        [list(wordings)],
    )
    return dict(rows)


def places(store: Store, wordings: Iterable[int], query: Query, *, but: str | None = None) -> list[Place]:
    """Return the clauses with these wordings in texts that match a query, earliest first.

    ``but`` is the hash of a text to leave out: the one that is being looked up.
    """
    condition, values = query.sql()
    rows = store.rows(
        "select c.wording, t.id, t.date::varchar, t.level::varchar, t.region, t.issuer, t.title, t.path, t.line, "
        "c.number, c.block, b.speaker, c.demand::varchar, c.start, c.start + c.length, c.plain from clause c join text "
        "t on t.id = c.text left join block b on b.text = c.text and b.number = c.block where c.wording in (select "
        f"unnest(?::integer[])) and {condition} and (?::varchar is null or t.sha256 <> unhex(?::varchar)) "
        "order by t.date nulls last, t.level nulls last, t.id, c.number",
        [list(wordings), *values, but, but],
    )
    return [Place(row[0], Source._make(row[1:9]), *row[9:]) for row in rows]


def quotes(store: Store, places: Sequence[Place]) -> dict[tuple[int, int], str]:
    """Return the exact words of the clauses, by text and start; nothing in a store without texts."""
    rows = store.rows(
        "select id, body from text where body is not null and id in (select unnest(?::integer[]))",
        [sorted({place.source.id for place in places})],
    )
    bodies = {id_: unpack(body) for id_, body in rows}
    return {
        (place.source.id, place.start): bodies[place.source.id][place.start : place.end]
        for place in places
        if place.source.id in bodies
    }


def body_of(store: Store, text: int) -> str | None:
    """Return the exact text; None in a store without texts."""
    body = store.one("select body from text where id = ?", [text])
    return unpack(body) if body is not None else None
