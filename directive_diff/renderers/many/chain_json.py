"""JSON: the document ``directive-diff/chain/1``; the schema in ``data/schemas`` describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from directive_diff.findings.clauses import refused
from directive_diff.renderers import json
from directive_diff.renderers.doubt_json import review_values
from directive_diff.renderers.json.links import match_values
from directive_diff.surveys.chains import courses, first_demands, first_phrases, origins
from directive_diff.view.record import record_of_chain, tool_values

if TYPE_CHECKING:
    from typing import BinaryIO

    from directive_diff.renderers.many import Sight
    from directive_diff.surveys.steps import Chain, Course, Origin, Pair, Stage

Object = dict[str, Any]

CHAIN = "directive-diff/chain/1"


def render(chain: Chain, out: BinaryIO, _: Sight | None = None) -> None:
    """Write a chain to ``out`` as UTF-8."""
    out.write(json.line(document(chain)))


def document(chain: Chain) -> Object:
    """Return a chain as the plain values of ``directive-diff/chain/1``."""
    record = record_of_chain(chain)
    return {
        "schema": CHAIN,
        "tool": tool_values(chain.tool),
        "run": {name: record[name] for name in ("weights", "options")},
        "texts": [
            {
                "name": step.member.name,
                "tier": step.tier,
                "above": [_name(chain, text) for text in step.above],
                "phrases": list(step.phrases),
                **json.readout_values(step.readout),
            }
            for step in chain.texts
        ],
        "pairs": [_pair(pair, chain) for pair in chain.pairs],
        "courses": [_course(course, chain) for course in courses(chain)],
        "origins": [_origin(origin, chain) for origin in origins(chain)],
        "first": [
            {"tier": tier, "phrases": list(phrases), "demands": [directive.id for _, directive in demands]}
            for tier, (phrases, demands) in enumerate(zip(first_phrases(chain), first_demands(chain), strict=True))
        ],
    }


def _name(chain: Chain, text: int) -> str:
    return chain.texts[text].member.name


def _pair(pair: Pair, chain: Chain) -> Object:
    judge, refusals = pair.comparison.judge, refused(pair.comparison)
    return {
        "upper": _name(chain, pair.upper),
        "lower": _name(chain, pair.lower),
        "direct": pair.direct,
        **({"judge": judge._asdict()} if judge else {}),
        **({"review": review_values(pair.comparison.review)} if pair.comparison.review else {}),
        "links": [json.link_values(link, judge) for link in pair.comparison.links],
        **({"refused": [match_values(match, judge) for match in refusals]} if refusals else {}),
    }


def _course(course: Course, chain: Chain) -> Object:
    return {
        "text": _name(chain, course.text),
        "demand": course.directive.id,
        "stages": [_stage(stage, chain) for stage in course.stages],
    }


def _stage(stage: Stage, chain: Chain) -> Object:
    return {
        "tier": stage.tier,
        "fate": stage.fate.value if stage.fate else None,
        "share": None if stage.share is None else round(stage.share, 4),
        "clauses": [place.clause for place in stage.places],
        "from": [_name(chain, text) for text in stage.whom],
        "past": stage.past,
        **({"judged": True} if stage.judged else {}),
        "changes": [
            {
                "kind": change.kind.value,
                "source": change.source,
                "target": change.target,
                "by": [_name(chain, text) for text in who],
            }
            for change, who in zip(stage.changes, stage.makers, strict=True)
        ],
    }


def _origin(origin: Origin, chain: Chain) -> Object:
    source = origin.source
    return {
        "text": _name(chain, origin.text),
        "demand": origin.directive.id,
        "share": None if origin.share is None else round(origin.share, 4),
        "possible": origin.possible,
        "origin": {
            "text": _name(chain, source.text),
            "demand": source.directive,
            "via": [place.clause for place in source.via],
        }
        if source
        else None,
    }
