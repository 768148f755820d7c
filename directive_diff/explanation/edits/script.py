"""How the source's clause became the target's, word by word.

The words are jieba's, with dates and names of offices whole (``pieces.py``), and phrases of which half changed cut in
two (``halves.py``). The script is the shortest one of insertions and deletions (``shortest.py``); a deletion next to an
insertion becomes a replacement. Where several scripts are as short, the one that adds or drops whole members of a list
is taken (``sliding.py``).
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from directive_diff.explanation.edits.halves import split_shared
from directive_diff.explanation.edits.pieces import pieces
from directive_diff.explanation.edits.shortest import kept_runs
from directive_diff.explanation.edits.sliding import slid
from directive_diff.model import Edit, Folded, Op, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DETAILED = 400  # words of a clause in which halves and members are told apart


def edit_script(source: Folded, target: Folded) -> tuple[Edit, ...]:
    """Return the steps from ``source`` to ``target``; together they cover both clauses, without gap or overlap."""
    same = source.text == target.text
    old, new = ((source.text,), (target.text,)) if same else (pieces(source.text), pieces(target.text))
    detailed = max(len(old), len(new)) <= _DETAILED
    if detailed and not same:
        old, new = split_shared(old, new)
    old_at, new_at = _boundaries(source, old), _boundaries(target, new)
    steps = list(_steps(old, new))
    return tuple(
        Edit(op, Span(old_at[a], old_at[b]), Span(new_at[c], new_at[d]))
        for op, a, b, c, d in (slid(steps, old, new) if detailed else steps)
    )


def _steps(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Op, int, int, int, int]]:
    """Yield what happens to runs of words: how, start and end in ``old``, start and end in ``new``."""
    a = c = 0
    for b, d, size in (*kept_runs(old, new), (len(old), len(new), 0)):
        if a < b or c < d:
            yield _with_op(a, b, c, d)
        a, c = b + size, d + size
        if size:
            yield Op.EQUAL, b, a, d, c


def _with_op(a: int, b: int, c: int, d: int) -> tuple[Op, int, int, int, int]:
    if a == b:
        return Op.INSERT, a, b, c, d
    return (Op.DELETE if c == d else Op.REPLACE), a, b, c, d


def _boundaries(folded: Folded, parts: tuple[str, ...]) -> list[int]:
    """Return where each word starts in the untouched text, and where the last one ends, without noise that follows."""
    starts = accumulate(map(len, parts), initial=0)
    end = folded.span(0, len(folded.text)).end
    return [folded.offsets[at] if at < len(folded.text) else end for at in starts]
