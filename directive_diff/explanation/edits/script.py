"""How the source's clause became the target's, word by word.

The words are jieba's, with dates and names of offices whole (``pieces.py``), and phrases of which half changed cut in
two (``halves.py``). The script is the shortest one of insertions and deletions (Indel of rapidfuzz); a deletion next to
an insertion becomes a replacement. Where several scripts are as short, the one that adds or drops whole members of a
list is taken (``sliding.py``).
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from directive_diff.explanation.edits.halves import split_shared
from directive_diff.explanation.edits.pieces import pieces
from directive_diff.explanation.edits.sliding import slid
from directive_diff.model import Edit, Folded, Op, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# The memory of an exact script grows with the square of the words; a longer clause is a text without punctuation.
LONGEST = 4_000
_DETAILED = 400  # words of a clause in which halves and members are told apart


def edit_script(source: Folded, target: Folded) -> tuple[Edit, ...]:
    """Return the steps from ``source`` to ``target``; together they cover both clauses, without gap or overlap."""
    same = source.text == target.text
    old, new = ((source.text,), (target.text,)) if same else (pieces(source.text), pieces(target.text))
    detailed = max(len(old), len(new)) <= _DETAILED
    if detailed and not same:
        old, new = split_shared(old, new)
    old_at, new_at = _boundaries(source, old), _boundaries(target, new)
    steps = list(_merge_steps(_steps(old, new)))
    return tuple(
        Edit(op, Span(old_at[a], old_at[b]), Span(new_at[c], new_at[d]))
        for op, a, b, c, d in (slid(steps, old, new) if detailed else steps)
    )


def _steps(old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[tuple[bool, int, int, int, int]]:
    """Yield runs of words as (whether equal, start and end in ``old``, start and end in ``new``)."""
    if max(len(old), len(new)) > LONGEST:
        yield old == new, 0, len(old), 0, len(new)
        return
    for step in Indel.opcodes(old, new):
        yield step.tag == "equal", step.src_start, step.src_end, step.dest_start, step.dest_end


def _merge_steps(steps: Iterable[tuple[bool, int, int, int, int]]) -> Iterator[tuple[Op, int, int, int, int]]:
    """Join neighbouring steps that are not equal, and name each."""
    pending: tuple[int, int, int, int] | None = None
    for equal, a, b, c, d in steps:
        if not equal:
            pending = (pending[0], b, pending[2], d) if pending else (a, b, c, d)
            continue
        if pending:
            yield _with_op(*pending)
            pending = None
        yield Op.EQUAL, a, b, c, d
    if pending:
        yield _with_op(*pending)


def _with_op(a: int, b: int, c: int, d: int) -> tuple[Op, int, int, int, int]:
    if a == b:
        return Op.INSERT, a, b, c, d
    return (Op.DELETE if c == d else Op.REPLACE), a, b, c, d


def _boundaries(folded: Folded, parts: tuple[str, ...]) -> list[int]:
    """Return where each word starts in the untouched text, and where the last one ends, without noise that follows."""
    starts = accumulate(map(len, parts), initial=0)
    end = folded.span(0, len(folded.text)).end
    return [folded.offsets[at] if at < len(folded.text) else end for at in starts]
