"""What an adapted link did to the source's clause: the six kinds of change, each with the words on both sides.

Only the two clauses are compared. Where one of them merges several of the other text, only the part that answers
counts; a missing change is better than a wrong one. The guide that the kinds follow is in docs/evaluation.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.explanation.degree import degree
from directive_diff.explanation.figures import figure
from directive_diff.explanation.lists import listed
from directive_diff.explanation.places import Own, localise
from directive_diff.explanation.slogans import slogan

if TYPE_CHECKING:
    from directive_diff.explanation.pair import Pair
    from directive_diff.model import Change


def changed(pair: Pair, own: Own) -> tuple[Change, ...]:
    """Return what changed between the clauses of ``pair``; ``own`` is what is the target's own place and level."""
    if pair.is_long:
        return ()
    return (*degree(pair), *localise(pair, own), *figure(pair), *slogan(pair), *listed(pair))
