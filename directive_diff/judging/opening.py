"""What ``--judge`` names: ``small``, the address of an endpoint, or a file of answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from directive_diff.errors import JudgeError
from directive_diff.judging.address import is_address

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from directive_diff.judging.interface import JudgeOfMany, PairReader
    from directive_diff.judging.plan import Plan

SMALL = "small"


class Wanted(NamedTuple):
    """The user's choices: the judges and, for an endpoint, the model, the limit on calls and the cache.

    ``replay`` uses only the cache and sends nothing.
    """

    judges: tuple[str, ...] = ()
    model: str | None = None
    max_calls: int | None = None
    cache: str | None = None
    replay: bool = False


class Talk(NamedTuple):
    """How a judge communicates with the user, which the core itself never does.

    ``agree`` gets the plan before anything is sent, and raises JudgeError if the user does not agree. ``progress`` gets
    the number of finished calls and of all calls, ``reading`` the same for pairs that the small reader reads.
    """

    agree: Callable[[Plan], None]
    progress: Callable[[int, int], None]
    reading: Callable[[int, int], None] = lambda _done, _of: None


class Judges(NamedTuple):
    """The requested judges: a judge, a reader of pairs, both or none."""

    judge: JudgeOfMany | None = None
    reader: PairReader | None = None


def open_judges(wanted: Wanted, talk: Talk) -> Judges:
    """Return the requested judges. Raises JudgeError for an unknown judge, or two of a kind.

    Nothing is sent yet: alignment asks a judge when it knows the questions.
    """
    others = [name for name in wanted.judges if name != SMALL]
    if len(others) > 1:
        raise JudgeError("judge_two", remedy="judge_one", first=others[0], second=others[1])
    reader = _small(talk) if SMALL in wanted.judges else None
    return Judges(_judge(others[0], wanted, talk) if others else None, reader)


def _small(talk: Talk) -> PairReader:
    from directive_diff.judging.small import SmallReader  # noqa: PLC0415 - few runs have a reader

    return SmallReader(progress=talk.reading)


def _judge(name: str, wanted: Wanted, talk: Talk) -> JudgeOfMany:
    if is_address(name):
        from directive_diff.judging.endpoint import Endpoint  # noqa: PLC0415 - few runs need its library

        return Endpoint(name, wanted, talk)
    from directive_diff.judging.filed import load  # noqa: PLC0415 - few runs have a judge

    return load(name)


def names_of_files(judges: Sequence[str]) -> tuple[str, ...]:
    """Return the arguments of ``--judge`` that name files."""
    return tuple(name for name in judges if name != SMALL and not is_address(name))
