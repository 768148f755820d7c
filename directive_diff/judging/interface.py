"""The interface between alignment and judges: questions, answers, and who can be asked.

``--judge`` accepts two kinds of judges, and a run may have one of each:

- a `PairReader` reads pairs of clauses on this machine. It finds candidates by meaning, and its log-odds of a pair are
  one more feature of the second classifier, for every candidate.
- a `Judge` is then asked, clause by clause, only about what is still in doubt: a model behind an endpoint, or a file of
  answers. Its `Opinion` of a pair is joined with the score by a fitted rule.

Alignment knows these types, but nothing about models, files or the network.
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
    "PresetJudge",
    "Question",
]


class Passage(NamedTuple):
    """A clause as a judge sees it: its id, its words, and the words ``before`` and ``after`` it in its directive.

    All are on one line and without control characters; quotes must occur in ``text`` exactly.
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
    """The answers: by the id of the target's clause, the opinions on source clauses, by their ids.

    A clause without a valid answer is not in ``opinions``; one that carries nothing is, with an empty mapping.
    ``record`` is what every format says about the judge.
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
    """Anything that answers questions: a model behind an endpoint, or a file of answers."""

    def judge(self, questions: Sequence[Question]) -> Judged:
        """Return opinions on ``questions``; invalid answers are not opinions.

        Raises JudgeError if the judge cannot be asked, or the user does not agree.
        """


class PresetJudge(NamedTuple):
    """A judge that has already answered all questions."""

    judged: Judged

    def judge(self, _: Sequence[Question]) -> Judged:
        """Return the answers."""
        return self.judged


class JudgeOfMany(Judge, Protocol):
    """A judge that can be asked about many pairs at once, so that the user agrees only once."""

    def judge_all(self, pairs: Sequence[Asked]) -> tuple[Judged, ...]:
        """Return opinions on each pair, as `judge` does. Raises JudgeError likewise."""


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
