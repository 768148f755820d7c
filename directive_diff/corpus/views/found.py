"""What was found for a text, on a terminal: each clause, then its relatives, the earliest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.corpus.views.lines import line, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_diff.corpus.find.relatives import Found, FoundClause, Relative
    from directive_diff.corpus.labels import CorpusLabels
    from directive_diff.renderers import View
    from directive_diff.renderers.terminal.typesetting import Line

_MOST_RELATIVES = 5  # relatives of a clause


def found_lines(result: Found, view: View, labels: CorpusLabels) -> Iterator[Line]:
    """Yield the lines of what was found."""
    related = sum(1 for clause in result.clauses if clause.relatives)
    title = result.title or result.path
    head = labels("found", title=title, texts=result.texts, clauses=len(result.clauses), related=related)
    yield from wrapped([(head, "title")], view)
    if result.set_phrases:
        yield from wrapped([(labels("found_tenth", n=result.set_phrases, tenth=result.tenth), "fact")], view)
    yield from wrapped([(labels("found_how", first=labels("first")), "fact")], view)
    if result.judge:
        yield from wrapped([(labels("found_judge", name=result.judge.name), "fact")], view)
    for clause in result.clauses:
        yield ()
        yield from _clause(clause, view, labels)


def _clause(clause: FoundClause, view: View, labels: CorpusLabels) -> Iterator[Line]:
    yield from wrapped([(f"{clause.id} ", "id"), (clause.text, "strong")], view, 2)
    if clause.set_phrase:
        yield line((f"  {labels('set_phrase', n=clause.set_phrase)}", "fact"))
        return
    total = clause.total
    counts = labels("totals", same=total["same"], adapted=total["adapted"])
    if total["restated"]:
        counts += labels("totals_restated", n=total["restated"])
    if total["possible"]:
        counts += labels("totals_possible", n=total["possible"])
    if not clause.relatives:
        none = labels("no_relatives") + (f" · {counts}" if any(total.values()) else "")
        yield line((f"  {none}", "fact"))
        return
    yield line((f"  {counts}", "fact"))
    for relative in clause.relatives[:_MOST_RELATIVES]:
        yield from wrapped(list(_relative(relative, labels)), view, 4)
    rest = len(clause.relatives) - _MOST_RELATIVES
    if rest > 0:
        yield line((f"    {labels('more_relatives', n=rest)}", "fact"))
    if clause.unjudged:
        yield line((f"    {labels('unjudged', n=clause.unjudged)}", "fact"))


def _relative(relative: Relative, labels: CorpusLabels) -> Iterator[tuple[str, str]]:
    source = relative.source
    yield f"  {source.date or labels('no_date')} ", "fact"
    where = f"{labels.level(source.level) if source.level else ''}{source.region or ''}"
    yield f"{where} " if where else "", "tag"
    yield f"{labels(relative.relation)} {relative.score:.2f} ", f"relation.{relative.relation}"
    yield relative.text or "—", ""
    yield f"  《{source.title}》" if source.title else f"  {source.path}", "fact"
