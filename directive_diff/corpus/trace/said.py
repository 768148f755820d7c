"""The clauses that say a phrase as columns of numbers: of the texts asked for, by month and level, the first of all.

A phrase may occur in 20,000 texts. So the database is queried once, for numbers only, and a trace's counts are made
here.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from directive_diff.corpus.store.grams import distinct
from directive_diff.corpus.store.lookup import holding
from directive_diff.corpus.store.wordings import sizes_of, spelling_of
from directive_diff.model import Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from directive_diff.corpus.query import Query
    from directive_diff.corpus.store.database import Store
    from directive_diff.corpus.store.lookup import Lists
    from directive_diff.corpus.store.spelling import Spelling

    Numbers = NDArray[np.int64]

_LEVELS = [*Level]
_NO_LEVEL = len(_LEVELS)
UNDATED = np.iinfo(np.int64).max
"""The day of a text without a date: behind every other."""


class AskedTexts(NamedTuple):
    """The texts that a query selects: by text number, whether it is selected, its day and its level."""

    asked: NDArray[np.bool_]
    day: Numbers
    level: Numbers

    @property
    def total(self) -> int:
        """How many they are."""
        return int(self.asked.sum())


class Clauses(NamedTuple):
    """Some clauses, in the order of the store: text, number there, and wording."""

    text: Numbers
    number: Numbers
    wording: Numbers

    def some(self, chosen: NDArray[np.bool_] | Numbers) -> Clauses:
        """Return some of them."""
        return Clauses(*(column[chosen] for column in self))


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
    """Return the clauses of these wordings in the texts asked for.

    All clauses are read, once: to pick some of a million here takes a fifth of what a join takes.
    """
    every: Clauses = store.kept("clauses", _every_clause)
    holds = np.zeros(max(len(sizes_of(store)), int(every.wording.max(initial=-1)) + 1), np.bool_)
    holds[wordings] = True
    clauses = every.some(np.flatnonzero(holds[every.wording]))
    inside = np.zeros(len(clauses.text), np.bool_)
    known = clauses.text < len(texts.asked)
    inside[known] = texts.asked[clauses.text[known]]
    return clauses.some(inside)


def _every_clause(store: Store) -> Clauses:
    table = store.columns("select text, number, wording from clause")
    return Clauses(*(table[name].to_numpy() for name in Clauses._fields))


class LevelSaid(NamedTuple):
    """The number of a level's texts that contain a phrase, and the row of its first clause there."""

    level: str | None
    texts: int
    row: int


class Said:
    """The clauses that say a phrase.

    ``words`` are those of their wordings (none in a store without texts), and ``at`` is where each says it.
    """

    def __init__(self, clauses: Clauses, asked: AskedTexts, words: Spelling, at: Numbers) -> None:
        self.clauses, self.asked, self.words, self.at = clauses, asked, words, at
        self.day, self.level = asked.day[clauses.text], asked.level[clauses.text]

    @cached_property
    def texts(self) -> Numbers:
        """The texts that say it, each once."""
        says = np.zeros(len(self.asked.asked), np.bool_)
        says[self.clauses.text] = True
        return np.flatnonzero(says)

    @property
    def undated(self) -> int:
        """How many of them have no date."""
        return int((self.asked.day[self.texts] == UNDATED).sum())

    def months(self) -> Iterator[tuple[str, int, int]]:
        """Yield every month from the first to the last in which a text was asked for: how many say it, of how many."""
        every, own = _months(self.asked.day[self.asked.asked]), _months(self.asked.day[self.texts])
        first = every.min(initial=0)
        totals = np.bincount(every - first)
        counts = np.bincount(own - first, minlength=len(totals))
        for month in np.flatnonzero(totals).tolist():
            yield str(np.datetime64(month + int(first), "M")), int(counts[month]), int(totals[month])

    def first(self) -> int | None:
        """Return the row of the first clause overall: by day, level, text, place."""
        return self._first(np.arange(len(self.day)), self.day, self.level, self.clauses.text)

    def last(self) -> int | None:
        """Return the row of the last: by day, then the highest level."""
        dated = np.flatnonzero(self.day != UNDATED)
        rows = dated if len(dated) else np.arange(len(self.day))
        return self._first(rows, -self.day, self.level, -self.clauses.text)

    def first_of_levels(self) -> list[LevelSaid]:
        """Return what is said at each level that says it."""
        levels, counts = np.unique(self.asked.level[self.texts], return_counts=True)
        firsts = []
        for level, count in zip(levels.tolist(), counts.tolist(), strict=True):
            row = self._first(np.flatnonzero(self.level == level), self.day, self.clauses.text)
            if row is not None:
                firsts.append(LevelSaid(None if level == _NO_LEVEL else str(_LEVELS[level]), count, row))
        return firsts

    def _first(self, rows: Numbers, *keys: Numbers) -> int | None:
        """Return which of some rows is the first by keys, and by its place in its text."""
        for key in (*keys, self.clauses.number):
            if not len(rows):
                return None
            values = key[rows]
            rows = rows[values == values.min()]
        return int(rows[0])


def _months(days: Numbers) -> Numbers:
    """Return the month of each day that is known, counted from January 1970."""
    months: Numbers = days[days != UNDATED].astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return months


def day_of(number: int) -> str | None:
    """Return a day as text."""
    return None if number == UNDATED else str(np.datetime64(number, "D"))


def said_by(store: Store, pieces: Sequence[str], query: Query, lists: Lists) -> Said:
    """Return the clauses that say a phrase, or begin to say one that goes over several clauses.

    ``lists`` are those of the bigrams of all pieces.
    """
    asked = texts_of(store, query) if query.asks else store.kept("texts", lambda one: texts_of(one, query))
    ids = [holding(store, piece, lists) for piece in pieces]
    words = spelling_of(store, distinct(np.concatenate(ids)) if len(ids) > 1 else ids[0])
    at = words.first(pieces[0])
    if store.keeps_texts:
        says = [_standing(words, at, piece, number, len(pieces)) for number, piece in enumerate(pieces)]
        at, first = at[says[0]], words.some(says[0])
        ids = [words.ids[some] for some in says]
    else:
        first = words
    clauses = clauses_with(store, ids[0], asked)
    if len(pieces) > 1:
        goes_on = np.ones(len(clauses.text), np.bool_)
        for number, some in enumerate(ids[1:], 1):
            goes_on &= np.isin(_places(clauses) + number, _places(clauses_with(store, some, asked)))
        clauses = clauses.some(goes_on)
    return Said(clauses, asked, first, at)


def _places(clauses: Clauses) -> Numbers:
    return (clauses.text.astype(np.int64) << 32) | clauses.number


def _standing(words: Spelling, at: Numbers, piece: str, number: int, count: int) -> NDArray[np.bool_]:
    """Return which wordings contain a piece at the place it has in the phrase.

    A phrase may begin before the first piece of it in a clause, and continue after the last one.
    """
    if count == 1:
        return at >= 0
    if number == 0:
        return words.ends_with(piece)
    return words.begins(piece) if number == count - 1 else words.is_(piece)
