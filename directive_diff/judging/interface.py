"""The interface between alignment and judges: questions, answers, and who can be asked.

Two kinds of judges stand behind ``--judge``, and a run may have one of each:

- a `PairReader` reads pairs of clauses on this machine. It finds candidates by meaning, and its log-odds of a pair are
  one more feature of the second classifier, for every candidate.
- a `Judge` is asked, clause by clause, only about what is still unsettled then: a model behind an endpoint, or a file
  of answers. What it says of a pair is an `Opinion`, which is joined with the score by a fitted rule.

Alignment knows these shapes and nothing of models, files or the net.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from directive_diff.model import JudgeRecord, Opinion

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

__all__ = [
    "Asked",
    "Judge",
    "JudgeOfMany",
    "JudgeRecord",
    "Judged",
    "Opinion",
    "PairReader",
    "Passage",
    "Question",
    "Told",
]


class Passage(NamedTuple):
    """A clause as a judge sees it: its id, its words, and the sentence (the directive) in which it stands.

    Both texts are on one line and without control characters; quotes are looked for in ``text``, to the letter.
    ``before`` and ``after`` are what stands around it in its sentence.
    """

    id: str
    text: str
    before: str = ""
    after: str = ""


class Question(NamedTuple):
    """A question: which of ``options`` (clauses of the source, most probable first) ``target`` carries, if any.

    ``rest`` is empty unless the clause would be called new: then it holds the other clauses of the source, in the order
    of the text, and one of them may be named too.
    """

    target: Passage
    options: tuple[Passage, ...]
    rest: tuple[Passage, ...] = ()


class Judged(NamedTuple):
    """The answers: by the id of the target's clause, what was said about the source's clauses, by id.

    A clause without an answer that counts is not in ``opinions``; one that was said to carry none is, with an empty
    mapping. ``record`` is what every format says of the judge.
    """

    opinions: Mapping[str, Mapping[str, Opinion]]
    record: JudgeRecord


class Asked(NamedTuple):
    """The questions about one of many pairs, and the names of its texts: the target's, and the source's if that varies.

    The ids in them begin with S and T, as those of `compare` do.
    """

    questions: tuple[Question, ...]
    text: str = ""
    above: str = ""


class Judge(Protocol):
    """Anything that chooses: a model behind an endpoint, or a file of answers."""

    def judge(self, questions: Sequence[Question]) -> Judged:
        """Return what is said about ``questions``; broken or invalid answers are not opinions.

        Raises JudgeError if nobody can be asked, or may.
        """


class Told(NamedTuple):
    """A judge that has already answered everything that will be asked."""

    judged: Judged

    def judge(self, _: Sequence[Question]) -> Judged:
        """Return what was said."""
        return self.judged


class JudgeOfMany(Judge, Protocol):
    """A judge that can be asked about many pairs at once, so that the user agrees only once."""

    def judge_all(self, pairs: Sequence[Asked]) -> tuple[Judged, ...]:
        """Return what is said about each pair, as `judge` does. Raises JudgeError if nobody can or may be asked."""


class PairReader(Protocol):
    """A small model on this machine that reads pairs of clauses."""

    @property
    def name(self) -> str:
        """The name of the reader."""

    @property
    def sha256(self) -> str:
        """The SHA-256 of its weights, in hexadecimal digits."""

    def near(self, sources: Sequence[str], targets: Sequence[str]) -> Collection[tuple[int, int]]:
        """Return which texts (source, target), by number, are near each other in meaning."""

    def log_odds(self, pairs: Sequence[tuple[str, str]]) -> Sequence[float]:
        """Return for each pair of texts (source, target) the log-odds that one carries the other."""
