"""The wordings of a store: their words, each of a million readable without its neighbours, and their sizes.

Words are kept in UTF-16, two bytes for most Han, and not compressed by the database, which would unpack 2,048 wordings
for each one that is read. (Compressed they would take a tenth less.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from directive_diff.corpus.store.spelling import Spelling

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from directive_diff.corpus.store.database import Store

_CODING = "utf-16-le"
_PLAIN = "\uffff"  # the last character that takes one unit
_COMMON = 10_000  # number of wordings from which they are marked, not joined
_MANY = 500  # number of values from which a table is faster than a list


def packed(words: Sequence[str]) -> pa.Array:
    """Return words as a store keeps them, encoded together."""
    whole = "".join(words).encode(_CODING, "replace")
    units = [*map(len, words)]
    if len(whole) != 2 * sum(units):  # rare Han take two units
        units = [size + sum(char > _PLAIN for char in word) for size, word in zip(units, words, strict=True)]
    ends = np.cumsum([0, *units], dtype=np.int32) * 2
    buffers = [None, pa.py_buffer(ends.astype(np.int32)), pa.py_buffer(whole)]
    return pa.Array.from_buffers(pa.binary(), len(words), buffers)


def unpacked(content: bytes) -> str:
    """Return the words that a store keeps."""
    return content.decode(_CODING)


def words_of(store: Store, ids: Collection[int] | NDArray[np.int64]) -> dict[int, str]:
    """Return the words of these wordings; nothing in a store without texts."""
    return spelling_of(store, ids).words()


def spelling_of(store: Store, ids: Collection[int] | NDArray[np.int64]) -> Spelling:
    """Return the words of these wordings as characters; nothing in a store without texts."""
    if not store.keeps_texts or not len(ids):
        nothing = np.empty(0, np.int64)
        return Spelling(nothing, nothing, nothing, np.empty(0, np.uint32))
    table = _read(store, ids)
    starts, ends, characters, before = [], [], [], 0
    for chunk in table["folded"].chunks:
        places, some = _characters(chunk)
        starts.append(places[:-1] + before)
        ends.append(places[1:] + before)
        characters.append(some)
        before += len(some)
    numbers = table["id"].to_numpy().astype(np.int64)
    return Spelling(numbers, np.concatenate(starts), np.concatenate(ends), np.concatenate(characters))


def _read(store: Store, ids: Collection[int] | NDArray[np.int64]) -> pa.Table:
    """Return number and words of these wordings.

    Many are marked in a column beside the table, which takes half the time of a join; wordings are numbered by place.
    """
    if len(ids) >= _COMMON and isinstance(ids, np.ndarray):
        marks = np.zeros(len(sizes_of(store)), np.bool_)
        marks[ids] = True
        with store.given(mark=pa.table({"held": marks})):
            table = store.columns("select id, folded from wording positional join mark where held")
        if np.array_equal(table["id"].to_numpy(), np.flatnonzero(marks)):
            return table
    return chosen(store, "select id, folded from wording where id in (select id from chosen)", ids)


def _characters(chunk: pa.BinaryArray) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
    """Return the places where words begin and end, and their characters, all unpacked together."""
    _, ends, content = chunk.buffers()
    places = np.frombuffer(ends, np.int32)[chunk.offset : chunk.offset + len(chunk) + 1].astype(np.int64) // 2
    units = np.frombuffer(content or b"", np.uint16)[places[0] : places[-1]]
    places -= places[0]
    second_halves = units & 0xFC00 == 0xDC00  # noqa: PLR2004 - of rare Han
    if not second_halves.any():
        return places, units.astype(np.uint32)
    places -= np.concatenate(([0], np.cumsum(second_halves)))[places]
    return places, np.frombuffer(units.tobytes().decode(_CODING).encode("utf-32-le"), np.uint32)


def chosen(
    store: Store, query: str, ids: Collection[int] | NDArray[np.int64], values: Sequence[object] = ()
) -> pa.Table:
    """Return the result of a query that names some numbers as the table ``chosen``."""
    numbers = ids.astype(np.int32) if isinstance(ids, np.ndarray) else np.fromiter(ids, np.int32, len(ids))
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
