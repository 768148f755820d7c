"""The lower text as a Word document with remarks (批注): where it was one, the draft itself."""

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
    """Write the target's text to ``out`` with a remark for each finding and each clause that is to be checked."""
    labels = Labels(view.lang)
    readout = comparison.target
    if view.draft is None:
        lines = (sanitised(line) for line in readout.document.text.splitlines() if line.strip())
        draft = Draft.of_text(lines, title=title(readout, labels))
    else:
        draft = Draft.opened(view.draft)
    draft.add(
        Remark(
            one.author or comparison.tool.name,
            one.text,
            _words(one.clause.text, own=view.draft is not None) if one.clause else "",
        )
        for one in margin(comparison, view.check, labels)
    )
    draft.describe(record_line(comparison))
    draft.save(out)


def _words(text: str, *, own: bool) -> str:
    return text if own else sanitised(text)
