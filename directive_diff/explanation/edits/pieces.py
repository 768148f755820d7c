"""The pieces that an edit keeps or replaces: words, except that dates and names of offices are whole.

For jieba 4月底 is 4 and 月底, 省应急管理厅 is 省, 应急 and 管理厅, and 300万条 is one word. Edits of such words
would mark half a date or half a name, or a unit that is the same.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.explanation.names.offices import REGIONS
from directive_diff.text import NUMERALS, is_han
from directive_diff.words import cut_whole, frequency

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_COUNT = f"(?:\\d{{1,2}}|[{NUMERALS}]{{1,3}})"
# Figures with a sign inside: dates, hours, fractions and ratios, thousands. And numbers that are made large.
_FIGURES = (
    f"{_COUNT}月(?:{_COUNT}[日号]|[底初末]|[上中下]旬)|\\d{{1,2}}(?:时(?:\\d{{1,2}}分|半)?|点(?:\\d{{1,2}}分|半))"
    "|\\d{4}(?:[-.]\\d{1,2}){2}(?!\\d)|\\d{1,9}(?:[/:：∶]\\d{1,9}){1,4}|\\d{1,3}(?:[,，]\\d{3}){1,4}(?!\\d)[万亿]*"
)
_LARGE = f"[\\d{NUMERALS}百千][万亿]+"
_INSIDE = frozenset("时点/:：∶,，-.")  # signs within a figure of digits
_JOINED = frozenset("要由报须应前")  # 由省, 报省, 县要: unknown words of two that jieba makes of neighbours
_WITH = "委会同"  # 发展改革委会同财政局
_SEATS = frozenset(f"{region}{seat}" for region in "省市县区州" for seat in ("委", "政府"))
_NO_NAME = frozenset({"等", "要", "由", "和", "与", "及", "的", "在", "对", "把", "将", "会同"})
_BEFORE = frozenset({"由", "、", "，", "会同"})  # what precedes a name without a region
_LONGEST = 6  # words of a name


@lru_cache(maxsize=1024)  # the edits of a link and its marks need them
def pieces(text: str) -> tuple[str, ...]:
    """Return the pieces of ``text``, which joined are ``text`` again.

    >>> pieces("由省应急管理厅于4月底前储备300万条")
    ('由', '省应急管理厅', '于', '4月底', '前', '储备', '300万', '条')
    """
    words = tuple(_words(text))
    edges = list(accumulate(map(len, words), initial=0))
    kept = set(edges)
    if "万" in text or "亿" in text:
        kept.update(large.end() for large in re.finditer(_LARGE, text))
    whole = [figure.span() for figure in re.finditer(_FIGURES, text)] if _may_have_figure(text) else []
    for start, end in (*whole, *((edges[i], edges[j]) for i, j in _offices(words))):
        kept.difference_update(range(start + 1, end))
        kept |= {start, end}
    return tuple(text[start:end] for start, end in pairwise(sorted(kept)))


def _may_have_figure(text: str) -> bool:
    """Return whether ``text`` may have a figure with a sign inside: 重点 and 按时 have a sign, but no figure."""
    return "月" in text or (not _INSIDE.isdisjoint(text) and any(map(str.isdecimal, text)))


def _words(text: str) -> Iterator[str]:
    """Yield the words of ``text``, apart where jieba makes one of neighbours: 由省 | 水利厅, 改 | 革委会 | 同市."""
    for part in text.replace(_WITH, "委\0会同\0").split("\0") if _WITH in text and "\0" not in text else (text,):
        for word in cut_whole(part):
            is_joined = len(word) == 2 and not _JOINED.isdisjoint(word) and not frequency(word)  # noqa: PLR2004
            yield from word if is_joined else (word,)


def _offices(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the names of offices of several words, as ranges of ``words``."""
    i = 0
    while i < len(words):
        end = _end_of_office(words, i)
        if end > i + 1:
            yield i, end
        i = max(end, i + 1)


def _end_of_office(words: Sequence[str], start: int) -> int:
    """Return the end of the name that begins at a word: by its region (省应急管理厅), or by its duty (督导处配合)."""
    if words[start] in _SEATS:  # 市委改革办, 省政府办公厅
        at = next((i for i in (start + 1, start + 2) if _ends_office(words, i)), 0)
        return at + 1 if at == start + 1 or (at and len(words[at]) == 1) else 0
    by_region = words[start] in REGIONS
    if not by_region and start and words[start - 1] not in _BEFORE:
        return 0
    for i in range(start, min(start + _LONGEST, len(words))):
        if words[i] in _NO_NAME or not is_han(words[i][0]):
            return 0
        if i > start and _ends_office(words, i):
            return i + 1 if by_region or _has_duty(words, i + 1) else 0
    return 0


def _ends_office(words: Sequence[str], i: int) -> bool:
    """Return whether a word ends the name of an office: 厅, 管理厅, 部门; not 布局."""
    ends = lexicon.cues("office-end")
    word = words[i] if i < len(words) else ""
    return word in ends or (len(word) > 2 and word.endswith(ends))  # noqa: PLR2004


def _has_duty(words: Sequence[str], i: int) -> bool:
    return i < len(words) and (words[i] == "要" or words[i] in lexicon.cues("charged"))
