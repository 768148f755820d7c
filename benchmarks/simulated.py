"""Simulated judges: what a judge would answer who knows the readers' answers and is right with a given probability."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from directive_diff.evaluation.scoring import match
from directive_diff.judging import Judged, JudgeRecord, Opinion, Question
from directive_diff.model import Relation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from samples import Reading


class SimulatedJudge:
    """A judge who answers a clause correctly with probability ``quality`` (0..1); with None, it answers nothing.

    Otherwise it is wrong in one of three manners: it chooses a link that does not exist (``yes``), finds nothing
    (``no``), or either (``mixed``): half of the time it misses an existing link, else takes one of the nearest
    candidates.
    """

    def __init__(self, sample: Reading, quality: float | None, manner: str = "mixed", seed: int = 99) -> None:
        """Simulate a judge for a pair; the same ``seed`` gives the same answers."""
        self._sample, self._quality, self._manner = sample, quality, manner
        self._random = random.Random(f"{sample.name} {seed}")  # noqa: S311 - nothing is kept secret
        self._clauses = {clause.id: clause for side in (sample.source, sample.target) for clause in side.clauses}

    def judge(self, questions: Sequence[Question]) -> Judged:
        """Answer every question."""
        answered = () if self._quality is None else questions
        opinions = {question.target.id: self._answer(question, self._quality or 0.0) for question in answered}
        return Judged(opinions, JudgeRecord("simulated", "", "", None, None))

    def _answer(self, question: Question, quality: float) -> Mapping[str, Opinion]:
        right = self.right(question)
        chosen = right if self._random.random() < quality else self._wrong(question, right)
        refused = {option.id: Opinion(None) for option in question.options}
        return refused | {name: Opinion(relation) for name, relation in chosen.items()}

    def right(self, question: Question) -> dict[str, Relation]:
        """Return the readers' answer to a question."""
        target = self._clauses[question.target.id].span
        return {
            passage.id: Relation(link.relation)
            for passage in (*question.options, *question.rest)
            for link in self._sample.gold.links
            if match(target, link.target) and match(self._clauses[passage.id].span, link.source)
        }

    def _wrong(self, question: Question, right: Mapping[str, Relation]) -> dict[str, Relation]:
        others = [option.id for option in question.options if option.id not in right]
        if self._manner == "no" or not others or (self._manner == "mixed" and right and self._random.random() < 0.5):
            return {}
        nearest = others[min(int(self._random.expovariate(0.7)), len(others) - 1)]
        return {nearest: self._random.choice([Relation.ADAPTED, Relation.RESTATED])}
