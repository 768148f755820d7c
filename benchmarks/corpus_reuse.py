"""Measure how long `corpus reuse` takes, how that grows, and how much known reuse it finds, compared with rapidfuzz.

    python benchmarks/corpus_reuse.py 100 316 1000 3162 10000

For each number of documents: clauses, seconds of processor and clock time, memory, and how many of the directives taken
from another one are found. rapidfuzz compares a sample of wordings with all, from which its time for all pairs is
estimated.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections import defaultdict
from math import log
from pathlib import Path

from corpus_made import write

from directive_diff.corpus.filling.adding import add
from directive_diff.corpus.query import Query
from directive_diff.corpus.reuse.families import reuse
from directive_diff.corpus.store.database import opened
from directive_diff.corpus.store.places import body_of
from directive_diff.corpus.store.wordings import unpacked

_SAMPLE = 40  # wordings that rapidfuzz compares with all
_PAIRS = 20_000  # pairs of directives whose recall is measured
_ALIKE = 70.0  # the least ratio of rapidfuzz at which wordings are alike


def measure(documents: int, folder: Path) -> tuple[int, float]:
    """Print one line for a corpus of ``documents``; return the number of its clauses and the processor time."""
    source = folder / f"{documents}.ndjson"
    directives = write(documents, source)
    path = str(folder / f"{documents}.duckdb")
    began = time.monotonic()
    with opened(path, write=True) as store:
        added = add(store, [str(source)])
    adding = time.monotonic() - began
    with opened(path) as store:
        began, processor = time.monotonic(), time.process_time()
        result = reuse(store, path, Query())
        clock, processor = time.monotonic() - began, time.process_time() - processor
        hits, pairs = _recall(store, directives)
        words = [unpacked(word) for (word,) in store.rows("select folded from wording")]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    fuzzy = _rapidfuzz(words)
    print(
        f"{documents:>6} documents {result.clauses:>9,} clauses {result.wordings:>8,} wordings  "
        f"add {added.characters / adding / 1e6:.2f} M characters/s  reuse {clock:.1f} s, processor {processor:.1f} s, "
        f"{memory:.1f} GB  recall {hits / pairs:.4f} of {pairs:,}  "
        f"rapidfuzz {fuzzy:,.0f} s, {fuzzy / clock:,.0f} times",
        flush=True,
    )
    return result.clauses, processor


def _recall(store: object, directives: list[list[tuple[int, int | None]]]) -> tuple[int, int]:
    """Return how many of a sample of directives share a wording, or similar ones, with their origin; and its size."""
    from directive_diff.corpus.store.database import Store  # noqa: PLC0415 - for its type

    assert isinstance(store, Store)  # noqa: S101 - a script
    wordings: dict[tuple[int, int], set[int]] = defaultdict(set)
    by_text: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for text, start, wording in store.rows("select text, start, wording from temp.clause order by text, start"):
        by_text[text].append((start, wording))
    for text, clauses in by_text.items():
        body = body_of(store, text) or ""
        for start, wording in clauses:
            wordings[text, body.count("\n", 0, start)].add(wording)
    common = {wording for (wording,) in store.rows("select wording from set_phrase")}
    places = {number: (text, place) for text, those in enumerate(directives) for place, (number, _) in enumerate(those)}
    pairs = [(places[number], places[parent]) for those in directives for number, parent in those if parent is not None]
    pairs = random.Random(1).sample(pairs, min(_PAIRS, len(pairs)))  # noqa: S311 - a sample
    wanted = {wording for pair in pairs for place in pair for wording in wordings[place]} - common
    near: dict[int, set[int]] = defaultdict(set)
    query = "select wording, earlier from alike where wording in (select unnest(?)) or earlier in (select unnest(?))"
    for start in range(0, len(wanted), 20_000):
        some = sorted(wanted)[start : start + 20_000]
        for one, other in store.rows(query, [some, some]):
            near[one].add(other)
            near[other].add(one)
    hits = 0
    for one, other in pairs:
        ours, theirs = wordings[one] - common, wordings[other] - common
        hits += bool(ours & theirs) or any(near[wording] & theirs for wording in ours)
    return hits, len(pairs)


def _rapidfuzz(words: list[str]) -> float:
    """Return the seconds that rapidfuzz would take for all pairs of wordings, estimated from a sample."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - measured only here

    sample = random.Random(2).sample(words, min(_SAMPLE, len(words)))  # noqa: S311 - a sample
    began = time.monotonic()
    process.cdist(sample, words, scorer=fuzz.ratio, score_cutoff=_ALIKE, workers=2)
    return (time.monotonic() - began) / len(sample) * len(words) / 2


def main() -> None:
    """Measure each corpus, and how the cost grows from the first to the last."""
    with tempfile.TemporaryDirectory() as folder:
        measured = [measure(documents, Path(folder)) for documents in map(int, sys.argv[1:] or ("100", "316", "1000"))]
    (few, little), (many, much) = measured[0], measured[-1]
    if many > few:
        exponent = log(much / little) / log(many / few)
        print(f"exponent of the processor time from {few:,} to {many:,} clauses: {exponent:.2f}")


if __name__ == "__main__":
    main()
