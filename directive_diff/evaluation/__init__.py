"""How accurate the program is on pairs coded by hand: gold → scoring → table."""

from __future__ import annotations

from directive_diff.evaluation.scoring import Score, evaluate, mean, score

__all__ = ["Score", "evaluate", "mean", "score"]
