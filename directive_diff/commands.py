"""What each command does: read, call the pipeline, write in the format asked for."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Self

from directive_diff.configuration import Configuration
from directive_diff.destination import Writing, destination
from directive_diff.errors import DirectiveDiffError, Exit, UsageError
from directive_diff.findings.coverage import Coverage
from directive_diff.findings.selection import EVERYTHING, Selection
from directive_diff.labels import Labels, Lang, lang_of_locale
from directive_diff.model import Comparison, Level, Readout, Relation, Side
from directive_diff.renderers import FORMATS, Format, View, refuse_options, render
from directive_diff.sanitise import sanitised
from directive_diff.screen import Color, colour_wanted, is_terminal, progress, say, terminal_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_diff.judging.agreement import Compared
    from directive_diff.lexicon import Lexicon
    from directive_diff.model import Document
    from directive_diff.screen import Kind


_TWO = 2  # files of answers, which are compared
_QUOTED = 40  # characters of a sentence that a message quotes


class Reading(NamedTuple):
    """How the inputs are read."""

    encoding: str | None = None
    replacing: bool = False
    max_bytes: int | None = None
    whole_text: bool = False
    lexicons: tuple[str, ...] = ()
    meetings: tuple[str | None, ...] = (None, None)

    def settled(self, config: Configuration) -> Self:
        """Return this with what the user always wants where nothing else was asked for."""
        return self._replace(
            encoding=self.encoding or config.encoding, lexicons=tuple(dict.fromkeys((*config.lexicon, *self.lexicons)))
        )

    def said(self) -> tuple[tuple[str, str], ...]:
        """Return the options that can change what is found, by name, as far as they were given."""
        options = {
            "--encoding": self.encoding,
            "--encoding-errors": "replace" if self.replacing else None,
            "--whole-text": "true" if self.whole_text else None,
            "--source-meeting": self.meetings[0],
            "--target-meeting": self.meetings[-1],
        }
        return tuple((name, value) for name, value in options.items() if value is not None)


class Looks(NamedTuple):
    """How the result looks; None means what suits the destination."""

    color: Color | None = None
    width: int | None = None
    ambiguous: int | None = None
    lang: Lang | None = None

    def settled(self, config: Configuration) -> Self:
        """Return this with what the user always wants where nothing else was asked for, and the locale's language."""
        return self._replace(
            color=self.color or config.color,
            width=self.width or config.width,
            ambiguous=self.ambiguous or config.ambiguous_width,
            lang=self.lang or config.lang or lang_of_locale(),
        )


class Asked(NamedTuple):
    """What else was asked: what the exit code says, whose review to apply, where to write a gold folder."""

    exit_code: bool = False
    fail_under: float | None = None
    review: str | None = None
    gold: str | None = None


class Judging(NamedTuple):
    """Who is asked for a second opinion, as `directive_diff.judging.opening` has it, and whether the user agreed."""

    judges: tuple[str, ...] = ()
    model: str | None = None
    max_calls: int | None = None
    cache: str | None = None
    replay: bool = False
    yes: bool = False

    def settled(self, config: Configuration) -> Self:
        """Return these options, with the judge on this machine that the user always wants."""
        usual = (config.judge,) if config.judge and config.judge not in self.judges else ()
        return self._replace(judges=(*self.judges, *usual))


class Options(NamedTuple):
    """All options of a comparison, by what they concern; by default, none is given."""

    reading: Reading = Reading()
    writing: Writing = Writing()
    looks: Looks = Looks()
    view: View = View()
    asked: Asked = Asked()
    selection: Selection = EVERYTHING
    config: Configuration = Configuration()
    judging: Judging = Judging()

    def given(self) -> tuple[str, ...]:
        """Return the options on the command line that not every format has a use for."""
        options = {
            "--order": self.selection.order,
            "--summary": self.view.summary,
            "--why": self.view.why,
            "--findings": self.view.findings,
            "--rows": self.view.rows,
            "--task-columns": self.view.task_columns,
            "--check": self.view.check,
        }
        return tuple(name for name, value in options.items() if value)

    def settled(self) -> Self:
        """Return these options, and where they say nothing, what the user always wants."""
        config, view = self.config, self.view
        return self._replace(
            reading=self.reading.settled(config),
            judging=self.judging.settled(config),
            writing=_with_config(self.writing, config, self.looks),
            looks=self.looks.settled(config),
            view=view._replace(
                order=self.selection.order or config.order or Side.SOURCE,
                rows=view.rows or config.rows,
                task_columns=view.task_columns or bool(config.task_columns),
            ),
        )


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
    """Return the target's file where it is a Word document, to put remarks in; None where it is not, or has changed."""
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
    """Return two files compared, as a person left it if there is a review, and the names of all that was read."""
    reading, _, looks, _, asked, _, config, judging = options.settled()
    from directive_diff import pipeline  # noqa: PLC0415 - `schema` need not load it

    if source == target == "-":
        raise DirectiveDiffError("both_stdin", remedy="one_stdin")
    lang = looks.lang or Lang.EN
    warn_of_ignored(config, lang)
    of_source, of_target = reading.meetings
    texts = read_input(source, reading, lang), read_input(target, reading, lang)
    judges = judges_of(judging, lang)
    stages = {name: Labels(lang)(f"stage_{name}") for name in ("parse", "align", "explain")}
    with progress(sum(len(document.text) for document in texts), stages) as stage:
        comparison = pipeline.compare(
            *texts,
            whole_text=reading.whole_text,
            source_meeting=of_source,
            target_meeting=of_target,
            lexicon=own_words(reading),
            stage=stage,
            **judges,
        )._replace(options=reading.said())
    _remark_on(comparison, reading, lang)
    inputs = (source, target, *reading.lexicons, *answer_files(judging))
    if asked.review is not None:
        return _reviewed(comparison, asked.review, lang), (*inputs, asked.review)
    return comparison, inputs


def _write_gold(comparison: Comparison, folder: str) -> None:
    from pathlib import Path  # noqa: PLC0415 - rarely used

    from directive_diff.evaluation.writing import write  # noqa: PLC0415 - likewise

    write(comparison, Path(folder))


def ask(source: str, target: str, options: Options, *, model: str) -> int:
    """Write what a judge would be asked about two files, as a batch for ``model``; return the exit code."""
    from directive_diff import pipeline  # noqa: PLC0415 - `schema` need not load it
    from directive_diff.judging import batch, calls  # noqa: PLC0415 - other commands need not load them

    reading, writing, looks, *_ = options.settled()
    if source == target == "-":
        raise DirectiveDiffError("both_stdin", remedy="one_stdin")
    lang = looks.lang or Lang.EN
    of_source, of_target = reading.meetings
    texts = read_input(source, reading, lang), read_input(target, reading, lang)
    questions = pipeline.ask(
        *texts,
        whole_text=reading.whole_text,
        source_meeting=of_source,
        target_meeting=of_target,
        lexicon=own_words(reading),
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
    _note_meetings(readout, reading.meetings[0], "--meeting", lang)
    _warn_of_outside(readout, lang)
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
    judges, compared = _judges_compared(judging, lang)
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


def judges_of(judging: Judging, lang: Lang) -> dict[str, Any]:
    """Return those whom the user wants to ask, as `pipeline.compare` takes them."""
    if not judging.judges:
        return {}
    from directive_diff.asking import judges  # noqa: PLC0415 - most runs ask nobody

    *wanted, yes = judging
    return judges(*wanted, yes=yes, lang=lang)


def _judges_compared(judging: Judging, lang: Lang) -> tuple[dict[str, Any], Compared | None]:
    """Return the judges, and of two the one that compares both, of whom the first one's opinions are taken."""
    if len(answer_files(judging)) != _TWO:
        return judges_of(judging, lang), None
    from directive_diff.judging.agreement import Compared  # noqa: PLC0415 - rarely used

    first, second = (judges_of(judging._replace(judges=(name,)), lang)["judge"] for name in answer_files(judging))
    compared = Compared(first, second)
    others = tuple(name for name in judging.judges if name not in answer_files(judging))
    return {**judges_of(judging._replace(judges=others), lang), "judge": compared}, compared


def answer_files(judging: Judging) -> tuple[str, ...]:
    """Return the files of answers among the judges."""
    if not judging.judges:
        return ()
    from directive_diff.judging.opening import names_of_files  # noqa: PLC0415 - most runs ask nobody

    return names_of_files(judging.judges)


def own_words(reading: Reading) -> Lexicon:
    """Return the words of the package, with the user's own, if any."""
    from directive_diff.lexicon import PACKAGE  # noqa: PLC0415 - `schema` need not load it

    if not reading.lexicons:
        return PACKAGE
    from directive_diff.lexicon.file import load  # noqa: PLC0415 - only a user's own words need it

    return load(reading.lexicons)


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


def _with_config(writing: Writing, config: Configuration, looks: Looks) -> Writing:
    return writing._replace(
        pager=config.pager if writing.pager is None else writing.pager,
        usual=config.format,
        width=looks.width or config.width,
    )


def warn_of_ignored(config: Configuration, lang: Lang) -> None:
    """Say which files of settings were not read, because other users could have written them."""
    for path in config.ignored:
        say_of("warning", lang, "config_ignored", path, remedy="give_config")


def say_of(kind: Kind, lang: Lang, key: str, file: str, remedy: str = "", **fields: object) -> None:
    """Say one line about a file: keys and fields of messages, as an error has them."""
    from directive_diff.messages import line  # noqa: PLC0415 - most runs say nothing

    say(kind, line(key, file, remedy, fields, lang), lang)


def _remark_on(comparison: Comparison, reading: Reading, lang: Lang) -> None:
    """Say what a person should know of a comparison: several meetings, demands outside the blocks, swapped sides."""
    of_source, of_target = reading.meetings
    warn_of_no_opinion(comparison, lang)
    _note_meetings(comparison.source, of_source, "--source-meeting", lang)
    _note_meetings(comparison.target, of_target, "--target-meeting", lang)
    _warn_of_outside(comparison.source, lang)
    _warn_of_outside(comparison.target, lang)
    _hint_at_swapped(comparison, lang)


def warn_of_no_opinion(comparison: Comparison, lang: Lang) -> None:
    """Say of how many clauses the judge has no opinion that counts, if it was asked about them."""
    judge = comparison.judge
    if judge is not None and judge.answered < judge.asked:
        say_of("warning", lang, "judge_none", judge.host, count=judge.asked - judge.answered, of=judge.asked)


def _hint_at_swapped(comparison: Comparison, lang: Lang) -> None:
    """Say so if the sides look swapped: the target is of a higher level than the source."""
    levels = list(Level)
    source, target = comparison.source.heading.level, comparison.target.heading.level
    if source and target and levels.index(target) < levels.index(source):
        say_of("hint", lang, "swapped", comparison.target.document.path, remedy="source_first")


def read_input(name: str, reading: Reading, lang: Lang) -> Document:
    """Read one input as ``reading`` says; say so if something in it did not decode."""
    from directive_diff.readers import MAX_BYTES, read  # noqa: PLC0415 - `schema` need not load it

    limit = MAX_BYTES if reading.max_bytes is None else reading.max_bytes
    if name == "-" and is_terminal(sys.stdin):
        say_of("note", lang, "paste", name)
    errors: Literal["replace", "strict"] = "replace" if reading.replacing else "strict"
    document = read(name, encoding=reading.encoding, encoding_errors=errors, max_bytes=limit)
    if document.replaced:
        say_of("warning", lang, "replaced", name, count=document.replaced)
    return document


def _note_meetings(readout: Readout, wanted: str | None, option: str, lang: Lang) -> None:
    """Say which meetings a text tells of, if several were read because none was asked for."""
    from directive_diff.meetings import held, listed  # noqa: PLC0415 - the pipeline has loaded it

    found = held(readout) if wanted is None else ()
    if len(found) > 1:
        fields = {"count": len(found), "titles": listed(found), "option": option}
        say_of("note", lang, "meetings_all", readout.document.path, "pick_meeting", **fields)


def _warn_of_outside(readout: Readout, lang: Lang) -> None:
    """Say how many sentences demand something though no block holds them, and quote the first."""
    if not readout.outside:
        return
    words = " ".join(readout.outside[0].text.split())
    quoted = words if len(words) <= _QUOTED else f"{words[:_QUOTED]}…"
    number = len(readout.outside)
    file = readout.document.path
    if number == 1:
        say_of("warning", lang, "outside_one", file, quoted=quoted)
    else:
        say_of("warning", lang, "outside_several", file, count=number, quoted=quoted)


def _reviewed(comparison: Comparison, name: str, lang: Lang) -> Comparison:
    """Return ``comparison`` with a person's verdicts; say which of them no longer fit its texts."""
    from directive_diff import review  # noqa: PLC0415 - rarely used

    reviewed = review.apply(review.load(name), comparison)
    for one in reviewed.unfit:
        words = f"{one.source} “{one.source_text}” → {one.target} “{one.target_text}”"
        say_of("warning", lang, "review_unfit", name, row=one.row, words=sanitised(words))
    return reviewed.comparison


def view_for(writing: Writing, looks: Looks, view: View | None = None) -> View:
    """Return ``view``, what a person wants to see, completed for its destination."""
    terminal = writing.to_stdout and is_terminal(sys.stdout)
    return (view or View())._replace(
        width=looks.width or terminal_width(),
        ambiguous=looks.ambiguous or 1,
        lang=looks.lang or lang_of_locale(),
        colour=colour_wanted(looks.color or Color.AUTO, os.environ, terminal=terminal),
        encoding=sys.stdout.encoding if writing.to_stdout else "utf-8",
        workbook=(writing.output or "").lower().endswith(".xlsx"),
    )
