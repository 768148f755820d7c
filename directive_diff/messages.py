"""Messages to the person at the keyboard, in English or Chinese: the catalogue ``data/messages.tsv``.

It is loaded only if there is something to say, which is rare.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from directive_diff.sanitise import printable_name

if TYPE_CHECKING:
    from collections.abc import Mapping

_LANGUAGES = ("en", "zh")
# What the operating system says in English, whatever the language; a field ``cause`` quotes it.
_CAUSES = (
    "os_missing",
    "os_forbidden",
    "os_folder",
    "os_no_folder",
    "os_full",
    "os_io",
    "os_read_only",
    "os_invalid",
)
_FILE = os.path.join(os.path.dirname(__file__), "data", "messages.tsv")  # noqa: PTH118, PTH120 - as in `lexicon`


def message(key: str, lang: str, **fields: object) -> str:
    """Return the words of a ``key`` with its ``fields`` filled in; a field ``kind`` is the key of a kind of file.

    Raises KeyError if the catalogue has no such key.

    >>> message("file_too_long", "en", most=2_000_000)
    'more than 2,000,000 bytes, far longer than a readout'
    """
    return pattern(key, lang).format(**{name: _filling(name, value, lang) for name, value in fields.items()})


def pattern(key: str, lang: str) -> str:
    """Return the words of a ``key`` with their {fields}, for what fills them in elsewhere."""
    return catalogue()[key][_LANGUAGES.index(lang)]


def line(key: str, file: str | None, remedy: str, fields: Mapping[str, object], lang: str) -> str:
    """Return one line, ``FILE: what (remedy)``; ``file`` may be None, ``remedy`` empty."""
    words = about(key, file, fields, lang)
    return _join_parts("said_remedy", lang, said=words, remedy=message(remedy, lang, **fields)) if remedy else words


def about(key: str, file: str | None, fields: Mapping[str, object], lang: str) -> str:
    """Return what is wrong, and with which file; ``-`` is standard input."""
    words = message(key, lang, **fields)
    if file is None:
        return words
    name = message("standard_input", lang) if file == "-" else printable_name(file)
    return _join_parts("file_said", lang, file=name, said=words)


def headed(kind: str, words: str, lang: str) -> str:
    """Return ``words`` after what they are: ``error``, ``warning``, ``hint`` or ``note``."""
    return _join_parts("kind_said", lang, kind=message(kind, lang), said=words)


@cache
def catalogue() -> Mapping[str, tuple[str, ...]]:
    """Return the words for each key, in English and in Chinese."""
    with open(_FILE, encoding="utf-8") as lines:  # noqa: PTH123 - as in `lexicon`
        rows = (line.rstrip("\n").split("\t") for line in lines if not line.startswith("#"))
        return {key: tuple(words) for key, *words in rows}


def _join_parts(key: str, lang: str, **parts: str) -> str:
    return pattern(key, lang).format(**parts)


def _filling(name: str, value: object, lang: str) -> object:
    """Return what fills the field ``name``; a text is made unable to control a terminal."""
    if not isinstance(value, str):
        return value
    if name == "kind":
        return message(value, lang)
    if name == "cause":
        value = _translated(value, lang)
    return value and printable_name(value)


def _translated(cause: str, lang: str) -> str:
    """Return what the operating system said in the language."""
    for english, *others in (catalogue()[key] for key in _CAUSES):
        cause = cause.replace(english, [english, *others][_LANGUAGES.index(lang)])
    return cause
