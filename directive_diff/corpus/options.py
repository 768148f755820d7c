"""The options that the commands of a corpus share beside those of all commands (`directive_diff.options`)."""

from __future__ import annotations

from typing import Annotated

import typer

from directive_diff.model import Level
from directive_diff.options import Panel

StoreArgument = Annotated[str, typer.Argument(metavar="STORE", help="help_corpus_store")]
WaitOption = Annotated[
    float, typer.Option(metavar="SECONDS", min=0, rich_help_panel=Panel.READING, help="help_corpus_wait")
]
SinceOption = Annotated[
    str | None, typer.Option(metavar="DAY", rich_help_panel=Panel.CHOOSING, help="help_corpus_since")
]
UntilOption = Annotated[
    str | None, typer.Option(metavar="DAY", rich_help_panel=Panel.CHOOSING, help="help_corpus_until")
]
LevelOption = Annotated[
    Level | None, typer.Option(metavar="LEVEL", rich_help_panel=Panel.CHOOSING, help="help_corpus_level")
]
RegionOption = Annotated[
    str | None, typer.Option(metavar="NAME", rich_help_panel=Panel.CHOOSING, help="help_corpus_region")
]
IssuerOption = Annotated[
    str | None, typer.Option(metavar="WORDS", rich_help_panel=Panel.CHOOSING, help="help_corpus_issuer")
]
TitleOption = Annotated[
    str | None, typer.Option(metavar="WORDS", rich_help_panel=Panel.CHOOSING, help="help_corpus_title")
]
