"""Texts over time: which demands stay, go and return, and the heat of phrases from month to month."""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.surveys.arrangement import Order, matrix

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from directive_diff.findings.selection import Selection
    from directive_diff.surveys.arrangement import Row
    from directive_diff.surveys.values import Survey

PHRASES = 12  # number of hottest phrases, if none is requested


class Course(StrEnum):
    """What became of a demand over time."""

    STAYS = "stays"
    """Carried in every text."""
    GOES = "goes"
    """Carried up to some text, and in none after it."""
    RETURNS = "returns"
    """Carried, then not, then carried again."""
    COMES = "comes"
    """Not carried at first, then in every text."""
    NEVER = "never"


class Heat(NamedTuple):
    """A phrase, and for each month how many of its texts have it."""

    phrase: str
    texts: tuple[int, ...]


class Months(NamedTuple):
    """The months in which texts were published, how many, and the phrases in them, the hottest first."""

    months: tuple[str, ...]
    texts: tuple[int, ...]
    heats: tuple[Heat, ...]


def course(carried: Sequence[bool]) -> Course:
    """Return the course of a demand that the texts, in order of time, carried or did not.

    >>> [course(texts).value for texts in ([1, 1], [1, 0], [1, 0, 1], [0, 1], [0, 0], [0, 1, 0])]
    ['stays', 'goes', 'returns', 'comes', 'never', 'goes']
    """
    marks = "".join("+" if each else "-" for each in carried)
    if "+" not in marks:
        return Course.NEVER
    if "-" not in marks:
        return Course.STAYS
    if "-" in marks.strip("-"):
        return Course.RETURNS
    return Course.GOES if marks.endswith("-") else Course.COMES


def courses(survey: Survey, selection: Selection) -> Mapping[Course, tuple[Row, ...]]:
    """Return the demands by their course over the texts that have a date."""
    grid = matrix(survey, Order.DATE, selection._replace(only=frozenset()))
    places = [place for place, column in enumerate(grid.columns) if survey.texts[column].date]
    kinds: dict[Course, list[Row]] = {kind: [] for kind in Course}
    for row in grid.rows:
        cells = [row.cells[place] for place in places]
        if cells and row.spread.all:
            kinds[course([bool(cell and cell.links) for cell in cells])].append(row)
    return {kind: tuple(rows) for kind, rows in kinds.items()}


def heat(survey: Survey, asked: Sequence[str] = ()) -> Months:
    """Return how many texts of each month contain each phrase: the requested phrases, or else the hottest.

    A phrase in every text says nothing about time, and a phrase in a single text is not a phrase of its time.
    """
    texts: dict[str, int] = defaultdict(int)
    having: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for text in survey.texts:
        if text.date:
            month = text.date[:7]
            texts[month] += 1
            for phrase in text.phrases:
                having[phrase][month] += 1
    whole = sum(texts.values())
    totals = {phrase: sum(counts.values()) for phrase, counts in having.items()}
    hottest = sorted((p for p, n in totals.items() if 1 < n < whole), key=lambda phrase: (-totals[phrase], phrase))
    months = tuple(sorted(texts))
    heats = (Heat(phrase, tuple(having[phrase][month] for month in months)) for phrase in asked or hottest[:PHRASES])
    return Months(months, tuple(texts[month] for month in months), tuple(heats))
