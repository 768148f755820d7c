"""Texts added to a store: batch by batch, each whole or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from directive_diff.corpus.filling.batches import Given, bundles
from directive_diff.corpus.filling.items import Broken, Item, find_paths, items
from directive_diff.corpus.store.grams import gram_counts, gram_pairs, postings
from directive_diff.corpus.store.wordings import packed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from directive_diff.corpus.filling.batches import Bundle
    from directive_diff.corpus.store.database import Store

_BATCH = 1_500_000  # characters that become one transaction: the most an interrupted add has to repeat


class Added(NamedTuple):
    """The outcome of adding: texts added, replaced by a newer version, or already known, and unreadable ones."""

    texts: int
    replaced: int
    known: int
    characters: int
    clauses: int
    broken: tuple[Broken, ...]


def add(  # noqa: PLR0913 - options, by keyword
    store: Store,
    names: Sequence[str],
    *,
    given: Given = Given(),  # noqa: B008 - a frozen value
    processes: int | None = None,
    max_bytes: int = 2_000_000,
    report: Callable[[int], None] = lambda _: None,
) -> Added:
    """Add the texts under ``names``; ``report`` is called with the number of characters after each batch.

    A text is known by its bytes. One with the key of another (see `items`) replaces it. Raises ReadError if a name
    leads to nothing.
    """
    paths = find_paths(names)
    known = {bytes(sha) for (sha,) in store.rows("select sha256 from text")}
    seen = _Seen(known)
    total = Added(0, 0, 0, 0, 0, ())
    waiting: list[Bundle] = []
    cuts = bundles(seen.fresh(items(paths, max_bytes=max_bytes)), given, processes or os.cpu_count() or 1)
    for bundle in cuts:
        waiting.append(bundle)
        if sum(item.characters for item in waiting) >= _BATCH:
            total = _sum(total, _written(store, waiting))
            waiting = []
            report(total.characters)
    total = _sum(total, _written(store, waiting))
    swept = _sweep(store, seen.all, paths)
    return total._replace(known=seen.count, texts=total.texts - swept, replaced=total.replaced + swept)


class _Seen:
    """Which bytes are in the store, or have come in this add."""

    def __init__(self, known: set[bytes]) -> None:
        self.known = known
        self.all: set[bytes] = set()
        self.count = 0

    def fresh(self, items: Iterable[Item | Broken]) -> Iterator[Item | Broken]:
        """Yield the new texts."""
        for item in items:
            if isinstance(item, Item):
                self.all.add(item.sha256)
                if item.sha256 in self.known:
                    self.count += 1
                    continue
                self.known.add(item.sha256)
            yield item


def _sum(total: Added, more: Added) -> Added:
    broken = total.broken + more.broken
    counts = [a + b for a, b in zip(total[:-1], more[:-1], strict=True)]
    return Added._make((*counts, broken))


def _written(store: Store, waiting: Sequence[Bundle]) -> Added:
    """Write some bundles in one transaction; return the outcome."""
    broken = tuple(item for bundle in waiting for item in bundle.broken)
    filled = [bundle for bundle in waiting if bundle.texts.num_rows]
    if not filled:
        return Added(0, 0, 0, 0, 0, broken)
    with store.transaction():
        replaced = _numbered_texts(store, filled)
        _write_wordings(store)
        _write_clauses(store)
        for name in ("incoming_text", "incoming_wording", "incoming_clause", "fresh_wording"):
            store.run(f"drop table {name}")
    texts = sum(bundle.texts.num_rows for bundle in filled)
    clauses = sum(bundle.clauses.num_rows for bundle in filled)
    return Added(texts - replaced, replaced, 0, sum(bundle.characters for bundle in filled), clauses, broken)


def _numbered_texts(store: Store, filled: Sequence[Bundle]) -> int:
    """Write what comes in to temporary tables, and from there texts, meetings, blocks; return how many are replaced."""
    first_text = int(store.one("select coalesce(max(id) + 1, 0) from text"))
    tables: dict[str, list[pa.Table]] = {"text": [], "meeting": [], "block": [], "clause": [], "wording": []}
    first_wording = 0
    for bundle in filled:
        for name, table in zip(("text", "meeting", "block", "clause"), bundle[:4], strict=True):
            moved = table.set_column(0, "text", pc.add(table["text"], pa.scalar(first_text, pa.int32())))
            if name == "clause":
                at = moved.schema.get_field_index("wording")
                moved = moved.set_column(at, "wording", pc.add(moved["wording"], pa.scalar(first_wording, pa.int32())))
            tables[name].append(moved)
        tables["wording"].append(bundle.wordings)
        first_text += bundle.texts.num_rows
        first_wording += bundle.wordings.num_rows
    joined = {f"arriving_{name}": pa.concat_tables(parts) for name, parts in tables.items()}
    wordings = joined["arriving_wording"]
    numbers = pa.array(np.arange(wordings.num_rows, dtype=np.int32))
    joined["arriving_wording"] = wordings.append_column("number", numbers)
    with store.given(**joined):
        store.run("create temp table incoming_text as select * from arriving_text")
        store.run("create temp table incoming_wording as select * from arriving_wording")
        store.run("create temp table incoming_clause as select * from arriving_clause")
        replaced = _replace(store)
        store.run("insert into text select text, key, path, line, sha256, title, try_cast(date as date), issuer, "
                  "level, region, length, body from incoming_text order by text")  # fmt: skip
        store.run("insert into meeting select * from arriving_meeting where text in (select text from incoming_text)")
        store.run("insert into block select * from arriving_block where text in (select text from incoming_text)")
    return replaced


def _replace(store: Store) -> int:
    """Remove the old texts of files that are added again; return how many."""
    return _take_out(store, "line is null and key in (select key from incoming_text)")


def _sweep(store: Store, seen: set[bytes], paths: Sequence[str]) -> int:
    """Remove the old texts of records that were added again with other bytes; return how many.

    An archive may hold several records of one key (a day's 国内联播快讯): each stays as long as its bytes came by.
    """
    same_key = store.rows(
        "select id, sha256 from text where line is not null and list_contains(?, path) and key in "
        "(select key from text group by key having count(*) > 1)",
        [list(paths)],
    )
    old = [id_ for id_, sha in same_key if bytes(sha) not in seen]
    if not old:
        return 0
    with store.transaction():
        return _take_out(store, "list_contains(?, id)", [old])


def _take_out(store: Store, condition: str, values: Sequence[object] = ()) -> int:
    store.run(f"create temp table replaced as select id from text where {condition}", values)
    count = int(store.one("select count(*) from replaced"))
    if count:
        for table in ("clause", "block", "meeting"):
            store.run(f"delete from {table} where text in (select id from replaced)")
        store.run("delete from text where id in (select id from replaced)")
    store.run("drop table replaced")
    return count


def _write_wordings(store: Store) -> None:
    """Write the wordings that the store lacks, and the bigrams they contain."""
    store.run(
        "create temp table fresh_wording as with fresh as (select hash, min(number) as number, any_value(folded) as "
        "folded from incoming_wording anti join wording using (hash) group by hash) select (select coalesce(max(id) + "
        "1, 0) from wording) + row_number() over (order by number) - 1 as id, hash, folded from fresh order by number"
    )
    fresh = store.columns("select id, folded from fresh_wording order by id")
    if not fresh.num_rows:
        return
    first = fresh["id"][0].as_py()
    ids = np.arange(first, first + fresh.num_rows, dtype=np.int64)
    words = fresh["folded"].to_pylist()
    pairs = gram_pairs(ids, words)
    counts = pa.table(
        {"id": pa.array(ids), "words": packed(words), "grams": pa.array(gram_counts(pairs, first, len(ids)))}
    )
    with store.given(arriving_posting=postings(pairs), arriving_count=counts):
        store.run("insert into posting select * from arriving_posting")
        store.run(
            "insert into wording select id, hash, case when (select texts_kept from store) then words end, grams "
            "from fresh_wording join arriving_count using (id) order by id"
        )


def _write_clauses(store: Store) -> None:
    store.run(
        "insert into clause select c.text, c.number, c.start, c.length, c.block, c.directive, c.part, c.demand, "
        "c.linkable, c.plain, w.id from incoming_clause c join incoming_wording i on i.number = c.wording "
        "join wording w on w.hash = i.hash order by c.text, c.number"
    )
