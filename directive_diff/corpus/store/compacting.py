"""Rewrite a store, with one list of wordings per bigram and no free space, once its lists are in many pieces.

Each batch appends its own lists. The new file replaces the old one in one step, while the old one is still locked: if
the process is killed, one of the two is there, and complete.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from directive_diff.corpus.store.database import Store

_PIECES = 2.0  # average lists per bigram from which a rewrite is worthwhile
_FEW = 200_000  # number of lists too small to be worth a rewrite
_TABLES = {
    "store": "",
    "text": "order by id",
    "meeting": "order by text, number",
    "block": "order by text, number",
    "wording": "order by id",
    "clause": "order by text, number",
}


def compact(store: Store, path: str, layout: str, *, least: int = _FEW) -> bool:
    """Rewrite the store if its lists are in many pieces; return whether it was rewritten."""
    pieces, grams = store.rows("select count(*), approx_count_distinct(gram) from posting")[0]
    if pieces < least or pieces < _PIECES * grams:
        return False
    target = Path(path).resolve()
    fresh = target.with_name(f"{target.name}.{os.getpid()}.new")
    try:
        store.attach(str(fresh), "fresh")
        store.run("use fresh")
        store.run(layout)
        own = store.own_name
        for table, order in _TABLES.items():
            store.run(f"insert into fresh.{table} select * from {own}.{table} {order}")
        store.run(
            "insert into fresh.posting select gram, flatten(list(wordings order by wordings[1])) from "
            f"{own}.posting group by gram order by gram"
        )
        store.run(f"use {own}")
        store.run("detach fresh")
        fresh.replace(target)
    except BaseException:
        for left in (fresh, fresh.with_name(f"{fresh.name}.wal")):
            with suppress(OSError):
                left.unlink()
        raise
    return True


def clear_leftovers(path: str) -> None:
    """Remove the files of an interrupted rewrite beside the store; the caller holds its lock."""
    target = Path(path).resolve()
    for left in (*target.parent.glob(f"{target.name}.*.new"), *target.parent.glob(f"{target.name}.*.new.wal")):
        with suppress(OSError):
            left.unlink()
