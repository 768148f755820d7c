"""A chain as a workbook: the course of each demand, the origins of those in the last text, first appearances."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.labels.many import ManyLabels
from directive_diff.renderers.workbook import Sheet, Tinted, run_rows, write
from directive_diff.sanitise import flowing, on_one_line, printable_name
from directive_diff.surveys.arrangement import demanded
from directive_diff.surveys.chains import courses, first_demands, first_phrases, origins
from directive_diff.view import caption
from directive_diff.view import chain as chain_view
from directive_diff.view.record import as_line, record_of_chain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from directive_diff.renderers.many import Sight
    from directive_diff.surveys.steps import Chain
    from directive_diff.view.columns import Cell

_STAGE = 18  # the width of a tier's column
_COURSES, _NOTES = (20, 8, 54), 60
_ORIGINS = (20, 8, 60, 40, 10)
_FIRST = (14, 14, 8, 70)
_TEXTS = (14, 8, 22, 40, 34, 40, 50)


def render(chain: Chain, out: BinaryIO, sight: Sight) -> None:
    """Write a chain to ``out`` as a workbook."""
    labels = ManyLabels(sight.view.lang)
    stages = (_STAGE,) * (len(chain.tiers) - 1)
    sheets = (
        Sheet(labels("sheet_courses"), (*_COURSES, *stages, _NOTES), list(_courses(chain, sight, labels))),
        Sheet(labels("sheet_origins"), _ORIGINS, list(_origins(chain, labels))),
        Sheet(labels("chain_first"), _FIRST, list(_first(chain, labels))),
        Sheet(labels("sheet_texts"), _TEXTS, list(_texts(chain, labels))),
        Sheet(labels("sheet_about"), (18, 100), list(_about_rows(chain, labels)), head=None),
    )
    write(sheets, out, title=labels("chain_title"))


def _courses(chain: Chain, sight: Sight, labels: ManyLabels) -> Iterator[tuple[Cell | Tinted, ...]]:
    tiers = (chain_view.tier_name(chain, tier, labels) for tier in range(1, len(chain.tiers)))
    yield (labels("text_name"), labels("id"), labels("demand_of_source"), *tiers, labels("change_head"))
    for course in courses(chain):
        if demanded(course.directive, sight.selection):
            words = on_one_line(course.directive.text)
            stages = (_stage(words, ground) for words, ground in chain_view.stage_cells(course, labels))
            notes = "\n".join(chain_view.describe_stages(course, chain, labels))
            yield (chain_view.name(chain, course.text), course.directive.id, words, *stages, notes)


def _stage(words: str, ground: str) -> Tinted | None:
    return Tinted(words, f"#{ground}") if ground else None


def _origins(chain: Chain, labels: ManyLabels) -> Iterator[tuple[Cell, ...]]:
    names = ("text_name", "id", "text_of_target", "place", "share")
    yield tuple(labels(name) for name in names)
    for origin in origins(chain):
        share = None if origin.share is None else round(origin.share, 4)
        where = chain_view.describe_origin(origin, labels)
        yield (
            chain_view.name(chain, origin.text),
            origin.directive.id,
            on_one_line(origin.directive.text),
            where,
            share,
        )


def _first(chain: Chain, labels: ManyLabels) -> Iterator[tuple[Cell, ...]]:
    yield (labels("text_level"), "", labels("id"), "")
    for number, (phrases, demands) in enumerate(zip(first_phrases(chain), first_demands(chain), strict=True)):
        tier = chain_view.tier_name(chain, number, labels)
        if number:
            yield from ((tier, labels("chain_phrases"), "", flowing(phrase)) for phrase in phrases)
            for _, directive in demands:
                yield (tier, labels("chain_demands"), directive.id, on_one_line(directive.text))


def _texts(chain: Chain, labels: ManyLabels) -> Iterator[tuple[Cell, ...]]:
    yield (
        labels("text_level"), labels("letter"), labels("text_name"), labels("text_title"), labels("date"),
        labels("share"), labels("text_file"),
    )  # fmt: skip
    for number, tier in enumerate(chain_view.tiers(chain, labels)):
        for text in chain.tiers[number]:
            readout = chain.texts[text].readout
            yield (
                tier.name, chain_view.letter(readout), chain_view.name(chain, text), caption.title(readout, labels),
                caption.body_and_date(readout), tier.said, printable_name(readout.document.path),
            )  # fmt: skip


def _about_rows(chain: Chain, labels: ManyLabels) -> Iterator[tuple[Cell, ...]]:
    yield ("", chain_view.provenance(chain, labels))
    for line in chain_view.legend(chain, labels):
        yield (labels("legend"), line)
    yield ("", labels("made_by", tool=chain.tool.name, version=chain.tool.version))
    yield from run_rows(as_line(record_of_chain(chain)), labels)
