"""A chain as a Word document for an office: the course of each demand, and the origins of those in the last text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.labels.many import ManyLabels
from directive_diff.renderers.docx.paper import Column, Paper
from directive_diff.renderers.many.docx import plain
from directive_diff.sanitise import on_one_line
from directive_diff.surveys.arrangement import demanded
from directive_diff.surveys.chains import courses, first_demands, first_phrases, origins
from directive_diff.view import caption
from directive_diff.view import chain as chain_view
from directive_diff.view.record import as_line, record_of_chain

if TYPE_CHECKING:
    from typing import BinaryIO

    from directive_diff.renderers.many import Sight
    from directive_diff.surveys.steps import Chain

_WIDE, _ID = 257, 16  # millimetres: the width between the margins of a landscape A4 page, and the column of ids
_STAGE, _NOTES, _WHERE = 26, 62, 90
_FEWEST = 60  # millimetres that a demand's words need


def render(chain: Chain, out: BinaryIO, sight: Sight) -> None:
    """Write a chain to ``out`` as a Word document."""
    labels = ManyLabels(sight.view.lang)
    paper = Paper(labels("chain_title"), lang=sight.view.lang, size=9.5)
    for number, tier in enumerate(chain_view.tiers(chain, labels)):
        paper.line(f"{tier.name}　{tier.said}", bold=True)
        for text in chain.tiers[number]:
            readout = chain.texts[text].readout
            facts = (chain_view.name(chain, text), caption.title(readout, labels), caption.body_and_date(readout))
            paper.line(f"{chain_view.letter(readout)}　{'　'.join(filter(None, facts))}")
    paper.line(chain_view.provenance(chain, labels))
    _courses(paper, chain, sight, labels)
    _origins(paper, chain, labels)
    _first(paper, chain, labels)
    paper.line(labels("made_by", tool=chain.tool.name, version=chain.tool.version))
    paper.describe(as_line(record_of_chain(chain)))
    paper.save(out)


def _courses(paper: Paper, chain: Chain, sight: Sight, labels: ManyLabels) -> None:
    """Add the course of each demand: a shaded column for each tier, and in words what happened on the way."""
    paper.heading(labels("chain_courses"))
    paper.line("　".join(chain_view.legend(chain, labels)))
    tiers = [chain_view.tier_name(chain, tier, labels) for tier in range(1, len(chain.tiers))]
    wide = min(_STAGE, (_WIDE - _ID - _NOTES - _FEWEST) // max(1, len(tiers)))
    words = _WIDE - _ID - _NOTES - wide * len(tiers)
    heads = (labels("id"), labels("demand_of_source"), *tiers, labels("change_head"))
    widths = (_ID, words, *(wide for _ in tiers), _NOTES)
    paper.table([Column(head, width) for head, width in zip(heads, widths, strict=True)])
    before = ""
    for course in courses(chain):
        if not demanded(course.directive, sight.selection):
            continue
        block = course.directive.id.rpartition(".")[0]
        if block != before:
            before = block
            paper.section(f"{block} {chain_view.marker(chain, course.text, block, labels)}")
        cells = chain_view.stage_cells(course, labels)
        paper.row(
            [
                plain(course.directive.id),
                plain(on_one_line(course.directive.text)),
                *(plain(words) for words, _ in cells),
                plain(*chain_view.describe_stages(course, chain, labels)),
            ],
            shades=["", "", *(ground for _, ground in cells), ""],
        )


def _origins(paper: Paper, chain: Chain, labels: ManyLabels) -> None:
    paper.heading(labels("chain_origins"))
    heads = (labels("id"), labels("text_of_target"), labels("place"))
    widths = (_ID, _WIDE - _ID - _WHERE, _WHERE)
    paper.table([Column(head, width) for head, width in zip(heads, widths, strict=True)])
    for origin in origins(chain):
        words = on_one_line(origin.directive.text)
        paper.row([plain(origin.directive.id), plain(words), plain(chain_view.describe_origin(origin, labels))])


def _first(paper: Paper, chain: Chain, labels: ManyLabels) -> None:
    paper.heading(labels("chain_first"))
    for number, (phrases, demands) in enumerate(zip(first_phrases(chain), first_demands(chain), strict=True)):
        if not number or not (phrases or demands):
            continue
        paper.line(chain_view.tier_name(chain, number, labels), bold=True)
        if phrases:
            paper.line(labels("noted", kind=labels("chain_phrases"), words=chain_view.words_of(phrases, labels)))
        for _, directive in demands:
            paper.line(f"{directive.id} {on_one_line(directive.text)}")
