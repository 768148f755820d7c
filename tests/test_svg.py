"""The drawing of the links: well-formed, self-contained, and every link a line."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from directive_diff.labels import Lang
from directive_diff.renderers import View
from directive_diff.renderers.svg import render

if TYPE_CHECKING:
    from directive_diff import Comparison

SVG = "{http://www.w3.org/2000/svg}"


def written(comparison: Comparison, lang: Lang = Lang.ZH) -> str:
    """Return the text of the drawing."""
    out = io.BytesIO()
    render(comparison, out, View(lang=lang))
    return out.getvalue().decode("utf-8")


def drawing(comparison: Comparison) -> ET.Element:
    """Return the drawing as an XML parser reads it."""
    return ET.fromstring(written(comparison).encode())  # noqa: S314 - our own


def test_every_link_is_a_line(comparison: Comparison) -> None:
    """As many curves as links."""
    assert len(drawing(comparison).findall(f"{SVG}path")) == len(comparison.links)


def test_every_block_has_its_label(comparison: Comparison) -> None:
    """The blocks of both texts are named, and labels do not overlap."""
    texts = [
        (node.text or "", float(node.get("y", 0)), node.get("text-anchor"))
        for node in drawing(comparison).iter(f"{SVG}text")
    ]

    for block in (*comparison.source.blocks, *comparison.target.blocks):
        assert any(text.startswith(f"{block.id}  ") for text, _, _ in texts)
    for anchor in ("start", "end"):
        heights = sorted(y for text, y, side in texts if side == anchor and re.match(r"[ST]\d+  ", text))
        assert all(b - a >= 15 for a, b in pairwise(heights))


def test_it_is_as_high_as_its_content(comparison: Comparison) -> None:
    """Everything lies within the drawing."""
    root = drawing(comparison)
    height = float(root.get("height", 0))

    assert all(0 <= float(node.get("y", 0)) <= height for node in root.iter() if node.get("y"))


def test_text_of_a_document_is_text(hostile: Comparison) -> None:
    """Tags and control characters of a document are words of a label; nothing is loaded or run."""
    root = drawing(hostile)

    assert {node.tag.removeprefix(SVG) for node in root.iter()} <= {
        *("svg", "title", "desc", "metadata", "rect", "path", "line", "text")
    }
    assert not [name for node in root.iter() for name in node.attrib if name.startswith("on") or "href" in name]


def test_the_same_comparison_gives_the_same_bytes(comparison: Comparison) -> None:
    """The drawing does not depend on when or where it was written."""
    assert written(comparison) == written(comparison)
