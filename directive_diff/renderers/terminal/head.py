"""The head of the view: what is compared, how much was carried, and what the signs mean."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from directive_diff.findings.answers import answers
from directive_diff.findings.coverage import Coverage, relations
from directive_diff.findings.rows import crossing
from directive_diff.renderers.terminal.changes import exchanged
from directive_diff.renderers.terminal.typesetting import Line, Styled
from directive_diff.view import caption
from directive_diff.view.legend import legend

if TYPE_CHECKING:
    from directive_diff.labels import Labels
    from directive_diff.model import Comparison, Readout
    from directive_diff.renderers.terminal.page import Page


_BAR = 60  # cells of the longest bar


def head(comparison: Comparison, page: Page) -> list[Line]:
    """Return the head of a comparison."""
    source, target = Coverage.of_source(comparison), Coverage.of_target(comparison)
    sides = [_side("source", source, page), _side("target", target, page)]
    lines = page.beside(sides[0], [], sides[1]) if page.paired else [*sides[0], (), *sides[1]]
    asked = comparison.review or comparison.judge
    reviewed = page.text(caption.reviewed_said(comparison, page.labels), "fact") if asked else []
    part = page.text(caption.selected_said(comparison, page.labels), "strong") if comparison.cut else []
    return [*lines, (), *part, *_links(comparison, page), *_answers(comparison, page), *reviewed, *_legend(page)]


def facts(readout: Readout, labels: Labels) -> list[Styled]:
    """Return what a readout says about itself, and its size."""
    said = (caption.body_and_date(readout), *caption.sizes(readout, labels))
    return [Styled(f"{part}  ", "fact") for part in said if part]


def _side(name: str, coverage: Coverage, page: Page) -> list[Line]:
    labels, readout = page.labels, coverage.readout
    width = page.column if page.paired else page.width
    return [
        *page.set([Styled(f"{labels(name)}  ", "label"), Styled(caption.title(readout, labels), "title")], width),
        *page.flow(facts(coverage.told, labels), width),
        *page.set([Styled(readout.document.path, "id")], width),
        *_bar(coverage, width, page),
        *page.set([Styled(caption.share_said(coverage, labels), "strong")], width),
        *page.flow(_counts(coverage, labels), width),
    ]


def _counts(coverage: Coverage, labels: Labels) -> list[Styled]:
    counted = caption.fates_counted(coverage, labels)
    return [
        Styled(f"{name} {labels('n_directives', n=number)}  ", f"fate.{fate.value}") for fate, name, number in counted
    ]


def _bar(coverage: Coverage, width: int, page: Page) -> list[Line]:
    """Draw how much is linked, in directives carried whole (#) and in part (=), how much possibly (?) and not (.)."""
    shares = coverage.amounts()
    ends = [round(reached * min(width, _BAR)) for reached in accumulate(shares.values())]
    signs = zip(shares, "#=?.", [0, *ends[:-1]], ends, strict=True)
    return page.set([Styled(sign * (end - start), f"bar.{fate.value}") for fate, sign, start, end in signs], width)


def _links(comparison: Comparison, page: Page) -> list[Line]:
    labels = page.labels
    links = comparison.counted.links
    parts = [Styled(labels("link_count", n=len(links)) + "  ", "strong")]
    for relation, count in relations(links).items():
        parts.append(Styled(f"{page.sign(relation)} {labels(relation.value)} {count}  ", f"relation.{relation.value}"))
    parts.append(Styled(labels("crossing", n=len(crossing(comparison))), "fact"))
    return page.flow(parts, page.width)


def _answers(comparison: Comparison, page: Page) -> list[Line]:
    """Return what people come for: the demands not carried, by kind, and what was changed, word by word."""
    labels, found = page.labels, answers(comparison)
    demands = [(labels(f"demand_{tally.name}"), tally) for tally in found.demands if tally.clauses]
    demands += [(tally.name, tally) for tally in found.prohibitions]
    lines = page.flow(
        [
            Styled(labels("answered", name=name, n=tally.clauses, dropped=tally.dropped) + "  ", "fact")
            for name, tally in demands
        ],
        page.width,
    )
    for kind, exchanges in found.changes.items():
        if exchanges:
            name = labels(f"kind_{kind.value}")
            parts = [Styled(f"{name} {labels('n_changes', n=found.number(kind))}  ", f"change.{kind.value}")]
            parts += [Styled(f"{exchanged(exchange, labels)}  ", "") for exchange in exchanges]
            lines += page.flow(parts, page.width)
    return lines


def _legend(page: Page) -> list[Line]:
    labels = page.labels
    parts = [Styled(f"{labels('legend')}  ", "fact")]
    for entry in legend(labels):
        style = entry.style if entry.style.startswith(("relation", "fate")) else "fact"
        parts.append(Styled(f"{page.plain(entry.sign)} {entry.meaning}  ", style))
    for name, sign in (("dropped", "-"), ("added", "+"), ("changed", "~"), ("moved", "^")):
        word = labels(f"word_{name}")
        parts += [Styled(word if page.colour else f"[{sign}{word}{sign}]", f"word.{name}"), Styled("  ", "")]
    return page.flow(parts, page.width)
