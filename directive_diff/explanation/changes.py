"""What an adapted link did to the source's clause: the kinds of change, each with the words on both sides.

Only the two clauses are compared. Where one of them merges several of the other text, only the part that answers
counts; a missing change is better than a wrong one. The guide that the kinds follow is in docs/evaluation.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.explanation.degree import degree
from directive_diff.explanation.figures import figure
from directive_diff.explanation.lists import listed
from directive_diff.explanation.places import Own, localise
from directive_diff.explanation.reversal import reverse
from directive_diff.explanation.scope import scope
from directive_diff.explanation.slogans import slogan

if TYPE_CHECKING:
    from directive_diff.explanation.pair import Pair
    from directive_diff.model import Change


def changed(pair: Pair, own: Own) -> tuple[Change, ...]:
    """Return what changed between the clauses of ``pair``; ``own`` is what is the target's own place and level."""
    if pair.is_long:
        return ()
    reversed_ = reverse(pair)
    return (
        *reversed_,
        *(change for change in degree(pair) if not any(_share_words(change, other) for other in reversed_)),
        *scope(pair),
        *localise(pair, own),
        *figure(pair),
        *slogan(pair),
        *listed(pair),
    )


def turned(pair: Pair) -> tuple[Change, ...]:
    """Return what was turned between two clauses in other words: a negation or ban, and one figure for another."""
    if pair.is_long:
        return ()
    return (*reverse(pair), *(change for change in figure(pair) if change.source and change.target))


def _share_words(change: Change, other: Change) -> bool:
    """Tell whether two changes name the same words: a ban that was turned was not weakened."""
    for one, two in ((change.source, other.source), (change.target, other.target)):
        if one and two and one.span.start < two.span.end and two.span.start < one.span.end:
            return True
    return False
