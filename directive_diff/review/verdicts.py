"""The verdicts of a form applied to a comparison: links removed, changed and added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_diff.explanation import explain
from directive_diff.model import Match, Reason, Relation, Review, Side, Verdict
from directive_diff.review.form import clause_text
from directive_diff.sanitise import CUT, truncate_to_cell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from directive_diff.model import Clause, Comparison, Link
    from directive_diff.review.reading import Entry, Form


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A comparison as a person left it, and the rows whose verdicts did not fit its texts."""

    comparison: Comparison
    unfit: tuple[Entry, ...]


def apply(form: Form, comparison: Comparison) -> Reviewed:
    """Return ``comparison`` with the verdicts of ``form``, and the rows that no longer fit its texts.

    A verdict fits if both of its clauses are found, under their ids or elsewhere, with the same words. An accepted link
    stays even if the program would no longer find it.
    """
    places = {side: _Places.of(comparison, side, form) for side in Side}
    links = {(link.source.id, link.target.id): link for link in comparison.links}
    found = [(entry, _pair(entry, places)) for entry in form.entries]
    settled = [(entry, pair) for entry, pair in found if pair is not None]
    unfit = tuple(entry for entry, pair in found if pair is None)
    missing = [pair for entry, pair in settled if _ids(pair) not in links and entry.verdict is not Verdict.REJECTED]
    links |= _made(missing, comparison)
    counts = dict.fromkeys(Verdict, 0)
    for entry, pair in settled:
        verdict, link = _judged(entry, links.get(_ids(pair)))
        counts[verdict] += 1
        if link is None or verdict is Verdict.REJECTED:
            links.pop(_ids(pair), None)
        else:
            links[_ids(pair)] = link
    review = Review(
        form.reviewer,
        form.date,
        accepted=counts[Verdict.ACCEPTED],
        rejected=counts[Verdict.REJECTED],
        changed=counts[Verdict.CHANGED],
        added=counts[Verdict.ADDED],
        unfit=len(unfit),
    )
    ordered = tuple(sorted(links.values(), key=lambda link: (link.target.span, link.source.span)))
    linked = {clause.id for link in ordered for clause in (link.source, link.target)}
    rejected = tuple(m for m in comparison.rejected if not {m.source.id, m.target.id} <= linked)
    denied = {_ids(pair) for entry, pair in settled if entry.verdict is Verdict.REJECTED}
    near = {_ids((m.source, m.target)) for m in comparison.possible} - denied
    possible = tuple(m for m in rejected if _ids((m.source, m.target)) in near)
    candidates = tuple(m for m in comparison.candidates if (m.source.id, m.target.id) not in links)
    return Reviewed(
        comparison._replace(links=ordered, rejected=rejected, candidates=candidates, possible=possible, review=review),
        unfit,
    )


Pair = tuple["Clause", "Clause"]


@dataclass(frozen=True, slots=True)
class _Places:
    """The clauses of a side by id and by text; ``unchanged`` if the text is the one that was reviewed."""

    by_id: Mapping[str, Clause]
    by_text: Mapping[str, Clause]
    unchanged: bool

    @classmethod
    def of(cls, comparison: Comparison, side: Side, form: Form) -> _Places:
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
    """Tell whether ``words`` are a longer ``text`` cut to what a cell holds."""
    return words.endswith(CUT) and words == truncate_to_cell(text)


def _pair(entry: Entry, places: Mapping[Side, _Places]) -> Pair | None:
    source = places[Side.SOURCE].find(entry.source_id, entry.source_text)
    target = places[Side.TARGET].find(entry.target_id, entry.target_text)
    return (source, target) if source and target else None


def _ids(pair: Pair) -> tuple[str, str]:
    return (pair[0].id, pair[1].id)


def _made(pairs: list[Pair], comparison: Comparison) -> dict[tuple[str, str], Link]:
    """Return links for pairs that the program did not link, explained together with those that it did."""
    if not pairs:
        return {}
    old = [Match(link.source, link.target, link.score, link.reasons) for link in comparison.links]
    new = [Match(source, target, 1.0, (Reason("reviewed", 1.0),)) for source, target in pairs]
    made = explain([*old, *new], comparison.source, comparison.target)
    wanted = {_ids(pair) for pair in pairs}
    return {ids: link for link in made if (ids := (link.source.id, link.target.id)) in wanted}


def _judged(entry: Entry, link: Link | None) -> tuple[Verdict, Link | None]:
    """Return what the verdict amounts to, and the link with the verdict applied."""
    if link is None or entry.verdict is Verdict.REJECTED:
        return Verdict.REJECTED, None
    relation = entry.verdict if isinstance(entry.verdict, Relation) else entry.relation or link.relation
    if entry.relation is None:
        verdict = Verdict.ADDED
    else:
        verdict = Verdict.ACCEPTED if relation is entry.relation else Verdict.CHANGED
    changes = link.changes if relation is Relation.ADAPTED else ()
    return verdict, link._replace(relation=relation, changes=changes, verdict=verdict)
