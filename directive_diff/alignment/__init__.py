"""Which clause of the target carries which clause of the source, in four steps.

1. `preparation`: both texts become points, their distinct clause texts, weighted by how rare their wording is
   (`points`).
2. `candidates`: the pairs of points that share enough wording to be scored.
3. `scoring`: the probability that a candidate is a link, by a classifier that sees only its features (`features`, with
   `matter` and `synonyms`), then by one that also sees its context (`context`).
4. `selection`: probable candidates become links; the nearest candidates of the other clauses are kept too.

Between the last two steps, a judge may be asked about doubtful clauses, and its opinions joined with the scores; a
reader of pairs adds candidates and features. Both are in `second_opinion`.

docs/matching.md follows one pair of clauses through these steps, with its numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.alignment.candidates import find_candidates
from directive_diff.alignment.preparation import prepare
from directive_diff.alignment.scoring import score
from directive_diff.alignment.selection import Alignment, select

if TYPE_CHECKING:
    from directive_diff.judging import Judge, PairReader, Question
    from directive_diff.model import Readout

__all__ = ["Alignment", "align", "ask"]


def align(
    source: Readout,
    target: Readout,
    *,
    judge: Judge | None = None,
    reader: PairReader | None = None,
) -> Alignment:
    """Return which clauses of ``target`` carry which clauses of ``source``, and the nearest other pairs.

    A score is the probability (0..1) that an informed reader would call the pair a link; ``reasons`` are its
    parts. ``reader`` reads every candidate; ``judge`` is then asked about what is still in doubt. Only linkable clauses
    are matched. Moving whole blocks within a text does not change the links; nor does folding.
    """
    texts = prepare(source, target)
    candidates = find_candidates(texts.source.points, texts.target.points)
    scored = score(texts, candidates, reader)
    if judge is None:
        return select(scored)
    from directive_diff.alignment.second_opinion.consultation import consult  # noqa: PLC0415 - most runs have no judge

    return consult(scored, source, target, judge)


def ask(source: Readout, target: Readout, *, reader: PairReader | None = None) -> tuple[Question, ...]:
    """Return the questions for a judge about two readouts; ``reader``, if given, contributes to the scores."""
    from directive_diff.alignment.second_opinion import questions  # noqa: PLC0415 - as above

    texts = prepare(source, target)
    candidates = find_candidates(texts.source.points, texts.target.points)
    return questions.ask(score(texts, candidates, reader), source, target)
