"""Fit the classifiers that tell whether one clause carries another, and report their accuracy on unseen pairs.

    fit.py GOLD… [--also GOLD…] [--apart FOLDER…] [--drafts FOLDER…] [--folds N] [--readers FILE…] [--seen-only] [--dry]

Needs the extra ``fit``. Each GOLD is a folder as docs/evaluation.md describes. Every pair is judged by weights fitted
without it and without pairs that share a text with it (in ``--folds`` folds); then the weights fitted to all go to
``directive_diff/data/judgement.tsv``, unless ``--dry``. The pairs after ``--also`` are learned from but never scored.
Folders after ``--apart`` have two texts on different matters (source.txt, target.txt): the classifier in context
learns from them what mere slogans look like, and the share of their clauses that is linked is reported. Those after
``--drafts`` have drafts with known edits (and truth.json): from them it learns what is not a link although everything
around it is copied.

With ``--readers`` (a file of weights trained on none of the pairs, or one for each fold, trained without that fold; see
training/README.md), the log-odds of a pair reader are a feature too, and the weights go to ``judgement-small.tsv``. The
answers of a reader are cached next to its file.
"""

from __future__ import annotations

import subprocess
from collections import Counter
from hashlib import sha256
from math import fsum
from pathlib import Path
from typing import TYPE_CHECKING

import arguments
from learning import learn, leave_out
from remembered import Remembered
from samples import Draft, Reading, Sample, akin, apart, draft, folds, reading

from directive_diff.alignment.scoring import Classifiers, classify
from directive_diff.alignment.selection import select
from directive_diff.evaluation.scoring import match, score
from directive_diff.explanation.relation import relate
from directive_diff.judging.small import SmallReader

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from directive_diff.model import Match

_ROOT = Path(__file__).parents[1]
_DATA = _ROOT / "directive_diff" / "data"
_SHOWN = ("links.precision", "links.recall", "links.f1", "core.f1", "new.precision", "dropped.precision")
_HEAD = """\
# Weights of the classifiers that say whether one clause carries another: log-odds for each unit of a feature.
# Columns: classifier, feature, weight. alignment/features.py and alignment/context.py say what the features are. Rows
# "scale" calibrate the resulting chance: the chance, and how often left-out links with that chance were right.
# Source: fitted by benchmarks/fit.py to pairs of readouts that a large language model read, clause by clause, from a
# written guide; no expert has checked those readings yet. What was read, with the first digits of the
# SHA-256 of all its files, by {commit}:
"""


def figures_of(sample: Reading, matches: Sequence[Match]) -> dict[str, float]:
    """Return the scores of `directive_diff.evaluation`, and how many links of each relation were found."""
    sides = {
        name: {
            "blocks": [
                {
                    "marker": {"start": 0, "end": 0},
                    "verb": "",
                    "directives": [
                        {"clauses": [{"id": c.id, "text": c.text, "start": c.span.start, "end": c.span.end}]}
                        for c in readout.clauses
                    ],
                }
            ]
        }
        for name, readout in (("source", sample.source), ("target", sample.target))
    }
    links = [
        {"source": m.source.id, "target": m.target.id, "relation": relate(m).value, "score": m.score, "changes": []}
        for m in matches
    ]
    figures = dict(score({**sides, "links": links}, sample.gold).figures)
    for relation in ("same", "adapted", "restated"):
        asked = [g for g in sample.gold.links if g.required and g.relation == relation]
        figures[f"{relation}.asked"] = len(asked)
        figures[f"{relation}.met"] = sum(
            any(match(m.source.span, g.source) and match(m.target.span, g.target) for m in matches) for g in asked
        )
    return figures


def links(sample: Sample, by: Classifiers) -> Sequence[Match]:
    """Return the links that two classifiers find in a sample."""
    return select(classify(sample.measured, by, sample.read)).matches


def report(samples: Sequence[Reading], arrangements: Sequence[Sequence[Classifiers]]) -> None:
    """Print the mean scores of samples, each judged by its own classifiers, and the calibration of their scores.

    All figures are means over the ``arrangements``, each of which has classifiers for all samples.
    """
    all_figures = []
    right, count = Counter[int](), Counter[int]()
    for sample, weights in (pair for learned in arrangements for pair in zip(samples, learned, strict=True)):
        matches = links(sample, weights)
        all_figures.append(figures_of(sample, matches))
        for link in matches:
            is_link = sample.is_link(link.source, link.target)
            if is_link is not None:
                band = min(9, int(link.score * 10 + 1e-9))
                right[band] += is_link
                count[band] += 1
    for name in (*_SHOWN, "relation.accuracy"):
        print(f"{name:20}{fsum(figures[name] for figures in all_figures) / len(all_figures):.4f}")
    for relation in ("same", "adapted", "restated"):
        met, asked = (sum(f[f"{relation}.{part}"] for f in all_figures) for part in ("met", "asked"))
        print(f"recall of {relation:10}{met / max(1, asked):.2f} of {asked / len(arrangements):.0f}")
    print("score    links  right")
    for band in sorted(count):
        print(f"{band / 10:.1f} ..  {count[band] / len(arrangements):6.0f}  {right[band] / count[band]:.3f}")


def linked(samples: Iterable[Sample], learned: Classifiers) -> float:
    """Return the share of the targets' linkable clauses that are linked."""
    linked_clauses = asked = 0
    for sample in samples:
        linked_clauses += len({match.target.id for match in links(sample, learned)})
        asked += sum(clause.linkable for clause in sample.target.clauses)
    return linked_clauses / max(1, asked)


def replaced(drafts: Sequence[Draft], learned: Classifiers) -> str:
    """Return how many replaced demands are linked, and how many with a high score."""
    scores = [
        max((m.score for m in matches if match(m.source.span, old) and match(m.target.span, new)), default=0.0)
        for one in drafts
        for matches in [links(one, learned)]
        for kind, old, new in one.edits
        if kind == "replaced" and old and new
    ]
    sure = sum(value >= 0.9 for value in scores)
    return f"{sum(value > 0 for value in scores)} of {len(scores)} linked, {sure} with 0.9 or more"


def written(learned: Classifiers, read: Sequence[str]) -> str:
    """Return the table of weights, with what was ``read``."""
    head = ["git", "-C", str(_ROOT), "describe", "--always", "--dirty", "--abbrev=12"]
    commit = subprocess.run(head, capture_output=True, text=True, check=True).stdout.strip()
    rows = [_HEAD.format(commit=commit), *(f"# {line}\n" for line in read)]
    for classifier, weights in (("alone", learned.alone), ("context", learned.context)):
        named = [("constant", weights.constant), *zip(weights.names, weights.values, strict=True)]
        rows += [f"{classifier}\t{name}\t{value:.5g}\n" for name, value in named]
    return "".join(rows + [f"scale\t{judged:.4g}\t{observed:.4g}\n" for judged, observed in learned.scale])


def described(name: str, folders: Sequence[Path]) -> str:
    """Return how many folders were read, and the digest of their files."""
    digest = sha256()
    for path in sorted(path for folder in folders for path in folder.iterdir() if path.is_file()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return f"{name}: {len(folders)} folders, {digest.hexdigest()[:16]}"


def set_readers(paths: Sequence[Path], samples: Sequence[Reading], others: Sequence[Sample]) -> list[Remembered]:
    """Give each sample the reader of its fold, and each of ``others`` that of a sample that shares a text with it.

    A single reader, trained on none of them, reads all.
    """
    readers = [Remembered(SmallReader(path), path.with_suffix(".said.json")) for path in paths]
    if not readers:
        return []
    fold = folds(samples, len(readers))
    for sample, number in zip(samples, fold, strict=True):
        sample.__dict__["reader"] = readers[number]
    for at, other in enumerate(others):
        near = [number for sample, number in zip(samples, fold, strict=True) if akin(sample, other)]
        other.__dict__["reader"] = readers[min(near, default=at % len(readers))]
    return readers


def main() -> None:
    """Fit, report, write."""
    parser = arguments.parser(__doc__)
    parser.add_argument("--also", nargs="*", default=(), type=Path)
    parser.add_argument("--seen-only", action="store_true", help="leave out nothing: no scale, only the weights")
    args = parser.parse_args()
    samples = [reading(folder) for folder in args.gold]
    others = [apart(folder) for folder in args.apart]
    drafts = [draft(folder) for folder in args.drafts]
    also = [reading(folder) for folder in args.also]
    readers = set_readers(args.readers, samples, [*also, *others, *drafts])
    learned = learn([*samples, *also, *others, *drafts])
    if not args.seen_only:
        unseen = leave_out(samples, [*also, *others, *drafts], len(readers) if len(readers) > 1 else args.folds)
        print(f"each pair by weights fitted without it, in {len(unseen.arrangements)} arrangements of the folds")
        report(samples, unseen.arrangements)
        learned = learned._replace(scale=unseen.scale)
    print("\nas installed")
    report(samples, [[learned] * len(samples)])
    print(f"different matters: {linked(others, learned):.3f} linked\nreplaced: {replaced(drafts, learned)}")
    for reader in readers:
        reader.save()
    if not args.dry:
        parts = {"gold": args.gold, "also": args.also, "apart": args.apart, "drafts": args.drafts}
        read = [described(name, folders) for name, folders in parts.items() if folders]
        read += [
            f"reader{f' of fold {number}' if len(readers) > 1 else ''}: {weights_of_fold.sha256[:16]}"
            for number, weights_of_fold in enumerate(readers)
        ]
        (_DATA / f"judgement{'-small' if readers else ''}.tsv").write_text(written(learned, read), encoding="utf-8")


if __name__ == "__main__":
    main()
