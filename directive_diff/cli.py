"""The command line as Typer reads it: arguments in, a call of one command out.

Nothing is imported here that a command does not need: most of the time of a run goes into imports.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Any

import typer

from directive_diff.destination import Writing
from directive_diff.errors import Exit, UsageError
from directive_diff.findings.selection import Only, Selection
from directive_diff.labels import Lang
from directive_diff.model import Demand, Side
from directive_diff.renderers import Format, Rows, View
from directive_diff.screen import Color
from directive_diff.version import version_line


class EncodingErrors(StrEnum):
    """What to do with bytes that do not decode."""

    STRICT = "strict"
    REPLACE = "replace"


FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        help="Default: by the extension of FILE; without FILE, the view on a terminal, JSON in a pipe.",
    ),
]
OutputOption = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, whole or not at all.")
]
EncodingOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="Encoding of the inputs; detected unless given.")
]
EncodingErrorsOption = Annotated[
    EncodingErrors, typer.Option(help="On bytes that do not decode: stop, or replace and count them.")
]
MaxBytesOption = Annotated[
    int | None, typer.Option(metavar="N", min=1, help="Refuse a longer input; 2000000 unless given.")
]
WholeTextOption = Annotated[bool, typer.Option("--whole-text", help="Take every sentence as a directive.")]
ColorOption = Annotated[
    Color, typer.Option(help="When to use colour; NO_COLOR, FORCE_COLOR and CLICOLOR are honoured.")
]
WidthOption = Annotated[
    int | None, typer.Option(metavar="CELLS", min=20, max=1000, help="Width of the view; the terminal's unless given.")
]
AmbiguousOption = Annotated[
    int, typer.Option(metavar="CELLS", min=1, max=2, help="Cells that “ ” — … take up on your terminal.")
]
PagerOption = Annotated[bool, typer.Option("--pager", help="Show the view in $PAGER, or in less.")]
LexiconOption = Annotated[
    list[str] | None, typer.Option("--lexicon", metavar="FILE", help="Add your own words, in TOML; repeatable.")
]
MeetingOption = Annotated[
    str | None, typer.Option(metavar="N|TITLE", help="Read only this one of several meetings in the text.")
]
JudgeOption = Annotated[
    list[str] | None,
    typer.Option(
        "--judge", metavar="URL|FILE|small", help="Ask a model about what is unsure, or take answers; docs/judge.md."
    ),
]
JudgeModelOption = Annotated[
    str | None, typer.Option("--judge-model", metavar="NAME", help="The model to ask; needed where there are several.")
]
JudgeMaxCallsOption = Annotated[
    int | None,
    typer.Option("--judge-max-calls", metavar="N", min=0, help="Send no more than N calls; 16 unless given."),
]
JudgeCacheOption = Annotated[
    str | None, typer.Option("--judge-cache", metavar="FILE", help="Keep answers in FILE instead of the user's cache.")
]
ReplayOption = Annotated[
    bool, typer.Option("--judge-replay", help="Take answers from the cache alone, which stays as it is; send nothing.")
]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="Agree to what --judge would send.")]
LangOption = Annotated[Lang | None, typer.Option(help="Language of labels and messages; the locale's unless given.")]


def share(value: float | None) -> float | None:
    """Refuse a value that is not a share; one of Typer's ranges would let NaN pass."""
    if value is None or 0 <= value <= 1:
        return value
    message = f"{value} is not between 0 and 1."  # `usage` knows these words
    raise typer.BadParameter(message)


def compare(  # noqa: PLR0913 - options of a command
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="The text that makes the demands; - is stdin.")],
    target: Annotated[str, typer.Argument(metavar="TARGET", help="The text in which to look for them; - is stdin.")],
    *,
    format_: FormatOption = None,
    output: OutputOption = None,
    encoding: EncodingOption = None,
    encoding_errors: EncodingErrorsOption = EncodingErrors.STRICT,
    max_bytes: MaxBytesOption = None,
    whole_text: WholeTextOption = False,
    lexicon: LexiconOption = None,
    source_meeting: MeetingOption = None,
    target_meeting: MeetingOption = None,
    order: Annotated[Side, typer.Option(help="Text whose blocks order the view.")] = Side.TARGET,
    only: Annotated[
        list[Only] | None,
        typer.Option(help="Show only links with this relation or change, or only what is new or dropped; repeatable."),
    ] = None,
    demand: Annotated[list[Demand] | None, typer.Option(help="Show only demands of this kind; repeatable.")] = None,
    block: Annotated[
        str | None, typer.Option(metavar="ID|TEXT", help="Show only this block: T3, S2, or words in it.")
    ] = None,
    min_score: Annotated[
        float, typer.Option(metavar="SCORE", callback=share, help="Ignore links with a lower score (0..1).")
    ] = 0.0,
    summary: Annotated[bool, typer.Option("--summary", help="Show only the head and a table by block.")] = False,
    why: Annotated[
        bool,
        typer.Option("--why", help="Show how each link was scored, and for clauses without one what came nearest."),
    ] = False,
    rows: Annotated[Rows | None, typer.Option(help="What each row of csv, xlsx or ndjson holds.")] = None,
    task_columns: Annotated[
        bool, typer.Option("--task-columns", help="Add columns for who does what by when (docx, xlsx, csv).")
    ] = False,
    review: Annotated[
        str | None, typer.Option(metavar="FILE", help="Apply a person's verdicts; --format review makes the form.")
    ] = None,
    gold: Annotated[
        str | None, typer.Option(metavar="FOLDER", help="Also write the reviewed pair to FOLDER, for evaluate.")
    ] = None,
    judge: JudgeOption = None,
    judge_model: JudgeModelOption = None,
    judge_max_calls: JudgeMaxCallsOption = None,
    judge_cache: JudgeCacheOption = None,
    judge_replay: ReplayOption = False,
    yes: YesOption = False,
    pager: PagerOption = False,
    color: ColorOption = Color.AUTO,
    width: WidthOption = None,
    ambiguous_width: AmbiguousOption = 1,
    lang: LangOption = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit with 1 if anything was dropped, added or changed.")
    ] = False,
    fail_under: Annotated[
        float | None,
        typer.Option(
            metavar="SHARE", callback=share, help="Exit with 1 if a smaller share of the source was carried (0..1)."
        ),
    ] = None,
) -> int:
    """Align TARGET's directives with SOURCE's, clause by clause, and show both side by side.

    directive-diff compare province.txt city.txt

    directive-diff compare province.txt city.txt | jq .summary
    """
    from directive_diff import commands  # noqa: PLC0415 - loads the pipeline

    options = commands.Options(
        commands.Reading(
            encoding,
            encoding_errors is EncodingErrors.REPLACE,
            max_bytes,
            whole_text,
            tuple(lexicon or ()),
            (source_meeting, target_meeting),
        ),
        Writing(format_, output, pager=pager),
        commands.Looks(color, width, ambiguous_width, lang),
        View(
            order=order,
            selection=Selection(frozenset(only or ()), frozenset(demand or ()), block, min_score),
            summary=summary,
            why=why,
            rows=rows,
            task_columns=task_columns,
        ),
        commands.Asked(exit_code=exit_code, fail_under=fail_under, review=review, gold=gold),
        commands.Judging(tuple(judge or ()), judge_model, judge_max_calls, judge_cache, judge_replay, yes),
    )
    return commands.compare(source, target, options)


def parse(  # noqa: PLR0913 - options of a command
    file: Annotated[str, typer.Argument(metavar="FILE", help="A readout; - is stdin.")],
    *,
    format_: FormatOption = None,
    output: OutputOption = None,
    encoding: EncodingOption = None,
    encoding_errors: EncodingErrorsOption = EncodingErrors.STRICT,
    max_bytes: MaxBytesOption = None,
    whole_text: WholeTextOption = False,
    lexicon: LexiconOption = None,
    meeting: MeetingOption = None,
    color: ColorOption = Color.AUTO,
    width: WidthOption = None,
    ambiguous_width: AmbiguousOption = 1,
    lang: LangOption = None,
    pager: PagerOption = False,
    text: Annotated[bool, typer.Option("--text", help="Write only the text that offsets refer to, as UTF-8.")] = False,
) -> int:
    """Show how FILE was read: its blocks, directives and clauses."""
    from directive_diff import commands  # noqa: PLC0415 - loads the pipeline

    return commands.parse(
        file,
        commands.Reading(
            encoding, encoding_errors is EncodingErrors.REPLACE, max_bytes, whole_text, tuple(lexicon or ()), (meeting,)
        ),
        Writing(format_, output, pager=pager),
        commands.Looks(color, width, ambiguous_width, lang),
        text=text,
    )


def evaluate(  # noqa: PLR0913 - options of a command
    folders: Annotated[list[str], typer.Argument(metavar="FOLDER...", help="Gold folders: texts and their links.")],
    *,
    format_: FormatOption = None,
    output: OutputOption = None,
    misses: Annotated[
        bool, typer.Option("--misses", help="List the links that were missed and those that were wrong.")
    ] = False,
    judge: JudgeOption = None,
    judge_model: JudgeModelOption = None,
    judge_max_calls: JudgeMaxCallsOption = None,
    judge_cache: JudgeCacheOption = None,
    judge_replay: ReplayOption = False,
    yes: YesOption = False,
    lang: LangOption = None,
) -> int:
    """Score the program on pairs of readouts coded by hand; docs/evaluation.md describes their form."""
    from directive_diff import commands  # noqa: PLC0415 - loads the pipeline

    judging = commands.Judging(tuple(judge or ()), judge_model, judge_max_calls, judge_cache, judge_replay, yes)
    return commands.evaluate(folders, Writing(format_, output), commands.Looks(lang=lang), judging, misses=misses)


def ask(  # noqa: PLR0913 - options of a command
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="The text that makes the demands; - is stdin.")],
    target: Annotated[str, typer.Argument(metavar="TARGET", help="The text in which to look for them; - is stdin.")],
    *,
    output: OutputOption = None,
    judge_model: Annotated[
        str, typer.Option("--judge-model", metavar="NAME", help="The model that the batch names.")
    ] = "MODEL",
    encoding: EncodingOption = None,
    encoding_errors: EncodingErrorsOption = EncodingErrors.STRICT,
    max_bytes: MaxBytesOption = None,
    whole_text: WholeTextOption = False,
    lexicon: LexiconOption = None,
    source_meeting: MeetingOption = None,
    target_meeting: MeetingOption = None,
    lang: LangOption = None,
) -> int:
    """Write the questions that --judge would ask, as a batch file; compare takes the answers. Nothing is sent.

    directive-diff ask province.txt city.txt -o questions.jsonl

    directive-diff compare province.txt city.txt --judge answers.jsonl
    """
    from directive_diff import commands  # noqa: PLC0415 - loads the pipeline

    reading = commands.Reading(
        encoding,
        encoding_errors is EncodingErrors.REPLACE,
        max_bytes,
        whole_text,
        tuple(lexicon or ()),
        (source_meeting, target_meeting),
    )
    return commands.ask(source, target, reading, Writing(None, output), commands.Looks(lang=lang), model=judge_model)


def cache(
    action: Annotated[str, typer.Argument(metavar="[ACTION]", help="show, export or clear")] = "show",
    *,
    judge_cache: JudgeCacheOption = None,
    judge_model: Annotated[
        str | None, typer.Option("--judge-model", metavar="NAME", help="Only the answers of this model.")
    ] = None,
    output: OutputOption = None,
    lang: LangOption = None,
) -> int:
    """Show, export or clear the answers of models that are kept; -o FILE.sqlite exports what --judge-cache takes."""
    from directive_diff.caching import cache as work  # noqa: PLC0415 - other commands need not load it
    from directive_diff.labels import lang_of_locale  # noqa: PLC0415 - as above

    return work(action, judge_cache, judge_model, output, lang or lang_of_locale())


def schema(
    name: Annotated[str, typer.Argument(metavar="NAME", help="comparison or readout")],
    *,
    output: OutputOption = None,
) -> int:
    """Print the JSON Schema of what compare or parse writes."""
    from directive_diff import commands  # noqa: PLC0415 - loads nothing that the other commands need not

    return commands.schema(name, output)


def list_words(
    kind: Annotated[str | None, typer.Argument(metavar="[KIND]", help="verbs, degree, places, slogans, …")] = None,
    *,
    lexicon: LexiconOption = None,
    format_: FormatOption = None,
    output: OutputOption = None,
) -> int:
    """List the words of one KIND that the program knows, or all kinds."""
    from directive_diff import commands  # noqa: PLC0415 - loads nothing that the other commands need not

    return commands.lexicon(kind, lexicon or (), Writing(format_, output))


def version_option(
    *,
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Print the version and exit.", is_eager=True)
    ] = False,
) -> None:
    """Compare two Chinese official meeting readouts: what was carried, changed, left out, added.

    Exits with 0 if it ran, 1 only if an option asks for that, 2 on errors.
    """
    if version:
        version_line()
        raise typer.Exit


_COMMANDS: Mapping[str, Callable[..., int]] = {
    "compare": compare,
    "parse": parse,
    "evaluate": evaluate,
    "ask": ask,
    "cache": cache,
    "schema": schema,
    "lexicon": list_words,
}


def call(arguments: Sequence[str]) -> int:
    """Do what ``arguments`` ask for and return the exit code. Raises UsageError for a wrong call."""
    try:
        app = _app(arguments[0] if arguments else "")
        code: Any = app(list(arguments) or ["--help"], prog_name="directive-diff", standalone_mode=False)
    except typer.TyperException as error:
        raise _usage(error) from error
    except typer.Abort as error:
        raise KeyboardInterrupt from error
    return code if isinstance(code, int) else Exit.RAN


def _app(called: str) -> typer.Typer:
    """Return the command line with only the command ``called``; with all of them if there is no such command.

    Typer prepares the options of every command, whichever is called, and that takes longer than a comparison.
    """
    app = typer.Typer(
        name="directive-diff",
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(version_option)
    for name in [called] if called in _COMMANDS else _COMMANDS:
        app.command(name)(_COMMANDS[name])
    return app


def _usage(error: typer.TyperException) -> UsageError:
    """Return what Typer says of a wrong call, in our words, and where to look."""
    from directive_diff.usage import usage_error  # noqa: PLC0415 - right calls need not load it

    context = getattr(error, "ctx", None)
    said = getattr(error, "format_message", error.__str__)()
    return usage_error(said, context.command_path if context else "directive-diff")
