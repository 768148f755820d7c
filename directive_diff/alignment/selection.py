"""Step 4: select the scored candidates that are links; `nearness` keeps the nearest of the others."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from directive_diff.alignment.nearness import is_read, near
from directive_diff.model import Match
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from directive_diff.alignment.scoring import Scored, ScoredCandidate
    from directive_diff.model import Clause, JudgeRecord

_Item = TypeVar("_Item")

PROBABLE = 0.28
"""The probability from which a candidate is a link."""
_READ = 0.31  # the same with a reader of pairs, by whose scores it was chosen
LINKS = 8
"""The most links that a clause can have."""
_CERTAIN = 0.999  # the lowest score of a clause carried word for word, if the texts have more in common
_MANY, _COPIED = 12, 0.8  # clauses that are copied, and their share of a text, from which it is a copied draft
_ALIKE = 0.9  # the same if only the addressee or opening differs, or if the texts have little else in common


class Alignment(NamedTuple):
    """The result: ``matches`` are the links, ``rejected`` the nearest candidate of each clause without one.

    ``candidates`` are the best pairs that are not links, ``possible`` those of ``rejected`` that are near (`nearness`).
    All are ordered by target, then source. A clause without any candidate is in none of them. ``judge`` says whose
    opinions are in the scores, if any.
    """

    matches: tuple[Match, ...]
    rejected: tuple[Match, ...]
    candidates: tuple[Match, ...] = ()
    possible: tuple[Match, ...] = ()
    judge: JudgeRecord | None = None


def select(scored: Scored, *, cut: float | None = None) -> Alignment:
    """Return the links among all candidates, and the nearest others; candidates from ``cut`` on are links."""
    if cut is None:
        cut = _READ if is_read(scored) else PROBABLE
    clauses = (scored.texts.source.clauses, scored.texts.target.clauses)
    matches: list[Match] = []
    found = eligible(scored.candidates.values(), cut)
    if _is_copied(scored):
        found = _without_second_sources(found)
    for candidate in accepted(found):
        source, target = candidate.pair
        reasons, sure = candidate.reasons, max(candidate.chance, _lowest_score(candidate))
        matches += [Match(*pair, sure, reasons) for pair in occurrences(clauses[0][source], clauses[1][target])]
    links = _bounded(matches)
    nearest = near(scored, links, cut)
    return Alignment(
        _ordered(links), _ordered(nearest.rejected), _ordered(nearest.candidates), _ordered(nearest.possible)
    )


def eligible(candidates: Iterable[ScoredCandidate], cut: float = PROBABLE) -> list[ScoredCandidate]:
    """Return the candidates that may become links: probable or alike, and not about different things.

    Two clauses that the other text has word for word need no further link to each other's neighbours: where both texts
    say 既是一次大战，也是一次大考, neither half carries the other.
    """
    found = [
        candidate
        for candidate in candidates
        if (candidate.chance >= cut or candidate.alike) and not candidate.different
    ]
    verbatim = {end for candidate in found if candidate.equal for end in _ends(candidate)}
    return [candidate for candidate in found if candidate.equal or not verbatim.issuperset(_ends(candidate))]


def _is_copied(scored: Scored) -> bool:
    """Return whether nearly all of the target is copied from the source, word for word."""
    copied = {candidate.pair[1] for candidate in scored.candidates.values() if candidate.equal}
    return len(copied) >= max(_MANY, _COPIED * len(scored.texts.target.points))


def _without_second_sources(candidates: Sequence[ScoredCandidate]) -> list[ScoredCandidate]:
    """Return the candidates of a copied draft without those of a clause that is the copy of another.

    If the draft copies 抓好蔬菜供应 and leaves out 保障蔬菜供应充足, the copy does not carry what was left out.
    """
    copied = {end for candidate in candidates if candidate.equal for end in _ends(candidate)}
    return [candidate for candidate in candidates if candidate.alike or copied.isdisjoint(_ends(candidate))]


def accepted(candidates: Sequence[ScoredCandidate]) -> list[ScoredCandidate]:
    """Return the eligible ``candidates`` that are links, most certain first: those alike in wording, then by chance.

    Links are many-to-many: a candidate need not be the best of its clauses, but a clause has at most `LINKS`.
    """
    ranked = sorted(candidates, key=lambda candidate: candidate.pair)
    ranked.sort(key=lambda candidate: (candidate.alike, candidate.chance), reverse=True)
    return list(_at_most_links((candidate, _ends(candidate)) for candidate in ranked))


def _ends(candidate: ScoredCandidate) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the two points of a candidate, each as its side and its number."""
    return (0, candidate.pair[0]), (1, candidate.pair[1])


def _at_most_links(ranked: Iterable[tuple[_Item, Sequence[Hashable]]]) -> Iterator[_Item]:
    """Yield items in order, but at most `LINKS` for each of the two ends given with them."""
    links = Counter[object]()
    for item, ends in ranked:
        if all(links[end] < LINKS for end in ends):
            links.update(ends)
            yield item


def _lowest_score(candidate: ScoredCandidate) -> float:
    """Return the lowest score that a link may have, whatever its chance."""
    if not candidate.alike:
        return 0.0
    return _CERTAIN if candidate.equal and not candidate.sparse else _ALIKE


def occurrences(sources: Sequence[Clause], targets: Sequence[Clause]) -> list[tuple[Clause, Clause]]:
    """Return the pairs of occurrences of a source clause and its target clause.

    If one side has a single occurrence, it goes with all. Otherwise they are paired in order, and any surplus
    on one side goes with the last one on the other.
    """
    joined = list(zip(sources, targets, strict=False))
    rest = [(sources[-1], target) for target in targets[len(sources) :]]
    rest += [(source, targets[-1]) for source in sources[len(targets) :]]
    return joined + rest[: LINKS - 1]


def _bounded(matches: Iterable[Match]) -> list[Match]:
    """Return ``matches``, which come in order of certainty, without those beyond the limit for a clause."""
    return list(_at_most_links((match, (match.source.id, match.target.id)) for match in matches))


def _ordered(matches: Iterable[Match]) -> tuple[Match, ...]:
    return tuple(sorted(matches, key=lambda match: (match.target.span, match.source.span)))
