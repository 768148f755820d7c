"""Clauses that share only a party, or the unit of a figure, and so nothing of what is to be done.

Who acts in one (由质检所抽取) is addressed in the other (交质检所检测); 新增就业2.3万人, 培训干部1.3万人.
"""

from __future__ import annotations

import re
from itertools import product

from directive_diff import lexicon
from directive_diff.text import bigrams, common_prefix
from directive_diff.values import NamedTuple

_ONE_THING = 200  # characters of a clause that can be about one thing
_ACTS, _GETS = "由", "报交送呈转向"  # before who acts, and before who is addressed
_PARTY_SIGNS = frozenset(_ACTS + _GETS)
_FIGURE = r"(\d[\d.,:]*)[百千万亿]*[%‰]?.{0,2}"  # a number in digits with its unit
_NAME, _PARTY = 2, 16  # characters of the shortest name of a party, and of the longest with its sign and verb


class _Parties(NamedTuple):
    """What follows the words that name who acts (由) and to whom something goes (报, 交, 送) in a clause."""

    acting: tuple[str, ...]
    addressed: tuple[str, ...]


@lexicon.remembered
def _parties(text: str) -> _Parties:
    """Return the words behind each sign of a party of a folded clause, as far as a name and its verb may reach."""
    if len(text) > _ONE_THING or _PARTY_SIGNS.isdisjoint(text):
        return _Parties((), ())
    return _Parties(_behind(text, _ACTS), _behind(text, _GETS))


def _behind(text: str, signs: str) -> tuple[str, ...]:
    return tuple(text[at + 1 : at + _PARTY] for at, char in enumerate(text) if char in signs)


def share_only_a_party(source: str, target: str) -> bool:
    """Return whether all that two clauses share is who acts in one and is addressed in the other.

    由膳食委员会推选 is not carried by 报膳食委员会备案.
    """
    ours, theirs = _parties(source), _parties(target)
    both = (*product(ours.acting, theirs.addressed), *product(ours.addressed, theirs.acting))
    for one, other in both:
        name = one[: common_prefix(one, other)]
        rests = (bigrams(text.replace(name, "\n", 1)) for text in (source, target))
        if _NAME <= len(name) < min(len(one), len(other)) and next(rests).isdisjoint(next(rests)):
            return True
    return False


def share_only_a_figure(source: str, target: str) -> bool:
    """Return whether all that two clauses share is the unit of figures, which differ, and words of one character.

    新增就业2.3万人 is not carried by 培训干部1.3万人.
    """
    if not (_has_digits(source) and _has_digits(target)):
        return False
    ours, theirs = (set(re.findall(_FIGURE, text)) for text in (source, target))
    rests = (bigrams(re.sub(_FIGURE, "\n", text)) for text in (source, target))
    return ours.isdisjoint(theirs) and next(rests).isdisjoint(next(rests))


def _has_digits(text: str) -> bool:
    return len(text) <= _ONE_THING and any(map(str.isdecimal, text))
