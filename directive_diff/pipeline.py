"""The program on one page: read → parse → align → explain → render.

Reading comes before this page and rendering after it; in between there are only functions from values to values.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from directive_diff import __version__, grammar, lexicon, meetings, words
from directive_diff.alignment import align
from directive_diff.alignment import ask as asked
from directive_diff.explanation import explain
from directive_diff.model import Comparison, Tool

if TYPE_CHECKING:
    from collections.abc import Callable

    from directive_diff.judging import Judge, PairReader, Question
    from directive_diff.model import Document, Readout


def compare(  # noqa: PLR0913 - options, by keyword
    source: Document,
    target: Document,
    *,
    whole_text: bool = False,
    source_meeting: str | None = None,
    target_meeting: str | None = None,
    stage: Callable[[str], object] = bool,
    judge: Judge | None = None,
    reader: PairReader | None = None,
) -> Comparison:
    """Find which clause of ``target`` carries which clause of ``source``, and say how.

    ``source`` is the text whose demands are looked for (usually the upper level's), ``target`` the text they are looked
    for in. With ``whole_text`` every sentence counts as a directive, for texts without 会议强调 and the like.
    ``source_meeting`` and ``target_meeting`` pick one of several meetings in a text, by number or by words of its
    title. ``stage`` is called with the name of each stage as it begins. ``reader`` reads every candidate, ``judge`` is
    asked for an opinion on those that are not settled. Raises ParseError if a text holds no directive, or no such
    meeting, and JudgeError if the judge cannot be asked.
    """
    stage("parse")
    source_readout = _parsed(source, "S", source_meeting, whole_text=whole_text)
    target_readout = _parsed(target, "T", target_meeting, whole_text=whole_text)
    stage("align")
    found = align(source_readout, target_readout, judge=judge, reader=reader)
    stage("explain")
    links = explain(found.matches, source_readout, target_readout)
    return Comparison(_tool(reader), source_readout, target_readout, links, found.rejected, judge=found.judge)


def ask(
    source: Document,
    target: Document,
    *,
    whole_text: bool = False,
    source_meeting: str | None = None,
    target_meeting: str | None = None,
) -> tuple[Question, ...]:
    """Return what a judge would be asked about two texts: a question for each clause of the target that is in doubt."""
    source_readout = _parsed(source, "S", source_meeting, whole_text=whole_text)
    return asked(source_readout, _parsed(target, "T", target_meeting, whole_text=whole_text))


def parse(document: Document, *, whole_text: bool = False, meeting: str | None = None) -> Readout:
    """Read one document as blocks, directives and clauses, with ids that start with R.

    Raises ParseError if it holds no directive, or no such meeting.
    """
    return _parsed(document, "R", meeting, whole_text=whole_text)


def _parsed(document: Document, side: str, meeting: str | None, *, whole_text: bool) -> Readout:
    return meetings.parse(document, partial(grammar.parse, side=side, whole_text=whole_text), wanted=meeting)


def _tool(reader: PairReader | None) -> Tool:
    from rapidfuzz import __version__ as rapidfuzz  # noqa: PLC0415 - already loaded by explanation

    read_by = (reader.name, reader.sha256) if reader else None
    files = tuple((source.path, source.sha256) for source in lexicon.current().files)
    return Tool("directive-diff", __version__, words.JIEBA_VERSION, rapidfuzz, lexicon.VERSION, files, read_by)
