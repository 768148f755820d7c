"""Character bigrams as numbers.

A bigram has 32 bits, 16 for each character. Characters beyond the first 65,536 (rare Han) share numbers with others;
this costs an extra look-up but misses nothing, because results of the index are measured on the wordings themselves.
"""

from __future__ import annotations

from itertools import pairwise

LOW = 0xFFFF
"""The bits of a character that count."""


def bigram_numbers(text: str) -> frozenset[int]:
    """Return the distinct bigrams of ``text`` as numbers.

    >>> sorted(map(hex, bigram_numbers("落实落实")))
    ['0x5b9e843d', '0x843d5b9e']
    """
    return frozenset((ord(a) & LOW) << 16 | (ord(b) & LOW) for a, b in pairwise(text))
