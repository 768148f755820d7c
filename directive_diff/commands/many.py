"""What `survey` and `chain` do: find the texts, compare them in parallel, write the requested format."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from directive_diff import pipeline, surveying
from directive_diff.commands import (
    answer_files,
    judges_of,
    own_words,
    read_input,
    say_of,
    view_for,
    warn_of_ignored,
    warn_of_no_opinion,
    warn_of_unfit,
)
from directive_diff.destination import destination
from directive_diff.errors import DirectiveDiffError, Exit
from directive_diff.findings.selection import Selection
from directive_diff.labels import Lang
from directive_diff.readers import MAX_BYTES
from directive_diff.renderers.many import FORMATS, Sight, render
from directive_diff.surveying import chaining
from directive_diff.surveying.members import members
from directive_diff.surveying.meter import meter
from directive_diff.surveying.state import ENDING, State
from directive_diff.surveys.arrangement import Order
from directive_diff.surveys.steps import Chain
from directive_diff.surveys.values import Failed, Survey

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_diff.commands import Judging, Options, Reading
    from directive_diff.destination import Writing
    from directive_diff.surveying import Task
    from directive_diff.surveying.members import Members
    from directive_diff.surveying.work import Done


FEWEST = 2
"""Texts that make a chain."""


class Wanted(NamedTuple):
    """What a survey should show and write: its order, all findings, phrases to follow, reviews, each comparison."""

    order: Order = Order.BLOCK
    findings: bool = False
    phrases: tuple[str, ...] = ()
    reviews: str | None = None
    pairs: str | None = None


class Course(NamedTuple):
    """How it runs: in how many processes, whether a failure stops it, whether it resumes, and where its state is."""

    jobs: int | None = None
    strict: bool = False
    resume: bool = False
    state: str | None = None


def survey(upper: str, lowers: Sequence[str], options: Options, wanted: Wanted, course: Course) -> int:
    """Compare many files with one and write the result; return the exit code."""
    reading, writing, looks, view, _, selection, config, judging = options.settled()
    lang = looks.lang or Lang.EN
    writing = writing.settled(FORMATS[Survey], strictly=True)
    warn_of_ignored(config, lang)
    lower = members(lowers, (upper,), reviews=wanted.reviews)
    _note(lower, lang)
    if not lower.texts:
        raise DirectiveDiffError("survey_no_texts", upper, remedy="name_lowers")
    if upper == "-" and any(text.path == "-" for text in lower.texts):
        raise DirectiveDiffError("both_stdin", remedy="one_stdin")
    task = _task(upper, reading, selection, wanted, lang)
    path = course.state or _state_beside(writing)
    result = _run(lower, task, Run(reading, path, course, judging), lang)
    result = result._replace(options=_options(reading, selection))
    inputs = (upper, *(text.path for text in lower.texts), *reading.lexicons, *answer_files(judging))
    with destination(writing, inputs) as (out, form):
        sight = Sight(view_for(writing, looks, view), wanted.order, wanted.findings, wanted.phrases, selection)
        render(result, form, out, sight)
    return Exit.RAN


def chain(names: Sequence[str], options: Options, wanted: Wanted) -> int:
    """Compare texts down the levels and write the result; return the exit code."""
    reading, writing, looks, view, _, selection, config, judging = options.settled()
    lang = looks.lang or Lang.EN
    writing = writing.settled(FORMATS[Chain], strictly=True)
    warn_of_ignored(config, lang)
    group = members(names)
    _note(group, lang)
    if len(group.texts) < FEWEST:
        raise DirectiveDiffError("chain_one", remedy="chain_texts")
    documents = [read_input(text.path, reading, lang) for text in group.texts]
    with meter(len(documents)) as step:
        result = chaining.run(
            group.texts,
            documents,
            whole_text=reading.whole_text,
            wanted=wanted.phrases,
            selection=_only_min_score(selection),
            lexicon=own_words(reading),
            tell=step,
            reviews=wanted.reviews,
            **judges_of(judging, lang),
        )._replace(options=_options(reading, selection))
    for pair in result.pairs:
        warn_of_no_opinion(pair.comparison, lang)
        warn_of_unfit(pair.comparison.review, pair.comparison.target.document.path, lang)
    inputs = (*(text.path for text in group.texts), *reading.lexicons, *answer_files(judging))
    with destination(writing, inputs) as (out, form):
        sight = Sight(view_for(writing, looks, view), wanted.order, wanted.findings, wanted.phrases, selection)
        render(result, form, out, sight)
    return Exit.RAN


def _only_min_score(selection: Selection) -> Selection:
    """Return what is asked of each comparison: only how sure its links are; the rest is chosen of the whole."""
    return Selection(min_score=selection.min_score)


def _options(reading: Reading, selection: Selection) -> tuple[tuple[str, str], ...]:
    """Return the given options that can change what is compared or shown, by name, for the record of the run."""
    chosen = {
        "--only": ",".join(sorted(only.value for only in selection.only)),
        "--demand": ",".join(sorted(demand.value for demand in selection.demands)),
        "--block": selection.block,
        "--min-score": f"{selection.min_score:g}" if selection.min_score else None,
    }
    return (*reading.given(), *((name, value) for name, value in chosen.items() if value))


def _task(upper: str, reading: Reading, selection: Selection, wanted: Wanted, lang: Lang) -> Task:
    document, own = read_input(upper, reading, lang), own_words(reading)
    meeting = reading.meetings[0]
    readout = pipeline.parse(document, whole_text=reading.whole_text, meeting=meeting, lexicon=own, side="S")
    return surveying.Task(
        readout,
        encoding=reading.encoding,
        replacing=reading.replacing,
        max_bytes=MAX_BYTES if reading.max_bytes is None else reading.max_bytes,
        whole_text=reading.whole_text,
        selection=_only_min_score(selection),
        pairs=wanted.pairs,
        phrases=wanted.phrases,
    )


class Run(NamedTuple):
    """How the texts are read, where what is done is kept, if anywhere, how the survey runs, and who is asked."""

    reading: Reading
    state: str | None
    course: Course
    judging: Judging


def _run(lower: Members, task: Task, how: Run, lang: Lang) -> Survey:
    """Compare all texts, keeping the state if requested; report what failed."""
    course, path = how.course, how.state
    if course.resume and path is None:
        raise DirectiveDiffError("resume_needs_file", remedy="give_output_or_state")
    jobs = course.jobs or surveying.cores()
    with meter(len(lower.texts)) as step:

        def tell(done: Done) -> None:
            step()
            _tell(done, lang, step)

        judges = judges_of(how.judging, lang)
        task = task._replace(reader=judges.get("reader"))
        jobs = jobs if task.reader is None else 1  # it has threads of its own
        running = surveying.Running(jobs, how.reading.lexicons, None, course.strict, tell, judges.get("judge"))
        if path is None:
            result = surveying.run(lower.texts, task, running)
        else:
            with State(path, _key(task, how.reading, how.judging), resume=course.resume) as state:
                result = surveying.run(lower.texts, task, running._replace(state=state))
                if state.taken:
                    say_of("note", lang, "survey_resumed", path, count=state.taken, total=len(lower.texts))
                if not result.failed:
                    state.remove()
    _say_result(result, lower, path, lang)
    return result._replace(judging=_as_options(how.judging))


def _as_options(judging: Judging) -> tuple[str, ...]:
    """Return the options that name a judge, for a comparison that is to take the same answers."""
    named = [word for name in judging.judges for word in ("--judge", name)]
    for option, value in (("--judge-model", judging.model), ("--judge-cache", judging.cache)):
        named += [option, value] if value and judging.judges else []
    return (*named, *(("--judge-replay",) if judging.replay and judging.judges else ()))


def _say_result(result: Survey, lower: Members, path: str | None, lang: Lang) -> None:
    if not result.texts:
        raise DirectiveDiffError("survey_nothing", remedy="see_above", count=len(lower.texts))
    if result.failed:
        file = path or result.upper.document.path
        say_of(
            "warning",
            lang,
            "survey_failed",
            result.upper.document.path,
            count=len(result.failed),
            total=len(lower.texts),
        )
        if path is not None:
            say_of("note", lang, "survey_state", file, remedy="resume_there")


def _tell(done: Done, lang: Lang, step: object) -> None:
    """Report what failed, and give warnings."""
    clear = getattr(step, "clear", None)
    if clear and (done.warnings or isinstance(done.text, Failed) or done.text.review):
        clear()
    for key, fields in done.warnings:
        say_of("warning", lang, key, done.text.member.path, "", **fields)
    if isinstance(done.text, Failed):
        from directive_diff.screen import say  # noqa: PLC0415 - few texts fail

        say("warning", done.text.zh if lang is Lang.ZH else done.text.en, lang)
    else:
        warn_of_unfit(done.text.review, done.text.member.review or done.text.member.path, lang)


def _note(group: Members, lang: Lang) -> None:
    for path in group.again:
        say_of("note", lang, "survey_again", path)
    for path in group.upper:
        say_of("note", lang, "survey_upper", path)


def _state_beside(writing: Writing) -> str | None:
    """Return where the state is kept unless named: beside the output, if that is a file."""
    return None if writing.to_stdout else f"{writing.output}{ENDING}"


def _key(task: Task, reading: Reading, judging: Judging) -> str:
    """Return what a state is for: the upper text, what can change a comparison, the program's version."""
    tool = pipeline.tool(task.upper.lexicon)
    fixed = (
        tool,
        task.upper.document.sha256,
        reading._replace(lexicons=()),
        task.selection.min_score,
        task.phrases,
        task.pairs,
        sys.version_info[:2],
        _identity(judging),
    )
    return hashlib.sha256(repr(fixed).encode("utf-8", "surrogatepass")).hexdigest()


def _identity(judging: Judging) -> object:
    """Return what identifies a judge: its name, the wording, and the contents of its files."""
    if not judging.judges:
        return None
    from directive_diff.judging.address import USUAL, address_of  # noqa: PLC0415 - few surveys have a judge
    from directive_diff.judging.calls import VERSION  # noqa: PLC0415 - likewise

    answers = [hashlib.sha256(Path(path).read_bytes()).hexdigest() for path in answer_files(judging)]
    usual = address_of(USUAL).base if USUAL in judging.judges else None
    return judging._replace(yes=False), VERSION, usual, answers
