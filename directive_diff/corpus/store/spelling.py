"""The words of many wordings as one array of characters, in which a phrase is looked for in all of them at once.

要发展 and 发展好 are [要 发 展 发 展 好] with the starts [0 3] and the ends [3 6]; 发展 begins at 1 and at 3.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Characters = NDArray[np.uint32]


class Spelling(NamedTuple):
    """Wordings by number; the text of each is ``characters[start:end]``."""

    ids: Numbers
    starts: Numbers
    ends: Numbers
    characters: Characters

    def some(self, chosen: NDArray[np.bool_]) -> Spelling:
        """Return some of the wordings."""
        return Spelling(self.ids[chosen], self.starts[chosen], self.ends[chosen], self.characters)

    def words(self) -> dict[int, str]:
        """Return the words of each wording."""
        whole = spelt(self.characters)
        places = zip(self.ids.tolist(), self.starts.tolist(), self.ends.tolist(), strict=True)
        return {id_: whole[start:end] for id_, start, end in places}

    def first(self, phrase: str) -> Numbers:
        """Return for each wording the offset at which a phrase first occurs; -1 if it does not."""
        wanted = [ord(character) for character in phrase]
        firsts = np.full(len(self.ids), -1)
        at = np.flatnonzero(self.characters[: max(0, len(self.characters) - len(wanted) + 1)] == wanted[0])
        for offset, character in enumerate(wanted[1:], 1):
            at = at[self.characters[at + offset] == character]
        at, owner = self._inside(at, len(wanted))
        firsts[owner[::-1]] = at[::-1]  # of several, the first is written last
        return firsts

    def begins(self, phrase: str) -> NDArray[np.bool_]:
        """Return which wordings begin with a phrase."""
        return self._stands(self.starts, phrase)

    def ends_with(self, phrase: str) -> NDArray[np.bool_]:
        """Return which wordings end with a phrase."""
        return self._stands(self.ends - len(phrase), phrase)

    def is_(self, phrase: str) -> NDArray[np.bool_]:
        """Return which wordings equal a phrase."""
        fits: NDArray[np.bool_] = self.ends - self.starts == len(phrase)
        return fits & self.begins(phrase)

    def before(self, at: Numbers, most: int) -> Characters:
        """Return up to that many characters before a place in each wording: a row each, padded with zeros."""
        first = np.maximum(self.starts, at - most)
        columns = np.arange(most)
        places = first[:, None] + columns
        inside = places < at[:, None]
        return np.where(inside, self.characters[np.where(inside, places, 0)], 0).astype(np.uint32)

    def stretches(self, phrase: str) -> tuple[Numbers, Numbers, Numbers]:
        """Return where in the wordings the first bigram that a phrase has begins, and the last ends.

        The first array says of which wordings; the others are left out.
        """
        pairs = self.characters.astype(np.uint64)
        pairs = pairs[:-1] << np.uint64(32) | pairs[1:]
        own = [ord(a) << 32 | ord(b) for a, b in pairwise(phrase)]
        at, owner = self._inside(np.flatnonzero(np.isin(pairs, np.array(own, np.uint64))), 2)
        first = np.flatnonzero(np.concatenate(([True], owner[1:] != owner[:-1]))) if len(owner) else owner
        last = np.concatenate((first[1:], [len(owner)])) - 1
        return owner[first], at[first], at[last[: len(first)]] + 2

    def _inside(self, at: Numbers, length: int) -> tuple[Numbers, Numbers]:
        """Return the places followed by that many characters of the same wording, and which wording."""
        owner = np.searchsorted(self.ends, at, side="right")
        known = owner < len(self.ends)
        at, owner = at[known], owner[known]
        inside = (at >= self.starts[owner]) & (at + length <= self.ends[owner])
        return at[inside], owner[inside]

    def _stands(self, at: Numbers, phrase: str) -> NDArray[np.bool_]:
        """Return which wordings have a phrase at the given place of each."""
        stands: NDArray[np.bool_] = (at >= self.starts) & (at + len(phrase) <= self.ends)
        for offset, character in enumerate(phrase):
            stands[stands] = self.characters[at[stands] + offset] == ord(character)
        return stands


def spelt(characters: Characters) -> str:
    """Return characters as text."""
    return characters.tobytes().decode("utf-32-le")
