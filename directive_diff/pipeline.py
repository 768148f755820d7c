"""The program on one page: read → parse → align → explain → render.

Reading comes before this page and rendering after it; in between there is nothing but functions from values to values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import __version__, grammar, lexicon, words
from directive_diff.alignment import align
from directive_diff.explanation import explain
from directive_diff.model import Comparison, Tool

if TYPE_CHECKING:
    from directive_diff.model import Document, Readout


def compare(source: Document, target: Document, *, whole_text: bool = False) -> Comparison:
    """Find which clause of ``target`` carries which clause of ``source``, and say how.

    ``source`` is the text whose demands are looked for (usually the upper level's), ``target`` the text they are looked
    for in. With ``whole_text`` every sentence counts as a directive, for texts without 会议强调 and the like.
    Raises ParseError where a text holds no directive.
    """
    source_readout = grammar.parse(source, side="S", whole_text=whole_text)
    target_readout = grammar.parse(target, side="T", whole_text=whole_text)
    matches = align(source_readout, target_readout)
    return Comparison(_tool(), source_readout, target_readout, explain(matches, source_readout, target_readout))


def parse(document: Document, *, whole_text: bool = False) -> Readout:
    """Read one document as blocks, directives and clauses, with ids that start with R.

    Raises ParseError where it holds no directive.
    """
    return grammar.parse(document, side="R", whole_text=whole_text)


def _tool() -> Tool:
    from rapidfuzz import __version__ as rapidfuzz  # noqa: PLC0415 - already loaded by explanation

    files = tuple((source.path, source.sha256) for source in lexicon.current().files)
    return Tool("directive-diff", __version__, words.JIEBA_VERSION, rapidfuzz, lexicon.VERSION, files)
