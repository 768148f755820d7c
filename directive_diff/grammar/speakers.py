"""Who speaks: the speaker named before a verb of saying, if any."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.vocabulary import vocabulary
from directive_diff.text import is_han
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_LEAD = 160  # characters of a clause that may name a speaker, with titles and an act
_LONGEST_BODY = 40  # characters of the name of a body
_LONGEST_NAME = 15  # characters of a person's name: 阿不都热依木江河·买买提吐尔逊
_LONGEST_OFFICE = 8  # characters before a title without a name: 省应急管理厅厅长
_LONGEST_TITLE = 6  # characters of a title that is not listed, with its office: 林若水 | 防汛巡堤员
_LONGEST_CROWD = 10  # characters of those who speak in passing: 与会专家和企业家代表
_CITED = ("总书记", "习近平主席")  # their words are cited by others
_TRIES = 8  # offsets at which a long stretch may be split into a speaker and an act
_NAMES = (3, 2, 4)  # lengths of names, the most common first
_LEVELS = tuple("省市县区州盟旗镇乡国全我")  # in names of bodies whose ending is common in other words: 市水利局


class Speaker(NamedTuple):
    """The span of a speaker within words; ``sure`` if it cannot be a higher body that is only cited."""

    start: int
    end: int
    sure: bool


def find_speaker(words: str) -> Speaker | None:
    """Return who speaks in the folded ``words`` before a verb of saying, or None if nobody does.

    The words may continue with an act: 王沪宁在主持大会时, 李强作出批示, 会议还.
    """
    if len(words) > _LONGEST_LEAD:
        return None
    bare = _without_adverbs(words)
    if not bare or bare.endswith(vocabulary().nouns):
        return None
    actor = find_actor(bare)
    return actor if actor and actor.sure else parse_speaker(bare) or actor


@lexicon.remembered
def find_actor(words: str) -> Speaker | None:
    """Return the speaker at the start of ``words``, before an act, time or place; None if nobody is named."""
    for at in islice(_offsets_of_acts(words[:_LONGEST_LEAD]), _TRIES):
        speaker = parse_speaker(_without_adverbs(words[:at]))
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
        elif char == "从" and "方面" not in words:  # but 周明远从两个方面…
            continue
        elif at and quoted <= 0 and (char.isdecimal() or (char in heads and words.startswith(heads[char], at))):
            yield at


@lexicon.remembered
def parse_speaker(words: str) -> Speaker | None:
    """Return the speaker that the whole of ``words`` names (会议, 习近平, 省委书记娄勤俭, 国务院党组会议), or None."""
    known = vocabulary()
    if words in known.selves or is_chorus(words) or is_name(words):
        return Speaker(0, len(words), sure=True)
    if words in known.general or words in known.papers:
        return Speaker(0, len(words), sure=False)
    if words.startswith(known.besides):
        return None
    return _document(words) if "《" in words else _person(words) or _body(words)


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
        and _is_all_han(words)
        and not any(joint in words for joint in lexicon.cues("joint"))
    )


def is_name(words: str) -> bool:
    """Return whether ``words`` look like a person's name: a surname and one or two characters, or parts with a dot."""
    if not 2 <= len(words) <= _LONGEST_NAME or words in vocabulary().never or "要" in words:  # noqa: PLR2004 - 热依扎·阿不都热合曼
        return False
    if "·" in words:
        return all(map(_is_all_han, words.split("·")))
    surnames = vocabulary().surnames
    given = words[2:] if words[:2] in surnames else words[1:] if words[0] in surnames else ""
    return len(given) in (1, 2) and _is_all_han(given)


def may_be_name(words: str) -> bool:
    """Return whether ``words`` may be a name whose surname the table lacks."""
    known = vocabulary()
    return (
        2 <= len(words) <= 4  # noqa: PLR2004 - the length of a name
        and _is_all_han(words)
        and words not in known.never
        and words[:2] not in lexicon.cues("meeting")
        and not any(char in words for char in "的们跟")
        and not words.startswith((*known.before, *known.adverbs, *known.acts))
        and not words.endswith(known.nouns)
    )


def _document(words: str) -> Speaker | None:
    """Return the document in book quotes that the whole of ``words`` names: 《通知》, 中办印发的《意见》."""
    start, end = words.index("《"), words.rfind("》") + 1
    before, behind = words[:start], words[end:].removesuffix("中")
    introduced = (
        not before
        or before in lexicon.cues("pointing")
        or before.endswith(lexicon.cues("issued"))
        or before in vocabulary().general
    )
    whole = not behind or behind == "一文" or behind in vocabulary().papers
    return Speaker(start, len(words), sure=False) if end > start and introduced and whole else None


def _person(words: str) -> Speaker | None:
    """Return the person among ``words`` with a title after (李强总理) or before the name (省委书记娄勤俭)."""
    known = vocabulary()
    if words.endswith(known.titles):
        name = words[: min(len(words) - len(title) for title in known.titles if words.endswith(title))]
        person = is_name(name) or name in known.surnames or _holds_office(name) or _is_titled(words)
        sure = person and not words.endswith(_CITED)
        unnamed = words.endswith(known.offices) and len(name) <= _LONGEST_OFFICE
        if sure or unnamed:
            return Speaker(0, len(words), sure=sure)
    if _is_titled(words):
        return Speaker(0, len(words), sure=True)
    start, listed = _end_of_title(words)
    rest = words[start:]
    named_so = is_name(rest) or (listed and may_be_name(rest))
    is_person = start and rest[0] != "会" and not words.endswith(known.bodies) and named_so
    return Speaker(start, len(words), sure=True) if is_person else None


def _holds_office(words: str) -> bool:
    """Return whether ``words``, before a title, are a name and the office of that title: 许云帆村(支书)."""
    return words.endswith(lexicon.cues("office-end")) and any(
        is_name(words[:length]) and words[:2] not in vocabulary().never and _is_all_han(words)
        for length in _NAMES
        if 0 < len(words) - length <= _LONGEST_TITLE
    )


def _is_titled(words: str) -> bool:
    """Return whether a title that is not listed follows a name: 林若水巡堤员."""
    known = vocabulary()
    if not words.endswith(known.endings) or words.endswith(known.untitled) or not _is_all_han(words):
        return False
    lengths = [length for length in _NAMES if 2 <= len(words) - length <= _LONGEST_TITLE]  # noqa: PLR2004 - 场长
    return words[:2] not in known.never and any(is_name(words[:length]) for length in lengths)


def _end_of_title(words: str) -> tuple[int, bool]:
    """Return the end of the last title in ``words``, with room for a name after it, and whether it is listed."""
    known = vocabulary()
    for at in range(len(words) - 1, max(0, len(words) - _LONGEST_NAME) - 1, -1):
        if words[at - 1 : at] in known.last:
            if words.endswith(known.titles, 0, at):
                return at, True
            if words.endswith(known.endings, 0, at) and not words.endswith(known.untitled, 0, at):
                return at, False
    return 0, False


def _body(words: str) -> Speaker | None:
    known = vocabulary()
    if len(words) > _LONGEST_BODY or any(act in words for act in lexicon.cues("held")):
        return None
    start = words.rfind("的") + 1
    if words.endswith(known.bodies) or (
        words.endswith(known.organs) and any(level in words[start:-1] for level in _LEVELS)
    ):
        return Speaker(start, len(words), sure=False)
    return None


def _without_adverbs(words: str) -> str:
    adverbs = vocabulary().adverbs
    while words.endswith(adverbs):
        words = words.removesuffix(max((a for a in adverbs if words.endswith(a)), key=len))
    return words


def _is_all_han(words: str) -> bool:
    return bool(words) and all(map(is_han, words))
