"""How the target's clause of a match carries the source's: in the same words, reworked, or in other words.

Two clauses are the same if they differ only in width, script, punctuation, spaces, the order of the members of a list
and a few light words; in 要, 了 and 将 only if the kind of demand stays the same (完成了 is not 要完成).
Anything else is a difference.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.explanation.figures.dates import is_date
from directive_diff.explanation.figures.numerals import ONES, SCALES
from directive_diff.grammar.demands.demand import demand_of
from directive_diff.grammar.demands.particles import find_order
from directive_diff.model import Demand, Relation
from directive_diff.text import bigrams, common_prefix, dice, has_any
from directive_diff.words import cut, frequency

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_diff.model import Match

_LIGHT = frozenset({"的", "等", "也", "把", "和", "与", "及", "以及"})
_DEMAND_WORDS = frozenset({"要", "了", "将"})
_JOINING = frozenset({"、", "和", "与", "及", "以及"})
# Signs that are ignored; those that count or measure are kept.
_PUNCTUATION = re.compile(r"(?:[^\w%‰℃°+±≥≤=×$￥]|_)+")
_SPACES = re.compile(r"\s+")
_NUMERALS = ONES + SCALES
_DASHES = "—–―−~-"
_THOUSAND = r"\d{3}(?!\d)"
_LEAST_OVERLAP = 0.15  # overlap of bigrams below which the link is restated
_LONGEST = 2_000  # characters of the longest clause in which reordered lists are searched for
_REACH = 16  # how many characters before the first difference a list may begin
_LONGEST_LIST = 120  # how many characters after the first difference a list may end
_MODALS = ("要", "应", "须", "必须", "需", "可")
_NEGATION = tuple("不未勿莫无非")
_NO_NEGATION = ("非法", "非遗", "非公", "非凡", "非洲", "无人", "无障碍", "无线", "未来", "未成年", "不动产", "不锈钢")


def relate(match: Match) -> Relation:
    """Return the relation of ``match``, judged by the folded wording of its two clauses alone."""
    same_demand = match.source.demand is match.target.demand is Demand.REQUIRES
    return relate_texts(match.source.folded.text, match.target.folded.text, same_demand=same_demand)


def relate_texts(source: str, target: str, *, same_demand: bool = False) -> Relation:
    """Return the relation of two clauses, given their folded wording, and whether both demand in context."""
    if _is_same(source, target, same_demand=same_demand):
        return Relation.SAME
    if is_date(source) or is_date(target):  # 今年 → 明年 shares few characters, but is another date, not other words
        return Relation.ADAPTED
    return Relation.ADAPTED if _overlap(source, target) >= _LEAST_OVERLAP else Relation.RESTATED


def _is_same(source: str, target: str, *, same_demand: bool) -> bool:
    """Return whether two clauses have the same words."""
    if source == target or _without_punctuation(_with_one_and(source)) == _without_punctuation(_with_one_and(target)):
        return True
    ours, theirs = cut(_without_also(source)), cut(_without_also(target))
    if _without_punctuation(_without_light(ours)) != _without_punctuation(_without_light(theirs)) and not (
        _is_reordered(ours, theirs) or _is_reordered_apart(source, target)
    ):
        return False
    if same_demand and not (_has_cue(source, "reports") or _has_cue(target, "reports")):
        return True
    return _demand_words(ours) == _demand_words(theirs) or _demands_the_same(source, target)


def _with_one_and(text: str) -> str:
    """Return ``text`` with 和 for 与, 及 and 以及: 社会组织及|其|他 is cut otherwise than 社会组织和|其他."""
    return text.replace("以及", "和").replace("及", "和").replace("与", "和")


def _without_also(text: str) -> str:
    """Return ``text`` without 也 before a modal, where it changes how words are cut: 也|要常|谈心, 要|常谈心."""
    if "也" in text:
        for modal in _MODALS:
            text = text.replace(f"也{modal}", modal)
    return text


def _without_punctuation(text: str) -> str:
    """Return ``text`` without spaces and punctuation, except signs inside a number (2.5, 2—6, 8:20, -5)."""
    if text.isalnum():
        return text
    return _PUNCTUATION.sub(_inside_number, _SPACES.sub("", text))


def _inside_number(signs: re.Match[str]) -> str:
    """Return what remains of a run of signs: nothing, or the sign that belongs to the number around it."""
    text, run = signs.string, signs.group()
    before, behind = text[signs.start() - 1 : signs.start()], text[signs.end() : signs.end() + 1]
    if not (behind.isdigit() or behind in _NUMERALS) or not behind:
        return ""
    if not run.strip(_DASHES):
        is_range = before.isdigit() or (before and before in f"{_NUMERALS}%‰年月日号时点分天元℃")
        return "-" if is_range or (run in {"-", "−"} and not before.isascii()) else ""
    if not behind.isdigit():
        return ""
    if before.isdigit():
        return "" if run in {",", "，"} and re.match(_THOUSAND, text[signs.end() :]) else run.replace("•", "·")
    return run[-1] if run[-1] in "<>" else ""


def _without_light(words: Sequence[str]) -> str:
    return "".join(word for word in words if word not in _LIGHT and word not in _DEMAND_WORDS)


def _demands_the_same(source: str, target: str) -> bool:
    """Return whether two clauses of the same words demand the same: 要 before a verb adds nothing to the verb."""
    ours, theirs = (_demand_words(cut(text)[text.startswith("要") :]) for text in (source, target))
    return (ours == theirs and not _has_cue(source, "reports")) or demand_of(source) is demand_of(target)


def _has_cue(text: str, kind: str) -> bool:
    return has_any(text, lexicon.cues(kind))


def _demand_words(words: Sequence[str]) -> list[str]:
    return sorted(word for word in words if word in _DEMAND_WORDS)


def _is_reordered(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Return whether two clauses differ only in the order of the members of their lists."""
    one, other = _with_lists(ours), _with_lists(theirs)
    if len(one) > _LONGEST or one.count("、") != other.count("、") or sorted(one) != sorted(other):
        return False
    if _has_cue(one, "leads-work") and _has_cue(one, "helps"):  # leaders and helpers are not members of one list
        return False
    at = 0
    if one != other and _has_fixed_order(one, other):
        return False
    while one[at:] != other[at:]:
        end = _list_end(one, other, at)
        if end is None:
            return False
        at = end
    return True


def _is_reordered_apart(source: str, target: str) -> bool:
    """Return whether two clauses are reordered lists once the words that join the members, and 要, stand apart.

    In 住建局、生态环境局要合并检查 and 报备制及问询制, 局要 and 制及 are cut as words.
    """
    if not all(has_any(text, _JOINING) for text in (source, target)):
        return False
    one, other = (_without_order(_with_signs(_without_also(text))) for text in (source, target))
    if sorted(_with_one_and(one).replace("和", "、")) != sorted(_with_one_and(other).replace("和", "、")):
        return False
    return _is_reordered(cut(one), cut(other))


def _without_order(text: str) -> str:
    """Return ``text`` without the 要 that makes it a demand."""
    at = find_order(text)
    is_order = at >= 0 and text[at] == "要" and not text.startswith("要求", at)
    return text[:at] + text[at + 1 :] if is_order else text


def _with_signs(text: str) -> str:
    """Return ``text`` with 、 for 以及 and 及, and without 等, unless these are part of a word: 及时, 涉及, 平等."""
    text = text.replace("以及", "、")
    for word, sign in (("及", "、"), ("等", "")):
        at = text.find(word)
        while at >= 0:
            if not (frequency(text[max(0, at - 1) : at + 1]) or frequency(text[at : at + 2])):
                text = f"{text[:at]}{sign}{text[at + 1 :]}"
            at = text.find(word, at + 1)
    return text


def _with_lists(words: Sequence[str]) -> str:
    """Return the clause without signs and light words, but with 、 for whatever separates the members of a list."""
    kept = (
        "、" if word in _JOINING else word for word in words if word in _JOINING or word not in _LIGHT | _DEMAND_WORDS
    )
    titles_apart = "".join(kept).replace("》《", "》、《")
    return "、".join(_without_punctuation(piece) for piece in titles_apart.split("、"))


def _has_fixed_order(one: str, other: str) -> bool:
    from directive_diff.explanation.lists.fixed_order import has_fixed_order  # noqa: PLC0415 - few clauses are reordered

    return has_fixed_order(one, other, common_prefix(one, other))


def _list_end(one: str, other: str, at: int) -> int | None:
    """Return the end of the list in which two texts first differ from ``at`` on, or None if the members differ."""
    differ = at + common_prefix(one[at:], other[at:])
    for start in range(differ, max(at, differ - _REACH) - 1, -1):
        for end in range(differ + 1, min(len(one), differ + _LONGEST_LIST) + 1):
            members = one[start:end].split("、")
            if len(members) > 1 and _is_list(members) and sorted(members) == sorted(other[start:end].split("、")):
                return end
    return None


def _is_list(members: Sequence[str]) -> bool:
    """Return whether ``members`` form a list: none is empty, and all or none begin with a negation."""
    return all(members) and len({_negates(member) for member in members}) == 1


def _negates(member: str) -> bool:
    return member.startswith(_NEGATION) and not member.startswith(_NO_NEGATION)


def _overlap(source: str, target: str) -> float:
    """Return the Dice coefficient of the bigrams of two clauses, without punctuation (0..1)."""
    one, other = (bigrams(_PUNCTUATION.sub("", text)) for text in (source, target))
    return dice(one, other)
