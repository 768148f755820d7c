"""What the commands that read one text or two take: `compare`, `parse`, `review` and the like."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated

import typer

from directive_diff import commands
from directive_diff.cli import groups as g
from directive_diff.cli import options as o
from directive_diff.destination import Writing
from directive_diff.renderers import View


def compare(  # noqa: PLR0913 - options of a command
    source: o.SourceArgument,
    target: o.TargetArgument,
    *,
    writing: g.Writing,
    reading: g.Reading,
    meetings: g.Meetings,
    review: o.ReviewOption = None,
    judging: g.Judging,
    selection: g.Selection,
    order: o.OrderOption = None,
    summary: o.SummaryOption = False,
    findings: o.FindingsOption = False,
    why: o.WhyOption = 0,
    rows: o.RowsOption = None,
    task_columns: o.TaskColumnsOption = False,
    check: o.CheckOption = None,
    gold: o.GoldOption = None,
    pager: o.PagerOption = None,
    looks: g.Looks,
    exit_code: o.ExitCodeOption = False,
    fail_under: o.FailUnderOption = None,
    config: g.Configuration,
) -> int:
    """Align the directives of two texts, and show both side by side."""
    options = commands.Options(
        reading._replace(meetings=meetings),
        writing._replace(pager=pager),
        looks,
        View(summary=summary, why=why, rows=rows, task_columns=task_columns, findings=findings, check=check),
        commands.Asked(exit_code=exit_code, fail_under=fail_under, review=review, gold=gold),
        selection._replace(order=order),
        config,
        judging,
    )
    return commands.compare(source, target, options)


def parse(  # noqa: PLR0913 - options of a command
    file: Annotated[str, typer.Argument(metavar="FILE", help="help_file")],
    *,
    writing: g.Writing,
    reading: g.Reading,
    meeting: o.MeetingOption = None,
    looks: g.Looks,
    pager: o.PagerOption = None,
    text: o.TextOption = False,
    config: g.Configuration,
) -> int:
    """Show how a text was read."""
    reading, writing = reading._replace(meetings=(meeting,)), writing._replace(pager=pager)
    return commands.parse(file, commands.Options(reading, writing, looks, config=config), text=text)


def evaluate(  # noqa: PLR0913 - options of a command
    folders: Annotated[list[str], typer.Argument(metavar="FOLDER...", help="help_folders")],
    *,
    writing: g.Writing,
    misses: o.MissesOption = False,
    labour: o.LabourOption = False,
    judging: g.Judging,
    lang: o.LangOption = None,
    pager: o.PagerOption = None,
    config: g.Configuration,
) -> int:
    """Score the program on pairs of readouts coded by hand."""
    writing, looks = writing._replace(pager=pager), commands.Looks(lang=lang)
    options = commands.Options(writing=writing, looks=looks, config=config, judging=judging)
    return commands.evaluate(folders, options, misses=misses, labour=labour)


def review(  # noqa: PLR0913 - options of a command
    source: o.SourceArgument,
    target: o.TargetArgument,
    *,
    review: o.ReviewOption = None,
    output: o.OutputOption = None,
    open_: o.OpenOption = False,
    reading: g.Reading,
    meetings: g.Meetings,
    lang: o.LangOption = None,
    config: g.Configuration,
) -> int:
    """Write the page on which a person reviews a comparison."""
    from directive_diff.commands import reviewing  # noqa: PLC0415 - other commands need not load it

    options = commands.Options(
        reading._replace(meetings=meetings),
        Writing(output=output),
        commands.Looks(lang=lang),
        asked=commands.Asked(review=review),
        config=config,
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
    writing: g.Writing,
    merge: o.MergeOption = None,
    lang: o.LangOption = None,
    pager: o.PagerOption = None,
    config: g.Configuration,
) -> int:
    """Say how far two reviewers agree."""
    from directive_diff.commands import reviewing  # noqa: PLC0415 - other commands need not load it

    reading = commands.Reading(whole_text=whole_text, lexicons=tuple(lexicon or ()))
    options = commands.Options(reading, writing._replace(pager=pager), commands.Looks(lang=lang), config=config)
    return reviewing.agree((first, second), (source, target), options, merge=merge)


def ask(  # noqa: PLR0913 - options of a command
    source: o.SourceArgument,
    target: o.TargetArgument,
    *,
    output: o.OutputOption = None,
    judge: o.JudgeOption = None,
    judge_model: o.JudgeModelOption = None,
    reading: g.Reading,
    meetings: g.Meetings,
    lang: o.LangOption = None,
    config: g.Configuration,
) -> int:
    """Write the questions that a judge would be asked."""
    reading, looks = reading._replace(meetings=meetings), commands.Looks(lang=lang)
    judging = commands.Judging(tuple(judge or ()))
    options = commands.Options(reading, Writing(output=output), looks, config=config, judging=judging)
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
    from directive_diff.commands import caching  # noqa: PLC0415 - other commands need not load it
    from directive_diff.labels import lang_of_locale  # noqa: PLC0415 - as above

    return caching.cache(action, judge_cache, judge_model, output, lang or lang_of_locale())


def schema(
    name: Annotated[str, typer.Argument(metavar="NAME", help="help_name")],
    *,
    output: o.OutputOption = None,
    lang: o.LangOption = None,  # noqa: ARG001 - what goes wrong is said in it
) -> int:
    """Print a JSON Schema."""
    return commands.schema(name, output)


def list_words(
    kind: Annotated[str | None, typer.Argument(metavar="[KIND]", help="help_kind")] = None,
    *,
    lexicon: o.LexiconOption = None,
    writing: g.Writing,
    lang: o.LangOption = None,
    config: g.Configuration,
) -> int:
    """List the words that the program knows."""
    reading, looks = commands.Reading(lexicons=tuple(lexicon or ())), commands.Looks(lang=lang)
    return commands.lexicon(kind, commands.Options(reading, writing, looks, config=config))


# A command, and the keys of its help and of its line in that of the program.
Command = tuple[Callable[..., int], str, str]
PAIR: Mapping[str, Command] = {
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
