"""The alluvial picture of a chain as plain measures: blocks as nodes, what was carried as bands between tiers.

A node is as high as its block's characters that can be matched; a band is as wide on either side as the characters that
it carries there. A clause with several links is divided among them. What no band takes away on the right was left out
below; what none brings on the left is new.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.surveys.chains import tops
from directive_diff.surveys.steps import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from directive_diff.surveys.steps import Chain, Pair

Key = tuple[int, str]  # a text, and a block of it


class Piece(NamedTuple):
    """A part of a node's height, from its top, and the block of the highest tier that it comes from, if any."""

    top: float
    bottom: float
    source: Key | None


class Node(NamedTuple):
    """A block: where it stands on its tier, and what it is made of; ``lost`` and ``new`` are parts of its height."""

    text: int
    block: str
    tier: int
    top: float
    bottom: float
    pieces: tuple[Piece, ...]
    lost: float
    new: float


class Band(NamedTuple):
    """What a block carries of one above: where it leaves and arrives, and from which block of the highest tier.

    ``judged`` says that it holds a link that is one only because of a judge's opinion.
    """

    upper: Key
    lower: Key
    leaves: tuple[float, float]
    arrives: tuple[float, float]
    source: Key | None
    judged: bool = False


class Flows(NamedTuple):
    """The nodes of all tiers, and the bands between neighbouring ones."""

    nodes: tuple[Node, ...]
    bands: tuple[Band, ...]


def flows(chain: Chain, height: float, gap: float) -> Flows:
    """Return the picture, ``height`` high, with a gap between blocks; each tier is as high as its text is long."""
    first = tops(chain)
    blocks = _blocks(chain, first)
    longest = max(
        (sum(_sum(part) for key, part in blocks.items() if key[0] in tier) for tier in chain.tiers), default=1
    )
    most = max((sum(key[0] in tier for key in blocks) for tier in chain.tiers), default=1)
    scale = max(0.001, (height - gap * (most - 1)) / max(1, longest))
    places = _placed(chain, blocks, scale, gap)
    bands, left, right = _bands(chain, first, places, scale)
    nodes = []
    for key, (tier, top) in places.items():
        pieces, at = [], top
        for source, amount in blocks[key].items():
            pieces.append(Piece(at, at + amount * scale, source))
            at += amount * scale
        whole = at - top
        lost = 0.0 if tier == len(chain.tiers) - 1 else max(0.0, whole - right[key])
        new = max(0.0, whole - left[key]) if tier else 0.0
        nodes.append(Node(*key, tier, top, at, tuple(pieces), lost, new))
    return Flows(tuple(nodes), bands)


def _blocks(chain: Chain, first: Mapping[Place, Place]) -> dict[Key, dict[Key | None, int]]:
    """Return for each block how many of its characters come from which block of the highest tier; None is elsewhere."""
    blocks: dict[Key, dict[Key | None, int]] = {}
    for number, step in enumerate(chain.texts):
        for block in step.readout.blocks:
            parts: dict[Key | None, int] = defaultdict(int)
            for clause in (clause for directive in block.directives for clause in directive.clauses if clause.linkable):
                parts[_source(chain, first, Place(number, clause.id))] += clause.span.length
            if parts:
                ordered = sorted(parts.items(), key=lambda part: (part[0] is None, part[0] or (0, "")))
                blocks[number, block.id] = dict(ordered)
    return blocks


def _source(chain: Chain, first: Mapping[Place, Place], place: Place) -> Key | None:
    top = first[place]
    return (top.text, top.clause.split(".")[0]) if chain.texts[top.text].tier == 0 else None


def _sum(parts: Mapping[Key | None, int]) -> int:
    return sum(parts.values())


def _placed(
    chain: Chain, blocks: Mapping[Key, Mapping[Key | None, int]], scale: float, gap: float
) -> dict[Key, tuple[int, float]]:
    """Return the tier of each block, and its top."""
    places = {}
    for number, tier in enumerate(chain.tiers):
        at = 0.0
        for text in tier:
            for key in (key for key in blocks if key[0] == text):
                places[key] = number, at
                at += _sum(blocks[key]) * scale + gap
    return places


def _bands(
    chain: Chain, first: Mapping[Place, Place], places: Mapping[Key, tuple[int, float]], scale: float
) -> tuple[tuple[Band, ...], Mapping[Key, float], Mapping[Key, float]]:
    """Return the bands, and how much of each block's height they take on its left and on its right."""
    amounts: dict[tuple[Key, Key, Key | None], list[float]] = defaultdict(lambda: [0.0, 0.0])
    judged: set[tuple[Key, Key, Key | None]] = set()
    out, into = _shares(chain.pairs, "upper"), _shares(chain.pairs, "lower")
    for pair in (pair for pair in chain.pairs if pair.direct):
        for link in pair.comparison.links:
            upper, lower = Place(pair.upper, link.source.id), Place(pair.lower, link.target.id)
            if link.source.linkable and link.target.linkable:
                key = (upper.text, link.source.block), (lower.text, link.target.block), _source(chain, first, upper)
                judged |= {key} if link.judged else set()
                amounts[key][0] += link.source.span.length / out[upper]
                amounts[key][1] += link.target.span.length / into[lower]
    left: dict[Key, float] = defaultdict(float)
    right: dict[Key, float] = defaultdict(float)
    leaves, arrives = {}, {}
    for key in sorted(
        amounts, key=lambda each: (places[each[0]], places[each[1]], each[2] is None, each[2] or (0, ""))
    ):
        start = places[key[0]][1] + right[key[0]]
        right[key[0]] += amounts[key][0] * scale
        leaves[key] = start, places[key[0]][1] + right[key[0]]
    for key in sorted(
        amounts, key=lambda each: (places[each[1]], places[each[0]], each[2] is None, each[2] or (0, ""))
    ):
        start = places[key[1]][1] + left[key[1]]
        left[key[1]] += amounts[key][1] * scale
        arrives[key] = start, places[key[1]][1] + left[key[1]]
    bands = (Band(key[0], key[1], leaves[key], arrives[key], key[2], key in judged) for key in sorted(amounts, key=str))
    return tuple(bands), left, right


def _shares(pairs: Iterable[Pair], side: str) -> Mapping[Place, int]:
    """Return among how many links each clause is divided, downwards (from ``upper``) or upwards."""
    counts: dict[Place, int] = defaultdict(int)
    for pair in pairs:
        if pair.direct:
            for link in pair.comparison.links:
                clause = link.source if side == "upper" else link.target
                counts[Place(getattr(pair, side), clause.id)] += 1
    return counts
