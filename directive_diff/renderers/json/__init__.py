"""JSON: the documents ``directive-diff/comparison/2`` and ``directive-diff/readout/1``, for the next program.

They are written field by field, never from the names of attributes: the format is a promise, which a renamed attribute
must not break. The JSON Schemas in ``data/schemas`` describe both documents.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from directive_diff.findings.answers import answers
from directive_diff.findings.coverage import Coverage, relations
from directive_diff.findings.gathering import findings
from directive_diff.renderers.doubt_json import doubt_values, review_values
from directive_diff.renderers.json.links import judge_values, link_values, match_values
from directive_diff.renderers.json.numbers import answer_values, count_values, finding_values
from directive_diff.renderers.json.spans import Object
from directive_diff.renderers.json.texts import fate_of, no_fate, nothing, share_of, text_values
from directive_diff.sanitise import has_unseen, replace_unseen
from directive_diff.view.record import made_with, tool_values

if TYPE_CHECKING:
    import re
    from typing import BinaryIO

    from directive_diff.model import Comparison, Cut, Readout
    from directive_diff.renderers import View

__all__ = [
    "COMPARISON",
    "READOUT",
    "Object",
    "document",
    "line",
    "link_values",
    "readout_values",
    "render",
    "render_readout",
]

COMPARISON = "directive-diff/comparison/2"
READOUT = "directive-diff/readout/1"
_VISIBLE = bytes(range(0x20, 0x7F))


def render(comparison: Comparison, out: BinaryIO, _: View | None = None) -> None:
    """Write a comparison to ``out`` as UTF-8; if only a part was selected, the selection too."""
    _write(document(comparison), out)


def render_readout(readout: Readout, out: BinaryIO, _: View | None = None) -> None:
    """Write one readout to ``out`` as UTF-8."""
    _write({"schema": READOUT, **readout_values(readout)}, out)


def readout_values(readout: Readout) -> Object:
    """Return one readout as plain values, without shares and fates."""
    return text_values(readout, nothing, no_fate)


def document(comparison: Comparison) -> Object:
    """Return a comparison as the plain values of ``directive-diff/comparison/2``."""
    source, target = Coverage.of_source(comparison), Coverage.of_target(comparison)
    return {
        "schema": COMPARISON,
        "findings": finding_values(findings(comparison)),
        "tool": tool_values(comparison.tool),
        "source": text_values(source.readout, share_of(source), fate_of(source, "fate")),
        "target": text_values(target.readout, share_of(target), fate_of(target, "origin")),
        "links": [link_values(link, comparison.judge) for link in comparison.links],
        "possible": [match_values(match, comparison.judge) for match in comparison.possible],
        "rejected": [match_values(match, comparison.judge) for match in comparison.rejected],
        "run": made_with(comparison),
        "doubts": doubt_values(comparison),
        "review": review_values(comparison.review),
        **judge_values(comparison.judge),
        **_selection(comparison.cut),
        "summary": {
            "source": count_values(source, "dropped"),
            "target": count_values(target, "new"),
            "links": {relation.value: count for relation, count in relations(comparison.counted.links).items()},
            **answer_values(answers(comparison)),
        },
    }


def _write(values: Object, out: BinaryIO) -> None:
    out.write(line(values))


def line(values: object) -> bytes:
    """Return ``values`` as a line of JSON in UTF-8; characters that control a terminal or are invisible are escaped."""
    text = json.dumps(values, ensure_ascii=False, allow_nan=False, check_circular=False)  # trees, made just before
    encoded = text.encode("utf-8", "surrogatepass")
    rest = encoded.translate(None, _VISIBLE).decode("utf-8", "surrogatepass")
    if has_unseen(rest):  # a third of the cost of searching the whole, most of which is visible ASCII
        encoded = replace_unseen(text, _escaped).encode()
    return encoded + b"\n"


def _escaped(match: re.Match[str]) -> str:
    return json.dumps(match.group())[1:-1]


def _selection(cut: Cut | None) -> Object:
    """Return the selection if the document shows only a part of the comparison; else nothing."""
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
