"""A survey as a workbook: the matrix in shades, the long form, the texts, the findings, and what was compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.labels.many import ManyLabels
from directive_diff.model import Fate
from directive_diff.renderers.many.tables import cells as long_cells
from directive_diff.renderers.many.tables import heads as long_heads
from directive_diff.renderers.workbook import Sheet, Tinted, run_rows, write
from directive_diff.sanitise import flowing, on_one_line, printable_name
from directive_diff.surveys.arrangement import Order, matrix, softened
from directive_diff.surveys.courses import courses, heat
from directive_diff.surveys.likeness import alike
from directive_diff.surveys.long import rows as long_rows
from directive_diff.view import caption
from directive_diff.view import survey as survey_view
from directive_diff.view.record import as_line, record_of_survey

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from directive_diff.renderers.many import Sight
    from directive_diff.surveys.arrangement import Matrix
    from directive_diff.surveys.arrangement import Row as MatrixRow
    from directive_diff.surveys.values import Cell as MatrixCell
    from directive_diff.surveys.values import Survey
    from directive_diff.view.columns import Cell

_TINTS = {Fate.CARRIED: "#84BB98", Fate.PARTLY: "#D9EAD9", Fate.DROPPED: "#F4ECE6"}
_OTHER, _SOFTENED = "#DFE6EE", "#F6C894"
_LABEL = (8, 10, 54, 8)
_LONG = (18, 24, 8, 12, 10, 8, 8, 8, 50, 12, 8, 10, 8, 36, 20, 50, 10, 10, 30, 12)
_TEXTS = (6, 22, 10, 12, 10, 8, 8, 8, 8, 8, 28, 30, 10, 60)
_TIME = (24, 10, 60)
_FINDINGS = (24, 10, 10, 60, 60)
_MOST_COLUMNS = 16_000  # columns that an Excel sheet has, less those of the demands


def render(survey: Survey, out: BinaryIO, sight: Sight) -> None:
    """Write a survey to ``out`` as a workbook."""
    labels = ManyLabels(sight.view.lang)
    grid = matrix(survey, sight.order, sight.selection)
    columns = grid.columns[:_MOST_COLUMNS]
    wide = 9 if len(columns) <= 30 else 5  # noqa: PLR2004 - columns that a page holds
    sheets = (
        Sheet(
            labels("sheet_matrix"),
            (*_LABEL, *(wide for _ in columns)),
            list(_matrix(survey, grid, labels)),
            fixed=3,
        ),
        Sheet(labels("sheet_texts"), _TEXTS, list(_texts(survey, grid, labels))),
        Sheet(labels("sheet_findings"), _FINDINGS, list(_findings(survey, grid, labels))),
        Sheet(
            labels("sheet_long"),
            _LONG,
            [
                long_heads(labels),
                *(long_cells(row, labels) for row in long_rows(survey, sight.order, sight.selection)),
            ],
        ),
        *([Sheet(labels("time"), _TIME, list(_time_rows(survey, sight, labels)))] * (sight.order is Order.DATE)),
        Sheet(labels("sheet_about"), (18, 100), list(_about_rows(survey, labels)), head=None),
    )
    write(sheets, out, title=labels("survey_title"))


def _matrix(survey: Survey, grid: Matrix, labels: ManyLabels) -> Iterator[tuple[Cell | Tinted, ...]]:
    names = (survey_view.name(survey.texts[column]) for column in grid.columns[:_MOST_COLUMNS])
    yield (labels("id"), labels("demand_head"), labels("demand_of_source"), labels("reached"), *names)
    for row in grid.rows:
        yield (*_label(row, labels), *(_cell(cell) for cell in row.cells[:_MOST_COLUMNS]))


def _label(row: MatrixRow, labels: ManyLabels) -> tuple[Cell, ...]:
    words = on_one_line(row.directive.text)
    return (row.directive.id, labels(f"demand_{row.demand.value}"), words, row.spread.reached)


def _cell(cell: MatrixCell | None) -> Tinted | None:
    if cell is None or cell.fate is None:
        return None
    tint = _SOFTENED if softened(cell) else _TINTS.get(cell.fate, _OTHER)
    part = f" {caption.percent(cell.share)}" if cell.fate is Fate.PARTLY else ""
    return Tinted(f"{survey_view.sign(cell)}{survey_view.mark(cell)}{part}", tint)


def _texts(survey: Survey, grid: Matrix, labels: ManyLabels) -> Iterator[tuple[Cell, ...]]:
    names = (
        "no", "text_name", "text_level", "date", "text_share", "carried", "partly", "dropped", "new", "kind_weakened",
        "text_nearest", "text_title", "text_judged", "open_with",
    )  # fmt: skip
    yield tuple(labels(name) for name in names)
    for line in survey_view.text_lines(survey, grid.columns, alike(survey), labels):
        share = line.text.carried.share
        yield (
            line.number, line.name, line.level, line.date, None if share is None else round(share, 4), line.carried,
            line.partly, line.dropped, line.added, line.weakened, line.nearest, flowing(line.text.title or ""),
            int(line.judged) if line.judged else None, survey_view.command(survey, line.text),
        )  # fmt: skip
    for failed in survey.failed:
        name = printable_name(failed.member.name)
        yield (None, name, *(None,) * 9, flowing(failed.zh if labels.lang.value == "zh" else failed.en), None, None)


def _findings(survey: Survey, grid: Matrix, labels: ManyLabels) -> Iterator[tuple[Cell, ...]]:
    yield (labels("findings"), labels("id"), labels("texts"), labels("demand_of_source"), labels("change_head"))
    for kind in survey_view.findings(survey, grid.rows, labels, every=True):
        for line in kind.lines:
            yield (kind.heading, line.id, line.times, line.words, line.how)


def _time_rows(survey: Survey, sight: Sight, labels: ManyLabels) -> Iterator[tuple[Cell, ...]]:
    """Yield the course of each demand over time, then for each phrase the share of a month's texts that have it."""
    yield (labels("time"), labels("id"), labels("demand_of_source"))
    for kind, rows in courses(survey, sight.selection).items():
        for row in rows:
            yield (labels(f"course_{kind.value}"), row.directive.id, on_one_line(row.directive.text))
    months = heat(survey, sight.phrases)
    yield ()
    yield (labels("heat"), "", "", *months.months)
    for course in months.heats:
        shares = (round(n / of, 4) for n, of in zip(course.texts, months.texts, strict=True))
        yield (flowing(course.phrase), "", "", *shares)


def _about_rows(survey: Survey, labels: ManyLabels) -> Iterator[tuple[Cell, ...]]:
    yield (labels("source"), caption.title(survey.upper, labels))
    yield ("", caption.body_and_date(survey.upper))
    yield ("", printable_name(survey.upper.document.path))
    yield ("SHA-256", survey.upper.document.sha256)
    for line in survey_view.head(survey, labels):
        yield ("", line)
    for line in survey_view.legend(labels, judged=any(text.judge for text in survey.texts)):
        yield (labels("legend"), line)
    yield ("", labels("made_by", tool=survey.tool.name, version=survey.tool.version))
    yield from run_rows(as_line(record_of_survey(survey)), labels)
