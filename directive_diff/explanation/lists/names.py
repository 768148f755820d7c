"""Members of lists that are names or values: they are kept only if the very same name, or an equal figure, is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.explanation.figures.figure import all_figures
from directive_diff.words import frequency

if TYPE_CHECKING:
    from directive_diff.explanation.clause_pair import LinkedClause
    from directive_diff.explanation.lists.members import Enumeration, Member

_RARE = 5  # the frequency of the commonest names in the dictionary of words
_LENGTHS = (3, 2)  # characters of a person's name


def person_in(member: Member, enumeration: Enumeration, clause: LinkedClause) -> str:
    """Return the name of the person that a member is, or, if it is the last, that it begins with; else nothing.

    All members must be persons: 王大勇 of 李成林、王大勇, 周福民 of 李成林、周福民学习.
    """
    surnames = lexicon.words("surnames")
    first, *rest = (one.text for one in enumeration.members)
    if not all(one[0] in surnames for one in rest) or member.text[0] not in surnames:
        return ""
    cuts = [[first[-n:] for n in _LENGTHS], *([one[:n] for n in _LENGTHS] for one in rest)]  # 劳模李成林、王大勇
    names = [[cut for cut in both if cut[0] in surnames] for both in cuts]
    if not (all(names) and any(_is_name(cut) for both in names for cut in both if cut not in member.text)):
        return ""
    ends = _LENGTHS if member == enumeration.members[-1] else (len(member.text),)
    name = next((member.text[:n] for n in ends if member.start + n in clause.edges), "")
    return name if len(name) == _LENGTHS[0] and _is_name(name) else ""


def _is_name(words: str) -> bool:
    """Return whether words may be a name: a surname with one or two characters, and no common word."""
    return len(words) in _LENGTHS and words[0] in lexicon.words("surnames") and frequency(words) <= _RARE


def differs_in_figures(one: str, other: str) -> bool:
    """Return whether two members are the same apart from their figures, of which `figure_changes` tells."""
    bare = [_without_figures(member) for member in (one, other)]
    return bare[0] == bare[1] and bare[0] != one and bare[1] != other


def _without_figures(member: str) -> str:
    for figure in reversed(all_figures(member)):
        member = member[: figure.first] + member[figure.last :] if figure.last else member
    return member
