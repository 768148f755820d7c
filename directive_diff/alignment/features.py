"""Step 3, the features: named numbers that describe a candidate, most of them 0..1, and what is certain about it.

``_s`` describes the source's clause, ``_t`` the target's. The weights in ``data/judgement.tsv`` use these names.

What counts is not how alike two clauses are but whether others are more alike (after cross-domain similarity local
scaling, CSLS: Conneau et al. 2018). A rival of a candidate is another candidate of the same clause. It competes only
for the words that both cover: a clause that merges two others has two sources, which cover different parts of it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from directive_diff.alignment.candidates import dice
from directive_diff.alignment.matter import (
    NOBODY,
    Deed,
    contrary,
    contrasts,
    deed,
    incomparable,
    novelty,
    parties,
    qualified_alike,
    share_only_a_party,
    shared_matter,
)
from directive_diff.alignment.synonyms import synonym_weights
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from directive_diff.alignment.candidates import Candidate, Overlap
    from directive_diff.alignment.points import Point
    from directive_diff.alignment.preparation import Texts

_RIVALS = 6  # how many of the best rivals are examined
_LEAST_MATTER = 0.2  # the share of common matter below which clauses are about different things: one character of many
_SAME_WORDS = 1.5  # the sum of both covers from which two clauses use the same words
_ALL_WORDS = 1.95  # the sum of both covers from which two clauses use all the same words, perhaps in another order
_CORE = 4  # characters of a core that is meaningful by itself


class Measured(NamedTuple):
    """The candidates of two texts, and what is known about each before any weight is applied.

    ``features`` are those of the classifier alone, by name. ``matter`` is the share (0..1) of what both clauses are
    about that they have in common, ``novelty`` the share that is more than slogans, of the clause with less. ``equal``
    are the candidates with the same wording; ``alike`` also those that differ only in whom they address and how they
    open; ``different`` those about different things, which are never links; ``unlike`` those about the same kind of
    thing, but another (溺水事故, 中毒事故), which are no sure links.
    """

    texts: Texts
    overlaps: Mapping[Candidate, Overlap]
    features: Mapping[Candidate, Mapping[str, float]]
    matter: Mapping[Candidate, float]
    novelty: Mapping[Candidate, float]
    equal: frozenset[Candidate]
    alike: frozenset[Candidate]
    different: frozenset[Candidate]
    unlike: frozenset[Candidate]


def measure(texts: Texts, overlaps: Mapping[Candidate, Overlap]) -> Measured:
    """Return what is known about the candidates of two texts, given what each pair shares."""
    sources, targets = texts.source.points, texts.target.points
    pairs = {candidate: (sources[candidate[0]], targets[candidate[1]]) for candidate in overlaps}
    features = features_of(overlaps, sources, targets)
    matter = {candidate: shared_matter(overlaps[candidate], *pair) for candidate, pair in pairs.items()}
    alike = frozenset(candidate for candidate, pair in pairs.items() if _alike(*pair))
    held = [[parties(point.text) for point in side] for side in (sources, targets)]
    crossed = frozenset(
        candidate
        for candidate, (source, target) in pairs.items()
        if (ours := held[0][candidate[0]]) is not NOBODY
        and (theirs := held[1][candidate[1]]) is not NOBODY
        and share_only_a_party(source.text, ours, target.text, theirs)
    )
    novelties = [[novelty(point.bare) for point in side] for side in (sources, targets)]
    return Measured(
        texts,
        overlaps,
        features,
        matter,
        novelty={(source, target): min(novelties[0][source], novelties[1][target]) for source, target in pairs},
        equal=frozenset(candidate for candidate, (source, target) in pairs.items() if source.text == target.text),
        alike=alike,
        different=_different(pairs.keys() - alike, texts, matter, features) | crossed,
        unlike=crossed.union(
            candidate
            for candidate, pair in pairs.items()
            if not features[candidate]["synonyms"] and not qualified_alike(overlaps[candidate], *pair)
        ),
    )


def _different(
    candidates: Iterable[Candidate],
    texts: Texts,
    matter: Mapping[Candidate, float],
    features: Mapping[Candidate, Mapping[str, float]],
) -> frozenset[Candidate]:
    """Return the candidates about different things, not even in synonyms: 加大巡查力度 and 加大宣讲力度."""
    sides = (texts.source.points, texts.target.points)
    named = [[contrasts(point.text) for point in side] for side in sides]
    deeds = [[deed(point.text) for point in side] for side in sides]

    def covered(candidate: Candidate) -> float:
        return features[candidate]["cover_s"] + features[candidate]["cover_t"]

    def reworded(candidate: Candidate) -> bool:
        """Return whether one turns the other's words from a report into an order: 完成了整改, 要完成整改."""
        return covered(candidate) >= _SAME_WORDS

    def different(candidate: Candidate) -> bool:
        source, target = candidate
        if deeds[0][source] is deeds[1][target] and covered(candidate) >= _ALL_WORDS:
            return contrary(named[0][source], named[1][target])
        return (
            incomparable(sides[0][source].matter, sides[1][target].matter)
            or contrary(named[0][source], named[1][target])
            or ({deeds[0][source], deeds[1][target]} == {Deed.TO_DO, Deed.DONE} and not reworded(candidate))
            or (matter[candidate] < _LEAST_MATTER and not features[candidate]["synonyms"])
        )

    return frozenset(filter(different, candidates))


def _alike(source: Point, target: Point) -> bool:
    """Return whether two points are equal or have the same core: 大家务必学习全会的精神, 各部门要学习全会精神."""
    return source.text == target.text or (len(source.core) >= _CORE and source.core == target.core)


def features_of(
    overlaps: Mapping[Candidate, Overlap], sources: Sequence[Point], targets: Sequence[Point]
) -> dict[Candidate, dict[str, float]]:
    """Return the features of every candidate, by name."""
    margins_s, margins_t = margins(overlaps, 0), margins(overlaps, 1)
    members_s, members_t = best_members(overlaps, sources, targets, 0), best_members(overlaps, targets, sources, 1)
    synonyms = synonym_weights(overlaps, sources, targets)
    features = {}
    for candidate, overlap in overlaps.items():
        source, target = sources[candidate[0]], targets[candidate[1]]
        margin_s, margin_t = margins_s[candidate], margins_t[candidate]
        member_s, member_t = members_s.get(candidate, _NO_MEMBER), members_t.get(candidate, _NO_MEMBER)
        features[candidate] = {
            # how much is shared, how rare that is, and how much of either clause is left
            "dice": overlap.dice,
            "common_s": overlap.common / source.total,
            "common_t": overlap.common / target.total,
            "rarest": overlap.rarest,
            "cover_s": overlap.of_source,
            "cover_t": overlap.of_target,
            "left_s": (1 - overlap.of_source) * source.mass,
            "left_t": (1 - overlap.of_target) * target.mass,
            "length_s": float(len(source.bare)),
            "length_t": float(len(target.bare)),
            # the margin over the best rival, and the wording that no rival claims
            "margin_s": margin_s.margin,
            "margin_t": margin_t.margin,
            "free_s": overlap.wording - margin_s.claimed,
            "free_t": overlap.wording - margin_t.claimed,
            # how far the best member of either clause's list matches the other clause
            "member_s": member_s.wording,
            "member_margin_s": member_s.margin,
            "member_t": member_t.wording,
            "member_margin_t": member_t.margin,
            # whether only one of them asks for something to be done, and the weight of synonyms
            "asks": float(source.matter.asks != target.matter.asks),
            "synonyms": (synonym_weight := synonyms.get(candidate, 0.0)),
            "synonyms_share": 2 * synonym_weight / (source.mass + target.mass),
        }
    return features


class Margin(NamedTuple):
    """A candidate compared with its rivals.

    ``margin`` is how much more wording it shares than the best of them (it may be negative), ``claimed`` how far rivals
    claim the same words (0..1).
    """

    margin: float
    claimed: float


def margins(overlaps: Mapping[Candidate, Overlap], side: int) -> dict[Candidate, Margin]:
    """Return the margin of each candidate among those of the same point of one ``side`` (0 source, 1 target)."""
    wordings = {candidate: overlap.wording for candidate, overlap in overlaps.items()}
    return {
        candidate: Margin(
            wordings[candidate] - (rivals[0][0] if rivals else 0.0), claimed(overlaps[candidate].cover(side), rivals)
        )
        for candidate, rivals in rivals_of(wordings, overlaps, side)
    }


def rivals_of(
    strengths: Mapping[Candidate, float], overlaps: Mapping[Candidate, Overlap], side: int
) -> Iterator[tuple[Candidate, Sequence[tuple[float, int]]]]:
    """Yield each candidate with its best rivals on one ``side``, strongest first: the strength and cover of each."""
    of_point: dict[int, list[Candidate]] = defaultdict(list)
    # Sorted by strength, strongest first, then by number.
    for candidate in sorted(sorted(strengths), key=strengths.__getitem__, reverse=True):
        of_point[candidate[side]].append(candidate)
    for candidates in of_point.values():
        best = [(strengths[candidate], overlaps[candidate].cover(side)) for candidate in candidates[: _RIVALS + 1]]
        most = best[:_RIVALS]
        for rank, candidate in enumerate(candidates):
            yield candidate, best[:rank] + best[rank + 1 :] if rank < _RIVALS else most


def claimed(cover: int, rivals: Iterable[tuple[float, int]]) -> float:
    """Return how far a rival claims the words of ``cover`` (0..1), given the strength (0..1) and the cover of each.

    ``rivals`` are sorted, strongest first. A rival of strength 0.8 that covers half of the same words claims 0.4.
    """
    size = cover.bit_count()
    most = 0.0
    if size:
        for strength, other in rivals:
            if strength <= most:
                break
            claim = strength * (cover & other).bit_count() / size
            most = max(most, claim)
    return most


class Member(NamedTuple):
    """How far the best member of a list matches the other clause, as shares 0..1; all 0 if there is none.

    ``wording`` is what they share (Dice coefficient), ``margin`` its lead over what any other clause shares with this
    member (it may be negative).
    """

    wording: float = 0.0
    margin: float = 0.0


_NO_MEMBER = Member()


def best_members(
    candidates: Iterable[Candidate], points: Sequence[Point], others: Sequence[Point], side: int
) -> Mapping[Candidate, Member]:
    """Return the best member of each candidate whose point of one ``side`` (0 source, 1 target) is a list.

    A long clause carries another if one of its members does. ``points`` are those of that side, ``others`` those of the
    other side.
    """
    of_list: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if points[candidate[side]].members:
            of_list[candidate[side]].append(candidate)
    best: dict[Candidate, Member] = {}
    for number, rivals in of_list.items():
        for member in points[number].members:
            wordings = {candidate: _member_dice(member, others[candidate[1 - side]]) for candidate in rivals}
            ranked = sorted(wordings.values(), reverse=True)
            second = next((wording for wording in ranked if wording != ranked[0]), 0.0)
            for candidate, wording in wordings.items():
                margin = wording - (second if wording == ranked[0] else ranked[0])
                best[candidate] = max(Member(wording, margin), best.get(candidate, _NO_MEMBER))
    return best


def _member_dice(member: Point, other: Point) -> float:
    """Return the most that ``member`` shares with ``other`` or one of its members."""
    if member.bigrams.keys().isdisjoint(other.bigrams):
        return 0.0
    return max(dice(member, point) for point in (other, *other.members))
