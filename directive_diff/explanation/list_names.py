"""Members of lists that are names or values: they are kept only if the very same name, or an equal figure, is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.explanation.figures import all_figures
from directive_diff.words import frequency

if TYPE_CHECKING:
    from directive_diff.explanation.list_members import Enumeration

_RARE = 5  # the frequency of the commonest names in the dictionary of words
_SHORTEST, _LONGEST = 2, 3  # characters of a person's name


def is_person(member: str, enumeration: Enumeration) -> bool:
    """Return whether a member is the name of a person, as other members of its list are: 王大勇 of 李成林、王大勇."""
    if len(member) < _LONGEST or not _is_name(member):
        return False
    first, *rest = (one.text for one in enumeration.members)
    lengths = (_LONGEST, _SHORTEST)
    cuts = [[first[-n:] for n in lengths], *([one[:n] for n in lengths] for one in rest)]  # 劳模李成林、王大勇学习
    surnames = lexicon.words("surnames")
    names = [[cut for cut in both if cut[0] in surnames] for both in cuts]
    return all(names) and any(_is_name(cut) for both in names for cut in both if cut != member)


def _is_name(words: str) -> bool:
    """Return whether words may be a name: a surname with one or two characters, and no common word."""
    long_enough = _SHORTEST <= len(words) <= _LONGEST
    return long_enough and words[0] in lexicon.words("surnames") and frequency(words) <= _RARE


def differs_in_figures(one: str, other: str) -> bool:
    """Return whether two members are the same apart from their figures, of which `figure_changes` tells."""
    bare = [_without_figures(member) for member in (one, other)]
    return bare[0] == bare[1] and bare[0] != one and bare[1] != other


def _without_figures(member: str) -> str:
    for figure in reversed(all_figures(member)):
        member = member[: figure.first] + member[figure.last :] if figure.last else member
    return member
