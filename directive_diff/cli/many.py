"""What the commands of many texts take: `survey` (one text against many) and `chain` (texts down the levels)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import typer

from directive_diff import commands
from directive_diff.cli import groups as g
from directive_diff.cli import options as o
from directive_diff.cli.pair import Command
from directive_diff.findings.selection import Selection
from directive_diff.surveys.arrangement import Order

ArrangeOption = Annotated[
    Order, typer.Option("--order", "--by", metavar="HOW", rich_help_panel=o.Panel.CHOOSING, help="help_arrange")
]
PhraseOption = Annotated[
    list[str] | None, typer.Option("--phrase", metavar="WORDS", rich_help_panel=o.Panel.CHOOSING, help="help_phrase")
]
ReviewsOption = Annotated[
    str | None, typer.Option("--review", metavar="FOLDER", rich_help_panel=o.Panel.READING, help="help_reviews")
]
PairsOption = Annotated[
    str | None, typer.Option("--pairs", metavar="FOLDER", rich_help_panel=o.Panel.WRITING, help="help_pairs")
]
JobsOption = Annotated[
    int | None, typer.Option("--jobs", metavar="N", min=1, max=64, rich_help_panel=o.Panel.READING, help="help_jobs")
]
StrictOption = Annotated[bool, typer.Option("--strict", rich_help_panel=o.Panel.CHECKING, help="help_strict")]
ResumeOption = Annotated[bool, typer.Option("--resume", rich_help_panel=o.Panel.READING, help="help_resume")]
StateOption = Annotated[
    str | None, typer.Option("--state", metavar="FILE", rich_help_panel=o.Panel.WRITING, help="help_state")
]


def survey(  # noqa: PLR0913 - options of a command
    upper: Annotated[str, typer.Argument(metavar="UPPER", help="help_upper")],
    lower: Annotated[list[str] | None, typer.Argument(metavar="LOWER...", help="help_lowers")] = None,
    *,
    writing: g.Writing,
    reading: g.Reading,
    source_meeting: o.SourceMeetingOption = None,
    review: ReviewsOption = None,
    judging: g.Judging,
    jobs: JobsOption = None,
    resume: ResumeOption = False,
    selection: g.Selection,
    order: ArrangeOption = Order.BLOCK,
    findings: o.FindingsOption = False,
    phrase: PhraseOption = None,
    pairs: PairsOption = None,
    state: StateOption = None,
    pager: o.PagerOption = None,
    looks: g.Looks,
    strict: StrictOption = False,
    config: g.Configuration,
) -> int:
    """Compare many texts with one."""
    from directive_diff.commands import many  # noqa: PLC0415 - loads the pipeline

    options = commands.Options(
        reading._replace(meetings=(source_meeting, None)),
        writing._replace(pager=pager),
        looks,
        selection=selection,
        config=config,
        judging=judging,
    )
    wanted = many.Wanted(order, findings, tuple(phrase or ()), review, pairs)
    return many.survey(upper, lower or (), options, wanted, many.Course(jobs, strict, resume, state))


def chain(  # noqa: PLR0913 - options of a command
    texts: Annotated[list[str], typer.Argument(metavar="TEXT...", help="help_texts")],
    *,
    writing: g.Writing,
    reading: g.Reading,
    review: ReviewsOption = None,
    judging: g.Judging,
    demand: o.DemandOption = None,
    min_score: o.MinScoreOption = 0.0,
    findings: o.FindingsOption = False,
    phrase: PhraseOption = None,
    pager: o.PagerOption = None,
    looks: g.Looks,
    config: g.Configuration,
) -> int:
    """Follow demands down the levels."""
    from directive_diff.commands import many  # noqa: PLC0415 - loads the pipeline

    options = commands.Options(
        reading,
        writing._replace(pager=pager),
        looks,
        selection=Selection(frozenset(), frozenset(demand or ()), None, min_score),
        config=config,
        judging=judging,
    )
    return many.chain(texts, options, many.Wanted(findings=findings, phrases=tuple(phrase or ()), reviews=review))


MANY: Mapping[str, Command] = {
    "survey": (survey, "help_survey", "help_survey_short"),
    "chain": (chain, "help_chain", "help_chain_short"),
}
