"""Who speaks: the speaker named before a verb of saying, if any."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.blocks.persons import Speaker, are_names, find_named, find_person, is_all_han, is_name
from directive_diff.grammar.vocabulary import vocabulary
from directive_diff.text import has_any

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_LEAD = 160  # characters of a clause that may name a speaker, with titles and an act
_PLENARY = ("全会", "大", "代表大会")  # of the party, before what it adopted: 党的十九届六中全会|《决议》
_LONGEST_BODY = 40  # characters of the name of a body
_REMARK = 8  # characters of a remark in brackets behind a name: （主持工作）
_LONGEST_SHORT = 8  # characters of its short name in brackets
_LONGEST_CROWD = 10  # characters of those who speak in passing: 与会专家和企业家代表
_LONGEST_TITLE = 6  # characters of a title that may begin like an act
_TRIES = 8  # offsets at which a long stretch may be split into a speaker and an act
_MANNERS = (3, 5, 4)  # characters of how something is said, with 地: 高兴地, 语重心长地
_NO_MANNER = frozenset("在的、和到赴各当驻本等")  # 在驻地, 各地
_OF_TEAM = ("组组长", "组副组长", "组成员", "组一行", "团团长", "团一行", "队队长")  # behind an act, these name a team
_PREPOSITIONS = frozenset("同与向对到从于")  # they may also end a name
_TODAY = ("）", "）日", "）早", "）晚", *(day + part for day in "今昨" for part in ("", *"天日早晚晨")))
_BRACKETED, _DAY_NAMES = _TODAY[:4], _TODAY[4:]
_COMPANIES = ("公司", "集团", "学校", "医院", "学院", "大学")
_LEVELS = (*"省市县区州盟旗镇乡国全我", *_COMPANIES)  # in names of bodies that end like other words: 市水利局


def find_speaker(words: str, verb: str = "") -> Speaker | None:
    """Return who speaks in the folded ``words`` before a ``verb`` of saying, or None if nobody does.

    The words may continue with an act (王沪宁在主持大会时, 李强作出批示, 会议还), and open with when: 随后王沪宁.
    """
    if len(words) > _LONGEST_LEAD:
        return None
    words = _without_today(words) if words.endswith(_TODAY) else words
    words = _without_short_name(words) if words.endswith("）") else words
    found = _find_speaker(words, verb)
    if found is None and words.startswith(lexicon.cues("next")):
        at = max(len(lead) for lead in lexicon.cues("next") if words.startswith(lead))
        behind = _find_speaker(words[at:], verb)
        return behind._replace(start=at + behind.start, end=at + behind.end) if behind and behind.sure else None
    return found


def _find_speaker(words: str, verb: str) -> Speaker | None:
    bare = without_adverbs(next((words.removesuffix(a) for a in lexicon.cues("in-person") if words.endswith(a)), words))
    if named := _named(words, bare, verb):
        return named
    if words.endswith("地") and (told := _named_before_manner(words)):
        return told
    if not bare:
        return None
    actor = find_actor(bare)
    if bare.endswith(vocabulary().nouns):
        if bare[1:] == "总" and is_name(bare) and verb not in lexicon.cues("also-noun"):  # 李总 | 强调
            return Speaker(0, len(bare), sure=True)
        return actor if actor and _speaks_on(bare, actor, verb) else None
    return actor if actor and actor.sure else parse_speaker(bare) or actor


def _without_today(words: str) -> str:
    """Return ``words`` without the day or remark behind the speaker: 保安局今日（三月五日）, 周明远（左二）."""
    bracketed = words.endswith("）") or words.endswith("）", 0, len(words) - 1)
    bare = words[: max(words.rfind("（"), 0)] if bracketed else words
    day = max((word for word in _DAY_NAMES if bare.endswith(word)), key=len, default="")
    if day:
        return bare.removesuffix(day)
    remark = words[len(bare) + 1 : -1]
    return bare if bare and words[-1] == "）" and 0 < len(remark) <= _REMARK and "、" not in remark else words


def _without_short_name(words: str) -> str:
    """Return ``words`` without the short name of a body behind it: 环境保护署（环保署）."""
    name, _, short = words[:-1].rpartition("（")
    bodies = (*vocabulary().bodies, *vocabulary().organs)
    return name if len(short) <= _LONGEST_SHORT and name.endswith(bodies) else words


def _speaks_on(bare: str, actor: Speaker, verb: str) -> bool:
    """Return whether what looks like the object of a noun is the topic of a speech: 李永和就做好防汛工作 | 强调."""
    on = bare[actor.end : actor.end + 2].startswith(lexicon.cues("topic-opens"))
    return actor.sure and bare.endswith(lexicon.cues("topic-end")) and (on or verb not in lexicon.cues("also-noun"))


def _named_before_manner(words: str) -> Speaker | None:
    """Return the person whose name stands before how something is said: 周明远 | 高兴地, but not 周明远在产地."""
    for length in _MANNERS:
        manner, name = words[-length:-1], without_adverbs(words[:-length])
        if _NO_MANNER.isdisjoint(manner) and (name in lexicon.cues("pronoun") or _named(name, name, "")):
            found = find_named(name, counted=False) or Speaker(0, len(name), sure=True)
            return found if is_name(name[found.start : found.end]) or not found.start else None
    return None


def _named(words: str, bare: str, verb: str) -> Speaker | None:
    """Return the person whose name ends ``bare``, which is ``words`` without adverbs, or ``words`` (县长 | 丁再)."""
    if words.startswith(vocabulary().before) and not words.startswith(lexicon.cues("office-opens")):
        return None
    counted = verb in lexicon.cues("also-noun")
    named = find_named(bare, counted=counted)
    if named is None and not counted and are_names(bare):
        return Speaker(0, len(bare), sure=True)
    if named is None and bare != words:
        named = find_named(words, counted=True)
        return named if named and named.start else None
    return named


@lexicon.remembered
def find_actor(words: str) -> Speaker | None:
    """Return the speaker at the start of ``words``, before an act, time or place; None if nobody is named."""
    for at in islice(_offsets_of_acts(words[:_LONGEST_LEAD]), _TRIES):
        before = words[:at]
        speaker = parse_speaker(without_adverbs(_without_today(before) if before.endswith(_BRACKETED) else before))
        if speaker:
            return speaker
    return None


def _offsets_of_acts(words: str) -> Iterator[int]:
    """Yield the offsets at which an act, time or place may begin; none within book quotes."""
    heads = vocabulary().acts_by_head
    quoted = 0
    for at, char in enumerate(words):
        if char in "《》":
            quoted += 1 if char == "《" else -1
        elif (
            at
            and quoted <= 0
            and (char.isdecimal() or (char in heads and words.startswith(heads[char], at)))
            and (char != "从" or "方面" in words)  # 周明远从两个方面…
            and not _is_in_name(words, at)
        ):
            yield at


def _is_in_name(words: str, at: int) -> bool:
    """Return whether an act or preposition belongs to a name: 督导|检查组组长, 方在同 | 就防汛工作, but 同 | 就业办."""
    if words.startswith(_OF_TEAM, at + 2):
        return True
    if words[at] not in _PREPOSITIONS:
        return len(words) - at <= _LONGEST_TITLE and words[at:] in vocabulary().titles  # 林若水 | 调研员
    follows = words[at + 1 : at + 3]
    again = follows[:1] == "就" or (words[at] == "同" and follows[:1] == "对" and follows[1:] not in ("口", "方", "岸"))
    return again and follows not in lexicon.cues("employment")


@lexicon.remembered
def parse_speaker(words: str) -> Speaker | None:
    """Return the speaker that the whole of ``words`` names (会议, 习近平, 省委书记娄勤俭, 国务院党组会议), or None."""
    known = vocabulary()
    if words in known.selves or is_chorus(words) or is_name(words):
        return Speaker(0, len(words), sure=True)
    if words in known.general or words in known.papers:
        return Speaker(0, len(words), sure=False)
    if (start := _start_of_meeting(words)) > 0:
        return Speaker(start, len(words), sure=False)
    if words.startswith(known.besides) and not words.startswith(lexicon.cues("office-opens")):
        return None
    if "《" in words:
        return _document(words)
    found = find_person(words) or _body(words)
    return found or (Speaker(0, len(words), sure=True) if are_names(words) else None)


def is_meeting(words: str) -> bool:
    """Return whether ``words`` are the meeting itself (会议, 全会, 大会)."""
    return words in lexicon.cues("meeting")


def is_document(words: str) -> bool:
    """Return whether ``words``, which speak, are a document: 《通知》, 公报."""
    return words.startswith("《") or words.endswith(vocabulary().papers)


def is_chorus(words: str) -> bool:
    """Return whether ``words`` name a group that speaks in passing (大家, 与会人员, 村民们)."""
    known = vocabulary()
    return words in known.chorus or (
        2 < len(words) <= _LONGEST_CROWD  # noqa: PLR2004 - 我们, 人们
        and words not in known.never
        and (words.endswith(known.crowded) or words.startswith(known.crowds))
        and is_all_han(words)
        and not has_any(words, lexicon.cues("joint"))
    )


def _document(words: str) -> Speaker | None:
    """Return the document that the whole of ``words`` names: 《通知》, 中办印发的《意见》, 《条例》第三条."""
    start, end = words.index("《"), words.rfind("》") + 1
    before, behind = words[:start], words[end:].removesuffix("中")
    introduced = (
        not before
        or before in lexicon.cues("pointing")
        or before.endswith(lexicon.cues("issued"))
        or before in vocabulary().general
        or (before.startswith("党的") and before.endswith(_PLENARY))
    )
    part = behind.startswith("第") and behind.endswith(("章", "条", "款", "项"))
    whole = not behind or part or behind == "一文" or behind in vocabulary().papers
    return Speaker(start, len(words), sure=False) if end > start and introduced and whole else None


def _start_of_meeting(words: str) -> int:
    """Return where the meeting begins that was held at some time or place: 同日召开的 | 县委常委会会议; else 0."""
    if not words.endswith(("会", "会议")) or words.startswith(vocabulary().before):
        return 0
    return max((at + len(held) for held in lexicon.cues("convening") if (at := words.rfind(held)) > 0), default=0)


def _body(words: str) -> Speaker | None:
    known = vocabulary()
    if len(words) > _LONGEST_BODY or has_any(words, lexicon.cues("held")):
        return None
    start = words.rfind("的") + 1
    if words.endswith(known.bodies) or (words.endswith(known.organs) and has_any(words[start:-1], _LEVELS)):
        return Speaker(start, len(words), sure=False)
    return None


def without_adverbs(words: str) -> str:
    """Return ``words`` without the adverbs at their end; in 在肯定成绩的同时 and 在会上 there is none."""
    adverbs = vocabulary().adverbs
    while words.endswith(adverbs):
        bare = words.removesuffix(max((a for a in adverbs if words.endswith(a)), key=len))
        if bare.endswith(("的", "在")):
            break
        words = bare
    return words
