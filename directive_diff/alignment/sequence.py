"""Step 3, in context: how far two clauses say their words in the same order, and end alike.

The other features weigh shared wording, wherever it stands. A clause that carries another mostly keeps the order of its
words, and ends in the same one, whatever it leaves out between: 最大程度减少伤亡, 最大限度减少人员伤亡. Clauses that
share a single long run of characters may only share a topic: 食品安全监管体制, 食品安全监管能力.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.text import subsequence_rows

if TYPE_CHECKING:
    from directive_diff.alignment.points import Point

_LONGEST = 200  # characters of a clause that are compared; hardly any has more
_LONGEST_RUN = 20  # a longer run counts no more
_ENDING = 2  # characters of an ending: most words have two


def sequence(source: Point, target: Point) -> dict[str, float]:
    """Return by name how much of the shorter and the longer of two points is in order, their longest run, their end."""
    ours, theirs = source.bare[:_LONGEST], target.bare[:_LONGEST]
    common = in_order(ours, theirs)
    lengths = len(ours), len(theirs)
    return {
        "in_order": common / max(1, min(lengths)),
        "in_order_longer": common / max(1, *lengths),
        "run": float(longest_run(ours, theirs, _LONGEST_RUN)),
        "ending": float(source.bare[-_ENDING:] == target.bare[-_ENDING:]),
    }


def in_order(one: str, other: str) -> int:
    """Return how many characters two texts have in common in the same order: their longest common subsequence.

    >>> in_order("最大程度减少伤亡", "最大限度减少人员伤亡"), in_order("监管食品", "食品监管"), in_order("", "食品")
    (7, 2, 0)
    """
    rows = subsequence_rows(one, other)
    return len(one) - rows[-1].bit_count() if rows else 0


def longest_run(one: str, other: str, most: int) -> int:
    """Return how many characters in a row two texts have in common, at most ``most``.

    >>> longest_run("提高食品安全监管水平", "食品安全监管体制", 20), longest_run("食品安全监管", "食品安全监管", 4)
    (6, 4)
    """
    longest = 0
    for start in range(len(one)):
        while longest < most and start + longest < len(one) and one[start : start + longest + 1] in other:
            longest += 1
    return longest
