"""Step 4: which scored candidates become links; `nearness` keeps what else came near."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from directive_diff.alignment.nearness import near
from directive_diff.model import Match

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from directive_diff.alignment.scoring import Scored, ScoredCandidate
    from directive_diff.model import Clause, JudgeRecord

_Chosen = TypeVar("_Chosen")

PROBABLE = 0.31
"""The probability from which on a candidate is a link."""
LINKS = 8
"""How many links a clause has at most."""
_CERTAIN = 0.999  # the lowest score of a clause carried word for word, between texts that have more in common
_ALIKE = 0.9  # the same if only addressee or opening differ, or if the texts have little else in common


class Alignment(NamedTuple):
    """The result: ``matches`` are the links, ``rejected`` what came nearest to each clause without one.

    ``candidates`` are the best pairs that are not links, ``possible`` those of ``rejected`` that are near (`nearness`).
    All are ordered by target, then source. A clause without any candidate is in none of them. ``judge`` says whose
    opinions are in the scores, if any.
    """

    matches: tuple[Match, ...]
    rejected: tuple[Match, ...]
    candidates: tuple[Match, ...] = ()
    possible: tuple[Match, ...] = ()
    judge: JudgeRecord | None = None


def select(scored: Scored, *, cut: float = PROBABLE) -> Alignment:
    """Return the links among all candidates, and what came nearest; candidates from ``cut`` on are links."""
    clauses = (scored.texts.source.clauses, scored.texts.target.clauses)
    matches: list[Match] = []
    for one in accepted(eligible(scored.candidates.values(), cut)):
        source, target = one.candidate
        reasons, sure = one.reasons, max(one.chance, _least(one))
        matches += [Match(*pair, sure, reasons) for pair in occurrences(clauses[0][source], clauses[1][target])]
    links = _bounded(matches)
    found = near(scored, links, cut)
    return Alignment(_ordered(links), _ordered(found.rejected), _ordered(found.candidates), _ordered(found.possible))


def eligible(candidates: Iterable[ScoredCandidate], cut: float = PROBABLE) -> list[ScoredCandidate]:
    """Return the candidates that may become links: probable or alike, and not about different things.

    Two clauses that the other text has word for word need no further link to each other's neighbours: where both texts
    say 既是一次大战，也是一次大考, neither half carries the other.
    """
    found = [one for one in candidates if (one.chance >= cut or one.alike) and not one.different]
    verbatim = {end for one in found if one.equal for end in _ends(one)}
    return [one for one in found if one.equal or not verbatim.issuperset(_ends(one))]


def accepted(candidates: Sequence[ScoredCandidate]) -> list[ScoredCandidate]:
    """Return the eligible ``candidates`` that are links, the surest first: those alike in wording, then by probability.

    Links are many-to-many: a candidate need not be the best of its clauses, but a clause has `LINKS` at most.
    """
    ranked = sorted(candidates, key=lambda one: one.candidate)
    ranked.sort(key=lambda one: (one.alike, one.chance), reverse=True)
    return list(_few_for_each((one, _ends(one)) for one in ranked))


def _ends(one: ScoredCandidate) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the two points of a candidate, each as its side and its number."""
    return (0, one.candidate[0]), (1, one.candidate[1])


def _few_for_each(ranked: Iterable[tuple[_Chosen, Sequence[Hashable]]]) -> Iterator[_Chosen]:
    """Yield items in order, but at most `LINKS` for each of the two ends given with them."""
    links = Counter[object]()
    for chosen, ends in ranked:
        if all(links[end] < LINKS for end in ends):
            links.update(ends)
            yield chosen


def _least(one: ScoredCandidate) -> float:
    """Return the lowest score that a link may have, whatever its chance."""
    if not one.alike:
        return 0.0
    return _CERTAIN if one.equal and not one.sparse else _ALIKE


def occurrences(sources: Sequence[Clause], targets: Sequence[Clause]) -> list[tuple[Clause, Clause]]:
    """Return which occurrence of a source clause goes with which occurrence of its target clause.

    If one side has it once, that one goes with all. Otherwise they are paired in order of appearance, and any surplus
    on one side goes with the last one on the other.
    """
    joined = list(zip(sources, targets, strict=False))
    rest = [(sources[-1], target) for target in targets[len(sources) :]]
    rest += [(source, targets[-1]) for source in sources[len(targets) :]]
    return joined + rest[: LINKS - 1]


def _bounded(matches: Iterable[Match]) -> list[Match]:
    """Return ``matches``, sorted surest first, without those beyond the limit for a clause."""
    return list(_few_for_each((match, (match.source.id, match.target.id)) for match in matches))


def _ordered(matches: Iterable[Match]) -> tuple[Match, ...]:
    return tuple(sorted(matches, key=lambda match: (match.target.span, match.source.span)))
