"""Links, candidates and a judge's opinions of them, as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.renderers.json.spans import Object, rounded, span_values, wording_values

if TYPE_CHECKING:
    from directive_diff.model import (
        Change,
        Edit,
        JudgeRecord,
        Link,
        Match,
        Opinion,
        Shared,
    )


def link_values(link: Link, judge: JudgeRecord | None) -> Object:
    """Return a link as plain values."""
    return {
        "target": link.target.id,
        "source": link.source.id,
        "relation": link.relation.value,
        "score": rounded(link.score),
        "sureness": link.sureness.value,
        "reason": dict(link.reasons),
        "evidence": [_shared(shared) for shared in link.evidence],
        "changes": [_change(change) for change in link.changes],
        "edits": [_edit(edit) for edit in link.edits],
        "verdict": link.verdict.value if link.verdict else None,
        **({"members": [wording_values(member) for member in link.members]} if link.members else {}),
        **opinion_values(link.opinion, judge),
    }


def match_values(match: Match, judge: JudgeRecord | None) -> Object:
    """Return a pair of clauses that is not a link as plain values."""
    return {
        "target": match.target.id,
        "source": match.source.id,
        "score": rounded(match.score),
        "reason": dict(match.reasons),
        **opinion_values(match.opinion, judge),
    }


def opinion_values(opinion: Opinion | None, judge: JudgeRecord | None) -> Object:
    """Return what a judge said of a pair, if it was asked."""
    if opinion is None or judge is None:
        return {}
    return {
        "opinion": {
            "relation": opinion.relation.value if opinion.relation else None,
            "source_words": opinion.source,
            "target_words": opinion.target,
            "score_before": rounded(opinion.before),
            "changed": opinion.changed,
            "model": judge.model,
            "prompt": judge.prompt,
        }
    }


def judge_values(judge: JudgeRecord | None) -> Object:
    """Return the record of the judge; nothing if none was asked."""
    return {"judge": judge._asdict()} if judge else {}


def _shared(shared: Shared) -> Object:
    return {"source": span_values(shared.source), "target": span_values(shared.target), "text": shared.text}


def _change(change: Change) -> Object:
    return {"kind": change.kind.value, "source": wording_values(change.source), "target": wording_values(change.target)}


def _edit(edit: Edit) -> Object:
    return {"op": edit.op.value, "source": span_values(edit.source), "target": span_values(edit.target)}
