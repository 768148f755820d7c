"""JSON: the document ``directive-diff/survey/1``; the schema in ``data/schemas`` describes it.

It is written field by field, as that of a comparison; ``selection`` says whether anything was left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from directive_diff.renderers import json
from directive_diff.renderers.doubt_json import review_values
from directive_diff.renderers.json.links import opinion_values
from directive_diff.renderers.json.spans import rounded
from directive_diff.surveys.arrangement import matrix
from directive_diff.surveys.courses import courses, heat
from directive_diff.surveys.likeness import alike, is_left_out
from directive_diff.surveys.over_all import over_all
from directive_diff.view.record import record_of_survey, tool_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import BinaryIO

    from directive_diff.findings.selection import Selection
    from directive_diff.model import JudgeRecord
    from directive_diff.renderers.many import Sight
    from directive_diff.surveys.arrangement import Row
    from directive_diff.surveys.likeness import Nearest
    from directive_diff.surveys.over_all import Overall
    from directive_diff.surveys.values import Carrier, Cell, Near, Own, Survey

Object = dict[str, Any]

SURVEY = "directive-diff/survey/1"


def render(survey: Survey, out: BinaryIO, sight: Sight) -> None:
    """Write a survey to ``out`` as UTF-8."""
    out.writelines(_written(_document(survey, sight.selection, sight.phrases)))


def _written(values: Object) -> Iterator[bytes]:
    """Yield a document as one line; its texts, most of it, are made one by one, so they are never all in memory."""
    for place, (key, value) in enumerate(values.items()):
        yield f'{", " if place else "{"}"{key}": '.encode()
        if key == "texts":
            yield b"["
            for number, text in enumerate(value):
                yield (b", " if number else b"") + json.line(text)[:-1]
            yield b"]"
        else:
            yield json.line(value)[:-1]
    yield b"}\n"


def _document(survey: Survey, selection: Selection, phrases: Sequence[str]) -> Object:
    """Return a survey, or what is selected of it, as the values of ``directive-diff/survey/1``, its texts to come.

    ``phrases`` are those whose heat by month is wanted; by default, the hottest.
    """
    like, rows = alike(survey), matrix(survey, selection=selection).rows
    ids, record = {row.directive.id for row in rows}, record_of_survey(survey)
    return {
        "schema": SURVEY,
        "tool": tool_values(survey.tool),
        "run": {name: record[name] for name in ("weights", "options")},
        "selection": _selection(selection),
        "upper": json.readout_values(survey.upper),
        "texts": (_text(number, survey, rows, near) for number, near in enumerate(like.nearest)),
        "failed": [
            {"path": failed.member.path, "name": failed.member.name, "error": failed.en} for failed in survey.failed
        ],
        "demands": [_demand(row) for row in rows],
        **({"likeness_left_out": True} if is_left_out(survey) else {}),
        "groups": [[survey.texts[index].name for index in group] for group in like.groups],
        "findings": [_finding(each, survey) for each in over_all(survey, ids)],
        **({"time": _time(survey, selection, phrases)} if sum(bool(text.date) for text in survey.texts) > 1 else {}),
    }


def _time(survey: Survey, selection: Selection, phrases: Sequence[str]) -> Object:
    """Return the courses of demands and phrases over the texts that have a date."""
    months = heat(survey, phrases)
    by_course = courses(survey, selection)
    return {
        "courses": {kind.value: [row.directive.id for row in rows] for kind, rows in by_course.items()},
        "months": [{"month": month, "texts": n} for month, n in zip(months.months, months.texts, strict=True)],
        "phrases": [{"phrase": course.phrase, "texts": list(course.texts)} for course in months.heats],
    }


def _selection(selection: Selection) -> Object | None:
    """Return the selection, or None if everything is selected."""
    if not selection.cuts:
        return None
    return {
        "only": sorted(only.value for only in selection.only),
        "demands": sorted(demand.value for demand in selection.demands),
        "block": selection.block,
        "min_score": selection.min_score,
    }


def _text(number: int, survey: Survey, rows: Iterable[Row], near: Nearest | None) -> Object:
    text = survey.texts[number]
    return {
        "name": text.name,
        "path": text.member.path,
        "sha256": text.sha256,
        "title": text.title,
        "issuer": text.issuer,
        "level": text.level.value if text.level else None,
        "region": text.region,
        "date": text.date,
        "group": text.member.group,
        "share": rounded(text.carried.share),
        "origin_share": rounded(text.origin.share),
        "nearest": {"name": survey.texts[near.text].name, "likeness": rounded(near.likeness)} if near else None,
        "phrases": list(text.phrases),
        "review": review_values(text.review),
        **({"judge": text.judge._asdict()} if text.judge else {}),
        "cells": [
            {"demand": row.directive.id, **_cell(cell, text.judge)}
            for row in rows
            if (cell := row.cells[number]) is not None
        ],
        "directives": [_own_values(own) for own in text.own],
    }


def _cell(cell: Cell, judge: JudgeRecord | None) -> Object:
    return {
        "fate": cell.fate.value if cell.fate else None,
        "share": rounded(cell.share),
        "relation": cell.relation.value if cell.relation else None,
        "score": rounded(cell.score),
        "links": [_link(link, judge) for link in cell.links],
        "possible": [_near(near, judge) for near in cell.possible],
        **({"refused": [_near(near, judge) for near in cell.refused]} if cell.refused else {}),
    }


def _near(near: Near, judge: JudgeRecord | None) -> Object:
    return {
        "target": near.target,
        "source": near.source,
        "score": rounded(near.score),
        "text": near.text,
        **opinion_values(near.opinion, judge),
    }


def _link(link: Carrier, judge: JudgeRecord | None) -> Object:
    return {
        "target": link.target,
        "source": link.source,
        "relation": link.relation.value,
        "score": rounded(link.score),
        "text": link.text,
        "changes": [
            {"kind": change.kind.value, "source": change.source, "target": change.target} for change in link.changes
        ],
        **({"judged": True} if link.judged else {}),
        **opinion_values(link.opinion, judge),
    }


def _own_values(own: Own) -> Object:
    return {
        "id": own.id,
        "text": own.text,
        "origin": own.origin.value if own.origin else None,
        "demand": own.demand.value,
        "new": list(own.new),
    }


def _demand(row: Row) -> Object:
    count = row.spread
    return {
        "demand": row.directive.id,
        "carried": count.carried,
        "partly": count.partly,
        "dropped": count.dropped,
        "possible": count.possible,
    }


def _finding(finding: Overall, survey: Survey) -> Object:
    return {
        "kind": finding.kind.value,
        "words": finding.words,
        "demand": finding.demand,
        "clause": finding.clause,
        "texts": [survey.texts[index].name for index in finding.texts],
        "of": finding.of,
        "ways": [
            {"source": old, "target": new, "texts": [survey.texts[index].name for index in who]}
            for old, new, who in finding.ways
        ],
    }
