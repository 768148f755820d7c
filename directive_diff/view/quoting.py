"""The words that a finding quotes: what changed is always whole, long passages lose what is far from it.

“新建高速公路1500公里”→“新建高速公路1000公里” says which figure changed, “1000…” would not; and of a demand of eighty
characters, those around its figure are quoted.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, pairwise, takewhile
from typing import TYPE_CHECKING

from directive_diff.explanation.figures.figure import all_figures
from directive_diff.sanitise import shown
from directive_diff.values import NamedTuple
from directive_diff.words import cut_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_diff.findings.finding import Marks, Words
    from directive_diff.labels import Labels

INNER = str.maketrans("“”", "‘’")  # quotes inside of quotes
_LONGEST = 36  # characters of a passage that is quoted whole
_END = 10  # characters of its end that a long passage keeps
_HEAD, _BEFORE, _AFTER = 10, 10, 4  # characters kept at the start, before and after what changed in the middle
_LEAST_GAP = 4  # characters that are worth leaving out
_SHARED = 4  # characters that both sides must share at an end before they are said once: “一定要防止盲目…”→“要防止…”
_HINT = 2  # characters of the shared end that stay
_NEAR_PAUSE = 8  # characters before the gap in a long passage in which a pause is the better place for it
_REST_OF_MEMBER = 4  # characters at the start of the end of a long passage that may be the rest of a member
_PAUSES = "、，,和与及的 "
_CUT = "…"


class _Passage(NamedTuple):
    """A passage in one line, the places in it that must be quoted, and whether more follows that is not quoted."""

    text: str
    marks: Marks = ()
    goes_on: bool = False


def quoted(words: Words, labels: Labels) -> str:
    """Return the words of a finding as it quotes them."""
    source, target = _passage(words.source, words.of_source), _passage(words.target, words.of_target)
    if source.text and target.text:
        return labels("replaced", source=_short(source), target=_short(_differing(source.text, target)))
    return labels("quoted", text=_short(source if source.text else target))


def _passage(text: str | None, marks: Marks) -> _Passage:
    """Return a text as it is read, with its marks where they then are."""
    if not text:
        return _Passage("")
    plain, lost = shown(text, 0, len(text))
    moved = tuple((start - bisect_left(lost, start), end - bisect_left(lost, end)) for start, end in marks)
    return _Passage(plain.translate(INNER), moved)


def _differing(source: str, target: _Passage) -> _Passage:
    """Return the target, up to what differs if most of the rest is shared: 一定要防止盲目乐观情绪, 要防止…."""
    text = target.text
    pairs = zip(reversed(source), reversed(text), strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    if shared < _SHARED:
        return target
    needed = max((len(text) - shared, *(end for _, end in target.marks))) + _HINT
    kept = next(
        (end for end in accumulate(map(len, cut_whole(text))) if end >= needed and _may_end(text, end)), len(text)
    )
    kept = max((kept, *(figure.last for figure in all_figures(text) if figure.first < kept)))
    return _Passage(text[:kept].rstrip("，、,"), target.marks, goes_on=True) if kept < len(text) - 1 else target


def _may_end(text: str, end: int) -> bool:
    """Return whether a quotation may end there: not inside 微克/立方米."""
    return "/" not in text[end - 1 : end + 1]


def _short(passage: _Passage) -> str:
    """Return a long passage without what is far from its marks and its ends; no word is cut in two.

    Its ends are kept because a demand is at one of them (把 … 总结好).
    """
    text, rest = passage.text, _CUT if passage.goes_on else ""
    if len(text) <= _LONGEST:
        return text + rest
    edges = list(accumulate(map(len, cut_whole(text)), initial=0))
    kept = _kept(passage, edges)
    if any(end - start > 2 * _LONGEST for start, end in kept) or len(kept) == 1:  # hardly anything could be left out
        kept = _ends(text, edges)
    return _joined(text, kept) + rest


def _joined(text: str, kept: Sequence[tuple[int, int]]) -> str:
    """Return the kept parts of a text with a mark for each gap, and no pause beside it."""
    last = len(kept) - 1
    parts = (text[start:end] for start, end in kept)
    parts = (part.lstrip(_PAUSES) if i else part for i, part in enumerate(parts))
    return _CUT.join(part.rstrip(_PAUSES) if i < last else part for i, part in enumerate(parts))


def _kept(passage: _Passage, edges: Sequence[int]) -> list[tuple[int, int]]:
    """Return the parts of a long passage that are quoted: both ends, and what is around its marks."""
    ends = _ends(passage.text, edges)
    if all(any(first <= start and end <= last for first, last in ends) for start, end in passage.marks):
        return ends
    size = len(passage.text)
    wanted = [(0, _HEAD), *((start - _BEFORE, end + _AFTER) for start, end in passage.marks), (size - _END, size)]
    if passage.goes_on:  # the last mark is near the end
        wanted.pop()
    whole = sorted((_at_or_before(edges, start), _at_or_behind(edges, end)) for start, end in wanted)
    merged = whole[:1]
    for start, end in whole[1:]:
        if start - merged[-1][1] < _LEAST_GAP:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _ends(text: str, edges: Sequence[int]) -> list[tuple[int, int]]:
    """Return both ends of a long text, with the gap where a list pauses if that is near."""
    head = max((edge for edge in edges if 0 < edge < _LONGEST - _END), default=0)
    tail = min((edge for edge in edges if edge >= len(text) - _END), default=len(text))
    if not head or tail == len(text):  # one word is longer than that
        head, tail = _LONGEST - _END - 1, len(text) - _END
    pause = text.rfind("、", head - _NEAR_PAUSE, head)
    member = text.find("、", tail - 1, tail + _REST_OF_MEMBER) + 1
    return [(0, pause if pause > 0 else head), (member or tail, len(text))]


def _at_or_before(edges: Sequence[int], place: int) -> int:
    return next((start for start, end in pairwise(edges) if start <= place < end), 0 if place < 0 else edges[-1])


def _at_or_behind(edges: Sequence[int], place: int) -> int:
    return next((end for start, end in pairwise(edges) if start < place <= end), edges[-1])
