"""Particles that order or report (要 应; 了 是 已 将 愿), distinguished from longer words that contain them.

Their neighbours decide: 要 orders in 要抓好落实, but is part of a word in 重要 and 要求; 了 reports in 修了堤防, but
not in 为了. Each character is examined separately: patterns would take longer to compile than to use.
"""

from __future__ import annotations

from directive_diff import lexicon
from directive_diff.grammar.demands.imperatives import doing_words, opening_words, opens_as_imperative
from directive_diff.text import NUMERALS, has_any

# The neighbours of a character that is part of another word.
_BEFORE = {
    "要": frozenset("重主需必纲摘首概次简扼将只想若快即索之"),
    "应": frozenset("相响反适对供回顺效感因了答照策接呼不"),
    "须": frozenset("必毋无胡触"),
    "了": frozenset("为除罢衍草匆"),
    "是": frozenset("求别其总凡但可只要若于越" + NUMERALS),
    "愿": frozenset("自志意心甘情"),
}
_BEHIND = {
    "要": frozenset("求素点害件闻塞紧领义强么是道职旨"),
    "了": frozenset("解的却然"),
    "是": frozenset("否"),
    "愿": frozenset("望景意"),
    "须": frozenset("臾知弥眉"),
}
_NONE: frozenset[str] = frozenset()
_DOES = frozenset("尽加进坚继抓做把以在从积切认深统着充努及")  # the start of what 应, 须 and 需 demand: 应加快, 须做好
# 都得先学一步; but 都得到, 就得益于
_BEFORE_HAVE_TO = frozenset("都还就总也便")
_NO_HAVE_TO = frozenset("到以了益当住知出名失奖分罪体意志人上起过不的") | {""}
_STILL = frozenset("仍还更均都亟")
_DUE = frozenset("于按由依每自为立配设建报提交签填备接完保严执遵确落")  # likewise behind 应, but not 应建尽建
_OUGHT = ("应当", "应该")
NOT_OUGHT = frozenset("急对用邀约聘届变征付力诺允声验有得试招季景战激")  # behind 应 these make another word
_NO_REQUEST = frozenset("示求愿教问假客战功柬帖进缨命辞")  # behind 请 these make another word
_NO_PROMISE = frozenset("议上后前中同商诊签展员费计场期务址谈见晤师审战办长干不让使用写") | {""}  # behind 会
_COPULAS = ("就是", "是", "在于")
_TO_DO = frozenset("把要加推抓坚落深提完学")  # the start of what matters, if it is to be done: 关键是抓落实
_COUNTED = frozenset(NUMERALS + "就则还也都更又既")  # before 是要, which then demands
_CHIEF = ("负责人", "负责同志", "领导", "产品", "业务", "指标", "目标")  # 企业主要负责人 is none of 业主要…
_NO_ORDER = ("事要事", "党要管党")
_MAY_ASK = ("可以", "可", "有权", "无权", "不", "未")  # before 要求, these say who may ask
_ASIDE_LENGTH = 2
_ASIDE = frozenset(("", *"并还也又", "同时", "明确", "严格"))
_BEFORE_MUST = frozenset(NUMERALS + "也还更都就既又均的、")  # before 要点名, 要求实效
_BEFORE_REQUEST = frozenset(("", *"特敬恳也并还再现"))
_NOT_MAY = frozenset("许认不尚宁非无皆均都")
_MAY_DO = frozenset("先探酌继按向由在与根采通申凭依适结视给享参选自优直提")  # what may be done: 可按规定申请
_NO_FUTURE = frozenset("士领军帅近来")
_HANDED = 2  # characters of what is handed in, at least
_BY_NEED = ("不", "的", "视", "视乎", "因应", "按", "按照", "根据")  # before 需要, which then is no verb
_NEAR = 12
_BARE = 5  # characters of 要求明确, where 要求 is a noun
_FAR = 30
_OBJECT = 4  # characters from 应 to the verb behind 对 and its object


def find_order(text: str) -> int:
    """Return the offset of a character or word of order, or -1."""
    if ORDER.isdisjoint(text):
        return -1
    return next((i for i, char in enumerate(text) if char in ORDER and _orders(text, i)), -1)


def has_report(text: str, start: int) -> bool:
    """Return whether a character from ``start`` on reports what was done, is so, or will be."""
    rest = text[start:]
    if _REPORT.isdisjoint(rest):
        return False
    return any(char in _REPORT and _reports(text, i) for i, char in enumerate(rest, start))


def has_completion(text: str) -> bool:
    """Return whether 了 says that something was done."""
    return "了" in text and any(char == "了" and _stands_alone(text, i) for i, char in enumerate(text))


def has_come_about(text: str) -> bool:
    """Return whether 了 or 已 says that something was done or is so by now."""
    return has_completion(text) or any(char == "已" and _reports(text, i) for i, char in enumerate(text))


def find_permission(text: str) -> int:
    """Return the offset of 可 that allows something (企业可与职工协商), or -1."""
    i = text.find("可", 1)
    return i if i > 0 and text[i - 1] not in _NOT_MAY and text[i + 1 : i + 2] in _MAY_DO else -1


def is_attributive(text: str, start: int) -> bool:
    """Return whether the order at ``start`` is part of an attribute: 要建设的大学是一流大学."""
    end = text.find("的", start + 3, start + 15)
    copula = text.find("是", end + 3, end + 17) if end >= 0 else -1
    return copula >= 0 and text[copula - 1] not in _BEFORE["是"]


ORDER = frozenset("要需应须是在就请得")
_REPORT = frozenset("了是已愿将方")


def _orders(text: str, i: int) -> bool:
    match text[i]:
        case "要":
            return _demands(text, i)
        case "是" | "在" | "就":
            return _matters(text, i)
        case "请":
            return _requests(text, i)
        case "应":
            return _ought(text, i)
        case "须" | "得":
            have_to = text[i - 1 : i] in _BEFORE_HAVE_TO and text[i + 1 : i + 2] not in _NO_HAVE_TO
            return have_to if text[i] == "得" else _stands_alone(text, i)
        case _:
            return _needed(text, i)


def _demands(text: str, i: int) -> bool:
    """Return whether 要 is the word of demand: 要抓好落实, 要紧盯, 要求各地."""
    if text[i - 1 : i] == "是":
        return _is_to_do(text, i)
    if text.startswith(_NO_ORDER, max(0, i - 1)):  # 大事要事, 党要管党
        return False
    return _stands_alone(text, i) or _must(text, i) or _asks(text, i)


def _needed(text: str, i: int) -> bool:
    """Return whether 需 is the word of demand: 仍需盯紧, 需要各方配合, 需加快."""
    still = text[i - 1 : i] in _STILL and text[i + 1 : i + 3] in doing_words()  # 各部门仍需盯紧
    return still or _needs(text, i) or (text[i + 1 : i + 2] in _DOES and _stands_alone(text, i))


def _requests(text: str, i: int) -> bool:
    """Return whether 请 is the word of demand: 请各镇报送; not 请示, and not 请批示, which asks a superior."""
    opens = i <= 1 and text[:i] in _BEFORE_REQUEST and text[i + 1 : i + 2] not in _NO_REQUEST
    return opens and not text.startswith(lexicon.cues("asks-favour"), i + 1)


def _ought(text: str, i: int) -> bool:
    """Return whether 应 is the word of demand: 应当, 应加快, 应于8月前; not 应建尽建."""
    if text.startswith(_OUGHT, i):
        return text[i - 1 : i] != "不"
    follows = text[i + 1 : i + 2]
    due = follows in _DOES or (follows in _DUE and text[i + 2 : i + 3] != "尽")
    does = i > 1 and text[i + 1 : i + 3] in opening_words() and text[i + 2 : i + 3] != "尽"  # 业界应改善服务
    if follows == "对":  # 市民应 | 对谣言提高警觉; but 应对汛情
        acts = range(i + _OBJECT, min(len(text) - 1, i + _FAR))
        named = i > 1 and text.endswith(lexicon.cues("doer-end addressee-end"), 0, i)
        return named and any(text[j : j + 2] in opening_words() for j in acts)
    told = follows not in NOT_OUGHT and len(text) > i + 3 and text.endswith(lexicon.cues("doer-end"), 0, i)
    return bool(follows) and (due or does or told) and _stands_alone(text, i)


def _reports(text: str, i: int) -> bool:
    rest = i + 1
    match text[i]:
        case "是" if text[i - 1 : i] in {"就", "还"}:
            return not text.startswith("要", rest)
        case "了" | "是" | "愿":
            return _stands_alone(text, i)
        case "已":
            return "的" not in text[rest : rest + 20] and text[max(0, i - 2) : i] not in doing_words()  # 巩固已有成果
        case "将":
            tail = text[rest : rest + _FAR]
            handed = text.startswith("其", rest) or any(tail.find(word) >= _HANDED for word in lexicon.cues("hands-in"))
            turned = text[rest : rest + 1] in _NO_FUTURE or has_any(tail, lexicon.cues("turns"))
            turned = turned or handed  # 将自查报告交县教育局; not 将提交大会审议
            will = text.startswith(lexicon.cues("will"), rest) and not text.startswith("会议", rest)
            will = will and "作为" not in tail
            return will or not turned
        case _:
            return i > 0 and text.startswith(lexicon.cues("stance"), rest)


def _stands_alone(text: str, i: int) -> bool:
    char = text[i]
    if char == "要" and text.endswith(lexicon.cues("before-order"), 0, i):  # 线索要移交: no 索要
        chief = text[i - 1] == "主" and text.startswith(_CHIEF, i + 1)
        return text[i + 1 : i + 2] not in _BEHIND[char] and not chief
    return text[i - 1 : i] not in _BEFORE.get(char, _NONE) and text[i + 1 : i + 2] not in _BEHIND.get(char, _NONE)


def _is_to_do(text: str, i: int) -> bool:
    """Return whether 是要 demands (一是要抓落实, 就是要学习) or defines: 依法治国是要加强领导."""
    end = i - 1  # of the subject
    numbered = end == 0 or text[end - 1] in _COUNTED
    return (numbered or text.endswith(lexicon.cues("matters by-turn"), 0, end)) and not text.startswith("求", i + 1)


def _must(text: str, i: int) -> bool:
    """Return whether 要 only looks like part of the word behind it: 要紧盯, 要求真务实; but not 重要紧密."""
    if i and text[i - 1] not in _BEFORE_MUST and (text[i - 1] in _BEFORE["要"] or text[i + 1 : i + 2] not in "紧强"):
        return False
    return text.startswith(lexicon.cues("must"), i + 1)


def _needs(text: str, i: int) -> bool:
    """Return whether 需要 is a verb: it is a noun in 发展的需要."""
    if not text.startswith("需要", i) or text.endswith(_BY_NEED, 0, i):
        return False
    return text[i + 2 : i + 3] not in {"", "的"}


def _asks(text: str, i: int) -> bool:
    """Return whether 要求 is a verb: 要求各地, 要求湖区各县, 并要求以学促干."""
    if not text.startswith("要求", i) or text.endswith(_MAY_ASK, 0, i):
        return False
    if i <= _ASIDE_LENGTH and text[:i] in _ASIDE and len(text) > i + _BARE and opens_as_imperative(text[i + 2 :]):
        return True
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


def promises(text: str) -> bool:
    """Return whether a clause opens with what somebody is going to do: 会继续跟进, 未来会增设, 并会检视."""
    lead = next((lead for lead in lexicon.cues("promise-leads") if text.startswith(lead)), "")
    at = len(lead)
    return text[at : at + 1] == "会" and text[at + 1 : at + 2] not in _NO_PROMISE


def tells_form(text: str) -> bool:
    """Return whether a clause tells of the form of a document: 《办法》共六章, 自5月1日起施行, 《办法》同时废止."""
    if text.endswith(("起施行", "起实施", "起生效", "起执行", "同时废止", "即行废止")):
        return "自" in text or text.endswith("废止")
    return text.endswith(("章", "条", "部分", "编")) and text.startswith("“") and ("共" in text or "分" in text)
