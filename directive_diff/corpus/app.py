"""The sub-application ``corpus …`` as Typer reads it; loaded only when it is called, or for the help of all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated

import typer

from directive_diff.corpus.options import (
    AmbiguousOption,
    ColorOption,
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
    WidthOption,
)
from directive_diff.corpus.query import Order
from directive_diff.model import Level
from directive_diff.screen import Color


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


def find(  # noqa: PLR0913 - options of a command
    store: StoreArgument,
    text: Annotated[str | None, typer.Argument(metavar="[TEXT]", help="A text; - is stdin.")] = None,
    *,
    clause: Annotated[str | None, typer.Option(metavar="WORDS", help="Look for these words, not for a text.")] = None,
    order: Annotated[Order, typer.Option(help="Order of what is found for a clause.")] = Order.DATE,
    least: Annotated[
        float, typer.Option(metavar="SHARE", min=0.2, max=1.0, help="Least likeness: Dice's coefficient of bigrams.")
    ] = 0.5,
    limit: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="At most so many for a clause; a terminal shows 5.")
    ] = None,
    possible: Annotated[
        bool, typer.Option("--possible", help="Also what is alike in wording though the matcher would not link it.")
    ] = False,
    since: SinceOption = None,
    until: UntilOption = None,
    level: LevelOption = None,
    region: RegionOption = None,
    issuer: IssuerOption = None,
    title: TitleOption = None,
    wait: WaitOption = 60.0,
    format_: FormatOption = None,
    output: OutputOption = None,
    color: ColorOption = Color.AUTO,
    width: WidthOption = None,
    ambiguous_width: AmbiguousOption = 1,
    lang: LangOption = None,
) -> int:
    """Find which clauses of STORE say what the clauses of TEXT say: the same or adapted, the earliest first.

    directive-diff corpus find archive.duckdb city.txt

    directive-diff corpus find archive.duckdb --clause 坚决防止盲目乐观情绪
    """
    from directive_diff.corpus import commands  # noqa: PLC0415 - loads the database

    asked = commands.FindOptions(
        text, clause, commands.query(since, until, level, region, issuer, title), least, order, limit, possible
    )
    return commands.find(store, asked, commands.Run(format_, output, lang, color, width, ambiguous_width, wait=wait))


def trace(  # noqa: PLR0913 - options of a command
    store: StoreArgument,
    phrase: Annotated[str, typer.Argument(metavar="PHRASE", help="The words: 新质生产力.")],
    *,
    since: SinceOption = None,
    until: UntilOption = None,
    level: LevelOption = None,
    region: RegionOption = None,
    issuer: IssuerOption = None,
    title: TitleOption = None,
    wait: WaitOption = 60.0,
    format_: FormatOption = None,
    output: OutputOption = None,
    color: ColorOption = Color.AUTO,
    width: WidthOption = None,
    ambiguous_width: AmbiguousOption = 1,
    lang: LangOption = None,
) -> int:
    """Trace PHRASE through STORE: its first appearance, its share of the texts by month, its wordings.

    directive-diff corpus trace archive.duckdb 新质生产力 -o trace.html
    """
    from directive_diff.corpus import commands  # noqa: PLC0415 - loads the database

    asked = commands.query(since, until, level, region, issuer, title)
    run = commands.Run(format_, output, lang, color, width, ambiguous_width, wait=wait)
    return commands.trace(store, phrase, asked, run)


def reuse(  # noqa: PLR0913 - options of a command
    store: StoreArgument,
    *,
    least: Annotated[
        float, typer.Option(metavar="SHARE", min=0.4, max=1.0, help="Least likeness: Dice's coefficient of bigrams.")
    ] = 0.5,
    demands: Annotated[bool, typer.Option("--demands", help="Only clauses that demand something.")] = False,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="Show so many families; Parquet has all.")] = 50,
    parquet: Annotated[
        str | None, typer.Option(metavar="FOLDER", help="Write the whole result to FOLDER as Parquet.")
    ] = None,
    inputs: Annotated[
        bool, typer.Option("--inputs", help="Also write what Spark needs to do the same: docs/corpus.md.")
    ] = False,
    since: SinceOption = None,
    until: UntilOption = None,
    level: LevelOption = None,
    region: RegionOption = None,
    issuer: IssuerOption = None,
    title: TitleOption = None,
    wait: WaitOption = 60.0,
    format_: FormatOption = None,
    output: OutputOption = None,
    color: ColorOption = Color.AUTO,
    width: WidthOption = None,
    ambiguous_width: AmbiguousOption = 1,
    lang: LangOption = None,
) -> int:
    """Find all clauses of STORE that are alike, as families: who took what from whom, by date and level.

    directive-diff corpus reuse archive.duckdb --parquet reuse/
    """
    from directive_diff.corpus import commands  # noqa: PLC0415 - loads the database

    asked = commands.ReuseOptions(
        commands.query(since, until, level, region, issuer, title), least, demands, limit, parquet, inputs
    )
    return commands.reuse(store, asked, commands.Run(format_, output, lang, color, width, ambiguous_width, wait=wait))


def survey(  # noqa: PLR0913 - options of a command
    store: StoreArgument,
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="A new folder, for the texts and their manifest.")],
    *,
    phrase: Annotated[str | None, typer.Option(metavar="WORDS", help="Only texts that say these words.")] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="At most so many, the earliest first.")] = 1000,
    since: SinceOption = None,
    until: UntilOption = None,
    level: LevelOption = None,
    region: RegionOption = None,
    issuer: IssuerOption = None,
    title: TitleOption = None,
    wait: WaitOption = 60.0,
    format_: FormatOption = None,
    output: OutputOption = None,
    lang: LangOption = None,
) -> int:
    """Pick the texts of a survey from STORE by query: FOLDER gets them, with a manifest for `survey`.

    directive-diff corpus survey archive.duckdb picked/ --level city --since 2020-02-17 --until 2020-02-29
    """
    from directive_diff.corpus import commands  # noqa: PLC0415 - loads the database

    query = commands.query(since, until, level, region, issuer, title)
    return commands.survey(store, folder, query, phrase, limit, commands.Run(format_, output, lang, wait=wait))


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


_COMMANDS: Mapping[str, Callable[..., int]] = {
    "add": add,
    "info": info,
    "list": list_texts,
    "find": find,
    "trace": trace,
    "reuse": reuse,
    "survey": survey,
}
