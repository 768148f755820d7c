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
    classes, lengths = _classes()
    sides = [[_words(point.bare, classes, lengths) for point in side] for side in (sources, targets)]
    held = [[{number for _, word in words for number in classes[word]} for words in side] for side in sides]
    counts = [Counter(chain.from_iterable(side)) for side in held]
    size = max(len(sources), len(targets))
    members = lexicon.table("synonyms")
    weights: dict[int, float] = {}
    for number in {**counts[0], **counts[1]}:
        weights[number] = weigh_class(max(count[number] for count in counts), size, members[number])
    said = {}
    for one, other in pairs:
        if not held[0][one].isdisjoint(held[1][other]):
            meaning = _said(sides[0][one], sides[1][other], (sources[one].bare, targets[other].bare), weights, classes)
            if meaning:
                said[one, other] = meaning
    return said


def _words(
    wording: str, classes: Mapping[str, tuple[int, ...]], lengths: Mapping[str, tuple[int, ...]]
) -> list[tuple[int, str]]:
    """Return the words of the lexicon that stand in ``wording``, with their places; they may overlap."""
    return [
        (start, wording[start : start + length])
        for start in range(len(wording) - 1)
        for length in lengths.get(wording[start : start + 2], ())
        if wording[start : start + length] in classes and start + length <= len(wording)
    ]


def _said(
    one: Sequence[tuple[int, str]],
    other: Sequence[tuple[int, str]],
    wordings: tuple[str, str],
    weights: Mapping[int, float],
    classes: Mapping[str, tuple[int, ...]],
) -> float:
    """Return how much two points say in other words, each place of either counted once, the most telling first."""
    ours, theirs = _longest(one, wordings[1], classes), _longest(other, wordings[0], classes)
    meetings = []
    for number in ours.keys() & theirs.keys():
        phrase = max(len(ours[number][1]), len(theirs[number][1])) >= _PHRASE
        meetings.append((weights[number] * (_OF_PHRASE if phrase else 1.0), number))
    used = theirs_used = 0
    total = 0.0
    for telling, number in sorted(meetings, key=lambda meeting: (-meeting[0], meeting[1])):
        here, there = _bits(*ours[number]), _bits(*theirs[number])
        if not used & here and not theirs_used & there:
            used, theirs_used = used | here, theirs_used | there
            total += telling
    return total


def _longest(
    words: Sequence[tuple[int, str]], other: str, classes: Mapping[str, tuple[int, ...]]
) -> dict[int, tuple[int, str]]:
    """Return the longest word of each class, with its place, that the ``other`` wording does not have as well."""
    found: dict[int, tuple[int, str]] = {}
    for place, word in words:
        if word not in other:
            for number in classes[word]:
                if number not in found or len(word) > len(found[number][1]):
                    found[number] = (place, word)
    return found


def _bits(place: int, word: str) -> int:
    return ((1 << len(word)) - 1) << place
