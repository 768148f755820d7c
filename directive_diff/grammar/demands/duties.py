"""Whether a clause about an office holder or a meeting asks for something, and so is no report of what they did.

各校校长应每周参加一次陪餐 and 会议期间不得离场 ask; 县长应邀出席会议 and 会议听取了汇报 report.
"""

from __future__ import annotations

from directive_diff import lexicon
from directive_diff.grammar.demands import particles
from directive_diff.grammar.demands.clause_words import without_quoted

_MODALS = frozenset("应须宜可需")
# The neighbours that make one of these part of another word.
_BEFORE = {
    "应": frozenset("相响反适对供回顺效感因报照呼理本策不"),
    "须": frozenset("无"),
    "宜": frozenset("便适事权时相"),
    "可": frozenset("许认宁尚无非"),
    "需": frozenset("急军内所供刚按特民"),
}
_BEHIND = {
    "应": particles.NOT_OUGHT,
    "须": frozenset("知弥发"),
    "宜": frozenset("居业游兴昌宾春"),
    "可": frozenset("见谓喜行靠持能观贵爱惜圈控操复逆追再视比溯歌怕信亲读信塑降燃溶"),
    "需": frozenset("求"),
}
_INVITED = "邀请"
_BEHIND_NAME = ("、", "等陪同", "等参加", "等出席", "等一同", "等随同")


def obliges(words: str) -> bool:
    """Return whether the folded ``words`` of a clause ask for something, by a word such as 应, 须, 要 or 不得."""
    words = without_quoted(words)
    if words.startswith(lexicon.cues("as-needed")):
        words = words.replace("需要", "")
    at = find_duty(words)
    return at >= 0 and _INVITED not in words[at:] and not particles.has_completion(words)


def find_duty(words: str) -> int:
    """Return the offset of the first word that asks, or -1: 4 in 运输署要增加班次."""
    if _signs().isdisjoint(words):  # as most are
        return -1
    found = []
    if not _heads().isdisjoint(words):
        found += [at for word in lexicon.cues("ought-anywhere") if (at := words.find(word)) >= 0]
    found += [at for at in (particles.find_order(words), _first_modal(words)) if at >= 0]
    return min(found, default=-1)


@lexicon.derived
def _heads() -> frozenset[str]:
    """Return the first characters of the words that ask wherever they stand."""
    return frozenset(word[0] for word in lexicon.cues("ought-anywhere"))


@lexicon.derived
def _signs() -> frozenset[str]:
    """Return the first characters of all words that may ask."""
    return _heads() | particles.ORDER | _MODALS


def _first_modal(words: str) -> int:
    if _MODALS.isdisjoint(words):
        return -1
    return next((i for i, char in enumerate(words) if char in _MODALS and _stands_alone(words, i)), -1)


def _stands_alone(words: str, i: int) -> bool:
    char = words[i]
    if i + 2 >= len(words) or words.startswith(_BEHIND_NAME, i + 2):  # 乡长安可军、…
        return False
    return words[i - 1 : i] not in _BEFORE[char] and words[i + 1 : i + 2] not in _BEHIND[char]
