"""The wordings that a phrase stands in: with the word before it, and in forms that are near it but not the same."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.corpus.lookup import alike_within
from directive_diff.words import cut

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directive_diff.corpus.database import Store
    from directive_diff.corpus.query import Query

_BEFORE = 6  # characters before a phrase that are cut into words
_CONTEXTS = 400  # different ones that are looked at, the most frequent
_MOST_VARIANTS = 20
_LEAST_SHARE = 0.6  # the share of a phrase's bigrams that a near form has
_LEAST_BIGRAMS = 5  # bigrams of a phrase that near forms are looked for of
_LIGHT = frozenset("的了着地得和与及、“《（·")


class Variant(NamedTuple):
    """A wording, in how many texts, and since when (None where no text has a date)."""

    wording: str
    texts: int
    first: str | None


def variants(store: Store, phrase: str) -> tuple[Variant, ...]:
    """Return the phrase with the word before it, by the table ``said``: 发展新质生产力, 培育新质生产力."""
    rows = store.rows(
        "select right(left(folded, strpos(folded, ?) - 1), ?) as before, list(distinct text), min(date)::varchar from "
        "said group by before order by len(list(distinct text)) desc, before limit ?",
        [phrase, _BEFORE, _CONTEXTS],
    )
    return _grouped((f"{_last_word(before)}{phrase}", texts, first) for before, texts, first in rows)


def _last_word(before: str) -> str:
    """Return the word that a context ends with; none where a sign or a light word stands between."""
    if not before or before[-1] in _LIGHT or not before[-1].isalnum():
        return ""
    return cut(before)[-1]


def _grouped(rows: Iterable[tuple[str, list[int], str | None]]) -> tuple[Variant, ...]:
    texts: dict[str, set[int]] = defaultdict(set)
    firsts: dict[str, str] = {}
    for wording, holders, first in rows:
        texts[wording].update(holders)
        if first and (wording not in firsts or first < firsts[wording]):
            firsts[wording] = first
    ranked = sorted(texts, key=lambda wording: (-len(texts[wording]), firsts.get(wording, ""), wording))
    return tuple(Variant(wording, len(texts[wording]), firsts.get(wording)) for wording in ranked[:_MOST_VARIANTS])


def near_forms(store: Store, phrase: str, query: Query) -> tuple[Variant, ...]:
    """Return the stretches of clauses that share most of a phrase's bigrams but do not hold it.

    For 统筹疫情防控和经济社会发展 that is 统筹推进疫情防控和经济社会发展.
    """
    if len(phrase) <= _LEAST_BIGRAMS:
        return ()
    stretches: dict[int, str] = {}
    for id_, folded in alike_within(store, phrase, _LEAST_SHARE):
        if phrase not in folded and (stretch := _stretch(phrase, folded)):
            stretches[id_] = stretch
    if not stretches:
        return ()
    condition, values = query.sql()
    rows = store.rows(
        "select c.wording, list(distinct c.text), min(t.date)::varchar from clause c join text t on t.id = c.text "
        f"where c.wording in (select unnest(?::integer[])) and {condition} group by c.wording",
        [list(stretches), *values],
    )
    return _grouped((stretches[id_], texts, first) for id_, texts, first in rows)


def _stretch(phrase: str, folded: str) -> str:
    """Return the part of a clause from the first to the last bigram that a phrase has too; none if it is too long."""
    own = {phrase[i : i + 2] for i in range(len(phrase) - 1)}
    at = [i for i in range(len(folded) - 1) if folded[i : i + 2] in own]
    stretch = folded[at[0] : at[-1] + 2] if at else ""
    return stretch if len(stretch) * 2 <= len(phrase) * 3 else ""
