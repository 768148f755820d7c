"""The types of a survey: one upper text against many lower ones, each kept as what became of every demand in it.

A comparison of readouts takes about a megabyte. A survey keeps a twentieth of that: for each directive of the upper
text, its fate and the words that carry it. So a thousand texts fit into memory, and each pair's report can be shown
without comparing again. All are plain frozen values, as in `model`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from directive_diff.findings.coverage import Cover
    from directive_diff.model import (
        ChangeKind,
        Comparison,
        Demand,
        Fate,
        JudgeRecord,
        Level,
        Opinion,
        Readout,
        Relation,
        Review,
        Tool,
    )


class Member(NamedTuple):
    """A text of the survey, as its manifest or file name describes it; what is not stated is None.

    ``above`` names the texts that stand above it in a chain, ``review`` the file with a person's verdicts.
    """

    path: str
    name: str
    level: Level | None = None
    date: str | None = None
    group: str | None = None
    above: tuple[str, ...] = ()
    review: str | None = None


class Changed(NamedTuple):
    """A change in words alone: 弱化, 确保, 力争; None where a side has none."""

    kind: ChangeKind
    source: str | None
    target: str | None


class Carrier(NamedTuple):
    """A link as a survey keeps it: a clause of the upper text, and the words of the lower text that carry it.

    ``judged`` says that it is one only because of a judge's opinion; ``opinion`` is that of the pair, if there is any.
    """

    source: str
    target: str
    relation: Relation
    score: float
    text: str
    changes: tuple[Changed, ...]
    judged: bool = False
    opinion: Opinion | None = None


class Near(NamedTuple):
    """Words of the lower text that possibly carry a clause of the upper text, and how near they are.

    ``opinion`` is what a judge said of the pair, if it was asked.
    """

    source: str
    target: str
    score: float
    text: str
    opinion: Opinion | None = None


class Cell(NamedTuple):
    """What became of one demand of the upper text in one lower text.

    ``fate`` is None where nothing of the demand could be linked. ``refused`` are links that a judge removed.
    """

    fate: Fate | None
    share: float | None
    links: tuple[Carrier, ...]
    possible: tuple[Near, ...] = ()
    refused: tuple[Near, ...] = ()

    @property
    def judged(self) -> bool:
        """Whether a judge's opinion made or removed a link here."""
        return bool(self.refused) or any(link.judged for link in self.links)

    @property
    def relation(self) -> Relation | None:
        """The relation of the surest link of each clause; adapted if they differ, None if there is no link."""
        best = {link.source: link for link in sorted(self.links, key=lambda link: link.score)}
        relations = {link.relation for link in best.values()}
        if len(relations) > 1:
            return type(self.links[0].relation).ADAPTED
        return next(iter(relations), None)

    @property
    def score(self) -> float | None:
        """The average score of the links, 0..1."""
        return sum(link.score for link in self.links) / len(self.links) if self.links else None

    def has(self, kind: ChangeKind) -> bool:
        """Return whether a link made a change of this kind."""
        return any(change.kind is kind for link in self.links for change in link.changes)


class Own(NamedTuple):
    """A directive of a lower text: its origin, and those of its clauses that no link ends in."""

    id: str
    text: str
    origin: Fate | None
    demand: Demand
    new: tuple[str, ...]


class Surveyed(NamedTuple):
    """A lower text that was compared: one cell for each directive of the upper text, in its order.

    ``carried`` counts the upper text's characters, ``origin`` its own; ``directives`` are the upper text's by fate, as
    `Coverage.counts` gives them. ``phrases`` are the set phrases (提法) that occur in it.
    """

    member: Member
    sha256: str
    title: str | None
    issuer: str | None
    region: str | None
    level: Level | None
    date: str | None
    carried: Cover
    origin: Cover
    cells: tuple[Cell, ...]
    own: tuple[Own, ...]
    phrases: tuple[str, ...] = ()
    review: Review | None = None
    judge: JudgeRecord | None = None

    @property
    def name(self) -> str:
        """The name of the text."""
        return self.member.name


class Failed(NamedTuple):
    """A lower text that could not be compared, and why, as a line in English and one in Chinese."""

    member: Member
    en: str
    zh: str


class Survey(NamedTuple):
    """One upper text against many lower ones, in the order in which they were named.

    ``comparisons`` are there if the survey was made in Python (`directive_diff.survey`); the command keeps none.
    ``judging`` are the options that name its judge, ``options`` those that can change a result, by name.
    """

    tool: Tool
    upper: Readout
    texts: tuple[Surveyed, ...]
    failed: tuple[Failed, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    judging: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()

    def to_frame(self) -> Any:  # noqa: ANN401 - pandas is loaded only here
        """Return the long form as a pandas data frame: a row for each text and demand. Needs pandas."""
        from directive_diff.surveys.frame import frame  # noqa: PLC0415 - loads pandas

        return frame(self)

    def _repr_html_(self) -> str:
        """Return the matrix as a notebook shows it."""
        from directive_diff.surveys.notebook import table  # noqa: PLC0415 - only a notebook asks

        return table(self)

    def __repr__(self) -> str:
        """Summarise the contents."""
        return f"<Survey of {len(self.texts)} texts against {self.upper.document.path!r}>"
