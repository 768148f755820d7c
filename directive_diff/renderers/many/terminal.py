"""A survey in a terminal: its findings, the matrix in panels as wide as the page, a line for each text."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from directive_diff.labels.many import ManyLabels
from directive_diff.renderers.many.panels import legend, panels
from directive_diff.renderers.many.times import times
from directive_diff.renderers.terminal import page_of, recorded
from directive_diff.renderers.terminal.painter import paint
from directive_diff.renderers.terminal.typesetting import Styled, padded, width_of
from directive_diff.surveys.arrangement import Order, matrix
from directive_diff.surveys.likeness import alike
from directive_diff.view import caption
from directive_diff.view import survey as survey_view

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from directive_diff.renderers.many import Sight
    from directive_diff.renderers.terminal.page import Page
    from directive_diff.renderers.terminal.typesetting import Line
    from directive_diff.surveys.arrangement import Matrix
    from directive_diff.surveys.likeness import Alike
    from directive_diff.surveys.values import Survey

_GAP = 2  # cells between columns
_SHARE = 2  # the column of the share carried
_NAME = 24  # cells of a name in the table of texts
_COMMANDS = 30  # texts up to which commands to copy are shown


def render(survey: Survey, out: BinaryIO, sight: Sight) -> None:
    """Write a survey to ``out``; characters that its encoding lacks are replaced."""
    labels = ManyLabels(sight.view.lang)
    page = page_of(sight.view)._replace(labels=labels)
    grid, like = matrix(survey, sight.order, sight.selection), alike(survey)
    parts = [
        _head(survey, page, labels),
        _findings(survey, grid, page, labels, every=sight.every),
        _matrix(grid, sight, page, labels),
        _texts(survey, grid, like, page, labels),
        _groups(survey, like, page, labels),
    ]
    if sight.order is Order.DATE:
        parts.append(times(survey, sight, page, labels))
    paint(chain(*parts, _commands(survey, grid, page, labels)), out, sight.view)
    if sight.view.recorded:
        from directive_diff.view.record import as_line, record_of_survey  # noqa: PLC0415 - a screen needs none

        paint(recorded(as_line(record_of_survey(survey)), page), out, sight.view)


def _head(survey: Survey, page: Page, labels: ManyLabels) -> Iterator[Line]:
    upper = survey.upper
    yield from page.set(
        [Styled(f"{labels('survey_title')}  ", "label"), Styled(caption.title(upper, labels), "title")], page.width
    )
    facts = (caption.body_and_date(upper), *caption.sizes(upper, labels))
    yield from page.flow([Styled(f"{fact}  ", "fact") for fact in facts if fact], page.width)
    for line in survey_view.head(survey, labels):
        yield from page.text(line)


def _findings(survey: Survey, grid: Matrix, page: Page, labels: ManyLabels, *, every: bool) -> Iterator[Line]:
    yield ()
    kinds = survey_view.findings(survey, grid.rows, labels, every=every)
    if not kinds:
        yield from page.text(labels("finding_none"), "fact")
    for kind in kinds:
        more = f"  {labels('finding_more', n=kind.more)}" if kind.more else ""
        yield from page.set([Styled(kind.heading, "strong"), Styled(more, "fact")], page.width)
        for line in kind.lines:
            yield from _finding(line, page, every=every)


def _finding(line: survey_view.Line, page: Page, *, every: bool) -> Iterator[Line]:
    """Yield one finding: in at most two lines unless ``every``, so that the first page shows what matters."""
    lead = " ".join(part for part in (line.id, line.times) if part)
    words, how = line.words, line.how
    if not every:
        room = 2 * (page.width - 2) - width_of(lead, page.ambiguous) - 10  # for quotes, and where lines end early
        how = _truncate(how, room // 2, page)
        words = _truncate(words, room - width_of(how, page.ambiguous), page)
    parts = [Styled(f"{lead} " if lead else "", "id"), Styled(f"“{words}”", "")]
    parts += [Styled(f" {how}", "tag")] if how else []
    for each in page.set(parts, page.width - 2):
        yield (Styled("  ", ""), *each)


def _truncate(text: str, cells: int, page: Page) -> str:
    """Return ``text``, cut with … if it takes more than ``cells``."""
    kept = text
    while kept and width_of(kept, page.ambiguous) > cells:
        kept = kept[: max(0, min(len(kept) - 1, cells))]
    return text if kept == text else f"{kept[:-1]}…"


def _matrix(grid: Matrix, sight: Sight, page: Page, labels: ManyLabels) -> Iterator[Line]:
    yield ()
    order = labels("matrix_order", order=labels(f"order_{sight.order.value}"))
    yield from page.set(
        [Styled(f"{labels('matrix')}  ", "block"), Styled(f"{order}  {labels('columns_said')}", "fact")], page.width
    )
    if not grid.rows:
        yield from page.text(labels("matrix_empty"), "fact")
        return
    yield from legend(page, labels, judged=survey_view.is_judged(grid))
    yield from panels(grid, page, labels, blocks=sight.order in {Order.BLOCK, Order.DATE})


def _texts(survey: Survey, grid: Matrix, like: Alike, page: Page, labels: ManyLabels) -> Iterator[Line]:
    """Yield a line for each text, with as many of its columns as the page has room for."""
    yield ()
    yield from page.text(labels("texts"), "block")
    heads = [
        labels(name)
        for name in (
            "no", "text_name", "text_share", "text_carried", "text_partly", "text_dropped", "text_added",
            "text_weakened", "text_judged", "text_nearest", "date", "text_level",
        )
    ]  # fmt: skip
    rows = [heads]
    tick = "+" if page.ascii else "✓"
    for line in survey_view.text_lines(survey, grid.columns, like, labels):
        figures = (line.carried, line.partly, line.dropped, line.added, line.weakened)
        name = _truncate(line.name, _NAME, page)
        mark = tick if line.reviewed else ""
        facts = (line.judged, line.nearest, line.date, line.level)
        rows.append([f"{line.number}{mark}", name, line.share, *map(str, figures), *facts])
    widths = [max(width_of(row[i], page.ambiguous) for row in rows) for i in range(len(heads))]
    columns = [i for i in range(len(heads)) if i < 8 or any(row[i] for row in rows[1:])]  # noqa: PLR2004 - the figures
    while sum(widths[i] + _GAP for i in columns) > page.width + _GAP and len(columns) > 3:  # noqa: PLR2004
        columns.pop()
    for number, row in enumerate(rows):
        yield tuple(
            chain.from_iterable(
                padded((Styled(row[i], _style(number, i)),), widths[i] + _GAP, page.ambiguous) for i in columns
            )
        )
    if any(text.review for text in survey.texts):
        yield from page.text(f"{tick} {labels('text_reviewed')}", "fact")
    if survey.failed:
        yield from page.text(labels("not_compared_head"), "fate.dropped")
        for failed in survey.failed:
            yield from page.text(failed.zh if page.labels.lang.value == "zh" else failed.en, "fact", indent=2)


def _style(row: int, column: int) -> str:
    """Return the style of a cell of the table of texts: its head, the share, or another figure."""
    if row == 0:
        return "fact"
    return "strong" if column == _SHARE else ""


def _groups(survey: Survey, like: Alike, page: Page, labels: ManyLabels) -> Iterator[Line]:
    lines = survey_view.groups(survey, like, labels)
    if lines:
        yield ()
        yield from page.text(labels("like_groups"), "block")
        for line in lines:
            yield from page.text(line, indent=2)


def _commands(survey: Survey, grid: Matrix, page: Page, labels: ManyLabels) -> Iterator[Line]:
    """Yield the commands that open each comparison, each in one line so that it can be copied."""
    if not survey.texts:
        return
    yield ()
    yield from page.text(labels("open_with"), "fact")
    for column in grid.columns[:_COMMANDS]:
        yield (Styled(survey_view.command(survey, survey.texts[column]), ""),)
