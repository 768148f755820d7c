"""What each command does: read, call the pipeline, write in the format asked for."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

from directive_diff.commands.inputs import (
    answer_files,
    judges_compared,
    judges_of,
    own_words,
    read_input,
    reader_of,
    reviewed,
)
from directive_diff.commands.options import Asked, Judging, Looks, Options, Reading
from directive_diff.commands.remarks import (
    note_meetings,
    remark_on,
    say_of,
    warn_of_ignored,
    warn_of_no_demand,
    warn_of_no_opinion,
    warn_of_outside,
    warn_of_unfit,
)
from directive_diff.destination import Writing, destination
from directive_diff.errors import DirectiveDiffError, Exit, UsageError
from directive_diff.findings.coverage import Coverage
from directive_diff.labels import Labels, Lang, lang_of_locale
from directive_diff.model import Comparison, Readout, Relation
from directive_diff.renderers import FORMATS, Format, View, refuse_options, render
from directive_diff.sanitise import sanitised
from directive_diff.screen import Color, colour_wanted, is_terminal, progress, terminal_width

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "Asked",
    "Judging",
    "Looks",
    "Options",
    "Reading",
    "answer_files",
    "ask",
    "compare",
    "compared",
    "evaluate",
    "judges_of",
    "lexicon",
    "own_words",
    "parse",
    "read_input",
    "say_of",
    "schema",
    "view_for",
    "warn_of_ignored",
    "warn_of_no_opinion",
    "warn_of_unfit",
]


def compare(source: str, target: str, options: Options) -> int:
    """Compare two files and write the result; return the exit code."""
    _, writing, looks, view, asked, selection, *_ = options.settled()
    writing = writing.settled(FORMATS[Comparison])
    refuse_options(options.given(), writing.format or Format.JSON)
    if asked.gold is not None and selection.cuts:
        raise UsageError("gold_whole", remedy="omit_selection")
    comparison, inputs = compared(source, target, options)
    if asked.gold is not None:
        _write_gold(comparison, asked.gold)
    comparison = selection.of(comparison)
    with destination(writing, inputs) as (out, form):
        if form is Format.REMARKS:
            view = view._replace(draft=_draft(comparison))
        render(comparison, form, out, view_for(writing, looks, view))
    return _code(comparison, asked)


def _draft(comparison: Comparison) -> bytes | None:
    """Return the target's file if it is an unchanged Word document, to put remarks in; otherwise None."""
    from hashlib import sha256  # noqa: PLC0415 - rarely used
    from pathlib import Path  # noqa: PLC0415 - likewise

    document = comparison.target.document
    if document.format != "docx" or document.path == "-":
        return None
    with contextlib.suppress(OSError):
        content = Path(document.path).read_bytes()
        if sha256(content).hexdigest() == document.sha256:
            return content
    return None


def compared(source: str, target: str, options: Options) -> tuple[Comparison, tuple[str, ...]]:
    """Compare two files, with a person's review if there is one; also return the names of everything that was read."""
    reading, _, looks, _, asked, _, config, judging = options.settled()
    from directive_diff import pipeline  # noqa: PLC0415 - `schema` need not load it

    if source == target == "-":
        raise DirectiveDiffError("both_stdin", remedy="one_stdin")
    lang = looks.lang or Lang.EN
    warn_of_ignored(config, lang)
    of_source, of_target = reading.meetings
    texts = read_input(source, reading, lang), read_input(target, reading, lang)
    judges = judges_of(judging, lang)
    with progress(sum(len(document.text) for document in texts), lambda name: Labels(lang)(f"stage_{name}")) as stage:
        comparison = pipeline.compare(
            *texts,
            whole_text=reading.whole_text,
            source_meeting=of_source,
            target_meeting=of_target,
            lexicon=own_words(reading),
            stage=stage,
            **judges,
        )._replace(options=reading.given())
    remark_on(comparison, reading, lang)
    inputs = (source, target, *reading.lexicons, *answer_files(judging))
    if asked.review is not None:
        return reviewed(comparison, asked.review, lang), (*inputs, asked.review)
    return comparison, inputs


def _write_gold(comparison: Comparison, folder: str) -> None:
    from pathlib import Path  # noqa: PLC0415 - rarely used

    from directive_diff.evaluation.writing import write  # noqa: PLC0415 - likewise

    write(comparison, Path(folder))


def ask(source: str, target: str, options: Options, *, model: str) -> int:
    """Write the questions for a judge about two files, as a batch for ``model``; return the exit code."""
    from directive_diff import pipeline  # noqa: PLC0415 - `schema` need not load it
    from directive_diff.judging import batch, calls  # noqa: PLC0415 - other commands need not load them

    reading, writing, looks, *_, judging = options.settled()
    if source == target == "-":
        raise DirectiveDiffError("both_stdin", remedy="one_stdin")
    lang = looks.lang or Lang.EN
    reader = reader_of(judging, lang)
    of_source, of_target = reading.meetings
    texts = read_input(source, reading, lang), read_input(target, reading, lang)
    questions = pipeline.ask(
        *texts,
        whole_text=reading.whole_text,
        source_meeting=of_source,
        target_meeting=of_target,
        lexicon=own_words(reading),
        reader=reader,
    )
    grouped = calls.calls_of([calls.shielded(question) for question in questions])
    with destination(writing._replace(format=Format.NDJSON), (source, target, *reading.lexicons)) as (out, _):
        out.writelines(batch.written(grouped, model))
    characters = sum(call.characters for call in grouped)
    say_of("note", lang, "ask_written", target, calls=len(grouped), characters=characters, asked=len(questions))
    return Exit.RAN


def parse(file: str, options: Options, *, text: bool) -> int:
    """Read one file and write how it was read, or its text; return the exit code."""
    from directive_diff import pipeline  # noqa: PLC0415 - `schema` need not load it

    reading, writing, looks, *_, config, _judging = options.settled()
    lang = looks.lang or Lang.EN
    warn_of_ignored(config, lang)
    if text:
        read = read_input(file, reading, lang).text
        with destination(writing._replace(format=Format.TERMINAL), (file,)) as (out, _):
            plain = is_terminal(sys.stdout) and writing.to_stdout
            out.write(("\n".join(map(sanitised, read.splitlines())) if plain else read).encode("utf-8", "replace"))
        return Exit.RAN
    writing = writing.settled(FORMATS[Readout])
    document, meeting = read_input(file, reading, lang), reading.meetings[0]
    readout = pipeline.parse(document, whole_text=reading.whole_text, meeting=meeting, lexicon=own_words(reading))
    note_meetings(readout, reading.meetings[0], "--meeting", lang)
    warn_of_outside(readout, lang)
    warn_of_no_demand(readout, lang)
    with destination(writing, (file, *reading.lexicons)) as (out, form):
        render(readout, form, out, view_for(writing, looks))
    return Exit.RAN


def evaluate(folders: Sequence[str], options: Options, *, misses: bool, labour: bool) -> int:
    """Score the program on gold folders, with a judge if one is named, and write the results; return the exit code."""
    _, writing, looks, *_, judging = options.settled()
    writing = writing.settled((Format.TERMINAL, Format.JSON), strictly=True)
    from directive_diff import evaluation  # noqa: PLC0415 - other commands need not load it
    from directive_diff.evaluation import table  # noqa: PLC0415 - likewise

    lang = looks.lang or Lang.EN
    judges, compared = judges_compared(judging, lang)
    results = [evaluation.evaluate(folder, labour=labour, **judges) for folder in folders]
    if compared is not None:
        both, alike, chosen = compared.both, compared.alike, compared.chosen
        say_of("note", lang, "judges_agree", " / ".join(judging.judges), both=both, alike=alike, chosen=chosen)
    mean = evaluation.mean(results)
    with destination(writing, ()) as (out, form):
        if form is Format.JSON:
            table.render_json(results, mean, out, misses=misses)
        else:
            table.render(results, mean, out, view_for(writing, looks), misses=misses)
    return Exit.RAN


def schema(name: str, output: str | None) -> int:
    """Write a JSON Schema; return the exit code."""
    from directive_diff.renderers import schemas  # noqa: PLC0415 - other commands need not load it

    text = schemas.schema(name)
    with destination(Writing(Format.JSON, output), ()) as (out, _):
        out.write(text)
    return Exit.RAN


def lexicon(kind: str | None, options: Options) -> int:
    """List the words that the program knows of a kind, or the kinds; return the exit code."""
    reading, writing, *_ = options.settled()
    tables = (Format.TERMINAL, Format.JSON, Format.REVIEW)  # a .tsv holds the same as text
    lexicons, writing = reading.lexicons, writing.settled(tables, strictly=True)
    from directive_diff.lexicon.kinds import listing  # noqa: PLC0415 - other commands need not load it
    from directive_diff.renderers.listing import render, render_json  # noqa: PLC0415 - likewise

    rows = tuple(listing(kind, own_words(Reading(lexicons=tuple(lexicons)))))
    with destination(writing, lexicons) as (out, form):
        (render_json if form is Format.JSON else render)(rows, out)
    return Exit.RAN


def _code(comparison: Comparison, asked: Asked) -> int:
    if asked.fail_under is None and not asked.exit_code:
        return Exit.RAN
    source, target = Coverage.of_source(comparison), Coverage.of_target(comparison)
    share = source.of_text.share
    if asked.fail_under is not None and share is not None and share < asked.fail_under:
        return Exit.ASKED
    if not asked.exit_code:
        return Exit.RAN
    complete = all(
        clause.id in side.links for side in (source, target) for clause in side.readout.clauses if clause.linkable
    )
    unchanged = all(link.relation is Relation.SAME for link in comparison.links)
    return Exit.RAN if complete and unchanged else Exit.ASKED


def view_for(writing: Writing, looks: Looks, view: View | None = None) -> View:
    """Return ``view`` completed for its destination."""
    terminal = writing.to_stdout and is_terminal(sys.stdout)
    return (view or View())._replace(
        width=looks.width or terminal_width(),
        ambiguous=looks.ambiguous or 1,
        lang=looks.lang or lang_of_locale(),
        colour=colour_wanted(looks.color or Color.AUTO, os.environ, terminal=terminal),
        encoding=sys.stdout.encoding if writing.to_stdout else "utf-8",
        workbook=(writing.output or "").lower().endswith(".xlsx"),
        recorded=not writing.to_stdout,
    )
