"""Which wordings of a store contain given bigrams: all of a phrase's, most of them, or enough to be similar.

The lists of the index are added up in one array, a number for each wording of the store: how many of the bigrams asked
for it holds. That is exact, and takes a step for each entry of the lists: for 11 bigrams in a million clauses some
50,000, which are less than a millisecond.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from directive_diff.corpus.store.bigrams import LOW, bigram_numbers
from directive_diff.corpus.store.wordings import sizes_of, words_of
from directive_diff.text import bigrams, dice

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from directive_diff.corpus.store.database import Store

    Lists = Mapping[int, list[NDArray[np.int32]]]

_CLOSE = 1e-9  # fractions of bigrams by which rounding may be off


class Alike(NamedTuple):
    """A wording of the store that is similar to a given one; ``folded`` is None in a store without texts."""

    id: int
    folded: str | None
    dice: float


class Near(NamedTuple):
    """The wordings similar to a given one, most similar first, and how many ``more`` there are."""

    alike: list[Alike]
    more: int


def lists_of(store: Store, grams: Collection[int]) -> Lists:
    """Return, for each bigram in the store, the wordings that contain it, as one or more lists."""
    table = store.columns(
        "select gram, wordings from posting where gram in (select unnest(?::uinteger[]))", [sorted(grams)]
    ).combine_chunks()
    by_gram: dict[int, list[NDArray[np.int32]]] = {}
    if table.num_rows:
        lists = table["wordings"].chunk(0)
        offsets, ids = lists.offsets.to_numpy(), lists.values.to_numpy()
        for at, gram in enumerate(table["gram"].to_pylist()):
            by_gram.setdefault(gram, []).append(ids[offsets[at] : offsets[at + 1]])
    return by_gram


def alike(store: Store, texts: Sequence[str], least: float, *, most: int | None = None) -> list[Near]:
    """Return for each of ``texts``, which are folded, the wordings with Dice ≥ ``least``, at most ``most`` of them."""
    sets = [bigram_numbers(text) for text in texts]
    lists = lists_of(store, frozenset[int]().union(*sets))
    sizes = sizes_of(store)
    shared = np.zeros(len(sizes), np.uint16)
    near = []
    for own in sets:
        _add_up(shared, lists, own)
        ids = np.flatnonzero(shared >= max(1, ceil(least * len(own) / (2 - least) - _CLOSE)))
        likeness = 2 * shared[ids] / (len(own) + sizes[ids])
        kept = np.flatnonzero(likeness >= least)
        kept = kept[np.lexsort((ids[kept], -likeness[kept]))]
        near.append((ids[kept], likeness[kept]))
        shared[:] = 0
    words = words_of(store, {int(id_) for ids, _ in near for id_ in ids[:most]})
    return [
        _measured(text, zip(ids[:most].tolist(), likeness[:most].tolist(), strict=True), words, least, len(ids))
        for text, (ids, likeness) in zip(texts, near, strict=True)
    ]


def _add_up(shared: NDArray[np.uint16], lists: Lists, grams: Iterable[int]) -> None:
    """Count for each wording how many of ``grams`` it contains."""
    for gram in grams:
        for ids in lists.get(gram, ()):
            shared[ids] += 1


def _measured(
    text: str, candidates: Iterable[tuple[int, float]], words: Mapping[int, str], least: float, total: int
) -> Near:
    """Return what was found; if rare characters share index numbers (see `bigrams`), measure the words."""
    near = []
    rows = list(candidates)
    for id_, likeness in rows:
        folded = words.get(id_)
        rare = folded is not None and (_has_rare(text) or _has_rare(folded))
        measured = dice(bigrams(text), bigrams(folded or "")) if rare else likeness
        if measured >= least:
            near.append(Alike(id_, folded, measured))
    return Near(near, total - len(rows))


def _has_rare(text: str) -> bool:
    return max(text, default="") > chr(LOW)


def holding(store: Store, phrase: str, lists: Lists) -> NDArray[np.int64]:
    """Return the wordings that hold all bigrams of ``phrase``, by their ``lists``.

    A single character is looked for in any bigram.
    """
    if len(phrase) == 1:
        return _holding_character(store, phrase)
    grams = bigram_numbers(phrase)
    if not grams <= lists.keys():
        return np.empty(0, np.int64)
    rarest = sorted(grams, key=lambda gram: sum(map(len, lists[gram])))
    ids = np.concatenate(lists[rarest[0]])
    for gram in rarest[1:]:
        holds = np.zeros(len(sizes_of(store)), np.bool_)
        for some in lists[gram]:
            holds[some] = True
        ids = ids[holds[ids]]
    return np.sort(ids).astype(np.int64)


def _holding_character(store: Store, character: str) -> NDArray[np.int64]:
    number = ord(character) & LOW
    table = store.columns("select wordings from posting where gram >> 16 = ? or gram & 65535 = ?", [number] * 2)
    holds = sizes_of(store) == 0  # a single character has no bigram
    for lists in table["wordings"].chunks:
        holds[lists.flatten().to_numpy()] = True
    return np.flatnonzero(holds)


def holding_most(store: Store, phrase: str, lists: Lists, share: float) -> NDArray[np.int64]:
    """Return the wordings that hold at least a ``share`` of the bigrams of ``phrase``, whatever else they contain."""
    grams = bigram_numbers(phrase)
    shared = np.zeros(len(sizes_of(store)), np.uint16)
    _add_up(shared, lists, grams)
    return np.flatnonzero(shared >= ceil(share * len(grams) - _CLOSE))
