"""The types of a chain: its texts, their comparisons, and what became of a demand or where it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from directive_diff.model import Comparison, Directive, Fate, Readout, Tool
    from directive_diff.surveys.values import Changed, Member


class Place(NamedTuple):
    """A clause of a text of the chain."""

    text: int
    clause: str


class Step(NamedTuple):
    """One text of a chain, its tier (0 is the highest), and the texts above it."""

    member: Member
    readout: Readout
    tier: int
    above: tuple[int, ...]
    phrases: tuple[str, ...]


class Pair(NamedTuple):
    """Two texts that were compared; ``direct`` if one is directly above the other."""

    upper: int
    lower: int
    comparison: Comparison
    direct: bool


class Chain(NamedTuple):
    """Texts down the levels, from the highest on, and their comparisons.

    ``options`` are those that can change a result, by name.
    """

    tool: Tool
    texts: tuple[Step, ...]
    pairs: tuple[Pair, ...]
    options: tuple[tuple[str, str], ...] = ()

    @property
    def tiers(self) -> tuple[tuple[int, ...], ...]:
        """The texts of each tier."""
        number = 1 + max((text.tier for text in self.texts), default=-1)
        return tuple(tuple(i for i, text in enumerate(self.texts) if text.tier == tier) for tier in range(number))

    def _repr_html_(self) -> str:
        """Return the table as a notebook shows it."""
        from directive_diff.surveys.notebook import courses  # noqa: PLC0415 - only a notebook asks

        return courses(self)

    def __repr__(self) -> str:
        """Summarise the contents."""
        return f"<Chain of {len(self.texts)} texts on {len(self.tiers)} tiers>"


class Stage(NamedTuple):
    """What became of a demand on one tier; ``past`` if some of it was taken past a tier between.

    ``places`` are where it is there, ``changes`` what the last step down did, ``whom`` the texts it came from.
    ``makers`` are, for each change, the texts of the tier that made it.
    ``judged`` says that a judge's opinion made a link of that step, or removed one.
    """

    tier: int
    fate: Fate | None
    share: float | None
    places: tuple[Place, ...]
    changes: tuple[Changed, ...]
    whom: tuple[int, ...]
    past: bool = False
    judged: bool = False
    makers: tuple[tuple[int, ...], ...] = ()


class Course(NamedTuple):
    """A demand and what became of it on each tier below its own."""

    text: int
    directive: Directive
    stages: tuple[Stage, ...]


class Source(NamedTuple):
    """Where a demand came from: the tier and text in which most of it stood first, and its directive there.

    ``via`` are the places between, from above; of a demand that is new in its own text there is no source.
    """

    text: int
    directive: str
    via: tuple[Place, ...]


class Origin(NamedTuple):
    """A demand of the last tier and where it came from; None where it is new there, or has nothing to match."""

    text: int
    directive: Directive
    share: float | None
    source: Source | None
    possible: bool = False
