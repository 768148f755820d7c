"""Character bigrams as numbers, many wordings at a time, and the lists of which wordings hold each.

A bigram is 32 bits: 16 for either character. Characters beyond the first 65,536 (rare Han) share numbers with others,
which costs a look too many and misses nothing: what the index finds is measured against the wordings themselves.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_LOW = 0xFFFF
_PARTING = "\n"  # stands in no wording, which is part of a line; one that does is taken as two


def gram_numbers(text: str) -> list[int]:
    """Return the distinct bigrams of ``text`` as numbers, in order.

    >>> [hex(number) for number in gram_numbers("落实落实")]
    ['0x5b9e843d', '0x843d5b9e']
    """
    return sorted({(ord(a) & _LOW) << 16 | (ord(b) & _LOW) for a, b in pairwise(text)})


def gram_pairs(ids: NDArray[np.int64], texts: Sequence[str]) -> NDArray[np.uint64]:
    """Return (gram, id) of each distinct bigram of each text as ``gram << 32 | id``, in order."""
    joined = np.frombuffer(_PARTING.join(texts).encode("utf-32-le", "replace"), dtype=np.uint32)
    owner = np.repeat(ids, np.fromiter(map(len, texts), np.int64, len(texts)) + 1)[: len(joined)].astype(np.uint64)
    inside = (joined[:-1] != ord(_PARTING)) & (joined[1:] != ord(_PARTING))
    low = joined.astype(np.uint64) & np.uint64(_LOW)
    pairs = ((low[:-1] << np.uint64(48)) | (low[1:] << np.uint64(32)) | owner[:-1])[inside]
    return np.unique(pairs)


def postings(pairs: NDArray[np.uint64]) -> pa.Table:
    """Return (gram, wordings): for each bigram the numbers of the wordings that hold it, in order."""
    grams = (pairs >> np.uint64(32)).astype(np.uint32)
    ids = (pairs & np.uint64(0xFFFFFFFF)).astype(np.int32)
    starts = np.flatnonzero(np.concatenate(([True], grams[1:] != grams[:-1]))) if len(grams) else np.empty(0, np.int64)
    offsets = np.concatenate((starts, [len(ids)])).astype(np.int32)
    lists = pa.ListArray.from_arrays(pa.array(offsets), pa.array(ids))
    return pa.table({"gram": pa.array(grams[starts]), "wordings": lists})


def gram_counts(pairs: NDArray[np.uint64], first: int, count: int) -> NDArray[np.int64]:
    """Return how many distinct bigrams each of ``count`` wordings holds; the first has the number ``first``."""
    ids = (pairs & np.uint64(0xFFFFFFFF)).astype(np.int64) - first
    return np.bincount(ids, minlength=count)
