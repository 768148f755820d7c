"""The command line of surveys and chains, as Typer reads it: one text against many, texts down the levels."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated

import typer

from directive_diff import cli
from directive_diff.destination import Writing
from directive_diff.findings.selection import Only, Selection
from directive_diff.model import Demand
from directive_diff.renderers import View
from directive_diff.screen import Color
from directive_diff.surveys.arrangement import Order

LowerArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="LOWER...",
        help="Texts, folders, patterns; or a manifest (.csv, .toml) with path, name, level, date, group.",
    ),
]
OrderOption = Annotated[
    Order, typer.Option("--order", help="Order of the matrix: as the upper text, by spread, by likeness, by date.")
]
ByOption = Annotated[Order | None, typer.Option("--by", help="As --order; date also shows what stays, goes, returns.")]
OnlyOption = Annotated[
    list[Only] | None,
    typer.Option(help="Show only cells with this relation or change, or what was dropped; repeatable."),
]
DemandOption = Annotated[list[Demand] | None, typer.Option(help="Show only demands of this kind; repeatable.")]
BlockOption = Annotated[str | None, typer.Option(metavar="ID|TEXT", help="Show only this block: S3, or words in it.")]
MinScoreOption = Annotated[
    float, typer.Option(metavar="SCORE", callback=cli.share, help="Ignore links with a lower score (0..1).")
]
FindingsOption = Annotated[bool, typer.Option("--findings", help="Show all findings, in full.")]
PhraseOption = Annotated[
    list[str] | None, typer.Option("--phrase", metavar="WORDS", help="Follow this phrase over time; repeatable.")
]
JobsOption = Annotated[int | None, typer.Option(metavar="N", min=1, max=64, help="Processes; one for each core.")]
StrictOption = Annotated[bool, typer.Option("--strict", help="End at the first text that cannot be compared.")]
ResumeOption = Annotated[bool, typer.Option("--resume", help="Go on where a stopped or failed run ended.")]
StateOption = Annotated[
    str | None, typer.Option(metavar="FILE", help="Where to keep what is done; OUTPUT.resume unless given.")
]
ReviewOption = Annotated[
    str | None, typer.Option(metavar="FOLDER", help="Apply a person's verdicts: a file for each text, by its name.")
]
PairsOption = Annotated[
    str | None, typer.Option(metavar="FOLDER", help="Also write each comparison there, as compare does, in JSON.")
]


def survey(  # noqa: PLR0913 - options of a command
    upper: Annotated[str, typer.Argument(metavar="UPPER", help="The text that makes the demands; - is stdin.")],
    lower: LowerArgument = None,
    *,
    format_: cli.FormatOption = None,
    output: cli.OutputOption = None,
    encoding: cli.EncodingOption = None,
    encoding_errors: cli.EncodingErrorsOption = cli.EncodingErrors.STRICT,
    max_bytes: cli.MaxBytesOption = None,
    whole_text: cli.WholeTextOption = False,
    lexicon: cli.LexiconOption = None,
    source_meeting: cli.MeetingOption = None,
    order: OrderOption = Order.BLOCK,
    by: ByOption = None,
    only: OnlyOption = None,
    demand: DemandOption = None,
    block: BlockOption = None,
    min_score: MinScoreOption = 0.0,
    findings: FindingsOption = False,
    phrase: PhraseOption = None,
    review: ReviewOption = None,
    pairs: PairsOption = None,
    jobs: JobsOption = None,
    strict: StrictOption = False,
    resume: ResumeOption = False,
    state: StateOption = None,
    pager: cli.PagerOption = False,
    color: cli.ColorOption = Color.AUTO,
    width: cli.WidthOption = None,
    ambiguous_width: cli.AmbiguousOption = 1,
    lang: cli.LangOption = None,
) -> int:
    """Compare many LOWER texts with UPPER: which demands were carried by whom, as a matrix.

    directive-diff survey province.txt cities/ -o matrix.html

    directive-diff survey plan.txt months/ --by date
    """
    from directive_diff import commands, commands_many  # noqa: PLC0415 - loads the pipeline

    selection = Selection(frozenset(only or ()), frozenset(demand or ()), block, min_score)
    return commands_many.survey(
        upper,
        lower or (),
        commands_many.Options(
            commands.Reading(
                encoding,
                encoding_errors is cli.EncodingErrors.REPLACE,
                max_bytes,
                whole_text,
                tuple(lexicon or ()),
                (source_meeting, None),
            ),
            Writing(format_, output, pager=pager),
            commands.Looks(color, width, ambiguous_width, lang),
            View(selection=selection),
            commands_many.Wanted(by or order, findings, tuple(phrase or ()), review, pairs),
            commands_many.Course(jobs, strict, resume, state),
        ),
    )


def chain(  # noqa: PLR0913 - options of a command
    texts: Annotated[
        list[str],
        typer.Argument(metavar="TEXT...", help="Texts from the highest level down, or a manifest that says which."),
    ],
    *,
    format_: cli.FormatOption = None,
    output: cli.OutputOption = None,
    encoding: cli.EncodingOption = None,
    encoding_errors: cli.EncodingErrorsOption = cli.EncodingErrors.STRICT,
    max_bytes: cli.MaxBytesOption = None,
    whole_text: cli.WholeTextOption = False,
    lexicon: cli.LexiconOption = None,
    demand: DemandOption = None,
    min_score: MinScoreOption = 0.0,
    findings: FindingsOption = False,
    phrase: PhraseOption = None,
    pager: cli.PagerOption = False,
    color: cli.ColorOption = Color.AUTO,
    width: cli.WidthOption = None,
    ambiguous_width: cli.AmbiguousOption = 1,
    lang: cli.LangOption = None,
) -> int:
    """Follow demands down the levels: what became of each at each level, and where the last text's came from.

    directive-diff chain centre.txt province.txt city.txt county.txt -o path.html
    """
    from directive_diff import commands, commands_many  # noqa: PLC0415 - loads the pipeline

    return commands_many.chain(
        texts,
        commands_many.Options(
            commands.Reading(
                encoding,
                encoding_errors is cli.EncodingErrors.REPLACE,
                max_bytes,
                whole_text,
                tuple(lexicon or ()),
            ),
            Writing(format_, output, pager=pager),
            commands.Looks(color, width, ambiguous_width, lang),
            View(selection=Selection(frozenset(), frozenset(demand or ()), None, min_score)),
            commands_many.Wanted(Order.BLOCK, findings, tuple(phrase or ())),
        ),
    )


COMMANDS: Mapping[str, Callable[..., int]] = {"survey": survey, "chain": chain}
