"""Running surveys and chains: finding the texts, comparing them in parallel, and resuming after a stop.

members (manifest) → pool (work) → state → a `Survey`
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, NamedTuple

from directive_diff import pipeline
from directive_diff.errors import DirectiveDiffError
from directive_diff.judging import Asked, PresetJudge
from directive_diff.lexicon import PACKAGE, Lexicon, using
from directive_diff.surveying.encoding import decoded, encoded
from directive_diff.surveying.members import member
from directive_diff.surveying.pool import all_done, cores
from directive_diff.surveying.work import Done, Task, done, fetch
from directive_diff.surveys.extraction import surveyed
from directive_diff.surveys.values import Failed, Member, Survey, Surveyed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from directive_diff.judging import Judge, JudgeOfMany, PairReader
    from directive_diff.model import Document
    from directive_diff.surveying.state import State

__all__ = ["Running", "Task", "cores", "decoded", "encoded", "run", "survey"]


class Running(NamedTuple):
    """How a survey runs: in how many processes, with which words, and where its state is kept, if anywhere.

    ``strict`` stops it at the first text that cannot be compared. ``tell`` is called with each finished text.
    ``judge`` is asked once, about all texts that are to be compared.
    """

    jobs: int = 1
    lexicons: tuple[str, ...] = ()
    state: State | None = None
    strict: bool = False
    tell: Callable[[Done], object] = bool
    judge: JudgeOfMany | None = None


def run(members: Sequence[Member], task: Task, running: Running) -> Survey:
    """Compare each of ``members`` with the upper text.

    Raises DirectiveDiffError for one that fails, if strict, and JudgeError if the judge cannot be asked.
    """
    results: list[Surveyed | Failed | None] = [None] * len(members)
    state = running.state
    todo = []
    for number, each in enumerate(members):
        known = state.known(each) if state else None
        results[number] = known
        if known is not None:
            running.tell(Done(known, known.sha256))
        else:
            todo.append(number)
    if running.judge is not None and todo:
        task = _with_opinions([members[number] for number in todo], task, running.judge)
    for number in [number for number in todo if members[number].path == "-"]:  # other processes have no stdin
        todo.remove(number)
        results[number] = _took(done(members[number], task), running)
    for place, result in all_done([members[number] for number in todo], task, running.lexicons, running.jobs):
        results[todo[place]] = _took(result, running)
    texts = tuple(result for result in results if isinstance(result, Surveyed))
    failed = tuple(result for result in results if isinstance(result, Failed))
    return Survey(pipeline.tool(task.upper.lexicon, task.reader), task.upper, texts, failed)


def _with_opinions(members: Sequence[Member], task: Task, judge: JudgeOfMany) -> Task:
    """Return the task with a judge's opinions of all texts."""
    from directive_diff.surveying.consulting import opinions  # noqa: PLC0415 - few surveys have a judge

    if any(each.path == "-" for each in members):
        with contextlib.suppress(DirectiveDiffError):  # reported when it is compared
            task = task._replace(stdin=fetch("-", task))
    return task._replace(opinions=opinions(members, task, judge))


def _took(result: Done, running: Running) -> Surveyed | Failed:
    """Handle the outcome for a text: keep it and report it, or stop there."""
    running.tell(result)
    if isinstance(result.text, Failed):
        if running.strict:
            raise DirectiveDiffError("survey_strict", result.text.member.path, remedy="mend_or_omit")
    elif running.state is not None and result.text.member.path != "-":
        running.state.keep(result.text)
    return result.text


def survey(  # noqa: PLR0913 - options, by keyword
    upper: Document,
    lowers: Iterable[Document] | Mapping[str, Document],
    *,
    whole_text: bool = False,
    phrases: Sequence[str] = (),
    lexicon: Lexicon = PACKAGE,
    judge: JudgeOfMany | None = None,
    reader: PairReader | None = None,
) -> Survey:
    """Find what became of each demand of ``upper`` in each of ``lowers``, which may be a mapping by name.

    The comparisons, as `compare` makes them, are the survey's ``comparisons``. ``phrases`` are looked for in each text,
    besides the set phrases that are known, and ``lexicon`` holds the words of the genre. ``reader`` reads every
    candidate, ``judge`` is asked once, about all texts, what is in doubt then. Raises ParseError if a text holds no
    directive, and JudgeError if the judge cannot be asked.
    """
    named = lowers.items() if hasattr(lowers, "items") else ((None, document) for document in lowers)
    source = pipeline.parse(upper, whole_text=whole_text, lexicon=lexicon, side="S")
    members, targets = [], []
    for name, document in named:
        who = member(document.path)
        members.append(who._replace(name=name or who.name))
        targets.append(pipeline.parse(document, whole_text=whole_text, lexicon=lexicon, side="T"))
    judges: Sequence[Judge | None] = (None,) * len(targets)
    if judge is not None and targets:
        asked = [pipeline.ask_readouts(source, target, reader=reader) for target in targets]
        pairs = [Asked(questions, who.name) for questions, who in zip(asked, members, strict=True)]
        judges = [PresetJudge(judged) for judged in judge.judge_all(pairs)]
    comparisons = tuple(
        pipeline.compare_readouts(source, target, judge=own_judge, reader=reader)
        for target, own_judge in zip(targets, judges, strict=True)
    )
    with using(lexicon):
        texts = tuple(surveyed(each, who, phrases) for each, who in zip(comparisons, members, strict=True))
    return Survey(pipeline.tool(lexicon, reader), source, texts, (), comparisons)
