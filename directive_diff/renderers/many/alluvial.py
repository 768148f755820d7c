"""The alluvial drawing of a chain: tiers from left to right, blocks as bars, carried clauses as bands between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.labels.many import ManyLabels
from directive_diff.renderers.many.svg import opening, text, truncate
from directive_diff.renderers.terminal.typesetting import width_of
from directive_diff.surveys.flows import flows
from directive_diff.view import caption
from directive_diff.view import chain as chain_view
from directive_diff.view.record import as_line, record_of_chain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import BinaryIO

    from directive_diff.renderers.many import Sight
    from directive_diff.surveys.flows import Band, Flows, Key, Node
    from directive_diff.surveys.steps import Chain

_COLOURS = (
    "#4e79a7", "#59a14f", "#e0a030", "#b07aa1", "#76b7b2", "#c1666b", "#9c755f", "#7f8fa9", "#8cb369", "#d08c60",
)  # fmt: skip
_NEW, _LOST, _SOFT = "#b9bec6", "#b0402f", "#62686f"
_BAR, _LABEL, _GAP, _TOP, _FOOT, _STUB = 14, 150, 16, 84, 54, 26
_ASKED = 44  # the height of the note on a model
_EDGED = 'stroke="#22262b" stroke-width="1" stroke-dasharray="3 2"'  # of a band with a link that a judge added
_STEP = 300  # the distance between tiers
_HEIGHT = 620
_LINE = 15  # the least distance between two labels


def render(chain: Chain, out: BinaryIO, sight: Sight) -> None:
    """Write the picture to ``out``."""
    lines = drawing(chain, ManyLabels(sight.view.lang), as_line(record_of_chain(chain)))
    out.writelines(f"{line}\n".encode() for line in ('<?xml version="1.0" encoding="UTF-8"?>', *lines))


def drawing(chain: Chain, labels: ManyLabels, record: str = "") -> Iterator[str]:
    """Yield the lines of the picture, without the XML declaration; with a record, if one is given."""
    number = len(chain.tiers)
    width = 2 * _LABEL + (number - 1) * _STEP + 2 * _BAR
    layout = flows(chain, _HEIGHT, _GAP)
    bottom = max((node.bottom for node in layout.nodes), default=0)
    looked = chain_view.is_judged(chain) or any(pair.comparison.review for pair in chain.pairs)
    asked = chain_view.provenance(chain, labels) if looked else ""
    whole = _TOP + bottom + _FOOT + (_ASKED if asked else 0)
    yield from opening(width, whole, labels("chain_title"), record)
    colours = _colours(layout)
    yield from _heads(chain, labels)
    for band in layout.bands:
        yield _band(band, chain, colours)
    for node in layout.nodes:
        yield from _node(node, number, colours)
    yield from _names(layout, chain, labels)
    yield from _legend(bottom + _TOP + 34, labels)
    if asked:
        yield from _opinions(layout, asked, bottom + _TOP + 54, labels)
    yield "</svg>"


def _colours(layout: Flows) -> Mapping[Key, str]:
    blocks = [(node.text, node.block) for node in layout.nodes if node.tier == 0]
    return {key: _COLOURS[place % len(_COLOURS)] for place, key in enumerate(blocks)}


def _heads(chain: Chain, labels: ManyLabels) -> Iterator[str]:
    """Yield the heading of each tier: its name, the names of its texts, and its share."""
    last = len(chain.tiers) - 1
    for number, tier in enumerate(chain_view.tiers(chain, labels)):
        anchor = "start" if number == 0 else "end" if number == last else "middle"
        x = 12 if number == 0 else _x(last) + _BAR + _LABEL - 12 if number == last else _x(number) + _BAR / 2
        names = truncate(labels("list_joiner").join(tier.texts), 40)
        yield text(x, 26, tier.name, f'font-size="15" font-weight="700" text-anchor="{anchor}"')
        yield text(x, 45, names, f'font-size="12" text-anchor="{anchor}"')
        yield text(x, 62, tier.said, f'font-size="11" fill="{_SOFT}" text-anchor="{anchor}"')


def _x(tier: int) -> int:
    return _LABEL + tier * _STEP


def _band(band: Band, chain: Chain, colours: Mapping[Key, str]) -> str:
    """Return a band from the right edge of one block to the left edge of another."""
    tier = chain.texts[band.upper[0]].tier
    start, end = _x(tier) + _BAR, _x(chain.texts[band.lower[0]].tier)
    middle = (start + end) / 2
    (a, b), (c, d) = ((y + _TOP for y in ends) for ends in (band.leaves, band.arrives))
    path = (
        f"M{start} {a:.1f}C{middle} {a:.1f} {middle} {c:.1f} {end} {c:.1f}V{d:.1f}"
        f"C{middle} {d:.1f} {middle} {b:.1f} {start} {b:.1f}Z"
    )
    colour = colours[band.source] if band.source else _NEW
    key = f"{band.source[1]}" if band.source else ""
    edge = f" {_EDGED}" if band.judged else ""
    return f'<path d="{path}" fill="{colour}" opacity="0.55" data-source="{key}"{edge}/>'


def _node(node: Node, tiers: int, colours: Mapping[Key, str]) -> Iterator[str]:
    """Yield a block's bar, with stubs for what the tier below left out (right) and for what is new (left)."""
    x = _x(node.tier)
    for piece in node.pieces:
        colour = colours[piece.source] if piece.source else _NEW
        yield (
            f'<rect x="{x}" y="{piece.top + _TOP:.1f}" width="{_BAR}" '
            f'height="{max(0.5, piece.bottom - piece.top):.1f}" fill="{colour}"/>'
        )
    if node.lost > 0 and node.tier < tiers - 1:
        y = node.bottom - node.lost + _TOP
        yield (
            f'<rect x="{x + _BAR}" y="{y:.1f}" width="{_STUB}" height="{node.lost:.1f}" fill="{_LOST}" opacity="0.22"/>'
        )
    if node.new > 0 and node.tier:
        y = node.bottom - node.new + _TOP
        yield f'<rect x="{x - 8}" y="{y:.1f}" width="8" height="{node.new:.1f}" fill="{_NEW}" opacity="0.7"/>'


def _names(layout: Flows, chain: Chain, labels: ManyLabels) -> Iterator[str]:
    """Yield the ids of the blocks, with their markers at the first and last tier."""
    last = len(chain.tiers) - 1
    lowest: dict[int, float] = {}
    for node in layout.nodes:
        y = max((node.top + node.bottom) / 2 + 4, lowest.get(node.tier, -99.0) + _LINE)
        lowest[node.tier] = y
        block = next(block for block in chain.texts[node.text].readout.blocks if block.id == node.block)
        caption_text = truncate(f"{node.block} {caption.marker(block, labels)}", 22)
        if node.tier == 0:
            yield text(_x(0) - 8, y + _TOP, caption_text, 'font-size="12" text-anchor="end"')
        elif node.tier == last:
            yield text(_x(last) + _BAR + 8, y + _TOP, caption_text, 'font-size="12"')
        else:
            yield text(_x(node.tier) + _BAR / 2, node.top + _TOP - 3, node.block, 'font-size="11" text-anchor="middle"')


def _opinions(layout: Flows, asked: str, y: float, labels: ManyLabels) -> Iterator[str]:
    """Yield which bands contain links that a judge added, and which judge was asked."""
    if any(band.judged for band in layout.bands):
        yield f'<rect x="12" y="{y - 11:.1f}" width="14" height="14" fill="none" {_EDGED}/>'
        yield text(32, y, labels("band_judged"), 'font-size="12"')
        y += 18
    yield text(12, y, asked, f'font-size="11" fill="{_SOFT}"')


def _legend(y: float, labels: ManyLabels) -> Iterator[str]:
    x = 12.0
    for colour, opacity, name in ((_LOST, 0.22, "flow_lost"), (_NEW, 0.7, "flow_new")):
        yield f'<rect x="{x}" y="{y - 11:.1f}" width="14" height="14" fill="{colour}" opacity="{opacity}"/>'
        yield text(x + 20, y, labels(name), 'font-size="12"')
        x += 40 + width_of(labels(name), 1) * 6.4
    yield text(x, y, labels("flow_said"), f'font-size="12" fill="{_SOFT}"')
