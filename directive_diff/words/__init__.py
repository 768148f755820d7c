"""The words of a text, exactly as jieba cuts them in its precise mode.

Most runs do not import jieba: reading its tables would cost more than all else the program does. They were turned into
one file when the package was built (``hatch_build.py`` says how), which is mapped into memory, and the two steps of its
algorithm stand here: the most probable way through the words of the dictionary, then a hidden Markov model (HMM) for
what the dictionary does not hold. The tests hold both against jieba. Nothing is written, cached or logged.

Where a user adds words (新质生产力), jieba itself cuts, over the same file (``jieba_words.py``).
"""

from __future__ import annotations

import mmap
import os
import re
import sys
from functools import cache, lru_cache
from itertools import accumulate, groupby, pairwise
from math import log
from typing import TYPE_CHECKING, Any

from directive_diff import lexicon
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

JIEBA_VERSION = "0.42.1"

TOTAL = 60_101_967
"""How many words jieba's dictionary was counted in: the whole of which `frequency` is a part."""

_FIRST_LONGER = 0x10000  # the first node of two characters; those before are the characters of Unicode's first plane
_LOG_TOTAL = log(TOTAL)

# A pattern with a range of 20,000 characters takes longer to compile than a clause takes to cut.
_JOINED = frozenset("+#&._%-")
_BETWEEN = re.compile(r"\r\n|.", re.DOTALL)
_LATIN = re.compile(r"([a-zA-Z0-9]+(?:\.\d+)?%?)")
# A number with a point or made large (1.78万亿), the date of an event (8·12), or in numerals (百分之三十一, 一点五);
# bounded against endless ones.
_NUMBER = (
    r"(?<!\d)\d{1,16}(?:[.,]\d{1,16}){0,4}[十百千万亿]{1,8}|(?<!\d)\d{1,16}(?:[.,·]\d{1,16}){1,4}"
    r"|(?:百分之)?[〇零一二两三四五六七八九十百千]{1,16}(?:点[〇零一二三四五六七八九]{1,16})?[万亿]{0,4}"
)
_NUMERALS = frozenset("〇零一二两三四五六七八九十百千万亿")
_POINTS = frozenset(".,·点")  # signs within a number

# The states of the HMM: a character begins a word, stands in its middle, ends it, or is one by itself.
_STATES = range(4)
_BEGIN, _MIDDLE, _END, _SINGLE = _STATES
# What may come before each; where both are as probable, jieba takes the latter.
_BEFORE = ((_END, _SINGLE), (_BEGIN, _MIDDLE), (_BEGIN, _MIDDLE), (_END, _SINGLE))
_FIRST_HAN, _LAST_HAN = "\u4e00", "\u9fd5"  # that jieba knows
_FIRST_EMISSION = ord(_FIRST_HAN)
_EMISSIONS = 4 + 16  # the logarithms to start in a state and to go from state to state stand before those of characters


def cut(text: str) -> tuple[str, ...]:
    """Return the words of ``text``, which joined are ``text`` again; white space and punctuation are words too."""
    return _cutter()(text)


@lexicon.derived
def _cutter() -> Callable[[str], tuple[str, ...]]:
    """Return what cuts texts under the lexicon in use."""
    added, removed = sorted(lexicon.words("words")), sorted(lexicon.current().removed.get("words", ()))
    if not added and not removed:
        return _cut_memoised
    from directive_diff.words.jieba_words import cutter  # noqa: PLC0415 - only a user's own words need jieba

    return cutter(_Frequencies(), TOTAL, added, removed)


@lru_cache(maxsize=4096)  # a clause is cut for each of its links
def _cut_memoised(text: str) -> tuple[str, ...]:
    if text and min(text) >= _FIRST_HAN and max(text) <= _LAST_HAN:  # as most clauses are
        return tuple(_block(text))
    words: list[str] = []
    for in_block, part in groupby(text, _is_in_block):
        words.extend((_block if in_block else _BETWEEN.findall)("".join(part)))
    return tuple(words)


def _is_in_block(char: str) -> bool:
    return _FIRST_HAN <= char <= _LAST_HAN or char in _JOINED or (char.isascii() and char.isalnum())


def _is_han(char: str) -> bool:
    """Return whether jieba takes ``char`` for a Han character; it knows fewer than `directive_diff.text.is_han`."""
    return _FIRST_HAN <= char <= _LAST_HAN


def cut_whole(text: str) -> tuple[str, ...]:
    """Return the words of ``text`` as `cut` does, but no number in pieces: 百分之三十一, not 百分之三十 and 一.

    What the last word of a number holds besides stays in it: 1.78万亿元.
    """
    words = cut(text)
    numbers = _numbers_in(text)
    if not numbers:
        return words
    edges = list(accumulate(map(len, words), initial=0))
    starts = set(edges)
    inside = {at for number in numbers if number.start() in starts for at in range(number.start() + 1, number.end())}
    kept = [edge for edge in edges if edge not in inside]
    return tuple(text[start:end] for start, end in pairwise(kept))


def _numbers_in(text: str) -> list[re.Match[str]]:
    """Return the numbers of several characters; for most texts without compiling a pattern."""
    digits = [at for at, char in enumerate(text) if char in _NUMERALS or char.isdecimal()]
    if "百分之" not in text and not any(
        behind == at + 1 or (behind == at + 2 and text[at + 1] in _POINTS) for at, behind in pairwise(digits)
    ):
        return []  # 千方百计 has two numerals, but no number of two
    return [number for number in re.finditer(_NUMBER, text) if number.end() - number.start() > 1]


def frequency(word: str) -> int:
    """Return how often jieba's dictionary says ``word`` was found, of `TOTAL` words; 0 for an unknown one."""
    node = _node(word)
    return 0 if node is None else _tables().counts[node]


def _node(word: str) -> int | None:
    """Return the node of ``word`` if it is, or begins, a word of the dictionary; otherwise None."""
    _, firsts, letters, _ = _tables()
    if not word or ord(word[0]) >= _FIRST_LONGER:
        return None
    node = ord(word[0])
    for char in word[1:]:
        below = letters.find(char, firsts[node], firsts[node + 1])
        if below < 0:
            return None
        node = _FIRST_LONGER + below
    return node


class _Frequencies(dict[str, int]):
    """jieba's dictionary as jieba itself would hold it, read from the file: what is set lies on top of it.

    What only begins a word is in it too, with frequency 0.
    """

    def __contains__(self, word: object) -> bool:
        """Return whether ``word`` is, or begins, a word."""
        return super().__contains__(word) or (isinstance(word, str) and _node(word) is not None)

    def __missing__(self, word: str) -> int:
        """Return the frequency that the file has."""
        return frequency(word)

    def get(self, word: str, default: Any = None) -> Any:  # noqa: ANN401 - as of any dict
        """Return the frequency of a word or of what begins one, else ``default``."""
        return self[word] if word in self else default  # noqa: SIM401 - this is the method that it would call


class _Tables(NamedTuple):
    """What the file holds; `trie` in ``hatch_build.py`` says how its nodes stand."""

    counts: Sequence[int]  # how often the word of each node is found
    firsts: Sequence[int]  # where the nodes below each node begin in ``letters``; they end where the next node's begin
    letters: str  # the last character of each node of two or more
    logs: Sequence[float]  # the logarithms of the HMM


@cache
def _tables() -> _Tables:
    """Map the file."""
    path = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data", "jieba.trie")  # noqa: PTH118, PTH120 - as in `lexicon`
    with open(path, "rb") as file:  # noqa: PTH123 - likewise
        content = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    logs, counts, firsts, letters, end = _numbers(content[:40], "Q")
    return _Tables(
        _numbers(content[counts:firsts], "I"),
        _numbers(content[firsts:letters], "I"),
        str(content[letters:end], "utf-16"),  # not mapped, but made in no time: a string is searched fastest
        _numbers(content[logs:counts], "d"),
    )


def _numbers(content: memoryview, kind: str) -> Any:  # noqa: ANN401 - integers or floats, by kind
    """Return the numbers of ``content``, which is little-endian: mapped as they are on most machines."""
    if sys.byteorder == "little":
        return content.cast(kind)  # type: ignore[call-overload]
    from array import array  # noqa: PLC0415 - few machines need it

    swapped = array(kind, bytes(content))
    swapped.byteswap()
    return swapped


def _block(block: str) -> list[str]:
    """Return the words of a run of Han characters, letters and digits."""
    words: list[str] = []
    start = alone = 0  # the single characters since the last word of two or more are those from ``alone`` to ``start``
    for end in _route(block):
        if end - start > 1:
            if alone < start:
                words += _regrouped(block[alone:start])
            words.append(block[start:end])
            alone = end
        start = end
    words += _regrouped(block[alone:])
    return words


def _route(block: str) -> Iterator[int]:
    """Yield where the most probable dictionary words end; a character that begins none stands alone."""
    counts, firsts, letters, _ = _tables()
    size = len(block)
    best = [0.0] * (size + 1)  # the logarithm of the probability of the words from here to the end
    ends = [0] * size
    for start in range(size - 1, -1, -1):
        node, end = ord(block[start]), start + 1
        chosen = None
        while True:  # from the shortest to the longest that begins here: of equal ones jieba takes the longest
            if count := counts[node]:
                score = log(count) - _LOG_TOTAL + best[end]
                if chosen is None or score >= chosen:
                    chosen, ends[start] = score, end
            if end == size or (below := letters.find(block[end], firsts[node], firsts[node + 1])) < 0:
                break
            node, end = _FIRST_LONGER + below, end + 1
        if chosen is None:
            chosen, ends[start] = best[start + 1] - _LOG_TOTAL, start + 1
        best[start] = chosen
    start = 0
    while start < size:
        start = ends[start]
        yield start


def _regrouped(run: str) -> Iterable[str]:
    """Return the words of a run of single characters; a word of the dictionary stays apart, as the route had it."""
    if len(run) < 2 or frequency(run):  # noqa: PLR2004 - nothing to group
        return run
    words: list[str] = []
    for are_han, part in groupby(run, _is_han):
        chars = "".join(part)
        words += _guessed(chars) if are_han else filter(None, _LATIN.split(chars))
    return words


def _guessed(run: str) -> Iterator[str]:
    """Yield the words that the HMM makes of Han characters."""
    start = 0
    for end, state in enumerate(_states(run), 1):
        if state in (_END, _SINGLE):
            yield run[start:end]
            start = end


def _states(run: str) -> list[int]:
    """Return the most probable state of each Han character (Viterbi's algorithm)."""
    logs = _tables().logs
    emission = _EMISSIONS + 4 * (ord(run[0]) - _FIRST_EMISSION)
    scores = [logs[state] + logs[emission + state] for state in _STATES]
    steps: list[list[int]] = []
    for char in run[1:]:
        emission = _EMISSIONS + 4 * (ord(char) - _FIRST_EMISSION)
        step, following = [], []
        for state in _STATES:
            one, other = _BEFORE[state]
            # Added up in jieba's order: another would round otherwise.
            by_one = scores[one] + logs[4 + 4 * one + state] + logs[emission + state]
            by_other = scores[other] + logs[4 + 4 * other + state] + logs[emission + state]
            step.append(one if by_one > by_other else other)
            following.append(max(by_one, by_other))
        steps.append(step)
        scores = following
    states = [_END if scores[_END] > scores[_SINGLE] else _SINGLE]
    for step in reversed(steps):
        states.append(step[states[-1]])
    return states[::-1]
