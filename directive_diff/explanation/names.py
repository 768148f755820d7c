"""Names that another one replaced: 《安全生产法》 → 《消防法》, 张富清同志 → 黄文秀同志.

They count as members of a list, as the holders of roles do. Titles side by side are lists already (`list_changes`).
"""

from __future__ import annotations

from itertools import starmap
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.lexicon.terms import Term
from directive_diff.model import Change, ChangeKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_diff.explanation.clause_pair import ClausePair, LinkedClause

_COMRADE = "同志"
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
