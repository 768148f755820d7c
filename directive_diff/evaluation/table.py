"""The results of an evaluation, as a table for people and as JSON for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from directive_diff.evaluation import labour
from directive_diff.labels import Labels
from directive_diff.renderers.terminal.typesetting import width_of
from directive_diff.sanitise import sanitised

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import BinaryIO

    from directive_diff.evaluation.labour import Point
    from directive_diff.evaluation.scoring import Score
    from directive_diff.renderers import View

COLUMNS = (
    "links.precision",
    "links.recall",
    "links.f1",
    "core.f1",
    "relation.accuracy",
    "new.precision",
    "dropped.precision",
    "blocks.f1",
    "changes.precision",
    "changes.recall",
)


def render(scores: Sequence[Score], mean: Mapping[str, float], out: BinaryIO, view: View, *, misses: bool) -> None:
    """Write a row for each pair and one for their mean; with ``misses``, the missed and wrong links of each."""
    labels = Labels(view.lang)
    rows = [(score.name, score.figures) for score in scores]
    if len(scores) > 1:
        rows.append((labels("mean"), mean))
    first = max(width_of(sanitised(name), view.ambiguous) for name, _ in [*rows, (labels("pair"), {})])
    lines = [_row(labels("pair"), [column.replace(".", " ") for column in COLUMNS], first, view)]
    lines += [_row(name, [_figure(figures.get(column)) for column in COLUMNS], first, view) for name, figures in rows]
    lines += _curves(scores, first, view)
    if misses:
        for score in scores:
            lines += ["", sanitised(score.name), *(f"  {sanitised(miss)}" for miss in score.misses)]
    out.write("".join(f"{line}\n" for line in lines).encode(view.encoding, "replace"))


def render_json(scores: Sequence[Score], mean: Mapping[str, float], out: BinaryIO, *, misses: bool) -> None:
    """Write the figures of each pair and their mean as one JSON object."""
    pairs = [
        {
            "name": score.name,
            "figures": dict(score.figures),
            **({"misses": list(score.misses)} if misses else {}),
            **_labour(score.curve),
        }
        for score in scores
    ]
    curve = labour.mean([score.curve for score in scores])
    text = json.dumps({"pairs": pairs, "mean": {**mean, **_labour(curve)}}, ensure_ascii=False)
    out.write(text.encode("utf-8", "backslashreplace") + b"\n")


def _labour(curve: Sequence[Point]) -> dict[str, object]:
    points = [{"share": point.share, "f1": point.f1, "right": point.right, "rest": point.rest} for point in curve]
    return {"labour": points} if points else {}


def _curves(scores: Sequence[Score], first: int, view: View) -> Iterator[str]:
    """Yield what checking gains: a row for each pair and for the mean, and how many of the other clauses are right."""
    curves = [(score.name, score.curve) for score in scores if score.curve]
    if not curves:
        return
    labels = Labels(view.lang)
    mean = labour.mean([curve for _, curve in curves])
    rows = [(name, [_figure(point.f1) for point in curve]) for name, curve in curves]
    if len(curves) > 1:
        rows.append((labels("mean"), [_figure(point.f1) for point in mean]))
    rows.append((labels("labour_rest"), [_figure(point.right / point.rest if point.rest else None) for point in mean]))
    first = max(first, *(width_of(sanitised(name), view.ambiguous) for name, _ in [*rows, (labels("labour_head"), [])]))
    head = [f"{point.share:.0%}" for point in mean]
    yield from ("", _padded(labels("labour_head"), head, first, view))
    yield from (_padded(name, cells, first, view) for name, cells in rows)


def _padded(name: str, cells: Iterable[str], first: int, view: View) -> str:
    name = sanitised(name)
    return name + " " * (first - width_of(name, view.ambiguous)) + "".join(f"  {cell:>5}" for cell in cells)


def _row(name: str, cells: Sequence[str], first: int, view: View) -> str:
    pad = " " * (first - width_of(sanitised(name), view.ambiguous))
    return f"{sanitised(name)}{pad}" + "".join(
        f"  {cell:>{len(column)}}" for cell, column in zip(cells, COLUMNS, strict=True)
    )


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
