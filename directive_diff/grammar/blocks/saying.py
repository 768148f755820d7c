"""The verb of saying in a clause: at its end, inside it, or at its start, before what is said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.blocks.speakers import parse_speaker
from directive_diff.grammar.demands import particles
from directive_diff.grammar.demands.imperatives import doing_words, skip_lead_in
from directive_diff.grammar.vocabulary import vocabulary
from directive_diff.text import NUMERALS

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDE = 40  # characters of a clause in which a marker without comma may be
NO_CONTENT = ("的", "了", "是", "和", "与", "、", "等", "，", "：", " ")  # behind no verb of saying: 强调的是
_LONGEST_VERB = 5
_LONGEST_ADDRESSEE = 24  # characters of those to whom something is said
_SHORT = 2  # characters of what may be a word that ends like the name of a unit: 好处, 增长
_NO_NAME = frozenset("要把将被让使对向为")  # of what is done, not of whom it is asked
_SIGNS = ("，", "：")  # these part a verb from what is said
_NO_DEMAND = ("的", "、", "和", "与", "及", "等", "了", "过")  # behind no addressee that is asked to do something
_STRICT = ("不得", "切勿", "必须", "务必", "不要", "严禁")  # whoever is named before is asked: 食肆东主 | 不得
_LONGEST_ASKED = 12  # characters of who is named so
_DEMAND = ("及时", "及早", "了解", "过好", "过硬", "和谐", "与时俱进", "等待")
_WORKERS = ("员", "工", "者", "组", "民警", "干部")  # behind a verb, these name who does it: 值班员
_URGING = ("督促", "敦促", "鼓励", "激励")  # acts that are reported as often as said
_COUNTED = r"\d[\d.万亿余多]*[项个处条起件家户人次名场份篇批吨亩米元辆台套棵株座](?:次|以上)?$"  # 整改隐患3200处
_NUMBER = rf"（?(?:[{NUMERALS}]|\d){{1,3}}(?:、|）|\.|是) ?"
_BEFORE_NUMBER, _BEHIND_NUMBER = frozenset(f"（{NUMERALS}"), frozenset("、）.是")


def without_number(words: str) -> str:
    """Return ``words`` without the number of an item: 6、| 会议要求."""
    if _BEHIND_NUMBER.isdisjoint(words[1:5]) or not (words[0] in _BEFORE_NUMBER or words[0].isdecimal()):
        return words
    number = re.match(_NUMBER, words)
    return words[number.end() :] if number else words


def verbs_ending(words: str) -> Iterator[str]:
    """Yield the verbs of saying that end ``words``, the longest first; none in 名称, but 称 in 发言人称."""
    known = vocabulary()
    if words.endswith(known.unsaid) and not words[:-1].endswith(known.titles):
        return
    for length in range(_LONGEST_VERB, 0, -1):
        if len(words) > length and words[-length:] in known.verbs:
            yield words[-length:]


def verbs_within(words: str) -> Iterator[tuple[int, str]]:
    """Yield the offset and verb of each verb that needs no comma, or none before 要."""
    known = vocabulary()
    if known.within.isdisjoint(words):
        return
    for verb in known.running:
        if (at := words.find(verb, 1, WIDE)) > 0:
            yield at, verb
    for verb in known.demanding:
        at = words.find(f"{verb}要", 1, WIDE)
        if (
            at > 0
            and not words.startswith("要求", at + len(verb))
            and not words.endswith(known.unsaid, 0, at + len(verb))
        ):
            yield at, verb


def verb_opening(words: str, sign: str) -> str:
    """Return the verb of saying at the start of ``words``, if it introduces what is said, or an empty string."""
    verbs = vocabulary().running
    if not words.startswith(verbs) or words.startswith(lexicon.cues("seeks")):
        return ""
    verb = max((verb for verb in verbs if words.startswith(verb)), key=len)
    follows = words[len(verb) :]
    if not follows and sign not in _SIGNS:
        return ""
    if verb == "指出" and follows.startswith(lexicon.cues("shortcoming")) and "要" not in follows:
        return ""  # 逐一点评，指出问题毫不留情
    return "" if follows.startswith(NO_CONTENT) else verb


def verb_behind_act(words: str, sign: str) -> tuple[int, str]:
    """Return the offset and verb of saying in a clause that tells what somebody said after an act; or 0 and "".

    并强调要…, 表示要…, 随后表示, 并在座谈会上强调.
    """
    at = _past_leads(words)
    said = words[at:]
    if verb := verb_opening(said, sign) or _verb_demanding(said) or _verb_admonishing(said):
        return at, verb
    if at and sign in _SIGNS and said in vocabulary().verbs:
        return at, said
    return _verb_behind_scene(words, at, sign)


def _verb_behind_scene(words: str, at: int, sign: str) -> tuple[int, str]:
    """Return the offset and verb of saying behind a place or time: 在座谈会上 | 强调."""
    said = words[at:]
    if not said.startswith("在"):
        return 0, ""
    ending = ((len(said) - len(verb), verb) for verb in verbs_ending(said)) if sign in _SIGNS else ()
    within = ((i, verb) for i, verb in verbs_within(said) if said.startswith(vocabulary().demanded, i + len(verb)))
    for i, verb in (*ending, *within):
        scene = said[1:i]
        if len(scene) > 1 and scene.endswith(lexicon.cues("during gathering-end")):
            return at + i, verb
    return 0, ""


def _past_leads(words: str) -> int:
    leads = lexicon.cues("then")
    at = 0
    while words.startswith(leads, at):
        at += max(len(lead) for lead in leads if words.startswith(lead, at))
    return at


def _verb_demanding(words: str) -> str:
    """Return the verb at the start of ``words`` that says something only before 要 (表示要…), or an empty string."""
    verb = next((verb for verb in vocabulary().demanding if words.startswith(f"{verb}要")), "")
    if not verb or not words.startswith("要求", len(verb)):
        return verb
    asked = words[len(verb) + 2 :]  # 提出要求具体明确 asks nothing: 要求 is a noun
    return verb if asked.startswith("真务实") or opens_with_addressee(asked) else ""


def _verb_admonishing(words: str) -> str:
    """Return the verb at the start of ``words`` by which somebody is spoken to: 叮嘱 | 工作人员照顾好老人; or ""."""
    verb = next((verb for verb in lexicon.cues("admonishes cheers") if words.startswith(verb)), "")
    return verb if verb and opens_with_addressee(words[len(verb) :]) else ""


def verbs_to_addressee(words: str) -> Iterator[tuple[int, str]]:
    """Yield the offset of each verb of saying in ``words`` behind which only stands to whom it is said, and the verb.

    温如岫 | 叮嘱 | 随行负责同志.
    """
    if not words.endswith(lexicon.cues("addressee-end")) and not words.endswith(vocabulary().organs):
        return
    for verb in lexicon.cues("addressing"):
        at = words.find(verb, 1, WIDE)
        if verb == "告诉" and words.endswith("记者") and not words.startswith(lexicon.cues("pronoun")):
            continue  # the press tells what it heard
        if at > 0 and is_addressee(words[at + len(verb) :]):
            yield at, verb


def verb_with_addressee(words: str) -> tuple[int, str]:
    """Return the offset and verb of saying in ``words`` behind which an addressee and the demand follow; or 0 and "".

    组长闻一鸣 | 希望 | 青年教师坚定理想信念; but not 督促企业整改隐患3200处, which was done.
    """
    if _heads_of_addressing().isdisjoint(words):  # as most are
        return 0, ""
    found = [(at, verb) for verb in lexicon.cues("addressing") if (at := words.find(verb, 1, WIDE)) > 0]
    if not found:
        return 0, ""
    at = min(found)[0]
    verb = max((verb for start, verb in found if start == at), key=len)
    behind = words[at + len(verb) :]
    more = next((v for _, v in found if behind.startswith(v, 1)), "") if behind.startswith("并") else ""
    verb += f"并{more}" if more else ""  # 希望并要求
    asked = words[at + len(verb) :]
    counted = verb in _URGING and any(map(str.isdecimal, asked)) and re.search(_COUNTED, asked) is not None
    told = counted or particles.has_completion(asked)
    return (at, verb) if not told and opens_with_addressee(asked) else (0, "")


@lexicon.derived
def _heads_of_addressing() -> frozenset[str]:
    return frozenset([verb[0] for verb in lexicon.cues("addressing")])


def opens_with_addressee(words: str) -> bool:
    """Return whether ``words`` open with those to whom something is said, and go on: 环卫工人 | 注意防暑."""
    if words.startswith(("各", "广大", "全体", "有关", "相关")) and not words.startswith(
        ("各项", "各种", "各类", "有关于")
    ):
        return True
    if words.startswith(NO_CONTENT):
        return False
    ends = lexicon.cues("addressee-end addressee-unit") + vocabulary().organs
    for end in range(1, min(len(words), _LONGEST_ADDRESSEE + 1)):
        if words.endswith(ends, 0, end) and not _joins(words, end) and _is_asked(words[:end]):
            return True
    at = min((at for word in _STRICT if (at := words.find(word, _SHORT, _LONGEST_ASKED)) > 0), default=0)
    return at > 0 and _NO_NAME.isdisjoint(words[:at]) and "的" not in words[:at]


def _joins(words: str, at: int) -> bool:
    """Return whether what follows only adds to those who are named: 企业 | 和个人, 企业 | 的; not 干部 | 及时发放."""
    return words.startswith(_NO_DEMAND, at) and not words.startswith(_DEMAND, at)


def _is_asked(words: str) -> bool:
    """Return whether ``words`` name an addressee, or a unit or office: 医务处, 庆阳市, 班组长."""
    unit = words.endswith(lexicon.cues("addressee-unit")) and not words.endswith(vocabulary().untitled)
    named = unit and len(words) > _SHORT and _NO_NAME.isdisjoint(words) and not _holds_verb(words)
    return named or is_addressee(words)


def is_addressee(words: str) -> bool:
    """Return whether ``words`` name those to whom something is said (随行负责同志), not what is to be done."""
    if not 1 <= len(words) <= _LONGEST_ADDRESSEE or not _NO_NAME.isdisjoint(words):
        return False
    ends = lexicon.cues("addressee-end")
    if words in ends:
        return True
    if not words.startswith(lexicon.cues("addressee-opens")) and skip_lead_in(words):
        return False
    if words.endswith(ends):
        return not _holds_verb(words)
    named = parse_speaker(words) if words.endswith(vocabulary().organs) else None
    return named is not None and named.start == 0


def _holds_verb(words: str) -> bool:
    """Return whether a verb of doing is in ``words`` (转移群众), other than in a name (建设单位)."""
    doing, compounds, ends = doing_words(), lexicon.cues("compound"), (*lexicon.cues("agency"), *_WORKERS)
    at = (i for i in range(len(words) - 2) if words[i : i + 2] in doing)
    return any(words[i : i + 2] not in compounds or words[i + 2 :] not in ends for i in at)
