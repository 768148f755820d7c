"""The runs of wording that two clauses share, in any order.

Unlike in the edit script, words that moved inside a clause are shared too. A greedy tiling from left to right (after
Wise 1993, string similarity via greedy tiling): each character belongs to one run at most.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.model import Folded, Shared

if TYPE_CHECKING:
    from collections.abc import Iterator

# A single shared character means nothing: most characters of the genre occur in most clauses.
SHORTEST = 2
# How many occurrences of a bigram are tried: enough for a sentence, and a bound for a text of one repeated character.
MOST_OFFSETS = 16


def shared_runs(source: Folded, target: Folded) -> tuple[Shared, ...]:
    """Return the runs of at least two characters that both clauses have, in the order of the target."""
    return tuple(
        Shared(source.span(s, s + length), target.span(t, t + length), target.text[t : t + length])
        for s, t, length in _tiles(source.text, target.text)
    )


def _tiles(source: str, target: str) -> Iterator[tuple[int, int, int]]:
    """Yield runs as (offset in source, offset in target, length)."""
    if source == target and len(source) >= SHORTEST:
        yield 0, 0, len(source)
        return
    offsets = _offsets_of_bigrams(source)
    used = bytearray(len(source))
    at = 0
    while at + SHORTEST <= len(target):
        length, start = max(
            ((_run_length(source, target, s, at, used), -s) for s in offsets.get(target[at : at + SHORTEST], ())),
            default=(0, 0),
        )
        if length < SHORTEST:
            at += 1
            continue
        used[-start : -start + length] = b"\1" * length
        yield -start, at, length
        at += length


def _offsets_of_bigrams(text: str) -> dict[str, list[int]]:
    offsets: dict[str, list[int]] = {}
    for at in range(len(text) - SHORTEST + 1):
        known = offsets.setdefault(text[at : at + SHORTEST], [])
        if len(known) < MOST_OFFSETS:
            known.append(at)
    return offsets


def _run_length(source: str, target: str, s: int, t: int, used: bytearray) -> int:
    """Return the length of the run that starts at both offsets; it stops at a character that is already used."""
    length = 0
    limit = min(len(source) - s, len(target) - t)
    while length < limit and source[s + length] == target[t + length] and not used[s + length]:
        length += 1
    return length
