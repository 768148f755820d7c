"""What people say who can only ask (有代表建议, 村民反映, 政协委员呼吁): a text that tells it does not demand it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 16  # characters of a clause that says who asks
_OFFICIAL = ("代表", "委员")  # their 建议 is also a noun: 人大代表建议，要逐件办理
_OF_PLACES = "村镇乡市县区道组校院厂"  # how places and houses end: 河东村村民
_LEVELS = frozenset(level + body for level in ("", "全国", "省", "市", "县", "区") for body in ("人大", "政协")) | {""}
_MEANT = ("认为", "说", "表示", "直言", "坦言", "留言", "反映")  # what they mean may be what is demanded against
_AHEAD = 2  # the first clauses of a sentence, one of which says whose words it tells: 调研中，有村民反映，…
_JUDGED = ("这", "对此", "对这")
# Behind these verbs: 部分委员提出的意见, 有代表建议办理.
_BEHIND_NOUNS = ("的", "强烈", "较", "最", "突出", "集中", "和", "、", "书", "办理")
_ADVERBS = ("纷纷", "普遍", "多次", "集中", "一致", "也", "还", "曾", "则")


def voices_others(text: str) -> bool:
    """Return whether a folded clause says that people who can only ask said what follows.

    >>> voices_others("有代表建议"), voices_others("河东村村民反映"), voices_others("有委员提出要简化手续")
    (True, True, True)
    >>> voices_others("人大代表建议"), voices_others("有关部门提出"), voices_others("群众反映强烈的问题")
    (False, False, False)
    """
    if _first_of_verbs().isdisjoint(text[1:_LONGEST]):  # as most clauses are
        return False
    verbs = lexicon.cues("voiced")
    return any(_is_told(text, verb, at) for verb in verbs if (at := text.find(verb, 1, _LONGEST)) > 0)


def tells_of_others(texts: Sequence[str]) -> bool:
    """Return whether a sentence only tells what others said, and does not judge it: 有人认为…，这种想法必须纠正."""
    return any(map(voices_others, texts[:_AHEAD])) and not any(text.startswith(_JUDGED) for text in texts)


def _is_told(text: str, verb: str, at: int) -> bool:
    who, behind = _without_adverbs(text[:at]), text[at + len(verb) :]
    if behind:
        return is_some(who) and verb not in _MEANT and not behind.startswith(_BEHIND_NOUNS)
    return is_some(who) or _is_of_people(who, verb)


@lexicon.derived
def _first_of_verbs() -> frozenset[str]:
    return frozenset(verb[0] for verb in lexicon.cues("voiced"))


def is_some(who: str) -> bool:
    """Return whether ``who`` names some people, nobody knows whom: 有委员, 部分企业, 有的同志."""
    known = lexicon.cues("some-people")
    some = who.startswith(known) or (who.startswith("有") and not who.startswith("有关"))
    return some and who.endswith(lexicon.cues("from-below some-voices"))


def _is_of_people(who: str, verb: str) -> bool:
    people = next((word for word in lexicon.cues("from-below") if who.endswith(word)), "")
    of = who[: len(who) - len(people)]
    if people in _OFFICIAL:
        return verb != "建议" and of in _LEVELS
    return bool(people) and (not of or of == "广大" or of[-1] in _OF_PLACES)


def _without_adverbs(who: str) -> str:
    adverb = next(filter(who.endswith, _ADVERBS), "")
    return who[: len(who) - len(adverb)]
