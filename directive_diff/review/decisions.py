"""What a row of a form decides about its own pair, and about those that a person gave instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from directive_diff.model import Relation, Side, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from directive_diff.model import Demand, Link
    from directive_diff.review.places import Places
    from directive_diff.review.reading import Entry

Pair = tuple[str | None, str | None]


class Decision(NamedTuple):
    """What a person said about one pair of clauses, or about a single clause (the other id is None).

    ``verdict`` is accepted, rejected, or None for a mere remark; ``relation`` is what the person put, ``found`` what
    the form says that the program had found, ``demands`` the corrected kinds of demand, by clause.
    """

    ids: Pair
    verdict: Verdict | None
    entry: Entry
    relation: Relation | None = None
    found: Relation | None = None
    demands: tuple[tuple[str, Demand], ...] = ()
    remark: str = ""

    @property
    def alone(self) -> bool:
        """Whether it says that a clause rightly has no link."""
        return self.verdict is not None and None in self.ids

    @property
    def holds(self) -> bool:
        """Whether it says that the pair is a link."""
        return self.verdict is Verdict.ACCEPTED and None not in self.ids

    def contradicts(self, other: Decision) -> bool:
        """Return whether another row contradicts this one about the same clauses."""
        if self.verdict is None or other.verdict is None:
            return False
        given = {decision.relation for decision in (self, other) if decision.relation}
        changes = {decision.entry.changes for decision in (self, other) if decision.entry.changes is not None}
        return self.verdict is not other.verdict or len(given) > 1 or len(changes) > 1

    def joined(self, other: Decision) -> Decision:
        """Return this combined with what another row says about the same clauses."""
        first, second = (self, other) if self.verdict is not None else (other, self)
        entry = first.entry if first.entry.changes is not None else first.entry._replace(changes=second.entry.changes)
        return first._replace(
            entry=entry,
            relation=first.relation or second.relation,
            found=first.found or second.found,
            demands=(*first.demands, *second.demands),
            remark="\n".join(dict.fromkeys(filter(None, (self.remark, other.remark)))),
        )

    def outcome(self, before: Link | None, after: Link | None) -> Verdict | None:
        """Return the resulting verdict, given the link as the program found it and as it is now."""
        if self.verdict is not Verdict.ACCEPTED or self.alone or after is None:
            return self.verdict
        relation = self.found or (before.relation if before else None)
        if relation is None:
            return Verdict.ADDED
        was = {change.kind for change in before.changes} if before else None
        put = self.entry.changes
        other = put is not None and was is not None and set(put) != was
        return Verdict.CHANGED if other or after.relation is not relation else Verdict.ACCEPTED


def decisions(entry: Entry, places: Mapping[Side, Places]) -> tuple[Decision, ...]:
    """Return what a row decides; nothing if one of its clauses is not found."""
    own = (
        places[Side.SOURCE].find(entry.source_id, entry.source_text) if entry.source_id else None,
        places[Side.TARGET].find(entry.target_id, entry.target_text) if entry.target_id else None,
    )
    if (entry.source_id and not own[0]) or (entry.target_id and not own[1]):
        return ()
    named = [places[_side(near.id)].find(near.id, near.text) for near in entry.instead]
    if None in named:
        return ()
    ids = (own[0].id if own[0] else None, own[1].id if own[1] else None)
    return tuple(_decisions(entry, ids, [clause.id for clause in named if clause]))


def by_ids(entry: Entry) -> tuple[Decision, ...]:
    """Return what a row decides, by the ids that it names."""
    return tuple(
        _decisions(entry, (entry.source_id or None, entry.target_id or None), [near.id for near in entry.instead])
    )


def _side(clause: str) -> Side:
    return Side.SOURCE if clause.startswith("S") else Side.TARGET


def _decisions(entry: Entry, ids: Pair, named: Sequence[str]) -> Iterator[Decision]:
    relation = entry.verdict if isinstance(entry.verdict, Relation) else None
    both = None not in ids
    pairs: list[Pair] = [(end, ids[1]) if _side(end) is Side.SOURCE else (ids[0], end) for end in named]
    demands = tuple(
        (clause, kind)
        for clause, kind in zip(ids, (entry.source_demand, entry.target_demand), strict=True)
        if clause and kind
    )
    unchanged = entry._replace(changes=None)
    own = Decision(ids, _own_verdict(entry, both=both), entry, relation, entry.relation, demands, entry.remark)
    if not pairs:
        yield own
        return
    if both and ids not in pairs:
        kept = Verdict.ACCEPTED if entry.verdict is Verdict.ACCEPTED else Verdict.REJECTED
        yield own._replace(verdict=kept, entry=unchanged, relation=None)
    elif not both and (entry.remark or demands):
        yield own._replace(verdict=None, entry=unchanged, relation=None, found=None)
    for pair in pairs:
        if pair == ids:
            yield own._replace(verdict=Verdict.ACCEPTED)
        else:
            yield Decision(pair, Verdict.ACCEPTED, entry, relation)


def _own_verdict(entry: Entry, *, both: bool) -> Verdict | None:
    """Return the verdict on the row's own clauses; correcting the changes accepts the link."""
    if entry.verdict is Verdict.REJECTED:
        return Verdict.REJECTED
    return Verdict.ACCEPTED if entry.verdict is not None or (both and entry.changes is not None) else None
