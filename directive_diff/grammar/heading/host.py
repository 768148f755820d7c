"""Which of the meetings told at the head of a readout is its own, and so who issued it.

A readout may first tell the meeting of a higher level that its own passes on (中央经济工作会议…举行。12月25日，县委
召开会议，传达学习…): its own is the one that the title names, else the lowest, else the one that passes on the other.
Body, level, place and day come from the same sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.grammar.heading import issuer as issuers
from directive_diff.grammar.heading.bodies import Issuer, kind
from directive_diff.grammar.heading.meeting_day import states_day
from directive_diff.model import Level
from directive_diff.text import has_any
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIRST = 3  # sentences that may tell of the meeting
_MORE = 8  # if they tell of one, the following may tell of the readout's own
_RANKS = {level: rank for rank, level in enumerate(Level)}
_NOBODY = Issuer(None, None, None)


class Host(NamedTuple):
    """Who held the meeting of a readout, the sentences that may state its day, and the numbers of those on others."""

    issuer: Issuer
    days: Sequence[str]
    others: frozenset[int]


def find_host(ledes: Sequence[str], title: str) -> Host:
    """Return who held the meeting of a readout, from its first sentences; what they do not tell, the title may."""
    titled = issuers.find_title_body(title) or _NOBODY
    told = _told(ledes)
    main = _main(ledes, told, titled)
    others = frozenset(i for i, found in told.items() if i != main and found != _NOBODY)
    about = [lede for i, lede in enumerate(ledes[:_FIRST]) if i not in others]
    if main is None:
        if not told and titled == _NOBODY and any(map(issuers.is_central, ledes[:2])):
            titled = titled._replace(level=Level.CENTRE)
        titled = titled if titled.level else _speaking(ledes) or titled
        return Host(_with_region(titled, [title, *about]), about, others)
    issued = told[main]
    if issued == _NOBODY and any(map(issuers.is_central, [ledes[main]] if _passes_on(ledes[main]) else ledes[:2])):
        issued = issued._replace(level=Level.CENTRE)
    if titled.level and has_any(title, kind("followed")):  # 石桥市组织收听收看全国会议
        issued = titled
    if issued.name is None and _is_higher(issued, titled):  # 瑞昌市召开会议 above 全市会议召开
        issued = titled
    if issued.level in (None, titled.level):
        issued = Issuer(issued.name or titled.name, issued.level or titled.level, issued.region or titled.region)
    return Host(_with_region(issued, [title, *about]), _dated(ledes, told, main), others)


def _speaking(ledes: Sequence[str]) -> Issuer | None:
    """Return level and place of who speaks at a meeting, in the first sentences."""
    return next(filter(None, map(issuers.find_speaking, ledes[:_FIRST])), None)


def _told(ledes: Sequence[str]) -> dict[int, Issuer]:
    """Return the sentences that tell of a meeting, each with its host."""
    told = {i: found for i, lede in enumerate(ledes[:_FIRST]) if (found := issuers.find_issuer(lede))}
    if told:
        more = enumerate(ledes[_FIRST:_MORE], _FIRST)
        told |= {i: found for i, lede in more if (found := issuers.find_issuer(lede)) and found.level}
    return told


def _main(ledes: Sequence[str], told: dict[int, Issuer], titled: Issuer) -> int | None:
    """Return the number of the sentence that tells of the readout's own meeting; None if there is none."""
    if titled.level and titled.name:
        same = next((i for i, found in told.items() if found.level == titled.level), None)
        if same is not None:
            return same
        told = {i: found for i, found in told.items() if not _is_higher(found, titled)}
    main: int | None = None
    for i, found in told.items():
        unknown = main is not None and told[main] == _NOBODY and not _passes_on(ledes[main])
        if main is None or unknown or _is_higher(told[main], found) or _replaces(ledes, told, main, i):
            main = i
    return main


def _replaces(ledes: Sequence[str], told: dict[int, Issuer], main: int, later: int) -> bool:
    """Return whether a later meeting passes on what an earlier one, of the same or another level, said."""
    if not _passes_on(ledes[later]) or _passes_on(ledes[main]):
        return False
    before, found = told[main], told[later]
    if found.level is None:
        return states_day(ledes[later])
    return found.level == before.level and before.name is None and found.name is not None


def _dated(ledes: Sequence[str], told: dict[int, Issuer], main: int) -> list[str]:
    """Return the sentences that may state the day of the meeting told in the sentence ``main``."""
    earlier = [i for i, found in told.items() if i < main and found != _NOBODY]
    if not earlier:
        return [ledes[main], *ledes[:_FIRST]]
    same_day = has_any(ledes[main], kind("same-day"))
    return [ledes[main], *([ledes[earlier[-1]]] if same_day else [])]


def _with_region(issued: Issuer, texts: Sequence[str]) -> Issuer:
    """Return the body with its place, which may be named elsewhere."""
    if issued.region or issued.level in (None, Level.CENTRE):
        return issued
    level = issued.level
    region = next(filter(None, (issuers.find_region(text, level) for text in texts)), None) if level else None
    return issued._replace(region=region)


def _is_higher(one: Issuer, other: Issuer) -> bool:
    return one.level is not None and other.level is not None and _RANKS[one.level] < _RANKS[other.level]


def _passes_on(lede: str) -> bool:
    return has_any(lede, kind("relays"))
