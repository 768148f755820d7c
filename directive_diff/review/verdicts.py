"""The verdicts of a form applied to a comparison: links removed, changed and added, kinds of demand corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from directive_diff.errors import ReviewError
from directive_diff.explanation import explain
from directive_diff.lexicon import using
from directive_diff.model import Match, Reason, Review, Ruling, Side, Verdict
from directive_diff.review.correcting import corrected, with_demands
from directive_diff.review.decisions import Decision, decisions
from directive_diff.review.misfits import misfits
from directive_diff.review.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from directive_diff.model import Comparison, Demand, Link, Misfit
    from directive_diff.review.reading import Form

Pair = tuple[str | None, str | None]


class Reviewed(NamedTuple):
    """A reviewed comparison, and the rows whose verdicts did not fit its texts."""

    comparison: Comparison
    unfit: tuple[Misfit, ...]


def apply(form: Form, comparison: Comparison) -> Reviewed:
    """Return ``comparison`` with the verdicts of ``form``, and the rows that no longer fit its texts.

    A verdict fits if its clauses are found, under their ids or elsewhere, with the same words. An accepted link stays
    even if the program would no longer find it. Raises ReviewError if the form is of other texts, or contradicts
    itself about the same clauses.
    """
    places = {side: Places.of(comparison, side, form) for side in Side}
    _refuse_unknown(form, places)
    by_entry = [(entry, decisions(entry, places)) for entry in form.entries]
    unfit = misfits([entry for entry, those in by_entry if not those], comparison, places)
    _refuse_other(form, comparison, places, fits=not unfit or len(unfit) < len(by_entry))
    settled = _settled([decision for _, those in by_entry for decision in those], form.path)
    left = with_demands(comparison, _demands(settled, form.path))
    with using(comparison.lexicon):
        links = _links(settled, left)
    rulings = _rulings(settled, comparison, links)
    review = _review(form, rulings, unfit)
    return Reviewed(_with_links(left, links, rulings)._replace(review=review), unfit)


def _settled(every: Iterable[Decision], path: str) -> list[Decision]:
    """Return what was said about each pair, once. Raises ReviewError where two rows contradict each other."""
    settled: dict[Pair, Decision] = {}
    alone: dict[str, Decision] = {}
    linked: dict[str, Decision] = {}
    for decision in every:
        before = settled.get(decision.ids)
        if before is not None and before.contradicts(decision):
            raise ReviewError("review_twice", path, remedy="keep_one", row=before.entry.row, other=decision.entry.row)
        settled[decision.ids] = decision if before is None else before.joined(decision)
        for clause in filter(None, decision.ids):
            if decision.alone:
                alone[clause] = decision
            elif decision.holds:
                linked[clause] = decision
    for clause in sorted(alone.keys() & linked.keys()):
        rows = sorted((alone[clause].entry.row, linked[clause].entry.row))
        raise ReviewError("review_twice", path, remedy="keep_one", row=rows[0], other=rows[1])
    return list(settled.values())


def _demands(settled: Iterable[Decision], path: str) -> dict[str, Demand]:
    """Return the corrected kinds of demand, by clause. Raises ReviewError if two rows give different ones."""
    put: dict[str, tuple[Demand, int]] = {}
    for decision in settled:
        for clause, demand in decision.demands:
            before, row = put.setdefault(clause, (demand, decision.entry.row))
            if before is not demand:
                raise ReviewError("review_twice", path, remedy="keep_one", row=row, other=decision.entry.row)
    return {clause: demand for clause, (demand, _) in put.items()}


def _refuse_unknown(form: Form, places: Mapping[Side, Places]) -> None:
    """Raise ReviewError if a person named a clause that a text, unchanged since, does not have: a slip of the hand."""
    for entry in form.entries:
        for named in entry.instead:
            side = Side.SOURCE if named.id.startswith("S") else Side.TARGET
            if not named.text and places[side].unchanged and named.id not in places[side].by_id:
                raise ReviewError("review_unknown", form.path, remedy="give_instead", row=entry.row, word=named.id)


def _refuse_other(form: Form, comparison: Comparison, places: Mapping[Side, Places], *, fits: bool) -> None:
    """Raise ReviewError if a form is of two other texts."""
    digests = comparison.source.document.sha256, comparison.target.document.sha256
    swapped = (form.target_sha256, form.source_sha256) == digests and digests[0] != digests[1]
    if not swapped and (fits or any(side.unchanged for side in places.values())):
        return
    raise ReviewError("review_swapped" if swapped else "review_other_pair", form.path, remedy="name_its_texts")


def _links(settled: Iterable[Decision], comparison: Comparison) -> dict[Pair, Link]:
    """Return the links as a person left them."""
    links: dict[Pair, Link] = {(link.source.id, link.target.id): link for link in comparison.links}
    links |= _links_for([decision for decision in settled if decision.holds and decision.ids not in links], comparison)
    for decision in settled:
        link = links.get(decision.ids)
        if decision.verdict is Verdict.REJECTED:
            links.pop(decision.ids, None)
        elif link is not None and (decision.holds or decision.entry.changes is not None):
            links[decision.ids] = corrected(link, decision, comparison)
    return links


def _links_for(missing: Sequence[Decision], comparison: Comparison) -> dict[Pair, Link]:
    """Return links for pairs that the program did not link, explained together with those that it did."""
    return links_between([decision.ids for decision in missing], comparison) if missing else {}


def links_between(pairs: Iterable[Pair], comparison: Comparison) -> dict[Pair, Link]:
    """Return the links that ``pairs`` of clauses, by their ids, would be beside those of ``comparison``."""
    clauses = {side: {clause.id: clause for clause in side.readout(comparison).clauses} for side in Side}
    old = [Match(link.source, link.target, link.score, link.reasons) for link in comparison.links]
    new = {
        (source, target): Match(
            clauses[Side.SOURCE][source], clauses[Side.TARGET][target], 1.0, (Reason("reviewed", 1.0),)
        )
        for source, target in pairs
        if source and target
    }
    links = explain([*old, *new.values()], comparison.source, comparison.target)
    return {ids: link for link in links if (ids := (link.source.id, link.target.id)) in new}


def _with_links(comparison: Comparison, links: Mapping[Pair, Link], rulings: Iterable[Ruling]) -> Comparison:
    """Return a comparison with other links; what a person denied is no longer near."""
    ordered = tuple(sorted(links.values(), key=lambda link: (link.target.span, link.source.span)))
    linked = {clause.id for link in ordered for clause in (link.source, link.target)}
    rejected = tuple(m for m in comparison.rejected if not {m.source.id, m.target.id} <= linked)
    denied = {(ruling.source, ruling.target) for ruling in rulings if ruling.verdict is Verdict.REJECTED}
    alone = {
        clause
        for ruling in rulings
        if ruling.verdict and None in (pair := (ruling.source, ruling.target))
        for clause in pair
        if clause
    }

    def open_(match: Match) -> bool:
        ids = (match.source.id, match.target.id)
        return ids not in links and ids not in denied and alone.isdisjoint(ids)

    near = {(m.source.id, m.target.id) for m in comparison.possible if open_(m)}
    return comparison._replace(
        links=ordered,
        rejected=rejected,
        candidates=tuple(match for match in comparison.candidates if open_(match)),
        possible=tuple(m for m in rejected if (m.source.id, m.target.id) in near),
    )


def _rulings(settled: Iterable[Decision], comparison: Comparison, links: Mapping[Pair, Link]) -> tuple[Ruling, ...]:
    """Return what a person said, together with what the program had ``comparison``."""
    demands = {clause.id: clause.demand for side in Side for clause in side.readout(comparison).clauses}
    before: dict[Pair, Link] = {(link.source.id, link.target.id): link for link in comparison.links}
    return tuple(_ruling(decision, before.get(decision.ids), links.get(decision.ids), demands) for decision in settled)


def _ruling(decision: Decision, before: Link | None, after: Link | None, demands: Mapping[str, Demand]) -> Ruling:
    source, target = decision.ids
    put = dict(decision.demands)
    return Ruling(
        source,
        target,
        decision.outcome(before, after),
        after.relation if after and decision.verdict else None,
        decision.entry.changes,
        put.get(source) if source else None,
        put.get(target) if target else None,
        before.relation if before else decision.found,
        before.score if before else None,
        tuple(dict.fromkeys(change.kind for change in before.changes)) if before else (),
        demands[source] if source else None,
        demands[target] if target else None,
        decision.remark,
        decision.entry.reviewer,
        decision.entry.time,
    )


def _review(form: Form, rulings: tuple[Ruling, ...], unfit: tuple[Misfit, ...]) -> Review:
    counts = dict.fromkeys(Verdict, 0)
    for ruling in rulings:
        if ruling.verdict is not None:
            counts[ruling.verdict] += 1
    return Review(
        form.reviewer,
        form.date,
        accepted=counts[Verdict.ACCEPTED],
        rejected=counts[Verdict.REJECTED],
        changed=counts[Verdict.CHANGED],
        added=counts[Verdict.ADDED],
        rulings=rulings,
        misfits=unfit,
        sha256=form.sha256,
    )
