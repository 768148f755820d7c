"""What every format says about a chain: its tiers, what became of demands, where they came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from directive_diff.findings.coverage import Cover, Coverage
from directive_diff.model import Fate
from directive_diff.sanitise import flowing, printable_name
from directive_diff.surveys.chains import first_demands
from directive_diff.view import caption, survey
from directive_diff.view.caption import percent
from directive_diff.view.changes import describe_change
from directive_diff.view.findings import home
from directive_diff.view.survey import JUDGED, NOTHING, SIGNS, SOFTENED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directive_diff.labels.many import ManyLabels
    from directive_diff.model import Readout
    from directive_diff.surveys.steps import Chain, Course, Origin, Stage


_BACKGROUNDS = {Fate.CARRIED: "84BB98", Fate.PARTLY: "D9EAD9", Fate.DROPPED: "F4ECE6"}
_OTHER, _SOFTENED = "DFE6EE", "F6C894"


class Tier(NamedTuple):
    """A tier in words: its name, the names of its texts, and how much it carries of the tier above."""

    name: str
    texts: tuple[str, ...]
    said: str


def name(chain: Chain, text: int) -> str:
    """Return the name of a text, sanitised."""
    return printable_name(chain.texts[text].member.name)


def judged(chain: Chain, labels: ManyLabels) -> str:
    """Return in words which model read or was asked, and about how many pairs of texts; empty if none was."""
    records = [pair.comparison.judge for pair in chain.pairs if pair.comparison.judge]
    reader = caption.describe_reader(chain.tool, labels)
    if not records:
        return reader
    pairs = labels("chain_judged", n=len(records), of=len(chain.pairs))
    asked = caption.describe_judge_record(caption.merge_judges(records), labels) + pairs
    return labels("joiner").join(filter(None, (reader, asked)))


def is_judged(chain: Chain) -> bool:
    """Return whether a model was asked about a pair of texts."""
    return any(pair.comparison.judge for pair in chain.pairs)


def tiers(chain: Chain, labels: ManyLabels) -> tuple[Tier, ...]:
    """Return the tiers in words."""
    new = first_demands(chain)
    return tuple(
        Tier(
            tier_name(chain, number, labels),
            tuple(name(chain, text) for text in texts),
            _describe_tier(chain, number, len(new[number]), labels),
        )
        for number, texts in enumerate(chain.tiers)
    )


def tier_name(chain: Chain, number: int, labels: ManyLabels) -> str:
    """Return the name of a tier: its level if no other tier has it, otherwise its number."""
    levels = [{_level(chain, text) for text in tier} for tier in chain.tiers]
    own = levels[number]
    if len(own) == 1 and None not in own and sum(own == other for other in levels) == 1:
        return labels(f"level_{next(iter(own))}")
    return labels("tier", n=number + 1)


def _level(chain: Chain, text: int) -> str | None:
    step = chain.texts[text]
    level = step.member.level or step.readout.heading.level
    return level.value if level else None


def _describe_tier(chain: Chain, number: int, new: int, labels: ManyLabels) -> str:
    if number == 0:
        return labels("tier_top", n=sum(len(chain.texts[text].readout.directives) for text in chain.tiers[0]))
    return labels("tier_shares", share=percent(_carried(chain, number).share), n=new)


def _carried(chain: Chain, number: int) -> Cover:
    """Return how much of the texts right above a tier is carried by some text of it."""
    linked: dict[int, set[str]] = {}
    for pair in chain.pairs:
        if pair.direct and chain.texts[pair.lower].tier == number:
            linked.setdefault(pair.upper, set()).update(Coverage.of_source(pair.comparison).links)
    kept = whole = 0
    for upper, clauses in linked.items():
        for clause in chain.texts[upper].readout.clauses:
            if clause.linkable:
                whole += clause.span.length
                kept += clause.span.length if clause.id in clauses else 0
    return Cover(kept, whole)


def sign(stage: Stage) -> str:
    """Return the full-width sign of a stage."""
    if stage.fate is None:
        return NOTHING
    return SOFTENED if softened(stage) else SIGNS.get(stage.fate, "？")


def mark(stage: Stage) -> str:
    """Return the mark after the sign of a stage that a judge's opinion changed; empty for other stages."""
    return JUDGED if stage.judged else ""


def softened(stage: Stage) -> bool:
    """Return whether the step down weakened a demand, reversed it or changed a figure."""
    return any(change.kind.value in {"weakened", "reversed", "figure"} for change in stage.changes)


def stage_cells(course: Course, labels: ManyLabels) -> tuple[tuple[str, str], ...]:
    """Return the cell of each stage of a course: its sign with the ids of the directives, and its background colour."""
    return tuple(
        (f"{sign(stage).strip(NOTHING)}{mark(stage)} {describe_places(stage, labels)}".strip(), _background(stage))
        for stage in course.stages
    )


def _background(stage: Stage) -> str:
    """Return the background of a stage as an RGB hex code; empty if nothing can be matched."""
    if stage.fate is None:
        return ""
    return _SOFTENED if softened(stage) else _BACKGROUNDS.get(stage.fate, _OTHER)


def legend(chain: Chain, labels: ManyLabels) -> tuple[str, ...]:
    """Return what each sign means."""
    return survey.legend(labels, judged=is_judged(chain))


def letter(readout: Readout) -> str:
    """Return the letter that starts the ids of a text."""
    return readout.blocks[0].id.rstrip("0123456789")


def marker(chain: Chain, text: int, block: str, labels: ManyLabels) -> str:
    """Return the words that open a block."""
    named = next(each for each in chain.texts[text].readout.blocks if each.id == block)
    return caption.marker(named, labels)


def provenance(chain: Chain, labels: ManyLabels) -> str:
    """Return in words whether a model was asked, and whether a person has reviewed the links."""
    return labels("joiner").join(filter(None, (judged(chain, labels), reviewed(chain, labels))))


def reviewed(chain: Chain, labels: ManyLabels) -> str:
    """Return in words of how many pairs of texts a person has reviewed the links."""
    number = sum(pair.comparison.review is not None for pair in chain.pairs)
    return labels("chain_reviewed", n=number, of=len(chain.pairs)) if number else labels("not_reviewed")


def describe_stages(course: Course, chain: Chain, labels: ManyLabels) -> tuple[str, ...]:
    """Return what happened to a demand on its way down: where it was lost, changed, or taken past a tier."""
    parts = []
    for before, stage in zip([None, *course.stages], course.stages, strict=False):
        tier = tier_name(chain, stage.tier, labels)
        if stage.fate is Fate.DROPPED and (before is None or before.fate is not Fate.DROPPED):
            parts.append(labels("stage_lost", tier=tier))
        if stage.past:
            parts.append(labels("stage_past", tier=tier))
        if stage.changes:
            parts.append(labels("stage_changed", tier=tier, changes=_changes(stage, chain, labels)))
        if len(stage.whom) and len(chain.tiers[stage.tier - 1]) > 1 and not stage.past:
            names = labels("list_joiner").join(name(chain, text) for text in stage.whom)
            parts.append(labels("stage_whom", tier=tier, names=names))
    return tuple(parts)


def _changes(stage: Stage, chain: Chain, labels: ManyLabels) -> str:
    """Return the first few changes of a step."""
    return labels("joiner").join(describe_changes(stage, chain, labels)[:3])


def describe_changes(stage: Stage, chain: Chain, labels: ManyLabels) -> list[str]:
    """Return the changes of a step and, if its tier has several texts, who made each: 弱化：删去“坚决”（常州）."""
    several = len(chain.tiers[stage.tier]) > 1
    return [
        describe_change(change, labels)
        + (f"（{labels('list_joiner').join(name(chain, text) for text in who)}）" * several)
        for change, who in zip(stage.changes, stage.makers, strict=True)
    ]


def describe_origin(origin: Origin, labels: ManyLabels) -> str:
    """Return where a demand came from: 来自 A3.2，经 B2.1."""
    if origin.source is None:
        if origin.possible:
            return labels("possible")
        return labels("origin_none") if origin.share is None else labels("origin_here")
    text = labels("origin_from", place=origin.source.directive)
    if origin.share is not None and origin.share < 1:
        text += f" {percent(origin.share)}"
    if origin.source.via:
        places = labels("list_joiner").join(dict.fromkeys(home(place.clause) for place in origin.source.via))
        text += labels("joiner") + labels("origin_via", places=places)
    return text


def describe_places(stage: Stage, labels: ManyLabels) -> str:
    """Return the directives that contain a demand on a tier."""
    return labels("list_joiner").join(dict.fromkeys(home(place.clause) for place in stage.places))


def words_of(texts: Iterable[str], labels: ManyLabels) -> str:
    """Return phrases as a list in one line."""
    return labels("list_joiner").join(map(flowing, texts))
