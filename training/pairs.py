"""Step 2: write the training data: pairs of clauses of gold folders, with their folds and the readers' answers.

    pairs.py OUT.jsonl GOLD… [--held GOLD…] [--drafts DRAFT…] [--folds N]

Needs the program and its folder ``benchmarks`` on PYTHONPATH. A line is a readout pair: its name, its fold (none of its
texts is in another), its clauses on both sides, and ``told``: [source, target, 1 or 0, candidate or not]. These are the
candidates that the program finds by words, all links that it finds no candidate for, and as many pairs at random.
Drafts with known edits (docs/evaluation.md) are in no fold; ``akin`` are the folds that contain a text of theirs.
The pairs after ``--held`` are one more fold: nothing is ever fitted to them or to pairs that share their texts.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

from samples import Reading, Sample, akin, draft, folds, reading

_RANDOM = 1  # random pairs for each clause of the target


def told(sample: Sample, chance: random.Random) -> dict[str, object]:
    """Return the clauses and the readers' answers for their pairs."""
    source, target = sample.measured.texts
    rows = {pair: [*pair, int(said), 1] for pair, said in sample.truth.items() if said is not None}
    if isinstance(sample, Reading):
        _beyond_candidates(sample, rows, chance)
    return {
        "name": sample.name,
        "source": [point.text for point in source.points],
        "target": [point.text for point in target.points],
        "told": [rows[pair] for pair in sorted(rows)],
    }


def _beyond_candidates(sample: Sample, rows: dict[tuple[int, int], list[int]], chance: random.Random) -> None:
    """Add links for which the program finds no candidate, and random pairs."""
    source, target = sample.measured.texts
    for s, here in enumerate(source.clauses):
        for t, there in enumerate(target.clauses):
            if (s, t) not in sample.truth and any(sample.is_link(one, other) for one in here for other in there):
                rows[s, t] = [s, t, 1, 0]
    for t, there in enumerate(target.clauses):
        for _ in range(_RANDOM):
            s = chance.randrange(len(source.clauses))
            if (s, t) not in sample.truth and sample.is_link(source.clauses[s][0], there[0]) is False:
                rows.setdefault((s, t), [s, t, 0, 0])


def main() -> None:
    """Read, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--held", nargs="*", default=(), type=Path)
    parser.add_argument("--drafts", nargs="*", default=(), type=Path)
    parser.add_argument("--folds", type=int, default=3)
    args = parser.parse_args()
    samples = [reading(folder) for folder in args.gold]
    chance = random.Random(1)
    held = [reading(folder) for folder in args.held]
    fold = folds(samples, args.folds)
    for number, sample in enumerate(samples):
        if any(akin(sample, other) for other in held):
            fold[number] = args.folds
    samples, fold = [*samples, *held], [*fold, *(args.folds for _ in held)]
    lines = [{"fold": number, **told(sample, chance)} for sample, number in zip(samples, fold, strict=True)]
    for folder in args.drafts:
        one = draft(folder)
        near = {number for sample, number in zip(samples, fold, strict=True) if akin(one, sample)}
        lines.append({"fold": -1, "akin": sorted(near), **told(one, chance)})
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    args.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
