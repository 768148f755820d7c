"""Whether a clause tells somebody not to do something: by a word that forbids, by a warning, by refusing a case.

严禁造假 forbids wherever the word stands. 不能, 不要 and 不应 forbid at the start of a clause, behind somebody who
could do it (司机不能酒后驾车, but not 司机不能识别标志), and before what is always a warning (帮扶不能一送了之).
别, 莫 and 勿 are parts of so many words that the next character decides: 别让群众跑冤枉路, but 别墅 and 莫大.
"""

from __future__ import annotations

from directive_diff import lexicon
from directive_diff.grammar.demands import particles
from directive_diff.grammar.demands.assignments import says_of_possible
from directive_diff.grammar.demands.clause_words import ClauseWords, mood_words
from directive_diff.grammar.demands.imperatives import WHO, is_imperative
from directive_diff.lexicon.terms import Term
from directive_diff.text import has_any

_FORBIDS = 5  # the rung of a word that forbids in any position
# These forbid at the start of a clause.
_ADVISES = frozenset({"不能", "不可", "不可以", "不要", "不应", "不应当", "不应该", "莫要", "不能满足于"})
_BARS = frozenset({"不应", "不应当", "不应该"})  # these forbid behind a subject too
_WITHOUT_EXCEPTION = ("一律", "一概", "坚决")
_NEAR = 10  # characters between a verb that describes a thing and the 的 after it
_NO_DOERS = ("令人", "增长", "成长", "延长", "专长", "特长")
_NOT_TOLD = (  # how it opens where some of them cannot do a thing, or where that is a reason, a case or an object
    *("一些", "有些", "有的", "部分", "个别", "少数", "不少", "许多", "很多", "大量", "多数", "目前", "当前"),
    *("因", "由于", "如", "若", "当", "对", "凡", "在", "使", "让", "导致", "造成", "只要", "即使", "虽"),
    *("防止", "避免", "解决", "确保", "保障", "保证"),
)
# Behind 别, 莫 and 勿, which then are words of their own; and what makes another word of 勿.
_BARE = frozenset("别莫勿")
_TO_DO = frozenset("把让将拿以当搞等要给用做再只光忘怕学乱想信碰耍玩摆走图因为靠抱掉存")
_NO_BARE = frozenset("庸需须论")
_UNLESS = frozenset("未非无")  # how a case opens behind which 不 refuses: 非必要不外出
_NO_CASE = ("未来", "未必", "未雨", "未免", "非常", "非法", "非遗", "非公", "非典", "非凡", "无论")
_NO_REFUSAL = frozenset("可能足是行得同如等仅但过平断少多")  # behind 不, these refuse nothing
# 不推、不拖; 不向未成年人出售, but 不以为然, 不对称
_SHIRKS = frozenset("推拖躲绕等靠比瞒压贪占拿卡吃收送搞甩丢怕惧退让松停歇误延欠乱抢越逃避骗欺哄回")
_TOWARDS, _NO_TOWARDS = frozenset("向给把将以拿替"), ("不给力", "不以为", "不向好", "不以此", "不以物")
_LOST = frozenset("丢松断停少乱忘等拖破碰变降减撤歇散")  # what must not come of something
_OUTRIGHT = ("概不", "一律不")
_NO_OUTRIGHT = _NO_REFUSAL.union("知晓懂变例准得许应要")  # behind 概不; 一律不准 is a ban of its own
_CASE = 10  # characters of such a case
_REFUSED_CASE = frozenset({"不予", "概不", "一概不", "不批", "不办"})
# What makes an adjective of a ban, and what stands behind one: 底数不准、措施不得力的问题.
_ADJECTIVES = {"不准": ("",), "不得": ("力", "当", "法")}
_BEHIND = frozenset({"", "的", "、", "等", "和", "与", "及", "问", "则", "，"})


def forbidding_term(words: ClauseWords) -> Term | None:
    """Return the word by which a clause forbids, or None."""
    return _listed_ban(words) or _bare_ban(words)


def _listed_ban(words: ClauseWords) -> Term | None:
    bans = [term for term in words.degrees if term.row[1] == "prohibition"]
    if not bans:
        return None
    at = words.opening
    if words.text.startswith(lexicon.cues("advised addressed"), at):  # 各级干部不能层层加码
        at = max(at, words.text.find("不", at, at + WHO))
    excepted = words.text.find("外", 2) if words.text[:1] == "除" else 0  # 除明令禁止的外，…
    return next((term for term in bans if term.start >= excepted and _forbids(term, words.text, at)), None)


def refuses_all(text: str) -> bool:
    """Return whether something is refused without exception, which forbids it: 一律不予批准, 试卷概不外借."""
    if _refuses_outright(text):
        return True
    if not has_any(text, _WITHOUT_EXCEPTION):
        return False
    refused = (term.start for term in mood_words().find(text) if term.row[1] == "refuses")
    return any(text.endswith(_WITHOUT_EXCEPTION, 0, start) for start in refused)


def _refuses_outright(text: str) -> bool:
    """Return whether 概不 or 一律不 opens an act: 接待一概不上烟酒; not 老人概不知情, 价格一律不变."""
    word = next((word for word in _OUTRIGHT if word in text), None)
    if word is None:
        return False
    at = text.find(word)
    rest = text[at + len(word) :]
    return len(rest) > 1 and rest[0] not in _NO_OUTRIGHT and text[at - 1 : at] not in {"大", "气"} and "的" not in rest


def refuses(words: ClauseWords) -> bool:
    """Return whether a clause refuses to do something: 不搞大拆大建, 手续不全的项目不予立项, 非必要不外出."""
    text, at = words.text, words.opening
    if "不" not in text:
        return False
    rules = (_declines_part, _leaves_unfit, _refuses_unless, _shirks_nothing, _declines_towards)
    if words.opens("refuses", at) or any(rule(text[at:]) for rule in rules):
        return True
    refused = [term for term in words.moods if term.row[1] == "refuses"]
    lenient = lexicon.cues("lenient")
    refused = [term for term in refused if term.word.startswith("不再") or not text.startswith(lenient, term.end)]
    if text.startswith(("对", "未", "非", *lexicon.cues("case"))):
        return bool(refused)
    if text.startswith(lexicon.cues("addressed"), at):  # 各地不再新设收费站点
        return any(term.start <= at + WHO for term in refused)
    if any(term.word.startswith("不搞") for term in refused) and not text.startswith(lexicon.cues("not-told ours")):
        return "永远" not in text  # 环保督察不搞一刀切; not 中国永远不搞扩张
    return any(term.word in _REFUSED_CASE and "的" in text[: term.start] for term in refused)


def _forbids(term: Term, text: str, at: int) -> bool:
    if term.word in _ADVISES and term.start <= at:
        of_a_thing = "的" in text[term.end : term.end + _NEAR] and particles.find_order(text[term.end :]) >= 0
        return not of_a_thing and not says_of_possible(text)  # 不应该发生的险情要倒查责任
    if term.word in _BARS:
        return "的" not in text[term.end :]  # 闲置土地不应收回; not 不应有的疏忽
    if _describes(term, text):
        return False
    return int(term.row[2]) >= _FORBIDS or _warns(term, text)


def _describes(term: Term, text: str) -> bool:
    """Return whether a word of prohibition is an adjective, or part of one: 定位不准, 措施不得力的问题."""
    if text.endswith(("都", "也", *_WITHOUT_EXCEPTION), 0, term.start):
        return False
    ends = (term.end + len(rest) for rest in _ADJECTIVES.get(term.word, ()) if text.startswith(rest, term.end))
    return any(text[end : end + 1] in _BEHIND for end in ends)


def tells_inability(term: Term, text: str) -> bool:
    """Return whether a word says that somebody is not able: 患者不能自理."""
    return term.word in _ADVISES and text.startswith(lexicon.cues("able"), term.end)


def _warns(term: Term, text: str) -> bool:
    """Return whether a word warns somebody off: 切忌造假, 业主不可堵塞通道; not 形势不可低估."""
    if term.word == "切忌":
        return True
    if term.word not in _ADVISES:
        return False
    rest = text[term.end :]
    if rest in _LOST and term.start > 1:  # 轮牧制度不能丢
        return True
    if rest.startswith(lexicon.cues("warned-of")) or (rest[:1] == "一" and rest.endswith("了之")):
        return not rest.startswith("搞好")
    return _names_doer(text[: term.start]) and bool(rest) and not tells_inability(term, text)


def _names_doer(subject: str) -> bool:
    """Return whether ``subject`` is somebody told what not to do: 司机; not 个别司机, nor 防止司机."""
    named = len(subject) > 1 and subject.endswith(lexicon.cues("doer-end")) and not subject.endswith(_NO_DOERS)
    return named and not subject.startswith(_NOT_TOLD)


def _bare_ban(words: ClauseWords) -> Term | None:
    """Return 别, 莫 or 勿 as a word, where a clause or what somebody is told opens with it."""
    text = words.text
    if _BARE.isdisjoint(text):
        return None
    at = next((i for i, char in enumerate(text) if char in _BARE and _is_bare_ban(text, i, words.opening)), -1)
    return Term(at, at + 1, (text[at], "prohibition", str(_FORBIDS))) if at >= 0 else None


def _is_bare_ban(text: str, at: int, opening: int) -> bool:
    led = at in {0, opening} or text.endswith(("千万", "可", "请", "也"), 0, at) or _names_doer(text[:at])
    follows = text[at + 1 : at + 2]
    return led and bool(follows) and (follows not in _NO_BARE if text[at] == "勿" else follows in _TO_DO)


def _leaves_unfit(text: str) -> bool:
    """Return whether what should not be done is not to be: 不该花的钱一分不花."""
    end = text.find("的", 3, _NEAR)
    return end > 0 and text.startswith(("不该", "不应", "不能")) and text.endswith("不" + text[2:end])


def _declines_part(text: str) -> bool:
    """Return whether a clause refuses a part that one might play: 不当太平官; not 不当得利."""
    return text.startswith("不当") and text.endswith(lexicon.cues("part-end"))


def _shirks_nothing(text: str) -> bool:
    """Return whether a clause lists how nobody is to shirk: 不推、不拖、不躲; not 不高、不实."""
    parts = text.split("、")
    return len(parts) > 1 and all(part[:1] == "不" and part[1:2] in _SHIRKS for part in parts)


def _declines_towards(text: str) -> bool:
    """Return whether a clause says to whom, with what or how something is not to be done: 不向未成年人出售烟花."""
    rest = text[2:]
    if text[:1] != "不" or text[1:2] not in _TOWARDS or text.startswith(_NO_TOWARDS) or "的" in rest:
        return False
    starts = range(1, min(len(rest) - 1, WHO))
    return any(is_imperative(rest[i:]) or rest.startswith(lexicon.cues("withheld"), i) for i in starts)


def _refuses_unless(text: str) -> bool:
    """Return whether something is left undone unless a condition is met: 非必要不外出, 未检测不出栏, 不安全不生产."""
    at = text.find("不", 2, _CASE)
    rest = text[at + 1 :]
    if at < 0 or len(rest) < len("外出") or rest[0] in _NO_REFUSAL:
        return False
    if text[0] in _UNLESS:
        return not text.startswith(_NO_CASE) and (text[0] != "无" or at == len("无证"))
    unmet = text[0] == "不" and text.startswith(lexicon.cues("unmet"), 1) and at == len("不安全")
    return unmet and not rest.startswith(("放", "撒手", "松手", "收兵", "罢休", "停"))
