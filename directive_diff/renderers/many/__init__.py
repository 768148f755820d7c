"""The last stage of surveys and chains: each format is a module, loaded on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from directive_diff.findings.selection import EVERYTHING, Selection
from directive_diff.lexicon import using
from directive_diff.renderers import Format, View, loaded
from directive_diff.surveys.arrangement import Order
from directive_diff.surveys.steps import Chain
from directive_diff.surveys.values import Survey

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import BinaryIO


class Sight(NamedTuple):
    """The user's choices about how a survey or chain looks: a view, its order, and whether to show all findings."""

    view: View = View()
    order: Order = Order.BLOCK
    every: bool = False
    phrases: tuple[str, ...] = ()
    selection: Selection = EVERYTHING


FORMATS: Mapping[type, Mapping[Format, str]] = {
    Survey: {
        Format.TERMINAL: "terminal:render",
        Format.JSON: "json:render",
        Format.HTML: "html:render",
        Format.SVG: "svg:render",
        Format.XLSX: "xlsx:render",
        Format.DOCX: "docx:render",
        Format.CSV: "tables:render_csv",
        Format.NDJSON: "tables:render_ndjson",
    },
    Chain: {
        Format.TERMINAL: "chain_terminal:render",
        Format.JSON: "chain_json:render",
        Format.HTML: "html:render_chain",
        Format.SVG: "alluvial:render",
        Format.XLSX: "chain_xlsx:render",
        Format.DOCX: "chain_docx:render",
        Format.CSV: "chain_csv:render",
    },
}


def render(result: Survey | Chain, form: Format, out: BinaryIO, sight: Sight) -> None:
    """Write a survey or chain to ``out`` in a format.

    Raises DirectiveDiffError if the format does not show such a result, or lacks a library.
    """
    lexicon = result.upper.lexicon if isinstance(result, Survey) else result.texts[0].readout.lexicon
    with using(lexicon):
        loaded(__name__, FORMATS[type(result)], "kind_survey" if isinstance(result, Survey) else "kind_chain", form)(
            result, out, sight
        )
