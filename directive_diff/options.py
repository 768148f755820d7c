"""The options that several commands share, as Typer reads them."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from directive_diff.presentation.labels import Lang
from directive_diff.renderers import Format
from directive_diff.screen import Color


class EncodingErrors(StrEnum):
    """What to do with bytes that do not decode."""

    STRICT = "strict"
    REPLACE = "replace"


FormatOption = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="By the ending of FILE; else a terminal gets the view, a pipe gets JSON."),
]
OutputOption = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here, a whole file or none.")
]
EncodingOption = Annotated[str | None, typer.Option(metavar="NAME", help="Of the inputs; found out where not given.")]
EncodingErrorsOption = Annotated[
    EncodingErrors, typer.Option(help="What to do with bytes that do not decode: stop, or replace and count them.")
]
MaxBytesOption = Annotated[
    int | None, typer.Option(metavar="N", min=1, help="Read no input that is longer; 2000000 where not given.")
]
WholeTextOption = Annotated[bool, typer.Option("--whole-text", help="Take every sentence as a directive.")]
ColorOption = Annotated[Color, typer.Option(help="Also: NO_COLOR, FORCE_COLOR, CLICOLOR.")]
WidthOption = Annotated[int | None, typer.Option(min=20, max=1000, help="Cells; that of the terminal where not given.")]
AmbiguousOption = Annotated[int, typer.Option(min=1, max=2, help="Cells that “ ” — … take on your terminal.")]
PagerOption = Annotated[bool, typer.Option("--pager", help="Show the view in $PAGER, or less.")]
LexiconOption = Annotated[
    list[str] | None, typer.Option("--lexicon", metavar="FILE", help="Your own words, in TOML; repeatable.")
]
MeetingOption = Annotated[
    str | None, typer.Option(metavar="N|TITLE", help="Of several meetings in the text, read this one.")
]
LangOption = Annotated[Lang | None, typer.Option(help="Of the labels; that of the locale where not given.")]


def share(value: float | None) -> float | None:
    """Refuse what is no share; a range of Typer's would let NaN pass."""
    if value is None or 0 <= value <= 1:
        return value
    message = f"{value} is not between 0 and 1."
    raise typer.BadParameter(message)
