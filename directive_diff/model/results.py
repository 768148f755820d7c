"""The nouns of a comparison: matches, links and changes, opinions, the whole and its parts.

All shares and scores are 0..1. Links are the only stored result; `findings` derives everything else from them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from directive_diff.model.kinds import ChangeKind, Op, Relation, Sureness, Verdict
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from directive_diff.lexicon import Lexicon
    from directive_diff.model.reviews import Review
    from directive_diff.model.texts import Clause, Readout, Span, Wording

# How a comparison is displayed in a notebook and becomes a data frame. The package registers these functions when it is
# used from Python: they import the renderers, which nothing in `model` may.
SHOWN: dict[str, Callable[..., Any]] = {}


_SURE, _LIKELY = 0.85, 0.65  # from these scores, left-out links were right nearly always, and three times in four


class Opinion(NamedTuple):
    """What a judge (a model, or a person who answers its questions) says about a candidate.

    ``relation`` is None if the judge was offered the pair and did not choose it; ``source`` and ``target`` are the
    words that it quotes as evidence, as they stand in the clauses ("" if it quoted none). ``before`` is the program's
    own score; ``changed`` is true if there is a link, or none, only because of the opinion.
    """

    relation: Relation | None
    source: str = ""
    target: str = ""
    before: float = 0.0
    changed: bool = False


class JudgeRecord(NamedTuple):
    """Who was asked for an opinion, and the outcome; a replay gives the same record.

    ``model`` is the name that the model gave itself, ``host`` where it ran (or the name of the file of answers),
    ``prompt`` the version of the prompt; ``first`` and ``last`` are the dates (ISO 8601) of the answers. Of the
    target's ``clauses``, ``asked`` were asked about and ``answered`` got a valid opinion; ``changed`` counts the links
    that were added or removed.
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
    """One named part of a score, rounded to four decimals."""

    name: str
    value: float


class Match(NamedTuple):
    """What alignment finds: a pair of clauses, its score (0..1), the reasons for it, and a judge's opinion."""

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
    """A run of wording that both clauses share, with its place on either side."""

    source: Span
    target: Span
    text: str


class Change(NamedTuple):
    """A change that an adapted link made, with the words on either side; None where a side has no words."""

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

    ``score`` is 0..1, higher is surer, and ``reasons`` are its parts; ``evidence`` holds the runs of wording that both
    share; ``changes`` is empty if nothing of a known kind changed; ``verdict`` is a reviewer's, if there is one.
    ``members`` are the members of the source's list that this clause carries, if several target clauses share the list.
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
        """How sure the link is, by its score; a reviewer's decision is sure."""
        if self.verdict is not None or self.score >= _SURE:
            return Sureness.SURE
        return Sureness.LIKELY if self.score >= _LIKELY else Sureness.WEAK


class Tool(NamedTuple):
    """What made a comparison and can change its result: the versions, and the lexicon files (name, SHA-256).

    ``reader`` is the reader of pairs of clauses (name, SHA-256 of its weights), if there was one.
    """

    name: str
    version: str
    jieba: str
    rapidfuzz: str
    lexicon: str
    lexicon_files: tuple[tuple[str, str], ...] = ()
    reader: tuple[str, str] | None = None

    def fitted(self, table: str) -> str:
        """Return which table of weights was used in place of ``table``: with a reader, the one fitted with it."""
        return f"{table}-small" if self.reader else table


class Comparison(NamedTuple):
    """Two readouts and the links between their clauses, ordered by target, then source.

    ``rejected`` holds, for each linkable clause of either side without a link, the nearest clause of the other side, if
    there was any candidate. ``review`` is set if a person has reviewed the links, ``judge`` if a model was asked.
    ``cut`` is set if this is only a part of a comparison (`findings.selection`); the readouts then contain only the
    clauses of that part.

    ``candidates`` holds the best scored pairs that are not links, up to six for each linkable clause of either side;
    they have reasons only if ``rejected`` holds them too. ``possible`` holds those of ``rejected`` that are near: their
    clauses without a link are neither new nor dropped but possibly carried. ``options`` are those that can change a
    result, by name.
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
        """Return one line; the full content would fill pages."""
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
        """The comparison that this is a part of, without links below the requested score."""
        return self.cut.base if self.cut else self

    @property
    def counted(self) -> Comparison:
        """The part that shares, fates and numbers refer to; this one lists as much of it as was requested."""
        return self.cut.counted or self if self.cut else self


class Cut(NamedTuple):
    """What a comparison is a part of, and how it was selected.

    ``base`` is the whole without the links that are not sure enough; ``counted`` is the part of it that is counted, if
    only some of that part is listed. ``blocks`` are the ids of the blocks that ``block`` names.
    """

    base: Comparison
    counted: Comparison | None
    only: tuple[str, ...]
    demands: tuple[str, ...]
    block: str | None
    blocks: tuple[str, ...]
    min_score: float
