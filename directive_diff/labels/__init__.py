"""The words about a result, in Chinese and English, from `catalogue`; `messages` has errors and notes."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Lang(StrEnum):
    """A language of the labels."""

    ZH = "zh"
    EN = "en"


class Labels:
    """The catalogue in one language: ``labels("directives", n=3)``."""

    def __init__(self, lang: Lang) -> None:
        from directive_diff.labels.catalogue import CATALOGUE  # noqa: PLC0415 - JSON has no labels

        self.lang = lang
        self._words = CATALOGUE

    def __call__(self, key: str, **values: object) -> str:
        """Return the label, its ``{fields}`` filled in. Raises KeyError for an unknown key."""
        text = self._words[key][self.lang is Lang.EN]
        return text.format(**values) if values else text


def lang_of_call(arguments: Sequence[str], usual: Lang | None = None) -> Lang:
    """Return the language that ``--lang`` asks for, even in a wrong call; else the usual one or the locale's."""
    for before, argument in zip(["", *arguments], arguments, strict=False):
        name, given, value = ("--lang", "=", argument) if before == "--lang" else argument.partition("=")
        if name == "--lang" and given and value in [*Lang]:
            return Lang(value)
    return usual or lang_of_locale()


def lang_of_locale() -> Lang:
    """Return the language that the environment asks for: Chinese in a Chinese locale, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return Lang.ZH if value.lower().startswith("zh") else Lang.EN
    return Lang.EN
