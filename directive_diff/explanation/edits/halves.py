"""Long words that share one half: 严格落实 and 认真落实 differ only in 严格 and 认真.

jieba's dictionary holds many set phrases of two words. If the other clause has one of these words, alone or as half of
a phrase, only the other half changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.text import NUMERALS, is_han
from directive_diff.words import frequency

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_LEAST, _MOST = 4, 8  # characters of a phrase of two words
_HALF = 2  # characters of either
_NAME = 3  # characters of a name that follows that of its body in the other clause: 改革办, 市委改革办
_NUMERALS = frozenset(NUMERALS)


def split_shared(old: Sequence[str], new: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return both sequences of words, with the words that share a half cut in two.

    >>> split_shared(["严格落实", "责任"], ["认真落实", "责任"])
    (('严格', '落实', '责任'), ('认真', '落实', '责任'))
    """
    ours, theirs = set(old), set(new)
    halved, halved_too = _halves(ours - theirs, theirs), _halves(theirs - ours, ours)
    return _split(old, halved, theirs, halved_too), _split(new, halved_too, ours, halved)


def _halves(words: Iterable[str], others: set[str]) -> dict[str, list[tuple[str, str]]]:
    """Return the ways to cut each of ``words`` into two words of the dictionary, or before one of the ``others``."""
    found = {word: [*_ways(word), *_before_name(word, others)] for word in words if len(word) >= _LEAST}
    return {word: ways for word, ways in found.items() if ways}


def _ways(word: str) -> Iterator[tuple[str, str]]:
    if len(word) > _MOST or not all(map(is_han, word)) or not _NUMERALS.isdisjoint(word):
        return
    for at in range(len(word) - _HALF, _HALF - 1, -1):
        first, last = word[:at], word[at:]
        if frequency(first) and frequency(last):
            yield first, last


def _before_name(word: str, others: set[str]) -> Iterator[tuple[str, str]]:
    for name in others:
        if _NAME <= len(name) < len(word) and word.endswith(name):
            yield word[: -len(name)], name


def _split(
    words: Sequence[str],
    halved: Mapping[str, Sequence[tuple[str, str]]],
    others: set[str],
    others_halved: Mapping[str, Sequence[tuple[str, str]]],
) -> tuple[str, ...]:
    firsts, lasts = ({both[end] for ways in others_halved.values() for both in ways} for end in (0, 1))
    parts = {
        word: next((both for both in ways if _is_shared(both, others, firsts, lasts)), (word,))
        for word, ways in halved.items()
    }
    return tuple(part for word in words for part in parts.get(word) or (word,))


def _is_shared(both: tuple[str, str], others: set[str], firsts: set[str], lasts: set[str]) -> bool:
    """Return whether a half is a word of the other clause, or the same half of one: not 领导 of 组织领导, 领导班子."""
    first, last = both
    return not others.isdisjoint(both) or first in firsts or last in lasts
