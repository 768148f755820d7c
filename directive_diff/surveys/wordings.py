"""Wordings that several lower texts share but the upper text lacks: a template in circulation.

Two kinds: a clause that is new in each of them, and the same rewording of a clause of the upper text. Like clauses are
found through runs of characters that few clauses have, so that the work grows with the text, not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.model import Relation
from directive_diff.text import bigrams, dice, is_han

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from directive_diff.surveys.values import Surveyed

LEAST = 8  # Han characters of a clause that is more than a turn of phrase
LIKE = 0.7  # Dice's coefficient from which two clauses are one wording
_RUN = 4  # characters of a run
_COMMON = 40  # number of clauses from which a run says nothing about them


class Wording(NamedTuple):
    """A wording, as the first text has it, and the texts that have it; ``source`` is the clause that it rewords."""

    words: str
    texts: tuple[int, ...]
    source: str | None = None


class Wordings(NamedTuple):
    """The wordings of the new clauses by their words, and those that are shared."""

    of: Mapping[str, Wording]
    shared: tuple[Wording, ...]


def enough(texts: int) -> int:
    """Return how many texts must share a wording: three, or two of a few."""
    return 3 if texts > 5 else 2  # noqa: PLR2004 - as the docstring says


def wordings(texts: Sequence[Surveyed], upper: str) -> Wordings:
    """Return what the new clauses of ``texts`` share with each other, and which rewordings several of them have.

    Wording that is elsewhere in the ``upper`` text does not count as theirs.
    """
    whole = bare(upper)
    holders: dict[str, list[int]] = defaultdict(list)
    first: dict[str, str] = {}
    for index, text in enumerate(texts):
        for words in dict.fromkeys(words for own in text.own for words in own.new):
            key = bare(words)
            if len(key) >= LEAST and index not in holders[key][-1:]:
                holders[key].append(index)
                first.setdefault(key, words)
    of: dict[str, Wording] = {}
    new = []
    for keys in _alike([*first]):
        wording = Wording(first[keys[0]], tuple(sorted({index for key in keys for index in holders[key]})))
        of |= dict.fromkeys(keys, wording)
        new.append(wording)
    least = enough(len(texts))
    many = (wording for wording in (*new, *_rewordings(texts)) if len(wording.texts) >= least)
    shared = [wording for wording in many if bare(wording.words) not in whole]
    return Wordings(
        of, tuple(sorted(shared, key=lambda wording: (-len(wording.texts), -len(wording.words), wording.words)))
    )


def bare(words: str) -> str:
    """Return the Han characters and digits of ``words``.

    >>> bare("要抓好“三保”工作，")
    '要抓好三保工作'
    """
    return "".join(char for char in words if is_han(char) or char.isdigit())


def _rewordings(texts: Sequence[Surveyed]) -> Iterator[Wording]:
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    first: dict[tuple[str, str], str] = {}
    for index, text in enumerate(texts):
        for link in (link for cell in text.cells for link in cell.links if link.relation is not Relation.SAME):
            key = link.source, bare(link.text)
            if len(key[1]) >= LEAST and index not in holders[key][-1:]:
                holders[key].append(index)
                first.setdefault(key, link.text)
    for key, holding in holders.items():
        yield Wording(first[key], tuple(holding), key[0])


def _alike(keys: Sequence[str]) -> Iterable[tuple[str, ...]]:
    """Return ``keys`` in groups of like ones, each in the order given."""
    holding: dict[str, list[int]] = defaultdict(list)
    for number, key in enumerate(keys):
        for run in {key[i : i + _RUN] for i in range(len(key) - _RUN + 1)}:
            holding[run].append(number)
    heads = [*range(len(keys))]
    pairs = [bigrams(key) for key in keys]
    for number, key in enumerate(keys):
        runs = {key[i : i + _RUN] for i in range(len(key) - _RUN + 1)}
        near = {other for run in runs if len(holding[run]) <= _COMMON for other in holding[run] if other < number}
        for other in sorted(near):
            here, there = _head(heads, number), _head(heads, other)
            if here != there and dice(pairs[number], pairs[other]) >= LIKE:
                heads[max(here, there)] = min(here, there)
    groups: dict[int, list[str]] = defaultdict(list)
    for number, key in enumerate(keys):
        groups[_head(heads, number)].append(key)
    return map(tuple, groups.values())


def _head(heads: list[int], number: int) -> int:
    while heads[number] != number:
        heads[number] = heads[heads[number]]
        number = heads[number]
    return number
