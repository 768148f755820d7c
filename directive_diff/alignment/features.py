"""Step 3, the features: named numbers that describe a candidate, most of them 0..1, and what is certain about it.

``_s`` describes the source's clause, ``_t`` the target's. The weights in ``data/judgement.tsv`` use these names.

What counts is not how alike two clauses are but whether others are more alike (after cross-domain similarity local
scaling, CSLS: Conneau et al. 2018). A rival of a candidate is another candidate of the same clause. It competes only
for the words that both cover: a clause that merges two others has two sources, which cover different parts of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from directive_diff.alignment.candidates import Candidate, dice
from directive_diff.alignment.matter import (
    contrary,
    contrasts,
    deed,
    incomparable,
    is_turned,
    no_deed_of,
    novelty,
    qualified_alike,
    shared_matter,
)
from directive_diff.alignment.members import leaves_out_a_member
from directive_diff.alignment.parties import share_only_a_figure, share_only_a_party
from directive_diff.alignment.replaced import Replaced, replaced
from directive_diff.alignment.synonyms import synonym_weights
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from directive_diff.alignment.candidates import Overlap
    from directive_diff.alignment.points import Point
    from directive_diff.alignment.preparation import Texts

_RIVALS = 6  # how many of the best rivals are examined
_LEAST_MATTER = 0.2  # the share of common matter below which clauses are about different things: one character of many
_SAME_WORDS = 1.5  # the sum of both covers from which two clauses use the same words
_ALL_WORDS = 1.95  # the sum of both covers from which two clauses use all the same words, perhaps in another order
_LONG = 80  # characters from which on the length of a clause no longer counts: few clauses known to be links are longer
_CORE = 4  # characters of a core that is meaningful by itself


class Where(AbstractSet[Candidate]):
    """Those of the ``candidates`` for which a ``test`` holds. Each is tested when it is asked about: few ever are."""

    def __init__(self, candidates: Collection[Candidate], test: Callable[[Candidate], bool]) -> None:
        """Store both."""
        self._candidates = candidates
        self._test = test

    def __contains__(self, candidate: object) -> bool:
        return candidate in self._candidates and self._test(candidate)  # type: ignore[arg-type]

    def __iter__(self) -> Iterator[Candidate]:
        return filter(self._test, self._candidates)

    def __len__(self) -> int:
        return sum(1 for _ in self)


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
    different: AbstractSet[Candidate]
    unlike: AbstractSet[Candidate]


def measure(texts: Texts, overlaps: Mapping[Candidate, Overlap]) -> Measured:
    """Return what is known about the candidates of two texts, given what each pair shares."""
    sources, targets = texts.source.points, texts.target.points
    pairs = {candidate: (sources[candidate[0]], targets[candidate[1]]) for candidate in overlaps}
    features = features_of(overlaps, sources, targets)
    matter = {candidate: shared_matter(overlaps[candidate], *pair) for candidate, pair in pairs.items()}
    alike = frozenset(candidate for candidate, pair in pairs.items() if _alike(*pair))
    novelties = [[novelty(point.bare) for point in side] for side in (sources, targets)]
    return Measured(
        texts,
        overlaps,
        features,
        matter,
        novelty={pair: min(novelties[0][pair[0]], novelties[1][pair[1]]) for pair in pairs},
        equal=frozenset(candidate for candidate, (source, target) in pairs.items() if source.text == target.text),
        alike=alike,
        different=_different(pairs.keys() - alike, texts, matter, features),
        unlike=Where(
            features,
            lambda candidate: (
                (not features[candidate]["synonyms"] and not qualified_alike(overlaps[candidate], *pairs[candidate]))
                or share_only_a_party(*(point.text for point in pairs[candidate]))
                or (candidate not in alike and replaced(*pairs[candidate]) is Replaced.PARTLY)
            ),
        ),
    )


def _different(
    candidates: Collection[Candidate],
    texts: Texts,
    matter: Mapping[Candidate, float],
    features: Mapping[Candidate, Mapping[str, float]],
) -> AbstractSet[Candidate]:
    """Return the candidates about different things, not even in synonyms: 加大巡查力度 and 加大宣讲力度."""
    sources, targets = texts.source.points, texts.target.points

    def covered(candidate: Candidate) -> float:
        return features[candidate]["cover_s"] + features[candidate]["cover_t"]

    def reworded(candidate: Candidate) -> bool:
        """Return whether one turns the other's words from a report into an order: 完成了整改, 要完成整改."""
        return covered(candidate) >= _SAME_WORDS

    def different(candidate: Candidate) -> bool:
        source, target = sources[candidate[0]], targets[candidate[1]]
        likewise = deed(source.text) is deed(target.text)
        if likewise and (covered(candidate) >= _ALL_WORDS or leaves_out_a_member(source.text, target.text)):
            return contrary(contrasts(source.text), contrasts(target.text))
        return (
            (matter[candidate] < _LEAST_MATTER and not features[candidate]["synonyms"])
            or incomparable(source.matter, target.matter)
            or share_only_a_party(source.text, target.text)
            or share_only_a_figure(source.text, target.text)
            or (contrary(contrasts(source.text), contrasts(target.text)) and not is_turned(source.text, target.text))
            or no_deed_of(deed(source.text), deed(target.text), reworded=reworded(candidate))
            or replaced(source, target) is Replaced.WHOLLY
        )

    return Where(candidates, different)


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
        (margin_s, claimed_s), (margin_t, claimed_t) = margins_s[candidate], margins_t[candidate]
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
            "length_s": float(min(len(source.bare), _LONG)),
            "length_t": float(min(len(target.bare), _LONG)),
            # the margin over the best rival, and the wording that no rival claims
            "margin_s": margin_s,
            "margin_t": margin_t,
            "free_s": overlap.wording - claimed_s,
            "free_t": overlap.wording - claimed_t,
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


def margins(overlaps: Mapping[Candidate, Overlap], side: int) -> dict[Candidate, tuple[float, float]]:
    """Return how each candidate compares with its rivals on one ``side`` (0 source, 1 target), as two numbers.

    The first is its margin: how much more wording it shares than the best of them (it may be negative). The second is
    how far they claim the same words (0..1).
    """
    wordings = {candidate: overlap.wording for candidate, overlap in overlaps.items()}
    return {
        candidate: (wordings[candidate] - (rivals[0][0] if rivals else 0.0), claimed(cover, rivals))
        for candidate, cover, rivals in rivals_of(wordings, overlaps, side)
    }


def rivals_of(
    strengths: Mapping[Candidate, float], overlaps: Mapping[Candidate, Overlap], side: int
) -> Iterator[tuple[Candidate, int, Sequence[tuple[float, int]]]]:
    """Yield each candidate with its cover on one ``side`` and its best rivals there, the strongest first.

    Of each rival there are the strength and the cover.
    """
    of_point: dict[int, list[tuple[Candidate, float, int]]] = defaultdict(list)
    # Sorted by strength, strongest first, then by number.
    for candidate in sorted(sorted(strengths), key=strengths.__getitem__, reverse=True):
        overlap = overlaps[candidate]
        cover = overlap.target if side else overlap.source
        of_point[candidate[side]].append((candidate, strengths[candidate], cover))
    for candidates in of_point.values():
        best = [(strength, cover) for _, strength, cover in candidates[: _RIVALS + 1]]
        most = best[:_RIVALS]
        for rank, (candidate, _, cover) in enumerate(candidates):
            rivals = most
            if rank < _RIVALS:
                rivals = best.copy()
                del rivals[rank]
            yield candidate, cover, rivals


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
            if claim > most:  # noqa: PLR1730 - thousands of times, and max() costs eight times as much
                most = claim
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
    best = {candidate: _NO_MEMBER for rivals in of_list.values() for candidate in rivals}
    for number, rivals in of_list.items():
        for member in points[number].members:
            wordings = {candidate: _member_dice(member, others[candidate[1 - side]]) for candidate in rivals}
            ranked = sorted(wordings.values(), reverse=True)
            second = next((wording for wording in ranked if wording != ranked[0]), 0.0)
            for candidate, wording in wordings.items():
                margin = wording - (second if wording == ranked[0] else ranked[0])
                if (wording, margin) > best[candidate]:
                    best[candidate] = Member(wording, margin)
    return best


def _member_dice(member: Point, other: Point) -> float:
    """Return the most that ``member`` shares with ``other`` or one of its members."""
    if member.bigrams.keys().isdisjoint(other.bigrams):
        return 0.0
    return max(dice(member, point) for point in (other, *other.members))
