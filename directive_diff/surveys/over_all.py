"""The findings of a survey over all lower texts: what nobody carried, what most dropped, who changed or added what."""

from __future__ import annotations

from collections import Counter, defaultdict
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.findings.demanding import asked, demanding
from directive_diff.grammar.demands.demand import strongest
from directive_diff.lexicon import using
from directive_diff.model import ChangeKind, Demand, Fate
from directive_diff.surveys.wordings import bare, wordings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from directive_diff.model import Clause
    from directive_diff.surveys.values import Changed, Own, Survey
    from directive_diff.surveys.wordings import Wordings


_OF_A_TEXT = 3  # demands of one text that are listed; its own report has all


class Kind(StrEnum):
    """What is found, in the order in which a reader must know it."""

    NOBODY = "nobody"
    PROHIBITION = "prohibition"
    FIGURE = "figure"
    REVERSED = "reversed"
    WEAKENED = "weakened"
    TEMPLATE = "template"
    ALONE = "alone"


class Overall(NamedTuple):
    """One finding over all texts.

    ``words`` are the upper text's, or what was added; ``demand`` and ``clause`` are the ids of its directive and
    clause, if any. ``texts`` are the indexes of the texts concerned, ``of`` how many could be; ``ways`` says who
    replaced what by what.
    """

    kind: Kind
    words: str
    texts: tuple[int, ...]
    of: int
    demand: str | None = None
    clause: str | None = None
    ways: tuple[tuple[str | None, str | None, tuple[int, ...]], ...] = ()


def over_all(survey: Survey, wanted: Collection[str] | None = None) -> tuple[Overall, ...]:
    """Return the findings of ``survey``, the weightiest of each kind first; for demands, only those ``wanted``."""
    if not survey.texts:
        return ()
    shared = wordings(survey.texts, survey.upper.document.text)
    findings = (
        *_nobody(survey),
        *_prohibitions(survey),
        *_changed(survey),
        *_templates(survey, shared),
        *_added_by_one(survey, shared),
    )
    return tuple(each for each in findings if wanted is None or each.demand is None or each.demand in wanted)


def by_clause(survey: Survey) -> dict[str, tuple[int, ...]]:
    """Return for each clause of the upper text the texts that carry it; clauses that none carries are left out."""
    by_id: dict[str, list[int]] = defaultdict(list)
    for index, text in enumerate(survey.texts):
        for clause in dict.fromkeys(link.source for cell in text.cells for link in cell.links):
            by_id[clause].append(index)
    return {clause: tuple(texts) for clause, texts in by_id.items()}


def _possibly(survey: Survey) -> dict[str, list[int]]:
    """Return for each clause of the upper text the texts that possibly carry it."""
    by_id: dict[str, list[int]] = defaultdict(list)
    for index, text in enumerate(survey.texts):
        for near in (near for cell in text.cells for near in cell.possible):
            by_id[near.source].append(index)
    return by_id


def _nobody(survey: Survey) -> Iterator[Overall]:
    """Yield the demands that every text dropped, prohibitions first, then the longest."""
    every = tuple(range(len(survey.texts)))
    with using(survey.upper.lexicon):
        asking = demanding(asked(survey.upper))
    ranked = []
    for row, directive in enumerate(survey.upper.directives):
        demand = strongest(directive)
        asks = demand.binds and any(clause.id in asking for clause in directive.clauses)
        if asks and all(text.cells[row].fate is Fate.DROPPED for text in survey.texts):
            ranked.append(((demand is not Demand.PROHIBITS, -len(directive.text)), directive))
    for _, directive in sorted(ranked, key=lambda each: each[0]):
        yield Overall(Kind.NOBODY, directive.text, every, len(every), directive.id)


def _prohibitions(survey: Survey) -> Iterator[Overall]:
    """Yield the clauses that prohibit and that more than half of the texts dropped, though somebody carried some of it.

    Where nobody carried anything of the directive, it is among those that nobody carried.
    """
    carried, near = by_clause(survey), _possibly(survey)
    number = len(survey.texts)
    touched = {clause.directive for clause in survey.upper.clauses if clause.id in carried}
    ranked = []
    for clause in survey.upper.clauses:
        if clause.linkable and clause.demand is Demand.PROHIBITS and clause.directive in touched:
            with_it = {*carried.get(clause.id, ()), *near.get(clause.id, ())}
            without = tuple(index for index in range(number) if index not in with_it)
            if 2 * len(without) > number:
                ranked.append((clause, without))
    for clause, without in sorted(ranked, key=lambda each: -len(each[1])):
        yield Overall(Kind.PROHIBITION, clause.text, without, number, clause.directive, clause.id)


_CHANGES = (
    (Kind.FIGURE, ChangeKind.FIGURE),
    (Kind.REVERSED, ChangeKind.REVERSED),
    (Kind.WEAKENED, ChangeKind.WEAKENED),
)


def _changed(survey: Survey) -> Iterator[Overall]:
    """Yield the clauses whose figure was changed, that were reversed or weakened: who replaced what by what."""
    clauses = {clause.id: clause for clause in survey.upper.clauses}
    for kind, change in _CHANGES:
        ways = _ways(survey, change)
        ranked = sorted(ways, key=lambda clause: -len({index for who in ways[clause].values() for index in who}))
        for clause in ranked:
            yield _changed_for_all(kind, clauses[clause], ways[clause], len(survey.texts))


def _changed_for_all(
    kind: Kind, clause: Clause, ways: dict[tuple[str | None, str | None], list[int]], number: int
) -> Overall:
    wordings = sorted(((old, new, tuple(who)) for (old, new), who in ways.items()), key=lambda way: -len(way[2]))
    texts = tuple(sorted({index for _, _, who in wordings for index in who}))
    return Overall(kind, clause.text, texts, number, clause.directive, clause.id, tuple(wordings))


def _ways(survey: Survey, kind: ChangeKind) -> dict[str, dict[tuple[str | None, str | None], list[int]]]:
    ways: dict[str, dict[tuple[str | None, str | None], list[int]]] = defaultdict(lambda: defaultdict(list))
    for index, text in enumerate(survey.texts):
        for link in (link for cell in text.cells for link in cell.links):
            for change in link.changes:
                if change.kind is kind and index not in ways[link.source][_words_of_change(change)][-1:]:
                    ways[link.source][_words_of_change(change)].append(index)
    return ways


def _words_of_change(change: Changed) -> tuple[str | None, str | None]:
    return change.source, change.target


def _templates(survey: Survey, shared: Wordings) -> Iterator[Overall]:
    directives = {clause.id: clause.directive for clause in survey.upper.clauses}
    for wording in shared.shared:
        directive = directives[wording.source] if wording.source else None
        yield Overall(Kind.TEMPLATE, wording.words, wording.texts, len(survey.texts), directive, wording.source)


def _added_by_one(survey: Survey, shared: Wordings) -> Iterator[Overall]:
    """Yield the demands that one text alone added, those first that prohibit, then those that name a figure."""
    ranked = []
    for index, text in enumerate(survey.texts):
        for own in text.own:
            if own.origin is Fate.NEW and own.demand.binds and _is_alone(own, shared):
                figure = any(char.isdigit() for char in own.text)
                weight = (own.demand is not Demand.PROHIBITS, not figure, own.demand is not Demand.REQUIRES)
                ranked.append((weight, index, own))
    counts: Counter[int] = Counter()
    for _, index, own in sorted(ranked, key=lambda each: each[:2]):
        counts[index] += 1
        if counts[index] > _OF_A_TEXT:
            continue
        yield Overall(Kind.ALONE, own.text, (index,), len(survey.texts))


def _is_alone(own: Own, shared: Wordings) -> bool:
    """Return whether no other text has a wording of ``own``; one of short clauses alone says too little."""
    known = [shared.of[bare(words)] for words in own.new if bare(words) in shared.of]
    return bool(known) and all(len(wording.texts) == 1 for wording in known)
