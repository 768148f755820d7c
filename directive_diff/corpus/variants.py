"""The wordings that a phrase stands in: with the word before it, and in forms that are near it but not the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from directive_diff.corpus.lookup import holding_most
from directive_diff.corpus.said import UNDATED, clauses_with, day_of
from directive_diff.corpus.wordings import words_of
from directive_diff.words import cut

if TYPE_CHECKING:
    from collections.abc import Mapping

    from directive_diff.corpus.database import Store
    from directive_diff.corpus.lookup import Lists
    from directive_diff.corpus.said import AskedTexts, Clauses, Numbers, Said

_BEFORE = 6  # characters before a phrase that are cut into words
_CONTEXTS = 400  # different ones that are looked at, those in the most texts
_MOST_VARIANTS = 20
_LEAST_SHARE = 0.6  # the share of a phrase's bigrams that a near form has
_LEAST_BIGRAMS = 5  # bigrams of a phrase that near forms are looked for of
_LIGHT = frozenset("的了着地得和与及、“《（·")


class Variant(NamedTuple):
    """A wording, in how many texts, and since when (None where no text has a date)."""

    wording: str
    texts: int
    first: str | None


def variants(said: Said, phrase: str) -> tuple[Variant, ...]:
    """Return the phrase with the word before it: 发展新质生产力, 培育新质生产力."""
    before = {id_: folded[: folded.index(phrase)][-_BEFORE:] for id_, folded in said.words.items()}
    contexts = _groups(before, said.clauses)
    shown = [f"{_last_word(contexts.names[at])}{phrase}" for at in contexts.most_frequent(_CONTEXTS)]
    return contexts.joined(dict(zip(contexts.most_frequent(_CONTEXTS), shown, strict=True))).ranked(said.asked)


def _last_word(before: str) -> str:
    """Return the word that a context ends with; none where a sign or a light word stands between."""
    if not before or before[-1] in _LIGHT or not before[-1].isalnum():
        return ""
    return cut(before)[-1]


class _Groups(NamedTuple):
    """Clauses by what they are shown as: each of the ``names`` with each text once."""

    names: list[str]
    group: Numbers
    text: Numbers

    @property
    def counts(self) -> Numbers:
        """In how many texts each stands."""
        return np.bincount(self.group, minlength=len(self.names))

    def most_frequent(self, most: int) -> list[int]:
        """Return the numbers of those in the most texts."""
        found: list[int] = np.argsort(-self.counts, kind="stable")[:most].tolist()
        return found

    def joined(self, shown: Mapping[int, str]) -> _Groups:
        """Return some of the groups under other names, those of one name as one."""
        names = sorted(set(shown.values()))
        numbers = {name: number for number, name in enumerate(names)}
        becomes = np.full(len(self.names), -1)
        becomes[list(shown)] = [numbers[name] for name in shown.values()]
        return _once(names, becomes[self.group], self.text)

    def ranked(self, texts: AskedTexts) -> tuple[Variant, ...]:
        """Return those in the most texts, the earliest first among equals, and since when."""
        firsts = np.full(len(self.names), UNDATED)
        np.minimum.at(firsts, self.group, texts.day[self.text])
        order = np.lexsort((firsts, -self.counts))
        return tuple(
            Variant(self.names[at], int(self.counts[at]), day_of(int(firsts[at])))
            for at in order[:_MOST_VARIANTS]
            if self.counts[at]
        )


def _groups(shown: Mapping[int, str], clauses: Clauses) -> _Groups:
    """Return clauses by what their wordings are shown as."""
    names = sorted(set(shown.values()))
    numbers = {name: number for number, name in enumerate(names)}
    ids = np.fromiter(shown, np.int64, len(shown))
    groups = np.fromiter((numbers[name] for name in shown.values()), np.int64, len(ids))
    order = np.argsort(ids)
    at = np.searchsorted(ids[order], clauses.wording)
    return _once(names, groups[order][at], clauses.text)


def _once(names: list[str], group: Numbers, text: Numbers) -> _Groups:
    pairs = np.unique(group[group >= 0] << 32 | text[group >= 0])
    return _Groups(names, pairs >> 32, pairs & 0xFFFFFFFF)


def near_forms(store: Store, phrase: str, lists: Lists, texts: AskedTexts) -> tuple[Variant, ...]:
    """Return the stretches of clauses that share most of a phrase's bigrams but do not hold it.

    For 统筹疫情防控和经济社会发展 that is 统筹推进疫情防控和经济社会发展.
    """
    if len(phrase) <= _LEAST_BIGRAMS:
        return ()
    near = words_of(store, holding_most(store, phrase, lists, _LEAST_SHARE))
    stretches = {id_: _stretch(phrase, folded) for id_, folded in near.items() if phrase not in folded}
    stretches = {id_: stretch for id_, stretch in stretches.items() if stretch}
    if not stretches:
        return ()
    clauses = clauses_with(store, np.fromiter(stretches, np.int64, len(stretches)), texts)
    return _groups(stretches, clauses).ranked(texts)


def _stretch(phrase: str, folded: str) -> str:
    """Return the part of a clause from the first to the last bigram that a phrase has too; none if it is too long."""
    own = {phrase[i : i + 2] for i in range(len(phrase) - 1)}
    at = [i for i in range(len(folded) - 1) if folded[i : i + 2] in own]
    stretch = folded[at[0] : at[-1] + 2] if at else ""
    return stretch if len(stretch) * 2 <= len(phrase) * 3 else ""
