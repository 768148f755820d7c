"""The kinds of things: sides, relations, kinds of change and demand, fates, levels, verdicts."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from directive_diff.model.results import Comparison, Link, Match
    from directive_diff.model.texts import Clause, Readout


class Side(StrEnum):
    """One of the two texts of a comparison."""

    SOURCE = "source"
    TARGET = "target"

    @property
    def other(self) -> Side:
        """The text on the other side."""
        return Side.TARGET if self is Side.SOURCE else Side.SOURCE

    def clause(self, link: Link | Match) -> Clause:
        """Return the clause that ``link`` has on this side."""
        return link.source if self is Side.SOURCE else link.target

    def readout(self, comparison: Comparison) -> Readout:
        """Return the text on this side."""
        return comparison.source if self is Side.SOURCE else comparison.target


class Relation(StrEnum):
    """How the target's clause carries the source's."""

    SAME = "same"
    ADAPTED = "adapted"
    RESTATED = "restated"


class Sureness(StrEnum):
    """How sure a link is, the surest first; docs/accuracy.md says how often links of each were right."""

    SURE = "sure"
    LIKELY = "likely"
    WEAK = "weak"


class ChangeKind(StrEnum):
    """How an adapted or restated link changed the source's clause."""

    WEAKENED = "weakened"
    STRENGTHENED = "strengthened"
    LOCALISED = "localised"
    FIGURE = "figure"
    SLOGAN = "slogan"
    LISTED = "listed"
    REVERSED = "reversed"
    SCOPE = "scope"


class Fate(StrEnum):
    """Where a directive or clause went (of the source) or came from (of the target, its origin).

    ``possible`` means that nothing of it is surely carried, but something in the other text is near it.
    """

    CARRIED = "carried"
    PARTLY = "partly"
    POSSIBLE = "possible"
    DROPPED = "dropped"
    NEW = "new"


class Demand(StrEnum):
    """What kind of demand a clause makes, the strongest first; the last two demand nothing."""

    PROHIBITS = "prohibits"
    REQUIRES = "requires"
    ENCOURAGES = "encourages"
    PRAISES = "praises"
    STATES = "states"

    @property
    def binds(self) -> bool:
        """Whether leaving it out matters: for praise and statements it does not."""
        return self not in {Demand.PRAISES, Demand.STATES}


class Level(StrEnum):
    """The level of government a readout comes from, the highest first."""

    CENTRE = "centre"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"


class Verdict(StrEnum):
    """A reviewer's decision about a link."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CHANGED = "changed"
    """It holds, with another relation."""
    ADDED = "added"
    """The program had missed it."""


class Op(StrEnum):
    """One step of an edit script."""

    EQUAL = "equal"
    REPLACE = "replace"
    DELETE = "delete"
    INSERT = "insert"
