"""The data to which classifiers are fitted: pairs that were read, texts on different matters, drafts."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from random import Random
from typing import TYPE_CHECKING

from directive_diff.alignment.candidates import Candidate, Overlap, find_candidates
from directive_diff.alignment.features import Measured, measure
from directive_diff.alignment.preparation import prepare
from directive_diff.alignment.second_opinion.reading import widen
from directive_diff.evaluation.gold import Gold, load
from directive_diff.evaluation.scoring import is_inside, match
from directive_diff.grammar import parse
from directive_diff.model import Span
from directive_diff.readers import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from directive_diff.alignment.preparation import Texts
    from directive_diff.alignment.scoring import Read
    from directive_diff.judging.interface import PairReader
    from directive_diff.model import Clause, Readout

_APART = 0.8  # weight of a candidate of two texts on different matters; a higher one finds less in related texts
_DRAFT = 2.0  # weight of a candidate of a draft, in which few are judged
_REFRAMED = 0.1  # the same, if all edits of the draft replace demands
_ALIKE = 0.75  # the least share at which two clauses are alike even in texts on different matters
_CARRIED = frozenset({"figure", "weakened", "strengthened", "localised", "listed"})


@dataclass(frozen=True)
class Sample:
    """Two texts: their candidates, and for each candidate whether it is a link (None: not to be judged)."""

    name: str
    source: Readout
    target: Readout

    @cached_property
    def reader(self) -> PairReader | None:
        """The reader of its pairs, one that was not trained on it; set it before anything is measured."""
        return None

    @cached_property
    def prepared(self) -> tuple[Texts, Mapping[Candidate, Overlap], Read | None]:
        """The texts, the candidates, and the function that reads them."""
        texts = prepare(self.source, self.target)
        candidates = find_candidates(texts.source.points, texts.target.points)
        return texts, *(widen(texts, candidates, self.reader) if self.reader else (candidates, None))

    @cached_property
    def measured(self) -> Measured:
        """The candidates and what is known about them before any weight is applied."""
        texts, candidates, _ = self.prepared
        return measure(texts, candidates)

    @property
    def read(self) -> Read | None:
        """The function that reads the candidates, if there is a reader."""
        return self.prepared[2]

    @cached_property
    def truth(self) -> Mapping[Candidate, bool | None]:
        """Whether every candidate is a link, if known; for a repeated clause, if known for one occurrence."""
        return {candidate: self._is_link(candidate) for candidate in self.measured.features}

    def _is_link(self, candidate: Candidate) -> bool | None:
        source, target = self.measured.texts
        sources, targets = source.clauses[candidate[0]], target.clauses[candidate[1]]
        answers = {self.is_link(one, other) for one in sources for other in targets}
        return True if True in answers else None if None in answers else False

    def is_link(self, source: Clause, target: Clause) -> bool | None:
        """Return whether the target's clause carries the source's; None if unknown."""
        raise NotImplementedError

    @property
    def weight(self) -> float:
        """The weight of a candidate."""
        raise NotImplementedError

    @cached_property
    def texts(self) -> tuple[frozenset[str], frozenset[str]]:
        """The clauses of either side."""
        source, target = (frozenset(c.folded.text for c in side.clauses) for side in (self.source, self.target))
        return source, target


@dataclass(frozen=True)
class Reading(Sample):
    """A pair that was read."""

    gold: Gold

    def is_link(self, source: Clause, target: Clause) -> bool | None:
        """Return the readers' answer; None if they differ or none read the pair."""
        hits = [g for g in self.gold.links if match(source.span, g.source) and match(target.span, g.target)]
        read_here = is_inside(source.span, self.gold.regions["source"]) and is_inside(
            target.span, self.gold.regions["target"]
        )
        return any(hit.required for hit in hits) or None if hits else (False if read_here else None)

    @property
    def weight(self) -> float:
        """The weight of a candidate: without it, pairs with few links would hardly count."""
        return 1 / sqrt(max(1, sum(value is True for value in self.truth.values())))


@dataclass(frozen=True)
class Apart(Sample):
    """Texts on different matters: what is nearly the same in both is not judged, and nothing else is a link."""

    def _is_link(self, candidate: Candidate) -> bool | None:
        return None if self.measured.features[candidate]["dice"] > _ALIKE else False

    @property
    def weight(self) -> float:
        """The weight of a candidate."""
        return _APART


@dataclass(frozen=True)
class Draft(Sample):
    """A text and its draft with known edits: only edited clauses are judged."""

    edits: tuple[tuple[str, Span | None, Span | None], ...]

    def is_link(self, source: Clause, target: Clause) -> bool | None:
        """Return what the edits imply: deleted or inserted clauses have no link, edited ones keep theirs."""
        said: bool | None = None
        for kind, old, new in self.edits:
            here, there = (
                span is not None and match(clause.span, span) for clause, span in ((source, old), (target, new))
            )
            if (
                (kind == "deleted" and here)
                or (kind == "inserted" and there)
                or (kind == "replaced" and here and there)
            ):
                return False
            if kind in _CARRIED and here and there:
                said = True
        return said

    @property
    def weight(self) -> float:
        """The weight of a candidate."""
        return _REFRAMED if all(kind == "replaced" for kind, *_ in self.edits) else _DRAFT


def _sides(folder: Path) -> tuple[Readout, Readout]:
    source, target = (
        parse(read(str(folder / f"{name}.txt")), side=side) for name, side in (("source", "S"), ("target", "T"))
    )
    return source, target


def reading(folder: Path) -> Reading:
    """Return a gold folder."""
    return Reading(folder.resolve().name, *_sides(folder), load(folder))


def apart(folder: Path) -> Apart:
    """Return a folder of two texts on different matters."""
    return Apart(folder.resolve().name, *_sides(folder))


def draft(folder: Path) -> Draft:
    """Return a folder of a draft with known edits."""
    rows = json.loads((folder / "truth.json").read_text("utf-8"))
    edits = ((row["kind"], *(Span(*row[side]) if row[side] else None for side in ("source", "target"))) for row in rows)
    return Draft(folder.resolve().name, *_sides(folder), tuple(edits))  # type: ignore[arg-type]


def akin(one: Sample, other: Sample) -> bool:
    """Return whether two samples share a text: half of the shorter one's clauses."""
    return any(2 * len(a & b) > min(len(a), len(b)) for a in one.texts for b in other.texts)


def folds(samples: Sequence[Sample], count: int, arrangement: int = 0) -> list[int]:
    """Return the fold of each sample: samples that share a text go into one fold, the largest groups first.

    Groups of equal size come in their order, or shuffled in a way of its own for each ``arrangement`` above 0.
    """
    groups: list[list[int]] = []
    for number, sample in enumerate(samples):
        near = [group for group in groups if any(akin(sample, samples[other]) for other in group)]
        groups = [group for group in groups if group not in near] + [[number, *(n for group in near for n in group)]]
    sizes, fold = [0] * count, [0] * len(samples)
    groups.sort(key=min)
    if arrangement:
        Random(arrangement).shuffle(groups)  # noqa: S311 - anyone can make the same folds again
    for group in sorted(groups, key=len, reverse=True):
        least = sizes.index(min(sizes))
        sizes[least] += len(group)
        for number in group:
            fold[number] = least
    return fold


def without(samples: Iterable[Sample], held_out: Sequence[Sample]) -> list[Sample]:
    """Return those of ``samples`` that share no text with any that is held out."""
    return [sample for sample in samples if not any(akin(sample, other) for other in held_out)]
