"""Conversions between probabilities and log-odds, for the classifiers of several stages."""

from __future__ import annotations

from math import exp, log


def chance_of(log_odds: float) -> float:
    """Return the probability (0..1) for log-odds.

    >>> chance_of(0.0)
    0.5
    """
    return 1 / (1 + exp(-log_odds))


def log_odds_of(chance: float, least: float) -> float:
    """Return the log-odds of a probability (0..1), which is first limited to ``least`` … 1 - ``least``.

    >>> log_odds_of(0.5, 0.001)
    0.0
    """
    bounded = least if chance < least else min(chance, 1 - least)
    return log(bounded / (1 - bounded))
