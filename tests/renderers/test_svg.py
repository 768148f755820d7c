"""The drawing of the links: well-formed and self-contained, with a line for every link."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from directive_diff.labels import Lang
from directive_diff.model import Relation, Verdict
from directive_diff.renderers import View
from directive_diff.renderers.svg import render
from directive_diff.review import Entry, Form, apply

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


def test_every_link_has_a_line(comparison: Comparison) -> None:
    """There are as many curves as links."""
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
    """Everything lies within the height of the drawing."""
    root = drawing(comparison)
    height = float(root.get("height", 0))

    assert all(0 <= float(node.get("y", 0)) <= height for node in root.iter() if node.get("y"))


def test_text_of_a_document_is_text(hostile: Comparison) -> None:
    """Tags and control characters from a document are plain label text; nothing is loaded or run."""
    root = drawing(hostile)

    assert {node.tag.removeprefix(SVG) for node in root.iter()} <= {
        *("svg", "title", "desc", "metadata", "rect", "path", "line", "text")
    }
    assert not [name for node in root.iter() for name in node.attrib if name.startswith("on") or "href" in name]


def test_the_same_comparison_gives_the_same_bytes(comparison: Comparison) -> None:
    """The drawing does not depend on when or where it was written."""
    assert written(comparison) == written(comparison)


def test_a_review_is_shown_in_the_drawing(comparison: Comparison) -> None:
    """Each verdict has a mark and a number, remarks follow in words, and nothing lies outside the drawing."""
    first, second, third = comparison.links[:3]
    entries = tuple(
        Entry(
            row, verdict, link.relation, link.source.id, link.target.id, link.source.text, link.target.text, remark=note
        )
        for row, (link, verdict, note) in enumerate(
            ((first, Verdict.REJECTED, "另有所指"), (second, Relation.RESTATED, ""), (third, Verdict.ACCEPTED, "")), 14
        )
    )
    texts = (comparison.source.document.sha256, comparison.target.document.sha256)
    root = drawing(apply(Form("r.tsv", *texts, "张三", None, entries), comparison).comparison)
    words = [node.text or "" for node in root.iter(f"{SVG}text")]

    assert len(root.findall(f"{SVG}polygon")) == 2  # one on its line, one in the legend
    assert {"复核认可 1", "复核改判、补充或备注 1", "复核否定 1"} <= set(words)
    assert any(word.startswith("1  ") and "另有所指" in word for word in words)
    assert [word for word in words if word in {"1", "2", "3"}] == ["1", "2"]
    assert max(float(node.get("y", 0)) for node in root.iter(f"{SVG}text")) <= float(root.get("height", 0))
