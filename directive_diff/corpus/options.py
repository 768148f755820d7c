"""The options that the commands of a corpus share, as Typer reads them."""

from __future__ import annotations

from typing import Annotated

import typer

from directive_diff.labels import Lang
from directive_diff.model import Level
from directive_diff.renderers import Format
from directive_diff.screen import Color

StoreArgument = Annotated[str, typer.Argument(metavar="STORE", help="The file that holds the corpus.")]
FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        help="Default: by the extension of FILE; without FILE, the view on a terminal, JSON in a pipe.",
    ),
]
OutputOption = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, whole or not at all.")
]
LangOption = Annotated[Lang | None, typer.Option(help="Language of labels and messages; the locale's unless given.")]
ColorOption = Annotated[
    Color, typer.Option(help="When to use colour; NO_COLOR, FORCE_COLOR and CLICOLOR are honoured.")
]
WidthOption = Annotated[
    int | None, typer.Option(metavar="CELLS", min=20, max=1000, help="Width of the view; the terminal's unless given.")
]
AmbiguousOption = Annotated[
    int,
    typer.Option(
        "--ambiguous-width", metavar="CELLS", min=1, max=2, help="Cells that “ ” — … take up on your terminal."
    ),
]
WaitOption = Annotated[
    float, typer.Option(metavar="SECONDS", min=0, help="How long to wait while another process writes to STORE.")
]
SinceOption = Annotated[str | None, typer.Option(metavar="DAY", help="Only texts of this day or later: 2020-03-01.")]
UntilOption = Annotated[str | None, typer.Option(metavar="DAY", help="Only texts of this day or earlier.")]
LevelOption = Annotated[Level | None, typer.Option(help="Only texts of this level.")]
RegionOption = Annotated[str | None, typer.Option(metavar="NAME", help="Only texts of this region.")]
IssuerOption = Annotated[str | None, typer.Option(metavar="WORDS", help="Only texts whose issuer has these words.")]
TitleOption = Annotated[str | None, typer.Option(metavar="WORDS", help="Only texts whose title has these words.")]
