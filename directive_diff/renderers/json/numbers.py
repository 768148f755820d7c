"""Findings and numbers as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.renderers.json.spans import Object, rounded

if TYPE_CHECKING:
    from directive_diff.findings.answers import Answers, Tally
    from directive_diff.findings.coverage import Coverage
    from directive_diff.findings.finding import Finding, Findings


def count_values(side: Coverage, rest: str) -> Object:
    """Return how many directives have each fate."""
    count = side.counts()
    return {
        "directives": count.directives,
        "carried": count.carried,
        "partly": count.partly,
        "possible": count.possible,
        rest: count.rest,
    }


def finding_values(found: Findings) -> list[Object]:
    """Return the findings, the sure ones first."""
    sure = [{**_finding(finding), "sure": True} for finding in found.sure]
    return sure + [{**_finding(finding), "sure": False} for finding in found.to_check]


def _finding(found: Finding) -> Object:
    return {
        "kind": found.kind.value,
        "weight": rounded(found.weight),
        "confidence": rounded(found.confidence),
        "name": found.name,
        "number": found.number,
        "of": found.of,
        "words": [{"source": words.source, "target": words.target} for words in found.words],
        "clauses": list(found.clauses),
    }


def answer_values(found: Answers) -> Object:
    """Return the counts of changes, demands, prohibitions and replacements."""
    return {
        "changes": {kind.value: found.number(kind) for kind in found.changes},
        "demands": {tally.name: _tally(tally) for tally in found.demands},
        "prohibitions": [{"word": tally.name, **_tally(tally)} for tally in found.prohibitions],
        "replacements": [
            {"source": exchange.source, "target": exchange.target, "count": exchange.times}
            for exchange in found.replacements
        ],
    }


def _tally(tally: Tally) -> Object:
    return {"clauses": tally.clauses, "carried": tally.carried, "possible": tally.possible, "dropped": tally.dropped}
