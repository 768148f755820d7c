"""Texts down the levels, each against those above: what became of each demand, and where each came from.

A clause reaches a tier if links lead there from tier to tier. If a tier left it out but a lower one has it, the lower
tier took it from further above, past the tier between. All of this follows from the comparisons; nothing is stored.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from directive_diff.findings.clauses import refused
from directive_diff.model import ChangeKind, Fate
from directive_diff.surveys.extraction import changed
from directive_diff.surveys.steps import Course, Origin, Place, Source, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from directive_diff.model import Clause, Directive, Link
    from directive_diff.surveys.steps import Chain
    from directive_diff.surveys.values import Changed

TOLD = frozenset(
    {ChangeKind.WEAKENED, ChangeKind.REVERSED, ChangeKind.FIGURE, ChangeKind.STRENGTHENED, ChangeKind.SCOPE}
)
"""The changes that are told of each step down."""


def tops(chain: Chain) -> dict[Place, Place]:
    """Return for each clause where it first appeared; for a new clause, that is the clause itself."""
    up = _up(chain)
    return {
        (place := Place(number, clause.id)): _way_up(chain, up, place)[-1]
        for number, step in enumerate(chain.texts)
        for clause in step.readout.clauses
        if clause.linkable
    }


def courses(chain: Chain, tier: int = 0) -> tuple[Course, ...]:
    """Return what became of each demand of the texts of a tier on those below."""
    links, refusals = _down(chain), _refusals(chain)
    return tuple(
        Course(text, directive, tuple(_stages(chain, links, refusals, text, directive)))
        for text in chain.tiers[tier]
        for directive in chain.texts[text].readout.directives
    )


def origins(chain: Chain) -> tuple[Origin, ...]:
    """Return where each demand of the last tier came from."""
    up, near = _up(chain), _near_below(chain)
    own = [
        _origin(chain, up, text, directive)
        for text in chain.tiers[-1]
        for directive in chain.texts[text].readout.directives
    ]
    return tuple(origin._replace(possible=origin.source is None and _is_near(origin, near)) for origin in own)


def _is_near(origin: Origin, near: set[Place]) -> bool:
    return any(Place(origin.text, clause.id) in near for clause in _linkable(origin.directive))


def first_phrases(chain: Chain) -> tuple[tuple[str, ...], ...]:
    """Return for each tier the set phrases that occur there and on no tier above."""
    known: set[str] = set()
    firsts = []
    for tier in chain.tiers:
        here = dict.fromkeys(phrase for text in tier for phrase in chain.texts[text].phrases)
        firsts.append(tuple(phrase for phrase in here if phrase not in known))
        known |= here.keys()
    return tuple(firsts)


def first_demands(chain: Chain) -> tuple[tuple[tuple[int, Directive], ...], ...]:
    """Return for each tier the demands that no text above, if compared with it, contains any part of."""
    linked = {Place(pair.lower, link.target.id) for pair in chain.pairs for link in pair.comparison.links}
    linked |= _near_below(chain)
    return tuple(
        tuple(
            (text, directive)
            for text in tier
            for directive in chain.texts[text].readout.directives
            if (clauses := _linkable(directive)) and not any(Place(text, clause.id) in linked for clause in clauses)
        )
        for tier in chain.tiers
    )


Links = dict[Place, list[tuple[Place, "Link", bool]]]


def _down(chain: Chain) -> Links:
    """Return the links of each clause to the texts below: where to, the link, and whether from tier to tier."""
    down: Links = defaultdict(list)
    for pair in chain.pairs:
        for link in pair.comparison.links:
            down[Place(pair.upper, link.source.id)].append((Place(pair.lower, link.target.id), link, pair.direct))
    return down


def _up(chain: Chain) -> Links:
    up: Links = defaultdict(list)
    for pair in chain.pairs:
        for link in pair.comparison.links:
            up[Place(pair.lower, link.target.id)].append((Place(pair.upper, link.source.id), link, pair.direct))
    return up


def _refusals(chain: Chain) -> Mapping[int, set[Place]]:
    """Return for each tier the clauses above whose link to it a judge removed."""
    refusals: dict[int, set[Place]] = defaultdict(set)
    for pair in (pair for pair in chain.pairs if pair.direct):
        for match in refused(pair.comparison):
            refusals[chain.texts[pair.lower].tier].add(Place(pair.upper, match.source.id))
    return refusals


def _stages(
    chain: Chain, links: Links, refusals: Mapping[int, set[Place]], text: int, directive: Directive
) -> Iterator[Stage]:
    """Yield what became of a demand on each tier below."""
    clauses = _linkable(directive)
    own = chain.texts[text].tier
    before = {clause.id: {Place(text, clause.id)} for clause in clauses}
    for tier in range(own + 1, len(chain.tiers)):
        steps = {
            clause.id: [
                (here, to, link)
                for here in sorted(before[clause.id])
                for to, link, direct in links.get(here, ())
                if direct and chain.texts[to.text].tier == tier
            ]
            for clause in clauses
        }
        past = False
        for clause in clauses:  # what did not come down the tiers may have been taken from the text itself
            if not steps[clause.id]:
                steps[clause.id] = _leaps(chain, links, Place(text, clause.id), tier)
                past = past or bool(steps[clause.id])
        stage = _stage(tier, clauses, steps, past=past)
        turned = any(here in refusals[tier] for clause in clauses for here in before[clause.id])
        stage = stage._replace(judged=stage.judged or turned)
        near = _near_above(chain, tier) if stage.fate is Fate.DROPPED else set()
        possible = any(here in near for clause in clauses for here in before[clause.id])
        yield stage._replace(fate=Fate.POSSIBLE) if possible else stage
        before = {clause: {to for _, to, _ in reached} for clause, reached in steps.items()}


def _leaps(chain: Chain, links: Links, place: Place, tier: int) -> list[tuple[Place, Place, Link]]:
    """Return the links of a clause to a tier further down, past those between."""
    return [
        (place, to, link)
        for to, link, direct in links.get(place, ())
        if not direct and chain.texts[to.text].tier == tier
    ]


def _stage(
    tier: int, clauses: tuple[Clause, ...], steps: Mapping[str, list[tuple[Place, Place, Link]]], *, past: bool
) -> Stage:
    whole = sum(clause.span.length for clause in clauses)
    kept = sum(clause.span.length for clause in clauses if steps[clause.id])
    every = [step for links in steps.values() for step in links]
    fate = None
    if whole:
        fate = Fate.CARRIED if kept == whole else Fate.PARTLY if kept else Fate.DROPPED
    changes = _changes((to.text, link) for _, to, link in every)
    return Stage(
        tier,
        fate,
        kept / whole if whole else None,
        tuple(dict.fromkeys(to for _, to, _ in every)),
        tuple(changes),
        tuple(sorted({here.text for here, _, _ in every})),
        past,
        any(link.judged for _, _, link in every),
        tuple(tuple(sorted(texts)) for texts in changes.values()),
    )


def _changes(links: Iterable[tuple[int, Link]]) -> dict[Changed, set[int]]:
    """Return the changes to report, and the texts that made each."""
    texts_by_change: dict[Changed, set[int]] = {}
    for text, link in links:
        for change in link.changes:
            if change.kind in TOLD:
                texts_by_change.setdefault(changed(change), set()).add(text)
    return texts_by_change


def _origin(chain: Chain, up: Links, text: int, directive: Directive) -> Origin:
    """Return the directive in which most of a demand's characters first appeared, and the path from there."""
    clauses = _linkable(directive)
    weights: dict[tuple[int, str], int] = defaultdict(int)
    ways: dict[tuple[int, str], tuple[Place, ...]] = {}
    known = 0
    for clause in clauses:
        way = _way_up(chain, up, Place(text, clause.id))
        if len(way) > 1:
            top = way[-1]
            key = top.text, top.clause.rpartition(".")[0]
            weights[key] += clause.span.length
            ways.setdefault(key, tuple(reversed(way[1:-1])))
            known += clause.span.length
    whole = sum(clause.span.length for clause in clauses)
    best = min(weights, key=lambda key: (-weights[key], key), default=None)
    source = Source(*best, ways[best]) if best else None
    return Origin(text, directive, known / whole if whole else None, source)


def _near_below(chain: Chain) -> set[Place]:
    """Return the clauses that possibly carry one of a text above."""
    return {Place(pair.lower, match.target.id) for pair in chain.pairs for match in pair.comparison.possible}


def _near_above(chain: Chain, tier: int) -> set[Place]:
    """Return the clauses that a text of a tier possibly carries."""
    return {
        Place(pair.upper, match.source.id)
        for pair in chain.pairs
        if chain.texts[pair.lower].tier == tier
        for match in pair.comparison.possible
    }


def _way_up(chain: Chain, up: Links, place: Place) -> list[Place]:
    """Return the path of a clause up to where it first appeared: the surest link of the nearest tier at each step."""
    way = [place]
    while above := up.get(way[-1]):
        best = max(above, key=lambda step: (chain.texts[step[0].text].tier, step[1].score))
        way.append(best[0])
    return way


def _linkable(directive: Directive) -> tuple[Clause, ...]:
    return tuple(clause for clause in directive.clauses if clause.linkable)
