"""The accuracy of a comparison, measured on a pair coded by hand.

The JSON document is scored, so that any program can be scored, and only inside the regions that were read. Two
spans match if they share at least half of the longer one.

- links: precision, how many judged links are in the gold; recall, how many of the required ones were found. core: the
  same for ``same`` and ``adapted`` only, ``restated`` counting as optional. Optional links count neither for nor
  against.
- relation: of the required links that were found, the share with the gold's relation.
- new, dropped: clauses without a link, against those without one in the gold. new.possible: how many of them are
  called possibly carried; new.called: of the others, how many have none in the gold.
- blocks: markers found, with their verb.
- changes: kinds of change inside links that were coded for changes; pooled over pairs by adding up the counts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from directive_diff.evaluation.gold import Gold, GoldBlock, GoldLink, load
from directive_diff.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from directive_diff.evaluation.labour import Point
    from directive_diff.judging import Judge, PairReader

Object = dict[str, Any]

# A shorter stretch (in characters) is not scored as new or dropped.
SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Ratio:
    """A precision or recall with its counts."""

    right: int
    of: int

    @property
    def value(self) -> float:
        """The ratio, 0..1; 0 of nothing."""
        return self.right / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """The scores of one pair by name (0..1), counts of changes, and a line for each missed or wrong link.

    ``curve`` is what checking gains, on request.
    """

    name: str
    figures: Mapping[str, float]
    misses: tuple[str, ...]
    curve: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """A link of the comparison inside the regions, with the gold links that it hits."""

    link: Mapping[str, Any]
    source: Span
    target: Span
    hits: tuple[GoldLink, ...]


def evaluate(
    folder: str, *, labour: bool = False, judge: Judge | None = None, reader: PairReader | None = None
) -> Score:
    """Compare the texts of a gold folder, with a judge's opinions if one is given, and score the result.

    With ``labour``, also measure what checking gains. Raises GoldError, ReadError, ParseError or JudgeError.
    """
    from directive_diff import pipeline  # noqa: PLC0415 - scoring another program's result need not load it
    from directive_diff.readers import read  # noqa: PLC0415 - likewise
    from directive_diff.renderers.json import document  # noqa: PLC0415 - likewise

    gold = load(Path(folder))
    comparison = pipeline.compare(read(gold.source), read(gold.target), judge=judge, reader=reader)
    scored = score(document(comparison), gold)
    if not labour:
        return scored
    from directive_diff.evaluation.labour import labour as bring  # noqa: PLC0415 - rarely asked for

    return replace(scored, curve=bring(comparison, gold))


def score(comparison: Mapping[str, Any], gold: Gold) -> Score:
    """Score a ``directive-diff/comparison/2`` (or ``/1``) document against a coded pair."""
    sides = {side: _clauses(comparison[side]) for side in ("source", "target")}
    judged = list(_judged_clauses(comparison, gold, sides))
    figures = {**_links("links", judged, gold, ("same", "adapted", "restated"))}
    figures |= _links("core", judged, gold, ("same", "adapted"))
    figures["relation.accuracy"] = _relations(judged, gold).value
    for name, side in (("new", "target"), ("dropped", "source")):
        figures |= _unlinked(name, side, judged, gold, comparison)
    figures |= _blocks(comparison, gold)
    figures |= _changes(judged, gold)
    return Score(
        gold.name, {name: round(value, 4) for name, value in figures.items()}, tuple(_misses(judged, gold, sides))
    )


def mean(scores: Sequence[Score]) -> dict[str, float]:
    """Return the mean of each share over the pairs that have it, and the sum of each count; changes are pooled."""
    figures: dict[str, float] = {}
    for name in dict.fromkeys(name for score in scores for name in score.figures):
        values = [score.figures[name] for score in scores if name in score.figures]
        figures[name] = sum(values) if name in _COUNTS else round(sum(values) / len(values), 4)
    if figures.get("changes.found"):
        figures |= _precision_recall_f1(
            "changes",
            Ratio(int(figures["changes.right"]), int(figures["changes.found"])),
            Ratio(int(figures["changes.right"]), int(figures["changes.wanted"])),
        )
    return figures


_COUNTS = ("changes.right", "changes.found", "changes.wanted", "changes.reachable")


def match(a: Span, b: Span) -> bool:
    """Return whether two spans share at least half of the longer one."""
    common = min(a.end, b.end) - max(a.start, b.start)
    return common > 0 and 2 * common >= max(a.length, b.length)


def _clauses(readout: Mapping[str, Any]) -> dict[str, Object]:
    return {
        clause["id"]: clause
        for block in readout["blocks"]
        for directive in block["directives"]
        for clause in directive["clauses"]
    }


def _judged_clauses(
    comparison: Mapping[str, Any], gold: Gold, sides: Mapping[str, Mapping[str, Object]]
) -> Iterator[Judged]:
    for link in {(link["target"], link["source"]): link for link in comparison["links"]}.values():
        source, target = _span(sides["source"][link["source"]]), _span(sides["target"][link["target"]])
        if is_inside(source, gold.regions["source"]) and is_inside(target, gold.regions["target"]):
            hits = tuple(g for g in gold.links if match(target, g.target) and match(source, g.source))
            yield Judged(link, source, target, hits)


def _links(name: str, judged: Sequence[Judged], gold: Gold, relations: Collection[str]) -> dict[str, float]:
    asked = [g for g in gold.links if g.required and g.relation in relations]
    hit = {id(g) for item in judged for g in item.hits}
    right = sum(any(g.required and g.relation in relations for g in item.hits) for item in judged)
    wrong = sum(not item.hits for item in judged)
    return _precision_recall_f1(name, Ratio(right, right + wrong), Ratio(sum(id(g) in hit for g in asked), len(asked)))


def _relations(judged: Sequence[Judged], gold: Gold) -> Ratio:
    """Judge, for each required link, the best-scored of the links that hit it."""
    surest = [
        max((item for item in judged if g in item.hits), key=lambda item: item.link.get("score", 0), default=None)
        for g in gold.links
        if g.required
    ]
    asked = [g for g in gold.links if g.required]
    met = [(g, item) for g, item in zip(asked, surest, strict=True) if item]
    return Ratio(sum(item.link["relation"] == g.relation for g, item in met), len(met))


def _unlinked(
    name: str, side: str, judged: Sequence[Judged], gold: Gold, comparison: Mapping[str, Any]
) -> dict[str, float]:
    clauses = _clauses(comparison[side])
    linked = {item.link[side] for item in judged}
    units = {key: _span(clause) for key, clause in clauses.items() if is_inside(_span(clause), gold.regions[side])}
    units = {key: span for key, span in units.items() if span.length >= SHORTEST}

    def met(by: Callable[[GoldLink], bool]) -> set[str]:
        spans = [g.source if side == "source" else g.target for g in gold.links if by(g)]
        return {key for key, span in units.items() if any(match(span, other) for other in spans)}

    carried = met(lambda g: g.required)
    disputed = met(lambda _: True) - carried
    unlinked = set(units) - linked - disputed
    truly = set(units) - carried - disputed
    right = len(unlinked & truly)
    figures = _precision_recall_f1(name, Ratio(right, len(unlinked)), Ratio(right, len(truly)))
    if "possible" not in comparison:  # a program without possible matches
        return figures
    called = unlinked - {pair[side] for pair in comparison["possible"]}
    return {
        **figures,
        f"{name}.called": Ratio(len(called & truly), len(called)).value,
        f"{name}.possible": Ratio(len(unlinked) - len(called), len(unlinked)).value,
    }


def _blocks(comparison: Mapping[str, Any], gold: Gold) -> dict[str, float]:
    if not gold.blocks:
        return {}
    have = [
        (side, _span(block["marker"]), block["verb"])
        for side in ("source", "target")
        for block in comparison[side]["blocks"]
        if block["marker"] and is_inside(_span(block["marker"]), gold.regions[side])
    ]

    def agree(block: tuple[str, Span, str], g: GoldBlock) -> bool:
        return block[0] == g.side and block[2] == g.verb and match(block[1], g.span)

    right = sum(any(agree(block, g) for g in gold.blocks) for block in have)
    hits = sum(any(agree(block, g) for block in have) for g in gold.blocks)
    return _precision_recall_f1("blocks", Ratio(right, len(have)), Ratio(hits, len(gold.blocks)))


def _changes(judged: Sequence[Judged], gold: Gold) -> dict[str, float]:
    if not gold.changes:
        return {}
    coded = {(c.target, c.source) for c in gold.changes}
    asked = {(c.target, c.source, c.kind) for c in gold.changes if c.kind and c.required}
    disputed = {(c.target, c.source, c.kind) for c in gold.changes if c.kind and not c.required}
    met = {(g.target.start, g.source.start) for judged_link in judged for g in judged_link.hits}
    reported = {
        (g.target.start, g.source.start, change["kind"])
        for judged_link in judged
        for g in judged_link.hits
        if (g.target.start, g.source.start) in coded
        for change in judged_link.link["changes"]
    } - disputed
    right = len(asked & reported)
    counts = (right, len(reported), len(asked), sum(change[:2] in met for change in asked))
    three = _precision_recall_f1("changes", Ratio(right, len(reported)), Ratio(right, len(asked)))
    return {**three, **dict(zip(_COUNTS, counts, strict=True))}


def _misses(judged: Sequence[Judged], gold: Gold, sides: Mapping[str, Mapping[str, Object]]) -> Iterator[str]:
    hit = {id(g) for item in judged for g in item.hits}
    for g in gold.links:
        if g.required and id(g) not in hit:
            yield f"missed  {g.relation:9}{_quote(g.target, sides['target'])} | {_quote(g.source, sides['source'])}"
    for item in judged:
        if not item.hits:
            target, source = sides["target"][item.link["target"]], sides["source"][item.link["source"]]
            yield f"wrong   {item.link['relation']:9}{target['text']} | {source['text']}"


def _quote(span: Span, clauses: Mapping[str, Object]) -> str:
    """Return the text of the clause at ``span``, or the span if there is none."""
    return next((c["text"] for c in clauses.values() if match(_span(c), span)), f"[{span.start}, {span.end})")


def _precision_recall_f1(name: str, precision: Ratio, recall: Ratio) -> dict[str, float]:
    p, r = precision.value, recall.value
    return {
        f"{name}.precision": p,
        f"{name}.recall": r,
        f"{name}.f1": 2 * p * r / (p + r) if p + r else 0.0,
    }


def is_inside(span: Span, region: Span) -> bool:
    """Return whether ``region`` contains all of ``span``."""
    return region.start <= span.start and span.end <= region.end


def _span(values: Mapping[str, Any]) -> Span:
    return Span(values["start"], values["end"])
