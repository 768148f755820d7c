"""What is done for one lower text, in a process of its own: read, parse, compare, keep what a survey needs."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from directive_diff import pipeline
from directive_diff.errors import DirectiveDiffError
from directive_diff.findings.selection import EVERYTHING, Selection
from directive_diff.judging import PresetJudge
from directive_diff.lexicon import using
from directive_diff.readers import MAX_BYTES, read
from directive_diff.surveys.extraction import surveyed
from directive_diff.surveys.values import Failed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from directive_diff.judging import Judged, PairReader
    from directive_diff.model import Comparison, Document, Readout
    from directive_diff.surveys.values import Member, Surveyed

    Opinions = Mapping[tuple[str, str], Judged]

PROBLEMS = (ArithmeticError, LookupError, RecursionError, TypeError, ValueError, OSError)
"""What a fault of ours in the handling of one text may raise; the others go on."""


class Task(NamedTuple):
    """What is the same for all texts: how they are read and compared, and what is kept.

    ``pairs`` is a folder for the JSON of each comparison; ``phrases`` are looked for in each text. ``opinions`` are
    what a judge said before, ``stdin`` is what was read there to ask it.
    """

    upper: Readout
    encoding: str | None = None
    replacing: bool = False
    max_bytes: int = MAX_BYTES
    whole_text: bool = False
    selection: Selection = EVERYTHING
    pairs: str | None = None
    phrases: tuple[str, ...] = ()
    opinions: Opinions | None = None
    stdin: Document | None = None
    reader: PairReader | None = None


class Done(NamedTuple):
    """The outcome for one text: a warning is a key of messages and its fields."""

    text: Surveyed | Failed
    sha256: str
    warnings: tuple[tuple[str, dict[str, object]], ...] = ()


def done(member: Member, task: Task) -> Done:
    """Return the outcome for one text; any error is reported in the result."""
    with using(task.upper.lexicon):
        return _compare_member(member, task)


def _compare_member(member: Member, task: Task) -> Done:
    sha256 = ""
    try:
        document = fetch(member.path, task)
        sha256 = document.sha256
        comparison, warnings = compared(document, member, task)
        if task.pairs is not None:
            _write(comparison, Path(task.pairs) / f"{file_name(member.name)}.json")
        return Done(surveyed(comparison, member, task.phrases), sha256, warnings)
    except DirectiveDiffError as error:
        return Done(Failed(member, error.in_language("en"), error.in_language("zh")), sha256)
    except PROBLEMS as error:
        fault = DirectiveDiffError("fault", remedy="report_fault", cause=f"{type(error).__name__}: {error}")
        return Done(Failed(member, fault.in_language("en"), fault.in_language("zh")), sha256)


def fetch(path: str, task: Task) -> Document:
    """Read one text as the options say."""
    if path == "-" and task.stdin is not None:
        return task.stdin
    errors: Literal["replace", "strict"] = "replace" if task.replacing else "strict"
    return read(path, encoding=task.encoding, encoding_errors=errors, max_bytes=task.max_bytes)


def compared(
    document: Document, member: Member, task: Task
) -> tuple[Comparison, tuple[tuple[str, dict[str, object]], ...]]:
    """Compare one text with the upper one, as `compare` does, with its review; return it, and what to warn of."""
    warnings: list[tuple[str, dict[str, object]]] = []
    if document.replaced:
        warnings.append(("replaced", {"count": document.replaced}))
    judged = (task.opinions or {}).get((member.path, document.sha256))
    judge = PresetJudge(judged) if judged is not None else None
    comparison = pipeline.compare_parsed(
        task.upper, document, whole_text=task.whole_text, judge=judge, reader=task.reader
    )
    asked = comparison.judge
    if asked is not None and asked.answered < asked.asked:
        warnings.append(("judge_none", {"count": asked.asked - asked.answered, "of": asked.asked}))
    if member.review is not None:
        from directive_diff import review  # noqa: PLC0415 - few texts have one

        comparison = review.apply(review.load(member.review), comparison).comparison
    return task.selection.of(comparison), tuple(warnings)


def file_name(name: str) -> str:
    r"""Return a name that a file can have on every system: path and control characters become _.

    >>> file_name("苏州/常熟"), file_name("a\x1b[31m")
    ('苏州_常熟', 'a_[31m')
    """
    safe = "".join(char if char.isprintable() and char not in '<>:"/\\|?*' else "_" for char in name).strip(". ")
    if len(safe.encode("utf-8", "replace")) > 200:  # noqa: PLR2004 - names of files hold 255 bytes
        safe = f"{safe[:40]}-{hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()[:12]}"
    return safe or "_"


def _write(comparison: Comparison, path: Path) -> None:
    from directive_diff.output import whole_file  # noqa: PLC0415 - few surveys keep their pairs
    from directive_diff.renderers import json  # noqa: PLC0415 - likewise

    path.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(str(path)) as out:
        json.render(comparison, out)
