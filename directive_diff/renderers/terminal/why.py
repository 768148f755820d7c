"""Why a clause was linked or not, in words: the reasons for and against; with numbers if ``--why`` is repeated."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from directive_diff.findings.word_marks import shared_words
from directive_diff.model import Relation
from directive_diff.renderers.terminal.typesetting import Styled
from directive_diff.view.quoting import INNER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from directive_diff.labels import Labels
    from directive_diff.model import Clause, Comparison, Link, Match, Reason, Side

_QUOTED = 3  # how many of the longest shared runs are quoted
_SIGNS = "，、；：。 　"
_MOST_REASONS = 3  # reasons against a rejected pair that are shown


class _Bounds(NamedTuple):
    """The value from which a reason favours a link, and that up to (``reverse``: from) which it speaks against it."""

    good: float
    bad: float
    reverse: bool = False


# How the values of reasons are read; one between the bounds says little, and is not shown.
_BOUNDS: Mapping[str, _Bounds] = {
    "wording": _Bounds(0.7, 0.25),
    "source_covered": _Bounds(0.85, 0.5),
    "target_covered": _Bounds(0.85, 0.4),
    "matter": _Bounds(0.7, 0.3),
    "synonyms": _Bounds(0.1, -1),
    "neighbours": _Bounds(0.3, -1),
    "rivals": _Bounds(2, 0.3, reverse=True),
    "contrast": _Bounds(2, 0.1, reverse=True),
}


# What cannot speak against the same words: 党中央高度重视 has nothing but words of the frame, so it is "about" nothing.
_OF_WORDS = frozenset({"matter", "contrast", "wording"})


def of_link(link: Link, labels: Labels, *, numbers: bool = False) -> list[Styled]:
    """Return the reasons of a link as one note."""
    texts = (text.strip(_SIGNS) for text in shared_words(link))
    runs = sorted((text for text in texts if len(text) > 1), key=len, reverse=True)[:_QUOTED]
    quoted = "".join(labels("quoted", text=run.translate(INNER)) for run in runs)
    shared = labels("why_shared", text=quoted) if runs else ""
    good = [shared, *_describe_reasons(link.reasons, labels, good=True)]
    reasons = [reason for reason in link.reasons if link.relation is not Relation.SAME or reason.name not in _OF_WORDS]
    bad = list(_describe_reasons(reasons, labels, good=False))
    return [Styled(_join_reasons(good, bad, labels, _opinion_and_numbers(link, labels, numbers=numbers)), "why")]


def of_none(
    clauses: Sequence[Clause], nearest: Mapping[str, Match], side: Side, labels: Labels, *, numbers: bool = False
) -> list[list[Styled]]:
    """Return, for each of ``clauses`` (of ``side``, without a link), the nearest match and why it is not a link."""
    notes = []
    for clause in clauses:
        if not clause.linkable:
            continue
        match = nearest.get(clause.id)
        text = labels("why_nothing") if match is None else _rejected(match, side, labels, numbers=numbers)
        first = [Styled(f"{clause.id} ", "id")] if len(clauses) > 1 else []
        notes.append([*first, Styled(text, "why")])
    return notes


def of_possible(match: Match, labels: Labels, *, numbers: bool = False) -> list[Styled]:
    """Return the reasons for and against a match that is shown as possible."""
    return [Styled(_reasons(match, labels, numbers=numbers), "why")]


def nearest(comparison: Comparison, side: Side) -> dict[str, Match]:
    """Return the nearest rejected match of each clause of ``side`` that has no link."""
    best: dict[str, Match] = {}
    for match in comparison.rejected:
        clause = side.clause(match)
        if clause.id not in best or match.score > best[clause.id].score:
            best[clause.id] = match
    return best


def _rejected(match: Match, side: Side, labels: Labels, *, numbers: bool) -> str:
    other = side.other.clause(match)
    named = labels("why_nearest", id=other.id, text=other.text.translate(INNER))
    return labels("joiner").join((named, _reasons(match, labels, numbers=numbers)))


def _reasons(match: Match, labels: Labels, *, numbers: bool) -> str:
    good = list(_describe_reasons(match.reasons, labels, good=True))
    bad = list(_describe_reasons(match.reasons, labels, good=False))[:_MOST_REASONS] or [labels("why_little")]
    return _join_reasons(good, bad, labels, _opinion_and_numbers(match, labels, numbers=numbers))


def _join_reasons(good: Iterable[str], bad: Iterable[str], labels: Labels, rest: Iterable[str]) -> str:
    join = labels("list_joiner").join
    phrases = [
        labels(name, words=join(words))
        for name, words in (("why_for", [*filter(None, good)]), ("why_against", [*bad]))
        if words
    ]
    return labels("joiner").join([*phrases, *rest])


def _describe_reasons(reasons: Iterable[Reason], labels: Labels, *, good: bool) -> Iterator[str]:
    """Yield in words the reasons for (``good``) or against a link."""
    for reason in reasons:
        bounds = _BOUNDS[reason.name]
        against = reason.value >= bounds.bad if bounds.reverse else reason.value <= bounds.bad
        if good and reason.value >= bounds.good:
            yield labels(f"for_{reason.name}")
        if not good and against:
            yield labels(f"against_{reason.name}")


def _numbers(match: Link | Match, labels: Labels) -> str:
    reasons = (f"{labels(f'reason_{reason.name}')} {reason.value:.2f}" for reason in match.reasons)
    return labels("why_numbers", score=f"{match.score:.2f}", reasons=labels("list_joiner").join(reasons))


def _opinion_and_numbers(match: Link | Match, labels: Labels, *, numbers: bool) -> tuple[str, ...]:
    """Return a model's opinion, if there is one, and the numbers on request."""
    return (*_opinion(match, labels), *((_numbers(match, labels),) if numbers else ()))


def _opinion(match: Link | Match, labels: Labels) -> tuple[str, ...]:
    """Return a model's opinion of a pair, if it was asked."""
    opinion = match.opinion
    if opinion is None:
        return ()
    verdict = labels(opinion.relation.value if opinion.relation else "opinion_refused")
    return (labels("opinion_why", said=verdict, score=_two_digits(opinion.before)),)


def _two_digits(value: float) -> str:
    return f"{value:.2f}"
