"""How an adapted link changed the source's clause: the kinds of change, each with the words on both sides.

Only the two clauses are compared. If one of them merges several clauses of the other text, only the segments that
correspond count; a missing change is better than a wrong one. docs/evaluation.md defines the kinds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.explanation.degree.changes import degree_changes
from directive_diff.explanation.degree.scope import scope_changes
from directive_diff.explanation.degree.standing import standing_changes
from directive_diff.explanation.figures.changes import figure_changes
from directive_diff.explanation.figures.dates import is_date
from directive_diff.explanation.lists.brackets import bracket_changes
from directive_diff.explanation.lists.changes import list_changes
from directive_diff.explanation.names.changes import name_changes
from directive_diff.explanation.names.holders import holder_changes, is_only_held_by_another
from directive_diff.explanation.names.localising import Locality, localised_changes
from directive_diff.explanation.names.offices import core_of_office
from directive_diff.explanation.names.slogans import slogan_changes
from directive_diff.explanation.reversal.antonyms import antonym_changes
from directive_diff.explanation.reversal.changes import reversals
from directive_diff.explanation.reversal.conditions import is_on_condition
from directive_diff.explanation.reversal.double_negation import turned_doubles
from directive_diff.explanation.reversal.short_turns import short_turns
from directive_diff.model import ChangeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from directive_diff.explanation.clause_pair import ClausePair
    from directive_diff.model import Change


def adapted_changes(pair: ClausePair, locality: Locality) -> tuple[Change, ...]:
    """Return what changed between the clauses of ``pair``; ``locality`` is the level and place of the target."""
    if pair.is_long:
        return ()
    if is_date(pair.source.text) != is_date(pair.target.text):  # only the date of the other clause has a counterpart
        return figure_changes(pair)
    alike = is_on_condition(pair)
    reversed_ = () if alike else _turned(pair)
    degrees = () if alike else tuple(_unless_named(degree_changes(pair), reversed_))
    changes = (
        *reversed_,
        *degrees,
        *_unless_softened(scope_changes(pair), degrees),
        *localised_changes(pair, locality),
        *figure_changes(pair),
        *slogan_changes(pair),
        *_unless_named(list_changes(pair), reversed_),
    )
    changes += tuple(_unless_named(bracket_changes(pair), changes))
    changes += tuple(_unless_named(standing_changes(pair), changes))
    holders = tuple(holder_changes(pair))
    named = [change for change in changes if not any(_is_less(change, holder) for holder in holders)]
    changes += tuple(_unless_named(holders, named))
    return (*changes, *_unless_named(name_changes(pair), changes))


def restated_changes(pair: ClausePair) -> tuple[Change, ...]:
    """Return the changes of a restated link: reversals, and figures replaced by others."""
    if pair.is_long:
        return ()
    figures = (change for change in figure_changes(pair) if change.source and change.target)
    return (*_turned(pair), *figures, *(holder_changes(pair) if is_only_held_by_another(pair) else ()))


def _turned(pair: ClausePair) -> tuple[Change, ...]:
    """Return what was reversed, each pair of words once."""
    reversed_ = tuple(turned_doubles(pair)) or reversals(pair)
    reversed_ += tuple(_unless_named(short_turns(pair), reversed_))
    return (*reversed_, *_unless_named(antonym_changes(pair), reversed_))


def _unless_named(changes: Iterable[Change], known: Sequence[Change]) -> Iterator[Change]:
    """Yield the changes whose words no ``known`` change quotes."""
    return (change for change in changes if not any(_share_words(change, other) for other in known))


def _unless_softened(changes: Iterable[Change], known: Sequence[Change]) -> Iterator[Change]:
    """Yield the changes of scope, except words put in that a change of degree quotes: 基本 of 实现 → 基本实现."""
    for change in changes:
        if (change.source and change.target) or not any(_share_words(change, other) for other in known):
            yield change


def _is_less(change: Change, holder: Change) -> bool:
    """Return whether an office changed, and not only its level: 市委组织部 → 区委宣传部, not 中央机关 → 市直各单位."""
    names = [wording.text for wording in (holder.source, holder.target) if wording]
    return change.kind is ChangeKind.LOCALISED and all(map(core_of_office, names))


def _share_words(change: Change, other: Change) -> bool:
    """Return whether two changes quote the same words: a ban that was reversed was not weakened."""
    for one, two in ((change.source, other.source), (change.target, other.target)):
        if one and two and one.span.overlaps(two.span):
            return True
    return False
