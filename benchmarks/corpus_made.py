"""Make a corpus with known reuse from words of jieba's dictionary, without anybody's texts.

Documents come in families of 31: one of an upper level, thirty of lower ones. A directive of a lower document is taken
from its upper one with p .40, from any earlier document with p .05, and else has its own wording. What is taken is
nearly verbatim, or lightly or heavily adapted (at most 35 % of its words). A directive has two to four clauses of its
own, of phrases and words drawn by Zipf's law, and up to two of 600 set clauses that unrelated directives share too. The
first documents of a larger corpus are the smaller corpus.

    python benchmarks/corpus_made.py DOCUMENTS FILE.ndjson [SEED]
"""

from __future__ import annotations

import json
import random
import sys
from bisect import bisect
from datetime import date, timedelta
from importlib import resources
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Words = list[str]
_UPPER, _LOWER = ("全省", "我省", "省委", "各设区市"), ("全市", "我市", "市委", "各区县", "本市")
_LIGHT = ("要", "的", "等", "了", "也", "将", "把")
_FAMILY = 31
_KEPT = 20_000  # directives that may be taken by a document of another family


class Directive(NamedTuple):
    """A directive: its number, and that of the directive it was taken from (None for own wording)."""

    number: int
    parent: int | None
    clauses: list[Words]

    @property
    def text(self) -> str:
        """The sentence."""
        return "，".join("".join(clause) for clause in self.clauses) + "。"


class Maker:
    """Generates documents, one after another."""

    def __init__(self, seed: int = 7) -> None:
        self.random = random.Random(seed)  # noqa: S311 - made texts
        self.words = _vocabulary()
        self.by_length: dict[int, Words] = {}
        for word in self.words:
            self.by_length.setdefault(len(word), []).append(word)
        self.weights = {size: _zipf(size, power) for size, power in ((len(self.words), 0.75), (30_000, 0.85))}
        self.set_weights = _zipf(600, 1.05)
        self.phrases = [[self.word() for _ in range(self.random.choice((2, 2, 3)))] for _ in range(30_000)]
        self.set_clauses = [[*self.phrase(), *self.phrase()] for _ in range(600)]
        self.kept: list[Directive] = []
        self.count = 0

    def _pick(self, items: Sequence[Any], weights: Sequence[float]) -> Any:  # noqa: ANN401 - one of the items
        return items[bisect(weights, self.random.random() * weights[-1])]

    def word(self) -> str:
        """Return a word."""
        return str(self._pick(self.words, self.weights[len(self.words)]))

    def phrase(self) -> Words:
        """Return two or three words that occur together in many clauses."""
        return list(self._pick(self.phrases, self.weights[30_000]))

    def _clause(self, places: Sequence[str]) -> Words:
        words = [self.random.choice(places)] if self.random.random() < 0.2 else []
        for _ in range(self.random.choice((1, 2, 2, 2, 3))):
            words += self.phrase() if self.random.random() < 0.55 else [self.word(), self.word()]
        if self.random.random() < 0.3:
            words.insert(self.random.randrange(len(words) + 1), self.random.choice(_LIGHT))
        return words

    def _own(self, places: Sequence[str]) -> Directive:
        clauses = [self._clause(places) for _ in range(self.random.choice((2, 2, 3, 3, 4)))]
        for _ in range(self.random.choice((0, 0, 1, 1, 2))):
            clauses.insert(
                self.random.randrange(len(clauses) + 1), list(self._pick(self.set_clauses, self.set_weights))
            )
        return Directive(self.count, None, clauses)

    def _adapted(self, directive: Directive) -> Directive:
        level = self.random.choices((1, 2, 3), (30, 40, 30))[0]
        chance = (0.0, 0.0, 0.10, 0.22)[level]
        left = int(0.35 * sum(map(len, directive.clauses)))
        clauses = []
        for clause in directive.clauses:
            changed = []
            for word in clause:
                replaced = left > 0 and self.random.random() < chance
                left -= replaced
                local = word in _UPPER and self.random.random() < 0.8
                other = _LOWER if local else self.by_length.get(len(word), _LIGHT)
                changed.append(self.random.choice(other) if replaced or local else word)
            clauses.append(changed)
        if level == 1 and self.random.random() < 0.5:
            clauses[0].insert(0, self.random.choice(_LIGHT))
        if level > 1 and len(clauses) > 2 and self.random.random() < 0.4:
            clauses.pop(self.random.randrange(len(clauses)))
        return Directive(self.count, directive.number, clauses)

    def documents(self, count: int) -> Iterator[tuple[bool, list[Directive]]]:
        """Yield documents: whether it is an upper one, and its directives."""
        upper: list[Directive] = []
        for number in range(count):
            is_upper = number % _FAMILY == 0
            left = [] if is_upper else self.random.sample(upper, len(upper))
            made = []
            for _ in range(self.random.randint(26, 34)):
                chance = self.random.random()
                if left and chance < 0.40:
                    made.append(self._adapted(left.pop()))
                elif self.kept and chance < 0.45:
                    made.append(self._adapted(self.random.choice(self.kept)))
                else:
                    made.append(self._own(_UPPER if is_upper else _LOWER))
                    if len(self.kept) < _KEPT:
                        self.kept.append(made[-1])
                self.count += 1
            upper = made if is_upper else upper
            yield is_upper, made


def _vocabulary() -> Words:
    """Return the 40,000 most frequent words of two to four characters."""
    lines = resources.files("jieba").joinpath("dict.txt").read_text("utf-8").splitlines()
    rows = [line.split() for line in lines]
    words = [(int(row[1]), row[0]) for row in rows if 2 <= len(row[0]) <= 4]
    return [word for _, word in sorted(words, key=lambda each: (-each[0], each[1]))[:40_000]]


def _zipf(count: int, power: float) -> list[float]:
    return list(accumulate(1 / (rank + 3) ** power for rank in range(count)))


def write(count: int, path: Path, seed: int = 7) -> list[list[tuple[int, int | None]]]:
    """Write a corpus as NDJSON; return the number and parent of each directive of each document."""
    made = []
    with path.open("w", encoding="utf-8") as out:
        for number, (is_upper, directives) in enumerate(Maker(seed).documents(count)):
            day = date(2012, 1, 1) + timedelta(days=number * 5_000 // max(count, 5_000))
            text = "\n".join(directive.text for directive in directives)
            level = "province" if is_upper else "city"
            record = {"id": str(number), "date": day.isoformat(), "level": level, "text": text}
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
            made.append([(directive.number, directive.parent) for directive in directives])
    return made


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:4]))
