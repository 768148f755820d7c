"""Whether a clause names a thing first and then what is to be done with it, without a word of demand.

空管机制抓紧建立, 责任压实到人, 河道清漂日产日清, 会议能合并的合并 and 当场卸客 demand. Their look-alikes report:
责任体系基本建立, 岸电率先建成, 两条高速公路先后通车, 该市定期发布榜单.
"""

from __future__ import annotations

from directive_diff import lexicon
from directive_diff.grammar.demands.imperatives import is_imperative, is_verb, opens_as_imperative, skip_lead_in
from directive_diff.lexicon.terms import Terms
from directive_diff.text import NUMERALS, has_any

_TOPIC = 20  # characters of the thing, before what is to be done with it
_DONE = 2  # characters of what is to be done, at least
_DOER = 9  # characters of those who are to do it
_TAIL = 4  # characters behind a figure of speech such as 一户一档; or of a topic before a verb that ends the clause
_EACH_TIME, _MOVES = frozenset("日周月季年"), frozenset("高低升降落涨跌弱强多少大小")  # 逐日核对, 逐日升高
_STATES = _MOVES | frozenset("好差快慢足齐")  # the end of what is so: 企业安装成本偏高
_AS_REPORTED = frozenset({"全部", "率先", "带头", "主动", "集中", "全员"})  # 受灾的全部转移 may report
_OWN = ("全市", "全省", "全县", "全区", "全国", "全州", "全球")
_PLACES = ("市", "省", "县", "区", "国", "州")
_TERMS = ("天", "日", "小时", "分钟", "个月", "个工作日", "周", "月", "年")  # behind a number, the time that a task has
_TASKS = ("责任", "任务")
# 一户一档, 每月一通报: what a turn is counted by, and what makes another word of the second 一.
_OF_TURNS = frozenset("户村人家件校企班楼店厂院点段案岗镇项级日月季年事品类区县园所河湖线岸周")
_NO_TURN = frozenset("度带般样些异累")
# 日产日清, 日清月结: what each act is due in, and what comes before it in a name of a day.
_PERIODS = frozenset("日周月季班")
_OF_DAYS = frozenset("每今昨节")
# The same character before each of two acts: 即接即办, 随到随审, 先培训后上岗, 有案必查.
_COUPLED = (*((char, char) for char in "即随边快立早"), ("先", "后"), ("有", "必"), ("逢", "必"))
_ACT = 3  # characters of such an act, at most
_NO_FIRST = frozenset(
    "优首率争领占抢预祖建成独设确树创公对所没还仍也另带河路周海一四旁外里"
)  # before the first: 优先, 建立
_NO_SECOND = ("立即", "成立", "建立", "独立", "设立", "确立", "树立")
_WHAT_FITS, _THEN = ("能", "该", "宜", "应", "当", "须"), frozenset("的则就尽必")  # 能合并的合并, 应搬尽搬
_NO_VERBS = frozenset({"前", "源", "时", "年", "地"})  # behind one of these: 当前的, 能源的
_MAY_BE = frozenset("可不能会未难待得")  # before an act, says whether it can be: 作用不可替代
_BUT_ONE = ("不漏", "不落", "不少", "不丢", "不差")  # behind 一条, before 一人: 一条不漏起底, 不漏一人
# A verb and how well it is to be done: 打足, 配齐, 压实, 摸清.
_FIRM = frozenset("打配备建管做抓压盯守办用补选查扎织筑学练留堵算兜护摸")
_WELL = frozenset("足齐强实细牢准全优严紧深透满清")

# Before 坚持: it reports, or it is part of a circumstance.
_ALWAYS = ("始终", "一直", "长期", "历来", "一贯", "一向", "多年", "在", "通过", "由于", "因")
_IN_PLACE = frozenset("位点人岗户边底村组家")  # behind 到
_NO_MEETING = frozenset("难害袭险刺挫冷阻到上见")  # behind 遇: 遇难, 遇到
_FAR_CASE = 10  # characters of a case behind 遇
_DONE_WELL = frozenset("好完齐净清妥满足平牢结毕")  # the end of an act that is to be finished: 穿好, 缴清
_NO_FIRST_ACT = frozenset("良友美爱较更最很不未充十水和公生太持")  # before it: 良好, 充足, 水平
_FINISHING = frozenset("办收填缴交说讲查补备结清装修算洗擦换核拆运送领录批退付充理")  # before it: 办妥, 收齐


def leaves_to_do(text: str) -> bool:
    """Return whether the folded ``text`` of a clause that reports nothing says what is to be done with a thing."""
    if has_any(text, lexicon.cues("told-so")) or text.startswith(lexicon.cues("not-told")):
        return _is_done_in_case(text)  # 能见度不足一海里时停止引航
    of_speech = (_fits, _couples, _takes_turns, _misses_none)
    kept = (_ends_firmly, _keeps_to, _puts_in_place)
    rules = (_is_done_promptly, _goes_down_to, *of_speech, *kept, _ends_in_act, _is_done_in_case, *_IN_ORDER)
    return any(rule(text) for rule in rules)


def _is_done_promptly(text: str) -> bool:
    """Return whether an adverb comes before the act: 机制抓紧建立, 台账逐户核对, 条件成熟的码头率先安装岸电."""
    if _is_done_to_each(text):
        return True
    for adverb in _adverbs().find(text[:_TOPIC]):
        topic, rest = text[: adverb.start], text[adverb.end :]
        if len(topic) == 1 or not _is_task(rest):
            continue
        if adverb.row[1] == "promptly" or (topic and (_is_conditional(topic) or _is_asked_of(topic, rest))):
            return True
        if topic.endswith("的") and len(topic) > _DONE and _is_done_about(adverb.word, rest):
            return True
    return False


def _is_done_to_each(text: str) -> bool:
    """Return whether each of the things is to be dealt with: 台账逐户核对, 电池逐块充满; not 水位逐日回落."""
    each = text.find("逐", 2, _TOPIC)
    of, rest = text[each + 1 : each + 2], text[each + len("逐户") :]
    if each < 0 or not _is_task(rest):
        return False
    moves = rest[-1] in _MOVES or rest.endswith(lexicon.cues("growth come-about"))
    return of in lexicon.cues("each-of") or (of in _EACH_TIME and not moves)


def _is_done_about(adverb: str, rest: str) -> bool:
    """Return whether a case that ends in 的 is to be dealt with so: 用地到期的依法续期; not 受灾的全部脱贫."""
    return adverb not in _AS_REPORTED and len(rest) <= _TAIL and not rest.startswith(lexicon.cues("come-about growth"))


@lexicon.derived
def _adverbs() -> Terms:
    return Terms.of((word, kind) for kind in ("readily", "promptly") for word in lexicon.cues(kind))


def _is_conditional(topic: str) -> bool:
    return topic.startswith(("条件", *lexicon.cues("case")))


def _is_task(rest: str) -> bool:
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
    ends = (at for at, char in enumerate(topic, 1) if _counts(char) and not _counts(topic[at : at + 1]))
    return any(not topic.startswith(_TERMS, at) for at in ends)


def _counts(char: str) -> bool:
    return char.isdigit() or (char != "" and char in f"{NUMERALS}两")


def _goes_down_to(text: str) -> bool:
    """Return whether a task is to reach each of those below: 责任压实到人, 任务细化到每个班组."""
    at = text.find("到", 2, _TOPIC)
    if at < 0 or not text.startswith(lexicon.cues("each-below"), at + 1):
        return False
    return text.endswith(lexicon.cues("handed-down"), 2, at) or text[:at] in _TASKS


def _fits(text: str) -> bool:
    """Return whether what can or should be done is to be: 会议能合并的合并, 危房户应搬尽搬, 手续能简则简."""
    for word in _WHAT_FITS:
        at = text.find(word, 0, _TOPIC)
        if at < 0 or text[at - 1 : at] == "不":
            continue
        for end in range(at + 2, min(at + 4, len(text))):
            verb = text[at + 1 : end]
            if text[end] in _THEN and verb not in _NO_VERBS and text.endswith(verb) and len(text) - len(verb) > end:
                return True
    return False


def _couples(text: str) -> bool:
    """Return whether one act is to follow another: 投诉即接即办, 草场先禁牧后补播, 有案必查, 诉求接诉即办."""
    if text[-2:-1] == "即" and len(text) >= len("接诉即办") and text[-3] not in _NO_FIRST and text[-3] != "立":
        return True
    for first, second in _COUPLED:
        at = text.find(first, 0, _TOPIC)
        then = text.find(second, at + 2, at + 2 + _ACT) if at >= 0 and text[at - 1 : at] not in _NO_FIRST else -1
        if then > 0 and 0 < len(text) - then - 1 <= _ACT and not text.startswith(_NO_SECOND, then - 1):
            return True
    return False


def _takes_turns(text: str) -> bool:
    """Return whether something is due for each or at each turn: 台账一户一档建立, 巡查一日一报, 清漂日产日清."""
    first = max(0, len(text) - _TAIL - len("一户一档"))
    turns = (text[at : at + 4] for at in range(first, min(len(text) - 3, _TOPIC)) if text[at - 1 : at] not in _OF_DAYS)
    return any(map(_is_turn, turns))


def _is_turn(words: str) -> bool:
    each, what, then, done = tuple(words)
    if done in _NO_TURN or words.startswith("每周"):  # 一带一路, 日新月异, 每周一
        return False
    by_one = each in "一每" and then == "一" and what in _OF_TURNS
    by_day = each in _PERIODS and then in _PERIODS and what != done and not _counts(what)
    return by_one or by_day


def _misses_none(text: str) -> bool:
    """Return whether none is to be missed: 线索一条不漏起底, 排查不漏一户."""
    at = next((at for word in _BUT_ONE if (at := text.find(word, 2, _TOPIC)) > 0), -1)
    return at > 1 and "一" in {text[at - 2], text[at + 2 : at + 3]}


def _ends_firmly(text: str) -> bool:
    """Return whether a thing is to be done well or kept in a way of its own: 经费打足配齐, 底数摸清, 资金专款专用."""
    if text.endswith(lexicon.cues("kept-to")) and not text.startswith(lexicon.cues("kept-to")):
        return True
    firm = len(text) >= _TAIL and text[-1] in _WELL and text[-2] in _FIRM
    return firm or has_any(text[2:_TOPIC], lexicon.cues("staffed"))


def _keeps_to(text: str) -> bool:
    """Return whether a work is to keep to a principle: 改厕坚持数量服从质量; not 我国坚持独立自主, 始终坚持…."""
    at = text.find("坚持", _DONE, _TOPIC)
    topic = text[:at]
    if at < 0 or len(text) < at + len("坚持") + _TAIL or "的" in topic:
        return False
    doers = (*_PLACES, *lexicon.cues("doer-end body-end"))
    return not topic.endswith((*doers, *_ALWAYS)) and not topic.startswith((*_OWN, *lexicon.cues("held-high ours")))


def _puts_in_place(text: str) -> bool:
    """Return whether each of several things is to be where it is needed: 围挡加固到位、泵车预置到点."""
    parts = text.split("、")
    return len(parts) > 1 and all(
        len(part) > _TAIL and part[-2] == "到" and part[-1] in _IN_PLACE and is_verb(part[-4:-2]) for part in parts
    )


def _ends_in_act(text: str) -> bool:
    """Return whether a short clause ends in an act of administration: 高龄津贴直接打卡发放; not 外交全面拓展."""
    topic, act = text[:-2], text[-2:]
    if not _TAIL <= len(topic) <= _TOPIC or "的" in topic[-2:] or topic[-1] in _MAY_BE:
        return False
    if act in lexicon.cues("come-about made-by"):
        return False
    return act in _last_acts() and not topic.startswith(_OWN) and not _counts_things(topic)


@lexicon.derived
def _last_acts() -> frozenset[str]:
    return lexicon.words("imperatives") | frozenset(lexicon.cues("last-act"))


def _is_done_in_case(text: str) -> bool:
    """Return whether a case is named and then what to do: 能见度不足一海里时停止引航, 遇雷雨停止施工."""
    at = text.find("时", _DONE, _TOPIC)
    if at > 0 and has_any(text[:at], lexicon.cues("case-bound")):
        return _is_act(text[at + 1 :]) and "昨" not in text[:at]
    meets = text[:1] == "遇" and text[1:2] not in _NO_MEETING
    return meets and any(_is_act(text[i:]) for i in range(3, min(len(text) - 1, _FAR_CASE)))


def _is_act(rest: str) -> bool:
    told = has_any(rest, lexicon.cues("told-so"))
    return not told and opens_as_imperative(rest) and "的" not in rest and not _counts(rest[-2:-1])


def _is_done_before(text: str) -> bool:
    """Return whether one act is to be done before another: 艇员穿好救生衣再登船; not 演出结束再度响起掌声."""
    at = text.rfind("再", _TAIL)
    then = text[at + 1 :]
    if at < 0 or not _DONE <= len(then) <= _TAIL or then.startswith(lexicon.cues("again")) or text[at - 1] == "后":
        return False
    first = text[:at]
    if _counts_things(first[:_TAIL]):
        return False
    starts = range(1, at - 1)
    return any(first[i + 1] in _DONE_WELL and first[i] not in _NO_FIRST_ACT for i in starts) or any(
        is_verb(first[i : i + 2]) for i in starts if i > 1
    )


def _is_done_at_once(text: str) -> bool:
    """Return whether a thing is to be finished at one go or on the day: 预约一次办妥, 坑槽当天补平; not 一次成功."""
    at = next((at for word in lexicon.cues("at-once") if (at := text.find(word, 2, _TOPIC)) > 0), -1)
    if at < 0 or _counts_things(text[:at]) or text.startswith(_OWN):
        return False
    finished = text[-1] in _DONE_WELL and text[-2] in _FINISHING
    return len(text) - at <= _TAIL + 2 and (finished or text.endswith(lexicon.cues("finish")))


_IN_ORDER = (_is_done_before, _is_done_at_once)


def tells_doer(text: str) -> bool:
    """Return whether those of a kind are named and then what they do: 批发企业建立价格台账; not 三家企业建立台账.

    It reports as often as it demands, so it demands only behind a verb of saying such as 强调.
    """
    if has_any(text, lexicon.cues("told-so")) or text.startswith((*lexicon.cues("not-told some-of"), *_OWN)):
        return False
    ends = (at for at in range(2, min(len(text) - 3, _DOER)) if text.startswith(lexicon.cues("tasked"), at))
    at = next(ends, 0)
    doer, act = text[:at], text[at:]
    if not at or not doer.endswith(lexicon.cues("doer-end doer-kind")) or _counts_things(doer):
        return False
    told = act[-1] in _STATES or act.endswith(lexicon.cues("come-about growth"))
    return not told and "的" not in act and not any(map(_counts, act))
