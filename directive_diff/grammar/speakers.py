"""Who speaks: the words before a verb of saying, read as a speaker or as none."""

from __future__ import annotations

from typing import NamedTuple

from directive_diff.grammar.vocabulary import vocabulary

_LONGEST = 160  # characters in which somebody may be named, with titles and what he did; a longer clause is text
_LONGEST_BODY = 40  # characters of the name of a body
_LONGEST_OFFICE = 8  # characters before a title that stands without a name: 省应急管理厅厅长
_HELD = ("召开", "举行", "主持", "出席")  # what stands before these holds the meeting, and is the speaker
_TRIES = 8  # places at which a long stretch may be cut into a speaker and what he did


class Speaker(NamedTuple):
    """Where the speaker stands among the words given; ``sure`` where it can be no citation of a body above."""

    start: int
    end: int
    sure: bool


def speaker(words: str) -> Speaker | None:
    """Return who speaks in the folded ``words`` before a verb of saying, or None where nobody does.

    The words may go on about what he did: 王沪宁在主持大会时, 李强作出批示, 会议还.
    """
    if len(words) > _LONGEST:
        return None
    said = _without_adverbs(words)
    if not said or said.endswith(vocabulary().nouns):
        return None
    actor = acting(said)
    return actor if actor and actor.sure else named(said) or actor


def acting(words: str) -> Speaker | None:
    """Return the speaker with whom ``words`` open, before what he did, when or where; None where there is none."""
    words = words[:_LONGEST]
    places = {at for act in vocabulary().acts if (at := words.find(act)) > 0}
    places |= {at for at, char in enumerate(words) if at and char.isdecimal()}
    for at in sorted(places)[:_TRIES]:
        found = named(_without_adverbs(words[:at]))
        if found:
            return found
    return None


def named(words: str) -> Speaker | None:
    """Return the speaker that the whole of ``words`` names (会议, 习近平, 省委书记娄勤俭, 国务院党组会议), or None."""
    known = vocabulary()
    if words in known.selves or words in known.chorus or is_name(words):
        return Speaker(0, len(words), sure=True)
    if words in known.general:
        return Speaker(0, len(words), sure=False)
    if words.startswith(known.before):
        return None
    return _person(words) or _body(words)


def is_chorus(words: str) -> bool:
    """Tell whether ``words`` name many who speak in passing (大家, 与会人员)."""
    return words in vocabulary().chorus


def is_name(words: str) -> bool:
    """Tell whether ``words`` look like a person's name: a surname and one or two characters, or parts with a dot."""
    if not 2 <= len(words) <= 15 or words in vocabulary().never:  # noqa: PLR2004 - 热依扎·阿不都热合曼
        return False
    if "·" in words:
        return all(map(_is_han, words.split("·")))
    surnames = vocabulary().surnames
    given = words[2:] if words[:2] in surnames else words[1:] if words[0] in surnames else ""
    return len(given) in (1, 2) and _is_han(given)


def may_be_name(words: str) -> bool:
    """Tell whether ``words`` may be a name whose surname the table lacks."""
    known = vocabulary()
    return (
        2 <= len(words) <= 4  # noqa: PLR2004 - the length of a name
        and _is_han(words)
        and words not in known.never
        and not words.startswith((*known.before, *known.adverbs, *known.acts))
        and not words.endswith(known.nouns)
    )


def _person(words: str) -> Speaker | None:
    """Return the person among ``words`` with a title behind (李强总理) or before the name (省委书记娄勤俭)."""
    known = vocabulary()
    titles = known.titles
    if words.endswith(titles):
        name = words[: min(len(words) - len(title) for title in titles if words.endswith(title))]
        sure = (is_name(name) or name in known.surnames) and not words.endswith("总书记")
        return Speaker(0, len(words), sure=sure) if sure or len(name) <= _LONGEST_OFFICE else None
    start = max(words.rfind(title) + len(title) if title in words else 0 for title in titles)
    rest = words[start:]
    is_person = start and not words.endswith(known.bodies) and (is_name(rest) or may_be_name(rest))
    return Speaker(start, len(words), sure=True) if is_person else None


def _body(words: str) -> Speaker | None:
    if len(words) > _LONGEST_BODY or not words.endswith(vocabulary().bodies) or any(a in words for a in _HELD):
        return None
    return Speaker(words.rfind("的") + 1, len(words), sure=False)


def _without_adverbs(words: str) -> str:
    adverbs = vocabulary().adverbs
    while words.endswith(adverbs):
        words = words.removesuffix(max((a for a in adverbs if words.endswith(a)), key=len))
    return words


def _is_han(words: str) -> bool:
    return bool(words) and all("\u3400" <= char <= "\u9fff" for char in words)
