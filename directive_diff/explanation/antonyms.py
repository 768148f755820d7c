"""Acts that gave way to their antonym before the same object: 关闭 → 恢复, 放宽 → 收紧. See ``data/antonyms.tsv``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.explanation.places import has_same_object
from directive_diff.lexicon.terms import Terms
from directive_diff.model import Change, ChangeKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_diff.explanation.clause_pair import ClausePair, LinkedClause
    from directive_diff.lexicon.terms import Term

_OTHER = {"a": "b", "b": "a"}


def antonym_changes(pair: ClausePair) -> Iterator[Change]:
    """Yield a reversal for each act of the source that its antonym replaced in the target."""
    ours = _acts(pair.source, pair.target)
    theirs = _acts(pair.target, pair.source) if ours else []
    for old in ours:
        new = next((new for new in theirs if _are_opposite(old, new) and has_same_object(pair, old, new)), None)
        if new is not None:
            yield pair.change(ChangeKind.REVERSED, old, new)


def _acts(clause: LinkedClause, other: LinkedClause) -> list[Term]:
    """Return the acts of a clause that the other clause does not have."""
    return [term for term in _antonyms().find(clause.text) if clause.has_whole(term) and term.word not in other.text]


def _are_opposite(old: Term, new: Term) -> bool:
    return any(f"{at[:-1]}{_OTHER[at[-1]]}" in new.row for at in old.row[1:])


@lexicon.derived
def _antonyms() -> Terms:
    """Return the acts, each with the rows and sides (3a, 7b) of the table on which it stands."""
    places: dict[str, list[str]] = {}
    for number, sides in enumerate(lexicon.table("antonyms")):
        for side, words in zip("ab", sides, strict=True):
            for word in words.split(" "):
                places.setdefault(word, []).append(f"{number}{side}")
    return Terms.of((word, *at) for word, at in places.items())
