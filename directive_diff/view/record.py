"""The record of a run: everything needed to reproduce a result. Every export contains it."""

from __future__ import annotations

import json
import os
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from directive_diff.model import Side

if TYPE_CHECKING:
    from directive_diff.model import Comparison

NAME = "directive-diff/run/1"
_DATA = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data")  # noqa: PTH118, PTH120 - as in `lexicon`


def record(comparison: Comparison) -> dict[str, Any]:
    """Return what a comparison was made with: versions, weights, lexicon, options, texts, and the review applied."""
    tool, review = comparison.tool, comparison.review
    return {
        "schema": NAME,
        "tool": {
            "name": tool.name,
            "version": tool.version,
            "jieba": tool.jieba,
            "rapidfuzz": tool.rapidfuzz,
            "lexicon": tool.lexicon,
            "lexicon_files": [{"path": path, "sha256": digest} for path, digest in tool.lexicon_files],
            "reader": None if tool.reader is None else dict(zip(("name", "sha256"), tool.reader, strict=True)),
        },
        **made_with(comparison),
        **{
            side.value: {"path": document.path, "sha256": document.sha256, "encoding": document.encoding}
            for side in Side
            for document in [side.readout(comparison).document]
        },
        "judge": None if comparison.judge is None else comparison.judge._asdict(),
        "review": None
        if review is None
        else {
            "reviewer": review.reviewer,
            "date": review.date,
            "sha256": review.sha256,
            "rulings": len(review.rulings),
        },
    }


def record_line(comparison: Comparison) -> str:
    """Return the record as a line of JSON."""
    return json.dumps(record(comparison), ensure_ascii=True)


def made_with(comparison: Comparison) -> dict[str, Any]:
    """Return the weights and the options that made a comparison."""
    tables = [comparison.tool.fitted(name) for name in ("judgement", "nearness", "doubt")]
    if comparison.judge is not None:
        tables.append("opinions")
    return {"weights": {name: _digest(name) for name in tables}, "options": dict(comparison.options)}


@cache
def _digest(name: str) -> str:
    """Return the SHA-256 of a table of weights."""
    with open(os.path.join(_DATA, f"{name}.tsv"), "rb") as file:  # noqa: PTH118, PTH123 - as above
        return sha256(file.read()).hexdigest()
