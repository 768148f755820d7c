"""What two reviewers said about the pairs of clauses that both reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from directive_diff.errors import ReviewError
from directive_diff.model import Verdict
from directive_diff.review.decisions import by_ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from directive_diff.review.reading import Form

NO_LINK = "none"
SOME_LINK = "linked"
"""Said of a link whose relation the reviewer left to the program."""


class Judged(NamedTuple):
    """What two reviewers said about a pair: a relation, `SOME_LINK` or `NO_LINK`; their remarks; both clauses."""

    source: str
    target: str
    first: str
    second: str
    source_text: str = ""
    target_text: str = ""
    first_remark: str = ""
    second_remark: str = ""

    @property
    def agreed(self) -> bool:
        """Whether both said the same."""
        verdicts = {self.first, self.second}
        return len(verdicts) == 1 or (SOME_LINK in verdicts and NO_LINK not in verdicts)


def judged(first: Form, second: Form) -> tuple[Judged, ...]:
    """Return the pairs that both judged, in the order of the first form.

    Pairs are those that either linked or denied, and those that either form shows: a clause near one that was judged,
    and not linked with it, was denied. Raises ReviewError if the forms are of different texts.
    """
    if (first.source_sha256, first.target_sha256) != (second.source_sha256, second.target_sha256):
        raise ReviewError("agree_other_pair", second.path, remedy="name_its_texts", other=first.path)
    ours, theirs = _Said(first), _Said(second)
    texts = dict(_texts((first, second)))
    pairs = dict.fromkeys((*ours.pairs(), *theirs.pairs()))
    verdicts = ((pair, ours.of(pair), theirs.of(pair)) for pair in pairs)
    return tuple(
        Judged(
            *pair, one, other, texts.get(pair[0], ""), texts.get(pair[1], ""), ours.remark(pair), theirs.remark(pair)
        )
        for pair, one, other in verdicts
        if one is not None and other is not None
    )


class _Said:
    """What one reviewer said."""

    def __init__(self, form: Form) -> None:
        self.said: dict[tuple[str, str], str] = {}
        self.settled: set[str] = set()  # the target's clauses that were judged, and those said to have no link
        self.remarks: dict[tuple[str | None, str | None], str] = {}
        self.open = {(row.source.id, row.target.id) for row in form.shown if row.linked}
        self.near = dict.fromkeys(_near_pairs(form))
        for entry in form.entries:
            for decision in by_ids(entry):
                source, target = decision.ids
                self.remarks[decision.ids] = decision.remark
                if decision.verdict is None:
                    continue
                self.settled.update(filter(None, [target, source if target is None else None]))
                if source and target:
                    relation = decision.relation or decision.found
                    linked = relation.value if relation else SOME_LINK
                    self.said[source, target] = NO_LINK if decision.verdict is Verdict.REJECTED else linked

    def pairs(self) -> Iterable[tuple[str, str]]:
        """Return the pairs that may be judged."""
        return (*self.said, *self.open, *self.near)

    def of(self, pair: tuple[str, str]) -> str | None:
        """Return what was said about a pair; None if it was not judged."""
        if pair in self.said:
            return self.said[pair]
        return None if pair in self.open or self.settled.isdisjoint(pair) else NO_LINK

    def remark(self, pair: tuple[str, str]) -> str:
        """Return the remarks on a pair, or on either of its clauses."""
        either = (pair, (None, pair[1]), (pair[0], None))
        return next((self.remarks[ids] for ids in either if self.remarks.get(ids)), "")


def _near_pairs(form: Form) -> Iterable[tuple[str, str]]:
    for row in form.shown:
        for near in row.near:
            yield (near.id, row.target.id) if row.target.id else (row.source.id, near.id)


def _texts(forms: Iterable[Form]) -> Iterable[tuple[str, str]]:
    for form in forms:
        for row in form.shown:
            yield from ((clause.id, clause.text) for clause in (*row.near, row.source, row.target) if clause.text)


def counts(pairs: Iterable[Judged]) -> Mapping[str, int]:
    """Return how many pairs both judged and linked, how many only one linked, and of how many target clauses."""
    those = tuple(pairs)
    return {
        "pairs": len(those),
        "clauses": len({judged_pair.target for judged_pair in those}),
        "both": sum(NO_LINK not in {judged_pair.first, judged_pair.second} for judged_pair in those),
        "first": sum(judged_pair.first != NO_LINK and judged_pair.second == NO_LINK for judged_pair in those),
        "second": sum(judged_pair.second != NO_LINK and judged_pair.first == NO_LINK for judged_pair in those),
    }
