"""Whether a clause names a thing first and then what is to be done with it, without a word of demand.

空管机制抓紧建立, 责任压实到人, 河道清漂日产日清, 会议能合并的合并 and 当场卸客 demand. Their look-alikes report:
责任体系基本建立, 岸电率先建成, 两条高速公路先后通车, 该市定期发布榜单.
"""

from __future__ import annotations

from directive_diff import lexicon
from directive_diff.grammar.demands.imperatives import is_imperative, skip_lead_in
from directive_diff.text import NUMERALS

_TOPIC = 20  # characters of the thing, before what is to be done with it
_DONE = 2  # characters of what is to be done, at least
_TAIL = 4  # characters behind a figure of speech such as 一户一档
_EACH_OF = frozenset("车户村人家船件校企班栋楼店厂院站点段片案岗镇组桥项条级日周月季年字句笔批次处县区乡街园所")
_OF_TURNS = frozenset("户村人家件校企班楼店厂院站点段片案岗镇项级日周月季年事品类区县园所河湖线岸")  # 一户一档
_PERIODS = frozenset("日周月季班")  # 日产日清, 日清月结
_OWN = ("全市", "全省", "全县", "全区", "全国", "全州", "全球")
_TERMS = ("天", "日", "小时", "分钟", "个月", "个工作日", "周", "月", "年")
_PLACES = ("市", "省", "县", "区", "国", "州")
_ON_WHAT = ("人", "户", "村", "岗", "位", "头", "点", "底", "边", "家", "社", "组", "每", "各", "一线", "基层", "末梢")
_ON_WHAT_TOO = ("具体", "班组", "网格", "项目", "企业", "车间", "田间")
# The same character before each of two acts: 即接即办, 随到随审, 先培训后上岗.
_COUPLED = (("即", "即"), ("随", "随"), ("边", "边"), ("快", "快"), ("立", "立"), ("先", "后"), ("有", "必"), ("逢", "必"), ("早", "早"))
_ACT = 3  # characters of such an act, at most
_NO_COUPLE = frozenset("优首率争领占抢预祖建成独设确树创公对所没还仍也另带河路周海一四旁外里")  # before the first: 优先, 建立
_NO_SECOND = ("立即", "成立", "建立", "独立", "设立", "确立", "树立")
_WHAT_FITS = ("能", "该", "宜", "应", "当", "须")  # 能合并的合并, 应搬尽搬, 该公开的全部公开
_THEN = frozenset("的则就尽必")
_NO_VERBS = frozenset({"前", "源", "时", "年", "地"})  # 当前的, 能源的
_BUT_ONE = ("不漏", "不落", "不少", "不丢", "不差")  # behind 一条, before 一人: 一条不漏起底, 不漏一人
_FIRM, _WELL = frozenset("打配备建管做抓压盯守办用补选查扎织筑学练留堵算兜护摸"), frozenset("足齐强实细牢准全优严紧深透满清")


def leaves_to_do(text: str) -> bool:
    """Return whether the folded ``text`` of a clause that reports nothing says what is to be done with a thing."""
    if any(word in text for word in lexicon.cues("told-so")) or text.startswith(lexicon.cues("not-told")):
        return False
    rules = (_does_promptly, _goes_down_to, _fits, _couples, _takes_turns, _ends_firmly, _misses_none, _ends_in_act)
    return any(rule(text) for rule in rules)


def _does_promptly(text: str) -> bool:
    """Return whether an adverb of demands comes before the act: 机制抓紧建立, 台账逐户核对, 条件成熟的码头率先安装岸电."""
    prompt, ready = lexicon.cues("promptly"), lexicon.cues("readily")
    conditional = text.startswith(lexicon.cues("case")) or text.startswith("条件")
    for at in range(min(len(text) - _DONE, _TOPIC)):
        if at == 1:
            continue
        each = text[at] == "逐" and text[at + 1] in _EACH_OF
        word = text[at : at + 2] if each else _starts(text, at, prompt)
        if word and _is_to_do(text[at + len(word) :]):
            return True
        word = _starts(text, at, ready) if at else ""
        rest = text[at + len(word) :]
        if word and (conditional or _is_asked_of(text[:at], rest)) and _is_to_do(rest):
            return True
    return False


def _starts(text: str, at: int, words: tuple[str, ...]) -> str:
    return next((word for word in words if text.startswith(word, at)), "") if text.startswith(words, at) else ""


def _is_to_do(rest: str) -> bool:
    return len(rest) >= _DONE and "的" not in rest


def _is_asked_of(topic: str, rest: str) -> bool:
    """Return whether a topic and a verb of doing ask for the act even behind 率先, 及时 or 全部, as often reported."""
    doers = (*_PLACES, *lexicon.cues("doer-end body-end"))
    reported = topic.startswith(_OWN) or (topic.endswith(doers) and not topic.startswith(("各", "有关")))
    if reported or rest.startswith(lexicon.cues("come-about")) or _counts_things(topic):
        return False
    return is_imperative(rest[skip_lead_in(rest) :])


def _counts_things(topic: str) -> bool:
    """Return whether a topic counts what it names, as reports do: 三名嫌疑人; not 三天, which sets a term."""
    ends = (at for at, char in enumerate(topic, 1) if _counts(char) and not _counts(topic[at : at + 1] or "无"))
    return any(not topic.startswith(_TERMS, at) for at in ends)


def _counts(char: str) -> bool:
    return char.isdigit() or char in NUMERALS or char == "两"


def _goes_down_to(text: str) -> bool:
    """Return whether a task is to reach each of those below: 责任压实到人, 任务细化到每个班组."""
    at = text.find("到", 2, _TOPIC)
    handed = text.endswith(lexicon.cues("handed-down"), 2, at) or (at == 2 and text[:2] in {"责任", "任务"})
    return at > 0 and handed and text.startswith((*_ON_WHAT, *_ON_WHAT_TOO), at + 1)


def _fits(text: str) -> bool:
    """Return whether what can or should be done is to be: 会议能合并的合并, 危房户应搬尽搬, 手续能简则简."""
    for word in _WHAT_FITS:
        at = text.find(word, 0, _TOPIC)
        at = -1 if text[at - 1 : at] == "不" else at
        for end in range(at + 2, min(at + 4, len(text))) if at >= 0 else ():
            verb = text[at + 1 : end]
            if text[end] in _THEN and verb not in _NO_VERBS and text.endswith(verb) and len(text) - len(verb) > end:
                return True
    return False


def _couples(text: str) -> bool:
    """Return whether one act is to follow another: 投诉即接即办, 草场先禁牧后补播, 有案必查, 诉求接诉即办."""
    if text[-2:-1] == "即" and len(text) >= len("接诉即办") and text[-3] not in _NO_COUPLE and text[-3] != "立":
        return True
    for first, second in _COUPLED:
        at = text.find(first, 0, _TOPIC)
        then = text.find(second, at + 2, at + 2 + _ACT) if at >= 0 and text[at - 1 : at] not in _NO_COUPLE else -1
        if then > 0 and 0 < len(text) - then - 1 <= _ACT and not text.startswith(_NO_SECOND, then - 1):
            return True
    return False


def _takes_turns(text: str) -> bool:
    """Return whether something is due for each or at each turn: 台账一户一档建立, 巡查一日一报, 清漂日产日清."""
    for at in range(min(len(text) - 3, _TOPIC)):
        one, two = text[at : at + 2], text[at + 2 : at + 4]
        by_one = one[0] in "一每" and two[0] == "一" and one[1] in _OF_TURNS and two[1] not in "度带般样些" and one != "每周"
        by_day = one[0] in _PERIODS and two[0] in _PERIODS and two[1] not in "异累" and one[1] != two[1] and not _counts(one[1])
        if (by_one or (by_day and text[at - 1 : at] not in {"每", "今", "昨", "节"})) and len(text) - at - 4 <= _TAIL:
            return True
    return False


def _ends_firmly(text: str) -> bool:
    """Return whether a thing is to be dealt with firmly or in a way of its own: 经费打足配齐, 底数摸清, 资金专款专用."""
    if text.endswith(lexicon.cues("kept-to")) and not text.startswith(lexicon.cues("kept-to")):
        return True
    firm = len(text) > _TAIL - 1 and text[-1] in _WELL and text[-2] in _FIRM
    return firm or any(word in text[2:_TOPIC] for word in lexicon.cues("staffed"))


def _misses_none(text: str) -> bool:
    """Return whether none is to be missed: 线索一条不漏起底, 排查不漏一户."""
    at = next((at for word in _BUT_ONE if (at := text.find(word, 2, _TOPIC)) > 0), -1)
    return at > 1 and "一" in {text[at - 2], text[at + 2 : at + 3]}


def _ends_in_act(text: str) -> bool:
    """Return whether a short clause ends in an act of administration: 高龄津贴直接打卡发放; not 外交全面拓展."""
    topic, act = text[:-2], text[-2:]
    if not _TAIL <= len(topic) <= _TOPIC or "的" in topic[-2:] or act in lexicon.cues("come-about"):
        return False
    acts = act in lexicon.words("imperatives") or act in lexicon.cues("last-act")
    return acts and not topic.startswith(_OWN) and not _counts_things(topic)
