"""The head of the report as plain values: both texts with their bars, the filters, the legend."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from directive_diff.findings.answers import answers
from directive_diff.findings.coverage import Coverage
from directive_diff.findings.coverage import relations as relations_of
from directive_diff.model import ChangeKind, Demand, Fate, Side, Sureness
from directive_diff.sanitise import sanitised
from directive_diff.view import caption
from directive_diff.view.legend import Entry, describe_sureness, legend

if TYPE_CHECKING:
    from directive_diff.labels import Labels
    from directive_diff.model import Comparison

SIGNS = {
    **{relation.value: sign for relation, sign in caption.SIGNS.items()},
    "new": caption.NEW,
    "dropped": caption.DROPPED,
    "possible": caption.POSSIBLE,
    "idle": "",
}

# The unit of the numbers in each group of filters.
_LINKS, _ALONE = ("rel", "n_links"), ("rel", "n_clauses")
_CHANGES, _DEMANDS = ("change", "n_changes"), ("demand", "n_clauses")


class Stretch(NamedTuple):
    """A part of a bar: its start and length, in thousandths of the bar."""

    fate: str
    start: int
    length: int


class Head(NamedTuple):
    """A text as the head shows it."""

    side: str
    role: str
    title: str
    body: str
    sizes: str
    path: str
    share: str
    fates: tuple[tuple[str, str, str], ...]
    bar: tuple[Stretch, ...]


class Chip(NamedTuple):
    """Something to filter by, and how much of it there is, in a unit; of a kind of demand, in the source.

    What does not occur is hidden, until a person's verdicts make it occur.
    """

    group: str
    value: str
    sign: str
    name: str
    n: int
    unit: str
    amount: str
    occurs: bool


def heads(comparison: Comparison, labels: Labels) -> tuple[Head, Head]:
    """Return both texts as the head shows them."""
    source, target = (_head(Coverage.of(comparison, side), side, labels) for side in Side)
    return source, target


def _head(coverage: Coverage, side: Side, labels: Labels) -> Head:
    readout = coverage.readout
    stretches, start = [], 0.0
    for fate, amount in coverage.amounts().items():
        stretches.append(Stretch(fate.value, round(start * 1000), round((start + amount) * 1000) - round(start * 1000)))
        start += amount
    return Head(
        side=side.value,
        role=labels(side.value),
        title=caption.title(readout, labels),
        body=caption.body_and_date(readout),
        sizes=" · ".join(caption.sizes(coverage.counted_text, labels)),
        path=sanitised(readout.document.path),
        share=caption.describe_share(coverage, labels),
        fates=tuple(
            (fate.value, name, labels("n_directives", n=n)) for fate, name, n in caption.count_fates(coverage, labels)
        ),
        bar=tuple(stretches),
    )


def chips(comparison: Comparison, labels: Labels) -> tuple[tuple[str, tuple[Chip, ...]], ...]:
    """Return the filters of a comparison, in groups, with the counts that every format shows."""
    groups = (
        ("filter_relation", [*_relations(comparison, labels), *_unlinked_chips(comparison, labels)]),
        ("filter_change", _changes(comparison, labels)),
        ("filter_demand", _demands(comparison, labels)),
    )
    return tuple((labels(name), tuple(chips_of_group)) for name, chips_of_group in groups)


def _chip(of: tuple[str, str], value: str, name: str, n: int, labels: Labels) -> Chip:
    group, unit = of
    return Chip(group, value, SIGNS.get(value, ""), labels(name), n, unit, labels(unit, n=n), n > 0)


def explained(labels: Labels) -> tuple[Entry, ...]:
    """Return the legend of a report: also with links that are sure, and without the numbers, which it does not use."""
    sure = Entry(
        f"sureness.{Sureness.SURE.value}",
        describe_sureness(Sureness.SURE, labels),
        labels(f"meaning_{Sureness.SURE.value}"),
    )
    entries = [entry for entry in legend(labels) if entry.style != "tag.merged"]
    at = next((i for i, entry in enumerate(entries) if entry.style.startswith("sureness.")), len(entries))
    return (*entries[:at], sure, *entries[at:])


def _relations(comparison: Comparison, labels: Labels) -> list[Chip]:
    counts = relations_of(comparison.counted.links)
    return [_chip(_LINKS, relation.value, relation.value, n, labels) for relation, n in counts.items()]


def _unlinked_chips(comparison: Comparison, labels: Labels) -> list[Chip]:
    tally = answers(comparison)
    counts = (
        (Fate.POSSIBLE, sum(tally.possible.values())),
        (Fate.DROPPED, tally.alone[Side.SOURCE]),
        (Fate.NEW, tally.alone[Side.TARGET]),
    )
    return [_chip(_ALONE, fate.value, fate.value, n, labels) for fate, n in counts]


def _changes(comparison: Comparison, labels: Labels) -> list[Chip]:
    tally = answers(comparison)
    return [_chip(_CHANGES, kind.value, f"kind_{kind.value}", tally.number(kind), labels) for kind in ChangeKind]


def _demands(comparison: Comparison, labels: Labels) -> list[Chip]:
    there = caption.demands((*comparison.source.clauses, *comparison.target.clauses))
    return [
        _chip(_DEMANDS, tally.name, f"demand_{tally.name}", tally.clauses, labels)._replace(occurs=kind in there)
        for kind, tally in zip(Demand, answers(comparison).demands, strict=True)
    ]
