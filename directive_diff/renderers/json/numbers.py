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


def finding_values(findings: Findings) -> list[Object]:
    """Return the findings, the sure ones first."""
    sure = [{**_finding(finding), "sure": True} for finding in findings.sure]
    return sure + [{**_finding(finding), "sure": False} for finding in findings.to_check]


def _finding(finding: Finding) -> Object:
    return {
        "kind": finding.kind.value,
        "weight": rounded(finding.weight),
        "confidence": rounded(finding.confidence),
        "name": finding.name,
        "number": finding.number,
        "of": finding.of,
        "words": [{"source": words.source, "target": words.target} for words in finding.words],
        "clauses": list(finding.clauses),
    }


def answer_values(every: Answers) -> Object:
    """Return the counts of changes, demands, prohibitions and replacements."""
    return {
        "changes": {kind.value: every.number(kind) for kind in every.changes},
        "demands": {tally.name: _tally(tally) for tally in every.demands},
        "prohibitions": [{"word": tally.name, **_tally(tally)} for tally in every.prohibitions],
        "replacements": [
            {"source": exchange.source, "target": exchange.target, "count": exchange.times}
            for exchange in every.replacements
        ],
    }


def _tally(tally: Tally) -> Object:
    return {"clauses": tally.clauses, "carried": tally.carried, "possible": tally.possible, "dropped": tally.dropped}
