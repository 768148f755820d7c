"""A judge is asked about all texts at once, before any is compared.

So the user sees everything that would be sent and agrees once; one process asks, and the comparing processes only
need the answers. The questions are those of `compare`, so both share the cache.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from directive_diff import pipeline
from directive_diff.errors import DirectiveDiffError
from directive_diff.judging import Asked, Judged, Passage, Question
from directive_diff.surveying.work import PROBLEMS, fetch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from directive_diff.judging import JudgeOfMany, PairReader
    from directive_diff.model import Opinion, Readout
    from directive_diff.surveying.work import Opinions, Task
    from directive_diff.surveys.values import Member

_LETTER = re.compile(r"^[A-Z]+")


def opinions(members: Sequence[Member], task: Task, judge: JudgeOfMany) -> Opinions:
    """Return what a judge says of each text, by its path and the hash of its bytes.

    A text that cannot be compared is left out: whoever compares it says why.
    """
    keys, asked = [], []
    for each in members:
        try:
            document = fetch(each.path, task)
            questions = pipeline.ask_parsed(task.upper, document, whole_text=task.whole_text, reader=task.reader)
        except (DirectiveDiffError, *PROBLEMS):
            continue
        keys.append((each.path, document.sha256))
        asked.append(Asked(questions, each.name))
    return dict(zip(keys, judge.judge_all(asked), strict=True)) if asked else {}


class Named(NamedTuple):
    """A readout of a chain with its name and the letter of its ids."""

    readout: Readout
    name: str
    letter: str


def opinions_of_pairs(
    pairs: Sequence[tuple[Named, Named]], judge: JudgeOfMany, reader: PairReader | None = None
) -> list[Judged]:
    """Return what a judge says of each pair of texts (upper, lower) of a chain.

    It is asked as of any two texts: ids begin with S and T, so that answers to `compare` and `ask` fit here too.
    """
    asked = [
        Asked(tuple(map(_spelt, questions)), lower.name, upper.name)
        for upper, lower in pairs
        for questions in [pipeline.ask_readouts(upper.readout, lower.readout, reader=reader)]
    ]
    opinions = judge.judge_all(asked) if asked else ()
    return [_lettered(judged, *pair) for judged, pair in zip(opinions, pairs, strict=True)]


def _spelt(question: Question) -> Question:
    """Return a question with the ids of two texts.

    >>> _spelt(Question(Passage("C1.2.1", "要加快"), (Passage("AA3.1.1", "加快"),)))[0].id
    'T1.2.1'
    """
    return Question(
        _with_letter(question.target, "T"),
        tuple(_with_letter(option, "S") for option in question.options),
        tuple(_with_letter(option, "S") for option in question.rest),
    )


def _with_letter(passage: Passage, letter: str) -> Passage:
    return passage._replace(id=_LETTER.sub(letter, passage.id))


def _lettered(judged: Judged, upper: Named, lower: Named) -> Judged:
    """Return opinions with the ids of the chain."""

    def sources(opinions: Mapping[str, Opinion]) -> Mapping[str, Opinion]:
        return {_LETTER.sub(upper.letter, source): opinion for source, opinion in opinions.items()}

    of_target = {_LETTER.sub(lower.letter, target): sources(opinions) for target, opinions in judged.opinions.items()}
    return judged._replace(opinions=of_target)
