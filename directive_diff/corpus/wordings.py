"""The wordings of a store: their words, kept where one of a million is read without its neighbours, and their sizes.

Words are kept in UTF-16, two bytes for most Han, and not compressed by the database, which would unpack 2,048 wordings
for each one that is read. (Compressed they would take a tenth less.)
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from numpy.typing import NDArray

    from directive_diff.corpus.database import Store

_CODING = "utf-16-le"
_MANY = 500  # numbers from which on a table is quicker than a list of values


def packed(words: Iterable[str]) -> pa.Array:
    """Return words as a store keeps them."""
    return pa.array([each.encode(_CODING, "replace") for each in words], pa.binary())


def unpacked(content: bytes) -> str:
    """Return the words that a store keeps."""
    return content.decode(_CODING)


def words_of(store: Store, ids: Collection[int] | NDArray[np.int64]) -> dict[int, str]:
    """Return the words of these wordings; nothing in a store without texts."""
    if not store.keeps_texts or not len(ids):
        return {}
    table = chosen(store, "select id, folded from wording where id in (select id from chosen)", ids)
    return dict(zip(table["id"].to_pylist(), _all_unpacked(table["folded"]), strict=True))


def _all_unpacked(column: pa.ChunkedArray) -> list[str]:
    """Return all words of a column, decoded together, which takes a fifth of the time."""
    words: list[str] = []
    for chunk in column.chunks:
        ends = np.frombuffer(chunk.buffers()[1], np.int32)[chunk.offset : chunk.offset + len(chunk) + 1] // 2
        units = np.frombuffer(chunk.buffers()[2] or b"", np.uint16)[: ends[-1]]
        second_halves = np.concatenate(([0], np.cumsum(units & 0xFC00 == 0xDC00)))  # noqa: PLR2004 - of rare Han
        whole = units.tobytes().decode(_CODING)
        places = (ends - second_halves[ends]).tolist()
        words += [whole[start:end] for start, end in pairwise(places)]
    return words


def chosen(
    store: Store, query: str, ids: Collection[int] | NDArray[np.int64], values: Sequence[object] = ()
) -> pa.Table:
    """Return the result of a query that names some numbers as the table ``chosen``."""
    numbers = np.fromiter(ids, np.int32, len(ids))
    if len(numbers) < _MANY:
        named = "with chosen as (select unnest(?::integer[]) as id) "
        return store.columns(named + query, [numbers.tolist(), *values])
    with store.given(chosen=pa.table({"id": numbers})):
        return store.columns(query, values)


def sizes_of(store: Store) -> NDArray[np.int32]:
    """Return how many distinct bigrams each wording holds, by its number."""
    return store.kept("sizes", _sizes)


def _sizes(store: Store) -> NDArray[np.int32]:
    table = store.columns("select id, grams from wording")
    ids = table["id"].to_numpy()
    sizes = np.zeros(int(ids.max()) + 1 if len(ids) else 0, np.int32)
    sizes[ids] = table["grams"].to_numpy()
    return sizes
