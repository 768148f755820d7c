"""The options of the corpus commands; importing them loads no library of the corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from directive_diff.commands.options import Judging
from directive_diff.labels import Lang, lang_of_locale

if TYPE_CHECKING:
    from directive_diff.corpus.query import Query
    from directive_diff.model import Level
    from directive_diff.renderers import Format
    from directive_diff.screen import Color


class Run(NamedTuple):
    """How a result is written, and how long to wait while another process writes to the store."""

    format: Format | None = None
    output: str | None = None
    lang: Lang | None = None
    color: Color | None = None
    width: int | None = None
    ambiguous: int | None = None
    pager: bool | None = None
    wait: float = 60.0

    @property
    def language(self) -> Lang:
        """The language of labels and messages."""
        return self.lang or lang_of_locale()


class AddOptions(NamedTuple):
    """How texts are added."""

    no_text: bool = False
    level: Level | None = None
    region: str | None = None
    processes: int | None = None
    max_bytes: int = 2_000_000


class FindOptions(NamedTuple):
    """What to look for, and how."""

    text: str | None
    clause: str | None
    query: Query
    least: float = 0.5
    order: str = "date"
    limit: int | None = None
    possible: bool = False


class ReuseOptions(NamedTuple):
    """Which clauses are compared, and where the whole result goes."""

    query: Query
    least: float = 0.5
    demands: bool = False
    limit: int = 50
    parquet: str | None = None
    inputs: bool = False


class SurveyOptions(NamedTuple):
    """Which texts are picked into which folder, and with what they are compared; ``judging`` says who is asked."""

    folder: str
    query: Query
    phrase: str | None = None
    limit: int = 1000
    upper: str | None = None
    judging: Judging = Judging()
