"""Reuse across a whole store: the steps of ``data/reuse.sql`` in DuckDB, and what people see of the result."""

from __future__ import annotations

import os
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.corpus.reuse.steps import INPUTS, RESULTS, Numbers, run
from directive_diff.corpus.store.places import Source, set_phrase_bound
from directive_diff.corpus.store.wordings import unpacked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from directive_diff.corpus.query import Query
    from directive_diff.corpus.store.database import Store

_LEVELS = "t.level nulls last"


class LevelCount(NamedTuple):
    """How many texts of a level carry a wording of a family."""

    level: str | None
    texts: int


class Family(NamedTuple):
    """Similar clauses; ``text`` is the wording of the earliest, ``first`` its text.

    ``wordings`` counts the different wordings; ``variants`` are the most frequent besides the earliest.
    """

    id: int
    text: str | None
    texts: int
    clauses: int
    wordings: int
    first: Source
    first_day: str | None
    last_day: str | None
    levels: tuple[LevelCount, ...]
    variants: tuple[tuple[str | None, int], ...]


class SetPhrase(NamedTuple):
    """A wording in a tenth of all texts: counted, not joined."""

    text: str | None
    texts: int
    clauses: int


class Took(NamedTuple):
    """How many clauses one level took from another, and in how many of them the words are the same."""

    from_level: str | None
    level: str | None
    clauses: int
    same: int


class Reuse(NamedTuple):
    """The result: total counts, and the ``families`` in the most texts; the Parquet files have everything.

    ``alike`` counts the pairs of different wordings, ``taken`` the clauses that have an earlier one in another text.
    """

    store: str
    texts: int
    clauses: int
    wordings: int
    tenth: int
    least: float
    alike: int
    taken: int
    family_count: int
    set_phrases: tuple[SetPhrase, ...]
    levels: tuple[Took, ...]
    families: tuple[Family, ...]
    parquet: str | None


class _DuckDB:
    """The steps in a store that is open for reading: their results are temporary tables."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def make(self, name: str, query: str) -> None:
        self._store.run(f"create or replace temp table {name} as {query}")

    def one(self, query: str) -> int:
        return int(self._store.one(query))


def prepare(store: Store, query: Query, *, demands: bool = False) -> None:
    """Make the input tables of the steps; with ``demands``, only from clauses that demand something."""
    own = store.own_name
    condition, values = query.sql()
    kinds = " and c.block > 0 and c.demand in ('prohibits', 'requires', 'encourages')" if demands else ""
    store.run(
        "create or replace temp table clause as select row_number() over (order by t.date nulls last, "
        "t.level nulls last, t.id, c.number) as clause, c.text, c.wording, t.level::varchar as level, "
        f't.date::varchar as day, c.number, c.start, c.start + c.length as "end" from {own}.clause c join {own}.text t '
        f"on t.id = c.text where c.linkable{kinds} and {condition}",
        values,
    )
    store.run(
        f"create or replace temp table known as select id as wording, grams from {own}.wording where id in "
        "(select wording from temp.clause)"
    )
    store.run(
        "create or replace temp table posting as select wording, gram::bigint as gram from (select "
        f"unnest(wordings) as wording, gram from {own}.posting) p where wording in (select wording from known)"
    )


def reuse(  # noqa: PLR0913 - options, by keyword
    store: Store,
    path: str,
    query: Query,
    *,
    least: float = 0.5,
    demands: bool = False,
    limit: int = 50,
    parquet: str | None = None,
    inputs: bool = False,
    report: Callable[[str], None] = lambda _: None,
) -> Reuse:
    """Find which clauses of a store are similar, and who took what from whom; write Parquet on request."""
    store.run("set memory_limit = '3GB'")
    store.define("words", unpacked)
    report("clause")
    prepare(store, query, demands=demands)
    numbers = Numbers(set_phrase_bound(store), least)
    if parquet and inputs:
        _write(store, parquet, INPUTS)
    run(_DuckDB(store), numbers, report)
    if parquet:
        _write(store, parquet, RESULTS)
    texts, clauses = store.rows("select count(distinct text), count(*) from temp.clause")[0]
    return Reuse(
        path, texts, clauses, store.one("select count(*) from held"), numbers.tenth, least,
        store.one("select count(*) from alike"), store.one("select count(*) from taken"),
        store.one("select count(*) from family"), _set_phrases(store, limit), _levels(store), _families(store, limit),
        parquet,
    )  # fmt: skip


def _write(store: Store, folder: str, tables: Sequence[str]) -> None:
    """Write tables to a folder as Parquet, with the words of each wording added to the tables that people read."""
    os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - a name as it was given
    words = f"left join {store.own_name}.wording w on w.id = "
    selects = {
        "family": f"select x.*, words(w.folded) as words from family x {words} x.family",
        "set_phrase": f"select x.*, words(w.folded) as words from set_phrase x {words} x.wording",
    }
    for table in tables:
        select = selects.get(table, f"select * from temp.{table}")
        store.write_parquet(select, os.path.join(folder, f"{table}.parquet"))  # noqa: PTH118 - likewise


def _set_phrases(store: Store, limit: int) -> tuple[SetPhrase, ...]:
    rows = store.rows(
        f"select words(w.folded), s.texts, s.clauses from set_phrase s join {store.own_name}.wording w on "
        "w.id = s.wording order by s.texts desc, s.wording limit ?",
        [limit],
    )
    return tuple(map(SetPhrase._make, rows))


def _levels(store: Store) -> tuple[Took, ...]:
    rows = store.rows(
        "select from_level, level, count(*), count(*) filter (from_wording = wording) from taken "
        "group by from_level, level order by count(*) desc, 1, 2"
    )
    return tuple(map(Took._make, rows))


def _families(store: Store, limit: int) -> tuple[Family, ...]:
    own = store.own_name
    store.run(
        "create or replace temp table shown as select * from family order by texts desc, clauses desc, family limit ?",
        [limit],
    )
    levels: dict[int, list[LevelCount]] = defaultdict(list)
    for family, level, texts in store.rows(
        "select s.family, c.level, count(distinct c.text) from shown s join root r on r.root = s.family "
        "join temp.clause c on c.wording = r.wording group by s.family, c.level order by s.family, c.level nulls last"
    ):
        levels[family].append(LevelCount(level, texts))
    variants: dict[int, list[tuple[str | None, int]]] = defaultdict(list)
    for family, words, texts in store.rows(
        "select family, words(folded), texts from (select s.family, w.folded, k.texts, row_number() over (partition by "
        "s.family order by k.texts desc, k.first) as place from shown s join root r on r.root = s.family "
        f"join {own}.wording w on w.id = r.wording join kept k on k.wording = r.wording "
        "where r.wording <> s.family) x where place <= 5 "
        "order by family, place"
    ):
        variants[family].append((words, texts))
    rows = store.rows(
        "select s.family, words(w.folded), s.texts, s.clauses, s.wordings, t.id, t.date::varchar, t.level::varchar, "
        f"t.region, t.issuer, t.title, t.path, t.line, s.first_day, s.last_day from shown s join {own}.wording w "
        f"on w.id = s.family join temp.clause c on c.clause = s.first join {own}.text t on t.id = c.text "
        "order by s.texts desc, s.clauses desc, s.family"
    )
    return tuple(
        Family._make((*row[:5], Source._make(row[5:13]), *row[13:], tuple(levels[row[0]]), tuple(variants[row[0]])))
        for row in rows
    )
