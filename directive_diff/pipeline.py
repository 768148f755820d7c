"""The program on one page: read → parse → align → explain → render.

Reading comes before this page and rendering after it; in between are only functions from values to values.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from directive_diff import grammar, meetings, words
from directive_diff.alignment import align
from directive_diff.alignment import ask as asked
from directive_diff.explanation import explain
from directive_diff.explanation.edits.shortest import rapidfuzz_version
from directive_diff.explanation.figures.dates import link_dates
from directive_diff.lexicon import PACKAGE, VERSION, Lexicon, using
from directive_diff.model import Comparison, Tool
from directive_diff.version import __version__

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
    lexicon: Lexicon = PACKAGE,
    stage: Callable[[str], object] = bool,
    judge: Judge | None = None,
    reader: PairReader | None = None,
) -> Comparison:
    """Find which clause of ``target`` carries which clause of ``source``, and say how.

    ``source`` is the text whose demands are looked for (usually the upper level's), ``target`` the text in which they
    are looked for. With ``whole_text``, every sentence counts as a directive, for texts without 会议强调 and the like.
    ``source_meeting`` and ``target_meeting`` pick one of several meetings in a text, by number or by words of its
    title. ``lexicon`` holds the words of the genre. ``stage`` is called with the name of each stage when it starts.
    ``reader`` reads every candidate; ``judge`` is asked for an opinion on doubtful ones. Raises ParseError if a text
    has no directive or no such meeting, and JudgeError if the judge cannot be asked.
    """
    stage("parse")
    source_readout = parse(source, whole_text=whole_text, meeting=source_meeting, lexicon=lexicon, side="S")
    return compare_parsed(
        source_readout,
        target,
        whole_text=whole_text,
        target_meeting=target_meeting,
        stage=stage,
        judge=judge,
        reader=reader,
    )


def compare_parsed(  # noqa: PLR0913 - options, by keyword
    source_readout: Readout,
    target: Document,
    *,
    whole_text: bool = False,
    target_meeting: str | None = None,
    stage: Callable[[str], object] = bool,
    judge: Judge | None = None,
    reader: PairReader | None = None,
) -> Comparison:
    """Do what `compare` does with a source that is already parsed, so that one text against many is parsed once."""
    own = source_readout.lexicon
    target_readout = parse(target, whole_text=whole_text, meeting=target_meeting, lexicon=own, side="T")
    return compare_readouts(source_readout, target_readout, stage=stage, judge=judge, reader=reader)


def compare_readouts(
    source_readout: Readout,
    target_readout: Readout,
    *,
    stage: Callable[[str], object] = bool,
    judge: Judge | None = None,
    reader: PairReader | None = None,
) -> Comparison:
    """Do what `compare` does with texts that are already parsed, so that each text of a chain is parsed once."""
    with using(source_readout.lexicon):
        stage("align")
        alignment = align(source_readout, target_readout, judge=judge, reader=reader)
        stage("explain")
        alignment = link_dates(alignment, source_readout, target_readout)
        links = explain(alignment.matches, source_readout, target_readout)
    return Comparison(
        tool(source_readout.lexicon, reader),
        source_readout,
        target_readout,
        links,
        alignment.rejected,
        judge=alignment.judge,
        candidates=alignment.candidates,
        possible=alignment.possible,
    )


def ask(  # noqa: PLR0913 - options, by keyword
    source: Document,
    target: Document,
    *,
    whole_text: bool = False,
    source_meeting: str | None = None,
    target_meeting: str | None = None,
    lexicon: Lexicon = PACKAGE,
    reader: PairReader | None = None,
) -> tuple[Question, ...]:
    """Return the questions for a judge about two texts: one for each doubtful clause of the target.

    ``reader`` reads every candidate first, as in `compare`, so that less is in doubt.
    """
    with using(lexicon):
        source_readout = _parsed(source, "S", source_meeting, lexicon, whole_text=whole_text)
        target_readout = _parsed(target, "T", target_meeting, lexicon, whole_text=whole_text)
        return asked(source_readout, target_readout, reader=reader)


def ask_parsed(
    source_readout: Readout, target: Document, *, whole_text: bool = False, reader: PairReader | None = None
) -> tuple[Question, ...]:
    """Do what `ask` does with a source that is already parsed."""
    own = source_readout.lexicon
    target_readout = parse(target, whole_text=whole_text, lexicon=own, side="T")
    return ask_readouts(source_readout, target_readout, reader=reader)


def ask_readouts(
    source_readout: Readout, target_readout: Readout, *, reader: PairReader | None = None
) -> tuple[Question, ...]:
    """Do what `ask` does with texts that are already parsed."""
    with using(source_readout.lexicon):
        return asked(source_readout, target_readout, reader=reader)


def parse(
    document: Document,
    *,
    whole_text: bool = False,
    meeting: str | None = None,
    lexicon: Lexicon = PACKAGE,
    side: str = "R",
) -> Readout:
    """Read one document as blocks, directives and clauses, with ids that start with R (or with another ``side``).

    Raises ParseError if it has no directive or no such meeting.
    """
    with using(lexicon):
        return _parsed(document, side, meeting, lexicon, whole_text=whole_text)


def _parsed(document: Document, side: str, meeting: str | None, lexicon: Lexicon, *, whole_text: bool) -> Readout:
    parser = partial(grammar.parse, side=side, whole_text=whole_text)
    return meetings.parse(document, parser, wanted=meeting)._replace(lexicon=lexicon)


def tool(lexicon: Lexicon, reader: PairReader | None = None) -> Tool:
    """Return what can change a result: the versions, the user's own words, and the reader of pairs of clauses."""
    read_by = (reader.name, reader.sha256) if reader else None
    files = tuple((source.path, source.sha256) for source in lexicon.files)
    return Tool("directive-diff", __version__, words.JIEBA_VERSION, rapidfuzz_version(), VERSION, files, read_by)
