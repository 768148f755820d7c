"""The nouns of the program: plain immutable values that every stage uses.

They are named tuples: a dataclass takes five times as long to define, and a run is mostly start-up.

All offsets count Unicode code points of the untouched text, half-open. All shares and scores are 0..1.
Links are the only stored result; `findings` derives rows, shares, fates and summaries from them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.model.kinds import ChangeKind, Demand, Fate, Level, Op, Relation, Side, Sureness, Verdict
from directive_diff.model.results import (
    SHOWN,
    Change,
    Comparison,
    Cut,
    Edit,
    JudgeRecord,
    Link,
    Match,
    Opinion,
    Reason,
    Shared,
    Tool,
)
from directive_diff.model.texts import (
    Block,
    Clause,
    Directive,
    Document,
    Folded,
    Heading,
    Marker,
    Readout,
    Span,
    Wording,
)

if TYPE_CHECKING:
    from directive_diff.model.reviews import Misfit, Named, Review, Ruling

__all__ = [
    "SHOWN",
    "Block",
    "Change",
    "ChangeKind",
    "Clause",
    "Comparison",
    "Cut",
    "Demand",
    "Directive",
    "Document",
    "Edit",
    "Fate",
    "Folded",
    "Heading",
    "JudgeRecord",
    "Level",
    "Link",
    "Marker",
    "Match",
    "Misfit",
    "Named",
    "Op",
    "Opinion",
    "Readout",
    "Reason",
    "Relation",
    "Review",
    "Ruling",
    "Shared",
    "Side",
    "Span",
    "Sureness",
    "Tool",
    "Verdict",
    "Wording",
]


def __getattr__(name: str) -> object:
    """Load the nouns of reviews when one is first used: few results are reviewed."""
    if name not in {"Misfit", "Named", "Review", "Ruling"}:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from directive_diff.model import reviews  # noqa: PLC0415 - as above

    return getattr(reviews, name)
