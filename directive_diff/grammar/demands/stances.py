"""What a speaker or body does besides ordering: encourages, supports, assents, allows, praises, or acts for all.

支持青年创业 encourages, and is a task where the sentence demands; 坚决拥护 assents; 企业可申请缓缴 allows;
为医护人员点赞 praises; nobody tells 党中央 what to do.
"""

from __future__ import annotations

from directive_diff import lexicon
from directive_diff.grammar.demands import particles
from directive_diff.grammar.demands.appraisals import contributed
from directive_diff.grammar.demands.clause_words import ClauseWords, Mood
from directive_diff.grammar.demands.imperatives import after_number, is_noun, opens_as_imperative
from directive_diff.text import NUMERALS, has_any

_STRONG = 4  # the rung of resolve and obligation from which an endorsement is an order
# These only wish; what others endorse is a task if it is ordered: 要引导企业下沉服务.
_WISHES = frozenset({"希望", "鼓励", "提倡", "倡导", "倡议", "号召", "呼吁", "建议"})
# The speaker wishes it of these, or from now on.
_YOU = ("大家", "同志们", "你们", "企业", "在新的一年", "今后", "下一步")
_NEAR = 10  # characters between a verb and the words that tell what it is about
_OF_PRAISE = frozenset("献卷仗敬谢赞彩叫掌扬")  # one of these is in what praises otherwise than by a listed word
_ALLOWS = ("允许", "准许", "许可")
_ALSO = ("", *"也还均都则亦就")  # before 可以, which then allows
_HIGH = 30  # characters before the name of a body that nobody tells what to do
_OF_THEIRS = ("各", "有关", "的", "决策", "部署", "关于", "重大", "对")  # behind the name, these name others or acts


def endorsement(words: ClauseWords) -> Mood | None:
    """Return the mood of a clause that encourages others, or None; what is ordered or kept to does not."""
    if _invites(words.text, words.opening):
        return Mood.ENDORSES
    if words.text.startswith("望") and words.text.startswith(lexicon.cues("hoped-of"), 1):  # 望全体职工学习
        return Mood.URGES
    if not words.degrees or any(
        t.row[1] in {"obligation", "resolve"} and int(t.row[2]) >= _STRONG for t in words.degrees
    ):
        return None
    at = words.opening
    term = next((t for t in words.degrees if t.row[1] == "encouragement" and t.start <= at < t.end), None)
    if term is None or "坚持" in words.text[: term.start] or is_noun(words.text, term.start):
        return None
    ordered = particles.find_order(words.text[: term.start]) >= 0
    if term.word in _WISHES:
        named = (*_YOU, *lexicon.cues("addressed"))
        whom = words.text[term.end : term.end + _NEAR]
        told = term.word == "呼吁" or (
            term.word == "希望" and (whom.startswith(named) or has_any(whom, lexicon.cues("addressee-end")))
        )
        return Mood.URGES if ordered or told else Mood.ENDORSES
    others = has_any(words.text[term.end : term.end + _NEAR], lexicon.cues("encouraged"))
    return Mood.SUPPORTS if others and not ordered else None


def _invites(text: str, at: int) -> bool:
    """Return whether a clause invites people to do something: 欢迎市民提供线索; not 欢迎各位代表的到来."""
    if not text.startswith("欢迎", at) or text.endswith(lexicon.cues("arrives")):
        return False
    return has_any(text[at:], lexicon.cues("invited-to"))


def allows(words: ClauseWords) -> bool:
    """Return whether something is allowed: 企业可与职工协商, 可以申请缓缴."""
    may = words.text.find("可以", 0, words.opening + 2)
    if may >= 0 and words.text[after_number(words.text) : may] in _ALSO:  # 也可以将校舍转给村集体
        return True
    if words.text.startswith(_ALLOWS, words.opening):
        return True
    may = particles.find_permission(words.text)
    if not words.has("allows") and may < 0:
        return False
    return "的" in words.text[: max(may, 0)] or not opens_as_imperative(words.text)  # 具备条件的县可先行


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
    if not words.has("vows"):
        return False
    ours = words.text.startswith(lexicon.cues("ours"))
    assents = (term.start for term in words.moods if term.row[1] == "vows")
    return any(ours or at <= words.opening or "表示" in words.text[max(0, at - _NEAR) : at] for at in assents)


def praises(words: ClauseWords) -> bool:
    """Return whether a clause praises a speech, people or their work: 高瞻远瞩, 作出了突出贡献, 为医护人员点赞."""
    named = (term for term in words.moods if term.row[1] == "praises")
    if words.has("praises") and any(words.text[term.end : term.end + 1] != "的" for term in named):
        return True
    rules = (contributed, _answered_well, _pays_respect, _applauds, _commends)
    return not _OF_PRAISE.isdisjoint(words.text) and any(rule(words.text) for rule in rules)


def _answered_well(text: str) -> bool:
    """Return whether somebody has passed a test, as it is put: 交出了一份亮眼的民生答卷, 打了一场漂亮仗."""
    at = text.find("了")
    if at > 0 and text.endswith(("漂亮仗", "翻身仗")):
        return True
    return "答卷" in text[at:] and at > 0 and has_any(text[at:], lexicon.cues("passed-well"))


def _pays_respect(text: str) -> bool:
    """Return whether respect is paid, or thanks for devoted work: 致以崇高的敬意, 感谢义工多年来无私付出."""
    if text.endswith(("敬意", "致敬")) and has_any(text, ("致以", "表示", "表达", "向", "致敬")):
        return True
    thanked = text.find("感谢")
    return thanked >= 0 and has_any(text, lexicon.cues("devoted"))


def _applauds(text: str) -> bool:
    """Return whether a clause applauds people: 点赞一线医护, 为志愿者喝彩."""
    return text.startswith("点赞") or (
        text.endswith(("点赞", "喝彩", "叫好", "鼓掌")) and text.startswith(("为", "给", "向"))
    )


def _commends(text: str) -> bool:
    """Return whether some are commended, who are counted: 表扬三个先进班组, 提出表扬; not 表扬先进."""
    if "表扬" not in text:
        return False
    behind = text[text.find("表扬") + 2 :]
    counted = bool(behind) and (behind[0].isdigit() or behind[0] in NUMERALS + "两")
    return counted or text.endswith(("提出表扬", "提出了表扬"))
