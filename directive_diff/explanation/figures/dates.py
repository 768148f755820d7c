"""The date before a demand, as a clause of its own (2026年，全省新增…), is linked as the demand behind it is.

By themselves, 2026年 and 6月底前 say nothing that can be matched. But between 2026年，全省新增… and 2027年，全省新增…
the date is what changed, and in 2026年全省新增… it is the same one, not one added. So the date that governs a linked
clause is linked to the date, or to the clause with the date, that governs the other clause of its link.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.explanation.figures.figure import all_figures
from directive_diff.model import Match, Reason
from directive_diff.text import NUMERALS, bigrams, dice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from directive_diff.alignment import Alignment
    from directive_diff.explanation.figures.figure import Figure
    from directive_diff.model import Clause, Readout

_LONGEST = 16  # characters of a clause that is only a date
_TIMES = frozenset("年月日号天周度期时五")  # each date has one; the last of 十五五
_BESIDE = frozenset("到至自从在于按要力争截止未来今后度起前后内底末初止之以的中期间时段“”")  # words around a date
_TIMED = frozenset({"date", "time", "clock"})


def is_date(text: str) -> bool:
    """Return whether the folded ``text`` of a clause says only when.

    >>> is_date("到2026年底"), is_date("“十五五”期间"), is_date("2026年的任务"), is_date("改革开放以来")
    (True, True, False, False)
    """
    if len(text) > _LONGEST or _TIMES.isdisjoint(text) or text.endswith("来"):
        return False
    figures = dates_in(text)
    rest = (text[end:start] for end, start in _gaps(figures, len(text)))
    return bool(figures) and all(map(_BESIDE.issuperset, rest))


def link_dates(alignment: Alignment, source: Readout, target: Readout) -> Alignment:
    """Return ``alignment`` with links of the dates that govern linked clauses, where these are not the same words.

    Such a link is as sure as that of the clauses.
    """
    ours, theirs = _governed(source), _governed(target)
    if not ours and not theirs:
        return alignment
    linked = {(match.source.id, match.target.id): match for match in alignment.matches}
    taken = {name for pair in linked for name in pair}
    added: dict[tuple[str, str], Match] = {}
    for match in alignment.matches:
        pair = _dates_of(match, ours.get(match.source.id), theirs.get(match.target.id))
        if pair is None:
            continue
        names = pair[0].id, pair[1].id
        known = added.get(names) or linked.get(names)
        if known and known.score < match.score:
            added[names] = known._replace(score=match.score)
        elif not known and taken.isdisjoint(clause.id for clause in pair if is_date(clause.folded.text)):
            added[names] = Match(*pair, match.score, _reasons(*pair))
    return _with_links(alignment, added, frozenset(taken.union(*added))) if added else alignment


def _governed(readout: Readout) -> dict[str, Clause]:
    """Return, by the id of each clause behind it in its sentence, the date that says when."""
    governed: dict[str, Clause] = {}
    for directive in readout.directives:
        date: Clause | None = None
        for clause in directive.clauses:
            if is_date(clause.folded.text):
                date = clause
            elif date:
                governed[clause.id] = date
    return governed


def _dates_of(match: Match, ours: Clause | None, theirs: Clause | None) -> tuple[Clause, Clause] | None:
    """Return the clauses that say when the two clauses of a link are due; None if nothing is to be compared."""
    if ours is None and theirs is None:
        return None
    pair = ours or match.source, theirs or match.target
    source, target = (clause.folded.text for clause in pair)
    if source == target or (not _demands(match) and _is_of_event(source) and _is_of_event(target)):
        return None
    dates, others = dates_in(source), dates_in(target)
    if not any(one.firm == other.firm and one.kind == other.kind for one in dates for other in others):
        return None
    return None if ours and theirs and not ours.linkable and _are_equal(dates, others) else pair


def _demands(match: Match) -> bool:
    return match.source.demand.binds or match.target.demand.binds


def _is_of_event(text: str) -> bool:
    """Return whether a date is that of an event, if nothing is demanded: 1998年3月, but not 2026年 or 6月底前."""
    return any(
        one.end - one.start == len(text) and "-" in one.number and text[-1] in "月日号" for one in dates_in(text)
    )


def _are_equal(dates: Sequence[Figure], others: Sequence[Figure]) -> bool:
    return len(dates) == len(others) and all(one.equals(other) for one, other in zip(dates, others, strict=True))


def dates_in(text: str) -> list[Figure]:
    """Return the figures of a text that say when, with the names of plans: “十五五”期间."""
    return [one for one in all_figures(text) if one.kind in _TIMED or _names_plan(text[one.start : one.end])]


def _names_plan(words: str) -> bool:
    """Return whether ``words`` name a plan of five years by its number: 十五五."""
    return len(words) == len("十五五") and words[0] == "十" and words[2] == "五" and words[1] in NUMERALS[:-1]


def _gaps(figures: Iterable[Figure], size: int) -> Iterator[tuple[int, int]]:
    end = 0
    for figure in figures:
        yield end, figure.first
        end = figure.last
    yield end, size


def _reasons(source: Clause, target: Clause) -> tuple[Reason, ...]:
    """Return why two dates are linked: what they share, and above all that the clauses that they govern are."""
    shared = dice(bigrams(source.folded.text), bigrams(target.folded.text))
    return Reason("wording", round(shared, 4)), Reason("neighbours", 1.0)


def _with_links(alignment: Alignment, added: Mapping[tuple[str, str], Match], linked: frozenset[str]) -> Alignment:
    """Return ``alignment`` with the matches ``added``, which no longer stand among the pairs that are no links."""
    kept = [match for match in alignment.matches if (match.source.id, match.target.id) not in added]
    matches = sorted((*kept, *added.values()), key=lambda match: (match.target.span, match.source.span))

    def unlinked(pairs: Sequence[Match]) -> tuple[Match, ...]:
        return tuple(match for match in pairs if not linked.issuperset((match.source.id, match.target.id)))

    return alignment._replace(
        matches=tuple(matches),
        rejected=unlinked(alignment.rejected),
        candidates=tuple(match for match in alignment.candidates if (match.source.id, match.target.id) not in added),
        possible=unlinked(alignment.possible),
    )
