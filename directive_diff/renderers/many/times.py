"""A survey over time in the terminal: the courses of its demands, and the heat of phrases by month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.renderers.terminal.typesetting import Styled, padded, width_of
from directive_diff.sanitise import on_one_line
from directive_diff.surveys.courses import courses, heat
from directive_diff.text import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_diff.labels.many import ManyLabels
    from directive_diff.renderers.many import Sight
    from directive_diff.renderers.terminal.page import Page
    from directive_diff.renderers.terminal.typesetting import Line
    from directive_diff.surveys.courses import Months
    from directive_diff.surveys.values import Survey

_MOST_DEMANDS = 6  # demands of a course
_COLUMN = 9  # cells of a month: 2020-02, 100%


def times(survey: Survey, sight: Sight, page: Page, labels: ManyLabels) -> Iterator[Line]:
    """Yield which demands stay, disappear and return, and the heat of the requested or the hottest phrases."""
    yield ()
    yield from page.text(labels("time"), "block")
    undated = sum(not text.date for text in survey.texts)
    if undated:
        yield from page.text(labels("undated", n=undated), "fact")
    for kind, rows in courses(survey, sight.selection).items():
        if rows:
            yield from page.text(labels("counted", name=labels(f"course_{kind.value}"), n=len(rows)), "strong")
            for row in rows[:_MOST_DEMANDS]:
                text = on_one_line(row.directive.text)
                most = max(8, page.width // 2 - 8)
                yield from page.text(f"{row.directive.id} {shortened(text, most + 1)}", indent=2)
            if len(rows) > _MOST_DEMANDS:
                yield from page.text("…", "fact", indent=2)
    months = heat(survey, sight.phrases)
    if months.heats:
        yield ()
        yield from page.text(labels("heat"), "block")
        yield from _heat(months, page)


def _heat(months: Months, page: Page) -> Iterator[Line]:
    label = min(page.width // 2, max(width_of(heat.phrase, page.ambiguous) for heat in months.heats) + 2)
    room = max(1, (page.width - label) // _COLUMN)
    for first in range(0, len(months.months), room):
        part = slice(first, first + room)
        yield (Styled(" " * label + "".join(month.rjust(_COLUMN) for month in months.months[part]), "fact"),)
        for phrase in months.heats:
            shares = zip(phrase.texts[part], months.texts[part], strict=True)
            cells = "".join((f"{round(100 * n / of)}%" if n else "·").rjust(_COLUMN) for n, of in shares)
            name = page.set([Styled(phrase.phrase, "")], label)[0]
            yield (*padded(name, label, page.ambiguous), Styled(cells, ""))
