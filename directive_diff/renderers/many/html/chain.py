"""The content of the page of a chain, as plain values for its template."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from directive_diff.renderers.many.alluvial import drawing
from directive_diff.sanitise import on_one_line
from directive_diff.surveys.arrangement import demanded
from directive_diff.surveys.chains import courses, first_demands, first_phrases, origins
from directive_diff.view import caption
from directive_diff.view import chain as chain_view
from directive_diff.view import survey as signs
from directive_diff.view.record import record_of_chain

if TYPE_CHECKING:
    from directive_diff.labels.many import ManyLabels
    from directive_diff.renderers.many import Sight
    from directive_diff.surveys.steps import Chain, Course


class Stage(NamedTuple):
    """A cell of the table of courses: its class, its sign, and the ids of the directives with the demand."""

    kind: str
    sign: str
    places: str


class Row(NamedTuple):
    """A demand, its stage on each tier, and in words what happened on the way."""

    id: str
    block: str
    words: str
    stages: tuple[Stage, ...]
    notes: tuple[str, ...]


class Text(NamedTuple):
    """A text of a tier: its letter, name, title and facts."""

    letter: str
    name: str
    title: str
    facts: str


class Page(NamedTuple):
    """Everything that the template shows."""

    tiers: tuple[chain_view.Tier, ...]
    texts: tuple[tuple[Text, ...], ...]
    picture: Markup
    fates: tuple[tuple[str, str, str], ...]
    rows: tuple[Row, ...]
    origins: tuple[tuple[str, str, str, bool], ...]
    first: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]
    tool: tuple[str, str]
    record: str
    judged: str


def page(chain: Chain, sight: Sight, labels: ManyLabels) -> Page:
    """Return the content of the page on ``chain``."""
    first = zip(first_phrases(chain), first_demands(chain), strict=True)
    return Page(
        tiers=chain_view.tiers(chain, labels),
        texts=tuple(tuple(_text(chain, text, labels) for text in tier) for tier in chain.tiers),
        picture=Markup("\n".join(drawing(chain, labels))),  # noqa: S704 - every text in it is escaped there
        fates=(
            *((fate.value, sign, labels(fate.value)) for fate, sign in signs.SIGNS.items()),
            ("softened", signs.SOFTENED, labels("softened")),
            *([("judged", signs.JUDGED, labels("cell_judged"))] * chain_view.is_judged(chain)),
        ),
        rows=tuple(
            _row(course, chain, labels) for course in courses(chain) if demanded(course.directive, sight.selection)
        ),
        origins=tuple(
            (
                origin.directive.id,
                on_one_line(origin.directive.text),
                chain_view.describe_origin(origin, labels),
                origin.source is None and origin.share is not None and not origin.possible,
            )
            for origin in origins(chain)
        ),
        first=tuple(
            (
                chain_view.tier_name(chain, number, labels),
                chain_view.words_of(phrases, labels),
                tuple((directive.id, on_one_line(directive.text)) for _, directive in demands),
            )
            for number, (phrases, demands) in enumerate(first)
            if number
        ),
        tool=(chain.tool.name, chain.tool.version),
        record=json.dumps(record_of_chain(chain), ensure_ascii=True, indent=1),
        judged=chain_view.provenance(chain, labels),
    )


def _text(chain: Chain, text: int, labels: ManyLabels) -> Text:
    readout = chain.texts[text].readout
    letter = readout.blocks[0].id.rstrip("0123456789")
    return Text(letter, chain_view.name(chain, text), caption.title(readout, labels), caption.body_and_date(readout))


def _row(course: Course, chain: Chain, labels: ManyLabels) -> Row:
    stages = tuple(
        Stage(
            f"{stage.fate.value if stage.fate else 'none'}{' softened' if chain_view.softened(stage) else ''}",
            chain_view.sign(stage).strip("　") + chain_view.mark(stage),
            chain_view.describe_places(stage, labels),
        )
        for stage in course.stages
    )
    words = on_one_line(course.directive.text)
    block = course.directive.id.rpartition(".")[0]
    return Row(course.directive.id, block, words, stages, chain_view.describe_stages(course, chain, labels))
