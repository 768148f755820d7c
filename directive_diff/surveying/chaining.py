"""Running a chain: which text is above which, and comparing each with those above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import pipeline
from directive_diff.errors import ManifestError
from directive_diff.judging import PresetJudge
from directive_diff.lexicon import PACKAGE, Lexicon, using
from directive_diff.model import Level
from directive_diff.surveying.members import member
from directive_diff.surveying.reviewing import placed, reviewed
from directive_diff.surveys.phrases import phrases
from directive_diff.surveys.steps import Chain, Pair, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from directive_diff.findings.selection import Selection
    from directive_diff.judging import JudgeOfMany, PairReader
    from directive_diff.model import Comparison, Document, Readout
    from directive_diff.review import Form
    from directive_diff.surveys.values import Member

FEW = 12
"""Texts up to which each is compared with all above it, so that what was taken past a tier is seen too."""


def chain(
    texts: Iterable[Document] | Mapping[str, Document],
    *,
    whole_text: bool = False,
    lexicon: Lexicon = PACKAGE,
    judge: JudgeOfMany | None = None,
    reader: PairReader | None = None,
) -> Chain:
    """Compare each of ``texts``, highest first, with those above it; a mapping gives them names.

    Texts of one level stand side by side if all levels are known. ``lexicon``, ``judge`` and ``reader`` are as in
    `survey`. Raises ParseError if one contains no directive, and JudgeError if the judge cannot be asked.
    """
    named = texts.items() if hasattr(texts, "items") else ((None, document) for document in texts)
    pairs = [(member(document.path), name, document) for name, document in named]
    members = [who._replace(name=name or who.name) for who, name, _ in pairs]
    documents = [document for _, _, document in pairs]
    return run(members, documents, whole_text=whole_text, lexicon=lexicon, judge=judge, reader=reader)


def run(  # noqa: PLR0913 - options, by keyword
    members: Sequence[Member],
    documents: Sequence[Document],
    *,
    whole_text: bool = False,
    wanted: Sequence[str] = (),
    selection: Selection | None = None,
    lexicon: Lexicon = PACKAGE,
    tell: Callable[[], object] = bool,
    judge: JudgeOfMany | None = None,
    reader: PairReader | None = None,
    reviews: str | None = None,
) -> Chain:
    """Compare the texts of a chain, each parsed once, and call ``tell`` after each.

    ``judge`` is asked once, about all pairs; ``reviews`` is a folder of a person's verdicts. Raises JudgeError if the
    judge cannot be asked, and ReviewError for a file that reviews none of the pairs.
    """
    readouts = [
        pipeline.parse(document, whole_text=whole_text, lexicon=lexicon, side=letter(number))
        for number, document in enumerate(documents)
    ]
    with using(lexicon):
        steps = _steps(members, readouts, wanted)
    numbers = _pairs(steps)
    forms = _forms(members, readouts, numbers, reviews)
    judges = _judges(steps, numbers, judge, reader)
    pairs: list[Pair] = []
    for lower, step in enumerate(steps):
        for upper in numbers[lower]:
            own_judge = judges.get((upper, lower))
            comparison = pipeline.compare_readouts(readouts[upper], readouts[lower], judge=own_judge, reader=reader)
            if (upper, lower) in forms:
                comparison = reviewed(comparison, forms[upper, lower])
            pairs.append(Pair(upper, lower, _selected(comparison, selection), upper in step.above))
        tell()
    return Chain(pipeline.tool(lexicon, reader), steps, tuple(pairs))


def _steps(members: Sequence[Member], readouts: Sequence[Readout], wanted: Sequence[str]) -> tuple[Step, ...]:
    """Return the texts with their tiers, the texts above each, and its phrases."""
    above = _above(members, readouts)
    by_text = [phrases(readout.document.text, wanted) for readout in readouts]
    return tuple(
        Step(who, readout, tier, tuple(over), words)
        for who, readout, tier, over, words in zip(members, readouts, _tiers(above), above, by_text, strict=True)
    )


def _pairs(steps: Sequence[Step]) -> list[list[int]]:
    """Return for each text those that it is compared with."""
    return [
        [upper for upper in (range(len(steps)) if len(steps) <= FEW else step.above) if steps[upper].tier < step.tier]
        for step in steps
    ]


def _forms(
    members: Sequence[Member], readouts: Sequence[Readout], numbers: Sequence[Sequence[int]], folder: str | None
) -> dict[tuple[int, int], Form]:
    """Return the reviews by pair of texts (upper, lower)."""
    pairs = [(upper, lower) for lower, uppers in enumerate(numbers) for upper in uppers]
    return {review.pair: review.form for review in placed(members, readouts, pairs, folder)}


def _judges(
    steps: Sequence[Step], numbers: Sequence[Sequence[int]], judge: JudgeOfMany | None, reader: PairReader | None
) -> dict[tuple[int, int], PresetJudge]:
    """Return what a judge says of each pair of texts, as a judge of that pair."""
    if judge is None:
        return {}
    from directive_diff.surveying.consulting import Named, opinions_of_pairs  # noqa: PLC0415 - few chains have a judge

    named = [Named(step.readout, step.member.name, letter(number)) for number, step in enumerate(steps)]
    pairs = [(upper, lower) for lower, uppers in enumerate(numbers) for upper in uppers]
    opinions = opinions_of_pairs([(named[upper], named[lower]) for upper, lower in pairs], judge, reader)
    return {pair: PresetJudge(judged) for pair, judged in zip(pairs, opinions, strict=True)}


def letter(number: int) -> str:
    """Return the letter of a text, which starts its ids.

    >>> letter(0), letter(25), letter(26)
    ('A', 'Z', 'AA')
    """
    return (letter(number // 26 - 1) if number > 25 else "") + chr(ord("A") + number % 26)  # noqa: PLR2004 - the alphabet


def _selected(comparison: Comparison, selection: Selection | None) -> Comparison:
    return selection.of(comparison) if selection else comparison


def _above(members: Sequence[Member], readouts: Sequence[Readout]) -> list[list[int]]:
    """Return the texts above each: those that the manifest names, or all of the level above, or the one before."""
    if any(each.above for each in members):
        return [_named(each, members) for each in members]
    levels = [each.level or readout.heading.level for each, readout in zip(members, readouts, strict=True)]
    order = [list(Level).index(level) for level in levels if level]
    if len(order) == len(members) and order == sorted(order) and len(set(order)) > 1:
        higher = [max((other for other in order if other < own), default=None) for own in order]
        return [[number for number, other in enumerate(order) if other == over] for over in higher]
    return [[number - 1] if number else [] for number in range(len(members))]


def _named(who: Member, members: Sequence[Member]) -> list[int]:
    """Return the texts that ``who`` names as above it. Raises ManifestError for one that is not there."""
    names = {each.name: number for number, each in enumerate(members)}
    for name in who.above:
        if name not in names or name == who.name:
            raise ManifestError("chain_no_above", who.path, remedy="choose", name=name, names=", ".join(names))
    return [names[name] for name in who.above]


def _tiers(above: Sequence[Sequence[int]]) -> list[int]:
    """Return the tier of each text: one below the lowest of those above. Raises ManifestError for a cycle."""
    tiers = [0] * len(above)
    for _ in above:
        tiers = [1 + max((tiers[over] for over in each), default=-1) for each in above]
    if any(tiers[number] <= tiers[over] for number, each in enumerate(above) for over in each):
        raise ManifestError("chain_circle", remedy="name_above")
    return tiers
