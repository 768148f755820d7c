"""Whether a clause tells how well something is done: a list of merits, or a failing that an inspection found.

推进速度快、精神状态好 praises and 落实责任不到位 finds fault, though both open like demands or stand among them.
What is to be put right demands: 解决落实不到位的问题, 防止监管不力.
"""

from __future__ import annotations

from directive_diff import lexicon
from directive_diff.grammar.demands.imperatives import opens_as_imperative, skip_lead_in
from directive_diff.text import has_any

_CAUSES = frozenset("把将让使")
_GOOD = frozenset("好快高实足强优")
_MADE = frozenset("做抓建办管用搞选配训教守护学干讲写练提增落夯加充完友真")  # before one of these: 抓好, 提高, 落实
_SUBJECT = 3  # characters of what is good
_SHORTEST = 4  # characters of what fails before the words for it
_REMEDY = 6  # characters of the start of a clause that may say to put it right: 推动解决…
_WHOLE = 8  # characters of a clause that is more than a topic
_NEAR = 17  # characters behind 作出了 that may name a contribution
_CASES = ("对", "针对", "凡", "若", "如", "因", "对于", "谁")  # how a clause opens that says what to do about it


def lists_merits(text: str) -> bool:
    """Return whether a clause lists what is good, each with its subject: 推进速度快、精神状态好; not 管好、用好."""
    parts = text.split("、")
    if len(parts) == 1 or text[:1] in _CAUSES or opens_as_imperative(text):
        return False
    return all(len(part) > _SUBJECT and part[-1] in _GOOD and part[-2] not in _MADE for part in parts)


def finds_fault(text: str) -> bool:
    """Return whether a clause ends in what is wrong with something: 执行制度不严格, 防范风险存在短板."""
    words = lexicon.cues("fault")
    if not text.endswith(words):
        return False
    at = len(text) - max(len(word) for word in words if text.endswith(word))
    start = skip_lead_in(text)
    if at - start < _SHORTEST or text.startswith(_CASES, start):
        return False
    return not has_any(text[: start + _REMEDY], lexicon.cues("remedies"))


def contributed(text: str) -> bool:
    """Return whether somebody has contributed: 作出了突出贡献."""
    at = max(text.find("作出了"), text.find("做出了"))
    return at >= 0 and "贡献" in text[at : at + _NEAR]


def betters(text: str) -> bool:
    """Return whether a clause ends in a comparative, which reports a change: 流动更加便捷."""
    return len(text) > _WHOLE and text[-4:-2] == "更加" and text[-5] != "的"
