"""The head of the view: what is compared, how much was carried, and what was changed."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from directive_diff.findings.answers import answers
from directive_diff.findings.coverage import Coverage, relations
from directive_diff.findings.rows import crossing
from directive_diff.renderers.terminal.typesetting import Line, Styled, width_of
from directive_diff.sanitise import printable_name
from directive_diff.view import caption

if TYPE_CHECKING:
    from directive_diff.labels import Labels
    from directive_diff.model import Comparison, Readout
    from directive_diff.renderers.terminal.page import Page


_BAR = 60  # cells of the longest bar
_SHORT_BAR = 20  # cells of a bar in front of its words
_WIDE = 110  # cells from which the two texts of the head are side by side


def head(comparison: Comparison, page: Page) -> list[Line]:
    """Return the head of a comparison."""
    sides = (("source", Coverage.of_source(comparison)), ("target", Coverage.of_target(comparison)))
    if page.width >= _WIDE:
        left, right = (_side(name, coverage, page.column, page, wide=True) for name, coverage in sides)
        lines = page.beside(left, [], right)
    else:
        lines = [line for name, coverage in sides for line in _side(name, coverage, page.width, page, wide=False)]
        paths = (Styled(f"{printable_name(coverage.readout.document.path)}  ", "id") for _, coverage in sides)
        lines += page.flow(paths, page.width)
    asked = comparison.review or comparison.judge
    reviewed = page.text(caption.describe_review(comparison, page.labels), "fact") if asked else []
    return [*lines, (), *_links(comparison, page), *_answers(comparison, page), *reviewed]


def short_head(comparison: Comparison, page: Page) -> list[Line]:
    """Return the head of a selected part: what was selected, and how much of it was carried."""
    parts = [Styled(f"{caption.describe_selection(comparison, page.labels)}  ", "strong")]
    sides = (Coverage.of_source(comparison), Coverage.of_target(comparison))
    parts += [
        Styled(f"{caption.describe_share(coverage, page.labels)}  ", "fact")
        for coverage in sides
        if coverage.of_text.linkable
    ]
    parts.append(Styled(page.labels("link_count", n=len(comparison.counted.links)), "fact"))
    return page.flow(parts, page.width)


def facts(readout: Readout, labels: Labels) -> list[Styled]:
    """Return what a readout says about itself, and its size."""
    parts = (caption.body_and_date(readout), *caption.sizes(readout, labels))
    return [Styled(f"{part}  ", "fact") for part in parts if part]


def _side(name: str, coverage: Coverage, width: int, page: Page, *, wide: bool) -> list[Line]:
    """Return one text: its title, its share as a bar and in words, and its counts."""
    labels, readout = page.labels, coverage.readout
    first = Styled(f"{labels(name)}  ", "label")
    cells = width_of(first.text, page.ambiguous)
    within = width - cells
    share = Styled(f"{caption.describe_share(coverage, labels)}  ", "strong")
    blocks, _, clauses = caption.sizes(coverage.counted_text, labels)
    parts = [Styled(f"{part}  ", "fact") for part in (caption.body_and_date(readout), blocks, clauses) if part]
    if wide:
        parts.append(Styled(printable_name(readout.document.path), "id"))
        lines = [_bar(coverage, min(within, _BAR)), *page.flow([share], within)]
    else:
        bar = (*_bar(coverage, min(within, _SHORT_BAR)), Styled("  ", ""))
        lines = page.hang(bar, [share], within)
    inside = [*page.flow(parts, within), *lines, *page.flow(_counts(coverage, labels), within)]
    return [
        *page.hang([first], [Styled(caption.title(readout, labels), "title")], width),
        *((Styled(" " * cells, ""), *line) for line in inside),
    ]


def _counts(coverage: Coverage, labels: Labels) -> list[Styled]:
    """Return how many directives there are, and how many of each fate."""
    every = Styled(f"{labels('directives', n=len(coverage.counted_text.directives))}  ", "fact")
    counted = caption.count_fates(coverage, labels)
    parts = (
        Styled(f"{name} {labels('n_counted', n=number)}  ", f"fate.{fate.value}") for fate, name, number in counted
    )
    return [every, *parts]


def _bar(coverage: Coverage, width: int) -> Line:
    """Draw a bar: directives wholly (#) and partly (=) carried, the possible part (?) and the rest (.)."""
    shares = coverage.amounts()
    ends = [round(reached * width) for reached in accumulate(shares.values())]
    signs = zip(shares, "#=?.", [0, *ends[:-1]], ends, strict=True)
    return tuple(Styled(sign * (end - start), f"bar.{fate.value}") for fate, sign, start, end in signs)


def _links(comparison: Comparison, page: Page) -> list[Line]:
    labels = page.labels
    links = comparison.counted.links
    parts = [Styled(labels("link_count", n=len(links)) + "  ", "strong")]
    for relation, count in relations(links).items():
        parts.append(Styled(f"{page.sign(relation)} {labels(relation.value)} {count}  ", f"relation.{relation.value}"))
    parts.append(Styled(labels("crossing", n=len(crossing(comparison))), "fact"))
    return page.flow(parts, page.width)


def _answers(comparison: Comparison, page: Page) -> list[Line]:
    """Return how many demands of each kind were not carried, and how many changes of each kind there are."""
    labels, every = page.labels, answers(comparison)
    demands = [(labels(f"demand_{tally.name}"), tally) for tally in every.demands if tally.clauses]
    demands += [(tally.name, tally) for tally in every.prohibitions]
    lines = page.flow(
        [
            Styled(labels("answered", name=name, n=tally.clauses, dropped=tally.dropped) + "  ", "fact")
            for name, tally in demands
        ],
        page.width,
    )
    counts = [(kind, every.number(kind)) for kind in every.changes]
    parts = [
        Styled(f"{labels(f'kind_{kind.value}')} {labels('n_changes', n=n)}  ", f"change.{kind.value}")
        for kind, n in counts
        if n
    ]
    return [*lines, *page.flow(parts, page.width)] if parts else lines
