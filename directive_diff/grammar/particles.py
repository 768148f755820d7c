"""Particles that order or report (要 应; 了 是 已 将 愿), distinguished from longer words that contain them.

Their neighbours decide: 要 orders in 要抓好落实, but is part of a word in 重要 and 要求; 了 reports in 修了堤防, but
not in 为了. Each character is examined separately: patterns would take longer to compile than to use.
"""

from __future__ import annotations

from directive_diff import lexicon
from directive_diff.text import NUMERALS

# The neighbours of a character that is part of another word.
_BEFORE = {
    "要": frozenset("重主需必纲摘首概次简扼将只想若快即索之"),
    "应": frozenset("相响反适对供回顺效感因了"),
    "了": frozenset("为除罢"),
    "是": frozenset("求别其总凡但可只要若于越" + NUMERALS),
    "愿": frozenset("自志意心甘情"),
}
_BEHIND = {
    "要": frozenset("求素点害件闻塞紧领义强么是道职旨"),
    "了": frozenset("解的却然"),
    "是": frozenset("否"),
    "愿": frozenset("望景意"),
}
_NONE: frozenset[str] = frozenset()
_DOES = frozenset("尽加进坚继抓做把以在从积切认深统着充努及")  # the start of what 应, 须 and 需 demand: 应加快, 须做好
_OUGHT = ("应当", "应该")
_COPULAS = ("就是", "是", "在于")
_TO_DO = frozenset("把要加推抓坚落深提完学")  # the start of what matters, if it is to be done: 关键是抓落实
_NO_FUTURE = frozenset("士领军帅近来")
_NEAR = 12
_FAR = 30


def find_order(text: str) -> int:
    """Return the offset of a character or word of order, or -1."""
    if _ORDER.isdisjoint(text):
        return -1
    return next((i for i, char in enumerate(text) if char in _ORDER and _orders(text, i)), -1)


def has_report(text: str, start: int) -> bool:
    """Return whether a character from ``start`` on reports what was done, is so, or will be."""
    rest = text[start:]
    if _REPORT.isdisjoint(rest):
        return False
    return any(char in _REPORT and _reports(text, i) for i, char in enumerate(rest, start))


def has_completion(text: str) -> bool:
    """Return whether 了 says that something was done."""
    return "了" in text and any(char == "了" and _stands_alone(text, i) for i, char in enumerate(text))


def is_attributive(text: str, start: int) -> bool:
    """Return whether the order at ``start`` is part of an attribute: 要建设的大学是一流大学."""
    end = text.find("的", start + 3, start + 15)
    copula = text.find("是", end + 3, end + 17) if end >= 0 else -1
    return copula >= 0 and text[copula - 1] not in _BEFORE["是"]


_ORDER = frozenset("要需应须是在就")
_REPORT = frozenset("了是已愿将方")


def _orders(text: str, i: int) -> bool:
    match text[i]:
        case "要":
            return _stands_alone(text, i) or _asks(text, i)
        case "是" | "在" | "就":
            return _matters(text, i)
        case "应" if text.startswith(_OUGHT, i):
            return text[i - 1 : i] != "不"
        case "需" if _needs(text, i):
            return True
        case _:
            return text[i + 1 : i + 2] in _DOES and _stands_alone(text, i)


def _reports(text: str, i: int) -> bool:
    rest = i + 1
    match text[i]:
        case "是" if text[i - 1 : i] in {"就", "还"}:
            return not text.startswith("要", rest)
        case "了" | "是" | "愿":
            return _stands_alone(text, i)
        case "已":
            return "的" not in text[rest : rest + 20]
        case "将":
            tail = text[rest : rest + _FAR]
            turned = text[rest : rest + 1] in _NO_FUTURE or any(word in tail for word in lexicon.cues("turns"))
            return text.startswith(lexicon.cues("will"), rest) or not turned
        case _:
            return i > 0 and text.startswith(lexicon.cues("stance"), rest)


def _stands_alone(text: str, i: int) -> bool:
    char = text[i]
    return text[i - 1 : i] not in _BEFORE.get(char, _NONE) and text[i + 1 : i + 2] not in _BEHIND.get(char, _NONE)


def _needs(text: str, i: int) -> bool:
    """Return whether 需要 is a verb: it is a noun in 发展的需要."""
    if not text.startswith("需要", i) or text[i - 1 : i] in {"不", "的"}:
        return False
    return text[i + 2 : i + 3] not in {"", "的"}


def _asks(text: str, i: int) -> bool:
    """Return whether 要求 is a verb: 要求各地, 要求湖区各县."""
    if not text.startswith("要求", i):
        return False
    return text.startswith(lexicon.cues("asked-of"), i + 2) or any(
        body in text[i + 4 : i + 2 + _NEAR] for body in lexicon.cues("asked-body")
    )


def _matters(text: str, i: int) -> bool:
    """Return whether a copula says that what is to be done matters: 关键是抓好落实."""
    copula = next((word for word in _COPULAS if text.startswith(word, i)), "")
    return (
        bool(copula)
        and text.endswith(lexicon.cues("matters"), 0, i)
        and text[i + len(copula) : i + len(copula) + 1] in _TO_DO
    )
