"""Names that another one replaced: 《安全生产法》 → 《消防法》, 张富清同志 → 黄文秀同志, 滨江新城 → 空港新城.

They count as members of a list, as the holders of roles do. Titles side by side are lists already (`lists.changes`).
"""

from __future__ import annotations

from itertools import starmap
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.demands.imperatives import doing_words
from directive_diff.lexicon.terms import Term
from directive_diff.model import Change, ChangeKind
from directive_diff.text import common_prefix, common_suffix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_diff.explanation.clause_pair import ClausePair, LinkedClause

_COMRADE = "同志"
_LONGEST = 5  # characters of a name before what it is the name of
_ROADS = ("路", "街", "大道", "巷")  # named after acts too: 建设路
_JOINS = frozenset("的和与及等各对为把将向从在以于")  # no name has these
_ALONE = "湖河江山桥海"  # a name of one character may stand before these: 南湖, 东山
_LENGTHS = (3, 2)  # characters of a person's name, the usual length first


def name_changes(pair: ClausePair) -> Iterator[Change]:
    """Yield a change for each title and each person that only one clause names, if both name as many."""
    for names in (_titles, _comrades):
        ours, theirs = (
            [name for name in names(clause) if not _is_known(name, other)]
            for clause, other in ((pair.source, pair.target), (pair.target, pair.source))
        )
        if len(ours) == len(theirs):
            yield from starmap(
                lambda old, new: pair.change(ChangeKind.LISTED, old, new), zip(ours, theirs, strict=True)
            )
    yield from _thing_changes(pair)


def _thing_changes(pair: ClausePair) -> Iterator[Change]:
    """Yield the change of a place, site or event that is called otherwise in clauses that are the same besides."""
    source, target = pair.source.text, pair.target.text
    start = common_prefix(source, target)
    tail = common_suffix(source[start:], target[start:])
    at, to = len(source) - tail, len(target) - tail
    if not (tail and 0 < at - start <= _LONGEST and 0 < to - start <= _LONGEST):
        return
    while start not in pair.source.edges or start not in pair.target.edges:
        start -= 1
    more, thing = _thing_at(source, at)
    at, to = at + more, to + more  # 云 of 青云水库, 白云水库
    if thing and all(_is_name(name, thing) for name in (source[start:at], target[start:to])):
        ends = at + len(thing), to + len(thing)
        old, new = (Term(start, end, (text[start:end],)) for text, end in zip((source, target), ends, strict=True))
        if not (pair.source.neighbour_has(new.word) or pair.target.neighbour_has(old.word)):
            yield pair.change(ChangeKind.LISTED, old, new)


def _thing_at(text: str, at: int) -> tuple[int, str]:
    """Return the thing whose name ends at ``at``, or a few characters behind it, and how many."""
    found = ((more, word) for more in range(_LENGTHS[-1] + 1) for word in _things("thing"))
    return next(((more, word) for more, word in found if text.startswith(word, at + more)), (0, ""))


def _is_name(words: str, thing: str) -> bool:
    """Return whether words before a thing are its name: 空港 of 空港新城; 老旧 of 老旧小区 only describes it."""
    least = 1 if thing[0] in _ALONE else _LENGTHS[-1]
    described = any(word in words if len(word) > 1 else word == words for word in _things("describes"))
    done = thing not in _ROADS and not doing_words().isdisjoint((words, words[-_LENGTHS[-1] :]))  # 关停煤矿
    return least <= len(words) <= _LONGEST and words.isalpha() and not (described or done or _JOINS & set(words))


@lexicon.derived
def _things(kind: str) -> tuple[str, ...]:
    """Return the words of one kind of the table, the longest first."""
    return tuple(sorted((row[0] for row in lexicon.table("things") if row[1] == kind), key=len, reverse=True))


def _is_known(name: Term, other: LinkedClause) -> bool:
    bare = name.word.strip("《》")
    return bare in other.text or other.neighbour_has(bare)


def _titles(clause: LinkedClause) -> Iterator[Term]:
    """Yield the titles in a clause, with their marks."""
    end = 0
    while (start := clause.text.find("《", end)) >= 0 and (end := clause.text.find("》", start) + 1):
        yield Term(start, end, (clause.text[start:end],))


def _comrades(clause: LinkedClause) -> Iterator[Term]:
    """Yield the name before 同志: two or three characters, the first of them a surname."""
    end = clause.text.find(_COMRADE)
    lengths = (length for length in _LENGTHS if end - length in clause.edges)
    start = next((end - length for length in lengths if clause.text[end - length] in lexicon.words("surnames")), end)
    if 0 <= start < end:
        yield Term(start, end, (clause.text[start:end],))
