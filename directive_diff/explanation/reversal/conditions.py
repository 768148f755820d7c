"""A ban without a condition and a permission on it say the same: 未经批准不得施工, 经批准方可施工."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_diff.text import has_any

if TYPE_CHECKING:
    from directive_diff.explanation.clause_pair import ClausePair

_BANS = ("不得", "不准", "不许", "不能", "不予", "严禁", "禁止")
_ALLOWS = ("方可", "方能", "才能", "才可", "可以", "后再", "后可", "准予", "允许")
_WITHOUT = rf"(?:未经|未按|未|没有经过|没有|无|非经)(\w{{2,12}}?)(?:的|一律|均|都|擅自|皆)?(?:{'|'.join(_BANS)})"


def is_on_condition(pair: ClausePair) -> bool:
    """Return whether one clause forbids without a condition what the other allows on it."""
    return any(_say_the_same(one.text, other.text) for one, other in (pair, pair[::-1]))


def _say_the_same(ban: str, permission: str) -> bool:
    if not (has_any(ban, _BANS) and has_any(permission, _ALLOWS)) or has_any(permission, _BANS):
        return False
    found = re.search(_WITHOUT, ban)
    condition = found[1][:2] if found else ban
    lacks = (f"{no}{condition}" for no in ("未", "无", "未经", "无经"))
    return condition in permission and not any(words in permission for words in lacks)
