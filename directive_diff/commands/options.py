"""The options of a call, grouped by what they concern, and completed by the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from directive_diff.configuration import Configuration
from directive_diff.destination import Writing
from directive_diff.findings.selection import EVERYTHING, Selection
from directive_diff.labels import Lang, lang_of_locale
from directive_diff.model import Side
from directive_diff.renderers import View
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from directive_diff.screen import Color


class Reading(NamedTuple):
    """How the inputs are read."""

    encoding: str | None = None
    replacing: bool = False
    max_bytes: int | None = None
    whole_text: bool = False
    lexicons: tuple[str, ...] = ()
    meetings: tuple[str | None, ...] = (None, None)

    def settled(self, config: Configuration) -> Self:
        """Return these options, with the user's settings for those not given."""
        return self._replace(
            encoding=self.encoding or config.encoding, lexicons=tuple(dict.fromkeys((*config.lexicon, *self.lexicons)))
        )

    def given(self) -> tuple[tuple[str, str], ...]:
        """Return the given options that can change the result, by name."""
        options = {
            "--encoding": self.encoding,
            "--encoding-errors": "replace" if self.replacing else None,
            "--whole-text": "true" if self.whole_text else None,
            "--source-meeting": self.meetings[0],
            "--target-meeting": self.meetings[-1],
        }
        return tuple((name, value) for name, value in options.items() if value is not None)


class Looks(NamedTuple):
    """How the result looks; None means what suits the destination."""

    color: Color | None = None
    width: int | None = None
    ambiguous: int | None = None
    lang: Lang | None = None

    def settled(self, config: Configuration) -> Self:
        """Return these options, with the user's settings for those not given, and the locale's language."""
        return self._replace(
            color=self.color or config.color,
            width=self.width or config.width,
            ambiguous=self.ambiguous or config.ambiguous_width,
            lang=self.lang or config.lang or lang_of_locale(),
        )


class Asked(NamedTuple):
    """Further requests: what the exit code reports, the review to apply, where to write a gold folder."""

    exit_code: bool = False
    fail_under: float | None = None
    review: str | None = None
    gold: str | None = None


class Judging(NamedTuple):
    """Who is asked for a second opinion (`directive_diff.judging.opening`), and whether the user agreed."""

    judges: tuple[str, ...] = ()
    model: str | None = None
    max_calls: int | None = None
    cache: str | None = None
    replay: bool = False
    yes: bool = False

    def settled(self, config: Configuration) -> Self:
        """Return these options with the local judge from the settings."""
        usual = (config.judge,) if config.judge and config.judge not in self.judges else ()
        return self._replace(judges=(*self.judges, *usual))


class Options(NamedTuple):
    """All options of a comparison, grouped; by default, none is given."""

    reading: Reading = Reading()
    writing: Writing = Writing()
    looks: Looks = Looks()
    view: View = View()
    asked: Asked = Asked()
    selection: Selection = EVERYTHING
    config: Configuration = Configuration()
    judging: Judging = Judging()

    def given(self) -> tuple[str, ...]:
        """Return the given options that not every format can use."""
        options = {
            "--order": self.selection.order,
            "--summary": self.view.summary,
            "--why": self.view.why,
            "--findings": self.view.findings,
            "--rows": self.view.rows,
            "--task-columns": self.view.task_columns,
            "--check": self.view.check,
        }
        return tuple(name for name, value in options.items() if value)

    def settled(self) -> Self:
        """Return these options, completed by the settings."""
        config, view = self.config, self.view
        return self._replace(
            reading=self.reading.settled(config),
            judging=self.judging.settled(config),
            writing=_with_config(self.writing, config, self.looks),
            looks=self.looks.settled(config),
            view=view._replace(
                order=self.selection.order or config.order or Side.SOURCE,
                rows=view.rows or config.rows,
                task_columns=view.task_columns or bool(config.task_columns),
            ),
        )


def _with_config(writing: Writing, config: Configuration, looks: Looks) -> Writing:
    return writing._replace(
        pager=config.pager if writing.pager is None else writing.pager,
        usual=config.format,
        width=looks.width or config.width,
    )
