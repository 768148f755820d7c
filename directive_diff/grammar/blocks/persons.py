"""Names of persons: with a title before (省委书记娄勤俭), behind (李强总理), both (院长褚云深院士), or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.vocabulary import vocabulary
from directive_diff.text import has_any, is_han
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_NAME = 15  # characters of a person's name: 阿不都热依木江河·买买提吐尔逊
_LONGEST_OFFICE = 8  # characters before a title without a name: 省应急管理厅厅长
_LONGEST_OFFICE_OF_SPOKESMAN = 20  # 政务司副司长办公室发言人
SPOKESMAN = "发言人"
_LONGEST_TITLE = 6  # characters of a title that is not listed, with its office: 林若水 | 防汛巡堤员
_REMARK = 10  # characters of a remark behind a title, in brackets: （主持工作）
_CITED = ("总书记", "习近平主席")  # their words are cited by others
_NAMES = (3, 2, 4)  # lengths of names, the most common first
_DOTS = "·•.‧・"  # between the parts of a name, as various keyboards write it
_NO_PART = frozenset("的、等")  # these end no name


class Speaker(NamedTuple):
    """The span of a speaker within words; ``sure`` if it cannot be a higher body that is only cited."""

    start: int
    end: int
    sure: bool


def is_name(words: str) -> bool:
    """Return whether ``words`` look like a person's name: a surname and one or two characters, or parts with a dot."""
    if not 2 <= len(words) <= _LONGEST_NAME or words in vocabulary().never or "要" in words:  # noqa: PLR2004 - 热依扎·阿不都热合曼
        return False
    if not words.isalpha():
        return any(_are_parts(words.split(dot), dot) for dot in _DOTS if dot in words)
    surnames = vocabulary().surnames
    given = words[2:] if words[:2] in surnames else words[1:] if words[0] in surnames else ""
    return len(given) in (1, 2) and is_all_han(given)


def _are_parts(parts: list[str], dot: str) -> bool:
    """Return whether ``parts`` make a name: 巴特尔 | 额尔德; 一.加强 is a number and a heading."""
    return all(map(is_all_han, parts)) and (dot != "." or min(map(len, parts)) > 1)


def may_be_name(words: str) -> bool:
    """Return whether ``words`` may be a name whose surname the table lacks."""
    known = vocabulary()
    return (
        2 <= len(words) <= 4  # noqa: PLR2004 - the length of a name
        and is_all_han(words)
        and words not in known.never
        and words[:2] not in lexicon.cues("meeting")
        and not has_any(words, "的们跟")
        and not words.startswith((*known.before, *known.adverbs, *known.acts))
        and not words.endswith(known.nouns)
    )


def find_person(words: str) -> Speaker | None:
    """Return the person that the whole of ``words`` names, by a name with a title or by a title alone; or None."""
    known = vocabulary()
    if words.endswith(known.titles):
        name = words[: min(len(words) - len(title) for title in known.titles if words.endswith(title))]
        person = is_name(name) or name in known.surnames or _holds_office(name) or _is_titled(words)
        start = 0 if person else _start_of_titled(name)
        sure = (person or start > 0) and not words.endswith(_CITED)
        longest = _LONGEST_OFFICE if not words.endswith(SPOKESMAN) else _LONGEST_OFFICE_OF_SPOKESMAN
        unnamed = words.endswith(known.offices) and len(name) <= longest
        if sure or unnamed:
            return Speaker(start, len(words), sure=sure)
    if _is_titled(words):
        return Speaker(0, len(words), sure=True)
    start = _start_of_titled(words)
    return Speaker(start, len(words), sure=True) if start else None


def find_named(words: str, *, counted: bool) -> Speaker | None:
    """Return the person whose name, with a surname of the table, ends ``words``, perhaps after titles; or None.

    The name may end like a word that makes a noun of the verb behind it: 李永和 | 要求, but 任务和要求. ``counted``
    says that this verb is used as a noun as often.
    """
    start = _start_of_named(words)
    name = words[start:]
    if not start and not is_name(name):
        return None
    if name.endswith(vocabulary().nouns) and name.isalpha():
        noun = name[-1] in _NO_PART or (len(name) < 3 and not start) or name[:2] in vocabulary().never  # noqa: PLR2004
        if noun or (counted and not start) or name[1:].endswith(_long_nouns()):
            return None
    return Speaker(start, len(words), sure=True)


def are_names(words: str) -> bool:
    """Return whether ``words`` are several names: 李长江、王永和."""
    names = words.split("、")
    return len(names) > 1 and all(map(is_name, names))


@lexicon.derived
def _long_nouns() -> tuple[str, ...]:
    return tuple(noun for noun in vocabulary().nouns if len(noun) > 1)


def _start_of_titled(words: str) -> int:
    """Return the start of the name behind a title that ends ``words``; 0 if there is none.

    A name that the table of surnames does not know must follow a listed title directly: 主席 | 庹长青.
    """
    if words.endswith(vocabulary().bodies):
        return 0
    if start := _start_of_named(words):
        return start
    start = next((at for at, listed in _ends_of_titles(words) if listed), 0)
    return start if start and words[start] != "会" and may_be_name(words[start:]) else 0


def _start_of_named(words: str) -> int:
    """Return the start of the name that ends ``words`` behind a title; 0 if there is none.

    A name may contain a character that ends titles (书记 | 程长河), so the title nearest to the end may not be one.
    """
    known = vocabulary()
    if words.endswith(known.bodies):
        return 0
    ends = (at for at, _ in _ends_of_titles(words) if words[at] != "会" and is_name(words[at:]))
    start = next(ends, 0)
    # 陈大河总工程师 is no 总工 whose name is 程师
    behind = (title for title in known.titles if len(title) > len(words) - start) if start else ()
    return 0 if any(map(words.endswith, behind)) else start


def _ends_of_titles(words: str) -> Iterator[tuple[int, bool]]:
    """Yield the end of each title in ``words``, the last first, with room for a name after it; and if it is listed."""
    known = vocabulary()
    for at in range(len(words) - 1, max(0, len(words) - _LONGEST_NAME) - 1, -1):
        end = words.rfind("（", max(0, at - _REMARK), at) if words[at - 1 : at] == "）" else at  # 副县长（挂职）|林若水
        if end > 0 and words[end - 1] in known.last:
            if words.endswith(known.titles, 0, end):
                yield at, True
            elif words.endswith(known.endings, 0, end) and not words.endswith(known.untitled, 0, end):
                yield at, False


def _holds_office(words: str) -> bool:
    """Return whether ``words``, before a title, are a name and the office of that title: 许云帆村(支书)."""
    return words.endswith(lexicon.cues("office-end")) and any(
        is_name(words[:length]) and words[:2] not in vocabulary().never and is_all_han(words)
        for length in _NAMES
        if 0 < len(words) - length <= _LONGEST_TITLE
    )


def _is_titled(words: str) -> bool:
    """Return whether a title that is not listed follows a name: 林若水巡堤员."""
    known = vocabulary()
    if not words.endswith(known.endings) or words.endswith(known.untitled) or not is_all_han(words):
        return False
    lengths = [length for length in _NAMES if 2 <= len(words) - length <= _LONGEST_TITLE]  # noqa: PLR2004 - 场长
    return words[:2] not in known.never and any(is_name(words[:length]) for length in lengths)


def is_all_han(words: str) -> bool:
    """Return whether ``words`` are Han characters and nothing else."""
    return bool(words) and all(map(is_han, words))
