"""The nouns of a comparison: matches, links and what they did, what a judge or a person said, the whole and its parts.

All shares and scores are 0..1. The links are the one finding; what follows from them is in `findings`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from directive_diff.model.kinds import ChangeKind, Demand, Op, Relation, Sureness, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from directive_diff.lexicon import Lexicon
    from directive_diff.model.texts import Clause, Readout, Span, Wording

# How a comparison shows itself in a notebook and becomes a data frame. The package puts these here when it is used from
# Python: they know the renderers, which nothing here may.
SHOWN: dict[str, Callable[..., Any]] = {}


_SURE, _LIKELY = 0.85, 0.65  # scores from which on links were right, left out, nearly always, and three times of four


class Opinion(NamedTuple):
    """What a judge, a model or whoever answered for one, says of a candidate.

    ``relation`` is None where it was offered the pair and did not choose it; ``source`` and ``target`` are the words
    that are said to carry it, as they stand in the clauses ("" if none were quoted). ``before`` is the program's own
    score, and ``changed`` says that there is a link, or none, only because of the opinion.
    """

    relation: Relation | None
    source: str = ""
    target: str = ""
    before: float = 0.0
    changed: bool = False


class JudgeRecord(NamedTuple):
    """Who was asked for an opinion, and what came of it, the same however often it is replayed.

    ``model`` is what answered, by its own word, ``host`` where (or the name of the file of answers), ``prompt`` the
    version of the question's wording; ``first`` and ``last`` are the dates (ISO 8601) of the answers. Of ``clauses``
    clauses of the target ``asked`` were asked about and ``answered`` have an opinion that counts; ``changed`` counts
    the links that were added or taken away.
    """

    model: str
    host: str
    prompt: str
    first: str | None
    last: str | None
    clauses: int = 0
    asked: int = 0
    answered: int = 0
    changed: int = 0


class Reason(NamedTuple):
    """One named part of what a score is made of."""

    name: str
    value: float


class Match(NamedTuple):
    """What alignment finds: a pair of clauses, how sure it is (0..1), what that is made of, and a judge's opinion."""

    source: Clause
    target: Clause
    score: float
    reasons: tuple[Reason, ...]
    opinion: Opinion | None = None

    @property
    def judged(self) -> bool:
        """Whether a judge's opinion made it a link, or none, against the program's own score."""
        return self.opinion is not None and self.opinion.changed


class Shared(NamedTuple):
    """A run of wording that both clauses have, where it stands on either side."""

    source: Span
    target: Span
    text: str


class Change(NamedTuple):
    """What an adapted link did, with the words on either side; None where a side has none."""

    kind: ChangeKind
    source: Wording | None
    target: Wording | None


class Edit(NamedTuple):
    """One step from the source's clause to the target's; the steps of a link cover both clauses."""

    op: Op
    source: Span
    target: Span


class Link(NamedTuple):
    """One clause of the target carries one clause of the source.

    ``score`` is 0..1, higher is surer, and ``reasons`` say what it is made of; ``evidence`` holds the runs of wording
    both share; ``changes`` is empty where nothing of the known kinds changed; ``verdict`` is that of a person, if any.
    ``members`` are those of the source's list that this clause carries, where several clauses of the target share it.
    """

    source: Clause
    target: Clause
    relation: Relation
    score: float
    reasons: tuple[Reason, ...]
    evidence: tuple[Shared, ...]
    changes: tuple[Change, ...]
    edits: tuple[Edit, ...]
    verdict: Verdict | None = None
    members: tuple[Wording, ...] = ()
    opinion: Opinion | None = None

    @property
    def judged(self) -> bool:
        """Whether it is a link only because of a judge's opinion; a person's word is no longer the judge's."""
        return self.opinion is not None and self.opinion.changed and self.verdict is None

    @property
    def sureness(self) -> Sureness:
        """How sure it is, by its score; what a person decided is sure."""
        if self.verdict is not None or self.score >= _SURE:
            return Sureness.SURE
        return Sureness.LIKELY if self.score >= _LIKELY else Sureness.WEAK


class Tool(NamedTuple):
    """What made a comparison: the versions, and the lexicon files (name, SHA-256), that can change its result.

    ``reader`` is the reader of pairs of clauses (name, SHA-256 of its weights), if there was one.
    """

    name: str
    version: str
    jieba: str
    rapidfuzz: str
    lexicon: str
    lexicon_files: tuple[tuple[str, str], ...] = ()
    reader: tuple[str, str] | None = None


class Ruling(NamedTuple):
    """What a person said of a link, or of a clause without one, beside what the program had found.

    ``source`` and ``target`` are the ids of the clauses; one is None for a clause that rightly has no link. ``verdict``
    is None where only a remark was made or a kind of demand put right. ``relation``, ``changes`` and the demands are
    what the person put, None where nothing was put; those that begin with ``found`` are what stood there before: no
    relation and no score where the program had found no link.
    """

    source: str | None
    target: str | None
    verdict: Verdict | None
    relation: Relation | None = None
    changes: tuple[ChangeKind, ...] | None = None
    source_demand: Demand | None = None
    target_demand: Demand | None = None
    found_relation: Relation | None = None
    found_score: float | None = None
    found_changes: tuple[ChangeKind, ...] = ()
    found_source_demand: Demand | None = None
    found_target_demand: Demand | None = None
    remark: str = ""
    reviewer: str | None = None
    time: str | None = None


class Misfit(NamedTuple):
    """A row of a review that no longer fits the texts: its number, the ids and words of its clauses, what it said."""

    row: int
    source: str
    source_text: str
    target: str
    target_text: str
    verdict: str
    remark: str = ""


class Review(NamedTuple):
    """What a person made of the links: who and when, as far as that was said, and how many verdicts of each kind.

    ``unfit`` counts the verdicts that could not be kept because a text has changed; ``misfits`` are these. ``rulings``
    are the others, in the order of the file, of which ``sha256`` is the digest.
    """

    reviewer: str | None
    date: str | None
    accepted: int
    rejected: int
    changed: int
    added: int
    unfit: int
    rulings: tuple[Ruling, ...] = ()
    misfits: tuple[Misfit, ...] = ()
    sha256: str = ""


class Comparison(NamedTuple):
    """Two readouts and the links between their clauses, ordered by target, then source.

    ``rejected`` holds, for each linkable clause of either side without a link, the nearest clause of the other side,
    if there was a candidate at all. ``review`` is set if a person has looked at the links, ``judge`` if a model was
    asked. ``cut`` is set if this is only a part of a comparison (`findings.selection`): then the readouts hold the
    clauses of that part alone.

    ``candidates`` holds the best scored pairs that are no links, up to six for each linkable clause of either side;
    they have reasons only where ``rejected`` holds them too. ``possible`` holds those of ``rejected`` that lie near: a
    clause without a link that has one is neither new nor dropped but possibly carried. ``options`` are those that can
    change a result, by name.
    """

    tool: Tool
    source: Readout
    target: Readout
    links: tuple[Link, ...]
    rejected: tuple[Match, ...] = ()
    review: Review | None = None
    judge: JudgeRecord | None = None
    cut: Cut | None = None
    candidates: tuple[Match, ...] = ()
    possible: tuple[Match, ...] = ()
    options: tuple[tuple[str, str], ...] = ()

    @property
    def lexicon(self) -> Lexicon:
        """The words that both texts were read by."""
        return self.source.lexicon

    def __repr__(self) -> str:
        """Return one line; all that it holds would fill pages."""
        names = " → ".join(readout.document.path for readout in (self.source, self.target))
        return f"<Comparison {names}: {len(self.links)} links{', a part' if self.cut else ''}>"

    def _repr_html_(self) -> str | None:
        """Return the report, for a notebook."""
        return SHOWN["html"](self) if "html" in SHOWN else None

    def to_frame(self, rows: str = "clauses") -> Any:  # noqa: ANN401 - pandas may not be there
        """Return a pandas DataFrame with a row for each of the ``clauses``, ``directives`` or ``links``.

        docs/command.md describes the columns. Raises ImportError without pandas, ValueError for other rows.
        """
        return SHOWN["frame"](self, rows)

    @property
    def base(self) -> Comparison:
        """The comparison that this is a part of; of links below the score asked for it has none."""
        return self.cut.base if self.cut else self

    @property
    def counted(self) -> Comparison:
        """The part whose shares, fates and numbers are told; this one lists as much of it as was asked for."""
        return self.cut.counted or self if self.cut else self


class Cut(NamedTuple):
    """What a comparison is a part of, and what was asked for.

    ``base`` is the whole without the links that are not sure enough; ``counted`` the part of it that is counted, where
    only some of that is listed. ``blocks`` are the ids of the blocks that ``block`` names.
    """

    base: Comparison
    counted: Comparison | None
    only: tuple[str, ...]
    demands: tuple[str, ...]
    block: str | None
    blocks: tuple[str, ...]
    min_score: float
