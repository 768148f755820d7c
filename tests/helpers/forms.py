"""Reviews that tests save, open and read in the report."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import TYPE_CHECKING, Any

from directive_diff import review
from directive_diff.labels import Lang
from directive_diff.renderers import View
from directive_diff.renderers.html import render
from directive_diff.review.vocabulary import COLUMNS

if TYPE_CHECKING:
    from pathlib import Path

    from browsing import Opened

    from directive_diff import Comparison


def report(comparison: Comparison, path: Path) -> Path:
    """Write the report to a file."""
    out = io.BytesIO()
    render(comparison, out, View(lang=Lang.ZH))
    path.write_bytes(out.getvalue())
    return path


def form(comparison: Comparison, *rows: dict[str, str], **facts: str) -> bytes:
    """Return a form whose rows are given by column."""
    out = io.StringIO(newline="")
    hashes = {"source": comparison.source.document.sha256, "target": comparison.target.document.sha256}
    head = [
        [f"# {name}", value] for name, value in {"reviewer": "张三", "date": "2026-11-28", **hashes, **facts}.items()
    ]
    lines = [
        ["# directive-diff/review/2"],
        *head,
        [*COLUMNS],
        *([row.get(name, "") for name in COLUMNS] for row in rows),
    ]
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(lines)
    return out.getvalue().encode("utf-8-sig")


def various(comparison: Comparison) -> list[dict[str, str]]:
    """Return rows that use everything a form can express."""
    texts = {clause.id: clause.text for clause in (*comparison.source.clauses, *comparison.target.clauses)}
    linked = {clause.id for link in comparison.links for clause in (link.source, link.target)}
    first, *_ = free = [c.id for c in comparison.source.clauses if c.linkable and c.id not in linked]
    alone = [c.id for c in comparison.target.clauses if c.linkable and c.id not in linked]

    of_target = Counter(link.target.id for link in comparison.links)
    links = [link for link in comparison.links if of_target[link.target.id] == 1]

    def row(number: int, **cells: str) -> dict[str, str]:
        link = links[number]
        ids = {"source_id": link.source.id, "target_id": link.target.id, "relation": link.relation.value}
        return {**ids, "source_text": texts[link.source.id], "target_text": texts[link.target.id], **cells}

    return [
        row(0, verdict="认可", reviewer="李四", time="2026-11-28T09:00:00+08:00"),
        row(1, verdict="否", comment="'=备注\n第二行"),
        row(2, verdict="转述"),
        row(3, changes="弱化、数字"),
        row(4, verdict="照搬", target_demand="禁止"),
        row(5, instead="２", near_2=f"{free[1]} 0.24 {texts[free[1]]}", comment="改连"),
        row(6, verdict="认可", instead=free[2]),
        row(7, comment="待查"),
        {"target_id": alone[0], "target_text": texts[alone[0]], "verdict": "是", "comment": "确无"},
        {"target_id": alone[1], "instead": f"{first}、{free[3]}", "verdict": "改写"},
    ]


def rulings(content: bytes, comparison: Comparison) -> set[tuple[Any, ...]]:
    """Return what a form says about the pair, without the program's own findings."""
    reviewed = review.apply(review.read_form(content, "r.tsv"), comparison)
    assert reviewed.comparison.review is not None
    assert reviewed.unfit == ()
    entries = reviewed.comparison.review.rulings
    return {(*ruling[:7], ruling.remark, ruling.reviewer, ruling.time) for ruling in entries}


def open_file(opened: Opened, content: bytes, name: str = "r.tsv") -> str:
    """Open a file in the page, and return the page's message."""
    opened.page.set_input_files("#open", [{"name": name, "mimeType": "text/plain", "buffer": content}])
    opened.page.wait_for_selector(f"#review-said:has-text('{name}')")
    return opened.text("#review-said")


def saved(opened: Opened) -> bytes:
    """Save the review with a key."""
    with opened.page.expect_download() as download:
        opened.keys("s")
    assert opened.errors == []
    return download.value.path().read_bytes()
