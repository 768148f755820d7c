"""The sub-application ``corpus …`` as Typer reads it; loaded only when it is called, or for the help of all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated

import typer
from typer.core import TyperCommand, TyperGroup

from directive_diff.cli import groups as g
from directive_diff.cli import options as o
from directive_diff.commands.options import Judging
from directive_diff.corpus import asked
from directive_diff.corpus import query as texts
from directive_diff.model import Level

StoreArgument = Annotated[str, typer.Argument(metavar="STORE", help="help_corpus_store")]
WaitOption = Annotated[
    float, typer.Option(metavar="SECONDS", min=0, rich_help_panel=o.Panel.READING, help="help_corpus_wait")
]
SinceOption = Annotated[
    str | None, typer.Option(metavar="DAY", rich_help_panel=o.Panel.CHOOSING, help="help_corpus_since")
]
UntilOption = Annotated[
    str | None, typer.Option(metavar="DAY", rich_help_panel=o.Panel.CHOOSING, help="help_corpus_until")
]
LevelOption = Annotated[
    Level | None, typer.Option(metavar="LEVEL", rich_help_panel=o.Panel.CHOOSING, help="help_corpus_level")
]
RegionOption = Annotated[
    str | None, typer.Option(metavar="NAME", rich_help_panel=o.Panel.CHOOSING, help="help_corpus_region")
]
IssuerOption = Annotated[
    str | None, typer.Option(metavar="WORDS", rich_help_panel=o.Panel.CHOOSING, help="help_corpus_issuer")
]
TitleOption = Annotated[
    str | None, typer.Option(metavar="WORDS", rich_help_panel=o.Panel.CHOOSING, help="help_corpus_title")
]


def _query(  # noqa: PLR0913 - options of a command
    *,
    since: SinceOption = None,
    until: UntilOption = None,
    level: LevelOption = None,
    region: RegionOption = None,
    issuer: IssuerOption = None,
    title: TitleOption = None,
) -> texts.Query:
    days = texts.day(since, "--since"), texts.day(until, "--until", last=True)
    return texts.Query(*days, level, region, issuer, title)


def _run(  # noqa: PLR0913 - options of a command
    *,
    wait: WaitOption = 60.0,
    format_: o.FormatOption = None,
    output: o.OutputOption = None,
    color: o.ColorOption = None,
    width: o.WidthOption = None,
    ambiguous_width: o.AmbiguousOption = None,
    lang: o.LangOption = None,
) -> asked.Run:
    return asked.Run(format_, output, lang, color, width, ambiguous_width, wait=wait)


def _plain_run(
    *,
    wait: WaitOption = 60.0,
    format_: o.FormatOption = None,
    output: o.OutputOption = None,
    lang: o.LangOption = None,
) -> asked.Run:
    return asked.Run(format_, output, lang, wait=wait)


Query = Annotated[texts.Query, _query]
Run = Annotated[asked.Run, _run]
PlainRun = Annotated[asked.Run, _plain_run]


def add(  # noqa: PLR0913 - options of a command
    store: StoreArgument,
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="help_corpus_paths"),
    ],
    *,
    no_text: Annotated[
        bool, typer.Option("--no-text", rich_help_panel=o.Panel.READING, help="help_corpus_no_text")
    ] = False,
    level: Annotated[
        Level | None, typer.Option(metavar="LEVEL", rich_help_panel=o.Panel.READING, help="help_corpus_level_all")
    ] = None,
    region: Annotated[
        str | None, typer.Option(metavar="NAME", rich_help_panel=o.Panel.READING, help="help_corpus_region_all")
    ] = None,
    processes: Annotated[
        int | None, typer.Option(metavar="N", min=1, rich_help_panel=o.Panel.READING, help="help_corpus_processes")
    ] = None,
    max_bytes: Annotated[
        int, typer.Option(metavar="N", min=1, rich_help_panel=o.Panel.READING, help="help_corpus_max_bytes")
    ] = 2_000_000,
    run: PlainRun,
) -> int:
    """Add texts to STORE, which is made if there is none; what it has already is left as it is.

    directive-diff corpus add archive.duckdb 'broadcasts/**/*.ndjson'
    """
    from directive_diff.corpus import commands  # noqa: PLC0415 - loads the database

    given = asked.AddOptions(no_text, level, region, processes, max_bytes)
    return commands.add(store, paths, given, run)


def info(
    store: StoreArgument,
    *,
    run: PlainRun,
) -> int:
    """Say what STORE holds: texts, clauses, from when to when, of which levels."""
    from directive_diff.corpus import commands  # noqa: PLC0415 - loads the database

    return commands.info(store, run)


def list_texts(
    store: StoreArgument,
    *,
    query: Query,
    limit: Annotated[
        int, typer.Option(metavar="N", min=1, rich_help_panel=o.Panel.CHOOSING, help="help_corpus_limit")
    ] = 100,
    run: PlainRun,
) -> int:
    """List the texts of STORE, the earliest first."""
    from directive_diff.corpus import commands  # noqa: PLC0415 - loads the database

    return commands.list_texts(store, query, limit, run)


def find(  # noqa: PLR0913 - options of a command
    store: StoreArgument,
    text: Annotated[str | None, typer.Argument(metavar="[TEXT]", help="help_corpus_text")] = None,
    *,
    clause: Annotated[
        str | None, typer.Option(metavar="WORDS", rich_help_panel=o.Panel.CHOOSING, help="help_corpus_clause")
    ] = None,
    order: Annotated[
        texts.Order, typer.Option(metavar="ORDER", rich_help_panel=o.Panel.CHOOSING, help="help_corpus_order")
    ] = texts.Order.DATE,
    least: Annotated[
        float,
        typer.Option(metavar="SHARE", min=0.2, max=1.0, rich_help_panel=o.Panel.CHOOSING, help="help_corpus_least"),
    ] = 0.5,
    limit: Annotated[
        int | None, typer.Option(metavar="N", min=1, rich_help_panel=o.Panel.CHOOSING, help="help_corpus_limit")
    ] = None,
    possible: Annotated[
        bool, typer.Option("--possible", rich_help_panel=o.Panel.CHOOSING, help="help_corpus_possible")
    ] = False,
    judge: Annotated[
        list[str] | None,
        typer.Option("--judge", metavar="small", rich_help_panel=o.Panel.JUDGING, help="help_corpus_judge"),
    ] = None,
    query: Query,
    run: Run,
) -> int:
    """Find which clauses of STORE say what the clauses of TEXT say: the same or adapted, the earliest first.

    directive-diff corpus find archive.duckdb city.txt

    directive-diff corpus find archive.duckdb --clause 坚决防止盲目乐观情绪
    """
    from directive_diff.corpus import commands  # noqa: PLC0415 - loads the database

    options = asked.FindOptions(text, clause, query, least, order, limit, possible, Judging(tuple(judge or ())))
    return commands.find(store, options, run)


def trace(
    store: StoreArgument,
    phrase: Annotated[str, typer.Argument(metavar="PHRASE", help="help_corpus_phrase")],
    *,
    query: Query,
    run: Run,
) -> int:
    """Trace PHRASE through STORE: its first appearance, its share of the texts by month, its wordings.

    directive-diff corpus trace archive.duckdb 新质生产力 -o trace.html
    """
    from directive_diff.corpus import commands  # noqa: PLC0415 - loads the database

    return commands.trace(store, phrase, query, run)


def reuse(  # noqa: PLR0913 - options of a command
    store: StoreArgument,
    *,
    least: Annotated[
        float,
        typer.Option(metavar="SHARE", min=0.4, max=1.0, rich_help_panel=o.Panel.CHOOSING, help="help_corpus_least"),
    ] = 0.5,
    demands: Annotated[
        bool, typer.Option("--demands", rich_help_panel=o.Panel.CHOOSING, help="help_corpus_demands")
    ] = False,
    limit: Annotated[
        int, typer.Option(metavar="N", min=1, rich_help_panel=o.Panel.CHOOSING, help="help_corpus_families")
    ] = 50,
    parquet: Annotated[
        str | None, typer.Option(metavar="FOLDER", rich_help_panel=o.Panel.WRITING, help="help_corpus_parquet")
    ] = None,
    inputs: Annotated[
        bool, typer.Option("--inputs", rich_help_panel=o.Panel.WRITING, help="help_corpus_inputs")
    ] = False,
    query: Query,
    run: Run,
) -> int:
    """Find all clauses of STORE that are alike, as families: who took what from whom, by date and level.

    directive-diff corpus reuse archive.duckdb --parquet reuse/
    """
    from directive_diff.corpus import commands  # noqa: PLC0415 - loads the database

    options = asked.ReuseOptions(query, least, demands, limit, parquet, inputs)
    return commands.reuse(store, options, run)


def survey(  # noqa: PLR0913 - options of a command
    store: StoreArgument,
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="help_corpus_folder")],
    *,
    phrase: Annotated[
        str | None, typer.Option(metavar="WORDS", rich_help_panel=o.Panel.CHOOSING, help="help_corpus_saying")
    ] = None,
    limit: Annotated[
        int, typer.Option(metavar="N", min=1, rich_help_panel=o.Panel.CHOOSING, help="help_corpus_picked")
    ] = 1000,
    upper: Annotated[
        str | None, typer.Option(metavar="FILE", rich_help_panel=o.Panel.READING, help="help_corpus_upper")
    ] = None,
    judging: g.Judging,
    query: Query,
    run: Run,
) -> int:
    """Pick the texts of a survey from STORE by query into FOLDER, with a manifest, and compare them with an upper text.

    directive-diff corpus survey archive.duckdb picked/ --level city --since 2020-02-17 --upper province.txt -o m.html
    """
    from directive_diff.corpus import commands  # noqa: PLC0415 - loads the database

    options = asked.SurveyOptions(folder, query, phrase, limit, upper, judging)
    return commands.survey(store, options, run)


def application(group: type[TyperGroup], command: type[TyperCommand]) -> typer.Typer:
    """Return the sub-application; its help is written by the classes of the program."""
    app = typer.Typer(
        name="corpus",
        cls=group,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for name, (function, key) in _COMMANDS.items():
        app.command(name, cls=command, help=key, short_help=key)(g.flat(function))
    return app


_COMMANDS: Mapping[str, tuple[Callable[..., int], str]] = {
    "add": (add, "help_corpus_add"),
    "info": (info, "help_corpus_info"),
    "list": (list_texts, "help_corpus_list"),
    "find": (find, "help_corpus_find"),
    "trace": (trace, "help_corpus_trace"),
    "reuse": (reuse, "help_corpus_reuse"),
    "survey": (survey, "help_corpus_survey"),
}
