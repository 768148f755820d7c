"""Options that go together: each group is declared once, as a function from options to the value that commands take.

A command names the group, and Typer sees its options::

    @flat
    def parse(file: FileArgument, *, reading: Reading, looks: Looks) -> int: ...
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Annotated, Any, get_origin

from directive_diff import configuration as settings
from directive_diff.cli import options as o
from directive_diff.commands import options as values
from directive_diff.destination import Writing as WritingValue
from directive_diff.findings.selection import Selection as SelectionValue

if TYPE_CHECKING:
    from collections.abc import Callable


def _reading(
    *,
    encoding: o.EncodingOption = None,
    encoding_errors: o.EncodingErrorsOption = o.EncodingErrors.STRICT,
    max_bytes: o.MaxBytesOption = None,
    whole_text: o.WholeTextOption = False,
    lexicon: o.LexiconOption = None,
) -> values.Reading:
    replacing = encoding_errors is o.EncodingErrors.REPLACE
    return values.Reading(encoding, replacing, max_bytes, whole_text, tuple(lexicon or ()))


def _meetings(
    *, source_meeting: o.SourceMeetingOption = None, target_meeting: o.TargetMeetingOption = None
) -> tuple[str | None, str | None]:
    return source_meeting, target_meeting


def _judging(  # noqa: PLR0913 - options of a command
    *,
    judge: o.JudgeOption = None,
    judge_model: o.JudgeModelOption = None,
    judge_max_calls: o.JudgeMaxCallsOption = None,
    judge_cache: o.JudgeCacheOption = None,
    judge_replay: o.JudgeReplayOption = False,
    yes: o.YesOption = False,
) -> values.Judging:
    return values.Judging(tuple(judge or ()), judge_model, judge_max_calls, judge_cache, judge_replay, yes)


def _selection(
    *,
    only: o.OnlyOption = None,
    demand: o.DemandOption = None,
    block: o.BlockOption = None,
    min_score: o.MinScoreOption = 0.0,
) -> SelectionValue:
    return SelectionValue(frozenset(only or ()), frozenset(demand or ()), block, min_score)


def _writing(*, format_: o.FormatOption = None, output: o.OutputOption = None) -> WritingValue:
    return WritingValue(format_, output)


def _looks(
    *,
    color: o.ColorOption = None,
    width: o.WidthOption = None,
    ambiguous_width: o.AmbiguousOption = None,
    lang: o.LangOption = None,
) -> values.Looks:
    return values.Looks(color, width, ambiguous_width, lang)


def _configuration(*, config: o.ConfigOption = None, no_config: o.NoConfigOption = False) -> settings.Configuration:
    if no_config:
        return settings.Configuration()
    return settings.of_call(() if config is None else ("--config", config))


Reading = Annotated[values.Reading, _reading]
Meetings = Annotated[tuple[str | None, str | None], _meetings]
Judging = Annotated[values.Judging, _judging]
Selection = Annotated[SelectionValue, _selection]
Writing = Annotated[WritingValue, _writing]
Looks = Annotated[values.Looks, _looks]
Configuration = Annotated[settings.Configuration, _configuration]


def flat(command: Callable[..., int]) -> Callable[..., int]:
    """Return ``command`` as Typer reads it: in place of each group, the options of the group."""
    groups: dict[str, Callable[..., Any]] = {}
    flattened: list[inspect.Parameter] = []
    for parameter in inspect.signature(command, eval_str=True).parameters.values():
        group = _group_of(parameter.annotation)
        if group is None:
            flattened.append(parameter)
        else:
            groups[parameter.name] = group
            flattened += _options_of(group)

    def called(**given: Any) -> int:  # noqa: ANN401 - the values of any options
        grouped = {
            name: group(**{option.name: given.pop(option.name) for option in _options_of(group)})
            for name, group in groups.items()
        }
        return command(**given, **grouped)

    called.__name__ = command.__name__
    called.__annotations__ = {parameter.name: parameter.annotation for parameter in flattened}
    called.__signature__ = inspect.Signature(flattened)  # type: ignore[attr-defined]
    return called


def _group_of(annotation: object) -> Callable[..., Any] | None:
    """Return the function of a group; None for an option, which has Typer's description there instead."""
    mark = getattr(annotation, "__metadata__", (None,))[0] if get_origin(annotation) is Annotated else None
    return mark if inspect.isfunction(mark) else None


def _options_of(group: Callable[..., Any]) -> list[inspect.Parameter]:
    return list(inspect.signature(group, eval_str=True).parameters.values())
