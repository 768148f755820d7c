"""A person's verdicts in a chain: which review is of which pair of texts, and the comparison after it is applied.

A review is of two texts, whose ids begin with S and T; in a chain the ids of each text begin with a letter of its own.
So a comparison takes those of two texts for as long as verdicts are applied.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from directive_diff import review
from directive_diff.errors import ReviewError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from directive_diff.model import Clause, Comparison, Match, Readout
    from directive_diff.surveys.values import Member

_LETTERS = re.compile(r"^[A-Z]+")
_ENDINGS = (".tsv", ".xlsx")


class Placed(NamedTuple):
    """A review and the pair of texts (upper, lower), by number, that it is of."""

    form: review.Form
    pair: tuple[int, int]


def placed(
    members: Sequence[Member], readouts: Sequence[Readout], pairs: Iterable[tuple[int, int]], folder: str | None
) -> tuple[Placed, ...]:
    """Return the reviews that the manifest names, and those in ``folder``, each with its pair.

    A review says of which texts it is; where one of them has changed since, and there is one text above, it is of that.
    Raises ReviewError for one that is of none of the ``pairs``.
    """
    known = list(pairs)
    own = [(each.review, number) for number, each in enumerate(members) if each.review]
    named = {path for path, _ in own}
    others = [(path, None) for path in _in(folder) if path not in named]
    return tuple(_placed(path, lower, readouts, known) for path, lower in (*own, *others))


def _in(folder: str | None) -> list[str]:
    """Return the reviews in a folder, or the one file that was named in its place."""
    if folder is None:
        return []
    if Path(folder).is_file():
        return [folder]
    try:
        return sorted(str(path) for path in Path(folder).iterdir() if path.suffix.lower() in _ENDINGS)
    except OSError as error:
        raise ReviewError("file_unreadable", folder, remedy="name_review", cause=error.strerror) from error


def _placed(path: str, lower: int | None, readouts: Sequence[Readout], pairs: Sequence[tuple[int, int]]) -> Placed:
    form = review.load(path)
    digests = [readout.document.sha256 for readout in readouts]
    of = [pair for pair in pairs if (form.source_sha256, form.target_sha256) == tuple(digests[text] for text in pair)]
    of = of or [pair for pair in pairs if pair[1] == lower]
    if len(of) != 1:
        raise ReviewError("review_no_pair", path, remedy="review_of_pair")
    return Placed(form, of[0])


def reviewed(comparison: Comparison, form: review.Form) -> Comparison:
    """Return the comparison of two texts of a chain as a person left it; kinds of demand stay the program's."""
    sides = ((comparison.source, "S"), (comparison.target, "T"))
    ours = [clause for readout, _ in sides for clause in readout.clauses]
    theirs = [_clause(clause, letter) for readout, letter in sides for clause in readout.clauses]
    source, target = (_readout(readout, letter) for readout, letter in sides)
    spelt = _with_clauses(comparison, dict(zip((clause.id for clause in ours), theirs, strict=True)))
    left = review.apply(form, spelt._replace(source=source, target=target)).comparison
    back = _with_clauses(left, dict(zip((clause.id for clause in theirs), ours, strict=True)))
    return back._replace(source=comparison.source, target=comparison.target)


def _with_clauses(comparison: Comparison, clauses: Mapping[str, Clause]) -> Comparison:
    """Return ``comparison`` with other ``clauses`` in its links and matches, by the ids that they have there."""

    def matches(those: Iterable[Match]) -> tuple[Match, ...]:
        return tuple(item._replace(source=clauses[item.source.id], target=clauses[item.target.id]) for item in those)

    links = (link._replace(source=clauses[link.source.id], target=clauses[link.target.id]) for link in comparison.links)
    return comparison._replace(
        links=tuple(links),
        rejected=matches(comparison.rejected),
        candidates=matches(comparison.candidates),
        possible=matches(comparison.possible),
    )


def _readout(readout: Readout, letter: str) -> Readout:
    return readout._replace(
        blocks=tuple(
            block._replace(
                id=_spelt(block.id, letter),
                directives=tuple(
                    directive._replace(
                        id=_spelt(directive.id, letter),
                        clauses=tuple(map(partial(_clause, letter=letter), directive.clauses)),
                    )
                    for directive in block.directives
                ),
            )
            for block in readout.blocks
        )
    )


def _clause(clause: Clause, letter: str) -> Clause:
    ident, directive, block = (_spelt(name, letter) for name in (clause.id, clause.directive, clause.block))
    return clause._replace(id=ident, directive=directive, block=block)


def _spelt(name: str, letter: str) -> str:
    """Return an id with another letter.

    >>> _spelt("AB3.1", "T")
    'T3.1'
    """
    return _LETTERS.sub(letter, name)
