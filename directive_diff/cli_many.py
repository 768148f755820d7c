"""The command line of surveys and chains, as Typer reads it: one text against many, texts down the levels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import typer

from directive_diff import cli
from directive_diff import options as o
from directive_diff.destination import Writing
from directive_diff.findings.selection import Selection
from directive_diff.options import Panel
from directive_diff.surveys.arrangement import Order

ArrangeOption = Annotated[
    Order, typer.Option("--order", "--by", metavar="HOW", rich_help_panel=Panel.CHOOSING, help="help_arrange")
]
PhraseOption = Annotated[
    list[str] | None, typer.Option("--phrase", metavar="WORDS", rich_help_panel=Panel.CHOOSING, help="help_phrase")
]
ReviewsOption = Annotated[
    str | None, typer.Option("--review", metavar="FOLDER", rich_help_panel=Panel.READING, help="help_reviews")
]
PairsOption = Annotated[
    str | None, typer.Option("--pairs", metavar="FOLDER", rich_help_panel=Panel.WRITING, help="help_pairs")
]
JobsOption = Annotated[
    int | None, typer.Option("--jobs", metavar="N", min=1, max=64, rich_help_panel=Panel.READING, help="help_jobs")
]
StrictOption = Annotated[bool, typer.Option("--strict", rich_help_panel=Panel.CHECKING, help="help_strict")]
ResumeOption = Annotated[bool, typer.Option("--resume", rich_help_panel=Panel.READING, help="help_resume")]
StateOption = Annotated[
    str | None, typer.Option("--state", metavar="FILE", rich_help_panel=Panel.WRITING, help="help_state")
]


def survey(  # noqa: PLR0913 - options of a command
    upper: Annotated[str, typer.Argument(metavar="UPPER", help="help_upper")],
    lower: Annotated[list[str] | None, typer.Argument(metavar="LOWER...", help="help_lowers")] = None,
    *,
    format_: o.FormatOption = None,
    output: o.OutputOption = None,
    encoding: o.EncodingOption = None,
    encoding_errors: o.EncodingErrorsOption = o.EncodingErrors.STRICT,
    max_bytes: o.MaxBytesOption = None,
    whole_text: o.WholeTextOption = False,
    lexicon: o.LexiconOption = None,
    source_meeting: o.SourceMeetingOption = None,
    review: ReviewsOption = None,
    judge: o.JudgeOption = None,
    judge_model: o.JudgeModelOption = None,
    judge_max_calls: o.JudgeMaxCallsOption = None,
    judge_cache: o.JudgeCacheOption = None,
    judge_replay: o.JudgeReplayOption = False,
    yes: o.YesOption = False,
    jobs: JobsOption = None,
    resume: ResumeOption = False,
    only: o.OnlyOption = None,
    demand: o.DemandOption = None,
    block: o.BlockOption = None,
    min_score: o.MinScoreOption = 0.0,
    order: ArrangeOption = Order.BLOCK,
    findings: o.FindingsOption = False,
    phrase: PhraseOption = None,
    pairs: PairsOption = None,
    state: StateOption = None,
    pager: o.PagerOption = None,
    color: o.ColorOption = None,
    width: o.WidthOption = None,
    ambiguous_width: o.AmbiguousOption = None,
    lang: o.LangOption = None,
    strict: StrictOption = False,
    config: o.ConfigOption = None,
    no_config: o.NoConfigOption = False,
) -> int:
    """Compare many texts with one."""
    from directive_diff import commands, commands_many  # noqa: PLC0415 - loads the pipeline

    replacing = encoding_errors is o.EncodingErrors.REPLACE
    options = commands.Options(
        commands.Reading(encoding, replacing, max_bytes, whole_text, tuple(lexicon or ()), (source_meeting, None)),
        Writing(format_, output, pager=pager),
        commands.Looks(color, width, ambiguous_width, lang),
        selection=Selection(frozenset(only or ()), frozenset(demand or ()), block, min_score),
        config=cli.configuration_of(config, no_config=no_config),
        judging=commands.Judging(tuple(judge or ()), judge_model, judge_max_calls, judge_cache, judge_replay, yes),
    )
    wanted = commands_many.Wanted(order, findings, tuple(phrase or ()), review, pairs)
    return commands_many.survey(upper, lower or (), options, wanted, commands_many.Course(jobs, strict, resume, state))


def chain(  # noqa: PLR0913 - options of a command
    texts: Annotated[list[str], typer.Argument(metavar="TEXT...", help="help_texts")],
    *,
    format_: o.FormatOption = None,
    output: o.OutputOption = None,
    encoding: o.EncodingOption = None,
    encoding_errors: o.EncodingErrorsOption = o.EncodingErrors.STRICT,
    max_bytes: o.MaxBytesOption = None,
    whole_text: o.WholeTextOption = False,
    lexicon: o.LexiconOption = None,
    judge: o.JudgeOption = None,
    judge_model: o.JudgeModelOption = None,
    judge_max_calls: o.JudgeMaxCallsOption = None,
    judge_cache: o.JudgeCacheOption = None,
    judge_replay: o.JudgeReplayOption = False,
    yes: o.YesOption = False,
    demand: o.DemandOption = None,
    min_score: o.MinScoreOption = 0.0,
    findings: o.FindingsOption = False,
    phrase: PhraseOption = None,
    pager: o.PagerOption = None,
    color: o.ColorOption = None,
    width: o.WidthOption = None,
    ambiguous_width: o.AmbiguousOption = None,
    lang: o.LangOption = None,
    config: o.ConfigOption = None,
    no_config: o.NoConfigOption = False,
) -> int:
    """Follow demands down the levels."""
    from directive_diff import commands, commands_many  # noqa: PLC0415 - loads the pipeline

    replacing = encoding_errors is o.EncodingErrors.REPLACE
    options = commands.Options(
        commands.Reading(encoding, replacing, max_bytes, whole_text, tuple(lexicon or ())),
        Writing(format_, output, pager=pager),
        commands.Looks(color, width, ambiguous_width, lang),
        selection=Selection(frozenset(), frozenset(demand or ()), None, min_score),
        config=cli.configuration_of(config, no_config=no_config),
        judging=commands.Judging(tuple(judge or ()), judge_model, judge_max_calls, judge_cache, judge_replay, yes),
    )
    return commands_many.chain(texts, options, commands_many.Wanted(findings=findings, phrases=tuple(phrase or ())))


COMMANDS: Mapping[str, cli.Command] = {
    "survey": (survey, "help_survey", "help_survey_short"),
    "chain": (chain, "help_chain", "help_chain_short"),
}
