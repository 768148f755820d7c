"""The record of a run: everything needed to reproduce a result. Every export contains it.

``directive-diff/run/1`` says which program, weights, words and options made the result of which texts, whom it asked,
and what a reviewer changed. docs/exports.md says where each format has it.
"""

from __future__ import annotations

import json
import os
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from directive_diff.digest import sha256
from directive_diff.model import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directive_diff.model import Comparison, Document, JudgeRecord, Review, Tool
    from directive_diff.surveys.steps import Chain
    from directive_diff.surveys.values import Survey, Surveyed
    from directive_diff.view.columns import Cell

NAME = "directive-diff/run/1"
PART = 30_000  # characters of a record that one cell of a spreadsheet gets
_DATA = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data")  # noqa: PTH118, PTH120 - as in `lexicon`

Object = dict[str, Any]


def record(comparison: Comparison) -> Object:
    """Return what made a comparison: versions, weights, lexicon, options, texts, and what a reviewer changed."""
    values, review = brief(comparison), comparison.review
    return values if review is None else {**values, "review": _whole_review(review)}


def brief(comparison: Comparison) -> Object:
    """Return the record without the reviewer's verdicts, for what holds each of them anyway."""
    return {
        "schema": NAME,
        "tool": tool_values(comparison.tool),
        **made_with(comparison),
        **_selected(comparison),
        **{side.value: _text(side.readout(comparison).document) for side in Side},
        "judge": None if comparison.judge is None else comparison.judge._asdict(),
        "review": None if comparison.review is None else _review(comparison.review),
    }


def record_line(comparison: Comparison) -> str:
    """Return the record as a line of JSON."""
    return as_line(record(comparison))


def brief_line(comparison: Comparison) -> str:
    """Return the record without the verdicts as a line of JSON."""
    return as_line(brief(comparison))


def record_parts(line: str) -> tuple[str, ...]:
    """Return a record cut into parts that each fit into a cell of a spreadsheet; joined, they are the record."""
    return tuple(line[at : at + PART] for at in range(0, len(line), PART))


def with_record(rows: Sequence[Sequence[Cell]], head: str, line: str) -> Iterator[tuple[Cell, ...]]:
    """Yield a table with a column more, which holds a record: its head, then a part of it in each row.

    Where the table has fewer rows than the record has parts, rows without other cells follow.
    """
    column = (head, *record_parts(line))
    for row, part in zip_longest(rows, column, fillvalue=None):
        yield (*(row if row is not None else ("",) * len(rows[0])), part or "")


def tool_values(tool: Tool) -> Object:
    """Return the program, its version, and the words and the reader that it used."""
    return {
        "name": tool.name,
        "version": tool.version,
        "jieba": tool.jieba,
        "rapidfuzz": tool.rapidfuzz,
        "lexicon": tool.lexicon,
        "lexicon_files": [{"path": path, "sha256": digest} for path, digest in tool.lexicon_files],
        **({"reader": {"name": tool.reader[0], "sha256": tool.reader[1]}} if tool.reader else {}),
    }


def made_with(comparison: Comparison) -> Object:
    """Return the weights and the options that made a comparison."""
    return {"weights": weights(comparison.tool, comparison.judge), "options": dict(comparison.options)}


def weights(tool: Tool, judge: JudgeRecord | None) -> dict[str, str]:
    """Return the SHA-256 of each table of weights that made a result."""
    fitted = [tool.fitted(name) for name in ("judgement", "nearness", "doubt")]
    return {name: _digest(name) for name in (*fitted, *(("opinions",) if judge is not None else ()))}


def as_line(record: Object) -> str:
    """Return a record as a line of JSON."""
    return json.dumps(record, ensure_ascii=True)


def record_of_survey(survey: Survey) -> Object:
    """Return what made a survey, as `record` does of a comparison; its texts are listed."""
    judge = next((text.judge for text in survey.texts if text.judge), None)
    return {
        "schema": NAME,
        "tool": tool_values(survey.tool),
        "weights": weights(survey.tool, judge),
        "options": dict(survey.options),
        "upper": _text(survey.upper.document),
        "texts": [_surveyed(text) for text in survey.texts],
    }


def record_of_chain(chain: Chain) -> Object:
    """Return what made a chain, as `record` does of a comparison; its texts and pairs are listed."""
    judge = next((pair.comparison.judge for pair in chain.pairs if pair.comparison.judge), None)
    return {
        "schema": NAME,
        "tool": tool_values(chain.tool),
        "weights": weights(chain.tool, judge),
        "options": dict(chain.options),
        "texts": [{"name": step.member.name, **_text(step.readout.document)} for step in chain.texts],
        "pairs": list(_pairs(chain)),
    }


def _surveyed(text: Surveyed) -> Object:
    return {
        "name": text.name,
        "path": text.member.path,
        "sha256": text.sha256,
        **({"judge": text.judge._asdict()} if text.judge else {}),
        **({"review": _whole_review(text.review)} if text.review else {}),
    }


def _pairs(chain: Chain) -> Iterator[Object]:
    for pair in chain.pairs:
        judge, review = pair.comparison.judge, pair.comparison.review
        yield {
            "upper": chain.texts[pair.upper].member.name,
            "lower": chain.texts[pair.lower].member.name,
            **({"judge": judge._asdict()} if judge else {}),
            **({"review": _whole_review(review)} if review else {}),
        }


def _whole_review(review: Review) -> Object:
    from directive_diff.view.verdicts import misfit_values, verdict_values  # noqa: PLC0415 - few results are reviewed

    return {
        **_review(review),
        "verdicts": [verdict_values(ruling) for ruling in review.rulings],
        "misfits": [misfit_values(ruling) for ruling in review.misfits],
    }


def _review(review: Review) -> Object:
    return {
        "reviewer": review.reviewer,
        "date": review.date,
        "sha256": review.sha256,
        "rulings": len(review.rulings),
    }


def _text(document: Document) -> Object:
    return {"path": document.path, "sha256": document.sha256, "encoding": document.encoding}


def _selected(comparison: Comparison) -> Object:
    """Return what was asked for, if the result is a part of a comparison."""
    cut = comparison.cut
    if cut is None:
        return {}
    chosen = {"only": list(cut.only), "demand": list(cut.demands), "block": cut.block, "min_score": cut.min_score}
    return {"selection": {name: value for name, value in chosen.items() if value}}


@cache
def _digest(name: str) -> str:
    """Return the SHA-256 of a table of weights."""
    with open(os.path.join(_DATA, f"{name}.tsv"), "rb") as file:  # noqa: PTH118, PTH123 - as above
        return sha256(file.read()).hexdigest()
