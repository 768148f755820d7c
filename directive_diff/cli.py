"""The command line as Typer reads it: arguments in, a call of one command out.

Nothing is imported here that a command does not need: most of the time of a run goes into imports.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from directive_diff import configuration
from directive_diff import options as o
from directive_diff.configuration import Configuration
from directive_diff.destination import Writing
from directive_diff.errors import Exit, UsageError
from directive_diff.findings.selection import Selection
from directive_diff.labels import Lang, lang_of_call
from directive_diff.renderers import View
from directive_diff.version import version_line

_COMPLETING = "_DIRECTIVE_DIFF_COMPLETE"  # set by the shell while it asks how a line could go on


def compare(  # noqa: PLR0913 - options of a command
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="help_source")],
    target: Annotated[str, typer.Argument(metavar="TARGET", help="help_target")],
    *,
    format_: o.FormatOption = None,
    output: o.OutputOption = None,
    encoding: o.EncodingOption = None,
    encoding_errors: o.EncodingErrorsOption = o.EncodingErrors.STRICT,
    max_bytes: o.MaxBytesOption = None,
    whole_text: o.WholeTextOption = False,
    lexicon: o.LexiconOption = None,
    source_meeting: o.SourceMeetingOption = None,
    target_meeting: o.TargetMeetingOption = None,
    review: o.ReviewOption = None,
    judge: o.JudgeOption = None,
    judge_model: o.JudgeModelOption = None,
    judge_max_calls: o.JudgeMaxCallsOption = None,
    judge_cache: o.JudgeCacheOption = None,
    judge_replay: o.JudgeReplayOption = False,
    yes: o.YesOption = False,
    only: o.OnlyOption = None,
    demand: o.DemandOption = None,
    block: o.BlockOption = None,
    min_score: o.MinScoreOption = 0.0,
    order: o.OrderOption = None,
    summary: o.SummaryOption = False,
    findings: o.FindingsOption = False,
    why: o.WhyOption = 0,
    rows: o.RowsOption = None,
    task_columns: o.TaskColumnsOption = False,
    check: o.CheckOption = None,
    gold: o.GoldOption = None,
    pager: o.PagerOption = None,
    color: o.ColorOption = None,
    width: o.WidthOption = None,
    ambiguous_width: o.AmbiguousOption = None,
    lang: o.LangOption = None,
    exit_code: o.ExitCodeOption = False,
    fail_under: o.FailUnderOption = None,
    config: o.ConfigOption = None,
    no_config: o.NoConfigOption = False,
) -> int:
    """Align the directives of two texts, and show both side by side."""
    from directive_diff import commands  # noqa: PLC0415 - loads the pipeline

    options = commands.Options(
        commands.Reading(
            encoding,
            encoding_errors is o.EncodingErrors.REPLACE,
            max_bytes,
            whole_text,
            tuple(lexicon or ()),
            (source_meeting, target_meeting),
        ),
        Writing(format_, output, pager=pager),
        commands.Looks(color, width, ambiguous_width, lang),
        View(summary=summary, why=why, rows=rows, task_columns=task_columns, findings=findings, check=check),
        commands.Asked(exit_code=exit_code, fail_under=fail_under, review=review, gold=gold),
        Selection(frozenset(only or ()), frozenset(demand or ()), block, min_score, order),
        configuration_of(config, no_config=no_config),
        commands.Judging(tuple(judge or ()), judge_model, judge_max_calls, judge_cache, judge_replay, yes),
    )
    return commands.compare(source, target, options)


def parse(  # noqa: PLR0913 - options of a command
    file: Annotated[str, typer.Argument(metavar="FILE", help="help_file")],
    *,
    format_: o.FormatOption = None,
    output: o.OutputOption = None,
    encoding: o.EncodingOption = None,
    encoding_errors: o.EncodingErrorsOption = o.EncodingErrors.STRICT,
    max_bytes: o.MaxBytesOption = None,
    whole_text: o.WholeTextOption = False,
    lexicon: o.LexiconOption = None,
    meeting: o.MeetingOption = None,
    color: o.ColorOption = None,
    width: o.WidthOption = None,
    ambiguous_width: o.AmbiguousOption = None,
    lang: o.LangOption = None,
    pager: o.PagerOption = None,
    text: o.TextOption = False,
    config: o.ConfigOption = None,
    no_config: o.NoConfigOption = False,
) -> int:
    """Show how a text was read."""
    from directive_diff import commands  # noqa: PLC0415 - loads the pipeline

    replacing = encoding_errors is o.EncodingErrors.REPLACE
    options = commands.Options(
        commands.Reading(encoding, replacing, max_bytes, whole_text, tuple(lexicon or ()), (meeting,)),
        Writing(format_, output, pager=pager),
        commands.Looks(color, width, ambiguous_width, lang),
        config=configuration_of(config, no_config=no_config),
    )
    return commands.parse(file, options, text=text)


def evaluate(  # noqa: PLR0913 - options of a command
    folders: Annotated[list[str], typer.Argument(metavar="FOLDER...", help="help_folders")],
    *,
    format_: o.FormatOption = None,
    output: o.OutputOption = None,
    misses: o.MissesOption = False,
    labour: o.LabourOption = False,
    judge: o.JudgeOption = None,
    judge_model: o.JudgeModelOption = None,
    judge_max_calls: o.JudgeMaxCallsOption = None,
    judge_cache: o.JudgeCacheOption = None,
    judge_replay: o.JudgeReplayOption = False,
    yes: o.YesOption = False,
    lang: o.LangOption = None,
    pager: o.PagerOption = None,
    config: o.ConfigOption = None,
    no_config: o.NoConfigOption = False,
) -> int:
    """Score the program on pairs of readouts coded by hand."""
    from directive_diff import commands  # noqa: PLC0415 - loads the pipeline

    options = commands.Options(
        writing=Writing(format_, output, pager=pager),
        looks=commands.Looks(lang=lang),
        config=configuration_of(config, no_config=no_config),
        judging=commands.Judging(tuple(judge or ()), judge_model, judge_max_calls, judge_cache, judge_replay, yes),
    )
    return commands.evaluate(folders, options, misses=misses, labour=labour)


def review(  # noqa: PLR0913 - options of a command
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="help_source")],
    target: Annotated[str, typer.Argument(metavar="TARGET", help="help_target")],
    *,
    review: o.ReviewOption = None,
    output: o.OutputOption = None,
    open_: o.OpenOption = False,
    encoding: o.EncodingOption = None,
    encoding_errors: o.EncodingErrorsOption = o.EncodingErrors.STRICT,
    max_bytes: o.MaxBytesOption = None,
    whole_text: o.WholeTextOption = False,
    lexicon: o.LexiconOption = None,
    source_meeting: o.SourceMeetingOption = None,
    target_meeting: o.TargetMeetingOption = None,
    lang: o.LangOption = None,
    config: o.ConfigOption = None,
    no_config: o.NoConfigOption = False,
) -> int:
    """Write the page on which a person reviews a comparison."""
    from directive_diff import commands, reviewing  # noqa: PLC0415 - loads the pipeline

    options = commands.Options(
        commands.Reading(
            encoding,
            encoding_errors is o.EncodingErrors.REPLACE,
            max_bytes,
            whole_text,
            tuple(lexicon or ()),
            (source_meeting, target_meeting),
        ),
        Writing(output=output),
        commands.Looks(lang=lang),
        asked=commands.Asked(review=review),
        config=configuration_of(config, no_config=no_config),
    )
    return reviewing.review(source, target, options, show=open_)


def agree(  # noqa: PLR0913 - options of a command
    first: Annotated[str, typer.Argument(metavar="A", help="help_form")],
    second: Annotated[str, typer.Argument(metavar="B", help="help_other_form")],
    *,
    source: o.SourceOption = None,
    target: o.TargetOption = None,
    whole_text: o.WholeTextOption = False,
    lexicon: o.LexiconOption = None,
    format_: o.FormatOption = None,
    output: o.OutputOption = None,
    merge: o.MergeOption = None,
    lang: o.LangOption = None,
    pager: o.PagerOption = None,
    config: o.ConfigOption = None,
    no_config: o.NoConfigOption = False,
) -> int:
    """Say how far two reviewers agree."""
    from directive_diff import commands, reviewing  # noqa: PLC0415 - loads the pipeline

    options = commands.Options(
        commands.Reading(whole_text=whole_text, lexicons=tuple(lexicon or ())),
        Writing(format_, output, pager=pager),
        commands.Looks(lang=lang),
        config=configuration_of(config, no_config=no_config),
    )
    return reviewing.agree((first, second), (source, target), options, merge=merge)


def ask(  # noqa: PLR0913 - options of a command
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="help_source")],
    target: Annotated[str, typer.Argument(metavar="TARGET", help="help_target")],
    *,
    output: o.OutputOption = None,
    judge_model: o.JudgeModelOption = None,
    encoding: o.EncodingOption = None,
    encoding_errors: o.EncodingErrorsOption = o.EncodingErrors.STRICT,
    max_bytes: o.MaxBytesOption = None,
    whole_text: o.WholeTextOption = False,
    lexicon: o.LexiconOption = None,
    source_meeting: o.SourceMeetingOption = None,
    target_meeting: o.TargetMeetingOption = None,
    lang: o.LangOption = None,
    config: o.ConfigOption = None,
    no_config: o.NoConfigOption = False,
) -> int:
    """Write the questions that a judge would be asked."""
    from directive_diff import commands  # noqa: PLC0415 - loads the pipeline

    replacing = encoding_errors is o.EncodingErrors.REPLACE
    meetings = (source_meeting, target_meeting)
    options = commands.Options(
        commands.Reading(encoding, replacing, max_bytes, whole_text, tuple(lexicon or ()), meetings),
        Writing(None, output),
        commands.Looks(lang=lang),
        config=configuration_of(config, no_config=no_config),
    )
    return commands.ask(source, target, options, model=judge_model or "MODEL")


def cache(
    action: Annotated[str, typer.Argument(metavar="[ACTION]", help="help_cache_action")] = "show",
    *,
    judge_cache: o.JudgeCacheOption = None,
    judge_model: o.JudgeModelOption = None,
    output: o.OutputOption = None,
    lang: o.LangOption = None,
) -> int:
    """Show, export or clear the answers that are kept."""
    from directive_diff.caching import cache as work  # noqa: PLC0415 - other commands need not load it
    from directive_diff.labels import lang_of_locale  # noqa: PLC0415 - as above

    return work(action, judge_cache, judge_model, output, lang or lang_of_locale())


def schema(
    name: Annotated[str, typer.Argument(metavar="NAME", help="help_name")],
    *,
    output: o.OutputOption = None,
    lang: o.LangOption = None,  # noqa: ARG001 - what goes wrong is said in it
) -> int:
    """Print a JSON Schema."""
    from directive_diff import commands  # noqa: PLC0415 - loads nothing that the other commands need not

    return commands.schema(name, output)


def list_words(  # noqa: PLR0913 - options of a command
    kind: Annotated[str | None, typer.Argument(metavar="[KIND]", help="help_kind")] = None,
    *,
    lexicon: o.LexiconOption = None,
    format_: o.FormatOption = None,
    output: o.OutputOption = None,
    lang: o.LangOption = None,
    config: o.ConfigOption = None,
    no_config: o.NoConfigOption = False,
) -> int:
    """List the words that the program knows."""
    from directive_diff import commands  # noqa: PLC0415 - loads nothing that the other commands need not

    options = commands.Options(
        commands.Reading(lexicons=tuple(lexicon or ())),
        Writing(format_, output),
        commands.Looks(lang=lang),
        config=configuration_of(config, no_config=no_config),
    )
    return commands.lexicon(kind, options)


def version_option(
    *,
    version: Annotated[bool, typer.Option("--version", "-V", help="help_version", is_eager=True)] = False,
) -> None:
    """Print the version, if that is asked for."""
    if version:
        version_line()
        raise typer.Exit


_CORPUS = "corpus"  # has commands of its own
# A command, and the keys of its help and of its line in that of the program.
Command = tuple[Callable[..., int], str, str]
COMMANDS: Mapping[str, Command] = {
    "compare": (compare, "help_compare", "help_compare_short"),
    "parse": (parse, "help_parse", "help_parse_short"),
    "evaluate": (evaluate, "help_evaluate", "help_evaluate_short"),
    "review": (review, "help_review_page", "help_review_short"),
    "agree": (agree, "help_agree", "help_agree_short"),
    "ask": (ask, "help_ask", "help_ask_short"),
    "cache": (cache, "help_cache", "help_cache_short"),
    "schema": (schema, "help_schema", "help_schema"),
    "lexicon": (list_words, "help_lexicon_words", "help_lexicon_short"),
}


class _Command(TyperCommand):
    """A command whose help is in the language of the call, in groups."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer's own Click has no public types
        """Write the help."""
        from directive_diff.help import of_command  # noqa: PLC0415 - few runs ask for help

        formatter.write(of_command(self, ctx, _lang()))

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:  # noqa: ANN401 - as above
        """Return how a line could go on, each with its help."""
        from directive_diff.help import of_completions  # noqa: PLC0415 - only a shell asks

        return of_completions(super().shell_complete(ctx, incomplete), _lang())


class _Group(TyperGroup):
    """The program, whose help is in the language of the call."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - as above
        """Write the help."""
        from directive_diff.help import of_program  # noqa: PLC0415 - as above

        formatter.write(of_program(self, ctx, _lang()))

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:  # noqa: ANN401 - as above
        """Return how a line could go on, each with its help."""
        from directive_diff.help import of_completions  # noqa: PLC0415 - as above

        return of_completions(super().shell_complete(ctx, incomplete), _lang())


def call(arguments: Sequence[str], more: Mapping[str, Command] | None = None) -> int:
    """Do what ``arguments`` ask for and return the exit code; ``more`` are further commands.

    Raises UsageError for a wrong call.
    """
    try:
        app = _app(arguments[0] if arguments else "", {**COMMANDS, **(more or {})})
        code: Any = app(list(arguments) or ["--help"], prog_name="directive-diff", standalone_mode=False)
    except typer.TyperException as error:
        raise _usage(error) from error
    except typer.Abort as error:
        raise KeyboardInterrupt from error
    return code if isinstance(code, int) else Exit.RAN


def _app(called: str, commands: Mapping[str, Command]) -> typer.Typer:
    """Return the command line with only the command ``called``; with all of them if there is no such command.

    Typer prepares the options of every command, whichever is called, and that takes longer than a comparison.
    """
    app = typer.Typer(
        name="directive-diff",
        cls=_Group,
        add_completion=called not in commands or _COMPLETING in os.environ,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True, help="help_program")(version_option)
    for name in () if called == _CORPUS else [called] if called in commands else commands:
        function, words, short = commands[name]
        app.command(name, cls=_Command, help=words, short_help=short)(function)
    if called not in commands:
        from directive_diff.corpus.app import application  # noqa: PLC0415 - only its own calls and the help need it

        app.add_typer(application(_Group, _Command), help="help_corpus", short_help="help_corpus_short")
    return app


def configuration_of(named: str | None, *, no_config: bool) -> Configuration:
    """Return the settings that a call asks for."""
    if no_config:
        return Configuration()
    return configuration.of_call(() if named is None else ("--config", named))


def _lang() -> Lang:
    """Return the language of the call for its help, which Typer shows before it has read the call."""
    import sys  # noqa: PLC0415 - few runs ask for help

    return lang_of_call(sys.argv[1:], configuration.usual_lang(sys.argv[1:]))


def _usage(error: typer.TyperException) -> UsageError:
    """Return what Typer says of a wrong call, in our words, and where to look."""
    from directive_diff.usage import usage_error  # noqa: PLC0415 - right calls need not load it

    context = getattr(error, "ctx", None)
    said = getattr(error, "format_message", error.__str__)()
    return usage_error(said, context.command_path if context else "directive-diff")
