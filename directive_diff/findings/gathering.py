"""The findings of a comparison, the same for every format: the important things dropped, changed and added.

A finding is sure if it rests only on sure links, and on clauses that are neither linked nor possibly carried; all
others are to be checked. Bans with the same word are one finding (不准 5 句，未见对应 5 句), and so are the demands of
one directive. Praise and reports are never among the demands.
"""

from __future__ import annotations

from math import prod
from operator import attrgetter
from typing import TYPE_CHECKING

from directive_diff.alignment.matter import slogan_share
from directive_diff.alignment.points import rarity
from directive_diff.findings.coverage import Coverage
from directive_diff.findings.demanding import asked, demanding, lapsed, terms
from directive_diff.findings.finding import Finding, Findings, Kind, Words, words_of_change, words_of_changes
from directive_diff.findings.sureness import SAME, is_sure
from directive_diff.findings.targets import sets_figure
from directive_diff.folding import fold
from directive_diff.grammar.demands.demand import forbidding
from directive_diff.grammar.demands.matter import named, own_words
from directive_diff.lexicon import using
from directive_diff.model import ChangeKind, Demand, Fate, Side, Sureness
from directive_diff.text import bigrams
from directive_diff.words import cut

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from directive_diff.model import Change, Clause, Comparison, Link

_WEIGHTS = {kind: 1 - (place + 1) / (len(Kind) + 1) for place, kind in enumerate(Kind)}
_BY_SIZE = 1 / (len(Kind) + 1)  # the most that the size of a finding can add: less than the distance to the next kind
_MUCH = 400  # the size from which on a finding weighs no more
_EACH = 20  # what each clause adds to the size, besides its characters: three short demands outweigh one long demand
_FORMULA = 0.5  # the share of slogans from which a clause demands nothing specific
_DOUBT = 0.05  # the chance of any counterpart from which it is unsure that a demand was dropped
_LITTLE = 6.0  # the rarity of its own words from which a demand says what is to be done
_NAME = 4  # characters of a name that two clauses do not share by chance
_CHANGES = {
    ChangeKind.REVERSED: Kind.REVERSED,
    ChangeKind.FIGURE: Kind.FIGURE_CHANGED,
    ChangeKind.WEAKENED: Kind.WEAKENED,
    ChangeKind.SCOPE: Kind.SCOPE,
    ChangeKind.LOCALISED: Kind.LOCALISED,
}


_Said = tuple[Kind, tuple[str | None, ...]]
"""A kind of finding, and the passages of both sides that it quotes."""


def findings(comparison: Comparison) -> Findings:
    """Return what a reader must know first about ``comparison``, which may be a selected part."""
    with using(comparison.lexicon):
        return _gathered(comparison.counted)


def _gathered(comparison: Comparison) -> Findings:
    sides = {side: _Side(comparison, side) for side in Side}
    sure = [*_of_side(sides[Side.SOURCE], Fate.DROPPED), *_of_side(sides[Side.TARGET], Fate.NEW)]
    near = [*_of_side(sides[Side.SOURCE], Fate.POSSIBLE), *_of_side(sides[Side.TARGET], Fate.POSSIBLE)]
    dropped, doubtful = _demands(sides[Side.SOURCE], sides[Side.TARGET])
    counts = sides[Side.SOURCE].counts
    changes = [(link, change) for link in comparison.links for change in link.changes if counts(link, change)]
    due = {**sides[Side.SOURCE].terms, **sides[Side.TARGET].terms}
    sure_changes = tuple(_changes([pair for pair in changes if is_sure(*pair)], due))
    said = {(finding.kind, words[:2]) for finding in sure_changes for words in finding.words}
    unsure_changes = _changes([pair for pair in changes if not is_sure(*pair)], due, said)
    return Findings(_ranked([*sure, *sure_changes, *dropped]), _ranked([*near, *unsure_changes, *doubtful]))


def _ranked(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: (-finding.weight, finding.clauses)))


class _Side:
    """One side of a comparison: the fates of its clauses, and which of them demand something."""

    def __init__(self, comparison: Comparison, side: Side) -> None:
        self.side = side
        self.coverage = Coverage.of(comparison, side)
        self._asked = asked(side.readout(comparison.base))
        self.demanded = demanding(self._asked)
        self._demands = [clause for clause in self.coverage.readout.clauses if self.binds(clause) and clause.linkable]
        self.beyond = [fold(wording.text).text for wording in side.other.readout(comparison.base).outside]
        self._of_fate = _grouped(self._demands, self._fate)
        self.terms = terms(self.coverage.readout, self._asked)
        self._lapsed = tuple(lapsed(self.coverage, side.other.readout(comparison.base), self.terms))
        self._chances: dict[str, list[float]] = {}
        ours = attrgetter(side.value)
        for match in comparison.candidates:
            self._chances.setdefault(ours(match).id, []).append(match.score)

    def _fate(self, clause: Clause) -> Fate | None:
        """Return the fate of a clause; what stands outside the blocks of the other text may be its counterpart."""
        fate = self.coverage.clause_fate(clause)
        if fate is self.coverage.nothing and self.beyond:
            own = bigrams(clause.folded.text)
            fate = Fate.POSSIBLE if any(len(own & bigrams(text)) >= SAME * len(own) for text in self.beyond) else fate
        return fate

    def binds(self, clause: Clause) -> bool:
        """Return whether a clause demands something in its context."""
        return clause.id in self.demanded

    def counts(self, link: Link, change: Change) -> bool:
        """Return whether a change of a link is one of a demand, a figure that is asked for, a date, or a reversal.

        到2026年底 → 到2027年底，建成… changes a demand; so does 费率为1.5% → 费率为1.5‰ if little else changed.
        不要求提供 → 要求提供 counts, though 不要求 demands nothing.
        """
        clause = link.source if self.side is Side.SOURCE else link.target
        if change.kind is ChangeKind.FIGURE and self._is_figure_asked(clause, link, change):
            return True
        return self.binds(clause) or change.kind is ChangeKind.REVERSED

    def _is_figure_asked(self, clause: Clause, link: Link, change: Change) -> bool:
        if clause.id in self.terms:
            return True
        replaced = change.source and change.target and link.sureness is Sureness.SURE
        return bool(replaced) and clause.id in self._asked and sets_figure(clause.folded.text)

    def clauses(self, fate: Fate | None = None) -> list[Clause]:
        """Return the clauses that demand something, only those with ``fate`` if given."""
        if fate is None:
            return self._demands
        return self._of_fate.get(fate, [])

    def lapsed(self, kind: Kind, fate: Fate) -> Iterator[Finding]:
        """Yield findings about the deadlines with ``fate``, which demand nothing by themselves, of demands in both."""
        for clause, carrier in self._lapsed:
            if (self.coverage.clause_fate(clause) or self.coverage.nothing) is fate:
                (first, last), ids = (self.terms[clause.id], carrier.text), (clause.id, carrier.id)
                words = Words(first, last) if self.side is Side.SOURCE else Words(last, first)
                finding = self.finding(kind, [clause])
                yield finding._replace(words=(words,), clauses=ids if self.side is Side.SOURCE else ids[::-1])

    def doubt(self, clause: Clause) -> float:
        """Return the chance that a clause without a link has a counterpart after all (0..1)."""
        return 1 - prod(1 - chance for chance in self._chances.get(clause.id, ()))

    def words(self, clause: Clause) -> Words:
        """Return the text of a clause as the words of its side."""
        return Words(clause.text, None) if self.side is Side.SOURCE else Words(None, clause.text)

    def finding(self, kind: Kind, clauses: Sequence[Clause], name: str | None = None, of: int | None = None) -> Finding:
        """Return a finding about clauses of this side that have no link."""
        size = sum(_EACH + clause.span.length for clause in clauses)
        confidence = 1 - max(map(self.doubt, clauses))
        words = tuple(map(self.words, clauses))
        ids = tuple(clause.id for clause in clauses)
        return Finding(kind, _weight(kind, size), confidence, words, ids, len(clauses), name, of)


def _weight(kind: Kind, size: float) -> float:
    return round(_WEIGHTS[kind] + _BY_SIZE * 0.9 * min(1.0, size / _MUCH), 4)


def _of_side(side: _Side, fate: Fate) -> Iterator[Finding]:
    """Yield the bans and the figures of one side with a ``fate``: dropped, new, or possible on either side."""
    source = side.side is Side.SOURCE
    banned = Kind.PROHIBITION_DROPPED if source else Kind.PROHIBITION_ADDED
    figured = Kind.FIGURE_DROPPED if source else Kind.FIGURE_ADDED
    clauses = side.clauses(fate)
    bans = [clause for clause in clauses if clause.demand is Demand.PROHIBITS]
    every = [forbidding(clause) for clause in side.clauses() if clause.demand is Demand.PROHIBITS]
    near = [forbidding(clause) for clause in side.clauses(Fate.POSSIBLE) if clause.demand is Demand.PROHIBITS]
    for word, those in _grouped(bans, forbidding).items():
        finding = side.finding(banned, those, word, every.count(word) if source else None)
        yield finding._replace(near=near.count(word)) if source and fate is Fate.DROPPED else finding
    figures = [
        clause for clause in clauses if clause not in bans and clause.id not in side.terms and _has_figure(clause)
    ]
    for those in _grouped(figures, lambda clause: clause.directive).values():
        yield side.finding(figured, those)
    yield from side.lapsed(figured, fate)


def _demands(side: _Side, other: _Side) -> tuple[list[Finding], list[Finding]]:
    """Return the other demands of the source that were dropped, a finding for each directive: sure ones and others.

    A finding is unsure if its clause has a near candidate, or if a demand of the target names its matter:
    全面落实联防联控等机制 may be in 推动各板块把属地防控、联防联控、群防群控的任务落实到每一个具体岗位. It is also
    unsure if its clauses together say little: anything may answer 全面加强工作, or 合理使用 and 形成合力.
    """
    rest = [
        clause
        for clause in side.clauses(Fate.DROPPED)
        if clause.demand is not Demand.PROHIBITS
        and not _has_figure(clause)
        and slogan_share(clause.folded.text) < _FORMULA
    ]
    asked = [*(clause.folded.text for clause in other.clauses()), *side.beyond]
    sure = [clause for clause in rest if side.doubt(clause) <= _DOUBT and not _is_named(clause, asked)]
    slight = {one.id for those in _directives(sure) if sum(map(_saying, those)) < _LITTLE for one in those}
    sure = [clause for clause in sure if clause.id not in slight]
    doubtful = [clause for clause in rest if clause not in sure]
    return _by_directive(side, sure), _by_directive(side, doubtful)


def _saying(clause: Clause) -> float:
    """Return how much a clause says that is its own: nothing in 全面加强工作, much in 抓紧查明滑坡原因."""
    return sum(map(rarity, own_words(cut(clause.folded.text))))


def _is_named(clause: Clause, asked: Iterable[str]) -> bool:
    """Return whether one of the texts names what a clause is about."""
    name = named(cut(clause.folded.text))
    return len(name) >= _NAME and any(name in text for text in asked)


def _by_directive(side: _Side, clauses: Iterable[Clause]) -> list[Finding]:
    return [side.finding(Kind.DEMAND_DROPPED, those) for those in _directives(clauses)]


def _directives(clauses: Iterable[Clause]) -> Iterable[list[Clause]]:
    return _grouped(clauses, lambda clause: clause.directive).values()


def _grouped(clauses: Iterable[Clause], key: Callable[[Clause], str | None]) -> Mapping[str | None, list[Clause]]:
    groups: dict[str | None, list[Clause]] = {}
    for clause in clauses:
        groups.setdefault(key(clause), []).append(clause)
    return groups


def _has_figure(clause: Clause) -> bool:
    return sets_figure(clause.folded.text)


def _changes(
    changes: Sequence[tuple[Link, Change]], due: Mapping[str, str], said: Collection[_Said] = ()
) -> Iterator[Finding]:
    """Yield a finding for each kind among ``changes`` that was not ``said``; ``due`` is what is due at each date."""
    for change_kind, kind in _CHANGES.items():
        changed = [(link, change) for link, change in changes if change.kind is change_kind]
        if change_kind is ChangeKind.LOCALISED:  # 全市上下 before a demand is its addressee, not a replacement
            changed = [(link, change) for link, change in changed if change.source and change.target]
        if said:
            changed = [pair for pair in changed if (kind, words_of_change(*pair, due)[:2]) not in said]
        if not changed:
            continue
        words = words_of_changes(changed, due)
        ids = tuple(dict.fromkeys(clause.id for link, _ in changed for clause in (link.source, link.target)))
        size = sum(_EACH + link.source.span.length for link, _ in changed)
        confidence = min(1.0 if link.verdict else link.score for link, _ in changed)
        yield Finding(kind, _weight(kind, size), confidence, words, ids, len(changed))
