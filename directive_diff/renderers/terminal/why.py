"""Why a clause was linked or not: the score, its reasons, and the shared wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.renderers.terminal.typesetting import Styled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directive_diff.labels import Labels
    from directive_diff.model import Clause, Comparison, Link, Match, Reason, Side


def of_link(link: Link, labels: Labels) -> list[Styled]:
    """Return the reasons of a link as one note."""
    said = [labels("why_link", score=_two(link.score), reasons=_reasons(link.reasons, labels))]
    said += _opinion(link, labels)
    said += [labels("why_shared", text=shared.text) for shared in link.evidence]
    return [Styled("; ".join(said), "why")]


def of_none(clauses: Iterable[Clause], nearest: dict[str, Match], side: Side, labels: Labels) -> list[list[Styled]]:
    """Return, for each of ``clauses`` (of ``side``, without a link), what came nearest and why it was not taken."""
    notes = []
    for clause in clauses:
        if not clause.linkable:
            continue
        match = nearest.get(clause.id)
        if match is None:
            said = labels("why_nothing")
        else:
            other = side.other.clause(match)
            reasons = _reasons(match.reasons, labels)
            said = labels("why_nearest", id=other.id, text=other.text, score=_two(match.score), reasons=reasons)
            said = "; ".join((said, *_opinion(match, labels)))
        notes.append([Styled(f"{clause.id} ", "id"), Styled(said, "why")])
    return notes


def nearest(comparison: Comparison, side: Side) -> dict[str, Match]:
    """Return the nearest rejected match of each clause of ``side`` that has no link."""
    best: dict[str, Match] = {}
    for match in comparison.rejected:
        clause = side.clause(match)
        if clause.id not in best or match.score > best[clause.id].score:
            best[clause.id] = match
    return best


def _reasons(reasons: Iterable[Reason], labels: Labels) -> str:
    return labels("list_joiner").join(f"{labels(f'reason_{reason.name}')} {_two(reason.value)}" for reason in reasons)


def _opinion(found: Link | Match, labels: Labels) -> tuple[str, ...]:
    """Return what a model said of a pair, if it was asked."""
    opinion = found.opinion
    if opinion is None:
        return ()
    said = labels(opinion.relation.value if opinion.relation else "opinion_refused")
    return (labels("opinion_why", said=said, score=_two(opinion.before)),)


def _two(value: float) -> str:
    return f"{value:.2f}"
