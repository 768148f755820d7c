"""Near-synonyms that two points use instead of shared wording.

A class of near-synonyms is a row of ``data/synonyms.tsv``, or of ``data/abbreviations.tsv`` (三农, 农业农村农民). The
rarer it is, the more it counts: 加强 for 强化 counts next to nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain
from operator import add
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.alignment.points import weigh_class
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from directive_diff.alignment.candidates import Candidate
    from directive_diff.alignment.points import Point

_PHRASE, _PHRASE_FACTOR = 4, 1.3  # a word of four characters or more counts more


_Word = tuple[int, str]
"""A word in a wording: its offset, and the word."""


class _Meeting(NamedTuple):
    """Two points that use different words of one class: the weight of that, and the covers of the two words."""

    weight: float
    group: int
    ours: int
    theirs: int


@lexicon.derived
def _rows() -> tuple[lexicon.Row, ...]:
    """Return the words of each class."""
    return lexicon.table("synonyms") + lexicon.table("abbreviations")


@lexicon.derived
def _classes() -> Mapping[str, Sequence[tuple[str, int]]]:
    """Return the words of all classes, each with the number of its class, by their first two characters."""
    words: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for number, row in enumerate(_rows()):
        for word in row:
            words[word[:2]].append((word, number))
    return words


def synonym_weights(
    candidates: Iterable[Candidate], sources: Sequence[Point], targets: Sequence[Point]
) -> Mapping[Candidate, float]:
    """Return the weight of the synonyms between the points of each of ``candidates``, if they have any."""
    ours, theirs = ([_class_words(point.bare) for point in side] for side in (sources, targets))
    counts = [Counter(chain.from_iterable(side)) for side in (ours, theirs)]
    size = max(len(sources), len(targets))
    rows = _rows()
    weights = {
        group: weigh_class(max(count[group] for count in counts), size, rows[group])
        for group in counts[0].keys() & counts[1].keys()
    }
    totals = {}
    for source, target in candidates:
        common = ours[source].keys() & theirs[target].keys()
        if common:
            words = (ours[source], theirs[target])
            meetings = _meetings(common, words, (sources[source].bare, targets[target].bare), weights)
            if meetings:
                totals[source, target] = _total(meetings)
    return totals


@lexicon.remembered
def _class_words(wording: str) -> Mapping[int, Sequence[_Word]]:
    """Return the words of each class that occur in a wording, longest first; they may overlap."""
    classes = _classes()
    words: dict[int, list[_Word]] = defaultdict(list)
    for opening in set(map(add, wording, wording[1:])) & classes.keys():
        for word, group in classes[opening]:
            if word in wording:
                offset = wording.find(word)
                while offset >= 0:
                    words[group].append((offset, word))
                    offset = wording.find(word, offset + 1)
    for found_words in words.values():
        if len(found_words) > 1:
            found_words.sort(key=lambda word: (len(word[1]), -word[0]), reverse=True)
    return words


def use_synonyms(ours: str, theirs: str, our_part: int, their_part: int) -> bool:
    """Return whether two wordings use different words of one class, which touch these parts (covers) of them."""
    words, others = _class_words(ours), _class_words(theirs)
    return any(
        _touch(words[group], theirs, our_part) and _touch(others[group], ours, their_part)
        for group in words.keys() & others.keys()
    )


def _touch(words: Iterable[_Word], other: str, part: int) -> bool:
    """Return whether one of ``words`` that the wording ``other`` does not contain touches a ``part``."""
    return any(word[1] not in other and _cover(*word) & part for word in words)


def _meetings(
    groups: Iterable[int],
    words: tuple[Mapping[int, Sequence[_Word]], Mapping[int, Sequence[_Word]]],
    wordings: tuple[str, str],
    weights: Mapping[int, float],
) -> list[_Meeting]:
    """Return where two points use different words of one class, heaviest first.

    From each class, the longest word counts that the other point does not also have.
    """
    meetings = []
    for group in groups:
        ours, theirs = (
            _first_missing_from(words[0][group], wordings[1]),
            _first_missing_from(words[1][group], wordings[0]),
        )
        if ours and theirs:
            phrase = max(len(ours[1]), len(theirs[1])) >= _PHRASE
            weight = weights[group] * (_PHRASE_FACTOR if phrase else 1.0)
            meetings.append(_Meeting(weight, group, _cover(*ours), _cover(*theirs)))
    if len(meetings) > 1:
        meetings.sort(key=lambda meeting: (-meeting.weight, meeting.group))
    return meetings


def _first_missing_from(words: Iterable[_Word], other: str) -> _Word | None:
    """Return the first of ``words`` that the wording ``other`` does not contain, or None."""
    for word in words:
        if word[1] not in other:
            return word
    return None


def _cover(offset: int, word: str) -> int:
    """Return the cover (`directive_diff.alignment.points`) of a word: 实体 at offset 3 is 0b11000."""
    return ((1 << len(word)) - 1) << offset


def _total(meetings: Iterable[_Meeting]) -> float:
    """Return the weight of ``meetings``, counting each character of either point once."""
    ours = theirs = 0
    total = 0.0
    for meeting in meetings:
        if not ours & meeting.ours and not theirs & meeting.theirs:
            ours, theirs = ours | meeting.ours, theirs | meeting.theirs
            total += meeting.weight
    return total
