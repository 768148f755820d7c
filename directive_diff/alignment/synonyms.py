"""The same in other words: near-synonyms that two points use where they share no wording.

A class of near-synonyms is a row of ``data/synonyms.tsv``; it tells as much as it is rare, so that 加强 against 强化
is nearly nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.alignment.rarity import weigh_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from directive_diff.alignment.points import Point

_PHRASE, _OF_PHRASE = 4, 1.3  # a word of four characters or more tells more

_Word = tuple[int, int, str]
"""A word as it stands in a wording: its length, below zero so that the longest comes first, its place, itself."""


@lexicon.derived
def _classes() -> tuple[Mapping[str, tuple[int, ...]], Mapping[str, tuple[int, ...]]]:
    """Return the classes of every word, and how long the words are that begin with a pair, the longest first."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(lexicon.table("synonyms")):
        for word in dict.fromkeys(row):
            found[word].append(number)
    lengths: dict[str, set[int]] = defaultdict(set)
    for word in found:
        lengths[word[:2]].add(len(word))
    return (
        {word: tuple(numbers) for word, numbers in found.items()},
        {opening: tuple(sorted(those, reverse=True)) for opening, those in lengths.items()},
    )


def synonymies(
    pairs: Iterable[tuple[int, int]], sources: Sequence[Point], targets: Sequence[Point]
) -> Mapping[tuple[int, int], float]:
    """Return how much each of ``pairs`` (source, target) says in other words, in weight, if it does."""
    here, there = ([_words(point) for point in side] for side in (sources, targets))
    counts = [Counter(chain.from_iterable(side)) for side in (here, there)]
    size = max(len(sources), len(targets))
    rows = lexicon.table("synonyms")
    weights: dict[int, float] = {}
    for number in counts[0].keys() & counts[1].keys():
        weights[number] = weigh_class(max(count[number] for count in counts), size, rows[number])
    said = {}
    for one, other in pairs:
        shared = here[one].keys() & there[other].keys()
        if shared:
            meetings = _meetings(shared, (here[one], there[other]), (sources[one].bare, targets[other].bare), weights)
            if meetings:
                said[one, other] = _told(meetings)
    return said


def _words(point: Point) -> dict[int, list[_Word]]:
    """Return the words of each class that stand in ``point``, the longest first; they may overlap."""
    classes, lengths = _classes()
    wording = point.bare
    found: dict[int, list[_Word]] = defaultdict(list)
    for opening in point.pairs.keys() & lengths.keys():
        place = wording.find(opening)
        while place >= 0:
            for length in lengths[opening]:
                word = wording[place : place + length]
                for number in classes.get(word, ()):
                    found[number].append((-len(word), place, word))
            place = wording.find(opening, place + 1)
    for words in found.values():
        words.sort()
    return found


def _meetings(
    shared: Iterable[int],
    words: tuple[Mapping[int, Sequence[_Word]], Mapping[int, Sequence[_Word]]],
    wordings: tuple[str, str],
    weights: Mapping[int, float],
) -> list[tuple[float, int, int, int]]:
    """Return where two points use different words of one class: how telling that is, the class, the places as bits.

    Of each class the longest word counts that the other point does not have as well. The most telling come first.
    """
    found = []
    for number in shared:
        ours, theirs = _own(words[0][number], wordings[1]), _own(words[1][number], wordings[0])
        if ours and theirs:
            phrase = max(len(ours[2]), len(theirs[2])) >= _PHRASE
            telling = weights[number] * (_OF_PHRASE if phrase else 1.0)
            found.append((-telling, number, _bits(ours), _bits(theirs)))
    return sorted(found)


def _own(words: Iterable[_Word], other: str) -> _Word | None:
    """Return the first of ``words`` that the wording ``other`` has not, or None."""
    for word in words:
        if word[2] not in other:
            return word
    return None


def _told(meetings: Iterable[tuple[float, int, int, int]]) -> float:
    """Return how much ``meetings`` tell, each place of either point counted once."""
    used = theirs_used = 0
    total = 0.0
    for telling, _, here, there in meetings:
        if not used & here and not theirs_used & there:
            used, theirs_used = used | here, theirs_used | there
            total -= telling
    return total


def _bits(found: _Word) -> int:
    length, place, _ = found
    return ((1 << -length) - 1) << place
