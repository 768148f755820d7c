"""The wordings around a phrase: with the word before it, and in forms that are similar but not the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from directive_diff.corpus.store.grams import distinct
from directive_diff.corpus.store.lookup import holding_most
from directive_diff.corpus.store.spelling import spelt
from directive_diff.corpus.store.wordings import spelling_of
from directive_diff.corpus.trace.said import UNDATED, clauses_with, day_of
from directive_diff.words import cut

if TYPE_CHECKING:
    from collections.abc import Mapping

    from directive_diff.corpus.store.database import Store
    from directive_diff.corpus.store.lookup import Lists
    from directive_diff.corpus.store.spelling import Characters
    from directive_diff.corpus.trace.said import AskedTexts, Clauses, Numbers, Said

_BEFORE = 6  # characters before a phrase that are cut into words
_CONTEXTS = 400  # different ones that are looked at, those in the most texts
_MOST_VARIANTS = 20
_LEAST_SHARE = 0.6  # the share of a phrase's bigrams that a near form has
_LEAST_BIGRAMS = 5  # bigrams of a phrase that near forms are looked for of
_FEW_KINDS = 1 << 16  # characters that have numbers of 16 bits
_FILLING = "\0"  # of a row of characters that is shorter than others
_LIGHT = frozenset("的了着地得和与及、“《（·")


class Variant(NamedTuple):
    """A wording, in how many texts, and since when (None where no text has a date)."""

    wording: str
    texts: int
    first: str | None


def variants(uses: Said, phrase: str) -> tuple[Variant, ...]:
    """Return the phrase with the word before it: 发展新质生产力, 培育新质生产力."""
    before = uses.words.before(uses.at, _BEFORE)
    examples, context = _distinct_rows(before)
    contexts = _grouped(uses.words.ids, context, len(examples), uses.clauses)
    most = contexts.most_frequent(_CONTEXTS)
    names = {at: f"{_last_word(spelt(before[examples[at]]).rstrip(_FILLING))}{phrase}" for at in most}
    return _ranked(contexts, names, uses.asked)


def _distinct_rows(rows: Characters) -> tuple[Numbers, Numbers]:
    """Return an example of each distinct row of characters, in order, and which one each row is."""
    occurs = np.zeros(int(rows.max(initial=0)) + 1, np.bool_)
    occurs[rows] = True
    codes = (np.cumsum(occurs) - 1).astype(np.uint16 if occurs.sum() <= _FEW_KINDS else np.uint32)[rows]
    order = np.lexsort(codes.T[::-1])  # numbers of 16 bits, column by column, take a third of the time of large ones
    ordered = codes[order]
    fresh = np.ones(len(rows), np.bool_)
    fresh[1:] = (ordered[1:] != ordered[:-1]).any(axis=1)
    numbers = np.empty(len(rows), np.int64)
    numbers[order] = np.cumsum(fresh) - 1
    return order[fresh], numbers


def _last_word(before: str) -> str:
    """Return the word that a context ends with; none if a sign or a light word is in between."""
    if not before or before[-1] in _LIGHT or not before[-1].isalnum():
        return ""
    return cut(before)[-1]


class _Groups(NamedTuple):
    """Texts in some number of ``groups``: each pair of group and text once."""

    group: Numbers
    text: Numbers
    groups: int

    @property
    def sizes(self) -> Numbers:
        """How many texts each has."""
        return np.bincount(self.group, minlength=self.groups)

    def most_frequent(self, most: int) -> list[int]:
        """Return the numbers of those with the most texts."""
        sizes = self.sizes
        least = np.partition(sizes, -most)[-most] if len(sizes) > most else 0
        large = np.flatnonzero(sizes >= least)
        numbers: list[int] = large[np.argsort(-sizes[large], kind="stable")[:most]].tolist()
        return numbers


def _grouped(ids: Numbers, group: Numbers, count: int, clauses: Clauses) -> _Groups:
    """Return clauses by the group of their wording, whose numbers are ``ids``."""
    of_wording = np.full(int(clauses.wording.max(initial=ids.max(initial=0))) + 1, -1)
    of_wording[ids] = group
    return _once(of_wording[clauses.wording], clauses.text, count)


def _once(group: Numbers, text: Numbers, count: int) -> _Groups:
    pairs = distinct((group << 32 | text)[group >= 0])
    return _Groups(pairs >> 32, pairs & 0xFFFFFFFF, count)


def _ranked(groups: _Groups, shown: Mapping[int, str], texts: AskedTexts) -> tuple[Variant, ...]:
    """Return some of the groups by name, those of one name as one, with the most texts first, and since when.

    Among equals the earliest comes first.
    """
    names = sorted(set(shown.values()))
    numbers = {name: number for number, name in enumerate(names)}
    becomes = np.full(groups.groups, -1)
    becomes[list(shown)] = [numbers[name] for name in shown.values()]
    named = _once(becomes[groups.group], groups.text, len(names))
    firsts = np.full(len(names), UNDATED)
    np.minimum.at(firsts, named.group, texts.day[named.text])
    sizes = named.sizes
    return tuple(
        Variant(names[at], int(sizes[at]), day_of(int(firsts[at])))
        for at in np.lexsort((firsts, -sizes))[:_MOST_VARIANTS]
        if sizes[at]
    )


def near_forms(store: Store, phrase: str, lists: Lists, uses: Said) -> tuple[Variant, ...]:
    """Return the stretches of clauses that share most of a phrase's bigrams but do not hold it.

    For 统筹疫情防控和经济社会发展 that is 统筹推进疫情防控和经济社会发展.
    """
    if len(phrase) <= _LEAST_BIGRAMS:
        return ()
    ids = holding_most(store, phrase, lists, _LEAST_SHARE)
    near = spelling_of(store, ids)
    near = near.some(near.first(phrase) < 0)
    owners, starts, ends = near.stretches(phrase)
    short = (ends - starts) * 2 <= len(phrase) * 3
    ids, starts, ends = near.ids[owners[short]], starts[short], ends[short]
    if not len(ids):
        return ()
    whole = spelt(near.characters)
    stretches = [whole[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    numbers = {stretch: number for number, stretch in enumerate(dict.fromkeys(stretches))}
    group = np.array([numbers[stretch] for stretch in stretches])
    groups = _grouped(ids, group, len(numbers), clauses_with(store, ids, uses.asked))
    return _ranked(groups, {number: stretch for stretch, number in numbers.items()}, uses.asked)
