"""A second opinion on what alignment is unsure about: who is asked, what, and what counts in the answer.

`interface` says what alignment asks; `opening` finds who stands behind the argument of ``--judge``. Nothing outside
this folder may open a connection.
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
    Question,
    Told,
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
    "Question",
    "Told",
]
