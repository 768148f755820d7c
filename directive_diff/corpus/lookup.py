"""Which wordings of a store are alike to given ones: those with Dice's coefficient over bigrams from a bound on.

Two wordings of n and m bigrams with Dice ≥ d share at least s = d·(n + m) / 2 of them, and as the shared ones are at
most m, at least d·n / (2 - d). So the most frequent bigrams of a wording, one less than that, need not be looked up:
some of the others are shared in any case. What is then found is measured exactly. Nothing is missed.

    n = 11, d = .4    at least 3 shared: the 2 most frequent of the 11 are not looked up
"""

from __future__ import annotations

from math import ceil
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.corpus.bigrams import bigram_numbers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from directive_diff.corpus.database import Store

_CLOSE = 1e-9  # fractions of bigrams by which rounding may be off

_SEARCH = """
with looked as (select unnest(?::integer[]) as query, unnest(?::uinteger[]) as gram),
size as (select unnest(?::integer[]) as query, unnest(?::integer[]) as grams, unnest(?::integer[]) as skipped),
hit as (select query, unnest(wordings) as id from posting join looked using (gram)),
counted as (select query, id, count(*) as shared from hit group by query, id)
select query, id, w.grams, folded, shared from counted join wording w using (id) join size using (query)
where 2 * (shared + skipped) >= ?::double * (size.grams + w.grams) - 1e-6 order by query, id
"""


class Alike(NamedTuple):
    """A wording of the store that is alike to a given one; ``folded`` is None in a store without texts."""

    id: int
    folded: str | None
    dice: float


def frequencies(store: Store, grams: Sequence[int]) -> Mapping[int, int]:
    """Return how many wordings of the store hold each bigram."""
    rows = store.rows(
        "select gram, sum(len(wordings))::bigint from posting where gram in (select unnest(?::uinteger[])) group by 1",
        [list(grams)],
    )
    return dict(rows)


def alike(store: Store, texts: Sequence[str], least: float) -> list[list[Alike]]:
    """Return for each of ``texts``, which are folded, the wordings with Dice ≥ ``least``, the most alike first."""
    sets = [bigram_numbers(text) for text in texts]
    counts = frequencies(store, sorted(set().union(*sets)))
    exact = not store.keeps_texts  # without texts nothing could be measured afterwards
    queries: list[int] = []
    grams: list[int] = []
    skipped: list[int] = []
    for number, own in enumerate(sets):
        rarest = sorted(own, key=lambda gram: (counts.get(gram, 0), gram))
        spared = 0 if exact else max(0, ceil(least * len(own) / (2 - least) - _CLOSE) - 1)
        kept = [gram for gram in rarest[: len(own) - spared] if gram in counts]
        queries += [number] * len(kept)
        grams += kept
        skipped.append(spared)
    found: list[list[Alike]] = [[] for _ in texts]
    words = [set(map(add, text, text[1:])) for text in texts]  # several times as quick as numbers
    rows = store.rows(_SEARCH, [queries, grams, list(range(len(texts))), [len(s) for s in sets], skipped, least])
    for number, id_, size, folded, shared in rows:
        own = words[number]
        common = shared if folded is None else len(own & set(map(add, folded, folded[1:])))
        dice = 2 * common / (len(own) + size)
        if dice >= least:
            found[number].append(Alike(id_, folded, dice))
    return [sorted(each, key=lambda one: (-one.dice, one.id)) for each in found]


def alike_within(store: Store, phrase: str, share: float) -> list[tuple[int, str]]:
    """Return the wordings that hold at least a ``share`` of the bigrams of ``phrase``, whatever else they hold."""
    own = bigram_numbers(phrase)
    counts = frequencies(store, sorted(own))
    needed = ceil(share * len(own) - _CLOSE)
    rarest = sorted(counts, key=lambda gram: (counts[gram], gram))
    spared = max(0, needed - 1 - (len(own) - len(counts)))
    looked = rarest[: len(rarest) - spared]
    found = store.rows(
        "select id, folded from wording join (select unnest(wordings) as id from posting where gram in (select "
        "unnest(?::uinteger[])) group by id having count(*) >= ?) using (id)",
        [looked, max(1, needed - spared)],
    )
    words = set(map(add, phrase, phrase[1:]))
    return [(id_, folded) for id_, folded in found if len(words & set(map(add, folded, folded[1:]))) >= needed]
