"""A second opinion on doubtful clauses: who is asked, what is asked, and what counts in the answer.

`interface` defines questions and answers; `opening` finds the judge that ``--judge`` names. Nothing outside this folder
may open a connection.
"""

from __future__ import annotations

from directive_diff.judging.interface import (
    Asked,
    Judge,
    Judged,
    JudgeOfMany,
    JudgeRecord,
    Opinion,
    PairReader,
    Passage,
    PresetJudge,
    Question,
)

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
