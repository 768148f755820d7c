"""What a speaker or body does besides ordering: encourages, supports, assents, allows, warns, or acts for all.

支持青年创业 encourages, and is a task where the sentence demands; 坚决拥护 assents; 企业可申请缓缴 allows; nobody
tells 党中央 what to do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.demands import particles
from directive_diff.grammar.demands.clausewords import ClauseWords, Mood
from directive_diff.grammar.demands.imperatives import after_number, is_noun, opens_as_imperative

if TYPE_CHECKING:
    from directive_diff.lexicon.terms import Term

_STRONG = 4  # the rung of resolve and obligation from which an endorsement is an order
# These only wish; what others endorse is a task if it is ordered: 要引导企业下沉服务.
_WISHES = frozenset({"希望", "鼓励", "提倡", "倡导", "倡议", "号召", "呼吁", "建议"})
# The speaker wishes it of these, or from now on.
_YOU = ("大家", "同志们", "你们", "企业", "在新的一年", "今后", "下一步")
_NEAR = 10  # characters between a verb and the words that tell what it is about
_ALSO = ("", *"也还均都则亦就")  # before 可以, which then allows
_HIGH = 30  # characters before the name of a body that nobody tells what to do
# The ends of whom 不可 tells not to act: 业主不可堵塞通道; not 形势不可低估.
_DOERS = (*"员主者人师户商民", "企业", "单位", "学校", "学生", "部门", "机构", "医院", "干部", "职工", "司机", "公司")
_WARNS = frozenset({"不可", "不能", "不要"})
_AT_WILL = ("擅自", "随意", "任意", "私自", "随便", "轻易", "盲目", "一味", "一刀切", "搞")
_OF_THEIRS = ("各", "有关", "的", "决策", "部署", "关于", "重大", "对")  # behind the name, these name others or acts


def endorsement(words: ClauseWords) -> Mood | None:
    """Return the mood of a clause that encourages others, or None; what is ordered or kept to does not."""
    if any(t.row[1] in {"obligation", "resolve"} and int(t.row[2]) >= _STRONG for t in words.degrees):
        return None
    at = words.opening
    term = next((t for t in words.degrees if t.row[1] == "encouragement" and t.start <= at < t.end), None)
    if term is None or "坚持" in words.text[: term.start] or is_noun(words.text, term.start):
        return None
    ordered = particles.find_order(words.text[: term.start]) >= 0
    if term.word in _WISHES:
        named = (*_YOU, *lexicon.cues("addressed"))
        told = term.word == "呼吁" or (term.word == "希望" and words.text.startswith(named, term.end))
        return Mood.URGES if ordered or told else Mood.ENDORSES
    others = any(word in words.text[term.end : term.end + _NEAR] for word in lexicon.cues("encouraged"))
    return Mood.SUPPORTS if others and not ordered else None


def allows(words: ClauseWords) -> bool:
    """Return whether something is allowed: 企业可与职工协商, 可以申请缓缴."""
    may = words.text.find("可以", 0, words.opening + 2)
    if may >= 0 and words.text[after_number(words.text) : may] in _ALSO:  # 也可以将校舍转给村集体
        return True
    return (words.has("allows") or particles.permits(words.text)) and not opens_as_imperative(words.text)


def is_held_high(text: str) -> bool:
    """Return whether a clause opens with one whom nobody tells what to do: 以某某同志为核心的党中央, 我国."""
    led = next((word for word in ("为核心的", "为总书记的") if text[:1] == "以" and word in text[:_HIGH]), "")
    at = text.find(led, 0, _HIGH) + len(led)
    if not text.startswith(lexicon.cues("held-high"), at):
        return False
    name = next(word for word in lexicon.cues("held-high") if text.startswith(word, at))
    return not text.startswith(_OF_THEIRS, at + len(name))


def vows(words: ClauseWords) -> bool:
    """Return whether the speaker assents: 我们坚决拥护, 对公报表示坚决拥护."""
    ours = words.text.startswith(lexicon.cues("ours"))
    assents = (term.start for term in words.moods if term.row[1] == "vows")
    return any(ours or at <= words.opening or "表示" in words.text[max(0, at - _NEAR) : at] for at in assents)


def warns(term: Term, text: str) -> bool:
    """Return whether a word tells somebody not to do something: 切忌造假, 业主不可堵塞通道; not 形势不可低估."""
    if term.word == "切忌":
        return True
    if term.word == "不可" and text.endswith(_DOERS, 1, term.start) and not text.endswith("令人", 0, term.start):
        return True
    return term.word in _WARNS and text.startswith(_AT_WILL, term.end) and not text.startswith("搞好", term.end)
