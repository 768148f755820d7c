"""Valid answers turned into opinions, and the record of the judge for every format."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from directive_diff.judging.calls import VERSION
from directive_diff.judging.interface import Judged, JudgeRecord
from directive_diff.model import Opinion
from directive_diff.sanitise import sanitised

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from directive_diff.judging.answers import Choices
    from directive_diff.judging.interface import Question

_LONGEST_NAME = 80


class ClauseAnswer(NamedTuple):
    """The choices for a clause of the target, the model that made them, and the date."""

    choices: Choices
    model: str | None
    date: str | None


def judged(
    questions: Sequence[Question], answers: Mapping[str, ClauseAnswer], *, host: str, model: str | None
) -> Judged:
    """Return ``answers`` as opinions: an option that was not chosen was refused; other clauses were not considered.

    The record of the judge depends only on the answers, so that it is the same when they are replayed.
    """
    opinions: dict[str, Mapping[str, Opinion]] = {}
    used = []
    for question in questions:
        of = answers.get(question.target.id)
        if of is not None:
            opinions[question.target.id] = {option.id: Opinion(None) for option in question.options} | of.choices
            used.append(of)
    models = sorted({of.model for of in used if of.model})
    dates = sorted(of.date for of in used if of.date)
    name = ", ".join(models) or model or ""
    first, last = (dates[0], dates[-1]) if dates else (None, None)
    return Judged(opinions, JudgeRecord(sanitised(name)[:_LONGEST_NAME], host, VERSION, first, last))
