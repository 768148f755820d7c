"""Where the clauses of a text come from and who else said them: the relatives of each in a store."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from directive_diff.corpus.find.judgement import Judged, judge
from directive_diff.corpus.query import Order
from directive_diff.corpus.store.lookup import Near, alike
from directive_diff.corpus.store.places import Place, Source, places, quotes, set_phrase_bound, texts_holding
from directive_diff.model import Level, Relation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from directive_diff.corpus.query import Query
    from directive_diff.corpus.store.database import Store
    from directive_diff.corpus.store.lookup import Alike
    from directive_diff.judging.interface import PairReader
    from directive_diff.model import Clause, Readout

_JUDGED = 60  # wordings that are judged for a clause, the most similar; a clause similar to more is a set phrase
_WIDE = 0.25  # Dice from which on a reader is asked; of 1,000 pairs below it, 16 are links, and readers find few
_RELATIONS = (*Relation, "possible")
_LEVELS = [*Level]


class Relative(NamedTuple):
    """A clause of the store that says what a clause of the text says.

    ``relation`` is ``same``, ``adapted`` or ``restated`` if the matcher judges so, otherwise ``possible``: only similar
    in wording. Of the clauses of one text, only the nearest is a relative.
    """

    relation: str
    score: float
    dice: float
    text: str | None
    source: Source
    number: int
    block: int
    speaker: str | None
    demand: str
    start: int
    end: int


class FoundClause(NamedTuple):
    """A clause of the text, and its relatives.

    ``total`` counts them by relation; ``relatives`` may be only the first of them. ``set_phrase`` is the number of
    texts that contain its exact words, if they are a tenth of all or more; such a clause is counted without its
    relatives. ``unjudged`` counts similar wordings that are not judged because there are too many.
    """

    id: str
    start: int
    end: int
    text: str
    demand: str
    set_phrase: int
    total: Mapping[str, int]
    unjudged: int
    relatives: tuple[Relative, ...]


class ReadBy(NamedTuple):
    """The reader of pairs that took part in the judgement; ``sha256`` identifies its weights."""

    name: str
    sha256: str


class Found(NamedTuple):
    """What was found for a text: ``texts`` counts those of the store, ``set_phrases`` its own set phrases."""

    store: str
    path: str
    sha256: str
    title: str | None
    texts: int
    tenth: int
    least: float
    order: str
    set_phrases: int
    judge: ReadBy | None
    clauses: tuple[FoundClause, ...]


class Asked(NamedTuple):
    """How to search: minimum likeness, order, the most relatives per clause, and in which texts."""

    query: Query
    least: float = 0.5
    order: Order = Order.DATE
    limit: int | None = None
    possible: bool = False
    reader: PairReader | None = None


def find(store: Store, path: str, readout: Readout, asked: Asked) -> Found:
    """Return the relatives of each linkable clause of ``readout``."""
    clauses = [clause for clause in readout.clauses if clause.linkable]
    wordings = list(dict.fromkeys(clause.folded.text for clause in clauses))
    bound = set_phrase_bound(store)
    near = dict(
        zip(
            wordings,
            alike(store, wordings, min(asked.least, _WIDE) if asked.reader else asked.least, most=_JUDGED),
            strict=True,
        )
    )
    own = {
        text: next((wording for wording in nearest.alike if wording.dice >= 1 and _is(wording, text)), None)
        for text, nearest in near.items()
    }
    counts = texts_holding(store, [wording.id for wording in own.values() if wording])
    common = {text: counts[it.id] for text, it in own.items() if it and counts.get(it.id, 0) >= bound}
    kept = {text: nearest.alike for text, nearest in near.items() if text not in common}
    judged = _judgements(kept, asked.reader)
    by_wording: dict[int, list[Place]] = {}
    sought = sorted({wording.id for nearest in kept.values() for wording in nearest})
    for place in places(store, sought, asked.query, but=readout.document.sha256):
        by_wording.setdefault(place.wording, []).append(place)
    results = tuple(_clause(clause, near, common, judged, by_wording, asked) for clause in clauses)
    return Found(
        path, readout.document.path, readout.document.sha256, readout.heading.title,
        store.one("select count(*) from text"), bound, asked.least, asked.order,
        sum(1 for result in results if result.set_phrase),
        ReadBy(asked.reader.name, asked.reader.sha256) if asked.reader else None, _quoted(store, results, by_wording),
    )  # fmt: skip


def _is(alike: Alike, text: str) -> bool:
    return alike.folded is None or alike.folded == text


def _judgements(
    kept: Mapping[str, Sequence[Alike]], reader: PairReader | None
) -> dict[tuple[str, int], tuple[Judged, float]]:
    """Return the judgement and likeness of each wording for each clause; without its words it is possible at best."""
    pairs = [(text, wording) for text, nearest in kept.items() for wording in nearest]
    known = [(text, wording) for text, wording in pairs if wording.folded is not None]
    verdicts = judge([(text, wording.folded or "") for text, wording in known], reader)
    judged = {(text, it.id): (verdict, it.dice) for (text, it), verdict in zip(known, verdicts, strict=True)}
    for text, wording in pairs:
        if wording.folded is None:
            judged[text, wording.id] = (Judged(None, wording.dice), wording.dice)
    return judged


def _clause(  # noqa: PLR0913, PLR0917 - what is known of it
    clause: Clause,
    near: Mapping[str, Near],
    common: Mapping[str, int],
    judged: Mapping[tuple[str, int], tuple[Judged, float]],
    by_wording: Mapping[int, Sequence[Place]],
    asked: Asked,
) -> FoundClause:
    text = clause.folded.text
    nearest = Near([], 0) if text in common else near[text]
    best: dict[int, Relative] = {}
    for wording in nearest.alike:
        verdict, dice = judged[text, wording.id]
        if verdict.relation is None and dice < asked.least:  # looked at only because a reader might have known better
            continue
        for place in by_wording.get(wording.id, ()):
            relative = _relative(place, verdict, dice, wording.folded)
            rival = best.get(place.source.id)
            if rival is None or (relative.score, -relative.start) > (rival.score, -rival.start):
                best[place.source.id] = relative
    total = {name: sum(1 for each in best.values() if each.relation == name) for name in _RELATIONS}
    relatives = [each for each in best.values() if asked.possible or each.relation != "possible"]
    relatives.sort(key=_ORDERS[asked.order])
    return FoundClause(
        clause.id, *clause.span, clause.text, clause.demand, common.get(text, 0), total,
        nearest.more, tuple(relatives[: asked.limit]),
    )  # fmt: skip


def _relative(place: Place, verdict: Judged, dice: float, folded: str | None) -> Relative:
    relation = verdict.relation or "possible"
    return Relative(
        relation, verdict.score, dice, folded, place.source, place.number, place.block, place.speaker, place.demand,
        place.start, place.end,
    )  # fmt: skip


def _by_date(relative: Relative) -> tuple[object, ...]:
    source = relative.source
    return source.date is None, source.date or "", _by_level(relative), source.id, relative.start


def _by_level(relative: Relative) -> int:
    return _LEVELS.index(Level(relative.source.level)) if relative.source.level else len(_LEVELS)


_ORDERS = {
    Order.DATE: _by_date,
    Order.LEVEL: lambda one: (_by_level(one), *_by_date(one)),
    Order.SCORE: lambda one: (one.relation != Relation.SAME, -one.score, -one.dice, *_by_date(one)),
}


def _quoted(
    store: Store, clauses: Sequence[FoundClause], by_wording: Mapping[int, Sequence[Place]]
) -> tuple[FoundClause, ...]:
    """Return what was found, quoting the exact text of clauses that differ from their folded form."""
    listed = {(each.source.id, each.start) for clause in clauses for each in clause.relatives}
    other = [
        place
        for of_wording in by_wording.values()
        for place in of_wording
        if not place.plain and (place.source.id, place.start) in listed
    ]
    texts = quotes(store, other) if other else {}
    return tuple(
        clause._replace(
            relatives=tuple(
                each._replace(text=texts.get((each.source.id, each.start), each.text)) for each in clause.relatives
            )
        )
        for clause in clauses
    )
