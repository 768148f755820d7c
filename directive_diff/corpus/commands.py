"""What each corpus command does: open the store, query it, write the requested format."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

from directive_diff.corpus.query import Order
from directive_diff.corpus.store.database import LAYOUT, opened
from directive_diff.corpus.views import formats, formats_named, refuse, render
from directive_diff.destination import Writing, destination
from directive_diff.errors import Exit, UsageError
from directive_diff.messages import headed, line
from directive_diff.renderers import Format, View
from directive_diff.screen import Color, colour_wanted, is_terminal, say, terminal_width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from directive_diff.corpus.asked import AddOptions, FindOptions, ReuseOptions, Run, SurveyOptions
    from directive_diff.corpus.filling.items import Broken
    from directive_diff.corpus.query import Query
    from directive_diff.corpus.store.database import Store
    from directive_diff.corpus.views import Result
    from directive_diff.labels import Lang
    from directive_diff.model import Readout

_LISTED = 20  # broken texts that are reported on stderr


def add(path: str, names: Sequence[str], options: AddOptions, run: Run) -> int:
    """Add texts to a store and write the outcome; return the exit code."""
    from directive_diff.corpus.filling.adding import add as add_to  # noqa: PLC0415 - only this command needs Arrow
    from directive_diff.corpus.filling.batches import Given  # noqa: PLC0415 - likewise
    from directive_diff.corpus.store.compacting import clear_leftovers, compact  # noqa: PLC0415 - likewise

    refuse(run.format)
    keep = not options.no_text
    with _store(path, run, write=True, keep_text=keep) as store, _counting(run.language) as report:
        if store.keeps_texts and not keep:
            say("note", line("corpus_keeps_texts", path, "", {}, run.language), run.language)
        given = Given(options.level, options.region, store.keeps_texts)
        clear_leftovers(path)
        done = add_to(
            store, names, given=given, processes=options.processes, max_bytes=options.max_bytes, report=report
        )
        compact(store, path, LAYOUT)
    _tell_broken(done.broken, run.language)
    _write(done, run, ())
    return Exit.RAN if done.texts or done.known or done.replaced or not done.broken else Exit.TROUBLE


def info(path: str, run: Run) -> int:
    """Write what a store contains; return the exit code."""
    from directive_diff.corpus.store.summary import summarise  # noqa: PLC0415 - other commands need not load it

    with _store(path, run) as store:
        result = summarise(store, path)
    return _write(result, run, (path,))


def list_texts(path: str, asked: Query, limit: int, run: Run) -> int:
    """Write which texts a store contains; return the exit code."""
    from directive_diff.corpus.store import summary  # noqa: PLC0415 - other commands need not load it

    with _store(path, run) as store:
        result = summary.list_texts(store, asked, limit)
    return _write(result, run, (path,))


def find(path: str, asked: FindOptions, run: Run) -> int:
    """Write which clauses of a store say what the clauses of a text say; return the exit code."""
    from directive_diff.commands.inputs import reader_of  # noqa: PLC0415 - other commands need not load them
    from directive_diff.corpus.find import relatives  # noqa: PLC0415 - likewise

    readout = _readout(asked)
    reader = reader_of(asked.judging, run.language)
    with _store(path, run) as store:
        how = relatives.Asked(asked.query, asked.least, Order(asked.order), asked.limit, asked.possible, reader)
        result = relatives.find(store, path, readout, how)
    return _write(result, run, (path, *((asked.text,) if asked.text else ())))


def _readout(asked: FindOptions) -> Readout:
    """Read the text, or the clause, that is asked about; one without a directive block is taken whole."""
    from directive_diff import pipeline  # noqa: PLC0415 - other commands need not load it
    from directive_diff.errors import ParseError  # noqa: PLC0415 - likewise
    from directive_diff.model import Document  # noqa: PLC0415 - likewise
    from directive_diff.readers import read  # noqa: PLC0415 - likewise

    if (asked.text is None) == (asked.clause is None):
        raise UsageError("corpus_text_or_clause", remedy="corpus_find_call")
    if asked.clause is not None:
        return pipeline.parse(Document("--clause", asked.clause, "utf-8", ""), whole_text=True)
    document = read(asked.text or "")
    try:
        return pipeline.parse(document)
    except ParseError:
        return pipeline.parse(document, whole_text=True)


def trace(path: str, phrase: str, asked: Query, run: Run) -> int:
    """Write since when a phrase is used, and how often; return the exit code."""
    from directive_diff.corpus.trace.phrase import trace as trace_in  # noqa: PLC0415 - other commands need not load it

    with _store(path, run) as store:
        result = trace_in(store, path, phrase, asked)
    return _write(result, run, (path,))


def reuse(path: str, asked: ReuseOptions, run: Run) -> int:
    """Write which clauses of a store are similar; return the exit code."""
    from directive_diff.corpus.reuse import families  # noqa: PLC0415 - other commands need not load it

    if asked.inputs and not asked.parquet:
        raise UsageError("corpus_inputs", remedy="corpus_inputs_folder")
    with _store(path, run) as store:
        result = families.reuse(
            store,
            path,
            asked.query,
            least=asked.least,
            demands=asked.demands,
            limit=asked.limit,
            parquet=asked.parquet,
            inputs=asked.inputs,
        )
    return _write(result, run, (path,))


def survey(path: str, asked: SurveyOptions, run: Run) -> int:
    """Write the texts of a survey to a folder, compare them if an upper text is named; return the exit code."""
    from directive_diff.corpus.find import picking  # noqa: PLC0415 - other commands need not load it

    if asked.upper is None:
        _refuse_matrix(run)
    elif asked.upper != "-":  # nothing is picked for a call that cannot go on
        from directive_diff.readers import read  # noqa: PLC0415 - as above

        read(asked.upper)
        _survey_writing(run)
    with _store(path, run) as store:
        result = picking.pick(store, path, asked.query, asked.folder, phrase=asked.phrase, limit=asked.limit)
    if asked.upper is None:
        return _write(result, run, (path,))
    fields = {"count": result.picked, "total": result.total}
    say("note", line("corpus_picked", result.manifest, "", fields, run.language), run.language)
    return _compared(asked.upper, result.manifest, asked, run)


def _refuse_matrix(run: Run) -> None:
    """Raise UsageError for a format that only a survey has, if no text is named to compare with."""
    form = run.format or Writing(None, run.output).settled(tuple(Format)).format
    if form not in formats_named("Picked"):
        raise UsageError("corpus_no_upper", remedy="corpus_name_upper", format=form)


def _survey_writing(run: Run) -> Writing:
    """Return where and in what format a survey is written. Raises UsageError if it has no such format."""
    from directive_diff.renderers.many import FORMATS  # noqa: PLC0415 - as above
    from directive_diff.surveys.values import Survey  # noqa: PLC0415 - as above

    writing = Writing(run.format, run.output, run.pager)
    writing.settled(FORMATS[Survey], strictly=True)
    return writing


def _compared(upper: str, manifest: str, asked: SurveyOptions, run: Run) -> int:
    from directive_diff import commands  # noqa: PLC0415 - as above
    from directive_diff.commands import many  # noqa: PLC0415 - as above

    options = commands.Options(
        writing=_survey_writing(run),
        looks=commands.Looks(run.color, run.width, run.ambiguous, run.lang),
        judging=asked.judging,
    )
    wanted = many.Wanted(phrases=(asked.phrase,) if asked.phrase else ())
    return many.survey(upper, [manifest], options, wanted, many.Course())


@contextlib.contextmanager
def _store(path: str, run: Run, *, write: bool = False, keep_text: bool = True) -> Iterator[Store]:
    lang = run.language

    def told(process: str) -> None:
        say("note", line("corpus_waiting", path, "", {"process": process, "seconds": f"{run.wait:g}"}, lang), lang)

    with opened(path, write=write, keep_text=keep_text, wait=run.wait, on_wait=told) as store:
        yield store


def _write(result: Result, run: Run, inputs: Sequence[str]) -> int:
    refuse(run.format, type(result))
    writing = Writing(run.format, run.output, run.pager).settled(formats(type(result)), strictly=True)
    with destination(writing, inputs) as (out, form):
        render(result, form, out, _view(run))
    return Exit.RAN


def _view(run: Run) -> View:
    to_stdout = run.output in {None, "-"}
    return View(
        width=run.width or terminal_width(),
        ambiguous=run.ambiguous or 1,
        lang=run.language,
        colour=colour_wanted(run.color or Color.AUTO, os.environ, terminal=to_stdout and is_terminal(sys.stdout)),
        encoding=sys.stdout.encoding if to_stdout else "utf-8",
    )


@contextlib.contextmanager
def _counting(lang: Lang) -> Iterator[Callable[[int], None]]:
    """Show on a terminal how many characters have been added."""
    if sys.stderr is None or not is_terminal(sys.stderr):
        yield lambda _: None
        return

    def tell(characters: int) -> None:
        words = headed("note", line("corpus_added_so_far", None, "", {"count": characters}, lang), lang)
        sys.stderr.write(f"\r\x1b[K{words}")
        sys.stderr.flush()

    try:
        yield tell
    finally:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def _tell_broken(broken: Sequence[Broken], lang: Lang) -> None:
    """Name what could not be read, one per line, up to a limit."""
    for item in broken[:_LISTED]:
        say("warning", item.error.in_language(lang), lang)
    if len(broken) > _LISTED:
        say("warning", line("corpus_more_broken", None, "", {"count": len(broken) - _LISTED}, lang), lang)
