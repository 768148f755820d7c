"""What a command reads: texts, a user's words, verdicts, and the judges to ask."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Literal

from directive_diff.commands.remarks import say_of, warn_of_unfit
from directive_diff.errors import JudgeError
from directive_diff.screen import is_terminal

if TYPE_CHECKING:
    from directive_diff.commands.options import Judging, Reading
    from directive_diff.judging import PairReader
    from directive_diff.judging.agreement import Compared
    from directive_diff.labels import Lang
    from directive_diff.lexicon import Lexicon
    from directive_diff.model import Comparison, Document

_TWO = 2  # files of answers, which are compared


def judges_of(judging: Judging, lang: Lang) -> dict[str, Any]:
    """Return the requested judges, as `pipeline.compare` takes them."""
    if not judging.judges:
        return {}
    from directive_diff.commands.asking import judges  # noqa: PLC0415 - most runs ask nobody

    *wanted, yes = judging
    return judges(*wanted, yes=yes, lang=lang)


def reader_of(judging: Judging, lang: Lang) -> PairReader | None:
    """Return the small reader if it is requested. Raises JudgeError if another judge is."""
    from directive_diff.judging.opening import SMALL  # noqa: PLC0415 - as above

    for name in judging.judges:
        if name != SMALL:
            raise JudgeError("ask_judge", remedy="judge_ask_small", judge=name)
    reader: PairReader | None = judges_of(judging, lang).get("reader")
    return reader


def judges_compared(judging: Judging, lang: Lang) -> tuple[dict[str, Any], Compared | None]:
    """Return the judges, and for two files of answers the judge that compares both; the first one's opinions count."""
    if len(answer_files(judging)) != _TWO:
        return judges_of(judging, lang), None
    from directive_diff.judging.agreement import Compared  # noqa: PLC0415 - rarely used

    first, second = (judges_of(judging._replace(judges=(name,)), lang)["judge"] for name in answer_files(judging))
    compared = Compared(first, second)
    others = tuple(name for name in judging.judges if name not in answer_files(judging))
    return {**judges_of(judging._replace(judges=others), lang), "judge": compared}, compared


def answer_files(judging: Judging) -> tuple[str, ...]:
    """Return the files of answers among the judges."""
    if not judging.judges:
        return ()
    from directive_diff.judging.opening import names_of_files  # noqa: PLC0415 - most runs ask nobody

    return names_of_files(judging.judges)


def own_words(reading: Reading) -> Lexicon:
    """Return the words of the package, with the user's own, if any."""
    from directive_diff.lexicon import PACKAGE  # noqa: PLC0415 - `schema` need not load it

    if not reading.lexicons:
        return PACKAGE
    from directive_diff.lexicon.file import load  # noqa: PLC0415 - only a user's own words need it

    return load(reading.lexicons)


def read_input(name: str, reading: Reading, lang: Lang) -> Document:
    """Read one input as ``reading`` says, and report anything that did not decode."""
    from directive_diff.readers import MAX_BYTES, read  # noqa: PLC0415 - `schema` need not load it

    limit = MAX_BYTES if reading.max_bytes is None else reading.max_bytes
    if name == "-" and is_terminal(sys.stdin):
        say_of("note", lang, "paste", name)
    errors: Literal["replace", "strict"] = "replace" if reading.replacing else "strict"
    document = read(name, encoding=reading.encoding, encoding_errors=errors, max_bytes=limit)
    if document.replaced:
        say_of("warning", lang, "replaced", name, count=document.replaced)
    return document


def reviewed(comparison: Comparison, name: str, lang: Lang) -> Comparison:
    """Return ``comparison`` with a person's verdicts, and report those that no longer fit its texts."""
    from directive_diff import review  # noqa: PLC0415 - rarely used

    reviewed = review.apply(review.load(name), comparison)
    warn_of_unfit(reviewed.comparison.review, name, lang)
    return reviewed.comparison
