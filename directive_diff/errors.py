"""What can go wrong, and the exit codes.

DirectiveDiffError                 a problem that the user can fix; the command exits with 2
├── UsageError                     the command is called wrongly
├── ReadError                      an input cannot be read
├── ParseError                     an input contains no directive
├── WriteError                     an output cannot be written
├── ConfigError                    a settings file cannot be read, or contains something that is not a setting
├── LexiconError                   a lexicon file cannot be read, or does not fit the tables
├── ManifestError                  the texts of a survey cannot be found, or its manifest is malformed
├── JudgeError                     a judge cannot or may not be asked, or its answers cannot be read
├── ReviewError                    a review cannot be read, or is malformed
├── StoreError                     a corpus cannot be opened, read or written
└── GoldError                      a gold folder is malformed
"""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes of the command."""

    RAN = 0
    ASKED = 1
    TROUBLE = 2
    INTERRUPTED = 130
    BROKEN_PIPE = 141


class DirectiveDiffError(Exception):
    """A problem and its remedy, for the person at the keyboard.

    ``key`` and ``remedy_key`` (which may be empty) are keys of ``data/messages.tsv``; ``fields`` fill in both messages.
    ``file`` is the name of the file in question, as it was given. In English, ``message`` is "FILE: what is wrong",
    ``remedy`` what to do about it, and `str` both: "FILE: what is wrong (remedy)".
    """

    def __init__(self, key: str, file: str | None = None, remedy: str = "", **fields: object) -> None:
        super().__init__(key, file, remedy)
        self.key = key
        self.file = file
        self.remedy_key = remedy
        self.fields = fields

    @property
    def message(self) -> str:
        """The file, and what is wrong with it."""
        from directive_diff.messages import about  # noqa: PLC0415 - most runs say nothing

        return about(self.key, self.file, self.fields, "en")

    @property
    def remedy(self) -> str:
        """What to do about it; may be empty."""
        from directive_diff.messages import message  # noqa: PLC0415 - as above

        return message(self.remedy_key, "en", **self.fields) if self.remedy_key else ""

    def __str__(self) -> str:
        """One line: what is wrong, and what to do about it."""
        return self.in_language("en")

    def in_language(self, lang: str) -> str:
        """Return that line in a language: ``en`` or ``zh``."""
        from directive_diff.messages import line  # noqa: PLC0415 - as above

        return line(self.key, self.file, self.remedy_key, self.fields, lang)


class UsageError(DirectiveDiffError):
    """The command is called wrongly."""


class ReadError(DirectiveDiffError):
    """An input cannot be read."""


class ParseError(DirectiveDiffError):
    """An input contains no directive."""


class WriteError(DirectiveDiffError):
    """An output cannot be written."""


class ConfigError(DirectiveDiffError):
    """A settings file cannot be read, or contains something that is not a setting."""


class LexiconError(DirectiveDiffError):
    """A lexicon file cannot be read, or does not fit the tables."""


class GoldError(DirectiveDiffError):
    """A gold folder is malformed."""


class ManifestError(DirectiveDiffError):
    """The texts of a survey cannot be found, or its manifest is malformed."""


class ReviewError(DirectiveDiffError):
    """A review cannot be read, or is malformed."""


class StoreError(DirectiveDiffError):
    """A corpus cannot be opened, read or written."""


class JudgeError(DirectiveDiffError):
    """A judge cannot or may not be asked, or its answers cannot be read."""


class ReaderGone(Exception):  # noqa: N818 - not an error: the reader of our output has seen enough
    """The program at the other end of the pipe closed it."""
