"""How the target's clause of a match carries the source's: in the same words, reworked, or in other words.

The same words are the same but for width, script, punctuation, spaces, the order of the members of a list and a few
light words; 要, 了 and 将 only as long as the clause asks as it did (完成了 is not 要完成). All else is a difference.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.explanation.numerals import ONES, SCALES
from directive_diff.grammar.demand import demand_of
from directive_diff.model import Relation
from directive_diff.text import bigrams, dice
from directive_diff.words import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_diff.model import Match

_LIGHT = frozenset({"的", "等", "也", "把", "和", "与", "及", "以及"})
_ASKING = frozenset({"要", "了", "将"})
_JOINING = frozenset({"、", "和", "与", "及", "以及"})
# What is aside as punctuation; signs that count or measure are not.
_PUNCTUATION = re.compile(r"(?:[^\w%‰℃°+±≥≤=×$￥]|_)+")
_SPACES = re.compile(r"\s+")
_NUMERALS = ONES + SCALES
_DASH = re.compile("[—–―−~-]+")
_THOUSAND = re.compile(r"\d{3}(?!\d)")
# Who leads and who helps is not the members of one list, whatever stands between them.
_LITTLE = 0.15  # below this likeness of bigrams, the wording is another
_LONGEST = 2_000  # characters of a clause in which lists are looked for
_REACH = 16  # characters before the first difference at which a list may begin
_LIST = 120  # characters that it may have from there on
_NEGATION = tuple("不未勿莫无非")


def relate(match: Match) -> Relation:
    """Return the relation of ``match``, judged by the folded wording of its two clauses alone."""
    return relate_texts(match.source.folded.text, match.target.folded.text)


def relate_texts(source: str, target: str) -> Relation:
    """Return the relation of two clauses, given their folded wording."""
    if _is_same(source, target):
        return Relation.SAME
    return Relation.ADAPTED if _overlap(source, target) >= _LITTLE else Relation.RESTATED


def _is_same(source: str, target: str) -> bool:
    """Tell whether two clauses have the same words."""
    if _without_punctuation(source) == _without_punctuation(target):
        return True
    ours, theirs = cut(source), cut(target)
    if _without_punctuation(_without_light(ours)) != _without_punctuation(_without_light(theirs)) and not _is_reordered(
        ours, theirs
    ):
        return False
    return _asking(ours) == _asking(theirs) or _asks_alike(source, target)


def _without_punctuation(text: str) -> str:
    """Return ``text`` without spaces and punctuation, but for the signs inside a number (2.5, 2—6, 8:20, -5)."""
    if text.isalnum():
        return text
    return _PUNCTUATION.sub(_inside_number, _SPACES.sub("", text))


def _inside_number(signs: re.Match[str]) -> str:
    """Return what is left of a run of signs: nothing, or the sign that belongs to the number around it."""
    text, run = signs.string, signs.group()
    before, behind = text[signs.start() - 1 : signs.start()], text[signs.end() : signs.end() + 1]
    if not (behind.isdigit() or behind in _NUMERALS) or not behind:
        return ""
    if _DASH.fullmatch(run):
        ranged = before.isdigit() or (before and before in f"{_NUMERALS}%‰年月日号时点分天元℃")
        return "-" if ranged or (run in {"-", "−"} and not before.isascii()) else ""
    if not behind.isdigit():
        return ""
    if before.isdigit():
        return "" if run in {",", "，"} and _THOUSAND.match(text, signs.end()) else run
    return run[-1] if run[-1] in "<>" else ""


def _without_light(words: Sequence[str]) -> str:
    return "".join(word for word in words if word not in _LIGHT and word not in _ASKING)


def _asks_alike(source: str, target: str) -> bool:
    """Tell whether two clauses of the same words ask alike: 要 before a verb only says what the verb says alone."""
    ours, theirs = (_asking(cut(text)[text.startswith("要") :]) for text in (source, target))
    return (ours == theirs and not _names(source, "reports")) or demand_of(source) is demand_of(target)


def _names(text: str, kind: str) -> bool:
    return any(word in text for word in lexicon.cues(kind))


def _asking(words: Sequence[str]) -> list[str]:
    return sorted(word for word in words if word in _ASKING)


def _is_reordered(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Tell whether two clauses are the same but for the order of the members of their lists."""
    one, other = _with_lists(ours), _with_lists(theirs)
    if len(one) > _LONGEST or one.count("、") != other.count("、") or sorted(one) != sorted(other):
        return False
    if _names(one, "leads-work") and _names(one, "helps"):
        return False
    at = 0
    while one[at:] != other[at:]:
        end = _list_end(one, other, at)
        if end is None:
            return False
        at = end
    return True


def _with_lists(words: Sequence[str]) -> str:
    """Return the clause without signs and light words, but with 、 for whatever stands between members of a list."""
    kept = ("、" if word in _JOINING else word for word in words if word in _JOINING or word not in _LIGHT | _ASKING)
    titles_apart = "".join(kept).replace("》《", "》、《")
    return "、".join(_without_punctuation(piece) for piece in titles_apart.split("、"))


def _list_end(one: str, other: str, at: int) -> int | None:
    """Return the end of the list in which two texts first differ from ``at`` on, where it holds the same members."""
    length = next(i for i, (a, b) in enumerate(zip(one[at:], other[at:], strict=True)) if a != b)
    differ = at + length
    for start in range(differ, max(at, differ - _REACH) - 1, -1):
        for end in range(differ + 1, min(len(one), differ + _LIST) + 1):
            members = one[start:end].split("、")
            if len(members) > 1 and _is_list(members) and sorted(members) == sorted(other[start:end].split("、")):
                return end
    return None


def _is_list(members: Sequence[str]) -> bool:
    """Tell whether ``members`` are those of a list: none is empty, and a negation stands before all or none."""
    return all(members) and len({member.startswith(_NEGATION) for member in members}) == 1


def _overlap(source: str, target: str) -> float:
    """Return how alike the bigrams of two clauses are, punctuation aside (0..1)."""
    one, other = (bigrams(_PUNCTUATION.sub("", text)) for text in (source, target))
    return dice(one, other)
