"""The bigrams of many wordings at once, and for each bigram the wordings that contain it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np
import pyarrow as pa

from directive_diff.corpus.store.bigrams import LOW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_Number = TypeVar("_Number", bound=np.integer)
_PARTING = "\n"  # no wording has one, being part of a line; one that did would count as two


def gram_pairs(ids: NDArray[np.int64], texts: Sequence[str]) -> NDArray[np.uint64]:
    """Return (gram, id) of each distinct bigram of each text as ``gram << 32 | id``, in order."""
    joined = np.frombuffer(_PARTING.join(texts).encode("utf-32-le", "replace"), dtype=np.uint32)
    owner = np.repeat(ids, np.fromiter(map(len, texts), np.int64, len(texts)) + 1)[: len(joined)].astype(np.uint64)
    inside = (joined[:-1] != ord(_PARTING)) & (joined[1:] != ord(_PARTING))
    low = joined.astype(np.uint64) & np.uint64(LOW)
    pairs = ((low[:-1] << np.uint64(48)) | (low[1:] << np.uint64(32)) | owner[:-1])[inside]
    return distinct(pairs)


def distinct(values: NDArray[_Number]) -> NDArray[_Number]:
    """Return each of some values once, in order: six times as quick as NumPy, which hashes them."""
    ordered = np.sort(values)
    first = np.ones(len(ordered), np.bool_)
    first[1:] = ordered[1:] != ordered[:-1]
    return ordered[first]


def postings(pairs: NDArray[np.uint64]) -> pa.Table:
    """Return (gram, wordings): for each bigram, the numbers of the wordings that contain it, in order."""
    grams = (pairs >> np.uint64(32)).astype(np.uint32)
    ids = (pairs & np.uint64(0xFFFFFFFF)).astype(np.int32)
    starts = np.flatnonzero(np.concatenate(([True], grams[1:] != grams[:-1]))) if len(grams) else np.empty(0, np.int64)
    offsets = np.concatenate((starts, [len(ids)])).astype(np.int32)
    lists = pa.ListArray.from_arrays(pa.array(offsets), pa.array(ids))
    return pa.table({"gram": pa.array(grams[starts]), "wordings": lists})


def gram_counts(pairs: NDArray[np.uint64], first: int, count: int) -> NDArray[np.int64]:
    """Return the number of distinct bigrams of each of ``count`` wordings, which are numbered from ``first``."""
    ids = (pairs & np.uint64(0xFFFFFFFF)).astype(np.int64) - first
    return np.bincount(ids, minlength=count)
