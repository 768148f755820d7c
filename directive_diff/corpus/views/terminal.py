"""Results on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.corpus.labels import CorpusLabels
from directive_diff.corpus.views.found import found_lines
from directive_diff.corpus.views.lines import line, padded, wrapped
from directive_diff.corpus.views.reused import reuse_lines
from directive_diff.corpus.views.traced import trace_lines
from directive_diff.renderers.terminal.painter import paint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from directive_diff.corpus.filling.adding import Added
    from directive_diff.corpus.find.picking import Picked
    from directive_diff.corpus.store.summary import Listing, Summary
    from directive_diff.corpus.views import Result
    from directive_diff.renderers import View
    from directive_diff.renderers.terminal.typesetting import Line

_BAR = 30  # cells of the longest bar


def render(result: Result, out: BinaryIO, view: View) -> None:
    """Write a result to ``out``."""
    paint(_VIEWS[type(result).__name__](result, view, CorpusLabels(view.lang)), out, view)


def _added(added: Added, view: View, labels: CorpusLabels) -> Iterator[Line]:
    counts = {"texts": added.texts, "replaced": added.replaced, "known": added.known, "broken": len(added.broken)}
    yield line((labels("added", **counts), "title"))
    yield line((labels("added_size", characters=added.characters, clauses=added.clauses), "fact"))
    for item in added.broken:
        yield from wrapped([("✗ ", "fate.dropped"), (item.error.in_language(view.lang), "")], view, 2)


def _summary(summary: Summary, view: View, labels: CorpusLabels) -> Iterator[Line]:
    dates = {"first": summary.first or labels("no_date"), "last": summary.last or labels("no_date")}
    head = labels("store", path=summary.path, texts=summary.texts, characters=summary.characters, **dates)
    yield from wrapped([(head, "title")], view)
    megabytes = summary.bytes / 1e6
    counts = {"clauses": summary.clauses, "inside": summary.in_blocks, "wordings": summary.wordings}
    yield from wrapped([(labels("store_clauses", size=megabytes, **counts), "fact")], view)
    if not summary.texts_kept:
        yield line((labels("store_bare"), "fact"))
    for key, rows in (("by_level", summary.levels), ("by_year", summary.years)):
        yield ()
        yield line((labels(key), "label"))
        most = max((count for _, count in rows), default=1)
        for name, count in rows:
            label = labels.level(name) if key == "by_level" else name or labels("none_said")
            bar = "█" * max(1, round(_BAR * count / most))
            yield line((f"{padded(label, 10, view)} {count:>9,} ", ""), (bar, "bar.carried"))


def _listing(listing: Listing, view: View, labels: CorpusLabels) -> Iterator[Line]:
    yield line((labels("listed", total=listing.total, shown=len(listing.texts)), "title"))
    for text in listing.texts:
        where = "" if text.level is None else f"{labels.level(text.level)} {text.region or ''} "
        head = [(f"{text.date or labels('no_date'):<11}", "fact"), (where, "tag")]
        yield from wrapped([*head, (text.title or text.path, "")], view, 11)


def _picked(picked: Picked, view: View, labels: CorpusLabels) -> Iterator[Line]:
    text = labels("picked", count=picked.picked, total=picked.total, folder=picked.folder)
    yield from wrapped([(text, "title")], view)
    yield from wrapped([(labels("picked_next", manifest=picked.manifest), "fact")], view)


_VIEWS: dict[str, Callable[..., Iterator[Line]]] = {
    "Added": _added,
    "Summary": _summary,
    "Listing": _listing,
    "Found": found_lines,
    "Trace": trace_lines,
    "Reuse": reuse_lines,
    "Picked": _picked,
}
