"""Step 4, in addition to the links: the nearest candidates of a clause, and whether it is possibly carried.

If the program says that a demand was not carried, it should be right. A logistic regression with few features
(``data/nearness.tsv``, fitted by ``benchmarks/possible.py``) picks the clauses without a link that most probably have a
counterpart after all: by the chance of the best candidate, in context and alone, and of any, whether the clause demands
something, how well the clauses around correspond, and how much of its wording the best candidate covers. With a reader,
the highest log-odds that it gives any candidate count too (``nearness-small.tsv``).
要认真落实分区分级精准防控的办法 scores only 0.14 with 实现分区分级精准防控, too little for a link, but is possible.
"""

from __future__ import annotations

from collections import defaultdict
from math import prod
from operator import attrgetter
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.alignment.context import HOPELESS
from directive_diff.alignment.scoring import REFUSED
from directive_diff.model import Match, Reason
from directive_diff.odds import log_odds_of
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from directive_diff.alignment.scoring import Scored, ScoredCandidate
    from directive_diff.model import Clause

MOST = 6
"""How many candidates of a clause are kept."""
_LEAST_CHANCE = 1e-4  # a chance is limited to this, and to one minus this
_SIDES = ("source", "target")

Pairs = dict[tuple[str, str], Match]


class Near(NamedTuple):
    """The pairs that are not links, as in `selection.Alignment`, unordered."""

    rejected: Iterable[Match]
    candidates: Iterable[Match]
    possible: Iterable[Match]


def near(scored: Scored, links: Iterable[Match], cut: float) -> Near:
    """Return the nearest candidates of the clauses, given the links; candidates from ``cut`` on are probable."""
    read = is_read(scored)
    linked = {clause.id for match in links for clause in (match.source, match.target)}
    linked_pairs = {(match.source.id, match.target.id) for match in links}
    rejected: Pairs = {}
    possible: Pairs = {}
    candidates: Pairs = {}
    for (side, number), ranked in ranked_by_point(scored).items():
        first = [scored.texts[1 - side].clauses[candidate.pair[1 - side]][0] for candidate in ranked]
        for clause in scored.texts[side].clauses[number]:
            if clause.id not in linked:
                match = _with_reasons(ranked[0], *_sides(clause, first[0], side), cut)
                rejected[match.source.id, match.target.id] = match
                if is_near(describe(ranked, clause, side, read=read), side):
                    possible[match.source.id, match.target.id] = match
            for candidate, other in zip(ranked, first, strict=True):
                ours, theirs = _sides(clause, other, side)
                ids = (ours.id, theirs.id)
                if ids not in linked_pairs and ids not in candidates:
                    candidates[ids] = Match(ours, theirs, candidate.chance, ())
    return Near(rejected.values(), (candidates | rejected).values(), possible.values())


def ranked_by_point(scored: Scored) -> Mapping[tuple[int, int], Sequence[ScoredCandidate]]:
    """Return at most `MOST` candidates of each point, by its side and number, the most probable first."""
    of_point: dict[tuple[int, int], list[ScoredCandidate]] = defaultdict(list)
    for candidate in sorted(
        (candidate for _, candidate in sorted(scored.candidates.items())), key=attrgetter("chance"), reverse=True
    ):
        for side, number in enumerate(candidate.pair):
            ranked = of_point[side, number]
            if len(ranked) < MOST:
                ranked.append(candidate)
    return of_point


def describe(ranked: Sequence[ScoredCandidate], clause: Clause, side: int, *, read: bool) -> dict[str, float]:
    """Return the features of a ``clause`` of one ``side`` (0 source, 1 target) without a link, given its candidates."""
    best = ranked[0]
    return {
        "any": log_odds_of(1 - prod(1 - candidate.chance for candidate in ranked), _LEAST_CHANCE),
        "best": log_odds_of(best.chance, _LEAST_CHANCE),
        "alone": best.context["log_odds"] if best.context else HOPELESS,
        "demands": float(clause.demand.binds),
        "around": max(candidate.context["around"] if candidate.context else 0.0 for candidate in ranked),
        "cover": best.features["cover_t" if side else "cover_s"],
        **({"reading": max(_reading_of(candidate) for candidate in ranked)} if read else {}),
    }


def is_read(scored: Scored) -> bool:
    """Return whether a reader of pairs has read candidates."""
    return any("reading" in candidate.context for candidate in scored.candidates.values() if candidate.context)


def _reading_of(candidate: ScoredCandidate) -> float:
    return candidate.context["reading"] if candidate.context else REFUSED


def is_near(features: Mapping[str, float], side: int) -> bool:
    """Return whether a clause of one ``side`` (0 source, 1 target) with these ``features`` is possibly carried."""
    weights, thresholds = _rule("nearness-small" if "reading" in features else "nearness")
    return sum(weight * features[name] for name, weight in weights) >= thresholds[side]


def _sides(clause: Clause, other: Clause, side: int) -> tuple[Clause, Clause]:
    return (other, clause) if side else (clause, other)


def _with_reasons(candidate: ScoredCandidate, source: Clause, target: Clause, cut: float) -> Match:
    """Return a candidate as a match with its reasons; one reason is that both are about different things."""
    contrast = (Reason("contrast", 1.0),) if candidate.chance >= cut and candidate.different else ()
    return Match(source, target, candidate.chance, (*candidate.reasons, *contrast))


@lexicon.derived
def _rule(table: str) -> tuple[Sequence[tuple[str, float]], tuple[float, float]]:
    """Return the weights of the rule, and the sums from which a source clause and a target clause are near."""
    rows = {name: float(value) for name, value in lexicon.table(table)}
    thresholds = (rows.pop("from_source"), rows.pop("from_target"))
    return tuple(rows.items()), thresholds
