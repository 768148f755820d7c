"""Since when a phrase (提法) is said, how often, in which wordings, and who said it first at each level."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.corpus.store.bigrams import bigram_numbers
from directive_diff.corpus.store.bodies import unpack
from directive_diff.corpus.store.lookup import lists_of
from directive_diff.corpus.store.places import Source
from directive_diff.corpus.trace.said import said_by
from directive_diff.corpus.trace.variants import Variant, near_forms, variants
from directive_diff.errors import UsageError
from directive_diff.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from directive_diff.corpus.query import Query
    from directive_diff.corpus.store.database import Store
    from directive_diff.corpus.trace.said import Said

_PARTING = re.compile("[，；：。！？\\s]+")
_LONGEST_PHRASE = 200  # characters of a phrase
_QUOTED = """
with wanted as (select unnest(?::integer[]) as row, unnest(?::integer[]) as text, unnest(?::integer[]) as number)
select w.row, c.start, c.length, t.body, b.speaker, t.id, t.date::varchar, t.level::varchar, t.region, t.issuer,
  t.title, t.path, t.line
from wanted w join clause c on c.text = w.text and c.number = w.number join text t on t.id = w.text
left join block b on b.text = w.text and b.number = c.block
"""


class Quote(NamedTuple):
    """A text that says the phrase, and the clause that does, to the letter (None in a store without texts)."""

    source: Source
    text: str | None
    speaker: str | None
    start: int
    end: int


class Month(NamedTuple):
    """How many of the ``total`` texts of a month say the phrase."""

    month: str
    texts: int
    total: int

    @property
    def heat(self) -> float:
        """The share of the month's texts, 0..1."""
        return self.texts / self.total if self.total else 0.0

    def as_json(self) -> dict[str, object]:
        """Return it as JSON has it."""
        return {**self._asdict(), "heat": round(self.heat, 4)}


class LevelFirst(NamedTuple):
    """Who said the phrase first at a level, and in how many texts of that level it is."""

    level: str | None
    texts: int
    first: Quote


class Trace(NamedTuple):
    """What was found of a phrase.

    ``texts`` of the ``total`` say it, in ``clauses`` clauses; ``undated`` of them have no date. ``exact`` is false in a
    store without texts, where all bigrams of the phrase in one clause count as the phrase. ``set_phrase`` is whether
    a tenth of all texts or more say it.
    """

    store: str
    phrase: str
    exact: bool
    texts: int
    clauses: int
    total: int
    undated: int
    set_phrase: bool
    first: Quote | None
    last: Quote | None
    months: tuple[Month, ...]
    levels: tuple[LevelFirst, ...]
    variants: tuple[Variant, ...]
    near: tuple[Variant, ...]


def trace(store: Store, path: str, phrase: str, query: Query) -> Trace:
    """Return what a store knows of a phrase. Raises UsageError if it contains no word."""
    pieces = _clause_parts(phrase)
    whole = "，".join(pieces)
    lists = lists_of(store, bigram_numbers(whole))
    uses = said_by(store, pieces, query, lists)
    texts, total, exact = len(uses.texts), uses.asked.total, store.keeps_texts
    by_level = uses.first_of_levels()
    first, last = uses.first(), uses.last()
    quotes = _quotes(
        store, uses, sorted({row for row in (first, last, *(level.row for level in by_level)) if row is not None})
    )
    return Trace(
        path, phrase, exact, texts, len(uses.clauses.text), total, uses.undated, texts * 10 >= total > 0,
        None if first is None else quotes[first],
        None if last is None else quotes[last],
        tuple(map(Month._make, uses.months())),
        tuple(LevelFirst(level.level, level.texts, quotes[level.row]) for level in by_level),
        variants(uses, pieces[0]) if exact else (),
        near_forms(store, whole, lists, uses) if exact else (),
    )  # fmt: skip


def ids_saying(store: Store, phrase: str, query: Query) -> list[int]:
    """Return the texts that say a phrase. Raises UsageError if it contains no word."""
    pieces = _clause_parts(phrase)
    lists = lists_of(store, frozenset[int]().union(*map(bigram_numbers, pieces)))
    ids: list[int] = said_by(store, pieces, query, lists).texts.tolist()
    return ids


def _clause_parts(phrase: str) -> list[str]:
    """Return the parts of a phrase, each within one clause."""
    pieces = [piece for piece in _PARTING.split(fold(phrase).text) if piece]
    if not any(map(str.isalnum, "".join(pieces))) or len(phrase) > _LONGEST_PHRASE:
        raise UsageError("corpus_no_phrase", remedy="corpus_phrase", words=phrase[:40])
    return pieces


def _quotes(store: Store, uses: Said, rows: Sequence[int]) -> Mapping[int, Quote]:
    """Return the clauses of some rows, to the letter, with their texts."""
    if not rows:
        return {}
    clauses = uses.clauses
    quotes = {}
    for row, start, length, body, speaker, *source in store.rows(
        _QUOTED, [list(rows), clauses.text[rows].tolist(), clauses.number[rows].tolist()]
    ):
        end = start + length
        words = unpack(body)[start:end] if body is not None else None
        quotes[row] = Quote(Source._make(source), words, speaker, start, end)
    return quotes
