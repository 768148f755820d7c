"""The command line as Typer reads it: arguments in, the call of one command out.

Nothing is imported here that a command does not need: loading is most of what a run costs.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from directive_diff.destination import Writing
from directive_diff.errors import Exit, UsageError
from directive_diff.findings.rows import Side
from directive_diff.findings.selection import Only, Selection
from directive_diff.model import Demand
from directive_diff.options import (
    AmbiguousOption,
    ColorOption,
    EncodingErrors,
    EncodingErrorsOption,
    EncodingOption,
    FormatOption,
    LangOption,
    LexiconOption,
    MaxBytesOption,
    MeetingOption,
    OutputOption,
    PagerOption,
    WholeTextOption,
    WidthOption,
    share,
)
from directive_diff.renderers import Rows, View
from directive_diff.screen import Color

app = typer.Typer(
    name="directive-diff",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.command("compare")
def compare(  # noqa: PLR0913 - options of a command
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="The text whose demands are looked for; - is stdin.")],
    target: Annotated[str, typer.Argument(metavar="TARGET", help="The text they are looked for in; - is stdin.")],
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
    order: Annotated[Side, typer.Option(help="By the blocks of which text the view is ordered.")] = Side.TARGET,
    only: Annotated[
        list[Only] | None,
        typer.Option(
            help="Show only links of this relation or with this change, or what is new or dropped; repeatable."
        ),
    ] = None,
    demand: Annotated[list[Demand] | None, typer.Option(help="Show only demands of this kind; repeatable.")] = None,
    block: Annotated[
        str | None, typer.Option(metavar="ID|TEXT", help="Show only this block: T3, S2, or words in it.")
    ] = None,
    min_score: Annotated[
        float, typer.Option(metavar="SCORE", callback=share, help="Take what is less sure for no link (0..1).")
    ] = 0.0,
    summary: Annotated[bool, typer.Option("--summary", help="Show the head and a table by block, no texts.")] = False,
    why: Annotated[
        bool, typer.Option("--why", help="Show what each link is made of, and what came nearest where there is none.")
    ] = False,
    rows: Annotated[Rows | None, typer.Option(help="What a row of csv, xlsx or ndjson is.")] = None,
    task_columns: Annotated[
        bool, typer.Option("--task-columns", help="Add columns for who does what until when (docx, xlsx, csv).")
    ] = False,
    review: Annotated[
        str | None, typer.Option(metavar="FILE", help="Apply the verdicts of a person; --format review makes the form.")
    ] = None,
    gold: Annotated[
        str | None, typer.Option(metavar="FOLDER", help="Write the reviewed pair here too, for evaluate.")
    ] = None,
    pager: PagerOption = False,
    color: ColorOption = Color.AUTO,
    width: WidthOption = None,
    ambiguous_width: AmbiguousOption = 1,
    lang: LangOption = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="End with 1 where anything was dropped, new or changed.")
    ] = False,
    fail_under: Annotated[
        float | None,
        typer.Option(metavar="SHARE", callback=share, help="End with 1 where less of the source was carried (0..1)."),
    ] = None,
) -> int:
    """Align TARGET's directives with SOURCE's, clause by clause, and show both side by side.

    directive-diff compare province.txt city.txt

    directive-diff compare province.txt city.txt | jq .summary
    """
    from directive_diff import commands  # noqa: PLC0415 - loads the pipeline

    return commands.compare(
        source,
        target,
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
    )


@app.command("parse")
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
    text: Annotated[
        bool, typer.Option("--text", help="Write the text that offsets count in, as UTF-8, and no more.")
    ] = False,
) -> int:
    """Show how FILE is read: its blocks, directives and clauses."""
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


@app.command("evaluate")
def evaluate(
    folders: Annotated[list[str], typer.Argument(metavar="FOLDER...", help="Gold folders: texts and their links.")],
    *,
    format_: FormatOption = None,
    output: OutputOption = None,
    misses: Annotated[bool, typer.Option("--misses", help="List what was missed and what was wrong.")] = False,
    lang: LangOption = None,
) -> int:
    """Score the program on pairs of readouts that were coded by hand; docs/evaluation.md describes their form."""
    from directive_diff import commands  # noqa: PLC0415 - loads the pipeline

    return commands.evaluate(folders, Writing(format_, output), commands.Looks(lang=lang), misses=misses)


@app.command("schema")
def schema(
    name: Annotated[str, typer.Argument(metavar="NAME", help="comparison or readout")],
    *,
    output: OutputOption = None,
) -> int:
    """Print the JSON Schema of a document that the program writes."""
    from directive_diff import commands  # noqa: PLC0415 - loads nothing that the other commands need not

    return commands.schema(name, output)


@app.command("lexicon")
def list_words(
    kind: Annotated[str | None, typer.Argument(metavar="[KIND]", help="verbs, degree, places, slogans, …")] = None,
    *,
    lexicon: LexiconOption = None,
    format_: FormatOption = None,
    output: OutputOption = None,
) -> int:
    """List the words that the program knows of a kind; without KIND, the kinds."""
    from directive_diff import commands  # noqa: PLC0415 - loads nothing that the other commands need not

    return commands.lexicon(kind, lexicon or (), Writing(format_, output))


@app.callback(invoke_without_command=True)
def version_option(
    *,
    version: Annotated[bool, typer.Option("--version", "-V", help="Print the version and end.", is_eager=True)] = False,
) -> None:
    """Compare two Chinese official meeting readouts: what was carried, changed, left out, added.

    Ends with 0 if it ran, 1 only where that was asked for, 2 in trouble.
    """
    if version:
        from directive_diff import __version__  # noqa: PLC0415

        sys.stdout.write(f"directive-diff {__version__}\n")
        raise typer.Exit


_COMMANDS = tuple(app.registered_commands)


def call(arguments: Sequence[str]) -> int:
    """Do what ``arguments`` ask for and return the exit code. Raises UsageError for a wrong call."""
    # Typer makes the options of every command ready, whichever is called: where one is, the others are left out.
    called = [command for command in _COMMANDS if command.name in arguments[:1]]
    app.registered_commands = called or list(_COMMANDS)
    try:
        code: Any = app(list(arguments) or ["--help"], prog_name="directive-diff", standalone_mode=False)
    except typer.TyperException as error:
        raise _usage(error) from error
    except typer.Abort as error:
        raise KeyboardInterrupt from error
    return code if isinstance(code, int) else Exit.RAN


def _usage(error: typer.TyperException) -> UsageError:
    """Return what Typer says of a wrong call, and where to look."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "directive-diff"
    said = getattr(error, "format_message", error.__str__)()
    return UsageError(said.rstrip("."), remedy=f"see {command} --help")
