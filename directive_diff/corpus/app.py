"""The sub-application ``corpus …`` as Typer reads it; loaded only when it is called, or for the help of all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated

import typer

from directive_diff.corpus.options import (
    FormatOption,
    IssuerOption,
    LangOption,
    LevelOption,
    OutputOption,
    RegionOption,
    SinceOption,
    StoreArgument,
    TitleOption,
    UntilOption,
    WaitOption,
)
from directive_diff.model import Level


def add(  # noqa: PLR0913 - options of a command
    store: StoreArgument,
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Files, folders, globs in quotes; archives end in .ndjson or .jsonl."),
    ],
    *,
    no_text: Annotated[
        bool, typer.Option("--no-text", help="Make a store without the texts: only hashes and where clauses stand.")
    ] = False,
    level: Annotated[Level | None, typer.Option(help="Level of all these texts, whatever they say.")] = None,
    region: Annotated[str | None, typer.Option(metavar="NAME", help="Region of all these texts.")] = None,
    processes: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Processes side by side; as many as cores unless given.")
    ] = None,
    max_bytes: Annotated[int, typer.Option(metavar="N", min=1, help="Leave out longer texts.")] = 2_000_000,
    wait: WaitOption = 60.0,
    format_: FormatOption = None,
    output: OutputOption = None,
    lang: LangOption = None,
) -> int:
    """Add texts to STORE, which is made if there is none; what it has already is left as it is.

    directive-diff corpus add archive.duckdb 'broadcasts/**/*.ndjson'
    """
    from directive_diff.corpus import commands  # noqa: PLC0415 - loads the database

    given = commands.AddOptions(no_text, level, region, processes, max_bytes)
    return commands.add(store, paths, given, commands.Run(format_, output, lang, wait=wait))


def info(
    store: StoreArgument,
    *,
    wait: WaitOption = 60.0,
    format_: FormatOption = None,
    output: OutputOption = None,
    lang: LangOption = None,
) -> int:
    """Say what STORE holds: texts, clauses, from when to when, of which levels."""
    from directive_diff.corpus import commands  # noqa: PLC0415 - loads the database

    return commands.info(store, commands.Run(format_, output, lang, wait=wait))


def list_texts(  # noqa: PLR0913 - options of a command
    store: StoreArgument,
    *,
    since: SinceOption = None,
    until: UntilOption = None,
    level: LevelOption = None,
    region: RegionOption = None,
    issuer: IssuerOption = None,
    title: TitleOption = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="Show at most so many.")] = 100,
    wait: WaitOption = 60.0,
    format_: FormatOption = None,
    output: OutputOption = None,
    lang: LangOption = None,
) -> int:
    """List the texts of STORE, the earliest first."""
    from directive_diff.corpus import commands  # noqa: PLC0415 - loads the database

    query = commands.query(since, until, level, region, issuer, title)
    return commands.list_texts(store, query, limit, commands.Run(format_, output, lang, wait=wait))


def application() -> typer.Typer:
    """Return the sub-application."""
    app = typer.Typer(
        name="corpus",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        help="Many texts in a store: where a clause comes from, who else said it, since when.",
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for name, command in _COMMANDS.items():
        app.command(name)(command)
    return app


_COMMANDS: Mapping[str, Callable[..., int]] = {"add": add, "info": info, "list": list_texts}
