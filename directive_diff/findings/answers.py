"""Answers to common questions: which demands were carried, what was changed, and how often.

Counts are of linkable clauses of the source; a clause with a link is carried. Nothing here is stored.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from directive_diff.findings.coverage import Coverage
from directive_diff.grammar.demands.demand import forbidding
from directive_diff.lexicon import using
from directive_diff.model import ChangeKind, Demand, Fate, Side
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from directive_diff.model import Clause, Comparison, Wording


class Tally(NamedTuple):
    """The number of source clauses of a kind, and how many of them the target carries, or possibly carries.

    ``name`` is the kind of demand, or the word that forbids.
    """

    name: str
    clauses: int
    carried: int
    possible: int = 0

    @property
    def dropped(self) -> int:
        """How many the target does not carry, even possibly."""
        return self.clauses - self.carried - self.possible


class Exchange(NamedTuple):
    """Words of the source, the words that replace them in the target, and how often; None if a side has none."""

    source: str | None
    target: str | None
    times: int


class Answers(NamedTuple):
    """The answers for one comparison.

    ``demands`` has a tally for each kind of demand, the strongest first, ``prohibitions`` one for each word that
    forbids, the most frequent first. ``changes`` has the exchanged words, by kind, in the same order.
    ``alone`` is the number of clauses of either text with neither a link nor a near candidate (not carried, or new);
    ``possible`` the number with a near candidate.
    """

    demands: tuple[Tally, ...]
    prohibitions: tuple[Tally, ...]
    changes: Mapping[ChangeKind, tuple[Exchange, ...]]
    alone: Mapping[Side, int]
    possible: Mapping[Side, int]

    @property
    def replacements(self) -> tuple[Exchange, ...]:
        """The replacements of places, levels and bodies throughout, such as 全国 by 全省, and how often."""
        return tuple(exchange for exchange in self.changes[ChangeKind.LOCALISED] if exchange.source and exchange.target)

    def number(self, kind: ChangeKind) -> int:
        """Return the number of changes of a kind."""
        return sum(exchange.times for exchange in self.changes[kind])


def answers(comparison: Comparison) -> Answers:
    """Return the counts of demands, prohibitions and changes of ``comparison``."""
    comparison = comparison.counted
    coverages = {side: Coverage.of(comparison, side) for side in Side}
    coverage = coverages[Side.SOURCE]
    clauses = [clause for clause in comparison.source.clauses if clause.linkable]
    kinds = [(clause.demand.value, clause) for clause in clauses]
    with using(comparison.lexicon):
        words = [(word, clause) for kind, clause in kinds if kind == Demand.PROHIBITS and (word := forbidding(clause))]
    return Answers(
        demands=_tallies(kinds, coverage, [kind.value for kind in Demand]),
        prohibitions=_tallies(words, coverage, [word for word, _ in Counter(w for w, _ in words).most_common()]),
        changes={kind: _exchanges(comparison, kind) for kind in ChangeKind},
        alone={side: _count_with_fate(each, each.nothing) for side, each in coverages.items()},
        possible={side: _count_with_fate(each, Fate.POSSIBLE) for side, each in coverages.items()},
    )


def _count_with_fate(coverage: Coverage, fate: Fate) -> int:
    return sum(coverage.clause_fate(clause) is fate for clause in coverage.readout.clauses)


def _tallies(named: Iterable[tuple[str, Clause]], coverage: Coverage, names: Iterable[str]) -> tuple[Tally, ...]:
    every = list(named)
    clauses = Counter(name for name, _ in every)
    kept = Counter(name for name, clause in every if clause.id in coverage.links)
    near = Counter(name for name, clause in every if clause.id in coverage.possible)
    return tuple(Tally(name, clauses[name], kept[name], near[name]) for name in names)


def _exchanges(comparison: Comparison, kind: ChangeKind) -> tuple[Exchange, ...]:
    changes = [change for link in comparison.links for change in link.changes if change.kind is kind]
    if kind is ChangeKind.LISTED:  # an item that all clauses of a shared list drop is counted once
        changes = [*dict.fromkeys(changes)]
    exchanged = Counter((_wording_text(change.source), _wording_text(change.target)) for change in changes)
    return tuple(Exchange(source, target, count) for (source, target), count in exchanged.most_common())


def _wording_text(wording: Wording | None) -> str | None:
    return wording.text if wording else None
