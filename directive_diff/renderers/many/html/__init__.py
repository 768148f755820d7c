"""A survey as a page for a browser: one file that works offline; each cell opens the report of its pair.

The reports are made in the page from the links and words that it holds once, not a hundred reports pasted into one: a
pair takes about 15 KB that way instead of 300. page → survey.html.j2, with survey.css and survey.js inside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.labels.many import ManyLabels
from directive_diff.renderers.html import Files, filled, pieces
from directive_diff.renderers.many.html.chain import page as chain_page
from directive_diff.renderers.many.html.page import page

if TYPE_CHECKING:
    from typing import BinaryIO

    from directive_diff.renderers.many import Sight
    from directive_diff.surveys.steps import Chain
    from directive_diff.surveys.values import Survey

_CHAIN = Files(__name__, "chain.html.j2", ("survey.css",), ("chain.js",))
_FILES = Files(__name__, "survey.html.j2", ("survey.css",), ("survey.js",))


def render(survey: Survey, out: BinaryIO, sight: Sight) -> None:
    """Write a survey to ``out`` as one HTML file."""
    labels = ManyLabels(sight.view.lang)
    out.writelines(pieces(_FILES, labels, page=page(survey, sight, labels)))


def render_chain(chain: Chain, out: BinaryIO, sight: Sight) -> None:
    """Write a chain to ``out`` as one HTML file."""
    labels = ManyLabels(sight.view.lang)
    out.write(filled(_CHAIN, labels, page=chain_page(chain, sight, labels)))
