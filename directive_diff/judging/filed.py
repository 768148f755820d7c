"""A judge whose answers are in a file: from a batch, from a local model, or from a person."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from directive_diff.errors import JudgeError
from directive_diff.judging import batch
from directive_diff.judging.answers import checked, read
from directive_diff.judging.calls import Call, calls_of, name_of
from directive_diff.judging.orders import shielded
from directive_diff.judging.record import ClauseAnswer, judged
from directive_diff.sanitise import sanitised

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directive_diff.judging.batch import Line
    from directive_diff.judging.interface import Asked, Judged, Question

MAX_BYTES = 200_000_000


class Filed:
    """A judge that answers from a file. Answers to other questions are ignored."""

    def __init__(self, path: str, lines: tuple[Line, ...]) -> None:
        """Store the lines of the file ``path``; if several answer a question, the last valid one counts."""
        self._path = path
        self._lines = lines

    def judge(self, questions: Sequence[Question]) -> Judged:
        """Return the opinions on ``questions`` in the file."""
        asked = [shielded(question) for question in questions]
        answers = dict(self._of_models(asked)) | dict(self._of_people(asked))
        return judged(asked, answers, host=sanitised(Path(self._path).name), model=None)

    def judge_all(self, pairs: Sequence[Asked]) -> tuple[Judged, ...]:
        """Return the opinions on each pair of texts; a person's lines must name their text.

        Raises JudgeError if it does not: T2.3.1 is a clause of every text.
        """
        lost = next((line for line in self._lines if line.target and not _names_pair(line, pairs)), None)
        if lost is not None:
            raise JudgeError("judge_no_text", self._path, remedy="judge_name_text", line=lost.number)
        return tuple(self._opinions_on(pair).judge(pair.questions) for pair in pairs)

    def _opinions_on(self, pair: Asked) -> Filed:
        """Return the lines for one pair: all answers of models, which name questions, and people's answers on it."""
        lines = (line for line in self._lines if not line.target or _is_of(line, pair))
        return Filed(self._path, tuple(line._replace(of_text=None, above=None) for line in lines))

    def _of_models(self, questions: Sequence[Question]) -> Iterator[tuple[str, ClauseAnswer]]:
        """Yield the answers of models, by the id of the target's clause.

        An answer refers to its request by id. If the questions are now grouped differently, their names identify them.
        """
        calls = {batch.id_of(call): call for call in calls_of(questions)}
        loose = Call({name_of(question): question for question in questions})
        for line in self._lines:
            if line.text is None:
                continue
            for name, choices in read(calls.get(line.call or "", loose), line.text).choices.items():
                yield loose.questions[name].target.id, ClauseAnswer(choices, line.model, line.date)

    def _of_people(self, questions: Sequence[Question]) -> Iterator[tuple[str, ClauseAnswer]]:
        """Yield the answers of people, who need not quote; answers with ids that were not offered are skipped.

        If the lines name several pairs, it is unknown which of them this is, and none counts.
        """
        if len({(line.of_text, line.above) for line in self._lines if line.target}) > 1:
            return
        of_target = {question.target.id: question for question in questions}
        given: dict[str, list[Line]] = defaultdict(list)
        for line in self._lines:
            if line.target in of_target:
                given[line.target].append(line)
        for target, lines in given.items():
            choices = checked(of_target[target], lines[-1].links, quoted=False)
            if choices is not None:
                yield target, ClauseAnswer(choices, lines[-1].model, lines[-1].date)


def _names_pair(line: Line, pairs: Sequence[Asked]) -> bool:
    """Return whether a person's line names its pair; the upper text may be missing if there is only one."""
    return line.of_text is not None and (line.above is not None or not any(pair.above for pair in pairs))


def _is_of(line: Line, pair: Asked) -> bool:
    return line.of_text == pair.text and (not pair.above or line.above == pair.above)


def load(path: str) -> Filed:
    """Read a file of answers. Raises JudgeError if it cannot be read, or contains none."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - a NUL in the name is a ValueError
            content = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        cause = getattr(error, "strerror", None) or str(error)
        raise JudgeError("file_unreadable", path, remedy="judge_name_answers", cause=cause) from error
    if len(content) > MAX_BYTES:
        raise JudgeError("judge_file_long", path, remedy="judge_name_answers", most=MAX_BYTES)
    try:
        lines = tuple(batch.read(content.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        raise JudgeError("judge_file_not_utf8", path, remedy="as_utf8") from error
    if not any(line.text is not None or line.target for line in lines):
        raise JudgeError("judge_file_none", path, remedy="judge_write_questions")
    return Filed(path, lines)
