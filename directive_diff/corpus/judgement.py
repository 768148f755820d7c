"""The matcher's judgement of a clause and a wording from elsewhere: whether it is a link, how sure, which relation.

A pair is judged as if nothing else competed for either clause, by the classifier alone: a wording of a corpus occurs in
many texts, so it has no single context.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from directive_diff.alignment.candidates import overlap_of
from directive_diff.alignment.features import measure
from directive_diff.alignment.points import make_points
from directive_diff.alignment.preparation import Text, Texts
from directive_diff.alignment.scoring import add_up, classifiers
from directive_diff.explanation.relation import relate_texts
from directive_diff.odds import chance_of

if TYPE_CHECKING:
    from collections.abc import Sequence

LIKELY = 0.6
"""The score from which on a pair is called adapted. Among millions of clauses more are alike by chance than in a pair
of texts, where less is enough."""
_EQUAL, _ALIKE = 0.999, 0.9  # as in `alignment.selection`


class Judged(NamedTuple):
    """The matcher's judgement of a pair; ``relation`` is None if it is not a link."""

    relation: str | None
    score: float


def judge(pairs: Sequence[tuple[str, str]]) -> list[Judged]:
    """Return the judgements of pairs of folded clauses: (query, found)."""
    ours, theirs = list(dict.fromkeys(a for a, _ in pairs)), list(dict.fromkeys(b for _, b in pairs))
    our_points, their_points = make_points(ours, theirs)
    source = dict(zip(ours, our_points, strict=True))
    target = dict(zip(theirs, their_points, strict=True))
    sources, targets = [source[a] for a, _ in pairs], [target[b] for _, b in pairs]
    overlaps = {(i, i): overlap_of(a, b) for i, (a, b) in enumerate(zip(sources, targets, strict=True))}
    measured = measure(Texts(Text(sources, [], {}), Text(targets, [], {})), overlaps)
    alone = classifiers().alone
    judged = []
    for candidate, features in measured.features.items():
        chance = chance_of(add_up(features, alone))
        if candidate in measured.alike:
            chance = max(chance, _EQUAL if candidate in measured.equal else _ALIKE)
        links = (chance >= LIKELY or candidate in measured.alike) and candidate not in measured.different
        relation = relate_texts(*pairs[candidate[0]]) if links else None
        judged.append(Judged(relation, chance))
    return judged
