"""The target as a Word document with remarks (批注): the draft itself if it was a Word document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.labels import Labels
from directive_diff.renderers.docx.draft import Draft, Remark
from directive_diff.sanitise import sanitised
from directive_diff.view.caption import title
from directive_diff.view.margin import margin
from directive_diff.view.record import record_line

if TYPE_CHECKING:
    from typing import BinaryIO

    from directive_diff.model import Comparison
    from directive_diff.renderers import View


def render(comparison: Comparison, out: BinaryIO, view: View) -> None:
    """Write the target's text to ``out`` with a remark for each finding and each clause to check."""
    labels = Labels(view.lang)
    readout = comparison.target
    if view.draft is None:
        lines = (sanitised(line) for line in readout.document.text.splitlines() if line.strip())
        draft = Draft.of_text(lines, title=title(readout, labels))
    else:
        draft = Draft.opened(view.draft)
    draft.add(
        Remark(
            remark.author or comparison.tool.name,
            remark.text,
            _words(remark.clause.text, in_draft=view.draft is not None) if remark.clause else "",
        )
        for remark in margin(comparison, view.check, labels)
    )
    draft.describe(record_line(comparison))
    draft.save(out)


def _words(text: str, *, in_draft: bool) -> str:
    return text if in_draft else sanitised(text)
