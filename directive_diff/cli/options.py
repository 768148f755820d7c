"""The options of the commands, as Typer reads them: each with the key of its help, by what it concerns.

The help of a key (``help_only``) is in ``data/messages.tsv``, in both languages; `help` writes it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from directive_diff.findings.doubt import Check
from directive_diff.findings.selection import Only
from directive_diff.labels import Lang
from directive_diff.model import Demand, Side
from directive_diff.renderers import Format, Rows
from directive_diff.screen import Color


class EncodingErrors(StrEnum):
    """What to do with bytes that do not decode."""

    STRICT = "strict"
    REPLACE = "replace"


class Panel(StrEnum):
    """The groups of options in the help, by the keys of their names, in the order in which they appear there."""

    READING = "panel_reading"
    JUDGING = "panel_judging"
    CHOOSING = "panel_choosing"
    WRITING = "panel_writing"
    LOOKS = "panel_looks"
    CHECKING = "panel_checking"
    SETTINGS = "panel_settings"


def share(value: float | None) -> float | None:
    """Refuse a value that is not a share (0..1); one of Typer's ranges would let NaN pass."""
    if value is None or 0 <= value <= 1:
        return value
    message = f"{value} is not between 0 and 1."  # `usage` knows these words
    raise typer.BadParameter(message)


def check(words: str | Check) -> Check:
    """Read how much is to be checked: 9 clauses, or 30% of them."""
    number = str(words).removesuffix("%").removesuffix("％")
    if isinstance(words, Check):
        return words
    if number.isascii() and number.isdigit() and len(number) <= _MOST_DIGITS:
        if number == words:
            return Check(int(number))
        if int(number) <= 100:  # noqa: PLR2004 - per cent
            return Check(share=int(number) / 100)
    message = f"{words} is neither a number of clauses nor a percentage."  # `usage` knows these words
    raise typer.BadParameter(message)


_MOST_DIGITS = 6  # of a number of clauses

SourceArgument = Annotated[str, typer.Argument(metavar="SOURCE", help="help_source")]
TargetArgument = Annotated[str, typer.Argument(metavar="TARGET", help="help_target")]

EncodingOption = Annotated[
    str | None, typer.Option("--encoding", metavar="NAME", rich_help_panel=Panel.READING, help="help_encoding")
]
EncodingErrorsOption = Annotated[
    EncodingErrors,
    typer.Option("--encoding-errors", metavar="HOW", rich_help_panel=Panel.READING, help="help_encoding_errors"),
]
MaxBytesOption = Annotated[
    int | None, typer.Option("--max-bytes", metavar="N", min=1, rich_help_panel=Panel.READING, help="help_max_bytes")
]
WholeTextOption = Annotated[bool, typer.Option("--whole-text", rich_help_panel=Panel.READING, help="help_whole_text")]
LexiconOption = Annotated[
    list[str] | None, typer.Option("--lexicon", metavar="FILE", rich_help_panel=Panel.READING, help="help_lexicon")
]
MeetingOption = Annotated[
    str | None, typer.Option("--meeting", metavar="N|TITLE", rich_help_panel=Panel.READING, help="help_meeting")
]
SourceMeetingOption = Annotated[
    str | None,
    typer.Option("--source-meeting", metavar="N|TITLE", rich_help_panel=Panel.READING, help="help_source_meeting"),
]
TargetMeetingOption = Annotated[
    str | None,
    typer.Option("--target-meeting", metavar="N|TITLE", rich_help_panel=Panel.READING, help="help_target_meeting"),
]
ReviewOption = Annotated[
    str | None, typer.Option("--review", metavar="FILE", rich_help_panel=Panel.READING, help="help_review")
]
JudgeOption = Annotated[
    list[str] | None,
    typer.Option("--judge", metavar="URL|FILE|small", rich_help_panel=Panel.JUDGING, help="help_judge"),
]
JudgeModelOption = Annotated[
    str | None, typer.Option("--judge-model", metavar="NAME", rich_help_panel=Panel.JUDGING, help="help_judge_model")
]
JudgeMaxCallsOption = Annotated[
    int | None,
    typer.Option("--judge-max-calls", metavar="N", min=0, rich_help_panel=Panel.JUDGING, help="help_judge_max_calls"),
]
JudgeCacheOption = Annotated[
    str | None, typer.Option("--judge-cache", metavar="FILE", rich_help_panel=Panel.JUDGING, help="help_judge_cache")
]
JudgeReplayOption = Annotated[
    bool, typer.Option("--judge-replay", rich_help_panel=Panel.JUDGING, help="help_judge_replay")
]
YesOption = Annotated[bool, typer.Option("--yes", "-y", rich_help_panel=Panel.JUDGING, help="help_yes")]
OnlyOption = Annotated[
    list[Only] | None, typer.Option("--only", metavar="WHAT", rich_help_panel=Panel.CHOOSING, help="help_only")
]
DemandOption = Annotated[
    list[Demand] | None, typer.Option("--demand", metavar="KIND", rich_help_panel=Panel.CHOOSING, help="help_demand")
]
BlockOption = Annotated[
    str | None, typer.Option("--block", metavar="ID|TEXT", rich_help_panel=Panel.CHOOSING, help="help_block")
]
MinScoreOption = Annotated[
    float,
    typer.Option("--min-score", metavar="SCORE", callback=share, rich_help_panel=Panel.CHOOSING, help="help_min_score"),
]
OrderOption = Annotated[
    Side | None, typer.Option("--order", metavar="SIDE", rich_help_panel=Panel.CHOOSING, help="help_order")
]
SummaryOption = Annotated[bool, typer.Option("--summary", rich_help_panel=Panel.CHOOSING, help="help_summary")]
FindingsOption = Annotated[bool, typer.Option("--findings", rich_help_panel=Panel.CHOOSING, help="help_findings")]
WhyOption = Annotated[int, typer.Option("--why", count=True, rich_help_panel=Panel.CHOOSING, help="help_why")]
TextOption = Annotated[bool, typer.Option("--text", rich_help_panel=Panel.CHOOSING, help="help_text")]
MissesOption = Annotated[bool, typer.Option("--misses", rich_help_panel=Panel.CHOOSING, help="help_misses")]
CheckOption = Annotated[
    Check | None,
    typer.Option("--check", metavar="N|SHARE%", parser=check, rich_help_panel=Panel.CHOOSING, help="help_check"),
]
LabourOption = Annotated[bool, typer.Option("--labour", rich_help_panel=Panel.CHOOSING, help="help_labour")]
OpenOption = Annotated[bool, typer.Option("--open", rich_help_panel=Panel.WRITING, help="help_open")]
MergeOption = Annotated[
    str | None, typer.Option("--merge", metavar="FOLDER", rich_help_panel=Panel.WRITING, help="help_merge")
]
SourceOption = Annotated[
    str | None, typer.Option("--source", metavar="FILE", rich_help_panel=Panel.READING, help="help_of_source")
]
TargetOption = Annotated[
    str | None, typer.Option("--target", metavar="FILE", rich_help_panel=Panel.READING, help="help_of_target")
]
FormatOption = Annotated[
    Format | None, typer.Option("--format", "-f", metavar="FORMAT", rich_help_panel=Panel.WRITING, help="help_format")
]
OutputOption = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", rich_help_panel=Panel.WRITING, help="help_output")
]
RowsOption = Annotated[
    Rows | None, typer.Option("--rows", metavar="WHAT", rich_help_panel=Panel.WRITING, help="help_rows")
]
TaskColumnsOption = Annotated[
    bool, typer.Option("--task-columns", rich_help_panel=Panel.WRITING, help="help_task_columns")
]
GoldOption = Annotated[
    str | None, typer.Option("--gold", metavar="FOLDER", rich_help_panel=Panel.WRITING, help="help_gold")
]
LangOption = Annotated[
    Lang | None, typer.Option("--lang", metavar="LANG", rich_help_panel=Panel.LOOKS, help="help_lang")
]
ColorOption = Annotated[
    Color | None, typer.Option("--color", metavar="WHEN", rich_help_panel=Panel.LOOKS, help="help_color")
]
WidthOption = Annotated[
    int | None,
    typer.Option("--width", metavar="CELLS", min=20, max=1000, rich_help_panel=Panel.LOOKS, help="help_width"),
]
AmbiguousOption = Annotated[
    int | None,
    typer.Option(
        "--ambiguous-width", metavar="CELLS", min=1, max=2, rich_help_panel=Panel.LOOKS, help="help_ambiguous_width"
    ),
]
PagerOption = Annotated[bool | None, typer.Option("--pager/--no-pager", rich_help_panel=Panel.LOOKS, help="help_pager")]
ExitCodeOption = Annotated[bool, typer.Option("--exit-code", rich_help_panel=Panel.CHECKING, help="help_exit_code")]
FailUnderOption = Annotated[
    float | None,
    typer.Option(
        "--fail-under", metavar="SHARE", callback=share, rich_help_panel=Panel.CHECKING, help="help_fail_under"
    ),
]
ConfigOption = Annotated[
    str | None, typer.Option("--config", metavar="FILE", rich_help_panel=Panel.SETTINGS, help="help_config")
]
NoConfigOption = Annotated[bool, typer.Option("--no-config", rich_help_panel=Panel.SETTINGS, help="help_no_config")]
