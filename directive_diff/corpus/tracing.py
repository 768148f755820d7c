"""Since when a phrase (提法) is said, how often, in which wordings, and who said it first at each level."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.corpus.bigrams import bigram_numbers
from directive_diff.corpus.lookup import frequencies
from directive_diff.corpus.places import Source, body_of
from directive_diff.corpus.variants import Variant, near_forms, variants
from directive_diff.errors import UsageError
from directive_diff.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_diff.corpus.database import Store
    from directive_diff.corpus.query import Query

_PARTING = re.compile("[，；：。！？\\s]+")
_LOOKED_UP = 4  # bigrams of a phrase that are looked up, the rarest; the words themselves decide
_LONGEST_PHRASE = 200  # characters of a phrase
_SOURCE = "t.id, t.date::varchar, t.level::varchar, t.region, t.issuer, t.title, t.path, t.line"


class Quote(NamedTuple):
    """A text that says the phrase, and the clause that does, to the letter (None in a store without texts)."""

    source: Source
    text: str | None
    speaker: str | None
    start: int
    end: int


class Month(NamedTuple):
    """How many of the ``total`` texts of a month say the phrase."""

    month: str
    texts: int
    total: int

    @property
    def heat(self) -> float:
        """The share of the month's texts."""
        return self.texts / self.total if self.total else 0.0

    def as_json(self) -> dict[str, object]:
        """Return it as JSON has it."""
        return {**self._asdict(), "heat": round(self.heat, 4)}


class LevelFirst(NamedTuple):
    """Who said the phrase first at a level, and in how many texts of that level it is."""

    level: str | None
    texts: int
    first: Quote


class Trace(NamedTuple):
    """What was found of a phrase.

    ``texts`` of the ``total`` say it, in ``clauses`` clauses; ``undated`` of them have no date. ``exact`` is false in a
    store without texts, where all bigrams of the phrase in one clause count as the phrase. ``set_phrase`` tells whether
    a tenth of all texts or more say it.
    """

    store: str
    phrase: str
    exact: bool
    texts: int
    clauses: int
    total: int
    undated: int
    set_phrase: bool
    first: Quote | None
    last: Quote | None
    months: tuple[Month, ...]
    levels: tuple[LevelFirst, ...]
    variants: tuple[Variant, ...]
    near: tuple[Variant, ...]


def trace(store: Store, path: str, phrase: str, query: Query) -> Trace:
    """Return what a store knows of a phrase. Raises UsageError if it holds no word."""
    pieces = _clause_parts(phrase)
    _collect(store, pieces, query)
    condition, values = query.sql()
    texts, clauses, undated = store.rows(
        "select count(distinct text), count(*), count(distinct text) filter (date is null) from said"
    )[0]
    total = int(store.one(f"select count(*) from text t where {condition}", values))
    exact, whole = store.keeps_texts, "，".join(pieces)
    result = Trace(
        path, phrase, exact, texts, clauses, total, undated, texts * 10 >= total > 0,
        _quote(store, "order by date, level nulls last, text, number"),
        _quote(store, "order by date desc, level nulls last, text desc, number"),
        _months(store, query), _levels(store),
        variants(store, pieces[0]) if exact else (), near_forms(store, whole, query) if exact else (),
    )  # fmt: skip
    store.run("drop table said")
    return result


def ids_saying(store: Store, phrase: str, query: Query) -> list[int]:
    """Return the texts that say a phrase. Raises UsageError if it holds no word."""
    _collect(store, _clause_parts(phrase), query)
    ids = [id_ for (id_,) in store.rows("select distinct text from said order by text")]
    store.run("drop table said")
    return ids


def _clause_parts(phrase: str) -> list[str]:
    """Return what of a phrase stands in one clause each."""
    pieces = [piece for piece in _PARTING.split(fold(phrase).text) if piece]
    if not any(map(str.isalnum, "".join(pieces))) or len(phrase) > _LONGEST_PHRASE:
        raise UsageError("corpus_no_phrase", remedy="corpus_phrase", words=phrase[:40])
    return pieces


def _collect(store: Store, pieces: Sequence[str], query: Query) -> None:
    """Make the table ``said``: the clauses that say the phrase, or begin to say one that goes over several clauses."""
    store.run("create or replace temp table holding (piece integer, id integer, folded varchar)")
    for number, piece in enumerate(pieces):
        _add_holding(store, number, piece, _edge(number, len(pieces)))
    condition, values = query.sql()
    joins = "".join(
        f" join clause c{i} on c{i}.text = c0.text and c{i}.number = c0.number + {i}"
        f" join holding h{i} on h{i}.id = c{i}.wording and h{i}.piece = {i}"
        for i in range(1, len(pieces))
    )
    store.run(
        "create or replace temp table said as select c0.text, c0.number, c0.block, c0.start, c0.length, h0.folded, "
        "t.date, t.level from holding h0 join clause c0 on c0.wording = h0.id and h0.piece = 0"
        f"{joins} join text t on t.id = c0.text where {condition}",
        values,
    )
    store.run("drop table holding")


def _edge(number: int, count: int) -> str:
    """Return how a piece of a phrase stands in its clause: it may begin before the first and go on behind the last."""
    first, last = number == 0, number == count - 1
    return "contains" if first and last else "ends_with" if first else "starts_with" if last else "="


def _add_holding(store: Store, number: int, piece: str, edge: str) -> None:
    """Add the wordings that hold a piece to the table ``holding``."""
    grams = bigram_numbers(piece)
    counts = frequencies(store, sorted(grams))
    if grams and not grams <= counts.keys():
        return
    rarest = sorted(grams, key=lambda gram: (counts[gram], gram))
    if store.keeps_texts:
        rarest = rarest[:_LOOKED_UP]
    lists = " intersect ".join(["select unnest(wordings) from posting where gram = ?"] * len(rarest))
    test = "folded = ?" if edge == "=" else f"{edge}(folded, ?)"
    store.run(
        "insert into holding select ?, id, folded from wording where "
        + (f"id in ({lists}) and " if rarest else "")
        + f"(folded is null or {test})",
        [number, *rarest, piece],
    )


def _quote(store: Store, order: str, condition: str = "true") -> Quote | None:
    """Return the first clause of the table ``said`` in an order; dated ones only, where there are any."""
    rows = store.rows(
        f"select {_SOURCE}, s.start, s.start + s.length, b.speaker from (select * from said where {condition} "
        f"{order.replace('date', 'date is null, date', 1)} limit 1) s join text t on t.id = s.text left join block b "
        "on b.text = s.text and b.number = s.block"
    )
    if not rows:
        return None
    *source, start, end, speaker = rows[0]
    body = body_of(store, source[0])
    return Quote(Source._make(source), body[start:end] if body is not None else None, speaker, start, end)


def _months(store: Store, query: Query) -> tuple[Month, ...]:
    """Return every month from the first to the last of the texts asked for, with how many say it."""
    condition, values = query.sql()
    rows = store.rows(
        "with every as (select strftime(date, '%Y-%m') as month, count(*) as total from text t where date is not null "
        f"and {condition} group by 1), own as (select strftime(date, '%Y-%m') as month, count(distinct text) as texts "
        "from said where date is not null group by 1) select month, coalesce(texts, 0), total from every left join own "
        "using (month) order by month",
        values,
    )
    return tuple(map(Month._make, rows))


def _levels(store: Store) -> tuple[LevelFirst, ...]:
    rows = store.rows("select level::varchar, count(distinct text) from said group by level order by level nulls last")
    found = []
    for level, texts in rows:
        condition = f"level = '{level}'" if level else "level is null"
        first = _quote(store, "order by date, text, number", condition)
        if first:
            found.append(LevelFirst(level, texts, first))
    return tuple(found)
