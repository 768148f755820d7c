"""Where the clauses that a form names are now: under their ids, or elsewhere with the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from directive_diff.model import Side
from directive_diff.review.form import clause_text
from directive_diff.sanitise import CUT, truncate_to_cell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from directive_diff.model import Clause, Comparison
    from directive_diff.review.reading import Form


class Places(NamedTuple):
    """The clauses of a side by id and by text; ``unchanged`` if the text is the one that was reviewed."""

    by_id: Mapping[str, Clause]
    by_text: Mapping[str, Clause]
    unchanged: bool

    @classmethod
    def of(cls, comparison: Comparison, side: Side, form: Form) -> Places:
        """Return the clauses of one side of a comparison."""
        readout = side.readout(comparison)
        reviewed = form.source_sha256 if side is Side.SOURCE else form.target_sha256
        by_text: dict[str, Clause] = {}
        for clause in readout.clauses:
            by_text.setdefault(clause_text(clause), clause)
        by_id = {clause.id: clause for clause in readout.clauses}
        return cls(by_id, by_text, unchanged=readout.document.sha256 == reviewed)

    def find(self, name: str, words: str) -> Clause | None:
        """Return the clause that had ``words`` under the id ``name``; an id alone counts if the text is unchanged."""
        clause = self.by_id.get(name.upper())
        if not words:
            return clause if self.unchanged else None
        return clause if clause and _fits(clause, words) else self.by_text.get(words) or self._begun_by(words)

    def _begun_by(self, words: str) -> Clause | None:
        """Return the clause whose text was too long for a spreadsheet's cell and was cut to ``words``."""
        if not words.endswith(CUT):
            return None
        return next((clause for text, clause in self.by_text.items() if _is_cut(words, text)), None)


def _fits(clause: Clause, words: str) -> bool:
    text = clause_text(clause)
    return words == text or _is_cut(words, text)


def _is_cut(words: str, text: str) -> bool:
    """Return whether ``words`` are a longer ``text`` cut to what a cell holds, alone or after an id and a chance."""
    return words.endswith(CUT) and (words == truncate_to_cell(text) or (len(words) > 1 and _begins(words, text)))


def _begins(words: str, text: str) -> bool:
    return len(words) > _LONG and text.startswith(words[: -len(CUT)])


_LONG = 30_000  # characters from which on a cell may have been cut
