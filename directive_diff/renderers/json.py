"""JSON: the documents ``directive-diff/comparison/2`` and ``directive-diff/readout/1``, for the next program.

They are written field by field, never from the names of attributes: the format is a promise, which a renamed attribute
must not break. The JSON Schemas in ``data/schemas`` describe both documents.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from directive_diff.findings.answers import Answers, Tally, answers
from directive_diff.findings.coverage import Coverage, relations
from directive_diff.findings.gathering import findings
from directive_diff.grammar.demand import strongest
from directive_diff.model import Block, Directive, Readout
from directive_diff.renderers.doubtjson import doubted, reviewed
from directive_diff.sanitise import UNSEEN
from directive_diff.view.record import made_with

if TYPE_CHECKING:
    import re
    from collections.abc import Callable
    from typing import BinaryIO

    from directive_diff.findings.finding import Finding, Findings
    from directive_diff.model import (
        Change,
        Clause,
        Comparison,
        Cut,
        Edit,
        JudgeRecord,
        Link,
        Match,
        Opinion,
        Shared,
        Span,
        Wording,
    )
    from directive_diff.renderers import View

Object = dict[str, Any]
Part = Readout | Block | Directive

COMPARISON = "directive-diff/comparison/2"
READOUT = "directive-diff/readout/1"


def render(comparison: Comparison, out: BinaryIO, _: View | None = None) -> None:
    """Write a comparison to ``out`` as UTF-8, and if it is a part of one, what was asked for."""
    _write(document(comparison), out)


def render_readout(readout: Readout, out: BinaryIO, _: View | None = None) -> None:
    """Write one readout to ``out`` as UTF-8."""
    _write({"schema": READOUT, **readout_values(readout)}, out)


def readout_values(readout: Readout) -> Object:
    """Return one readout as plain values, without shares and fates."""
    return _readout(readout, _nothing, _no_fate)


def document(comparison: Comparison) -> Object:
    """Return a comparison as the plain values of ``directive-diff/comparison/2``."""
    source, target = Coverage.of_source(comparison), Coverage.of_target(comparison)
    tool = comparison.tool
    return {
        "schema": COMPARISON,
        "findings": _findings(findings(comparison)),
        "tool": {
            "name": tool.name,
            "version": tool.version,
            "jieba": tool.jieba,
            "rapidfuzz": tool.rapidfuzz,
            "lexicon": tool.lexicon,
            "lexicon_files": [{"path": path, "sha256": sha256} for path, sha256 in tool.lexicon_files],
            **({"reader": {"name": tool.reader[0], "sha256": tool.reader[1]}} if tool.reader else {}),
        },
        "source": _readout(source.readout, _share_of(source), _fate_of(source, "fate")),
        "target": _readout(target.readout, _share_of(target), _fate_of(target, "origin")),
        "links": [link_values(link, comparison.judge) for link in comparison.links],
        "possible": [_match(match, comparison.judge) for match in comparison.possible],
        "rejected": [_match(match, comparison.judge) for match in comparison.rejected],
        "run": made_with(comparison),
        "doubts": doubted(comparison),
        "review": reviewed(comparison.review),
        **_judge(comparison.judge),
        **_selection(comparison.cut),
        "summary": {
            "source": _count(source, "dropped"),
            "target": _count(target, "new"),
            "links": {relation.value: count for relation, count in relations(comparison.counted.links).items()},
            **_answers(answers(comparison)),
        },
    }


def _write(values: Object, out: BinaryIO) -> None:
    out.write(line(values))


def line(values: Object) -> bytes:
    """Return ``values`` as a line of JSON in UTF-8; characters that a terminal would obey, or not show, are escaped."""
    text = json.dumps(values, ensure_ascii=False, allow_nan=False)
    return UNSEEN.sub(_escaped, text).encode() + b"\n"


def _escaped(found: re.Match[str]) -> str:
    return json.dumps(found.group())[1:-1]


def _nothing(_: Part) -> Object:
    return {}


def _no_fate(_: Directive | Clause) -> Object:
    return {}


def _share_of(side: Coverage) -> Callable[[Part], Object]:
    def share(part: Part) -> Object:
        match part:
            case Directive():
                cover = side.of_directive(part)
            case Block():
                cover = side.of_block(part)
            case Readout():
                cover = side.of_text
        return {"share": _rounded(cover.share), "possible_share": _rounded(cover.possible_share)}

    return share


def _fate_of(side: Coverage, name: str) -> Callable[[Directive | Clause], Object]:
    def fate(of: Directive | Clause) -> Object:
        found = side.fate(of) if isinstance(of, Directive) else side.clause_fate(of)
        return {name: found.value if found else None}

    return fate


def _readout(readout: Readout, share: Callable[[Part], Object], fate: Callable[[Directive | Clause], Object]) -> Object:
    document, heading = readout.document, readout.heading
    return {
        "path": document.path,
        "sha256": document.sha256,
        "format": document.format,
        "encoding": document.encoding,
        "length": len(document.text),
        "title": heading.title,
        "date": heading.date,
        "date_text": heading.date_text,
        "issuer": heading.issuer,
        "level": heading.level.value if heading.level else None,
        "region": heading.region,
        **share(readout),
        "blocks": [_block(block, share, fate) for block in readout.blocks],
        "outside": [_wording(wording) for wording in readout.outside],
    }


def _block(block: Block, share: Callable[[Part], Object], fate: Callable[[Directive | Clause], Object]) -> Object:
    marker = block.marker
    return {
        "id": block.id,
        "marker": {**_span(marker.span), "text": marker.text} if marker else None,
        "verb": (marker.verb or None) if marker else None,
        "speaker": marker.speaker if marker else None,
        **_span(block.span),
        **share(block),
        "directives": [
            {
                "id": directive.id,
                **_span(directive.span),
                "text": directive.text,
                **fate(directive),
                **share(directive),
                "demand": strongest(directive).value,
                "clauses": [{**_clause(clause), **fate(clause)} for clause in directive.clauses],
            }
            for directive in block.directives
        ],
    }


def _clause(clause: Clause) -> Object:
    return {
        "id": clause.id,
        **_span(clause.span),
        "text": clause.text,
        "linkable": clause.linkable,
        "demand": clause.demand.value,
    }


def link_values(link: Link, judge: JudgeRecord | None) -> Object:
    """Return a link as plain values."""
    return {
        "target": link.target.id,
        "source": link.source.id,
        "relation": link.relation.value,
        "score": _rounded(link.score),
        "sureness": link.sureness.value,
        "reason": {reason.name: _rounded(reason.value) for reason in link.reasons},
        "evidence": [_shared(shared) for shared in link.evidence],
        "changes": [_change(change) for change in link.changes],
        "edits": [_edit(edit) for edit in link.edits],
        "verdict": link.verdict.value if link.verdict else None,
        **({"members": [_wording(member) for member in link.members]} if link.members else {}),
        **_opinion(link.opinion, judge),
    }


def _match(match: Match, judge: JudgeRecord | None) -> Object:
    return {
        "target": match.target.id,
        "source": match.source.id,
        "score": _rounded(match.score),
        "reason": {reason.name: _rounded(reason.value) for reason in match.reasons},
        **_opinion(match.opinion, judge),
    }


def _opinion(opinion: Opinion | None, judge: JudgeRecord | None) -> Object:
    """Return what a judge said of a pair."""
    if opinion is None or judge is None:
        return {}
    return {
        "opinion": {
            "relation": opinion.relation.value if opinion.relation else None,
            "source_words": opinion.source,
            "target_words": opinion.target,
            "score_before": _rounded(opinion.before),
            "changed": opinion.changed,
            "model": judge.model,
            "prompt": judge.prompt,
        }
    }


def _selection(cut: Cut | None) -> Object:
    """Return what was asked for, where the document holds only a part of the comparison."""
    if cut is None:
        return {}
    return {
        "selection": {
            "only": list(cut.only),
            "demand": list(cut.demands),
            "block": cut.block,
            "blocks": list(cut.blocks),
            "min_score": cut.min_score,
        }
    }


def _judge(judge: JudgeRecord | None) -> Object:
    return {"judge": judge._asdict()} if judge else {}


def _shared(shared: Shared) -> Object:
    return {"source": _span(shared.source), "target": _span(shared.target), "text": shared.text}


def _change(change: Change) -> Object:
    return {"kind": change.kind.value, "source": _wording(change.source), "target": _wording(change.target)}


def _wording(wording: Wording | None) -> Object | None:
    return {**_span(wording.span), "text": wording.text} if wording else None


def _edit(edit: Edit) -> Object:
    return {"op": edit.op.value, "source": _span(edit.source), "target": _span(edit.target)}


def _count(side: Coverage, rest: str) -> Object:
    count = side.counts()
    return {
        "directives": count.directives,
        "carried": count.carried,
        "partly": count.partly,
        "possible": count.possible,
        rest: count.rest,
    }


def _findings(found: Findings) -> list[Object]:
    """Return the findings, the sure ones first."""
    sure = [{**_finding(one), "sure": True} for one in found.sure]
    return sure + [{**_finding(one), "sure": False} for one in found.to_check]


def _finding(found: Finding) -> Object:
    return {
        "kind": found.kind.value,
        "weight": _rounded(found.weight),
        "confidence": _rounded(found.confidence),
        "name": found.name,
        "number": found.number,
        "of": found.of,
        "words": [{"source": words.source, "target": words.target} for words in found.words],
        "clauses": list(found.clauses),
    }


def _answers(found: Answers) -> Object:
    return {
        "changes": {kind.value: found.number(kind) for kind in found.changes},
        "demands": {tally.name: _tally(tally) for tally in found.demands},
        "prohibitions": [{"word": tally.name, **_tally(tally)} for tally in found.prohibitions],
        "replacements": [
            {"source": one.source, "target": one.target, "count": one.times} for one in found.replacements
        ],
    }


def _tally(tally: Tally) -> Object:
    return {"clauses": tally.clauses, "carried": tally.carried, "possible": tally.possible, "dropped": tally.dropped}


def _span(span: Span) -> Object:
    return {"start": span.start, "end": span.end}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
