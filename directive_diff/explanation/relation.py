"""How the target's clause of a match carries the source's: in the same words, reworked, or in other words."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from directive_diff.model import Relation

if TYPE_CHECKING:
    from directive_diff.model import Match

_SIGNS = re.compile(r"[^\w%、]+|_")
_LIGHT = re.compile("[要的等了把也将]")
_MEMBERS = re.compile("[、和及]|以及")
_OBLIGATION = re.compile("必须|务必|一定")
_LITTLE = 0.18  # below this share of common character pairs, the wording is another


def relate(match: Match) -> Relation:
    """Return the relation of ``match``, judged by the folded wording of its two clauses alone."""
    source, target = match.source.folded.text, match.target.folded.text
    if sorted(_OBLIGATION.findall(source)) == sorted(_OBLIGATION.findall(target)):
        one, other = _members(source), _members(target)
        if sorted("".join(one)) == sorted("".join(other)):
            return Relation.SAME
    return Relation.ADAPTED if _overlap(source, target) >= _LITTLE else Relation.RESTATED


def _members(text: str) -> list[str]:
    """Return the members of the list that ``text`` is, in an order of their own, without signs and light words."""
    return sorted(filter(None, (_LIGHT.sub("", member) for member in _MEMBERS.split(_SIGNS.sub("", text)))))


def _overlap(source: str, target: str) -> float:
    """Return Dice's share of common pairs of characters, signs aside (0..1)."""
    one, other = (_pairs(_SIGNS.sub("", text)) for text in (source, target))
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _pairs(text: str) -> set[str]:
    return set(map("".join, pairwise(text)))
