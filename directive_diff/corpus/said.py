"""The clauses that say a phrase as columns of numbers: of the texts asked for, by month and level, the first of all.

A phrase may stand in 20,000 texts. So the database is asked for numbers alone, once, and what a trace says of them is
counted here.
"""

from __future__ import annotations

from functools import cached_property
from operator import contains, eq
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from directive_diff.corpus.lookup import holding
from directive_diff.corpus.wordings import chosen, words_of
from directive_diff.model import Level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from directive_diff.corpus.database import Store
    from directive_diff.corpus.lookup import Lists
    from directive_diff.corpus.query import Query

    Numbers = NDArray[np.int64]

_LEVELS = [*Level]
_NO_LEVEL = len(_LEVELS)
UNDATED = np.iinfo(np.int64).max
"""The day of a text without a date: behind every other."""


class AskedTexts(NamedTuple):
    """The texts that a query asks for: by the number of a text whether it is one, its day and its level."""

    asked: NDArray[np.bool_]
    day: Numbers
    level: Numbers

    @property
    def total(self) -> int:
        """How many they are."""
        return int(self.asked.sum())


class Clauses(NamedTuple):
    """Some clauses, in the order of the store: text, number there, wording, block, and where it stands."""

    text: Numbers
    number: Numbers
    wording: Numbers
    block: Numbers
    start: Numbers
    length: Numbers

    def of(self, wordings: Numbers) -> Clauses:
        """Return those of some wordings."""
        inside = np.isin(self.wording, wordings)
        return Clauses(*(column[inside] for column in self))


def texts_of(store: Store, query: Query) -> AskedTexts:
    """Return the texts that a query asks for."""
    condition, values = query.sql()
    table = store.columns(
        "select id, date_diff('day', date '1970-01-01', date)::bigint as day, "
        f"coalesce(enum_code(level), {_NO_LEVEL}) as level from text t where {condition}",
        values,
    )
    ids = table["id"].to_numpy().astype(np.int64)
    size = int(ids.max()) + 1 if len(ids) else 0
    asked, day, level = np.zeros(size, np.bool_), np.full(size, UNDATED), np.full(size, _NO_LEVEL)
    asked[ids] = True
    day[ids] = table["day"].fill_null(UNDATED).to_numpy()
    level[ids] = table["level"].to_numpy()
    return AskedTexts(asked, day, level)


def clauses_with(store: Store, wordings: Numbers, texts: AskedTexts) -> Clauses:
    """Return the clauses of these wordings in the texts asked for."""
    columns = ", ".join(Clauses._fields)
    table = chosen(store, f"select {columns} from clause where wording in (select id from chosen)", wordings)
    found = Clauses(*(table[name].to_numpy().astype(np.int64) for name in Clauses._fields))
    inside = np.zeros(len(found.text), np.bool_)
    known = found.text < len(texts.asked)
    inside[known] = texts.asked[found.text[known]]
    return Clauses(*(column[inside] for column in found))


class LevelSaid(NamedTuple):
    """In how many texts of a level a phrase stands, and the row of its first clause there."""

    level: str | None
    texts: int
    row: int


class Said:
    """The clauses that say a phrase, with the words of their wordings (none in a store without texts)."""

    def __init__(self, clauses: Clauses, words: Mapping[int, str], asked: AskedTexts) -> None:
        self.clauses, self.words, self.asked = clauses, words, asked
        self.day, self.level = asked.day[clauses.text], asked.level[clauses.text]

    @cached_property
    def texts(self) -> Numbers:
        """The texts that say it, each once."""
        return np.unique(self.clauses.text)

    @property
    def undated(self) -> int:
        """How many of them have no date."""
        return int((self.asked.day[self.texts] == UNDATED).sum())

    def months(self) -> Iterator[tuple[str, int, int]]:
        """Yield every month from the first to the last in which a text was asked for: how many say it, of how many."""
        days = self.asked.day[self.asked.asked]
        every, totals = np.unique(_months(days), return_counts=True)
        own, counts = np.unique(_months(self.asked.day[self.texts]), return_counts=True)
        saying = dict(zip(own.tolist(), counts.tolist(), strict=True))
        for month, total in zip(every.tolist(), totals.tolist(), strict=True):
            yield f"{month:%Y-%m}", saying.get(month, 0), total

    def first(self) -> int | None:
        """Return the row of the first clause of all: by day, level, text, place."""
        return self._first(np.arange(len(self.day)), self.day, self.level, self.clauses.text)

    def last(self) -> int | None:
        """Return the row of the last: by day, then the highest level."""
        dated = np.flatnonzero(self.day != UNDATED)
        rows = dated if len(dated) else np.arange(len(self.day))
        return self._first(rows, -self.day, self.level, -self.clauses.text)

    def first_of_levels(self) -> list[LevelSaid]:
        """Return what is said at each level that says it."""
        levels, counts = np.unique(self.asked.level[self.texts], return_counts=True)
        found = []
        for level, count in zip(levels.tolist(), counts.tolist(), strict=True):
            row = self._first(np.flatnonzero(self.level == level), self.day, self.clauses.text)
            if row is not None:
                found.append(LevelSaid(None if level == _NO_LEVEL else str(_LEVELS[level]), count, row))
        return found

    def _first(self, rows: Numbers, *keys: Numbers) -> int | None:
        """Return which of some rows is the first by keys, and by its place in its text."""
        for key in (*keys, self.clauses.number):
            if not len(rows):
                return None
            values = key[rows]
            rows = rows[values == values.min()]
        return int(rows[0])


def _months(days: Numbers) -> NDArray[np.datetime64]:
    months: NDArray[np.datetime64] = days[days != UNDATED].astype("datetime64[D]").astype("datetime64[M]")
    return months


def day_of(number: int) -> str | None:
    """Return a day as it is written."""
    return None if number == UNDATED else str(np.datetime64(number, "D"))


def said_by(store: Store, pieces: Sequence[str], query: Query, lists: Lists) -> Said:
    """Return the clauses that say a phrase, or begin to say one that goes over several clauses.

    ``lists`` are those of the bigrams of all pieces.
    """
    asked = texts_of(store, query)
    ids = [holding(store, piece, lists) for piece in pieces]
    words = words_of(store, np.unique(np.concatenate(ids)))
    if store.keeps_texts:
        edges = [_edge(number, len(pieces)) for number in range(len(pieces))]
        ids = [
            np.array([id_ for id_ in some.tolist() if edge(words[id_], piece)], np.int64)
            for some, edge, piece in zip(ids, edges, pieces, strict=True)
        ]
    every = clauses_with(store, np.unique(np.concatenate(ids)), asked)
    held = [every.of(some) for some in ids] if len(pieces) > 1 else [every]
    goes_on = np.ones(len(held[0].text), np.bool_)
    for number, after in enumerate(held[1:], 1):
        goes_on &= np.isin(_places(held[0]) + number, _places(after))
    first = Clauses(*(column[goes_on] for column in held[0]))
    return Said(first, {id_: words[id_] for id_ in ids[0].tolist()} if words else {}, asked)


def _places(clauses: Clauses) -> Numbers:
    return (clauses.text << 32) | clauses.number


def _edge(number: int, count: int) -> Callable[[str, str], bool]:
    """Return how a piece of a phrase stands in its clause: it may begin before the first and go on behind the last."""
    first, last = number == 0, number == count - 1
    return contains if first and last else str.endswith if first else str.startswith if last else eq
