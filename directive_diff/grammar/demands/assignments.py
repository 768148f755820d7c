"""Whether a clause assigns a task without a word of demand, by its form: a deadline, a period, an agent, a case.

Notices and plans say 6月底前全部建成, 每季度开展一次督查, 由市财政解决, 农业局牵头整治, 对逾期未报的单位予以通报 and
涉及民生的优先纳入. Their look-alikes report: 6月底前后雨量最大, 每年有两万名游客, 由县文旅局主办的灯会开幕,
对发展构成威胁.
"""

from __future__ import annotations

import re
from functools import cache

from directive_diff import lexicon
from directive_diff.grammar.demands.imperatives import after_number, is_imperative, opens_as_imperative, skip_lead_in
from directive_diff.text import NUMERALS, has_any

_HEAD = 16  # characters of a deadline, a period, an agent
_FROM_PLACE = 10  # characters from a place to the end of the verb: 全县粮食生产实现二十连丰
_CASE = 24  # characters that name a case or a person
_UNTIL = ("之前", "以前", "以内", "前", "内")  # the end of a deadline
_AGENTS = frozenset("政人方位门府业关")  # the end of who is to do it, besides offices: 财政, 专人, 主管部门
_NO_DUTY = frozenset("能够会就已可未没的不才难何样")  # before 做到: 能做到
_UNITS = frozenset("年月日底末初旬周天季度时期")  # before it
_PERIODS = ("半年", "季度", "季", "年", "月", "周", "日", "天", "旬", "学期", "晚", "早")
_OF_HOURS = frozenset(f"0123456789{NUMERALS}天晚上中下午时点分半整度底末初日号旬:：之以")
_FIGURED = ("次", "场", "期", "轮", "遍", "回")  # how often a task is due
_FIGURE = f"(?:\\d|[{NUMERALS}百千万亿两])[^，]{{0,2}}$"
_NUMERAL = frozenset(f"{NUMERALS}百千两半")
_LIMITS = (
    *("不低于", "不少于", "不超过", "不高于", "不大于", "不小于", "不多于", "控制在", "压缩到", "压缩至", "比达到"),
    *("不得低于", "不得少于", "不得超过", "不得高于"),
)
_RATED = ("每", "亩均", "人均", "户均", "平均", "单位")
_CAN = ("能", "该", "应", "可", "不能", "暂不能", "暂时不能", "一时不能")  # the start of what can be done: 能改的马上改
_CLOSELY = ("密切", "主动", "积极", "及时", "定期", "提前", "充分", "经常", "随时", "加强", "做好", "保持", "强化")
_PROMPTLY = frozenset("马立坚尽抓限要全就")  # the start of how it is to be done: 马上, 限期
_POSTS = ("长", "主任", "指挥", "责任人", "召集人", "联系人")
_OCCUPIES = frozenset("侵抢霸挤强挪独")  # before 占
_PARTS = (*(f"{numeral}成" for numeral in f"{NUMERALS}两几"), "多数", "一半", "半数", "主体", "比重")
_AT_TIMES, _SHORT = ("一次", "1次", "两次", "2次", "一遍", "一轮"), 6  # how often, and characters of the act with it
_AT_LEAST = ("不低于", "不少于", "不超过", "至少")


def assigns(text: str) -> bool:
    """Return whether the folded ``text`` of a clause that reports nothing assigns a task by its form."""
    text = text[after_number(text) :]
    match text[:1]:
        case "每":
            return _is_due_each(text) or _sets_measure(text)
        case "由":
            return _is_left_to(text)
        case "对" | "将":
            return _deals(text)
        case "在":
            return _is_done_at(text)
        case "与" | "同" | "跟":
            return _is_done_with(text)
        case _:
            return any(rule(text) for rule in (*_RULES, says_of_case, says_of_possible))


def tallies(text: str) -> bool:
    """Return whether a clause gives a figure of what was done: 全县实现地区生产总值186.3亿元, 共查处案件86起."""
    if not text.startswith(lexicon.cues("counted-in")) or has_any(text, lexicon.cues("aimed")):
        return False
    counted = max(len(word) for word in lexicon.cues("counted-in") if text.startswith(word))
    told = text[counted : counted + _FROM_PLACE]
    return has_any(told, lexicon.cues("tallied")) and _figures().search(text) is not None


def makes_up(text: str) -> bool:
    """Return whether a clause says what part something makes up: 能见度不良天气占全年四成; not 提高支出占比."""
    at = text.find("占", 2)
    if at < 0 or text[at - 1] in _OCCUPIES or has_any(text, lexicon.cues("aimed")):
        return False
    part = text[at + 1 :]
    named = text[at - 1] == "的" or not opens_as_imperative(text)
    return named and (part.endswith(_PARTS) or "分之" in part or "%" in part)


@cache
def _figures() -> re.Pattern[str]:
    return re.compile(_FIGURE)


def _names_its_doer(text: str) -> bool:
    """Return whether a subject stands before agent or period: 补贴由市财政解决, 委员每季度接待群众不少于1次."""
    agent, period = text.find("由", 2, _HEAD), text.find("每", 2, _HEAD)
    if agent > 0 and text[agent - 1] not in "自理事缘":
        return _is_left_to(text[agent:]) and not text.endswith(lexicon.cues("made-by"))
    often = has_any(text, _AT_LEAST) or (text.endswith(_FIGURED) and not text.endswith("人次"))
    return period > 0 and often and _is_due_each(text[period:])


def _rules(text: str) -> bool:
    """Return whether a clause says who answers for what, or how a thing is to be: 谁主管谁负责, 资料做到账实相符."""
    if text[:1] == "谁":
        return text.rfind("谁") > 1 and "的" not in text
    at = text.find("做到", 2, _HEAD)
    return at > 0 and len(text) > at + len("做到") + 1 and "的" not in text[at:] and text[at - 1] not in _NO_DUTY


def _is_due_by(text: str) -> bool:
    """Return whether a deadline opens the clause, and what is due then follows: 6月底前全部建成."""
    head = text[:_HEAD]
    for word in _UNTIL:
        at = head.find(word, 1)
        if at > 0 and head[at - 1] in _UNITS:
            rest = text[at + len(word) :]
            return opens_as_imperative(rest) or rest.startswith(("全部", "全面", "基本", "必"))
    return False


def _is_due_each(text: str) -> bool:
    """Return whether a task is due at intervals or from each: 每季度开展一次督查, 每个社区至少建设1个议事室."""
    period = next((word for word in _PERIODS if text.startswith(word, 1)), None)
    if period is None:
        rests = [text[at + len(word) :] for word in ("至少", "不少于") if (at := text.find(word, 2, _HEAD)) > 0]
        return any(map(opens_as_imperative, rests))
    rest = text[1 + len(period) :].removeprefix("度")
    until = rest.find("前", 0, _HEAD)
    if until > 0 and _OF_HOURS.issuperset(rest[:until]):  # 每日17时30分前报送数据
        rest = rest[until + 1 :]
    if rest.startswith(_AT_LEAST) or (rest.endswith(_AT_TIMES) and len(rest) <= _SHORT):  # 每天不少于六次, 每月试鸣一次
        return True
    due = opens_as_imperative(rest)
    if due and _figures().search(text) and (not text.endswith(_FIGURED) or text.endswith("人次")):
        return has_any(text, lexicon.cues("aimed"))
    return due


def _sets_measure(text: str) -> bool:
    """Return whether a clause sets a bound to a measure, as a rule does: 响应时间不超过15分钟, 师生比不低于1:16.

    It ends in the figure, and names no place or time of which it could report: 全县去年伤亡率不超过1%.
    """
    word = next((word for word in _LIMITS if word in text), None)
    if (
        word is None
        or text.startswith(lexicon.cues("counted-in not-told"))
        or any(map(text.__contains__, _measures("dated")))
    ):
        return False
    measured, _, limit = text.partition(word)
    named = measured.endswith(_measures("measure")) or word[0] == "比" or any(map(measured.__contains__, _RATED))
    named = named or limit.endswith(_measures("measure"))
    return named and (limit[:1].isdigit() or limit[:1] in _NUMERAL) and len(limit) <= _HEAD


@lexicon.derived
def _measures(kind: str) -> tuple[str, ...]:
    return tuple(row[0] for row in lexicon.table("measures") if row[1] == kind)


def _appoints(text: str) -> bool:
    """Return whether a clause says who is to hold a post: 县长任总指挥, 校长担任第一责任人."""
    at = text.find("任", 2, _HEAD)
    holder = text[:at].rstrip("担兼")
    return at > 0 and text.endswith(_POSTS) and "的" not in text and holder.endswith(lexicon.cues("person holder-end"))


def _leads_itself(text: str) -> bool:
    """Return whether a clause says that those in charge are to see to it themselves: 主要领导亲自抓."""
    return text.endswith(lexicon.cues("in-person-end")) and has_any(text[:_HEAD], lexicon.cues("role"))


def says_of_possible(text: str) -> bool:
    """Return whether a clause says what to do with what can be done, or cannot: 能改的马上改, 不能立即改的限期改."""
    possible, of, must = text.partition("的") if text.startswith(_CAN) else ("", "", "")
    return bool(of and must) and (possible.endswith(must) or must[0] in _PROMPTLY)


def _is_left_to(text: str) -> bool:
    """Return whether an agent is to do it: 由市财政按标准解决; not 由县文旅局主办的灯会, 由乱到治."""
    verb = next((i for i in range(3, min(len(text) - 1, _HEAD)) if _is_task(text, i)), 0)
    return verb > 0 and "的" not in text[verb:] and text[1:2] not in {"于", "此"}


def _is_task(text: str, at: int) -> bool:
    if text.startswith(lexicon.cues("made-by"), at):  # 工程由省水利设计院设计
        return False
    ended = text[at - 1] in _AGENTS or text.endswith(lexicon.cues("office-end person"), 0, at)
    return ended and (text.startswith(lexicon.cues("charged"), at) or opens_as_imperative(text[at:]))


def _charges(text: str) -> bool:
    """Return whether a body is charged with a task: 农业局牵头整治."""
    for word in lexicon.cues("charged"):
        at = text.find(word, 2, _HEAD + len(word))
        if at > 0 and text.endswith(lexicon.cues("office-end body-end"), 0, at):
            rest = text[at + len(word) :]
            return ("的" not in rest and is_imperative(rest)) or rest.endswith(lexicon.cues("duty-end"))
    return False


def _is_done_at(text: str) -> bool:
    """Return whether a place is named and then what to do there: 在社区设置代办专员."""
    places = (i for i in range(3, min(len(text), _HEAD)) if text.endswith(lexicon.cues("site"), 0, i))
    rests = [text[at:] for at in places]
    return text[-1] not in "下中时后上里" and any(opens_as_imperative(rest) and rest[2:3] != "的" for rest in rests)


def _is_done_with(text: str) -> bool:
    """Return whether somebody is named with whom something is to be done: 与县气象局密切联系; not 与村民亲切交谈."""
    word = next((word for word in lexicon.cues("mutual") if text.endswith(word)), "")
    return bool(word) and text.endswith(_CLOSELY, 2, len(text) - len(word))


def _deals(text: str) -> bool:
    """Return whether a clause says what to do about a thing or person: 对发现的问题分类处置."""
    if has_any(text, lexicon.cues("not-dealt")) or text.startswith("对于"):
        return False
    if has_any(text[:_CASE], lexicon.cues("staffed")):  # 对失能老人落实专人护理
        return True
    for word in lexicon.cues("deals"):
        at = text.find(word, 2, _CASE + len(word))
        rest = text[at + len(word) :]
        if at > 0 and (opens_as_imperative(rest) or (word in {"予以", "给予"} and rest)):
            return True
    at = text.find("进行", 2, _CASE)
    return at > 0 and "的" not in text[at:] and len(text) >= at + len("进行检查")


def says_of_case(text: str) -> bool:
    """Return whether a clause names a case and says what to do then: 涉及民生的优先纳入, 逾期不改的依法查处."""
    if not text.startswith(lexicon.cues("case")):
        return False
    at = text.find("的", 3, _CASE) + 1
    rest = text[at:]
    return at > 0 and is_imperative(rest[skip_lead_in(rest) :]) and (skip_lead_in(rest) > 0 or len(rest) > len("查处"))


_RULES = (_is_due_by, _charges, _names_its_doer, _rules, _sets_measure, _appoints, _leads_itself)
