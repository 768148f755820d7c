"""Write docs/matching.md: one pair of clauses of the seeds on its way through the matcher, with its numbers.

python docs/matching.py > docs/matching.md

Every number is computed by the functions that the program itself calls; `tests/docs/test_matching_page.py` fails if the
page says anything else.
"""

from __future__ import annotations

import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from directive_diff import read
from directive_diff.alignment.candidates import find_candidates
from directive_diff.alignment.features import measure
from directive_diff.alignment.preparation import prepare
from directive_diff.alignment.scoring import Scored, classifiers, score, score_alone
from directive_diff.alignment.selection import PROBABLE, select
from directive_diff.grammar import parse
from directive_diff.words import cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from directive_diff.alignment.candidates import Candidate, Overlap
    from directive_diff.alignment.points import Point
    from directive_diff.alignment.preparation import Texts
    from directive_diff.alignment.scoring import ScoredCandidate, Weights
    from directive_diff.model import Match

_SEEDS = Path(__file__).parents[1] / "seeds"
_SOURCE, _TARGET = "要加快重大项目建设", "着力抓好重大项目引进、重点工程建设"
_RIVALS = 3  # how many rivals of either clause are listed


class Walk(NamedTuple):
    """The two texts, and the pair of clauses that is followed."""

    texts: Texts
    overlaps: Mapping[Candidate, Overlap]
    scored: Scored
    pair: Candidate

    @property
    def points(self) -> tuple[Point, Point]:
        """The source's clause and the target's."""
        return self.texts.source.points[self.pair[0]], self.texts.target.points[self.pair[1]]

    @property
    def candidate(self) -> ScoredCandidate:
        """The candidate."""
        return self.scored.candidates[self.pair]


def walk() -> Walk:
    """Take the seeds through the steps of `directive_diff.alignment.align`, as far as links are selected."""
    source, target = (
        parse(read(str(_SEEDS / f"{place}-2020-02-17.txt")), side=side)
        for place, side in (("jiangsu", "S"), ("changzhou", "T"))
    )
    texts = prepare(source, target)
    overlaps = find_candidates(texts.source.points, texts.target.points)
    numbers = [[point.text for point in side.points] for side in texts]
    return Walk(texts, overlaps, score(texts, overlaps), (numbers[0].index(_SOURCE), numbers[1].index(_TARGET)))


def page() -> str:
    """Return the page."""
    way = walk()
    steps = (_opening(), _prepared(way), _candidates(way), _alone(way), _in_context(way), _selected(way))
    return "\n".join(chain.from_iterable(steps)) + "\n"


def _opening() -> Iterator[str]:
    yield f"""\
# How two clauses are matched
<!-- Written by docs/matching.py; edit that, and run: python docs/matching.py > docs/matching.md -->
This page follows one pair of clauses of the seeds through `directive_diff/alignment/`. Jiangsu says 「{_SOURCE}」
(speed up the construction of major projects), Changzhou 「{_TARGET}」 (do well in attracting major
projects and building key works). Does the second carry the first? `align` decides in four steps:

```python
texts = prepare(source, target)
candidates = find_candidates(texts.source.points, texts.target.points)
scored = score(texts, candidates)
return select(scored)
```

All numbers are what the program computes for this pair. [glossary.md](glossary.md) explains the terms."""


def _prepared(way: Walk) -> Iterator[str]:
    source, target = way.points
    yield f"""
## 1. Prepare
`preparation.py`, `points.py`, `grammar/demands/matter.py`. Each distinct clause text becomes a *point*. The source has
{len(way.texts.source.points)} of them, the target {len(way.texts.target.points)}.

- Words that open a demand without being part of its point are removed: 「{source.text}」 becomes 「{source.bare}」.
- Each piece of wording (a word, a bigram, a character) has a weight, which is higher the rarer the piece is in the
  texts and in the genre.
- What a clause is *about* is its wording without the frame that it shares with hundreds of others.
- A list has *members*, which are points of their own.
"""
    yield from _table(
        ("", "source", "target"),
        (
            ("wording", source.bare, target.bare),
            ("words", " ".join(cut(source.bare)), " ".join(cut(target.bare))),
            ("about", _marked(source), _marked(target)),
            ("members", _members(source), _members(target)),
            ("weight of all characters", f"{source.mass:.2f}", f"{target.mass:.2f}"),
        ),
    )
    yield "\nSome of the weights:\n"
    bigrams = sorted(source.bigrams, key=lambda bigram: (-source.weights[bigram], bigram))
    yield from _table(("bigram", *bigrams), [("weight", *(f"{source.weights[bigram]:.2f}" for bigram in bigrams))])


def _marked(point: Point) -> str:
    """Return the wording at the places of the matter, a dot at every other place."""
    return "".join(char if point.matter.cover >> place & 1 else "·" for place, char in enumerate(point.bare))


def _members(point: Point) -> str:
    return ", ".join(member.bare for member in point.members) or "none: not a list"


def _candidates(way: Walk) -> Iterator[str]:
    source, target = way.points
    overlap = way.overlaps[way.pair]
    common = sorted(source.bigrams.keys() & target.bigrams.keys(), key=source.bare.index)
    shared = ", ".join(f"「{bigram}」" for bigram in common)
    pairs = len(way.texts.source.points) * len(way.texts.target.points)
    yield f"""
## 2. Find candidates
`candidates.py`. Of the {pairs:,} pairs of points, {len(way.overlaps)} share enough wording to be *candidates*. An index
of bigrams finds them, so pairs that share no bigram cost nothing. This pair shares
{shared}.
"""
    yield from _table(("", "value", "how it is computed"), _measures(source, target, overlap))
    yield f"""
A *cover* is the set of characters that the shared bigrams cover, stored as the bits of an integer; the first character
is the lowest bit. For the source's clause it is `{overlap.source:#0{len(source.bare) + 2}b}`, for the target's \
`{overlap.target:#0{len(target.bare) + 2}b}`."""


def _measures(source: Point, target: Point, overlap: Overlap) -> Iterator[tuple[str, str, str]]:
    """Yield what two points share: name, value, and how it is computed."""
    common, totals = f"{overlap.common:.2f}", (f"{source.total:.2f}", f"{target.total:.2f}")
    yield "weight of the shared pieces", common, "bigrams, and single characters at a lower weight"
    yield "weight of all pieces", " and ".join(totals), "of the source's clause, and of the target's"
    yield "Dice's coefficient", f"{overlap.dice:.4f}", f"2 × {common} / ({' + '.join(totals)})"
    alone = "(a character that is shared alone counts a quarter)"
    yield "source covered", f"{overlap.of_source:.4f}", f"by weight, {_covered(source, overlap.source)} {alone}"
    yield "target covered", f"{overlap.of_target:.4f}", f"likewise, {_covered(target, overlap.target)}"
    yield "wording", f"{overlap.wording:.4f}", "the mean of Dice's coefficient and the harmonic mean of both covers"


def _covered(point: Point, cover: int) -> str:
    return "".join(char if cover >> place & 1 else "·" for place, char in enumerate(point.bare))


def _alone(way: Walk) -> Iterator[str]:
    weights = classifiers().alone
    log_odds = score_alone(measure(way.texts, way.overlaps), weights)[way.pair]
    yield """
## 3. Score
### Alone
`features.py`, `synonyms.py`, `scoring.py`. Named numbers, its *features*, describe each candidate; `_s` stands for the
source's clause, `_t` for the target's. A *margin* is the candidate's lead over its best rival, another
candidate of the same clause. The classifier multiplies each feature by its weight (fitted to pairs with known links)
and adds everything up:
"""
    yield from _sum(way.candidate.features, weights, log_odds)
    yield f"\nThe sum is the log-odds of a link. Taken alone, the pair is a link with probability {_chance(log_odds)}."


def _in_context(way: Walk) -> Iterator[str]:
    by, context = classifiers(), way.candidate.context
    if context is None:
        raise ValueError(_SOURCE)
    log_odds = sum(context[name] * value for name, value in zip(by.context.names, by.context.values, strict=True))
    log_odds += by.context.constant
    yield """
### In context
`context.py`, `sequence.py`. A second classifier starts with those log-odds and looks at what surrounds the pair:
whether rivals *claim* the same words, whether the clauses *around* both, in their blocks and in their directives
(`together`) correspond, whether the texts have anything but slogans in common (`sparse`), and whether the pair shares a
frame but little of what it is about (`thin`). It also looks again at both clauses: how much of the shorter and of the
longer one is in the same order, how long a *run* of characters they share, whether they end alike, what no rival claims
(`free`), and how many candidates each has.
"""
    yield from _sum(context, by.context, log_odds)
    yield f"""
In its context, the pair is a link with probability {_chance(log_odds)}. The last rows of `data/judgement.tsv` say how
often links with that probability were right on pairs that no weight had been fitted to. By these, it becomes
{way.candidate.chance:.4f}."""


def _chance(log_odds: float) -> str:
    from directive_diff.odds import chance_of  # noqa: PLC0415 - beside its only use

    return f"1 / (1 + e^{-log_odds:.2f}) = {chance_of(log_odds):.4f}"


def _sum(features: Mapping[str, float], weights: Weights, log_odds: float) -> Iterator[str]:
    """Yield the features with their weights, what each adds, and the sum."""
    added = [(name, features[name], weight) for name, weight in zip(weights.names, weights.values, strict=True)]
    rows = [
        (f"`{name}`", f"{value:.3f}", f"{weight:.3f}", f"{value * weight + 0.0:+.3f}") for name, value, weight in added
    ]
    yield from _table(
        ("feature", "value", "weight", "adds"),
        (("constant", "", "", f"{weights.constant:+.3f}"), *rows, ("**sum**", "", "", f"**{log_odds:+.3f}**")),
    )


def _selected(way: Walk) -> Iterator[str]:
    links = select(way.scored).matches
    match = next(one for one in links if (one.source.folded.text, one.target.folded.text) == (_SOURCE, _TARGET))
    yield f"""
## 4. Select links
`selection.py`. A candidate with a probability of {PROBABLE} or more becomes a link, unless the two clauses are about
different things: they contain words that exclude each other, share nothing of what they are about, or are equal but for
the stretch that says what is asked for (`replaced.py`). Links are many-to-many. The rivals of this pair, and the
decisions:
"""
    rivals = sorted(
        (one for one in way.scored.candidates.values() if _rival(one, way.pair)),
        key=lambda one: (-one.chance, one.pair),
    )
    listed = [way.candidate, *_first(rivals, 0, way.pair), *_first(rivals, 1, way.pair)]
    yield from _table(("source", "target", "probability", ""), (_row(way, one, links) for one in listed))
    yield f"""
So {match.source.id} and {match.target.id} are linked, with score {match.score:.4f}. The reasons in the JSON are
features too, as shares 0..1: {", ".join(f"`{name}` {value}" for name, value in match.reasons)}."""


def _rival(other: ScoredCandidate, pair: Candidate) -> bool:
    return other.pair != pair and (other.pair[0] == pair[0] or other.pair[1] == pair[1])


def _first(rivals: Iterable[ScoredCandidate], side: int, pair: Candidate) -> list[ScoredCandidate]:
    return [rival for rival in rivals if rival.pair[side] == pair[side]][:_RIVALS]


def _row(way: Walk, one: ScoredCandidate, links: Iterable[Match]) -> tuple[str, ...]:
    source, target = (side.points[number].text for side, number in zip(way.texts, one.pair, strict=True))
    linked = any((match.source.folded.text, match.target.folded.text) == (source, target) for match in links)
    outcome = "link" if linked else "about different things" if one.different else "not a link"
    return source, target, f"{one.chance:.4f}", outcome


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield the lines of a table in Markdown."""
    head = tuple(head)
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(page())
