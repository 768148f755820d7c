"""A ban without a condition and a permission on it say the same: 未经批准不得施工, 经批准方可施工."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_diff.explanation.reversal.polarity import words_of
from directive_diff.text import has_any

if TYPE_CHECKING:
    from directive_diff.explanation.clause_pair import ClausePair

_WITHOUT = "(?:未经|未按|未|没有经过|没有|无|非经)"
_ONLY_THEN = ("方能", "才能", "才可", "后再", "后可")
_CONDITION = 2  # characters of a condition by which it is known


def is_on_condition(pair: ClausePair) -> bool:
    """Return whether one clause forbids without a condition what the other allows on it."""
    return any(_say_the_same(one.text, other.text) for one, other in (pair, pair[::-1]))


def _say_the_same(ban: str, permission: str) -> bool:
    bans, allows = words_of("ban"), (*_ONLY_THEN, *(word for word in words_of("permission") if len(word) > 1))
    if not (has_any(ban, bans) and has_any(permission, allows)) or has_any(permission, bans):
        return False
    found = re.search(rf"{_WITHOUT}(\w{{2,12}}?)(?:的|一律|均|都|擅自|皆)?(?:{'|'.join(map(re.escape, bans))})", ban)
    if found is None:
        return False
    condition = found[1][:_CONDITION]
    return condition in permission and not has_any(
        permission, [f"{no}{condition}" for no in ("未", "无", "未经", "无经")]
    )
