"""What a readout holds besides directives: agenda, attendance, bylines, captions, headlines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_diff.grammar.speakers import find_actor, is_name, may_be_name
from directive_diff.grammar.vocabulary import vocabulary

if TYPE_CHECKING:
    from directive_diff.grammar.sentences import RawClause, Sentence
    from directive_diff.grammar.speakers import Speaker

_CAPTION = 60  # characters; a longer line is text
_OPENING = 3  # clauses in which a lede names the meeting: 近日，某某市委在某地，召开会议
_BYLINE = 200  # characters of a line in which a link is looked for
_DAY = 12  # characters of a clause that only names a day: 5月6日下午
_ASIDE = 30  # characters of a sentence in brackets that names its writer or what the page says: （县委办 邓一舟）
_NAMES = 9  # characters of the names of two reporters
_DATELINE = re.compile(
    r"(?=.{0,16}?(?:社|报|网|台|频道|客户端|记者)).{0,24}?(?:讯|电|消息|报道)(?: ?（.{0,40}?）[： ]*|[： ]+|(?=\d))"
)
# A clause holds no comma, so . matches anything in it.
_ATTENDED = re.compile(
    "(?:出席|列席|主持|(?<!积极|踊跃|主动|自觉|广泛|共同|深入|按时|带头|直接)(?:参加|参会))"
    "(?:了|并|和|或|、|讲话|分别|出席|列席|参加|主持){0,6}(?:.{0,12}(?:会|会议|活动))?$"
)
_SPOKE = re.compile("(?:作|做了|发表)(?!出|好|为).{0,12}(?:讲话|发言|报告|汇报)$")
_DEMANDS = re.compile("(?:.{0,6}?(?<!主)(?<!重)(?<!需)要|.{0,6}?(?:必须|应该|应当|务必|不得|确保|切实))")
# A clause that clearly asks: who is asked may stand before the word (各镇要…); 要求 only looks like one.
_ASKS = re.compile(
    "(?:(?:[一二三四五六七八九十]|首先|其次|同时|此外|因此|为此|下一步|接下来|当前|还|也|更|又|都|既|就|则|我们|大家)?(?:是)?"
    "|(?:各|全[省市县区州国镇乡村党军院校体]|有关|相关|广大)[^，要]{1,16}?(?<![主重需首次只必紧])(?:都|均|还)?)"
    "(?:要(?!求|点|素|闻|是|害|件|塞|么|不然|员|人|强)|必须|务必|严禁|不得(?!不)|一定要|应当|严格禁止)"
)
_MET = re.compile("(?:召开|举行|开幕|闭幕)(?:.{0,30}会议?)?$")
_DATED = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d{1,2}日(?:上午|下午|晚|，)")
_GREETING = re.compile("[^。]{0,30}?代表[^。]{1,40}?向[^。]{1,80}?(?:表示|致以|表达)")
_ASKED = re.compile("提出.{0,9}(?:要求|希望|意见|建议)$")
_INSTRUCTED = re.compile("作出.{0,6}(?:指示|批示)$")
_WHEN = re.compile(r"(?:\d{4}年|今年|去年|前年)?(?:\d{1,2}月(?:份|底|初)?)?(?:\d{1,2}日(?:上午|下午|晚|晚上)?)?")
_WHERE = ("在", "随后", "会上", "会前", "会后", "其间", "期间")  # how a clause opens before it is told who did what
_SIDES = re.compile("从.{1,6}方面")  # what is told in so many points is said there: 周明远从三个方面回顾了…。一是…
_PAST = ("会前", "会后", "会上", "此前", "据悉", "据了解", "又讯")
_DURING = ("时", "后", "中", "期间", "前", "上")
_PICTURED = ("图为", "会议现场", "现场图", "资料图", "图片")
_PAPERS = ("记者", "通讯员", "编辑", "来源", "作者", "摄", "完", "供稿", "原文")
_LINKS = ("http：//", "https：//", "www.", "]（")  # folded
_MEETINGS = ("会议", "全会", "大会", "座谈会", "会上")
_WROTE = ("记者", "通讯员", "供稿", "供图", "来源", "编辑", "作者", "/文", "/图", "整理", "摄", "完", "原文")
_ADDRESS = (
    "(?:各|全[省市县区州国镇乡村党军院校局系]|有关|相关|广大|同志们|朋友们|尊敬的)[^要]{0,40}?"
    "(?:都|也|还|均)?(?:要|必须|务必|应当?)?(?:做到)?"
)


def without_dateline(text: str, sentence: Sentence) -> Sentence:
    """Return the sentence without 某某日报讯（记者某某） before it."""
    dateline = _DATELINE.match(text, sentence.start, sentence.end) if sentence.first else None
    if dateline is None or dateline.end() == sentence.end or any(sign in dateline.group() for sign in "，。；"):
        return sentence
    rest = sentence.after(dateline.end())
    return rest if rest.clauses else sentence


def is_frame(text: str, sentence: Sentence, known: frozenset[str] = frozenset()) -> bool:
    """Tell whether ``sentence`` reports on the meeting, not on what was said there; it ends the block before it.

    ``known`` are the persons who have spoken so far: a report of what they did is not a demand.
    """
    if is_agenda(text, sentence) or _GREETING.match(text, sentence.start, sentence.end):
        return True
    last = sentence.clauses[-1]
    closing = text[last.start : last.end]
    if (_ATTENDED.search(closing) or _SPOKE.search(closing)) and not _demands(text, sentence):
        return True
    opening, actor = find_doer(text, sentence)
    if actor and actor.sure and _is_person(opening, actor, known) and not _demands(text, sentence):
        return True
    if text.startswith(_PAST, sentence.start) and not _demands(text, sentence):
        return True
    return sentence.first and _reports(text, sentence, closing, actor)


def find_doer(text: str, sentence: Sentence) -> tuple[str, Speaker | None]:
    """Return the clause in which it is told who did what, and who did: 在疾控中心，李克强听取汇报."""
    for clause in sentence.clauses[:_OPENING]:
        words = text[clause.start : clause.end]
        actor = find_actor(words) if not _SIDES.search(words) else None
        if actor or not words.startswith(_WHERE):
            return words, actor
    return "", None


def _is_person(opening: str, actor: Speaker, known: frozenset[str]) -> bool:
    """Tell whether somebody is named, behind a title or as one who has spoken; 负责同志亲自… names nobody."""
    return opening[: actor.end] in known or (actor.start > 0 and is_name(opening[actor.start : actor.end]))


def _reports(text: str, sentence: Sentence, closing: str, actor: Speaker | None) -> bool:
    """Tell whether a paragraph opens with news: who met, when, who did what."""
    if actor and _ASKED.search(closing):
        return True
    if _demands(text, sentence):
        return False
    named = actor is not None and actor.sure and actor.end - actor.start > 1
    return (
        named
        or _DATED.match(text, sentence.start) is not None
        or _INSTRUCTED.search(closing) is not None
        or any(_MET.search(text[clause.start : clause.end]) for clause in sentence.clauses[:_OPENING])
    )


def demands(text: str, clause: RawClause) -> bool:
    """Tell whether a clause holds a word of demand near its head."""
    return _DEMANDS.match(text, clause.start, clause.end) is not None


def asks(text: str, clause: RawClause) -> bool:
    """Tell whether a clause opens with a word of demand, behind whom it asks: 要抓好落实, 一要快, 各镇要快, 严禁."""
    return _ASKS.match(text, clause.start, clause.end) is not None


def _demands(text: str, sentence: Sentence) -> bool:
    return any(demands(text, clause) for clause in sentence.clauses)


def is_agenda(text: str, sentence: Sentence) -> bool:
    """Tell whether a meeting is said to hear, discuss or pass something: 会议还书面审议了…, 还听取了….

    会议审议通过的方案要抓紧落实 is not one: it speaks of what was passed.
    """
    start = sentence.start
    at = _past(text, start, _MEETINGS)
    known = vocabulary()
    acts = known.agenda if at > start else known.proceedings
    end = _past_all(text, _past_all(text, at, known.agenda_adverbs), (*acts, *known.agenda_adverbs))
    if not text.startswith(acts, _past_all(text, at, known.agenda_adverbs)):
        return False
    return (at > start or text.startswith("了", end)) and not text.startswith(("的", "精神"), end)


def _past_all(text: str, at: int, words: tuple[str, ...]) -> int:
    """Return where ``words`` end that stand one behind the other from ``at`` on (讨论并原则通过)."""
    before = -1
    while at != before:
        before, at = at, _past(text, at, words)
    return at


def _past(text: str, at: int, words: tuple[str, ...]) -> int:
    """Return where the longest of ``words`` ends that stands at ``at``; ``at`` where none does."""
    if not text.startswith(words, at):
        return at
    return at + max(len(word) for word in words if text.startswith(word, at))


def opens_report(text: str, sentence: Sentence) -> bool:
    """Tell whether the first clause of a paragraph tells who met or who did what, whatever was said there."""
    start, end, _ = sentence.clauses[0]
    if not sentence.first or _DEMANDS.match(text, start, end):
        return False
    _, actor = find_doer(text, sentence)
    return (actor is not None and actor.sure) or _MET.search(text[start:end]) is not None


def is_byline(text: str, sentence: Sentence) -> bool:
    """Tell whether ``sentence`` belongs to the page: source, author, date of publication, a link."""
    words = text[sentence.start : min(sentence.end, sentence.start + _BYLINE)]
    if words.startswith(("（", "【", "[")) and any(paper in words[:40] for paper in _PAPERS):
        return True
    return words.startswith("#") or any(link in words for link in _LINKS) or _is_labelled(words.lstrip(" （【["))


def _is_labelled(words: str) -> bool:
    """Tell whether ``words`` open with a label of the page and what belongs to it: 来源：…, 记者 张三."""
    labels = vocabulary().bylines
    if not words.startswith(labels):
        return False
    value = words[max(len(label) for label in labels if words.startswith(label)) :]
    return not value or value.lstrip().startswith(("：", "/", "|", "】")) or (value[0] == " " and len(value) <= _NAMES)


def is_signed(text: str, sentence: Sentence) -> bool:
    """Tell whether ``sentence`` is a signature in brackets: （沈知远）, （县委办 邓一舟）, （据新华社）."""
    words = _bracketed(text, sentence)
    names = words.replace("、", " ").split()
    return bool(names) and (
        words.startswith("据")
        or words.endswith(_WROTE)
        or any(word in words for word in _PAPERS)
        or is_name(names[-1])
        or all(map(may_be_name, names[1:] if len(names) > 1 else names))
    )


def is_remark(text: str, sentence: Sentence) -> bool:
    """Tell whether ``sentence`` is a few words in brackets that demand nothing: （掌声）, （此件公开发布）."""
    words = _bracketed(text, sentence)
    return bool(words) and not _DEMANDS.match(words)


def _bracketed(text: str, sentence: Sentence) -> str:
    """Return the content of a sentence that is one pair of brackets; an empty string for any other sentence."""
    words = text[sentence.start : sentence.end]
    whole = len(words) <= _ASIDE and words.startswith("（") and words.find("）") == len(words) - 1
    return words[1:-1].strip() if whole and not any(sign in words for sign in "，：；。！？") else ""


def is_salutation(text: str, sentence: Sentence) -> bool:
    """Tell whether a line only says to whom the next ones are addressed: 全县各镇、各站所——, 各级各部门要：."""
    if sentence.stopped or not sentence.last or not sentence.clauses:
        return False
    clause = sentence.clauses[-1]
    if clause.end - sentence.start > _CAPTION:
        return False
    leads_on = clause.sign == "：" or text.startswith(("—", "–", "-"), clause.end)
    return leads_on and re.fullmatch(_ADDRESS, text[sentence.clauses[0].start : clause.end]) is not None


def is_caption(text: str, sentence: Sentence) -> bool:
    """Tell whether ``sentence`` stands under a picture: 会议现场, 图为…, 某某 摄."""
    words = text[sentence.start : sentence.end]
    if not sentence.alone or len(words) > _CAPTION:
        return False
    return words.startswith(_PICTURED) or words.rstrip("。").endswith((" 摄", "（摄）", "现场"))


def is_headline(sentence: Sentence) -> bool:
    """Tell whether ``sentence`` is a line without a stop or comma, as titles are."""
    return sentence.alone and not sentence.stopped and not any(clause.sign == "，" for clause in sentence.clauses)


def opens_aside(words: str) -> bool:
    """Tell whether a clause only says on what, when or where somebody speaks (就做好下一步工作, 会上)."""
    known = vocabulary()
    return words.startswith(known.asides) or words in known.openings or words.endswith(_DURING) or _is_when(words)


def _is_when(words: str) -> bool:
    return len(words) <= _DAY and _WHEN.fullmatch(words) is not None
