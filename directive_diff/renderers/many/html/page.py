"""The content of the page of a survey, as plain values for its template, and the data of its script."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from directive_diff.model import Demand, Fate
from directive_diff.sanitise import flowing, on_one_line, printable_name
from directive_diff.surveys.arrangement import Order, matrix, softened
from directive_diff.surveys.courses import courses
from directive_diff.surveys.courses import heat as heat_by_month
from directive_diff.surveys.likeness import alike
from directive_diff.view import caption
from directive_diff.view import survey as survey_view
from directive_diff.view.changes import describe_change
from directive_diff.view.record import record_of_survey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_diff.labels.many import ManyLabels
    from directive_diff.renderers.many import Sight
    from directive_diff.surveys.arrangement import Matrix
    from directive_diff.surveys.arrangement import Row as MatrixRow
    from directive_diff.surveys.courses import Heat, Months
    from directive_diff.surveys.likeness import Alike
    from directive_diff.surveys.values import Cell, Survey, Surveyed

Object = dict[str, Any]

_WIDE, _MIDDLE = 24, 56  # columns up to which cells are large, and medium-sized


class Square(NamedTuple):
    """A cell: the number of its text, the classes that shade it, its sign, and its tooltip."""

    text: int
    kind: str
    sign: str
    said: str


class Row(NamedTuple):
    """A demand: its number, id, block, kind and words, how many carry it, and its cells in column order."""

    number: int
    id: str
    block: str
    kind: str
    words: str
    reached: str
    squares: tuple[Square, ...]


class Page(NamedTuple):
    """Everything that the template shows."""

    title: str
    facts: str
    head: tuple[str, ...]
    findings: tuple[survey_view.FindingGroup, ...]
    more: tuple[survey_view.FindingGroup, ...]
    order: str
    orders: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]
    fates: tuple[tuple[str, str, str], ...]
    blocks: tuple[tuple[str, str], ...]
    groups: tuple[str, ...]
    columns: tuple[tuple[int, int, str], ...]
    rows: tuple[Row, ...]
    lines: tuple[survey_view.TextLine, ...]
    judged: bool
    likes: tuple[str, ...]
    failed: tuple[str, ...]
    courses: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    months: tuple[str, ...]
    heats: tuple[tuple[str, tuple[tuple[int, str], ...]], ...]
    size: str
    tool: tuple[str, str]
    record: str
    data: Object
    reports: Iterator[Markup]


def page(survey: Survey, sight: Sight, labels: ManyLabels) -> Page:
    """Return the content of the page on ``survey``."""
    grid, like = matrix(survey, sight.order, sight.selection), alike(survey)
    upper = survey.upper
    few, every = (survey_view.findings(survey, grid.rows, labels, every=every) for every in (False, True))
    number = len(grid.columns)
    months = heat_by_month(survey, sight.phrases)
    return Page(
        title=caption.title(upper, labels),
        facts=" · ".join(filter(None, (caption.body_and_date(upper), *caption.sizes(upper, labels)))),
        head=survey_view.head(survey, labels),
        findings=few,
        more=tuple(kind._replace(lines=kind.lines[survey_view.SHOWN :]) for kind in every),
        order=sight.order.value,
        orders=tuple((order.value, labels(f"order_{order.value}")) for order in _orders(survey)),
        kinds=tuple((kind.value, labels(f"demand_{kind.value}")) for kind in Demand if _has(grid, kind)),
        fates=(
            *((fate.value, sign, labels(fate.value)) for fate, sign in survey_view.SIGNS.items()),
            ("softened", survey_view.SOFTENED, labels("softened")),
            *([("judged", survey_view.JUDGED, labels("cell_judged"))] * survey_view.is_judged(grid)),
        ),
        blocks=tuple((block.id, f"{block.id} {caption.marker(block, labels)}") for block in upper.blocks),
        groups=tuple(dict.fromkeys(flowing(text.member.group) for text in survey.texts if text.member.group)),
        columns=tuple(
            (place, column, survey_view.name(survey.texts[column])) for place, column in enumerate(grid.columns, 1)
        ),
        rows=tuple(_row(row, grid, survey, labels) for row in grid.rows),
        lines=survey_view.text_lines(survey, grid.columns, like, labels),
        judged=any(text.judge for text in survey.texts),
        likes=survey_view.groups(survey, like, labels),
        failed=tuple(failed.zh if labels.lang.value == "zh" else failed.en for failed in survey.failed),
        courses=_courses(survey, sight, labels),
        months=months.months if len(months.months) > 1 else (),
        heats=tuple((flowing(heat.phrase), _shares(heat, months)) for heat in months.heats),
        size="large" if number <= _WIDE else "middle" if number <= _MIDDLE else "small",
        tool=(survey.tool.name, survey.tool.version),
        record=json.dumps(record_of_survey(survey), ensure_ascii=True, indent=1),
        data=_data(survey, grid, sight, like, labels),
        reports=_reports(survey, labels),
    )


def _courses(survey: Survey, sight: Sight, labels: ManyLabels) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return the demands by their course over time, if the survey is ordered by date."""
    if sight.order is not Order.DATE:
        return ()
    by_course = courses(survey, sight.selection)
    return tuple(
        (labels(f"course_{kind.value}"), tuple((row.directive.id, on_one_line(row.directive.text)) for row in rows))
        for kind, rows in by_course.items()
        if rows
    )


def _shares(heat: Heat, months: Months) -> tuple[tuple[int, str], ...]:
    """Return for each month how hot a phrase is, in steps from 0 to 4, and as a percentage."""
    shares = (n / of for n, of in zip(heat.texts, months.texts, strict=True))
    return tuple((math.ceil(share * 4), caption.percent(share) if share else "") for share in shares)


def _orders(survey: Survey) -> tuple[Order, ...]:
    dated = any(text.date for text in survey.texts)
    return tuple(order for order in Order if dated or order is not Order.DATE)


def _has(grid: Matrix, kind: Demand) -> bool:
    return any(row.demand is kind for row in grid.rows)


def _row(row: MatrixRow, grid: Matrix, survey: Survey, labels: ManyLabels) -> Row:
    cells = zip(grid.columns, row.cells, strict=True)
    return Row(
        row.number,
        row.directive.id,
        row.block.id,
        row.demand.value,
        on_one_line(row.directive.text),
        labels("counted_of", n=row.spread.reached, of=row.spread.all) if row.spread.all else "",
        tuple(_square(column, cell, row, survey, labels) for column, cell in cells),
    )


def _square(column: int, cell: Cell | None, row: MatrixRow, survey: Survey, labels: ManyLabels) -> Square:
    if cell is None or cell.fate is None:
        return Square(column, "none", "", "")
    kind = cell.fate.value
    if cell.fate is Fate.PARTLY:
        kind += f" part{min(2, int((cell.share or 0) * 3))}"
    if softened(cell):
        kind += " softened"
    if cell.judged:
        kind += " judged"
    fate = caption.describe_fate(cell.fate, cell.share, Fate.DROPPED, labels)
    facts = [survey_view.name(survey.texts[column]), row.directive.id, fate, *([labels("cell_judged")] * cell.judged)]
    return Square(column, kind, survey_view.sign(cell), " · ".join(facts))


# What the script needs, each thing once: it builds each pair's report and each demand's table from it.


def _data(survey: Survey, grid: Matrix, sight: Sight, like: Alike, labels: ManyLabels) -> Object:
    return {
        "demands": [
            {
                "id": directive.id,
                "block": block.id,
                "text": on_one_line(directive.text),
                "clauses": [
                    [clause.id, on_one_line(clause.text), int(clause.linkable)] for clause in directive.clauses
                ],
            }
            for block in survey.upper.blocks
            for directive in block.directives
        ],
        "orders": {
            order.value: _order(grid if order is sight.order else matrix(survey, order, sight.selection))
            for order in _orders(survey)
        },
        "groups": like.groups,
        "words": {
            name: labels(name)
            for name in (
                "carried", "partly", "dropped", "possible", "new", "unlinkable", "same", "adapted", "restated",
                "origin_carried",
                "origin_partly", "softened", "new_head", "demand_of_source", "text_of_target", "change_head", "score",
                "close", "copy", "copied", "who_said_what", "pair_report", "nothing_new", "matches", "text_name",
                "fate_head", "words_head", "demand_prohibits", "demand_requires", "demand_encourages", "demand_praises",
                "demand_states", "as_others", "drawn_gone",
            )
        },
    }  # fmt: skip


def _reports(survey: Survey, labels: ManyLabels) -> Iterator[Markup]:
    """Yield the script's data on each text as JSON, one by one: with a thousand texts it is most of the page."""
    for text in survey.texts:
        yield in_script(_text(text, survey, labels))


def in_script(values: object) -> Markup:
    r"""Return plain values as JSON that cannot end the element around it.

    >>> in_script(["</script>", "要"])
    Markup('["\\u003c/script\\u003e","要"]')
    """
    written = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    if any("\ud800" <= char <= "\udfff" for char in written):  # an unpaired surrogate cannot be encoded
        written = json.dumps(values, separators=(",", ":"))
    for char in "<>&'":
        written = written.replace(char, f"\\u{ord(char):04x}")
    return Markup(written)  # noqa: S704 - what could be markup was replaced


def _order(grid: Matrix) -> Object:
    return {"rows": [row.number for row in grid.rows], "columns": list(grid.columns)}


def _text(text: Surveyed, survey: Survey, labels: ManyLabels) -> Object:
    facts = (text.title and flowing(text.title), text.issuer and flowing(text.issuer), text.date)
    return {
        "name": survey_view.name(text),
        "path": printable_name(text.member.path),
        "facts": " · ".join(filter(None, facts)),
        "group": flowing(text.member.group or ""),
        "share": labels("joiner").join(
            labels(name, share=caption.percent(cover.share))
            for name, cover in (("source_share", text.carried), ("target_share", text.origin))
        ),
        "command": survey_view.command(survey, text),
        "reviewed": int(text.review is not None),
        "cells": [_cell(cell, labels) for cell in text.cells],
        "own": [
            [
                own.id,
                on_one_line(own.text),
                own.origin.value if own.origin else "",
                own.demand.value,
                list(map(on_one_line, own.new)),
            ]
            for own in text.own
        ],
    }


def _cell(cell: Cell, labels: ManyLabels) -> list[Any]:
    links = [
        [
            link.source,
            link.target,
            link.relation.value,
            f"{link.score:.2f}",
            on_one_line(link.text),
            [*(describe_change(change, labels) for change in link.changes), *([labels("link_judged")] * link.judged)],
        ]
        for link in cell.links
    ]
    fate = caption.describe_fate(cell.fate, cell.share, Fate.DROPPED, labels)
    near, refused = (
        [[each.source, each.target, on_one_line(each.text)] for each in those]
        for those in (cell.possible, cell.refused)
    )
    return [cell.fate.value if cell.fate else "", fate, links, near, *([refused] if refused else [])]
