"""What can go wrong, and the exit code that each end has.

DirectiveDiffError                 a fault that the user can mend; the command ends with 2
├── UsageError                     the command is called wrongly
├── ReadError                      an input cannot be read
├── ParseError                     an input holds no directive
├── WriteError                     an output cannot be written
├── LexiconError                   a lexicon file says what no table has
├── ReviewError                    a review cannot be read, or is not of the documented form
└── GoldError                      a gold folder is not of the documented form
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
    """A fault with its remedy, both for the person at the keyboard.

    ``message`` names the file and what is wrong; ``remedy`` says what to do, or is empty.
    """

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        """One line: what is wrong, and what to do about it."""
        return f"{self.message}: {self.remedy}" if self.remedy else self.message


class UsageError(DirectiveDiffError):
    """The command is called wrongly."""


class ReadError(DirectiveDiffError):
    """An input cannot be read."""


class ParseError(DirectiveDiffError):
    """An input holds no directive."""


class WriteError(DirectiveDiffError):
    """An output cannot be written."""


class LexiconError(DirectiveDiffError):
    """A lexicon file cannot be read, or says what no table has."""


class GoldError(DirectiveDiffError):
    """A gold folder is not of the documented form."""


class ReviewError(DirectiveDiffError):
    """A review cannot be read, or is not of the documented form."""


class ReaderGone(Exception):  # noqa: N818 - no error: whoever read our output has seen enough
    """The program at the other end of the pipe went away."""
