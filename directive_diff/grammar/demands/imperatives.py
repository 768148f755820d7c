"""Whether a clause opens as an imperative: with a verb of doing, perhaps after numbers, 继续 or its addressee."""

from __future__ import annotations

from directive_diff import lexicon
from directive_diff.lexicon.terms import Terms
from directive_diff.text import DIGITS, NUMERALS

_FAR = 60  # characters that are examined
_NUMBERED = ("是要", "要", "是", "、", "条", "款")  # after a numeral: 一是, 二要, 第五条
_CIRCLED = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_NO_MANNER = frozenset("，、的要把在了")  # no word of manner has one of these: 扎实有效地
_PLACES = frozenset({"方", "区", "位"})  # behind 地, of a place: 各个地方
_LANDS = frozenset("用土耕工农林草湿场基驻属当各阵内外绿营产园坡滩荒")  # before 地, of land: 保障用地供应
_VERBS = frozenset("把以将按用从向为让使抓做防保促守建强抢补稳办")  # verbs and prepositions of one character
_STRONG = frozenset("降对台热冷风震烈势劲")  # behind 强, of weather and the like
_ADVICE, _SUPPORT = frozenset({"建议", "希望", "号召", "倡议"}), frozenset({"支持", "鼓励", "引导", "扶持"})
_WITHIN = frozenset("下中后时里际")  # the end of a clause that is only an adverbial: 在集中统一领导下
_NUMERALS = NUMERALS + "百"
_NUMBERS = _CIRCLED.union("(（第", DIGITS, _NUMERALS)  # the first character of a number
WHO = 16  # characters that may name whom a clause addresses


def is_imperative(text: str) -> bool:
    """Return whether ``text`` begins with a verb of doing, or with 把 and its like."""
    return _opens(text, 0, opening_words()) or _opens_with_character(text, 0)


def is_verb(word: str) -> bool:
    """Return whether ``word`` is a verb with which a demand opens."""
    return word in opening_words()


def _opens(text: str, at: int, opening: frozenset[str]) -> bool:
    """Return whether one of these verbs begins at ``at``; it does not in 统一战线, 督查组 and 审计部门."""
    if text[at : at + 3] in opening:
        return True
    verb = text[at : at + 2]
    if verb not in opening or is_noun(text, at):
        return False
    return verb in doing_words() or not text.startswith(lexicon.cues("no-act"), at + 2)


def is_noun(text: str, at: int) -> bool:
    """Return whether a word of advice or support at ``at`` is a noun: 建议办理要提速, 支持力度加大; not 建议各地…."""
    word = text[at : at + 2]
    kind = "advice-noun" if word in _ADVICE else "support-noun" if word in _SUPPORT else ""
    return bool(kind) and text.startswith(lexicon.cues(kind), at + 2)


@lexicon.remembered
def opens_as_imperative(text: str) -> bool:
    """Return whether ``text`` begins so behind any of its leading words.

    坚持 leads in 坚持推进改革, and is the verb itself in 继续坚持全周期服务.
    """
    starts = _lead_ins(text)
    opening = opening_words()
    led = any(_opens(text, at, opening) for at in starts)
    return led or _opens_with_character(text, 0) or _opens_with_character(text, starts[-1])


def _opens_with_character(text: str, at: int) -> bool:
    """Return whether a verb of one character begins at ``at``: 强弱项, but not 强降雨."""
    return text[at : at + 1] in _VERBS and not (text[at] == "强" and text[at + 1 : at + 2] in _STRONG)


def is_imperative_after_adverbial(text: str, *, grounded: bool) -> bool:
    """Return whether a verb of doing follows an addressee, place or reason: 各部门加强值守, 在改革中加快建设."""
    if text.startswith(lexicon.cues("addressed")):
        return any(is_imperative(text[i:]) for i in range(2, min(len(text), WHO)))
    heads: tuple[str, ...] = lexicon.cues("ground") if grounded else ()
    if text[:1] in {"在", "从"} and text[-1] not in _WITHIN:
        heads = lexicon.cues("place-end")
    if not heads:
        return False
    places = (
        i for i in range(min(len(text), _FAR)) if text.startswith(heads, i) and not text.startswith("集中", i - 1)
    )
    rests = (text[i + len(head) :][:_FAR] for i in places for head in heads if text.startswith(head, i))
    return any(map(opens_as_imperative, rests))


def skip_lead_in(text: str) -> int:
    """Return where the content of a clause begins, after 一要, 继续, 切实 and the like.

    >>> skip_lead_in("二要继续抓好春耕")
    4
    """
    return _lead_ins(text)[-1]


def _lead_ins(text: str) -> list[int]:
    """Return where a clause begins, with and without its number, and behind each of its leading words, in order."""
    at, words = after_number(text), _lead_words()
    starts = [0, at]
    while lead := words.at(text, at):
        at = lead.end
        starts.append(at)
    if text.find("地", at + 2, at + 6) >= 0 and (behind := _past_manner(text, at)):
        starts.append(behind)
    return starts


def _past_manner(text: str, at: int) -> int:
    """Return where words of manner end that begin at ``at``: behind 扎实有效地; 0 if there are none."""
    for end in range(at + 5, at + 1, -1):
        if (
            text[end : end + 1] == "地"
            and text[end + 1 : end + 2] not in _PLACES
            and text[end - 1] not in _LANDS
            and _NO_MANNER.isdisjoint(text[at:end])
        ):
            return end + 1
    return 0


def after_number(text: str) -> int:
    """Return where a clause begins after 一要, 第二，是, 第五条, （三）, 2. or ①."""
    if text[:1] not in _NUMBERS:  # as most are not
        return 0
    if text.startswith(("(", "（")):
        return max(text.find(")", 0, 5), text.find("）", 0, 5)) + 1
    if text[:1].isdigit() or text[:1] in _CIRCLED:
        return _after_digits(text)
    start = at = 1 if text.startswith("第") else 0
    while text[at : at + 1] and text[at] in _NUMERALS:
        at += 1
    if at == start:
        return 0
    end = next((at + len(sign) for sign in _NUMBERED if text.startswith(sign, at)), 0)
    return end + 1 if end and text[end : end + 1] == " " else end


def _after_digits(text: str) -> int:
    """Return where a clause begins after 2. or ①; it begins with the digits in 1.5万亩."""
    digits = len(text) - len(text.lstrip(DIGITS))
    if digits == 0:
        return 1 if text[0] in _CIRCLED else 0
    return digits + 1 if text[digits : digits + 1] in {".", "、"} and not text[digits + 1 : digits + 2].isdigit() else 0


@lexicon.derived
def doing_words() -> frozenset[str]:
    """Return the verbs of doing."""
    return lexicon.words("doing")


@lexicon.derived
def _lead_words() -> Terms:
    degrees = (row for row in lexicon.table("degree") if row[1] in {"obligation", "resolve", "manner"})
    return Terms.of((*((word,) for word in lexicon.cues("how")), *lexicon.table("leads"), *degrees))


@lexicon.derived
def opening_words() -> frozenset[str]:
    """Return the verbs with which a demand opens."""
    return doing_words() | lexicon.words("imperatives")
