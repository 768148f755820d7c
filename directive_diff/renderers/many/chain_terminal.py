"""A chain in a terminal: its tiers, the course of each demand, the origins of those in the last text."""

from __future__ import annotations

from itertools import chain as joined
from typing import TYPE_CHECKING

from directive_diff.labels.many import ManyLabels
from directive_diff.renderers.many.panels import legend, shape
from directive_diff.renderers.terminal import page_of, recorded
from directive_diff.renderers.terminal.painter import paint
from directive_diff.renderers.terminal.typesetting import Styled, padded, width_of, wrap
from directive_diff.sanitise import on_one_line
from directive_diff.surveys.arrangement import demanded
from directive_diff.surveys.chains import courses, first_demands, first_phrases, origins
from directive_diff.view import caption
from directive_diff.view import chain as chain_view

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from directive_diff.findings.selection import Selection
    from directive_diff.model import Fate
    from directive_diff.renderers.many import Sight
    from directive_diff.renderers.terminal.page import Page
    from directive_diff.renderers.terminal.typesetting import Line
    from directive_diff.surveys.steps import Chain, Course

_MOST_DEMANDS = 4  # demands of a tier that are shown


def render(chain: Chain, out: BinaryIO, sight: Sight) -> None:
    """Write a chain to ``out``; characters that its encoding lacks are replaced."""
    labels = ManyLabels(sight.view.lang)
    page = page_of(sight.view)._replace(labels=labels)
    parts = (
        _head(chain, page, labels),
        _courses(chain, sight.selection, page, labels),
        _origins(chain, page, labels),
        _first(chain, page, labels, every=sight.every),
    )
    paint(joined(*parts), out, sight.view)
    if sight.view.recorded:
        from directive_diff.view.record import as_line, record_of_chain  # noqa: PLC0415 - a screen needs none

        paint(recorded(as_line(record_of_chain(chain)), page), out, sight.view)


def _head(chain: Chain, page: Page, labels: ManyLabels) -> Iterator[Line]:
    yield from page.text(labels("chain_title"), "label")
    for number, tier in enumerate(chain_view.tiers(chain, labels)):
        yield from page.set([Styled(f"{tier.name}  ", "strong"), Styled(tier.said, "")], page.width)
        for text in chain.tiers[number]:
            step = chain.texts[text]
            letter = step.readout.blocks[0].id.rstrip("0123456789")
            facts = (
                chain_view.name(chain, text),
                caption.title(step.readout, labels),
                caption.body_and_date(step.readout),
            )
            line = [Styled(f"{letter}  ", "id"), Styled("  ".join(filter(None, facts)), "fact")]
            yield from ((Styled("  ", ""), *each) for each in page.set(line, page.width - 2))
    yield from page.text(chain_view.provenance(chain, labels), "fact")
    yield ()


def _courses(chain: Chain, selection: Selection, page: Page, labels: ManyLabels) -> Iterator[Line]:
    yield from page.text(labels("chain_courses"), "block")
    yield from legend(page, labels, judged=chain_view.is_judged(chain))
    names = [chain_view.tier_name(chain, tier, labels) for tier in range(1, len(chain.tiers))]
    cells = max((*(width_of(name, page.ambiguous) for name in names), 3)) + 2
    label = max(16, min(64, page.width - cells * len(names) - 24))
    heads = tuple(part for name in names for part in padded((Styled(name, "fact"),), cells, page.ambiguous))
    yield (Styled(" " * label, ""), *heads)
    for course in courses(chain):
        if demanded(course.directive, selection):
            yield from _course(course, chain, (label, cells), page, labels)
    yield ()


def _course(course: Course, chain: Chain, sizes: tuple[int, int], page: Page, labels: ManyLabels) -> Iterator[Line]:
    label, cells = sizes
    words = on_one_line(course.directive.text)
    room = max(2, label - len(course.directive.id) - 4)
    first = wrap([Styled(words, "")], room, ambiguous=page.ambiguous)[0]
    if width_of(words, page.ambiguous) > room:
        first = (*first, Styled("…", ""))
    signs = tuple(
        part
        for stage in course.stages
        for part in padded(
            (Styled(shape(chain_view.sign(stage), page) + chain_view.mark(stage), _style(stage.fate)),),
            cells,
            page.ambiguous,
        )
    )
    line = (*padded((Styled(f"{course.directive.id} ", "id"), *first), label, page.ambiguous), *signs)
    yield line
    notes = labels("joiner").join(chain_view.describe_stages(course, chain, labels))
    if notes and any(stage.changes or stage.past for stage in course.stages):
        yield from page.text(notes, "tag", indent=6)


def _style(fate: Fate | None) -> str:
    return f"fate.{fate.value}" if fate else ""


def _origins(chain: Chain, page: Page, labels: ManyLabels) -> Iterator[Line]:
    yield from page.text(labels("chain_origins"), "block")
    for origin in origins(chain):
        style = "fate.new" if origin.source is None and origin.share is not None and not origin.possible else "tag"
        where = chain_view.describe_origin(origin, labels)
        words = on_one_line(origin.directive.text)
        room = max(10, page.width - width_of(where + origin.directive.id, page.ambiguous) - 6)
        first = wrap([Styled(words, "")], room, ambiguous=page.ambiguous)[0]
        tail = (Styled("…", ""),) if width_of(words, page.ambiguous) > room else ()
        parts = [Styled(f"{origin.directive.id} ", "id"), *first, *tail, Styled(f"  {where}", style)]
        yield from page.set(parts, page.width)
    yield ()


def _first(chain: Chain, page: Page, labels: ManyLabels, *, every: bool) -> Iterator[Line]:
    yield from page.text(labels("chain_first"), "block")
    tiers = zip(first_phrases(chain), first_demands(chain), strict=True)
    for number, (phrases, demands) in enumerate(tiers):
        if not number or not (phrases or demands):
            continue
        yield from page.text(chain_view.tier_name(chain, number, labels), "strong")
        if phrases:
            words = chain_view.words_of(phrases, labels)
            yield from page.text(labels("noted", kind=labels("chain_phrases"), words=words), indent=2)
        for _, directive in demands if every else demands[:_MOST_DEMANDS]:
            yield from page.set(
                [Styled(f"  {directive.id} ", "id"), Styled(on_one_line(directive.text), "")], page.width
            )
        if len(demands) > _MOST_DEMANDS and not every:
            yield from page.text(labels("finding_more", n=len(demands) - _MOST_DEMANDS), "fact", indent=2)
